//! `slice`, and what slices mean for a sequence of some length.

use bytecode::CompareOp;
use num_bigint::BigInt;
use num_traits::{One, Signed, Zero};
use objects::{Layout, Value};

use crate::builtin::Builtin;
use crate::class::{Getset, NO_SLOTS, Slots, TypeSpec};
use crate::kinds::Contents;
use crate::native::{row, static_method};
use crate::types::int::IntValue;
use crate::{Result, Thread};

/// `start:stop:step`, each any value.
pub struct Slice {
    /// `start`
    pub start: Value,
    /// `stop`
    pub stop: Value,
    /// `step`
    pub step: Value,
}

crate::payload!(Slice, tracked);

impl Contents for Slice {
    fn visit(&self, visitor: &mut objects::Visitor<'_>) {
        visitor.see_all([&self.start, &self.stop, &self.step]);
    }
}

impl Thread {
    /// A slice.
    pub fn slice(&mut self, start: Value, stop: Value, step: Value) -> Value {
        self.object(Builtin::Slice, Slice { start, stop, step })
    }
}

/// The numbers of a slice before a length is known: start, stop and step, clamped to machine words.
///
/// # Errors
/// TypeError for bounds that are no ints, ValueError for a step of 0, what `__index__` raises.
pub fn slice_bounds(t: &mut Thread, slice: &Slice) -> Result<(isize, isize, isize)> {
    let step = match bound(t, &slice.step)? {
        None => 1,
        Some(0) => return Err(t.value_error("slice step cannot be zero")),
        Some(step) => step.max(-isize::MAX),
    };
    let start = bound(t, &slice.start)?.unwrap_or(if step < 0 { isize::MAX } else { 0 });
    let stop = bound(t, &slice.stop)?.unwrap_or(if step < 0 { isize::MIN } else { isize::MAX });
    Ok((start, stop, step))
}

/// [`slice_bounds`] of ints in place, or None where a bound is absent; `None` for anything else.
#[inline]
pub(crate) fn small_bounds(start: &Value, stop: &Value, step: &Value) -> Option<(isize, isize, isize)> {
    let number = |value: &Value, absent: isize| match value.as_small_int() {
        Some(number) => Some(number as isize),
        None => value.is_none().then_some(absent),
    };
    let step = number(step, 1).filter(|&step| step != 0)?;
    let start = number(start, if step < 0 { isize::MAX } else { 0 })?;
    let stop = number(stop, if step < 0 { isize::MIN } else { isize::MAX })?;
    Some((start, stop, step))
}

/// Fits bounds to a length (`PySlice_AdjustIndices`): start, stop, and how many items lie between.
pub fn adjust_bounds(start: isize, stop: isize, step: isize, len: usize) -> (isize, isize, usize) {
    let len = len as isize;
    let (low, high) = if step < 0 { (-1, len - 1) } else { (0, len) };
    let fit = |at: isize| if at < 0 { at.saturating_add(len).max(low) } else { at.min(high) };
    let (start, stop) = (fit(start), fit(stop));
    let count = if step < 0 && stop < start {
        (start - stop - 1) / -step + 1
    } else if step > 0 && start < stop {
        (stop - start - 1) / step + 1
    } else {
        0
    };
    (start, stop, count as usize)
}

/// Start, stop, step and number of items of a slice of a sequence of `len` items.
///
/// # Errors
/// As [`slice_bounds`].
pub fn slice_indices(t: &mut Thread, slice: &Slice, len: usize) -> Result<(isize, isize, isize, usize)> {
    let (start, stop, step) = slice_bounds(t, slice)?;
    let (start, stop, count) = adjust_bounds(start, stop, step, len);
    Ok((start, stop, step, count))
}

/// The positions that a slice with these indices picks, in its order.
pub fn picked(start: isize, step: isize, count: usize) -> impl ExactSizeIterator<Item = usize> {
    (0..count).map(move |nth| start.wrapping_add(step.wrapping_mul(nth as isize)) as usize)
}

fn bound(t: &mut Thread, value: &Value) -> Result<Option<isize>> {
    if let Some(number) = value.as_small_int() {
        return Ok(Some(number as isize));
    }
    if value.is_none() {
        return Ok(None);
    }
    let number = int_of(t, value)?;
    Ok(Some(match IntValue::of(&number) {
        Some(IntValue::Small(number)) => number as isize,
        Some(IntValue::Big(number)) if number.is_negative() => isize::MIN,
        _ => isize::MAX,
    }))
}

fn int_of(t: &mut Thread, value: &Value) -> Result {
    if IntValue::of(value).is_none() && t.special(value, source::known::INDEX).is_none() {
        return Err(t.type_error("slice indices must be integers or None or have an __index__ method"));
    }
    t.index_value(value)
}

/// A position for `index` methods and the like: an int beyond a machine word means the end on its side.
///
/// # Errors
/// TypeError when it is no int.
pub fn clamped_index(t: &mut Thread, value: &Value) -> Result<isize> {
    let is_index = IntValue::of(value).is_some() || t.special(value, source::known::INDEX).is_some();
    match if is_index { bound(t, value)? } else { None } {
        Some(number) => Ok(number),
        None => Err(t.type_error("slice indices must be integers or have an __index__ method")),
    }
}

/// The `start` and `stop` of an `index` method, for a sequence of `len` items.
///
/// # Errors
/// As [`clamped_index`].
pub fn search_range(t: &mut Thread, start: &Value, stop: &Value, len: usize) -> Result<(usize, usize)> {
    let mut fit = |value: &Value, default: usize| -> Result<usize> {
        if value.is_null() {
            return Ok(default);
        }
        let at = clamped_index(t, value)?;
        Ok(if at < 0 { at.saturating_add(len as isize).max(0) as usize } else { at as usize })
    };
    Ok((fit(start, 0)?, fit(stop, usize::MAX)?))
}

