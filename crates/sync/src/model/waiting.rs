//! Parkers and locks: no wake-up is lost; one holder at a time; whoever gives up passes its wake-up on; a signal ends
//! any wait.

use std::sync::Arc;
use std::time::Instant;

use shuttle::sync::atomic::{AtomicU32, Ordering};
use shuttle::thread;

use super::{check, threads};
use crate::{
    Acquisition, Bit, Done, NotHeld, Nothing, RawLock, RawRLock, RawSemaphore, ThreadControl, ThreadId, WaitEnd,
    Waitable, Wake, clock, wait,
};

/// Some deadline: the model may let it pass at any moment.
fn soon() -> Option<Instant> {
    Some(clock::now())
}

#[test]
fn an_unpark_is_never_lost() {
    check(|| {
        let me = Arc::new(ThreadControl::new(ThreadId::MAIN));
        let asked = Arc::new(AtomicU32::new(0));
        let waker = thread::spawn({
            let (me, asked) = (Arc::clone(&me), Arc::clone(&asked));
            move || {
                for _ in 0..2 {
                    asked.fetch_add(1, Ordering::SeqCst);
                    me.unpark();
                }
            }
        });
        while asked.load(Ordering::SeqCst) < 2 {
            assert_eq!(me.park_until(None), Wake::Unparked);
        }
        waker.join().unwrap();
    });
}

#[test]
fn a_deadline_ends_a_park_and_eats_no_token() {
    check(|| {
        let me = Arc::new(ThreadControl::new(ThreadId::MAIN));
        let waker = thread::spawn({
            let me = Arc::clone(&me);
            move || me.unpark()
        });
        if me.park_until(soon()) == Wake::TimedOut {
            assert_eq!(me.park_until(None), Wake::Unparked);
        }
        waker.join().unwrap();
    });
}

#[test]
fn a_lock_has_one_holder_and_all_get_it() {
    check(|| {
        let lock = Arc::new(RawLock::new());
        let holders = Arc::new(AtomicU32::new(0));
        threads(3, move |me| {
            for _ in 0..2 {
                assert_eq!(wait(&*lock, &me, None), WaitEnd::Ready);
                assert_eq!(holders.fetch_add(1, Ordering::SeqCst), 0);
                thread::yield_now();
                holders.fetch_sub(1, Ordering::SeqCst);
                assert_eq!(lock.release(me.id()), Ok(()));
            }
        });
    });
}

#[test]
fn whoever_gives_up_passes_its_wake_up_on() {
    check(|| {
        let lock = Arc::new(RawLock::new());
        assert!(lock.try_acquire(Acquisition::default()));
        let waiters = thread::spawn({
            let lock = Arc::clone(&lock);
            move || {
                threads(3, move |me| {
                    let deadline = if me.id() == ThreadId(1) { None } else { soon() };
                    if wait(&*lock, &me, deadline) == WaitEnd::Ready {
                        assert_eq!(lock.release(me.id()), Ok(()));
                    }
                })
            }
        });
        thread::yield_now();
        assert_eq!(lock.release(ThreadId::default()), Ok(()));
        waiters.join().unwrap();
        assert!(lock.waiters().is_empty() && !lock.is_locked());
    });
}

#[test]
fn an_rlock_counts_for_its_owner_only() {
    check(|| {
        let lock = Arc::new(RawRLock::new());
        threads(3, move |me| {
            assert_eq!(wait(&*lock, &me, None), WaitEnd::Ready);
            assert!(lock.try_acquire(Acquisition { by: me.id(), ..Acquisition::default() }));
            thread::yield_now();
            assert_eq!(lock.owner(), Some(me.id()));
            // As a condition variable does.
            assert_eq!(lock.release_all(me.id()), Ok(2));
            assert_eq!(wait(&*lock, &me, None), WaitEnd::Ready);
            assert_eq!(lock.set_depth(me.id(), 2), Ok(()));
            thread::yield_now();
            assert_eq!(lock.release(me.id()), Ok(()));
            assert_eq!(lock.release(me.id()), Ok(()));
            assert_eq!(lock.release(me.id()), Err(NotHeld));
        });
    });
}

#[test]
fn a_semaphore_gives_each_permit_once() {
    check(|| {
        let semaphore = Arc::new(RawSemaphore::new());
        let taken = Arc::new(AtomicU32::new(0));
        let takers = thread::spawn({
            let (semaphore, taken) = (Arc::clone(&semaphore), Arc::clone(&taken));
            move || {
                threads(4, move |me| {
                    // The last two give up at some time; what woke them goes to the others.
                    let deadline = if me.id() <= ThreadId(2) { None } else { soon() };
                    if wait(&*semaphore, &me, deadline) == WaitEnd::Ready {
                        taken.fetch_add(1, Ordering::SeqCst);
                    }
                })
            }
        });
        for _ in 0..4 {
            semaphore.release();
            thread::yield_now();
        }
        takers.join().unwrap();
        assert_eq!(taken.load(Ordering::SeqCst) as usize + semaphore.permits(), 4);
    });
}

#[test]
fn all_who_wait_for_an_end_see_it() {
    check(|| {
        let done = Arc::new(Done::new());
        let ends = Arc::new(AtomicU32::new(0));
        threads(3, move |me| {
            if me.id() == ThreadId(1) {
                ends.store(1, Ordering::SeqCst);
                return done.set();
            }
            if wait(&*done, &me, if me.id() == ThreadId(2) { soon() } else { None }) == WaitEnd::Ready {
                assert_eq!(ends.load(Ordering::SeqCst), 1);
            } else {
                assert_eq!(me.id(), ThreadId(2));
            }
        });
    });
}

#[test]
fn a_signal_ends_any_wait() {
    let lock = || {
        let lock = RawLock::new();
        lock.try_acquire(Acquisition::default());
        Arc::new(lock) as Arc<dyn Waitable>
    };
    let things: [fn() -> Arc<dyn Waitable>; 3] = [lock, || Arc::new(Nothing), || Arc::new(Done::new())];
    for thing in things {
        check(move || {
            let me = Arc::new(ThreadControl::new(ThreadId::MAIN));
            let signals = thread::spawn({
                let me = Arc::clone(&me);
                move || me.interrupt(Bit::Signals)
            });
            assert_eq!(wait(&*thing(), &me, None), WaitEnd::Interrupted);
            signals.join().unwrap();
        });
    }
}
