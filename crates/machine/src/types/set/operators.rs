//! What sets do by syntax: operators, comparison, `in`, `repr`, `hash`.

use bytecode::CompareOp;
use objects::Value;
use tables::algebra;

use super::{NO_HASH, Set, contents, whole};
use crate::builtin::Builtin;
use crate::operator::BinaryOp;
use crate::{Result, Thread};

pub(super) fn binary(t: &mut Thread, op: BinaryOp, left: &Value, right: &Value) -> Result {
    if !left.has::<Set>() || !right.has::<Set>() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    match op {
        BinaryOp::And => whole::intersection(t, left, right),
        BinaryOp::Or => whole::union(t, left, right),
        BinaryOp::Xor => whole::symmetric_difference(t, left, right),
        BinaryOp::Sub => whole::difference(t, left, right),
        _ => Ok(Value::NOT_IMPLEMENTED),
    }
}

pub(super) fn in_place(t: &mut Thread, op: BinaryOp, left: &Value, right: &Value) -> Result {
    if !left.has::<Set>() || !right.has::<Set>() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    match op {
        BinaryOp::And => whole::intersection_update(t, left, right)?,
        BinaryOp::Or => whole::update(t, left, right)?,
        BinaryOp::Xor => whole::symmetric_difference_update(t, left, right)?,
        BinaryOp::Sub => whole::difference_update(t, left, right)?,
        _ => return Ok(Value::NOT_IMPLEMENTED),
    }
    Ok(left.clone())
}

pub(super) fn compare(t: &mut Thread, op: CompareOp, left: &Value, right: &Value) -> Result {
    let (Some(a), Some(b)) = (left.get::<Set>(), right.get::<Set>()) else { return Ok(Value::NOT_IMPLEMENTED) };
    let hashes_differ = a.hash.get() != b.hash.get() && a.hash.get() != NO_HASH && b.hash.get() != NO_HASH;
    if hashes_differ && matches!(op, CompareOp::Eq | CompareOp::Ne) {
        return Ok(Value::bool(op == CompareOp::Ne));
    }
    Ok(Value::bool(whole::compare(t, op, left, right)?))
}

pub(super) fn contains(t: &mut Thread, set: &Value, key: &Value) -> Result<bool> {
    t.receiver::<Set>(set)?;
    let (hash, key) = t.hash_sought(key)?;
    algebra::contains(t, set, hash, &key)
}

pub(super) fn repr(t: &mut Thread, value: &Value) -> Result {
    t.receiver::<Set>(value)?;
    let name = t.type_name(value);
    if contents(value).len(t) == 0 {
        return Ok(t.str(&format!("{name}()")));
    }
    let plain = t.is_exactly(value, Builtin::Set);
    let text = t.repr_guard(value, |t| {
        let mut texts = Vec::new();
        for key in t.collect(value)? {
            texts.push(t.repr_text(&key)?);
        }
        Ok(format!("{{{}}}", texts.join(", ")))
    })?;
    let text = match text {
        None => format!("{name}(...)"),
        Some(text) if plain => text,
        Some(text) => format!("{name}({text})"),
    };
    Ok(t.str(&text))
}

pub(super) fn hash(t: &mut Thread, value: &Value) -> Result<i64> {
    let set = t.receiver::<Set>(value)?;
    if set.hash.get() == NO_HASH {
        set.hash.set(set.table.with(t, |table| text::hash::frozenset(table.iter().map(|(hash, _)| hash))));
    }
    Ok(set.hash.get())
}
