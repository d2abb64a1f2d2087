//! The edition for real use: the standard library's mutex and condition variable.
//!
//! Not parking_lot's, which guard other things in this program: its mutex, found closed, gives the processor away
//! (`sched_yield`), and a computing thread there does not give it back before its time slice is over, some
//! milliseconds. For a lock that is closed for a microsecond whenever a thread wants the GIL this let new threads run
//! one after the other. The standard library's sleeps instead, until it is woken.

use std::sync::atomic::Ordering;
use std::sync::{OnceLock, PoisonError, TryLockError};
use std::time::{Duration, Instant};

pub(crate) use std::sync as edition;
pub(crate) use std::sync::atomic::{AtomicBool, AtomicU32, AtomicU64};

use super::MutexGuard;

/// A condition variable that calls into the system only if somebody sleeps.
#[derive(Default)]
pub(crate) struct Condvar {
    inner: edition::Condvar,
    /// How many sleep, or are about to: changed with the mutex closed. Whoever changed what they wait for had it closed
    /// later than they, and so sees them here.
    sleepers: AtomicU32,
}

impl Condvar {
    pub(crate) fn new() -> Self {
        Condvar::default()
    }

    pub(crate) fn wait<T>(&self, guard: &mut MutexGuard<'_, T>) {
        self.sleepers.fetch_add(1, Ordering::Relaxed);
        guard.lend(|held| (self.inner.wait(held).unwrap_or_else(PoisonError::into_inner), ()));
        self.sleepers.fetch_sub(1, Ordering::Relaxed);
    }

    /// Waits so long at most; says whether the time ran out.
    pub(crate) fn wait_for<T>(&self, guard: &mut MutexGuard<'_, T>, patience: Duration) -> bool {
        self.sleepers.fetch_add(1, Ordering::Relaxed);
        let timed_out = guard.lend(|held| {
            let (held, outcome) = self.inner.wait_timeout(held, patience).unwrap_or_else(PoisonError::into_inner);
            (held, outcome.timed_out())
        });
        self.sleepers.fetch_sub(1, Ordering::Relaxed);
        timed_out
    }

    /// As [`wait_for`](Self::wait_for), until a moment.
    pub(crate) fn wait_until<T>(&self, guard: &mut MutexGuard<'_, T>, deadline: Instant) -> bool {
        self.wait_for(guard, deadline.saturating_duration_since(Instant::now()))
    }

    pub(crate) fn notify_one(&self) {
        if self.sleepers.load(Ordering::Relaxed) > 0 {
            self.inner.notify_one();
        }
    }

    pub(crate) fn notify_all(&self) {
        if self.sleepers.load(Ordering::Relaxed) > 0 {
            self.inner.notify_all();
        }
    }
}

/// Closes a mutex that others close for moments only: looks for a while whether it opens before it sleeps.
pub(crate) fn lock_soon<T>(mutex: &edition::Mutex<T>) -> edition::MutexGuard<'_, T> {
    let mut guard = try_lock(mutex);
    if guard.is_none() {
        look(patience(), || {
            guard = try_lock(mutex);
            guard.is_some()
        });
    }
    guard.unwrap_or_else(|| mutex.lock().unwrap_or_else(PoisonError::into_inner))
}

fn try_lock<T>(mutex: &edition::Mutex<T>) -> Option<edition::MutexGuard<'_, T>> {
    match mutex.try_lock() {
        Ok(guard) => Some(guard),
        Err(TryLockError::Poisoned(error)) => Some(error.into_inner()),
        Err(TryLockError::WouldBlock) => None,
    }
}

/// How long to look whether another thread has done something before it is better to sleep: about what it costs to be
/// woken on an idle processor. On the only processor it can do nothing while we look.
pub(crate) fn patience() -> Duration {
    static PATIENCE: OnceLock<Duration> = OnceLock::new();
    *PATIENCE.get_or_init(|| match std::thread::available_parallelism() {
        Ok(processors) if processors.get() > 1 => Duration::from_micros(20),
        _ => Duration::ZERO,
    })
}

/// Looks for some time whether something has happened; by the clock, as a processor's pause takes 10 ns on one and 50
/// on another. A way to save a sleep, and no more.
pub(crate) fn look(patience: Duration, mut happened: impl FnMut() -> bool) -> bool {
    let end = Instant::now() + patience;
    while Instant::now() < end {
        std::hint::spin_loop();
        if happened() {
            return true;
        }
    }
    false
}

/// The number of the processor that the thread runs on: whoever waits for something that is done there must not
/// look, but sleep, for the other cannot get on.
pub(crate) fn processor() -> u32 {
    #[cfg(target_os = "linux")]
    return nix::sched::sched_getcpu().ok().and_then(|number| u32::try_from(number).ok()).unwrap_or(0);
    #[cfg(not(target_os = "linux"))]
    return 0;
}
