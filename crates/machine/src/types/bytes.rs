//! `bytes`: octets that do not change.

use bytecode::CompareOp;
use objects::{Bytes, Layout, Shared, Slot, Tailed, Value};
use source::known;

use crate::builtin::Builtin;
use crate::class::{NO_SLOTS, Slots, TypeSpec};
use crate::kinds::Contents;
use crate::modules::array::Array;
use crate::native::{Row, row};
use crate::operator::BinaryOp;
use crate::types::bytearray::ByteArray;
use crate::types::int::{self, IntValue};
use crate::types::memoryview::MemoryView;
use crate::types::slice::{Slice, picked, slice_indices};
use crate::{Raised, Result, Thread};

mod ask;
pub(crate) mod construct;
pub(crate) mod methods;
pub(crate) mod percent;
mod search;
mod split;

/// An iterator over bytes, a bytearray, an array or a memoryview.
pub struct BytesIterator {
    /// What it goes over; empty at the end.
    bytes: Slot,
    /// Position of the next item.
    position: Shared<usize>,
}

crate::payload!(BytesIterator, tracked);

impl Contents for BytesIterator {
    fn visit(&self, visitor: &mut objects::Visitor<'_>) {
        self.bytes.visit(visitor);
    }

    fn clear(&self, out: &mut objects::Cleared) {
        out.push(self.bytes.take());
    }
}

impl Thread {
    /// Bytes that a method cut out of `original`: the same object if nothing was cut off.
    pub(crate) fn bytes_part(&mut self, original: &Value, part: &[u8]) -> Value {
        let unchanged = original.get::<Bytes>().is_some_and(|bytes| bytes.as_slice().len() == part.len());
        if unchanged && self.is_exactly(original, Builtin::Bytes) {
            original.clone()
        } else {
            self.bytes_as(original, part)
        }
    }

    /// A result of a method that bytes and bytearray share: it is of the receiver's type.
    fn bytes_as(&mut self, receiver: &Value, octets: &[u8]) -> Value {
        if receiver.has::<ByteArray>() { self.bytearray(octets.to_vec()) } else { self.bytes(octets) }
    }

    /// Such a result, or the error that making it ended in.
    fn bytes_or_error(&mut self, receiver: &Value, bytes: text::Result<Vec<u8>>) -> Result {
        match bytes {
            Ok(bytes) => Ok(self.bytes_as(receiver, &bytes)),
            Err(error) => Err(self.text_error(error)),
        }
    }

    /// A number that must be one byte.
    ///
    /// # Errors
    /// ValueError, TypeError.
    pub(crate) fn byte(&mut self, value: &Value, problem: &str) -> Result<u8> {
        let number = self.index_value(value)?;
        let byte = self.int_of(&number)?.to_i64().and_then(|byte| u8::try_from(byte).ok());
        byte.ok_or_else(|| self.value_error(problem))
    }
}

/// The message for a number that is searched for and is no byte.
pub(crate) const NO_BYTE: &str = "byte must be in range(0, 256)";

fn repr(t: &mut Thread, value: &Value) -> Result {
    let text = text::repr::bytes_repr(&t.bytes_like(value)?);
    Ok(t.str(&text))
}

fn hash(t: &mut Thread, value: &Value) -> Result<i64> {
    let octets = t.bytes_like(value)?;
    let Some(bytes) = value.get::<Bytes>() else { return Ok(text::hash::bytes(&octets)) };
    Ok(bytes.stored_hash().unwrap_or_else(|| {
        let hash = text::hash::bytes(&octets);
        bytes.store_hash(hash);
        hash
    }))
}

fn compare(_: &mut Thread, op: CompareOp, left: &Value, right: &Value) -> Result {
    match (left.get::<Bytes>(), right.get::<Bytes>()) {
        (Some(left), Some(right)) => Ok(Value::bool(int::holds(op, left.as_slice().cmp(right.as_slice())))),
        _ => Ok(Value::NOT_IMPLEMENTED),
    }
}

fn len(t: &mut Thread, value: &Value) -> Result<usize> {
    Ok(t.bytes_like(value)?.len())
}

fn get_item(t: &mut Thread, value: &Value, index: &Value) -> Result {
    let bytes = t.bytes_like(value)?;
    if let Some(slice) = index.get::<Slice>() {
        return get_slice(t, value, &bytes, slice);
    }
    let position = t.sequence_index(index, "byte")?;
    let position = if position < 0 { position + bytes.len() as i64 } else { position };
    match usize::try_from(position).ok().and_then(|position| bytes.get(position)) {
        Some(&byte) => Ok(Value::from_i32(byte.into())),
        None => Err(t.index_error("index out of range")),
    }
}

fn get_slice(t: &mut Thread, value: &Value, bytes: &[u8], slice: &Slice) -> Result {
    let (start, _, step, count) = slice_indices(t, slice, bytes.len())?;
    if count == 0 {
        return Ok(t.bytes(&[]));
    }
    if step == 1 {
        let start = start as usize; // not negative, as something is selected
        return Ok(t.bytes_part(value, &bytes[start..start + count]));
    }
    let selected: Vec<u8> = picked(start, step, count).map(|position| bytes[position]).collect();
    Ok(t.bytes(&selected))
}

pub(crate) fn contains(t: &mut Thread, value: &Value, item: &Value) -> Result<bool> {
    let bytes = t.bytes_like(value)?;
    if let Some(part) = t.octets(item)? {
        return Ok(text::bytes_search::find(&bytes, &part).is_some());
    }
    if IntValue::of(item).is_none() && t.special(item, known::INDEX).is_none() {
        return t.bytes_like(item).map(|_| false);
    }
    let byte = t.byte(item, NO_BYTE)?;
    Ok(bytes.contains(&byte))
}

