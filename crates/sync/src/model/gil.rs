//! The GIL: at most one holder; a requested switch happens; nobody waits for ever while the lock is free; a withdrawn
//! request strands nobody; the last release waits for nobody.

use std::num::NonZeroU32;
use std::sync::Arc;
use std::time::Duration;

use shuttle::sync::atomic::{AtomicU32, Ordering};
use shuttle::thread;

use super::{check, threads};
use crate::{Bit, Closed, Gil, GilPolicy, Reason, ThreadControl, ThreadId};

const POLICIES: [GilPolicy; 4] =
    [GilPolicy::Interval, GilPolicy::Ticks(NonZeroU32::MIN), GilPolicy::Fifo, GilPolicy::Priority];

fn new_gil(policy: GilPolicy) -> Arc<Gil> {
    Arc::new(Gil::new(policy, Duration::from_millis(5)))
}

/// Says that the GIL is held, lets anything happen, and looks whether anybody else said so.
fn be_alone(holders: &AtomicU32) {
    assert_eq!(holders.fetch_add(1, Ordering::SeqCst), 0, "two threads hold the GIL");
    thread::yield_now();
    holders.fetch_sub(1, Ordering::SeqCst);
}

/// A loop of a few check points, at each of which the thread computes, serves requests and ticks.
fn compute(gil: &Gil, me: &Arc<ThreadControl>, holders: &AtomicU32) {
    for _ in 0..3 {
        be_alone(holders);
        if gil.ticks().is_some() {
            gil.release(me, Reason::Tick);
            gil.take(me);
        } else if me.breaker().has(Bit::GilDropRequest) {
            gil.release(me, Reason::Requested);
            gil.take(me);
        }
    }
}

#[test]
fn at_most_one_thread_holds_it_and_all_get_it() {
    for policy in POLICIES {
        check(move || {
            let gil = new_gil(policy);
            let holders = Arc::new(AtomicU32::new(0));
            threads(3, move |me| {
                gil.take(&me);
                compute(&gil, &me, &holders);
                gil.release(&me, Reason::Io);
                gil.take(&me);
                be_alone(&holders);
                gil.release(&me, Reason::End);
            });
        });
    }
}

#[test]
fn a_requested_switch_happens() {
    for policy in [GilPolicy::Interval, GilPolicy::Fifo, GilPolicy::Priority] {
        check(move || {
            let gil = new_gil(policy);
            threads(3, move |me| {
                let mut turn = gil.take(&me).turn;
                for _ in 0..2 {
                    if me.breaker().has(Bit::GilDropRequest) {
                        gil.release(&me, Reason::Requested);
                        let next = gil.take(&me).turn;
                        assert!(next > turn + 1, "the thread that was asked took it again at once");
                        turn = next;
                    }
                    thread::yield_now();
                }
                gil.release(&me, Reason::End);
            });
        });
    }
}

#[test]
fn a_thread_that_never_lets_go_by_itself_is_asked() {
    for policy in [GilPolicy::Interval, GilPolicy::Fifo, GilPolicy::Priority] {
        check(move || {
            let gil = new_gil(policy);
            let arrived = Arc::new(AtomicU32::new(0));
            threads(3, move |me| {
                gil.take(&me);
                arrived.fetch_add(1, Ordering::SeqCst);
                while arrived.load(Ordering::SeqCst) < 3 {
                    if me.breaker().has(Bit::GilDropRequest) {
                        gil.release(&me, Reason::Requested);
                        gil.take(&me);
                    }
                    thread::yield_now();
                }
                gil.release(&me, Reason::End);
            });
        });
    }
}

#[test]
fn whoever_leaves_strands_nobody() {
    for policy in POLICIES {
        check(move || {
            let gil = new_gil(policy);
            let finalizer = Arc::new(ThreadControl::new(ThreadId::MAIN));
            gil.take(&finalizer);
            let daemons: Vec<_> = (2..=3)
                .map(|id| {
                    let gil = Arc::clone(&gil);
                    thread::spawn(move || {
                        let me = Arc::new(ThreadControl::new(ThreadId(id)));
                        if gil.take_unless_closed(&me) == Err(Closed) {
                            return;
                        }
                        gil.release(&me, Reason::Io);
                        if gil.take_unless_closed(&me).is_ok() {
                            gil.release(&me, Reason::End);
                        }
                    })
                })
                .collect();
            thread::yield_now();
            gil.close(&finalizer);
            // As finalization does: waits, writes, and in the end lets go for good.
            for reason in [Reason::Join, Reason::Io] {
                gil.release(&finalizer, reason);
                gil.take(&finalizer);
            }
            gil.release(&finalizer, Reason::End);
            daemons.into_iter().for_each(|daemon| daemon.join().unwrap());
            assert_eq!(gil.waiting(), 0);
        });
    }
}

#[test]
fn the_last_release_waits_for_nobody() {
    check(|| {
        threads(2, |me| {
            let gil = new_gil(GilPolicy::Interval);
            gil.take(&me);
            // Asked, by somebody who will never take it.
            me.breaker().set(Bit::GilDropRequest);
            gil.release(&me, Reason::End);
        });
    });
}
