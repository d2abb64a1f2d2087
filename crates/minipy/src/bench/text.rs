//! The result for the terminal, 80 columns wide.

use std::fmt::Write;

use reports::counted;

use super::figures::{Cell, deviation, first_difference, lines, ratio, right};
use super::measurements::{Measurements, Row, Run, Serial};
use super::notes::{next, notes};

/// Columns of a terminal that everything fits into, but for commands, which are not broken.
const WIDTH: usize = 80;
/// Columns of the longest bar.
const BAR: f64 = 40.0;

/// The whole report.
pub(super) fn report(measurements: &Measurements) -> String {
    let mut out = heading(measurements);
    out.push('\n');
    out += &table(measurements);
    out.push('\n');
    out += &bars(measurements);
    out += &answers(measurements);
    let notes = notes(measurements);
    if !notes.is_empty() {
        out.push('\n');
    }
    for note in notes {
        out += &wrapped(&note);
    }
    let (why, command) = next(measurements);
    out + &format!("\nNext, {why}:\n  {command}\n")
}

/// "1 thread", "4 threads".
pub(super) fn threads(count: usize) -> String {
    counted(count, "thread")
}

/// The lines above the table.
fn heading(measurements: &Measurements) -> String {
    let invocation = &measurements.invocation;
    let (cores, runs) = (measurements.cores, invocation.runs);
    let how = format!(" · {} · median of {}", counted(cores, "core"), counted(runs, "run"));
    let mut out = fitted(invocation.title(), WIDTH - how.chars().count()) + &how + "\n";
    if !invocation.switching.is_empty() {
        let _ = writeln!(out, "{}", fitted(&format!("with the GIL: {}", invocation.switching.join(" ")), WIDTH));
    }
    if let Some(answer) = &invocation.answer {
        let _ = writeln!(out, "{}", fitted(&format!("answer: {answer}, when the script has ended"), WIDTH));
    }
    if measurements.is_debug_build {
        out += "This is a debug build of minipy: for times that count, build it with --release.\n";
    }
    if measurements.interrupted {
        out += "Stopped by Ctrl-C: this is what was measured until then.\n";
    }
    out
}

fn table(measurements: &Measurements) -> String {
    let both = measurements.invocation.no_gil;
    let columns = format!(" {:>8}     {:>10}{:>9}", "time", "M instr/s", "speed-up");
    let mut out = format!("{:7} {:^32}", "", "with the GIL");
    if both {
        out += &format!(" {:^32} {:>6}", "--no-gil", "no-gil");
    }
    out = out.trim_end().to_owned() + "\nthreads" + &columns;
    if both {
        out += &format!("{columns} {:>6}", "vs GIL");
    }
    out.push('\n');
    for line in lines(measurements) {
        out += &format!("{:>7}{}", line.threads, cell(line.gil));
        if both {
            out += &format!("{}{:>7}", cell(line.no_gil), line.no_gil_vs_gil.map_or("–".to_owned(), times));
        }
        out.push('\n');
    }
    out
}

/// 33 columns.
fn cell(cell: Cell) -> String {
    let (time, spread) = match cell.timing {
        Some(timing) => (time(timing.median), format!("±{:.0}%", timing.spread * 100.0)),
        None => ("failed".to_owned(), String::new()),
    };
    let throughput = cell.throughput.map_or("–".to_owned(), |throughput| millions(throughput / 1e6));
    let speed_up = cell.speed_up.map_or("–".to_owned(), times);
    format!(" {time:>8}{spread:>5}{throughput:>10}{speed_up:>9}")
}

/// A time with three or four digits.
pub(super) fn time(seconds: f64) -> String {
    match seconds {
        seconds if seconds < 1e-3 => format!("{:.0} µs", seconds * 1e6),
        seconds if seconds < 1.0 => format!("{:.1} ms", seconds * 1e3),
        seconds if seconds < 100.0 => format!("{seconds:.2} s"),
        seconds => format!("{seconds:.0} s"),
    }
}

pub(super) fn millions(number: f64) -> String {
    match number {
        number if number < 1.0 => format!("{number:.3}"),
        number if number < 10.0 => format!("{number:.2}"),
        number => format!("{number:.1}"),
    }
}

pub(super) fn times(ratio: f64) -> String {
    format!("{ratio:.2}x")
}

/// Throughput as a picture; nothing where it is not known.
fn bars(measurements: &Measurements) -> String {
    let lines = lines(measurements);
    let first = lines.iter().find(|line| line.threads == 1).or(lines.first()).copied();
    let Some(unit) = first.and_then(|line| line.gil.throughput) else { return String::new() };
    let relative = |cell: Cell| ratio(cell.throughput, Some(unit));
    let highest =
        lines.iter().flat_map(|line| [relative(line.gil), relative(line.no_gil)]).flatten().fold(1.0, f64::max);
    let unit = first.map_or(1, |line| line.threads);
    let mut out = format!("throughput, 1.00 = {} with the GIL\n", threads(unit));
    for line in &lines {
        let mut label = threads(line.threads);
        for (mode, cell) in [("GIL", line.gil), ("no-gil", line.no_gil)] {
            if let Some(value) = relative(cell) {
                let _ = writeln!(out, "  {label:<12} {mode:<7} {} {value:.2}", bar(value / highest * BAR));
                label.clear();
            }
        }
    }
    out.push('\n');
    out
}

