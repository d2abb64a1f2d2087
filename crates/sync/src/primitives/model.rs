//! The model checker's edition: the same calls on shuttle's scheduler.
//!
//! Time is not modelled: a timed wait may time out at *any* moment, which is more than real clocks allow, so what
//! holds here holds for every interval. [`Condvar::notify_one`] wakes *any* waiter, not the first.

use std::sync::atomic::Ordering;
use std::sync::{Mutex as Plain, PoisonError};
use std::time::{Duration, Instant};

use shuttle::rand::Rng;
pub(crate) use shuttle::sync as edition;
pub(crate) use shuttle::sync::atomic::{AtomicBool, AtomicU32, AtomicU64};

use super::MutexGuard;

/// `Mutex::lock`: in the model nobody is kept waiting by a scheduler.
pub(crate) fn lock_soon<T>(mutex: &edition::Mutex<T>) -> edition::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// How long to look: as [`look`] likes.
pub(crate) fn patience() -> Duration {
    Duration::ZERO
}

/// Looks whether something has happened; gives up at any moment.
pub(crate) fn look(_patience: Duration, mut happened: impl FnMut() -> bool) -> bool {
    while !happened() {
        if !shuttle::rand::thread_rng().gen_bool(0.75) {
            return false;
        }
        shuttle::thread::yield_now();
    }
    true
}

/// Any processor.
pub(crate) fn processor() -> u32 {
    shuttle::rand::thread_rng().gen_range(0..2)
}

/// A condition variable of the model.
#[derive(Default)]
pub(crate) struct Condvar {
    next_ticket: AtomicU64,
    /// Who waits. A plain mutex: never held where shuttle could switch tasks.
    waiting: Plain<Vec<(u64, shuttle::thread::Thread)>>,
}

impl Condvar {
    pub(crate) fn new() -> Self {
        Condvar::default()
    }

    pub(crate) fn wait<T>(&self, guard: &mut MutexGuard<'_, T>) {
        self.wait_inner(guard, false);
    }

    pub(crate) fn wait_for<T>(&self, guard: &mut MutexGuard<'_, T>, _timeout: Duration) -> bool {
        self.wait_inner(guard, true)
    }

    pub(crate) fn wait_until<T>(&self, guard: &mut MutexGuard<'_, T>, _deadline: Instant) -> bool {
        self.wait_inner(guard, true)
    }

    pub(crate) fn notify_one(&self) {
        let count = self.waiting.lock().unwrap().len();
        if count > 0 {
            let chosen = shuttle::rand::thread_rng().gen_range(0..count);
            let (_, woken) = self.waiting.lock().unwrap().swap_remove(chosen);
            woken.unpark();
        }
    }

    pub(crate) fn notify_all(&self) {
        let woken = std::mem::take(&mut *self.waiting.lock().unwrap());
        woken.into_iter().for_each(|(_, thread)| thread.unpark());
    }

    fn wait_inner<T>(&self, guard: &mut MutexGuard<'_, T>, timed: bool) -> bool {
        // Shuttle's atomics let others run first: a thread may be late between its last look and its wait.
        let ticket = self.next_ticket.fetch_add(1, Ordering::Relaxed);
        self.waiting.lock().unwrap().push((ticket, shuttle::thread::current()));
        guard.unlocked(|| {
            loop {
                if !self.waits(ticket) {
                    break false;
                }
                if !timed {
                    shuttle::thread::park();
                } else if shuttle::rand::thread_rng().gen_bool(0.25) {
                    let mut waiting = self.waiting.lock().unwrap();
                    let before = waiting.len();
                    waiting.retain(|(other, _)| *other != ticket);
                    break waiting.len() < before;
                } else {
                    shuttle::thread::yield_now();
                }
            }
        })
    }

    fn waits(&self, ticket: u64) -> bool {
        self.waiting.lock().unwrap().iter().any(|(other, _)| *other == ticket)
    }
}
