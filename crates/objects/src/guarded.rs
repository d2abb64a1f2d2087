//! Contents of an object that change as a whole: a list's items, a dict's table.

use std::cell::UnsafeCell;
#[cfg(debug_assertions)]
use std::sync::atomic::{AtomicI32, Ordering};

use crate::threading::ByteLock;
#[cfg(debug_assertions)]
use crate::threading::Holding;
use crate::{Cleared, Heap, Visitor};

/// Proof that this thread may touch objects: it exists only while the thread is attached to its
/// interpreter (under a GIL: while it holds the GIL).
///
/// # Safety
/// An implementor exists only on an attached thread, one a thread; under a GIL, not two of one interpreter at once.
pub unsafe trait Attached {
    /// The heap that this thread allocates from.
    fn heap(&self) -> &Heap;
}

/// Contents that are reached through closures which get no interpreter.
///
/// The closure runs no Python code: the token that could is borrowed meanwhile, and finalizers of
/// values dropped inside are put off. So there is no switch, no wait and no re-entry while the
/// contents are borrowed.
pub struct Guarded<T> {
    contents: UnsafeCell<T>,
    lock: ByteLock,
    #[cfg(debug_assertions)]
    borrows: AtomicI32,
}

// SAFETY: reached by one thread at a time: under a GIL by the one that holds it, else by the one with the lock.
unsafe impl<T: Send> Sync for Guarded<T> {}

impl<T> Guarded<T> {
    /// Guards contents.
    pub const fn new(contents: T) -> Self {
        Guarded {
            contents: UnsafeCell::new(contents),
            lock: ByteLock::new(),
            #[cfg(debug_assertions)]
            borrows: AtomicI32::new(0),
        }
    }

    /// Looks at the contents.
    #[inline(always)]
    pub fn with<R>(&self, token: &impl Attached, look: impl FnOnce(&T) -> R) -> R {
        let _ = token;
        self.lock.during(|| {
            let _borrow = self.borrow(1);
            // SAFETY: changes by this thread need the token exclusively, so none happens during `look`; the others
            // are kept out by the lock, or by the GIL.
            look(unsafe { &*self.contents.get() })
        })
    }

    /// Changes the contents.
    #[inline(always)]
    pub fn with_mut<R>(&self, token: &mut impl Attached, change: impl FnOnce(&mut T) -> R) -> R {
        let _ = token;
        self.lock.during(|| {
            let _borrow = self.borrow(-1);
            // SAFETY: the token is borrowed exclusively, so this thread has no other borrow of any contents; the
            // other threads are kept out as above; `Drop` of values inside runs no Python code.
            change(unsafe { &mut *self.contents.get() })
        })
    }

    /// As [`Guarded::with`], where it is known when compiling whether threads run without a GIL (`FREE`).
    ///
    /// # Safety
    /// Without `FREE`, this thread is attached to an interpreter with a GIL.
    #[inline(always)]
    pub unsafe fn with_as<const FREE: bool, R>(&self, token: &impl Attached, look: impl FnOnce(&T) -> R) -> R {
        if FREE {
            return self.with(token, look);
        }
        let _borrow = self.borrow(1);
        // SAFETY: as in `with`; the GIL keeps the others out.
        look(unsafe { &*self.contents.get() })
    }

    /// As [`Guarded::with_mut`], where it is known when compiling whether threads run without a GIL (`FREE`).
    ///
    /// # Safety
    /// Without `FREE`, this thread is attached to an interpreter with a GIL.
    #[inline(always)]
    pub unsafe fn with_mut_as<const FREE: bool, R>(
        &self,
        token: &mut impl Attached,
        change: impl FnOnce(&mut T) -> R,
    ) -> R {
        if FREE {
            return self.with_mut(token, change);
        }
        let _borrow = self.borrow(-1);
        // SAFETY: as in `with_mut`; the GIL keeps the others out.
        change(unsafe { &mut *self.contents.get() })
    }

    /// Looks at these contents and others together, which may be the same.
    pub fn with_two<R>(&self, token: &impl Attached, other: &Guarded<T>, look: impl FnOnce(&T, &T) -> R) -> R {
        let _ = token;
        let _both = ByteLock::hold_two(&self.lock, &other.lock);
        let _borrows = (self.borrow(1), other.borrow(1));
        // SAFETY: as in `with`, for both.
        look(unsafe { &*self.contents.get() }, unsafe { &*other.contents.get() })
    }

    /// Changes these contents, looking at others.
    ///
    /// # Panics
    /// When they are the same: a defect of the caller.
    pub fn with_other<R>(
        &self,
        token: &mut impl Attached,
        other: &Guarded<T>,
        change: impl FnOnce(&mut T, &T) -> R,
    ) -> R {
        let _ = token;
        assert!(!std::ptr::eq(self, other), "contents changed while they are looked at");
        let _both = ByteLock::hold_two(&self.lock, &other.lock);
        let _borrows = (self.borrow(-1), other.borrow(1));
        // SAFETY: as in `with_mut` and `with`; they are not the same.
        change(unsafe { &mut *self.contents.get() }, unsafe { &*other.contents.get() })
    }

    /// Looks at the contents to show what they refer to.
    pub fn visit(&self, visitor: &mut Visitor<'_>, look: impl FnOnce(&T, &mut Visitor<'_>)) {
        let _borrow = self.borrow(1);
        // SAFETY: a visitor exists only at a safe point, when no contents are borrowed.
        look(unsafe { &*self.contents.get() }, visitor);
    }

    /// Takes the contents out of garbage.
    pub fn take(&self, token: &Cleared) -> T
    where
        T: Default,
    {
        let _ = token;
        let _borrow = self.borrow(-1);
        // SAFETY: as in `visit`; the old contents are dropped by the caller after this borrow.
        std::mem::take(unsafe { &mut *self.contents.get() })
    }

    /// The contents, of an owner that nobody else reaches.
    pub fn get_mut(&mut self) -> &mut T {
        self.contents.get_mut()
    }

    #[cfg(debug_assertions)]
    fn borrow(&self, kind: i32) -> Borrow<'_> {
        let now = self.borrows.fetch_add(kind, Ordering::Relaxed);
        assert!(if kind > 0 { now >= 0 } else { now == 0 }, "contents borrowed twice");
        Borrow { borrows: &self.borrows, kind, _holding: Holding::new() }
    }

    #[cfg(not(debug_assertions))]
    #[inline(always)]
    fn borrow(&self, _kind: i32) {}
}

#[cfg(debug_assertions)]
struct Borrow<'a> {
    borrows: &'a AtomicI32,
    kind: i32,
    _holding: Holding,
}

#[cfg(debug_assertions)]
impl Drop for Borrow<'_> {
    fn drop(&mut self) {
        self.borrows.fetch_sub(self.kind, Ordering::Relaxed);
    }
}
