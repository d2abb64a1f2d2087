//! Writing a run down so that it can be done again: who had which turn for how many instructions, and what came from
//! outside.
//!
//! All threads run under the single driver, whose turns end after a number of instructions or where a thread waits. So
//! the turns are the schedule. A run that follows a record is compared with it at the end of each turn; where it does
//! otherwise, it goes on by itself.

use std::fmt;
use std::num::NonZeroU64;
use std::sync::{Mutex, MutexGuard, PoisonError};

use sync::single::Stop;
use sync::{Reason, ThreadId};

use crate::Thread;
use crate::frame::Frame;

/// One turn of a thread.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TurnMade {
    /// The thread's number.
    pub thread: u32,
    /// How many instructions it was given; 0 for as many as it could.
    pub budget: u64,
    /// How many it ran.
    pub done: u64,
    /// Why the turn ended.
    pub why: String,
    /// Where in the program's own text: file, line, function.
    pub place: (String, u32, String),
}

/// Something that came from outside of the program.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Came {
    /// From what: `read`, `random`.
    pub what: String,
    /// What came.
    pub bytes: Vec<u8>,
}

/// All that is needed to do a run again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// The turns, in order. The main thread's first one comes before them.
    pub turns: Vec<TurnMade>,
    /// What came from outside, in order.
    pub came: Vec<Came>,
}

/// Where a run did otherwise than its record says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Divergence {
    /// In which turn, from 0.
    pub turn: usize,
    /// What the record has; nothing where it ends before the run.
    pub recorded: Option<TurnMade>,
    /// What the run did; nothing where that cannot be told as a turn.
    pub done: Option<TurnMade>,
    /// In words, if it is not about how a turn ended.
    pub why: Option<String>,
}

/// Writes a run down, and has it follow another one if there is one to follow.
pub struct Journal {
    state: Mutex<State>,
    finish: Box<dyn Fn(&Record, Option<&Divergence>) + Send + Sync>,
}

#[derive(Default)]
struct State {
    made: Record,
    /// The turn that is on.
    open: Option<TurnMade>,
    followed: Option<Record>,
    /// How much of what came from outside was given again.
    given: usize,
    divergence: Option<Divergence>,
    is_finished: bool,
}

impl fmt::Debug for Journal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Journal")
    }
}

