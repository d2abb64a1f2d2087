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

/// What `step` says with no limit on the search for odds.
fn with_odds(words: &[&str]) -> String {
    let got = told(&[&["--plain", "--max-time", "600"], words].concat(), b"");
    let long = got.stdout.lines().find(|line| line.chars().count() > 80);
    assert_eq!(long, None, "80 columns are enough");
    got.stdout
}

#[test]
fn odds_of_the_counter() {
    // As explore has it: of 6 interleavings 4 fail, and once A has read, of 3 those 2 in which B reads before A writes.
    let said = with_odds(&["--goal", "assert", "--script", "aaaaaaaaa", COUNTER]);
    assert!(said.starts_with("odds: a failed assert comes in 4 of 6 interleavings\n"), "{said}");
    let mut odds: Vec<&str> = said.lines().filter(|line| line.starts_with("odds") || line.contains(" of ")).collect();
    odds.dedup();
    let first: Vec<&str> =
        said.split("── after ").nth(1).into_iter().flat_map(|text| text.lines().rev().take(3)).collect();
    let expected = [
        "  b    2 of 3 (66.7 %)",
        "  a    2 of 3 (66.7 %)",
        "odds of a failed assert: 4 of 6 (66.7 %); if the next to touch what is shared is",
    ];
    assert_eq!(first, expected);
    let read = said.split("── after ").find(|text| text.contains(": 2 of 3 (66.7 %);")).expect("A has read");
    let choices: Vec<&str> = read.lines().filter(|line| line.contains(")  no return: ")).collect();
    let expected = [
        "  a    0 of 1 (0.0 %)  no return: it cannot come any more",
        "  b    2 of 2 (100.0 %)  no return: it comes in every order",
    ];
    assert_eq!(choices, expected);
    // The move that writes is the one that is named, and it is told once.
    let told: Vec<&str> = said.lines().filter(|line| line.starts_with("point of no return")).collect();
    let after = said.split("── after ").skip(1).position(|text| text.contains("odds: a failed assert cannot come"));
    let after = after.expect("A has written");
    assert_eq!(told, [format!("point of no return: after move {after} (a) a failed assert cannot come any more")]);
    let values: Vec<bool> = said.split("── after ").skip(1).map(|text| text.contains("counter = 1")).collect();
    assert_eq!(values.iter().position(|is| *is), Some(after));
}

#[test]
fn odds_without_a_goal_are_those_of_an_outcome_of_no_serial_order() {
    let said = with_odds(&["--script", "", COUNTER]);
    assert!(said.starts_with("odds: an outcome of no serial order comes in 4 of 6 interleavings\n"), "{said}");
    let said = with_odds(&["--script", "", "examples/puzzles/counter_locked.mpy"]);
    assert!(said.starts_with("odds: an outcome of no serial order comes in none of "), "{said}");
    assert!(said.ends_with("odds: an outcome of no serial order cannot come any more\n"), "{said}");
    let said = with_odds(&["--goal", "counter==2", "--script", "k a b", COUNTER]);
    assert!(said.starts_with("odds: counter == 2 comes in 2 of 6 interleavings\n"), "{said}");
    assert!(said.contains("goal reached in 2 moves: kab"), "{said}");
}

#[test]
fn odds_that_are_not_known() {
    let few = with_odds(&["--max-states", "10", "--script", "", COUNTER]);
    assert!(few.starts_with("odds: not known, for the program has more than 10 states; make its loops"), "{few}");
    assert_eq!(few.matches("odds").count(), 1, "{few}");
    let none = with_odds(&["--max-states", "0", "--script", "", COUNTER]);
    assert!(!none.contains("odds"), "{none}");
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("outside.py");
    let text = "import threading\ndef f(): print(len(open(__file__).read()))\n\
                for t in [threading.Thread(target=f), threading.Thread(target=f)]: t.start()\n";
    std::fs::write(&file, text).expect("it is written");
    let outside = with_odds(&["--script", "r", &file.to_string_lossy()]);
    assert!(outside.starts_with("odds: not known, for the program cannot be explored: it calls "), "{outside}");
    assert!(outside.contains("the program has ended\n"), "{outside}");
}

/// How the odds stand at a position, and what they would become.
#[derive(Debug, PartialEq)]
struct Odds {
    here: String,
    choices: Vec<(String, String)>,
}

