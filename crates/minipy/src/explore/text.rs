//! What was found out, as a page.

use std::fmt::Write;
use std::path::Path;

use explore::{Outcome, Stopped, letter};
use reports::counted;
use unicode_width::UnicodeWidthStr;

use super::listing::listing;
use super::table::table;
use super::{End, Explored, Witness};
use crate::arguments::ExploreOptions;
use crate::bench::quoted;
use crate::columns::{WIDTH, cut, wrapped};

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
    out += &listing(explored);
    if let Some(witness) = &explored.witness {
        out += &shown(witness, explored);
    }
    out + &next(options, explored)
}

/// The simplest interleaving with an outcome.
fn shown(witness: &Witness, explored: &Explored) -> String {
    let Witness { outcome: index, steps, stuck } = witness;
    let outcome = &explored.outcomes.each[*index];
    let end = explored.end(outcome);
    let (label, needs) = (explored.label(*index), preemptions(outcome, explored));
    let mut out = format!("\n{}\n", wrapped(&format!("simplest way to {label} ({needs}):")));
    match steps.is_empty() {
        true if outcome.simplest.path.is_empty() => out += "  (threads come to it whatever they do)\n",
        true => out += "  (there was no time left to run it again)\n",
        false => out += &table(steps),
    }
    for stuck in stuck.iter().chain(end.deadlock.iter().flatten().filter(|_| stuck.is_empty())) {
        out += &wrapped(&format!("  {stuck}"));
    }
    if end.endless {
        out += "  from here on threads go round in circles for ever\n";
    }
    if let Some(raised) = &end.raised {
        out.push('\n');
        raised.lines().for_each(|line| out += &traced(&format!("   {line}")));
    }
    out
}

/// Why no interleaving is shown though one was asked for, and what can be asked for.
pub(super) fn no_witness(explored: &Explored) -> String {
    let labels: Vec<String> = (0..explored.outcomes.each.len()).map(|index| quoted(explored.label(index))).collect();
    let found = if explored.outcomes.complete { "no interleaving comes to that" } else { "no such outcome was found" };
    format!("{found}; choose one of the table, as in --witness {}", labels.first().map_or("0", String::as_str))
}

/// A line of a traceback: what is said may be broken, carets may not.
fn traced(line: &str) -> String {
    if line.width() <= WIDTH || line.contains(|it: char| !" ~^".contains(it)) {
        return wrapped(line);
    }
    cut(line, WIDTH) + "\n"
}

/// What to do with what was found out: a command with the options that made the program what it is.
fn next(options: &ExploreOptions, explored: &Explored) -> String {
    let of = |index: usize| explored.schedules.get(index).filter(|schedule| !schedule.0.is_empty());
    let (why, command, schedule) = match &explored.witness {
        Some(witness) => ("replay", "replay".to_owned(), of(witness.outcome)),
        None if !explored.outcomes.complete => {
            let longer = 2.0 * options.max_time.as_secs_f64();
            ("look longer", format!("explore --max-time {longer}"), None)
        }
        None if of(0).is_some() => ("one of these orders", "replay".to_owned(), of(0)),
        None => ("step by step", "step".to_owned(), None),
    };
    let mut words = vec!["minipy ".to_owned() + &command];
    words.extend(options.set.iter().map(|(name, value)| format!("--set {}", quoted(&format!("{name}={value}")))));
    words.extend(options.threads.map(|count| format!("--threads {count}")));
    words.push(quoted(&options.file.to_string_lossy()));
    words.extend(schedule.map(|schedule| format!("'{schedule}'")));
    words.extend(options.arguments.iter().map(|argument| quoted(argument)));
    format!("\n{why}: {}\n", words.join(" "))
}

fn headline(file: &str, explored: &Explored) -> String {
    let outcomes = &explored.outcomes;
    let mut out = wrapped(&format!("{file} · {}", counted(explored.threads, "thread")));
    out += "scheduling points: shared reads and writes, locks, queues, print\n";
    let states = counted(outcomes.states, "state");
    let took = if explored.took.as_secs_f64() < 1.0 {
        format!("{:.0} ms", explored.took.as_secs_f64() * 1e3)
    } else {
        format!("{:.1} s", explored.took.as_secs_f64())
    };
    out += &match (&outcomes.interleavings, &outcomes.bounded) {
        (Some(count), _) => {
            let all = match counted(count, "interleaving") {
                one if one == "1 interleaving" => "the only interleaving".to_owned(),
                count => format!("all {count}"),
            };
            wrapped(&format!("explored {all} ({states}) in {took}   COMPLETE"))
        }
        (None, Some(bounded)) => {
            let all = format!("({states}, all explored) in {took}   COMPLETE");
            let most = counted(bounded.steps, "operation");
            wrapped(&format!(
                "the number of interleavings is unbounded: threads can go round in circles\n{all}\ncounted are those of \
                 at most {most}",
            ))
        }
        (None, None) => sampled(explored, &states, &took),
    };
    out + &wrapped(&notes(explored))
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
        Some(count) => format!("covered: every way with at most {}", counted(count - 1, "preemption")),
    };
    let random = match explored.sampled.runs {
        0 => String::new(),
        runs => {
            let longest = counted(explored.sampled.longest, "step");
            let runs = counted(runs, "random run");
            format!("\nand {runs} (PCT, 1 to 5 changes of priority, up to {longest})")
        }
    };
    wrapped(&format!("looked at {states} in {took}, not at all there are   SAMPLED\n{why}\n{covered}{random}"))
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

/// What to think of an outcome.
pub(super) fn verdict(outcome: &Outcome, explored: &Explored) -> &'static str {
    match () {
        () if outcome.is_serial() => "serial",
        () if explored.outcomes.uncovered == Some(0) => "found when interleaved",
        () => "only when interleaved",
    }
}

/// Whether no interleaving with fewer preemptions can have the outcome.
pub(super) fn is_fewest(outcome: &Outcome, explored: &Explored) -> bool {
    explored.outcomes.uncovered.is_none_or(|uncovered| outcome.simplest.preemptions <= uncovered)
}

/// How many preemptions the simplest interleaving with an outcome has.
pub(super) fn preemptions(outcome: &Outcome, explored: &Explored) -> String {
    let most = if is_fewest(outcome, explored) { "" } else { "<= " };
    format!("{most}{}", counted(outcome.simplest.preemptions, "preemption"))
}
