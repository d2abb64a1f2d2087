//! Where code looks at something shared and then writes it if it was as expected: between the two, another thread can
//! change it.
//!
//! What a conditional jump decides is what can be reached by one of its two ways alone, going forward. Behind the end
//! of a loop that is all the rest; there only what comes at once counts, before anything else that others could see:
//! `while busy: pass` and then `busy = True` is a check and an act, a write of `busy` after the work is not.

use source::Names;

use crate::access::{AccessKind, Accesses, Window, accesses};
use crate::{Code, Op};

/// What an access is part of, by the code around it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Part {
    /// Between a read and the write of what was computed from it, or of what was decided by it. The instruction at the
    /// other end.
    pub window: Option<usize>,
    /// Whether the window is a check and an act, and not an update.
    pub is_check: bool,
    /// A read that decides where the code goes on.
    pub decides: bool,
    /// A read of which something may get to other functions.
    pub leaves: bool,
}

/// For each instruction of a code object, what it is part of.
pub fn parts(code: &Code, names: &Names) -> Vec<Part> {
    let found = accesses(code, names);
    let mut parts = vec![Part::default(); code.instructions.len()];
    for window in checks(code, &found) {
        mark(&mut parts, window, true);
    }
    // An update is the narrower window.
    for window in &found.windows {
        mark(&mut parts, *window, false);
    }
    for &read in found.conditions.values().flatten() {
        parts[read].decides = true;
    }
    for &read in &found.leaving {
        parts[read].leaves = true;
    }
    parts
}

fn mark(parts: &mut [Part], window: Window, is_check: bool) {
    for (at, other) in [(window.read, window.write), (window.write, window.read)] {
        parts[at].window = Some(other);
        parts[at].is_check = is_check;
    }
}

/// Checks with their acts: for each write, the last read before it that decides whether it is reached.
fn checks(code: &Code, found: &Accesses) -> Vec<Window> {
    let name_of = |read: usize| {
        let asked = found.asked.get(&read);
        asked.or_else(|| found.of[read].as_ref().map(|access| &access.name)).filter(|name| !name.contains('?'))
    };
    let mut windows = Vec::new();
    for (&jump, reads) in &found.conditions {
        let names: Vec<(usize, &String)> = reads.iter().filter_map(|&read| Some((read, name_of(read)?))).collect();
        if names.is_empty() {
            continue;
        }
        for write in decided(code, found, jump) {
            let Some(access) = &found.of[write] else { continue };
            let read =
                names.iter().filter(|(read, name)| *read < write && **name == access.name).map(|(read, _)| *read);
            windows.extend(read.max().map(|read| Window { read, write }));
        }
    }
    windows.sort_by_key(|window| (window.write, std::cmp::Reverse(window.read)));
    windows.dedup_by_key(|window| window.write);
    windows
}

/// The writes that a conditional jump decides about.
fn decided(code: &Code, found: &Accesses, jump: usize) -> Vec<usize> {
    let ways = [jump + 1, code.instructions[jump].arg() as usize];
    let reached = ways.map(|way| if way > jump { reach(code, way) } else { vec![false; code.instructions.len()] });
    let is_write = |at: &usize| found.of[*at].as_ref().is_some_and(|access| access.kind == AccessKind::Write);
    let mut writes = Vec::new();
    for (own, other) in [(0, 1), (1, 0)] {
        let alone = |at: &usize| reached[own][*at] && !reached[other][*at];
        let all = 0..code.instructions.len();
        // The beginnings of loops around the jump that a way goes back to: the loop ends where only the other does.
        let rounds = |way: usize| {
            let back = all.clone().filter(|&at| reached[way][at] && code.instructions[at].op() == Op::JUMP_BACKWARD);
            back.map(|at| code.instructions[at].arg() as usize).filter(|&head| head <= jump).collect::<Vec<usize>>()
        };
        let others = rounds(own);
        if ways[other] <= jump || rounds(other).iter().any(|head| !others.contains(head)) {
            let seen = all.filter(alone).find(|at| is_write(at) || is_seen(code.instructions[*at].op()));
            writes.extend(seen.filter(is_write));
        } else {
            writes.extend(all.filter(alone).filter(is_write));
        }
    }
    writes
}

/// Whether an instruction may do what other threads see.
fn is_seen(op: Op) -> bool {
    matches!(op, Op::CALL | Op::CALL_KW | Op::CALL_FUNCTION_EX | Op::BEFORE_WITH | Op::YIELD_VALUE)
}

/// What can be reached from an instruction without going back.
fn reach(code: &Code, from: usize) -> Vec<bool> {
    let count = code.instructions.len();
    let mut reached = vec![false; count];
    reached[from..count.min(from + 1)].fill(true);
    for at in from..count {
        if !reached[at] {
            continue;
        }
        let info = code.instructions[at].op().info();
        let target = code.instructions[at].arg() as usize;
        if info.pushes_on_jump.is_some() && target > at && target < count {
            reached[target] = true;
        }
        if info.falls_through && at + 1 < count {
            reached[at + 1] = true;
        }
    }
    reached
}
