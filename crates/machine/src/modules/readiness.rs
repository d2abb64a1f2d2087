//! Waiting for descriptors without the GIL, in a way that Ctrl-C and deadlines end.

use std::io;
use std::sync::Arc;
use std::time::{Duration, Instant};

use rustix::event::{PollFd, Timespec, poll};
use rustix::io::Errno;
use sync::{Bit, ThreadControl};

use crate::Thread;

/// For how long the main thread sleeps before it looks whether a signal has come.
const PATIENCE: Duration = Duration::from_millis(50);

/// How a wait ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Waited {
    /// Something is ready, or has failed.
    Ready,
    /// The deadline has passed.
    TimedOut,
    /// A signal has come, which `Thread::check_signals` serves.
    Signal,
}

/// What ends a wait before anything is ready. It is made with the GIL and asked without.
pub(crate) struct Limit {
    control: Arc<ThreadControl>,
    /// Signals are for the main thread only, so that the others can sleep on.
    is_main: bool,
    end: Option<Instant>,
}

impl Limit {
    /// A limit that begins now; no time means for ever.
    pub(crate) fn new(t: &Thread, time: Option<Duration>) -> Limit {
        let end = time.and_then(|time| Instant::now().checked_add(time));
        Limit { control: Arc::clone(t.control()), is_main: t.is_main, end }
    }

    /// What is left of the time.
    pub(crate) fn left(&self) -> Option<Duration> {
        self.end.map(|end| end.saturating_duration_since(Instant::now()))
    }

    /// For how long to sleep at most before asking again.
    pub(crate) fn slice(&self) -> Option<Duration> {
        match self.left() {
            Some(left) if self.is_main => Some(left.min(PATIENCE)),
            None if self.is_main => Some(PATIENCE),
            left => left,
        }
    }

    /// Whether the wait is over although nothing is ready.
    pub(crate) fn over(&self) -> Option<Waited> {
        if self.is_main && self.control.breaker().has(Bit::Signals) {
            return Some(Waited::Signal);
        }
        self.left().is_some_and(|left| left.is_zero()).then_some(Waited::TimedOut)
    }

    /// Waits for the first of some descriptors; looks at least once.
    pub(crate) fn wait(&self, wanted: &mut [PollFd<'_>]) -> io::Result<Waited> {
        loop {
            let slice = self.slice().and_then(|slice| Timespec::try_from(slice).ok());
            match poll(wanted, slice.as_ref()) {
                Ok(0) | Err(Errno::INTR) => {}
                Ok(_) => return Ok(Waited::Ready),
                Err(error) => return Err(error.into()),
            }
            if let Some(over) = self.over() {
                return Ok(over);
            }
        }
    }
}
