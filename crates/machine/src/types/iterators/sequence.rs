//! Iterators over anything with `__getitem__`, forwards and backwards, and over calls.

use objects::{Layout, Shared, Slot, Value};
use source::known;

use super::itself;
use crate::builtin::Builtin;
use crate::class::{NO_SLOTS, Slots, TypeSpec};
use crate::kinds::Contents;
use crate::native::{row, static_method};
use crate::{Raised, Result, Thread};

/// Where an iteration by `__getitem__` stands.
pub struct SequenceIterator {
    sequence: Slot,
    index: Shared<usize>,
}

crate::payload!(SequenceIterator, tracked);

impl Contents for SequenceIterator {
    fn visit(&self, visitor: &mut objects::Visitor<'_>) {
        self.sequence.visit(visitor);
    }

    fn clear(&self, out: &mut objects::Cleared) {
        out.push(self.sequence.take());
    }
}

/// `reversed(sequence)`
pub struct Reversed {
    sequence: Slot,
    /// How many items are left: one more than the next index.
    left: Shared<usize>,
}

crate::payload!(Reversed, tracked);

impl Contents for Reversed {
    fn visit(&self, visitor: &mut objects::Visitor<'_>) {
        self.sequence.visit(visitor);
    }

    fn clear(&self, out: &mut objects::Cleared) {
        out.push(self.sequence.take());
    }
}

/// `iter(callable, sentinel)`
pub struct CallableIterator {
    callable: Slot,
    sentinel: Slot,
}

crate::payload!(CallableIterator, tracked);

impl Contents for CallableIterator {
    fn visit(&self, visitor: &mut objects::Visitor<'_>) {
        self.callable.visit(visitor);
        self.sentinel.visit(visitor);
    }

    fn clear(&self, out: &mut objects::Cleared) {
        out.extend([self.callable.take(), self.sentinel.take()]);
    }
}

impl Thread {
    /// An iterator that asks for items 0, 1, 2 ... until an IndexError.
    ///
    /// # Errors
    /// None.
    pub fn sequence_iterator(&mut self, sequence: &Value) -> Result {
        let iterator = SequenceIterator { sequence: Slot::new(sequence.clone()), index: Shared::new(0) };
        Ok(self.object(Builtin::SequenceIterator, iterator))
    }

    /// An iterator that calls until the result equals the sentinel.
    pub fn callable_iterator(&mut self, callable: &Value, sentinel: &Value) -> Value {
        let iterator =
            CallableIterator { callable: Slot::new(callable.clone()), sentinel: Slot::new(sentinel.clone()) };
        self.object(Builtin::CallableIterator, iterator)
    }

    fn ends_sequence(&self, raised: &Raised) -> bool {
        self.is_exception(raised, Builtin::IndexError) || self.is_exception(raised, Builtin::StopIteration)
    }
}

fn next_of_sequence(t: &mut Thread, value: &Value) -> Result<Option<Value>> {
    let iterator = t.receiver::<SequenceIterator>(value)?;
    let sequence = iterator.sequence.get();
    if sequence.is_null() {
        return Ok(None);
    }
    let index = iterator.index.get();
    match t.get_item(&sequence, &Value::from_len(index)) {
        Ok(item) => {
            iterator.index.set(index + 1);
            Ok(Some(item))
        }
        Err(raised) if t.ends_sequence(&raised) => {
            iterator.sequence.set(Value::NULL);
            Ok(None)
        }
        Err(raised) => Err(raised),
    }
}

fn sequence_length_hint(t: &mut Thread, args: &[Value]) -> Result {
    let iterator = t.receiver::<SequenceIterator>(&args[0])?;
    let sequence = iterator.sequence.get();
    if sequence.is_null() {
        return Ok(Value::from_len(0));
    }
    if t.special(&sequence, known::LEN).is_none() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    Ok(Value::from_len(t.len(&sequence)?.saturating_sub(iterator.index.get())))
}

