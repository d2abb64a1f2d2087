//! `deque`: a double-ended queue, perhaps of limited length. Methods stand in files beside.

use std::collections::VecDeque;

use bytecode::CompareOp;
use objects::{Guarded, Layout, Shared, Slot, Value};

use super::class_name;
use crate::builtin::Builtin;
use crate::class::{NO_SLOTS, Slots, TypeSpec, getter};
use crate::kinds::Contents;
use crate::native::row;
use crate::operator::BinaryOp;
use crate::{Raised, Result, Thread};

mod methods;

/// A deque.
pub(crate) struct Deque {
    items: Guarded<VecDeque<Value>>,
    /// The most items it holds; from the other end those too many are dropped.
    limit: Shared<Option<usize>>,
    /// Counts changes, so that iterators notice them.
    changes: Shared<u64>,
}

crate::payload!(Deque, tracked);

impl Contents for Deque {
    fn visit(&self, visitor: &mut objects::Visitor<'_>) {
        self.items.visit(visitor, |items, visitor| visitor.see_all(items.iter()));
    }

    fn clear(&self, out: &mut objects::Cleared) {
        out.extend(self.items.take(out));
    }
}

impl Thread {
    /// How many items a deque has, if it is one.
    pub(crate) fn deque_length(&self, value: &Value) -> Option<usize> {
        self.deque_look(value, VecDeque::len)
    }

    /// Looks at the items of a deque, if it is one, while nobody changes them.
    pub(crate) fn deque_look<R>(&self, value: &Value, look: impl FnOnce(&VecDeque<Value>) -> R) -> Option<R> {
        Some(value.get::<Deque>()?.items.with(self, look))
    }

    /// The items of a deque, and after them how many it holds at most, if it is one.
    pub(crate) fn deque_items(&self, value: &Value) -> Option<Vec<Value>> {
        let deque = value.get::<Deque>()?;
        let mut items = deque.copied(self);
        items.push(deque.limit.get().map_or(Value::NONE, Value::from_len));
        Some(items)
    }
}

impl Deque {
    fn with_limit(limit: Option<usize>) -> Deque {
        Deque { items: Guarded::new(VecDeque::new()), limit: Shared::new(limit), changes: Shared::new(0) }
    }

    fn len(&self, t: &Thread) -> usize {
        self.items.with(t, VecDeque::len)
    }

    /// A copy of the items as they are now.
    pub(crate) fn copied(&self, t: &Thread) -> Vec<Value> {
        self.items.with(t, |items| items.iter().cloned().collect())
    }

    /// Changes the items; what the change gives out is dropped by the caller.
    fn change<R>(&self, t: &mut Thread, change: impl FnOnce(&mut VecDeque<Value>) -> R) -> R {
        self.items.with_mut(t, |items| {
            self.count_change();
            change(items)
        })
    }

    fn count_change(&self) {
        self.changes.set(self.changes.get().wrapping_add(1));
    }

    fn push_back(&self, t: &mut Thread, item: Value) {
        let limit = self.limit.get().unwrap_or(usize::MAX);
        let surplus = self.change(t, |items| {
            items.push_back(item);
            if items.len() > limit { items.pop_front() } else { None }
        });
        drop(surplus);
    }

    fn push_front(&self, t: &mut Thread, item: Value) {
        let limit = self.limit.get().unwrap_or(usize::MAX);
        let surplus = self.change(t, |items| {
            items.push_front(item);
            if items.len() > limit { items.pop_back() } else { None }
        });
        drop(surplus);
    }

    /// Puts items in at the right end, and gives out those that have no room any more.
    fn append_all(&self, t: &mut Thread, more: impl Iterator<Item = Value>) -> Vec<Value> {
        let limit = self.limit.get().unwrap_or(usize::MAX);
        self.change(t, |items| {
            items.extend(more);
            let surplus = items.len().saturating_sub(limit);
            items.drain(..surplus).collect()
        })
    }

