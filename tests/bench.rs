//! `minipy bench`: what it counts, what it refuses, how it ends. Never how long anything takes.

mod support;

use std::path::Path;

use support::{Outcome, minipy, outcome};

/// Runs `minipy bench` where the examples are.
fn bench(arguments: &[&str]) -> Outcome {
    outcome(minipy(&support::root()).arg("bench").args(arguments), b"")
}

/// What a report says for a number of threads below "right answer?".
fn verdict(report: &Outcome, threads: &str) -> String {
    let below = report.stdout.split("right answer?").nth(1).unwrap_or_default();
    let line = below.lines().find_map(|line| line.trim_start().strip_prefix(threads));
    line.unwrap_or_else(|| panic!("nothing about {threads}: {report:?}"))
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

/// Without the feature nothing but the GIL can be measured.
fn both() -> &'static [&'static str] {
    if machine::FREE_THREADING { &["--no-gil"] } else { &[] }
}

/// Counts to 3000 in each thread, behind a lock.
const COUNT: &str = "import threading\nlock, count = threading.Lock(), 0\ndef worker():\n    global count\n    \
    for _ in range(3000):\n        with lock: count += 1\ndef report(): print('counted', count)";

#[test]
fn a_right_program() {
    let arguments = [&["--runs", "2", "-c", COUNT, "--threads", "1,3"], both()].concat();
    let got = bench(&arguments);
    assert_eq!(got.status, Some(0), "{got:?}");
    let of = if machine::FREE_THREADING { "GIL 2 of 2 no-gil 2 of 2" } else { "GIL 2 of 2" };
    assert_eq!([verdict(&got, "1 thread"), verdict(&got, "3 threads")], [of, of]);
    let all = if machine::FREE_THREADING { 14 } else { 10 };
    let half = all / 2;
    let progress =
        format!("bench: 1 thread, runs 1 to {half} of {all}\nbench: 3 threads, runs {} to {all} of {all}\n", half + 1);
    assert_eq!(got.stderr, progress);
    assert!(got.stdout.starts_with("-c · "), "{got:?}");
    assert!(got.stdout.contains("Next, ") && !got.stdout.contains("does not follow"), "{got:?}");
}

/// A program that prints who drives its threads cannot be right.
#[test]
fn a_wrong_program() {
    let code = "import threading\nprint('alone:', threading.get_native_id() == threading.get_ident())";
    let got = bench(&["--runs", "2", "--threads", "1", "-c", code]);
    assert_eq!((got.status, verdict(&got, "1 thread").as_str()), (Some(66), "GIL 0 of 2"), "{got:?}");
    assert!(got.stdout.contains("\"alone: True\"") && got.stdout.contains("\"alone: False\""), "{got:?}");
    assert!(got.stdout.contains("-c starts no threads"), "{got:?}");
    if machine::FREE_THREADING {
        let code = "import sys\nprint(sys._is_gil_enabled() + 1)";
        let got = bench(&["--runs", "2", "--threads", "1", "--no-gil", "-c", code]);
        let expected = "GIL 2 of 2 no-gil 0 of 2, 50 % less";
        assert_eq!((got.status, verdict(&got, "1 thread").as_str()), (Some(66), expected), "{got:?}");
    }
}

#[test]
fn answers_that_are_never_the_same() {
    let programs = [
        "import time; print(time.perf_counter())",
        "import time; print(time.strftime('%Y'))",
        "import time; began = time.time(); [i for i in range(99999)]; print(f'{time.time() - began:.1f} s')",
        "import random; print(random.random())",
        "import os; print(os.getpid())",
        "print(object())",
    ];
    for code in programs {
        let got = bench(&["--runs", "1", "--threads", "1", "-c", code]);
        assert_eq!(got.status, Some(0), "{code}: {got:?}");
        assert_eq!(verdict(&got, "1 thread"), "cannot tell, use --answer: two serial runs differ", "{code}");
        assert!(got.stdout.contains("minipy bench --runs 1 --answer EXPR -c "), "{got:?}");
    }
    let code = "import time\nprint(time.time())\nanswer = [6 * 7]\ndef worker(): answer.append(1)";
    let got = bench(&["--runs", "1", "--threads", "2", "--answer", "answer, len(answer)", "-c", code]);
    assert_eq!((got.status, verdict(&got, "2 threads").as_str()), (Some(0), "GIL 1 of 1"), "{got:?}");
    let got = bench(&["--runs", "1", "--threads", "2", "--answer", "time.time()", "-c", code]);
    let expected = "cannot tell: the value of --answer differs between two serial runs";
    assert_eq!((got.status, verdict(&got, "2 threads").as_str()), (Some(0), expected), "{got:?}");
}

