//! `chain`, `zip_longest`, `pairwise`, `batched`.

use objects::{Shared, Slot, Str, Tuple, Value};

use super::{contents, iterator_type, next_in};
use crate::builtin::Builtin;
use crate::kinds::Contents;
use crate::native::{class_method, static_method};
use crate::{Result, Thread};

/// `chain(*iterables)`
pub(crate) struct Chain {
    /// Gives the iterables; empty at the end.
    source: Slot,
    /// The iterator of the present one; empty between two.
    active: Slot,
}

contents!(Chain { source, active });

fn new_chain(t: &mut Thread, args: &[Value]) -> Result {
    t.check_new(&args[0], Builtin::Chain)?;
    chain_of(t, &args[0], &args[1])
}

fn chain_of(t: &mut Thread, class: &Value, iterables: &Value) -> Result {
    let source = Slot::new(t.iter(iterables)?);
    Ok(t.object_of(class, Chain { source, active: Slot::empty() }))
}

fn next_chain(t: &mut Thread, value: &Value) -> Result<Option<Value>> {
    let chain = t.receiver::<Chain>(value)?;
    loop {
        if let Some(item) = next_in(t, &chain.active)? {
            return Ok(Some(item));
        }
        let Some(iterable) = next_in(t, &chain.source)? else { return Ok(None) };
        let iterator = t.iter(&iterable).inspect_err(|_| drop(chain.source.take()))?;
        chain.active.set(iterator);
    }
}

iterator_type!(
    CHAIN,
    "chain",
    Chain,
    next_chain,
    {},
    &[
        static_method("__new__", "cls, /, *iterables", new_chain),
        class_method("from_iterable", "cls, iterable, /", |t, args| chain_of(t, &args[0], &args[1])),
    ]
);

/// `zip_longest(*iterables, fillvalue)`
pub(crate) struct ZipLongest {
    /// Emptied one by one as the iterators end.
    iterators: Vec<Slot>,
    active: Shared<usize>,
    fill: Slot,
}

crate::payload!(ZipLongest, tracked);

impl Contents for ZipLongest {
    fn visit(&self, visitor: &mut objects::Visitor<'_>) {
        self.iterators.iter().for_each(|slot| slot.visit(visitor));
        self.fill.visit(visitor);
    }

    fn clear(&self, out: &mut objects::Cleared) {
        out.extend(self.iterators.iter().map(Slot::take));
        out.push(self.fill.take());
    }
}

fn new_zip_longest(t: &mut Thread, args: &[Value]) -> Result {
    t.check_new(&args[0], Builtin::ZipLongest)?;
    let iterables = args[1].get::<Tuple>().map_or(&[][..], Tuple::items);
    let mut fill = Value::NONE;
    for (name, value) in t.dict_items(&args[2]) {
        if name.get::<Str>().map(Str::as_str) != Some("fillvalue") {
            return Err(t.type_error("zip_longest() got an unexpected keyword argument"));
        }
        fill = value;
    }
    let iterators = iterables.iter().map(|iterable| t.iter(iterable).map(Slot::new)).collect::<Result<Vec<Slot>>>()?;
    let active = Shared::new(iterators.len());
    Ok(t.object_of(&args[0], ZipLongest { iterators, active, fill: Slot::new(fill) }))
}

fn next_zip_longest(t: &mut Thread, value: &Value) -> Result<Option<Value>> {
    let zip = t.receiver::<ZipLongest>(value)?;
    if zip.active.get() == 0 {
        return Ok(None);
    }
    let mut items = Vec::with_capacity(zip.iterators.len());
    for slot in &zip.iterators {
        let had = !slot.is_empty();
        let item = next_in(t, slot).inspect_err(|_| zip.active.set(0))?;
        if item.is_none() && had {
            zip.active.set(zip.active.get().saturating_sub(1));
            if zip.active.get() == 0 {
                return Ok(None);
            }
        }
        items.push(item.unwrap_or_else(|| zip.fill.get()));
    }
    Ok(Some(t.tuple(items)))
}

iterator_type!(
    ZIP_LONGEST,
    "zip_longest",
    ZipLongest,
    next_zip_longest,
    {},
    &[static_method("__new__", "cls, /, *iterables, **keywords", new_zip_longest)]
);

/// `pairwise(iterable)`
pub(crate) struct Pairwise {
    source: Slot,
    /// The item before; empty at the start.
    before: Slot,
}

contents!(Pairwise { source, before });

fn new_pairwise(t: &mut Thread, args: &[Value]) -> Result {
    t.check_new(&args[0], Builtin::Pairwise)?;
    let source = Slot::new(t.iter(&args[1])?);
    Ok(t.object_of(&args[0], Pairwise { source, before: Slot::empty() }))
}

fn next_pairwise(t: &mut Thread, value: &Value) -> Result<Option<Value>> {
    let pairwise = t.receiver::<Pairwise>(value)?;
    if pairwise.before.is_empty() {
        let Some(first) = next_in(t, &pairwise.source)? else { return Ok(None) };
        pairwise.before.set(first);
    }
    let Some(item) = next_in(t, &pairwise.source)? else {
        drop(pairwise.before.take());
        return Ok(None);
    };
    let before = pairwise.before.replace(item.clone());
    Ok(Some(t.tuple([before, item])))
}

iterator_type!(
    PAIRWISE,
    "pairwise",
    Pairwise,
    next_pairwise,
    {},
    &[static_method("__new__", "cls, iterable, /", new_pairwise)]
);

/// `batched(iterable, n, strict)`
pub(crate) struct Batched {
    source: Slot,
    size: usize,
    strict: bool,
}

contents!(Batched { source });

fn new_batched(t: &mut Thread, args: &[Value]) -> Result {
    t.check_new(&args[0], Builtin::Batched)?;
    let size = t.ssize(&args[2])?;
    let Some(size) = usize::try_from(size).ok().filter(|size| *size > 0) else {
        return Err(t.value_error("n must be at least one"));
    };
    let strict = if args[3].is_null() { false } else { t.truth(&args[3])? };
    let source = Slot::new(t.iter(&args[1])?);
    Ok(t.object_of(&args[0], Batched { source, size, strict }))
}

fn next_batched(t: &mut Thread, value: &Value) -> Result<Option<Value>> {
    let batched = t.receiver::<Batched>(value)?;
    let mut batch = Vec::new();
    while batch.len() < batched.size {
        match next_in(t, &batched.source)? {
            Some(item) => batch.push(item),
            None if batch.is_empty() => return Ok(None),
            None if batched.strict => return Err(t.value_error("batched(): incomplete batch")),
            None => break,
        }
    }
    Ok(Some(t.tuple(batch)))
}

iterator_type!(
    BATCHED,
    "batched",
    Batched,
    next_batched,
    {},
    &[static_method("__new__", "cls, /, iterable, n, *, strict=False", new_batched)]
);
