//! Contents of an object that change as a whole: a list's items, a dict's table.

use std::cell::UnsafeCell;
use std::marker::PhantomData;
#[cfg(debug_assertions)]
use std::sync::atomic::{AtomicI32, Ordering};

#[cfg(debug_assertions)]
use crate::threading::Holding;
use crate::threading::{Aside, ByteLock, ByteLockHeld, TurnLock, is_concurrent, is_shared};
use crate::{Cleared, Heap, Visitor, local};

/// Proof that this thread may touch objects: it exists only while the thread is attached to its
/// interpreter (under a GIL: while it holds the GIL).
///
/// # Safety
/// An implementor exists only on an attached thread, one a thread; under a GIL, not two of one interpreter at once.
pub unsafe trait Attached {
    /// The heap that this thread allocates from.
    fn heap(&self) -> &Heap;
}

/// How contents are read by threads that run at the same time.
pub trait Reading<T> {
    /// How many items a copy of the contents has to copy.
    fn weight(contents: &T) -> usize;

    /// Takes contents out of their place, to set them aside; `None` if they are always read under their lock.
    fn take(contents: &mut T) -> Option<T>;

    /// A copy, for one who is about to change contents that others may be reading; `None` as for `take`.
    fn copy(contents: &T) -> Option<T>;
}

/// Contents that are read under their lock: most of those of iterators, which change with each use.
pub struct UnderLock;

impl<T> Reading<T> for UnderLock {
    fn weight(_: &T) -> usize {
        usize::MAX
    }

    fn take(_: &mut T) -> Option<T> {
        None
    }

    fn copy(_: &T) -> Option<T> {
        None
    }
}

/// Contents that are reached through closures which get no interpreter.
///
/// The closure runs no Python code: the token that could is borrowed meanwhile, and finalizers of
/// values dropped inside are put off. So there is no switch, no wait and no re-entry while the
/// contents are borrowed.
///
/// Among threads, a closure runs under the contents' lock. Contents that are read again and again without a change are
/// set aside if their way of [`Reading`] allows: then they are read without the lock, and whoever wants to change them
/// changes a copy, while the others may go on reading the original up to their next check points.
pub struct Guarded<T: 'static, R: Reading<T> = UnderLock> {
    contents: UnsafeCell<T>,
    aside: Aside<T>,
    lock: TurnLock,
    reading: PhantomData<R>,
    #[cfg(debug_assertions)]
    borrows: AtomicI32,
}

// SAFETY: changed by one thread at a time: under a GIL by the one that holds it, else by the one with the lock. Read by
// others meanwhile only where nobody changes them.
unsafe impl<T: Send, R: Reading<T>> Sync for Guarded<T, R> {}

/// Where contents are, and what keeps others away from them.
struct Entered<'a, T> {
    contents: *mut T,
    _lock: ByteLockHeld<'a>,
}

impl<T, R: Reading<T>> Guarded<T, R> {
    /// Guards contents.
    pub const fn new(contents: T) -> Self {
        Guarded {
            contents: UnsafeCell::new(contents),
            aside: Aside::new(),
            lock: TurnLock::new(),
            reading: PhantomData,
            #[cfg(debug_assertions)]
            borrows: AtomicI32::new(0),
        }
    }

    /// Looks at the contents.
    #[inline(always)]
    pub fn with<A>(&self, token: &impl Attached, look: impl FnOnce(&T) -> A) -> A {
        let _ = token;
        // SAFETY: changes by this thread need the token exclusively, so none happens during `look`.
        unsafe { self.look(look) }
    }

    /// As `with`, for code of this crate, which has no token.
    ///
    /// # Safety
    /// `look` does not change the contents by another way.
    #[inline(always)]
    pub(crate) unsafe fn look<A>(&self, look: impl FnOnce(&T) -> A) -> A {
        let entered = if is_shared() { self.enter_to_look() } else { self.enter_alone() };
        let _borrow = self.borrow(1, &entered);
        // SAFETY: this thread makes no changes, as the caller says; the others are kept out by the lock, or by the GIL,
        // or change a copy.
        look(unsafe { &*entered.contents })
    }

