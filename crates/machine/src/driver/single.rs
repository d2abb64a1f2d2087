//! The single driver: all Python threads on one OS thread, in an order that depends on nothing but the
//! program and the seed, under a clock that moves only when all of them wait.
//!
//! The main thread runs on the stack it was started on, every other one on a small stack of its own
//! (a coroutine), so that a thread can be taken off even inside a callback from native code. At the
//! outermost depth the loop itself is left, so that there the frames are all there is of a thread.

use std::cell::{Cell, OnceCell, RefCell};
use std::collections::HashMap;
use std::mem::ManuallyDrop;
use std::num::NonZeroU32;
use std::sync::Arc;
use std::time::Duration;

use corosensei::stack::DefaultStack;
use corosensei::{Coroutine, CoroutineResult, Yielder};
use events::{Event, Kind};
use sync::single::{Order, Stop, Turn};
use sync::{Reason, SingleScheduler, ThreadControl, ThreadId};

use crate::config::Driver;
use crate::driver::Task;
use crate::journal::Why;
use crate::run::{Checked, Exit};
use crate::{Raised, Result, Thread};

/// How many instructions a seeded turn lasts on average.
pub(crate) const MEAN_TURN: NonZeroU32 = NonZeroU32::new(200).unwrap();
/// What an instruction takes on the virtual clock where they are counted, so that sleepers wake beside a busy thread.
const INSTRUCTION: Duration = Duration::from_nanos(50);
/// What an instruction takes for who reads the clock of a run elsewhere ([`crate::config::Config::elsewhere`]).
const INSTRUCTION_ELSEWHERE: Duration = Duration::from_nanos(200);
/// What reading the clock takes, so that a program that watches it sees time pass.
const CLOCK_TICK: Duration = Duration::from_micros(1);

type Fiber = Coroutine<(), Stop, ()>;

/// The threads of the single driver; empty under the parallel one.
#[derive(Default)]
pub(crate) struct State {
    scheduler: OnceCell<RefCell<SingleScheduler>>,
    /// Those that are not running, the main thread aside. Never dropped while suspended: what a daemon
    /// thread holds at the end of the program stays where it is, as with a parked OS thread.
    fibers: RefCell<HashMap<ThreadId, ManuallyDrop<Fiber>>>,
    /// How many turns there were.
    turns: Cell<u64>,
    /// The budget of the turn that begins.
    budget: Cell<i64>,
    /// How many instructions all turns but the present one ran, where they are counted.
    instructions: Cell<u64>,
    /// Since when threads that do not run could, on the clock of the recording.
    ready: RefCell<HashMap<ThreadId, Duration>>,
    /// Who ran last, and why it stopped.
    last: Cell<Option<(ThreadId, Reason)>>,
    /// To where the clock was set forward before the turn that begins.
    moved: Cell<Option<Duration>>,
    /// Whether no thread has its turn.
    between_turns: Cell<bool>,
    /// How many instructions took time that the clock of the program does not show, but that of the recording does.
    untimed: Cell<u64>,
    /// The way from each thread's own stack back to the scheduler; the main thread has none.
    ways: RefCell<HashMap<ThreadId, Way>>,
}

type Way = *const Yielder<(), Stop>;

impl Thread {
    pub(crate) fn scheduler(&self) -> &RefCell<SingleScheduler> {
        self.interpreter.driver.single.scheduler.get_or_init(|| {
            let order = match self.interpreter.config.driver {
                Driver::Seeded(seed) => Order::Seeded { seed, mean: MEAN_TURN },
                Driver::Parallel | Driver::Serial => Order::Serial,
            };
            let mut scheduler = SingleScheduler::new(order);
            // The main thread is the first to ask, and its turn is on.
            scheduler.start(self.control.clone());
            scheduler.next_turn();
            RefCell::new(scheduler)
        })
    }

    /// The time on the virtual clock; `None` where the clock is real.
    pub(crate) fn virtual_time(&self) -> Option<Duration> {
        self.is_single().then(|| self.scheduler().borrow().now())
    }

