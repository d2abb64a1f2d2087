//! The threads of an interpreter without a GIL: who is attached, how all are stopped, and when each has passed a
//! check point.
//!
//! Without a GIL any number of threads are attached at once. What a GIL gives for nothing is made here: moments when
//! nobody else touches objects (*the world is stopped*, as in CPython's `Python/pystate.c`, `stop_the_world`), and the
//! knowledge that what was seen before some moment is in no other thread's hands any more (*a grace period*, as in
//! read-copy-update; its quiescent states are check points and being detached).

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use crate::breaker::Bit;
use crate::primitives::{AtomicBool, AtomicU32, AtomicU64, Condvar, Mutex, MutexGuard};
use crate::thread::ThreadControl;

/// How long a stopper sleeps before it asks again, as in CPython.
const ASK_AGAIN: Duration = Duration::from_millis(1);

/// A thread's place in its world. Made by [`World::join`].
pub struct Seat {
    control: Arc<ThreadControl>,
    attached: AtomicBool,
    /// The epoch at the thread's last check point.
    passed: AtomicU64,
    /// The epoch that the thread waits for all others to pass; 0 for none.
    awaits: AtomicU64,
}

impl Seat {
    /// Whether this thread cannot have anything in hand from before an epoch.
    fn has_passed(&self, epoch: u64) -> bool {
        !self.attached.load(Ordering::SeqCst) || self.passed.load(Ordering::SeqCst) >= epoch
    }
}

/// The threads of an interpreter without a GIL.
pub struct World {
    state: Mutex<State>,
    changed: Condvar,
    /// Whether `state.stopper` is somebody. Whoever attaches looks here.
    stopping: AtomicBool,
    epoch: AtomicU64,
    /// How many threads wait for a grace period to end.
    awaiting: AtomicU32,
}

#[derive(Default)]
struct State {
    seats: Vec<Arc<Seat>>,
    /// The thread that has stopped the world, or is about to.
    stopper: Option<Arc<Seat>>,
}

impl State {
    fn is_stopped_by_another(&self, seat: &Arc<Seat>) -> bool {
        self.stopper.as_ref().is_some_and(|stopper| !Arc::ptr_eq(stopper, seat))
    }

    fn others<'a>(&'a self, seat: &'a Arc<Seat>) -> impl Iterator<Item = &'a Arc<Seat>> {
        self.seats.iter().filter(move |other| !Arc::ptr_eq(other, seat))
    }
}

impl Default for World {
    fn default() -> Self {
        World::new()
    }
}

impl World {
    /// A world without threads.
    pub fn new() -> World {
        World {
            state: Mutex::new(State::default()),
            changed: Condvar::new(),
            stopping: AtomicBool::new(false),
            epoch: AtomicU64::new(1),
            awaiting: AtomicU32::new(0),
        }
    }

    /// Makes a place for a thread, which is not attached yet.
    pub fn join(&self, control: Arc<ThreadControl>) -> Arc<Seat> {
        let (passed, awaits) = (AtomicU64::new(0), AtomicU64::new(0));
        let seat = Arc::new(Seat { control, attached: AtomicBool::new(false), passed, awaits });
        self.state.lock().seats.push(Arc::clone(&seat));
        seat
    }

    /// Takes a thread's place away; it is not attached.
    pub fn leave(&self, seat: &Arc<Seat>) {
        let mut state = self.state.lock();
        self.await_nothing(seat);
        state.seats.retain(|other| !Arc::ptr_eq(other, seat));
    }

    /// How many threads have a place.
    pub fn threads(&self) -> usize {
        self.state.lock().seats.len()
    }

    /// Attaches a thread: from here on it may touch objects. Waits while the world is stopped.
    pub fn attach(&self, seat: &Arc<Seat>) {
        seat.attached.store(true, Ordering::SeqCst);
        // A stopper sets the flag and then looks who is attached: one of us sees the other.
        if self.stopping.load(Ordering::SeqCst) {
            self.pause(seat);
        }
        seat.passed.store(self.epoch.load(Ordering::SeqCst), Ordering::SeqCst);
    }

    /// Detaches a thread: it touches no objects until it is attached again.
    pub fn detach(&self, seat: &Arc<Seat>) {
        seat.attached.store(false, Ordering::SeqCst);
        if self.stopping.load(Ordering::SeqCst) || self.awaiting.load(Ordering::SeqCst) > 0 {
            let state = self.state.lock();
            self.call_those_who_await(&state, seat);
            self.changed.notify_all();
        }
    }

    /// A check point: lets the world be stopped, and says that the thread has nothing in hand from before.
    pub fn pass(&self, seat: &Arc<Seat>) {
        seat.control.breaker().clear(Bit::Stop);
        if self.stopping.load(Ordering::SeqCst) {
            self.pause(seat);
        }
        seat.passed.store(self.epoch.load(Ordering::SeqCst), Ordering::SeqCst);
        if self.awaiting.load(Ordering::SeqCst) > 0 {
            self.call_those_who_await(&self.state.lock(), seat);
        }
    }

