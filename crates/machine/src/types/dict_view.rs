//! `dict.keys()`, `dict.values()`, `dict.items()` and the iterators over dicts.

use bytecode::CompareOp;
use objects::{Layout, Shared, Slot, Tuple, Value};

use crate::builtin::Builtin;
use crate::class::{NO_SLOTS, Slots, TypeSpec, getter};
use crate::kinds::Contents;
use crate::native::{Row, row};
use crate::operator::BinaryOp;
use crate::types::dict::{Dict, Storage, Table};
use crate::types::set::Set;
use crate::{Result, Thread};

/// What of a dict is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The keys.
    Keys,
    /// The values.
    Values,
    /// Tuples of both.
    Items,
}

/// A view of a dict.
pub struct DictView {
    dict: Slot,
    part: Part,
}

crate::payload!(DictView, tracked);

impl Contents for DictView {
    fn visit(&self, visitor: &mut objects::Visitor<'_>) {
        self.dict.visit(visitor);
    }
}

impl DictView {
    /// What the view shows, as it is at one moment.
    pub(crate) fn items_at_once(&self, t: &mut Thread) -> Vec<Value> {
        let dict = self.dict.get();
        match self.part {
            Part::Keys => t.dict_keys(&dict),
            Part::Values => t.dict_items(&dict).into_iter().map(|(_, value)| value).collect(),
            Part::Items => t.dict_items(&dict).into_iter().map(|(key, value)| t.pair(key, value)).collect(),
        }
    }
}

/// Where an iteration over a dict stands.
pub struct DictIterator {
    dict: Slot,
    part: Part,
    reverse: bool,
    place: Shared<Place>,
    /// The length of the dict when the iteration began; `usize::MAX` after it was found changed.
    size: Shared<usize>,
    /// The tuple given last, to be used again.
    last: Slot,
}

crate::payload!(DictIterator, tracked);

impl Contents for DictIterator {
    fn visit(&self, visitor: &mut objects::Visitor<'_>) {
        self.dict.visit(visitor);
        self.last.visit(visitor);
    }

    fn clear(&self, out: &mut objects::Cleared) {
        out.extend([self.dict.take(), self.last.take()]);
    }
}

/// The position that an iteration goes on from, and how many items are left: in one word, so that of two threads that
/// share the iterator one alone gets an item. Dicts have fewer entries than a half of it counts.
#[derive(Clone, Copy, PartialEq, Eq)]
#[repr(transparent)]
struct Place(u64);

impl Place {
    fn new(position: usize, left: usize) -> Place {
        Place((position as u64) << 32 | left as u64)
    }

    fn position(self) -> usize {
        (self.0 >> 32) as usize
    }

    fn left(self) -> usize {
        (self.0 & u64::from(u32::MAX)) as usize
    }
}

/// What a step of an iteration finds.
enum Step {
    /// An item, with the position to go on from; the second part of a pair may be NULL.
    Item(usize, Value, Value),
    End,
    /// The dict has another length than when the iteration began.
    Changed,
}

impl DictIterator {
    #[inline]
    fn next(&self, t: &mut Thread) -> Result<Option<Value>> {
        let dict = self.dict.get();
        let Some(contents) = dict.get::<Dict>() else { return Ok(None) };
        let (first, second) = loop {
            let place = self.place.get();
            let step = match contents.storage() {
                Storage::Table(table) if !self.reverse => table.with(t, |table| self.step(table, place)),
                _ => self.general_step(t, &dict, place),
            };
            let (position, first, second) = match step {
                Step::Item(position, first, second) => (position, first, second),
                Step::End => {
                    self.dict.set(Value::NULL);
                    return Ok(None);
                }
                Step::Changed => {
                    self.size.set(usize::MAX);
                    return Err(t.size_changed());
                }
            };
            let left = place.left();
            if left == 0 && !self.reverse {
                self.dict.set(Value::NULL);
                return Err(t.runtime_error("dictionary keys changed during iteration"));
            }
            if self.place.advance(place, Place::new(position, left.saturating_sub(1))) {
                break (first, second);
            }
        };
        if self.part == Part::Items {
            return Ok(Some(t.pair_again(&self.last, first, second)));
        }
        Ok(Some(first))
    }

