//! `--refs`: its figures against what the program itself asked for, in all modes.

mod support;

use serde_json::Value;
use support::{Outcome, minipy, outcome, root};

fn told(words: &[&str]) -> Outcome {
    outcome(minipy(&root().join("tests/reports")).args(words), b"")
}

const MODES: [&[&str]; 8] = [
    &[],
    &["--gil-policy", "fifo"],
    &["--gil-policy", "ticks:7"],
    &["--switch-points", "cpython"],
    &["--seed", "1"],
    &["--seed", "4"],
    &["--gil-policy", "serial"],
    &["--switch-interval", "10us"],
];

const NO_GIL: &[&str] = &["--no-gil"];

/// All modes that this build has.
fn modes() -> impl Iterator<Item = &'static [&'static str]> {
    MODES.into_iter().chain(machine::FREE_THREADING.then_some(NO_GIL))
}

/// The report on a program, and what it printed.
fn refs(name: &str, words: &[&str]) -> (Value, String) {
    let got = told(&[&["--refs", name, "--json"], words].concat());
    let read: Value = serde_json::from_str(&got.stderr).unwrap_or_else(|_| panic!("{words:?}: {}", got.stderr));
    (read["refs"].clone(), got.stdout)
}

fn number(value: &Value) -> i64 {
    value.as_i64().unwrap_or_else(|| panic!("{value} is a number"))
}

fn all(value: &Value) -> &Vec<Value> {
    value.as_array().unwrap_or_else(|| panic!("{value} is a list"))
}

/// What holds of each object that was told in full.
fn check_sums(object: &Value) {
    assert_eq!(number(&object["taken"]) - number(&object["dropped"]), number(&object["count"]), "{object:#}");
    let mut count = 0;
    for change in all(&object["changes"]) {
        count += number(&change["delta"]);
        assert_eq!(count, number(&change["count"]), "{change:#}");
        assert_eq!(all(&change["held_by"]).len() as i64, count, "a name for each reference: {change:#}");
    }
    assert_eq!(count, number(&object["count"]), "{object:#}");
}

#[test]
fn counts_are_what_the_program_is_told() {
    for mode in modes() {
        let (report, printed) = refs("node", &[mode, &["nodes.py"]].concat());
        let (answers, end) = printed.trim().rsplit_once(' ').expect("answers and the end");
        let object = &all(&report["objects"])[0];
        assert_eq!(object["class"], "Node", "{mode:?}");
        check_sums(object);
        let asked = all(&object["changes"]).iter().filter(|change| change["asked"] == true);
        let asked: Vec<String> = asked.map(|change| change["count"].to_string()).collect();
        assert_eq!(asked.join(" "), answers, "{mode:?}: {object:#}");
        // Without a GIL the last reference may be on its way to the owner when the program asks.
        let ended = |change: &Value| change["count"] == 0 && change["instruction"] != "end of program";
        let is_freed = all(&object["changes"]).iter().any(ended);
        assert!(mode == NO_GIL || end == if is_freed { "freed" } else { "alive" }, "{mode:?}: {object:#}");
    }
}

#[test]
fn holders_are_named_as_the_program_names_them() {
    let (report, _) = refs("node", &["--seed", "1", "nodes.py"]);
    let changes = all(&report["objects"][0]["changes"]);
    let held: Vec<&str> = changes.iter().flat_map(|change| all(&change["held_by"])).filter_map(Value::as_str).collect();
    for name in [
        "node",
        "stack",
        "pair[0]",
        "pair[1]",
        "table['first']",
        "Node.next",
        "ask: argument",
        "keep: held",
        "work: local",
    ] {
        assert!(held.contains(&name), "{name} in {held:?}");
    }
    let places: Vec<&Value> = changes.iter().map(|change| &change["place"]["line"]).collect();
    assert!(changes.iter().any(|change| change["thread"] == "A"), "{places:?}");
}

#[test]
fn attributes_items_and_parameters_can_be_watched() {
    let objects = |name: &str| all(&refs(name, &["--seed", "1", "nodes.py"]).0["objects"]).len();
    assert_eq!(objects("before.next"), 1, "the node; None is no object here");
    assert_eq!(objects("Node.next"), 1);
    assert_eq!(objects("Other.next"), 0);
    assert_eq!(objects("table['first']"), 1);
    assert_eq!(objects("argument"), 1, "the same node each time");
    assert_eq!(objects("answers"), 1);
    assert_eq!(objects("nowhere"), 0);
}

