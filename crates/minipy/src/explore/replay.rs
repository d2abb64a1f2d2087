//! `minipy replay`: one interleaving, as a schedule says.

use explore::{Found, Length, Runner, Schedule, Turn, letter};

use super::message::{End, Report};
use super::runner::{Halt, Processes, Sharing};
use super::table::table;
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
        Err(halt) => tell_halt(&options.explore.file, halt),
    }
}

fn follow(options: &ReplayOptions) -> Result<(Report, Option<Divergence>), Halt> {
    let sharing = Sharing::default();
    loop {
        // What is visible depends on what threads share, in any interleaving.
        known_sharing(&options.explore, &sharing, Limits::of_replay())?;
        let followed = Processes::start(&options.explore, &sharing).and_then(|mut processes| {
            let (path, divergence) = way(&mut processes, &options.schedule)?;
            Ok((processes.show(&path)?, divergence))
        });
        match followed {
            Err(Halt::Shared) => {}
            other => return other,
        }
    }
}

/// The steps that a schedule means, to the end of the program; where it leaves open who goes on, whoever went last does.
fn way(processes: &mut Processes<'_>, schedule: &Schedule) -> Result<(Vec<Turn>, Option<Divergence>), Halt> {
    let mut found = processes.begin(&[])?;
    let (mut path, mut divergence) = (Vec::new(), None);
    let go = |processes: &mut Processes<'_>, path: &mut Vec<Turn>, turn: Turn| -> Result<Found, Halt> {
        path.push(turn);
        processes.step(turn)
    };
    for item in &schedule.0 {
        let most = match item.length {
            Length::Steps(steps) => steps,
            Length::Whole => u32::MAX,
        };
        let mut done = 0;
        while done < most && found.turns.contains(&item.turn) {
            found = go(processes, &mut path, item.turn)?;
            done += 1;
        }
        let is_short = done == 0 || (done < most && item.length != Length::Whole);
        if is_short && divergence.is_none() {
            divergence = Some(Divergence { step: path.len(), wanted: item.turn, able: found.turns.clone() });
        }
    }
    while let Some(first) = found.turns.first() {
        let last = path.last().filter(|last| found.turns.contains(last));
        let turn = *last.unwrap_or(first);
        found = go(processes, &mut path, turn)?;
    }
    Ok((path, divergence))
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
        () if end.deadlock.is_some() => machine::waits::deadlock::STATUS,
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
