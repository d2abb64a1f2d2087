//! The command line: what is ours, what is the script's.
//!
//! Before the script everything is ours. After it only six options are, until `--`; the rest is the script's.

mod bench;
mod explore;
mod replay;
mod reports;
mod seeds;
mod split;
mod step;
mod values;

use std::ffi::OsString;
use std::io::Write;
use std::ops::Range;
use std::path::PathBuf;
use std::time::Duration;

use clap::builder::{PathBufValueParser, TypedValueParser as _};
use clap::error::{ContextKind, ContextValue};
use clap::{Args, CommandFactory, Parser, Subcommand};
use machine::config::{Config, Driver, SwitchPoints};
use sync::GilPolicy;

pub use bench::{BenchOptions, Form};
pub use explore::ExploreOptions;
pub use replay::{FollowOptions, ReplayOptions};
pub use reports::ReportOptions;
pub use seeds::SeedsOptions;
use split::Split;
pub use step::{Goal, StepOptions};
use values::Policy;
pub(crate) use values::{listed, meant};

/// What a command line asks for.
#[derive(Debug)]
pub enum Command {
    /// Run a program.
    Run(Box<RunOptions>),
    /// Run it with many seeds.
    Seeds(Box<SeedsOptions>),
    /// Show a stage of the way from text to instructions.
    Show(Show),
    /// Measure a program with several numbers of threads.
    Bench(Box<BenchOptions>),
    /// Find all that a program can come to.
    Explore(Box<ExploreOptions>),
    /// Run one interleaving of it.
    Replay(Box<ReplayOptions>),
    /// Do a recorded run again.
    Follow(Box<FollowOptions>),
    /// Let the user choose which thread goes on.
    Step(Box<StepOptions>),
}

/// A program and how to run it.
#[derive(Debug)]
pub struct RunOptions {
    /// Where its text is.
    pub program: Program,
    /// Whether the prompt comes after the program, and also where stdin is no terminal.
    pub interactive: bool,
    /// `sys.argv` without its first entry.
    pub arguments: Vec<String>,
    /// Who runs the threads.
    pub driver: Driver,
    /// Where they can be switched out.
    pub switch_points: SwitchPoints,
    /// How the GIL changes hands.
    pub gil_policy: GilPolicy,
    /// What `--no-gil`, `-X gil=0` or `PYTHON_GIL=0` said.
    pub no_gil: bool,
    /// What `--switch-interval` said.
    pub switch_interval: Option<Duration>,
    /// What `--threads` said.
    pub threads: Option<usize>,
    /// What the options `-W` said.
    pub warnings: Vec<String>,
    /// Whether reports are JSON.
    pub json: bool,
    /// What is to be told of the run.
    pub reports: ReportOptions,
    /// The file that the run is written down to, so that it can be done again.
    pub record: Option<PathBuf>,
    /// What the run is to tell `minipy bench`, which started it.
    pub errand: Option<Errand>,
}

/// What a run that `minipy bench` started is to tell when it has ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Errand {
    /// The file to write it to.
    pub file: PathBuf,
    /// An expression whose value at the end is wanted, too.
    pub answer: Option<String>,
    /// Whether the run has another clock and other random numbers than single-driver runs usually have.
    pub elsewhere: bool,
}

/// Where a program's text is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Program {
    /// In a file.
    File(OsString),
    /// It is the argument of `-c`.
    Text(String),
    /// In the module of that name (`-m`).
    Module(String),
    /// It comes by stdin; `-` was written when `true`.
    Stdin(bool),
}

/// A stage to show.
#[derive(Debug, Subcommand)]
pub enum Show {
    /// Show the instructions of a program
    Dis {
        #[command(flatten)]
        #[allow(missing_docs)]
        text: Text,
        /// Also show the number of each instruction
        #[arg(long)]
        offsets: bool,
        /// Show where each instruction comes from: line and column of its beginning and end
        #[arg(long)]
        positions: bool,
        /// Mark what threads share, where a thread can be switched out, and what can be lost in between
        #[arg(long, conflicts_with_all = ["offsets", "positions"])]
        gil: bool,
        /// With --gil: as JSON
        #[arg(long, requires = "gil")]
        json: bool,
    },
    /// Show the tokens of a program
    Tokens {
        #[command(flatten)]
        #[allow(missing_docs)]
        text: Text,
    },
    /// Show the syntax tree of a program
    Tree {
        #[command(flatten)]
        #[allow(missing_docs)]
        text: Text,
        /// Also show where each node stands
        #[arg(long)]
        positions: bool,
    },
    /// Show the scopes of a program and where each name lives
    Symbols {
        #[command(flatten)]
        #[allow(missing_docs)]
        text: Text,
    },
}