fn new(t: &mut Thread, args: &[Value]) -> Result {
    let given = args[1].clone();
    let given = given.get::<objects::Tuple>().map_or(&[][..], |given| given.items());
    let none = || Value::NONE;
    match given {
        [] => Err(t.type_error("slice expected at least 1 argument, got 0")),
        [stop] => Ok(t.slice(none(), stop.clone(), none())),
        [start, stop] => Ok(t.slice(start.clone(), stop.clone(), none())),
        [start, stop, step] => Ok(t.slice(start.clone(), stop.clone(), step.clone())),
        more => Err(t.type_error(format!("slice expected at most 3 arguments, got {}", more.len()))),
    }
}

fn parts(t: &mut Thread, value: &Value) -> Result<Vec<Value>> {
    let slice = t.receiver::<Slice>(value)?;
    Ok(vec![slice.start.clone(), slice.stop.clone(), slice.step.clone()])
}

fn repr(t: &mut Thread, value: &Value) -> Result {
    let parts = parts(t, value)?;
    let texts = parts.iter().map(|part| t.repr_text(part)).collect::<Result<Vec<_>>>()?;
    Ok(t.str(&format!("slice({})", texts.join(", "))))
}

fn compare(t: &mut Thread, op: CompareOp, left: &Value, right: &Value) -> Result {
    if !left.has::<Slice>() || !right.has::<Slice>() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let (left, right) = (parts(t, left)?, parts(t, right)?);
    let (left, right) = (t.tuple(left), t.tuple(right));
    t.compare(op, &left, &right)
}

fn hash(t: &mut Thread, value: &Value) -> Result<i64> {
    let parts = parts(t, value)?;
    Ok(text::hash::slice(t.hash(&parts[0])?, t.hash(&parts[1])?, t.hash(&parts[2])?))
}

/// `slice.indices(length)`, which knows ints of any size.
fn indices(t: &mut Thread, args: &[Value]) -> Result {
    let slice = t.receiver::<Slice>(&args[0])?;
    let len = big(t, &args[1])?;
    if len.is_negative() {
        return Err(t.value_error("length should not be negative"));
    }
    let step = if slice.step.is_none() { BigInt::one() } else { big_bound(t, &slice.step)? };
    if step.is_zero() {
        return Err(t.value_error("slice step cannot be zero"));
    }
    let (low, high) = if step.is_negative() { (-BigInt::one(), &len - 1) } else { (BigInt::zero(), len.clone()) };
    let mut fit = |value: &Value, default: &BigInt| -> Result<BigInt> {
        if value.is_none() {
            return Ok(default.clone());
        }
        let at = big_bound(t, value)?;
        Ok(if at.is_negative() { (at + &len).max(low.clone()) } else { at.min(high.clone()) })
    };
    let (first, last) = if step.is_negative() { (&high, &low) } else { (&low, &high) };
    let start = fit(&slice.start, first)?;
    let stop = fit(&slice.stop, last)?;
    let numbers = vec![t.big_int(start), t.big_int(stop), t.big_int(step)];
    Ok(t.tuple(numbers))
}

fn big_bound(t: &mut Thread, value: &Value) -> Result<BigInt> {
    let number = int_of(t, value)?;
    big(t, &number)
}

fn big(t: &mut Thread, value: &Value) -> Result<BigInt> {
    let number = t.index_value(value)?;
    Ok(match IntValue::of(&number) {
        Some(IntValue::Small(number)) => BigInt::from(number),
        Some(IntValue::Big(number)) => number.clone(),
        None => BigInt::zero(),
    })
}

/// A part of an immutable object, read-only in the words that CPython has for its members.
pub(crate) const fn member(name: &'static str, get: fn(&mut Thread, &Value) -> Result) -> Getset {
    let set = |t: &mut Thread, _: &Value, _: Option<Value>| Err(t.raise(Builtin::AttributeError, "readonly attribute"));
    Getset { name, get, set: Some(set) }
}

/// `slice`
pub static SPEC: TypeSpec = TypeSpec {
    name: "slice",
    layout: &Layout::of::<Slice>(),
    slots: Slots { repr: Some(repr), compare: Some(compare), hash: Some(hash), ..NO_SLOTS },
    methods: &[static_method("__new__", "cls, /, *args", new), row("indices", "self, object, /", indices)],
    getsets: &[
        member("start", |t, value| Ok(t.receiver::<Slice>(value)?.start.clone())),
        member("stop", |t, value| Ok(t.receiver::<Slice>(value)?.stop.clone())),
        member("step", |t, value| Ok(t.receiver::<Slice>(value)?.step.clone())),
    ],
    ..TypeSpec::BASE
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_fit_the_length() {
        assert_eq!(adjust_bounds(0, isize::MAX, 1, 5), (0, 5, 5));
        assert_eq!(adjust_bounds(-2, isize::MAX, 1, 5), (3, 5, 2));
        assert_eq!(adjust_bounds(isize::MAX, isize::MIN, -1, 5), (4, -1, 5));
        assert_eq!(adjust_bounds(4, 1, 1, 5), (4, 1, 0));
        assert_eq!(adjust_bounds(0, 5, isize::MAX, 5), (0, 5, 1));
        assert_eq!(adjust_bounds(isize::MAX, isize::MIN, -isize::MAX, 0), (-1, -1, 0));
    }

    #[test]
    fn picked_positions_follow_the_step() {
        assert_eq!(picked(4, -2, 3).collect::<Vec<_>>(), [4, 2, 0]);
        assert_eq!(picked(1, isize::MAX, 1).collect::<Vec<_>>(), [1]);
    }
}