    #[inline]
    fn step(&self, table: &Table, place: Place) -> Step {
        if table.len() != self.size.get() {
            return Step::Changed;
        }
        match (table.next_from(place.position()), self.part) {
            (Some((at, key, _)), Part::Keys) => Step::Item(at + 1, key.clone(), Value::NULL),
            (Some((at, _, value)), Part::Values) => Step::Item(at + 1, value.clone(), Value::NULL),
            (Some((at, key, value)), Part::Items) => Step::Item(at + 1, key.clone(), value.clone()),
            (None, _) => Step::End,
        }
    }

    fn general_step(&self, t: &mut Thread, dict: &Value, place: Place) -> Step {
        if t.dict_len(dict) != self.size.get() {
            return Step::Changed;
        }
        let position = place.position();
        let next = if self.reverse { t.dict_before(dict, position) } else { t.dict_next(dict, position) };
        match (next, self.part) {
            (Some((at, key, _)), Part::Keys) => Step::Item(at, key, Value::NULL),
            (Some((at, _, value)), Part::Values) => Step::Item(at, value, Value::NULL),
            (Some((at, key, value)), Part::Items) => Step::Item(at, key, value),
            (None, _) => Step::End,
        }
    }
}

/// An iterator over a dict.
///
/// # Errors
/// None.
pub(crate) fn iterate(t: &mut Thread, dict: &Value, part: Part, reverse: bool) -> Result {
    let class = match (part, reverse) {
        (Part::Keys, false) => Builtin::DictKeyIterator,
        (Part::Values, false) => Builtin::DictValueIterator,
        (Part::Items, false) => Builtin::DictItemIterator,
        (Part::Keys, true) => Builtin::DictReverseKeyIterator,
        (Part::Values, true) => Builtin::DictReverseValueIterator,
        (Part::Items, true) => Builtin::DictReverseItemIterator,
    };
    let size = t.dict_len(dict);
    let position = if reverse { t.dict_end(dict) } else { 0 };
    let iterator = DictIterator {
        dict: Slot::new(dict.clone()),
        part,
        reverse,
        place: Shared::new(Place::new(position, size)),
        size: Shared::new(size),
        last: Slot::empty(),
    };
    Ok(t.object(class, iterator))
}

/// A view of a dict.
///
/// # Errors
/// TypeError when it is no dict.
pub(crate) fn view(t: &mut Thread, dict: &Value, part: Part) -> Result {
    let class = match part {
        Part::Keys => Builtin::DictKeys,
        Part::Values => Builtin::DictValues,
        Part::Items => Builtin::DictItems,
    };
    view_of_class(t, dict, part, class)
}

/// A view of a dict, of a type derived from that of such views.
///
/// # Errors
/// TypeError when it is no dict.
pub(crate) fn view_of_class(t: &mut Thread, dict: &Value, part: Part, class: Builtin) -> Result {
    t.receiver::<Dict>(dict)?;
    Ok(t.object(class, DictView { dict: Slot::new(dict.clone()), part }))
}

/// The dict of a view, and what of it is shown.
fn parts(t: &mut Thread, value: &Value) -> Result<(Value, Part)> {
    let view = t.receiver::<DictView>(value)?;
    Ok((view.dict.get(), view.part))
}

fn iter(t: &mut Thread, value: &Value) -> Result {
    let (dict, part) = parts(t, value)?;
    iterate(t, &dict, part, false)
}

fn reversed(t: &mut Thread, args: &[Value]) -> Result {
    let (dict, part) = parts(t, &args[0])?;
    iterate(t, &dict, part, true)
}

fn len(t: &mut Thread, value: &Value) -> Result<usize> {
    let (dict, _) = parts(t, value)?;
    Ok(t.dict_len(&dict))
}

fn contains(t: &mut Thread, value: &Value, item: &Value) -> Result<bool> {
    let (dict, part) = parts(t, value)?;
    if part == Part::Keys {
        return t.dict_contains(&dict, item);
    }
    let Some([key, wanted]) = item.get::<Tuple>().map(Tuple::items) else { return Ok(false) };
    match t.dict_get(&dict, key)? {
        Some(value) => t.equals(&value, wanted),
        None => Ok(false),
    }
}

