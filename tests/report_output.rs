//! Reports as they come out: one JSON object where that is asked for, lines of 80 columns, names that do nothing to a
//! terminal, and what is said and answered where a file cannot be written.

mod support;

use std::path::{Path, PathBuf};

use serde_json::Value;
use support::{Outcome, minipy, outcome, root};
use unicode_width::UnicodeWidthStr;

fn folder() -> PathBuf {
    root().join("tests/reports")
}

fn told(words: &[&str]) -> Outcome {
    outcome(minipy(&folder()).args(words), b"")
}

fn object(got: &Outcome) -> Value {
    serde_json::from_str(&got.stderr).unwrap_or_else(|error| panic!("one JSON object: {error}\n{}", got.stderr))
}

const DEADLOCK: &str = "import threading; lock = threading.Lock(); lock.acquire(); lock.acquire()";

#[test]
fn a_deadlock_is_in_the_object_of_the_other_reports() {
    for mode in [&["--gil-policy", "serial"][..], &["--seed", "1"], &[]] {
        let got = told(&[mode, &["--json", "--stats", "--timeline", "-c", DEADLOCK]].concat());
        assert_eq!(got.status, Some(3), "{got:?}");
        let all = object(&got);
        assert_eq!(all["deadlock"]["threads"][0]["name"], "MainThread", "{all:#}");
        assert_eq!(all["stats"]["threads"][0]["name"], "main", "{all:#}");
        assert!(all["timeline"].is_object() && all["setting"].is_object(), "{all:#}");
    }
}

#[test]
fn a_deadlock_is_on_stderr_where_reports_go_to_a_file() {
    let room = tempfile::tempdir().expect("a folder");
    let file = room.path().join("stats.json");
    let got = told(&["--json", "--stats", "--output", &file.to_string_lossy(), "--seed", "1", "-c", DEADLOCK]);
    assert_eq!(object(&got)["deadlock"]["exit_status"], 3);
    let stats: Value = serde_json::from_slice(&std::fs::read(file).expect("it is written")).expect("one JSON object");
    assert!(stats["stats"].is_object() && stats["deadlock"].is_null(), "{stats:#}");
}

#[test]
fn files_are_told_in_the_object() {
    let room = tempfile::tempdir().expect("a folder");
    let path = |name: &str| room.path().join(name).to_string_lossy().into_owned();
    let (trace, profile, page) = (path("t.json"), path("p.svg"), path("r.html"));
    let files = ["--json", "--trace", &trace, "--profile", &profile, "--report", &page];
    for others in [&["--stats"][..], &[]] {
        let all = object(&told(&[&files, others, &["--seed", "1", "small.py"]].concat()));
        assert_eq!(all["stats"].is_object(), !others.is_empty());
        for (number, (report, file)) in [("trace", &trace), ("profile", &profile), ("report", &page)].iter().enumerate()
        {
            let told = &all["files"][number];
            assert_eq!((told["report"].as_str(), told["file"].as_str()), (Some(*report), Some(file.as_str())));
            assert!(told["open_with"].is_string() && told["error"].is_null(), "{told:#}");
        }
    }
}

/// Every write there fails.
#[cfg(target_os = "linux")]
const FULL: &str = "/dev/full";

#[cfg(target_os = "linux")]
#[test]
fn what_cannot_be_written_to_its_end_is_told_and_answered() {
    let room = tempfile::tempdir().expect("a folder");
    let svg = room.path().join("full.svg");
    std::os::unix::fs::symlink(FULL, &svg).expect("a link");
    let svg = svg.to_string_lossy();
    let cases: [(&str, &[&str]); 5] = [
        ("--trace", &["--trace", FULL]),
        ("--profile", &["--profile", &svg]),
        ("--report", &["--report", FULL]),
        ("--record", &["--record", FULL]),
        ("--output", &["--stats", "--output", FULL]),
    ];
    for (option, words) in cases {
        let got = told(&[words, &["small.py"]].concat());
        assert_eq!(got.status, Some(2), "{option}: {got:?}");
        let advice = format!("give {option} another file, and run the program again");
        let is_told = got.stderr.contains("cannot write to '") && got.stderr.contains(&advice);
        assert!(is_told, "{option}: {}", got.stderr);
        if option != "--output" {
            let all = object(&told(&[&["--json", "--stats"], words, &["small.py"]].concat()));
            assert_eq!(all["files"][0]["error"], "No space left on device", "{option}: {all:#}");
        }
    }
    for (program, status) in [("1 / 0", 1), ("import sys; sys.exit(5)", 5), ("import os; os._exit(0)", 2)] {
        assert_eq!(told(&["--trace", FULL, "-c", program]).status, Some(status), "{program}");
    }
}

#[test]
fn stdout_is_not_where_reports_go() {
    for words in [&["--trace", "-"][..], &["--report", "-"], &["--record", "-"], &["--stats", "--output", "-"]] {
        let got = told(&[words, &["small.py"]].concat());
        assert_eq!((got.stdout.as_str(), got.status), ("", Some(2)), "{words:?}: {}", got.stderr);
        assert!(got.stderr.contains("stdout is the program's; name a file"), "{words:?}: {}", got.stderr);
    }
}

/// Who reads the report does not read on.
#[cfg(unix)]
#[test]
fn ctrl_c_ends_the_writing_of_a_report() {
    use std::io::Read;
    use std::process::{Command, Stdio};

    if support::ignores(support::SIGINT) {
        return;
    }
    let room = tempfile::tempdir().expect("a folder");
    let pipe = room.path().join("pipe");
    assert!(Command::new("mkfifo").arg(&pipe).status().is_ok_and(|status| status.success()), "mkfifo makes a pipe");
    let mut command = minipy(&folder());
    command.args(["--seed", "1", "--trace"]).arg(&pipe).arg("busy.py").stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = command.spawn().expect("minipy starts");
    let mut reader = std::fs::File::open(&pipe).expect("it is opened to be written");
    reader.read_exact(&mut [0]).expect("the report begins");
    let kill = Command::new("kill").args(["-INT", &child.id().to_string()]).status();
    assert!(kill.is_ok_and(|status| status.success()), "kill sends a signal");
    assert_eq!(child.wait().expect("it ends").code(), Some(130));
}

/// Lines that are too long, but for those that are a command or the name of a file alone.
fn long_lines(text: &str) -> Vec<&str> {
    let is_alone = |line: &str| line.starts_with("minipy ") || line.starts_with('\'');
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
    let reports: [&[&str]; 9] = [
        &["--stats"],
        &["--timeline"],
        &["--lost"],
        &["--refs", variable],
        &["--race", "--explore-time", "0"],
        &["--trace", "a trace whose name fits into a line, but not with what is said of it.json"],
        &["--profile", &format!("{}.svg", "ein langer Name ".repeat(8))],
        &["--report", &format!("{}.html", "日本語".repeat(14))],
        &["--trace", "t.json"],
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
