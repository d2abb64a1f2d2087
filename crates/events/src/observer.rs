//! Who is told of events.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use rustc_hash::FxHashMap;
use sync::ThreadId;

use crate::detail::Detail;
use crate::event::{CodeId, Event, Kind, Site, StackId};
use crate::tally::Tally;

/// Is told what one thread does. The interpreter loop is generic over it, so the idle observer, `()`, costs nothing.
pub trait Observer {
    /// Whether anybody looks. The loop may skip all preparation of an event where nobody does.
    const ACTIVE: bool;

    /// Whether it may stop the thread before each instruction.
    const STOPS: bool = false;

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
#[derive(Clone, Debug)]
pub struct Stream {
    /// The thread.
    pub thread: ThreadId,
    /// What people call it.
    pub name: Option<String>,
    /// Its events, or the newest of them.
    pub events: VecDeque<Recorded>,
    /// How many older events were dropped.
    pub dropped: u64,
    /// How many events were left out, as enough of their kind were recorded.
    pub left_out: u64,
    /// When the first of them happened.
    pub left_out_since: Option<Duration>,
    /// Its events added up, also those that were dropped.
    pub tally: Tally,
    /// How many instructions it ran, where they are counted.
    pub instructions: Option<u64>,
    /// For how many events there is room.
    room: usize,
}

impl Stream {
    fn new(thread: ThreadId, at: Duration) -> Stream {
        Stream {
            thread,
            name: None,
            events: VecDeque::new(),
            dropped: 0,
            left_out: 0,
            left_out_since: None,
            tally: Tally::new(at),
            instructions: None,
            room: 0,
        }
    }
}

/// How many events the threads of a recording may still keep. Taken in portions, so that threads seldom meet here.
#[derive(Debug)]
pub(crate) struct Room(AtomicUsize);

const PORTION: usize = 1024;

impl Room {
    pub(crate) fn new(events: usize) -> Arc<Room> {
        Arc::new(Room(AtomicUsize::new(events)))
    }

    fn portion(&self) -> usize {
        let taken = |left: usize| (left > 0).then(|| left.saturating_sub(PORTION));
        let before = self.0.fetch_update(Ordering::Relaxed, Ordering::Relaxed, taken);
        before.map_or(0, |left| left.min(PORTION))
    }
}

/// A stream that its thread writes, and that anybody may take who tells the end of the run.
pub(crate) type SharedStream = Arc<Mutex<Stream>>;

/// Opens a stream; what lies there is right after each step.
pub(crate) fn open(stream: &Mutex<Stream>) -> MutexGuard<'_, Stream> {
    stream.lock().unwrap_or_else(PoisonError::into_inner)
}

/// An observer that writes down what one thread does.
pub struct Recorder {
    clock: Clock,
    at: Duration,
    detail: Detail,
    room: Arc<Room>,
    /// For how many more fine events there is room: in all, and in the portion that the thread has.
    fine: (Arc<Room>, usize),
    codes: FxHashMap<usize, CodeId>,
    /// The code that was asked for last.
    last_code: (usize, CodeId),
    stacks: FxHashMap<(Option<StackId>, Site), StackId>,
    /// The frames of the stack that was told last, the oldest first.
    stood: Vec<(Site, StackId)>,
    stream: SharedStream,
}

impl Recorder {
    /// A recorder of everything for one thread.
    pub fn new(thread: ThreadId, clock: Clock) -> Self {
        let at = clock();
        Recorder::within(thread, clock, at, Detail::ALL, Room::new(usize::MAX), Room::new(usize::MAX))
    }

    pub(crate) fn within(
        thread: ThreadId,
        clock: Clock,
        at: Duration,
        detail: Detail,
        room: Arc<Room>,
        fine: Arc<Room>,
    ) -> Self {
        let stream = Arc::new(Mutex::new(Stream::new(thread, at)));
        let (codes, stacks) = (FxHashMap::default(), FxHashMap::default());
        let last_code = (0, Site::NOWHERE.code);
        Recorder { clock, at, detail, room, fine: (fine, 0), codes, last_code, stacks, stood: Vec::new(), stream }
    }

    pub(crate) fn stream(&self) -> &SharedStream {
        &self.stream
    }

    /// What was recorded.
    pub fn finish(self) -> Stream {
        open(&self.stream).clone()
    }

    /// Whether events of a kind are recorded.
    pub fn wants(&self, kind: Kind) -> bool {
        self.detail.wants(kind)
    }

    /// Whether single instructions are.
    pub fn watches_instructions(&self) -> bool {
        self.detail.watches_instructions()
    }

    /// The time on the recording's clock.
    pub fn now(&self) -> Duration {
        (self.clock)()
    }

    /// The number of a code object, found by `find` when it is met for the first time. The key must stay its own.
    #[inline]
    pub fn code(&mut self, key: usize, find: impl FnOnce() -> CodeId) -> CodeId {
        if self.last_code.0 != key {
            self.last_code = (key, *self.codes.entry(key).or_insert_with(find));
        }
        self.last_code.1
    }

    /// The number of a frame at an instruction, by how many frames are below; these are told before it. It is found
    /// by `find`, which gets the number of the frame below, when it is met first.
    pub fn stack(
        &mut self,
        index: usize,
        site: Site,
        find: impl FnOnce(Option<StackId>) -> Option<StackId>,
    ) -> Option<StackId> {
        // Mostly only the newest frames are others than the last time.
        if let Some(&(_, known)) = self.stood.get(index).filter(|(known, _)| *known == site) {
            return Some(known);
        }
        self.stood.truncate(index);
        let below = index.checked_sub(1).and_then(|below| Some(self.stood.get(below)?.1));
        let found = match self.stacks.get(&(below, site)) {
            Some(&known) => known,
            None => {
                let found = find(below)?;
                self.stacks.insert((below, site), found);
                found
            }
        };
        if self.stood.len() == index {
            self.stood.push((site, found));
        }
        Some(found)
    }

    /// How many instructions the thread has run.
    pub fn set_instructions(&self, count: u64) {
        open(&self.stream).instructions = Some(count);
    }

    fn has_room_for_fine(&mut self) -> bool {
        let (room, portion) = &mut self.fine;
        if *portion == 0 {
            *portion = room.portion();
        }
        let has_room = *portion > 0;
        *portion = portion.saturating_sub(1);
        has_room
    }

    /// Whether there is room for more accesses, values, calls and returns.
    pub fn tells_fine(&self) -> bool {
        open(&self.stream).left_out == 0
    }

    /// Something happened at this time. Times of a thread never go back.
    pub fn record(&mut self, at: Duration, site: Site, event: Event) {
        if !self.wants(event.kind()) {
            return;
        }
        self.at = at.max(self.at);
        if event.kind().is_fine() && !self.has_room_for_fine() {
            let mut stream = open(&self.stream);
            stream.left_out += 1;
            stream.left_out_since.get_or_insert(self.at);
            return;
        }
        let mut stream = open(&self.stream);
        stream.tally.take_in(self.at, site, &event);
        if self.detail.events == 0 {
            return;
        }
        if stream.events.len() == stream.room {
            stream.room += self.room.portion();
        }
        if stream.events.len() == stream.room {
            stream.dropped += 1;
            if stream.events.pop_front().is_none() {
                return;
            }
        }
        stream.events.push_back(Recorded { at: self.at, site, event });
    }
}

impl Observer for Recorder {
    const ACTIVE: bool = true;

    fn observe(&mut self, site: Site, event: impl FnOnce() -> Event) {
        let event = event();
        let at = if event.is_timed() { (self.clock)() } else { self.at };
        self.record(at, site, event);
    }
}
