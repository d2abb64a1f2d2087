//! `bytes`: octets that do not change.

use bytecode::CompareOp;
use objects::{Bytes, Layout, Shared, Slot, Tailed, Value};
use source::known;

use crate::builtin::Builtin;
use crate::class::{NO_SLOTS, Slots, TypeSpec};
use crate::kinds::Contents;
use crate::native::row;
use crate::operator::BinaryOp;
use crate::types::int::{self, IntValue};
use crate::types::slice::{Slice, picked, slice_indices};
use crate::{Raised, Result, Thread};

mod ask;
mod construct;
mod methods;
mod percent;
mod search;
mod split;

/// An iterator over bytes.
pub struct BytesIterator {
    /// The bytes; empty at the end.
    bytes: Slot,
    /// Position of the next byte.
    position: Shared<usize>,
}

crate::payload!(BytesIterator, leaf);

impl Contents for BytesIterator {
    fn visit(&self, visitor: &mut objects::Visitor<'_>) {
        self.bytes.visit(visitor);
    }
}

impl Thread {
    /// The octets of an argument that must be bytes.
    ///
    /// # Errors
    /// TypeError.
    pub(crate) fn bytes_like<'a>(&mut self, value: &'a Value) -> Result<&'a [u8]> {
        match value.get::<Bytes>() {
            Some(bytes) => Ok(bytes.as_slice()),
            None => {
                let name = self.type_name(value);
                Err(self.type_error(format!("a bytes-like object is required, not '{name}'")))
            }
        }
    }

    /// Bytes that a method cut out of `original`: the same object if nothing was cut off.
    pub(crate) fn bytes_part(&mut self, original: &Value, part: &[u8]) -> Value {
        let unchanged = original.get::<Bytes>().is_some_and(|bytes| bytes.as_slice().len() == part.len());
        if unchanged && self.is_exactly(original, Builtin::Bytes) { original.clone() } else { self.bytes(part) }
    }

    /// Bytes, or the error that making them ended in.
    fn bytes_or_error(&mut self, bytes: text::Result<Vec<u8>>) -> Result {
        match bytes {
            Ok(bytes) => Ok(self.bytes(&bytes)),
            Err(error) => Err(self.text_error(error)),
        }
    }

    /// A number that must be one byte.
    ///
    /// # Errors
    /// ValueError, TypeError.
    fn byte(&mut self, value: &Value, problem: &str) -> Result<u8> {
        let number = self.index_value(value)?;
        let byte = self.int_of(&number)?.to_i64().and_then(|byte| u8::try_from(byte).ok());
        byte.ok_or_else(|| self.value_error(problem))
    }
}

/// The message for a number that is searched for and is no byte.
const NO_BYTE: &str = "byte must be in range(0, 256)";

fn repr(t: &mut Thread, value: &Value) -> Result {
    let text = text::repr::bytes_repr(t.bytes_like(value)?);
    Ok(t.str(&text))
}

