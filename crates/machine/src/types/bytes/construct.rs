//! `bytes(...)`, and what can be turned into bytes.

use objects::{Bytes, Str, Value};
use source::known;

use super::NO_BYTE;
use crate::builtin::Builtin;
use crate::class::Class;
use crate::types::int::IntValue;
use crate::{Result, Thread};

/// `bytes.__new__(cls, source=b'', encoding='utf-8', errors='strict')`
pub(super) fn new(t: &mut Thread, args: &[Value]) -> Result {
    let (class, source) = (&args[0], &args[1]);
    t.check_new(class, Builtin::Bytes)?;
    let plain = t.class(Builtin::Bytes).is(class);
    if plain && args[2].is_null() && args[3].is_null() && t.is_exactly(source, Builtin::Bytes) {
        return Ok(source.clone());
    }
    let octets = octets(t, args, Builtin::Bytes)?;
    match class.get::<Class>() {
        Some(found) if !plain => Ok(t.heap().new_bytes(found.shapes.root(), &octets, false)),
        _ => Ok(t.bytes(&octets)),
    }
}

/// The octets that a constructor makes of `source, encoding, errors`.
///
/// # Errors
/// TypeError, ValueError, OverflowError, MemoryError, UnicodeEncodeError; what the source raises.
pub(crate) fn octets(t: &mut Thread, args: &[Value], kind: Builtin) -> Result<Vec<u8>> {
    let source = &args[1];
    if !args[2].is_null() || !args[3].is_null() {
        if !source.has::<Str>() {
            let argument = if args[2].is_null() { "errors" } else { "encoding" };
            t.codec_arguments(kind.spec().name, &args[2], &args[3])?;
            return Err(t.type_error(format!("{argument} without a string argument")));
        }
        if args[2].is_null() {
            return Err(t.type_error("string argument without an encoding"));
        }
        let (encoding, errors) = t.codec_arguments(kind.spec().name, &args[2], &args[3])?;
        return t.encode_text(source, encoding, errors);
    }
    if source.is_null() {
        return Ok(Vec::new());
    }
    if kind == Builtin::Bytes
        && let Some(result) = t.call_special(source, known::BYTES, &[])?
    {
        return bytes_of_method(t, &result);
    }
    if source.has::<Str>() {
        return Err(t.type_error("string argument without an encoding"));
    }
    if IntValue::of(source).is_some() || t.special(source, known::INDEX).is_some() {
        let count = t.index(source)?;
        let Ok(count) = usize::try_from(count) else { return Err(t.value_error("negative count")) };
        let mut zeros = Vec::new();
        if zeros.try_reserve_exact(count).is_err() {
            return Err(t.memory_error());
        }
        zeros.resize(count, 0);
        return Ok(zeros);
    }
    if kind == Builtin::Bytes { t.bytes_from(source) } else { t.octets_from(source, kind, NO_BYTE) }
}

fn bytes_of_method(t: &mut Thread, result: &Value) -> Result<Vec<u8>> {
    match result.get::<Bytes>() {
        Some(bytes) => Ok(bytes.as_slice().to_vec()),
        None => {
            let name = t.type_name(result);
            Err(t.type_error(format!("__bytes__ returned non-bytes (type {name})")))
        }
    }
}

impl Thread {
    /// The octets of bytes, of what has `__bytes__`, or of an iterable of ints.
    ///
    /// # Errors
    /// TypeError for other values, ValueError for numbers that are no bytes, what the iteration raises.
    pub(crate) fn bytes_from(&mut self, value: &Value) -> Result<Vec<u8>> {
        if let Some(octets) = self.gathered_octets(value)? {
            return Ok(octets.into_owned());
        }
        if let Some(result) = self.call_special(value, known::BYTES, &[])? {
            return bytes_of_method(self, &result);
        }
        self.octets_from(value, Builtin::Bytes, "bytes must be in range(0, 256)")
    }

    /// The octets of what lends them, or of an iterable of ints; `problem` is what is said about other ints.
    ///
    /// # Errors
    /// TypeError for other values, ValueError for numbers that are no bytes, what the iteration raises.
    pub(crate) fn octets_from(&mut self, value: &Value, kind: Builtin, problem: &str) -> Result<Vec<u8>> {
        if let Some(octets) = self.gathered_octets(value)? {
            return Ok(octets.into_owned());
        }
        if value.has::<Str>() || !self.is_iterable(value) {
            let (name, kind) = (self.type_name(value), kind.spec().name);
            return Err(self.type_error(format!("cannot convert '{name}' object to {kind}")));
        }
        let iterator = self.iter(value)?;
        let mut octets = Vec::new();
        while let Some(item) = self.next(&iterator)? {
            octets.push(self.byte(&item, problem)?);
        }
        Ok(octets)
    }
}

/// `bytes.fromhex(cls, string, /)`
pub(crate) fn from_hex(t: &mut Thread, args: &[Value]) -> Result {
    let Some(text) = args[1].get::<Str>() else {
        let name = t.argument_type(&args[1]);
        return Err(t.type_error(format!("fromhex() argument must be str, not {name}")));
    };
    let octets = text::bytes_search::from_hex(text.as_str()).map_err(|error| t.text_error(error))?;
    if t.class(Builtin::ByteArray).is(&args[0]) {
        return Ok(t.bytearray(octets));
    }
    let bytes = t.bytes(&octets);
    if t.class(Builtin::Bytes).is(&args[0]) { Ok(bytes) } else { t.call(&args[0], &[bytes]) }
}

/// `bytes.hex(self, sep, bytes_per_sep=1)`
pub(crate) fn hex(t: &mut Thread, args: &[Value]) -> Result {
    let bytes = t.bytes_like(&args[0])?;
    t.hex_of(&bytes, &args[1], &args[2])
}

impl Thread {
    /// Octets as hexadecimal digits, with separators if there are `sep` and `bytes_per_sep`.
    ///
    /// # Errors
    /// TypeError, ValueError, OverflowError for separators that are none.
    pub(crate) fn hex_of(&mut self, octets: &[u8], sep: &Value, bytes_per_sep: &Value) -> Result {
        let separator =
            if sep.is_null() { None } else { Some((separator(self, sep)?, self.c_int_or(bytes_per_sep, 1)?)) };
        self.str_or_error(text::bytes_search::hex(octets, separator))
    }
}

fn separator(t: &mut Thread, value: &Value) -> Result<char> {
    let found = if let Some(text) = value.get::<Str>() {
        text.char_at(0).filter(|_| text.chars() == 1)
    } else if let Some(bytes) = value.get::<Bytes>() {
        bytes.as_slice().first().filter(|_| bytes.as_slice().len() == 1).map(|&byte| char::from(byte))
    } else {
        t.len(value)?;
        return Err(t.type_error("sep must be str or bytes."));
    };
    found.ok_or_else(|| t.value_error("sep must be length 1."))
}
