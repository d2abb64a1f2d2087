//! The methods of `list`.

use objects::Value;
use tables::Match;

use super::slices::position;
use super::{List, drop_backwards, extend, find, iterator, sorting};
use crate::builtin::Builtin;
use crate::native::{Row, row, static_method};
use crate::types::matching::{candidate, matches};
use crate::types::slice::search_range;
use crate::{Result, Thread};

pub(super) const METHODS: &[Row] = &[
    crate::types::generic_alias::CLASS_GETITEM,
    static_method("__new__", "cls, /, *args, **kwargs", new),
    row("__init__", "self, iterable=(), /", init),
    row("append", "self, object, /", append),
    row("clear", "self, /", clear),
    row("copy", "self, /", copy),
    row("count", "self, value, /", count),
    row("extend", "self, iterable, /", |t, args| {
        let list = t.receiver::<List>(&args[0])?;
        extend(t, list, &args[1])?;
        Ok(Value::NONE)
    }),
    row("index", "self, value, start=0, stop=9223372036854775807, /", index),
    row("insert", "self, index, object, /", insert),
    row("pop", "self, index=-1, /", pop),
    row("remove", "self, value, /", remove),
    row("reverse", "self, /", reverse),
    row("sort", "self, /, *, key=None, reverse=False", sort),
    row("__reversed__", "self, /", |t, args| iterator(t, &args[0], true)),
];

fn new(t: &mut Thread, args: &[Value]) -> Result {
    t.check_new(&args[0], Builtin::List)?;
    Ok(t.object_of(&args[0], List::default()))
}

fn init(t: &mut Thread, args: &[Value]) -> Result {
    clear(t, &args[..1])?;
    if !args[1].is_null() {
        let list = t.receiver::<List>(&args[0])?;
        extend(t, list, &args[1])?;
    }
    Ok(Value::NONE)
}

fn append(t: &mut Thread, args: &[Value]) -> Result {
    let list = t.receiver::<List>(&args[0])?;
    let item = args[1].clone();
    list.items.with_mut(t, |items| items.push(item));
    Ok(Value::NONE)
}

fn clear(t: &mut Thread, args: &[Value]) -> Result {
    let list = t.receiver::<List>(&args[0])?;
    let old = list.items.with_mut(t, std::mem::take);
    drop_backwards(old);
    Ok(Value::NONE)
}

fn copy(t: &mut Thread, args: &[Value]) -> Result {
    let items = t.receiver::<List>(&args[0])?.copied(t);
    Ok(t.list(items))
}

fn count(t: &mut Thread, args: &[Value]) -> Result {
    let list = t.receiver::<List>(&args[0])?;
    let (mut count, mut from) = (0, 0);
    while let Some(at) = find(t, list, from, usize::MAX, &args[1])? {
        count += 1;
        from = at + 1;
    }
    Ok(Value::from_len(count))
}

fn index(t: &mut Thread, args: &[Value]) -> Result {
    let list = t.receiver::<List>(&args[0])?;
    let len = list.len(t);
    let (start, stop) = search_range(t, &args[2], &args[3], len)?;
    match find(t, list, start, stop, &args[1])? {
        Some(at) => Ok(Value::from_len(at)),
        None => {
            let text = t.repr_text(&args[1])?;
            Err(t.value_error(format!("{text} is not in list")))
        }
    }
}

/// An index that is given as an argument; one that is too large is told in other words than in `list[index]`.
fn argument(t: &mut Thread, index: &Value) -> Result<i64> {
    match t.index(index) {
        Err(raised) if t.is_exception(&raised, Builtin::OverflowError) => {
            Err(t.overflow_error("Python int too large to convert to C ssize_t"))
        }
        result => result,
    }
}

fn insert(t: &mut Thread, args: &[Value]) -> Result {
    let list = t.receiver::<List>(&args[0])?;
    let index = argument(t, &args[1])?;
    let item = args[2].clone();
    list.items.with_mut(t, |items| {
        let len = items.len();
        items.insert(if index < 0 { position(index, len).unwrap_or(0) } else { len.min(index as usize) }, item);
    });
    Ok(Value::NONE)
}

fn pop(t: &mut Thread, args: &[Value]) -> Result {
    let list = t.receiver::<List>(&args[0])?;
    let index = if args[1].is_null() { -1 } else { argument(t, &args[1])? };
    let popped = list.items.with_mut(t, |items| {
        let len = items.len();
        let at = position(index, len).filter(|&at| at < len).ok_or(len)?;
        Ok(if at + 1 == len { items.pop().unwrap_or_default() } else { items.remove(at) })
    });
    match popped {
        Ok(item) => Ok(item),
        Err(0) => Err(t.index_error("pop from empty list")),
        Err(_) => Err(t.index_error("pop index out of range")),
    }
}

fn remove(t: &mut Thread, args: &[Value]) -> Result {
    let (list, wanted) = (t.receiver::<List>(&args[0])?, &args[1]);
    let mut from = 0;
    loop {
        let found = list.items.with_mut(t, |items| {
            let (at, item) = candidate(items, from, usize::MAX, wanted)?;
            let sure = matches(&item, wanted) == Match::Yes;
            Some(if sure { Ok(items.remove(at)) } else { Err((at, item)) })
        });
        match found {
            None => return Err(t.value_error("list.remove(x): x not in list")),
            Some(Ok(_removed)) => return Ok(Value::NONE),
            Some(Err((at, item))) => {
                from = at + 1;
                if t.equals(&item, wanted)? {
                    if remove_compared(t, list, at, &item) {
                        return Ok(Value::NONE);
                    }
                    from = 0;
                }
            }
        }
    }
}

/// Removes what stands at a place whose item was found equal by `__eq__`, as CPython whatever that is by now. Other
/// threads that run meanwhile may have moved the item, or taken it: tells whether it is removed.
fn remove_compared(t: &mut Thread, list: &List, at: usize, item: &Value) -> bool {
    let removed = list.items.with_mut(t, |items| {
        let moved = objects::is_concurrent() && !items.get(at).is_some_and(|now| now.is(item));
        let at = if moved { items.iter().position(|now| now.is(item))? } else { at };
        Some((at < items.len()).then(|| items.remove(at)))
    });
    removed.is_some()
}

fn reverse(t: &mut Thread, args: &[Value]) -> Result {
    let list = t.receiver::<List>(&args[0])?;
    list.items.with_mut(t, |items| items.reverse());
    Ok(Value::NONE)
}

fn sort(t: &mut Thread, args: &[Value]) -> Result {
    let reverse = if args[2].is_null() { false } else { t.truth(&args[2])? };
    let key = if args[1].is_null() { Value::NONE } else { args[1].clone() };
    sorting::sort(t, &args[0], &key, reverse)?;
    Ok(Value::NONE)
}
