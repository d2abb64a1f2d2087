//! The methods of `deque`.

use objects::Value;
use tables::Match;

use super::{Deque, iterator, like, mutated};
use crate::builtin::Builtin;
use crate::native::{Row, row, static_method};
use crate::types::generic_alias::CLASS_GETITEM;
use crate::types::matching::matches;
use crate::{Result, Thread};

pub(super) const METHODS: &[Row] = &[
    static_method("__new__", "cls, /, *args, **kwargs", |t, args| {
        t.check_new(&args[0], Builtin::Deque)?;
        Ok(t.object_of(&args[0], Deque::with_limit(None)))
    }),
    CLASS_GETITEM,
    row("__init__", "self, /, iterable=(), maxlen=None", init),
    row("append", "self, item, /", |t, args| {
        t.receiver::<Deque>(&args[0])?.push_back(t, args[1].clone());
        Ok(Value::NONE)
    }),
    row("appendleft", "self, item, /", |t, args| {
        t.receiver::<Deque>(&args[0])?.push_front(t, args[1].clone());
        Ok(Value::NONE)
    }),
    row("pop", "self, /", |t, args| {
        let deque = t.receiver::<Deque>(&args[0])?;
        let item = deque.change(t, |items| items.pop_back());
        popped(t, item)
    }),
    row("popleft", "self, /", |t, args| {
        let deque = t.receiver::<Deque>(&args[0])?;
        let item = deque.change(t, |items| items.pop_front());
        popped(t, item)
    }),
    row("extend", "self, iterable, /", |t, args| {
        t.receiver::<Deque>(&args[0])?.extend(t, &args[0], &args[1])?;
        Ok(Value::NONE)
    }),
    row("extendleft", "self, iterable, /", extendleft),
    row("clear", "self, /", |t, args| {
        let old = t.receiver::<Deque>(&args[0])?.change(t, std::mem::take);
        drop(old);
        Ok(Value::NONE)
    }),
    row("copy", "self, /", copy),
    row("__copy__", "self, /", copy),
    row("count", "self, value, /", count),
    row("index", "self, value, start=0, stop=None, /", index),
    row("insert", "self, index, value, /", insert),
    row("remove", "self, value, /", remove),
    row("reverse", "self, /", |t, args| {
        t.receiver::<Deque>(&args[0])?.items.with_mut(t, |items| items.make_contiguous().reverse());
        Ok(Value::NONE)
    }),
    row("rotate", "self, n=1, /", rotate),
    row("__reversed__", "self, /", |t, args| iterator(t, &args[0], true)),
];

fn popped(t: &mut Thread, item: Option<Value>) -> Result {
    match item {
        Some(item) => Ok(item),
        None => Err(t.index_error("pop from an empty deque")),
    }
}

fn init(t: &mut Thread, args: &[Value]) -> Result {
    let deque = t.receiver::<Deque>(&args[0])?;
    let limit = if args[2].is_null() || args[2].is_none() {
        None
    } else {
        if crate::types::int::IntValue::of(&args[2]).is_none() {
            return Err(t.type_error("an integer is required"));
        }
        match usize::try_from(t.index(&args[2])?) {
            Ok(limit) => Some(limit),
            Err(_) => return Err(t.value_error("maxlen must be non-negative")),
        }
    };
    deque.limit.set(limit);
    let old = deque.change(t, std::mem::take);
    drop(old);
    if !args[1].is_null() {
        deque.extend(t, &args[0], &args[1])?;
    }
    Ok(Value::NONE)
}

fn extendleft(t: &mut Thread, args: &[Value]) -> Result {
    let deque = t.receiver::<Deque>(&args[0])?;
    if args[1].is(&args[0]) {
        for item in deque.copied(t) {
            deque.push_front(t, item);
        }
        return Ok(Value::NONE);
    }
    let iterator = t.iter(&args[1])?;
    while let Some(item) = t.next(&iterator)? {
        deque.push_front(t, item);
    }
    Ok(Value::NONE)
}

