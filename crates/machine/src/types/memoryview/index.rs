//! `view[index]`, `view[i, j]` and `view[start:stop:step]`: reading and assignment.

use objects::{Tuple, Value};

use super::{Layer, MemoryView};
use crate::builtin::Builtin;
use crate::types::buffer::element::Refusal;
use crate::types::int::IntValue;
use crate::types::slice::{Slice, slice_indices};
use crate::{Raised, Result, Thread};

/// The error for an item of a view that would be a view itself.
#[cold]
pub(super) fn no_sub_views(t: &mut Thread, dimensions: usize) -> Raised {
    if dimensions == 0 {
        return t.type_error("invalid indexing of 0-dim memory");
    }
    t.raise(Builtin::NotImplementedError, "multi-dimensional sub-views are not implemented")
}

fn is_index(t: &Thread, value: &Value) -> bool {
    IntValue::of(value).is_some() || t.special(value, source::known::INDEX).is_some()
}

impl MemoryView {
    /// The place of the item that an index for each dimension selects.
    fn place(&self, t: &mut Thread, indices: &[Value]) -> Result<usize> {
        let mut place = self.start;
        for (dimension, index) in indices.iter().enumerate() {
            let index = index_of(t, index)?;
            let count = self.shape[dimension];
            let index = if index < 0 { index.saturating_add(count as i64) } else { index };
            if index < 0 || index >= count as i64 {
                return Err(t.index_error(format!("index out of bounds on dimension {}", dimension + 1)));
            }
            place = place.wrapping_add_signed(index as isize * self.strides[dimension]);
        }
        Ok(place)
    }

    /// The part of the first dimension that a slice selects.
    fn part(&self, t: &mut Thread, slice: &Slice) -> Result<Layer> {
        let (start, _, step, count) = slice_indices(t, slice, self.shape[0])?;
        let mut layer = self.layer();
        // Where nothing is selected, the start may lie outside.
        layer.start = self.start.wrapping_add_signed(if count == 0 { 0 } else { start * self.strides[0] });
        layer.shape[0] = count;
        layer.strides[0] = self.strides[0].saturating_mul(step);
        Ok(layer)
    }
}

fn index_of(t: &mut Thread, index: &Value) -> Result<i64> {
    if !is_index(t, index) {
        return Err(t.type_error("memoryview: invalid slice key"));
    }
    match t.index(index) {
        Err(raised) if t.is_exception(&raised, Builtin::OverflowError) => {
            Err(t.index_error("cannot fit 'int' into an index-sized integer"))
        }
        index => index,
    }
}

pub(super) fn get_item(t: &mut Thread, value: &Value, key: &Value) -> Result {
    let view = t.receiver::<MemoryView>(value)?;
    view.object(t)?;
    let dimensions = view.shape.len();
    if dimensions == 0 {
        return match key {
            key if key.get::<Tuple>().is_some_and(|key| key.items().is_empty()) => view.item_at(t, view.start),
            key if key.is(&Value::ELLIPSIS) => view.another(t, view.layer()),
            _ => Err(no_sub_views(t, 0)),
        };
    }
    if is_index(t, key) {
        view.known_element(t)?;
        if dimensions > 1 {
            return Err(no_sub_views(t, dimensions));
        }
        let place = view.place(t, std::slice::from_ref(key))?;
        return view.item_at(t, place);
    }
    if let Some(slice) = key.get::<Slice>() {
        let layer = view.part(t, slice)?;
        return view.another(t, layer);
    }
    match multi_index(t, view, key)? {
        Some(place) => view.item_at(t, place),
        None => Err(t.type_error("memoryview: invalid slice key")),
    }
}