    /// As [`Thread::clock`], for a program that asks what time it is: under the virtual clock asking takes time.
    pub(crate) fn read_clock(&self) -> Duration {
        if self.is_single() {
            self.scheduler().borrow_mut().advance(CLOCK_TICK);
        }
        let done = self.instructions_run().filter(|_| self.interpreter.config.elsewhere).unwrap_or(0);
        self.clock() + INSTRUCTION_ELSEWHERE * u32::try_from(done).unwrap_or(u32::MAX)
    }

    /// Makes a task a thread that the scheduler knows.
    pub(super) fn start_single(
        &mut self,
        control: Arc<ThreadControl>,
        task: Task,
        stack_size: usize,
    ) -> std::io::Result<()> {
        let stack = DefaultStack::new(stack_size)?;
        let (interpreter, id) = (self.interpreter.clone(), control.id());
        self.note_ready(id);
        self.direct_start(id);
        self.scheduler().borrow_mut().start(control.clone());
        let fiber = Fiber::with_stack(stack, move |way, ()| {
            let mut thread = Thread::new(interpreter, control, None, stack_size);
            thread.interpreter.driver.single.ways.borrow_mut().insert(id, way);
            let since = thread.interpreter.driver.single.ready.borrow().get(&id).copied();
            thread.recorder = thread.interpreter.recorder(id, since.unwrap_or_default());
            thread.begin_turn();
            let ended = task.life.ended.clone();
            thread.live(task);
            thread.interpreter.roster.remove(id);
            ended.set();
            thread.observe_stop(Reason::End);
            thread.skip_time();
            thread.end_journal_turn(Why::Ended);
            thread.tell_stepper(None, Reason::End);
            thread.count_turn();
            thread.interpreter.driver.single.ways.borrow_mut().remove(&id);
            objects::detach_local();
        });
        self.interpreter.driver.single.fibers.borrow_mut().insert(id, ManuallyDrop::new(fiber));
        Ok(())
    }

    fn begin_turn(&mut self) {
        self.attach_local();
        self.interpreter.interrupts().runs_now(&self.control);
        let single = &self.interpreter.driver.single;
        single.between_turns.set(false);
        self.budget = single.budget.get();
        // The main thread's first turn was counted by the GIL.
        let turn = single.turns.get().max(1) + 1;
        single.turns.set(turn);
        self.direct_turn();
        self.begin_journal_turn();
        self.observe_turn(turn);
    }

    /// Lets others run, and returns when it is this thread's turn again.
    pub(crate) fn hand_over(&mut self, stop: Stop, reason: Reason) {
        self.publish_place();
        self.observe_stop(reason);
        self.end_journal_turn(Why::of_stop(Some(stop), reason));
        self.tell_stepper(Some(stop), reason);
        self.pass_time();
        self.count_turn();
        objects::detach_local();
        let way = self.interpreter.driver.single.ways.borrow().get(&self.control.id()).copied();
        match way {
            // SAFETY: the yielder lives on the fiber's stack, below everything this thread runs.
            Some(way) => unsafe { &*way }.suspend(stop),
            None => {
                self.scheduler().borrow_mut().stopped(stop);
                self.run_others();
            }
        }
        self.begin_turn();
    }

    /// How many instructions the thread has run in its turn.
    pub(crate) fn done_in_turn(&self) -> u64 {
        let budget = match self.interpreter.driver.single.budget.get() {
            // The program's first turn: nobody has handed over yet.
            0 => self.full_budget(),
            budget => budget,
        };
        u64::try_from(budget.saturating_sub(self.budget)).unwrap_or(0)
    }

    /// At the end of a turn: adds its instructions to those of all.
    fn count_turn(&mut self) {
        let done = self.done_in_turn();
        let all = &self.interpreter.driver.single.instructions;
        all.set(all.get().saturating_add(done));
        self.instructions = self.instructions.wrapping_add(done);
    }

