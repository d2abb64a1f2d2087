//! `--race`: what is accused, and what is not, of the programs in `tests/races`.
//!
//! `right` has programs that are right whatever the order of their threads: none of them is accused. `wrong` has
//! programs with an unordered update or check. `noted` has programs of which there is something to say, but no error.

mod support;

use std::path::PathBuf;

use serde_json::Value;
use support::{Outcome, in_parallel, minipy, outcome, root};

const MODES: [&[&str]; 10] = [
    &[],
    &["--seed", "1"],
    &["--seed", "2"],
    &["--seed", "3"],
    &["--seed", "4"],
    &["--seed", "5"],
    &["--gil-policy", "ticks:7"],
    &["--gil-policy", "fifo"],
    &["--switch-points", "cpython"],
    &["--switch-interval", "20us"],
];

/// Programs that are seen as ordered in some runs: there one thread comes after the other through a lock.
const BY_CHANCE: [&str; 3] = ["condition_not_held.py", "semaphore_of_two.py", "pool.py"];

fn modes() -> Vec<&'static [&'static str]> {
    let without: &[&[&str]] = if machine::FREE_THREADING { &[&["--no-gil"]] } else { &[] };
    MODES.iter().chain(without).copied().collect()
}

fn programs(folder: &str) -> Vec<PathBuf> {
    let folder = root().join("tests/races").join(folder);
    let entries = std::fs::read_dir(&folder).expect("a folder of programs").flatten();
    let mut found: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    found.sort();
    found
}

fn told(words: &[&str]) -> Outcome {
    outcome(minipy(&root().join("tests/races")).args(words), b"")
}

/// Runs all programs of a folder in all modes, and gives what is wrong with their reports.
fn check(folder: &str, wrong: impl Fn(&str, &Value, &Outcome) -> Option<String> + Sync) {
    let runs: Vec<(PathBuf, &[&str])> = programs(folder)
        .into_iter()
        .flat_map(|file| modes().into_iter().map(move |mode| (file.clone(), mode)))
        .collect();
    assert!(runs.len() >= modes().len() * 5, "there are programs in {folder}");
    let complaints: Vec<String> = in_parallel(&runs, |(file, mode)| {
        let (name, path) = (file.file_name().unwrap_or_default().to_string_lossy(), file.to_string_lossy());
        let got = told(&[&["--race", "--json"], *mode, &[&*path]].concat());
        let report: Value = serde_json::from_str(&got.stderr).unwrap_or(Value::Null);
        wrong(&name, &report["races"], &got).map(|what| format!("{name} {mode:?}: {what}\n{}", got.stderr))
    })
    .into_iter()
    .flatten()
    .collect();
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

#[test]
fn programs_that_are_right_are_not_accused() {
    assert!(programs("right").len() >= 30);
    check("right", |_, report, got| {
        let orders = report["lock_orders"].as_array().map(Vec::len);
        (got.status != Some(0) || report["grave"] != 0 || orders != Some(0)).then(|| format!("{:?}", got.status))
    });
}

#[test]
fn programs_that_are_wrong_are_accused() {
    assert!(programs("wrong").len() >= 30);
    check("wrong", |name, report, got| {
        let is_accused = report["grave"].as_u64().is_some_and(|count| count > 0) && got.status == Some(66);
        (!is_accused && !BY_CHANCE.contains(&name)).then(|| format!("{:?}", got.status))
    });
    for name in BY_CHANCE {
        let path = format!("wrong/{name}");
        let is_found = modes().iter().any(|mode| told(&[&["--race"], *mode, &[&path]].concat()).status == Some(66));
        assert!(is_found, "{name}");
    }
}

#[test]
fn what_is_no_error_is_noted() {
    check("noted", |name, report, got| {
        let count = |key: &str| report[key].as_array().map_or(0, Vec::len);
        let wanted = if name.contains("locks") { (0, 1) } else { (1, 0) };
        let is_right = got.status == Some(0) && (count("races"), count("lock_orders")) == wanted;
        (!is_right).then(|| format!("{:?}", got.status))
    });
}

#[test]
fn a_deadlock_and_an_exception_come_with_their_report() {
    let deadlock = told(&["--race", "--seed", "1", "../../examples/deadlock_circle.py"]);
    assert_eq!(deadlock.status, Some(3));
    assert!(deadlock.stderr.contains("── races ──"), "{}", deadlock.stderr);
    let program = "
import threading
n = 0
def work():
    global n
    n += 1
threads = [threading.Thread(target=work) for _ in range(2)]
for thread in threads: thread.start()
for thread in threads: thread.join()
raise SystemExit(5)
";
    let ended = told(&["--race", "--seed", "1", "-c", program]);
    assert!(ended.status == Some(5) && ended.stderr.contains("error[race]: `n`"), "{}", ended.stderr);
}

#[test]
fn with_other_reports() {
    let got = told(&["--race", "--lost", "--stats", "--json", "--seed", "53", "../reports/race.py"]);
    let all: Value = serde_json::from_str(&got.stderr).expect("one JSON object");
    assert_eq!((got.status, &all["races"]["grave"]), (Some(66), &Value::from(1)));
    assert_eq!(all["lost"]["names"][0]["lost"], 4);
    let race = &all["races"]["races"][0];
    assert_eq!(
        (&race["name"], &race["kind"], &race["is_hidden"]),
        (&Value::from("counter"), &Value::from("update"), &Value::from(true))
    );
    assert!(race["came_between"].as_u64().is_some_and(|times| times > 0), "{race:#}");
}

#[test]
fn seeded_reports() {
    let programs = [
        "../reports/race.py",
        "wrong/one_side_locks.py",
        "wrong/two_locks.py",
        "wrong/lazy_initialisation.py",
        "wrong/over_lines.py",
        "wrong/call_between.py",
        "wrong/check_then_act_on_a_dict.py",
        "noted/read_before_join.py",
        "noted/locks_in_both_orders.py",
        "noted/three_locks_in_a_circle.py",
        "right/lock.py",
    ];
    let shown = programs.map(|program| {
        let got = told(&["--race", "--seed", "1", program]);
        let long = got.stderr.lines().find(|line| line.chars().count() > 80 && !line.contains("minipy "));
        assert_eq!(long, None, "only commands are longer than 80 columns");
        format!("$ minipy --race --seed 1 {program}\n{}[exit status {}]\n", got.stderr, got.status.unwrap_or(-1))
    });
    insta::assert_snapshot!(shown.join("\n"));
}
