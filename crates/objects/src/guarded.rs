//! Contents of an object that change as a whole: a list's items, a dict's table.

#[cfg(debug_assertions)]
use std::cell::Cell;
use std::cell::UnsafeCell;

use crate::{Cleared, Heap, Visitor};

/// Proof that this thread may touch objects: it exists only while the thread is attached to its
/// interpreter (under a GIL: while it holds the GIL).
///
/// # Safety
/// An implementor exists only on an attached thread, and not two of one interpreter at once.
pub unsafe trait Attached {
    /// The heap of the interpreter that this thread is attached to.
    fn heap(&self) -> &Heap;
}

/// Contents that are reached through closures which get no interpreter.
///
/// The closure runs no Python code: the token that could is borrowed meanwhile, and finalizers of
/// values dropped inside are put off. So there is no switch, no wait and no re-entry while the
/// contents are borrowed.
pub struct Guarded<T> {
    contents: UnsafeCell<T>,
    #[cfg(debug_assertions)]
    borrows: Cell<i32>,
}

impl<T> Guarded<T> {
    /// Guards contents.
    pub const fn new(contents: T) -> Self {
        Guarded {
            contents: UnsafeCell::new(contents),
            #[cfg(debug_assertions)]
            borrows: Cell::new(0),
        }
    }

    /// Looks at the contents.
    #[inline(always)]
    pub fn with<R>(&self, token: &impl Attached, look: impl FnOnce(&T) -> R) -> R {
        let _ = token;
        let _borrow = self.borrow(1);
        // SAFETY: this thread is attached, and changes need the token exclusively: none can happen during `look`.
        look(unsafe { &*self.contents.get() })
    }

    /// Changes the contents.
    #[inline(always)]
    pub fn with_mut<R>(&self, token: &mut impl Attached, change: impl FnOnce(&mut T) -> R) -> R {
        let _ = token;
        let _borrow = self.borrow(-1);
        // SAFETY: this thread is attached and the token is borrowed exclusively, so no other borrow
        // of any contents exists; `Drop` of values inside runs no Python code.
        change(unsafe { &mut *self.contents.get() })
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
        let now = self.borrows.get();
        assert!(if kind > 0 { now >= 0 } else { now == 0 }, "contents borrowed twice");
        self.borrows.set(now + kind);
        Borrow { borrows: &self.borrows, kind }
    }

    #[cfg(not(debug_assertions))]
    #[inline(always)]
    fn borrow(&self, _kind: i32) {}
}

#[cfg(debug_assertions)]
struct Borrow<'a> {
    borrows: &'a Cell<i32>,
    kind: i32,
}

#[cfg(debug_assertions)]
impl Drop for Borrow<'_> {
    fn drop(&mut self) {
        self.borrows.set(self.borrows.get() - self.kind);
    }
}
