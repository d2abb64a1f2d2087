//! Operations of whole containers, as they order threads: who looks into a list knows what those did before who have
//! changed it. Each is one step (`docs/atomicity.md`), so none races with another.

use bytecode::Op;
use objects::{Value, Word};

use crate::Thread;
use crate::kinds::Kind;
use crate::native::NativeFunction;
use crate::types::function::{BoundMethod, Function};

/// Methods that change nothing.
const LOOKS: [&str; 14] = [
    "copy",
    "count",
    "empty",
    "get",
    "index",
    "isdisjoint",
    "issubset",
    "issuperset",
    "items",
    "keys",
    "qsize",
    "union",
    "values",
    "__contains__",
];
/// Functions that change what they are given.
const CHANGES: [&str; 10] = [
    "heapify",
    "heappop",
    "heappush",
    "heappushpop",
    "heapreplace",
    "insort",
    "insort_left",
    "insort_right",
    "delattr",
    "setattr",
];

/// Whether an instruction may look into a container, or change one, other than by an item's key alone.
#[inline]
pub(super) fn may_touch(op: Op) -> bool {
    matches!(
        op,
        Op::CALL
            | Op::CALL_KW
            | Op::POP_JUMP_IF_FALSE
            | Op::POP_JUMP_IF_TRUE
            | Op::UNARY_NOT
            | Op::CONTAINS_OP
            | Op::COMPARE_OP
            | Op::GET_ITER
            | Op::UNPACK_SEQUENCE
            | Op::LIST_EXTEND
            | Op::BINARY_ADD
            | Op::BINARY_OR
    )
}

/// Whether it is an object whose contents any thread sees that has it.
fn is_container(word: Word) -> bool {
    const CONTAINERS: [Kind; 10] = [
        Kind::List,
        Kind::Dict,
        Kind::DictView,
        Kind::Set,
        Kind::Deque,
        Kind::DefaultDict,
        Kind::OrderedDict,
        Kind::ByteArray,
        Kind::Array,
        Kind::SimpleQueue,
    ];
    if !word.is_pointer() {
        return false;
    }
    // SAFETY: whoever owns the word keeps it while we look.
    let value = unsafe { Value::borrow_word(word) };
    value.header().is_some_and(|header| CONTAINERS.iter().any(|kind| *kind as u8 == header.kind()))
}

impl Thread {
    /// An instruction is about to look into containers, or to change them.
    pub(super) fn race_contents(&mut self, op: Op, arg: u32, sp: *mut Word) {
        let count = arg as usize;
        match op {
            Op::CALL => self.race_call(sp.wrapping_sub(count + 2), count),
            Op::CALL_KW => self.race_call(sp.wrapping_sub(count + 3), count),
            Op::BINARY_ADD | Op::BINARY_OR => {
                // SAFETY: both operands lie on the operand stack.
                let (left, right) = unsafe { (*sp.sub(2), *sp.sub(1)) };
                if arg == 1 && is_container(left) {
                    self.race_tells(left);
                }
                self.race_hears(left);
                self.race_hears(right);
            }
            _ => {
                let taken = (op.info().pops)(arg) as usize;
                for depth in 1..=taken.max(1) {
                    // SAFETY: the verifier counted the operands.
                    self.race_hears(unsafe { *sp.sub(depth) });
                }
            }
        }
    }

    fn race_hears(&mut self, word: Word) {
        if is_container(word)
            && let Some(racer) = &mut self.racer
        {
            // SAFETY: the operand stack owns it.
            racer.hears(&unsafe { Value::borrow_word(word) });
        }
    }

    fn race_tells(&mut self, word: Word) {
        if let Some(racer) = &mut self.racer {
            // SAFETY: as above.
            racer.tells(&unsafe { Value::borrow_word(word) });
        }
    }

    /// A call whose callable lies at `floor`; above it `self` or NULL, then arguments.
    fn race_call(&mut self, floor: *mut Word, count: usize) {
        // SAFETY: callable, self and arguments lie on the operand stack, which owns them.
        let word = |at: usize| unsafe { *floor.add(at) };
        // SAFETY: as above.
        let callable = unsafe { Value::borrow_word(word(0)) };
        if callable.has::<Function>() {
            return;
        }
        let mut receiver = word(1);
        let mut method = callable.clone();
        if let Some(bound) = callable.get::<BoundMethod>() {
            (receiver, method) = (bound.instance.get().word(), bound.function.get());
        }
        let Some(native) = method.get::<NativeFunction>() else { return };
        let (name, is_method) = (native.name, native.is_method && !receiver.is_null());
        let changes = if is_method { !LOOKS.contains(&name) } else { CHANGES.contains(&name) };
        if changes {
            let changed = if is_method { receiver } else { word(2) };
            if (is_method || count > 0) && is_container(changed) {
                self.race_tells(changed);
            }
        }
        if !receiver.is_null() {
            self.race_hears(receiver);
        }
        (2..2 + count).for_each(|at| self.race_hears(word(at)));
    }
}
