//! `list[index]` and `list[start:stop:step]`: reading, assignment, deletion.

use objects::Value;

use super::{List, drop_backwards};
use crate::builtin::Builtin;
use crate::types::slice::{Slice, adjust_bounds, picked, slice_bounds};
use crate::{Result, Thread};

pub(super) fn get_item(t: &mut Thread, value: &Value, index: &Value) -> Result {
    let list = t.receiver::<List>(value)?;
    if let Some(slice) = index.get::<Slice>() {
        let bounds = slice_bounds(t, slice)?;
        let items = list.part(t, bounds);
        return Ok(t.list(items));
    }
    let index = t.sequence_index(index, "list")?;
    let item = list.items.with(t, |items| items.get(position(index, items.len())?).cloned());
    item.ok_or_else(|| t.index_error("list index out of range"))
}

impl List {
    /// The items that a slice with these bounds and step picks.
    pub(crate) fn part(&self, t: &Thread, (start, stop, step): (isize, isize, isize)) -> Vec<Value> {
        self.items.with(t, |items| {
            let (start, _, count) = adjust_bounds(start, stop, step, items.len());
            match step {
                _ if count == 0 => Vec::new(),
                1 => items[start as usize..start as usize + count].to_vec(),
                -1 => items[start as usize + 1 - count..=start as usize].iter().rev().cloned().collect(),
                step => picked(start, step, count).map(|at| items[at].clone()).collect(),
            }
        })
    }

    /// Puts items in the place of those between two bounds.
    pub(crate) fn replace_part(&self, t: &mut Thread, start: isize, stop: isize, mut new: Vec<Value>) {
        let old = self.items.with_mut(t, |items| {
            let (start, _, count) = adjust_bounds(start, stop, 1, items.len());
            let range = start as usize..start as usize + count;
            if new.len() == count {
                items[range].swap_with_slice(&mut new);
                return new;
            }
            items.splice(range, new).collect()
        });
        drop_backwards(old);
    }
}

/// The place of an index, negative ones counted from the end.
pub(super) fn position(index: i64, len: usize) -> Option<usize> {
    usize::try_from(if index < 0 { index + len as i64 } else { index }).ok()
}

pub(super) fn set_item(t: &mut Thread, value: &Value, index: &Value, item: Option<Value>) -> Result<()> {
    let list = t.receiver::<List>(value)?;
    if let Some(slice) = index.get::<Slice>() {
        return match item {
            Some(new) => assign_slice(t, list, slice, &new),
            None => delete_slice(t, list, slice),
        };
    }
    let index = t.sequence_index(index, "list")?;
    let changed = list.items.with_mut(t, |items| {
        let at = position(index, items.len()).filter(|&at| at < items.len())?;
        Some(match item {
            Some(item) => std::mem::replace(&mut items[at], item),
            None => items.remove(at),
        })
    });
    match changed {
        Some(old) => {
            drop(old);
            Ok(())
        }
        None => Err(t.index_error("list assignment index out of range")),
    }
}

/// The items of an iterable that is assigned to a slice.
fn new_items(t: &mut Thread, new: &Value, complaint: &str) -> Result<Vec<Value>> {
    match t.iter(new) {
        Err(raised) if t.is_exception(&raised, Builtin::TypeError) => Err(t.type_error(complaint)),
        Err(raised) => Err(raised),
        Ok(iterator) => match t.items_at_once(new) {
            Some(items) => Ok(items),
            None => t.collect(&iterator),
        },
    }
}

fn assign_slice(t: &mut Thread, list: &List, slice: &Slice, new: &Value) -> Result<()> {
    let (start, stop, step) = slice_bounds(t, slice)?;
    if step == 1 {
        let new = new_items(t, new, "must assign iterable to extended slice")?;
        list.replace_part(t, start, stop, new);
        return Ok(());
    }
    let new = new_items(t, new, "must assign iterable to extended slice")?;
    let size = new.len();
    let assigned = list.items.with_mut(t, |items| {
        let (start, _, count) = adjust_bounds(start, stop, step, items.len());
        if count != size {
            return Err((count, new));
        }
        Ok(picked(start, step, count).zip(new).map(|(at, item)| std::mem::replace(&mut items[at], item)).collect())
    });
    match assigned {
        Ok::<Vec<Value>, _>(old) => {
            drop_backwards(old);
            Ok(())
        }
        Err((count, _unused)) => {
            Err(t.value_error(format!("attempt to assign sequence of size {size} to extended slice of size {count}")))
        }
    }
}

fn delete_slice(t: &mut Thread, list: &List, slice: &Slice) -> Result<()> {
    let (start, stop, step) = slice_bounds(t, slice)?;
    let old: Vec<Value> = list.items.with_mut(t, |items| {
        let (start, _, count) = adjust_bounds(start, stop, step, items.len());
        if step == 1 {
            return items.drain(start as usize..start as usize + count).collect();
        }
        // What goes, in ascending order, whichever way the slice runs.
        let (first, stride) = match count {
            0 => return Vec::new(),
            _ if step < 0 => ((start + step * (count as isize - 1)) as usize, step.unsigned_abs()),
            _ => (start as usize, step as usize),
        };
        let goes = |at: usize| at >= first && (at - first).is_multiple_of(stride) && (at - first) / stride < count;
        let (mut kept, mut old) = (Vec::with_capacity(items.len()), Vec::with_capacity(count));
        for (at, item) in items.drain(..).enumerate() {
            if goes(at) { old.push(item) } else { kept.push(item) }
        }
        *items = kept;
        old
    });
    drop_backwards(old);
    Ok(())
}
