//! Writing a run down so that it can be done again: who had which turn for how many instructions, and what came from
//! outside.
//!
//! Under the GIL only its holder changes anything. So the turns with the GIL, counted in instructions, and what came
//! from outside during each, are all that a run depends on. A run that follows a record gives each turn to the thread
//! that had it, for as many instructions, and is compared with the record at the end of each; what came from outside is
//! given again. Where it does otherwise, it goes on by itself. Under the single driver the order of threads is the
//! driver's own, the same in each run, and is only compared.
//!
//! This knows no files: a record is written to a [`Keeper`] entry by entry, and read from an iterator.

mod outside;
mod thread;

use std::collections::{HashMap, HashSet, VecDeque};
use std::fmt;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::{Duration, Instant};

use sync::single::Stop;
use sync::{Reason, ThreadId};

pub(crate) use outside::Outside;
pub(crate) use thread::{DEADLOCK, SIGNAL_AT_POINT, SIGNAL_IN_CALL};

/// Why a turn ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// It did not: the program ended meanwhile.
    GoesOn,
    /// Another thread's time had come.
    Over,
    /// The thread let others run by itself.
    Aside,
    /// It slept.
    Slept,
    /// It waited for another thread to begin or to end.
    Joined,
    /// It waited for something else that a thread can let it have.
    Waited,
    /// It was in a call to the system.
    Outside,
    /// It ended.
    Ended,
}

impl Why {
    /// All of them.
    pub const ALL: [Why; 8] =
        [Why::GoesOn, Why::Over, Why::Aside, Why::Slept, Why::Joined, Why::Waited, Why::Outside, Why::Ended];

    /// In words.
    pub fn text(self) -> &'static str {
        match self {
            Why::GoesOn => "it goes on",
            Why::Over => "its turn was over",
            Why::Aside => "it let others run",
            Why::Slept => "it slept",
            Why::Joined => "it waited for a thread",
            Why::Waited => "it waited",
            Why::Outside => "it was in the system",
            Why::Ended => "it ended",
        }
    }

    /// Why a thread lets the GIL go that is not made to.
    pub(crate) fn let_go(reason: Reason) -> Why {
        match reason {
            Reason::Requested | Reason::Tick => Why::Aside,
            Reason::Sleep => Why::Slept,
            Reason::Lock => Why::Waited,
            Reason::Join => Why::Joined,
            Reason::Io => Why::Outside,
            Reason::End => Why::Ended,
        }
    }

    /// Why a turn of the single driver ended.
    pub(crate) fn of_stop(stop: Option<Stop>, reason: Reason) -> Why {
        match stop {
            None | Some(Stop::Ended) => Why::Ended,
            Some(Stop::Switched) => Why::Over,
            Some(Stop::Blocked { .. }) if reason == Reason::Io => Why::Waited,
            Some(Stop::Blocked { .. }) => Why::let_go(reason),
        }
    }
}

/// Where in the program's own text: file, line, function.
pub type Place = (String, u32, String);

/// One turn of a thread.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TurnMade {
    /// The thread's number.
    pub thread: u32,
    /// How many instructions it ran.
    pub done: u64,
    /// Why the turn ended.
    pub why: Why,
    /// Where.
    pub place: Place,
}

/// Something that came from outside of the program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Came {
    /// After how many instructions of the turn.
    pub at: u64,
    /// What it is: a noun.
    pub what: String,
    /// What came.
    pub bytes: Vec<u8>,
}

/// A piece of a record. What came from outside during a turn stands before the turn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    /// From outside.
    Came(Came),
    /// A turn that has ended. The last one of a record has not: [`Why::GoesOn`].
    Turn(TurnMade),
}

/// Where a record is written.
pub trait Keeper: Send {
    /// The next piece.
    fn keep(&mut self, entry: Entry);

    /// There are no more.
    fn end(&mut self);
}

