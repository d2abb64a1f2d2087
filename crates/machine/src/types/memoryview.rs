//! `memoryview`: octets of another object, seen as numbers in a row or in several dimensions.

use std::sync::Arc;

use bytecode::CompareOp;
use objects::{Bytes, Layout, Locked, Shared, Slot, Value};

use crate::builtin::Builtin;
use crate::class::{NO_SLOTS, Slots, TypeSpec};
use crate::kinds::Contents;
use crate::modules::array::Array;
use crate::types::buffer::element::Element;
use crate::types::buffer::{Export, NO_ROW, Storage, Target, storage_of};
use crate::types::bytes;
use crate::{Raised, Result, Thread};

mod cast;
mod index;
mod methods;

/// A view of an object's octets.
pub(crate) struct MemoryView {
    /// The object; empty once the view is released.
    object: Slot,
    /// The promise of an object that changes, shared with the views made of this one.
    lent: Locked<Option<Arc<Export>>>,
    format: String,
    /// What `format` means; none for what cannot be read (`w`).
    element: Option<Element>,
    item_size: usize,
    readonly: bool,
    /// How many items there are in each dimension.
    shape: Vec<usize>,
    /// How many octets lie between neighbours in each dimension.
    strides: Vec<isize>,
    /// Where the first item lies.
    start: usize,
    /// The hash, once it was asked for.
    hash: Shared<Option<i64>>,
}

crate::payload!(MemoryView, tracked);

impl Contents for MemoryView {
    fn visit(&self, visitor: &mut objects::Visitor<'_>) {
        self.object.visit(visitor);
    }

    fn clear(&self, out: &mut objects::Cleared) {
        out.push(self.object.take());
        drop(self.lent.take());
    }
}

/// What a view shows of its object, apart from the object.
struct Layer {
    format: String,
    element: Option<Element>,
    item_size: usize,
    readonly: bool,
    shape: Vec<usize>,
    strides: Vec<isize>,
    start: usize,
}

impl Layer {
    /// Items of one type in a row.
    fn of_octets(len: usize, code: char, item_size: usize, readonly: bool) -> Layer {
        Layer {
            format: code.to_string(),
            element: Element::native(code),
            item_size,
            readonly,
            shape: vec![len / item_size],
            strides: vec![item_size as isize],
            start: 0,
        }
    }
}

#[cold]
fn released(t: &mut Thread) -> Raised {
    t.value_error("operation forbidden on released memoryview object")
}

/// The strides of items without gaps, the last dimension closest together.
fn contiguous_strides(shape: &[usize], item_size: usize) -> Vec<isize> {
    let mut strides = vec![0; shape.len()];
    let mut distance = item_size as isize;
    for (stride, &count) in strides.iter_mut().zip(shape).rev() {
        *stride = distance;
        distance = distance.saturating_mul(count as isize);
    }
    strides
}

impl MemoryView {
    /// The object that is shown.
    ///
    /// # Errors
    /// ValueError after release.
    fn object(&self, t: &mut Thread) -> Result {
        match self.object.get() {
            object if object.is_null() => Err(released(t)),
            object => Ok(object),
        }
    }

    fn layer(&self) -> Layer {
        Layer {
            format: self.format.clone(),
            element: self.element,
            item_size: self.item_size,
            readonly: self.readonly,
            shape: self.shape.clone(),
            strides: self.strides.clone(),
            start: self.start,
        }
    }

    /// Another view of the same object.
    fn another(&self, t: &mut Thread, layer: Layer) -> Result {
        let object = self.object(t)?;
        let lent = self.lent.lock().clone();
        Ok(t.view(object, lent, layer))
    }

    /// How many items there are.
    fn count(&self) -> usize {
        self.shape.iter().product()
    }

    pub(crate) fn is_c_contiguous(&self) -> bool {
        let expected = contiguous_strides(&self.shape, self.item_size);
        let matters = self.shape.iter().zip(self.strides.iter().zip(&expected)).filter(|(count, _)| **count > 1);
        self.count() == 0 || matters.into_iter().all(|(_, (own, expected))| own == expected)
    }

    fn is_f_contiguous(&self) -> bool {
        let mut distance = self.item_size as isize;
        let mut holds = true;
        for (&count, &stride) in self.shape.iter().zip(&self.strides) {
            holds &= count <= 1 || stride == distance;
            distance = distance.saturating_mul(count as isize);
        }
        self.count() == 0 || holds
    }

    /// Looks at all octets of the object.
    fn with_all<R>(&self, t: &mut Thread, look: impl FnOnce(&[u8]) -> R) -> Result<R> {
        let object = self.object(t)?;
        if let Some(bytes) = object.get::<Bytes>() {
            return Ok(look(bytes.as_slice()));
        }
        let lent = self.lent.lock().clone();
        match lent {
            Some(export) => Ok(export.storage().octets.with(t, |octets| look(octets))),
            None => Err(released(t)),
        }
    }

