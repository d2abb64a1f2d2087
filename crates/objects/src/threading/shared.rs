//! A small value inside an object that threads may read and write at once.

use crossbeam_utils::atomic::AtomicCell;

/// A `Cell` that any thread may use at any time: each access is whole, and none is ordered with another.
///
/// For values of up to a word this is a plain move. What must change together needs a lock.
#[repr(transparent)]
pub struct Shared<T>(AtomicCell<T>);

impl<T: Copy> Shared<T> {
    /// Holds a value.
    pub const fn new(value: T) -> Shared<T> {
        Shared(AtomicCell::new(value))
    }

    /// The value now.
    #[inline(always)]
    pub fn get(&self) -> T {
        self.0.load()
    }

    /// Puts another value in its place.
    #[inline(always)]
    pub fn set(&self, value: T) {
        self.0.store(value);
    }

    /// Puts another value in its place and gives the one that was there; no other thread gets the same one.
    #[inline(always)]
    pub fn replace(&self, value: T) -> T {
        if super::is_concurrent() {
            return self.0.swap(value);
        }
        let old = self.0.load();
        self.0.store(value);
        old
    }
}

impl<T: Copy + Eq> Shared<T> {
    /// Puts another value in the place of an expected one, and tells whether that was there.
    #[inline(always)]
    pub fn advance(&self, from: T, to: T) -> bool {
        if super::is_concurrent() {
            return self.0.compare_exchange(from, to).is_ok();
        }
        self.0.store(to);
        true
    }
}

impl Shared<u64> {
    /// Adds one; no two threads' ones are lost.
    #[inline]
    pub fn count(&self) {
        loop {
            let now = self.get();
            if self.advance(now, now.wrapping_add(1)) {
                return;
            }
        }
    }
}

impl<T: Copy + Default> Shared<T> {
    /// Takes the value and leaves the default.
    #[inline(always)]
    pub fn take(&self) -> T {
        self.replace(T::default())
    }
}

impl<T: Copy + Default> Default for Shared<T> {
    fn default() -> Self {
        Shared::new(T::default())
    }
}
