//! `minipy step`: what keys lead to, as text.
#![cfg(unix)]

mod support;

use support::{Outcome, minipy, outcome, root};

fn told(words: &[&str], input: &[u8]) -> Outcome {
    outcome(minipy(&root()).arg("step").args(words), input)
}

const COUNTER: &str = "examples/puzzles/counter.mpy";

/// The part of a text after the last position's heading.
fn last(text: &str) -> &str {
    text.rsplit("── after ").next().unwrap_or_default()
}

#[test]
fn the_lost_update_by_hand() {
    let got = told(&["--plain", "--goal", "assert", "--script", "aaaaa k b a r", COUNTER], b"");
    assert!(got.status == Some(66), "{}", got.stdout);
    assert!(got.stdout.contains("an assert failed") && got.stdout.contains("goal reached in "), "{}", got.stdout);
    let right = told(&["--plain", "--goal", "assert", "--script", "k a b r", COUNTER], b"");
    assert!(right.stdout.ends_with("the goal was not reached\n"), "{}", right.stdout);
}

#[test]
fn going_back_leads_to_the_same_place() {
    let straight = told(&["--plain", "--script", "a b", COUNTER], b"").stdout;
    let back = told(&["--plain", "--script", "a a b u u b", COUNTER], b"").stdout;
    assert_eq!(last(&straight), last(&back));
    let beginning = told(&["--plain", "--script", "a u u", COUNTER], b"").stdout;
    assert!(beginning.contains("this is the beginning"), "{beginning}");
}

#[test]
fn a_deadlock_by_hand() {
    let program = "examples/deadlock_circle.py";
    let found = ["l", "i"].iter().any(|unit| {
        (2..14).any(|count| {
            let keys = format!("{unit} {} k b a r", "a ".repeat(count));
            let got = told(&["--plain", "--goal", "deadlock", "--script", &keys, program], b"");
            got.stdout.contains("goal reached") && got.stdout.contains("deadlock: nobody can go on")
        })
    });
    assert!(found);
}

#[test]
fn keys_from_stdin_and_from_a_file() {
    let typed = told(&["--plain", COUNTER], b"a\nb u\nq\n").stdout;
    let script = tempfile::NamedTempFile::new().expect("a file");
    std::fs::write(script.path(), "a b\nu").expect("it is written");
    let read = told(&["--plain", "--script", &script.path().to_string_lossy(), COUNTER], b"").stdout;
    assert_eq!(typed, read);
    let help = told(&["--plain", "--script", "? z", COUNTER], b"").stdout;
    assert!(help.contains("take the last move back") && help.contains("'z' is no key"), "{help}");
    let able = told(&["--plain", "--script", "d", COUNTER], b"").stdout;
    assert!(able.contains("D cannot go on: does not exist (yet)"), "{able}");
}

#[test]
fn a_quiz_hides_what_changes() {
    let got = told(&["--plain", "--quiz", "--script", "k a =1 b =7", COUNTER], b"").stdout;
    assert!(got.contains("counter = ?") && got.contains("right: counter = 1"), "{got}");
    assert!(got.contains("no: counter = 2") && got.ends_with("guessed 1 of 2\n"), "{got}");
}

#[test]
fn what_cannot_be_stepped_is_said() {
    let missing = told(&["--plain", "nowhere.py"], b"");
    assert!(missing.status == Some(1) && missing.stderr.contains("nowhere.py"), "{}", missing.stderr);
    let goal = told(&["--goal", "luck", COUNTER], b"");
    assert!(goal.status == Some(2) && goal.stderr.contains("counter==3"), "{}", goal.stderr);
}

#[cfg(target_os = "linux")]
#[test]
fn a_program_without_end_ends_with_the_one_that_steps_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let (program, told) = (folder.path().join("endless.py"), folder.path().join("pid"));
    let text = format!("import os\nopen({told:?}, 'w').write(str(os.getpid()) + '.')\nwhile True: pass\n");
    std::fs::write(&program, text).expect("it is written");
    let mut child = minipy(&root()).args(["step", "--plain"]).arg(&program).spawn().expect("it starts");
    let pid = until(|| Some(std::fs::read_to_string(&told).ok()?.strip_suffix('.')?.to_owned()));
    child.kill().expect("it can be killed");
    child.wait().expect("it has ended");
    let status = format!("/proc/{pid}/stat");
    until(|| std::fs::read_to_string(&status).map_or(true, |text| text.contains(") Z ")).then_some(()));
}

/// Looks again and again, for a minute at most.
#[cfg(target_os = "linux")]
fn until<T>(mut look: impl FnMut() -> Option<T>) -> T {
    for _ in 0..6000 {
        if let Some(found) = look() {
            return found;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    panic!("it does not come");
}

#[test]
fn positions() {
    let commands: [&[&str]; 3] = [
        &["--plain", "--script", "aaaaa k b a r", COUNTER],
        &["--plain", "--script", "l a a b r", "examples/puzzles/counter_locked.mpy"],
        &["--plain", "--script", "k b a r", "examples/puzzles/wakeup.mpy"],
    ];
    let shown = commands.map(|words| {
        let got = told(words, b"");
        let long = got.stdout.lines().find(|line| line.chars().count() > 80);
        assert_eq!(long, None, "80 columns are enough");
        format!(
            "$ minipy step {}\n{}{}[exit status {}]\n",
            words.join(" "),
            got.stdout,
            got.stderr,
            got.status.unwrap_or(-1)
        )
    });
    let here = format!("{}/", support::root().display());
    insta::assert_snapshot!(shown.join("\n").replace(&here, ""));
}