/// The text that a stage is shown of.
#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
pub struct Text {
    /// A program's file; - is stdin
    pub file: Option<OsString>,
    /// The program itself
    #[arg(short)]
    pub code: Option<String>,
}

/// Why there is nothing to run: text for stdout (help, version) or stderr, and the exit status.
#[derive(Debug)]
pub struct Refusal {
    /// What to tell the user.
    pub message: String,
    /// 0 for help and version, 2 for a usage error.
    pub status: i32,
}

/// The subcommands that show a stage.
const SHOW: [&str; 4] = ["dis", "tokens", "tree", "symbols"];

impl Refusal {
    /// Writes the message to where it belongs and gives the exit status.
    pub fn tell(&self) -> i32 {
        if self.status == 0 {
            // Nobody may be left to read the help, as in `minipy -h | head -1`.
            let _ = std::io::stdout().lock().write_all(self.message.as_bytes());
        } else {
            crate::report_to_stderr(&self.message);
        }
        self.status
    }
}

const USAGE: &str = "minipy [OPTIONS]
       minipy [run] [OPTIONS] SCRIPT [OPTIONS] [ARGS]...
       minipy [run] [OPTIONS] -c CODE [OPTIONS] [ARGS]...
       minipy [run] [OPTIONS] -m MODULE [OPTIONS] [ARGS]...
       minipy [run] [OPTIONS] - [OPTIONS] [ARGS]...
       minipy dis|tokens|tree|symbols FILE
       minipy bench [OPTIONS] SCRIPT [OPTIONS] [ARGS]...
       minipy explore [OPTIONS] SCRIPT [ARGS]...
       minipy replay [OPTIONS] SCRIPT SCHEDULE|RECORDING [ARGS]...
       minipy step [OPTIONS] SCRIPT [ARGS]...";

const AFTER_HELP: &str = "\
After the script only --threads, --no-gil, --switch-points, --switch-interval, --gil-policy and --seed are
options of minipy, until a --; everything else reaches sys.argv.

Examples:
  minipy                                            type statements and see their values; :help there tells more
  minipy examples/lost_update.mpy --threads 4       a race, with 4 threads calling worker()
  minipy --switch-points=cpython script.py          switch threads only where CPython 3.13 does
  minipy --seed 1 script.py                         one thread at a time, the same switches each time
  minipy --seeds 0..100 script.py                   the same with a hundred seeds: what they come to
  minipy -c 'print(2 ** 100)'                       run a line
  minipy --stats script.py                          who had the GIL for how long, who waited where
  minipy --timeline --seed 1 script.py              which thread ran when
  minipy --lost script.py                           which updates were lost, and who overwrote them
  minipy --refs node script.py                      who holds the objects bound to that name, step by step
  minipy --race script.py                           what threads do to each other's data with no lock between
  minipy dis script.py                              see its instructions
  minipy bench script.py --threads 1,2,4            what threads gain, and whether the answer stays right
  minipy explore script.py                          every result that switching threads can bring about
  minipy replay script.py 'A1.B*.A*'                that order of threads, step by step
  minipy --record run.json script.py                write a run down; minipy replay script.py run.json does it again
  minipy step script.py                             you choose which thread goes on

Exit status: 0; 1 uncaught exception; 2 usage error, or a report that could not be written; 3 deadlock; 66 lost updates
(--lost), races (--race), several outcomes (--seeds), wrong answers (bench, explore); 67 the program cannot go as the
schedule says (replay); 68 not everything was explored; 130 Ctrl-C.";

