//! A game: the moves so far, where each of them led, and what the user is after.

use explore::{Fate, NodeId};
use reports::counted;
use sync::ThreadId;

use super::keys::Key;
use super::odds::{Chance, Chances};
use super::runner::{Position, Process};
use super::wire::{Move, Unit};
use crate::arguments::{Goal, StepOptions};

/// The most moves of `r`.
const MOST_MOVES: usize = 10_000;

/// A program that the user schedules.
pub(super) struct Game<'a> {
    pub(super) options: &'a StepOptions,
    /// The process that stands at the newest position; none after a move was taken back.
    process: Option<Process>,
    pub(super) moves: Vec<Move>,
    /// One more than there are moves.
    stands: Vec<Stand>,
    /// What can still come, or why that is not known; nothing where nobody wants to know.
    chances: Option<Result<Chances, String>>,
    /// How long the next move is.
    pub(super) unit: Unit,
    pub(super) quiz: Quiz,
}

/// How the game stood after a move.
struct Stand {
    position: Position,
    /// The state that an exploration has found there.
    node: Option<NodeId>,
    /// Whether what the user is after had come by then.
    reached: bool,
}

/// The values that the user has to guess.
#[derive(Default)]
pub(super) struct Quiz {
    /// The name and the value that the last move gave it.
    pub(super) hidden: Option<(String, String)>,
    pub(super) right: u32,
    pub(super) asked: u32,
}