fn repr(t: &mut Thread, value: &Value) -> Result {
    let name = t.type_name(value);
    let text = t.repr_guard(value, |t| {
        let items = t.collect(value)?;
        let items = t.list(items);
        Ok(format!("{name}({})", t.repr_text(&items)?))
    })?;
    Ok(t.str(text.as_deref().unwrap_or("...")))
}

/// Whether a value is a set or a view that is like one.
fn is_set_like(value: &Value) -> bool {
    value.has::<Set>() || value.get::<DictView>().is_some_and(|view| view.part != Part::Values)
}

fn is_view(value: &Value) -> bool {
    value.has::<DictView>()
}

/// Whether every item of `left` is in `right`.
fn all_in(t: &mut Thread, left: &Value, right: &Value) -> Result<bool> {
    let left = t.steady(left);
    let iterator = t.iter(&left)?;
    while let Some(item) = t.next(&iterator)? {
        if !t.contains(right, &item)? {
            return Ok(false);
        }
    }
    Ok(true)
}

fn compare(t: &mut Thread, op: CompareOp, left: &Value, right: &Value) -> Result {
    if !is_set_like(left) || !is_set_like(right) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let (a, b) = (t.len(left)?, t.len(right)?);
    let result = match op {
        CompareOp::Eq => a == b && all_in(t, left, right)?,
        CompareOp::Ne => !(a == b && all_in(t, left, right)?),
        CompareOp::Lt => a < b && all_in(t, left, right)?,
        CompareOp::Le => a <= b && all_in(t, left, right)?,
        CompareOp::Gt => a > b && all_in(t, right, left)?,
        CompareOp::Ge => a >= b && all_in(t, right, left)?,
    };
    Ok(Value::bool(result))
}

fn binary(t: &mut Thread, op: BinaryOp, left: &Value, right: &Value) -> Result {
    if op == BinaryOp::And {
        return intersection(t, left, right);
    }
    if op == BinaryOp::Xor && is_view(left) && is_view(right) && is_items(left) && is_items(right) {
        return items_xor(t, left, right);
    }
    let result = t.set_from_iterable(left)?;
    match op {
        BinaryOp::Or => t.set_update(&result, right)?,
        BinaryOp::Sub => t.set_difference_update(&result, right)?,
        _ => t.set_symmetric_difference_update(&result, right)?,
    }
    Ok(result)
}

fn is_items(value: &Value) -> bool {
    value.get::<DictView>().is_some_and(|view| view.part == Part::Items)
}

/// `items ^ items`: pairs of the right side that the left does not have come last.
fn items_xor(t: &mut Thread, left: &Value, right: &Value) -> Result {
    let result = t.set_from(Vec::new())?;
    for (from, other) in [(left, right), (right, left)] {
        let from = t.steady(from);
        let iterator = t.iter(&from)?;
        while let Some(item) = t.next(&iterator)? {
            if !contains(t, other, &item)? {
                t.set_add(&result, item)?;
            }
        }
    }
    Ok(result)
}

/// Goes through the shorter operand if both are views, and keeps what the other contains.
fn intersection(t: &mut Thread, left: &Value, right: &Value) -> Result {
    let (mut own, mut other) = if is_view(left) { (left, right) } else { (right, left) };
    if t.is_exactly(other, Builtin::Set) && t.len(own)? <= t.len(other)? {
        let intersection = t.names().intern("intersection");
        return t.call_method(other, intersection, std::slice::from_ref(own));
    }
    if is_view(other) && t.len(other)? > t.len(own)? {
        (own, other) = (other, own);
    }
    let result = t.set_from(Vec::new())?;
    let other = t.steady(other);
    let iterator = t.iter(&other)?;
    while let Some(item) = t.next(&iterator)? {
        if contains(t, own, &item)? {
            t.set_add(&result, item)?;
        }
    }
    Ok(result)
}