    /// How many instructions the program's threads have run so far, in a serial run that counts them.
    pub fn instructions_run(&self) -> Option<u64> {
        let config = &self.interpreter.config;
        let is_counted = config.driver == Driver::Serial && config.count_instructions;
        is_counted.then(|| self.interpreter.driver.single.instructions.get().saturating_add(self.done_in_turn()))
    }

    /// Moves the clock on by what the thread has done in its turn; that of the program does not count its first.
    fn pass_time(&mut self) {
        let is_first = self.interpreter.driver.single.budget.get() == 0;
        if matches!(self.interpreter.config.driver, Driver::Seeded(_)) && !is_first {
            let done = self.interpreter.driver.single.budget.get().saturating_sub(self.budget);
            let done = u32::try_from(done.max(0)).unwrap_or(u32::MAX);
            self.scheduler().borrow_mut().advance(INSTRUCTION * done);
        } else {
            self.skip_time();
        }
    }

    /// Moves only the clock of the recording on.
    fn skip_time(&self) {
        let untimed = &self.interpreter.driver.single.untimed;
        untimed.set(untimed.get().saturating_add(self.done_in_turn()));
    }

    /// The time on the clock of the recording: the virtual clock's, with all that instructions take.
    pub(crate) fn recorded_time(&self) -> Duration {
        let untimed = self.interpreter.driver.single.untimed.get();
        let is_between = self.interpreter.driver.single.between_turns.get();
        let instructions = untimed.saturating_add(if is_between { 0 } else { self.done_in_turn() });
        let took = u64::try_from(INSTRUCTION.as_nanos()).unwrap_or(u64::MAX).saturating_mul(instructions);
        self.clock().saturating_add(Duration::from_nanos(took))
    }

    /// Notes since when a thread could run, for the recording.
    fn note_ready(&self, id: ThreadId) {
        if self.interpreter.config.recording.is_some() {
            self.interpreter.driver.single.ready.borrow_mut().entry(id).or_insert_with(|| self.recorded_time());
        }
    }

    /// Tells of the turn that begins, and of what came before it.
    fn observe_turn(&mut self, turn: u64) {
        if !self.is_recorded(Kind::Timing) {
            return;
        }
        let interpreter = self.interpreter.clone();
        let (single, id) = (&interpreter.driver.single, self.control.id());
        let ready = single.ready.borrow_mut().remove(&id).unwrap_or_else(|| self.recorded_time());
        self.observe_since(ready, Event::GilWanted);
        if let Some(to) = single.moved.take() {
            self.observe(|| Event::TimeMoved { to: u64::try_from(to.as_nanos()).unwrap_or(u64::MAX) });
        }
        self.gil_turn = turn;
        self.observe(|| Event::GilTaken { turn, from: single.last.get().filter(|last| last.0 != id) });
    }

    /// Tells that the turn is over.
    fn observe_stop(&mut self, reason: Reason) {
        if !self.is_recorded(Kind::Timing) {
            return;
        }
        let single = &self.interpreter.driver.single;
        single.last.set(Some((self.control.id(), reason)));
        if matches!(reason, Reason::Requested) {
            self.note_ready(self.control.id());
        }
        let instructions = self.instructions.wrapping_add(self.done_in_turn());
        self.observe_instructions(instructions);
        self.observe_released(reason);
    }

    /// The scheduler's choice.
    fn next_turn(&mut self) -> Turn {
        self.interpreter.driver.single.between_turns.set(true);
        if self.is_directed() {
            return self.directed_turn();
        }
        let mut scheduler = self.scheduler().borrow_mut();
        let before = scheduler.now();
        let stepper = self.interpreter.config.stepper.as_ref();
        let wish = stepper.and_then(|stepper| stepper.next(&scheduler.able()));
        let turn = scheduler.next_turn_of(wish);
        if self.interpreter.config.recording.is_some() {
            let now = scheduler.now();
            let runnable: Vec<ThreadId> = scheduler.runnable().collect();
            drop(scheduler);
            if now > before {
                self.interpreter.driver.single.moved.set(Some(now));
            }
            runnable.into_iter().for_each(|id| self.note_ready(id));
        }
        turn
    }

