//! The global interpreter lock, step by step as CPython 3.13 has it (`Python/ceval_gil.c`: `take_gil`, `drop_gil`).
//!
//! It is no mutex but a boolean under a mutex: somebody who wants it sleeps at most one *interval*, then sets a bit in
//! the holder's [breaker](crate::Breaker); the holder's loop finds the bit at its next check point, lets go, and, so
//! that it does not win the race for the lock it has just freed, waits until somebody else has it (the *forced
//! switch*). What we add is that both, before they sleep, look for a few microseconds whether the other has answered:
//! mostly it has, and a switch then costs no call into the system. What else may be wished for (a queue, priorities, Python 2's ticks) is a [`Policy`].

use std::fmt;
use std::num::NonZeroU32;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use crate::breaker::Bit;
use crate::clock;
use crate::policy::{Contest, GilPolicy, Policy};
use crate::primitives::{AtomicBool, Condvar, Mutex, MutexGuard, look, patience, processor};
use crate::thread::{ThreadControl, ThreadId};

/// Why a thread let go of the GIL.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Reason {
    /// Another thread asked for it.
    Requested,
    /// Its ticks were used up (policy `ticks:N`).
    Tick,
    /// It sleeps.
    Sleep,
    /// It waits for a lock.
    Lock,
    /// It waits for another thread to begin or to end.
    Join,
    /// It is in a call to the system.
    Io,
    /// It ended; this is its last release.
    End,
}

impl Reason {
    /// All of them, in their order.
    pub const ALL: [Reason; 7] =
        [Reason::Requested, Reason::Tick, Reason::Sleep, Reason::Lock, Reason::Join, Reason::Io, Reason::End];
}

/// What taking the GIL was like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Taken {
    /// How often the GIL was taken up to now, this time included. Numbers order what threads did with it.
    pub turn: u64,
    /// Whether another thread had it before, or nobody yet.
    pub switched: bool,
    /// Who had it before and why that thread let it go, if it was another.
    pub from: Option<(ThreadId, Reason)>,
    /// How long the thread had to wait; `None` where it was free at once.
    pub waited: Option<Duration>,
}

/// The interpreter is being finalized and this thread is not the one that does it: it gets the GIL nevermore.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Closed;

/// A global interpreter lock.
pub struct Gil {
    policy: Box<dyn Policy>,
    name: GilPolicy,
    /// In nanoseconds.
    interval: AtomicU64,
    state: Mutex<State>,
    /// Somebody let go.
    freed: Condvar,
    /// Who holds, or last held, the GIL. Changed with both mutexes held.
    last_holder: Mutex<Option<ThreadId>>,
    /// Somebody took it.
    switched: Condvar,
    /// As `State::locked`, for those who look without the mutex: a hint.
    looks_taken: AtomicBool,
}

struct State {
    locked: bool,
    /// Whether a waiter looks whether the GIL is free: it needs no waking, nor does anybody else.
    looked_at: bool,
    /// Where the holder ran when it took it.
    processor: u32,
    /// The same thread as `last_holder`, to be reached by waiters.
    holder: Option<Arc<ThreadControl>>,
    taken_at: Instant,
    /// Why it was let go last.
    reason: Reason,
    turn: u64,
    switch_number: u64,
    /// Who waits, in order of arrival.
    queue: Vec<Arc<ThreadControl>>,
    /// The only thread that may still take it, once there is one.
    finalizer: Option<ThreadId>,
}

impl State {
    fn closed_to(&self, me: &ThreadControl) -> bool {
        self.finalizer.is_some_and(|finalizer| finalizer != me.id())
    }
}

impl Gil {
    /// The shortest switch interval, as in CPython.
    pub const SHORTEST_INTERVAL: Duration = Duration::from_micros(1);

    /// A free lock.
    pub fn new(policy: GilPolicy, interval: Duration) -> Self {
        let gil = Gil {
            policy: policy.policy(),
            name: policy,
            interval: AtomicU64::new(0),
            state: Mutex::new(State {
                locked: false,
                looked_at: false,
                processor: u32::MAX,
                holder: None,
                taken_at: clock::now(),
                reason: Reason::End,
                turn: 0,
                switch_number: 0,
                queue: Vec::new(),
                finalizer: None,
            }),
            freed: Condvar::new(),
            last_holder: Mutex::new(None),
            switched: Condvar::new(),
            looks_taken: AtomicBool::new(false),
        };
        gil.set_interval(interval);
        gil
    }

