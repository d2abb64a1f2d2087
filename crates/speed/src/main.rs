//! Prints how fast minipy is beside CPython. See `docs/speed.md`.

use std::path::{Path, PathBuf};

use anyhow::Context;
use clap::Parser;
use speed::cases::{self, Case, Group};
use speed::contestants::{self, Contestants};
use speed::measure::{Clock, Pair};
use speed::memory;
use speed::process::Invocation;
use speed::report::{Style, Table, summary};
use speed::scaling;
use speed::thread_start;

/// As the only argument: do nothing. Such a run is the empty native program that start-up is compared with.
const DO_NOTHING: &str = "--do-nothing";

const MIB: f64 = 1024.0 * 1024.0;
const MB: f64 = 1e6;

/// Runs the programs of examples/bench on minipy and on CPython, in turns, and compares their times.
#[derive(Debug, Parser)]
struct Options {
    /// Only programs whose names contain one of these; then start-up, memory and threads are left out
    filters: Vec<String>,
    /// The CPython to compare with
    #[arg(long, value_name = "PATH", default_value = "python3.13")]
    python: PathBuf,
    /// The minipy to compare; without it, the release build of this project is made and taken
    #[arg(long, value_name = "PATH")]
    minipy: Option<PathBuf>,
    /// How often each program is run
    #[arg(long, value_name = "N", default_value_t = 5, value_parser = clap::value_parser!(u16).range(1..=1000))]
    rounds: u16,
    /// Compare time on processors, not on the wall: steadier where others use the machine, too
    #[arg(long)]
    cpu_time: bool,
    /// Instead, see that memory stays flat: run the programs of tests/memory for so many rounds
    #[arg(long, value_name = "ROUNDS", num_args = 0..=1, require_equals = true, default_missing_value = "10000000")]
    memory: Option<u64>,
    /// Measure threads without the GIL instead: what one thread loses, and what two gain
    #[arg(long, conflicts_with = "cpu_time")]
    scaling: bool,
    /// Write tables in Markdown
    #[arg(long)]
    markdown: bool,
}

/// What all measurements share.
struct Comparison {
    contestants: Contestants,
    rounds: usize,
    clock: Clock,
    style: Style,
}

fn main() -> anyhow::Result<()> {
    if std::env::args_os().nth(1).is_some_and(|argument| argument == DO_NOTHING) {
        return Ok(());
    }
    let options = Options::parse();
    let style = if options.markdown { Style::Markdown } else { Style::Plain };
    if let Some(rounds) = options.memory {
        let minipy = options.minipy.map_or_else(contestants::build_minipy, Ok)?;
        print!("{}", memory::table(&minipy, rounds)?.text(style));
        return Ok(());
    }
    if options.scaling {
        let minipy = options.minipy.map_or_else(contestants::build_minipy, Ok)?;
        println!("{}\nmedians of {} rounds\n", contestants::describe_machine(), options.rounds);
        let rounds = usize::from(options.rounds);
        return scaling::report(&minipy, contestants::root(), &options.filters, rounds, style);
    }
    let cases = cases::find(&contestants::root().join("examples/bench"), &options.filters)?;
    let (python, build) = contestants::describe_python(&options.python)?;
    let minipy = options.minipy.map_or_else(contestants::build_minipy, Ok)?;
    let comparison = Comparison {
        contestants: Contestants { minipy, python },
        rounds: usize::from(options.rounds),
        clock: if options.cpu_time { Clock::Cpu } else { Clock::Wall },
        style,
    };
    let clock = if options.cpu_time { "time on processors" } else { "time on the wall" };
    println!("{build}\n{}\n{clock}, medians of {} rounds\n", contestants::describe_machine(), options.rounds);
    comparison.programs(&cases)?;
    if options.filters.is_empty() {
        comparison.costs()?;
    }
    Ok(())
}

