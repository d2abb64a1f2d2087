//! The GIL on real threads: its accounts add up, and a thread that computes is made to let go.

use std::num::NonZeroU32;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use minipy_sync::{Bit, Closed, Gil, GilPolicy, Reason, ThreadControl, ThreadId};

const POLICIES: [GilPolicy; 4] =
    [GilPolicy::Interval, GilPolicy::Ticks(NonZeroU32::MIN), GilPolicy::Fifo, GilPolicy::Priority];

/// A thread that computes until all have had the GIL, and says how it ended.
fn compute(gil: &Gil, me: &Arc<ThreadControl>, arrived: &AtomicU32, count: u32) {
    gil.take(me);
    arrived.fetch_add(1, Ordering::Relaxed);
    while arrived.load(Ordering::Relaxed) < count {
        if gil.ticks().is_some() {
            gil.release(me, Reason::Tick);
            gil.take(me);
        } else if me.breaker().has(Bit::GilDropRequest) {
            gil.release(me, Reason::Requested);
            gil.take(me);
        }
    }
    gil.release(me, Reason::End);
}

#[test]
fn every_take_has_its_release() {
    for policy in POLICIES {
        let gil = Gil::new(policy, Duration::from_micros(50));
        let arrived = AtomicU32::new(0);
        let controls: Vec<_> = (1..=4).map(|id| Arc::new(ThreadControl::new(ThreadId(id)))).collect();
        std::thread::scope(|scope| {
            for me in &controls {
                scope.spawn(|| compute(&gil, me, &arrived, 4));
            }
        });
        let totals: Vec<_> = controls.iter().map(|control| control.totals()).collect();
        for totals in &totals {
            let handed = totals.releases(Reason::Requested) + totals.releases(Reason::Tick);
            assert_eq!(totals.takes, handed + 1, "{policy}: {totals:?}");
            assert_eq!(totals.releases(Reason::End), 1);
            assert!(totals.waits <= totals.takes && totals.longest_wait <= totals.waited);
        }
        assert_eq!(gil.switch_number(), totals.iter().map(|totals| totals.switches).sum::<u64>());
        assert_eq!(gil.waiting(), 0);
    }
}

#[test]
fn an_interval_is_kept_exactly_but_never_nothing() {
    let gil = Gil::new(GilPolicy::Interval, Duration::from_micros(500));
    assert_eq!(gil.interval(), Duration::from_micros(500));
    gil.set_interval(Duration::ZERO);
    assert_eq!(gil.interval(), Gil::SHORTEST_INTERVAL);
    gil.set_interval(Duration::MAX);
    assert_eq!(gil.interval(), Duration::from_nanos(u64::MAX));
}

#[test]
fn a_taker_learns_how_it_was() {
    let gil = Gil::new(GilPolicy::Interval, Duration::from_millis(5));
    let [one, two] = [1, 2].map(|id| Arc::new(ThreadControl::new(ThreadId(id))));
    let mut turns = Vec::new();
    for thread in [&one, &one, &two] {
        let taken = gil.take(thread);
        assert_eq!(taken.waited, None);
        turns.push((taken.turn, taken.switched));
        gil.release(thread, Reason::Io);
    }
    assert_eq!(turns, [(1, true), (2, false), (3, true)]);
    assert_eq!(gil.last_holder(), Some(ThreadId(2)));
}

#[test]
fn a_closed_gil_is_for_its_finalizer() {
    let gil = Gil::new(GilPolicy::Interval, Duration::from_millis(5));
    let [main, daemon] = [1, 2].map(|id| Arc::new(ThreadControl::new(ThreadId(id))));
    gil.take(&main);
    gil.close(&main);
    assert_eq!(gil.take_unless_closed(&daemon), Err(Closed));
    gil.release(&main, Reason::Io);
    assert_eq!(gil.take_unless_closed(&daemon), Err(Closed));
    assert!(gil.take_unless_closed(&main).is_ok());
}