/// The odds of all positions; what has been decided is there in a word.
fn odds_of(said: &str) -> Vec<Odds> {
    let counts = |text: &str| text.split_once(" (").map_or(text, |(counts, _)| counts).trim().to_owned();
    let position = |text: &str| {
        let at = text.find("\nodds")?;
        let mut lines =
            text[at + 1..].lines().skip_while(|line| !line.contains("odds")).collect::<Vec<_>>().into_iter();
        let mut first = lines.next()?.to_owned();
        let rest: Vec<&str> = lines.collect();
        for more in rest.iter().take_while(|line| line.starts_with("    ")) {
            first += more;
        }
        if let Some(word) =
            ["cannot come any more", "comes in every order", "has come"].iter().find(|it| first.ends_with(**it))
        {
            return Some(Odds { here: (*word).to_owned(), choices: Vec::new() });
        }
        let here = counts(first.split_once(": ")?.1);
        let choice = |line: &&str| line.trim().split_once(' ').map(|(key, text)| (key.to_owned(), counts(text)));
        let choices = rest.iter().filter(|line| line.starts_with("  ") && !line.starts_with("    ")).filter_map(choice);
        Some(Odds { here, choices: choices.collect() })
    };
    said.split("── after ").skip(1).map_while(position).collect()
}

#[test]
fn odds_follow_each_move() {
    // Programs whose threads wait in all ways that there are, and what they can come to.
    let programs = [
        ("counter", "assert"),
        ("sicp338", "balance==45"),
        ("transfer", "deadlock"),
        ("lost_wakeup", "deadlock"),
        ("wakeup", "deadlock"),
        ("rendezvous", "deadlock"),
        ("bounded_buffer", "deadlock"),
        ("barrier_broken", "deadlock"),
        ("check_then_act", "assert"),
        ("lazy", "assert"),
        ("readers_writers_broken", "deadlock"),
    ];
    for (number, (name, goal)) in programs.into_iter().enumerate() {
        let file = format!("examples/puzzles/{name}.mpy");
        for round in 0..2_u32 {
            let mut random = 7919 * (number as u32 + 1) + 104_729 * round;
            let mut choose = |count: u32| {
                random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                (random >> 16) % count
            };
            let keys: String = (0..120).map(|_| ["a ", "b ", "c ", "m "][choose(4) as usize]).collect();
            let words = ["--goal", goal, "--max-states", "100000", "--script", &format!("{keys} k r"), &file];
            let said = with_odds(&words);
            assert!(said.starts_with("odds: "), "{name}: {said}");
            assert!(!said.contains("are lost"), "{name}: {said}");
            let all = odds_of(&said);
            assert!(all.len() > 3, "{name}: {said}");
            // The last move is a whole run.
            for (index, pair) in all.windows(2).enumerate().take(all.len().saturating_sub(2)) {
                let [before, after] = pair else { continue };
                let may_come = before.here == after.here
                    || before.choices.iter().any(|(_, counts)| *counts == after.here)
                    || !after.here.contains(" of ");
                assert!(may_come, "{name}, position {index}: {before:?} {after:?}\n{said}");
            }
            let has_come = said.contains("goal reached");
            let last = all.last().map(|odds| odds.here.as_str());
            if let Some("cannot come any more") = last {
                assert!(!has_come, "{name}: {said}");
            }
            if let Some("comes in every order") = last {
                assert!(has_come, "{name}: {said}");
            }
        }
    }
}

#[test]
fn what_cannot_be_stepped_is_said() {
    let missing = told(&["--plain", "nowhere.py"], b"");
    assert!(missing.status == Some(2) && missing.stderr.contains("nowhere.py"), "{}", missing.stderr);
    let goal = told(&["--goal", "luck", COUNTER], b"");
    assert!(goal.status == Some(2) && goal.stderr.contains("counter==3"), "{}", goal.stderr);
}

/// What `step` says of a program of these lines, without odds.
fn played(text: &str, words: &[&str]) -> Outcome {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("program.py");
    std::fs::write(&file, text).expect("it is written");
    let got = told(&[&["--plain", "--max-states", "0"], words, &[&*file.to_string_lossy()]].concat(), b"");
    let long = got.stdout.lines().find(|line| line.chars().count() > 80);
    assert_eq!(long, None, "80 columns are enough");
    got
}

