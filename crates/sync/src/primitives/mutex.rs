//! A mutex whose guard can be opened for the time of a wait, over the edition's own: the standard library's, or
//! shuttle's.

use std::ops::{Deref, DerefMut};

use super::{edition, lock_soon};

/// A mutex without poisoning: what lies under ours is right after each single step.
#[derive(Default)]
pub(crate) struct Mutex<T>(edition::Mutex<T>);

impl<T> Mutex<T> {
    pub(crate) fn new(value: T) -> Self {
        Mutex(edition::Mutex::new(value))
    }

    pub(crate) fn lock(&self) -> MutexGuard<'_, T> {
        MutexGuard { mutex: self, held: Some(self.close()) }
    }

    fn close(&self) -> edition::MutexGuard<'_, T> {
        lock_soon(&self.0)
    }
}

/// Access to what lies under a closed [`Mutex`].
pub(crate) struct MutexGuard<'a, T> {
    mutex: &'a Mutex<T>,
    /// `None` only inside of the methods below.
    held: Option<edition::MutexGuard<'a, T>>,
}

impl<'a, T> MutexGuard<'a, T> {
    /// Acts with the mutex open: the caller has to look again at what lies under it.
    pub(crate) fn unlocked<R>(&mut self, act: impl FnOnce() -> R) -> R {
        self.held = None;
        let result = act();
        self.held = Some(self.mutex.close());
        result
    }

    /// Lends the edition's guard to a wait that gives it back.
    #[cfg(not(test))]
    pub(super) fn lend<R>(
        &mut self,
        wait: impl FnOnce(edition::MutexGuard<'a, T>) -> (edition::MutexGuard<'a, T>, R),
    ) -> R {
        let held = self.held.take().unwrap_or_else(|| self.mutex.close());
        let (held, result) = wait(held);
        self.held = Some(held);
        result
    }
}

impl<T> Deref for MutexGuard<'_, T> {
    type Target = T;
    fn deref(&self) -> &T {
        self.held.as_ref().expect("a guard holds its mutex between its methods")
    }
}

impl<T> DerefMut for MutexGuard<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        self.held.as_mut().expect("a guard holds its mutex between its methods")
    }
}
