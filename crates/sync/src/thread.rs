//! What this crate knows of a Python thread: its number, and how to reach it from outside.

use std::fmt;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

use crate::breaker::{Bit, Breaker};
use crate::parker::{Parker, Wake};
use crate::record::{Record, Totals};

/// The number of a Python thread within its interpreter: 1 is the main thread, others count up in start order.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct ThreadId(pub u32);

impl ThreadId {
    /// The thread that runs the script itself.
    pub const MAIN: ThreadId = ThreadId(1);
}

impl fmt::Debug for ThreadId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "T{}", self.0)
    }
}

impl fmt::Display for ThreadId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "T{}", self.0)
    }
}

/// The control block of one Python thread: what others need to interrupt it, to wake it, and to account for it.
/// Shared as an `Arc` by the thread itself, the GIL while the thread holds or wants it, and the queues it waits in.
pub struct ThreadControl {
    id: ThreadId,
    breaker: Breaker,
    parker: Parker,
    pub(crate) record: Record,
    forced_out: AtomicBool,
}

impl ThreadControl {
    /// The control block of a new thread.
    pub fn new(id: ThreadId) -> Self {
        ThreadControl {
            id,
            breaker: Breaker::new(),
            parker: Parker::new(),
            record: Record::default(),
            forced_out: AtomicBool::new(false),
        }
    }

    /// The thread's number.
    #[inline]
    pub fn id(&self) -> ThreadId {
        self.id
    }

    /// The word that the thread's loop looks at.
    #[inline(always)]
    pub fn breaker(&self) -> &Breaker {
        &self.breaker
    }

    /// Asks the thread to see to something, and wakes it if it sleeps in a wait.
    pub fn interrupt(&self, bit: Bit) {
        self.breaker.set(bit);
        self.parker.unpark();
    }

    /// Sleeps until [`unpark`](Self::unpark) or the deadline; `None` waits for ever. Only the thread itself calls
    /// this, never with the GIL.
    pub fn park_until(&self, deadline: Option<Instant>) -> Wake {
        self.parker.park_until(deadline)
    }

    /// As `park_until`, for what may come within some microseconds. See [`Parker::park_soon_until`].
    pub fn park_soon_until(&self, deadline: Option<Instant>) -> Wake {
        self.parker.park_soon_until(deadline)
    }

    /// Wakes the thread from its park, or makes its next park return at once.
    pub fn unpark(&self) {
        self.parker.unpark();
    }

    /// Takes a wake-up without sleeping; says whether there was one. See [`Parker::eat_token`].
    pub fn eat_token(&self) -> bool {
        self.parker.eat_token()
    }

    /// Sleeps and never returns: the end of a daemon thread that wants the GIL of an interpreter that is gone. It
    /// must not unwind, since frames of the program are still on it (gh-87135).
    pub fn park_for_ever(&self) -> ! {
        loop {
            self.parker.park_until(None);
        }
    }

    /// What the thread did with the GIL so far; slices that are still running are not in it.
    pub fn totals(&self) -> Totals {
        self.record.totals()
    }

    /// Whether the thread was last made to let go, rather than letting go by itself, as it does around a wait.
    /// A thread that was is held to be busy computing.
    pub fn was_forced_out(&self) -> bool {
        self.forced_out.load(Ordering::Relaxed)
    }

    pub(crate) fn set_forced_out(&self, forced: bool) {
        self.forced_out.store(forced, Ordering::Relaxed);
    }
}

impl fmt::Debug for ThreadControl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.id)
    }
}