    /// As `append_all`, one after the other at the left end.
    fn prepend_all(&self, t: &mut Thread, more: impl Iterator<Item = Value>) -> Vec<Value> {
        let limit = self.limit.get().unwrap_or(usize::MAX);
        self.change(t, |items| {
            more.for_each(|item| items.push_front(item));
            items.drain(limit.min(items.len())..).rev().collect()
        })
    }

    fn extend(&self, t: &mut Thread, iterable: &Value) -> Result<()> {
        if let Some(more) = t.items_at_once(iterable) {
            let surplus = self.append_all(t, more.into_iter());
            drop(surplus);
            return Ok(());
        }
        let iterator = t.iter(iterable)?;
        while let Some(item) = t.next(&iterator)? {
            self.push_back(t, item);
        }
        Ok(())
    }
}

#[cold]
fn mutated(t: &mut Thread) -> Raised {
    t.runtime_error("deque mutated during iteration")
}

/// A subscript as a number.
fn subscript(t: &mut Thread, index: &Value) -> Result<i64> {
    if index.as_small_int().is_none() && t.special(index, source::known::INDEX).is_none() {
        let name = t.type_name(index);
        return Err(t.type_error(format!("sequence index must be integer, not '{name}'")));
    }
    match t.index(index) {
        Err(raised) if t.is_exception(&raised, Builtin::OverflowError) => {
            let name = t.type_name(index);
            Err(t.index_error(format!("cannot fit '{name}' into an index-sized integer")))
        }
        index => index,
    }
}

/// The place that a subscript means in a deque of that length.
fn place(index: i64, len: usize) -> Option<usize> {
    usize::try_from(if index < 0 { index + len as i64 } else { index }).ok().filter(|&place| place < len)
}

fn get_item(t: &mut Thread, value: &Value, index: &Value) -> Result {
    let deque = t.receiver::<Deque>(value)?;
    let index = subscript(t, index)?;
    let item = deque.items.with(t, |items| items.get(place(index, items.len())?).cloned());
    item.ok_or_else(|| t.index_error("deque index out of range"))
}

fn set_item(t: &mut Thread, value: &Value, index: &Value, content: Option<Value>) -> Result<()> {
    let deque = t.receiver::<Deque>(value)?;
    let index = subscript(t, index)?;
    let old = match content {
        // An assignment does not count as a change for iterators, as in CPython.
        Some(content) => deque.items.with_mut(t, |items| {
            let at = place(index, items.len())?;
            Some(std::mem::replace(&mut items[at], content))
        }),
        None => deque.change(t, |items| items.remove(place(index, items.len())?)),
    };
    match old {
        Some(_old) => Ok(()),
        None => Err(t.index_error("deque index out of range")),
    }
}

fn repr(t: &mut Thread, value: &Value) -> Result {
    let deque = t.receiver::<Deque>(value)?;
    let name = class_name(t, value);
    let text = t.repr_guard(value, |t| {
        let items = deque.copied(t);
        let items = items.iter().map(|item| t.repr_text(item)).collect::<Result<Vec<String>>>()?;
        Ok(format!("[{}]", items.join(", ")))
    })?;
    // Within itself it shows as a list does.
    let Some(text) = text else { return Ok(t.str("[...]")) };
    Ok(match deque.limit.get() {
        Some(limit) => t.str(&format!("{name}({text}, maxlen={limit})")),
        None => t.str(&format!("{name}({text})")),
    })
}

/// Copies of the items of two deques as they are at one moment.
fn copied_both(t: &Thread, a: &Deque, b: &Deque) -> (Vec<Value>, Vec<Value>) {
    a.items.with_two(t, &b.items, |a, b| (a.iter().cloned().collect(), b.iter().cloned().collect()))
}

