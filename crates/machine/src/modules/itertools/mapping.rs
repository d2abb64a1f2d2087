//! `accumulate`, `starmap`.

use objects::{Slot, Value};

use super::{contents, iterator_type, or_none};
use crate::builtin::Builtin;
use crate::native::static_method;
use crate::operator::BinaryOp;
use crate::{Result, Thread};

/// `accumulate(iterable, func, initial)`
pub(crate) struct Accumulate {
    source: Slot,
    function: Slot,
    /// The last result; empty before the first.
    total: Slot,
    /// What is given first, until it was; then NULL.
    initial: Slot,
}

contents!(Accumulate { source, function, total, initial });

fn new_accumulate(t: &mut Thread, args: &[Value]) -> Result {
    t.check_new(&args[0], Builtin::Accumulate)?;
    let source = Slot::new(t.iter(&args[1])?);
    let initial = if args[3].is_none() { Value::NULL } else { args[3].clone() };
    let function = Slot::new(or_none(&args[2]));
    Ok(t.object_of(&args[0], Accumulate { source, function, total: Slot::empty(), initial: Slot::new(initial) }))
}

fn next_accumulate(t: &mut Thread, value: &Value) -> Result<Option<Value>> {
    let accumulate = t.receiver::<Accumulate>(value)?;
    if let Some(initial) = accumulate.initial.take().non_null() {
        accumulate.total.set(initial.clone());
        return Ok(Some(initial));
    }
    let Some(item) = t.next(&accumulate.source.get())? else { return Ok(None) };
    let total = match accumulate.total.get().non_null() {
        None => item,
        Some(total) => {
            let function = accumulate.function.get();
            if function.is_none() {
                t.binary(BinaryOp::Add, &total, &item)?
            } else {
                t.call(&function, &[total, item])?
            }
        }
    };
    accumulate.total.set(total.clone());
    Ok(Some(total))
}

iterator_type!(
    ACCUMULATE,
    "accumulate",
    Accumulate,
    next_accumulate,
    {},
    &[static_method("__new__", "cls, /, iterable, func=None, *, initial=None", new_accumulate)]
);

/// `starmap(function, iterable)`
pub(crate) struct StarMap {
    function: Slot,
    source: Slot,
}

contents!(StarMap { function, source });

fn new_starmap(t: &mut Thread, args: &[Value]) -> Result {
    t.check_new(&args[0], Builtin::StarMap)?;
    let source = Slot::new(t.iter(&args[2])?);
    Ok(t.object_of(&args[0], StarMap { function: Slot::new(args[1].clone()), source }))
}

fn next_starmap(t: &mut Thread, value: &Value) -> Result<Option<Value>> {
    let starmap = t.receiver::<StarMap>(value)?;
    let Some(args) = t.next(&starmap.source.get())? else { return Ok(None) };
    let args = t.collect(&args)?;
    t.call(&starmap.function.get(), &args).map(Some)
}

iterator_type!(
    STAR_MAP,
    "starmap",
    StarMap,
    next_starmap,
    {},
    &[static_method("__new__", "cls, function, iterable, /", new_starmap)]
);
