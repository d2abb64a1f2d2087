//! The outcomes as a table: what each is, how many interleavings lead to it, and how little it takes.

use explore::Outcome;
use num_bigint::BigUint;
use reports::grouped;
use unicode_width::UnicodeWidthStr;

use super::Explored;
use super::text::{preemptions, verdict};
use crate::columns::{WIDTH, padded, wrapped};

/// So many outcomes are listed.
const MOST_OUTCOMES: usize = 40;

/// An outcome in words.
struct Row<'a> {
    label: &'a str,
    count: String,
    share: String,
    needs: String,
    verdict: &'static str,
}

/// Writes the table; what is too long for its column has a line for itself.
pub(super) fn listing(explored: &Explored) -> String {
    let mut each: Vec<&Outcome> = explored.outcomes.each.iter().collect();
    let label = |outcome: &Outcome| explored.labels[outcome.ending as usize].as_str();
    each.sort_by_key(|outcome| (!outcome.is_serial(), sort_key(label(outcome))));
    let row = |outcome: &&Outcome| Row {
        label: label(outcome),
        count: interleavings(outcome, explored),
        share: share(outcome, explored),
        needs: preemptions(outcome, explored),
        verdict: verdict(outcome, explored),
    };
    let rows: Vec<Row<'_>> = each.iter().take(MOST_OUTCOMES).map(row).collect();
    let widest = |text: &dyn Fn(&Row<'_>) -> usize| rows.iter().map(text).max().unwrap_or(0);
    let (shares, needs) = (widest(&|row| row.share.len()), widest(&|row| row.needs.len()).max("needs".len()));
    let verdicts = widest(&|row| row.verdict.len()).max("verdict".len());
    let least = widest(&|row| row.label.width() + 1 + row.count.len());
    let room = WIDTH - 2 - (shares + 2 + needs + 2 + verdicts);
    let gap = match shares {
        0 => 0,
        // One column may be what a row lacks.
        _ if least + 1 == room => 1,
        _ => 2,
    };
    let most = room - gap;
    let after = |row: &Row<'_>| format!("{:>1$}  {2:needs$}  {3}", row.share, shares + gap, row.needs, row.verdict);
    let blank = " ".repeat(shares + gap);
    // Columns for the label and the number, which may each be long where the other is short.
    let wanted = widest(&|row| row.label.width()) + 2 + widest(&|row| row.count.len()).max("interleavings".len());
    let head = "outcome  interleavings".len();
    let columns = wanted.clamp(head, most.max(head));
    let mut out = format!("\n  outcome{:>1$}{blank}  {2:needs$}  verdict\n", "interleavings", columns - 7, "needs");
    for row in &rows {
        let mut label = row.label;
        if label.width() + 1 + row.count.len() > columns {
            out += &wrapped(&format!("  {label}"));
            label = "";
        }
        let mut count = row.count.as_str();
        if count.len() > columns {
            out += &wrapped(&format!("    {count}"));
            count = "";
        }
        let label = padded(label, columns - count.len());
        out += &format!("  {label}{count}{}\n", after(row));
    }
    if each.len() > MOST_OUTCOMES {
        out += &format!("  and {} more outcomes\n", each.len() - MOST_OUTCOMES);
    }
    out
}

/// The number of interleavings of an outcome, as it is printed.
fn interleavings(outcome: &Outcome, explored: &Explored) -> String {
    match (&outcome.interleavings, &explored.outcomes.bounded) {
        _ if explored.end(outcome).endless => "endless".to_owned(),
        (Some(count), _) => grouped(count),
        (None, Some(bounded)) => grouped(&bounded.by_ending[outcome.ending as usize]),
        (None, None) => "-".to_owned(),
    }
}

/// Numbers by size, the rest by letters.
fn sort_key(label: &str) -> (u8, i64, String) {
    match label.rsplit(' ').next().and_then(|last| last.parse().ok()) {
        Some(number) => (0, number, String::new()),
        None => (1, 0, label.to_owned()),
    }
}

/// The part of all interleavings.
fn share(outcome: &Outcome, explored: &Explored) -> String {
    let (Some(count), Some(all)) = (&outcome.interleavings, &explored.outcomes.interleavings) else {
        return String::new();
    };
    if *all == BigUint::ZERO {
        return String::new();
    }
    percent(count, all)
}

/// A part of a whole that is not 0.
pub(crate) fn percent(part: &BigUint, whole: &BigUint) -> String {
    let parts: u64 = ((part * 10_000_u32) / whole).try_into().unwrap_or(10_000);
    format!("{}.{} %", (parts + 5) / 100, (parts + 5) % 100 / 10)
}