fn compare(t: &mut Thread, op: CompareOp, left: &Value, right: &Value) -> Result {
    let (Some(a), Some(b)) = (left.get::<Deque>(), right.get::<Deque>()) else { return Ok(Value::NOT_IMPLEMENTED) };
    let (a, b) = copied_both(t, a, b);
    if a.len() != b.len() && matches!(op, CompareOp::Eq | CompareOp::Ne) {
        return Ok(Value::bool(op == CompareOp::Ne));
    }
    for (x, y) in a.iter().zip(&b) {
        if !t.equals(x, y)? {
            return match op {
                CompareOp::Eq => Ok(Value::FALSE),
                CompareOp::Ne => Ok(Value::TRUE),
                _ => t.compare(op, x, y),
            };
        }
    }
    Ok(Value::bool(crate::types::tuple::compare_lengths(op, a.len(), b.len())))
}

fn contains(t: &mut Thread, value: &Value, wanted: &Value) -> Result<bool> {
    let deque = t.receiver::<Deque>(value)?;
    Ok(methods::find(t, deque, 0, usize::MAX, wanted)?.is_some())
}

fn iterator(t: &mut Thread, value: &Value, reverse: bool) -> Result {
    let deque = t.receiver::<Deque>(value)?;
    let (left, changes) = deque.items.with(t, |items| (items.len(), deque.changes.get()));
    let iterator = DequeIterator { left: Shared::new(left), changes, deque: Slot::new(value.clone()), reverse };
    Ok(t.object(if reverse { Builtin::DequeReverseIterator } else { Builtin::DequeIterator }, iterator))
}

fn binary(t: &mut Thread, op: BinaryOp, left: &Value, right: &Value) -> Result {
    if op == BinaryOp::Add {
        let Some(own) = left.get::<Deque>() else { return Ok(Value::NOT_IMPLEMENTED) };
        let Some(other) = right.get::<Deque>() else {
            let name = t.type_name(right);
            return Err(t.type_error(format!("can only concatenate deque (not \"{name}\") to deque")));
        };
        let ((both, more), limit) = (copied_both(t, own, other), own.limit.get());
        return like(t, left, limit, both.into_iter().chain(more));
    }
    let (value, count) = if left.has::<Deque>() { (left, right) } else { (right, left) };
    let deque = t.receiver::<Deque>(value)?;
    let items = deque.copied(t);
    let Some(count) = t.repetitions(count, items.len())? else {
        let name = t.type_name(count);
        return Err(t.type_error(format!("can't multiply sequence by non-int of type '{name}'")));
    };
    let all = (0..count).flat_map(|_| items.iter().cloned());
    let limit = deque.limit.get();
    like(t, value, limit, all)
}

/// A deque of the class of another one, with the last items that fit.
fn like(t: &mut Thread, value: &Value, limit: Option<usize>, items: impl Iterator<Item = Value>) -> Result {
    let mut kept = VecDeque::new();
    let limit_or_all = limit.unwrap_or(usize::MAX);
    for item in items {
        kept.push_back(item);
        if kept.len() > limit_or_all {
            drop(kept.pop_front());
        }
    }
    let class = t.class_of(value);
    let deque = Deque { items: Guarded::new(kept), limit: Shared::new(limit), changes: Shared::new(0) };
    Ok(t.object_of(&class, deque))
}

fn in_place(t: &mut Thread, op: BinaryOp, left: &Value, right: &Value) -> Result {
    let deque = t.receiver::<Deque>(left)?;
    if op == BinaryOp::Add {
        deque.extend(t, right)?;
        return Ok(left.clone());
    }
    loop {
        let len = deque.len(t);
        let Some(count) = t.repetitions(right, len)? else { return Ok(Value::NOT_IMPLEMENTED) };
        let limit = deque.limit.get().unwrap_or(usize::MAX);
        let old = deque.change(t, |items| {
            // Another thread may have changed the length that `repetitions` has judged.
            (items.len() == len).then(|| multiply(items, count, limit))
        });
        if let Some(_old) = old {
            return Ok(left.clone());
        }
    }
}

