//! What was found out, as a page.

use std::fmt::Write;
use std::path::Path;

use explore::{Outcome, Stopped};
use num_bigint::BigUint;
use reports::grouped;
use unicode_width::UnicodeWidthStr;

use super::table::table;
use super::{End, Explored};
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
    let deadlock = each.iter().any(|it| explored.end(it).deadlock.is_some());
    match () {
        () if deadlock || each.iter().any(|outcome| !outcome.is_serial()) => RACE,
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
        return each.iter().position(|outcome| is_it(&explored.end(outcome).label()));
    }
    let bad = |outcome: &Outcome| !outcome.is_serial() || explored.end(outcome).deadlock.is_some();
    let candidates = each.iter().enumerate().filter(|(_, outcome)| bad(outcome));
    candidates
        .min_by_key(|(_, outcome)| {
            let fails = explored.end(outcome).is_failure();
            (!fails, outcome.simplest.preemptions, outcome.simplest.path.len())
        })
        .map(|(index, _)| index)
}

impl Explored {
    fn end(&self, outcome: &Outcome) -> &End {
        &self.ends[outcome.ending as usize]
    }
}

/// The page for the terminal.
pub(super) fn page(options: &ExploreOptions, explored: &Explored) -> String {
    let file = Path::new(&options.file).file_name().unwrap_or(&options.file).to_string_lossy().into_owned();
    let mut out = headline(&file, explored);
    out += &outcomes(explored);
    if let Some(witness) = &explored.witness {
        let outcome = &explored.outcomes.each[witness.outcome];
        let end = explored.end(outcome);
        let _ = writeln!(out, "\nsimplest way to {} ({}):\n", end.label(), preemptions(outcome));
        out += &table(&witness.steps);
        for line in end.deadlock.iter().flatten() {
            let _ = writeln!(out, "  {line}");
        }
        if let Some(raised) = &end.raised {
            out.push('\n');
            raised.lines().for_each(|line| out += &format!("   {line}\n"));
        }
        let _ = writeln!(out, "\nreplay: minipy replay {} '{}'", options.file.to_string_lossy(), witness.schedule);
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
    match (&outcomes.interleavings, explored.stopped) {
        (Some(count), _) => {
            let _ =
                writeln!(out, "explored all {} interleavings ({states} states) in {took}   COMPLETE", grouped(count));
        }
        (None, None) => {
            let _ = writeln!(
                out,
                "the number of interleavings is unbounded: threads can go round in circles ({states} states, all \
                 explored) in {took}   COMPLETE"
            );
        }
        (None, Some(why)) => {
            let why = match why {
                Stopped::Time => "the time was over: raise --max-time, or shrink the program (--set)",
                Stopped::States => "there are too many: raise --max-states, or shrink the program (--set)",
                Stopped::Asked => "it was interrupted",
            };
            let _ = writeln!(out, "looked at {states} states in {took}, not at all of them; {why}   SAMPLED");
        }
    }
    if let Some(opaque) = &explored.opaque {
        let _ = writeln!(out, "note: states with {opaque} cannot be compared, so equal ones were told apart");
    }
    out
}

fn outcomes(explored: &Explored) -> String {
    let mut each: Vec<&Outcome> = explored.outcomes.each.iter().collect();
    each.sort_by_key(|outcome| (!outcome.is_serial(), sort_key(&explored.end(outcome).label())));
    let labels: Vec<String> = each.iter().map(|outcome| explored.end(outcome).label()).collect();
    let width = labels.iter().map(|label| label.width()).max().unwrap_or(0).max("outcome".len()) + 2;
    let counts: Vec<String> = each.iter().map(|it| it.interleavings.as_ref().map_or("-".to_owned(), grouped)).collect();
    let count_width = counts.iter().map(String::len).max().unwrap_or(0).max("interleavings".len());
    let mut out =
        format!("\n  {:width$}{:>count_width$}           {:<16}verdict\n", "outcome", "interleavings", "needs");
    for ((outcome, label), count) in each.iter().zip(&labels).zip(&counts).take(MOST_OUTCOMES) {
        let pad = " ".repeat(width - label.width());
        let share = share(outcome, explored);
        let verdict = match (explored.end(outcome).deadlock.is_some(), outcome.is_serial()) {
            (true, true) => "serial: even without a preemption",
            (false, true) => "serial order gives this too",
            (_, false) => "only when interleaved",
        };
        let needs = preemptions(outcome);
        let _ = writeln!(out, "  {label}{pad}{count:>count_width$}  {share:>7}  {needs:<16}{verdict}");
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

fn preemptions(outcome: &Outcome) -> String {
    match outcome.simplest.preemptions {
        1 => "1 preemption".to_owned(),
        count => format!("{count} preemptions"),
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
    let thousandths = (count * 10_000_u32) / all;
    let thousandths: u64 = thousandths.try_into().unwrap_or(10_000);
    format!("{}.{} %", (thousandths + 5) / 100, (thousandths + 5) % 100 / 10)
}
