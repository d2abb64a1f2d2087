//! Reports as they come out: lines of 80 columns, and names that do nothing to a terminal.

mod support;

use std::path::{Path, PathBuf};

use support::{Outcome, minipy, outcome, root};
use unicode_width::UnicodeWidthStr;

fn folder() -> PathBuf {
    root().join("tests/reports")
}

fn told(words: &[&str]) -> Outcome {
    outcome(minipy(&folder()).args(words), b"")
}

const DEADLOCK: &str = "import threading; lock = threading.Lock(); lock.acquire(); lock.acquire()";

/// Lines that are too long, but for those that are a command alone.
fn long_lines(text: &str) -> Vec<&str> {
    let is_alone = |line: &str| line.starts_with("minipy ");
    text.lines().filter(|line| line.width() > 80 && !is_alone(line.trim_start())).collect()
}

fn check(what: &str, text: &str) {
    let long = long_lines(text);
    assert!(long.is_empty(), "{what}: lines of more than 80 columns: {long:#?}\n{text}");
    let obeyed = |character: char| character != '\n' && (character.is_control() || character == '\u{202e}');
    assert!(!text.contains(obeyed), "{what}: what a terminal obeys: {text:?}");
}

/// A copy of a script below a name that is longer than a line.
fn with_a_long_name(room: &Path, script: &str) -> String {
    let name = format!("ein sehr langer Name {} {script}", "日本語".repeat(12));
    std::fs::copy(folder().join(script), room.join(&name)).expect("a copy");
    name
}

#[test]
fn lines_have_80_columns_whatever_things_are_called() {
    let room = tempfile::tempdir().expect("a folder");
    let told = |words: &[&str]| outcome(minipy(room.path()).args(words), b"");
    let script = with_a_long_name(room.path(), "long_names.py");
    let variable = "behälter_mit_einem_sehr_langen_namen";
    let reports: [&[&str]; 5] = [
        &["--stats"],
        &["--timeline"],
        &["--lost"],
        &["--refs", variable],
        &["--race", "--explore-time", "0"],
    ];
    for mode in [&["--seed", "1"][..], &["--seed", "7"], &["--gil-policy", "fifo"]] {
        for report in reports {
            let got = told(&[report, mode, &[&script]].concat());
            assert!(matches!(got.status, Some(0 | 66)) && !got.stderr.is_empty(), "{report:?}: {got:?}");
            check(&format!("{report:?} {mode:?}"), &got.stderr);
        }
    }
}

#[test]
fn a_deadlock_has_80_columns_whatever_things_are_called() {
    let names =
        "ersteslangesschlosserstes_langes_schloss_das_in_keine_spalte_passt, 鍵鍵鍵鍵鍵鍵鍵鍵鍵鍵鍵鍵鍵鍵鍵鍵鍵鍵鍵";
    let (first, second) = names.split_once(", ").expect("two names");
    let circle = format!(
        "
import threading
{names} = threading.Lock(), threading.Lock()
both = threading.Barrier(2)
def take(first, second):
    with first:
        both.wait()
        with second: print('never', '{}')
for name, pair in ('\\x1b[31mrot\\n' + '日本語' * 9, ({names})), ('日本語' * 20, ({second}, {first})):
    threading.Thread(target=take, args=pair, name=name).start()
",
        "日本語".repeat(20)
    );
    let room = tempfile::tempdir().expect("a folder");
    let name = format!("ein langer Name {}.py", "日本語".repeat(14));
    for (what, text) in [("circle", circle.as_str()), ("ended", ENDED), ("alone", DEADLOCK)] {
        std::fs::write(room.path().join(&name), text).expect("a script");
        for mode in [&["--seed", "1"][..], &["--gil-policy", "serial"], &[]] {
            let got = outcome(minipy(room.path()).args(mode).arg(&name), b"");
            assert_eq!(got.status, Some(3), "{what} {mode:?}: {got:?}");
            let report = got.stderr.find("fatal: deadlock").expect("the report");
            check(&format!("{what} {mode:?}"), &got.stderr[report..]);
        }
    }
}

/// A thread ends while it has a lock.
const ENDED: &str = "
import threading
def work():
    lock.acquire()
    raise SystemExit
lock = threading.Lock()
thread = threading.Thread(target=work, name='wor\\x1b[31mker ' + '日本語' * 9)
thread.start()
thread.join()
with lock: print('never')
";

#[test]
fn threads_of_a_pool_can_be_told_apart() {
    let program = "
from concurrent.futures import ThreadPoolExecutor
import threading, time
lock, total = threading.Lock(), [0]
def work(number):
    with lock: time.sleep(0.001)
    total[0] += number
with ThreadPoolExecutor(3) as pool: list(pool.map(work, range(30)))
";
    for report in ["--stats", "--timeline"] {
        let got = told(&[report, "--seed", "4", "-c", program]);
        for number in 0..3 {
            assert!(got.stderr.contains(&format!("r-0_{number}")), "{report}: {}", got.stderr);
        }
    }
}

#[test]
fn all_texts_have_colour_where_it_is_wanted_and_only_there() {
    let reports: [&[&str]; 6] = [
        &["--stats", "locks.py"],
        &["--timeline", "locks.py"],
        &["--lost", "race.py"],
        &["--refs", "box", "box.py"],
        &["--race", "--explore-time", "0", "race.py"],
        &["-c", DEADLOCK],
    ];
    for words in reports {
        let coloured = |name: &str, value: &str| {
            let mut command = minipy(&folder());
            command.env_remove("NO_COLOR").env(name, value).args(["--seed", "53"]).args(words);
            outcome(&mut command, b"").stderr
        };
        let (with, without) = (coloured("FORCE_COLOR", "1"), coloured("NO_COLOR", "1"));
        assert!(with.contains('\x1b') && !without.contains('\x1b'), "{words:?}: {with:?}");
        let plain = with.split('\x1b').enumerate().map(|(at, part)| match part.split_once('m') {
            Some((_, text)) if at > 0 => text,
            _ => part,
        });
        assert_eq!(plain.collect::<String>(), without, "{words:?}");
    }
}
