//! What was measured, as plain data.

use machine::config::SwitchPoints;
use std::hash::Hasher;

use super::commands::Invocation;
use crate::arguments::BenchOptions;

/// What was measured of a program.
#[derive(Debug, Clone)]
pub(super) struct Measurements {
    /// How to do it again.
    pub(super) invocation: Invocation,
    /// Processors that we may use.
    pub(super) cores: usize,
    /// Whether this minipy could do without the GIL.
    pub(super) has_free_threading: bool,
    /// Whether this minipy was built without optimisation.
    pub(super) is_debug_build: bool,
    /// Whether Ctrl-C came before the end.
    pub(super) interrupted: bool,
    /// One for each number of threads, the last perhaps not complete.
    pub(super) rows: Vec<Row>,
}

/// What was measured with one number of threads.
#[derive(Debug, Clone)]
pub(super) struct Row {
    pub(super) threads: usize,
    pub(super) serial: Serial,
    /// The runs with the GIL.
    pub(super) gil: Vec<Run>,
    /// Those without.
    pub(super) no_gil: Vec<Run>,
}

/// What is known of the program under the policy `serial`.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Serial {
    /// Both runs ended alike.
    Agreed { answer: Answer, instructions: Option<u64> },
    /// They did not.
    Differed { answers: [Answer; 2], instructions: Option<u64> },
    /// A run did not end in that many seconds.
    Endless(f64),
}

/// One run.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Run {
    Ended { seconds: f64, threads: u32, answer: Answer },
    Failed(Failure),
}

/// How a run failed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Failure {
    /// A verb and more: "ended with status 1".
    pub(super) how: String,
    /// What it said last.
    pub(super) stderr: String,
}

/// A run's answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Answer {
    /// Its beginning, mostly all of it.
    pub(crate) text: String,
    /// The hash of what is left out.
    pub(crate) rest: u64,
}

impl From<&str> for Answer {
    fn from(text: &str) -> Answer {
        Answer { text: text.to_owned(), rest: std::hash::DefaultHasher::new().finish() }
    }
}

impl Default for Answer {
    fn default() -> Answer {
        Answer::from("")
    }
}

impl Measurements {
    /// Nothing measured yet.
    pub(super) fn new(options: &BenchOptions) -> Measurements {
        Measurements {
            invocation: Invocation::new(options),
            cores: std::thread::available_parallelism().map_or(1, usize::from),
            has_free_threading: machine::FREE_THREADING,
            is_debug_build: cfg!(debug_assertions),
            interrupted: false,
            rows: Vec::new(),
        }
    }

    /// Whether a run is known to have ended with a wrong answer.
    pub(super) fn has_wrong_answers(&self) -> bool {
        self.rows.iter().any(|row| [&row.gil, &row.no_gil].iter().any(|runs| row.wrong(runs).next().is_some()))
    }
}

impl Row {
    /// Whether a run ended as the serial ones did; `None` where those do not tell.
    pub(super) fn is_right(&self, run: &Run) -> Option<bool> {
        match (&self.serial, run) {
            (Serial::Agreed { answer: right, .. }, Run::Ended { answer, .. }) => Some(answer == right),
            (Serial::Agreed { .. }, Run::Failed(_)) => Some(false),
            (Serial::Differed { .. } | Serial::Endless(_), _) => None,
        }
    }

    /// The runs known to be wrong.
    pub(super) fn wrong<'a>(&self, runs: &'a [Run]) -> impl Iterator<Item = &'a Run> {
        runs.iter().filter(|run| self.is_right(run) == Some(false))
    }

    /// How many instructions the program ran, as the serial run counted them.
    pub(super) fn instructions(&self) -> Option<u64> {
        match self.serial {
            Serial::Agreed { instructions, .. } | Serial::Differed { instructions, .. } => instructions,
            Serial::Endless(_) => None,
        }
    }
}

/// The word of the option that chooses them.
pub(crate) fn name_of(points: SwitchPoints) -> &'static str {
    match points {
        SwitchPoints::Every => "every",
        SwitchPoints::Cpython => "cpython",
        SwitchPoints::Line => "line",
    }
}
