//! `minipy explore`: every outcome of a program, how many interleavings lead to each, and the simplest that does.
//!
//! Processes run the program ([`serve`]); this one tells them which thread goes on, and keeps the graph of states.

mod ending;
mod json;
mod listing;
mod map;
mod message;
mod of_races;
mod replay;
mod runner;
mod serve;
mod settings;
mod table;
mod text;
mod watch;

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use ::explore::{Cycles, Failure, Graph, Outcomes, Sampled, Schedule, Search, Stopped, cycles, sample, work};

use crate::arguments::ExploreOptions;
use crate::globals::Globals;
use crate::report_to_stderr;
use crate::script::{self, Unreadable};
pub(crate) use listing::percent;
pub(crate) use map::{Map, map};
pub(crate) use message::End;
use message::{Report, Step, Stuck};
pub(crate) use of_races::of_races;
pub(crate) use replay::replay;
use runner::{Halt, Processes, Sharing};
use watch::{Watch, Why};

/// All that was found out.
struct Explored {
    outcomes: Outcomes,
    /// The endings, in the order of the graph's, and what to call each.
    ends: Vec<End>,
    labels: Vec<String>,
    /// Why the search was ended before all was known.
    stopped: Option<Stopped>,
    took: Duration,
    /// What of the program's state could not be compared.
    opaque: Option<String>,
    /// How many threads did something visible.
    threads: usize,
    cycles: Cycles,
    /// The random runs, where there were too many states.
    sampled: Sampled,
    /// The simplest interleaving with each outcome, in the order of the outcomes.
    schedules: Vec<Schedule>,
    witness: Option<Witness>,
}

/// The simplest interleaving with an outcome, as it is shown.
struct Witness {
    /// An index into the outcomes.
    outcome: usize,
    /// As far as they are known.
    steps: Vec<Step>,
    /// Who waits for ever at its end.
    stuck: Vec<Stuck>,
}

/// Explores a program. Gives the exit status.
pub(crate) fn explore(options: &ExploreOptions) -> i32 {
    if let Some(socket) = &options.serve {
        return serve::serve(options, socket);
    }
    if let Err(Unreadable { message, status }) = check(options) {
        report_to_stderr(&message);
        return status;
    }
    let watch = Watch::new(options.max_memory);
    match search(options, &watch) {
        Ok(explored) => {
            let page = if options.json { json::page(options, &explored) } else { text::page(options, &explored) };
            let all_written = crate::print(&page);
            match &options.witness {
                _ if watch.was_interrupted() => INTERRUPTED,
                _ if !all_written => 1,
                Some(wanted) if explored.witness.is_none() => {
                    report_to_stderr(&format!("minipy: --witness {wanted}: {}\n", text::no_witness(&explored)));
                    2
                }
                _ => text::status(&explored),
            }
        }
        Err(halt) => tell_halt(&options.file, &halt),
    }
}

/// Whether the program can be read, and has the global that `--outcome` names.
fn check(options: &ExploreOptions) -> Result<(), Unreadable> {
    let script = script::read(&options.file)?;
    let (Some(name), Some(globals)) = (&options.outcome, Globals::of(&script.text)) else { return Ok(()) };
    if globals.may_have(name) {
        return Ok(());
    }
    Err(Unreadable { message: format!("minipy: --outcome {name}: {}\n", globals.lacks(name)), status: 2 })
}

/// The exit status after Ctrl-C.
const INTERRUPTED: i32 = 130;

/// Says why a program could not be taken further. Gives the exit status.
fn tell_halt(file: &OsStr, halt: &Halt) -> i32 {
    let (message, status) = match halt {
        Halt::Refused(reason) if reason.starts_with("minipy:") => (reason.clone(), 2),
        Halt::Broken(text) => (text.trim_end().to_owned(), 1),
        Halt::Cut(Why::Asked) => (format!("minipy: {}", reason(halt)), INTERRUPTED),
        Halt::Refused(_) => (format!("minipy: {} cannot be explored: {}", file.to_string_lossy(), reason(halt)), 2),
        Halt::Cut(_) => {
            let advice = "shrink the program (--set), or raise --max-time";
            let file = file.to_string_lossy();
            (format!("minipy: {file} cannot be explored: {}; {advice}", reason(halt)), 2)
        }
        Halt::Diverged(_) | Halt::Lost(_) | Halt::Shared => (format!("minipy: {}", reason(halt)), 1),
    };
    report_to_stderr(&format!("{message}\n"));
    status
}

