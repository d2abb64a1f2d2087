//! Superinstructions: runs of private instructions that the loop does in one step.
//!
//! Only the operation byte of the first instruction changes; the others stay where they are, so
//! jumps into the middle, disassembly and counted runs see the code as the compiler wrote it. Nothing
//! is fused across a point where a switch can be observed.

use std::sync::atomic::AtomicU64;

use bytecode::{Code, Op};

macro_rules! arms {
    (own: [$($own:ident,)*], fused: [$($fused:ident,)*]) => {
        /// What the loop has an arm for: instructions, fused runs of them, and all others together.
        #[derive(Clone, Copy, PartialEq, Eq)]
        #[repr(u8)]
        #[allow(missing_docs, non_camel_case_types, clippy::upper_case_acronyms)] // named as the operations are
        pub(crate) enum Arm { $($own,)* $($fused,)* OTHER }

        const ARMS: &[Arm] = &[$(Arm::$own,)* $(Arm::$fused,)* Arm::OTHER];

        /// The arm of an instruction that is not fused.
        fn plain(op: Op) -> Arm {
            match op {
                $(Op::$own => Arm::$own,)*
                _ => Arm::OTHER,
            }
        }
    };
}

arms! {
    own: [
        NOP, RESUME, POP_TOP, COPY, SWAP, PUSH_NULL, LOAD_CONST, LOAD_FAST, STORE_FAST, DELETE_FAST,
        LOAD_FAST_AND_CLEAR, LOAD_GLOBAL, STORE_GLOBAL, LOAD_CLOSURE, LOAD_DEREF, STORE_DEREF,
        BINARY_ADD, BINARY_SUBTRACT, BINARY_MULTIPLY, BINARY_FLOOR_DIVIDE, BINARY_MODULO,
        BINARY_AND, BINARY_OR, BINARY_XOR, BINARY_RSHIFT, BINARY_TRUE_DIVIDE, COMPARE_OP, IS_OP,
        UNARY_NOT, BINARY_SUBSCR, STORE_SUBSCR, LOAD_ATTR, STORE_ATTR, LOAD_METHOD, BUILD_TUPLE,
        UNPACK_SEQUENCE, BUILD_LIST, LIST_APPEND, JUMP, JUMP_BACKWARD, POP_JUMP_IF_FALSE,
        POP_JUMP_IF_TRUE, POP_JUMP_IF_NONE, POP_JUMP_IF_NOT_NONE, JUMP_IF_FALSE_OR_POP,
        JUMP_IF_TRUE_OR_POP, FOR_ITER, CALL, CALL_KW, CALL_FUNCTION_EX, RETURN_VALUE, YIELD_VALUE,
        YIELD_FROM, RETURN_GENERATOR, PUSH_EXC_INFO, POP_EXCEPT, RERAISE,
    ],
    fused: [
        LOAD_FAST_LOAD_FAST,
        LOAD_FAST_LOAD_CONST,
        STORE_FAST_LOAD_FAST,
        LOAD_FAST_RETURN,
        LOAD_GLOBAL_NULL,
        // a comparison that decides a jump, of: two on the stack, a local and a constant or local, the top and a constant or local
        COMPARE_JUMP,
        FAST_CONST_COMPARE_JUMP,
        FAST_FAST_COMPARE_JUMP,
        CONST_COMPARE_JUMP,
        FAST_COMPARE_JUMP,
        FOR_ITER_STORE_FAST,
        // an attribute or item of a local, read without counting a reference to the local's object
        FAST_ATTR,
        FAST_METHOD,
        FAST_STORE_ATTR,
        FAST_FAST_SUBSCR,
        FAST_CONST_SUBSCR,
        // arithmetic on a local and a constant or local, on the top and a constant or local, and the same stored to a local
        FAST_CONST_ADD,
        FAST_CONST_SUBTRACT,
        FAST_CONST_MULTIPLY,
        FAST_CONST_AND,
        FAST_FAST_ADD,
        FAST_FAST_SUBTRACT,
        FAST_FAST_MULTIPLY,
        FAST_FAST_AND,
        CONST_ADD,
        CONST_SUBTRACT,
        CONST_MULTIPLY,
        CONST_AND,
        FAST_ADD,
        FAST_SUBTRACT,
        FAST_MULTIPLY,
        FAST_AND,
        FAST_CONST_ADD_STORE,
        FAST_CONST_SUBTRACT_STORE,
        FAST_CONST_MULTIPLY_STORE,
        FAST_CONST_AND_STORE,
        FAST_FAST_ADD_STORE,
        FAST_FAST_SUBTRACT_STORE,
        FAST_FAST_MULTIPLY_STORE,
        FAST_FAST_AND_STORE,
        ADD_STORE,
        SUBTRACT_STORE,
        MULTIPLY_STORE,
        AND_STORE,
        // an item read and stored again by `container[index] op= value`, and one stored by way of locals
        COPY_COPY_SUBSCR,
        SWAP_SWAP_STORE_SUBSCR,
        FAST_FAST_STORE_SUBSCR,
        // a slice with a step, read without making a slice object
        SLICE_SUBSCR,
    ]
}

