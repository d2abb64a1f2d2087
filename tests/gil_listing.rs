//! `minipy dis --gil`: its marks are those of the machine, and its windows those that lose updates.

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::sync::Arc;

use events::{Event, Recording, merge};
use minipy::arguments::{Command, parse};
use serde_json::Value;
use support::{minipy, outcome, root};
use sync::Reason;

/// Straight through, so that each instruction runs; one code object, so that its number is known.
const SCRIPT: &str = "
n = 0
rows = [1, 2, 3]
class Box: pass
box = Box()
box.total = 5
for row in rows:
    n = n + row
    box.total += rows[0]
    rows[1] = len(rows) if row in rows else 0
while n > 0: n -= 100
del rows[0]
print(n, *rows, sep=' ')
with open('/dev/null') as file: pass
(lambda: n)()
text = str.upper('a')[0:1]
";

fn listing(options: &[&str], code: &str) -> Value {
    let got = outcome(minipy(&root()).args(["dis", "--gil", "--json"]).args(options).args(["-c", code]), b"");
    assert_eq!((got.status, got.stderr.as_str()), (Some(0), ""));
    serde_json::from_str(&got.stdout).expect("the listing is JSON")
}

/// Where the machine let the thread be switched out: with a tick for each instruction it tells at every switch point.
fn switched(points: &str) -> BTreeMap<u32, BTreeSet<u64>> {
    let line = ["--gil-policy", "ticks:1", "--switch-points", points, "-c", SCRIPT];
    let line: Vec<OsString> = line.iter().map(OsString::from).collect();
    let Ok(Command::Run(options)) = parse(line) else { panic!("a command line that runs a script") };
    let began = std::time::Instant::now();
    let recording = Arc::new(Recording::new(Arc::new(move || began.elapsed())));
    let writer = recording.clone();
    let run = move || minipy::run_recorded(&options, writer);
    let thread = std::thread::Builder::new().stack_size(minipy::STACK_SIZE).spawn(run).expect("a thread");
    assert_eq!(thread.join().expect("no panic"), 0);
    let story = merge(recording.take_streams()).unwrap_or_else(|disorder| panic!("{disorder}"));
    let mut found: BTreeMap<u32, BTreeSet<u64>> = BTreeMap::new();
    for happening in &story {
        if let Event::GilReleased { reason: Reason::Tick, .. } = happening.recorded.event {
            let site = happening.recorded.site;
            found.entry(site.code.0).or_default().insert(u64::from(site.instruction));
        }
    }
    found
}

#[test]
fn the_marks_are_the_machines() {
    let listing = listing(&[], SCRIPT);
    let module = &listing["gil"][0]["instructions"];
    let instructions = module.as_array().expect("instructions");
    for points in ["every", "cpython", "line"] {
        let marked: BTreeSet<u64> = instructions
            .iter()
            .filter(|it| it["switch_points"].as_array().expect("kinds").iter().any(|kind| kind == points))
            .map(|it| it["index"].as_u64().expect("a number"))
            .collect();
        // The module's body is the code with the most of them.
        let seen = switched(points).into_values().max_by_key(BTreeSet::len).expect("there are switch points");
        assert!(seen.is_subset(&marked), "{points}: unmarked {:?}", seen.difference(&marked).collect::<Vec<_>>());
        let rest: Vec<&str> =
            marked.difference(&seen).map(|&at| instructions[at as usize]["op"].as_str().expect("an op")).collect();
        // Handlers do not run here, and a loop over something private is no place where it shows.
        let excused = ["FOR_ITER", "JUMP_BACKWARD", "LOAD_ATTR", "CALL", "STORE_GLOBAL", "LOAD_GLOBAL"];
        assert!(rest.iter().all(|op| excused.contains(op)) && rest.len() < 8, "{points}: never {rest:?}");
    }
}

#[test]
fn windows_and_what_each_mode_can_lose() {
    let cases = [
        ("counter = 0\ndef f():\n    global counter\n    counter += 1", "counter", vec!["every", "no-gil"]),
        ("n = 0\ndef f():\n    global n\n    n = g(n)", "n", vec!["every", "cpython", "no-gil"]),
        ("n = 0\ndef f():\n    global n\n    t = n\n    t = t + 1\n    n = t", "n", vec!["every", "line", "no-gil"]),
        ("def f(self):\n    self.total += 1", "self.total", vec!["every", "no-gil"]),
        ("def f(rows):\n    rows[0] = rows[0] * 2", "rows[0]", vec!["every", "no-gil"]),
    ];
    for (code, name, can_lose) in cases {
        let listing = listing(&[], code);
        let codes = listing["gil"].as_array().expect("code objects");
        let windows: Vec<&Value> = codes.iter().flat_map(|code| code["windows"].as_array().expect("windows")).collect();
        assert_eq!(windows.len(), 1, "{code}: {windows:?}");
        assert_eq!(windows[0]["name"], name, "{code}");
        assert_eq!(windows[0]["can_lose"], serde_json::json!(can_lose), "{code}");
    }
    for code in ["n = 1\nn = 2", "def f(a): a += 1\nother = f", "a = b = 0\na = b + 1"] {
        let listing = listing(&[], code);
        let codes = listing["gil"].as_array().expect("code objects").clone();
        assert!(codes.iter().all(|code| code["windows"].as_array().is_some_and(Vec::is_empty)), "{code}: {codes:?}");
    }
}

#[test]
fn calls_that_let_the_gil_go() {
    let code =
        "import time\ndef f(lock, q, x):\n    time.sleep(1)\n    q.get()\n    len(x)\n    with lock: x.append(1)";
    let listing = listing(&[], code);
    let instructions = listing["gil"][1]["instructions"].as_array().expect("instructions");
    let lines: Vec<u64> = instructions
        .iter()
        .filter(|it| it["may_release_gil"] == true)
        .map(|it| it["line"].as_u64().expect("a line"))
        .collect();
    assert_eq!(lines, [3, 4, 6]);
}

#[test]
fn the_listing_of_a_lost_update() {
    let got = outcome(minipy(&root()).args(["dis", "--gil", "examples/tiny_race.mpy"]), b"");
    assert!(got.stdout.lines().all(|line| line.chars().count() <= 80), "{}", got.stdout);
    insta::assert_snapshot!(got.stdout);
}
