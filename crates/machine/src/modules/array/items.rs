//! Items of arrays: from values to octets, with the errors of the C types, and finding them.

use objects::Value;

use super::Array;
use crate::types::buffer::element::{Element, Kind, Refusal, WIDEST};
use crate::types::int::IntValue;
use crate::{Raised, Result, Thread};

/// The octets of an item.
///
/// # Errors
/// TypeError for what is no such item, OverflowError for a number out of range.
pub(super) fn packed(t: &mut Thread, element: Element, value: &Value) -> Result<[u8; WIDEST]> {
    match element.pack(t, value) {
        Ok(octets) => Ok(octets),
        Err(Refusal::Raised(raised)) => Err(raised),
        Err(Refusal::Type) => Err(match element.kind {
            Kind::Float => {
                let name = t.type_name(value);
                t.type_error(format!("must be real number, not {name}"))
            }
            Kind::Char => t.type_error("array item must be unicode character"),
            _ => {
                let name = t.type_name(value);
                t.type_error(format!("'{name}' object cannot be interpreted as an integer"))
            }
        }),
        Err(refusal @ (Refusal::Low | Refusal::High)) => {
            Err(out_of_range(t, element, value, matches!(refusal, Refusal::Low)))
        }
    }
}

/// The error for a number out of range. CPython reads small types as a larger one first, whose bounds it names then.
fn out_of_range(t: &mut Thread, element: Element, value: &Value, low: bool) -> Raised {
    let number = match t.index_value(value) {
        Ok(number) => number,
        Err(raised) => return raised,
    };
    let beyond_long = IntValue::of(&number).is_none_or(|number| number.to_big().bits() > 64);
    let number = IntValue::of(&number).and_then(IntValue::to_i64);
    let end = if low { "less than minimum" } else { "greater than maximum" };
    let beyond_short = number.is_none_or(|number| i16::try_from(number).is_err());
    let beyond_int = number.is_none_or(|number| i32::try_from(number).is_err());
    let message = match element.code {
        'b' | 'B' | 'h' | 'H' | 'i' if number.is_none() => "Python int too large to convert to C long".to_owned(),
        'b' if beyond_short => format!("signed short integer is {end}"),
        'H' if beyond_int => format!("signed integer is {end}"),
        'b' => format!("signed char is {end}"),
        'B' => format!("unsigned byte integer is {end}"),
        'h' => format!("signed short integer is {end}"),
        'H' => format!("unsigned short is {end}"),
        'i' => format!("signed integer is {end}"),
        'I' | 'L' if low => "can't convert negative value to unsigned int".to_owned(),
        'I' if beyond_long => "Python int too large to convert to C unsigned long".to_owned(),
        'I' => "unsigned int is greater than maximum".to_owned(),
        'l' => "Python int too large to convert to C long".to_owned(),
        'L' => "Python int too large to convert to C unsigned long".to_owned(),
        'Q' if low => "can't convert negative int to unsigned".to_owned(),
        _ => "int too big to convert".to_owned(),
    };
    t.overflow_error(message)
}

/// Appends an item.
pub(super) fn append(t: &mut Thread, array: &Array, item: &Value) -> Result<()> {
    let octets = packed(t, array.element, item)?;
    array.resize(t, |all| all.extend_from_slice(&octets[..array.element.size]))
}

/// Appends the items of an array of the same type.
pub(super) fn append_array(t: &mut Thread, array: &Array, other: &Value) -> Result<()> {
    let other = t.receiver::<Array>(other)?;
    if other.element != array.element {
        return Err(t.type_error("can only extend with array of same kind"));
    }
    let more = other.storage.copied(t);
    if more.is_empty() { Ok(()) } else { array.resize(t, |all| all.extend(more)) }
}

/// Appends the items of an iterable.
pub(super) fn append_all(t: &mut Thread, array: &Array, iterable: &Value) -> Result<()> {
    if let Some(items) = t.items_at_once(iterable) {
        for item in &items {
            append(t, array, item)?;
        }
        return Ok(());
    }
    let iterator = t.iter(iterable)?;
    while let Some(item) = t.next(&iterator)? {
        append(t, array, &item)?;
    }
    Ok(())
}

/// The position of the first item from `start` on, below `stop`, that is equal to a value.
pub(super) fn find(t: &mut Thread, array: &Value, wanted: &Value, start: usize, stop: usize) -> Result<Option<usize>> {
    let array = t.receiver::<Array>(array)?;
    let mut at = start;
    while at < stop {
        let Some(item) = array.item(t, at) else { break };
        if t.equals(&item, wanted)? {
            return Ok(Some(at));
        }
        at += 1;
    }
    Ok(None)
}