    /// Runs other threads until it is the main thread's turn.
    fn run_others(&mut self) {
        let interpreter = self.interpreter.clone();
        let single = &interpreter.driver.single;
        loop {
            let turn = self.next_turn();
            let (id, budget) = match turn {
                Turn::Run { thread, budget, .. } => (thread, budget),
                Turn::Deadlock(_) => {
                    self.attach_local();
                    self.begin_journal_turn();
                    self.end_in_deadlock(&[])
                }
                Turn::Finished => return,
            };
            // One more than asked for: the instruction that finds none left is run again later, and counted again.
            let budget = budget.map_or(i64::MAX, |budget| i64::try_from(budget.get()).unwrap_or(i64::MAX - 1) + 1);
            single.budget.set(budget);
            if id == self.control.id() {
                return;
            }
            let Some(fiber) = single.fibers.borrow_mut().remove(&id) else { return };
            let mut fiber = ManuallyDrop::into_inner(fiber);
            let stop = match fiber.resume(()) {
                CoroutineResult::Yield(stop) => {
                    single.fibers.borrow_mut().insert(id, ManuallyDrop::new(fiber));
                    stop
                }
                CoroutineResult::Return(()) => Stop::Ended,
            };
            self.scheduler().borrow_mut().stopped(stop);
        }
    }

    /// A check point where the turn may be over. Inside a callback from native code the thread is switched in place.
    pub(crate) fn switch_single(&mut self, depth: usize) -> Checked {
        if self.budget > 0 {
            return Checked::Continue;
        }
        if depth == 1 {
            return Checked::Switch;
        }
        self.hand_over(Stop::Switched, Reason::Requested);
        Checked::Continue
    }

    /// Lets the others go first, once (`sleep(0)`).
    pub(crate) fn step_aside(&mut self) {
        if self.is_single() {
            self.follow_pause();
            self.hand_over(Stop::Switched, Reason::Requested);
            return;
        }
        let waiting = self.interpreter.gil.waiting() > 0;
        if waiting {
            // Asking ourselves makes the release wait until somebody else has the GIL.
            self.control.breaker().set(sync::Bit::GilDropRequest);
        }
        // Where turns are written down, whether one ends here must not depend on who waits.
        if waiting || self.is_journaled() {
            self.detach(Reason::Sleep);
            self.attach();
        }
    }

    /// Lets others run until this thread is unparked or its deadline has passed.
    pub(crate) fn hand_over_blocked(&mut self, deadline: Option<Duration>, reason: Reason) {
        self.direct_wait();
        self.hand_over(Stop::Blocked { deadline }, reason);
    }

    /// Runs the outermost frame of a thread: whenever the loop is left to wait or to switch, the others run.
    pub(crate) fn run_outermost(&mut self) -> Result {
        loop {
            match self.run(1) {
                Exit::Returned(value) => return Ok(value),
                Exit::Raised(raised) => return Err(raised),
                Exit::Switch => {
                    // The instruction at which the turn ended is run, and counted, in the next.
                    self.instructions = self.instructions.wrapping_sub(1);
                    self.hand_over(Stop::Switched, Reason::Requested);
                }
                Exit::Blocked => {
                    let Some(pending) = self.pending.take() else { continue };
                    let waited = self.wait(pending);
                    self.continue_with(waited)?;
                }
            }
        }
    }

    /// Gives the newest frame what it waited for, or raises in it what ended the wait.
    fn continue_with(&mut self, waited: Result) -> std::result::Result<(), Raised> {
        match waited {
            Ok(value) => {
                self.push_value(value);
                Ok(())
            }
            Err(raised) => {
                self.set_context(&raised);
                self.add_traceback(&raised);
                self.unwind(raised, 1)
            }
        }
    }
}
