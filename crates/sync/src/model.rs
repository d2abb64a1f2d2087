//! The protocols under a model checker: thousands of schedules, chosen by seeds, of the source that ships.
//!
//! Shuttle rather than loom: what is shared here lies under mutexes, so orders of weak memory are not the question;
//! timed waits are, and loom's never time out, while on shuttle's scheduler and its seeded random numbers they are
//! easily made. The price: shuttle samples schedules, where loom would try all. They are random or follow PCT
//! (Burckhardt et al., "A Randomized Scheduler with Probabilistic Guarantees of Finding Bugs", 2010), which finds a
//! bug that needs few preemptions with a known probability. A deadlock, or a run without an end, fails.

mod gil;
mod waiting;
mod world;

use std::sync::Arc;

use shuttle::scheduler::{PctScheduler, RandomScheduler};
use shuttle::{Config, MaxSteps, Runner};

use crate::{ThreadControl, ThreadId};

const SEED: u64 = 0x6d69_6e69_7079;
const RANDOM_SCHEDULES: usize = 1000;
const PCT_SCHEDULES: usize = 1000;
const PREEMPTIONS: usize = 3;

/// Runs `body` under many schedules, the same ones each time.
fn check(body: impl Fn() + Clone + Send + Sync + 'static) {
    let mut config = Config::default();
    config.max_steps = MaxSteps::FailAfter(100_000);
    let random = RandomScheduler::new_from_seed(SEED, RANDOM_SCHEDULES);
    Runner::new(random, config.clone()).run(body.clone());
    let pct = PctScheduler::new_from_seed(SEED, PREEMPTIONS, PCT_SCHEDULES);
    Runner::new(pct, config).run(body);
}

/// Runs `body` in threads numbered from 1 up and waits for them.
fn threads(count: u32, body: impl Fn(Arc<ThreadControl>) + Clone + Send + 'static) {
    let handles: Vec<_> = (1..=count)
        .map(|id| {
            let body = body.clone();
            shuttle::thread::spawn(move || body(Arc::new(ThreadControl::new(ThreadId(id)))))
        })
        .collect();
    handles.into_iter().for_each(|handle| handle.join().unwrap());
}
