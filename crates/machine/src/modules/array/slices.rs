//! `array[index]` and `array[start:stop:step]`: reading, assignment, deletion.

use objects::Value;

use super::Array;
use super::items::packed;
use crate::builtin::Builtin;
use crate::types::int::IntValue;
use crate::types::slice::{Slice, adjust_bounds, picked, slice_bounds};
use crate::{Result, Thread};

/// The place of an index, negative ones counted from the end.
pub(super) fn place(index: i64, len: usize) -> Option<usize> {
    usize::try_from(if index < 0 { index + len as i64 } else { index }).ok().filter(|&at| at < len)
}

fn index_of(t: &mut Thread, index: &Value) -> Result<i64> {
    if IntValue::of(index).is_none() && t.special(index, source::known::INDEX).is_none() {
        return Err(t.type_error("array indices must be integers"));
    }
    match t.index(index) {
        Err(raised) if t.is_exception(&raised, Builtin::OverflowError) => {
            Err(t.index_error("cannot fit 'int' into an index-sized integer"))
        }
        index => index,
    }
}

pub(super) fn get_item(t: &mut Thread, value: &Value, index: &Value) -> Result {
    let array = t.receiver::<Array>(value)?;
    let size = array.element.size;
    if let Some(slice) = index.get::<Slice>() {
        let (start, stop, step) = slice_bounds(t, slice)?;
        let part = array.storage.octets.with(t, |octets| {
            let (start, _, count) = adjust_bounds(start, stop, step, octets.len() / size);
            picked(start, step, count).flat_map(|at| &octets[at * size..(at + 1) * size]).copied().collect()
        });
        return Ok(t.array(array.element, part));
    }
    let index = index_of(t, index)?;
    let at = place(index, array.len(t));
    let item = at.and_then(|at| array.item(t, at));
    item.ok_or_else(|| t.index_error("array index out of range"))
}

pub(super) fn set_item(t: &mut Thread, value: &Value, index: &Value, item: Option<Value>) -> Result<()> {
    let array = t.receiver::<Array>(value)?;
    if let Some(slice) = index.get::<Slice>() {
        let new = match item {
            Some(item) => new_octets(t, array, &item)?,
            None => Vec::new(),
        };
        return set_slice(t, array, slice, &new);
    }
    let index = index_of(t, index)?;
    let size = array.element.size;
    let whole = |octets: &[u8]| place(index, octets.len() / size).map(|at| at * size..(at + 1) * size);
    if array.storage.octets.with(t, |octets| whole(octets)).is_none() {
        return Err(t.index_error("array assignment index out of range"));
    }
    let set = match item {
        None => array.resize(t, |octets| whole(octets).map(|range| drop(octets.drain(range))))?,
        Some(item) => {
            let octets = packed(t, array.element, &item)?;
            array.storage.octets.with_mut(t, |all| whole(all).map(|range| all[range].copy_from_slice(&octets[..size])))
        }
    };
    set.ok_or_else(|| t.index_error("array assignment index out of range"))
}

/// The octets of the array that is assigned to a slice.
fn new_octets(t: &mut Thread, array: &Array, new: &Value) -> Result<Vec<u8>> {
    let Some(other) = new.get::<Array>() else {
        let name = t.type_name(new);
        return Err(t.type_error(format!("can only assign array (not \"{name}\") to array slice")));
    };
    if other.element != array.element {
        return Err(t.type_error("bad argument type for built-in operation"));
    }
    Ok(other.storage.copied(t))
}

/// Puts octets into the place of a slice; none delete it.
fn set_slice(t: &mut Thread, array: &Array, slice: &Slice, new: &[u8]) -> Result<()> {
    let (start, stop, step) = slice_bounds(t, slice)?;
    let size = array.element.size;
    let set = |octets: &mut Vec<u8>, may_resize: bool| {
        let (start, _, count) = adjust_bounds(start, stop, step, octets.len() / size);
        if count * size == new.len() {
            for (at, item) in picked(start, step, count).zip(new.chunks_exact(size)) {
                octets[at * size..(at + 1) * size].copy_from_slice(item);
            }
            return Ok(());
        }
        if step != 1 && !new.is_empty() {
            return Err(Some(count));
        }
        if !may_resize {
            return Err(None);
        }
        if step == 1 {
            let start = start as usize;
            drop(octets.splice(start * size..(start + count) * size, new.iter().copied()));
            return Ok(());
        }
        let mut gone: Vec<usize> = picked(start, step, count).collect();
        gone.sort_unstable();
        let mut item = 0..;
        let kept = octets.chunks_exact(size).filter(|_| item.next().is_some_and(|at| gone.binary_search(&at).is_err()));
        *octets = kept.flatten().copied().collect();
        Ok(())
    };
    let mut result = array.storage.octets.with_mut(t, |octets| set(octets, false));
    if result == Err(None) {
        result = array.resize(t, |octets| set(octets, true))?;
    }
    match result {
        Err(Some(count)) => {
            let size = new.len() / size;
            let message = format!("attempt to assign array of size {size} to extended slice of size {count}");
            Err(t.value_error(message))
        }
        _ => Ok(()),
    }
}
