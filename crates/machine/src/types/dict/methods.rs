//! The methods of `dict`.

use objects::Value;

use super::Dict;
use crate::builtin::Builtin;
use crate::native::{Row, class_method, row, static_method};
use crate::types::dict_view::{Part, iterate, view};
use crate::{Result, Thread};

pub(super) const METHODS: &[Row] = &[
    crate::types::generic_alias::CLASS_GETITEM,
    static_method("__new__", "cls, /, *args, **kwargs", new),
    row("__init__", "self, /, *args, **kwargs", |t, args| t.update_from_arguments("dict", args)),
    class_method("fromkeys", "cls, iterable, value=None, /", fromkeys),
    row("get", "self, key, default=None, /", get),
    row("setdefault", "self, key, default=None, /", setdefault),
    row("pop", "self, key, default=None, /", pop),
    row("popitem", "self, /", popitem),
    row("update", "self, /, *args, **kwargs", |t, args| t.update_from_arguments("update", args)),
    row("clear", "self, /", |t, args| {
        t.receiver::<Dict>(&args[0])?;
        t.dict_clear(&args[0]);
        Ok(Value::NONE)
    }),
    row("copy", "self, /", |t, args| {
        t.receiver::<Dict>(&args[0])?;
        t.dict_copy(&args[0])
    }),
    row("keys", "self, /", |t, args| view(t, &args[0], Part::Keys)),
    row("values", "self, /", |t, args| view(t, &args[0], Part::Values)),
    row("items", "self, /", |t, args| view(t, &args[0], Part::Items)),
    row("__reversed__", "self, /", |t, args| {
        t.receiver::<Dict>(&args[0])?;
        iterate(t, &args[0], Part::Keys, true)
    }),
];

fn new(t: &mut Thread, args: &[Value]) -> Result {
    t.check_new(&args[0], Builtin::Dict)?;
    Ok(t.object_of(&args[0], Dict::default()))
}

pub(crate) fn fromkeys(t: &mut Thread, args: &[Value]) -> Result {
    let value = if args[2].is_null() { Value::NONE } else { args[2].clone() };
    let dict = if args[0].is(&t.class(Builtin::Dict)) { t.dict() } else { t.call(&args[0], &[])? };
    let plain = t.is_exactly(&dict, Builtin::Dict);
    let keys = t.steady(&args[1]);
    let iterator = t.iter(&keys)?;
    while let Some(key) = t.next(&iterator)? {
        if plain {
            t.dict_set(&dict, key, value.clone())?;
        } else {
            t.set_item(&dict, &key, value.clone())?;
        }
    }
    Ok(dict)
}

fn default(given: &Value) -> Value {
    if given.is_null() { Value::NONE } else { given.clone() }
}

fn get(t: &mut Thread, args: &[Value]) -> Result {
    Ok(match t.dict_get(&args[0], &args[1])? {
        Some(value) => value,
        None => default(&args[2]),
    })
}

pub(crate) fn setdefault(t: &mut Thread, args: &[Value]) -> Result {
    let value = default(&args[2]);
    t.receiver::<Dict>(&args[0])?;
    t.dict_set_default(&args[0], &args[1], value)
}

fn pop(t: &mut Thread, args: &[Value]) -> Result {
    match t.dict_remove(&args[0], &args[1])? {
        Some(value) => Ok(value),
        None if args[2].is_null() => Err(t.key_error(&args[1])),
        None => Ok(args[2].clone()),
    }
}

fn popitem(t: &mut Thread, args: &[Value]) -> Result {
    t.receiver::<Dict>(&args[0])?;
    match t.dict_pop_end(&args[0], true)? {
        Some((key, value)) => Ok(t.tuple([key, value])),
        None => {
            let message = t.str("popitem(): dictionary is empty");
            Err(t.key_error(&message))
        }
    }
}