fn hash(t: &mut Thread, value: &Value) -> Result<i64> {
    let octets = t.bytes_like(value)?;
    let Some(bytes) = value.get::<Bytes>() else { return Ok(text::hash::bytes(octets)) };
    Ok(bytes.stored_hash().unwrap_or_else(|| {
        let hash = text::hash::bytes(octets);
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
        return get_slice(t, value, bytes, slice);
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

fn contains(t: &mut Thread, value: &Value, item: &Value) -> Result<bool> {
    let bytes = t.bytes_like(value)?;
    if let Some(part) = item.get::<Bytes>() {
        return Ok(text::bytes_search::find(bytes, part.as_slice()).is_some());
    }
    if IntValue::of(item).is_none() && t.special(item, known::INDEX).is_none() {
        return t.bytes_like(item).map(|_| false);
    }
    let byte = t.byte(item, NO_BYTE)?;
    Ok(bytes.contains(&byte))
}

fn iter(t: &mut Thread, value: &Value) -> Result {
    let iterator = BytesIterator { bytes: Slot::new(value.clone()), position: Shared::new(0) };
    Ok(t.object(Builtin::BytesIterator, iterator))
}

fn binary(t: &mut Thread, op: BinaryOp, left: &Value, right: &Value) -> Result {
    match op {
        BinaryOp::Add => match (left.get::<Bytes>(), right.get::<Bytes>()) {
            (Some(a), Some(b)) if a.as_slice().is_empty() => Ok(t.bytes_part(right, b.as_slice())),
            (Some(a), Some(b)) if b.as_slice().is_empty() => Ok(t.bytes_part(left, a.as_slice())),
            (Some(a), Some(b)) => Ok(t.bytes(&[a.as_slice(), b.as_slice()].concat())),
            _ => Ok(Value::NOT_IMPLEMENTED),
        },
        BinaryOp::Mul => {
            let (sequence, count) = if left.has::<Bytes>() { (left, right) } else { (right, left) };
            let bytes = t.bytes_like(sequence)?;
            match t.repeat_count(count, bytes.len(), "bytes are")? {
                Some(count) => repeat(t, sequence, bytes, count),
                None => Ok(Value::NOT_IMPLEMENTED),
            }
        }
        BinaryOp::Mod if left.has::<Bytes>() => percent::format(t, left, right),
        _ => Ok(Value::NOT_IMPLEMENTED),
    }
}

fn repeat(t: &mut Thread, value: &Value, bytes: &[u8], count: usize) -> Result {
    if count == 1 {
        return Ok(t.bytes_part(value, bytes));
    }
    let mut out = Vec::new();
    // `repeat_count` has checked that the size is a number.
    if out.try_reserve_exact(bytes.len() * count).is_err() {
        return Err(t.memory_error());
    }
    for _ in 0..count {
        out.extend_from_slice(bytes);
    }
    Ok(t.bytes(&out))
}

#[cold]
fn not_bytes_like(t: &mut Thread, value: &Value) -> Raised {
    let name = t.type_name(value);
    t.type_error(format!("argument should be integer or bytes-like object, not '{name}'"))
}

/// `bytes`
pub static SPEC: TypeSpec = TypeSpec {
    name: "bytes",
    doc: "Octets: a sequence of ints below 256 that does not change.",
    layout: &<Bytes as Tailed>::LAYOUT,
    subclassable: true,
    slots: Slots {
        repr: Some(repr),
        hash: Some(hash),
        compare: Some(compare),
        len: Some(len),
        get_item: Some(get_item),
        contains: Some(contains),
        iter: Some(iter),
        binary: Some(binary),
        binary_ops: &[BinaryOp::Add, BinaryOp::Mul, BinaryOp::Mod],
        ..NO_SLOTS
    },
    methods: methods::METHODS,
    ..TypeSpec::BASE
};

fn next(_: &mut Thread, value: &Value) -> Result<Option<Value>> {
    let Some(iterator) = value.get::<BytesIterator>() else { return Ok(None) };
    let bytes = iterator.bytes.get();
    let position = iterator.position.get();
    match bytes.get::<Bytes>().and_then(|bytes| bytes.as_slice().get(position)) {
        Some(&byte) => {
            iterator.position.set(position + 1);
            Ok(Some(Value::from_i32(byte.into())))
        }
        None => {
            drop(iterator.bytes.take());
            Ok(None)
        }
    }
}

/// `bytes_iterator`
pub static ITERATOR: TypeSpec = TypeSpec {
    name: "bytes_iterator",
    layout: &Layout::of::<BytesIterator>(),
    slots: Slots { iter: Some(|_, value| Ok(value.clone())), next: Some(next), ..NO_SLOTS },
    methods: &[row("__length_hint__", "self, /", |_, args| {
        let Some(iterator) = args[0].get::<BytesIterator>() else { return Ok(Value::NOT_IMPLEMENTED) };
        let bytes = iterator.bytes.get();
        let len = bytes.get::<Bytes>().map_or(0, |bytes| bytes.as_slice().len());
        Ok(Value::from_len(len.saturating_sub(iterator.position.get())))
    })],
    ..TypeSpec::BASE
};
