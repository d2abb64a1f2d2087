//! The locks behind `threading.Lock` and `threading.RLock`, and the flag behind `Thread.join`.
//!
//! A lock is handed to nobody: a release frees it and wakes the first in its queue, and whoever tries first has it,
//! as with CPython 3.13's semaphores. The rule that keeps every waiter moving: *while the lock is free and somebody
//! waits, the first in the queue has been woken.*

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::task::Poll;
use std::time::Duration;

use crate::number::Number;
use crate::primitives::{AtomicBool, AtomicU32, Mutex, look};
use crate::thread::{ThreadControl, ThreadId};
use crate::wait::{WaitQueue, Waitable, wake};

/// Releasing a lock that is not locked, or an `RLock` that another thread owns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotHeld;

/// Who acquired a lock, and how: kept with the lock for reports.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Acquisition {
    /// The thread; `ThreadId(0)` as long as nobody has acquired the lock.
    pub by: ThreadId,
    /// Where in the program: a number that the machine understands; 0 when it is not known.
    pub place: u64,
    /// How many acquisitions there were before in this run, where one thread runs at a time; else 0.
    pub order: u64,
    /// Whether a `with` block releases it, the thread itself.
    pub scoped: bool,
    /// Whether the program itself asked for it, not a part of the library that uses it in a way of its own.
    pub direct: bool,
}

impl Acquisition {
    /// By a thread that had to wait, and will say [where](RawLock::describe) it has.
    fn by(by: ThreadId) -> Self {
        Acquisition { by, ..Acquisition::default() }
    }
}

/// A lock without an owner: any thread may release it.
#[derive(Default)]
pub struct RawLock {
    state: Mutex<LockState>,
    /// Whether it is locked, for those who only look.
    seems_locked: AtomicBool,
    /// Who acquired it last by [`RawLock::acquire_soon`], and how often it was.
    last: AtomicU32,
    uses: AtomicU32,
    number: Number,
}

#[derive(Default)]
struct LockState {
    locked: bool,
    /// How often it was acquired.
    turn: u64,
    /// The last time.
    acquisition: Acquisition,
    /// Whether a thread ever released it that had not acquired it.
    passed_on: bool,
    queue: WaitQueue,
}

impl LockState {
    fn try_acquire(&mut self, lock: &RawLock, acquisition: Acquisition) -> bool {
        let free = !self.locked;
        if free {
            self.locked = true;
            self.acquisition = acquisition;
            lock.seems_locked.store(true, Ordering::Relaxed);
            self.turn += 1;
        }
        free
    }
}

fn pause(times: u32) {
    (0..times).for_each(|_| std::hint::spin_loop());
}

/// After so long one who comes looks whether anybody is there.
const TO_LOOK: Duration = Duration::from_micros(1);
/// For so long at most one who comes looks whether the other is busy.
const TO_JUDGE: Duration = Duration::from_micros(8);
/// So many uses meanwhile are those of a busy one.
const USES_OF_A_BUSY_ONE: u32 = 2;
/// For so long one who comes lets a busy one go on.
const TO_LET_ON: Duration = Duration::from_micros(100);
/// How often [`RawLock::acquire_soon`] looks.
const LOOKS: u32 = 40;
/// The binary logarithm of the most pauses between two looks.
const MOST_PAUSES: u32 = 7;

impl RawLock {
    /// A free lock.
    pub fn new() -> Self {
        RawLock::default()
    }

    /// Acquires the lock if it is free; says whether it was.
    pub fn try_acquire(&self, acquisition: Acquisition) -> bool {
        self.state.lock().try_acquire(self, acquisition)
    }

    /// As `try_acquire`, but looks again for some microseconds, ever more rarely, so that the holder gets on: for those
    /// who keep nobody from running meanwhile.
    pub fn acquire_soon(&self, acquisition: Acquisition) -> bool {
        let me = acquisition.by;
        if self.last.load(Ordering::Relaxed) != me.0 {
            self.let_on();
        }
        let acquired = self.try_acquire(acquisition)
            || (0..LOOKS).any(|round| {
                pause(1 << round.min(MOST_PAUSES));
                !self.seems_locked.load(Ordering::Relaxed) && self.try_acquire(acquisition)
            });
        if acquired {
            self.last.store(me.0, Ordering::Relaxed);
            self.uses.store(self.uses.load(Ordering::Relaxed).wrapping_add(1), Ordering::Relaxed);
        }
        acquired
    }

