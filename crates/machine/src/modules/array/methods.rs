//! The methods of arrays.

use objects::{Bytes, Str, Value};

use super::items::{append, append_all, append_array, find, packed};
use super::slices::place;
use super::{Array, new};
use crate::builtin::Builtin;
use crate::native::{Row, row, static_method};
use crate::types::buffer::element::Kind;
use crate::types::buffer::lend;
use crate::types::list::List;
use crate::types::slice::search_range;
use crate::{Raised, Result, Thread};

/// Bytes that CPython's object has beside its items.
const CPYTHON_HEAD: usize = 80;
/// How many bytes `tofile` writes at once.
const BLOCK: usize = 64 * 1024;

fn append_method(t: &mut Thread, args: &[Value]) -> Result {
    let array = t.receiver::<Array>(&args[0])?;
    append(t, array, &args[1])?;
    Ok(Value::NONE)
}

fn buffer_info(t: &mut Thread, args: &[Value]) -> Result {
    let len = t.receiver::<Array>(&args[0])?.len(t);
    let address = t.id_of(&args[0]);
    let parts = [t.int_from_u64(address), Value::from_len(len)];
    Ok(t.tuple(parts))
}

fn byteswap(t: &mut Thread, args: &[Value]) -> Result {
    let array = t.receiver::<Array>(&args[0])?;
    let size = array.element.size;
    array.storage.octets.with_mut(t, |octets| octets.chunks_exact_mut(size).for_each(|item| item.reverse()));
    Ok(Value::NONE)
}

fn clear(t: &mut Thread, args: &[Value]) -> Result {
    let array = t.receiver::<Array>(&args[0])?;
    if array.len(t) > 0 {
        array.resize(t, Vec::clear)?;
    }
    Ok(Value::NONE)
}

fn count(t: &mut Thread, args: &[Value]) -> Result {
    let (mut count, mut from) = (0, 0);
    while let Some(at) = find(t, &args[0], &args[1], from, usize::MAX)? {
        (count, from) = (count + 1, at + 1);
    }
    Ok(Value::from_len(count))
}

fn extend(t: &mut Thread, args: &[Value]) -> Result {
    let array = t.receiver::<Array>(&args[0])?;
    if args[1].has::<Array>() {
        append_array(t, array, &args[1])?
    } else {
        append_all(t, array, &args[1])?
    }
    Ok(Value::NONE)
}

/// `fromfile(f, n)`: appends so many items read from a file.
fn fromfile(t: &mut Thread, args: &[Value]) -> Result {
    let array = t.receiver::<Array>(&args[0])?;
    let count = t.ssize(&args[2])?;
    let Ok(count) = usize::try_from(count) else { return Err(t.value_error("negative count")) };
    let Some(wanted) = count.checked_mul(array.element.size).filter(|&wanted| i64::try_from(wanted).is_ok()) else {
        return Err(t.memory_error());
    };
    let read = t.names().intern("read");
    let octets = t.call_method(&args[1], read, &[Value::from_len(wanted)])?;
    let Some(found) = octets.get::<Bytes>().map(|bytes| bytes.as_slice().len()) else {
        return Err(t.type_error("read() didn't return bytes"));
    };
    append_octets(t, array, &octets)?;
    if found < wanted { Err(t.raise(Builtin::EOFError, "read() didn't return enough bytes")) } else { Ok(Value::NONE) }
}

fn frombytes(t: &mut Thread, args: &[Value]) -> Result {
    let array = t.receiver::<Array>(&args[0])?;
    append_octets(t, array, &args[1])?;
    Ok(Value::NONE)
}

/// Appends the items that octets stand for.
pub(super) fn append_octets(t: &mut Thread, array: &Array, octets: &Value) -> Result<()> {
    let octets = t.bytes_like(octets)?;
    if !octets.len().is_multiple_of(array.element.size) {
        return Err(t.value_error("bytes length not a multiple of item size"));
    }
    if octets.is_empty() {
        return Ok(());
    }
    if array.element.kind == Kind::Char && octets.chunks_exact(4).any(|unit| !is_char(unit)) {
        return Err(t.value_error("character out of range"));
    }
    array.resize(t, |all| all.extend_from_slice(&octets))
}

