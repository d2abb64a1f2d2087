//! Mutex, condition variable and atomic word, in two editions with one interface: parking_lot's for real use, and
//! [`shuttle`](https://docs.rs/shuttle)'s when this crate's own unit tests are built, so that the model checker runs
//! the very source that ships. Tests that want real threads live in `tests/` and link the real edition.

#[cfg(not(test))]
mod native {
    pub(crate) use parking_lot::{Condvar, Mutex, MutexGuard};
    pub(crate) use std::sync::atomic::{AtomicBool, AtomicU32, AtomicU64};

    /// Looks up to `patience` times, with the mutex open, whether something has happened. A way to save a sleep, and
    /// no more: the caller has to look again when the mutex is closed, and to sleep if it has not.
    pub(crate) fn look<T>(guard: &mut MutexGuard<'_, T>, patience: u32, happened: impl Fn() -> bool) {
        MutexGuard::unlocked(guard, || {
            for _ in 0..patience {
                if happened() {
                    break;
                }
                std::hint::spin_loop();
            }
        });
    }
}
#[cfg(not(test))]
pub(crate) use native::*;

#[cfg(test)]
mod model;
#[cfg(test)]
pub(crate) use model::*;