#[test]
fn each_thread_has_a_key() {
    let text = "import threading\nn = 0\ndef work():\n    global n\n    n += 1\n\
                for t in [threading.Thread(target=work) for _ in range(70)]: t.start()\n";
    let got = played(text, &["--script", "k t9 t70; t12 b u"]).stdout;
    assert!(got.contains("\nyour move: a b c d e f g h t9..t70\n"), "{got}");
    assert!(got.contains("── after kt9t70t12 ──"), "{got}");
    assert!(last(&got).contains("not shown, can go on: "), "{got}");
    for shown in ["T9 Thread-9 (work) has ended", "T12 Thread-12 (work) has ended", "T70 Thread-70 (work) has ended"] {
        assert!(last(&got).contains(shown), "{shown}: {got}");
    }
    assert!(last(&got).contains("\nyour move: a b c d e f g h t10 t11 t13..t69\n"), "{got}");
    // With `r` all of them run to the end.
    let got = played(text, &["--script", "t9 r", "--goal", "n==70"]).stdout;
    assert!(got.contains("goal reached in ") && got.contains("\nthe program has ended\n"), "{got}");
}

#[test]
fn a_move_that_would_never_end_is_ended() {
    let text = "import threading\nx = 0\ndef work():\n    global x\n    while True: x += 1\n\
                threading.Thread(target=work).start()\n";
    for keys in ["k a", "l a a", "r"] {
        let got = played(text, &["--script", keys]).stdout;
        assert!(got.contains("A still runs, perhaps for ever: the move was ended here"), "{keys}: {got}");
        assert!(got.ends_with("your move: a\n"), "{keys}: {got}");
    }
}

#[test]
fn programs_that_end_at_once() {
    let got = played("print('hi')\n", &["--script", "r u"]);
    assert!(got.stdout.contains("the program has ended\n") && got.stdout.contains("this is the beginning"), "{got:?}");
    let got = played("raise ValueError(3)\n", &["--script", "a"]);
    assert!(got.stdout.contains("ended with status 1") && got.stdout.contains("  ValueError: 3"), "{got:?}");
    let got = played("assert False\n", &["--script", "", "--goal", "assert"]);
    assert!(got.status == Some(66) && got.stdout.starts_with("goal reached without a move\n"), "{got:?}");
    let got = played("def f(:\n", &["--script", ""]);
    assert!(got.status == Some(1) && got.stderr.contains("SyntaxError"), "{got:?}");
}

#[cfg(target_os = "linux")]
#[test]
fn a_program_without_end_ends_with_the_one_that_steps_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let (program, told) = (folder.path().join("endless.py"), folder.path().join("pid"));
    let text = format!("import os\nopen({told:?}, 'w').write(str(os.getpid()) + '.')\nwhile True: pass\n");
    std::fs::write(&program, text).expect("it is written");
    let mut child =
        minipy(&root()).args(["step", "--plain", "--max-states", "0"]).arg(&program).spawn().expect("it starts");
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
fn on_a_terminal() {
    use rexpect::reader::Options;
    let mut command = support::command(std::ffi::OsStr::new("sh"), &root());
    let step = "stty rows 30 cols 90 && exec \"$0\" step --max-time 600 --goal assert examples/puzzles/counter.mpy";
    command.args(["-c", step, env!("CARGO_BIN_EXE_minipy")]).env("TERM", "xterm");
    let options = Options::new().timeout_ms(Some(60_000)).strip_ansi_escape_codes(true);
    let mut pty = rexpect::session::spawn_with_options(command, options).expect("a terminal can be had");
    let mut sees = |keys: &str, text: &str| {
        pty.send(keys).and_then(|_| pty.flush()).expect("it reads keys");
        pty.exp_string(text).unwrap_or_else(|error| panic!("{text:?} does not come: {error}"));
    };
    // Cells that stay as they are are not written again: single words can be looked for.
    sees("", "move:");
    sees("", "66.7");
    sees("aaaaa", "return:");
    sees("t1", "thread:");
    sees("2\r", "T12");
    sees("u", "66.7");
    sees("=7", "Enter");
    pty.send_control('c').expect("it reads keys");
    pty.exp_eof().expect("it ends");
}

#[test]
fn positions() {
    let commands: [&[&str]; 3] = [
        &["--plain", "--max-time", "600", "--script", "aaaaa k b a r", COUNTER],
        &["--plain", "--max-time", "600", "--script", "l a a b r", "examples/puzzles/counter_locked.mpy"],
        &["--plain", "--max-time", "600", "--script", "k b a r", "examples/puzzles/wakeup.mpy"],
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