    /// Lets another thread that is busy with the lock go on for a while: to pass what the lock protects from one
    /// processor to the other takes longer than to use it.
    fn let_on(&self) {
        let before = self.uses.load(Ordering::Relaxed);
        let meanwhile = || self.uses.load(Ordering::Relaxed).wrapping_sub(before);
        look(TO_LOOK, || false);
        let somebody_is_there = meanwhile() > 0 || self.seems_locked.load(Ordering::Relaxed);
        if somebody_is_there && look(TO_JUDGE, || meanwhile() >= USES_OF_A_BUSY_ONE) {
            look(TO_LET_ON, || false);
        }
    }

    /// Frees the lock and wakes the first that waits for it.
    pub fn release(&self, me: ThreadId) -> Result<(), NotHeld> {
        let mut state = self.state.lock();
        if !state.locked {
            return Err(NotHeld);
        }
        state.locked = false;
        state.passed_on |= state.acquisition.by != me;
        self.seems_locked.store(false, Ordering::Relaxed);
        let first = state.queue.first();
        drop(state);
        wake(first);
        Ok(())
    }

    /// Whether somebody has it.
    pub fn is_locked(&self) -> bool {
        self.state.lock().locked
    }

    /// Who has it since where, if somebody has.
    pub fn held(&self) -> Option<Acquisition> {
        let state = self.state.lock();
        state.locked.then_some(state.acquisition)
    }

    /// Whether a thread ever released it that had not acquired it: then it is a signal, and has no owner.
    pub fn was_passed_on(&self) -> bool {
        self.state.lock().passed_on
    }

    /// Says where a thread acquired it that had to wait.
    pub fn describe(&self, acquisition: Acquisition) {
        let mut state = self.state.lock();
        if state.locked && state.acquisition.by == acquisition.by {
            state.acquisition = acquisition;
        }
    }

    /// How often it was acquired up to now: to its holder, the number of this time.
    pub fn turn(&self) -> u64 {
        self.state.lock().turn
    }

    /// Who waits, the first first.
    pub fn waiters(&self) -> Vec<ThreadId> {
        self.state.lock().queue.ids().collect()
    }
}

impl Waitable for RawLock {
    fn number(&self) -> Option<&Number> {
        Some(&self.number)
    }

    fn turns(&self) -> Option<u64> {
        Some(self.turn())
    }

    fn poll(&self, me: &Arc<ThreadControl>) -> Poll<()> {
        let mut state = self.state.lock();
        if state.try_acquire(self, Acquisition::by(me.id())) {
            state.queue.leave(me.id());
            Poll::Ready(())
        } else {
            state.queue.join(me);
            Poll::Pending
        }
    }

    fn cancel(&self, me: &ThreadControl) {
        let mut state = self.state.lock();
        state.queue.leave(me.id());
        let first = if state.locked { None } else { state.queue.first() };
        drop(state);
        wake(first);
    }
}

/// A lock that its owner may acquire again, and must release as often.
#[derive(Default)]
pub struct RawRLock(Mutex<RLockState>, Number);

#[derive(Default)]
struct RLockState {
    owner: Option<ThreadId>,
    /// How the owner came to have it.
    acquisition: Acquisition,
    /// How often the owner acquired it and did not release it yet.
    depth: u64,
    turn: u64,
    queue: WaitQueue,
}

impl RLockState {
    fn try_acquire(&mut self, acquisition: Acquisition) -> bool {
        let me = acquisition.by;
        match self.owner {
            None => {
                self.owner = Some(me);
                self.acquisition = acquisition;
                self.depth = 1;
                self.turn += 1;
                true
            }
            Some(owner) if owner == me => {
                self.depth += 1;
                true
            }
            Some(_) => false,
        }
    }

    /// Frees the lock and says whom to wake.
    fn free(&mut self) -> Option<Arc<ThreadControl>> {
        self.owner = None;
        self.depth = 0;
        self.queue.first()
    }

    fn owned_by(&self, me: ThreadId) -> Result<(), NotHeld> {
        if self.owner == Some(me) { Ok(()) } else { Err(NotHeld) }
    }
}