#[derive(Debug, Parser)]
#[command(
    name = "minipy",
    version,
    about = "Runs Python programs on a small interpreter whose threads, switches and global lock can be seen.",
    override_usage = USAGE,
    after_help = AFTER_HELP,
    disable_help_subcommand = true,
    subcommand_negates_reqs = true
)]
struct Cli {
    #[command(flatten)]
    settings: Settings,
    /// Run this text
    #[arg(short, value_name = "CODE", allow_hyphen_values = true)]
    code: Option<String>,
    /// Run a module as a program
    #[arg(short, value_name = "MODULE", conflicts_with = "code")]
    module: Option<String>,
    /// Go on at the prompt when the program has ended
    #[arg(short)]
    interactive: bool,
    /// A program's file; - is stdin; without one, the prompt
    #[arg(conflicts_with_all = ["code", "module"])]
    script: Option<OsString>,
    #[command(subcommand)]
    show: Option<Show>,
}

#[derive(Debug, Args)]
struct Settings {
    /// Let os.cpu_count() answer N, pools have N threads, and call worker() in N threads where the script has one
    #[arg(long, value_name = "N", value_parser = values::thread_count, allow_negative_numbers = true)]
    threads: Option<usize>,
    #[command(flatten)]
    switching: Switching,
    /// Run all threads on one system thread under a virtual clock, switched as this number says
    #[arg(
        long,
        value_name = "N",
        value_parser = values::seed,
        allow_negative_numbers = true,
        conflicts_with = "gil_policy"
    )]
    seed: Option<u64>,
    /// Run the program once with each of these seeds, on all processors, and tell what the runs came to
    #[arg(
        long,
        value_name = "A..B",
        value_parser = values::seeds,
        conflicts_with_all = ["seed", "gil_policy", "interactive", "bench_file"]
    )]
    seeds: Option<Range<u64>>,
    /// Write the run down, with what came from outside, so that `minipy replay` can do it again
    #[arg(
        long,
        value_name = "FILE",
        value_parser = PathBufValueParser::new().try_map(values::file),
        conflicts_with_all = ["seeds", "no_gil", "bench_file"]
    )]
    record: Option<PathBuf>,
    /// Write reports as JSON
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    reports: reports::Reports,
    /// What `minipy bench` asks of the runs that it starts
    #[arg(long, value_name = "FILE", hide = true)]
    bench_file: Option<PathBuf>,
    #[arg(long, value_name = "EXPR", hide = true, allow_hyphen_values = true, requires = "bench_file")]
    bench_answer: Option<String>,
    #[arg(long, hide = true, requires = "bench_file")]
    bench_elsewhere: bool,
}

/// Who is switched when and where, and whether there is a GIL at all.
#[derive(Debug, Args)]
struct Switching {
    /// Run without the global lock: threads truly run at the same time
    #[arg(long)]
    no_gil: bool,
    /// Where a thread can be switched out: every, cpython, line
    #[arg(long, value_name = "P", default_value = "every", value_parser = values::switch_points)]
    switch_points: SwitchPoints,
    /// How long a thread waits before it asks for the GIL: seconds, or with a unit (5ms, 500us)
    #[arg(long, value_name = "T", value_parser = values::interval, allow_negative_numbers = true)]
    switch_interval: Option<Duration>,
    /// Who gets the GIL: interval, ticks:N, fifo, priority; serial runs one thread until it blocks or ends
    #[arg(long, value_name = "P", value_parser = values::policy)]
    gil_policy: Option<Policy>,
    /// Options spelled as CPython's: gil=0, gil=1
    #[arg(short = 'X', value_name = "NAME=VALUE")]
    extended: Vec<String>,
    /// What becomes of warnings: default, error, always, module, once, ignore; or action:message:category:module:line
    #[arg(short = 'W', value_name = "ACTION")]
    warnings: Vec<String>,
}

