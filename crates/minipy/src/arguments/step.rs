//! The command line of `minipy step`.

use std::ffi::OsString;
use std::path::PathBuf;
use std::time::Duration;

use clap::Parser;
use machine::config::Driver;

use super::{Refusal, RunOptions, from_clap, values};

/// A program that the user schedules.
#[derive(Debug, Clone)]
pub struct StepOptions {
    /// Its file.
    pub file: OsString,
    /// What it gets.
    pub arguments: Vec<String>,
    /// `--threads`
    pub threads: Option<usize>,
    /// Whether it is shown as text, and not on the whole terminal.
    pub plain: bool,
    /// The keys, or the file that has them.
    pub script: Option<String>,
    /// What the user is after.
    pub goal: Option<Goal>,
    /// Whether values are hidden until they are guessed.
    pub quiz: bool,
    /// How many states are looked at for the odds; none are told where there are more.
    pub max_states: usize,
    /// How long.
    pub max_time: Duration,
    /// What the processes that run the program get.
    pub line: Vec<OsString>,
    /// Where the process that shows it waits for this one, which runs it.
    pub serve: Option<PathBuf>,
}

/// What the user is after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Goal {
    /// That no thread can go on any more.
    Deadlock,
    /// That an `assert` fails.
    Assert,
    /// That a shared place has a value.
    Value(String, String),
}

impl StepOptions {
    /// How the program is run: one thread at a time, as when it is explored.
    pub(crate) fn run(&self) -> RunOptions {
        RunOptions {
            arguments: self.arguments.clone(),
            threads: self.threads,
            driver: Driver::Serial,
            ..RunOptions::of_file(self.file.clone())
        }
    }
}

const USAGE: &str = "minipy step [OPTIONS] SCRIPT [ARGS]...";

const AFTER_HELP: &str = "\
You are the scheduler: whenever a thread is about to do what others could notice (read or write something shared, call,
go round a loop), it stops, and you choose who goes on.

Keys:
  a b c ...   let that thread go on, in the order in which they were started; m is the main thread
  t9 t10 ...  the same for the ninth thread and those after it
  i l k       from now on a move is one instruction, a line, or until the thread waits or ends
  u           take the last move back
  r           let all run to the end
  =VALUE      with --quiz: what the hidden value is
  ?           help; q leaves

Where the program is small enough, each position tells in how many of the interleavings from there on the goal comes
(without --goal: an outcome of no serial order), and which move was the point of no return. The odds of a thread are
those of the orders in which it is the next to touch what is shared, however many moves it takes to get there.

Examples:
  minipy step examples/puzzles/counter.mpy
  minipy step --goal assert examples/puzzles/counter.mpy
  minipy step --plain --script 'a b b b r' examples/puzzles/counter.mpy

Exit status: 0; 1 the program cannot be run; 2 usage error, or no such file; 66 the goal was reached (--goal).";

#[derive(Debug, Parser)]
#[command(
    name = "minipy step",
    about = "Runs a program whose threads are switched by you, with what each is about to do before your eyes.",
    override_usage = USAGE,
    after_help = AFTER_HELP,
)]
struct Cli {
    /// Show it as text, line by line: for slides, tests and screen readers
    #[arg(long)]
    plain: bool,
    /// Press these keys, or those in this file, show all that they lead to, and leave
    #[arg(long, value_name = "KEYS")]
    script: Option<String>,
    /// Say when this has come: deadlock, assert, or a value as in 'counter==3'
    #[arg(long, value_name = "G", value_parser = goal)]
    goal: Option<Goal>,
    /// Hide what each move changes until you have said what it is
    #[arg(long)]
    quiz: bool,
    /// Call worker() in N threads where the script has one and starts none itself
    #[arg(long, value_name = "N", value_parser = values::thread_count)]
    threads: Option<usize>,
    /// For the odds: how many states of the program to look at; 0 for no odds
    #[arg(long, value_name = "N", default_value_t = 10_000)]
    max_states: usize,
    /// For the odds: how long to look, in seconds or with a unit
    #[arg(long, value_name = "T", default_value = "10", value_parser = values::interval)]
    max_time: Duration,
    #[arg(long, hide = true)]
    serve: Option<PathBuf>,
    /// A program's file
    file: OsString,
    /// What the program gets
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    arguments: Vec<String>,
}

fn goal(text: &str) -> Result<Goal, String> {
    match (text, text.split_once("==")) {
        ("deadlock", _) => Ok(Goal::Deadlock),
        ("assert", _) => Ok(Goal::Assert),
        (_, Some((name, value))) if !name.trim().is_empty() && !value.trim().is_empty() => {
            Ok(Goal::Value(name.trim().to_owned(), value.trim().to_owned()))
        }
        _ => Err("give deadlock, assert, or a shared place and its value, as in 'counter==3'".to_owned()),
    }
}

/// Understands a command line, from what follows `step`.
///
/// # Errors
/// The help text, and usage errors.
pub(super) fn parse(line: Vec<OsString>) -> Result<StepOptions, Refusal> {
    let arguments = std::iter::once(OsString::from("minipy step")).chain(line);
    let cli = Cli::try_parse_from(arguments).map_err(from_clap)?;
    let mut line = Vec::new();
    if let Some(count) = cli.threads {
        line.extend([OsString::from("--threads"), OsString::from(count.to_string())]);
    }
    line.extend([OsString::from("--"), cli.file.clone()]);
    line.extend(cli.arguments.iter().map(OsString::from));
    Ok(StepOptions {
        file: cli.file,
        arguments: cli.arguments,
        threads: cli.threads,
        plain: cli.plain,
        script: cli.script,
        goal: cli.goal,
        quiz: cli.quiz,
        max_states: cli.max_states,
        max_time: cli.max_time,
        line,
        serve: cli.serve,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn goals() {
        assert_eq!(goal("deadlock"), Ok(Goal::Deadlock));
        assert_eq!(goal("counter == 3"), Ok(Goal::Value("counter".to_owned(), "3".to_owned())));
        for text in ["", "==", "x==", "counter=3"] {
            assert!(goal(text).is_err(), "{text}");
        }
    }
}