#[test]
fn items_that_a_container_is_made_with_are_watched() {
    let program = "
class Thing: pass
thing = Thing()
table = {'k': thing, 'other': Thing()}
rows = [Thing(), thing]
def work(pair):
    one = pair[0]
work((Thing(), thing))
thing.table = {'k': Thing(), 'other': thing}
table = {}
";
    let objects = |name: &str| all(&refs(name, &["--seed", "1", "-c", program]).0["objects"]).len();
    for name in ["table['k']", "table['other']", "rows[0]", "rows[-1]", "pair[1]", "self.table['k']"] {
        assert_eq!(objects(name), 1, "{name}");
    }
    for name in ["table['none']", "rows[2]", "rows[-3]", "rows['k']", "Other.table['k']"] {
        assert_eq!(objects(name), 0, "{name}");
    }
}

#[test]
fn the_recording_is_bounded() {
    let program = "
import sys
class Thing: pass
thing = Thing()
for _ in range(3000): other = thing
for _ in range(100): thing = Thing()
print(sys.getrefcount(thing))
";
    for mode in [&["--seed", "1"][..], &[]] {
        let (report, printed) = refs("thing", &[mode, &["-c", program]].concat());
        assert_eq!(printed, "2\n");
        assert_eq!(all(&report["objects"]).len(), 8, "{mode:?}");
        assert_eq!(number(&report["more_bindings"]), 93, "{mode:?}");
        let first = &report["objects"][0];
        assert_eq!(number(&first["taken"]), number(&first["dropped"]), "{mode:?}: all are freed in the end");
        let told = all(&first["changes"]).iter().filter(|change| change["delta"] != 0).count() as i64;
        assert!(told == 1000 && number(&first["more_changes"]) > 1000, "{mode:?}: {told}");
    }
}

#[test]
fn without_a_gil_a_count_has_parts() {
    if !machine::FREE_THREADING {
        return;
    }
    let (report, _) = refs("node", &["--no-gil", "nodes.py"]);
    let object = &report["objects"][0];
    let changes = all(&object["changes"]);
    assert_eq!(changes[0]["parts"]["owner"], "main");
    // Where each thread counts for itself, there are no parts.
    for change in changes.iter().filter(|change| !change["parts"].is_null()) {
        let (local, shared) = (number(&change["parts"]["local"]), number(&change["parts"]["shared"]));
        assert_eq!(local + shared, number(&change["count"]), "{change:#}");
    }
    let got = told(&["--refs", "node", "--no-gil", "nodes.py"]);
    assert!(got.stderr.contains(" of the shared part seen"), "{}", got.stderr);
}

#[test]
fn a_program_prints_the_same_when_it_is_watched() {
    for mode in modes() {
        let plain = told(&[mode, &["nodes.py"]].concat());
        let watched = told(&[&["--refs", "node", "--output", "/dev/null"], mode, &["nodes.py"]].concat());
        assert_eq!(plain, watched, "{mode:?}");
    }
}

#[test]
fn seeded_reports() {
    let shown = |words: &[&str]| {
        let got = told(words);
        let long: Vec<&str> = got.stderr.lines().filter(|line| line.chars().count() > 80).collect();
        assert!(long.iter().all(|line| line.contains("minipy ")), "only commands are longer: {long:#?}");
        format!("$ minipy {}\n{}{}", words.join(" "), got.stdout, got.stderr)
    };
    let all = [
        shown(&["--refs", "node", "--seed", "1", "nodes.py"]),
        shown(&["--refs", "held", "--gil-policy", "serial", "nodes.py"]),
        shown(&["--refs", "answers[0]", "--seed", "1", "nodes.py"]),
    ];
    insta::assert_snapshot!(all.join("\n"));
}

#[test]
fn names_that_are_none_are_refused() {
    let refused = told(&["--refs", "rows[x]", "nodes.py"]);
    assert_eq!((refused.stdout.as_str(), refused.status), ("", Some(2)));
    assert!(refused.stderr.contains("names are like node, self.next"), "{}", refused.stderr);
}