    /// Changes the contents.
    #[inline(always)]
    pub fn with_mut<A>(&self, token: &mut impl Attached, change: impl FnOnce(&mut T) -> A) -> A {
        let _ = token;
        // SAFETY: the token is borrowed exclusively, so this thread has no other borrow of any contents; `Drop` of
        // values inside runs no Python code.
        unsafe { self.change(change) }
    }

    /// As `with_mut`, for code of this crate, which has no token.
    ///
    /// # Safety
    /// `change` does not come to the contents by another way, and is not called while something looks at them.
    #[inline(always)]
    pub(crate) unsafe fn change<A>(&self, change: impl FnOnce(&mut T) -> A) -> A {
        let entered = if is_shared() { self.enter_to_change() } else { self.enter_alone() };
        let _borrow = self.borrow(-1, &entered);
        // SAFETY: this thread has no other borrow, as the caller says; the others are kept out as above.
        change(unsafe { &mut *entered.contents })
    }

    /// As [`Guarded::with`], where it is known when compiling whether threads run without a GIL (`FREE`).
    ///
    /// # Safety
    /// Without `FREE`, this thread is attached to an interpreter with a GIL.
    #[inline(always)]
    pub unsafe fn with_as<const FREE: bool, A>(&self, token: &impl Attached, look: impl FnOnce(&T) -> A) -> A {
        if FREE {
            return self.with(token, look);
        }
        let entered = self.enter_alone();
        let _borrow = self.borrow(1, &entered);
        // SAFETY: as in `with`; the GIL keeps the others out.
        look(unsafe { &*entered.contents })
    }

    /// As [`Guarded::with_mut`], where it is known when compiling whether threads run without a GIL (`FREE`).
    ///
    /// # Safety
    /// Without `FREE`, this thread is attached to an interpreter with a GIL.
    #[inline(always)]
    pub unsafe fn with_mut_as<const FREE: bool, A>(
        &self,
        token: &mut impl Attached,
        change: impl FnOnce(&mut T) -> A,
    ) -> A {
        if FREE {
            return self.with_mut(token, change);
        }
        let entered = self.enter_alone();
        let _borrow = self.borrow(-1, &entered);
        // SAFETY: as in `with_mut`; the GIL keeps the others out.
        change(unsafe { &mut *entered.contents })
    }

    /// Looks at these contents and others together, which may be the same.
    pub fn with_two<A>(&self, token: &impl Attached, other: &Self, look: impl FnOnce(&T, &T) -> A) -> A {
        let _ = token;
        let _both = TurnLock::hold_two(&self.lock, &other.lock);
        let (first, second) = (self.entered(ByteLock::not_needed()), other.entered(ByteLock::not_needed()));
        let _borrows = (self.borrow(1, &first), other.borrow(1, &second));
        // SAFETY: as in `with`, for both.
        look(unsafe { &*first.contents }, unsafe { &*second.contents })
    }

    /// Changes these contents, looking at others.
    ///
    /// # Panics
    /// When they are the same: a defect of the caller.
    pub fn with_other<A>(&self, token: &mut impl Attached, other: &Self, change: impl FnOnce(&mut T, &T) -> A) -> A {
        let _ = token;
        assert!(!std::ptr::eq(self, other), "contents changed while they are looked at");
        let _both = TurnLock::hold_two(&self.lock, &other.lock);
        self.bring_back();
        let (first, second) = (self.entered(ByteLock::not_needed()), other.entered(ByteLock::not_needed()));
        let _borrows = (self.borrow(-1, &first), other.borrow(1, &second));
        // SAFETY: as in `with_mut` and `with`; they are not the same.
        change(unsafe { &mut *first.contents }, unsafe { &*second.contents })
    }

