//! What was found out, as a page.

use std::fmt::Write;
use std::path::Path;

use explore::{Outcome, Stopped, letter};
use num_bigint::BigUint;
use reports::grouped;
use unicode_width::UnicodeWidthStr;

use super::table::table;
use super::{End, Explored, Witness};
use crate::arguments::ExploreOptions;

/// So many outcomes are listed.
const MOST_OUTCOMES: usize = 40;

/// The exit status when an outcome comes only of switching at the wrong moment.
const RACE: i32 = 66;
/// The exit status when not everything was explored.
const SAMPLED: i32 = 68;

/// The exit status that a result calls for.
pub(super) fn status(explored: &Explored) -> i32 {
    let each = &explored.outcomes.each;
    let is_stuck = each.iter().any(|it| explored.end(it).is_stuck());
    match () {
        () if is_stuck || each.iter().any(|outcome| !outcome.is_serial()) => RACE,
        () if !explored.outcomes.complete => SAMPLED,
        () => 0,
    }
}

/// The outcome whose simplest interleaving is shown: that asked for, or the simplest of those that come only when
/// threads are interleaved.
pub(super) fn worth_showing(options: &ExploreOptions, explored: &Explored) -> Option<usize> {
    let each = &explored.outcomes.each;
    if let Some(wanted) = &options.witness {
        let is_it = |label: &str| label == wanted || label.ends_with(&format!(" {wanted}"));
        return (0..each.len()).find(|index| is_it(explored.label(*index)));
    }
    let bad = |outcome: &Outcome| !outcome.is_serial() || explored.end(outcome).is_stuck();
    let candidates = each.iter().enumerate().filter(|(_, outcome)| bad(outcome));
    candidates
        .min_by_key(|(_, outcome)| {
            let fails = explored.end(outcome).is_failure();
            (!fails, outcome.simplest.preemptions, outcome.simplest.path.len())
        })
        .map(|(index, _)| index)
}

impl Explored {
    pub(super) fn end(&self, outcome: &Outcome) -> &End {
        &self.ends[outcome.ending as usize]
    }

    /// What to call an outcome: nothing that another is called.
    pub(super) fn label(&self, outcome: usize) -> &str {
        &self.labels[self.outcomes.each[outcome].ending as usize]
    }
}

/// The page for the terminal.
pub(super) fn page(options: &ExploreOptions, explored: &Explored) -> String {
    let file = Path::new(&options.file).file_name().unwrap_or(&options.file).to_string_lossy().into_owned();
    let mut out = headline(&file, explored);
    out += &outcomes(explored);
    if let Some(Witness { outcome: index, steps, stuck }) = &explored.witness {
        let outcome = &explored.outcomes.each[*index];
        let end = explored.end(outcome);
        let (label, needs) = (explored.label(*index), preemptions(outcome, explored));
        let _ = writeln!(out, "\nsimplest way to {label} ({needs}):\n");
        if steps.is_empty() {
            out += "  (there was no time left to run it again)\n";
        } else {
            out += &table(steps);
        }
        for stuck in stuck.iter().chain(end.deadlock.iter().flatten().filter(|_| stuck.is_empty())) {
            let _ = writeln!(out, "  {stuck}");
        }
        if end.endless {
            out += "  from here on threads go round in circles for ever\n";
        }
        if let Some(raised) = &end.raised {
            out.push('\n');
            raised.lines().for_each(|line| out += &format!("   {line}\n"));
        }
        let schedule = &explored.schedules[*index];
        let _ = writeln!(out, "\nreplay: minipy replay {} '{schedule}'", options.file.to_string_lossy());
    }
    out
}

fn headline(file: &str, explored: &Explored) -> String {
    let outcomes = &explored.outcomes;
    let threads = match explored.threads {
        1 => "1 thread".to_owned(),
        count => format!("{count} threads"),
    };
    let mut out = format!("{file} · {threads} · scheduling points: shared reads and writes, locks, queues, print\n");
    let states = grouped(outcomes.states);
    let took = if explored.took.as_secs_f64() < 1.0 {
        format!("{:.0} ms", explored.took.as_secs_f64() * 1e3)
    } else {
        format!("{:.1} s", explored.took.as_secs_f64())
    };
    match (&outcomes.interleavings, &outcomes.bounded) {
        (Some(count), _) => {
            let _ =
                writeln!(out, "explored all {} interleavings ({states} states) in {took}   COMPLETE", grouped(count));
        }
        (None, Some(bounded)) => {
            let _ = writeln!(
                out,
                "the number of interleavings is unbounded: threads can go round in circles ({states} states, all \
                 explored) in {took}   COMPLETE\ncounted are those of at most {} operations",
                bounded.steps
            );
        }
        (None, None) => out += &sampled(explored, &states, &took),
    }
    out += &notes(explored);
    out
}

