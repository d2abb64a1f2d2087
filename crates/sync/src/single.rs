//! Who runs next where all Python threads share one OS thread, under a clock that moves only when all of them wait.
//!
//! Nothing here depends on the machine or on real time, so the same order of threads and the same program give the
//! same run everywhere.

use std::num::{NonZeroU32, NonZeroU64};
use std::sync::Arc;
use std::time::Duration;

use crate::parker::Wake;
use crate::prng::SplitMix64;
use crate::thread::{ThreadControl, ThreadId};

/// How the next thread is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// A thread runs until it blocks or ends; then the next in start order, round and round.
    Serial,
    /// At each turn chance chooses the thread and how many instructions it may run: 1 to twice the mean less one.
    Seeded {
        /// Same seed, same schedule.
        seed: u64,
        /// The mean number of instructions of a turn.
        mean: NonZeroU32,
    },
}

/// What the driver is to do now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Turn {
    /// Run a thread, and report to [`SingleScheduler::stopped`] why it stopped.
    Run {
        /// Which one.
        thread: ThreadId,
        /// After how many instructions it is to stop; `None`: it need not.
        budget: Option<NonZeroU64>,
        /// If it was blocked: because of what it no longer is.
        woken: Option<Wake>,
    },
    /// These threads wait, nobody else is left, and no deadline will wake any.
    Deadlock(Vec<ThreadId>),
    /// All threads have ended.
    Finished,
}

/// Why a thread stopped running.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stop {
    /// Its budget is used up, or it lets others go first (`sleep(0)`).
    Switched,
    /// It waits until it is unparked or the virtual clock has reached the deadline, if there is one.
    Blocked {
        /// On the clock of [`SingleScheduler::now`].
        deadline: Option<Duration>,
    },
    /// It ended.
    Ended,
}

/// The run queue and the virtual clock of the single driver.
#[derive(Debug)]
pub struct SingleScheduler {
    /// In start order.
    threads: Vec<Thread>,
    /// The index of the thread whose turn it is.
    current: usize,
    /// The index at which the search for the next in start order begins.
    next: usize,
    now: Duration,
    chooser: Chooser,
}

#[derive(Debug)]
struct Thread {
    control: Arc<ThreadControl>,
    state: State,
}

#[derive(Clone, Copy, Debug)]
enum State {
    Runnable { woken: Option<Wake> },
    Blocked { deadline: Option<Duration> },
}

#[derive(Debug)]
enum Chooser {
    Serial,
    Seeded { random: SplitMix64, mean: NonZeroU32 },
}

impl SingleScheduler {
    /// A scheduler without threads, at time zero.
    pub fn new(order: Order) -> Self {
        let chooser = match order {
            Order::Serial => Chooser::Serial,
            Order::Seeded { seed, mean } => Chooser::Seeded { random: SplitMix64::new(seed), mean },
        };
        SingleScheduler { threads: Vec::new(), current: 0, next: 0, now: Duration::ZERO, chooser }
    }

    /// Adds a thread that can run, after those that were started before it.
    pub fn start(&mut self, control: Arc<ThreadControl>) {
        self.threads.push(Thread { control, state: State::Runnable { woken: None } });
    }

    /// Virtual time since the start.
    pub fn now(&self) -> Duration {
        self.now
    }

    /// Moves the clock on, as a driver does that lets work take time.
    pub fn advance(&mut self, by: Duration) {
        self.now = self.now.saturating_add(by);
    }

    /// The threads that have not ended, in start order.
    pub fn alive(&self) -> impl Iterator<Item = ThreadId> {
        self.threads.iter().map(|thread| thread.control.id())
    }

    /// The threads that can run, in start order.
    pub fn runnable(&self) -> impl Iterator<Item = ThreadId> {
        self.threads.iter().filter(|thread| thread.is_runnable()).map(|thread| thread.control.id())
    }

    /// Who can run next, in start order. If nobody can, the clock jumps to the earliest deadline first.
    pub fn able(&mut self) -> Vec<ThreadId> {
        self.wake_somebody();
        self.runnable().collect()
    }