fn isdisjoint(t: &mut Thread, args: &[Value]) -> Result {
    t.receiver::<DictView>(&args[0])?;
    let (mut own, mut other) = (&args[0], &args[1]);
    if own.is(other) {
        return Ok(Value::bool(t.len(own)? == 0));
    }
    if is_set_like(other) && t.len(other)? > t.len(own)? {
        (own, other) = (other, own);
    }
    let other = t.steady(other);
    let iterator = t.iter(&other)?;
    while let Some(item) = t.next(&iterator)? {
        if t.contains(own, &item)? {
            return Ok(Value::FALSE);
        }
    }
    Ok(Value::TRUE)
}

fn mapping(t: &mut Thread, value: &Value) -> Result {
    let (dict, _) = parts(t, value)?;
    Ok(t.mapping_proxy(dict))
}

const OPERATORS: &[BinaryOp] = &[BinaryOp::And, BinaryOp::Or, BinaryOp::Xor, BinaryOp::Sub];

const SET_LIKE: Slots = Slots {
    repr: Some(repr),
    compare: Some(compare),
    len: Some(len),
    contains: Some(contains),
    iter: Some(iter),
    binary: Some(binary),
    binary_ops: OPERATORS,
    ..NO_SLOTS
};

const SET_METHODS: &[Row] =
    &[row("__reversed__", "self, /", reversed), row("isdisjoint", "self, other, /", isdisjoint)];

const VIEW: TypeSpec =
    TypeSpec { layout: &Layout::of::<DictView>(), getsets: &[getter("mapping", mapping)], ..TypeSpec::BASE };

/// `dict_keys`
pub static KEYS: TypeSpec = TypeSpec { name: "dict_keys", slots: SET_LIKE, methods: SET_METHODS, ..VIEW };
/// `dict_values`
pub static VALUES: TypeSpec = TypeSpec {
    name: "dict_values",
    slots: Slots { repr: Some(repr), len: Some(len), iter: Some(iter), ..NO_SLOTS },
    methods: &[row("__reversed__", "self, /", reversed)],
    ..VIEW
};
/// `dict_items`
pub static ITEMS: TypeSpec = TypeSpec { name: "dict_items", slots: SET_LIKE, methods: SET_METHODS, ..VIEW };

fn length_hint(t: &mut Thread, args: &[Value]) -> Result {
    let iterator = t.receiver::<DictIterator>(&args[0])?;
    let dict = iterator.dict.get();
    let valid = !dict.is_null() && t.dict_len(&dict) == iterator.size.get();
    Ok(Value::from_len(if valid { iterator.place.get().left() } else { 0 }))
}

const ITERATOR: TypeSpec = TypeSpec {
    layout: &Layout::of::<DictIterator>(),
    slots: Slots {
        iter: Some(|_, value| Ok(value.clone())),
        next: Some(|t, value| match value.get::<DictIterator>() {
            Some(iterator) => iterator.next(t),
            None => Ok(None),
        }),
        ..NO_SLOTS
    },
    methods: &[row("__length_hint__", "self, /", length_hint)],
    ..TypeSpec::BASE
};

/// `dict_keyiterator`
pub static KEY_ITERATOR: TypeSpec = TypeSpec { name: "dict_keyiterator", ..ITERATOR };
/// `dict_valueiterator`
pub static VALUE_ITERATOR: TypeSpec = TypeSpec { name: "dict_valueiterator", ..ITERATOR };
/// `dict_itemiterator`
pub static ITEM_ITERATOR: TypeSpec = TypeSpec { name: "dict_itemiterator", ..ITERATOR };
/// `dict_reversekeyiterator`
pub static REVERSE_KEY_ITERATOR: TypeSpec = TypeSpec { name: "dict_reversekeyiterator", ..ITERATOR };
/// `dict_reversevalueiterator`
pub static REVERSE_VALUE_ITERATOR: TypeSpec = TypeSpec { name: "dict_reversevalueiterator", ..ITERATOR };
/// `dict_reverseitemiterator`
pub static REVERSE_ITEM_ITERATOR: TypeSpec = TypeSpec { name: "dict_reverseitemiterator", ..ITERATOR };
