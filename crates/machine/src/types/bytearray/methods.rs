//! The methods that `bytearray` has beside those of `bytes`.

use objects::{Str, Value};

use super::ByteArray;
use super::slices::place;
use crate::builtin::Builtin;
use crate::native::{Row, row, static_method};
use crate::types::buffer::{Storage, lend};
use crate::types::bytes::methods::{SHARED, joined};
use crate::types::bytes::{NO_BYTE, construct};
use crate::{Result, Thread};

/// Bytes that CPython's object has beside its octets and the NUL behind them.
const CPYTHON_HEAD: usize = 56;

/// `bytearray.__new__`: an empty one, which `__init__` fills.
fn new(t: &mut Thread, args: &[Value]) -> Result {
    t.check_new(&args[0], Builtin::ByteArray)?;
    Ok(t.object_of(&args[0], ByteArray { storage: Storage::new(Vec::new()) }))
}

/// `bytearray.__init__(self, source=b'', encoding, errors)`
fn init(t: &mut Thread, args: &[Value]) -> Result {
    let storage = &t.receiver::<ByteArray>(&args[0])?.storage;
    let new = construct::octets(t, args, Builtin::ByteArray)?;
    if storage.len(t) != 0 || !new.is_empty() {
        storage.resize(t, |octets| *octets = new)?;
    }
    Ok(Value::NONE)
}

/// `bytearray.append(self, item, /)`
fn append(t: &mut Thread, args: &[Value]) -> Result {
    let storage = &t.receiver::<ByteArray>(&args[0])?.storage;
    let octet = t.byte(&args[1], NO_BYTE)?;
    storage.resize(t, |octets| octets.push(octet))?;
    Ok(Value::NONE)
}

/// `bytearray.clear(self, /)`
fn clear(t: &mut Thread, args: &[Value]) -> Result {
    let storage = &t.receiver::<ByteArray>(&args[0])?.storage;
    if storage.len(t) > 0 {
        storage.resize(t, Vec::clear)?;
    }
    Ok(Value::NONE)
}

/// `bytearray.copy(self, /)`
fn copy(t: &mut Thread, args: &[Value]) -> Result {
    let octets = t.receiver::<ByteArray>(&args[0])?.storage.copied(t);
    Ok(t.bytearray(octets))
}

/// `bytearray.extend(self, iterable_of_ints, /)`
fn extend(t: &mut Thread, args: &[Value]) -> Result {
    let storage = &t.receiver::<ByteArray>(&args[0])?.storage;
    if !t.lends_octets(&args[1]) && !t.is_iterable(&args[1]) {
        let name = t.type_name(&args[1]);
        return Err(t.type_error(format!("can't extend bytearray with {name}")));
    }
    if args[1].has::<Str>() && t.len(&args[1])? > 0 {
        return Err(t.type_error("expected iterable of integers; got: 'str'"));
    }
    let more = match args[1].has::<Str>() {
        true => Vec::new(),
        false => t.octets_from(&args[1], Builtin::ByteArray, NO_BYTE)?,
    };
    if !more.is_empty() {
        storage.resize(t, |octets| octets.extend(more))?;
    }
    Ok(Value::NONE)
}

/// `bytearray.insert(self, index, item, /)`
fn insert(t: &mut Thread, args: &[Value]) -> Result {
    let storage = &t.receiver::<ByteArray>(&args[0])?.storage;
    let index = t.ssize(&args[1])?;
    let octet = t.byte(&args[2], NO_BYTE)?;
    storage.resize(t, |octets| {
        let len = octets.len() as i64;
        let at = if index < 0 { index.saturating_add(len).max(0) } else { index.min(len) };
        octets.insert(at as usize, octet);
    })?;
    Ok(Value::NONE)
}

