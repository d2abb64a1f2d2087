//! `text[index]` and `text[start:stop:step]`.

use objects::{Str, Value};
use smallvec::SmallVec;
use source::known;

use crate::builtin::Builtin;
use crate::types::slice::{Slice, adjust_bounds, picked, slice_bounds};
use crate::{Result, Thread};

pub(super) fn get_item(t: &mut Thread, value: &Value, index: &Value) -> Result {
    let text = t.str_of(value)?;
    if let Some(slice) = index.get::<Slice>() {
        return get_slice(t, value, text, slice);
    }
    let position = position(t, index)?;
    let position = if position < 0 { position + text.chars() as i64 } else { position };
    let at = |position: usize| {
        if text.is_ascii() {
            return text.as_str().as_bytes().get(position).copied().map(char::from);
        }
        text.char_at(position)
    };
    match usize::try_from(position).ok().and_then(at) {
        Some(c) => Ok(t.char(c)),
        None => Err(t.index_error("string index out of range")),
    }
}

fn position(t: &mut Thread, index: &Value) -> Result<i64> {
    if let Some(position) = index.as_small_int() {
        return Ok(position);
    }
    if index.as_bool().is_none() && t.special(index, known::INDEX).is_none() {
        let name = t.type_name(index);
        return Err(t.type_error(format!("string indices must be integers, not '{name}'")));
    }
    match t.index(index) {
        Err(raised) if t.is_exception(&raised, crate::builtin::Builtin::OverflowError) => {
            let name = t.type_name(index);
            Err(t.index_error(format!("cannot fit '{name}' into an index-sized integer")))
        }
        position => position,
    }
}

fn get_slice(t: &mut Thread, value: &Value, text: &Str, slice: &Slice) -> Result {
    let bounds = slice_bounds(t, slice)?;
    Ok(t.str_slice(value, text, bounds))
}

impl Thread {
    /// The part of `text`, which is in `value`, that a slice with these bounds and step picks.
    pub(crate) fn str_slice(&mut self, value: &Value, text: &Str, (start, stop, step): (isize, isize, isize)) -> Value {
        let (start, _, count) = adjust_bounds(start, stop, step, text.chars());
        if count == text.chars() && step == 1 && self.is_exactly(value, Builtin::Str) {
            return value.clone();
        }
        if count == 0 {
            return self.str("");
        }
        if step == 1 {
            let start = start as usize; // not negative, as something is selected
            return self.str(text.slice(start, start + count));
        }
        if text.is_ascii() {
            let bytes = text.as_str().as_bytes();
            let selected: SmallVec<[u8; 128]> = match step {
                -1 => bytes[(start as usize + 1 - count)..=start as usize].iter().rev().copied().collect(),
                step => picked(start, step, count).map(|position| bytes[position]).collect(),
            };
            return self.str(str::from_utf8(&selected).unwrap_or_default()); // ASCII is UTF-8
        }
        let chars: Vec<char> = text.as_str().chars().collect();
        let selected: String = picked(start, step, count).map(|position| chars[position]).collect();
        self.str(&selected)
    }
}
