//! `bytearray`: octets that change. Most methods are those of `bytes`.

use std::sync::Arc;

use bytecode::CompareOp;
use objects::{Bytes, Layout, Value};

use crate::builtin::Builtin;
use crate::class::{Class, NO_SLOTS, Slots, TypeSpec};
use crate::kinds::Contents;
use crate::operator::BinaryOp;
use crate::types::buffer::Storage;
use crate::types::{bytes, int};
use crate::{Result, Thread};

mod methods;
mod slices;

/// A bytearray.
pub(crate) struct ByteArray {
    pub(crate) storage: Arc<Storage>,
}

crate::payload!(ByteArray, leaf);

impl Contents for ByteArray {}

impl Thread {
    /// A bytearray.
    pub(crate) fn bytearray(&mut self, octets: Vec<u8>) -> Value {
        self.object(Builtin::ByteArray, ByteArray { storage: Storage::new(octets) })
    }
}

fn repr(t: &mut Thread, value: &Value) -> Result {
    let octets = t.receiver::<ByteArray>(value)?.storage.copied(t);
    let name = t.class_of(value).get::<Class>().map(Class::name_text).unwrap_or_default();
    // Unlike those of bytes, apostrophes are escaped whatever the quotes are.
    let shown = match text::repr::bytes_repr(&octets) {
        shown if shown.starts_with("b\"") => shown.replace('\'', "\\'"),
        shown => shown,
    };
    Ok(t.str(&format!("{name}({shown})")))
}

/// A comparison with anything that lends octets.
fn compare(t: &mut Thread, op: CompareOp, left: &Value, right: &Value) -> Result {
    match (t.gathered_octets(left), t.gathered_octets(right)) {
        (Ok(Some(left)), Ok(Some(right))) => Ok(Value::bool(int::holds(op, left.cmp(&right)))),
        _ => Ok(Value::NOT_IMPLEMENTED),
    }
}

fn binary(t: &mut Thread, op: BinaryOp, left: &Value, right: &Value) -> Result {
    match op {
        BinaryOp::Add if left.has::<Bytes>() || left.has::<ByteArray>() => match (t.octets(left), t.octets(right)) {
            (Ok(Some(a)), Ok(Some(b))) => Ok(t.bytearray([a, b].concat())),
            _ => Ok(Value::NOT_IMPLEMENTED),
        },
        BinaryOp::Mul => {
            let (sequence, count) = if left.has::<ByteArray>() { (left, right) } else { (right, left) };
            let octets = t.receiver::<ByteArray>(sequence)?.storage.copied(t);
            match repeat_count(t, count, octets.len())? {
                Some(count) => {
                    let repeated = bytes::repeated(t, &octets, count)?;
                    Ok(t.bytearray(repeated))
                }
                None => Ok(Value::NOT_IMPLEMENTED),
            }
        }
        BinaryOp::Mod if left.has::<ByteArray>() => bytes::percent::format(t, left, right),
        _ => Ok(Value::NOT_IMPLEMENTED),
    }
}

/// As for bytes, but what is too long is a MemoryError.
fn repeat_count(t: &mut Thread, count: &Value, len: usize) -> Result<Option<usize>> {
    match t.repeat_count(count, len, "bytes are") {
        Err(raised)
            if t.is_exception(&raised, Builtin::OverflowError)
                && int::IntValue::of(count).is_some_and(|count| count.to_i64().is_some()) =>
        {
            Err(t.memory_error())
        }
        result => result,
    }
}

fn in_place(t: &mut Thread, op: BinaryOp, left: &Value, right: &Value) -> Result {
    let storage = &t.receiver::<ByteArray>(left)?.storage;
    if op == BinaryOp::Add {
        let Some(more) = t.octets(right)? else { return Ok(Value::NOT_IMPLEMENTED) };
        if !more.is_empty() {
            storage.resize(t, |octets| octets.extend_from_slice(&more))?;
        }
        return Ok(left.clone());
    }
    loop {
        let before = storage.copied(t);
        let Some(count) = repeat_count(t, right, before.len())? else { return Ok(Value::NOT_IMPLEMENTED) };
        if count == 1 {
            return Ok(left.clone());
        }
        let repeated = bytes::repeated(t, &before, count)?;
        let done = storage.resize(t, |octets| {
            // Another thread may have changed it meanwhile.
            let same = *octets == before;
            if same {
                *octets = repeated;
            }
            same
        })?;
        if done {
            return Ok(left.clone());
        }
    }
}

/// `bytearray`
pub(crate) static SPEC: TypeSpec = TypeSpec {
    name: "bytearray",
    layout: &Layout::of::<ByteArray>(),
    subclassable: true,
    slots: Slots {
        repr: Some(repr),
        compare: Some(compare),
        len: Some(|t, value| Ok(t.receiver::<ByteArray>(value)?.storage.len(t))),
        get_item: Some(slices::get_item),
        set_item: Some(slices::set_item),
        contains: Some(bytes::contains),
        iter: Some(|t, value| Ok(bytes::iterator(t, value, Builtin::ByteArrayIterator))),
        binary: Some(binary),
        binary_ops: &[BinaryOp::Add, BinaryOp::Mul, BinaryOp::Mod],
        in_place: Some(in_place),
        in_place_ops: &[BinaryOp::Add, BinaryOp::Mul],
        ..NO_SLOTS
    },
    methods: methods::METHODS,
    ..TypeSpec::BASE
};

/// `bytearray_iterator`
pub(crate) static ITERATOR: TypeSpec = bytes::iterator_spec("bytearray_iterator", "builtins");
