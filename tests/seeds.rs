//! `--seeds A..B`: what many seeded runs of a program come to.

mod support;

use serde_json::Value;
use support::{Outcome, minipy, outcome, root};

fn told(words: &[&str]) -> Outcome {
    outcome(minipy(&root()).args(words), b"")
}

fn outcomes(words: &[&str]) -> (Vec<Value>, Option<i32>) {
    let got = told(&[&["--json"], words].concat());
    let read: Value = serde_json::from_str(&got.stdout).unwrap_or_else(|_| panic!("{words:?}: {}", got.stderr));
    (read["seeds"]["outcomes"].as_array().expect("outcomes").clone(), got.status)
}

/// Fails, waits for ever, ends or prints, as the seed has it.
const ALL_KINDS: &str = "
import threading, time
one, two = threading.Lock(), threading.Lock()
turns = []
def work(name, first, second):
    for _ in range(20):
        with first:
            turns.append(name)
            with second:
                pass
threads = [threading.Thread(target=work, args=it) for it in (('a', one, two), ('b', two, one))]
for thread in threads: thread.start()
for thread in threads: thread.join()
print(time.time() > 0)
if turns[0] == turns[-1]: raise ValueError('the first was the last')
";

#[test]
fn each_outcome_is_what_its_first_seed_comes_to() {
    let (found, status) = outcomes(&["--seeds", "0..60", "-c", ALL_KINDS]);
    assert_eq!(status, Some(66));
    assert!(found.len() >= 2, "{found:#?}");
    assert_eq!(found.iter().map(|it| it["runs"].as_u64().unwrap_or(0)).sum::<u64>(), 60);
    for it in &found {
        let alone = told(&["--seed", &it["first_seed"].to_string(), "-c", ALL_KINDS]);
        assert_eq!(
            (Some(&it["printed"]), it["status"].as_i64()),
            (Some(&Value::String(alone.stdout)), alone.status.map(i64::from))
        );
        let kind = it["ending"].as_str().unwrap_or_default();
        assert_eq!(kind == "deadlock", alone.status == Some(3), "{it:#}");
        assert_eq!(kind == "exception", alone.stderr.contains("ValueError"), "{it:#}");
    }
}

#[test]
fn a_program_that_always_comes_to_the_same_keeps_its_status() {
    let cases = [("print(1)", "output", 0), ("1 / 0", "exception", 1), ("raise SystemExit(9)", "exit", 9)];
    for (program, ending, status) in cases {
        let (found, got) = outcomes(&["--seeds", "5..9", "-c", program]);
        assert_eq!((found.len(), got, found[0]["first_seed"].as_u64()), (1, Some(status), Some(5)), "{program}");
        assert_eq!(found[0]["ending"], ending, "{program}");
    }
}

#[test]
fn arguments_and_options_reach_each_run() {
    let program = "import sys, os; print(sys.argv[1:], os.cpu_count())";
    let (found, _) = outcomes(&["--seeds", "0..3", "--threads", "3", "-c", program, "a", "--", "--seed", "b"]);
    assert_eq!(found[0]["printed"], "['a', '--seed', 'b'] 3\n");
}

#[test]
fn what_cannot_be_run_often_is_refused() {
    let cases: [(&[&str], &str); 8] = [
        (&["--seeds", "0..3", "-"], "put it into a file"),
        (&["--seeds", "3..3", "x.py"], "the end must be above the beginning"),
        (&["--seeds", "7", "x.py"], "as in 0..100"),
        (&["--seeds", "2..3", "--stats", "x.py"], "minipy --seed 2 --stats x.py\n"),
        (
            &["--lost=n", "--seeds=0..3", "--threads", "2", "-c", "n = 1", "a"],
            "--lost what happened in one: ask for one\n  minipy --seed 0 --lost=n --threads 2 -c 'n = 1' -- a\n",
        ),
        (&["--seeds", "0..3", "--trace", "t.json", "x.py"], "minipy --seed 0 --trace t.json x.py\n"),
        (&["--seeds", "0..3", "--count-instructions", "x.py"], "--stats"),
        (&["--seeds", "0..3", "--seed", "1", "x.py"], "cannot be used with"),
    ];
    for (words, reason) in cases {
        let got = told(words);
        assert!(got.status == Some(2) && got.stderr.contains(reason), "{words:?}: {}", got.stderr);
    }
}

#[test]
fn tables() {
    let commands: [&[&str]; 3] = [
        &["--seeds", "0..100", "tests/reports/race.py"],
        &["--seeds", "0..10", "examples/deadlock_circle.py"],
        &["--seeds", "0..10", "--switch-points", "line", "-c", "print('a\\nb')"],
    ];
    let shown = commands.map(|words| {
        let got = told(words);
        assert!(got.stdout.lines().all(|line| line.chars().count() <= 80 || line.contains("minipy ")));
        format!("$ minipy {}\n{}[exit status {}]\n", words.join(" "), got.stdout, got.status.unwrap_or(-1))
    });
    insta::assert_snapshot!(shown.join("\n"));
}
