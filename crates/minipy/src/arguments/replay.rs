//! The command line of `minipy replay`.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use clap::Parser;
use explore::Schedule;

use super::explore::{self as exploring, ExploreOptions};
use super::{Command, Refusal, from_clap, usage, values};

/// A program and the interleaving to run.
#[derive(Debug, Clone)]
pub struct ReplayOptions {
    /// The program, as it would be explored.
    pub explore: ExploreOptions,
    /// Who goes on for how long.
    pub schedule: Schedule,
}

/// A program and the recording of a run of it.
#[derive(Debug, Clone)]
pub struct FollowOptions {
    /// The program's file.
    pub script: OsString,
    /// The recording's.
    pub recording: PathBuf,
}

const USAGE: &str = "minipy replay [OPTIONS] SCRIPT SCHEDULE [ARGS]...
       minipy replay SCRIPT RECORDING";

const AFTER_HELP: &str = "\
A schedule is a list of threads with numbers of operations, as minipy explore prints it: A1.B*.A* lets A do one visible
operation, then B as many as it can until it waits or ends, then A the rest. M is the main thread; the others are A, B
and so on in the order in which they were started, AA and AB after Z. Write your own: operations are counted as the table shows them.

What the program prints goes to stdout, the steps to stderr.

A file in place of a schedule is a recording that minipy --record has written: the run is done again as it was, with what
it read and what time it was then. Options and arguments are those of the recording.

Examples:
  minipy replay examples/puzzles/counter.mpy 'A1.B*.A*'
  minipy --record run.json script.py; minipy replay script.py run.json

Exit status: that of the program; 3 deadlock; 2 usage error; 67 the program cannot go that way (any more);
130 Ctrl-C.";

#[derive(Debug, Parser)]
#[command(
    name = "minipy replay",
    about = "Runs one interleaving of a program's threads, and shows it step by step.",
    override_usage = USAGE,
    after_help = AFTER_HELP,
)]
struct Cli {
    /// Give a constant at the top level of the script another value
    #[arg(long, value_name = "NAME=VALUE", value_parser = exploring::setting)]
    set: Vec<(String, String)>,
    /// Call worker() in N threads where the script has one and starts none itself
    #[arg(long, value_name = "N", value_parser = values::thread_count)]
    threads: Option<usize>,
    /// A program's file
    script: OsString,
    /// Who goes on for how long: A1.B*.A*; or the file of a recording
    schedule: String,
    /// What the program gets
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    arguments: Vec<String>,
}

/// Understands a command line, from what follows `replay`.
///
/// # Errors
/// The help text, and usage errors.
pub(super) fn parse(line: Vec<OsString>) -> Result<Command, Refusal> {
    let arguments = std::iter::once(OsString::from("minipy replay")).chain(line);
    let cli = Cli::try_parse_from(arguments).map_err(from_clap)?;
    if Path::new(&cli.schedule).is_file() {
        if !cli.set.is_empty() || cli.threads.is_some() || !cli.arguments.is_empty() {
            return Err(usage("a recording has its own options and arguments: give only the script and the recording"));
        }
        let options = FollowOptions { script: cli.script, recording: PathBuf::from(cli.schedule) };
        return Ok(Command::Follow(Box::new(options)));
    }
    let schedule: Schedule = cli.schedule.parse().map_err(|error| {
        usage(format!("'{}' is neither a schedule ({error}) nor the file of a recording", cli.schedule))
    })?;
    let explore = ExploreOptions::of_program(cli.script, cli.arguments, cli.set, cli.threads);
    Ok(Command::Replay(Box::new(ReplayOptions { explore, schedule })))
}