impl Arm {
    fn numbered(number: u8) -> Arm {
        debug_assert!(usize::from(number) < ARMS.len());
        // SAFETY: `fuse` writes numbers of arms into these bytes, and nothing else makes instruction words.
        unsafe { std::mem::transmute::<u8, Arm>(number) }
    }

    /// The arm of the run of instructions that begins with a word.
    #[inline(always)]
    pub(crate) fn of(word: u64) -> Arm {
        Arm::numbered(word as u8)
    }

    /// The arm of the instruction of a word, alone.
    #[inline(always)]
    pub(crate) fn unfused(word: u64) -> Arm {
        Arm::numbered((word >> ALONE) as u8)
    }
}

/// Where a word has the arm of its instruction alone. Its lowest byte has the arm of the run, the one
/// after it the operation.
const ALONE: u32 = 24;

/// A word whose run is its instruction alone.
#[inline(always)]
pub(crate) fn unfused(word: u64) -> u64 {
    (word & !0xff) | ((word >> ALONE) & 0xff)
}

/// Bit of an instruction word: the first access to something shared on its source line.
pub(crate) const LINE_START: u64 = 1 << 16;

/// Bit of an instruction word: it touches something shared.
pub(crate) const SHARED: u64 = 1 << 17;

/// An instruction as the loop runs it.
pub struct Instruction {
    /// Arm of the run that begins here, operation, marks, arm of the operation alone, and argument; a jump's is how
    /// far its target is from the instruction after it.
    pub(crate) word: u64,
    /// The inline cache: a 32-bit version and a 32-bit index that carries its kind.
    pub(crate) cache: AtomicU64,
}

/// For which orders a comparison operator holds: bit 0 for less, 1 for equal, 2 for greater.
pub(crate) const ORDERS: [u32; 6] = {
    let (less, equal, greater) = (1, 2, 4);
    [less, less | equal, equal, less | greater, greater, greater | equal]
};

/// Where the first word of a comparison that decides a jump has three bits: for which orders it jumps.
const JUMPS: u32 = 18;

/// Whether a run that begins with a word, a comparison that decides a jump, jumps for this order.
#[inline(always)]
pub(crate) fn jumps(word: u64, order: u32) -> bool {
    word >> (JUMPS + order) & 1 != 0
}

/// The three bits for a run of instructions.
fn jump_orders(run: &[bytecode::Instruction]) -> u64 {
    let Some(at) = run.iter().take(3).position(|instruction| instruction.op() == Op::COMPARE_OP) else { return 0 };
    let Some(jump) = run.get(at + 1) else { return 0 };
    let holds = ORDERS.get(run[at].arg() as usize).copied().unwrap_or(0);
    let jumps = if jump.op() == Op::POP_JUMP_IF_TRUE { holds } else { !holds & 7 };
    u64::from(jumps) << JUMPS
}

fn decides(op: Op) -> bool {
    matches!(op, Op::POP_JUMP_IF_FALSE | Op::POP_JUMP_IF_TRUE)
}

