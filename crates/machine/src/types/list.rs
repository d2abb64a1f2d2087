//! `list`: the contents, iteration, operators. Methods, slices and sorting stand in files beside.

use std::collections::TryReserveError;
use std::mem::ManuallyDrop;

use bytecode::CompareOp;
use objects::{Guarded, Layout, Shared, Slot, Value};
use tables::Match;

use crate::builtin::Builtin;
use crate::class::{NO_SLOTS, Slots, TypeSpec};
use crate::kinds::Contents;
use crate::native::row;
use crate::operator::BinaryOp;
use crate::reading::Often;
use crate::types::matching::{self, matches};
use crate::types::tuple::compare_lengths;
use crate::{Result, Thread};

mod methods;
mod slices;
mod sorting;

/// A list.
pub struct List {
    /// Its items.
    pub items: Guarded<Vec<Value>, Often>,
}

impl Default for List {
    fn default() -> List {
        List { items: Guarded::new(Vec::new()) }
    }
}

crate::payload!(List, tracked);

impl Contents for List {
    fn visit(&self, visitor: &mut objects::Visitor<'_>) {
        self.items.visit(visitor, |items, visitor| visitor.see_all(items.iter()));
    }

    fn clear(&self, out: &mut objects::Cleared) {
        out.extend(self.items.take(out));
    }
}

/// Drops items as CPython does where a list loses several: the last one first, which finalizers can tell.
fn drop_backwards(mut items: Vec<Value>) {
    while items.pop().is_some() {}
}

impl Drop for List {
    fn drop(&mut self) {
        drop_backwards(std::mem::take(self.items.get_mut()));
    }
}

impl List {
    fn len(&self, t: &Thread) -> usize {
        self.items.with(t, Vec::len)
    }

    /// A new reference to an item.
    fn get(&self, t: &Thread, index: usize) -> Option<Value> {
        self.items.with(t, |items| items.get(index).cloned())
    }

    /// A copy of the items as they are now.
    pub(crate) fn copied(&self, t: &Thread) -> Vec<Value> {
        self.items.with(t, Clone::clone)
    }
}

/// Where an iteration over a list stands, forwards or backwards.
pub struct ListIterator {
    list: Slot,
    /// The next item's index; backwards, one more than that.
    index: Shared<usize>,
    reverse: bool,
}

crate::payload!(ListIterator, tracked);

impl Contents for ListIterator {
    fn visit(&self, visitor: &mut objects::Visitor<'_>) {
        self.list.visit(visitor);
    }

    fn clear(&self, out: &mut objects::Cleared) {
        out.push(self.list.take());
    }
}

impl ListIterator {
    /// Where it stands, as numbers.
    pub(crate) fn standing(&self) -> [u64; 3] {
        [self.index.get() as u64, u64::from(self.reverse), 0]
    }

    /// The next item of this iterator, `whole`; `None` at the end, after which the list is let go.
    #[inline]
    pub fn next(&self, t: &mut Thread, whole: &Value) -> Option<Value> {
        self.next_as::<true>(t, whole)
    }

    /// As `next`, where it is known when compiling whether the thread runs without a GIL (`FREE`).
    #[inline(always)]
    pub(crate) fn next_as<const FREE: bool>(&self, t: &mut Thread, whole: &Value) -> Option<Value> {
        // SAFETY: the slot owns the list, and nothing takes it out during this look.
        let list = ManuallyDrop::new(unsafe { Value::from_word(self.list.word()) });
        let index = self.index.get();
        let at = if self.reverse { index.wrapping_sub(1) } else { index };
        let items = &list.get::<List>()?.items;
        // SAFETY: `FREE` is false under a GIL only.
        let item = unsafe { items.with_as::<FREE, _>(t, |items| Some(items.get(at)?.clone_as::<FREE>())) };
        match item {
            Some(item) => {
                self.index.set(if self.reverse { at } else { index + 1 });
                Some(item)
            }
            None => {
                drop(self.list.take_from(whole));
                None
            }
        }
    }

    fn length_hint(&self, t: &Thread) -> usize {
        let list = self.list.get();
        let len = list.get::<List>().map_or(0, |list| list.len(t));
        let index = self.index.get();
        match self.reverse {
            true if index > len => 0,
            true => index,
            false => len.saturating_sub(index),
        }
    }
}

fn iterator(t: &mut Thread, value: &Value, reverse: bool) -> Result {
    let list = t.receiver::<List>(value)?;
    let index = if reverse { list.len(t) } else { 0 };
    let class = if reverse { Builtin::ListReverseIterator } else { Builtin::ListIterator };
    Ok(t.object(class, ListIterator { list: Slot::new(value.clone()), index: Shared::new(index), reverse }))
}

fn repr(t: &mut Thread, value: &Value) -> Result {
    let list = t.receiver::<List>(value)?;
    if list.len(t) == 0 {
        return Ok(t.str("[]"));
    }
    let text = t.repr_guard(value, |t| {
        let mut text = String::from("[");
        let mut index = 0;
        while let Some(item) = list.get(t, index) {
            if index > 0 {
                text.push_str(", ");
            }
            text.push_str(&t.repr_text(&item)?);
            index += 1;
        }
        text.push(']');
        Ok(text)
    })?;
    Ok(t.str(text.as_deref().unwrap_or("[...]")))
}

