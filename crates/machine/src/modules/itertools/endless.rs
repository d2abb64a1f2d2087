//! `count`, `cycle`, `repeat`.

use objects::{Guarded, Shared, Slot, Value};

use super::{contents, iterator_type, next_in};
use crate::builtin::Builtin;
use crate::kinds::Contents;
use crate::modules::collections::class_name;
use crate::native::{row, static_method};
use crate::operator::BinaryOp;
use crate::types::float::float_value;
use crate::types::int::IntValue;
use crate::{Result, Thread};

/// `count(start, step)`
pub(crate) struct Count {
    next: Slot,
    step: Slot,
}

contents!(Count { next, step });

/// Whether arithmetic with it makes sense, as far as CPython asks.
fn is_number(t: &Thread, value: &Value) -> bool {
    IntValue::of(value).is_some()
        || float_value(value).is_some()
        || [source::known::INDEX, crate::operator::UnaryOp::Float.method(), crate::operator::UnaryOp::Int.method()]
            .into_iter()
            .any(|name| t.special(value, name).is_some())
}

fn new_count(t: &mut Thread, args: &[Value]) -> Result {
    t.check_new(&args[0], Builtin::Count)?;
    let part = |value: &Value, default: i32| if value.is_null() { Value::from_i32(default) } else { value.clone() };
    let (start, step) = (part(&args[1], 0), part(&args[2], 1));
    if !is_number(t, &start) || !is_number(t, &step) {
        return Err(t.type_error("a number is required"));
    }
    Ok(t.object_of(&args[0], Count { next: Slot::new(start), step: Slot::new(step) }))
}

fn next_count(t: &mut Thread, value: &Value) -> Result<Option<Value>> {
    let count = t.receiver::<Count>(value)?;
    loop {
        let (current, step) = (count.next.get(), count.step.get());
        let next = match (current.as_small_int(), step.as_small_int()) {
            // Two ints in place never overflow 64 bits.
            (Some(current), Some(step)) => t.int(current + step),
            _ => t.binary(BinaryOp::Add, &current, &step)?,
        };
        // Programs share a counter for numbers that come once.
        if count.next.exchange(&current, next) {
            return Ok(Some(current));
        }
    }
}

fn repr_count(t: &mut Thread, value: &Value) -> Result {
    let count = t.receiver::<Count>(value)?;
    let (next, step) = (count.next.get(), count.step.get());
    let name = class_name(t, value);
    let next = t.repr_text(&next)?;
    if step.as_small_int() == Some(1) {
        return Ok(t.str(&format!("{name}({next})")));
    }
    let step = t.repr_text(&step)?;
    Ok(t.str(&format!("{name}({next}, {step})")))
}

iterator_type!(COUNT, "count", Count, next_count, { repr: repr_count }, &[static_method(
    "__new__",
    "cls, /, start=0, step=1",
    new_count
)]);

/// `cycle(iterable)`
pub(crate) struct Cycle {
    source: Slot,
    saved: Guarded<Vec<Value>>,
    index: Shared<usize>,
}

crate::payload!(Cycle, tracked);

impl Contents for Cycle {
    fn visit(&self, visitor: &mut objects::Visitor<'_>) {
        self.source.visit(visitor);
        self.saved.visit(visitor, |saved, visitor| visitor.see_all(saved.iter()));
    }

    fn clear(&self, out: &mut objects::Cleared) {
        out.push(self.source.take());
        out.extend(self.saved.take(out));
    }
}

fn new_cycle(t: &mut Thread, args: &[Value]) -> Result {
    t.check_new(&args[0], Builtin::Cycle)?;
    let source = Slot::new(t.iter(&args[1])?);
    Ok(t.object_of(&args[0], Cycle { source, saved: Guarded::new(Vec::new()), index: Shared::new(0) }))
}

fn next_cycle(t: &mut Thread, value: &Value) -> Result<Option<Value>> {
    let cycle = t.receiver::<Cycle>(value)?;
    if let Some(item) = next_in(t, &cycle.source)? {
        cycle.saved.with_mut(t, |saved| saved.push(item.clone()));
        return Ok(Some(item));
    }
    let index = cycle.index.get();
    let (item, len) = cycle.saved.with(t, |saved| (saved.get(index).cloned(), saved.len()));
    cycle.index.set(if index + 1 < len { index + 1 } else { 0 });
    Ok(item)
}

iterator_type!(CYCLE, "cycle", Cycle, next_cycle, {}, &[static_method("__new__", "cls, iterable, /", new_cycle)]);

/// `repeat(object, times)`
pub(crate) struct Repeat {
    object: Slot,
    /// How often it will still be given; `None` for ever.
    left: Shared<Option<i64>>,
}

contents!(Repeat { object });

fn new_repeat(t: &mut Thread, args: &[Value]) -> Result {
    t.check_new(&args[0], Builtin::Repeat)?;
    let left = if args[2].is_null() { None } else { Some(t.ssize(&args[2])?.max(0)) };
    Ok(t.object_of(&args[0], Repeat { object: Slot::new(args[1].clone()), left: Shared::new(left) }))
}

fn next_repeat(t: &mut Thread, value: &Value) -> Result<Option<Value>> {
    let repeat = t.receiver::<Repeat>(value)?;
    match repeat.left.get() {
        None => {}
        Some(0) => return Ok(None),
        Some(left) => repeat.left.set(Some(left - 1)),
    }
    Ok(Some(repeat.object.get()))
}

fn repr_repeat(t: &mut Thread, value: &Value) -> Result {
    let repeat = t.receiver::<Repeat>(value)?;
    let name = class_name(t, value);
    let object = t.repr_text(&repeat.object.get())?;
    Ok(match repeat.left.get() {
        None => t.str(&format!("{name}({object})")),
        Some(left) => t.str(&format!("{name}({object}, {left})")),
    })
}

fn repeat_hint(t: &mut Thread, args: &[Value]) -> Result {
    let left = t.receiver::<Repeat>(&args[0])?.left.get();
    match left {
        Some(left) => Ok(t.int(left)),
        None => Err(t.type_error("len() of unsized object")),
    }
}

iterator_type!(REPEAT, "repeat", Repeat, next_repeat, { repr: repr_repeat }, &[
    static_method("__new__", "cls, /, object, times=None", new_repeat),
    row("__length_hint__", "self, /", repeat_hint),
]);