impl Comparison {
    /// The times of the programs.
    fn programs(&self, cases: &[Case]) -> anyhow::Result<()> {
        let mut table = Table::new(["program", "minipy", "CPython", "ratio"]);
        let mut ratios: Vec<(Group, f64)> = Vec::new();
        for (number, case) in cases.iter().enumerate() {
            eprintln!("{} of {}: {}", number + 1, cases.len(), case.name);
            let path = case.path.to_str().context("the project's path is no text")?;
            let pair = Pair::compare(&self.contestants.invocations([path]), self.rounds)?;
            let [ours, theirs] = pair.times(self.clock).map(|time| time.as_secs_f64());
            let ratio = ours / theirs;
            ratios.push((case.group, ratio));
            table.row([case.name.clone(), format!("{ours:.3} s"), format!("{theirs:.3} s"), format!("{ratio:.2}")]);
        }
        println!("{}\n{}", table.text(self.style), summary(&ratios).text(self.style));
        Ok(())
    }

    /// Start-up, memory, and what two threads lose by sharing the GIL.
    fn costs(&self) -> anyhow::Result<()> {
        eprintln!("start-up, memory, threads");
        let mut table = Table::new(["", "minipy", "CPython", "wanted of minipy"]);
        let mut row = |title: &str, figures: [f64; 2], unit: &str, wanted: &str| {
            let [ours, theirs] = figures.map(|figure| format!("{figure:.2}{unit}"));
            table.row([title.to_owned(), ours, theirs, wanted.to_owned()]);
        };
        row("start-up above an empty native program", self.start_up()?, " ms", "at most 3 ms");
        let list = self.memory_above(cases::LIST_OF_INTS, cases::NOTHING)?;
        row("memory of list(range(10**6))", list.map(|bytes| bytes / MB), " MB", "at most 10 MB");
        let instances = self.memory_above(cases::INSTANCES, cases::EMPTY_LIST)?;
        row("memory of a million instances", instances.map(|bytes| bytes / MIB), " MiB", "under 60 MiB");
        row("throughput of two threads to that of one", self.two_threads()?, "", "at least 0.97");
        row("thread start and join to a native one", self.thread_start()?, "", "at most 1.5");
        print!("{}", table.text(self.style));
        Ok(())
    }

    /// Milliseconds above a program that does nothing. Short runs are many runs.
    fn start_up(&self) -> anyhow::Result<[f64; 2]> {
        let this = std::env::current_exe().context("cannot tell where this program lies")?;
        self.both(|interpreter| {
            let empty = Invocation::new(&this, [DO_NOTHING]);
            let pair = Pair::measure(&[with_text(interpreter, cases::NOTHING, &[]), empty], self.rounds * 10)?;
            let [interpreter, empty] = pair.times(self.clock).map(|time| time.as_secs_f64() * 1e3);
            Ok(interpreter - empty)
        })
    }

    /// Bytes of memory by which one program's peak is above another's.
    fn memory_above(&self, program: &str, base: &str) -> anyhow::Result<[f64; 2]> {
        self.both(|interpreter| {
            let pair = [program, base].map(|text| with_text(interpreter, text, &[]));
            let [program, base] = Pair::measure(&pair, self.rounds)?.memory();
            Ok(program - base)
        })
    }

    /// How much of one thread's throughput two threads have together.
    fn two_threads(&self) -> anyhow::Result<[f64; 2]> {
        let measured = |interpreter: &Path, turns| {
            let pair = ["1", "2"].map(|count| with_text(interpreter, cases::THREADS, &[count, turns]));
            // Two threads that run at the same time would need the same time on processors.
            let [one, two] = Pair::measure(&pair, self.rounds * 3)?.times(Clock::Wall).map(|time| time.as_secs_f64());
            Ok::<f64, anyhow::Error>(one / two)
        };
        // As many turns of the loop as take each about a second: what starting a process varies by must not tell.
        Ok([measured(&self.contestants.minipy, "60000000")?, measured(&self.contestants.python, "6000000")?])
    }

    /// How much longer it takes to start and join a thread than in Rust.
    fn thread_start(&self) -> anyhow::Result<[f64; 2]> {
        self.both(|interpreter| thread_start::ratio(&with_text(interpreter, thread_start::PROGRAM, &[]), self.rounds))
    }

    fn both(&self, measured: impl Fn(&Path) -> anyhow::Result<f64>) -> anyhow::Result<[f64; 2]> {
        Ok([measured(&self.contestants.minipy)?, measured(&self.contestants.python)?])
    }
}

/// An interpreter's run of a program given as text.
fn with_text(interpreter: &Path, text: &str, arguments: &[&str]) -> Invocation {
    Invocation::new(interpreter, ["-c", text].into_iter().chain(arguments.iter().copied()))
}
