//! A table of the interpreter, or a rarely changed part of an object, that threads look into one at a time.

use std::cell::{RefCell, RefMut};
use std::ops::{Deref, DerefMut};

use super::{ByteLock, ByteLockHeld, Holding};

/// Something behind a lock of its own. It is a leaf lock: while it is held, no Python code runs, nothing waits, and
/// no check point is reached.
///
/// Under a GIL nobody contends, and the lock is not even taken.
#[derive(Default)]
pub struct Locked<T> {
    lock: ByteLock,
    value: RefCell<T>,
}

// SAFETY: reached by one thread at a time: under a GIL by the one that holds it, else by the one with the lock.
unsafe impl<T: Send> Sync for Locked<T> {}

/// The right to use what is behind the lock.
pub struct LockedGuard<'a, T> {
    value: RefMut<'a, T>,
    _holding: Holding,
    _held: ByteLockHeld<'a>,
}

impl<T> Locked<T> {
    /// Puts something behind a lock.
    pub const fn new(value: T) -> Locked<T> {
        Locked { lock: ByteLock::new(), value: RefCell::new(value) }
    }

    /// Waits for the lock.
    ///
    /// # Panics
    /// When this thread has it already: a defect of the caller.
    #[inline]
    pub fn lock(&self) -> LockedGuard<'_, T> {
        let held = self.lock.hold();
        LockedGuard { value: self.value.borrow_mut(), _holding: Holding::new(), _held: held }
    }

    /// Takes what is there and leaves the default.
    pub fn take(&self) -> T
    where
        T: Default,
    {
        std::mem::take(&mut *self.lock())
    }
}

impl<T> Deref for LockedGuard<'_, T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T> DerefMut for LockedGuard<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.value
    }
}
