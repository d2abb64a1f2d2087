//! The methods of `set` and `frozenset`.

use objects::{Tuple, Value};
use tables::{SetTable, algebra};

use super::{Set, contents, whole};
use crate::builtin::Builtin;
use crate::native::{Row, row, static_method};
use crate::types::dict::Dict;
use crate::{Result, Thread};

pub(super) const MUTABLE: &[Row] = &[
    crate::types::generic_alias::CLASS_GETITEM,
    static_method("__new__", "cls, /, *args, **kwargs", new_set),
    row("__init__", "self, iterable=(), /", init),
    row("add", "self, object, /", |t, args| {
        t.set_add(&args[0], args[1].clone())?;
        Ok(Value::NONE)
    }),
    row("clear", "self, /", clear),
    row("discard", "self, object, /", |t, args| {
        take(t, args)?;
        Ok(Value::NONE)
    }),
    row("pop", "self, /", pop),
    row(
        "remove",
        "self, object, /",
        |t, args| if take(t, args)? { Ok(Value::NONE) } else { Err(t.key_error(&args[1])) },
    ),
    row("update", "self, /, *others", |t, args| with_each(t, args, |t, set, other| t.set_update(set, other))),
    row("difference_update", "self, /, *others", |t, args| {
        with_each(t, args, |t, set, other| t.set_difference_update(set, other))
    }),
    row("intersection_update", "self, /, *others", intersection_update),
    row("symmetric_difference_update", "self, other, /", |t, args| {
        t.set_symmetric_difference_update(&args[0], &args[1])?;
        Ok(Value::NONE)
    }),
    row("copy", "self, /", |t, args| {
        t.receiver::<Set>(&args[0])?;
        Ok(whole::copy(t, &args[0]))
    }),
    UNION,
    INTERSECTION,
    DIFFERENCE,
    SYMMETRIC_DIFFERENCE,
    IS_DISJOINT,
    IS_SUBSET,
    IS_SUPERSET,
];

pub(super) const FROZEN: &[Row] = &[
    crate::types::generic_alias::CLASS_GETITEM,
    static_method("__new__", "cls, iterable=(), /", new_frozenset),
    row("copy", "self, /", |t, args| {
        t.receiver::<Set>(&args[0])?;
        Ok(copy_frozen(t, &args[0]))
    }),
    UNION,
    INTERSECTION,
    DIFFERENCE,
    SYMMETRIC_DIFFERENCE,
    IS_DISJOINT,
    IS_SUBSET,
    IS_SUPERSET,
];

const UNION: Row = row("union", "self, /, *others", union);
const INTERSECTION: Row = row("intersection", "self, /, *others", intersection);
const DIFFERENCE: Row = row("difference", "self, /, *others", difference);
const SYMMETRIC_DIFFERENCE: Row = row("symmetric_difference", "self, other, /", symmetric_difference);
const IS_DISJOINT: Row = row("isdisjoint", "self, other, /", isdisjoint);
const IS_SUBSET: Row = row("issubset", "self, other, /", issubset);
const IS_SUPERSET: Row = row("issuperset", "self, other, /", issuperset);

fn new_set(t: &mut Thread, args: &[Value]) -> Result {
    t.check_new(&args[0], Builtin::Set)?;
    Ok(t.object_of(&args[0], Set::new(false)))
}

fn init(t: &mut Thread, args: &[Value]) -> Result {
    clear(t, &args[..1])?;
    if !args[1].is_null() {
        t.set_update(&args[0], &args[1])?;
    }
    Ok(Value::NONE)
}

fn new_frozenset(t: &mut Thread, args: &[Value]) -> Result {
    t.check_new(&args[0], Builtin::FrozenSet)?;
    if t.is_exactly(&args[1], Builtin::FrozenSet) && args[0].is(&t.class(Builtin::FrozenSet)) {
        return Ok(args[1].clone());
    }
    let set = t.object_of(&args[0], Set::new(true));
    if !args[1].is_null() {
        t.set_update(&set, &args[1])?;
    }
    Ok(set)
}

fn copy_frozen(t: &mut Thread, set: &Value) -> Value {
    if t.is_exactly(set, Builtin::FrozenSet) { set.clone() } else { whole::copy(t, set) }
}

/// The copy that an operation without operands gives.
fn copy(t: &mut Thread, set: &Value) -> Value {
    if contents(set).frozen { copy_frozen(t, set) } else { whole::copy(t, set) }
}

fn clear(t: &mut Thread, args: &[Value]) -> Result {
    let set = t.receiver::<Set>(&args[0])?;
    let old = set.table.with_mut(t, SetTable::clear);
    drop(old);
    Ok(Value::NONE)
}

/// Removes a key; tells whether it was there.
fn take(t: &mut Thread, args: &[Value]) -> Result<bool> {
    t.receiver::<Set>(&args[0])?;
    let (hash, key) = t.hash_sought(&args[1])?;
    algebra::discard(t, &args[0], hash, &key)
}

