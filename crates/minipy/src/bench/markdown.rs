//! The result as a table for a page.

use std::fmt::Write;

use super::figures::{Cell, lines, right};
use super::measurements::{Measurements, Row, Run};
use super::notes::notes;
use super::text::{millions, time, times};

/// The table, with a line above it and the notes below.
pub(super) fn report(measurements: &Measurements) -> String {
    let invocation = &measurements.invocation;
    let both = invocation.no_gil;
    let mut out = format!("`{}`", invocation.command().replace('`', "'"));
    let (cores, runs) = (measurements.cores, invocation.runs);
    let _ = write!(out, ": minipy {}, cores: {cores}, runs: {runs}, median", env!("CARGO_PKG_VERSION"));
    if measurements.is_debug_build {
        out += ", debug build";
    }
    if measurements.interrupted {
        out += ", stopped by Ctrl-C";
    }
    out += "\n\n| threads | GIL | M instr/s | speed-up | right |";
    out += if both { " no-gil | M instr/s | speed-up | right | no-gil vs GIL |\n" } else { "\n" };
    out += &format!("|{}\n", "--:|".repeat(if both { 10 } else { 5 }));
    for (row, line) in measurements.rows.iter().zip(lines(measurements)) {
        let _ = write!(out, "| {} |{}", line.threads, cell(line.gil, row, &row.gil));
        if both {
            let ratio = line.no_gil_vs_gil.map_or("–".to_owned(), times);
            let _ = write!(out, "{} {ratio} |", cell(line.no_gil, row, &row.no_gil));
        }
        out.push('\n');
    }
    out.push('\n');
    for note in notes(measurements) {
        let _ = writeln!(out, "- {note}");
    }
    out
}

fn cell(cell: Cell, row: &Row, runs: &[Run]) -> String {
    let right = right(row, runs);
    let or_dash = |text: Option<String>| text.unwrap_or("–".to_owned());
    let right = or_dash(right.right.map(|count| format!("{count} of {}", right.of)));
    let timing = or_dash(cell.timing.map(|timing| format!("{} ± {:.0} %", time(timing.median), timing.spread * 100.0)));
    let throughput = or_dash(cell.throughput.map(|throughput| millions(throughput / 1e6)));
    format!(" {timing} | {throughput} | {} | {right} |", or_dash(cell.speed_up.map(times)))
}
