//! `tee`: several iterators over one, by a chain of links that each holds one item.

use objects::{Shared, Slot, Value};

use super::{contents, iterator_type};
use crate::builtin::Builtin;
use crate::class::TypeSpec;
use crate::native::{row, static_method};
use crate::{Result, Thread};

/// An item of the source and what follows it; without item it is the chain's end, where the source is asked.
pub(crate) struct TeeLink {
    source: Slot,
    item: Slot,
    next: Slot,
    asking: Shared<bool>,
}

contents!(TeeLink { source, item, next });

/// `itertools._tee_dataobject`
pub(crate) static LINK: TypeSpec = TypeSpec {
    name: "_tee_dataobject",
    module: "itertools",
    layout: &objects::Layout::of::<TeeLink>(),
    ..TypeSpec::BASE
};

/// One of the iterators that `tee` gives.
pub(crate) struct Tee {
    /// The link of the next item.
    link: Slot,
}

contents!(Tee { link });

fn end_of_chain(t: &mut Thread, source: Value) -> Value {
    let link =
        TeeLink { source: Slot::new(source), item: Slot::empty(), next: Slot::empty(), asking: Shared::new(false) };
    t.object(Builtin::TeeLink, link)
}

fn next(t: &mut Thread, value: &Value) -> Result<Option<Value>> {
    let tee = t.receiver::<Tee>(value)?;
    let link_value = tee.link.get();
    let Some(link) = link_value.get::<TeeLink>() else { return Ok(None) };
    if link.item.is_empty() {
        if link.asking.replace(true) {
            return Err(t.runtime_error("cannot re-enter the tee iterator"));
        }
        let source = link.source.get();
        let item = t.next(&source);
        link.asking.set(false);
        let Some(item) = item? else { return Ok(None) };
        let next = end_of_chain(t, source);
        link.next.set(next);
        link.item.set(item);
        drop(link.source.take());
    }
    tee.link.set(link.next.get());
    Ok(Some(link.item.get()))
}

fn over(t: &mut Thread, class: &Value, iterable: &Value) -> Result {
    let iterator = t.iter(iterable)?;
    let link = match iterator.get::<Tee>() {
        Some(tee) => tee.link.get(),
        None => end_of_chain(t, iterator),
    };
    Ok(t.object_of(class, Tee { link: Slot::new(link) }))
}

fn copy(t: &mut Thread, args: &[Value]) -> Result {
    let link = t.receiver::<Tee>(&args[0])?.link.get();
    Ok(t.object(Builtin::Tee, Tee { link: Slot::new(link) }))
}

/// `tee(iterable, n=2)`
pub(super) fn tee(t: &mut Thread, args: &[Value]) -> Result {
    let count = if args[1].is_null() { 2 } else { t.ssize(&args[1])? };
    let Ok(count) = usize::try_from(count) else { return Err(t.value_error("n must be >= 0")) };
    if count == 0 {
        return Ok(t.tuple([]));
    }
    let mut all: Vec<Value> = Vec::new();
    if all.try_reserve(count).is_err() {
        return Err(t.memory_error());
    }
    let class = t.class(Builtin::Tee);
    let first = over(t, &class, &args[0])?;
    for _ in 1..count {
        let another = copy(t, std::slice::from_ref(&first))?;
        all.push(another);
    }
    all.insert(0, first);
    Ok(t.tuple(all))
}

fn new(t: &mut Thread, args: &[Value]) -> Result {
    t.check_new(&args[0], Builtin::Tee)?;
    over(t, &args[0], &args[1])
}

iterator_type!(
    TEE,
    "_tee",
    Tee,
    next,
    {},
    &[static_method("__new__", "cls, iterable, /", new), row("__copy__", "self, /", copy),]
);