#[test]
fn numbers_of_threads() {
    let three = "import threading\nts = [threading.Thread(target=int) for _ in range(3)]\n\
        for t in ts: t.start()\nfor t in ts: t.join()";
    let got = bench(&["--runs", "1", "--threads", "1,2", "-c", three]);
    let said = "The number of threads does not follow N: -c starts 3 threads, whatever N is.";
    assert!(got.stdout.contains(said), "{got:?}");
    let all = "import os, threading\nts = [threading.Thread(target=int) for _ in range(os.cpu_count() + 1)]\n\
        for t in ts: t.start()\nfor t in ts: t.join()";
    let got = bench(&["--runs", "1", "--threads", "1,2", "-c", all]);
    assert!(got.stdout.contains("Threads that -c really started: 2 for N = 1, 3 for N = 2."), "{got:?}");
}

#[test]
fn programs_that_fail() {
    let got = bench(&["--threads", "1", "-c", "1/0"]);
    assert_eq!((got.status, got.stdout.as_str()), (Some(1), ""));
    let first = "minipy: -c with 1 thread ended with status 1 in the first serial run, so there is nothing to measure.";
    assert!(got.stderr.contains(first), "{got:?}");
    let last =
        "ZeroDivisionError: division by zero\nSee for yourself:  minipy --gil-policy=serial -c 1/0 --threads 1\n";
    assert!(got.stderr.ends_with(last), "{got:?}");
    let got = bench(&["--threads", "1", "-c", "import os; os._exit(0)"]);
    assert!(got.status == Some(1) && got.stderr.contains("os._exit?"), "{got:?}");
    let got = bench(&["--threads", "1", "-c", "import threading\nl = threading.Lock()\nl.acquire()\nl.acquire()"]);
    assert!(got.status == Some(1) && got.stderr.contains("deadlock: the only thread waits"), "{got:?}");
    // What was measured before is shown.
    let got = bench(&["--runs", "1", "--threads", "1,2", "-c", "import os; os.cpu_count() == 1 or int('no')"]);
    assert!(got.status == Some(1) && got.stderr.contains("-c with 2 threads ended"), "{got:?}");
    assert_eq!(verdict(&got, "1 thread"), "GIL 1 of 1");
    // Fails in each run that is not serial.
    let code = "import threading\nassert threading.get_native_id() == threading.get_ident(), 'not alone'";
    let got = bench(&["--runs", "2", "--threads", "1", "-c", code]);
    assert_eq!((got.status, verdict(&got, "1 thread").as_str()), (Some(66), "GIL 0 of 2, 2 failed"), "{got:?}");
    assert!(got.stdout.contains("AssertionError: not alone"), "{got:?}");
}

#[test]
fn answers_that_cannot_be_evaluated() {
    let got = bench(&["--threads", "1", "--answer", "nothing", "-c", "x = 1"]);
    assert!(got.status == Some(1) && got.stderr.contains("NameError: name 'nothing' is not defined"), "{got:?}");
    assert!(got.stderr.contains("--answer could not be evaluated"), "{got:?}");
    let got = bench(&["--threads", "1", "--answer", "x =", "-c", "x = 1"]);
    assert_eq!((got.status, got.stdout.as_str()), (Some(2), ""));
    assert!(got.stderr.contains("SyntaxError: invalid syntax") && got.stderr.contains("--answer counter"), "{got:?}");
}