/// Understands a command line, without the program's own name.
///
/// # Errors
/// Help and version texts, and usage errors.
pub fn parse(mut arguments: Vec<OsString>) -> Result<Command, Refusal> {
    let first = arguments.first().and_then(|first| first.to_str()).unwrap_or_default();
    if first == "bench" {
        arguments.remove(0);
        return bench::parse(arguments).map(|options| Command::Bench(Box::new(options)));
    }
    let (mut theirs, mut next, mut runs, mut one) = (Vec::new(), ::reports::Next::default(), Vec::new(), String::new());
    if first == "explore" {
        arguments.remove(0);
        return explore::parse(arguments).map(|options| Command::Explore(Box::new(options)));
    }
    if first == "replay" {
        arguments.remove(0);
        return replay::parse(arguments);
    }
    if first == "step" {
        arguments.remove(0);
        return step::parse(arguments).map(|options| Command::Step(Box::new(options)));
    }
    if !SHOW.contains(&first) {
        if first == "run" {
            arguments.remove(0);
        }
        let split = Split::of(arguments, &Cli::command(), &[])?;
        next = reports::next(&split);
        runs = seeds::words(&split);
        one = seeds::words_of_one(&split);
        theirs = split.theirs;
        arguments = split.ours;
        arguments.extend(split.program);
    }
    let arguments = std::iter::once(OsString::from("minipy")).chain(arguments);
    let cli = Cli::try_parse_from(arguments).map_err(from_clap)?;
    if let Some(show) = cli.show {
        return Ok(Command::Show(show));
    }
    let settings = cli.settings;
    let switching = settings.switching;
    let no_gil = switching.is_without_gil_alone()?;
    if let Some(seeds) = settings.seeds {
        let program = Program::of(cli.script, cli.code, cli.module);
        if let Some(report) = settings.reports.first() {
            return Err(seeds::only_of_one_run(report, seeds.start, &one));
        }
        let points = switching.switch_points;
        let options = SeedsOptions::new(seeds, &program, runs, points, settings.json, next)?;
        return Ok(Command::Seeds(Box::new(options)));
    }
    let (driver, gil_policy) = match (settings.seed, switching.gil_policy) {
        (Some(seed), _) => (Driver::Seeded(seed), GilPolicy::default()),
        (None, Some(Policy::Serial)) => (Driver::Serial, GilPolicy::default()),
        (None, Some(Policy::Gil(policy))) => (Driver::Parallel, policy),
        (None, None) => (Driver::Parallel, GilPolicy::default()),
    };
    if let Some(why) = settings.reports.needs_gil().filter(|_| no_gil && driver == Driver::Parallel) {
        return Err(usage(why));
    }
    let program = Program::of(cli.script, cli.code, cli.module);
    if settings.record.is_some() {
        if !matches!(program, Program::File(_)) || cli.interactive {
            return Err(usage("--record writes down the run of a script: put the program into a file"));
        }
        if no_gil && driver == Driver::Parallel {
            return Err(usage("--record needs the GIL, whose turns it writes down: leave --no-gil out"));
        }
    }
    Ok(Command::Run(Box::new(RunOptions {
        interactive: cli.interactive,
        program,
        record: settings.record,
        arguments: texts(&theirs),
        driver,
        switch_points: switching.switch_points,
        no_gil,
        gil_policy,
        switch_interval: switching.switch_interval,
        threads: settings.threads,
        warnings: switching.warnings,
        json: settings.json,
        reports: settings.reports.options(next, settings.json),
        errand: settings.bench_file.map(|file| Errand {
            file,
            answer: settings.bench_answer,
            elsewhere: settings.bench_elsewhere,
        }),
    })))
}

impl Program {
    fn of(script: Option<OsString>, code: Option<String>, module: Option<String>) -> Program {
        match (script, code, module) {
            (_, Some(code), _) => Program::Text(code),
            (_, _, Some(module)) => Program::Module(module),
            (Some(script), ..) if script == "-" => Program::Stdin(true),
            (Some(script), ..) => Program::File(script),
            (None, None, None) => Program::Stdin(false),
        }
    }
}

/// What the script gets, as text.
fn texts(arguments: &[OsString]) -> Vec<String> {
    arguments.iter().map(|argument| argument.to_string_lossy().into_owned()).collect()
}

impl RunOptions {
    /// A script run as it is if nothing is said about how.
    pub(crate) fn of_file(file: OsString) -> RunOptions {
        RunOptions {
            program: Program::File(file),
            interactive: false,
            arguments: Vec::new(),
            driver: Driver::Parallel,
            switch_points: SwitchPoints::Every,
            gil_policy: GilPolicy::default(),
            no_gil: false,
            switch_interval: None,
            threads: None,
            warnings: Vec::new(),
            json: false,
            reports: ReportOptions::default(),
            record: None,
            errand: None,
        }
    }

