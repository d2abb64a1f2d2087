//! `bool`: two ints with names of their own.

use objects::{Layout, Value};

use crate::builtin::Builtin;
use crate::class::{NO_SLOTS, Slots, TypeSpec};
use crate::native::static_method;
use crate::operator::BinaryOp;
use crate::types::int::{self, BigInt};
use crate::{Result, Thread};

fn new(t: &mut Thread, args: &[Value]) -> Result {
    t.check_new(&args[0], Builtin::Bool)?;
    Ok(Value::bool(!args[1].is_null() && t.truth(&args[1])?))
}

fn repr(t: &mut Thread, value: &Value) -> Result {
    Ok(t.str(if value.as_bool() == Some(true) { "True" } else { "False" }))
}

/// As for ints, but `&`, `|` and `^` of two bools are bools.
fn binary(t: &mut Thread, op: BinaryOp, left: &Value, right: &Value) -> Result {
    if let (Some(a), Some(b)) = (left.as_bool(), right.as_bool()) {
        match op {
            BinaryOp::And => return Ok(Value::bool(a & b)),
            BinaryOp::Or => return Ok(Value::bool(a | b)),
            BinaryOp::Xor => return Ok(Value::bool(a ^ b)),
            _ => {}
        }
    }
    int::arithmetic::binary(t, op, left, right)
}

/// `bool`
pub static SPEC: TypeSpec = TypeSpec {
    name: "bool",
    base: Builtin::Int,
    layout: &Layout::of::<BigInt>(),
    slots: Slots {
        repr: Some(repr),
        binary: Some(binary),
        // All of them: an operator's slot is inherited as a whole.
        binary_ops: int::BINARY_OPS,
        ..NO_SLOTS
    },
    methods: &[static_method("__new__", "cls, x=False, /", new)],
    ..TypeSpec::BASE
};