/// The instructions of a code object as the loop runs them.
pub(crate) fn fuse(code: &Code) -> Box<[Instruction]> {
    let targets = jump_targets(code);
    let ops: Vec<Op> = code.instructions.iter().map(|instruction| instruction.op()).collect();
    let mut line = 0;
    let words = code.instructions.iter().enumerate().map(|(at, instruction)| {
        let alone = plain(ops[at]);
        let arm = fused_at(&ops[at..]).unwrap_or(alone);
        let mut word = (instruction.word() & 0xffff_ff00) | arm as u64 | ((alone as u64) << ALONE);
        let arg = if ops[at].jumps() { instruction.arg().wrapping_sub(at as u32 + 1) } else { instruction.arg() };
        word |= u64::from(arg) << 32 | jump_orders(&code.instructions[at..]);
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
        Instruction { word, cache: AtomicU64::new(0) }
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

fn fused_at(ops: &[Op]) -> Option<Arm> {
    use Arm::{
        COMPARE_JUMP, CONST_COMPARE_JUMP, COPY_COPY_SUBSCR, FAST_ATTR, FAST_COMPARE_JUMP, FAST_CONST_COMPARE_JUMP,
        FAST_CONST_SUBSCR, FAST_FAST_COMPARE_JUMP, FAST_FAST_STORE_SUBSCR, FAST_FAST_SUBSCR, FAST_METHOD,
        FAST_STORE_ATTR, FOR_ITER_STORE_FAST, LOAD_FAST_LOAD_CONST, LOAD_FAST_LOAD_FAST, LOAD_FAST_RETURN,
        LOAD_GLOBAL_NULL, SLICE_SUBSCR, STORE_FAST_LOAD_FAST, SWAP_SWAP_STORE_SUBSCR,
    };
    use Op::{
        BINARY_SUBSCR, BUILD_SLICE, COMPARE_OP, COPY, FOR_ITER, LOAD_ATTR, LOAD_CONST, LOAD_FAST, LOAD_GLOBAL,
        LOAD_METHOD, PUSH_NULL, RETURN_VALUE, STORE_ATTR, STORE_FAST, STORE_SUBSCR, SWAP,
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
        [LOAD_FAST, LOAD_FAST, STORE_SUBSCR, ..] => FAST_FAST_STORE_SUBSCR,
        [COPY, COPY, BINARY_SUBSCR, ..] => COPY_COPY_SUBSCR,
        [SWAP, SWAP, STORE_SUBSCR, ..] => SWAP_SWAP_STORE_SUBSCR,
        [BUILD_SLICE, BINARY_SUBSCR, ..] => SLICE_SUBSCR,
        [LOAD_CONST, COMPARE_OP, jump, ..] if decides(*jump) => CONST_COMPARE_JUMP,
        [LOAD_FAST, COMPARE_OP, jump, ..] if decides(*jump) => FAST_COMPARE_JUMP,
        [COMPARE_OP, jump, ..] if decides(*jump) => COMPARE_JUMP,
        [FOR_ITER, STORE_FAST, ..] => FOR_ITER_STORE_FAST,
        [LOAD_GLOBAL, PUSH_NULL, ..] => LOAD_GLOBAL_NULL,
        [LOAD_FAST, RETURN_VALUE, ..] => LOAD_FAST_RETURN,
        [STORE_FAST | LOAD_FAST, LOAD_FAST, LOAD_ATTR | LOAD_METHOD | STORE_ATTR, ..] => return None,
        [STORE_FAST, LOAD_FAST, ..] => STORE_FAST_LOAD_FAST,
        [LOAD_FAST, LOAD_FAST, ..] => LOAD_FAST_LOAD_FAST,
        [LOAD_FAST, LOAD_CONST, ..] => LOAD_FAST_LOAD_CONST,
        _ => return None,
    };
    Some(fused)
}

/// Arithmetic with the loads before it and the store after it.
fn fused_arithmetic(ops: &[Op]) -> Option<Arm> {
    use Arm::*;
    use Op::{LOAD_CONST, LOAD_FAST, STORE_FAST};
    let (binary, arms) = match ops {
        [LOAD_FAST, LOAD_CONST, binary, STORE_FAST, ..] => {
            (binary, [FAST_CONST_ADD_STORE, FAST_CONST_SUBTRACT_STORE, FAST_CONST_MULTIPLY_STORE, FAST_CONST_AND_STORE])
        }
        [LOAD_FAST, LOAD_FAST, binary, STORE_FAST, ..] => {
            (binary, [FAST_FAST_ADD_STORE, FAST_FAST_SUBTRACT_STORE, FAST_FAST_MULTIPLY_STORE, FAST_FAST_AND_STORE])
        }
        [LOAD_FAST, LOAD_CONST, binary, ..] => {
            (binary, [FAST_CONST_ADD, FAST_CONST_SUBTRACT, FAST_CONST_MULTIPLY, FAST_CONST_AND])
        }
        [LOAD_FAST, LOAD_FAST, binary, ..] => {
            (binary, [FAST_FAST_ADD, FAST_FAST_SUBTRACT, FAST_FAST_MULTIPLY, FAST_FAST_AND])
        }
        [LOAD_CONST, binary, ..] => (binary, [CONST_ADD, CONST_SUBTRACT, CONST_MULTIPLY, CONST_AND]),
        [LOAD_FAST, binary, ..] => (binary, [FAST_ADD, FAST_SUBTRACT, FAST_MULTIPLY, FAST_AND]),
        [binary, STORE_FAST, ..] => (binary, [ADD_STORE, SUBTRACT_STORE, MULTIPLY_STORE, AND_STORE]),
        _ => return None,
    };
    let [add, subtract, multiply, and] = arms;
    match binary {
        Op::BINARY_ADD => Some(add),
        Op::BINARY_SUBTRACT => Some(subtract),
        Op::BINARY_MULTIPLY => Some(multiply),
        Op::BINARY_AND => Some(and),
        _ => None,
    }
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
            | Op::BINARY_SLICE
            | Op::STORE_SLICE
            | Op::DELETE_SUBSCR
            | Op::CONTAINS_OP
            | Op::LOAD_FROM_DICT_OR_DEREF
            | Op::LOAD_FROM_DICT_OR_GLOBALS
            | Op::GET_LEN
            | Op::MATCH_KEYS
            | Op::MATCH_CLASS
            | Op::CALL
            | Op::CALL_KW
            | Op::CALL_FUNCTION_EX
            | Op::JUMP_BACKWARD
            | Op::YIELD_FROM
            | Op::FOR_ITER
    )
}