/// A bar of so many columns, to an eighth.
fn bar(columns: f64) -> String {
    const EIGHTHS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];
    let eighths = (columns * 8.0).round() as usize;
    let bar = "█".repeat(eighths / 8) + EIGHTHS[eighths % 8];
    if bar.is_empty() { "▏".to_owned() } else { bar }
}

/// The part that no other benchmark has.
fn answers(measurements: &Measurements) -> String {
    let mut out = "right answer?  (that of --gil-policy serial, one thread after the other)\n".to_owned();
    for row in &measurements.rows {
        let _ = writeln!(out, "  {:<12} {}", threads(row.threads), verdict(row, measurements));
    }
    // One example says enough.
    let telling = measurements.rows.iter().rev().find_map(|row| Some((row, examples(row)?)));
    if let Some((row, examples)) = telling {
        let _ = writeln!(out, "\nfor instance, with {}", threads(row.threads));
        for (who, line) in examples {
            let _ = writeln!(out, "  {who:<20} {}", fitted(&format!("{:?}", line), WIDTH - 23));
        }
    }
    out
}

fn verdict(row: &Row, measurements: &Measurements) -> String {
    let has_expression = measurements.invocation.answer.is_some();
    match &row.serial {
        Serial::Agreed { .. } => {
            let gil = format!("GIL {}", count(row, &row.gil));
            if row.no_gil.is_empty() { gil } else { format!("{gil:<32} no-gil {}", count(row, &row.no_gil)) }
        }
        Serial::Differed { .. } if has_expression => {
            "cannot tell: the value of --answer differs between two serial runs".to_owned()
        }
        Serial::Differed { .. } => "cannot tell, use --answer: two serial runs differ".to_owned(),
        Serial::Endless(seconds) => {
            format!("cannot tell: no end in {seconds:.0} s with one thread after the other")
        }
    }
}

/// "0 of 5, 48–69 % less".
fn count(row: &Row, runs: &[Run]) -> String {
    let right = right(row, runs);
    let failed = if right.failed > 0 { format!(", {} failed", right.failed) } else { String::new() };
    let off = deviation(row, runs).map_or(String::new(), |range| format!(", {}", off_by(range)));
    format!("{} of {}{failed}{off}", right.right.unwrap_or_default(), right.of)
}

/// "48–69 % less".
pub(super) fn off_by([low, high]: [f64; 2]) -> String {
    let percent = |least: f64, most: f64| {
        let digits = if most < 0.1 { 1 } else { 0 };
        let [least, most] = [least, most].map(|part| format!("{:.digits$}", part * 100.0));
        if least == most { most } else { format!("{least}–{most}") }
    };
    match (low < 0.0, high < 0.0) {
        (true, true) => format!("{} % less", percent(-high, -low)),
        (false, false) => format!("{} % more", percent(low, high)),
        (_, _) => format!("{:.0} % less to {:.0} % more", -low * 100.0, high * 100.0),
    }
}

/// Lines in which answers differ, and whose they are.
fn examples(row: &Row) -> Option<Vec<(&'static str, &str)>> {
    let right = match &row.serial {
        Serial::Agreed { answer, .. } => answer,
        Serial::Differed { answers: [first, second], .. } => {
            let [first, second] = first_difference(&first.text, &second.text)?;
            return Some(vec![("serial", first), ("serial again", second)]);
        }
        Serial::Endless(_) => return None,
    };
    let mut shown = Vec::new();
    for (who, runs) in [("a run with the GIL", &row.gil), ("a run without it", &row.no_gil)] {
        let wrong = row.wrong(runs).find_map(|run| match run {
            Run::Ended { answer, .. } => first_difference(&right.text, &answer.text),
            Run::Failed(_) => None,
        });
        if let Some([expected, got]) = wrong {
            if shown.is_empty() {
                shown.push(("serial", expected));
            }
            shown.push((who, got));
        }
    }
    (!shown.is_empty()).then_some(shown)
}

/// A text cut to so many columns.
fn fitted(text: &str, columns: usize) -> String {
    if text.chars().count() <= columns {
        return text.to_owned();
    }
    text.chars().take(columns.saturating_sub(1)).collect::<String>() + "…"
}

/// A sentence in lines.
fn wrapped(text: &str) -> String {
    let (mut out, mut column) = (String::new(), 0);
    for word in text.split_whitespace() {
        let length = word.chars().count();
        if column > 0 && column + 1 + length > WIDTH {
            out.push('\n');
            column = 0;
        } else if column > 0 {
            out.push(' ');
            column += 1;
        }
        out += word;
        column += length;
    }
    out + "\n"
}
