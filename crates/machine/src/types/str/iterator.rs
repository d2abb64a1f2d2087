//! Iterators of str. A text in ASCII has an iterator type of its own, as in CPython.

use objects::{Layout, Shared, Str, Value};

use crate::builtin::Builtin;
use crate::class::{NO_SLOTS, Slots, TypeSpec};
use crate::kinds::Contents;
use crate::native::{Row, row};
use crate::{Result, Thread};

/// An iterator over the characters of a str.
pub struct StrIterator {
    /// The str.
    text: Value,
    /// Byte offset of the next character; at the end it stays there.
    offset: Shared<usize>,
}

crate::payload!(StrIterator, leaf);

impl Contents for StrIterator {
    fn visit(&self, visitor: &mut objects::Visitor<'_>) {
        visitor.see(&self.text);
    }
}

impl StrIterator {
    /// Where it stands, as numbers.
    pub(crate) fn standing(&self) -> [u64; 3] {
        [self.offset.get() as u64, 0, 0]
    }
}

/// `iter(str)`
pub(super) fn iter(t: &mut Thread, value: &Value) -> Result {
    let builtin = if t.str_of(value)?.is_ascii() { Builtin::StrAsciiIterator } else { Builtin::StrIterator };
    Ok(t.object(builtin, StrIterator { text: value.clone(), offset: Shared::new(0) }))
}

/// The next character.
fn next(t: &mut Thread, value: &Value) -> Result<Option<Value>> {
    let Some(iterator) = value.get::<StrIterator>() else { return Ok(None) };
    let Some(text) = iterator.text.get::<Str>() else { return Ok(None) };
    let offset = iterator.offset.get();
    match text.as_str().as_bytes().get(offset) {
        Some(byte) if byte.is_ascii() => {
            iterator.offset.set(offset + 1);
            Ok(Some(t.char(char::from(*byte))))
        }
        _ => {
            let Some(c) = text.as_str()[offset..].chars().next() else { return Ok(None) };
            iterator.offset.set(offset + c.len_utf8());
            Ok(Some(t.char(c)))
        }
    }
}

fn length_hint(_: &mut Thread, args: &[Value]) -> Result {
    let Some(iterator) = args[0].get::<StrIterator>() else { return Ok(Value::NOT_IMPLEMENTED) };
    let rest = iterator.text.get::<Str>().map_or(0, |text| text.as_str()[iterator.offset.get()..].chars().count());
    Ok(Value::from_len(rest))
}

const SLOTS: Slots = Slots { iter: Some(|_, value| Ok(value.clone())), next: Some(next), ..NO_SLOTS };
const METHODS: &[Row] = &[row("__length_hint__", "self, /", length_hint)];

/// `str_iterator`
pub static ITERATOR: TypeSpec = TypeSpec {
    name: "str_iterator",
    layout: &Layout::of::<StrIterator>(),
    slots: SLOTS,
    methods: METHODS,
    ..TypeSpec::BASE
};

/// `str_ascii_iterator`
pub static ASCII_ITERATOR: TypeSpec = TypeSpec {
    name: "str_ascii_iterator",
    layout: &Layout::of::<StrIterator>(),
    slots: SLOTS,
    methods: METHODS,
    ..TypeSpec::BASE
};
