//! `range`: small ones count in machine words, others in ints of any size.

use bytecode::CompareOp;
use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::{One, Signed, ToPrimitive, Zero};
use objects::{Layout, Locked, Shared, Tuple, Value};

use crate::builtin::Builtin;
use crate::class::{NO_SLOTS, Slots, TypeSpec};
use crate::kinds::Contents;
use crate::native::{row, static_method};
use crate::types::int::IntValue;
use crate::types::slice::{Slice, adjust_bounds, member, slice_bounds};
use crate::{Result, Thread};

/// Bounds and steps up to this size make a small range: every number that counting meets, the one
/// beyond the end included, is an int in place.
const SMALL: i64 = 1 << 60;

/// A range.
pub enum Range {
    /// All numbers are ints in place.
    Small {
        /// The first number.
        start: i64,
        /// Where it stops.
        stop: i64,
        /// From one number to the next.
        step: i64,
        /// How many numbers.
        len: i64,
    },
    /// Any numbers.
    Big(Box<BigRange>),
}

/// A range of ints of any size.
pub struct BigRange {
    start: BigInt,
    stop: BigInt,
    step: BigInt,
    len: BigInt,
}

crate::payload!(Range, leaf);

impl Contents for Range {}

impl Range {
    /// `range(start, stop, step)`; the step is not 0.
    fn new(start: BigInt, stop: BigInt, step: BigInt) -> Range {
        let small = |number: &BigInt| number.to_i64().filter(|number| number.unsigned_abs() <= SMALL as u64);
        if let (Some(start), Some(stop), Some(step)) = (small(&start), small(&stop), small(&step)) {
            return Range::small(start, stop, step);
        }
        let span = if step.is_positive() { &stop - &start } else { &start - &stop };
        let len = if span.is_positive() { (span - 1i32).div_floor(&step.abs()) + 1i32 } else { BigInt::zero() };
        Range::Big(Box::new(BigRange { start, stop, step, len }))
    }

    fn small(start: i64, stop: i64, step: i64) -> Range {
        let span = if step > 0 { stop - start } else { start - stop };
        let len = if span > 0 { (span - 1) / step.abs() + 1 } else { 0 };
        Range::Small { start, stop, step, len }
    }

    fn parts(&self) -> (BigInt, BigInt, BigInt) {
        match self {
            Range::Small { start, stop, step, .. } => ((*start).into(), (*stop).into(), (*step).into()),
            Range::Big(range) => (range.start.clone(), range.stop.clone(), range.step.clone()),
        }
    }

    fn len(&self) -> BigInt {
        match self {
            Range::Small { len, .. } => (*len).into(),
            Range::Big(range) => range.len.clone(),
        }
    }

    /// The position of an int; `None` when it is not in the range.
    fn position(&self, number: &IntValue<'_>) -> Option<BigInt> {
        if let (Range::Small { start, step, len, .. }, IntValue::Small(number)) = (self, number) {
            let offset = i128::from(*number) - i128::from(*start);
            let (step, len) = (i128::from(*step), i128::from(*len));
            return (offset % step == 0 && (0..len).contains(&(offset / step))).then(|| BigInt::from(offset / step));
        }
        let number = match number {
            IntValue::Small(number) => BigInt::from(*number),
            IntValue::Big(number) => (*number).clone(),
        };
        let (start, _, step) = self.parts();
        let (position, rest) = (number - start).div_mod_floor(&step);
        (rest.is_zero() && !position.is_negative() && position < self.len()).then_some(position)
    }
}

/// Where an iteration over a range stands.
pub struct RangeIterator {
    /// How many numbers are left; -1 for a big range. The only word that changes, so that threads that share the
    /// iterator never leave the range.
    left: Shared<i64>,
    /// The number one step after the last, modulo 2^64.
    end: i64,
    step: i64,
    big: Option<Box<Locked<BigRange>>>,
}

crate::payload!(RangeIterator, leaf);

impl Contents for RangeIterator {}

