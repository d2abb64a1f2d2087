//! Mutex, condition variable and atomic word, in two editions with one interface: parking_lot's for real use, and
//! [`shuttle`](https://docs.rs/shuttle)'s when this crate's own unit tests are built, so that the model checker runs
//! the very source that ships. Tests that want real threads live in `tests/` and link the real edition.

#[cfg(not(test))]
mod native {
    pub(crate) use parking_lot::{Condvar, Mutex, MutexGuard};
    pub(crate) use std::sync::atomic::{AtomicBool, AtomicU32, AtomicU64};

    use std::sync::OnceLock;

    /// How often to look whether another thread has done something before it is better to sleep: some microseconds,
    /// about what a sleep and waking up cost. On the only processor it can do nothing while we look.
    pub(crate) fn patience() -> u32 {
        static PATIENCE: OnceLock<u32> = OnceLock::new();
        *PATIENCE.get_or_init(|| match std::thread::available_parallelism() {
            Ok(processors) if processors.get() > 1 => 200,
            _ => 0,
        })
    }

    /// Looks up to `patience` times whether something has happened. A way to save a sleep, and no more.
    pub(crate) fn look(patience: u32, happened: impl Fn() -> bool) -> bool {
        (0..patience).any(|_| {
            std::hint::spin_loop();
            happened()
        })
    }

    /// The number of the processor that the thread runs on: whoever waits for something that is done there must not
    /// look, but sleep, for the other cannot get on.
    pub(crate) fn processor() -> u32 {
        #[cfg(target_os = "linux")]
        return nix::sched::sched_getcpu().ok().and_then(|number| u32::try_from(number).ok()).unwrap_or(0);
        #[cfg(not(target_os = "linux"))]
        return 0;
    }

    /// Closes a mutex that others close for moments only. `Mutex::lock` gives the processor away as soon as it finds it
    /// closed, and a computing thread there does not give it back before its time slice is over, some milliseconds.
    pub(crate) fn lock_soon<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
        let mut guard = mutex.try_lock();
        for _ in 0..patience() {
            if guard.is_some() {
                break;
            }
            std::hint::spin_loop();
            guard = mutex.try_lock();
        }
        guard.unwrap_or_else(|| mutex.lock())
    }

    /// As [`look`], with the mutex open: the caller has to look again when the mutex is closed.
    pub(crate) fn look_outside<T>(guard: &mut MutexGuard<'_, T>, happened: impl Fn() -> bool) {
        MutexGuard::unlocked(guard, || look(patience(), happened));
    }
}
#[cfg(not(test))]
pub(crate) use native::*;

#[cfg(test)]
mod model;
#[cfg(test)]
pub(crate) use model::*;
