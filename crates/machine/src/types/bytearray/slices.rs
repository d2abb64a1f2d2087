//! `array[index]` and `array[start:stop:step]` of a bytearray: reading, assignment, deletion.

use std::ops::Range;

use objects::{Str, Value};

use super::ByteArray;
use crate::builtin::Builtin;
use crate::types::buffer::Storage;
use crate::types::bytes::NO_BYTE;
use crate::types::int::IntValue;
use crate::types::slice::{Slice, adjust_bounds, picked, slice_bounds};
use crate::{Result, Thread};

const OUT_OF_RANGE: &str = "bytearray index out of range";

/// The place of an index, negative ones counted from the end.
pub(super) fn place(index: i64, len: usize) -> Option<usize> {
    usize::try_from(if index < 0 { index + len as i64 } else { index }).ok().filter(|&at| at < len)
}

pub(super) fn get_item(t: &mut Thread, value: &Value, index: &Value) -> Result {
    let storage = &t.receiver::<ByteArray>(value)?.storage;
    if let Some(slice) = index.get::<Slice>() {
        let (start, stop, step) = slice_bounds(t, slice)?;
        let part = storage.octets.with(t, |octets| {
            let (start, _, count) = adjust_bounds(start, stop, step, octets.len());
            picked(start, step, count).map(|at| octets[at]).collect()
        });
        return Ok(t.bytearray(part));
    }
    let index = t.sequence_index(index, "bytearray")?;
    let octet = storage.octets.with(t, |octets| place(index, octets.len()).map(|at| octets[at]));
    match octet {
        Some(octet) => Ok(Value::from_i32(octet.into())),
        None => Err(t.index_error(OUT_OF_RANGE)),
    }
}

pub(super) fn set_item(t: &mut Thread, value: &Value, index: &Value, item: Option<Value>) -> Result<()> {
    let storage = &t.receiver::<ByteArray>(value)?.storage;
    if let Some(slice) = index.get::<Slice>() {
        let new = match item {
            Some(item) => new_octets(t, &item)?,
            None => Vec::new(),
        };
        return set_slice(t, storage, slice, &new);
    }
    let index = t.sequence_index(index, "bytearray")?;
    let Some(item) = item else {
        let len = storage.len(t);
        if place(index, len).is_none() {
            return Err(t.index_error(OUT_OF_RANGE));
        }
        let removed = storage.resize(t, |octets| place(index, octets.len()).map(|at| octets.remove(at)))?;
        return removed.map(|_| ()).ok_or_else(|| t.index_error(OUT_OF_RANGE));
    };
    let octet = t.byte(&item, NO_BYTE)?;
    let set = storage.octets.with_mut(t, |octets| place(index, octets.len()).map(|at| octets[at] = octet));
    set.ok_or_else(|| t.index_error(OUT_OF_RANGE))
}

/// What is assigned to a slice.
fn new_octets(t: &mut Thread, new: &Value) -> Result<Vec<u8>> {
    if new.has::<Str>() || IntValue::of(new).is_some() {
        return Err(t.type_error("can assign only bytes, buffers, or iterables of ints in range(0, 256)"));
    }
    t.octets_from(new, Builtin::ByteArray, NO_BYTE)
}

/// Why a slice was not assigned.
enum Refusal {
    Exported,
    Size(usize),
}

/// Puts octets into the place of a slice; none delete it.
fn set_slice(t: &mut Thread, storage: &Storage, slice: &Slice, new: &[u8]) -> Result<()> {
    let (start, stop, step) = slice_bounds(t, slice)?;
    // Where the length stays the same, exports do not mind.
    let in_place = storage.octets.with_mut(t, |octets| {
        let (start, _, count) = adjust_bounds(start, stop, step, octets.len());
        if count != new.len() {
            return false;
        }
        picked(start, step, count).zip(new).for_each(|(at, &octet)| octets[at] = octet);
        true
    });
    if in_place {
        return Ok(());
    }
    let set = storage.try_resize(t, |octets| {
        let (start, _, count) = adjust_bounds(start, stop, step, octets.len());
        match step {
            1 => drop(octets.splice(start as usize..start as usize + count, new.iter().copied())),
            _ if new.is_empty() => remove_picked(octets, start, step, count),
            _ if new.len() != count => return Err(Refusal::Size(count)),
            _ => picked(start, step, count).zip(new).for_each(|(at, &octet)| octets[at] = octet),
        }
        Ok(())
    });
    match set.unwrap_or(Err(Refusal::Exported)) {
        Ok(()) => Ok(()),
        Err(Refusal::Exported) => storage.resize(t, |_| ()),
        Err(Refusal::Size(count)) => {
            let size = new.len();
            let message = format!("attempt to assign bytes of size {size} to extended slice of size {count}");
            Err(t.value_error(message))
        }
    }
}

/// Removes what a slice with a step picks.
pub(crate) fn remove_picked(octets: &mut Vec<u8>, start: isize, step: isize, count: usize) {
    let Some(Range { start: first, .. }) = picked_range(start, step, count) else { return };
    let stride = step.unsigned_abs();
    let mut at = 0;
    octets.retain(|_| {
        let goes = at >= first && (at - first).is_multiple_of(stride) && (at - first) / stride < count;
        at += 1;
        !goes
    });
}

/// Where the positions that a slice picks begin and end, whichever way it runs; `None` if there are none.
fn picked_range(start: isize, step: isize, count: usize) -> Option<Range<usize>> {
    let last = picked(start, step, count).last()?;
    let start = start as usize;
    Some(start.min(last)..start.max(last) + 1)
}