/// Why a program could not be taken further, in a sentence.
fn reason(halt: &Halt) -> String {
    match halt {
        Halt::Refused(reason) => reason.clone(),
        Halt::Broken(text) => text.trim_end().lines().last().unwrap_or_default().to_owned(),
        Halt::Cut(Why::Asked) => "interrupted before anything was known".to_owned(),
        Halt::Cut(_) => "the time was over before threads came to their first operation on what they share, or \
                         between two of them"
            .to_owned(),
        Halt::Diverged(path) => {
            let steps: Vec<String> = path.iter().map(|turn| ::explore::letter(*turn)).collect();
            format!("the program did not do the same twice, after steps of {}", steps.join("."))
        }
        Halt::Lost(what) => format!("exploring was cut off: {what}"),
        Halt::Shared => "what threads share was different each time".to_owned(),
    }
}

/// How far to search.
#[derive(Clone)]
struct Limits {
    most_states: usize,
    /// Until when all states are searched.
    until: Option<Instant>,
    /// Until when random runs are made where that was too long.
    samples_until: Option<Instant>,
    jobs: usize,
}

/// The part of the time that is for the search of all states; the rest is for random runs.
const FOR_ALL: f64 = 0.75;
/// The least time for a search that begins anew, since more turned out to be shared.
const LEAST: Duration = Duration::from_millis(500);

impl Limits {
    fn of(options: &ExploreOptions) -> Limits {
        let now = Instant::now();
        let until = now.checked_add(options.max_time.mul_f64(FOR_ALL));
        let samples_until = now.checked_add(options.max_time);
        Limits { most_states: options.max_states, until, samples_until, jobs: options.jobs }
    }

    /// Enough to meet what threads share.
    fn of_replay(options: &ExploreOptions) -> Limits {
        let until = Instant::now().checked_add(options.max_time);
        Limits { most_states: 3000, until, samples_until: None, jobs: 1 }
    }

    /// As these, with some time left.
    fn anew(&self) -> Limits {
        let least = Instant::now() + LEAST;
        let later = |until: Option<Instant>| until.map(|until| until.max(least));
        Limits { until: later(self.until), samples_until: later(self.samples_until), ..self.clone() }
    }
}

/// What a search came to.
struct Searched {
    graph: Graph,
    stopped: Option<Stopped>,
    opaque: Option<String>,
    sampled: Sampled,
}

/// Searches until all that threads share is known, as far as the limits allow, and gives what was found.
fn known_sharing(
    options: &ExploreOptions,
    sharing: &Sharing,
    watch: &Watch,
    limits: &Limits,
) -> Result<Searched, Halt> {
    let mut infers = true;
    loop {
        match search_once(options, sharing, watch, &limits.anew(), infers) {
            Err(Halt::Shared) if !watch.was_interrupted() => {}
            // A step depended on more than was known: each is gone from now on.
            Err(Halt::Diverged(_)) if infers && !watch.was_interrupted() => infers = false,
            other => return other,
        }
    }
}

/// Searches, and shows an interleaving that is worth it.
fn search(options: &ExploreOptions, watch: &Watch) -> Result<Explored, Halt> {
    let sharing = Sharing::default();
    let mut explored = outcomes(options, &sharing, watch)?;
    if let Some(outcome) = text::worth_showing(options, &explored) {
        let path = &explored.outcomes.each[outcome].simplest.path;
        let until = Instant::now().checked_add(explored.took.max(Duration::from_secs(5)));
        let shown = watch.during(until, None, || Processes::start(options, &sharing, watch)?.show(path));
        let report = match shown {
            Ok(report) => report,
            // What is known is worth more than how one comes to it.
            Err(_) if explored.stopped.is_some() => Report::default(),
            Err(halt) => return Err(halt),
        };
        let stuck = report.end.and_then(|end| end.deadlock).unwrap_or_default();
        explored.witness = Some(Witness { outcome, steps: report.steps, stuck });
    }
    Ok(explored)
}

