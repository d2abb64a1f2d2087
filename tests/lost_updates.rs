//! `--lost`: its figures against what the program itself counted, in all modes.

mod support;

use serde_json::Value;
use support::{Outcome, minipy, outcome, root};

fn told(words: &[&str]) -> Outcome {
    outcome(minipy(&root().join("tests/reports")).args(words), b"")
}

const MODES: [&[&str]; 10] = [
    &[],
    &["--gil-policy", "fifo"],
    &["--gil-policy", "ticks:7"],
    &["--switch-points", "cpython"],
    &["--switch-points", "line", "--gil-policy", "ticks:3"],
    &["--seed", "1"],
    &["--seed", "4"],
    &["--seed", "19"],
    &["--gil-policy", "serial"],
    &["--switch-interval", "10us"],
];

/// All modes that this build has.
fn modes() -> impl Iterator<Item = &'static [&'static str]> {
    let without: &[&[&str]] = if machine::FREE_THREADING { &[&["--no-gil"]] } else { &[] };
    MODES.into_iter().chain(without.iter().copied())
}

/// The report on a program, what it printed, and its exit status.
fn lost(words: &[&str]) -> (Value, String, i32) {
    let got = told(&[&["--lost", "--json"], words].concat());
    let read: Value = serde_json::from_str(&got.stderr).unwrap_or_else(|_| panic!("{words:?}: {}", got.stderr));
    (read["lost"].clone(), got.stdout, got.status.unwrap_or(-1))
}

fn number(value: &Value) -> i64 {
    value.as_i64().unwrap_or_else(|| panic!("{value} is a number"))
}

fn names(report: &Value) -> &Vec<Value> {
    report["names"].as_array().expect("names")
}

/// What holds for each name of each report.
fn check_sums(shared: &Value) {
    assert_eq!(number(&shared["updates"]), number(&shared["kept"]) + number(&shared["lost"]), "{shared:#}");
    assert_eq!(number(&shared["stores"]), number(&shared["updates"]) + number(&shared["assignments"]), "{shared:#}");
    let overwritten = shared["overwrites"].as_array().expect("pairs").iter();
    let overwritten: i64 = overwritten.map(|pair| number(&pair["lost"])).sum();
    assert_eq!(overwritten, number(&shared["lost"]) + number(&shared["lost_assignments"]), "{shared:#}");
    let history = shared["history"].as_array().expect("stores");
    let lost = history.iter().filter(|version| version["lost"] == true).count() as i64;
    assert!(history.is_empty() || lost == overwritten, "{shared:#}");
}

#[test]
fn what_is_kept_is_what_is_there_at_the_end() {
    let mut losses = 0;
    for mode in modes() {
        let (report, printed, status) = lost(&[mode, &["shares.py"]].concat());
        let made: Value = serde_json::from_str(&printed).unwrap_or_else(|_| panic!("{mode:?}: {printed}"));
        names(&report).iter().for_each(check_sums);
        for (name, figures) in made.as_object().expect("names") {
            let shared = names(&report).iter().find(|shared| shared["name"] == name.as_str());
            let shared = shared.unwrap_or_else(|| panic!("{mode:?}: {name} is told: {report:#}"));
            assert_eq!(shared["updates"], figures[0], "{mode:?}: {name}");
            assert_eq!(shared["kept"], figures[1], "{mode:?}: {name}");
            assert!(number(&shared["assignments"]) <= 1, "{mode:?}: {name}");
            assert_eq!(shared["value"], figures[1].to_string(), "{mode:?}: {name}");
        }
        assert_eq!(status, if number(&report["lost"]) > 0 { 66 } else { 0 }, "{mode:?}");
        losses += number(&report["lost"]);
        if mode.contains(&"serial") {
            assert_eq!(report["lost"], 0, "a thread alone loses nothing");
        }
    }
    assert!(losses > 0, "some of these modes lose updates");
}

#[test]
fn what_is_written_carefully_is_not_accused() {
    for mode in modes() {
        let (report, printed, status) = lost(&[mode, &["careful.py"]].concat());
        assert_eq!((printed.as_str(), status), ("1000 1000 0 1000\n", 0), "{mode:?}: {report:#}");
        assert_eq!(report["lost"], 0, "{mode:?}: {report:#}");
        let of = |name: &str| names(&report).iter().find(|shared| shared["name"] == name).cloned().unwrap_or_default();
        assert_eq!((number(&of("counter")["updates"]), number(&of("Box.total")["kept"])), (1000, 1000), "{mode:?}");
        assert_eq!(number(&of("latest")["assignments"]), 1001, "{mode:?}");
        assert_eq!(number(&of("names")["updates"]), 1000, "{mode:?}: one list, which `+=` adds to");
    }
}

#[test]
fn where_cpython_switches_a_line_loses_nothing() {
    for threads in ["2", "50"] {
        let program = "
counter = 0
def worker():
    global counter
    for _ in range(2000):
        counter += 1
def report():
    print(counter)
";
        let words = ["--switch-points", "cpython", "--switch-interval", "20us", "--threads", threads, "-c", program];
        let (report, printed, status) = lost(&words);
        assert_eq!((number(&report["lost"]), status), (0, 0), "{threads}");
        assert_eq!(number(&names(&report)[0]["kept"]).to_string(), printed.trim(), "{threads}");
    }
}

