//! The world without a GIL: a stopped one is still; a grace period ends when every other thread has let go; whoever
//! awaits one is called.

use std::sync::Arc;

use shuttle::sync::atomic::{AtomicU32, AtomicUsize, Ordering};
use shuttle::thread;

use super::{check, threads};
use crate::{Bit, World};

#[test]
fn nobody_runs_while_the_world_is_stopped() {
    check(|| {
        let world = Arc::new(World::new());
        let (running, stopped) = (Arc::new(AtomicU32::new(0)), Arc::new(AtomicU32::new(0)));
        threads(3, move |me| {
            let seat = world.join(Arc::clone(&me));
            world.attach(&seat);
            for round in 0..3 {
                running.fetch_add(1, Ordering::SeqCst);
                assert_eq!(stopped.load(Ordering::SeqCst), 0, "a thread runs in a stopped world");
                running.fetch_sub(1, Ordering::SeqCst);
                if me.breaker().has(Bit::Stop) {
                    world.pass(&seat);
                }
                if round == 1 && me.id().0 < 3 {
                    world.stop(&seat);
                    stopped.fetch_add(1, Ordering::SeqCst);
                    assert_eq!(running.load(Ordering::SeqCst), 0, "the world is not still");
                    thread::yield_now();
                    assert_eq!(stopped.fetch_sub(1, Ordering::SeqCst), 1, "two threads have stopped the world");
                    world.start(&seat);
                }
                if round == 1 && me.id().0 == 3 {
                    world.detach(&seat);
                    thread::yield_now();
                    world.attach(&seat);
                }
            }
            world.detach(&seat);
            world.leave(&seat);
        });
    });
}

/// Readers look at a slot and use what they saw before their next check point; the writer frees what it took out after
/// a grace period.
#[test]
fn nothing_is_freed_that_somebody_has_in_hand() {
    check(|| {
        let world = Arc::new(World::new());
        let slot = Arc::new(AtomicUsize::new(0));
        let freed: Arc<Vec<AtomicU32>> = Arc::new((0..4).map(|_| AtomicU32::new(0)).collect());
        threads(3, move |me| {
            let seat = world.join(Arc::clone(&me));
            world.attach(&seat);
            if me.id().0 == 1 {
                for next in 1..4 {
                    let old = slot.swap(next, Ordering::SeqCst);
                    let goal = world.begin_grace(&seat);
                    while !world.is_over(&seat, goal) {
                        // Called by whoever passes last: waiting for that alone must end.
                        while !me.breaker().clear(Bit::Stop) {
                            thread::yield_now();
                        }
                    }
                    freed[old].store(1, Ordering::SeqCst);
                }
            } else {
                for _ in 0..3 {
                    let seen = slot.load(Ordering::SeqCst);
                    thread::yield_now();
                    assert_eq!(freed[seen].load(Ordering::SeqCst), 0, "freed in a reader's hands");
                    if me.breaker().has(Bit::Stop) {
                        world.pass(&seat);
                    }
                }
            }
            world.detach(&seat);
            world.leave(&seat);
        });
    });
}