/// Where a run did otherwise than its record says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Divergence {
    /// In which turn, from 0.
    pub turn: usize,
    /// What the record has, if it has something.
    pub recorded: Option<TurnMade>,
    /// What the run did; nothing where that cannot be told as a turn.
    pub done: Option<TurnMade>,
    /// In words, if it is not about how a turn ended.
    pub why: Option<String>,
}

/// For so long the end of a run waits for what is being written.
const LAST_WRITE: Duration = Duration::from_secs(1);

/// Why a record can be followed no more.
const BROKEN_OFF: &str = "the recording breaks off";

type Tell = Box<dyn Fn(&Divergence) + Send + Sync>;

/// Writes a run down, or has it follow what was written down of another one.
pub struct Journal {
    state: Mutex<State>,
    /// Whether there is a record, and the run has done as it says so far.
    follows: AtomicBool,
    /// By how much the clock of the record was ahead where the run left it.
    ahead: OnceLock<Duration>,
    /// Whether a write to stdout or stderr is on its way.
    is_output_busy: AtomicBool,
    tell: Tell,
}

struct State {
    role: Role,
    /// How many turns have ended.
    turn: usize,
    /// Whose turn it is.
    holder: u32,
    divergence: Option<Divergence>,
    is_finished: bool,
}

enum Role {
    Writes(Box<dyn Keeper>),
    Follows(Box<Followed>),
}

/// A record that is followed.
struct Followed {
    entries: Box<dyn Iterator<Item = Entry> + Send>,
    /// The turn that is on or comes next, and what came during it and was not given yet.
    turn: Option<TurnMade>,
    came: VecDeque<Came>,
    /// Threads that have not ended.
    living: HashSet<u32>,
    /// Those of them that have waited for a turn.
    calls: HashMap<u32, Arc<Condvar>>,
    /// What the interpreter's clock showed last.
    clock: Duration,
}

/// A turn that begins as it is recorded.
pub(crate) struct Given {
    /// How many instructions it had.
    pub(crate) done: i64,
    /// Whether a signal is to come in it.
    pub(crate) has_signal: bool,
}

impl fmt::Debug for Journal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Journal")
    }
}

impl Journal {
    /// A journal of a run that is written down.
    pub fn writing(keeper: impl Keeper + 'static) -> Journal {
        Journal::new(Role::Writes(Box::new(keeper)), Box::new(|_| ()))
    }

    /// A journal of a run that follows a record. `tell` is told at its end where it left it, if it did.
    pub fn following(
        entries: impl Iterator<Item = Entry> + Send + 'static,
        tell: impl Fn(&Divergence) + Send + Sync + 'static,
    ) -> Journal {
        let mut followed = Followed {
            entries: Box::new(entries),
            turn: None,
            came: VecDeque::new(),
            living: HashSet::from([ThreadId::MAIN.0]),
            calls: HashMap::new(),
            clock: Duration::ZERO,
        };
        followed.advance();
        Journal::new(Role::Follows(Box::new(followed)), Box::new(tell))
    }

