//! The edition without a GIL: biased counts, one-byte locks, domains.

mod contention;
mod counts;
mod domain;
mod lock;
mod queue;

use std::cell::Cell;

pub use contention::Contended;
pub(crate) use counts::{Counts, Sharing};
pub use domain::{Domains, Limbo, LocalDomain};
pub(crate) use lock::{ByteLock, ByteLockHeld};

/// Atomics and the mutex of counts and queues; `tests/counts.rs` puts those of a model checker in their place.
mod primitives {
    pub(super) use std::sync::atomic::{AtomicI32, AtomicU32, Ordering, fence};

    pub(super) use parking_lot::Mutex;
}

/// The domain of an interpreter with a GIL.
const INTERPRETER: u32 = 1;

thread_local! {
    /// The number of the domain that this OS thread counts for; 0 while it is attached to none.
    static DOMAIN: Cell<u32> = const { Cell::new(0) };
    static CONCURRENT: Cell<bool> = const { Cell::new(false) };
}

#[inline(always)]
fn domain() -> u32 {
    DOMAIN.with(Cell::get)
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

/// Makes this OS thread count for a domain.
pub(crate) fn attach_domain(domain: &LocalDomain) {
    DOMAIN.with(|number| number.set(domain.number()));
}

/// Ends what [`attach_domain`] began.
pub(crate) fn detach_domain() {
    DOMAIN.with(|number| number.set(0));
}
