//! `--race`: what is accused, and what is not, of the programs in `tests/races`.
//!
//! `right` has programs that are right whatever the order of their threads: none of them is accused. `wrong` has
//! programs with an unordered update or check. `noted` has programs of which there is something to say, but no error.
//! Of those in `explored` it takes an exploration to tell what they can come to.

mod support;

use std::collections::BTreeSet;
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
        let got = told(&[&["--race", "--explore-time", "0", "--json"], *mode, &[&*path]].concat());
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
        let is_found = modes()
            .iter()
            .any(|mode| told(&[&["--race", "--explore-time", "0"], *mode, &[&path]].concat()).status == Some(66));
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
    insta::assert_snapshot!(shown(&["--explore-time", "0", "--seed", "1"], &programs));
}

/// The reports on programs.
fn shown(options: &[&str], programs: &[&str]) -> String {
    let shown = programs.iter().map(|program| {
        let got = told(&[&["--race"], options, &[program]].concat());
        let long = got.stderr.lines().find(|line| line.chars().count() > 80 && !line.contains("minipy "));
        assert_eq!(long, None, "only commands are longer than 80 columns");
        let (options, status) = (options.join(" "), got.status.unwrap_or(-1));
        format!("$ minipy --race {options} {program}\n{}[exit status {status}]\n", got.stderr)
    });
    shown.collect::<Vec<_>>().join("\n")
}

/// Longer than any of these programs takes.
const LONG: [&str; 2] = ["--explore-time", "500"];

#[test]
fn what_could_be() {
    let programs = [
        "../reports/race.py",
        "wrong/before_the_join.py",
        "wrong/lazy_initialisation.py",
        "explored/torn_pair.py",
        "explored/locks_in_both_orders.py",
        "explored/reads_a_file.py",
        "noted/read_before_join.py",
        "right/stop_flag.py",
        "right/peterson.py",
    ];
    insta::assert_snapshot!(shown(&[&LONG[..], &["--gil-policy", "serial"]].concat(), &programs));
}

#[test]
fn exploring_accuses_nobody_who_is_right() {
    for file in programs("right").into_iter().chain(programs("noted")) {
        let got = told(&["--race", "--explore-time", "2", "--seed", "1", "--json", &file.to_string_lossy()]);
        assert_eq!(got.status, Some(0), "{} {}", file.display(), got.stderr);
        let report: Value = serde_json::from_str(&got.stderr).expect("one JSON object");
        let is_explored = !report["races"]["exploration"].is_null();
        let is_noted = report["races"]["races"] != serde_json::json!([])
            || report["races"]["lock_orders"] != serde_json::json!([]);
        assert_eq!(is_explored, is_noted, "{} {}", file.display(), got.stderr);
    }
}

#[test]
fn the_outcomes_are_those_of_explore() {
    for file in ["../reports/race.py", "wrong/before_the_join.py", "wrong/event_too_early.py", "explored/torn_pair.py"]
    {
        let told = told(&[&["--race", "--seed", "1", "--json"][..], &LONG, &[file]].concat());
        let told: Value = serde_json::from_str(&told.stderr).expect("one JSON object");
        let explored =
            outcome(minipy(&root().join("tests/races")).args(["explore", "--json", "--max-time", "500", file]), b"");
        let explored: Value = serde_json::from_str(&explored.stdout).expect("one JSON object");
        let explored = &explored["explore"];
        let table = |report: &Value| {
            let each = report["outcomes"].as_array().expect("outcomes").iter();
            let row = |it: &Value| [&it["label"], &it["interleavings"], &it["preemptions"]].map(ToString::to_string);
            each.map(row).collect::<BTreeSet<_>>()
        };
        let exploration = &told["races"]["exploration"];
        assert_eq!(table(exploration), table(explored), "{file}");
        assert_eq!(exploration["interleavings"], explored["interleavings"], "{file}");
        // Each that is only there when interleaved comes of a race, and its schedule leads there.
        let races = told["races"]["races"].as_array().expect("races");
        let of_races: BTreeSet<u64> = races
            .iter()
            .flat_map(|race| race["could_be"].as_array().expect("indices"))
            .filter_map(Value::as_u64)
            .collect();
        for (index, it) in exploration["outcomes"].as_array().expect("outcomes").iter().enumerate() {
            assert_eq!(of_races.contains(&(index as u64)), it["preemptions"] != 0, "{file} {it}");
            let schedule = it["schedule"].as_str().expect("a schedule");
            let replayed = outcome(minipy(&root().join("tests/races")).args(["replay", file, schedule]), b"");
            let expected = format!("came to: {}\n", it["label"].as_str().expect("a label"));
            assert!(replayed.stderr.ends_with(&expected), "{file} {schedule} {replayed:?}");
        }
    }
}

#[test]
fn what_is_not_known_is_told() {
    let exploration = |words: &[&str]| {
        let got = told(&[&["--race", "--seed", "1", "--json"], words].concat());
        assert_eq!(got.status, Some(66), "{}", got.stderr);
        let report: Value = serde_json::from_str(&got.stderr).expect("one JSON object");
        report["races"]["exploration"].clone()
    };
    let too_many = exploration(&["--explore-time", "1", "explored/too_many.py"]);
    assert!(too_many["cut_short"] == "the time was over (--explore-time)" && too_many["interleavings"].is_null());
    let text = std::fs::read_to_string(root().join("tests/reports/race.py")).expect("a program");
    assert_eq!(exploration(&["-c", &text])["refused"], "only a program in a file can be explored");
    assert!(exploration(&["--explore-time", "0", "../reports/race.py"]).is_null());
    let file = exploration(&[&LONG[..], &["explored/reads_a_file.py"]].concat());
    assert!(file["refused"].as_str().is_some_and(|reason| reason.contains("open")), "{file}");
}
