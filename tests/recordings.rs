//! `--record FILE` and `minipy replay SCRIPT RECORDING`: the same run again, byte for byte.
#![cfg(unix)]

mod support;

use std::path::{Path, PathBuf};

use support::{Outcome, minipy, outcome, root};

fn told(folder: &Path, words: &[&str], input: &[u8]) -> Outcome {
    outcome(minipy(folder).args(words), input)
}

/// A script in a folder of its own.
fn written(folder: &tempfile::TempDir, text: &str) -> PathBuf {
    let file = folder.path().join("program.py");
    std::fs::write(&file, text).expect("the file can be written");
    file
}

const RACE: &str = "
import threading
counter = 0
def pause():
    for _ in range(30): pass
def work():
    global counter
    for _ in range(40):
        counter += 1
        pause()
threads = [threading.Thread(target=work) for _ in range(3)]
for thread in threads: thread.start()
for thread in threads: thread.join()
print(counter)
";

const OUTSIDE: &str = "
import os, random, sys, threading, time
def work(name):
    for _ in range(3):
        print(name, random.random(), time.time(), time.perf_counter(), os.urandom(2).hex())
        time.sleep(random.random() / 100)
threads = [threading.Thread(target=work, args=(name,)) for name in 'ab']
for thread in threads: thread.start()
print(input('name? '), sys.argv[1:], time.ctime())
for thread in threads: thread.join()
print(sys.stdin.read(), id(threads) > 0, open(__file__).read()[:12])
";

/// Records a run, does it again twice, and gives what it came to.
fn recorded(text: &str, options: &[&str], arguments: &[&str], input: &[u8]) -> Outcome {
    let folder = tempfile::tempdir().expect("a folder");
    written(&folder, text);
    let line = [&["--record", "run.json"], options, &["program.py"], arguments].concat();
    let first = told(folder.path(), &line, input);
    for _ in 0..2 {
        let again = told(folder.path(), &["replay", "program.py", "run.json"], b"");
        assert_eq!((&again.stdout, &again.stderr, again.status), (&first.stdout, &first.stderr, first.status));
    }
    first
}

#[test]
fn a_run_is_done_again_byte_for_byte() {
    for options in [&[][..], &["--seed", "53"], &["--gil-policy", "serial"], &["--switch-points", "cpython"]] {
        let first = recorded(RACE, options, &[], b"");
        assert_eq!(first.status, Some(0), "{options:?}: {}", first.stderr);
    }
    for number in 0..5 {
        let first = recorded(OUTSIDE, &[], &["x", "--y"], format!("Ada {number}\nand more").as_bytes());
        assert!(first.stdout.contains(&format!("name? Ada {number} ['x', '--y'] ")), "{}", first.stdout);
        assert!(first.status == Some(0) && first.stdout.contains("and more True"), "{}{}", first.stdout, first.stderr);
    }
}

#[test]
fn runs_without_a_seed_are_different() {
    let times: Vec<String> =
        (0..3).map(|_| recorded("import random; print(random.random())", &[], &[], b"").stdout).collect();
    assert!(times[0] != times[1] || times[1] != times[2], "{times:?}");
}

#[test]
fn whatever_the_end() {
    let ends = [("1 / 0", 1), ("import os; print(1, flush=True); os._exit(5)", 5), ("raise SystemExit(7)", 7)];
    for (end, status) in ends {
        assert_eq!(recorded(&format!("{RACE}{end}\n"), &[], &[], b"").status, Some(status), "{end}");
    }
    let deadlock = std::fs::read_to_string(root().join("examples/deadlock_circle.py")).expect("an example");
    assert_eq!(recorded(&deadlock, &["--seed", "1"], &[], b"").status, Some(3));
}

#[test]
fn an_edited_program_leaves_its_recording() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = written(&folder, RACE);
    assert_eq!(told(folder.path(), &["--record", "run.json", "--seed", "53", "program.py"], b"").status, Some(0));
    let edited = RACE.replace("        counter += 1\n", "        with lock: counter += 1\n");
    std::fs::write(&file, edited.replace("counter = 0", "counter, lock = 0, threading.Lock()")).expect("it is written");
    let got = told(folder.path(), &["replay", "program.py", "run.json"], b"");
    assert_eq!((got.stdout.as_str(), got.status), ("120\n", Some(67)), "{}", got.stderr);
    for part in ["left its recording in turn ", "recorded: ", "now: ", "line 3 was\n      counter = 0\n    and is\n"] {
        assert!(got.stderr.contains(part), "{part}: {}", got.stderr);
    }
}

#[test]
fn a_change_that_changes_nothing_is_followed() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = written(&folder, RACE);
    let first = told(folder.path(), &["--record", "run.json", "program.py"], b"");
    std::fs::write(&file, format!("{RACE}# the end\n")).expect("it is written");
    let again = told(folder.path(), &["replay", "program.py", "run.json"], b"");
    assert_eq!((again.stdout, again.status), (first.stdout, Some(0)));
}

#[test]
fn what_cannot_be_recorded_or_done_again_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    written(&folder, "print(1)\n");
    std::fs::write(folder.path().join("other.json"), "{}").expect("it is written");
    let cases: [(&[&str], &str); 6] = [
        (&["--record", "run.json", "-c", "print(1)"], "put the program into a file"),
        (&["--record", "run.json", "--no-gil", "program.py"], "cannot be used with"),
        (&["--record", "no/such/folder/run.json", "program.py"], "give --record a file that can be written"),
        (&["replay", "program.py", "other.json"], "Make one: minipy --record FILE program.py"),
        (&["replay", "program.py", "nowhere.json"], "is neither a schedule"),
        (&["replay", "--threads", "2", "program.py", "other.json"], "has its own options"),
    ];
    for (words, reason) in cases {
        let got = told(folder.path(), words, b"");
        assert!(got.status == Some(2) && got.stderr.contains(reason), "{words:?}: {}", got.stderr);
    }
}