fn copy(t: &mut Thread, args: &[Value]) -> Result {
    let deque = t.receiver::<Deque>(&args[0])?;
    let (items, limit) = (deque.copied(t), deque.limit.get());
    if t.is_exactly(&args[0], Builtin::Deque) {
        return like(t, &args[0], limit, items.into_iter());
    }
    let class = t.class_of(&args[0]);
    match limit {
        Some(limit) => t.call(&class, &[args[0].clone(), Value::from_len(limit)]),
        None => t.call(&class, &args[..1]),
    }
}

/// The first place from `from` on, below `to`, whose item equals `wanted`.
///
/// # Errors
/// What `__eq__` raises; RuntimeError when it changed the deque.
pub(super) fn find(t: &mut Thread, deque: &Deque, from: usize, to: usize, wanted: &Value) -> Result<Option<usize>> {
    let changes = deque.changes.get();
    let mut at = from;
    loop {
        let candidate = deque.items.with(t, |items| {
            let end = to.min(items.len());
            (at..end).find(|&at| matches(&items[at], wanted) != Match::No).map(|at| (at, items[at].clone()))
        });
        let Some((found, item)) = candidate else { return Ok(None) };
        let equal = t.equals(&item, wanted)?;
        if deque.changes.get() != changes {
            return Err(mutated(t));
        }
        if equal {
            return Ok(Some(found));
        }
        at = found + 1;
    }
}

fn count(t: &mut Thread, args: &[Value]) -> Result {
    let deque = t.receiver::<Deque>(&args[0])?;
    let (mut total, mut at) = (0, 0);
    while let Some(found) = find(t, deque, at, usize::MAX, &args[1])? {
        total += 1;
        at = found + 1;
    }
    Ok(Value::from_len(total))
}

/// A bound of `index`: negative ones count from the end.
fn bound(t: &mut Thread, value: &Value, len: usize) -> Result<usize> {
    let bound = match t.index(value) {
        Err(raised) if t.is_exception(&raised, Builtin::OverflowError) => i64::MAX,
        bound => bound?,
    };
    let bound = if bound < 0 { (bound + len as i64).max(0) } else { bound };
    Ok(usize::try_from(bound).unwrap_or(usize::MAX))
}

fn missing(t: &mut Thread, value: &Value) -> crate::Raised {
    match t.repr_text(value) {
        Ok(text) => t.value_error(format!("{text} is not in deque")),
        Err(raised) => raised,
    }
}

fn index(t: &mut Thread, args: &[Value]) -> Result {
    let deque = t.receiver::<Deque>(&args[0])?;
    let len = deque.len(t);
    let from = if args[2].is_null() { 0 } else { bound(t, &args[2], len)? };
    let to = if args[3].is_null() { usize::MAX } else { bound(t, &args[3], len)? };
    match find(t, deque, from, to, &args[1])? {
        Some(found) => Ok(Value::from_len(found)),
        None => Err(missing(t, &args[1])),
    }
}

fn insert(t: &mut Thread, args: &[Value]) -> Result {
    let deque = t.receiver::<Deque>(&args[0])?;
    let index = t.index(&args[1])?;
    let len = deque.len(t);
    if deque.limit.get() == Some(len) {
        return Err(t.index_error("deque already at its maximum size"));
    }
    let index = if index < 0 { (index + len as i64).max(0) } else { index.min(len as i64) };
    let item = args[2].clone();
    deque.change(t, |items| items.insert((index as usize).min(items.len()), item));
    Ok(Value::NONE)
}

fn remove(t: &mut Thread, args: &[Value]) -> Result {
    let deque = t.receiver::<Deque>(&args[0])?;
    match find(t, deque, 0, usize::MAX, &args[1])? {
        Some(found) => {
            let old = deque.change(t, |items| items.remove(found));
            drop(old);
            Ok(Value::NONE)
        }
        None => Err(missing(t, &args[1])),
    }
}

fn rotate(t: &mut Thread, args: &[Value]) -> Result {
    let deque = t.receiver::<Deque>(&args[0])?;
    let steps = if args[1].is_null() { 1 } else { t.index(&args[1])? };
    deque.change(t, |items| {
        let len = items.len() as i64;
        if len > 1 {
            items.rotate_right(steps.rem_euclid(len) as usize);
        }
    });
    Ok(Value::NONE)
}