/// Repeats the items; only the last that fit stay. Gives the old ones out.
fn multiply(items: &mut VecDeque<Value>, count: usize, limit: usize) -> VecDeque<Value> {
    let old = std::mem::take(items);
    let len = old.len() * count;
    items.extend((len.saturating_sub(limit)..len).map(|at| old[at % old.len()].clone()));
    old
}

/// `collections.deque`
pub(crate) static SPEC: TypeSpec = TypeSpec {
    name: "deque",
    module: "collections",
    layout: &Layout::of::<Deque>(),
    subclassable: true,
    slots: Slots {
        repr: Some(repr),
        compare: Some(compare),
        len: Some(|t, value| Ok(t.receiver::<Deque>(value)?.len(t))),
        get_item: Some(get_item),
        set_item: Some(set_item),
        contains: Some(contains),
        iter: Some(|t, value| iterator(t, value, false)),
        binary: Some(binary),
        binary_ops: &[BinaryOp::Add, BinaryOp::Mul],
        in_place: Some(in_place),
        in_place_ops: &[BinaryOp::Add, BinaryOp::Mul],
        ..NO_SLOTS
    },
    methods: methods::METHODS,
    getsets: &[getter("maxlen", |t, value| {
        Ok(t.receiver::<Deque>(value)?.limit.get().map_or(Value::NONE, Value::from_len))
    })],
    ..TypeSpec::BASE
};

/// Where an iteration over a deque stands.
pub(crate) struct DequeIterator {
    deque: Slot,
    /// How many items are still to come.
    left: Shared<usize>,
    changes: u64,
    reverse: bool,
}

crate::payload!(DequeIterator, tracked);

impl Contents for DequeIterator {
    fn visit(&self, visitor: &mut objects::Visitor<'_>) {
        self.deque.visit(visitor);
    }

    fn clear(&self, out: &mut objects::Cleared) {
        out.push(self.deque.take());
    }
}

fn next(t: &mut Thread, value: &Value) -> Result<Option<Value>> {
    let iterator = t.receiver::<DequeIterator>(value)?;
    let deque_value = iterator.deque.get();
    let (Some(deque), left) = (deque_value.get::<Deque>(), iterator.left.get()) else { return Ok(None) };
    let item = deque.items.with(t, |items| {
        if deque.changes.get() != iterator.changes {
            return Err(());
        }
        let index = if iterator.reverse { left.checked_sub(1) } else { items.len().checked_sub(left) };
        Ok(index.and_then(|index| items.get(index).cloned()))
    });
    match item {
        Ok(item) => {
            iterator.left.set(left.saturating_sub(1));
            Ok(item)
        }
        Err(()) => {
            iterator.left.set(0);
            Err(mutated(t))
        }
    }
}

const ITERATOR_SLOTS: Slots = Slots { iter: Some(|_, value| Ok(value.clone())), next: Some(next), ..NO_SLOTS };

/// `_collections._deque_iterator`, which calls itself otherwise
pub(crate) static ITERATOR: TypeSpec = TypeSpec {
    name: "_deque_iterator",
    module: "collections",
    layout: &Layout::of::<DequeIterator>(),
    slots: ITERATOR_SLOTS,
    methods: &[row("__length_hint__", "self, /", |t, args| {
        Ok(Value::from_len(t.receiver::<DequeIterator>(&args[0])?.left.get()))
    })],
    ..TypeSpec::BASE
};

/// `_collections._deque_reverse_iterator`
pub(crate) static REVERSE_ITERATOR: TypeSpec = TypeSpec {
    name: "_deque_reverse_iterator",
    module: "collections",
    layout: &Layout::of::<DequeIterator>(),
    slots: ITERATOR_SLOTS,
    ..TypeSpec::BASE
};
