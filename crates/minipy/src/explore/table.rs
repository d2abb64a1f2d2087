//! An interleaving as a table: a column for each thread, a row for each visible operation, and at the side what the
//! shared variable is after it.

use std::collections::{BTreeMap, BTreeSet};

use explore::letter;
use unicode_width::UnicodeWidthStr;

use super::message::Step;
use crate::columns::{WIDTH, cut, padded, wrapped};

/// The columns of the numbers of steps.
const NUMBER: usize = 7;
/// A column is at least so wide where there is not room for all that is in it.
const NARROW: usize = 18;

/// Writes the table. Where there is no room for a column for each thread, all are in one.
pub(super) fn table(steps: &[Step]) -> String {
    let turns: BTreeSet<u8> = steps.iter().map(|step| step.turn).collect();
    let cells: Vec<String> = steps.iter().map(cell).collect();
    let natural = |turn: &u8| {
        let own = steps.iter().zip(&cells).filter(|(step, _)| step.turn == *turn);
        (*turn, own.map(|(_, cell)| cell.width()).max().unwrap_or(0).max(letter(*turn).len() + 2) + 2)
    };
    let mut widths: BTreeMap<u8, usize> = turns.iter().map(natural).collect();
    let most = (WIDTH - NUMBER) / turns.len().max(1);
    let has_room = widths.values().sum::<usize>() <= WIDTH - NUMBER;
    let in_one = !has_room && most < NARROW;
    if !has_room {
        widths.values_mut().for_each(|width| *width = most.min(*width));
    }
    let mut out = " step  ".to_owned();
    if in_one {
        out += "thread";
    } else {
        turns.iter().for_each(|turn| out += &padded(&letter(*turn), widths[turn]));
    }
    out = out.trim_end().to_owned() + "\n";
    let mut history = History::default();
    let mut last: Option<&Step> = None;
    for (index, (step, cell)) in steps.iter().zip(&cells).enumerate() {
        if let Some(before) = last.filter(|before| before.turn != step.turn) {
            out += &(cut(&switch(before, step), WIDTH) + "\n");
        }
        let mut line = format!("{:5}  ", index + 1);
        if in_one {
            line += &format!("{:6}  {cell}  ", letter(step.turn));
        } else {
            for turn in &turns {
                let width = widths[turn];
                let cell = if *turn == step.turn { cut(cell, width - 2) } else { String::new() };
                line += &padded(&cell, width);
            }
        }
        let side = history.side(step);
        let side = side.trim_end();
        if line.width() + side.width() > WIDTH {
            out += &format!("{}\n{}", line.trim_end(), wrapped(&format!("{:10}{side}", "")));
        } else {
            line += side;
            out += line.trim_end();
            out.push('\n');
        }
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

/// The beginning of what the program calls something.
fn short(text: &str) -> String {
    cut(text, 28)
}

fn switch(before: &Step, after: &Step) -> String {
    let (from, to) = (letter(before.turn), letter(after.turn));
    let can_go = after.turns.contains(&before.turn);
    let why = match after.waiting.iter().find(|(turn, _)| *turn == before.turn) {
        _ if can_go => format!("switch {from} -> {to}"),
        Some((_, what)) if !what.is_empty() => format!("{from} waits: {}; {to} goes on", short(what)),
        Some(_) => format!("{from} waits; {to} goes on"),
        None => format!("{from} has ended; {to} goes on"),
    };
    format!("    -  ---------- {why} ----------")
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
