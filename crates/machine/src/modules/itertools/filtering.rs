//! `compress`, `dropwhile`, `takewhile`, `filterfalse`.

use objects::{Shared, Slot, Value};

use super::{contents, iterator_type};
use crate::builtin::Builtin;
use crate::native::static_method;
use crate::{Result, Thread};

/// `compress(data, selectors)`
pub(crate) struct Compress {
    data: Slot,
    selectors: Slot,
}

contents!(Compress { data, selectors });

fn new_compress(t: &mut Thread, args: &[Value]) -> Result {
    t.check_new(&args[0], Builtin::Compress)?;
    let (data, selectors) = (t.iter(&args[1])?, t.iter(&args[2])?);
    Ok(t.object_of(&args[0], Compress { data: Slot::new(data), selectors: Slot::new(selectors) }))
}

fn next_compress(t: &mut Thread, value: &Value) -> Result<Option<Value>> {
    let compress = t.receiver::<Compress>(value)?;
    let (data, selectors) = (compress.data.get(), compress.selectors.get());
    loop {
        let Some(item) = t.next(&data)? else { return Ok(None) };
        let Some(selector) = t.next(&selectors)? else { return Ok(None) };
        if t.truth(&selector)? {
            return Ok(Some(item));
        }
    }
}

iterator_type!(
    COMPRESS,
    "compress",
    Compress,
    next_compress,
    {},
    &[static_method("__new__", "cls, /, data, selectors", new_compress)]
);

/// `dropwhile(predicate, iterable)`
pub(crate) struct DropWhile {
    predicate: Slot,
    source: Slot,
    started: Shared<bool>,
}

contents!(DropWhile { predicate, source });

fn new_dropwhile(t: &mut Thread, args: &[Value]) -> Result {
    t.check_new(&args[0], Builtin::DropWhile)?;
    let source = Slot::new(t.iter(&args[2])?);
    let predicate = Slot::new(args[1].clone());
    Ok(t.object_of(&args[0], DropWhile { predicate, source, started: Shared::new(false) }))
}

fn next_dropwhile(t: &mut Thread, value: &Value) -> Result<Option<Value>> {
    let dropwhile = t.receiver::<DropWhile>(value)?;
    let (predicate, source) = (dropwhile.predicate.get(), dropwhile.source.get());
    while let Some(item) = t.next(&source)? {
        if dropwhile.started.get() {
            return Ok(Some(item));
        }
        if !holds(t, &predicate, &item)? {
            dropwhile.started.set(true);
            return Ok(Some(item));
        }
    }
    Ok(None)
}

fn holds(t: &mut Thread, predicate: &Value, item: &Value) -> Result<bool> {
    let answer = t.call(predicate, std::slice::from_ref(item))?;
    t.truth(&answer)
}

iterator_type!(
    DROP_WHILE,
    "dropwhile",
    DropWhile,
    next_dropwhile,
    {},
    &[static_method("__new__", "cls, predicate, iterable, /", new_dropwhile)]
);

/// `takewhile(predicate, iterable)`
pub(crate) struct TakeWhile {
    predicate: Slot,
    source: Slot,
    stopped: Shared<bool>,
}

contents!(TakeWhile { predicate, source });

fn new_takewhile(t: &mut Thread, args: &[Value]) -> Result {
    t.check_new(&args[0], Builtin::TakeWhile)?;
    let source = Slot::new(t.iter(&args[2])?);
    let predicate = Slot::new(args[1].clone());
    Ok(t.object_of(&args[0], TakeWhile { predicate, source, stopped: Shared::new(false) }))
}

fn next_takewhile(t: &mut Thread, value: &Value) -> Result<Option<Value>> {
    let takewhile = t.receiver::<TakeWhile>(value)?;
    if takewhile.stopped.get() {
        return Ok(None);
    }
    let Some(item) = t.next(&takewhile.source.get())? else { return Ok(None) };
    if holds(t, &takewhile.predicate.get(), &item)? {
        return Ok(Some(item));
    }
    takewhile.stopped.set(true);
    Ok(None)
}

iterator_type!(
    TAKE_WHILE,
    "takewhile",
    TakeWhile,
    next_takewhile,
    {},
    &[static_method("__new__", "cls, predicate, iterable, /", new_takewhile)]
);

/// `filterfalse(function, iterable)`
pub(crate) struct FilterFalse {
    predicate: Slot,
    source: Slot,
}

contents!(FilterFalse { predicate, source });

fn new_filterfalse(t: &mut Thread, args: &[Value]) -> Result {
    t.check_new(&args[0], Builtin::FilterFalse)?;
    let source = Slot::new(t.iter(&args[2])?);
    Ok(t.object_of(&args[0], FilterFalse { predicate: Slot::new(args[1].clone()), source }))
}

fn next_filterfalse(t: &mut Thread, value: &Value) -> Result<Option<Value>> {
    let filter = t.receiver::<FilterFalse>(value)?;
    let (predicate, source) = (filter.predicate.get(), filter.source.get());
    let plain = predicate.is_none() || predicate.is(&t.class(Builtin::Bool));
    while let Some(item) = t.next(&source)? {
        let chosen = if plain { t.truth(&item)? } else { holds(t, &predicate, &item)? };
        if !chosen {
            return Ok(Some(item));
        }
    }
    Ok(None)
}

iterator_type!(
    FILTER_FALSE,
    "filterfalse",
    FilterFalse,
    next_filterfalse,
    {},
    &[static_method("__new__", "cls, function, iterable, /", new_filterfalse)]
);