impl Game<'_> {
    /// # Errors
    /// What to tell the user.
    pub(super) fn start(options: &StepOptions) -> Result<Game<'_>, String> {
        let chances = (options.max_states > 0).then(|| Chances::new(options));
        let mut process = Process::start(options, visible(chances.as_ref()))?;
        let first = process.advance(None)?;
        if first.status == Some(2) || first.cannot_be_run() {
            return Err(first.errors.trim_end().trim_start_matches("minipy: ").to_owned());
        }
        let mut game = Game {
            options,
            process: Some(process),
            moves: Vec::new(),
            stands: Vec::new(),
            chances,
            unit: Unit::Instruction,
            quiz: Quiz::default(),
        };
        game.come_to(first);
        Ok(game)
    }

    /// What there is to say at the beginning.
    pub(super) fn opening(&self) -> String {
        let odds = match &self.chances {
            None => String::new(),
            Some(Ok(chances)) => chances.told() + "\n",
            Some(Err(reason)) => format!("odds: not known, for {reason}\n"),
        };
        self.went_long(ThreadId::MAIN.0) + &odds + &self.reached()
    }

    /// Says so if the last move, of that thread, took too long.
    fn went_long(&self, thread: u32) -> String {
        if !self.position().snapshot.was_long {
            return String::new();
        }
        format!("{} still runs, perhaps for ever: the move was ended here\n", name(thread))
    }

    fn chances(&self) -> Option<&Chances> {
        self.chances.as_ref()?.as_ref().ok()
    }

    fn come_to(&mut self, position: Position) {
        let begin = if self.stands.is_empty() { Some(0) } else { self.stand().node };
        let follow =
            |chances: &Chances| position.did.iter().try_fold(begin?, |node, thread| chances.after(node, *thread));
        let node = self.chances().and_then(follow);
        let reached = self.stands.last().is_some_and(|last| last.reached) || self.is_goal(&position);
        self.stands.push(Stand { position, node, reached });
    }

    fn stand(&self) -> &Stand {
        &self.stands[self.stands.len() - 1]
    }

    /// Where the game stands.
    pub(super) fn position(&self) -> &Position {
        &self.stand().position
    }

    /// Where it stood before the last move.
    pub(super) fn before(&self) -> Option<&Position> {
        self.stands.len().checked_sub(2).map(|at| &self.stands[at].position)
    }

    /// What the user is after, in words, and whether it will come; nothing where that is not known.
    pub(super) fn fate(&self) -> Option<(&str, Fate)> {
        let (chances, stand) = (self.chances()?, self.stand());
        let fate = if stand.reached { Fate::Certain } else { chances.fate(stand.node?) };
        Some((&chances.what, fate))
    }

    /// The odds here, and for each thread that can go on if it does the next visible operation: nothing where it cannot
    /// do any now. Nothing at all where the odds are not known.
    pub(super) fn odds(&self) -> Option<(Chance, Vec<(u32, Option<Chance>)>)> {
        let (chances, node) = (self.chances()?, self.stand().node?);
        let after = |thread: u32| chances.after(node, thread).map(|node| chances.chance(node));
        let choices = self.position().snapshot.able.iter().map(|thread| (*thread, after(*thread))).collect();
        Some((chances.chance(node), choices))
    }

    /// Does what a key says. Gives what there is to say about that, if anything.
    ///
    /// # Errors
    /// The program cannot be run any more: what to tell the user.
    pub(super) fn press(&mut self, key: &Key) -> Result<String, String> {
        let revealed = if matches!(key, Key::Guess(_)) { String::new() } else { self.reveal() };
        let said = match key {
            Key::Thread(index) => return Ok(revealed + &self.go(index + 1)?),
            Key::Unit(unit) => {
                self.unit = *unit;
                String::new()
            }
            Key::Undo => self.undo(),
            Key::Run => return Ok(revealed + &self.run()?),
            Key::Guess(guess) => self.guess(guess),
            Key::Help | Key::Quit => String::new(),
            Key::Unknown(key) => format!("'{key}' is no key; ? lists them\n"),
        };
        Ok(revealed + &said)
    }

    fn go(&mut self, thread: u32) -> Result<String, String> {
        let position = self.position();
        if position.status.is_some() {
            return Ok("the program has ended; u takes a move back\n".to_owned());
        }
        if !position.snapshot.able.contains(&thread) {
            let lane = position.snapshot.threads.iter().find(|lane| lane.thread == thread);
            let why = match lane {
                Some(lane) if lane.has_ended => "has ended".to_owned(),
                Some(lane) => lane.waits.clone().unwrap_or_else(|| "cannot go on".to_owned()),
                None => "does not exist (yet)".to_owned(),
            };
            return Ok(format!("{} cannot go on: {why}\n", name(thread)));
        }
        let chosen = Move { thread, unit: self.unit };
        let next = self.process()?.advance(Some(chosen))?;
        let (before, had_reached) = (self.fate().map(|(_, fate)| fate), self.stand().reached);
        self.moves.push(chosen);
        self.come_to(next);
        self.hide();
        let long = self.went_long(thread);
        let turned = if before == Some(Fate::Open) { self.turning_point() } else { String::new() };
        Ok(long + &turned + &if had_reached { String::new() } else { self.reached() })
    }

    /// Says so if the last move has decided whether what the user is after will come.
    fn turning_point(&self) -> String {
        let Some((what, fate)) = self.fate() else {
            return "the odds are lost: this order is none that minipy explore counts\n".to_owned();
        };
        let becomes = match fate {
            Fate::Open => return String::new(),
            Fate::Impossible => "cannot come any more",
            Fate::Certain => "comes in every order",
        };
        let by = self.moves.last().map(|last| key(last.thread)).unwrap_or_default();
        format!("point of no return: after move {} ({by}) {what} {becomes}\n", self.moves.len())
    }

    /// The process that stands where the game does.
    fn process(&mut self) -> Result<&mut Process, String> {
        let process = match self.process.take() {
            Some(process) => process,
            None => {
                let mut process = Process::start(self.options, visible(self.chances.as_ref()))?;
                process.advance(None)?;
                for chosen in &self.moves {
                    process.advance(Some(*chosen))?;
                }
                process
            }
        };
        Ok(self.process.insert(process))
    }

    fn undo(&mut self) -> String {
        if self.moves.pop().is_none() {
            return "this is the beginning\n".to_owned();
        }
        self.stands.pop();
        self.process = None;
        String::new()
    }

    /// Lets whoever went last go on, else the first who can, to the end; no further than a thread that goes round.
    fn run(&mut self) -> Result<String, String> {
        let unit = std::mem::replace(&mut self.unit, Unit::Block);
        let mut said = String::new();
        for _ in 0..MOST_MOVES {
            let able = &self.position().snapshot.able;
            let last = self.moves.last().map(|last| last.thread).filter(|last| able.contains(last));
            let Some(thread) = last.or(able.first().copied()).filter(|_| self.position().status.is_none()) else {
                break;
            };
            said += &self.go(thread)?;
            if self.position().snapshot.was_long {
                break;
            }
        }
        self.unit = unit;
        Ok(said)
    }

    /// Whether what the user is after is so.
    fn is_goal(&self, position: &Position) -> bool {
        match &self.options.goal {
            None => false,
            Some(Goal::Deadlock) => position.status == Some(machine::waits::deadlock::STATUS),
            Some(Goal::Assert) => position.errors.contains("AssertionError"),
            Some(Goal::Value(name, value)) => {
                position.snapshot.shared.iter().any(|(known, is)| known == name && is == value)
            }
        }
    }

    /// Whether what the user is after has come.
    pub(super) fn has_reached(&self) -> bool {
        self.stand().reached
    }

    fn reached(&self) -> String {
        if !self.has_reached() {
            return String::new();
        }
        match self.moves.len() {
            0 => "goal reached without a move\n".to_owned(),
            count => format!("goal reached in {}: {}\n", counted(count, "move"), self.schedule()),
        }
    }

    /// With `--quiz`: the shared value that the last move has changed is hidden.
    fn hide(&mut self) {
        if !self.options.quiz {
            return;
        }
        let Some(before) = self.before() else { return };
        let changed = self.position().snapshot.shared.iter().find(|value| !before.snapshot.shared.contains(value));
        self.quiz.hidden = changed.cloned();
    }

    fn guess(&mut self, guess: &str) -> String {
        let Some((name, value)) = self.quiz.hidden.take() else { return "nothing is hidden\n".to_owned() };
        self.quiz.asked += 1;
        if guess == value {
            self.quiz.right += 1;
            return format!("right: {name} = {value}\n");
        }
        format!("no: {name} = {value}\n")
    }

    /// A value that was not guessed.
    fn reveal(&mut self) -> String {
        let Some((name, value)) = self.quiz.hidden.take() else { return String::new() };
        self.quiz.asked += 1;
        format!("it was: {name} = {value}\n")
    }

    /// The moves so far, as they could be typed.
    pub(super) fn schedule(&self) -> String {
        let (mut text, mut unit) = (String::new(), Unit::Instruction);
        for chosen in &self.moves {
            if chosen.unit != unit {
                unit = chosen.unit;
                text.push(match unit {
                    Unit::Instruction => 'i',
                    Unit::Line => 'l',
                    Unit::Block => 'k',
                });
            }
            text += &key(chosen.thread);
        }
        text
    }
}

/// The slots whose accesses are to be told, where the odds are known.
fn visible(chances: Option<&Result<Chances, String>>) -> Option<&[String]> {
    Some(chances?.as_ref().ok()?.visible())
}

/// The key that lets a thread go on.
pub(super) fn key(thread: u32) -> String {
    super::keys::of_thread(thread.saturating_sub(1))
}

/// A thread as positions call it.
pub(super) fn name(thread: u32) -> String {
    key(thread).to_uppercase()
}