fn pop(t: &mut Thread, args: &[Value]) -> Result {
    let set = t.receiver::<Set>(&args[0])?;
    match set.table.with_mut(t, SetTable::pop) {
        Some(key) => Ok(key),
        None => {
            let message = t.str("pop from an empty set");
            Err(t.key_error(&message))
        }
    }
}

fn others(args: &[Value]) -> &[Value] {
    args[1].get::<Tuple>().map_or(&[], Tuple::items)
}

fn with_each(t: &mut Thread, args: &[Value], act: fn(&mut Thread, &Value, &Value) -> Result<()>) -> Result {
    t.receiver::<Set>(&args[0])?;
    for other in others(args) {
        act(t, &args[0], other)?;
    }
    Ok(Value::NONE)
}

fn union(t: &mut Thread, args: &[Value]) -> Result {
    t.receiver::<Set>(&args[0])?;
    let result = whole::copy(t, &args[0]);
    for other in others(args).iter().filter(|other| !other.is(&args[0])) {
        t.set_update(&result, other)?;
    }
    Ok(result)
}

fn intersect(t: &mut Thread, set: &Value, other: &Value) -> Result {
    if other.has::<Set>() {
        return whole::intersection(t, set, other);
    }
    let result = t.new_set(contents(set).frozen);
    t.each_hashed(other, |t, hash, key| Ok(!algebra::intersect_key(t, set, &result, hash, key)?))?;
    Ok(result)
}

fn intersection(t: &mut Thread, args: &[Value]) -> Result {
    t.receiver::<Set>(&args[0])?;
    let [first, rest @ ..] = others(args) else { return Ok(copy(t, &args[0])) };
    let mut result = intersect(t, &args[0], first)?;
    for other in rest {
        result = intersect(t, &result, other)?;
    }
    Ok(result)
}

fn intersection_update(t: &mut Thread, args: &[Value]) -> Result {
    let result = intersection(t, args)?;
    algebra::take_body(t, &args[0], &result);
    Ok(Value::NONE)
}

fn difference(t: &mut Thread, args: &[Value]) -> Result {
    t.receiver::<Set>(&args[0])?;
    let [first, rest @ ..] = others(args) else { return Ok(copy(t, &args[0])) };
    let result = subtract(t, &args[0], first)?;
    for other in rest {
        t.set_difference_update(&result, other)?;
    }
    Ok(result)
}

fn subtract(t: &mut Thread, set: &Value, other: &Value) -> Result {
    if other.has::<Set>() {
        return whole::difference(t, set, other);
    }
    if t.is_exactly(other, Builtin::Dict) && other.has::<Dict>() {
        let len = t.dict_len(other);
        let result = algebra::difference_by(t, set, len, |t, _, key| t.dict_contains(other, key))?;
        if let Some(result) = result {
            return Ok(result);
        }
    }
    let result = whole::copy(t, set);
    t.set_difference_update(&result, other)?;
    Ok(result)
}

fn symmetric_difference(t: &mut Thread, args: &[Value]) -> Result {
    t.receiver::<Set>(&args[0])?;
    if args[1].has::<Set>() {
        return whole::symmetric_difference(t, &args[0], &args[1]);
    }
    let other = t.new_set(contents(&args[0]).frozen);
    t.set_update(&other, &args[1])?;
    whole::symmetric_difference(t, &args[0], &other)
}

fn isdisjoint(t: &mut Thread, args: &[Value]) -> Result {
    t.receiver::<Set>(&args[0])?;
    if args[1].has::<Set>() {
        return Ok(Value::bool(whole::is_disjoint(t, &args[0], &args[1])?));
    }
    let mut disjoint = true;
    t.each_hashed(&args[1], |t, hash, key| {
        disjoint = !algebra::contains(t, &args[0], hash, key)?;
        Ok(disjoint)
    })?;
    Ok(Value::bool(disjoint))
}

fn issubset(t: &mut Thread, args: &[Value]) -> Result {
    let set = t.receiver::<Set>(&args[0])?;
    if args[1].has::<Set>() {
        return Ok(Value::bool(whole::is_subset(t, &args[0], &args[1])?));
    }
    let common = intersect(t, &args[0], &args[1])?;
    Ok(Value::bool(contents(&common).len(t) == set.len(t)))
}

fn issuperset(t: &mut Thread, args: &[Value]) -> Result {
    t.receiver::<Set>(&args[0])?;
    if args[1].has::<Set>() {
        return Ok(Value::bool(whole::is_subset(t, &args[1], &args[0])?));
    }
    let mut superset = true;
    t.each_hashed(&args[1], |t, hash, key| {
        superset = algebra::contains(t, &args[0], hash, key)?;
        Ok(superset)
    })?;
    Ok(Value::bool(superset))
}