    /// The policy in force.
    pub fn policy(&self) -> GilPolicy {
        self.name
    }

    /// After how many instructions the loop is to release it ([`Reason::Tick`]) and to take it again; `None`: it need
    /// not count.
    pub fn ticks(&self) -> Option<NonZeroU32> {
        self.policy.ticks()
    }

    /// How long a waiter sleeps before it asks for the GIL.
    pub fn interval(&self) -> Duration {
        Duration::from_nanos(self.interval.load(Ordering::Relaxed))
    }

    /// Sets the interval; waits that have begun keep theirs. What is too short becomes
    /// [`SHORTEST_INTERVAL`](Self::SHORTEST_INTERVAL), what is too long some 584 years.
    pub fn set_interval(&self, interval: Duration) {
        let nanos = u64::try_from(interval.max(Self::SHORTEST_INTERVAL).as_nanos()).unwrap_or(u64::MAX);
        self.interval.store(nanos, Ordering::Relaxed);
    }

    /// Who has the GIL, or had it last.
    pub fn last_holder(&self) -> Option<ThreadId> {
        *self.last_holder.lock()
    }

    /// How often the GIL changed hands.
    pub fn switch_number(&self) -> u64 {
        self.state.lock().switch_number
    }

    /// How many threads are waiting for the GIL at this moment.
    pub fn waiting(&self) -> usize {
        self.state.lock().queue.len()
    }

    /// Waits for the GIL and takes it. Does not return once the GIL is [closed](Self::close) to this thread.
    pub fn take(&self, me: &Arc<ThreadControl>) -> Taken {
        match self.take_unless_closed(me) {
            Ok(taken) => taken,
            Err(Closed) => me.park_for_ever(),
        }
    }

    /// As [`take`](Self::take), for threads that have a way out when the interpreter is finalized.
    pub fn take_unless_closed(&self, me: &Arc<ThreadControl>) -> Result<Taken, Closed> {
        let wanted_at = clock::now();
        let mut state = self.state.lock();
        if state.closed_to(me) {
            return Err(Closed);
        }
        let must_wait = !self.may_take(&state, me);
        if must_wait {
            self.wait(&mut state, me)?;
        }
        let before = self.become_holder(&mut state, me);
        let from = before.filter(|&before| before != me.id()).map(|before| (before, state.reason));
        let switched = before != Some(me.id());
        let taken_at = if must_wait { clock::now() } else { wanted_at };
        let taken = Taken { turn: state.turn, switched, from, waited: must_wait.then(|| taken_at - wanted_at) };
        state.taken_at = taken_at;
        let closed = state.closed_to(me);
        drop(state);
        me.record.took(taken.waited, switched);
        if closed {
            // It was closed while we waited. We take it nonetheless, for somebody may be in a forced switch and wait
            // for our taking it, and pass it on.
            self.release(me, Reason::End);
            return Err(Closed);
        }
        Ok(taken)
    }

    /// For how long its holder has had it, who asks.
    pub fn hold(&self) -> Duration {
        clock::now().saturating_duration_since(self.state.lock().taken_at)
    }

    /// Lets go of the GIL, which `me` must hold. If another thread asked for it, returns only when one has it,
    /// except on the last release ([`Reason::End`]), when nobody may rely on this thread any more (gh-104341).
    pub fn release(&self, me: &ThreadControl, reason: Reason) {
        let mut state = self.state.lock();
        debug_assert!(state.locked && state.holder.as_ref().is_some_and(|holder| holder.id() == me.id()));
        let held = clock::now().saturating_duration_since(state.taken_at);
        state.locked = false;
        state.reason = reason;
        self.looks_taken.store(false, Ordering::Relaxed);
        me.set_forced_out(reason == Reason::Requested);
        let looked_at = state.looked_at;
        // Whoever is woken finds the mutex open.
        drop(state);
        if self.policy.wakes_all() {
            self.freed.notify_all();
        } else if !looked_at {
            self.freed.notify_one();
        }
        me.record.released(held, reason);
        if reason != Reason::End && self.policy.forces_switch() && me.breaker().has(Bit::GilDropRequest) {
            self.force_switch(me, looked_at);
        }
    }

