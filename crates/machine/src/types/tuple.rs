//! `tuple` and its iterator.

use bytecode::CompareOp;
use objects::{Layout, Shared, Slot, Tailed, Tuple, Value};
use tables::Match;

use crate::builtin::Builtin;
use crate::class::{Class, NO_SLOTS, Slots, TypeSpec};
use crate::kinds::Contents;
use crate::native::{row, static_method};
use crate::operator::BinaryOp;
use crate::types::matching::{self, matches};
use crate::types::slice::{Slice, picked, search_range, slice_indices};
use crate::{Result, Thread};

/// Where an iteration over a tuple stands.
pub struct TupleIterator {
    tuple: Slot,
    index: Shared<usize>,
}

crate::payload!(TupleIterator, tracked);

impl Contents for TupleIterator {
    fn visit(&self, visitor: &mut objects::Visitor<'_>) {
        self.tuple.visit(visitor);
    }

    fn clear(&self, out: &mut objects::Cleared) {
        out.push(self.tuple.take());
    }
}

impl TupleIterator {
    /// Where it stands, as numbers.
    pub(crate) fn standing(&self) -> [u64; 3] {
        [self.index.get() as u64, 0, 0]
    }

    /// The next item; `None` at the end.
    #[inline]
    pub fn next(&self) -> Option<Value> {
        let tuple = self.tuple.get();
        let index = self.index.get();
        match tuple.get::<Tuple>()?.items().get(index) {
            Some(item) => {
                self.index.set(index + 1);
                Some(item.clone())
            }
            None => {
                self.tuple.set(Value::NULL);
                None
            }
        }
    }
}

fn items(value: &Value) -> &[Value] {
    value.get::<Tuple>().map_or(&[], Tuple::items)
}

fn new(t: &mut Thread, args: &[Value]) -> Result {
    let class = &args[0];
    t.check_new(class, Builtin::Tuple)?;
    let exact = class.is(&t.class(Builtin::Tuple));
    if args[1].is_null() && exact {
        return Ok(t.tuple(Vec::new()));
    }
    if exact && t.is_exactly(&args[1], Builtin::Tuple) {
        return Ok(args[1].clone());
    }
    let items = if args[1].is_null() { Vec::new() } else { t.collect(&args[1])? };
    match class.get::<Class>() {
        Some(class) if !exact => Ok(t.heap().new_tuple(class.shapes.root(), items, false)),
        _ => Ok(t.tuple(items)),
    }
}

fn repr(t: &mut Thread, value: &Value) -> Result {
    let items = items(value);
    if items.is_empty() {
        return Ok(t.str("()"));
    }
    let text = t.repr_guard(value, |t| {
        let mut text = String::from("(");
        for (index, item) in items.iter().enumerate() {
            if index > 0 {
                text.push_str(", ");
            }
            text.push_str(&t.repr_text(item)?);
        }
        text.push_str(if items.len() == 1 { ",)" } else { ")" });
        Ok(text)
    })?;
    Ok(t.str(text.as_deref().unwrap_or("(...)")))
}

fn hash(t: &mut Thread, value: &Value) -> Result<i64> {
    t.check_stack("")?;
    let mut failed = None;
    let hash = text::hash::tuple(items(value).iter().map_while(|item| match t.hash_key(item) {
        Ok(hash) => Some(hash),
        Err(raised) => {
            failed = Some(raised);
            None
        }
    }));
    match failed {
        Some(raised) => Err(raised),
        None => Ok(hash),
    }
}

fn compare(t: &mut Thread, op: CompareOp, left: &Value, right: &Value) -> Result {
    if !left.has::<Tuple>() || !right.has::<Tuple>() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let (a, b) = (items(left), items(right));
    for (x, y) in a.iter().zip(b) {
        let equal = match matches(x, y) {
            Match::Yes => true,
            Match::No => false,
            Match::Ask => t.equals(x, y)?,
        };
        if !equal {
            return match op {
                CompareOp::Eq => Ok(Value::FALSE),
                CompareOp::Ne => Ok(Value::TRUE),
                _ => t.compare(op, x, y),
            };
        }
    }
    Ok(Value::bool(compare_lengths(op, a.len(), b.len())))
}