impl RangeIterator {
    /// Where it stands, as numbers; `None` for a big range.
    pub(crate) fn standing(&self) -> Option<[u64; 3]> {
        let small = self.big.is_none();
        small.then(|| [self.left.get(), self.end, self.step].map(i64::cast_unsigned))
    }

    /// The next number of a small range, `Some(None)` at its end; `None` when the range is big.
    #[inline(always)]
    pub fn next_small(&self) -> Option<Option<Value>> {
        let left = self.left.get();
        if left > 0 {
            self.left.set(left - 1);
            let number = self.end.wrapping_sub(left.wrapping_mul(self.step));
            // All numbers of a small range fit in place.
            return Some(Some(Value::from_len(number as usize)));
        }
        if left == 0 { Some(None) } else { None }
    }

    fn next(&self, t: &mut Thread) -> Option<Value> {
        if let Some(next) = self.next_small() {
            return next;
        }
        let mut range = self.big.as_ref()?.lock();
        if range.len.is_zero() {
            return None;
        }
        let next = &range.start + &range.step;
        range.len -= 1i32;
        Some(t.big_int(std::mem::replace(&mut range.start, next)))
    }

    fn left(&self) -> BigInt {
        match &self.big {
            Some(range) => range.lock().len.clone(),
            None => self.left.get().into(),
        }
    }
}

fn small_iterator(start: i64, step: i64, len: i64) -> RangeIterator {
    let end = start.wrapping_add(len.wrapping_mul(step));
    RangeIterator { left: Shared::new(len), end, step, big: None }
}

fn big_iterator(start: BigInt, step: BigInt, len: BigInt) -> RangeIterator {
    let range = BigRange { start, stop: BigInt::zero(), step, len };
    RangeIterator { left: Shared::new(-1), end: 0, step: 0, big: Some(Box::new(Locked::new(range))) }
}

fn iterate(t: &mut Thread, value: &Value) -> Result {
    let iterator = match t.receiver::<Range>(value)? {
        Range::Small { start, step, len, .. } => small_iterator(*start, *step, *len),
        Range::Big(range) => big_iterator(range.start.clone(), range.step.clone(), range.len.clone()),
    };
    Ok(t.object(Builtin::RangeIterator, iterator))
}

fn reversed(t: &mut Thread, args: &[Value]) -> Result {
    let iterator = match t.receiver::<Range>(&args[0])? {
        Range::Small { start, step, len, .. } => {
            let last = start + (len - 1) * step;
            small_iterator(last, -step, *len)
        }
        Range::Big(range) => {
            let last = &range.start + (&range.len - 1i32) * &range.step;
            big_iterator(last, -range.step.clone(), range.len.clone())
        }
    };
    Ok(t.object(Builtin::RangeIterator, iterator))
}

fn big(number: &Value) -> BigInt {
    match IntValue::of(number) {
        Some(IntValue::Small(number)) => BigInt::from(number),
        Some(IntValue::Big(number)) => number.clone(),
        None => BigInt::zero(),
    }
}

fn new(t: &mut Thread, args: &[Value]) -> Result {
    let given = args[1].clone();
    let given = given.get::<Tuple>().map_or(&[][..], Tuple::items);
    if let [stop] = given
        && let Some(stop) = stop.as_small_int().filter(|stop| stop.unsigned_abs() <= SMALL as u64)
    {
        return Ok(t.object(Builtin::Range, Range::small(0, stop, 1)));
    }
    let mut numbers = Vec::with_capacity(3);
    for number in given.iter().take(3) {
        numbers.push(big(&t.index_value(number)?));
    }
    let mut numbers = numbers.into_iter();
    let range = match (given.len(), numbers.next(), numbers.next(), numbers.next()) {
        (1, Some(stop), ..) => Range::new(BigInt::zero(), stop, BigInt::one()),
        (2, Some(start), Some(stop), _) => Range::new(start, stop, BigInt::one()),
        (3, Some(start), Some(stop), Some(step)) => {
            if step.is_zero() {
                return Err(t.value_error("range() arg 3 must not be zero"));
            }
            Range::new(start, stop, step)
        }
        (0, ..) => return Err(t.type_error("range expected at least 1 argument, got 0")),
        (count, ..) => return Err(t.type_error(format!("range expected at most 3 arguments, got {count}"))),
    };
    Ok(t.object(Builtin::Range, range))
}

