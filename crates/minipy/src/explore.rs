//! `minipy explore`: every outcome of a program, how many interleavings lead to each, and the simplest that does.
//!
//! Processes run the program ([`serve`]); this one tells them which thread goes on, and keeps the graph of states.

mod ending;
mod message;
mod replay;
mod runner;
mod serve;
mod settings;
mod table;
mod text;

use std::ffi::OsStr;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use ::explore::{Failure, Graph, Outcomes, Search, Stopped, work};

use crate::arguments::ExploreOptions;
use crate::report_to_stderr;
use message::{End, Step};
pub(crate) use replay::replay;
use runner::{Halt, Processes, Sharing};

/// All that was found out.
struct Explored {
    outcomes: Outcomes,
    /// The endings, in the order of the graph's.
    ends: Vec<End>,
    /// Why the search was ended before all was known.
    stopped: Option<Stopped>,
    took: Duration,
    /// What of the program's state could not be compared.
    opaque: Option<String>,
    /// How many threads did something visible.
    threads: usize,
    witness: Option<Witness>,
}

/// The simplest interleaving with some outcome.
struct Witness {
    /// Which, as an index into the outcomes.
    outcome: usize,
    steps: Vec<Step>,
    schedule: ::explore::Schedule,
}

/// Explores a program. Gives the exit status.
pub(crate) fn explore(options: &ExploreOptions) -> i32 {
    if let Some(socket) = &options.serve {
        return serve::serve(options, socket);
    }
    match search(options) {
        Ok(explored) => {
            crate::print(&text::page(options, &explored));
            text::status(&explored)
        }
        Err(halt) => tell_halt(&options.file, halt),
    }
}

/// Says why a program could not be taken further. Gives the exit status.
fn tell_halt(file: &OsStr, halt: Halt) -> i32 {
    let (message, status) = match halt {
        Halt::Refused(reason) if reason.starts_with("minipy:") => (reason, 2),
        Halt::Refused(reason) => (format!("minipy: {} cannot be explored: {reason}", file.to_string_lossy()), 2),
        Halt::Lost(what) => (format!("minipy: exploring was cut off: {what}"), 1),
        Halt::Shared => ("minipy: what threads share was different each time".to_owned(), 1),
    };
    report_to_stderr(&format!("{message}\n"));
    status
}

/// How far to search.
#[derive(Clone, Copy)]
struct Limits {
    most_states: usize,
    until: Option<Instant>,
    jobs: usize,
}

impl Limits {
    fn of(options: &ExploreOptions) -> Limits {
        let until = Instant::now().checked_add(options.max_time);
        Limits { most_states: options.max_states, until, jobs: options.jobs }
    }

    /// Enough to meet what threads share.
    fn of_replay() -> Limits {
        Limits { most_states: 3000, until: Instant::now().checked_add(Duration::from_secs(10)), jobs: 1 }
    }
}

/// Searches until all that threads share is known, as far as the limits allow, and gives what was found.
fn known_sharing(
    options: &ExploreOptions,
    sharing: &Sharing,
    limits: Limits,
) -> Result<(Graph, Option<Stopped>, Option<String>), Halt> {
    loop {
        match search_once(options, sharing, limits) {
            Err(Halt::Shared) => {}
            other => return other,
        }
    }
}

fn search(options: &ExploreOptions) -> Result<Explored, Halt> {
    let began = Instant::now();
    let sharing = Sharing::default();
    let (graph, stopped, opaque) = known_sharing(options, &sharing, Limits::of(options))?;
    let outcomes = Outcomes::of(&graph);
    let ends = graph.endings.iter().map(|ending| serde_json::from_str(ending).unwrap_or_default()).collect();
    let threads = graph.nodes().iter().flat_map(|node| &node.steps).map(|(turn, _)| *turn);
    let threads = threads.collect::<std::collections::BTreeSet<_>>().len();
    let mut explored = Explored { outcomes, ends, stopped, took: began.elapsed(), opaque, threads, witness: None };
    if let Some(outcome) = text::worth_showing(options, &explored) {
        let mut processes = Processes::start(options, &sharing)?;
        let path = explored.outcomes.each[outcome].simplest.path.clone();
        let report = processes.show(&path)?;
        explored.witness = Some(witness(outcome, report.steps, &path, &graph));
    }
    Ok(explored)
}

fn witness(outcome: usize, steps: Vec<Step>, path: &[u8], graph: &Graph) -> Witness {
    let mut node = 0;
    let mut stays = Vec::with_capacity(path.len());
    for turn in path {
        let to = graph.node(node).steps.iter().find(|(known, _)| known == turn).and_then(|(_, to)| *to);
        node = to.unwrap_or(node);
        stays.push(graph.node(node).can_go(*turn));
    }
    Witness { outcome, steps, schedule: ::explore::Schedule::of(path, &stays) }
}

/// Searches with the slots that are known to be shared.
fn search_once(
    options: &ExploreOptions,
    sharing: &Sharing,
    limits: Limits,
) -> Result<(Graph, Option<Stopped>, Option<String>), Halt> {
    let search = Search::new(limits.most_states, limits.until);
    let halted: Mutex<Option<Halt>> = Mutex::new(None);
    let opaque: Mutex<Option<String>> = Mutex::new(None);
    let keep = |halt: Halt| {
        let mut halted = halted.lock().unwrap_or_else(PoisonError::into_inner);
        // Whatever else happened, it happened before all that is shared was known.
        if halted.is_none() || matches!(halt, Halt::Shared) {
            *halted = Some(halt);
        }
    };
    std::thread::scope(|scope| {
        for _ in 0..limits.jobs {
            scope.spawn(|| {
                let started = Processes::start(options, sharing).map_err(Failure::Runner);
                let worked = started.and_then(|mut processes| {
                    let worked = work(&search, &mut processes);
                    if let Some(what) = processes.opaque.take() {
                        *opaque.lock().unwrap_or_else(PoisonError::into_inner) = Some(what);
                    }
                    worked
                });
                if let Err(failure) = worked {
                    search.stop(Stopped::Asked);
                    keep(match failure {
                        Failure::Runner(halt) => halt,
                        Failure::Diverged(path) => Halt::Lost(format!(
                            "the program did not do the same twice, after these steps of its threads: {path:?}"
                        )),
                    });
                }
            });
        }
    });
    if let Some(halt) = halted.into_inner().unwrap_or_else(PoisonError::into_inner) {
        return Err(halt);
    }
    let stopped = search.stopped();
    Ok((search.into_graph(), stopped, opaque.into_inner().unwrap_or_else(PoisonError::into_inner)))
}