    /// Sleeps, detached, while another thread has the world stopped; returns attached.
    fn pause(&self, seat: &Arc<Seat>) {
        let mut state = self.state.lock();
        self.pause_locked(&mut state, seat);
    }

    fn pause_locked(&self, state: &mut MutexGuard<'_, State>, seat: &Arc<Seat>) {
        while state.is_stopped_by_another(seat) {
            seat.attached.store(false, Ordering::SeqCst);
            self.changed.notify_all();
            self.changed.wait(state);
        }
        // Under the mutex, so no stopper can be counting at this moment.
        seat.attached.store(true, Ordering::SeqCst);
    }

    /// Stops the world: when this returns, no other thread is attached, nor will be until [`World::start`]. The
    /// thread that calls is attached. If two want to stop it, the second pauses first.
    pub fn stop(&self, seat: &Arc<Seat>) {
        let mut state = self.state.lock();
        self.pause_locked(&mut state, seat);
        state.stopper = Some(Arc::clone(seat));
        self.stopping.store(true, Ordering::SeqCst);
        loop {
            let mut running = false;
            for other in state.others(seat).filter(|other| other.attached.load(Ordering::SeqCst)) {
                other.control.breaker().set(Bit::Stop);
                running = true;
            }
            if !running {
                return;
            }
            self.changed.wait_for(&mut state, ASK_AGAIN);
        }
    }

    /// Lets the world go on.
    pub fn start(&self, seat: &Arc<Seat>) {
        let mut state = self.state.lock();
        debug_assert!(state.stopper.as_ref().is_some_and(|stopper| Arc::ptr_eq(stopper, seat)));
        state.stopper = None;
        self.stopping.store(false, Ordering::SeqCst);
        self.changed.notify_all();
    }

    /// Begins a grace period: asks all attached threads to pass a check point. When the last has, `Stop` is set in the
    /// breaker of the thread that awaits it, which asks [`World::is_over`].
    pub fn begin_grace(&self, seat: &Arc<Seat>) -> u64 {
        let state = self.state.lock();
        let goal = self.epoch.fetch_add(1, Ordering::SeqCst) + 1;
        if seat.awaits.swap(goal, Ordering::SeqCst) == 0 {
            self.awaiting.fetch_add(1, Ordering::SeqCst);
        }
        for other in state.others(seat).filter(|other| !other.has_passed(goal)) {
            other.control.breaker().set(Bit::Stop);
        }
        goal
    }

    /// Whether every other thread has passed a check point since a grace period began, or is detached. Asks those
    /// again that have not.
    pub fn is_over(&self, seat: &Arc<Seat>, goal: u64) -> bool {
        let state = self.state.lock();
        let mut over = true;
        for other in state.others(seat).filter(|other| !other.has_passed(goal)) {
            other.control.breaker().set(Bit::Stop);
            over = false;
        }
        if over {
            self.await_nothing(seat);
        }
        over
    }

    /// Begins a grace period that no thread awaits: whoever is the last to pass finds that it
    /// [is over](World::is_over_for_all).
    pub fn begin_grace_for_all(&self) -> u64 {
        let state = self.state.lock();
        let goal = self.epoch.fetch_add(1, Ordering::SeqCst) + 1;
        for seat in state.seats.iter().filter(|seat| !seat.has_passed(goal)) {
            seat.control.breaker().set(Bit::Stop);
        }
        goal
    }

    /// Whether every thread has passed a check point since a grace period began, or is detached. Asks those again that
    /// have not.
    pub fn is_over_for_all(&self, goal: u64) -> bool {
        let state = self.state.lock();
        let mut over = true;
        for seat in state.seats.iter().filter(|seat| !seat.has_passed(goal)) {
            seat.control.breaker().set(Bit::Stop);
            over = false;
        }
        over
    }

    /// The thread does not wait for its grace period any more.
    pub fn await_nothing(&self, seat: &Seat) {
        if seat.awaits.swap(0, Ordering::SeqCst) != 0 {
            self.awaiting.fetch_sub(1, Ordering::SeqCst);
        }
    }

    /// Calls each thread whose grace period has ended to its next check point.
    fn call_those_who_await(&self, state: &State, seat: &Arc<Seat>) {
        // A waiter needs the others only, so the second latest counts for the latest itself.
        let (mut latest, mut second) = ((u64::MAX, None), u64::MAX);
        for other in state.seats.iter().filter(|other| other.attached.load(Ordering::SeqCst)) {
            let passed = other.passed.load(Ordering::SeqCst);
            if passed < latest.0 {
                second = latest.0;
                latest = (passed, Some(other));
            } else {
                second = second.min(passed);
            }
        }
        for waiter in state.others(seat) {
            let goal = waiter.awaits.load(Ordering::SeqCst);
            let is_latest = latest.1.is_some_and(|latest| Arc::ptr_eq(latest, waiter));
            if goal != 0 && goal <= if is_latest { second } else { latest.0 } {
                waiter.control.breaker().set(Bit::Stop);
            }
        }
    }
}