    /// The places of all items, in the order of the last dimension first.
    fn places(&self) -> Vec<usize> {
        let mut places = vec![self.start as isize];
        for (&count, &stride) in self.shape.iter().zip(&self.strides) {
            let steps = |&place: &isize| (0..count as isize).map(move |nth| place + nth * stride);
            places = places.iter().flat_map(steps).collect();
        }
        places.into_iter().map(|place| place as usize).collect()
    }

    /// The octets of all items, without gaps.
    ///
    /// # Errors
    /// ValueError after release.
    pub(crate) fn gathered(&self, t: &mut Thread) -> Result<Vec<u8>> {
        let (size, len) = (self.item_size, self.count() * self.item_size);
        if self.is_c_contiguous() {
            return self.with_all(t, |all| all.get(self.start..self.start + len).unwrap_or_default().to_vec());
        }
        let places = self.places();
        self.with_all(t, |all| {
            places.iter().flat_map(|&at| all.get(at..at + size).unwrap_or_default()).copied().collect()
        })
    }

    /// Where the octets can be written; `None` if they cannot.
    ///
    /// # Errors
    /// ValueError after release, BufferError where they have gaps.
    pub(crate) fn target(&self, t: &mut Thread) -> Result<Option<Target>> {
        self.object(t)?;
        if self.readonly {
            return Ok(None);
        }
        if !self.is_c_contiguous() {
            return Err(t.raise(Builtin::BufferError, NO_ROW));
        }
        let lent = self.lent.lock().clone();
        Ok(lent.map(|export| Target::new(export, self.start, self.count() * self.item_size)))
    }

    fn known_element(&self, t: &mut Thread) -> Result<Element> {
        self.element.ok_or_else(|| {
            let message = format!("memoryview: format {} not supported", self.format);
            t.raise(Builtin::NotImplementedError, message)
        })
    }

    /// The item at a place.
    fn item_at(&self, t: &mut Thread, place: usize) -> Result {
        let element = self.known_element(t)?;
        let size = self.item_size;
        let octets = self.with_all(t, |all| all.get(place..place + size).unwrap_or_default().to_vec())?;
        Ok(element.unpack(t, &octets))
    }

    /// What iteration gives at a position of the first dimension; `None` behind its end.
    ///
    /// # Errors
    /// ValueError after release, NotImplementedError for a format that cannot be read or several dimensions.
    pub(crate) fn first_dimension_item(&self, t: &mut Thread, position: usize) -> Result<Option<Value>> {
        match self.shape.as_slice() {
            &[count] if position >= count => Ok(None),
            [_] => self.item_at(t, self.start.wrapping_add_signed(position as isize * self.strides[0])).map(Some),
            _ => Err(index::no_sub_views(t, self.shape.len())),
        }
    }
}

impl Thread {
    fn view(&mut self, object: Value, lent: Option<Arc<Export>>, layer: Layer) -> Value {
        let view = MemoryView {
            object: Slot::new(object),
            lent: Locked::new(lent),
            format: layer.format,
            element: layer.element,
            item_size: layer.item_size,
            readonly: layer.readonly,
            shape: layer.shape,
            strides: layer.strides,
            start: layer.start,
            hash: Shared::new(None),
        };
        self.object(Builtin::MemoryView, view)
    }

    /// A view of an object's octets as they lie in its storage.
    pub(crate) fn view_of(&mut self, object: &Value, storage: &Arc<Storage>) -> Value {
        let export = Export::new(self, storage);
        let len = storage.len(self);
        self.view(object.clone(), Some(Arc::new(export)), Layer::of_octets(len, 'B', 1, false))
    }

    /// `memoryview(object)`
    ///
    /// # Errors
    /// TypeError for what lends no octets, ValueError for a released view.
    pub(crate) fn memoryview(&mut self, object: &Value) -> Result {
        if let Some(view) = object.get::<MemoryView>() {
            return view.another(self, view.layer());
        }
        let (code, size) = object.get::<Array>().map_or(('B', 1), |array| (array.element.code, array.element.size));
        let (lent, len) = match (object.get::<Bytes>(), storage_of(object)) {
            (Some(bytes), _) => (None, bytes.as_slice().len()),
            (None, Some(storage)) => {
                let export = Export::new(self, storage);
                (Some(Arc::new(export)), storage.len(self))
            }
            (None, None) => {
                if let Some(lent) = self.lent_by_method(object)? {
                    return Ok(lent);
                }
                let name = self.type_name(object);
                return Err(self.type_error(format!("memoryview: a bytes-like object is required, not '{name}'")));
            }
        };
        let layer = Layer::of_octets(len, code, size, lent.is_none());
        Ok(self.view(object.clone(), lent, layer))
    }
}