/// What was looked at, where that was not all.
fn sampled(explored: &Explored, states: &str, took: &str) -> String {
    let why = match explored.stopped {
        Some(Stopped::States) => "there are too many: raise --max-states, or shrink the program (--set)",
        Some(Stopped::Asked) => "it was interrupted",
        Some(Stopped::Time) | None => "the time was over: raise --max-time, or shrink the program (--set)",
    };
    let covered = match explored.outcomes.uncovered {
        None | Some(0) => "covered: not even all ways without a preemption".to_owned(),
        Some(1) => "covered: every way without a preemption".to_owned(),
        Some(2) => "covered: every way with at most 1 preemption".to_owned(),
        Some(count) => format!("covered: every way with at most {} preemptions", count - 1),
    };
    let random = match explored.sampled.runs {
        0 => String::new(),
        runs => {
            let longest = grouped(explored.sampled.longest);
            format!("; and {} random runs (PCT, 1 to 5 changes of priority, up to {longest} steps)", grouped(runs))
        }
    };
    format!("looked at {states} states in {took}, not at all of them; {why}   SAMPLED\n{covered}{random}\n")
}

fn notes(explored: &Explored) -> String {
    let mut out = String::new();
    if !explored.cycles.spinning.is_empty() {
        let spinning: Vec<String> = explored.cycles.spinning.iter().map(|turn| letter(*turn)).collect();
        let _ = writeln!(
            out,
            "note: {} can go round waiting for others; they are taken to be let on sooner or later (fair)",
            spinning.join(", ")
        );
    }
    if explored.cycles.livelock {
        out += "note: threads can also go round for ever though each of them is let on again and again (livelock)\n";
    }
    if let Some(opaque) = &explored.opaque {
        let _ = writeln!(out, "note: states with {opaque} cannot be compared, so equal ones were told apart");
    }
    out
}

/// The number of interleavings of an outcome, as it is printed.
fn interleavings(outcome: &Outcome, explored: &Explored) -> String {
    match (&outcome.interleavings, &explored.outcomes.bounded) {
        _ if explored.end(outcome).endless => "endless".to_owned(),
        (Some(count), _) => grouped(count),
        (None, Some(bounded)) => grouped(&bounded.by_ending[outcome.ending as usize]),
        (None, None) => "-".to_owned(),
    }
}

fn outcomes(explored: &Explored) -> String {
    let mut each: Vec<&Outcome> = explored.outcomes.each.iter().collect();
    let label = |outcome: &Outcome| explored.labels[outcome.ending as usize].as_str();
    each.sort_by_key(|outcome| (!outcome.is_serial(), sort_key(label(outcome))));
    let labels: Vec<&str> = each.iter().map(|outcome| label(outcome)).collect();
    let width = labels.iter().map(|label| label.width()).max().unwrap_or(0).max("outcome".len()) + 2;
    let counts: Vec<String> = each.iter().map(|outcome| interleavings(outcome, explored)).collect();
    let count_width = counts.iter().map(String::len).max().unwrap_or(0).max("interleavings".len());
    let mut out =
        format!("\n  {:width$}{:>count_width$}           {:<16}verdict\n", "outcome", "interleavings", "needs");
    for ((outcome, label), count) in each.iter().zip(&labels).zip(&counts).take(MOST_OUTCOMES) {
        let pad = " ".repeat(width - label.width());
        let share = share(outcome, explored);
        let (needs, verdict) = (preemptions(outcome, explored), verdict(outcome, explored));
        let _ = writeln!(out, "  {label}{pad}{count:>count_width$}  {share:>7}  {needs:<15} {verdict}");
    }
    if each.len() > MOST_OUTCOMES {
        let _ = writeln!(out, "  and {} more outcomes", each.len() - MOST_OUTCOMES);
    }
    out
}

/// Numbers by size, the rest by letters.
fn sort_key(label: &str) -> (u8, i64, String) {
    match label.rsplit(' ').next().and_then(|last| last.parse().ok()) {
        Some(number) => (0, number, String::new()),
        None => (1, 0, label.to_owned()),
    }
}

/// What to think of an outcome.
pub(super) fn verdict(outcome: &Outcome, explored: &Explored) -> &'static str {
    match (explored.end(outcome).is_stuck(), outcome.is_serial()) {
        (true, true) => "serial: even without a preemption",
        (false, true) => "serial order gives this too",
        (_, false) if explored.outcomes.uncovered == Some(0) => "found when interleaved",
        (_, false) => "only when interleaved",
    }
}

/// Whether no interleaving with fewer preemptions can have the outcome.
pub(super) fn is_fewest(outcome: &Outcome, explored: &Explored) -> bool {
    explored.outcomes.uncovered.is_none_or(|uncovered| outcome.simplest.preemptions <= uncovered)
}

fn preemptions(outcome: &Outcome, explored: &Explored) -> String {
    let most = if is_fewest(outcome, explored) { "" } else { "<= " };
    match outcome.simplest.preemptions {
        1 => format!("{most}1 preemption"),
        count => format!("{most}{count} preemptions"),
    }
}

/// The part of all interleavings.
fn share(outcome: &Outcome, explored: &Explored) -> String {
    let (Some(count), Some(all)) = (&outcome.interleavings, &explored.outcomes.interleavings) else {
        return String::new();
    };
    if *all == BigUint::ZERO {
        return String::new();
    }
    percent(count, all)
}

/// A part of a whole that is not 0.
pub(crate) fn percent(part: &BigUint, whole: &BigUint) -> String {
    let parts: u64 = ((part * 10_000_u32) / whole).try_into().unwrap_or(10_000);
    format!("{}.{} %", (parts + 5) / 100, (parts + 5) % 100 / 10)
}
