//! A byte lock that threads take in turns of many uses each.

use std::sync::atomic::{AtomicU8, AtomicU16, Ordering};

use super::domain;
use super::lock::{ByteLock, ByteLockHeld};

/// Pauses after which one who comes looks whether the other is busy: about half a microsecond.
const LOOK: u32 = 10;
/// So many uses meanwhile are those of a busy one.
const BUSY: u8 = 4;
/// Pauses for which one who comes lets a busy one go on: some microseconds.
const LET_ON: u32 = 700;

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

fn pause(times: u32) {
    (0..times).for_each(|_| std::hint::spin_loop());
}