fn is_char(unit: &[u8]) -> bool {
    unit.try_into().is_ok_and(|unit| char::from_u32(u32::from_le_bytes(unit)).is_some())
}

fn fromlist(t: &mut Thread, args: &[Value]) -> Result {
    let array = t.receiver::<Array>(&args[0])?;
    let Some(list) = args[1].get::<List>() else { return Err(t.type_error("arg must be list")) };
    let mut new = Vec::new();
    for item in list.copied(t) {
        new.extend_from_slice(&packed(t, array.element, &item)?[..array.element.size]);
    }
    if !new.is_empty() {
        array.resize(t, |octets| octets.extend(new))?;
    }
    Ok(Value::NONE)
}

fn no_text(t: &mut Thread, method: &str) -> Raised {
    t.value_error(format!("{method}() may only be called on unicode type arrays ('u' or 'w')"))
}

fn fromunicode(t: &mut Thread, args: &[Value]) -> Result {
    let array = t.receiver::<Array>(&args[0])?;
    let Some(text) = args[1].get::<Str>() else {
        let name = t.argument_type(&args[1]);
        return Err(t.type_error(format!("fromunicode() argument must be str, not {name}")));
    };
    if array.element.kind != Kind::Char {
        return Err(no_text(t, "fromunicode"));
    }
    append_text(t, array, text.as_str())?;
    Ok(Value::NONE)
}

/// Appends characters.
pub(super) fn append_text(t: &mut Thread, array: &Array, text: &str) -> Result<()> {
    if text.is_empty() {
        return Ok(());
    }
    array.resize(t, |octets| octets.extend(text.chars().flat_map(|c| u32::from(c).to_le_bytes())))
}

fn tounicode(t: &mut Thread, args: &[Value]) -> Result {
    let array = t.receiver::<Array>(&args[0])?;
    if array.element.kind != Kind::Char {
        return Err(no_text(t, "tounicode"));
    }
    let text = array.text(t);
    Ok(t.str(&text))
}

fn index(t: &mut Thread, args: &[Value]) -> Result {
    let len = t.receiver::<Array>(&args[0])?.len(t);
    let (start, stop) = search_range(t, &args[2], &args[3], len)?;
    match find(t, &args[0], &args[1], start, stop)? {
        Some(at) => Ok(Value::from_len(at)),
        None => Err(t.value_error("array.index(x): x not in array")),
    }
}

fn insert(t: &mut Thread, args: &[Value]) -> Result {
    let array = t.receiver::<Array>(&args[0])?;
    let index = t.ssize(&args[1])?;
    let (item, size) = (packed(t, array.element, &args[2])?, array.element.size);
    array.resize(t, |octets| {
        let len = (octets.len() / size) as i64;
        let at = if index < 0 { index.saturating_add(len).max(0) } else { index.min(len) } as usize * size;
        drop(octets.splice(at..at, item[..size].iter().copied()));
    })?;
    Ok(Value::NONE)
}

fn pop(t: &mut Thread, args: &[Value]) -> Result {
    let array = t.receiver::<Array>(&args[0])?;
    let index = if args[1].is_null() { -1 } else { t.ssize(&args[1])? };
    let (len, size) = (array.len(t), array.element.size);
    if place(index, len).is_none() {
        return Err(t.index_error(if len == 0 { "pop from empty array" } else { "pop index out of range" }));
    }
    let popped = array.resize(t, |octets| {
        let at = place(index, octets.len() / size)? * size;
        Some(octets.drain(at..at + size).collect::<Vec<u8>>())
    })?;
    match popped {
        Some(item) => Ok(array.element.unpack(t, &item)),
        None => Err(t.index_error("pop index out of range")),
    }
}