fn repr(t: &mut Thread, value: &Value) -> Result {
    let (start, stop, step) = t.receiver::<Range>(value)?.parts();
    let text =
        if step.is_one() { format!("range({start}, {stop})") } else { format!("range({start}, {stop}, {step})") };
    Ok(t.str(&text))
}

fn len(t: &mut Thread, value: &Value) -> Result<usize> {
    match t.receiver::<Range>(value)?.len().to_isize() {
        Some(len) => Ok(len as usize),
        None => Err(t.overflow_error("Python int too large to convert to C ssize_t")),
    }
}

fn get_item(t: &mut Thread, value: &Value, index: &Value) -> Result {
    let range = t.receiver::<Range>(value)?;
    if let Some(slice) = index.get::<Slice>() {
        return sliced(t, range, slice);
    }
    if let (Range::Small { start, step, len, .. }, Some(index)) = (range, index.as_small_int()) {
        let at = if index < 0 { index + len } else { index };
        return match (0..*len).contains(&at) {
            true => Ok(t.int(start + at * step)),
            false => Err(t.index_error("range object index out of range")),
        };
    }
    if IntValue::of(index).is_none() && t.special(index, source::known::INDEX).is_none() {
        let name = t.type_name(index);
        return Err(t.type_error(format!("range indices must be integers or slices, not {name}")));
    }
    let (index, len) = (big(&t.index_value(index)?), range.len());
    let at = if index.is_negative() { index + &len } else { index };
    if at.is_negative() || at >= len {
        return Err(t.index_error("range object index out of range"));
    }
    let (start, _, step) = range.parts();
    Ok(t.big_int(start + at * step))
}

fn sliced(t: &mut Thread, range: &Range, slice: &Slice) -> Result {
    let result = match range {
        Range::Small { start, step, len, .. } => {
            let (from, to, stride) = slice_bounds(t, slice)?;
            let (from, to, _) = adjust_bounds(from, to, stride, *len as usize);
            let number = |at: isize| BigInt::from(*start) + BigInt::from(at) * *step;
            Range::new(number(from), number(to), BigInt::from(*step) * stride)
        }
        Range::Big(big_range) => {
            let len = t.big_int(big_range.len.clone());
            let slice = t.slice(slice.start.clone(), slice.stop.clone(), slice.step.clone());
            let indices = t.names().intern("indices");
            let indices = t.call_method(&slice, indices, &[len])?;
            let [from, to, stride] = indices.get::<Tuple>().map_or(&[][..], Tuple::items) else {
                return Ok(Value::NONE);
            };
            let number = |at: &Value| &big_range.start + big(at) * &big_range.step;
            Range::new(number(from), number(to), &big_range.step * big(stride))
        }
    };
    Ok(t.object(Builtin::Range, result))
}

/// An int that is compared as ints are, so that its position can be computed.
fn plain_int<'a>(t: &Thread, value: &'a Value) -> Option<IntValue<'a>> {
    (t.is_exactly(value, Builtin::Int) || value.as_bool().is_some()).then(|| IntValue::of(value)).flatten()
}

fn contains(t: &mut Thread, value: &Value, item: &Value) -> Result<bool> {
    let range = t.receiver::<Range>(value)?;
    if let Some(number) = plain_int(t, item) {
        return Ok(range.position(&number).is_some());
    }
    let iterator = iterate(t, value)?;
    while let Some(number) = t.next(&iterator)? {
        if t.equals(&number, item)? {
            return Ok(true);
        }
    }
    Ok(false)
}