impl RawRLock {
    /// A free lock.
    pub fn new() -> Self {
        RawRLock::default()
    }

    /// Acquires the lock if it is free or the thread owns it already; says whether that was so.
    pub fn try_acquire(&self, acquisition: Acquisition) -> bool {
        self.0.lock().try_acquire(acquisition)
    }

    /// Who has it since where, if somebody has.
    pub fn held(&self) -> Option<Acquisition> {
        let state = self.0.lock();
        state.owner.map(|_| state.acquisition)
    }

    /// Says where its owner acquired it after it had to wait.
    pub fn describe(&self, acquisition: Acquisition) {
        let mut state = self.0.lock();
        if state.owner == Some(acquisition.by) {
            state.acquisition = acquisition;
        }
    }

    /// Undoes one acquisition; the last frees the lock and wakes the first that waits for it.
    pub fn release(&self, me: ThreadId) -> Result<(), NotHeld> {
        let mut state = self.0.lock();
        state.owned_by(me)?;
        if state.depth > 1 {
            state.depth -= 1;
            return Ok(());
        }
        let first = state.free();
        drop(state);
        wake(first);
        Ok(())
    }

    /// Undoes all acquisitions at once and says how many they were: what a condition variable does before it waits.
    pub fn release_all(&self, me: ThreadId) -> Result<u64, NotHeld> {
        let mut state = self.0.lock();
        state.owned_by(me)?;
        let depth = state.depth;
        let first = state.free();
        drop(state);
        wake(first);
        Ok(depth)
    }

    /// Makes it as if `me`, which owns the lock, had acquired it `depth` times (at least one): the way back from
    /// [`release_all`](Self::release_all).
    pub fn set_depth(&self, me: ThreadId, depth: u64) -> Result<(), NotHeld> {
        let mut state = self.0.lock();
        state.owned_by(me)?;
        state.depth = depth.max(1);
        Ok(())
    }

    /// Who owns it.
    pub fn owner(&self) -> Option<ThreadId> {
        self.0.lock().owner
    }

    /// How often its owner acquired it and did not release it yet.
    pub fn depth(&self) -> u64 {
        self.0.lock().depth
    }

    /// How often it went from free to owned up to now: to its owner, the number of this time.
    pub fn turn(&self) -> u64 {
        self.0.lock().turn
    }

    /// Who waits, the first first.
    pub fn waiters(&self) -> Vec<ThreadId> {
        self.0.lock().queue.ids().collect()
    }
}

impl Waitable for RawRLock {
    fn number(&self) -> Option<&Number> {
        Some(&self.1)
    }

    fn turns(&self) -> Option<u64> {
        Some(self.turn())
    }

    fn poll(&self, me: &Arc<ThreadControl>) -> Poll<()> {
        let mut state = self.0.lock();
        if state.try_acquire(Acquisition::by(me.id())) {
            state.queue.leave(me.id());
            Poll::Ready(())
        } else {
            state.queue.join(me);
            Poll::Pending
        }
    }

    fn cancel(&self, me: &ThreadControl) {
        let mut state = self.0.lock();
        state.queue.leave(me.id());
        let first = if state.owner.is_none() { state.queue.first() } else { None };
        drop(state);
        wake(first);
    }
}

/// A flag that is raised once, and lets all who wait for it go: the end of a thread.
#[derive(Default)]
pub struct Done(Mutex<DoneState>);

#[derive(Default)]
struct DoneState {
    raised: bool,
    queue: WaitQueue,
}

impl Done {
    /// A flag that is down.
    pub fn new() -> Self {
        Done::default()
    }

    /// Raises the flag and wakes all who wait for it.
    pub fn set(&self) {
        let mut state = self.0.lock();
        state.raised = true;
        let waiters = state.queue.take_all();
        drop(state);
        wake(waiters);
    }

    /// Whether the flag is up.
    pub fn is_set(&self) -> bool {
        self.0.lock().raised
    }
}

impl Waitable for Done {
    fn poll(&self, me: &Arc<ThreadControl>) -> Poll<()> {
        let mut state = self.0.lock();
        if state.raised {
            return Poll::Ready(());
        }
        state.queue.join(me);
        Poll::Pending
    }

    fn cancel(&self, me: &ThreadControl) {
        self.0.lock().queue.leave(me.id());
    }
}
