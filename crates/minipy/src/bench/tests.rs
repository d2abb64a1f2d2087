//! Reports of made-up figures.

use super::commands::Invocation;
use super::measurements::{Answer, Failure, Measurements, Row, Run, Serial};
use super::{json, markdown, text};

fn measurements(program: &str, no_gil: bool, rows: Vec<Row>) -> Measurements {
    Measurements {
        invocation: Invocation {
            program: vec![program.to_owned()],
            arguments: Vec::new(),
            threads: rows.iter().map(|row| row.threads).collect(),
            runs: 3,
            answer: None,
            no_gil,
            switching: Vec::new(),
        },
        cores: 8,
        has_free_threading: true,
        is_debug_build: false,
        interrupted: false,
        rows,
    }
}

/// Runs that took so many milliseconds.
fn runs(threads: usize, answer: &str, millis: [f64; 3]) -> Vec<Run> {
    let run = |millis| Run::Ended { seconds: millis / 1e3, threads: threads as u32, answer: Answer::from(answer) };
    millis.map(run).to_vec()
}

fn agreed(answer: &str, instructions: u64) -> Serial {
    Serial::Agreed { answer: Answer::from(answer), instructions: Some(instructions) }
}

/// Threads that compute for themselves.
fn private_work() -> Measurements {
    let row = |threads: usize, gil: f64, no_gil: f64| Row {
        threads,
        serial: agreed("done\n", 4_000_000 * threads as u64),
        gil: runs(threads, "done\n", [gil * 1.01, gil, gil * 0.99]),
        no_gil: runs(threads, "done\n", [no_gil, no_gil * 1.04, no_gil]),
    };
    let rows = vec![row(1, 40.1, 46.2), row(2, 80.9, 46.9), row(4, 162.4, 48.1), row(8, 1326.0, 52.3)];
    measurements("cpu.mpy", true, rows)
}

/// Threads that lose each other's updates.
fn lost_updates() -> Measurements {
    let counted = |number: &str| format!("expected {number}\ngot      {number}\n");
    let one = counted("100,000");
    let (four, wrong) = (counted("400,000"), |got| format!("expected 400,000\ngot       {got}\nlost a part\n"));
    let rows = vec![
        Row {
            threads: 1,
            serial: agreed(&one, 700_000),
            gil: runs(1, &one, [2.0; 3]),
            no_gil: runs(1, &one, [1.9; 3]),
        },
        Row {
            threads: 4,
            serial: agreed(&four, 2_800_000),
            gil: [runs(4, &four, [9.0, 8.0, 8.5]), runs(4, &wrong("260,000"), [8.0; 3])].concat()[1..4].to_vec(),
            no_gil: [runs(4, &wrong("99,000"), [7.0; 3]), runs(4, &wrong("164,000"), [7.5; 3])].concat()[2..5].to_vec(),
        },
    ];
    measurements("race.mpy", true, rows)
}

/// A script that tells how long it took.
fn printed_times() -> Measurements {
    let answers = ["took 0.00 s\n", "took 1.31 s\n"].map(Answer::from);
    let rows = [2, 4].map(|threads| Row {
        threads,
        serial: Serial::Differed { answers: answers.clone(), instructions: Some(700_000_000) },
        gil: runs(10, "took 4.02 s\n", [4021.0, 4025.0, 4411.0]),
        no_gil: Vec::new(),
    });
    measurements("examples/folder/times.py", false, rows.to_vec())
}

/// All that can go wrong.
fn troubles() -> Measurements {
    let stderr = "Traceback (most recent call last):\n  File \"x.py\", line 9\nAssertionError: 7\n".to_owned();
    let failed = |how: &str, stderr: &str| Run::Failed(Failure { how: how.to_owned(), stderr: stderr.to_owned() });
    let rows = vec![
        Row {
            threads: 2,
            serial: agreed("5\n", 1_000),
            gil: [runs(2, "5\n", [120_000.0; 3]), vec![failed("ended with status 1", &stderr)]].concat()[2..].to_vec(),
            no_gil: vec![failed("was killed by signal 11", ""); 2],
        },
        Row {
            threads: 3,
            serial: Serial::Endless(10.0),
            gil: runs(2, "5\n", [0.5, 0.5, 1.5]),
            no_gil: runs(4, "5\n", [0.5; 3]),
        },
    ];
    let mut measurements = measurements("a script.py", true, rows);
    measurements.interrupted = true;
    measurements.is_debug_build = true;
    measurements.cores = 1;
    measurements.has_free_threading = false;
    measurements.invocation.answer = Some("[counter, 'it']".to_owned());
    measurements.invocation.switching = vec!["--switch-points=cpython".to_owned()];
    measurements.invocation.arguments = vec!["--json".to_owned(), "a b".to_owned()];
    measurements
}

/// Lines that come in another order, by a program that is a text.
fn shuffled() -> Measurements {
    let rows =
        vec![Row { threads: 1, serial: agreed("a\nb\n", 50), gil: runs(0, "b\na\n", [1.0; 3]), no_gil: Vec::new() }];
    let mut measurements = measurements("", false, rows);
    measurements.invocation.program = vec!["-c".to_owned(), "print('a')".to_owned()];
    measurements.invocation.runs = 5;
    measurements
}

#[test]
fn reports_for_the_terminal() {
    let reports = [private_work(), lost_updates(), printed_times(), troubles(), shuffled()]
        .map(|measured| text::report(&measured));
    insta::assert_snapshot!(reports.join("\n----\n\n"));
    for line in reports.iter().flat_map(|report| report.lines()).filter(|line| !line.starts_with("  minipy")) {
        assert!(line.chars().count() <= 80, "{line}");
    }
}

#[test]
fn tables_for_pages() {
    let tables = [lost_updates(), printed_times(), troubles()].map(|measured| markdown::report(&measured));
    insta::assert_snapshot!(tables.join("\n----\n\n"));
}

#[test]
fn objects_for_programs() {
    insta::assert_snapshot!(json::report(&lost_updates()));
}

#[test]
fn wrong_answers_decide_the_exit_status() {
    assert!(lost_updates().has_wrong_answers() && troubles().has_wrong_answers());
    assert!(!private_work().has_wrong_answers() && !printed_times().has_wrong_answers());
}
