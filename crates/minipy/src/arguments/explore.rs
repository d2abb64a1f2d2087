//! The command line of `minipy explore`.

use std::ffi::OsString;
use std::path::PathBuf;
use std::time::Duration;

use clap::Parser;

use super::{Program, Refusal, RunOptions, StepOptions, from_clap, values};

/// What is to be explored, and how far.
#[derive(Debug, Clone)]
pub struct ExploreOptions {
    /// The program's file.
    pub file: OsString,
    /// What the program gets.
    pub arguments: Vec<String>,
    /// The global whose value at the end is the outcome; without one it is what the program prints.
    pub outcome: Option<String>,
    /// Top-level constants that get another value: name and expression.
    pub set: Vec<(String, String)>,
    /// `--threads`
    pub threads: Option<usize>,
    /// How long to search.
    pub max_time: Duration,
    /// How many states to look at.
    pub max_states: usize,
    /// How much memory a process that runs the program may take, in bytes.
    pub max_memory: u64,
    /// The processes that run the program.
    pub jobs: usize,
    /// Whether the result is written as JSON.
    pub json: bool,
    /// The outcome whose simplest interleaving is shown.
    pub witness: Option<String>,
    /// A shared place and the value that is looked for there, for the odds of `minipy step`.
    pub goal: Option<(String, String)>,
    /// The command line itself, for the processes that run the program.
    pub line: Vec<OsString>,
    /// Where the process that explores waits for this one, which runs the program.
    pub serve: Option<PathBuf>,
}

impl ExploreOptions {
    /// A program to be run in one way only.
    pub(super) fn of_program(
        file: OsString,
        arguments: Vec<String>,
        set: Vec<(String, String)>,
        threads: Option<usize>,
    ) -> ExploreOptions {
        let mut line = Vec::new();
        for (name, value) in &set {
            line.extend([OsString::from("--set"), OsString::from(format!("{name}={value}"))]);
        }
        if let Some(count) = threads {
            line.extend([OsString::from("--threads"), OsString::from(count.to_string())]);
        }
        line.extend([OsString::from("--"), file.clone()]);
        line.extend(arguments.iter().map(OsString::from));
        ExploreOptions {
            file,
            arguments,
            outcome: None,
            set,
            threads,
            max_time: Duration::from_secs(60),
            max_states: usize::MAX,
            max_memory: MAX_MEMORY << 20,
            jobs: 1,
            json: false,
            witness: None,
            goal: None,
            line,
            serve: None,
        }
    }
}

impl RunOptions {
    /// The program that is run, to be explored for so long; `None` if it is in no file.
    pub(crate) fn to_explore(&self, time: Duration) -> Option<ExploreOptions> {
        let Program::File(file) = &self.program else { return None };
        let explored = ExploreOptions::of_program(file.clone(), self.arguments.clone(), Vec::new(), self.threads);
        Some(ExploreOptions { max_time: time, max_states: MAX_STATES, jobs: processors(), ..explored })
            .filter(|_| !self.interactive)
    }
}

fn processors() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

/// How many states are looked at.
const MAX_STATES: usize = 1_000_000;

impl ExploreOptions {
    /// A program that is stepped, to be explored for the odds; `sought` is a shared place and its value.
    pub(crate) fn of_step(step: &StepOptions, sought: Option<(String, String)>) -> ExploreOptions {
        let program = ExploreOptions::of_program(step.file.clone(), step.arguments.clone(), Vec::new(), step.threads);
        let sought_option = sought
            .iter()
            .flat_map(|(name, value)| [OsString::from("--goal"), OsString::from(format!("{name}=={value}"))]);
        ExploreOptions {
            max_time: step.max_time,
            max_states: step.max_states,
            jobs: processors().clamp(1, 64),
            line: sought_option.chain(program.line.clone()).collect(),
            goal: sought,
            ..program
        }
    }
}

/// How much memory a process that runs the program may take, in MiB.
const MAX_MEMORY: u64 = 1024;

const USAGE: &str = "minipy explore [OPTIONS] SCRIPT [ARGS]...";