impl Journal {
    /// A journal of a run. `finish` gets the record when the run ends, however it does, and where it left `followed`.
    pub fn new(
        followed: Option<Record>,
        finish: impl Fn(&Record, Option<&Divergence>) + Send + Sync + 'static,
    ) -> Journal {
        Journal { state: Mutex::new(State { followed, ..State::default() }), finish: Box::new(finish) }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The run is over. Only the first call counts.
    pub fn finish(&self) {
        let mut state = self.state();
        if std::mem::replace(&mut state.is_finished, true) {
            return;
        }
        // The program ends in the middle of a turn.
        let open = state.open.take();
        state.made.turns.extend(open);
        let turn = state.made.turns.len();
        let missing = state.following().and_then(|record| record.turns.get(turn)).cloned();
        if let Some(recorded) = missing {
            state.diverge(Divergence {
                turn,
                recorded: Some(recorded),
                done: None,
                why: Some("the program has ended".to_owned()),
            });
        }
        (self.finish)(&state.made, state.divergence.as_ref());
    }

    /// Whether the run has left the record that it was to follow.
    pub fn has_diverged(&self) -> bool {
        self.state().divergence.is_some()
    }

    /// Who is to have the next turn, and for how many instructions, if that is written down.
    pub(crate) fn wish(&self) -> Option<(ThreadId, Option<NonZeroU64>)> {
        let state = self.state();
        let turn = state.following()?.turns.get(state.made.turns.len())?;
        Some((ThreadId(turn.thread), NonZeroU64::new(turn.budget)))
    }

    /// A turn begins.
    pub(crate) fn begins(&self, thread: ThreadId, budget: Option<NonZeroU64>) {
        let mut state = self.state();
        let made = TurnMade { thread: thread.0, budget: budget.map_or(0, NonZeroU64::get), ..TurnMade::default() };
        let recorded = state.following().map(|record| record.turns.get(state.made.turns.len()).cloned());
        match recorded {
            Some(Some(recorded)) if recorded.thread != thread.0 => {
                let why = Some("that thread waits, or has ended".to_owned());
                let turn = state.made.turns.len();
                state.diverge(Divergence { turn, recorded: Some(recorded), done: None, why });
            }
            Some(None) => {
                let turn = state.made.turns.len();
                let why = Some("the recorded run had ended".to_owned());
                state.diverge(Divergence { turn, recorded: None, done: None, why });
            }
            _ => {}
        }
        state.open = Some(made);
    }

    /// The turn that is on ends.
    fn ends(&self, done: u64, why: &str, place: (String, u32, String)) {
        let mut state = self.state();
        let Some(open) = state.open.take() else { return };
        let made = TurnMade { done, why: why.to_owned(), place, ..open };
        let index = state.made.turns.len();
        let recorded = state.following().and_then(|record| record.turns.get(index)).cloned();
        if let Some(recorded) = recorded.filter(|recorded| *recorded != made) {
            state.diverge(Divergence { turn: index, recorded: Some(recorded), done: Some(made.clone()), why: None });
        }
        state.made.turns.push(made);
    }

    /// What came from outside at this point of the run that is followed.
    pub(crate) fn given(&self, what: &str) -> Option<Vec<u8>> {
        let mut state = self.state();
        let came = state.following()?.came.get(state.given).cloned();
        match came {
            Some(came) if came.what == what => {
                state.given += 1;
                state.made.came.push(came.clone());
                Some(came.bytes)
            }
            other => {
                let recorded = other.map_or_else(|| "nothing".to_owned(), |came| format!("a {}", came.what));
                let why = Some(format!("the program asks for a {what}, where the recorded run got {recorded}"));
                let turn = state.made.turns.len();
                state.diverge(Divergence { turn, recorded: None, done: None, why });
                None
            }
        }
    }

    /// Something came from outside.
    pub(crate) fn came(&self, what: &str, bytes: &[u8]) {
        self.state().made.came.push(Came { what: what.to_owned(), bytes: bytes.to_vec() });
    }
}

impl State {
    /// The record, as long as the run does as it says.
    fn following(&self) -> Option<&Record> {
        self.followed.as_ref().filter(|_| self.divergence.is_none())
    }

    fn diverge(&mut self, divergence: Divergence) {
        self.divergence.get_or_insert(divergence);
    }
}

/// A word for why a turn ended.
pub(crate) fn why(stop: Option<Stop>, reason: Reason) -> &'static str {
    match (stop, reason) {
        (None | Some(Stop::Ended), _) => "it ended",
        (Some(Stop::Switched), _) => "its turn was over",
        (Some(Stop::Blocked { .. }), Reason::Sleep) => "it slept",
        (Some(Stop::Blocked { .. }), Reason::Join) => "it waited for a thread",
        (Some(Stop::Blocked { .. }), _) => "it waited",
    }
}

impl Thread {
    /// Writes down that the turn ends.
    pub(crate) fn journal_turn(&self, stop: Option<Stop>, reason: Reason) {
        if let Some(journal) = &self.interpreter.config.journal {
            journal.ends(self.done_in_turn(), why(stop, reason), self.place_in_journal());
        }
    }

    fn place_in_journal(&self) -> (String, u32, String) {
        let own = |frame: &&Frame| !frame.code().is_library;
        let Some(frame) = self.frames.iter().rev().find(own) else { return Default::default() };
        let code = &frame.code().code;
        let line = code.locations.get(frame.at()).map_or(0, |location| location.line);
        let file = code.file.rsplit('/').next().unwrap_or_default();
        (file.to_owned(), line, code.qualname.clone())
    }

    /// What came from outside here in the run that this one follows.
    pub(crate) fn given(&self, what: &str) -> Option<Vec<u8>> {
        self.interpreter.config.journal.as_ref()?.given(what)
    }

    /// Writes down what came from outside.
    pub(crate) fn came(&self, what: &str, bytes: &[u8]) {
        if let Some(journal) = &self.interpreter.config.journal {
            journal.came(what, bytes);
        }
    }
}