/// `bytearray.pop(self, index=-1, /)`
fn pop(t: &mut Thread, args: &[Value]) -> Result {
    let storage = &t.receiver::<ByteArray>(&args[0])?.storage;
    let index = if args[1].is_null() { -1 } else { t.ssize(&args[1])? };
    let len = storage.len(t);
    if place(index, len).is_none() {
        let problem = if len == 0 { "pop from empty bytearray" } else { "pop index out of range" };
        return Err(t.index_error(problem));
    }
    let popped = storage.resize(t, |octets| place(index, octets.len()).map(|at| octets.remove(at)))?;
    match popped {
        Some(octet) => Ok(Value::from_i32(octet.into())),
        None => Err(t.index_error("pop index out of range")),
    }
}

/// `bytearray.remove(self, value, /)`
fn remove(t: &mut Thread, args: &[Value]) -> Result {
    let storage = &t.receiver::<ByteArray>(&args[0])?.storage;
    let octet = t.byte(&args[1], NO_BYTE)?;
    let find = |octets: &Vec<u8>| octets.iter().position(|&known| known == octet);
    let found = storage.octets.with(t, find).is_some();
    if found && storage.resize(t, |octets| find(octets).map(|at| octets.remove(at)))?.is_some() {
        return Ok(Value::NONE);
    }
    Err(t.value_error("value not found in bytearray"))
}

/// `bytearray.reverse(self, /)`
fn reverse(t: &mut Thread, args: &[Value]) -> Result {
    let storage = &t.receiver::<ByteArray>(&args[0])?.storage;
    storage.octets.with_mut(t, |octets| octets.reverse());
    Ok(Value::NONE)
}

impl ByteArray {
    /// How many octets are reserved: its own and the NUL behind them; 0 where there are none.
    fn allocated(&self, t: &Thread) -> usize {
        match self.storage.len(t) {
            0 => 0,
            len => len + 1,
        }
    }

    /// `sys.getsizeof`
    pub(crate) fn size(&self, t: &Thread) -> usize {
        CPYTHON_HEAD + self.allocated(t)
    }
}

/// `bytearray.__alloc__(self, /)`
fn alloc(t: &mut Thread, args: &[Value]) -> Result {
    Ok(Value::from_len(t.receiver::<ByteArray>(&args[0])?.allocated(t)))
}

fn size_of(t: &mut Thread, args: &[Value]) -> Result {
    Ok(Value::from_len(t.receiver::<ByteArray>(&args[0])?.size(t)))
}

/// `bytearray.__reduce__(self, /)`
fn reduce(t: &mut Thread, args: &[Value]) -> Result {
    let octets = t.receiver::<ByteArray>(&args[0])?.storage.copied(t);
    let text: String = octets.into_iter().map(char::from).collect();
    let arguments = match text.as_str() {
        "" => Vec::new(),
        text => vec![t.str(text), t.str("latin-1")],
    };
    let arguments = t.tuple(arguments);
    let state = t.find_attribute(&args[0], source::known::DICT)?.unwrap_or(Value::NONE);
    let class = t.class_of(&args[0]);
    Ok(t.tuple([class, arguments, state]))
}

const OWN: [Row; 14] = [
    static_method("__new__", "cls, /, *args, **kwargs", new),
    row("__init__", "self, /, source=b'', encoding='utf-8', errors='strict'", init),
    row("append", "self, item, /", append),
    row("clear", "self, /", clear),
    row("copy", "self, /", copy),
    row("extend", "self, iterable_of_ints, /", extend),
    row("insert", "self, index, item, /", insert),
    row("pop", "self, index=-1, /", pop),
    row("remove", "self, value, /", remove),
    row("reverse", "self, /", reverse),
    row("__buffer__", "self, flags, /", lend),
    row("__alloc__", "self, /", alloc),
    row("__sizeof__", "self, /", size_of),
    row("__reduce__", "self, /", reduce),
];

const ALL: [Row; SHARED.len() + OWN.len()] = joined(OWN, SHARED);

/// The methods of `bytearray`.
pub(super) const METHODS: &[Row] = &ALL;
