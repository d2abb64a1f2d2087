//! `zip`

use objects::{Layout, Slot, Tuple, Value};

use super::itself;
use crate::builtin::Builtin;
use crate::class::{NO_SLOTS, Slots, TypeSpec};
use crate::kinds::Contents;
use crate::native::static_method;
use crate::{Raised, Result, Thread};

/// `zip(*iterables, strict)`
pub struct Zip {
    iterators: Vec<Value>,
    strict: bool,
    /// The tuple given last, to be used again.
    last: Slot,
}

crate::payload!(Zip, tracked);

impl Contents for Zip {
    fn visit(&self, visitor: &mut objects::Visitor<'_>) {
        self.last.visit(visitor);
        visitor.see_all(self.iterators.iter());
    }
}

fn new(t: &mut Thread, args: &[Value]) -> Result {
    t.check_new(&args[0], Builtin::Zip)?;
    // The parameters come in the order of names, then `*iterables`.
    let (strict, iterables) = (&args[1], &args[2]);
    let strict = if strict.is_null() { false } else { t.truth(strict)? };
    let iterables = iterables.get::<Tuple>().map_or(&[][..], Tuple::items);
    let iterators = iterables.iter().map(|iterable| t.iter(iterable)).collect::<Result<Vec<_>>>()?;
    Ok(t.object_of(&args[0], Zip { iterators, strict, last: Slot::empty() }))
}

fn next(t: &mut Thread, value: &Value) -> Result<Option<Value>> {
    let zip = t.receiver::<Zip>(value)?;
    if let ([first, second], false) = (zip.iterators.as_slice(), zip.strict) {
        let Some(first) = t.next(first)? else { return Ok(None) };
        let Some(second) = t.next(second)? else { return Ok(None) };
        return Ok(Some(t.pair_again(&zip.last, first, second)));
    }
    if zip.iterators.is_empty() {
        return Ok(None);
    }
    let mut items = Vec::with_capacity(zip.iterators.len());
    for iterator in &zip.iterators {
        match t.next(iterator)? {
            Some(item) => items.push(item),
            None if zip.strict => return ended(t, zip, items.len()),
            None => return Ok(None),
        }
    }
    Ok(Some(t.tuple(items)))
}

/// After the iterable at `short` came to its end: with `strict` all others must too.
fn ended(t: &mut Thread, zip: &Zip, short: usize) -> Result<Option<Value>> {
    if short > 0 {
        return Err(uneven(t, short + 1, "shorter"));
    }
    for (index, iterator) in zip.iterators.iter().enumerate().skip(1) {
        if t.next(iterator)?.is_some() {
            return Err(uneven(t, index + 1, "longer"));
        }
    }
    Ok(None)
}

fn uneven(t: &mut Thread, argument: usize, what: &str) -> Raised {
    let others = if argument == 2 { " 1".to_owned() } else { format!("s 1-{}", argument - 1) };
    t.value_error(format!("zip() argument {argument} is {what} than argument{others}"))
}

/// `zip`
pub static ZIP: TypeSpec = TypeSpec {
    name: "zip",
    layout: &Layout::of::<Zip>(),
    subclassable: true,
    slots: Slots { iter: Some(itself), next: Some(next), ..NO_SLOTS },
    methods: &[static_method("__new__", "cls, /, *iterables, strict=False", new)],
    ..TypeSpec::BASE
};
