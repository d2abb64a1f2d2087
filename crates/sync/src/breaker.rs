//! The eval breaker: one word per thread that others write into and its interpreter loop looks at.

use std::sync::atomic::Ordering;

use crate::primitives::AtomicU32;

/// One kind of event that a thread is asked to see to. The names are CPython's (`pycore_ceval.h`), and so is the order
/// in which the loop should serve them: stop, signals, merges, collection, finalizers, the drop request, and the
/// asynchronous exception last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
pub enum Bit {
    /// Another thread has waited one interval for the GIL: let it have it.
    GilDropRequest = 1 << 0,
    /// A signal came in; only the main thread has this set.
    Signals = 1 << 1,
    /// Another thread raised an exception in this one.
    AsyncException = 1 << 2,
    /// The cycle collector is due.
    Gc = 1 << 3,
    /// Stop at once: the world is being stopped.
    Stop = 1 << 4,
    /// Finalizers (`__del__`, weak-reference callbacks) wait to be run here.
    Finalizers = 1 << 5,
    /// Reference counts that other threads handed over wait to be merged.
    Merge = 1 << 6,
    /// Somebody wants to know where this thread is.
    Publish = 1 << 7,
    /// Somebody wants to know what all threads do: one of them is to tell.
    Tell = 1 << 8,
    /// Whoever records the run wants to know which frames this thread has.
    Sample = 1 << 9,
}

/// The eval breaker of one thread: non-zero when its loop has something besides its program to see to.
///
/// All accesses are relaxed: a bit is a hint to come and look. What it announces lies behind the lock, or the
/// atomic, of its own subsystem, which does the ordering.
#[derive(Debug, Default)]
pub struct Breaker(AtomicU32);

impl Breaker {
    /// A breaker with nothing pending.
    pub fn new() -> Self {
        Breaker(AtomicU32::new(0))
    }

    /// Whether anything is pending: one relaxed load, the whole price of a check point.
    #[inline(always)]
    pub fn is_set(&self) -> bool {
        self.0.load(Ordering::Relaxed) != 0
    }

    /// Whether this one kind is pending.
    #[inline]
    pub fn has(&self, bit: Bit) -> bool {
        self.0.load(Ordering::Relaxed) & bit as u32 != 0
    }

    /// Asks the thread to see to this kind of event.
    pub fn set(&self, bit: Bit) {
        self.0.fetch_or(bit as u32, Ordering::Relaxed);
    }

    /// Takes the request back, or marks it as served. Says whether it was pending.
    pub fn clear(&self, bit: Bit) -> bool {
        self.0.fetch_and(!(bit as u32), Ordering::Relaxed) & bit as u32 != 0
    }

    /// The word itself, for a loop that keeps its address at hand. Zero: nothing pending.
    #[inline(always)]
    pub fn word(&self) -> &AtomicU32 {
        &self.0
    }
}