fn next_call(t: &mut Thread, value: &Value) -> Result<Option<Value>> {
    let iterator = t.receiver::<CallableIterator>(value)?;
    let callable = iterator.callable.get();
    if callable.is_null() {
        return Ok(None);
    }
    match t.call(&callable, &[]) {
        Ok(result) => {
            let sentinel = iterator.sentinel.get();
            if !sentinel.is_null() && !t.equals(&sentinel, &result)? {
                return Ok(Some(result));
            }
        }
        Err(raised) if t.is_exception(&raised, Builtin::StopIteration) => {}
        Err(raised) => return Err(raised),
    }
    iterator.callable.set(Value::NULL);
    iterator.sentinel.set(Value::NULL);
    Ok(None)
}

fn new_reversed(t: &mut Thread, args: &[Value]) -> Result {
    t.check_new(&args[0], Builtin::Reversed)?;
    let sequence = &args[1];
    match t.special(sequence, known::REVERSED) {
        Some(method) if method.is_none() => return Err(not_reversible(t, sequence)),
        Some(_) => {
            if let Some(iterator) = t.call_special(sequence, known::REVERSED, &[])? {
                return Ok(iterator);
            }
        }
        None => {}
    }
    if t.special(sequence, known::GETITEM).is_none() || t.is_instance(sequence, Builtin::Dict) {
        return Err(not_reversible(t, sequence));
    }
    let left = t.len(sequence)?;
    Ok(t.object_of(&args[0], Reversed { sequence: Slot::new(sequence.clone()), left: Shared::new(left) }))
}

fn not_reversible(t: &mut Thread, value: &Value) -> Raised {
    let name = t.type_name(value);
    t.type_error(format!("'{name}' object is not reversible"))
}

fn next_reversed(t: &mut Thread, value: &Value) -> Result<Option<Value>> {
    let reversed = t.receiver::<Reversed>(value)?;
    let sequence = reversed.sequence.get();
    let Some(index) = reversed.left.get().checked_sub(1).filter(|_| !sequence.is_null()) else { return Ok(None) };
    match t.get_item(&sequence, &Value::from_len(index)) {
        Ok(item) => {
            reversed.left.set(index);
            return Ok(Some(item));
        }
        Err(raised) if !t.ends_sequence(&raised) => return Err(raised),
        Err(_) => {}
    }
    reversed.left.set(0);
    reversed.sequence.set(Value::NULL);
    Ok(None)
}

fn reversed_length_hint(t: &mut Thread, args: &[Value]) -> Result {
    let reversed = t.receiver::<Reversed>(&args[0])?;
    let (sequence, left) = (reversed.sequence.get(), reversed.left.get());
    if sequence.is_null() {
        return Ok(Value::from_len(0));
    }
    Ok(Value::from_len(if t.len(&sequence)? < left { 0 } else { left }))
}

/// The iterator of sequences without `__iter__`.
pub static SEQUENCE: TypeSpec = TypeSpec {
    name: "iterator",
    layout: &Layout::of::<SequenceIterator>(),
    slots: Slots { iter: Some(itself), next: Some(next_of_sequence), ..NO_SLOTS },
    methods: &[row("__length_hint__", "self, /", sequence_length_hint)],
    ..TypeSpec::BASE
};

/// The iterator of `iter(callable, sentinel)`.
pub static CALLABLE: TypeSpec = TypeSpec {
    name: "callable_iterator",
    layout: &Layout::of::<CallableIterator>(),
    slots: Slots { iter: Some(itself), next: Some(next_call), ..NO_SLOTS },
    ..TypeSpec::BASE
};

/// `reversed`
pub static REVERSED: TypeSpec = TypeSpec {
    name: "reversed",
    layout: &Layout::of::<Reversed>(),
    subclassable: true,
    slots: Slots { iter: Some(itself), next: Some(next_reversed), ..NO_SLOTS },
    methods: &[
        static_method("__new__", "cls, sequence, /", new_reversed),
        row("__length_hint__", "self, /", reversed_length_hint),
    ],
    ..TypeSpec::BASE
};
