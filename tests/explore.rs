//! `minipy explore`: every outcome, counted exactly. The figures come from models made without minipy.

mod support;

use support::{Outcome, minipy, outcome};

/// Explores where the examples are.
fn explore(arguments: &[&str]) -> Outcome {
    outcome(minipy(&support::root()).arg("explore").args(arguments), b"")
}

/// The outcomes of a report: label, interleavings, preemptions needed.
fn outcomes(report: &Outcome) -> Vec<(String, String, String)> {
    let rows = report.stdout.lines().skip_while(|line| !line.contains("verdict")).skip(1);
    let row = |line: &str| {
        let (before, after) = line.split_once(" % ")?;
        let words: Vec<&str> = before.split_whitespace().collect();
        let (label, numbers) = words.split_at(words.len() - 2);
        Some((label.join(" "), numbers[0].to_owned(), after.split_whitespace().next()?.to_owned()))
    };
    rows.map_while(|line| row(line.trim())).collect()
}

fn row(label: &str, interleavings: &str, preemptions: &str) -> (String, String, String) {
    (label.to_owned(), interleavings.to_owned(), preemptions.to_owned())
}

#[test]
fn two_threads_with_one_increment_each() {
    let got = explore(&["examples/puzzles/counter.mpy"]);
    assert_eq!(got.status, Some(66), "{got:?}");
    assert!(got.stdout.contains("all 6 interleavings (12 states)"), "{got:?}");
    assert_eq!(outcomes(&got), [row("counter == 2", "2", "0"), row("AssertionError: 1", "4", "1")]);
    assert!(got.stdout.contains("'A1.B*.A*'"), "{got:?}");
    assert!(got.stdout.contains("overwrites v1"), "{got:?}");
}

#[test]
fn two_threads_with_ten_increments_each() {
    let got = explore(&["--set", "N=10", "--max-time", "600", "examples/puzzles/counter.mpy"]);
    assert!(got.stdout.contains("all 137,846,528,820 interleavings (22,707 states)"), "{got:?}");
    let outcomes = outcomes(&got);
    assert_eq!(outcomes.len(), 19);
    assert!(outcomes.contains(&row("counter == 20", "184,756", "0")));
    assert!(outcomes.contains(&row("AssertionError: 2", "8", "4")));
    assert!(outcomes.contains(&row("AssertionError: 10", "8,370,824,992", "1")));
}

#[test]
fn three_transactions() {
    let got = explore(&["--outcome", "balance", "examples/puzzles/sicp338.mpy"]);
    assert!(got.stdout.contains("all 210 interleavings"), "{got:?}");
    let outcomes = outcomes(&got);
    let of = |preemptions: &dyn Fn(&str) -> bool| -> Vec<&str> {
        outcomes.iter().filter(|it| preemptions(&it.2)).map(|it| it.0.as_str()).collect()
    };
    assert_eq!(of(&|needs| needs == "0"), ["35", "40", "45", "50"]);
    assert_eq!(of(&|needs| needs != "0"), ["25", "30", "55", "60", "65", "70", "80", "90", "110"]);
}

/// The puzzles that are right in every order: the outcome that all have.
const RIGHT: [(&str, &[&str]); 8] = [
    ("counter_locked", &["counter == 2"]),
    ("transfer_ordered", &["12 8"]),
    ("wakeup", &["go"]),
    ("peterson", &["inside == 0, turn == 0", "inside == 0, turn == 1"]),
    ("philosophers_ordered", &["all have eaten"]),
    ("rendezvous", &["nothing printed"]),
    ("bounded_buffer", &["[0, 1, 2]"]),
    ("double_checked", &["one"]),
];

#[test]
fn puzzles_that_are_right() {
    for (name, expected) in RIGHT {
        let got = explore(&[&format!("examples/puzzles/{name}.mpy")]);
        assert_eq!(got.status, Some(0), "{name}: {got:?}");
        assert!(got.stdout.contains("COMPLETE"), "{name}: {got:?}");
        for outcome in expected {
            assert!(got.stdout.contains(&format!("\n  {outcome} ")), "{name}: {got:?}");
        }
        let rows = got.stdout.lines().filter(|line| line.contains("preemptions")).count();
        assert_eq!(rows, expected.len(), "{name}: {got:?}");
    }
}

/// The puzzles that are broken: an outcome that shows it, and how many preemptions it takes.
const BROKEN: [(&str, &str, &str); 6] = [
    ("transfer", "deadlock", "1 preemption"),
    ("lost_wakeup", "deadlock", "1 preemption"),
    ("flags_only", "both are inside", "2 preemptions"),
    ("philosophers", "deadlock", "1 preemption"),
    ("check_then_act", "made 2", "1 preemption"),
    ("lazy", "two", "1 preemption"),
];

#[test]
fn puzzles_that_are_broken() {
    for (name, outcome, preemptions) in BROKEN {
        let file = format!("examples/puzzles/{name}.mpy");
        let got = explore(&[&file]);
        assert_eq!(got.status, Some(66), "{name}: {got:?}");
        assert!(got.stdout.contains("COMPLETE"), "{name}: {got:?}");
        assert!(got.stdout.contains(&format!("simplest way to {outcome} ({preemptions})")), "{name}: {got:?}");
        let schedule = got.stdout.split('\'').nth(1).expect("there is a schedule");
        let replayed = outcome_of_replay(&file, schedule);
        assert!(replayed.stderr.contains(&format!("came to: {outcome}")), "{name}: {replayed:?}");
    }
}

fn outcome_of_replay(file: &str, schedule: &str) -> Outcome {
    outcome(minipy(&support::root()).args(["replay", file, schedule]), b"")
}

#[test]
fn a_schedule_on_the_cured_program_cannot_be_followed() {
    let got = outcome_of_replay("examples/puzzles/counter_locked.mpy", "A2.B*.A*");
    assert_eq!(got.status, Some(67), "{got:?}");
    assert!(got.stderr.contains("after step 2 it lets B go on, but B waits: lock; only A can go on"), "{got:?}");
}

#[test]
fn what_comes_from_outside_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("outside.py");
    let text = "import threading\ndef f(): print(open(__file__).read())\n\
                for t in [threading.Thread(target=f), threading.Thread(target=f)]: t.start()\n";
    std::fs::write(&file, text).expect("it is written");
    let got = explore(&[&file.to_string_lossy()]);
    assert_eq!(got.status, Some(2), "{got:?}");
    assert!(got.stderr.contains("cannot be explored: it calls "), "{got:?}");
}