    /// The machine's part of the options.
    pub(crate) fn config(&self, argv: Vec<String>, script_folder: String) -> Config {
        Config {
            driver: self.driver,
            switch_points: self.switch_points,
            no_gil: self.no_gil,
            gil_policy: self.gil_policy,
            switch_interval: self.switch_interval.unwrap_or_else(|| Config::default_interval(self.switch_points)),
            threads: self.threads,
            argv,
            warnings: self.warnings.clone(),
            script_folder,
            count_instructions: self.reports.count_instructions
                || (self.errand.is_some() && self.driver == Driver::Serial),
            elsewhere: self.errand.as_ref().is_some_and(|errand| errand.elsewhere),
            json: self.json,
            ..Config::default()
        }
    }
}

/// The subcommand that was perhaps meant by a word.
pub(crate) fn similar_subcommand(word: &str) -> Option<&'static str> {
    let distance = |name: &&&str| strsim::damerau_levenshtein(name, word);
    SHOW.iter()
        .chain(&["run", "bench", "explore", "replay", "step"])
        .filter(|name| distance(name) <= 1 + name.len() / 6)
        .min_by_key(distance)
        .copied()
}

fn from_clap(mut error: clap::Error) -> Refusal {
    // Its advice for an unknown option would make it the script's name.
    if error.remove(ContextKind::Suggested).is_some() {
        let advice = "what is meant for the script goes after its name: minipy SCRIPT [ARGS]";
        error.insert(ContextKind::Suggested, ContextValue::StyledStrs(vec![advice.into()]));
    }
    Refusal { message: error.render().to_string(), status: error.exit_code() }
}

fn usage(message: impl Into<String>) -> Refusal {
    Refusal { message: format!("minipy: {}\n", message.into()), status: 2 }
}

impl Switching {
    /// How running without the GIL was asked for: by option, or else by the environment, as in CPython.
    fn without_gil(&self) -> Result<Option<&'static str>, Refusal> {
        let mut chosen = self.no_gil.then_some((true, "--no-gil"));
        for option in &self.extended {
            let gil = match option.as_str() {
                "gil=0" => (true, "-X gil=0"),
                "gil=1" => (false, "-X gil=1"),
                option if option == "gil" || option.starts_with("gil=") => {
                    return Err(usage(format!("-X {option}: gil takes 0 or 1, as in -X gil=1")));
                }
                option => return Err(usage(format!("unknown option -X {option}: the one known is -X gil=0 or gil=1"))),
            };
            if chosen.is_some_and(|(other, _)| other && !gil.0) && self.no_gil {
                return Err(usage("--no-gil and -X gil=1 say the opposite of each other"));
            }
            chosen = Some(gil);
        }
        let chosen = match (chosen, std::env::var("PYTHON_GIL").as_deref()) {
            (Some(chosen), _) => chosen,
            (None, Ok("0")) => (true, "PYTHON_GIL=0 in the environment"),
            (None, Ok("1" | "") | Err(_)) => return Ok(None),
            (None, Ok(_)) => return Err(usage("PYTHON_GIL in the environment must be 0 or 1")),
        };
        match chosen {
            (false, _) => Ok(None),
            (true, how) if !machine::FREE_THREADING => Err(usage(format!(
                "{how}: this minipy was built with a GIL only (`--no-default-features`); one built by `cargo build \
                 --release -p minipy` can do without"
            ))),
            (true, how) => Ok(Some(how)),
        }
    }

    /// Whether to run without the GIL, in a run that says nothing about a GIL.
    fn is_without_gil_alone(&self) -> Result<bool, Refusal> {
        match self.without_gil()? {
            None => Ok(false),
            Some(how) if self.switch_points != SwitchPoints::Every => Err(usage(format!(
                "{how}: threads without a GIL can come between any two instructions; leave out --switch-points"
            ))),
            Some(how) if matches!(self.gil_policy, Some(Policy::Gil(_))) => {
                Err(usage(format!("{how}: without a GIL there is no policy for it; leave out --gil-policy")))
            }
            Some(_) => Ok(true),
        }
    }
}