/// Where two lists first differ, as far as that can be told without `__eq__`.
enum Difference {
    /// Nowhere up to the end of the shorter one; their lengths at that moment.
    None(usize, usize),
    Sure(Value, Value),
    Unsure(usize, Value, Value),
}

fn difference(t: &Thread, left: &List, right: &List, from: usize) -> Difference {
    left.items.with_two(t, &right.items, |left, right| {
        let rest = left.get(from..).unwrap_or(&[]).iter().zip(right.get(from..).unwrap_or(&[]));
        for (step, (a, b)) in rest.enumerate() {
            match matches(a, b) {
                Match::Yes => {}
                Match::No => return Difference::Sure(a.clone(), b.clone()),
                Match::Ask => return Difference::Unsure(from + step, a.clone(), b.clone()),
            }
        }
        Difference::None(left.len(), right.len())
    })
}

fn compare(t: &mut Thread, op: CompareOp, left_value: &Value, right_value: &Value) -> Result {
    let (Some(left), Some(right)) = (left_value.get::<List>(), right_value.get::<List>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    if left.len(t) != right.len(t) {
        match op {
            CompareOp::Eq => return Ok(Value::FALSE),
            CompareOp::Ne => return Ok(Value::TRUE),
            _ => {}
        }
    }
    let mut from = 0;
    loop {
        let (a, b) = match difference(t, left, right, from) {
            Difference::None(left, right) => return Ok(Value::bool(compare_lengths(op, left, right))),
            Difference::Sure(a, b) => (a, b),
            Difference::Unsure(at, a, b) => {
                if t.equals(&a, &b)? {
                    from = at + 1;
                    continue;
                }
                (a, b)
            }
        };
        return match op {
            CompareOp::Eq => Ok(Value::FALSE),
            CompareOp::Ne => Ok(Value::TRUE),
            _ => t.compare(op, &a, &b),
        };
    }
}

fn contains(t: &mut Thread, value: &Value, item: &Value) -> Result<bool> {
    let list = t.receiver::<List>(value)?;
    Ok(find(t, list, 0, usize::MAX, item)?.is_some())
}

/// The first index from `from` on, below `to`, whose item equals `wanted`.
fn find(t: &mut Thread, list: &List, from: usize, to: usize, wanted: &Value) -> Result<Option<usize>> {
    matching::position(t, from, wanted, |t, at| list.items.with(t, |items| matching::candidate(items, at, to, wanted)))
}

/// `count` copies of a row in one.
fn repeated(t: &mut Thread, items: &[Value], count: usize) -> Result<Vec<Value>> {
    let mut all = Vec::new();
    if all.try_reserve_exact(items.len() * count).is_err() {
        return Err(t.memory_error());
    }
    match items {
        [item] => all.resize(count, item.clone()),
        items => (0..count).for_each(|_| all.extend_from_slice(items)),
    }
    Ok(all)
}

fn binary(t: &mut Thread, op: BinaryOp, left: &Value, right: &Value) -> Result {
    if op == BinaryOp::Add {
        let (Some(left), Some(right)) = (left.get::<List>(), right.get::<List>()) else {
            return Ok(Value::NOT_IMPLEMENTED);
        };
        let both = left.items.with_two(t, &right.items, |left, right| {
            let mut both = Vec::with_capacity(left.len() + right.len());
            both.extend_from_slice(left);
            both.extend_from_slice(right);
            both
        });
        return Ok(t.list(both));
    }
    let (list, count) = match (left.get::<List>(), right.get::<List>()) {
        (Some(list), _) => (list, right),
        (None, Some(list)) => (list, left),
        (None, None) => return Ok(Value::NOT_IMPLEMENTED),
    };
    // Asked for first: `__index__` may change the list.
    let Some(count) = t.repetition_count(count)? else { return Ok(Value::NOT_IMPLEMENTED) };
    let items = list.copied(t);
    let Some(count) = t.repetitions(&count, items.len())? else { return Ok(Value::NOT_IMPLEMENTED) };
    let all = repeated(t, &items, count)?;
    Ok(t.list(all))
}

fn in_place(t: &mut Thread, op: BinaryOp, left: &Value, right: &Value) -> Result {
    let list = t.receiver::<List>(left)?;
    if op == BinaryOp::Add {
        extend(t, list, right)?;
        return Ok(left.clone());
    }
    repeat(t, list, right, left)
}

/// `list *= count`
fn repeat(t: &mut Thread, list: &List, count: &Value, value: &Value) -> Result {
    let Some(count) = t.repetition_count(count)? else { return Ok(Value::NOT_IMPLEMENTED) };
    loop {
        let len = list.len(t);
        let Some(count) = t.repetitions(&count, len)? else { return Ok(Value::NOT_IMPLEMENTED) };
        let done = list.items.with_mut(t, |items| {
            // Another thread may have changed the length that `repetitions` has judged.
            (items.len() == len).then(|| multiply(items, count))
        });
        match done {
            Some(Ok(old)) => {
                drop_backwards(old);
                return Ok(value.clone());
            }
            Some(Err(_)) => return Err(t.memory_error()),
            None => {}
        }
    }
}

/// Makes a row `count` times as long; gives out what goes when that is none.
fn multiply(items: &mut Vec<Value>, count: usize) -> std::result::Result<Vec<Value>, TryReserveError> {
    if count == 0 {
        return Ok(std::mem::take(items));
    }
    let len = items.len();
    items.try_reserve_exact(len * (count - 1))?;
    for _ in 1..count {
        items.extend_from_within(..len);
    }
    Ok(Vec::new())
}

/// Appends the items of an iterable, at once if it is a builtin container, else one by one.
fn extend(t: &mut Thread, list: &List, iterable: &Value) -> Result<()> {
    if t.is_exactly(iterable, Builtin::List)
        && let Some(other) = iterable.get::<List>()
    {
        let enough = if std::ptr::eq(list, other) {
            list.items.with_mut(t, |items| multiply(items, 2).map(drop))
        } else {
            list.items.with_other(t, &other.items, |items, more| {
                items.try_reserve(more.len())?;
                items.extend_from_slice(more);
                Ok(())
            })
        };
        return enough.map_err(|_| t.memory_error());
    }
    if let Some(mut more) = t.items_at_once(iterable) {
        list.items.with_mut(t, |items| items.append(&mut more));
        return Ok(());
    }
    let iterator = t.iter(iterable)?;
    let hint = t.length_hint(iterable)?;
    let enough = list.items.with_mut(t, |items| {
        // A hint beyond all bounds beside what is there already counts for nothing, as in CPython.
        let believed = items.is_empty() || items.len() + hint <= isize::MAX as usize;
        items.try_reserve(if believed { hint } else { 0 })
    });
    if enough.is_err() {
        return Err(t.memory_error());
    }
    while let Some(item) = t.next(&iterator)? {
        list.items.with_mut(t, |items| items.push(item));
    }
    Ok(())
}

impl Thread {
    /// Appends the items of an iterable to a list that a display or call is building: `[*x]`.
    ///
    /// # Errors
    /// TypeError when it cannot be iterated; what the iteration raises.
    pub fn list_extend_display(&mut self, list: &Value, iterable: &Value) -> Result<()> {
        let contents = self.receiver::<List>(list)?;
        match extend(self, contents, iterable) {
            Err(raised) if self.is_exception(&raised, Builtin::TypeError) && !self.is_iterable(iterable) => {
                let name = self.type_name(iterable);
                Err(self.type_error(format!("Value after * must be an iterable, not {name}")))
            }
            result => result,
        }
    }

    /// Whether the type of a value can be iterated at all.
    pub(crate) fn is_iterable(&self, value: &Value) -> bool {
        let has = |name| self.special(value, name).is_some_and(|method| !method.is_none());
        has(source::known::ITER) || has(source::known::GETITEM)
    }
}

/// `list`
pub static SPEC: TypeSpec = TypeSpec {
    name: "list",
    layout: &Layout::of::<List>(),
    subclassable: true,
    slots: Slots {
        repr: Some(repr),
        compare: Some(compare),
        len: Some(|t, value| Ok(t.receiver::<List>(value)?.len(t))),
        get_item: Some(slices::get_item),
        set_item: Some(slices::set_item),
        contains: Some(contains),
        iter: Some(|t, value| iterator(t, value, false)),
        binary: Some(binary),
        binary_ops: &[BinaryOp::Add, BinaryOp::Mul],
        in_place: Some(in_place),
        in_place_ops: &[BinaryOp::Add, BinaryOp::Mul],
        ..NO_SLOTS
    },
    methods: methods::METHODS,
    ..TypeSpec::BASE
};

const ITERATOR_SLOTS: Slots = Slots {
    iter: Some(|_, value| Ok(value.clone())),
    next: Some(|t, value| Ok(value.get::<ListIterator>().and_then(|iterator| iterator.next(t, value)))),
    ..NO_SLOTS
};

fn length_hint(t: &mut Thread, args: &[Value]) -> Result {
    let iterator = t.receiver::<ListIterator>(&args[0])?;
    Ok(Value::from_len(iterator.length_hint(t)))
}

/// `list_iterator`
pub static ITERATOR: TypeSpec = TypeSpec {
    name: "list_iterator",
    layout: &Layout::of::<ListIterator>(),
    slots: ITERATOR_SLOTS,
    methods: &[row("__length_hint__", "self, /", length_hint)],
    ..TypeSpec::BASE
};

/// `list_reverseiterator`
pub static REVERSE_ITERATOR: TypeSpec = TypeSpec {
    name: "list_reverseiterator",
    layout: &Layout::of::<ListIterator>(),
    slots: ITERATOR_SLOTS,
    methods: &[row("__length_hint__", "self, /", length_hint)],
    ..TypeSpec::BASE
};
