//! The run queue and the virtual clock of the single driver.

use std::num::NonZeroU32;
use std::sync::Arc;
use std::time::Duration;

use minipy_sync::single::{Order, Stop, Turn};
use minipy_sync::{RawLock, SingleScheduler, SplitMix64, ThreadControl, ThreadId, Waitable, Wake};

fn seeded(seed: u64, mean: u32) -> Order {
    Order::Seeded { seed, mean: NonZeroU32::new(mean).unwrap() }
}

fn with_threads(order: Order, count: u32) -> (SingleScheduler, Vec<Arc<ThreadControl>>) {
    let mut scheduler = SingleScheduler::new(order);
    let controls: Vec<_> = (1..=count).map(|id| Arc::new(ThreadControl::new(ThreadId(id)))).collect();
    controls.iter().for_each(|control| scheduler.start(Arc::clone(control)));
    (scheduler, controls)
}

/// The number of the thread that runs next, and why it woke.
fn run(scheduler: &mut SingleScheduler) -> (u32, Option<Wake>) {
    match scheduler.next_turn() {
        Turn::Run { thread, woken, .. } => (thread.0, woken),
        other => panic!("nobody runs: {other:?}"),
    }
}

#[test]
fn splitmix64_gives_the_published_numbers() {
    // From the reference implementation, https://prng.di.unimi.it/splitmix64.c, seed 1234567.
    let mut random = SplitMix64::new(1234567);
    let numbers: Vec<u64> = (0..3).map(|_| random.next_u64()).collect();
    assert_eq!(numbers, [6457827717110365317, 3203168211198807973, 9817491932198370423]);
    assert_eq!(random.below(0), 0);
    assert!((0..1000).all(|_| random.below(7) < 7));
}

#[test]
fn serial_goes_round_in_start_order() {
    let (mut scheduler, _) = with_threads(Order::Serial, 3);
    let mut ran = Vec::new();
    for stop in [Stop::Switched, Stop::Ended, Stop::Switched, Stop::Switched, Stop::Ended, Stop::Ended] {
        ran.push(run(&mut scheduler).0);
        scheduler.stopped(stop);
    }
    assert_eq!(ran, [1, 2, 3, 1, 3, 1]);
    assert_eq!(scheduler.next_turn(), Turn::Finished);
}

#[test]
fn the_clock_jumps_when_all_wait() {
    let (mut scheduler, _) = with_threads(Order::Serial, 2);
    let second = Duration::from_secs(1);
    assert_eq!(run(&mut scheduler), (1, None));
    scheduler.stopped(Stop::Blocked { deadline: Some(3 * second) });
    assert_eq!(run(&mut scheduler), (2, None));
    scheduler.stopped(Stop::Blocked { deadline: Some(second) });
    assert_eq!(run(&mut scheduler), (2, Some(Wake::TimedOut)));
    assert_eq!(scheduler.now(), second);
    scheduler.stopped(Stop::Ended);
    assert_eq!(run(&mut scheduler), (1, Some(Wake::TimedOut)));
    assert_eq!(scheduler.now(), 3 * second);
    // A deadline that has passed before the wait began: no time goes by.
    scheduler.stopped(Stop::Blocked { deadline: Some(second) });
    assert_eq!(run(&mut scheduler), (1, Some(Wake::TimedOut)));
    assert_eq!(scheduler.now(), 3 * second);
}

#[test]
fn a_release_wakes_who_waits_for_the_lock() {
    let (mut scheduler, controls) = with_threads(Order::Serial, 2);
    let lock = RawLock::new();
    assert_eq!(run(&mut scheduler).0, 1);
    assert!(lock.poll(&controls[0]).is_ready());
    scheduler.stopped(Stop::Switched);
    assert_eq!(run(&mut scheduler).0, 2);
    assert!(lock.poll(&controls[1]).is_pending());
    scheduler.stopped(Stop::Blocked { deadline: None });
    assert_eq!(run(&mut scheduler), (1, None));
    lock.release(ThreadId(1)).unwrap();
    scheduler.stopped(Stop::Ended);
    assert_eq!(run(&mut scheduler), (2, Some(Wake::Unparked)));
    assert!(lock.poll(&controls[1]).is_ready());
    assert_eq!(lock.turn(), 2);
}

#[test]
fn a_deadlock_is_a_value() {
    let (mut scheduler, _) = with_threads(Order::Serial, 3);
    run(&mut scheduler);
    scheduler.stopped(Stop::Ended);
    for _ in 0..2 {
        run(&mut scheduler);
        scheduler.stopped(Stop::Blocked { deadline: None });
    }
    assert_eq!(scheduler.next_turn(), Turn::Deadlock(vec![ThreadId(2), ThreadId(3)]));
}

#[test]
fn a_seed_fixes_the_schedule() {
    let turns = |seed| {
        let (mut scheduler, _) = with_threads(seeded(seed, 100), 3);
        let turn = |_| match scheduler.next_turn() {
            Turn::Run { thread, budget, .. } => (thread.0, budget.unwrap().get()),
            other => panic!("nobody runs: {other:?}"),
        };
        (0..5).map(turn).collect::<Vec<_>>()
    };
    // These must never change: recorded schedules name them by their seed.
    assert_eq!(turns(42), [(3, 32), (1, 69), (1, 173), (1, 160), (2, 124)]);
    assert_ne!(turns(43), turns(42));
}

#[test]
fn budgets_lie_around_their_mean() {
    let (mut scheduler, _) = with_threads(seeded(7, 10), 1);
    let budgets: Vec<u64> = (0..10_000)
        .map(|_| match scheduler.next_turn() {
            Turn::Run { budget: Some(budget), .. } => budget.get(),
            other => panic!("no budget: {other:?}"),
        })
        .collect();
    assert!(budgets.iter().all(|budget| (1..20).contains(budget)));
    let sum: u64 = budgets.iter().sum();
    assert!((95_000..105_000).contains(&sum), "{sum}");
}
