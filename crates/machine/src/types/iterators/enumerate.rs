//! `enumerate`

use objects::{Layout, Slot, Value};

use super::itself;
use crate::builtin::Builtin;
use crate::class::{NO_SLOTS, Slots, TypeSpec};
use crate::kinds::Contents;
use crate::native::static_method;
use crate::operator::BinaryOp;
use crate::types::int::IntValue;
use crate::{Result, Thread};

/// `enumerate(iterable, start)`
pub struct Enumerate {
    iterator: Value,
    /// The next number, of any size.
    count: Slot,
    /// The tuple given last, to be used again.
    last: Slot,
}

crate::payload!(Enumerate, tracked);

impl Contents for Enumerate {
    fn visit(&self, visitor: &mut objects::Visitor<'_>) {
        visitor.see(&self.iterator);
        self.count.visit(visitor);
        self.last.visit(visitor);
    }
}

fn new(t: &mut Thread, args: &[Value]) -> Result {
    t.check_new(&args[0], Builtin::Enumerate)?;
    if args[1].is_null() {
        return Err(t.type_error("enumerate() missing required argument 'iterable'"));
    }
    let count = if args[2].is_null() { Value::from_len(0) } else { first_number(t, &args[2])? };
    let iterator = t.iter(&args[1])?;
    Ok(t.object_of(&args[0], Enumerate { iterator, count: Slot::new(count), last: Slot::empty() }))
}

/// The number to begin with, as an int of exactly that type.
fn first_number(t: &mut Thread, start: &Value) -> Result {
    let number = t.index_value(start)?;
    Ok(match IntValue::of(&number) {
        Some(IntValue::Small(small)) => t.int(small),
        _ => number,
    })
}

fn next(t: &mut Thread, value: &Value) -> Result<Option<Value>> {
    let enumerate = t.receiver::<Enumerate>(value)?;
    let Some(item) = t.next(&enumerate.iterator)? else { return Ok(None) };
    let count = enumerate.count.get();
    let next = match count.as_small_int().and_then(|count| Value::small_int(count + 1)) {
        Some(next) => next,
        None => t.binary(BinaryOp::Add, &count, &Value::from_len(1))?,
    };
    enumerate.count.set(next);
    Ok(Some(t.pair_again(&enumerate.last, count, item)))
}

/// `enumerate`
pub static ENUMERATE: TypeSpec = TypeSpec {
    name: "enumerate",
    layout: &Layout::of::<Enumerate>(),
    subclassable: true,
    slots: Slots { iter: Some(itself), next: Some(next), ..NO_SLOTS },
    methods: &[static_method("__new__", "cls, iterable=None, start=0", new)],
    ..TypeSpec::BASE
};