    /// Without other threads.
    #[inline(always)]
    fn enter_alone(&self) -> Entered<'_, T> {
        debug_assert!(self.aside.get().is_none(), "contents are aside only where threads share objects");
        Entered { contents: self.contents.get(), _lock: ByteLock::not_needed() }
    }

    /// The contents where they are now.
    #[inline(always)]
    fn entered<'a>(&'a self, lock: ByteLockHeld<'a>) -> Entered<'a, T> {
        Entered { contents: self.aside.get().unwrap_or(self.contents.get()), _lock: lock }
    }

    #[inline(never)]
    fn enter_to_look(&self) -> Entered<'_, T> {
        // Asked once: without the lock, another thread may bring them back at any moment.
        if let Some(contents) = self.aside.get() {
            return Entered { contents, _lock: ByteLock::not_needed() };
        }
        let lock = self.lock.hold();
        if self.aside.get().is_none() && self.aside.count_read() {
            // SAFETY: under the lock, and nobody reads what is not aside without it.
            let contents = unsafe { &mut *self.contents.get() };
            if self.aside.is_worth(R::weight(contents))
                && let Some(contents) = R::take(contents)
            {
                self.aside.put(contents);
            }
        }
        self.entered(if self.aside.get().is_some() { ByteLock::not_needed() } else { lock })
    }

    #[inline(never)]
    fn enter_to_change(&self) -> Entered<'_, T> {
        let lock = self.lock.hold();
        self.bring_back();
        self.entered(lock)
    }

    /// Puts contents that are aside back into their place, before they are changed: a copy, if others may be reading.
    /// Called with the lock.
    fn bring_back(&self) {
        let Some(aside) = self.aside.take() else { return };
        let copy = if is_concurrent() { R::copy(&aside) } else { None };
        let (contents, old) = match copy {
            Some(copy) => (copy, Some(aside)),
            None => (*aside, None),
        };
        // SAFETY: under the lock, and nobody reads what is not aside without it.
        unsafe { *self.contents.get() = contents };
        if let Some(old) = old {
            local::retire_contents(old);
        }
    }

    /// Looks at the contents to show what they refer to.
    pub fn visit(&self, visitor: &mut Visitor<'_>, look: impl FnOnce(&T, &mut Visitor<'_>)) {
        let entered = self.entered(ByteLock::not_needed());
        let _borrow = self.borrow(1, &entered);
        // SAFETY: a visitor exists only at a safe point, when no contents are borrowed.
        look(unsafe { &*entered.contents }, visitor);
    }

    /// Takes the contents out of garbage.
    pub fn take(&self, token: &Cleared) -> T
    where
        T: Default,
    {
        let _ = token;
        if let Some(aside) = self.aside.take() {
            return *aside;
        }
        let _borrow = self.borrow(-1, &self.entered(ByteLock::not_needed()));
        // SAFETY: as in `visit`; the old contents are dropped by the caller after this borrow.
        std::mem::take(unsafe { &mut *self.contents.get() })
    }

    /// The contents, of an owner that nobody else reaches.
    pub fn get_mut(&mut self) -> &mut T {
        if let Some(aside) = self.aside.take() {
            *self.contents.get_mut() = *aside;
        }
        self.contents.get_mut()
    }

    /// In debug builds, sees to it that contents in their place are not borrowed twice.
    #[cfg(debug_assertions)]
    fn borrow(&self, kind: i32, entered: &Entered<'_, T>) -> Option<Borrow<'_>> {
        if entered.contents != self.contents.get() {
            return None;
        }
        let now = self.borrows.fetch_add(kind, Ordering::Relaxed);
        assert!(if kind > 0 { now >= 0 } else { now == 0 }, "contents borrowed twice");
        Some(Borrow { borrows: &self.borrows, kind, _holding: Holding::new() })
    }

    #[cfg(not(debug_assertions))]
    #[inline(always)]
    fn borrow(&self, _kind: i32, _entered: &Entered<'_, T>) {}
}

impl<T, R: Reading<T>> Drop for Guarded<T, R> {
    #[inline(always)]
    fn drop(&mut self) {
        drop(self.aside.take());
    }
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
