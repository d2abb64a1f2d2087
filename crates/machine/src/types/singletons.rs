//! None, NotImplemented, Ellipsis.

use bytecode::CompareOp;
use objects::Value;

use crate::class::{NO_SLOTS, Slots, TypeSpec};
use crate::native::static_method;
use crate::{Result, Thread};

fn identity_hash(_: &mut Thread, value: &Value) -> Result<i64> {
    Ok(value.word().bits() as i64)
}

/// What calling the type gives: its one value, without arguments.
fn alone(t: &mut Thread, args: &[Value], value: Value) -> Result {
    if t.len(&args[1])? + t.dict_len(&args[2]) > 0 {
        let name = t.type_name(&value);
        return Err(t.type_error(format!("{name} takes no arguments")));
    }
    Ok(value)
}

fn equality(_: &mut Thread, op: CompareOp, left: &Value, right: &Value) -> Result {
    Ok(match op {
        CompareOp::Eq if left.is(right) => Value::TRUE,
        CompareOp::Ne if left.is(right) => Value::FALSE,
        _ => Value::NOT_IMPLEMENTED,
    })
}

/// `NoneType`
pub static NONE: TypeSpec = TypeSpec {
    name: "NoneType",
    slots: Slots {
        repr: Some(|t, _| Ok(t.str("None"))),
        hash: Some(|_, _| Ok(text::hash::NONE)),
        truth: Some(|_, _| Ok(false)),
        compare: Some(equality),
        ..NO_SLOTS
    },
    methods: &[static_method("__new__", "cls, /, *args, **kwargs", |t, args| alone(t, args, Value::NONE))],
    ..TypeSpec::BASE
};

/// `NotImplementedType`
pub static NOT_IMPLEMENTED: TypeSpec = TypeSpec {
    name: "NotImplementedType",
    slots: Slots {
        repr: Some(|t, _| Ok(t.str("NotImplemented"))),
        hash: Some(identity_hash),
        truth: Some(|t, _| t.truth_of_not_implemented()),
        ..NO_SLOTS
    },
    methods: &[static_method("__new__", "cls, /, *args, **kwargs", |t, args| alone(t, args, Value::NOT_IMPLEMENTED))],
    ..TypeSpec::BASE
};

/// `ellipsis`
pub static ELLIPSIS: TypeSpec = TypeSpec {
    name: "ellipsis",
    slots: Slots { repr: Some(|t, _| Ok(t.str("Ellipsis"))), hash: Some(identity_hash), ..NO_SLOTS },
    methods: &[static_method("__new__", "cls, /, *args, **kwargs", |t, args| alone(t, args, Value::ELLIPSIS))],
    ..TypeSpec::BASE
};