fn remove(t: &mut Thread, args: &[Value]) -> Result {
    let array = t.receiver::<Array>(&args[0])?;
    let Some(at) = find(t, &args[0], &args[1], 0, usize::MAX)? else {
        return Err(t.value_error("array.remove(x): x not in array"));
    };
    let size = array.element.size;
    array.resize(t, |octets| {
        if (at + 1) * size <= octets.len() {
            drop(octets.drain(at * size..(at + 1) * size));
        }
    })?;
    Ok(Value::NONE)
}

fn reverse(t: &mut Thread, args: &[Value]) -> Result {
    let array = t.receiver::<Array>(&args[0])?;
    let size = array.element.size;
    array.storage.octets.with_mut(t, |octets| {
        octets.reverse();
        octets.chunks_exact_mut(size).for_each(|item| item.reverse());
    });
    Ok(Value::NONE)
}

fn tobytes(t: &mut Thread, args: &[Value]) -> Result {
    let octets = t.receiver::<Array>(&args[0])?.storage.copied(t);
    Ok(t.bytes(&octets))
}

fn tofile(t: &mut Thread, args: &[Value]) -> Result {
    let octets = t.receiver::<Array>(&args[0])?.storage.copied(t);
    let write = t.names().intern("write");
    for block in octets.chunks(BLOCK) {
        let block = t.bytes(block);
        t.call_method(&args[1], write, &[block])?;
    }
    if octets.is_empty() {
        t.get_attribute(&args[1], write)?;
    }
    Ok(Value::NONE)
}

fn tolist(t: &mut Thread, args: &[Value]) -> Result {
    let items = t.receiver::<Array>(&args[0])?.items(t);
    Ok(t.list(items))
}

fn copy(t: &mut Thread, args: &[Value]) -> Result {
    let array = t.receiver::<Array>(&args[0])?;
    let octets = array.storage.copied(t);
    Ok(t.array(array.element, octets))
}

fn size_of(t: &mut Thread, args: &[Value]) -> Result {
    Ok(Value::from_len(CPYTHON_HEAD + t.receiver::<Array>(&args[0])?.storage.len(t)))
}

/// `array.__reduce_ex__(protocol)`: class, type code with the items as a list, and attributes.
fn reduce(t: &mut Thread, args: &[Value]) -> Result {
    let array = t.receiver::<Array>(&args[0])?;
    let items = array.items(t);
    let arguments = [t.char(array.element.code), t.list(items)];
    let arguments = t.tuple(arguments);
    let state = t.find_attribute(&args[0], source::known::DICT)?.unwrap_or(Value::NONE);
    let class = t.class_of(&args[0]);
    Ok(t.tuple([class, arguments, state]))
}

pub(super) const METHODS: &[Row] = &[
    static_method("__new__", "cls, /, *args", new),
    row("append", "self, v, /", append_method),
    row("buffer_info", "self, /", buffer_info),
    row("byteswap", "self, /", byteswap),
    row("clear", "self, /", clear),
    row("count", "self, v, /", count),
    row("extend", "self, bb, /", extend),
    row("frombytes", "self, buffer, /", frombytes),
    row("fromfile", "self, f, n, /", fromfile),
    row("fromlist", "self, list, /", fromlist),
    row("fromunicode", "self, ustr, /", fromunicode),
    row("index", "self, v, start=0, stop=None, /", index),
    row("insert", "self, i, v, /", insert),
    row("pop", "self, i=-1, /", pop),
    row("remove", "self, v, /", remove),
    row("reverse", "self, /", reverse),
    row("tobytes", "self, /", tobytes),
    row("tofile", "self, f, /", tofile),
    row("tolist", "self, /", tolist),
    row("tounicode", "self, /", tounicode),
    row("__buffer__", "self, flags, /", lend),
    row("__copy__", "self, /", copy),
    row("__deepcopy__", "self, unused, /", copy),
    row("__reduce_ex__", "self, value, /", reduce),
    row("__sizeof__", "self, /", size_of),
];
