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

impl Deque {
    fn with_limit(limit: Option<usize>) -> Deque {
        Deque { items: Guarded::new(VecDeque::new()), limit: Shared::new(limit), changes: Shared::new(0) }
    }

    fn len(&self, t: &Thread) -> usize {
        self.items.with(t, VecDeque::len)
    }

    fn copied(&self, t: &Thread) -> Vec<Value> {
        self.items.with(t, |items| items.iter().cloned().collect())
    }

    fn get(&self, t: &Thread, index: usize) -> Option<Value> {
        self.items.with(t, |items| items.get(index).cloned())
    }

    /// Changes the items; what the change gives out is dropped by the caller.
    fn change<R>(&self, t: &mut Thread, change: impl FnOnce(&mut VecDeque<Value>) -> R) -> R {
        self.items.with_mut(t, |items| {
            self.changes.set(self.changes.get().wrapping_add(1));
            change(items)
        })
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

    fn extend(&self, t: &mut Thread, deque: &Value, iterable: &Value) -> Result<()> {
        // A deque that is added to itself is copied first.
        if iterable.is(deque) {
            for item in self.copied(t) {
                self.push_back(t, item);
            }
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

/// A subscript as a place in the deque.
fn place(t: &mut Thread, deque: &Deque, index: &Value) -> Result<usize> {
    if index.as_small_int().is_none() && t.special(index, source::known::INDEX).is_none() {
        let name = t.type_name(index);
        return Err(t.type_error(format!("sequence index must be integer, not '{name}'")));
    }
    let index = match t.index(index) {
        Err(raised) if t.is_exception(&raised, Builtin::OverflowError) => {
            return Err(t.index_error("cannot fit 'int' into an index-sized integer"));
        }
        index => index?,
    };
    let len = deque.len(t) as i64;
    let index = if index < 0 { index + len } else { index };
    match usize::try_from(index) {
        Ok(place) if index < len => Ok(place),
        _ => Err(t.index_error("deque index out of range")),
    }
}

fn get_item(t: &mut Thread, value: &Value, index: &Value) -> Result {
    let deque = t.receiver::<Deque>(value)?;
    let place = place(t, deque, index)?;
    match deque.get(t, place) {
        Some(item) => Ok(item),
        None => Err(t.index_error("deque index out of range")),
    }
}

fn set_item(t: &mut Thread, value: &Value, index: &Value, content: Option<Value>) -> Result<()> {
    let deque = t.receiver::<Deque>(value)?;
    let place = place(t, deque, index)?;
    let old = match content {
        // An assignment does not count as a change for iterators, as in CPython.
        Some(content) => {
            deque.items.with_mut(t, |items| items.get_mut(place).map(|item| std::mem::replace(item, content)))
        }
        None => deque.change(t, |items| items.remove(place)),
    };
    drop(old);
    Ok(())
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

fn compare(t: &mut Thread, op: CompareOp, left: &Value, right: &Value) -> Result {
    let (Some(a), Some(b)) = (left.get::<Deque>(), right.get::<Deque>()) else { return Ok(Value::NOT_IMPLEMENTED) };
    let (a, b) = (a.copied(t), b.copied(t));
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
    let iterator = DequeIterator {
        left: Shared::new(deque.len(t)),
        changes: deque.changes.get(),
        deque: Slot::new(value.clone()),
        reverse,
    };
    Ok(t.object(if reverse { Builtin::DequeReverseIterator } else { Builtin::DequeIterator }, iterator))
}

fn binary(t: &mut Thread, op: BinaryOp, left: &Value, right: &Value) -> Result {
    if op == BinaryOp::Add {
        let Some(own) = left.get::<Deque>() else { return Ok(Value::NOT_IMPLEMENTED) };
        let Some(other) = right.get::<Deque>() else {
            let name = t.type_name(right);
            return Err(t.type_error(format!("can only concatenate deque (not \"{name}\") to deque")));
        };
        let more = other.copied(t);
        let (both, limit) = (own.copied(t), own.limit.get());
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
        deque.extend(t, left, right)?;
        return Ok(left.clone());
    }
    let items = deque.copied(t);
    let Some(count) = t.repetitions(right, items.len())? else { return Ok(Value::NOT_IMPLEMENTED) };
    let old = deque.change(t, std::mem::take);
    drop(old);
    for _ in 0..count {
        for item in &items {
            deque.push_back(t, item.clone());
        }
    }
    Ok(left.clone())
}

/// `collections.deque`
pub(crate) static SPEC: TypeSpec = TypeSpec {
    name: "deque",
    module: "collections",
    doc: "A list-like sequence with quick appends and pops at both ends.",
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
    if deque.changes.get() != iterator.changes {
        iterator.left.set(0);
        return Err(mutated(t));
    }
    if left == 0 {
        return Ok(None);
    }
    iterator.left.set(left - 1);
    let index = if iterator.reverse { left - 1 } else { deque.len(t) - left };
    Ok(deque.get(t, index))
}

const ITERATOR_SLOTS: Slots = Slots { iter: Some(|_, value| Ok(value.clone())), next: Some(next), ..NO_SLOTS };

/// `_collections._deque_iterator`
pub(crate) static ITERATOR: TypeSpec = TypeSpec {
    name: "_deque_iterator",
    module: "_collections",
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
    module: "_collections",
    layout: &Layout::of::<DequeIterator>(),
    slots: ITERATOR_SLOTS,
    ..TypeSpec::BASE
};
