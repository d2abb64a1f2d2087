//! `minipy replay`: one interleaving, as a schedule says.

use std::collections::HashSet;
use std::time::Instant;

use explore::{Length, Runner, Schedule, Turn, letter};
use reports::counted;

use super::message::{End, Report};
use super::runner::{Halt, Processes, Sharing};
use super::table::table;
use super::watch::{Watch, Why};
use super::{INTERRUPTED, Limits, known_sharing, tell_halt};
use crate::arguments::ReplayOptions;
use crate::bench::quoted;
use crate::columns::wrapped;
use crate::report_to_stderr;
use crate::script::{self, Unreadable};

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
    if let Err(Unreadable { message, status }) = script::read(&options.explore.file) {
        report_to_stderr(&message);
        return status;
    }
    match follow(options) {
        Ok((report, way)) => tell(options, &report, &way),
        Err(halt) => tell_halt(&options.explore.file, &halt),
    }
}

fn follow(options: &ReplayOptions) -> Result<(Report, Way), Halt> {
    let (sharing, watch) = (Sharing::default(), Watch::new(options.explore.max_memory));
    loop {
        // What is visible depends on what threads share, in any interleaving.
        known_sharing(&options.explore, &sharing, &watch, &Limits::of_replay(&options.explore))?;
        let until = || Instant::now().checked_add(options.explore.max_time);
        let start = || Processes::start(&options.explore, &sharing, &watch);
        let mut way = Way::default();
        let followed = watch.during(until(), None, || {
            let mut processes = start()?;
            way.go(&mut processes, &options.schedule)?;
            processes.show(&way.path)
        });
        let followed = match followed {
            // What has been gone is shown by others, for those that went it are no more.
            Err(Halt::Cut(why)) if !way.path.is_empty() => {
                way.cut = Some(why);
                watch.during(until(), None, || start()?.show(&way.path))
            }
            other => other,
        };
        match followed {
            Err(Halt::Shared) => {}
            Err(halt) => return Err(halt),
            Ok(mut report) => {
                if way.endless {
                    report.end = Some(End { endless: true, ..End::default() });
                }
                return Ok((report, way));
            }
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
    /// Why it is not gone to its end.
    cut: Option<Why>,
}

/// So often threads may come back to where they were, each in its turn, before they are taken to go round for ever.
const ROUNDS: usize = 64;

impl Way {
    /// The steps that a schedule means, to the end of the program; where it leaves open who goes on, whoever went last
    /// does, unless it spins.
    fn go(&mut self, processes: &mut Processes<'_>, schedule: &Schedule) -> Result<(), Halt> {
        let mut found = processes.begin(&[])?;
        for item in &schedule.0 {
            let most = match item.length {
                Length::Steps(steps) => steps,
                Length::Whole => u32::MAX,
            };
            let mut met: HashSet<_> = found.digest.into_iter().collect();
            let mut done = 0;
            while done < most && found.turns.contains(&item.turn) {
                found = processes.step(item.turn)?;
                self.path.push(item.turn);
                done += 1;
                // Who comes back to where it was would do so for ever.
                if item.length == Length::Whole && found.digest.is_some_and(|digest| !met.insert(digest)) {
                    break;
                }
            }
            let is_short = done == 0 || (done < most && item.length != Length::Whole);
            if is_short && self.divergence.is_none() {
                let able = found.turns.clone();
                self.divergence = Some(Divergence { step: self.path.len(), wanted: item.turn, able });
            }
        }
        let (mut met, mut rounds) = (HashSet::new(), 0);
        while let Some(first) = found.turns.first() {
            let mut turn = *self.path.last().filter(|last| found.turns.contains(last)).unwrap_or(first);
            if found.digest.is_some_and(|digest| !met.insert(digest)) {
                rounds += 1;
                turn = *found.turns.iter().find(|other| **other > turn).unwrap_or(first);
            }
            if rounds > ROUNDS {
                self.endless = true;
                break;
            }
            found = processes.step(turn)?;
            self.path.push(turn);
        }
        Ok(())
    }
}

fn tell(options: &ReplayOptions, report: &Report, way: &Way) -> i32 {
    let end = report.end.clone().unwrap_or_default();
    let all_written = crate::print(if way.cut.is_some() { &report.printed } else { &end.printed });
    let mut said = table(&report.steps);
    if let Some(divergence) = &way.divergence {
        said += &diverged(options, report, divergence);
    }
    if let Some(why) = way.cut {
        report_to_stderr(&(shortened(&said) + &unfinished(options, way, why)));
        return if why == Why::Asked { INTERRUPTED } else { 2 };
    }
    said += &ended(&end);
    report_to_stderr(&said);
    match () {
        () if !all_written => 1,
        () if end.is_stuck() => machine::waits::deadlock::STATUS,
        () if way.divergence.is_some() => DIVERGED,
        () => i32::from(end.raised.is_some()),
    }
}

/// So many lines of a table that may be endless are shown, the last.
const LAST: usize = 40;

fn shortened(table: &str) -> String {
    let lines: Vec<&str> = table.lines().collect();
    let hidden = lines.len().saturating_sub(LAST + 1);
    let dots = if hidden > 0 { "  ...\n" } else { "" };
    let last: String = lines.iter().skip(hidden.max(1)).map(|line| format!("{line}\n")).collect();
    format!("{}\n{dots}{last}", lines.first().unwrap_or(&""))
}

/// How far the program came.
fn unfinished(options: &ReplayOptions, way: &Way, why: Why) -> String {
    let steps = counted(way.path.len(), "step");
    let why = match why {
        Why::Asked => format!("interrupted after {steps}"),
        Why::Time | Why::Memory => format!("the program still goes on after {steps}; the time for it is over"),
    };
    let file = quoted(&options.explore.file.to_string_lossy());
    format!("\n{why}: it may have no end\nwhat it can come to: minipy explore {file}\n")
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
    let when = format!("after step {} it lets {wanted} go on, but {why}; {able}", divergence.step);
    format!(
        "\n{}to check every order: minipy explore {}\n",
        wrapped(&format!("this schedule can no longer happen:\n{when}\nfrom there on whoever could went on")),
        quoted(&options.explore.file.to_string_lossy())
    )
}

fn ended(end: &End) -> String {
    let mut said = String::new();
    if let Some(deadlock) = &end.deadlock {
        said += "\ndeadlock:\n";
        deadlock.iter().for_each(|line| said += &wrapped(&format!("  {line}")));
    }
    said += &end.errors;
    if let Some(raised) = &end.raised {
        said += raised;
        if !raised.ends_with('\n') {
            said.push('\n');
        }
    }
    said + &wrapped(&format!("came to: {}", end.label()))
}