/// The place that a tuple with an index for each dimension selects; `None` for what is no such tuple.
fn multi_index(t: &mut Thread, view: &MemoryView, key: &Value) -> Result<Option<usize>> {
    let Some(key) = key.get::<Tuple>() else { return Ok(None) };
    let (given, dimensions) = (key.items().len(), view.shape.len());
    if given > 0 && key.items().iter().all(|part| part.has::<Slice>()) {
        return Err(t.raise(Builtin::NotImplementedError, "multi-dimensional slicing is not implemented"));
    }
    if !key.items().iter().all(|part| is_index(t, part)) {
        return Ok(None);
    }
    if given < dimensions {
        return Err(t.raise(Builtin::NotImplementedError, "sub-views are not implemented"));
    }
    if given > dimensions {
        return Err(t.type_error(format!("cannot index {dimensions}-dimension view with {given}-element tuple")));
    }
    view.place(t, key.items()).map(Some)
}

pub(super) fn set_item(t: &mut Thread, value: &Value, key: &Value, item: Option<Value>) -> Result<()> {
    let view = t.receiver::<MemoryView>(value)?;
    view.object(t)?;
    if view.readonly {
        return Err(t.type_error("cannot modify read-only memory"));
    }
    let Some(item) = item else { return Err(t.type_error("cannot delete memory")) };
    let dimensions = view.shape.len();
    if dimensions == 0 {
        let whole = key.is(&Value::ELLIPSIS) || key.get::<Tuple>().is_some_and(|key| key.items().is_empty());
        return if whole { pack(t, view, view.start, &item) } else { Err(no_sub_views(t, 0)) };
    }
    if is_index(t, key) {
        if dimensions > 1 {
            return Err(t.raise(Builtin::NotImplementedError, "sub-views are not implemented"));
        }
        let place = view.place(t, std::slice::from_ref(key))?;
        return pack(t, view, place, &item);
    }
    if let Some(slice) = key.get::<Slice>() {
        if dimensions > 1 {
            let message = "memoryview slice assignments are currently restricted to ndim = 1";
            return Err(t.raise(Builtin::NotImplementedError, message));
        }
        return assign(t, view, slice, &item);
    }
    match multi_index(t, view, key)? {
        Some(place) => pack(t, view, place, &item),
        None => Err(t.type_error("memoryview: invalid slice key")),
    }
}

/// Writes an item.
fn pack(t: &mut Thread, view: &MemoryView, place: usize, item: &Value) -> Result<()> {
    let element = view.known_element(t)?;
    let octets = match element.pack(t, item) {
        Ok(octets) => octets,
        Err(Refusal::Raised(raised)) => return Err(raised),
        Err(Refusal::Type) => {
            return Err(t.type_error(format!("memoryview: invalid type for format '{}'", view.format)));
        }
        Err(Refusal::Low | Refusal::High) => {
            return Err(t.value_error(format!("memoryview: invalid value for format '{}'", view.format)));
        }
    };
    write(t, view, &[place], &octets[..element.size])
}

/// Writes items at their places.
fn write(t: &mut Thread, view: &MemoryView, places: &[usize], octets: &[u8]) -> Result<()> {
    // Asking the items may have released the view.
    view.object(t)?;
    let lent = view.lent.lock().clone();
    let (Some(lent), size) = (lent, view.item_size) else { return Ok(()) };
    lent.storage().octets.with_mut(t, |all| {
        for (&place, octets) in places.iter().zip(octets.chunks_exact(size)) {
            if let Some(room) = all.get_mut(place..place + size) {
                room.copy_from_slice(octets);
            }
        }
    });
    Ok(())
}

fn assign(t: &mut Thread, view: &MemoryView, slice: &Slice, item: &Value) -> Result<()> {
    if !t.lends_octets(item) {
        let name = t.type_name(item);
        return Err(t.type_error(format!("a bytes-like object is required, not '{name}'")));
    }
    let source = t.memoryview(item)?;
    let source = t.receiver::<MemoryView>(&source)?;
    let layer = view.part(t, slice)?;
    let plain = |format: &str| format.trim_start_matches('@').to_owned();
    if source.shape != layer.shape || plain(&source.format) != plain(&layer.format) {
        return Err(t.value_error("memoryview assignment: lvalue and rvalue have different structures"));
    }
    let octets = source.gathered(t)?;
    let places: Vec<usize> =
        (0..layer.shape[0] as isize).map(|nth| layer.start.wrapping_add_signed(nth * layer.strides[0])).collect();
    write(t, view, &places, &octets)
}