/// What a comparison of sequences says when one is the beginning of the other.
pub(crate) fn compare_lengths(op: CompareOp, left: usize, right: usize) -> bool {
    match op {
        CompareOp::Lt => left < right,
        CompareOp::Le => left <= right,
        CompareOp::Eq => left == right,
        CompareOp::Ne => left != right,
        CompareOp::Gt => left > right,
        CompareOp::Ge => left >= right,
    }
}

fn get_item(t: &mut Thread, value: &Value, index: &Value) -> Result {
    let items = items(value);
    if let Some(slice) = index.get::<Slice>() {
        let (start, _, step, count) = slice_indices(t, slice, items.len())?;
        if count == items.len() && step == 1 && t.is_exactly(value, Builtin::Tuple) {
            return Ok(value.clone());
        }
        return Ok(t.tuple(picked(start, step, count).map(|at| items[at].clone())));
    }
    let at = t.sequence_index(index, "tuple")?;
    let at = if at < 0 { at + items.len() as i64 } else { at };
    match usize::try_from(at).ok().and_then(|at| items.get(at)) {
        Some(item) => Ok(item.clone()),
        None => Err(t.index_error("tuple index out of range")),
    }
}

impl Thread {
    /// The number of an index into a sequence of this type.
    ///
    /// # Errors
    /// TypeError when it is no int and no slice, IndexError when it does not fit a machine word.
    #[inline]
    pub(crate) fn sequence_index(&mut self, index: &Value, sequence: &str) -> Result<i64> {
        if let Some(number) = index.as_small_int() {
            return Ok(number);
        }
        if crate::types::int::IntValue::of(index).is_none() && self.special(index, source::known::INDEX).is_none() {
            let name = self.type_name(index);
            return Err(self.type_error(format!("{sequence} indices must be integers or slices, not {name}")));
        }
        match self.index(index) {
            Err(raised) if self.is_exception(&raised, Builtin::OverflowError) => {
                let name = self.type_name(index);
                Err(self.index_error(format!("cannot fit '{name}' into an index-sized integer")))
            }
            result => result,
        }
    }

    /// The number that a sequence is to be multiplied by; `None` when `count` is no int.
    ///
    /// # Errors
    /// What `__index__` raises, OverflowError for a number beyond a machine word.
    pub(crate) fn repetition_count(&mut self, count: &Value) -> Result<Option<Value>> {
        use crate::types::int::IntValue;
        if IntValue::of(count).is_none() && self.special(count, source::known::INDEX).is_none() {
            return Ok(None);
        }
        let count = self.index(count)?;
        Ok(Some(self.int(count)))
    }

    /// How often a sequence of `len` items is repeated; `None` when `count` is no int.
    ///
    /// # Errors
    /// OverflowError and MemoryError for results too large.
    pub(crate) fn repetitions(&mut self, count: &Value, len: usize) -> Result<Option<usize>> {
        use crate::types::int::IntValue;
        if IntValue::of(count).is_none() && self.special(count, source::known::INDEX).is_none() {
            return Ok(None);
        }
        let count = usize::try_from(self.index(count)?.max(0)).unwrap_or(0);
        match count.checked_mul(len.max(1)) {
            Some(total) if total < isize::MAX as usize / 16 => Ok(Some(if len == 0 { 0 } else { count })),
            _ if len == 0 => Ok(Some(0)),
            _ => Err(self.memory_error()),
        }
    }
}

