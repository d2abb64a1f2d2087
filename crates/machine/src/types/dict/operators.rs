//! What `dict` does by syntax: subscripts, comparison, `|`, `repr`.

use bytecode::CompareOp;
use objects::Value;
use source::known;
use tables::{Found, Match};

use super::{Dict, Table};
use crate::builtin::Builtin;
use crate::class::{NO_SLOTS, Slots};
use crate::operator::BinaryOp;
use crate::types::dict_view::{Part, iterate};
use crate::types::matching::matches;
use crate::{Result, Thread};

pub(super) const SLOTS: Slots = Slots {
    repr: Some(repr),
    compare: Some(compare),
    len: Some(|t, value| Ok(t.dict_len(value))),
    get_item: Some(get_item),
    set_item: Some(set_item),
    contains: Some(Thread::dict_contains),
    iter: Some(|t, value| iterate(t, value, Part::Keys, false)),
    binary: Some(binary),
    binary_ops: &[BinaryOp::Or],
    in_place: Some(in_place),
    in_place_ops: &[BinaryOp::Or],
    ..NO_SLOTS
};

fn get_item(t: &mut Thread, dict: &Value, key: &Value) -> Result {
    if let Some(value) = t.dict_get(dict, key)? {
        return Ok(value);
    }
    if !t.is_exactly(dict, Builtin::Dict)
        && let Some(value) = t.call_special(dict, known::MISSING, std::slice::from_ref(key))?
    {
        return Ok(value);
    }
    Err(t.key_error(key))
}

fn set_item(t: &mut Thread, dict: &Value, key: &Value, value: Option<Value>) -> Result<()> {
    match value {
        Some(value) => t.dict_set(dict, key.clone(), value),
        None => match t.dict_remove(dict, key)? {
            Some(old) => {
                drop(old);
                Ok(())
            }
            None => Err(t.key_error(key)),
        },
    }
}

fn compare(t: &mut Thread, op: CompareOp, left: &Value, right: &Value) -> Result {
    if !left.has::<Dict>() || !right.has::<Dict>() || !matches!(op, CompareOp::Eq | CompareOp::Ne) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let equal = are_equal(t, left, right)?;
    Ok(Value::bool(equal == (op == CompareOp::Eq)))
}

/// What comparing two tables has come to.
enum Equality {
    Known(bool),
    /// The values at this position of the left one: only `__eq__` can tell.
    Values(usize, Value, Value),
    /// The key at this position of the left one, and its value.
    Key(usize, Value, Value),
}

/// Compares the entries of two tables from a position on in the left one.
fn equality(left: &Table, right: &Table, mut position: usize) -> Equality {
    if position == 0 && left.len() != right.len() {
        return Equality::Known(false);
    }
    while let Some((at, key, value)) = left.next_from(position) {
        let hash = left.entry_hash(at).unwrap_or_default();
        let other = match right.find(hash, |stored| stored.is(key), |stored| matches(stored, key)) {
            Found::At(entry) => right.entry_value(entry),
            Found::Ask(..) | Found::Changed => return Equality::Key(at, key.clone(), value.clone()),
            Found::Vacant => None,
        };
        let Some(other) = other else { return Equality::Known(false) };
        match matches(value, other) {
            Match::Yes => {}
            Match::No => return Equality::Known(false),
            Match::Ask => return Equality::Values(at, value.clone(), other.clone()),
        }
        position = at + 1;
    }
    Equality::Known(true)
}

fn are_equal(t: &mut Thread, left: &Value, right: &Value) -> Result<bool> {
    if let (Some(mine), Some(other)) =
        (left.get::<Dict>().and_then(Dict::table), right.get::<Dict>().and_then(Dict::table))
    {
        let mut position = 0;
        loop {
            let (at, value, found) = match mine.with_two(t, other, |left, right| equality(left, right, position)) {
                Equality::Known(equal) => return Ok(equal),
                Equality::Values(at, value, found) => (at, value, Some(found)),
                Equality::Key(at, key, value) => (at, value, t.dict_get(right, &key)?),
            };
            match found {
                Some(found) if t.equals(&value, &found)? => position = at + 1,
                _ => return Ok(false),
            }
        }
    }
    if t.dict_len(left) != t.dict_len(right) {
        return Ok(false);
    }
    let mut position = 0;
    while let Some((next, key, value)) = t.dict_next(left, position) {
        position = next;
        match t.dict_get(right, &key)? {
            Some(other) if t.equals(&value, &other)? => {}
            _ => return Ok(false),
        }
    }
    Ok(true)
}

fn repr(t: &mut Thread, dict: &Value) -> Result {
    if t.dict_len(dict) == 0 {
        return Ok(t.str("{}"));
    }
    let text = t.repr_guard(dict, |t| {
        let mut text = String::from("{");
        let mut position = 0;
        while let Some((next, key, value)) = t.dict_next(dict, position) {
            if text.len() > 1 {
                text.push_str(", ");
            }
            position = next;
            text.push_str(&t.repr_text(&key)?);
            text.push_str(": ");
            text.push_str(&t.repr_text(&value)?);
        }
        text.push('}');
        Ok(text)
    })?;
    Ok(t.str(text.as_deref().unwrap_or("{...}")))
}

fn binary(t: &mut Thread, _: BinaryOp, left: &Value, right: &Value) -> Result {
    if !left.has::<Dict>() || !right.has::<Dict>() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let union = t.dict_copy(left)?;
    t.dict_update(&union, right)?;
    Ok(union)
}

fn in_place(t: &mut Thread, _: BinaryOp, left: &Value, right: &Value) -> Result {
    t.dict_update(left, right)?;
    Ok(left.clone())
}
