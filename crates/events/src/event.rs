//! The events, and the names of what they are about.

use sync::{Reason, ThreadId};

/// A code object of the run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CodeId(pub u32);

/// A lock that programs can see.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct LockId(pub u64);

/// A place that threads can share: a global, a cell, an attribute, an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SlotId(pub u64);

/// Where in the program a thread was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Site {
    /// The code object.
    pub code: CodeId,
    /// The index of the instruction in it.
    pub instruction: u32,
}

/// The stream that a program wrote to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Output {
    /// `sys.stdout`.
    Stdout,
    /// `sys.stderr`.
    Stderr,
}

/// Something that one thread did and others may notice, or a call that says where it was.
///
/// *Turns* number how often a lock was taken, *versions* how often a slot was written: they order the events of
/// different threads (see [`merge`](crate::merge())), which no clock could. In runs of the single driver a thread takes
/// and releases the GIL at each of its turns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// The thread wants the GIL and may have to wait for it.
    GilWanted,
    /// It has the GIL.
    GilTaken {
        /// See [`sync::Taken::turn`].
        turn: u64,
    },
    /// It let the GIL go.
    GilReleased {
        /// The turn that ends.
        turn: u64,
        /// Why.
        reason: Reason,
    },
    /// It started another thread.
    ThreadStarted {
        /// The new one.
        thread: ThreadId,
    },
    /// The first event of a thread that was started by another.
    ThreadBegan,
    /// The last event of a thread.
    ThreadEnded,
    /// It waited for the end of another thread, and saw it.
    ThreadJoined {
        /// The one that ended.
        thread: ThreadId,
    },
    /// It wants a lock and may have to wait for it.
    LockWanted {
        /// Which.
        lock: LockId,
    },
    /// It has the lock.
    LockTaken {
        /// Which.
        lock: LockId,
        /// How often the lock was taken by now.
        turn: u64,
    },
    /// It let the lock go, which another thread may have taken.
    LockReleased {
        /// Which.
        lock: LockId,
        /// The turn that ends.
        turn: u64,
    },
    /// It read a shared slot.
    SlotRead {
        /// Which.
        slot: SlotId,
        /// The version it found.
        version: u64,
    },
    /// It wrote or deleted a shared slot.
    SlotWritten {
        /// Which.
        slot: SlotId,
        /// The version it made, one more than the one before.
        version: u64,
    },
    /// It entered a function.
    Called {
        /// The function's code.
        code: CodeId,
    },
    /// It left the function it was in, by return or exception.
    Returned,
    /// It wrote to a stream.
    Wrote {
        /// Which.
        output: Output,
        /// What.
        text: Box<str>,
    },
    /// All threads waited and the virtual clock was set forward.
    TimeMoved {
        /// Nanoseconds since the start of the run.
        to: u64,
    },
}

impl Event {
    /// Whether the event is worth a look at the clock: all are but accesses and calls, of which there are too many.
    pub fn is_timed(&self) -> bool {
        !matches!(self, Event::SlotRead { .. } | Event::SlotWritten { .. } | Event::Called { .. } | Event::Returned)
    }
}
