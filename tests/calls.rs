//! Every builtin function, every method of the builtin types and every function of the native modules, called with
//! arguments of every kind (`tests/calls/calls.py`): it answers as CPython 3.13 does, and nothing ends or hangs.

mod support;

use std::collections::{BTreeSet, HashMap};

use support::{minipy, outcome, root};

/// What came of the calls of one function; calls that are not listed had the common outcome.
#[derive(Default)]
struct Function {
    rare: HashMap<String, String>,
    common: String,
}

impl Function {
    fn outcome(&self, call: &str) -> &str {
        self.rare.get(call).unwrap_or(&self.common)
    }
}

/// Reads a report of `calls.py`.
fn parse(report: &str) -> Vec<(String, Function)> {
    let mut functions: Vec<(String, Function)> = Vec::new();
    for line in report.lines() {
        let Some(found) = line.strip_prefix("  ") else {
            functions.push((line.to_owned(), Function::default()));
            continue;
        };
        let (outcome, calls) = found.rsplit_once(" <= ").unwrap_or((found, "*"));
        let Some((_, function)) = functions.last_mut() else { continue };
        match calls {
            "*" => function.common = outcome.to_owned(),
            calls => function.rare.extend(calls.split(" | ").map(|call| (call.to_owned(), outcome.to_owned()))),
        }
    }
    functions
}

/// A line of `known.txt`: what may differ, and how far.
struct Known {
    functions: String,
    outcome: String,
    only_words: bool,
}

impl Known {
    /// `FUNCTION | OUTCOME | words or any | REASON`; FUNCTION and CPython's OUTCOME may end in `*`, and `@GROUP` stands
    /// for all functions of a group.
    fn all() -> Vec<Known> {
        let text = std::fs::read_to_string(root().join("tests/calls/known.txt")).expect("the list is there");
        let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
        lines.map(|line| Known::of(line).unwrap_or_else(|| panic!("known.txt: {line}"))).collect()
    }

    fn of(line: &str) -> Option<Known> {
        let mut parts = line.split('|').map(str::trim);
        let (functions, outcome) = (parts.next()?.to_owned(), parts.next()?.to_owned());
        let only_words = match parts.next()? {
            "words" => true,
            "any" => false,
            _ => return None,
        };
        parts.next().filter(|reason| !reason.is_empty())?;
        Some(Known { functions, outcome, only_words })
    }

    /// With `words`, the exception's type must be right all the same.
    fn allows(&self, group: &str, function: &str, expected: &str, got: &str) -> bool {
        let kind = |outcome: &str| outcome.split([':', ' ']).next().unwrap_or_default().to_owned();
        (self.functions.strip_prefix('@') == Some(group) || fits(&self.functions, function))
            && fits(&self.outcome, expected)
            && (!self.only_words || kind(expected) == kind(got))
    }
}

fn fits(pattern: &str, text: &str) -> bool {
    match pattern.strip_suffix('*') {
        Some(start) => text.starts_with(start),
        None => text == pattern,
    }
}

fn differences(group: &str, name: &str, outcomes: [&Function; 2], known: &[Known], report: &mut String) {
    let [expected, got] = outcomes;
    let calls: BTreeSet<&String> = expected.rare.keys().chain(got.rare.keys()).collect();
    let all_others = "(all others)".to_owned();
    let mut told = BTreeSet::new();
    for call in calls.into_iter().chain([&all_others]) {
        let (expected, got) = (expected.outcome(call), got.outcome(call));
        let differs = expected != got && !known.iter().any(|known| known.allows(group, name, expected, got));
        if differs && told.insert((expected, got)) {
            *report += &format!("  {name}{call}\n    expected {expected}\n    got      {got}\n");
        }
    }
}

/// What differs in a group of functions.
fn check(group: &str, mode: &[&str], known: &[Known]) -> String {
    let folder = root().join("tests/calls");
    let got = outcome(minipy(&folder).args(mode).args(["calls.py", group]), b"");
    if got.status != Some(0) || !got.stderr.is_empty() {
        return format!("  {group} {mode:?}: exit status {:?}\n{}\n", got.status, got.stderr);
    }
    let expected = std::fs::read_to_string(folder.join(format!("expected/{group}.txt"))).expect("it was made");
    let got: HashMap<String, Function> = parse(&got.stdout).into_iter().collect();
    let mut report = String::new();
    for (name, expected) in parse(&expected) {
        // What is missing is told by docs/coverage.md.
        if let Some(got) = got.get(&name) {
            differences(group, &name, [&expected, got], known, &mut report);
        }
    }
    report
}

fn check_all(mode: &[&str]) {
    let listed = outcome(minipy(&root().join("tests/calls")).args(["calls.py"]), b"");
    let groups: Vec<&str> = listed.stdout.split_whitespace().collect();
    assert!(groups.len() > 50, "{listed:?}");
    let known = Known::all();
    let reports = support::in_parallel(&groups, |group| check(group, mode, &known));
    let report: String = reports.concat();
    assert!(report.is_empty(), "calls that CPython 3.13 answers otherwise ({mode:?}):\n{report}");
}

#[test]
fn every_function_answers_as_cpython_does() {
    check_all(&[]);
}

#[test]
fn every_function_answers_so_without_the_gil() {
    if machine::FREE_THREADING {
        check_all(&["--no-gil"]);
    }
}
