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

#[cfg(test)]
mod tests {
    use crate::guarded::{Guarded, Reading};
    use crate::threading::{LocalDomain, set_concurrent, set_shared};
    use crate::{Heap, LocalState, attach_local, detach_local};

    struct Copied;

    impl Reading<[u32; 4]> for Copied {
        fn weight(_: &[u32; 4]) -> usize {
            0
        }

        fn take(contents: &mut [u32; 4]) -> Option<[u32; 4]> {
            Some(std::mem::replace(contents, [u32::MAX, 0, 0, 0]))
        }

        fn copy(contents: &[u32; 4]) -> Option<[u32; 4]> {
            Some(*contents)
        }
    }

    /// As a thread among others without a GIL; what it sets aside is kept to the end.
    fn attached(act: impl FnOnce()) {
        let heap = Heap::new();
        let local = LocalState::new(&heap, LocalDomain::of_interpreter(), || {});
        // SAFETY: the state outlives `act`, which runs on this thread.
        unsafe { attach_local(&local) };
        set_shared(true);
        set_concurrent(true);
        act();
        detach_local();
    }

    #[test]
    fn readers_see_whole_contents_while_others_change_them() {
        let guarded: Guarded<[u32; 4], Copied> = Guarded::new([0; 4]);
        std::thread::scope(|scope| {
            let readers = scope.spawn(|| {
                attached(|| {
                    for _ in 0..400_000 {
                        // SAFETY: it only compares.
                        unsafe { guarded.look(|all| assert!(all.iter().all(|one| *one == all[0]), "{all:?}")) };
                    }
                });
            });
            attached(|| {
                let mut round: u32 = 0;
                while !readers.is_finished() {
                    round += 1;
                    // SAFETY: it only stores.
                    unsafe { guarded.change(|all| all.iter_mut().for_each(|one| *one = round)) };
                    // Time for the readers to set it aside again.
                    (0..2000).for_each(|_| std::hint::spin_loop());
                }
            });
        });
    }
}
