//! The events, and the names of what they are about.

use sync::{Reason, ThreadId};

use crate::lives::Counted;

/// A code object of the run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CodeId(pub u32);

/// A lock that programs can see, or another thing that a thread waits for until another gives it: an item of a queue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct LockId(pub u64);

/// A place that threads can share: a global, a cell, an attribute, an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SlotId(pub u64);

/// An object whose references and contents are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ObjectId(pub u32);

/// How many references there are to an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum References {
    /// So many; none when it is freed.
    Counted(u32),
    /// Without a GIL the count has parts, each as it was told last.
    Split {
        /// The thread that counts plainly.
        owner: Option<ThreadId>,
        /// What it has counted, if it has told.
        local: Option<u32>,
        /// What others have counted, by atomic steps. May be negative.
        shared: i32,
    },
    /// Without a GIL each thread may count for itself: the sum of what they have counted.
    Spread(u32),
    /// Nobody counts them: it lives as long as the program.
    Uncounted,
    /// It is not watched any more, as there were too many others.
    Unwatched,
}

/// A frame and those below it, at an instruction each, in the table of [`Stacks`](crate::Stacks).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct StackId(pub u32);

/// Where in the program a thread was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Site {
    /// The code object.
    pub code: CodeId,
    /// The index of the instruction in it.
    pub instruction: u32,
}

impl Site {
    /// That of a thread that is nowhere in the program: it begins or ends.
    pub const NOWHERE: Site = Site { code: CodeId(u32::MAX), instruction: 0 };
}

/// What a thread waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Awaited {
    /// A lock, or an item of a queue.
    Lock(LockId),
    /// That another thread begins or ends; `None` where it is not known which.
    Thread(Option<ThreadId>),
    /// That another thread has imported a module.
    Import,
    /// That time passes or a signal comes.
    Time,
    /// Something outside: a file, a socket, a process.
    Outside,
}

impl Awaited {
    /// What is known of a wait by the reason for which the GIL is let go.
    pub fn of(reason: Reason) -> Awaited {
        match reason {
            Reason::Lock => Awaited::Import,
            Reason::Join => Awaited::Thread(None),
            Reason::Sleep | Reason::Requested | Reason::Tick | Reason::End => Awaited::Time,
            Reason::Io => Awaited::Outside,
        }
    }
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
        /// Who had it before and why that thread let it go, if it was another.
        from: Option<(ThreadId, Reason)>,
    },
    /// It let the GIL go.
    GilReleased {
        /// The turn that ends.
        turn: u64,
        /// Why.
        reason: Reason,
    },
    /// Without a GIL: it leaves the interpreter to wait, or for ever.
    Detached {
        /// Why.
        reason: Reason,
    },
    /// Without a GIL: it is back, or there for the first time.
    Attached,
    /// It begins to wait. It lets the GIL go meanwhile, perhaps several times.
    WaitBegan {
        /// For what.
        on: Awaited,
        /// Whether the wait ends at some time by itself.
        has_limit: bool,
    },
    /// The wait is over.
    WaitEnded {
        /// Whether it got what it waited for: no time limit and no exception came first. A sleep always does.
        got: bool,
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
    /// Without a GIL: it found the interpreter's own lock of an object taken and waited, a moment ago.
    ObjectAwaited {
        /// The object's address; `None` for all that is no object: tables of the interpreter.
        object: Option<u64>,
    },
    /// It has the lock. Before that is a wait for the lock, if there was one.
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
        /// The version that the new value was computed from, if it was computed from what was there.
        from: Option<u64>,
    },
    /// What it has just written to a shared slot, or found there if that is not what was told last.
    Valued {
        /// Which.
        slot: SlotId,
        /// The value, as people may read it.
        text: Box<str>,
        /// The object, if it is watched.
        object: Option<ObjectId>,
    },
    /// The references to an object that is watched are not as many any more as was told.
    Referenced {
        /// Which.
        object: ObjectId,
        /// How many there are.
        references: References,
    },
    /// A container that is watched has other contents than was told.
    Contains {
        /// Which.
        object: ObjectId,
        /// The contents, as people may read them.
        text: Box<str>,
    },
    /// A variable of the frame that it is in has changed since it was looked at last.
    Local {
        /// The variable's index in its code.
        index: u32,
        /// Its value, as people may read it; nothing where it is unbound.
        text: Option<Box<str>>,
    },
    /// The count of an object that is watched has changed, or the program asked for it.
    Counted(Box<Counted>),
    /// It entered a function, or went on with a generator.
    Called {
        /// The function's code.
        code: CodeId,
    },
    /// It left the function it was in, by return, yield or exception.
    Returned,
    /// It was there, with all its frames. Somebody asked, or it is about to let the GIL go.
    Stood {
        /// The newest frame, and through it all.
        stack: StackId,
    },
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
    /// The program says something to whoever reads the recording (`minipy.trace_mark`).
    Marked {
        /// What.
        text: Box<str>,
    },
}

impl Event {
    /// Which kind of event it is, for who wants only some.
    pub fn kind(&self) -> Kind {
        match self {
            Event::SlotRead { .. } | Event::SlotWritten { .. } => Kind::Access,
            Event::Valued { .. } | Event::Referenced { .. } | Event::Contains { .. } | Event::Local { .. } => {
                Kind::Value
            }
            Event::Counted(_) => Kind::Count,
            Event::Called { .. } | Event::Returned => Kind::Call,
            Event::Stood { .. } => Kind::Sample,
            Event::LockTaken { .. } | Event::LockReleased { .. } => Kind::Lock,
            Event::Wrote { .. } => Kind::Output,
            _ => Kind::Timing,
        }
    }

    /// Whether the event is worth a look at the clock: all are but accesses, of which there are too many.
    pub fn is_timed(&self) -> bool {
        !matches!(self.kind(), Kind::Access | Kind::Value)
    }
}

impl Kind {
    /// Whether there are so many events of the kind that a limit of their own may be set.
    pub fn is_fine(self) -> bool {
        matches!(self, Kind::Access | Kind::Value | Kind::Call)
    }
}

/// Kinds of events, by what it costs to record them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Who runs and who waits, threads' beginnings and ends, virtual time, marks.
    Timing,
    /// Locks of the program that are taken and released, also where nobody waits.
    Lock,
    /// Shared slots that are read and written.
    Access,
    /// The values of shared slots and of variables, and what becomes of the objects in slots.
    Value,
    /// The counts of objects that are watched.
    Count,
    /// Functions that are entered and left.
    Call,
    /// Where threads are now and then.
    Sample,
    /// What is written to streams.
    Output,
}
