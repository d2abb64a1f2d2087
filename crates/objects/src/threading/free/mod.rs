//! The edition without a GIL: biased counts, one-byte locks, domains.

mod aside;
mod collisions;
mod contention;
mod counts;
mod domain;
mod lock;
mod queue;
mod turns;

use std::cell::Cell;
use std::ptr;

use primitives::{AtomicI32, Ordering};

pub(crate) use aside::Aside;
pub use contention::{Contended, Traffic};
pub(crate) use counts::{Counts, Sharing};
pub use domain::{Domains, Limbo, LocalDomain, MOST_THREADS};
pub(crate) use lock::{ByteLock, ByteLockHeld};
pub(crate) use turns::TurnLock;

/// Atomics and the mutex of counts and queues; `tests/counts.rs` puts those of a model checker in their place.
mod primitives {
    pub(super) use std::sync::atomic::{AtomicI32, AtomicU16, Ordering, fence};

    pub(super) use parking_lot::Mutex;
}

/// The domain of an interpreter with a GIL.
const INTERPRETER: u16 = 1;

thread_local! {
    /// The number of the domain that this OS thread counts for; 0 while it is attached to none.
    static DOMAIN: Cell<u16> = const { Cell::new(0) };
    /// What this thread has counted of the objects that each thread counts for itself; its domain keeps it.
    static COUNTED: Cell<*const AtomicI32> = const { Cell::new(ptr::null()) };
    /// How often it has counted what others own since its domain was told.
    static FOREIGN: Cell<u64> = const { Cell::new(0) };
    static CONCURRENT: Cell<bool> = const { Cell::new(false) };
    static SHARED: Cell<bool> = const { Cell::new(false) };
}

#[inline(always)]
fn domain() -> u16 {
    DOMAIN.with(Cell::get)
}

/// Counts references to the object that has this place in the rows of all threads.
#[inline(always)]
fn count_in_row(place: u16, change: i32) {
    let row = COUNTED.with(Cell::get);
    if row.is_null() {
        return;
    }
    // SAFETY: the row of the domain that this thread was attached to last, which lives as long as the interpreter;
    // places are less than its length.
    let counted = unsafe { &*row.add(usize::from(place)) };
    // Nobody else writes here meanwhile.
    counted.store(counted.load(Ordering::Relaxed).wrapping_add(change), Ordering::Relaxed);
}

/// Notes that this thread drops a reference by an atomic step, as it does not own the object.
#[inline(always)]
fn count_foreign() {
    FOREIGN.with(|count| count.set(count.get().wrapping_add(1)));
}

/// Whether other threads may touch objects at this moment: not under a GIL, nor while one thread lives.
#[inline(always)]
pub fn is_concurrent() -> bool {
    CONCURRENT.with(Cell::get)
}

/// Says whether other threads may touch objects while this one does.
pub fn set_concurrent(concurrent: bool) {
    CONCURRENT.with(|flag| flag.set(concurrent));
}

/// Whether objects may be in use by several threads: so it is from the second thread on, also while the world is
/// stopped.
#[inline(always)]
pub(crate) fn is_shared() -> bool {
    SHARED.with(Cell::get)
}

/// Says whether objects may be in use by several threads.
pub fn set_shared(shared: bool) {
    SHARED.with(|flag| flag.set(shared));
}

/// Makes this OS thread count for a domain.
pub(crate) fn attach_domain(domain: &LocalDomain) {
    DOMAIN.with(|number| number.set(domain.number()));
    COUNTED.with(|row| row.set(domain.row()));
}

/// Ends what [`attach_domain`] began.
pub(crate) fn detach_domain() {
    DOMAIN.with(|number| number.set(0));
}