/// Searches for all that a program can come to.
fn outcomes(options: &ExploreOptions, sharing: &Sharing, watch: &Watch) -> Result<Explored, Halt> {
    let began = Instant::now();
    let Searched { mut graph, stopped, opaque, sampled } =
        known_sharing(options, sharing, watch, &Limits::of(options))?;
    let cycles = if graph.is_complete() { cycles(&mut graph, &endless()) } else { Cycles::default() };
    let outcomes = Outcomes::of(&graph);
    let ends: Vec<End> = graph.endings.iter().map(|ending| serde_json::from_str(ending).unwrap_or_default()).collect();
    let labels = ending::labels(&ends);
    let threads = graph.nodes().iter().flat_map(|node| &node.steps).map(|(turn, _)| *turn);
    let threads = threads.collect::<BTreeSet<_>>().len();
    let schedules = outcomes.each.iter().map(|outcome| schedule(&outcome.simplest.path, &graph)).collect();
    let took = began.elapsed();
    Ok(Explored { outcomes, ends, labels, stopped, took, opaque, threads, cycles, sampled, schedules, witness: None })
}

/// The ending of threads that go round for ever, as the graph has it.
fn endless() -> String {
    serde_json::to_string(&End { endless: true, ..End::default() }).unwrap_or_default()
}

/// The schedule for a way.
fn schedule(path: &[u8], graph: &Graph) -> Schedule {
    let mut node = 0;
    let mut stays = Vec::with_capacity(path.len());
    for turn in path {
        node = graph.target(node, *turn).unwrap_or(node);
        stays.push(graph.node(node).can_go(*turn));
    }
    Schedule::of(path, &stays)
}

/// What the workers of a search leave.
#[derive(Default)]
struct Left {
    halt: Option<Halt>,
    opaque: Option<String>,
    sampled: Sampled,
}

impl Left {
    fn keep(&mut self, halt: Halt) {
        // Whatever else happened, it happened before all that is shared was known.
        if self.halt.is_none() || matches!(halt, Halt::Shared) {
            self.halt = Some(halt);
        }
    }
}

/// Searches with the slots that are known to be shared.
fn search_once(
    options: &ExploreOptions,
    sharing: &Sharing,
    watch: &Watch,
    limits: &Limits,
    infers: bool,
) -> Result<Searched, Halt> {
    let search = Search::new(limits.most_states, limits.until);
    let search = if infers { search } else { search.infers_nothing() };
    let left: Mutex<Left> = Mutex::default();
    let left_now = || left.lock().unwrap_or_else(PoisonError::into_inner);
    let worker = |number: u64| {
        let mut processes = Processes::start(options, sharing, watch).map_err(Failure::Runner)?;
        let worked = work(&search, &mut processes).and_then(|()| {
            let is_too_large = matches!(search.stopped(), Some(Stopped::Time | Stopped::States));
            match limits.samples_until {
                Some(until) if is_too_large => sample(&search, &mut processes, number, until),
                _ => Ok(Sampled::default()),
            }
        });
        let mut left = left_now();
        left.opaque = left.opaque.take().or(processes.opaque.take());
        worked
    };
    let until = limits.samples_until.or(limits.until);
    watch.during(until, Some(&search), || {
        std::thread::scope(|scope| {
            for number in 0..limits.jobs as u64 {
                let (worker, left_now, search) = (&worker, &left_now, &search);
                scope.spawn(move || match worker(number) {
                    Ok(sampled) => {
                        let all = &mut left_now().sampled;
                        *all = Sampled { runs: all.runs + sampled.runs, longest: all.longest.max(sampled.longest) };
                    }
                    Err(failure) => {
                        let halt = halt_of(failure);
                        search.stop(if matches!(halt, Halt::Cut(Why::Time)) { Stopped::Time } else { Stopped::Asked });
                        left_now().keep(halt);
                    }
                });
            }
        });
    });
    let left = left.into_inner().unwrap_or_else(PoisonError::into_inner);
    let stopped = search.stopped();
    let graph = search.into_graph();
    // Random runs may have been everywhere.
    let stopped = stopped.filter(|_| !graph.is_complete());
    match left.halt {
        Some(Halt::Cut(_)) if !graph.nodes().is_empty() => {}
        Some(halt) => return Err(halt),
        None => {}
    }
    Ok(Searched { graph, stopped, opaque: left.opaque, sampled: left.sampled })
}

fn halt_of(failure: Failure<Halt>) -> Halt {
    match failure {
        Failure::Runner(halt) => halt,
        Failure::Diverged(path) => Halt::Diverged(path),
    }
}