    /// From now on only `finalizer`, which must hold the GIL, can take it. All others that want it, or will, get
    /// [`Closed`] or sleep for ever.
    pub fn close(&self, finalizer: &ThreadControl) {
        self.state.lock().finalizer = Some(finalizer.id());
    }

    fn may_take(&self, state: &State, me: &ThreadControl) -> bool {
        !state.locked && self.policy.admits(me, &state.queue)
    }

    /// Waits until `me` may take the lock.
    fn wait(&self, state: &mut MutexGuard<'_, State>, me: &Arc<ThreadControl>) -> Result<(), Closed> {
        state.queue.push(Arc::clone(me));
        let outcome = self.wait_in_queue(state, me);
        state.queue.retain(|waiter| waiter.id() != me.id());
        outcome
    }

    fn wait_in_queue(&self, state: &mut MutexGuard<'_, State>, me: &Arc<ThreadControl>) -> Result<(), Closed> {
        let mut asked = None;
        // One that was made to let go does not get it back so soon, and would only be in the others' way.
        if !me.was_forced_out() {
            self.look_whether_free(state);
        }
        while !self.may_take(state, me) {
            let seen = state.switch_number;
            let contest = Contest { waiter: me, holder: state.holder.as_deref(), interval: self.interval() };
            let timed_out = match self.policy.patience(contest, asked == Some(seen)) {
                Some(patience) => self.freed.wait_for(state, patience),
                None => {
                    self.freed.wait(state);
                    false
                }
            };
            // If the GIL changed hands meanwhile, its new holder has a whole interval before we ask.
            if !timed_out || !state.locked || state.switch_number != seen {
                continue;
            }
            let Some(holder) = &state.holder else { continue };
            if state.closed_to(me) {
                // Whoever leaves withdraws its request, or the holder would wait for a switch that never comes
                // (gh-96387). If another waiter asked too, it asks again.
                if asked.is_some() {
                    holder.breaker().clear(Bit::GilDropRequest);
                }
                return Err(Closed);
            }
            holder.breaker().set(Bit::GilDropRequest);
            me.record.requested();
            asked = Some(seen);
            self.look_whether_free(state);
        }
        Ok(())
    }

    /// Before a sleep: mostly the holder is about to let go, if it does not need our processor for that.
    fn look_whether_free(&self, state: &mut MutexGuard<'_, State>) {
        if !state.looked_at && state.processor != processor() {
            state.looked_at = true;
            state.unlocked(|| look(patience(), || !self.looks_taken.load(Ordering::Relaxed)));
            state.looked_at = false;
        }
    }

    /// Marks the lock as held by `me`. Says who had it before.
    fn become_holder(&self, state: &mut State, me: &Arc<ThreadControl>) -> Option<ThreadId> {
        let mut last_holder = self.last_holder.lock();
        state.locked = true;
        self.looks_taken.store(true, Ordering::Relaxed);
        state.processor = processor();
        state.turn += 1;
        let before = *last_holder;
        if before != Some(me.id()) {
            *last_holder = Some(me.id());
            state.holder = Some(Arc::clone(me));
            state.switch_number += 1;
        }
        self.switched.notify_all();
        drop(last_holder);
        me.breaker().clear(Bit::GilDropRequest);
        before
    }

    /// Waits, without a limit, until another thread has taken the lock that `me` has just released on request: some
    /// thread that is looking for it, or one that has to be woken first.
    fn force_switch(&self, me: &ThreadControl, looked_at: bool) {
        let mut last_holder = self.last_holder.lock();
        if *last_holder == Some(me.id()) {
            me.breaker().clear(Bit::GilDropRequest);
            if looked_at {
                last_holder.unlocked(|| look(patience(), || self.looks_taken.load(Ordering::Relaxed)));
            }
            while *last_holder == Some(me.id()) {
                self.switched.wait(&mut last_holder);
            }
        }
    }
}

impl fmt::Debug for Gil {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Gil").field("policy", &self.name).field("interval", &self.interval()).finish_non_exhaustive()
    }
}
