//! The methods of bytes that look for something in them.

use std::borrow::Cow;

use objects::{Tuple, Value};
use source::known;

use super::{NO_BYTE, not_bytes_like};
use crate::types::int::IntValue;
use crate::{Result, Thread};

/// What to search for: bytes, or a number that is one byte.
fn needle<'a>(t: &mut Thread, argument: &'a Value) -> Result<Cow<'a, [u8]>> {
    if let Some(octets) = t.octets(argument)? {
        return Ok(octets);
    }
    if IntValue::of(argument).is_none() && t.special(argument, known::INDEX).is_none() {
        return Err(not_bytes_like(t, argument));
    }
    Ok(Cow::Owned(vec![t.byte(argument, NO_BYTE)?]))
}

type Find = fn(&[u8], &[u8]) -> Option<usize>;

fn position(t: &mut Thread, args: &[Value], find: Find) -> Result<Option<usize>> {
    let bytes = t.bytes_like(&args[0])?;
    let needle = needle(t, &args[1])?;
    let Some(window) = t.window(&args[2], &args[3], bytes.len())? else { return Ok(None) };
    Ok(find(&bytes[window.clone()], &needle).map(|offset| window.start + offset))
}

fn find_or_minus_one(t: &mut Thread, args: &[Value], find: Find) -> Result {
    Ok(position(t, args, find)?.map_or(Value::from_i32(-1), Value::from_len))
}

fn find_or_error(t: &mut Thread, args: &[Value], find: Find) -> Result {
    match position(t, args, find)? {
        Some(position) => Ok(Value::from_len(position)),
        None => Err(t.value_error("subsection not found")),
    }
}

pub(super) fn find(t: &mut Thread, args: &[Value]) -> Result {
    find_or_minus_one(t, args, text::bytes_search::find)
}

pub(super) fn rfind(t: &mut Thread, args: &[Value]) -> Result {
    find_or_minus_one(t, args, text::bytes_search::rfind)
}

pub(super) fn index(t: &mut Thread, args: &[Value]) -> Result {
    find_or_error(t, args, text::bytes_search::find)
}

pub(super) fn rindex(t: &mut Thread, args: &[Value]) -> Result {
    find_or_error(t, args, text::bytes_search::rfind)
}

pub(super) fn count(t: &mut Thread, args: &[Value]) -> Result {
    let bytes = t.bytes_like(&args[0])?;
    let needle = needle(t, &args[1])?;
    let window = t.window(&args[2], &args[3], bytes.len())?;
    Ok(Value::from_len(window.map_or(0, |window| text::bytes_search::count(&bytes[window], &needle))))
}

fn has_affix(t: &mut Thread, args: &[Value], method: &str, test: fn(&[u8], &[u8]) -> bool) -> Result {
    let bytes = t.bytes_like(&args[0])?;
    let part = t.window(&args[2], &args[3], bytes.len())?.map(|window| &bytes[window]);
    let found = |affix: &[u8]| part.is_some_and(|part| test(part, affix));
    if let Some(affix) = t.octets(&args[1])? {
        return Ok(Value::bool(found(&affix)));
    }
    let Some(affixes) = args[1].get::<Tuple>() else {
        let name = t.type_name(&args[1]);
        return Err(t.type_error(format!("{method} first arg must be bytes or a tuple of bytes, not {name}")));
    };
    for affix in affixes.items() {
        if found(&t.bytes_like(affix)?) {
            return Ok(Value::TRUE);
        }
    }
    Ok(Value::FALSE)
}

pub(super) fn startswith(t: &mut Thread, args: &[Value]) -> Result {
    has_affix(t, args, "startswith", |bytes, affix| bytes.starts_with(affix))
}

pub(super) fn endswith(t: &mut Thread, args: &[Value]) -> Result {
    has_affix(t, args, "endswith", |bytes, affix| bytes.ends_with(affix))
}

pub(super) fn removeprefix(t: &mut Thread, args: &[Value]) -> Result {
    let (bytes, prefix) = (t.bytes_like(&args[0])?, t.bytes_like(&args[1])?);
    Ok(t.bytes_part(&args[0], bytes.strip_prefix(&*prefix).unwrap_or(&bytes)))
}

pub(super) fn removesuffix(t: &mut Thread, args: &[Value]) -> Result {
    let (bytes, suffix) = (t.bytes_like(&args[0])?, t.bytes_like(&args[1])?);
    Ok(t.bytes_part(&args[0], bytes.strip_suffix(&*suffix).unwrap_or(&bytes)))
}

/// `bytes.replace(self, old, new, count=-1, /)`
pub(super) fn replace(t: &mut Thread, args: &[Value]) -> Result {
    let bytes = t.bytes_like(&args[0])?;
    let (old, new) = (t.bytes_like(&args[1])?, t.bytes_like(&args[2])?);
    let limit = t.limit(&args[3])?;
    match text::bytes_search::replace(&bytes, &old, &new, limit) {
        Ok(replaced) => Ok(t.bytes_as(&args[0], &replaced)),
        Err(error) => Err(t.text_error(error)),
    }
}

type Strip = for<'a> fn(&'a [u8], Option<&[u8]>) -> &'a [u8];

fn strip_with(t: &mut Thread, args: &[Value], strip: Strip) -> Result {
    let bytes = t.bytes_like(&args[0])?;
    let set = if args[1].is_null() || args[1].is_none() { None } else { Some(t.bytes_like(&args[1])?) };
    Ok(t.bytes_part(&args[0], strip(&bytes, set.as_deref())))
}

pub(super) fn strip(t: &mut Thread, args: &[Value]) -> Result {
    strip_with(t, args, text::bytes_search::strip)
}

pub(super) fn lstrip(t: &mut Thread, args: &[Value]) -> Result {
    strip_with(t, args, text::bytes_search::lstrip)
}

pub(super) fn rstrip(t: &mut Thread, args: &[Value]) -> Result {
    strip_with(t, args, text::bytes_search::rstrip)
}

/// Bytes in a 256-byte table, for `translate`.
const TABLE: usize = 256;

/// `bytes.translate(self, table, /, delete=b'')`
pub(super) fn translate(t: &mut Thread, args: &[Value]) -> Result {
    let bytes = t.bytes_like(&args[0])?;
    let table = if args[1].is_none() { None } else { Some(t.bytes_like(&args[1])?) };
    if table.as_ref().is_some_and(|table| table.len() != TABLE) {
        return Err(t.value_error("translation table must be 256 characters long"));
    }
    let deleted = if args[2].is_null() { Cow::Borrowed(&[][..]) } else { t.bytes_like(&args[2])? };
    let kept = bytes.iter().filter(|byte| !deleted.contains(byte));
    let out: Vec<u8> = kept.map(|&byte| table.as_ref().map_or(byte, |table| table[usize::from(byte)])).collect();
    Ok(t.bytes_as(&args[0], &out))
}

/// `bytes.maketrans(frm, to, /)`
pub(super) fn maketrans(t: &mut Thread, args: &[Value]) -> Result {
    let (from, to) = (t.bytes_like(&args[0])?, t.bytes_like(&args[1])?);
    if from.len() != to.len() {
        return Err(t.value_error("maketrans arguments must have same length"));
    }
    let mut table: [u8; TABLE] = std::array::from_fn(|byte| byte as u8);
    for (&from, &to) in from.iter().zip(&*to) {
        table[usize::from(from)] = to;
    }
    Ok(t.bytes(&table))
}
