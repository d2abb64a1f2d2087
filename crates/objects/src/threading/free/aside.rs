//! Contents that threads only read: set aside, where they are read without a lock.

use std::cell::Cell;
use std::ptr;
use std::sync::atomic::{AtomicPtr, Ordering};

/// Most doublings of the reads after which contents are set aside.
const MOST_CHANGES: u32 = 10;
/// So many reads at least are between two decisions.
const READS: u32 = 64;

/// Where contents are while nobody changes them. Reads are counted under the lock of the contents, and so are changes.
pub(crate) struct Aside<T> {
    at: AtomicPtr<T>,
    /// Since the last change.
    reads: Cell<u32>,
    /// How often contents that were aside were changed after all.
    changes: Cell<u32>,
}

impl<T> Aside<T> {
    pub(crate) const fn new() -> Aside<T> {
        Aside { at: AtomicPtr::new(ptr::null_mut()), reads: Cell::new(0), changes: Cell::new(0) }
    }

    /// Where they are, if they are aside. They stay there until this thread's next check point.
    #[inline(always)]
    pub(crate) fn get(&self) -> Option<*mut T> {
        let at = self.at.load(Ordering::Acquire);
        (!at.is_null()).then_some(at)
    }

    /// Counts a read and tells whether to think about setting them aside.
    pub(crate) fn count_read(&self) -> bool {
        self.reads.set(self.reads.get().saturating_add(1));
        self.reads.get().is_multiple_of(READS)
    }

    /// Whether there were enough reads to make up for a copy of so many items when they are changed again.
    pub(crate) fn is_worth(&self, items: usize) -> bool {
        let reads = self.reads.get() >> self.changes.get();
        usize::try_from(reads).is_ok_and(|reads| reads >= items.saturating_mul(4))
    }

    /// Sets contents aside.
    pub(crate) fn put(&self, contents: T) -> *mut T {
        let at = Box::into_raw(Box::new(contents));
        self.at.store(at, Ordering::Release);
        at
    }

    /// Nobody finds them aside from now on; those who did may still read them.
    pub(crate) fn take(&self) -> Option<Box<T>> {
        self.reads.set(0);
        let at = self.get()?;
        self.at.store(ptr::null_mut(), Ordering::Release);
        self.changes.set((self.changes.get() + 1).min(MOST_CHANGES));
        // SAFETY: made by `put`, and taken once, as this is under the lock.
        Some(unsafe { Box::from_raw(at) })
    }
}