const AFTER_HELP: &str = "\
The program is run as it is, again and again, with its threads switched at every place where it can matter: at reads
and writes of what two threads touch and one changes, at operations of shared containers, locks, conditions and queues,
and where something is printed. Interleavings that lead to the same state are gone on with once, and counted all.

An outcome is what the program prints, or the exception that ends it, or a deadlock. With --outcome NAME it is the
value of that global at the end.

Examples:
  minipy explore examples/puzzles/counter.mpy
  minipy explore --set N=10 examples/puzzles/counter.mpy
  minipy explore --outcome balance examples/puzzles/sicp338.mpy

Exit status: 0; 1 the program cannot be run; 2 usage error, or a program that cannot be explored; 66 an outcome comes
only when threads are switched at the wrong moment, or a deadlock; 68 not everything was explored; 130 Ctrl-C.";

#[derive(Debug, Parser)]
#[command(
    name = "minipy explore",
    about = "Finds every outcome that switching threads can bring about, with the number of interleavings of each.",
    override_usage = USAGE,
    after_help = AFTER_HELP,
)]
struct Cli {
    /// The outcome is the value of this global at the end, not what the program prints
    #[arg(long, value_name = "NAME")]
    outcome: Option<String>,
    /// Give a constant at the top level of the script another value
    #[arg(long, value_name = "NAME=VALUE", value_parser = setting)]
    set: Vec<(String, String)>,
    /// Call worker() in N threads where the script has one and starts none itself
    #[arg(long, value_name = "N", value_parser = values::thread_count)]
    threads: Option<usize>,
    /// How long to search, in seconds or with a unit
    #[arg(long, value_name = "T", default_value = "60", value_parser = values::interval)]
    max_time: Duration,
    /// How many states to look at
    #[arg(long, value_name = "N", default_value_t = MAX_STATES)]
    max_states: usize,
    /// How much memory a process that runs the program may take, in MiB
    #[arg(long, value_name = "MIB", default_value_t = MAX_MEMORY)]
    max_memory: u64,
    /// How many processes run the program
    #[arg(long, value_name = "N")]
    jobs: Option<usize>,
    /// Show the simplest interleaving with this outcome
    #[arg(long, value_name = "OUTCOME")]
    witness: Option<String>,
    /// Write the result as JSON
    #[arg(long)]
    json: bool,
    #[arg(long, hide = true, value_parser = sought)]
    goal: Option<(String, String)>,
    #[arg(long, hide = true)]
    serve: Option<PathBuf>,
    /// A program's file
    script: OsString,
    /// What the program gets
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    arguments: Vec<String>,
}

pub(super) fn setting(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((name, value)) if !name.trim().is_empty() && !value.trim().is_empty() => {
            Ok((name.trim().to_owned(), value.trim().to_owned()))
        }
        _ => Err("give a name and a value, as in N=10".to_owned()),
    }
}

/// A shared place and its value, as the one that steps a program tells those that run it.
fn sought(text: &str) -> Result<(String, String), String> {
    text.split_once("==").map(|(name, value)| (name.to_owned(), value.to_owned())).ok_or_else(String::new)
}

/// Understands a command line, from what follows `explore`.
///
/// # Errors
/// The help text, and usage errors.
pub(super) fn parse(line: Vec<OsString>) -> Result<ExploreOptions, Refusal> {
    let arguments = std::iter::once(OsString::from("minipy explore")).chain(line.iter().cloned());
    let cli = Cli::try_parse_from(arguments).map_err(from_clap)?;
    Ok(ExploreOptions {
        file: cli.script,
        arguments: cli.arguments,
        outcome: cli.outcome,
        set: cli.set,
        threads: cli.threads,
        max_time: cli.max_time,
        max_states: cli.max_states,
        max_memory: cli.max_memory.saturating_mul(1 << 20),
        json: cli.json,
        jobs: cli.jobs.unwrap_or_else(processors).clamp(1, 64),
        witness: cli.witness,
        goal: cli.goal,
        line,
        serve: cli.serve,
    })
}
