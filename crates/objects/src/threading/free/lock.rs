//! The lock of one object, in one byte.

use std::cmp::Ordering;

use parking_lot::RawMutex;
use parking_lot::lock_api::RawMutex as _;

/// How often one who waits looks before it sleeps.
const LOOKS: u32 = 100;
/// The binary logarithm of the most pauses between two looks.
const MOST_PAUSES: u32 = 7;

/// A leaf lock: whoever holds it runs no Python code, takes no other such lock but in address order, and
/// reaches no check point. A thread that has to wait parks, which is rare, as the lock is held briefly.
pub(crate) struct ByteLock(RawMutex);

/// The lock, held; given back when it is dropped. `None` where the thread was alone.
pub(crate) struct ByteLockHeld<'a>(Option<&'a RawMutex>);

impl Drop for ByteLockHeld<'_> {
    #[inline(always)]
    fn drop(&mut self) {
        #[cold]
        #[inline(never)]
        fn release(lock: &RawMutex) {
            // SAFETY: a held lock is made only by `take`.
            unsafe { lock.unlock() };
        }
        if let Some(lock) = self.0 {
            release(lock);
        }
    }
}

impl Default for ByteLock {
    fn default() -> ByteLock {
        ByteLock::new()
    }
}

impl ByteLock {
    #[inline(always)]
    pub(crate) const fn new() -> ByteLock {
        ByteLock(RawMutex::INIT)
    }

    /// Takes the lock, unless this thread is alone.
    #[inline(always)]
    pub(crate) fn hold(&self) -> ByteLockHeld<'_> {
        if !super::is_concurrent() {
            return ByteLockHeld(None);
        }
        self.take()
    }

    #[cold]
    #[inline(never)]
    fn take(&self) -> ByteLockHeld<'_> {
        if !self.0.try_lock() {
            super::contention::note(std::ptr::from_ref(self).addr());
            self.wait();
        }
        ByteLockHeld(Some(&self.0))
    }

    /// Looks again and again, ever more rarely, before it sleeps: each look takes the memory away from the holder, who
    /// gets on meanwhile, and to be woken takes much longer than the lock is held.
    #[cold]
    #[inline(never)]
    fn wait(&self) {
        for round in 0..LOOKS {
            for _ in 0..1 << round.min(MOST_PAUSES) {
                std::hint::spin_loop();
            }
            if !self.0.is_locked() && self.0.try_lock() {
                return;
            }
        }
        self.0.lock();
    }

    /// No lock: there is nobody else.
    #[inline(always)]
    pub(crate) fn not_needed<'a>() -> ByteLockHeld<'a> {
        ByteLockHeld(None)
    }

    /// Takes two locks in the order of their addresses, so that two threads never wait for each other; one, if they
    /// are the same.
    pub(crate) fn hold_two<'a>(first: &'a ByteLock, second: &'a ByteLock) -> [ByteLockHeld<'a>; 2] {
        match std::ptr::from_ref(first).cmp(&std::ptr::from_ref(second)) {
            Ordering::Less => [first.hold(), second.hold()],
            Ordering::Equal => [first.hold(), ByteLockHeld(None)],
            Ordering::Greater => [second.hold(), first.hold()],
        }
    }

    /// Runs something with the lock held.
    #[inline(always)]
    pub(crate) fn during<R>(&self, act: impl FnOnce() -> R) -> R {
        let _held = self.hold();
        act()
    }
}
