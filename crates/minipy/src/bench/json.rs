//! The result as one JSON object with one key, `bench`, as all reports have theirs. Times are in seconds.

use serde::Serialize;

use super::figures::{Cell, Following, deviation, following, lines, right};
use super::measurements::{Measurements, Row, Run, Serial};
use super::notes::{next, notes};

#[derive(Serialize)]
struct Document<'a> {
    bench: Bench<'a>,
}

#[derive(Serialize)]
struct Bench<'a> {
    command: String,
    program: &'a [String],
    arguments: &'a [String],
    cores: usize,
    runs: usize,
    debug_build: bool,
    interrupted: bool,
    /// The expression of `--answer`.
    answer: Option<&'a str>,
    threads_follow_n: bool,
    rows: Vec<JsonRow<'a>>,
    notes: Vec<String>,
    next: String,
}

#[derive(Serialize)]
struct JsonRow<'a> {
    threads: usize,
    serial: JsonSerial<'a>,
    gil: JsonMode<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    no_gil: Option<JsonMode<'a>>,
    no_gil_vs_gil: Option<f64>,
}

#[derive(Serialize)]
struct JsonSerial<'a> {
    /// "agreed", "differed", "endless".
    verdict: &'static str,
    answers: Vec<&'a str>,
    instructions: Option<u64>,
}

#[derive(Serialize)]
struct JsonMode<'a> {
    seconds: Option<f64>,
    instructions_per_second: Option<f64>,
    speed_up: Option<f64>,
    /// `null` where the serial runs do not tell.
    right_answers: Option<usize>,
    /// The least and the most that wrong answers are off, as parts of the right one.
    off_by: Option<[f64; 2]>,
    runs: Vec<JsonRun<'a>>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum JsonRun<'a> {
    Ended { seconds: f64, threads_started: u32, right: Option<bool>, answer: &'a str },
    Failed { failure: &'a str, stderr: &'a str },
}

/// The object, indented.
pub(super) fn report(measurements: &Measurements) -> String {
    let invocation = &measurements.invocation;
    let row = |(row, line): (_, super::figures::Line)| {
        let row: &Row = row;
        JsonRow {
            threads: row.threads,
            serial: serial(&row.serial),
            gil: mode(line.gil, row, &row.gil),
            no_gil: invocation.no_gil.then(|| mode(line.no_gil, row, &row.no_gil)),
            no_gil_vs_gil: line.no_gil_vs_gil,
        }
    };
    let bench = Bench {
        command: invocation.command(),
        program: &invocation.program,
        arguments: &invocation.arguments,
        cores: measurements.cores,
        runs: invocation.runs,
        debug_build: measurements.is_debug_build,
        interrupted: measurements.interrupted,
        answer: invocation.answer.as_deref(),
        threads_follow_n: matches!(following(measurements), Following::Equal | Following::Grows),
        rows: measurements.rows.iter().zip(lines(measurements)).map(row).collect(),
        notes: notes(measurements),
        next: next(measurements).1,
    };
    // Plain data without maps: it can always be written.
    serde_json::to_string_pretty(&Document { bench }).unwrap_or_default() + "\n"
}

fn serial(serial: &Serial) -> JsonSerial<'_> {
    match serial {
        Serial::Agreed { answer, instructions } => {
            JsonSerial { verdict: "agreed", answers: vec![&answer.text], instructions: *instructions }
        }
        Serial::Differed { answers, instructions } => {
            let answers = answers.iter().map(|answer| answer.text.as_str()).collect();
            JsonSerial { verdict: "differed", answers, instructions: *instructions }
        }
        Serial::Endless(_) => JsonSerial { verdict: "endless", answers: Vec::new(), instructions: None },
    }
}

fn mode<'a>(cell: Cell, row: &Row, runs: &'a [Run]) -> JsonMode<'a> {
    let run = |run: &'a Run| match run {
        Run::Ended { seconds, threads, answer } => JsonRun::Ended {
            seconds: *seconds,
            threads_started: *threads,
            right: row.is_right(run),
            answer: &answer.text,
        },
        Run::Failed(failure) => JsonRun::Failed { failure: &failure.how, stderr: &failure.stderr },
    };
    JsonMode {
        seconds: cell.timing.map(|timing| timing.median),
        instructions_per_second: cell.throughput,
        speed_up: cell.speed_up,
        right_answers: right(row, runs).right,
        off_by: deviation(row, runs),
        runs: runs.iter().map(run).collect(),
    }
}
