//! Names of what threads share, the same in every run of a program.

use objects::Value;

use crate::Thread;
use crate::explore::Pins;

/// How something shared is touched. What is done to one item of a container is told apart from what is about all of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Mode {
    /// It is read.
    Read,
    /// It is written.
    Write,
    /// An item of it is read.
    ItemRead,
    /// An item of it is written.
    ItemWrite,
}

impl Mode {
    /// Whether the order of two such accesses can matter.
    pub fn conflicts(self, other: Mode) -> bool {
        use Mode::{ItemRead, ItemWrite, Read, Write};
        match (self, other) {
            (Read | ItemRead, Read | ItemRead) => false,
            (ItemRead | ItemWrite, ItemRead | ItemWrite) => false,
            (Write | ItemWrite, _) | (_, Write | ItemWrite) => true,
        }
    }
}

/// That a thread touched something. Threads are bits, the main thread the lowest.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Access {
    /// What.
    pub key: String,
    /// How.
    pub mode: Mode,
    /// The number of the thread.
    pub thread: u32,
    /// Threads that had been started by then.
    pub started: u64,
    /// Threads that it knew to have ended.
    pub joined: u64,
    /// The threads that started it, and those that started them.
    pub ancestors: u64,
}

impl Access {
    /// Whether this came surely before anything that another thread did.
    fn precedes(&self, other: &Access) -> bool {
        let me = 1_u64 << (self.thread & 63);
        let it = 1_u64 << (other.thread & 63);
        // It knew that this thread had ended, or was started only later, by this one or those that this one started.
        other.joined & me != 0 || (self.started & it == 0 && other.ancestors & me != 0)
    }

    /// Whether two threads could do these two at the same time, and it matters which comes first.
    pub fn conflicts(&self, other: &Access) -> bool {
        self.thread != other.thread
            && self.key == other.key
            && self.mode.conflicts(other.mode)
            && !self.precedes(other)
            && !other.precedes(self)
    }
}

impl Thread {
    /// The name of an object in keys: its number if it was there before the first thread was started (`true`); for
    /// others the place in the program that touches them.
    pub(super) fn object_key(&self, pins: &Pins, value: &Value) -> (String, bool) {
        match pins.first_number(value) {
            Some(number) => (number.to_string(), true),
            None => {
                let place = self.place();
                let name = place.map(|(code, next)| format!("@{}:{}:{next}", code.qualname, code.first_line));
                (name.unwrap_or_default(), false)
            }
        }
    }
}