fn binary(t: &mut Thread, op: BinaryOp, left: &Value, right: &Value) -> Result {
    if op == BinaryOp::Add {
        if !left.has::<Tuple>() || !right.has::<Tuple>() {
            return Ok(Value::NOT_IMPLEMENTED);
        }
        if items(left).is_empty() && t.is_exactly(right, Builtin::Tuple) {
            return Ok(right.clone());
        }
        if items(right).is_empty() && t.is_exactly(left, Builtin::Tuple) {
            return Ok(left.clone());
        }
        let both: Vec<Value> = items(left).iter().chain(items(right)).cloned().collect();
        return Ok(t.tuple(both));
    }
    let (tuple, count) = if left.has::<Tuple>() { (left, right) } else { (right, left) };
    let Some(count) = t.repetitions(count, items(tuple).len())? else { return Ok(Value::NOT_IMPLEMENTED) };
    if count == 1 && t.is_exactly(tuple, Builtin::Tuple) {
        return Ok(tuple.clone());
    }
    let mut all = Vec::new();
    if all.try_reserve_exact(items(tuple).len() * count).is_err() {
        return Err(t.memory_error());
    }
    for _ in 0..count {
        all.extend_from_slice(items(tuple));
    }
    Ok(t.tuple(all))
}

fn index(t: &mut Thread, args: &[Value]) -> Result {
    let items = t.receiver::<Tuple>(&args[0])?.items();
    let (start, stop) = search_range(t, &args[2], &args[3], items.len())?;
    match matching::position(t, start, &args[1], |_, at| matching::candidate(items, at, stop, &args[1]))? {
        Some(at) => Ok(Value::from_len(at)),
        None => Err(t.value_error("tuple.index(x): x not in tuple")),
    }
}

fn count(t: &mut Thread, args: &[Value]) -> Result {
    let items = t.receiver::<Tuple>(&args[0])?.items();
    let mut count = 0;
    let mut from = 0;
    while let Some(at) =
        matching::position(t, from, &args[1], |_, at| matching::candidate(items, at, usize::MAX, &args[1]))?
    {
        count += 1;
        from = at + 1;
    }
    Ok(Value::from_len(count))
}

fn contains(t: &mut Thread, value: &Value, item: &Value) -> Result<bool> {
    let items = items(value);
    Ok(matching::position(t, 0, item, |_, at| matching::candidate(items, at, usize::MAX, item))?.is_some())
}

fn getnewargs(t: &mut Thread, args: &[Value]) -> Result {
    let items = t.receiver::<Tuple>(&args[0])?.items().to_vec();
    let copy = t.tuple(items);
    Ok(t.tuple(vec![copy]))
}

/// `tuple`
pub static SPEC: TypeSpec = TypeSpec {
    name: "tuple",
    layout: &<Tuple as Tailed>::LAYOUT,
    subclassable: true,
    slots: Slots {
        repr: Some(repr),
        hash: Some(hash),
        compare: Some(compare),
        len: Some(|_, value| Ok(items(value).len())),
        get_item: Some(get_item),
        contains: Some(contains),
        iter: Some(|t, value| {
            let iterator = TupleIterator { tuple: Slot::new(value.clone()), index: Shared::new(0) };
            Ok(t.object(Builtin::TupleIterator, iterator))
        }),
        binary: Some(binary),
        binary_ops: &[BinaryOp::Add, BinaryOp::Mul],
        ..NO_SLOTS
    },
    methods: &[
        crate::types::generic_alias::CLASS_GETITEM,
        static_method("__new__", "cls, iterable=(), /", new),
        row("index", "self, value, start=0, stop=9223372036854775807, /", index),
        row("count", "self, value, /", count),
        row("__getnewargs__", "self, /", getnewargs),
    ],
    ..TypeSpec::BASE
};

fn length_hint(t: &mut Thread, args: &[Value]) -> Result {
    let iterator = t.receiver::<TupleIterator>(&args[0])?;
    let tuple = iterator.tuple.get();
    Ok(Value::from_len(items(&tuple).len().saturating_sub(iterator.index.get())))
}

/// `tuple_iterator`
pub static ITERATOR: TypeSpec = TypeSpec {
    name: "tuple_iterator",
    layout: &Layout::of::<TupleIterator>(),
    slots: Slots {
        iter: Some(|_, value| Ok(value.clone())),
        next: Some(|_, value| Ok(value.get::<TupleIterator>().and_then(TupleIterator::next))),
        ..NO_SLOTS
    },
    methods: &[row("__length_hint__", "self, /", length_hint)],
    ..TypeSpec::BASE
};
