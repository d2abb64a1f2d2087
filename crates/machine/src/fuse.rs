//! Superinstructions: runs of private instructions that the loop does in one step.
//!
//! Only the operation byte of the first instruction changes; the others stay where they are, so
//! jumps into the middle, disassembly and counted runs see the code as the compiler wrote it. Nothing
//! is fused across a point where a switch can be observed.

use std::sync::atomic::AtomicU64;

use bytecode::{Code, Op};

/// First number of a fused operation.
pub(crate) const FIRST: u8 = 160;

macro_rules! fused {
    ($($name:ident = $number:expr;)*) => { $(#[allow(missing_docs)] pub(crate) const $name: u8 = $number;)* };
}

fused! {
    LOAD_FAST_LOAD_FAST = FIRST;
    LOAD_FAST_LOAD_CONST = FIRST + 1;
    STORE_FAST_LOAD_FAST = FIRST + 2;
    // a comparison that decides a jump, of: two on the stack, a local and a constant or local, the top and a constant or local
    COMPARE_JUMP = FIRST + 3;
    FAST_CONST_COMPARE_JUMP = FIRST + 4;
    FAST_FAST_COMPARE_JUMP = FIRST + 5;
    CONST_COMPARE_JUMP = FIRST + 6;
    FAST_COMPARE_JUMP = FIRST + 7;
    FOR_ITER_STORE_FAST = FIRST + 8;
    // an attribute or item of a local, read without counting a reference to the local's object
    FAST_ATTR = FIRST + 9;
    FAST_METHOD = FIRST + 10;
    FAST_STORE_ATTR = FIRST + 11;
    FAST_FAST_SUBSCR = FIRST + 12;
    FAST_CONST_SUBSCR = FIRST + 13;
    // arithmetic on a local and a constant or local, on the top and a constant or local, and the same stored to a local
    FAST_CONST_ADD = FIRST + 14;
    FAST_CONST_SUBTRACT = FIRST + 15;
    FAST_CONST_MULTIPLY = FIRST + 16;
    FAST_CONST_AND = FIRST + 17;
    FAST_FAST_ADD = FIRST + 18;
    FAST_FAST_SUBTRACT = FIRST + 19;
    FAST_FAST_MULTIPLY = FIRST + 20;
    FAST_FAST_AND = FIRST + 21;
    CONST_ADD = FIRST + 22;
    CONST_SUBTRACT = FIRST + 23;
    CONST_MULTIPLY = FIRST + 24;
    CONST_AND = FIRST + 25;
    FAST_ADD = FIRST + 26;
    FAST_SUBTRACT = FIRST + 27;
    FAST_MULTIPLY = FIRST + 28;
    FAST_AND = FIRST + 29;
    FAST_CONST_ADD_STORE = FIRST + 30;
    FAST_CONST_SUBTRACT_STORE = FIRST + 31;
    FAST_CONST_MULTIPLY_STORE = FIRST + 32;
    FAST_CONST_AND_STORE = FIRST + 33;
    FAST_FAST_ADD_STORE = FIRST + 34;
    FAST_FAST_SUBTRACT_STORE = FIRST + 35;
    FAST_FAST_MULTIPLY_STORE = FIRST + 36;
    FAST_FAST_AND_STORE = FIRST + 37;
    ADD_STORE = FIRST + 38;
    SUBTRACT_STORE = FIRST + 39;
    MULTIPLY_STORE = FIRST + 40;
    AND_STORE = FIRST + 41;
}

/// Bit of an instruction word: the first access to something shared on its source line.
pub(crate) const LINE_START: u64 = 1 << 16;

/// Bit of an instruction word: it touches something shared.
pub(crate) const SHARED: u64 = 1 << 17;

/// The place of an arithmetic operation in each group of four fused with it.
fn arithmetic(op: Op) -> Option<u8> {
    match op {
        Op::BINARY_ADD => Some(0),
        Op::BINARY_SUBTRACT => Some(1),
        Op::BINARY_MULTIPLY => Some(2),
        Op::BINARY_AND => Some(3),
        _ => None,
    }
}

fn decides(op: Op) -> bool {
    matches!(op, Op::POP_JUMP_IF_FALSE | Op::POP_JUMP_IF_TRUE)
}

/// The instructions of a code object as the loop runs them.
pub(crate) fn fuse(code: &Code) -> Box<[AtomicU64]> {
    let targets = jump_targets(code);
    let ops: Vec<Op> = code.instructions.iter().map(|instruction| instruction.op()).collect();
    let mut line = 0;
    let words = code.instructions.iter().enumerate().map(|(at, instruction)| {
        let mut word = instruction.word();
        if let Some(fused) = fused_at(&ops[at..]) {
            word = (word & !0xff) | u64::from(fused);
        }
        let here = code.locations.get(at).map_or(0, |location| location.line);
        if touches_shared(ops[at]) && here != line {
            line = here;
            word |= LINE_START;
        }
        if touches_shared(ops[at]) {
            word |= SHARED;
        }
        if targets[at] {
            line = 0;
        }
        AtomicU64::new(word)
    });
    words.collect()
}

fn jump_targets(code: &Code) -> Vec<bool> {
    let mut targets = vec![false; code.instructions.len()];
    for instruction in &code.instructions {
        if instruction.op().jumps()
            && let Some(target) = targets.get_mut(instruction.arg() as usize)
        {
            *target = true;
        }
    }
    targets
}

fn fused_at(ops: &[Op]) -> Option<u8> {
    use Op::{
        BINARY_SUBSCR, COMPARE_OP, FOR_ITER, LOAD_ATTR, LOAD_CONST, LOAD_FAST, LOAD_METHOD, STORE_ATTR, STORE_FAST,
    };
    if let Some(fused) = fused_arithmetic(ops) {
        return Some(fused);
    }
    let fused = match ops {
        [LOAD_FAST, LOAD_CONST, COMPARE_OP, jump, ..] if decides(*jump) => FAST_CONST_COMPARE_JUMP,
        [LOAD_FAST, LOAD_FAST, COMPARE_OP, jump, ..] if decides(*jump) => FAST_FAST_COMPARE_JUMP,
        [LOAD_FAST, LOAD_ATTR, ..] => FAST_ATTR,
        [LOAD_FAST, LOAD_METHOD, ..] => FAST_METHOD,
        [LOAD_FAST, STORE_ATTR, ..] => FAST_STORE_ATTR,
        [LOAD_FAST, LOAD_FAST, BINARY_SUBSCR, ..] => FAST_FAST_SUBSCR,
        [LOAD_FAST, LOAD_CONST, BINARY_SUBSCR, ..] => FAST_CONST_SUBSCR,
        [LOAD_CONST, COMPARE_OP, jump, ..] if decides(*jump) => CONST_COMPARE_JUMP,
        [LOAD_FAST, COMPARE_OP, jump, ..] if decides(*jump) => FAST_COMPARE_JUMP,
        [COMPARE_OP, jump, ..] if decides(*jump) => COMPARE_JUMP,
        [FOR_ITER, STORE_FAST, ..] => FOR_ITER_STORE_FAST,
        [STORE_FAST | LOAD_FAST, LOAD_FAST, LOAD_ATTR | LOAD_METHOD | STORE_ATTR, ..] => return None,
        [STORE_FAST, LOAD_FAST, ..] => STORE_FAST_LOAD_FAST,
        [LOAD_FAST, LOAD_FAST, ..] => LOAD_FAST_LOAD_FAST,
        [LOAD_FAST, LOAD_CONST, ..] => LOAD_FAST_LOAD_CONST,
        _ => return None,
    };
    Some(fused)
}

/// Arithmetic with the loads before it and the store after it.
fn fused_arithmetic(ops: &[Op]) -> Option<u8> {
    use Op::{LOAD_CONST, LOAD_FAST, STORE_FAST};
    let (group, binary) = match ops {
        [LOAD_FAST, LOAD_CONST, binary, STORE_FAST, ..] => (FAST_CONST_ADD_STORE, binary),
        [LOAD_FAST, LOAD_FAST, binary, STORE_FAST, ..] => (FAST_FAST_ADD_STORE, binary),
        [LOAD_FAST, LOAD_CONST, binary, ..] => (FAST_CONST_ADD, binary),
        [LOAD_FAST, LOAD_FAST, binary, ..] => (FAST_FAST_ADD, binary),
        [LOAD_CONST, binary, ..] => (CONST_ADD, binary),
        [LOAD_FAST, binary, ..] => (FAST_ADD, binary),
        [binary, STORE_FAST, ..] => (ADD_STORE, binary),
        _ => return None,
    };
    arithmetic(*binary).map(|place| group + place)
}

/// Whether an instruction can be told from its neighbours by another thread: the places where
/// `every` switch points check.
fn touches_shared(op: Op) -> bool {
    matches!(
        op,
        Op::LOAD_GLOBAL
            | Op::STORE_GLOBAL
            | Op::DELETE_GLOBAL
            | Op::LOAD_NAME
            | Op::STORE_NAME
            | Op::DELETE_NAME
            | Op::LOAD_DEREF
            | Op::STORE_DEREF
            | Op::DELETE_DEREF
            | Op::LOAD_ATTR
            | Op::LOAD_METHOD
            | Op::STORE_ATTR
            | Op::DELETE_ATTR
            | Op::BINARY_SUBSCR
            | Op::STORE_SUBSCR
            | Op::DELETE_SUBSCR
            | Op::CONTAINS_OP
            | Op::CALL
            | Op::CALL_KW
            | Op::CALL_FUNCTION_EX
            | Op::JUMP_BACKWARD
            | Op::YIELD_VALUE
            | Op::YIELD_FROM
            | Op::FOR_ITER
    )
}
