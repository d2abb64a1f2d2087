//! The command line of `minipy bench`.

use std::ffi::OsString;
use std::time::Duration;

use clap::{CommandFactory, Parser};
use machine::config::SwitchPoints;
use sync::GilPolicy;

use super::split::Split;
use super::values::{self, Policy, ThreadCounts};
use super::{Program, Refusal, Switching, from_clap, texts, usage};

/// What is to be measured, and how.
#[derive(Debug)]
pub struct BenchOptions {
    /// The program; never stdin, which can be read only once.
    pub program: Program,
    /// What the program gets.
    pub arguments: Vec<String>,
    /// The numbers of threads, each once.
    pub threads: Vec<usize>,
    /// How many runs of each kind are measured.
    pub runs: usize,
    /// The expression that is a run's answer; without one it is what the run prints.
    pub answer: Option<String>,
    /// Whether to measure without the GIL, too.
    pub no_gil: bool,
    /// Where threads can be switched out, with the GIL.
    pub switch_points: SwitchPoints,
    /// How the GIL changes hands.
    pub gil_policy: GilPolicy,
    /// What `--switch-interval` said.
    pub switch_interval: Option<Duration>,
    /// How the result is written.
    pub form: Form,
}

/// How a result is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// For the terminal.
    Text,
    /// One object, for programs.
    Json,
    /// A table for a page.
    Markdown,
}

const USAGE: &str = "minipy bench [OPTIONS] SCRIPT [OPTIONS] [ARGS]...
       minipy bench [OPTIONS] -c CODE [OPTIONS] [ARGS]...
       minipy bench [OPTIONS] -m MODULE [OPTIONS] [ARGS]...";

const AFTER_HELP: &str = "\
Each run is a process of its own. Its time is that from the program's first line to the end of its last thread.
Throughput is instructions by time; they are counted in the serial run. The speed-up compares throughputs, so it is
right whether N threads do N times the work (a script with worker()) or share it (a script that asks os.cpu_count()).

\"Right answer?\" counts the runs that ended with the answer of the same script and N under --gil-policy serial, which
runs one thread after the other, and is run twice. The answer is what the script prints. If that is never the same
(times, say), name what counts with --answer.

--switch-points, --switch-interval and --gil-policy are for the runs with the GIL. After the script the options of
`minipy run` are minipy's, as always; those of bench alone stand before it.

Examples:
  minipy bench examples/lost_update.mpy
  minipy bench examples/lost_update.mpy --threads 1,2,4 --no-gil
  minipy bench --answer counter examples/lost_update.mpy --switch-points=cpython
  minipy bench --runs 11 --markdown script.py > table.md

Exit status: 0; 1 the script failed; 2 usage error; 66 answers differ from the serial one; 130 Ctrl-C.";

#[derive(Debug, Parser)]
#[command(
    name = "minipy bench",
    about = "Measures a program with several numbers of threads: time, throughput, and whether the answer is right.",
    override_usage = USAGE,
    after_help = AFTER_HELP,
)]
struct Cli {
    /// Numbers of threads to measure with
    #[arg(
        long,
        value_name = "LIST",
        default_value = "1,2,4",
        value_parser = values::thread_counts,
        allow_negative_numbers = true
    )]
    threads: ThreadCounts,
    /// How many runs of each kind are measured; the median counts
    #[arg(long, value_name = "N", default_value = "5", value_parser = values::runs, allow_negative_numbers = true)]
    runs: usize,
    /// The answer is the value of this expression when the script has ended, not what it prints
    #[arg(long, value_name = "EXPR", allow_hyphen_values = true)]
    answer: Option<String>,
    /// Write the result as JSON
    #[arg(long, conflicts_with = "markdown")]
    json: bool,
    /// Write the result as a table in Markdown
    #[arg(long)]
    markdown: bool,
    #[command(flatten)]
    switching: Switching,
    #[arg(long, hide = true)]
    seed: Option<String>,
    /// Measure this text
    #[arg(short, value_name = "CODE", allow_hyphen_values = true)]
    code: Option<String>,
    /// Measure a module as a program
    #[arg(short, value_name = "MODULE", conflicts_with = "code")]
    module: Option<String>,
    /// A program's file
    #[arg(conflicts_with_all = ["code", "module"], required_unless_present_any = ["code", "module"])]
    script: Option<OsString>,
}

/// Options of `bench` that scripts may well have, too.
const ONLY_BEFORE: [&str; 4] = ["--runs", "--answer", "--json", "--markdown"];

/// Understands a command line, from what follows `bench`.
///
/// # Errors
/// The help text, and usage errors.
pub(super) fn parse(arguments: Vec<OsString>) -> Result<BenchOptions, Refusal> {
    let split = Split::of(arguments, &Cli::command(), &ONLY_BEFORE)?;
    let line = std::iter::once(OsString::from("minipy bench")).chain(split.ours).chain(split.program);
    let cli = Cli::try_parse_from(line).map_err(from_clap)?;
    if cli.seed.is_some() {
        return Err(usage(
            "bench --seed: a seeded run has a virtual clock, so there is no time to measure; leave out --seed",
        ));
    }
    let no_gil = cli.switching.without_gil()?.is_some();
    let gil_policy = match cli.switching.gil_policy {
        Some(Policy::Serial) => {
            return Err(usage(
                "bench --gil-policy serial: that is what bench compares the answers with anyway; leave it out",
            ));
        }
        Some(Policy::Gil(policy)) => policy,
        None => GilPolicy::default(),
    };
    let program = Program::of(cli.script, cli.code, cli.module);
    if matches!(program, Program::Stdin(_)) {
        return Err(usage(
            "bench runs a program many times, and stdin can be read only once; save it to a file: minipy bench FILE",
        ));
    }
    Ok(BenchOptions {
        program,
        arguments: texts(&split.theirs),
        threads: cli.threads.0,
        runs: cli.runs,
        answer: cli.answer,
        no_gil,
        switch_points: cli.switching.switch_points,
        gil_policy,
        switch_interval: cli.switching.switch_interval,
        form: match (cli.json, cli.markdown) {
            (true, _) => Form::Json,
            (_, true) => Form::Markdown,
            _ => Form::Text,
        },
    })
}
