//! What can be done about a race.

use super::{Kind, Side};
use crate::Input;
use crate::place::Place;

/// What to do where whole accesses are in the wrong order.
pub(super) const ORDER: &str = "order them: join the other thread first, wait for a threading.Event that it sets, or \
                                hold one lock around all that belongs together";

/// What to do, in lines: the first is a sentence, the others are code.
pub(super) fn help(name: &str, kind: Kind, sides: &[Side; 2], input: &Input<'_>) -> String {
    if kind == Kind::Single {
        return single(sides);
    }
    let [first, second] = sides;
    match (&first.locks[..], &second.locks[..]) {
        ([], []) => whole(sides, input),
        ([lock, ..], []) => format!("(2) needs the lock that (1) holds, too: with {lock}:"),
        ([], [lock, ..]) => format!("(1) needs the lock that (2) holds, too: with {lock}:"),
        ([one, ..], [other, ..]) if one == other => {
            format!(
                "both hold a lock called {one}, but not the same one: threads that share {name} must share its lock"
            )
        }
        ([one, ..], [other, ..]) => format!("{one} and {other} are two locks: both sides must hold the same one"),
    }
}

fn single(sides: &[Side; 2]) -> String {
    if sides.iter().all(|side| side.writes) {
        return "if it matters which of them is there at the end, join the one thread before the other writes"
            .to_owned();
    }
    let reader = if sides[0].writes { "(2)" } else { "(1)" };
    format!(
        "fine for a flag; if {reader} must see the other's value, join that thread first, or wait for a threading.Event"
    )
}

/// Nobody holds a lock: how to put one around the window.
fn whole(sides: &[Side; 2], input: &Input<'_>) -> String {
    if let Some((side, other)) = sides.iter().find_map(|side| Some((side, side.other_end.as_ref()?))) {
        let here = side.place.as_ref().map_or_else(String::new, Place::short);
        let (read, write) = if side.writes { (other.short(), here) } else { (here, other.short()) };
        return format!("one lock, held by the function around both: from the read at {read} to the write at {write}");
    }
    let Some((side, (from, to))) = sides.iter().find_map(|side| side.window.map(|window| (side, window))) else {
        return "one lock around both".to_owned();
    };
    let alike = sides[0].span() == sides[1].span();
    let rest = if alike { "" } else { ", and the same lock around the other side" };
    if from != to {
        return format!("one lock, held from line {from} to line {to}{rest}: with lock:");
    }
    let line = side.place.as_ref().and_then(|place| input.sources.line(&place.file, from));
    match line.as_deref().map(str::trim) {
        Some(line) if !line.ends_with(':') => format!("one lock around the whole line{rest}\nwith lock:\n    {line}"),
        _ => format!("one lock around line {from}{rest}: with lock:"),
    }
}