    /// Makes runnable who is, or else whose deadline is the earliest; says whether anybody is.
    fn wake_somebody(&mut self) -> bool {
        if self.wake() {
            return true;
        }
        let Some(earliest) = self.threads.iter().filter_map(|thread| thread.deadline()).min() else { return false };
        self.now = self.now.max(earliest);
        self.wake()
    }

    /// Chooses who runs next. If nobody can, the clock jumps to the earliest deadline.
    pub fn next_turn(&mut self) -> Turn {
        self.next_turn_of(None)
    }

    /// The same; a thread that is asked for, with the budget that goes with it, is chosen if it can run.
    pub fn next_turn_of(&mut self, asked: Option<(ThreadId, Option<NonZeroU64>)>) -> Turn {
        if self.threads.is_empty() {
            return Turn::Finished;
        }
        if !self.wake_somebody() {
            return Turn::Deadlock(self.alive().collect());
        }
        let asked = asked.and_then(|(id, budget)| {
            let index = self.threads.iter().position(|it| it.control.id() == id && it.is_runnable())?;
            Some((index, budget))
        });
        let (index, budget) = asked.unwrap_or_else(|| self.choose());
        (self.current, self.next) = (index, index + 1);
        let thread = &mut self.threads[index];
        let woken = match thread.state {
            State::Runnable { woken } => woken,
            State::Blocked { .. } => None,
        };
        thread.state = State::Runnable { woken: None };
        Turn::Run { thread: thread.control.id(), budget, woken }
    }

    /// Gives a thread its turn, whatever the order says, and whether it is blocked or not.
    pub fn give_turn(&mut self, thread: ThreadId) {
        let Some(index) = self.threads.iter().position(|known| known.control.id() == thread) else { return };
        (self.current, self.next) = (index, index + 1);
        self.threads[index].control.eat_token();
        self.threads[index].state = State::Runnable { woken: None };
    }

    /// Takes note of why the thread of the last turn stopped.
    pub fn stopped(&mut self, stop: Stop) {
        let Some(thread) = self.threads.get_mut(self.current) else { return };
        match stop {
            Stop::Switched => {}
            Stop::Blocked { deadline } => thread.state = State::Blocked { deadline },
            Stop::Ended => {
                self.threads.remove(self.current);
                // The next in start order has moved into its place.
                self.next = self.current;
            }
        }
    }

    /// Makes runnable who was unparked or is overdue. Says whether anybody is runnable now.
    fn wake(&mut self) -> bool {
        let mut any = false;
        for thread in &mut self.threads {
            if let State::Blocked { deadline } = thread.state {
                if thread.control.eat_token() {
                    thread.state = State::Runnable { woken: Some(Wake::Unparked) };
                } else if deadline.is_some_and(|deadline| deadline <= self.now) {
                    thread.state = State::Runnable { woken: Some(Wake::TimedOut) };
                }
            }
            any |= thread.is_runnable();
        }
        any
    }

    /// The index and the budget of the next turn. Somebody is runnable.
    fn choose(&mut self) -> (usize, Option<NonZeroU64>) {
        let runnable =
            self.threads.iter().enumerate().filter(|(_, thread)| thread.is_runnable()).map(|(index, _)| index);
        match &mut self.chooser {
            Chooser::Serial => {
                let after = runnable.clone().find(|&index| index >= self.next);
                (after.or_else(|| runnable.clone().next()).unwrap_or_default(), None)
            }
            Chooser::Seeded { random, mean } => {
                let place = random.below(runnable.clone().count() as u64) as usize;
                let budget = random.below(2 * u64::from(mean.get()) - 1) + 1;
                (runnable.clone().nth(place).unwrap_or_default(), NonZeroU64::new(budget))
            }
        }
    }
}

impl Thread {
    fn is_runnable(&self) -> bool {
        matches!(self.state, State::Runnable { .. })
    }

    fn deadline(&self) -> Option<Duration> {
        match self.state {
            State::Blocked { deadline } => deadline,
            State::Runnable { .. } => None,
        }
    }
}
