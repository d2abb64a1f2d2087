//! A game: the moves so far, where each of them led, and what the user is after.

use super::keys::Key;
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
    positions: Vec<Position>,
    /// How long the next move is.
    pub(super) unit: Unit,
    pub(super) quiz: Quiz,
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
        let mut process = Process::start(options)?;
        let first = process.advance(None)?;
        if first.status == Some(2) || (first.status.is_some() && first.printed.is_empty() && !first.errors.is_empty()) {
            return Err(first.errors.trim_end().trim_start_matches("minipy: ").to_owned());
        }
        Ok(Game {
            options,
            process: Some(process),
            moves: Vec::new(),
            positions: vec![first],
            unit: Unit::Instruction,
            quiz: Quiz::default(),
        })
    }

    /// Where the game stands.
    pub(super) fn position(&self) -> &Position {
        &self.positions[self.positions.len() - 1]
    }

    /// Where it stood before the last move.
    pub(super) fn before(&self) -> Option<&Position> {
        self.positions.len().checked_sub(2).map(|at| &self.positions[at])
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
        self.moves.push(chosen);
        self.positions.push(next);
        self.hide();
        Ok(self.reached())
    }

    /// The process that stands where the game does.
    fn process(&mut self) -> Result<&mut Process, String> {
        let process = match self.process.take() {
            Some(process) => process,
            None => {
                let mut process = Process::start(self.options)?;
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
        self.positions.pop();
        self.process = None;
        String::new()
    }

    /// Lets whoever went last go on, else the first who can, to the end.
    fn run(&mut self) -> Result<String, String> {
        let unit = std::mem::replace(&mut self.unit, Unit::Block);
        let mut said = String::new();
        for _ in 0..MOST_MOVES {
            let able = &self.position().snapshot.able;
            let last = self.moves.last().map(|last| last.thread).filter(|last| able.contains(last));
            let Some(thread) = last.or(able.first().copied()).filter(|_| self.position().status.is_none()) else {
                break;
            };
            said = self.go(thread)?;
        }
        self.unit = unit;
        Ok(said)
    }

    /// Whether what the user is after has come.
    pub(super) fn has_reached(&self) -> bool {
        let position = self.position();
        match &self.options.goal {
            None => false,
            Some(Goal::Deadlock) => position.status == Some(machine::waits::deadlock::STATUS),
            Some(Goal::Assert) => position.errors.contains("AssertionError"),
            Some(Goal::Value(name, value)) => {
                // At the end nothing is shown any more: the last values count.
                let last = self.positions.iter().rev().find(|position| position.status.is_none());
                let shared = last.map_or(&[][..], |last| &last.snapshot.shared);
                shared.iter().any(|(known, is)| known == name && is == value)
            }
        }
    }

    fn reached(&self) -> String {
        if !self.has_reached() {
            return String::new();
        }
        let count = self.moves.len();
        format!("goal reached in {count} move{}: {}\n", if count == 1 { "" } else { "s" }, self.schedule())
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
            text += &name(chosen.thread).to_lowercase();
        }
        text
    }
}

/// A thread as the keys call it.
pub(super) fn name(thread: u32) -> String {
    explore::letter(u8::try_from(thread.saturating_sub(1)).unwrap_or(u8::MAX))
}