fn repr(t: &mut Thread, value: &Value) -> Result {
    let view = t.receiver::<MemoryView>(value)?;
    let kind = if view.object.is_empty() { "released memory" } else { "memory" };
    let id = t.id_of(value);
    Ok(t.str(&format!("<{kind} at {id:#x}>")))
}

fn hash(t: &mut Thread, value: &Value) -> Result<i64> {
    let view = t.receiver::<MemoryView>(value)?;
    if let Some(hash) = view.hash.get() {
        return Ok(hash);
    }
    let object = view.object(t)?;
    if !view.readonly {
        return Err(t.value_error("cannot hash writable memoryview object"));
    }
    if !view.element.is_some_and(Element::is_octet) {
        return Err(t.value_error("memoryview: hashing is restricted to formats 'B', 'b' or 'c'"));
    }
    t.hash(&object)?;
    let octets = view.gathered(t)?;
    let hash = text::hash::bytes(&octets);
    view.hash.set(Some(hash));
    Ok(hash)
}

/// Views of one object are equal if their items are, whatever the formats.
fn compare(t: &mut Thread, op: CompareOp, left: &Value, right: &Value) -> Result {
    let negate = match op {
        CompareOp::Eq => false,
        CompareOp::Ne => true,
        _ => return Ok(Value::NOT_IMPLEMENTED),
    };
    if left.is(right) && t.receiver::<MemoryView>(left)?.object.is_empty() {
        return Ok(Value::bool(!negate));
    }
    let (Ok(left), Ok(right)) = (t.memoryview(left), t.memoryview(right)) else {
        let released = |value: &Value| value.get::<MemoryView>().is_some_and(|view| view.object.is_empty());
        let either = released(left) || released(right);
        return Ok(if either { Value::bool(negate) } else { Value::NOT_IMPLEMENTED });
    };
    let (Some(a), Some(b)) = (left.get::<MemoryView>(), right.get::<MemoryView>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let equal = a.shape == b.shape && equal_items(t, a, b)?;
    Ok(Value::bool(equal != negate))
}

fn equal_items(t: &mut Thread, a: &MemoryView, b: &MemoryView) -> Result<bool> {
    let (x, y) = (a.gathered(t)?, b.gathered(t)?);
    let (Some(one), Some(other)) = (a.element, b.element) else { return Ok(a.format == b.format && x == y) };
    let is_number = |element: Element| element.code != 'c';
    if one.kind == other.kind && one.size == other.size && one.kind != super::buffer::element::Kind::Float {
        return Ok(x == y);
    }
    if is_number(one) != is_number(other) {
        return Ok(x.is_empty());
    }
    for (x, y) in x.chunks_exact(one.size).zip(y.chunks_exact(other.size)) {
        let (x, y) = (one.unpack(t, x), other.unpack(t, y));
        // Not `equals`: a NaN is not equal to itself.
        let equal = t.compare(CompareOp::Eq, &x, &y)?;
        if !t.truth(&equal)? {
            return Ok(false);
        }
    }
    Ok(true)
}

fn len(t: &mut Thread, value: &Value) -> Result<usize> {
    let view = t.receiver::<MemoryView>(value)?;
    view.object(t)?;
    match view.shape.first() {
        Some(&count) => Ok(count),
        None => Err(t.type_error("0-dim memory has no length")),
    }
}

fn iter(t: &mut Thread, value: &Value) -> Result {
    let view = t.receiver::<MemoryView>(value)?;
    view.object(t)?;
    match view.shape.len() {
        0 => Err(t.type_error("invalid indexing of 0-dim memory")),
        1 => {
            view.known_element(t)?;
            Ok(bytes::iterator(t, value, Builtin::MemoryIterator))
        }
        dimensions => Err(index::no_sub_views(t, dimensions)),
    }
}

/// `memoryview`
pub(crate) static SPEC: TypeSpec = TypeSpec {
    name: "memoryview",
    layout: &Layout::of::<MemoryView>(),
    slots: Slots {
        repr: Some(repr),
        hash: Some(hash),
        compare: Some(compare),
        len: Some(len),
        get_item: Some(index::get_item),
        set_item: Some(index::set_item),
        iter: Some(iter),
        ..NO_SLOTS
    },
    methods: methods::METHODS,
    getsets: methods::GETSETS,
    ..TypeSpec::BASE
};

/// `memory_iterator`
pub(crate) static ITERATOR: TypeSpec = bytes::iterator_spec("memory_iterator", "builtins");
