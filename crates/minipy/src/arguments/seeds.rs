//! `--seeds`: what has to be known to run a program many times.

use std::ffi::OsString;
use std::ops::Range;

use machine::config::SwitchPoints;
use reports::Next;

use super::split::Split;
use super::{Program, Refusal, reports as report_options, usage};
use crate::bench::quoted;

/// A program, and the seeds to run it with.
#[derive(Debug)]
pub struct SeedsOptions {
    /// Which seeds.
    pub seeds: Range<u64>,
    /// What follows `minipy run --seed N` in the command line of each run.
    pub line: Vec<OsString>,
    /// Where threads can be switched out.
    pub switch_points: SwitchPoints,
    /// Whether the result is JSON.
    pub json: bool,
    /// The command line, to make others of.
    pub next: Next,
}

impl SeedsOptions {
    /// # Errors
    /// The program is one that can be run only once.
    pub(super) fn new(
        seeds: Range<u64>,
        program: &Program,
        line: Vec<OsString>,
        switch_points: SwitchPoints,
        json: bool,
        next: Next,
    ) -> Result<SeedsOptions, Refusal> {
        match program {
            Program::Stdin(_) => {
                Err(usage("--seeds runs the program many times: put it into a file, or give it by -c"))
            }
            _ => Ok(SeedsOptions { seeds, line, switch_points, json, next }),
        }
    }
}

/// A report is asked for that tells of one run: the command for one, which ends with these words.
pub(super) fn only_of_one_run(report: &str, first: u64, words: &str) -> Refusal {
    usage(format!(
        "--seeds tells what many runs come to, {report} what happened in one: ask for one\n  minipy --seed {first} {words}",
    ))
}

/// The words of a command line but those that ask for many runs.
pub(super) fn words_of_one(split: &Split) -> String {
    let (mut words, mut ours) = (Vec::new(), split.ours.iter());
    while let Some(word) = ours.next() {
        match word.to_str() {
            Some("--seeds") => drop(ours.next()),
            Some(text) if text.starts_with("--seeds=") => {}
            _ => words.push(quoted(&word.to_string_lossy())),
        }
    }
    words.extend(report_options::next(split).program);
    words.join(" ")
}

/// The words of a command line that each run has.
pub(super) fn words(split: &Split) -> Vec<OsString> {
    let mut words = report_options::of_the_run(split);
    words.extend(split.program.iter().cloned());
    words.push("--".into());
    words.extend(split.theirs.iter().cloned());
    words
}
