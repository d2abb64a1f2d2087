//! `sys.getsizeof`: what CPython 3.13 would need for an object on a 64-bit machine, where that can be told from outside.

use objects::{Bytes, Str, Tuple, Value};
use source::known;

use crate::builtin::Builtin;
use crate::types::bytearray::ByteArray;
use crate::types::int::IntValue;
use crate::types::list::List;
use crate::{Result, Thread};

/// CPython's header of an object that its collector tracks.
const GC_HEAD: usize = 16;

/// `object, default`
pub(super) fn getsizeof(t: &mut Thread, args: &[Value]) -> Result {
    if let Some(size) = builtin_size(t, &args[0]) {
        return Ok(Value::from_len(size));
    }
    let size = match t.call_special(&args[0], known::SIZEOF, &[])? {
        Some(size) => t.index(&size)?,
        None if !args[1].is_null() => return Ok(args[1].clone()),
        None => {
            let name = t.type_name(&args[0]);
            return Err(t.type_error(format!("Type {name} doesn't define __sizeof__")));
        }
    };
    match usize::try_from(size) {
        Ok(size) => Ok(Value::from_len(size + GC_HEAD)),
        Err(_) => Err(t.value_error("__sizeof__() should return >= 0")),
    }
}

fn builtin_size(t: &mut Thread, value: &Value) -> Option<usize> {
    let exactly = |builtin: Builtin| t.is_exactly(value, builtin);
    Some(if value.is_none() {
        16
    } else if exactly(Builtin::Int) || exactly(Builtin::Bool) {
        match IntValue::of(value)? {
            IntValue::Small(number) => {
                let bits = (64 - number.unsigned_abs().leading_zeros()) as usize;
                24 + 4 * bits.div_ceil(30).max(1)
            }
            IntValue::Big(number) => 24 + 4 * (number.bits() as usize).div_ceil(30),
        }
    } else if exactly(Builtin::Float) {
        24
    } else if exactly(Builtin::Str) {
        str_size(value.get::<Str>()?)
    } else if exactly(Builtin::Bytes) {
        33 + value.get::<Bytes>()?.as_slice().len()
    } else if let Some(array) = value.get::<ByteArray>().filter(|_| exactly(Builtin::ByteArray)) {
        array.size(t)
    } else if exactly(Builtin::Tuple) {
        40 + 8 * value.get::<Tuple>()?.items().len()
    } else if exactly(Builtin::List) {
        let length = value.get::<List>()?.items.with(t, Vec::len);
        56 + 8 * length
    } else if exactly(Builtin::Dict) {
        dict_size(t.dict_len(value))
    } else {
        return None;
    })
}

fn str_size(text: &Str) -> usize {
    let chars = text.chars();
    match text.as_str().chars().map(u32::from).max().unwrap_or(0) {
        0..=0x7f => 41 + chars,
        0x80..=0xff => 57 + chars + 3 * usize::from(chars > 0),
        0x100..=0xffff => 58 + 2 * chars,
        _ => 60 + 4 * chars,
    }
}

/// The keys of a dict take a table of a power of two, of which two thirds are used.
fn dict_size(length: usize) -> usize {
    if length == 0 {
        return 64;
    }
    let mut slots = 8;
    while slots * 2 / 3 < length {
        slots *= 2;
    }
    let index = if slots <= 256 {
        1
    } else if slots <= 65_536 {
        2
    } else {
        4
    };
    64 + 32 + slots * index + 24 * (slots * 2 / 3)
}
