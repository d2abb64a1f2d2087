//! The methods of `deque`.

use std::collections::VecDeque;
use std::ops::Range;

use objects::Value;
use tables::Match;

use super::{Deque, iterator, like, mutated};
use crate::builtin::Builtin;
use crate::native::{Row, row, static_method};
use crate::types::generic_alias::CLASS_GETITEM;
use crate::types::matching::matches;
use crate::{Raised, Result, Thread};

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
        t.receiver::<Deque>(&args[0])?.extend(t, &args[1])?;
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
        match usize::try_from(t.ssize(&args[2])?) {
            Ok(limit) => Some(limit),
            Err(_) => return Err(t.value_error("maxlen must be non-negative")),
        }
    };
    deque.limit.set(limit);
    let old = deque.change(t, std::mem::take);
    drop(old);
    if !args[1].is_null() {
        deque.extend(t, &args[1])?;
    }
    Ok(Value::NONE)
}

fn extendleft(t: &mut Thread, args: &[Value]) -> Result {
    let deque = t.receiver::<Deque>(&args[0])?;
    if let Some(more) = t.items_at_once(&args[1]) {
        let surplus = deque.prepend_all(t, more.into_iter());
        drop(surplus);
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
/// What `__eq__` raises; RuntimeError when it changed the deque and said no.
pub(super) fn find(t: &mut Thread, deque: &Deque, from: usize, to: usize, wanted: &Value) -> Result<Option<usize>> {
    let mut at = from;
    loop {
        let candidate = deque.items.with(t, |items| {
            let end = to.min(items.len());
            (at..end).find_map(|at| match matches(&items[at], wanted) {
                Match::No => None,
                Match::Yes => Some((at, None)),
                Match::Ask => Some((at, Some((items[at].clone(), deque.changes.get())))),
            })
        });
        let Some((place, asked)) = candidate else { return Ok(None) };
        let Some((item, changes)) = asked else { return Ok(Some(place)) };
        if t.equals(&item, wanted)? {
            return Ok(Some(place));
        }
        if deque.changes.get() != changes {
            return Err(mutated(t));
        }
        at = place + 1;
    }
}

/// Searches for the first place whose item equals `wanted`, and acts on it in the same moment.
///
/// # Errors
/// What `__eq__` raises; `changed` when the deque was changed while it ran.
fn act_on<R>(
    t: &mut Thread,
    deque: &Deque,
    range: Range<usize>,
    wanted: &Value,
    changed: fn(&mut Thread) -> Raised,
    act: impl Fn(&mut VecDeque<Value>, usize) -> R,
) -> Result<Option<R>> {
    let mut at = range.start;
    // What was compared last, and what that gave: the item's place and the count of changes then.
    let mut asked: Option<(u64, bool)> = None;
    loop {
        let looked = deque.items.with_mut(t, |items| {
            let changes = deque.changes.get();
            if asked.is_some_and(|(before, _)| before != changes) {
                return Err(None);
            }
            if asked.is_some_and(|(_, equal)| equal) {
                return Ok(Some(act(items, at - 1)));
            }
            let end = range.end.min(items.len());
            let found = (at..end).find_map(|at| match matches(&items[at], wanted) {
                Match::No => None,
                found => Some((at, found)),
            });
            match found {
                None => Ok(None),
                Some((at, Match::Yes)) => Ok(Some(act(items, at))),
                Some((at, _)) => Err(Some((at, items[at].clone(), changes))),
            }
        });
        match looked {
            Ok(result) => return Ok(result),
            Err(None) => return Err(changed(t)),
            Err(Some((found, item, changes))) => {
                asked = Some((changes, t.equals(&item, wanted)?));
                at = found + 1;
            }
        }
    }
}

fn count(t: &mut Thread, args: &[Value]) -> Result {
    let deque = t.receiver::<Deque>(&args[0])?;
    let (mut total, mut at) = (0, 0);
    while let Some(found) = act_on(t, deque, at..usize::MAX, &args[1], mutated, |_, at| at)? {
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
    let (item, limit) = (args[2].clone(), deque.limit.get());
    let inserted = deque.change(t, |items| {
        let len = items.len();
        let at = if index < 0 { (index + len as i64).max(0) } else { index.min(len as i64) };
        let fits = limit != Some(len);
        if fits {
            items.insert(at as usize, item);
        }
        fits
    });
    if inserted { Ok(Value::NONE) } else { Err(t.index_error("deque already at its maximum size")) }
}

fn remove(t: &mut Thread, args: &[Value]) -> Result {
    let deque = t.receiver::<Deque>(&args[0])?;
    let changed = |t: &mut Thread| t.index_error("deque mutated during iteration");
    let removed = act_on(t, deque, 0..usize::MAX, &args[1], changed, |items, at| {
        deque.count_change();
        items.remove(at)
    })?;
    match removed {
        Some(_old) => Ok(Value::NONE),
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