    fn new(role: Role, tell: Tell) -> Journal {
        let follows = AtomicBool::new(matches!(role, Role::Follows(_)));
        let state = State { role, turn: 0, holder: ThreadId::MAIN.0, divergence: None, is_finished: false };
        Journal {
            state: Mutex::new(state),
            follows,
            ahead: OnceLock::new(),
            is_output_busy: AtomicBool::new(false),
            tell,
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether the run does as a record says.
    pub fn follows(&self) -> bool {
        self.follows.load(Ordering::Relaxed)
    }

    /// Whether the run has left the record that it was to follow.
    pub fn has_diverged(&self) -> bool {
        self.state().divergence.is_some()
    }

    /// The run is over. Only the first call counts.
    pub fn finish(&self) {
        self.await_output();
        let mut state = self.state();
        if std::mem::replace(&mut state.is_finished, true) {
            return;
        }
        let thread = state.holder;
        if let Role::Writes(keeper) = &mut state.role {
            // The program ends in the middle of a turn.
            keeper.keep(Entry::Turn(TurnMade { thread, done: 0, why: Why::GoesOn, place: Place::default() }));
            keeper.end();
        }
        let recorded = state.following().and_then(|followed| followed.turn.clone());
        if recorded.as_ref().is_some_and(|turn| turn.why != Why::GoesOn) {
            self.diverge(&mut state, recorded, None, Some("the program has ended".to_owned()));
        }
        if let Some(divergence) = &state.divergence {
            (self.tell)(divergence);
        }
    }

    /// A thread is about to begin.
    pub(crate) fn starts(&self, thread: ThreadId) {
        if let Some(followed) = self.state().following() {
            followed.living.insert(thread.0);
        }
    }

    /// Waits until the record gives a thread its turn, or it is followed no more.
    pub(crate) fn await_turn(&self, thread: ThreadId) {
        let mut state = self.state();
        loop {
            let Some(followed) = state.following() else { return };
            match &followed.turn {
                Some(turn) if turn.thread == thread.0 => return,
                Some(_) => {}
                None => return self.diverge(&mut state, None, None, Some(BROKEN_OFF.to_owned())),
            }
            let call = followed.calls.entry(thread.0).or_default().clone();
            state = call.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// A turn begins; tells how it goes on, if that is recorded.
    pub(crate) fn begins(&self, thread: ThreadId) -> Option<Given> {
        let mut state = self.state();
        state.holder = thread.0;
        let followed = state.following()?;
        let recorded = followed.turn.clone();
        match recorded {
            Some(turn) if turn.thread == thread.0 => {
                let done =
                    if turn.why == Why::GoesOn { i64::MAX } else { i64::try_from(turn.done).unwrap_or(i64::MAX) };
                let has_signal = followed.has_signal();
                Some(Given { done, has_signal })
            }
            recorded => {
                let why = if recorded.is_some() { "that thread waits, or has ended" } else { BROKEN_OFF };
                self.diverge(&mut state, recorded, None, Some(why.to_owned()));
                None
            }
        }
    }

    /// Whether the turn that is on is over after so many instructions.
    pub(crate) fn is_over(&self, done: u64, place: impl FnOnce() -> Place) -> bool {
        let mut state = self.state();
        let thread = state.holder;
        let Some(Some(turn)) = state.following().map(|followed| followed.turn.clone()) else { return false };
        if turn.why != Why::GoesOn && done > turn.done {
            let made = TurnMade { thread, done, why: Why::GoesOn, place: place() };
            self.diverge(&mut state, Some(turn), Some(made), None);
            return false;
        }
        turn.why == Why::Over && done == turn.done
    }

    /// The turn that is on ends.
    pub(crate) fn ends(&self, thread: ThreadId, done: u64, why: Why, place: Place) {
        let mut state = self.state();
        if state.is_finished {
            return;
        }
        let made = TurnMade { thread: thread.0, done, why, place };
        let turn = state.turn;
        state.turn += 1;
        if let Role::Writes(keeper) = &mut state.role {
            return keeper.keep(Entry::Turn(made));
        }
        let Some(followed) = state.following() else { return };
        if why == Why::Ended {
            followed.living.remove(&thread.0);
        }
        let (recorded, left) = (followed.turn.take(), followed.came.pop_front());
        if recorded.as_ref() == Some(&made) && left.is_none() {
            followed.advance();
            if let Some(why) = followed.calls_next() {
                let recorded = followed.turn.clone();
                self.diverge(&mut state, recorded, None, Some(why));
            }
            return;
        }
        state.turn = turn;
        let why = left.map(|came| format!("it got no {} in this turn", came.what));
        self.diverge(&mut state, recorded, Some(made), why);
    }

    /// What came from outside at this point of the run that is followed.
    pub(crate) fn given(&self, what: &str) -> Option<Vec<u8>> {
        let mut state = self.state();
        let followed = state.following()?;
        match followed.came.pop_front() {
            Some(came) if came.what == what => {
                if what == thread::CLOCK {
                    followed.clock = Duration::get(&mut &came.bytes[..]).unwrap_or_default();
                }
                Some(came.bytes)
            }
            other => {
                let recorded = other.map_or_else(|| "nothing".to_owned(), |came| format!("a {}", came.what));
                let why = Some(format!("the program asks for a {what}, where the recorded run got {recorded}"));
                let turn = followed.turn.clone();
                self.diverge(&mut state, turn, None, why);
                None
            }
        }
    }

    /// What came after so many instructions of this turn, if the next is of this kind and came there.
    pub(crate) fn given_at(&self, what: &str, at: u64) -> Option<Vec<u8>> {
        let mut state = self.state();
        let followed = state.following()?;
        let is_next = followed.came.front().is_some_and(|came| came.what == what && came.at == at);
        if is_next { followed.came.pop_front().map(|came| came.bytes) } else { None }
    }

    /// Whether a signal is to come in this turn, from here on.
    pub(crate) fn has_signal(&self) -> bool {
        self.state().following().is_some_and(|followed| followed.has_signal())
    }

    /// Something came from outside.
    pub(crate) fn came(&self, what: &str, at: u64, bytes: Vec<u8>) {
        let mut state = self.state();
        if state.is_finished {
            return;
        }
        if let Role::Writes(keeper) = &mut state.role {
            keeper.keep(Entry::Came(Came { at, what: what.to_owned(), bytes }));
        }
    }

    /// By how much the clock has to be set forward for it not to go back where the run left its record.
    pub(crate) fn ahead(&self, now: Duration) -> Duration {
        if self.follows() {
            return Duration::ZERO;
        }
        match &self.state().role {
            Role::Writes(_) => Duration::ZERO,
            Role::Follows(followed) => *self.ahead.get_or_init(|| followed.clock.saturating_sub(now)),
        }
    }

    /// Waits with the GIL until no write is on its way to stdout or stderr; one is from now on. So what is written
    /// comes out in the order of the turns.
    fn begin_output(&self) {
        while self.is_output_busy.swap(true, Ordering::Acquire) {
            std::thread::yield_now();
        }
    }

    /// A daemon may be at such a write when the process ends; it comes out, unless nobody takes it.
    fn await_output(&self) {
        let end = Instant::now() + LAST_WRITE;
        while self.is_output_busy.load(Ordering::Acquire) && Instant::now() < end {
            std::thread::sleep(Duration::from_micros(50));
        }
    }

    /// That write has come out.
    fn end_output(&self) {
        self.is_output_busy.store(false, Ordering::Release);
    }

    fn diverge(&self, state: &mut State, recorded: Option<TurnMade>, done: Option<TurnMade>, why: Option<String>) {
        state.divergence.get_or_insert(Divergence { turn: state.turn, recorded, done, why });
        self.follows.store(false, Ordering::Relaxed);
        if let Role::Follows(followed) = &state.role {
            followed.calls.values().for_each(|call| call.notify_all());
        }
    }
}

impl State {
    /// The record, as long as the run does as it says.
    fn following(&mut self) -> Option<&mut Followed> {
        match &mut self.role {
            Role::Follows(followed) if self.divergence.is_none() => Some(followed.as_mut()),
            Role::Follows(_) | Role::Writes(_) => None,
        }
    }
}

impl Followed {
    fn has_signal(&self) -> bool {
        self.came.iter().any(|came| [SIGNAL_AT_POINT, SIGNAL_IN_CALL].contains(&&*came.what))
    }

    /// Reads on to the next turn.
    fn advance(&mut self) {
        self.turn = None;
        for entry in self.entries.by_ref() {
            match entry {
                Entry::Came(came) => self.came.push_back(came),
                Entry::Turn(turn) => {
                    self.turn = Some(turn);
                    return;
                }
            }
        }
    }

    /// Calls the thread whose turn comes; says why if it cannot have it.
    fn calls_next(&self) -> Option<String> {
        let Some(turn) = &self.turn else { return Some(BROKEN_OFF.to_owned()) };
        if !self.living.contains(&turn.thread) {
            return Some("that thread has ended, or has not begun".to_owned());
        }
        self.calls.get(&turn.thread).inspect(|call| call.notify_all());
        None
    }
}
