//! An interleaving as a table: a column for each thread, a row for each visible operation, and at the side what the
//! shared variable is after it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use explore::letter;
use unicode_width::UnicodeWidthStr;

use super::message::Step;

/// Writes the table.
pub(super) fn table(steps: &[Step]) -> String {
    let turns: BTreeSet<u8> = steps.iter().map(|step| step.turn).collect();
    let cells: Vec<String> = steps.iter().map(cell).collect();
    let widths: BTreeMap<u8, usize> = turns
        .iter()
        .map(|turn| {
            let own = steps.iter().zip(&cells).filter(|(step, _)| step.turn == *turn);
            (*turn, own.map(|(_, cell)| cell.width()).max().unwrap_or(0).max(3) + 2)
        })
        .collect();
    let mut out = " step  ".to_owned();
    for turn in &turns {
        let _ = write!(out, "{}", padded(&letter(*turn), widths[turn]));
    }
    out = out.trim_end().to_owned() + "\n";
    let mut history = History::default();
    let mut last: Option<&Step> = None;
    for (index, (step, cell)) in steps.iter().zip(&cells).enumerate() {
        if let Some(before) = last.filter(|before| before.turn != step.turn) {
            out += &switch(before, step);
        }
        let mut line = format!("{:5}  ", index + 1);
        for turn in &turns {
            line += &padded(if *turn == step.turn { cell } else { "" }, widths[turn]);
        }
        line += &history.side(step);
        out += line.trim_end();
        out.push('\n');
        last = Some(step);
    }
    out
}

fn cell(step: &Step) -> String {
    let object = short(&step.object);
    match step.verb.as_str() {
        "call" => format!("{} {object}", step.line),
        verb => format!("{} {verb} {object}", step.line),
    }
}

fn short(text: &str) -> String {
    if text.chars().count() <= 28 { text.to_owned() } else { text.chars().take(25).collect::<String>() + "..." }
}

fn padded(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(text.width())))
}

fn switch(before: &Step, after: &Step) -> String {
    let (from, to) = (letter(before.turn), letter(after.turn));
    let can_go = after.turns.contains(&before.turn);
    let why = match after.waiting.iter().find(|(turn, _)| *turn == before.turn) {
        _ if can_go => format!("switch {from} -> {to}"),
        Some((_, what)) if !what.is_empty() => format!("{from} waits: {what}; {to} goes on"),
        Some(_) => format!("{from} waits; {to} goes on"),
        None => format!("{from} has ended; {to} goes on"),
    };
    format!("    -  ---------- {why} ----------\n")
}

/// The versions of slots, and which one each thread read last.
#[derive(Default)]
struct History {
    versions: BTreeMap<String, u64>,
    seen: BTreeMap<(u8, String), u64>,
}

impl History {
    /// What a slot is after a step, with its version, and what was overwritten unread.
    fn side(&mut self, step: &Step) -> String {
        let Some(value) = &step.value else { return String::new() };
        let version = self.versions.entry(step.slot.clone()).or_default();
        let key = (step.turn, step.slot.clone());
        if step.verb != "write" {
            self.seen.insert(key, *version);
            return format!("{} = {}  (v{version})", short(&step.object), short(value));
        }
        let before = *version;
        *version += 1;
        let lost = match self.seen.get(&key) {
            Some(seen) if *seen < before => {
                let lost: Vec<String> = (seen + 1..=before).map(|version| format!("v{version}")).collect();
                format!("  overwrites {}", lost.join(", "))
            }
            _ => String::new(),
        };
        self.seen.insert(key, before + 1);
        format!("{} = {}  (v{})  {lost}", short(&step.object), short(value), before + 1)
    }
}