#[test]
fn forms_for_programs_and_pages() {
    let got = bench(&["--json", "--runs", "2", "-c", COUNT, "--threads", "2,1", "--", "--json", "a b"]);
    assert_eq!(got.status, Some(0), "{got:?}");
    let all: serde_json::Value = serde_json::from_str(&got.stdout).expect("it is JSON");
    let bench_of = &all["bench"];
    assert_eq!(bench_of["arguments"], serde_json::json!(["--json", "a b"]));
    assert_eq!(bench_of["threads_follow_n"], true);
    let row = &bench_of["rows"][0];
    assert_eq!((&row["threads"], &row["gil"]["right_answers"]), (&2.into(), &2.into()));
    assert_eq!(row["gil"]["runs"][1]["threads_started"], 2);
    assert_eq!(row["serial"]["answers"][0], "counted 6000\n");
    let twice = (&row["serial"]["instructions"], &bench_of["rows"][1]["serial"]["instructions"]);
    let ratio = twice.0.as_f64().zip(twice.1.as_f64()).map(|(two, one)| two / one);
    assert!(ratio.is_some_and(|ratio| (1.8..2.1).contains(&ratio)), "{twice:?}");
    let got = bench(&["--markdown", "--runs", "1", "examples/lost_update.mpy", "--threads", "1"]);
    assert!(
        got.stdout.contains("\n| threads | GIL | M instr/s | speed-up | right |\n|--:|--:|--:|--:|--:|\n| 1 |"),
        "{got:?}"
    );
}

#[test]
fn usage_errors() {
    let help = outcome(minipy(Path::new(".")).args(["bench", "-h"]), b"");
    assert!(help.status == Some(0) && help.stdout.contains("--answer <EXPR>") && help.stdout.contains("Exit status"));
    for (arguments, words) in [
        (&["x.py", "--threads", "0"][..], "whole number from 1"),
        (&["x.py", "--threads", "a"], "as in 1,2,4"),
        (&["x.py", "--threads", "1,1"], "1 is there twice"),
        (&["x.py", "--threads=1,,2"], "as in 1,2,4"),
        (&["--runs", "0", "x.py"], "whole number from 1"),
        (&["--json", "--markdown", "x.py"], "cannot be used with"),
        (&["x.py", "--json"], "minipy bench SCRIPT -- --json"),
        (&["x.py", "--answer=x"], "write it before the script"),
        (&["x.py", "--seed", "1"], "leave out --seed"),
        (&["x.py", "--gil-policy", "serial"], "leave it out"),
        (&["x.py", "--thread", "1"], "--threads"),
        (&["-"], "minipy bench FILE"),
        (&[], "<SCRIPT>"),
        (&["missing.py"], "can't open file"),
    ] {
        let got = bench(arguments);
        assert!(got.status == Some(2) && got.stdout.is_empty() && got.stderr.contains(words), "{arguments:?}: {got:?}");
    }
    if !machine::FREE_THREADING {
        let got = bench(&["x.py", "--no-gil"]);
        assert!(got.status == Some(2) && got.stderr.contains("built with a GIL only"), "{got:?}");
    }
    let near = outcome(minipy(Path::new(".")).args(["bensh", "x.py"]), b"");
    assert!(near.stderr.contains("Did you mean the subcommand 'bench'?"), "{near:?}");
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_with_what_is_known() {
    use std::io::{BufRead, BufReader, Read};
    use std::process::{Command, Stdio};
    if support::ignores(support::SIGINT) {
        eprintln!("SIGINT is ignored here: nothing to test");
        return;
    }
    // With two threads it would take a while; serially sleeping takes no time.
    let code = "import os, time\ntime.sleep(0 if os.cpu_count() == 1 else 1000)";
    for (threads, known) in [("1,2", true), ("2", false)] {
        let mut command = minipy(Path::new("/"));
        command.args(["bench", "--runs", "1", "--threads", threads, "-c", code]);
        let spawned = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
        let mut child = spawned.expect("minipy starts");
        let mut stderr = BufReader::new(child.stderr.take().expect("stderr is a pipe"));
        let mut line = String::new();
        while !line.contains("2 threads") {
            line.clear();
            assert_ne!(stderr.read_line(&mut line).expect("stderr is text"), 0, "it ended too early");
        }
        let kill = Command::new("kill").args(["-INT", &child.id().to_string()]).status();
        assert!(kill.is_ok_and(|status| status.success()), "kill sends a signal");
        let output = child.wait_with_output().expect("it ends");
        let stdout = String::from_utf8_lossy(&output.stdout);
        assert_eq!(output.status.code(), Some(130), "{stdout}");
        assert_eq!(stdout.contains("Stopped by Ctrl-C") && stdout.contains("GIL 1 of 1"), known, "{stdout}");
        assert_eq!(stdout.is_empty(), !known, "{stdout}");
        line.clear();
        stderr.read_to_string(&mut line).expect("stderr is text");
        assert_eq!(line.contains("before anything was measured"), !known, "{line}");
    }
}