#[test]
fn long_runs_are_followed_as_well_as_short_ones() {
    let program = "
import threading
class Point:
    def __init__(self, x, *, y): self.x, self.y = x, y
total = 0
def add(number, *, to, by=0): return to + by + Point(number, y=to).x - number
def work():
    global total
    for number in range(5000):
        total = add(number, by=1, to=total)
threads = [threading.Thread(target=work) for _ in range(2)]
for thread in threads: thread.start()
for thread in threads: thread.join()
print(total)
";
    for mode in [&["--seed", "2"][..], &["--switch-interval", "20us"]] {
        let (report, printed, _) = lost(&[mode, &["-c", program]].concat());
        let total = names(&report).iter().find(|shared| shared["name"] == "total").expect("it is told");
        assert_eq!((number(&total["updates"]), number(&total["assignments"])), (10_000, 1), "{mode:?}");
        assert_eq!(number(&total["kept"]).to_string(), printed.trim(), "{mode:?}");
    }
}

#[test]
fn one_name_is_watched() {
    let watched = |name: &str| -> Vec<String> {
        let option = format!("--lost={name}");
        let got = told(&[&option, "--json", "--seed", "4", "shares.py"]);
        let read: Value = serde_json::from_str(&got.stderr).unwrap_or_else(|_| panic!("{name}: {}", got.stderr));
        assert_eq!(read["lost"]["watched"].is_null(), name.is_empty());
        names(&read["lost"]).iter().map(|shared| shared["name"].as_str().unwrap_or_default().to_owned()).collect()
    };
    assert_eq!(watched("counter"), ["counter"]);
    assert_eq!(watched("self._balance"), ["Account._balance"]);
    assert_eq!(watched("Account.opened"), ["Account.opened"]);
    assert_eq!(watched("Other.opened"), [""; 0]);
    assert_eq!(watched("stock['tea']"), ["stock['tea']"]);
    assert_eq!(watched("rows[0]"), ["rows[0]"]);
    let mut rows = watched("rows");
    rows.sort();
    assert_eq!(rows, ["rows", "rows[0]", "rows[1]"]);
    assert_eq!(watched("nowhere"), [""; 0]);

    let spelled = |words: &[&str]| told(&[words, &["--seed", "4", "shares.py"]].concat());
    assert_eq!(spelled(&["--lost", "counter"]), spelled(&["--lost=counter"]));
    let refused = told(&["--lost=rows[x]", "shares.py"]);
    assert!(refused.status == Some(2) && refused.stderr.contains("names are like counter"), "{}", refused.stderr);
}

#[test]
fn the_programs_own_status_goes_first() {
    let race = "
counter = 0
def worker():
    global counter
    for _ in range(30):
        seen = counter
        for _ in range(20): pass
        counter = seen + 1
";
    let status = |end: &str| {
        let program = format!("{race}def report():\n    {end}\n");
        let got = told(&["--lost", "--seed", "3", "--threads", "2", "-c", &program]);
        assert!(got.stderr.contains("counter: 60 updates, "), "{}", got.stderr);
        got.status
    };
    assert_eq!(status("pass"), Some(66));
    assert_eq!(status("1 / 0"), Some(1));
    assert_eq!(status("raise SystemExit(5)"), Some(5));
    assert_eq!(status("import os; os._exit(6)"), Some(6));
    assert_eq!(status("raise KeyboardInterrupt"), Some(130));
}

#[test]
fn memory_is_bounded_and_sums_are_whole() {
    let program = "
import threading
rows = {}
def work():
    for number in range(150_000):
        rows[number] = rows.get(number, 0) + 1
threads = [threading.Thread(target=work) for _ in range(2)]
for thread in threads: thread.start()
for thread in threads: thread.join()
for number in range(150_000, 300_000):
    rows[number] = 1
print(sum(rows.values()))
";
    let got = told(&["--lost", "rows", "--json", "--seed", "1", "-c", program]);
    let read: Value = serde_json::from_str(&got.stderr).expect("one JSON object");
    let report = &read["lost"];
    assert!(number(&report["forgotten_places"]) > 0, "{}", report["forgotten_places"]);
    let sum = |key: &str| names(report).iter().map(|shared| number(&shared[key])).sum::<i64>();
    // The name's own assignment is one more.
    assert_eq!(sum("stores"), 2 * 150_000 + 150_000 + 1);
    assert_eq!(sum("assignments"), 150_000 + 1);
    assert_eq!(sum("updates"), sum("kept") + sum("lost"));
}

#[test]
fn seeded_reports() {
    let commands: [&[&str]; 5] = [
        &["--lost", "--seed", "53", "race.py"],
        &["--lost", "--seed", "1", "shares.py"],
        &["--lost", "self._balance", "--seed", "1", "shares.py"],
        &["--lost", "--gil-policy", "serial", "shares.py"],
        &["--lost", "nowhere", "--gil-policy", "serial", "race.py"],
    ];
    let all: Vec<String> = commands
        .into_iter()
        .map(|words| {
            let got = told(words);
            let long = got.stderr.lines().find(|line| line.chars().count() > 80 && !line.contains("minipy "));
            assert_eq!(long, None, "only commands are longer than 80 columns");
            let status = got.status.unwrap_or(-1);
            format!("$ minipy {}\n{}{}[exit status {status}]\n", words.join(" "), got.stdout, got.stderr)
        })
        .collect();
    insta::assert_snapshot!(all.join("\n"));
}
