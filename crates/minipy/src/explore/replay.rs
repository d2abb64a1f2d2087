//! `minipy replay`: one interleaving, as a schedule says.

use std::collections::HashSet;
use std::time::Instant;

use explore::{Length, Runner, Schedule, Turn, letter};

use super::message::{End, Report};
use super::runner::{Halt, Processes, Sharing};
use super::table::table;
use super::watch::Watch;
use super::{Limits, known_sharing, tell_halt};
use crate::arguments::ReplayOptions;
use crate::report_to_stderr;

/// The exit status when a schedule cannot be followed.
const DIVERGED: i32 = 67;

/// Where a program did not do what its schedule says.
struct Divergence {
    /// After how many steps.
    step: usize,
    /// Who was to go on.
    wanted: Turn,
    /// Who could.
    able: Vec<Turn>,
}

/// Runs a program as a schedule says. What it prints goes to stdout; the steps to stderr. Gives the exit status.
pub(crate) fn replay(options: &ReplayOptions) -> i32 {
    match follow(options) {
        Ok((report, divergence)) => tell(options, &report, divergence.as_ref()),
        Err(halt) => tell_halt(&options.explore.file, &halt),
    }
}

fn follow(options: &ReplayOptions) -> Result<(Report, Option<Divergence>), Halt> {
    let (sharing, watch) = (Sharing::default(), Watch::new(options.explore.max_memory));
    loop {
        // What is visible depends on what threads share, in any interleaving.
        known_sharing(&options.explore, &sharing, &watch, &Limits::of_replay(&options.explore))?;
        let until = Instant::now().checked_add(options.explore.max_time);
        let followed = watch.during(until, None, || {
            let mut processes = Processes::start(&options.explore, &sharing, &watch)?;
            let way = way(&mut processes, &options.schedule)?;
            let mut report = processes.show(&way.path)?;
            if way.endless {
                report.end = Some(End { endless: true, ..End::default() });
            }
            Ok((report, way.divergence))
        });
        match followed {
            Err(Halt::Shared) => {}
            other => return other,
        }
    }
}

/// A way through a program.
#[derive(Default)]
struct Way {
    path: Vec<Turn>,
    divergence: Option<Divergence>,
    /// Whether threads go round in circles at its end.
    endless: bool,
}

/// So often threads may come back to where they were, each in its turn, before they are taken to go round for ever.
const ROUNDS: usize = 64;

/// The steps that a schedule means, to the end of the program; where it leaves open who goes on, whoever went last does,
/// unless it spins.
fn way(processes: &mut Processes<'_>, schedule: &Schedule) -> Result<Way, Halt> {
    let mut found = processes.begin(&[])?;
    let mut way = Way::default();
    for item in &schedule.0 {
        let most = match item.length {
            Length::Steps(steps) => steps,
            Length::Whole => u32::MAX,
        };
        let mut met = HashSet::from([found.digest]);
        let mut done = 0;
        while done < most && found.turns.contains(&item.turn) {
            found = processes.step(item.turn)?;
            way.path.push(item.turn);
            done += 1;
            // Who comes back to where it was would do so for ever.
            if item.length == Length::Whole && !met.insert(found.digest) {
                break;
            }
        }
        let is_short = done == 0 || (done < most && item.length != Length::Whole);
        if is_short && way.divergence.is_none() {
            let able = found.turns.clone();
            way.divergence = Some(Divergence { step: way.path.len(), wanted: item.turn, able });
        }
    }
    let (mut met, mut rounds) = (HashSet::new(), 0);
    while let Some(first) = found.turns.first() {
        let mut turn = way.path.last().filter(|last| found.turns.contains(last)).unwrap_or(first);
        if !met.insert(found.digest) {
            rounds += 1;
            turn = found.turns.iter().find(|other| *other > turn).unwrap_or(first);
        }
        if rounds > ROUNDS {
            way.endless = true;
            break;
        }
        way.path.push(*turn);
        found = processes.step(*way.path.last().unwrap_or(first))?;
    }
    Ok(way)
}

fn tell(options: &ReplayOptions, report: &Report, divergence: Option<&Divergence>) -> i32 {
    let end = report.end.clone().unwrap_or_default();
    let all_written = crate::print(&end.printed);
    let mut said = table(&report.steps);
    if let Some(divergence) = divergence {
        said += &diverged(options, report, divergence);
    }
    said += &ended(&end);
    report_to_stderr(&said);
    match () {
        () if !all_written => 1,
        () if end.is_stuck() => machine::waits::deadlock::STATUS,
        () if divergence.is_some() => DIVERGED,
        () => i32::from(end.raised.is_some()),
    }
}

/// Both sides: what the schedule says, and what the program can do.
fn diverged(options: &ReplayOptions, report: &Report, divergence: &Divergence) -> String {
    let wanted = letter(divergence.wanted);
    let next = report.steps.get(divergence.step);
    let waits = next.and_then(|step| step.waiting.iter().find(|(turn, _)| *turn == divergence.wanted));
    let why = match waits {
        Some((_, what)) if !what.is_empty() => format!("{wanted} waits: {what}"),
        Some(_) => format!("{wanted} waits"),
        None => format!("{wanted} has ended, or was not started"),
    };
    let able: Vec<String> = divergence.able.iter().map(|turn| letter(*turn)).collect();
    let able =
        if able.is_empty() { "nobody can go on".to_owned() } else { format!("only {} can go on", able.join(", ")) };
    format!(
        "\nthis schedule can no longer happen: after step {} it lets {wanted} go on, but {why}; {able}\n\
         from there on whoever could went on; to check every order: minipy explore {}\n",
        divergence.step,
        options.explore.file.to_string_lossy()
    )
}

fn ended(end: &End) -> String {
    let mut said = String::new();
    if let Some(deadlock) = &end.deadlock {
        said += "\ndeadlock:\n";
        deadlock.iter().for_each(|line| said += &format!("  {line}\n"));
    }
    said += &end.errors;
    if let Some(raised) = &end.raised {
        said += raised;
        if !raised.ends_with('\n') {
            said.push('\n');
        }
    }
    format!("{said}came to: {}\n", end.label())
}