fn index(t: &mut Thread, args: &[Value]) -> Result {
    let range = t.receiver::<Range>(&args[0])?;
    if let Some(number) = plain_int(t, &args[1]) {
        return match range.position(&number) {
            Some(position) => Ok(t.big_int(position)),
            None => {
                let text = t.repr_text(&args[1])?;
                Err(t.value_error(format!("{text} is not in range")))
            }
        };
    }
    let iterator = iterate(t, &args[0])?;
    let mut position = 0;
    while let Some(number) = t.next(&iterator)? {
        if t.equals(&number, &args[1])? {
            return Ok(t.int(position));
        }
        position += 1;
    }
    Err(t.value_error("sequence.index(x): x not in sequence"))
}

fn count(t: &mut Thread, args: &[Value]) -> Result {
    let range = t.receiver::<Range>(&args[0])?;
    if let Some(number) = plain_int(t, &args[1]) {
        return Ok(Value::from_len(usize::from(range.position(&number).is_some())));
    }
    let iterator = iterate(t, &args[0])?;
    let mut count = 0;
    while let Some(number) = t.next(&iterator)? {
        count += usize::from(t.equals(&number, &args[1])?);
    }
    Ok(Value::from_len(count))
}

/// Ranges are equal when they give the same numbers.
fn compare(_: &mut Thread, op: CompareOp, left: &Value, right: &Value) -> Result {
    let (Some(left), Some(right)) = (left.get::<Range>(), right.get::<Range>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    if !matches!(op, CompareOp::Eq | CompareOp::Ne) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let (len, (a_start, _, a_step), (b_start, _, b_step)) = (left.len(), left.parts(), right.parts());
    let equal = len == right.len() && (len.is_zero() || a_start == b_start && (len.is_one() || a_step == b_step));
    Ok(Value::bool(equal == (op == CompareOp::Eq)))
}

fn hash(t: &mut Thread, value: &Value) -> Result<i64> {
    let range = t.receiver::<Range>(value)?;
    let (len, (start, _, step)) = (range.len(), range.parts());
    let short = len.to_u8().filter(|&len| len < 2);
    Ok(text::hash::range(short, text::hash::big(&len), text::hash::big(&start), text::hash::big(&step)))
}

fn part(t: &mut Thread, value: &Value, pick: fn((BigInt, BigInt, BigInt)) -> BigInt) -> Result {
    let number = pick(t.receiver::<Range>(value)?.parts());
    Ok(t.big_int(number))
}

/// `range`
pub static SPEC: TypeSpec = TypeSpec {
    name: "range",
    layout: &Layout::of::<Range>(),
    slots: Slots {
        repr: Some(repr),
        hash: Some(hash),
        compare: Some(compare),
        len: Some(len),
        get_item: Some(get_item),
        contains: Some(contains),
        iter: Some(iterate),
        truth: Some(|t, value| Ok(!t.receiver::<Range>(value)?.len().is_zero())),
        ..NO_SLOTS
    },
    methods: &[
        static_method("__new__", "cls, /, *args", new),
        row("__reversed__", "self, /", reversed),
        row("count", "self, object, /", count),
        row("index", "self, object, /", index),
    ],
    getsets: &[
        member("start", |t, value| part(t, value, |(start, _, _)| start)),
        member("stop", |t, value| part(t, value, |(_, stop, _)| stop)),
        member("step", |t, value| part(t, value, |(_, _, step)| step)),
    ],
    ..TypeSpec::BASE
};

/// `range_iterator`
pub static ITERATOR: TypeSpec = TypeSpec {
    name: "range_iterator",
    layout: &Layout::of::<RangeIterator>(),
    slots: Slots {
        iter: Some(|_, value| Ok(value.clone())),
        next: Some(|t, value| Ok(value.get::<RangeIterator>().and_then(|iterator| iterator.next(t)))),
        ..NO_SLOTS
    },
    methods: &[row("__length_hint__", "self, /", |t, args| {
        let left = t.receiver::<RangeIterator>(&args[0])?.left();
        Ok(t.big_int(left))
    })],
    ..TypeSpec::BASE
};
