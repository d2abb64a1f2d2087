//! What threads gain without the GIL: one thread, two threads and two processes of the same program, in turns.

use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::Context;

use crate::cases::{self, Case};
use crate::measure::{Clock, Pair, geometric_mean};
use crate::process::Invocation;
use crate::report::{Style, Table};
use crate::thread_start;

/// The option that runs a program without the GIL.
const NO_GIL: &str = "--no-gil";

/// What is asked of two threads.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Wanted {
    /// So much of the throughput that two processes reach.
    OfProcesses(f64),
    /// So much of the throughput of one thread.
    OfOneThread(f64),
}

impl Wanted {
    /// What is asked of a program of `examples/bench/threads`.
    pub fn of(name: &str) -> Wanted {
        match name {
            "private_numbers" | "private_data" => Wanted::OfProcesses(0.95),
            "append_list" => Wanted::OfOneThread(1.2),
            "update_dict" => Wanted::OfOneThread(1.0),
            "lock_counter" => Wanted::OfOneThread(0.9),
            _ => Wanted::OfProcesses(0.9),
        }
    }
}

impl std::fmt::Display for Wanted {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Wanted::OfProcesses(part) => write!(f, "{part} of the processes"),
            Wanted::OfOneThread(part) => write!(f, "{part} of one thread"),
        }
    }
}

/// Median times of the same work done in three ways.
#[derive(Debug, Clone, Copy)]
pub struct Times {
    /// By one thread.
    pub one: Duration,
    /// By two threads of one process.
    pub threads: Duration,
    /// By two processes, half of it each.
    pub processes: Duration,
}

impl Times {
    /// Runs a program in the three ways in turns, after one round that does not count.
    ///
    /// # Errors
    /// It cannot be run to its end.
    pub fn measure(minipy: &Path, program: &str, rounds: usize) -> anyhow::Result<Times> {
        let with = |arguments: &[&str]| {
            Invocation::new(minipy, [NO_GIL, program].into_iter().chain(arguments.iter().copied()))
        };
        let (one, threads, half) = (with(&["1"]), with(&["2"]), with(&["1", "2"]));
        let mut times: [Vec<Duration>; 3] = Default::default();
        for round in 0..=rounds {
            let measured = [one.run()?.wall, threads.run()?.wall, at_once(&half)?];
            if round > 0 {
                times.iter_mut().zip(measured).for_each(|(times, time)| times.push(time));
            }
        }
        let [one, threads, processes] = times.map(median);
        Ok(Times { one, threads, processes })
    }

    /// How many times the throughput of one thread the threads have, and the processes.
    pub fn speed_ups(&self) -> [f64; 2] {
        [self.threads, self.processes].map(|time| self.one.as_secs_f64() / time.as_secs_f64())
    }

    /// The ratio that was asked about.
    pub fn ratio(&self, wanted: Wanted) -> f64 {
        let [threads, processes] = self.speed_ups();
        match wanted {
            Wanted::OfProcesses(_) => threads / processes,
            Wanted::OfOneThread(_) => threads,
        }
    }
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

/// From the start of two processes to the end of both.
fn at_once(invocation: &Invocation) -> anyhow::Result<Duration> {
    let began = Instant::now();
    std::thread::scope(|scope| {
        let other = scope.spawn(|| invocation.run());
        invocation.run()?;
        other.join().map_err(|_| anyhow::anyhow!("a measuring thread ended early"))??;
        Ok(began.elapsed())
    })
}

/// Prints what one thread loses without the GIL, and what two gain.
///
/// # Errors
/// A program cannot be found or run to its end.
pub fn report(minipy: &Path, root: &Path, filters: &[String], rounds: usize, style: Style) -> anyhow::Result<()> {
    let folder = root.join("examples/bench");
    let (alone, together) = (cases::find(&folder, filters), cases::find(&folder.join("threads"), filters));
    if alone.is_err() && together.is_err() {
        alone?;
    } else {
        if let Ok(cases) = alone {
            one_thread(minipy, &cases, rounds, style)?;
        }
        if let Ok(cases) = together {
            two_threads(minipy, &cases, rounds, style)?;
        }
    }
    if filters.is_empty() {
        let program = Invocation::new(minipy, [NO_GIL, "-c", thread_start::PROGRAM]);
        let ratio = thread_start::ratio(&program, rounds)?;
        println!("thread start and join without the GIL, to a native one: {ratio:.2} (wanted at most 1.5)");
    }
    Ok(())
}

fn one_thread(minipy: &Path, cases: &[Case], rounds: usize, style: Style) -> anyhow::Result<()> {
    let mut table = Table::new(["one thread", "without the GIL", "with", "ratio"]);
    let mut ratios = Vec::new();
    for case in cases {
        eprintln!("{}", case.name);
        let path = path_of(case)?;
        let pair = [Invocation::new(minipy, [NO_GIL, path]), Invocation::new(minipy, [path])];
        let [free, gil] = Pair::compare(&pair, rounds)?.times(Clock::Cpu).map(|time| time.as_secs_f64());
        ratios.push(free / gil);
        table.row([case.name.clone(), format!("{free:.3} s"), format!("{gil:.3} s"), format!("{:.2}", free / gil)]);
    }
    if let Some(mean) = geometric_mean(ratios) {
        table.row(["geometric mean".to_owned(), String::new(), String::new(), format!("{mean:.2}")]);
    }
    println!("{}", table.text(style));
    Ok(())
}

fn two_threads(minipy: &Path, cases: &[Case], rounds: usize, style: Style) -> anyhow::Result<()> {
    let mut table =
        Table::new(["without the GIL", "one thread", "two threads", "two processes", "ratio", "wanted at least"]);
    for case in cases {
        eprintln!("{}", case.name);
        let times = Times::measure(minipy, path_of(case)?, rounds)?;
        let ([threads, processes], wanted) = (times.speed_ups(), Wanted::of(&case.name));
        table.row([
            case.name.clone(),
            format!("{:.3} s", times.one.as_secs_f64()),
            format!("{threads:.2} x"),
            format!("{processes:.2} x"),
            format!("{:.2}", times.ratio(wanted)),
            wanted.to_string(),
        ]);
    }
    println!("{}", table.text(style));
    Ok(())
}

fn path_of(case: &Case) -> anyhow::Result<&str> {
    case.path.to_str().context("the project's path is no text")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ratios_of_throughput() {
        let [one, threads, processes] = [900, 500, 450].map(Duration::from_millis);
        let times = Times { one, threads, processes };
        assert!((times.ratio(Wanted::OfOneThread(1.0)) - 1.8).abs() < 1e-9);
        assert!((times.ratio(Wanted::of("read_list")) - 0.9).abs() < 1e-9);
    }

    #[test]
    fn every_program_of_threads_is_known() {
        let folder = crate::contestants::root().join("examples/bench/threads");
        let cases = cases::find(&folder, &[]).expect("the project has programs to measure");
        assert_eq!(cases.iter().filter(|case| matches!(Wanted::of(&case.name), Wanted::OfOneThread(_))).count(), 3);
    }
}
