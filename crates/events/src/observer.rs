//! Who is told of events.

use std::sync::Arc;
use std::time::Duration;

use sync::ThreadId;

use crate::event::{Event, Site};

/// Is told what one thread does. The interpreter loop is generic over it, so the idle observer, `()`, costs nothing.
pub trait Observer {
    /// Whether anybody looks. The loop may skip all preparation of an event where nobody does.
    const ACTIVE: bool;

    /// Something happened at this place. The event is made only if it is looked at.
    fn observe(&mut self, site: Site, event: impl FnOnce() -> Event);
}

impl Observer for () {
    const ACTIVE: bool = false;

    #[inline(always)]
    fn observe(&mut self, _: Site, _: impl FnOnce() -> Event) {}
}

impl<O: Observer> Observer for &mut O {
    const ACTIVE: bool = O::ACTIVE;

    #[inline(always)]
    fn observe(&mut self, site: Site, event: impl FnOnce() -> Event) {
        (**self).observe(site, event);
    }
}

/// Tells the time since the start of the run, real or virtual.
pub type Clock = Arc<dyn Fn() -> Duration + Send + Sync>;

/// An event with its circumstances.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recorded {
    /// When, since the start of the run. For show, not for order; events that are not
    /// [timed](Event::is_timed) have the time of the one before.
    pub at: Duration,
    /// Where in the program.
    pub site: Site,
    /// What.
    pub event: Event,
}

/// All that one thread did, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stream {
    /// The thread.
    pub thread: ThreadId,
    /// Its events.
    pub events: Vec<Recorded>,
}

/// An observer that writes everything down.
pub struct Recorder {
    clock: Clock,
    at: Duration,
    stream: Stream,
}

impl Recorder {
    /// A recorder for one thread.
    pub fn new(thread: ThreadId, clock: Clock) -> Self {
        let at = clock();
        Recorder { clock, at, stream: Stream { thread, events: Vec::new() } }
    }

    /// What was recorded.
    pub fn finish(self) -> Stream {
        self.stream
    }
}

impl Observer for Recorder {
    const ACTIVE: bool = true;

    fn observe(&mut self, site: Site, event: impl FnOnce() -> Event) {
        let event = event();
        if event.is_timed() {
            self.at = (self.clock)();
        }
        self.stream.events.push(Recorded { at: self.at, site, event });
    }
}
