//! Exact accounts of who had the GIL, for how long and why not longer. Only taking and releasing pay for them.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use crate::gil::Reason;

/// A count or a sum of nanoseconds. One thread adds to it and anybody reads, so no read-modify-write is needed.
#[derive(Debug, Default)]
struct Sum(AtomicU64);

impl Sum {
    fn add(&self, more: u64) {
        self.0.store(self.get().saturating_add(more), Ordering::Relaxed);
    }

    fn raise_to(&self, candidate: u64) {
        if candidate > self.get() {
            self.0.store(candidate, Ordering::Relaxed);
        }
    }

    fn get(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }

    fn time(&self) -> Duration {
        Duration::from_nanos(self.get())
    }
}

/// The running account of one thread, written by that thread alone.
#[derive(Debug, Default)]
pub(crate) struct Record {
    held: Sum,
    waited: Sum,
    longest_wait: Sum,
    takes: Sum,
    waits: Sum,
    switches: Sum,
    requests: Sum,
    releases: [Sum; Reason::ALL.len()],
}

impl Record {
    /// The thread has the GIL now. `waited` is none where it was free at once.
    pub(crate) fn took(&self, waited: Option<Duration>, switched: bool) {
        self.takes.add(1);
        self.switches.add(u64::from(switched));
        if let Some(waited) = waited {
            self.waits.add(1);
            self.waited.add(nanos(waited));
            self.longest_wait.raise_to(nanos(waited));
        }
    }

    /// The thread asked the holder to let go.
    pub(crate) fn requested(&self) {
        self.requests.add(1);
    }

    /// The thread let go after having it for this long.
    pub(crate) fn released(&self, held: Duration, reason: Reason) {
        self.held.add(nanos(held));
        self.releases[reason as usize].add(1);
    }

    pub(crate) fn totals(&self) -> Totals {
        Totals {
            held: self.held.time(),
            waited: self.waited.time(),
            longest_wait: self.longest_wait.time(),
            takes: self.takes.get(),
            waits: self.waits.get(),
            switches: self.switches.get(),
            requests: self.requests.get(),
            releases: std::array::from_fn(|reason| self.releases[reason].get()),
        }
    }
}

fn nanos(time: Duration) -> u64 {
    u64::try_from(time.as_nanos()).unwrap_or(u64::MAX)
}

/// What one thread did with the GIL up to now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Totals {
    /// Time with the GIL, in finished slices.
    pub held: Duration,
    /// Time spent waiting for it.
    pub waited: Duration,
    /// The longest single wait.
    pub longest_wait: Duration,
    /// How often the thread got it.
    pub takes: u64,
    /// In how many of these it had to wait.
    pub waits: u64,
    /// In how many of these another thread had had it before.
    pub switches: u64,
    /// How often the thread set a drop request in a holder's breaker.
    pub requests: u64,
    releases: [u64; Reason::ALL.len()],
}

impl Totals {
    /// How often the thread let go for this reason.
    pub fn releases(&self, reason: Reason) -> u64 {
        self.releases[reason as usize]
    }
}
