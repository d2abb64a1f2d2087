//! A byte lock that threads take in turns of many uses each.

use std::sync::atomic::{AtomicU8, AtomicU16, Ordering};
use std::time::{Duration, Instant};

use super::domain;
use super::lock::{ByteLock, ByteLockHeld};

/// After so long one who comes looks whether the other is busy.
const LOOK: Duration = Duration::from_nanos(500);
/// So many uses meanwhile are those of a busy one: less private work between two than it takes to pass the memory on.
const BUSY: u8 = 4;
/// For so long one who comes lets a busy one go on.
const LET_ON: Duration = Duration::from_micros(100);

/// A lock of contents that threads change again and again.
///
/// To pass memory from one processor to the other takes longer than to append to a list. So a thread that comes after
/// another, which it sees at work, lets it go on for a while, and then expects the same.
#[derive(Default)]
pub(crate) struct TurnLock {
    lock: ByteLock,
    /// Changes with each use of the lock.
    uses: AtomicU8,
    /// The domain that used it last.
    last: AtomicU16,
}

impl TurnLock {
    pub(crate) const fn new() -> TurnLock {
        TurnLock { lock: ByteLock::new(), uses: AtomicU8::new(0), last: AtomicU16::new(0) }
    }

    /// Takes the lock, unless this thread is alone.
    #[inline(always)]
    pub(crate) fn hold(&self) -> ByteLockHeld<'_> {
        if !super::is_concurrent() {
            return ByteLock::not_needed();
        }
        let me = domain();
        if self.last.load(Ordering::Relaxed) != me {
            self.let_on();
        }
        let held = self.lock.hold();
        if self.last.load(Ordering::Relaxed) != me {
            self.last.store(me, Ordering::Relaxed);
        }
        self.uses.store(self.uses.load(Ordering::Relaxed).wrapping_add(1), Ordering::Relaxed);
        held
    }

    #[cold]
    #[inline(never)]
    fn let_on(&self) {
        let before = self.uses.load(Ordering::Relaxed);
        pause(LOOK);
        if self.uses.load(Ordering::Relaxed).wrapping_sub(before) >= BUSY {
            pause(LET_ON);
        }
    }

    /// Takes two locks in the order of their addresses.
    pub(crate) fn hold_two<'a>(first: &'a TurnLock, second: &'a TurnLock) -> [ByteLockHeld<'a>; 2] {
        ByteLock::hold_two(&first.lock, &second.lock)
    }
}

/// By the clock: a processor's pause takes 10 ns on one, 50 on another.
fn pause(time: Duration) {
    let end = Instant::now() + time;
    while Instant::now() < end {
        std::hint::spin_loop();
    }
}