/// An iterator, of the given type, over a sequence of octets or of numbers made of them.
pub(crate) fn iterator(t: &mut Thread, value: &Value, builtin: Builtin) -> Value {
    t.object(builtin, BytesIterator { bytes: Slot::new(value.clone()), position: Shared::new(0) })
}

fn binary(t: &mut Thread, op: BinaryOp, left: &Value, right: &Value) -> Result {
    match op {
        BinaryOp::Add => match (left.get::<Bytes>(), right.get::<Bytes>()) {
            (Some(a), Some(b)) if a.as_slice().is_empty() => Ok(t.bytes_part(right, b.as_slice())),
            (Some(a), Some(b)) if b.as_slice().is_empty() => Ok(t.bytes_part(left, a.as_slice())),
            (Some(a), Some(b)) => Ok(t.bytes(&[a.as_slice(), b.as_slice()].concat())),
            (Some(a), None) => match t.octets(right) {
                Ok(Some(b)) => Ok(t.bytes(&[a.as_slice(), &*b].concat())),
                _ => Ok(Value::NOT_IMPLEMENTED),
            },
            _ => Ok(Value::NOT_IMPLEMENTED),
        },
        BinaryOp::Mul => {
            let (sequence, count) = if left.has::<Bytes>() { (left, right) } else { (right, left) };
            let bytes = t.bytes_like(sequence)?;
            match t.repeat_count(count, bytes.len(), "bytes are")? {
                Some(1) => Ok(t.bytes_part(sequence, &bytes)),
                Some(count) => {
                    let repeated = repeated(t, &bytes, count)?;
                    Ok(t.bytes(&repeated))
                }
                None => Ok(Value::NOT_IMPLEMENTED),
            }
        }
        BinaryOp::Mod if left.has::<Bytes>() => percent::format(t, left, right),
        _ => Ok(Value::NOT_IMPLEMENTED),
    }
}

/// Octets again and again; that the size is a number has been checked.
///
/// # Errors
/// MemoryError.
pub(crate) fn repeated(t: &mut Thread, bytes: &[u8], count: usize) -> Result<Vec<u8>> {
    let mut out = Vec::new();
    if out.try_reserve_exact(bytes.len() * count).is_err() {
        return Err(t.memory_error());
    }
    for _ in 0..count {
        out.extend_from_slice(bytes);
    }
    Ok(out)
}

#[cold]
fn not_bytes_like(t: &mut Thread, value: &Value) -> Raised {
    let name = t.type_name(value);
    t.type_error(format!("argument should be integer or bytes-like object, not '{name}'"))
}

/// `bytes`
pub static SPEC: TypeSpec = TypeSpec {
    name: "bytes",
    layout: &<Bytes as Tailed>::LAYOUT,
    subclassable: true,
    slots: Slots {
        repr: Some(repr),
        hash: Some(hash),
        compare: Some(compare),
        len: Some(len),
        get_item: Some(get_item),
        contains: Some(contains),
        iter: Some(|t, value| Ok(iterator(t, value, Builtin::BytesIterator))),
        binary: Some(binary),
        binary_ops: &[BinaryOp::Add, BinaryOp::Mul, BinaryOp::Mod],
        ..NO_SLOTS
    },
    methods: methods::METHODS,
    ..TypeSpec::BASE
};

/// The item at a position of what an iterator goes over.
fn item(t: &mut Thread, sequence: &Value, position: usize) -> Result<Option<Value>> {
    if let Some(bytes) = sequence.get::<Bytes>() {
        return Ok(bytes.as_slice().get(position).map(|&byte| Value::from_i32(byte.into())));
    }
    if let Some(array) = sequence.get::<ByteArray>() {
        let byte = array.storage.octets.with(t, |octets| octets.get(position).copied());
        return Ok(byte.map(|byte| Value::from_i32(byte.into())));
    }
    if let Some(array) = sequence.get::<Array>() {
        return Ok(array.item(t, position));
    }
    match sequence.get::<MemoryView>() {
        Some(view) => view.first_dimension_item(t, position),
        None => Ok(None),
    }
}

fn next(t: &mut Thread, value: &Value) -> Result<Option<Value>> {
    let Some(iterator) = value.get::<BytesIterator>() else { return Ok(None) };
    let sequence = iterator.bytes.get();
    let position = iterator.position.get();
    let item = item(t, &sequence, position)?;
    match item {
        Some(_) => iterator.position.set(position + 1),
        None => drop(iterator.bytes.take()),
    }
    Ok(item)
}

fn length_hint(t: &mut Thread, args: &[Value]) -> Result {
    let Some(iterator) = args[0].get::<BytesIterator>() else { return Ok(Value::NOT_IMPLEMENTED) };
    let sequence = iterator.bytes.get();
    let len = if sequence.is_null() { 0 } else { t.len(&sequence)? };
    Ok(Value::from_len(len.saturating_sub(iterator.position.get())))
}

/// The table of an iterator over a sequence of octets or of numbers made of them.
pub(crate) const fn iterator_spec(name: &'static str, module: &'static str) -> TypeSpec {
    TypeSpec {
        name,
        module,
        layout: &ITERATOR_LAYOUT,
        slots: Slots { iter: Some(|_, value| Ok(value.clone())), next: Some(next), ..NO_SLOTS },
        methods: ITERATOR_METHODS,
        ..TypeSpec::BASE
    }
}

static ITERATOR_LAYOUT: Layout = Layout::of::<BytesIterator>();
const ITERATOR_METHODS: &[Row] = &[row("__length_hint__", "self, /", length_hint)];

/// `bytes_iterator`
pub static ITERATOR: TypeSpec = iterator_spec("bytes_iterator", "builtins");
