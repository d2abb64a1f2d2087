//! `_bisect`: where an item belongs in a sorted sequence (CPython's Modules/_bisectmodule.c).

use objects::Value;

use crate::builtin::Builtin;
use crate::modules::ModuleSpec;
use crate::native::row;
use crate::types::list::List;
use crate::types::matching::quick_less;
use crate::{Result, Thread};

/// On which side of equal items a place is looked for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Left,
    Right,
}

/// The bounds of a search, from the arguments `lo` and `hi`; a `hi` of -1 is the length, as in CPython.
fn bounds(t: &mut Thread, sequence: &Value, lo: &Value, hi: &Value) -> Result<(i64, i64)> {
    let lo = if lo.is_null() { 0 } else { size(t, lo, "Python int too large to convert to C ssize_t")? };
    if hi.is_null() || hi.is_none() {
        return if lo < 0 { Err(negative(t)) } else { Ok((lo, t.len(sequence)? as i64)) };
    }
    if hi.as_small_int().is_none() {
        let index = t.names().intern("__index__");
        if t.find_attribute(hi, index)?.is_none() {
            let kind = t.type_name(hi);
            return Err(t.type_error(format!("argument should be integer or None, not '{kind}'")));
        }
    }
    let hi = size(t, hi, "cannot fit 'int' into an index-sized integer")?;
    match hi {
        _ if lo < 0 => Err(negative(t)),
        -1 => Ok((lo, t.len(sequence)? as i64)),
        hi => Ok((lo, hi)),
    }
}

fn size(t: &mut Thread, value: &Value, too_large: &str) -> Result<i64> {
    match t.index(value) {
        Err(raised) if t.is_exception(&raised, Builtin::OverflowError) => Err(t.overflow_error(too_large)),
        size => size,
    }
}

fn negative(t: &mut Thread) -> crate::Raised {
    t.value_error("lo must be non-negative")
}

/// An item of a sequence, by an index that is not negative.
fn item(t: &mut Thread, sequence: &Value, index: i64) -> Result {
    if let Some(list) = sequence.get::<List>()
        && t.is_exactly(sequence, Builtin::List)
    {
        let found = list.items.with(t, |items| items.get(index as usize).cloned());
        return found.ok_or_else(|| t.index_error("list index out of range"));
    }
    let index = t.int(index);
    t.get_item(sequence, &index)
}

/// Checks that items can be asked for by index.
fn check_sequence(t: &mut Thread, sequence: &Value) -> Result<()> {
    let class = t.class_of(sequence);
    let getitem = t.names().intern("__getitem__");
    if t.find_attribute(&class, getitem)?.is_none() || sequence.has::<crate::class::Class>() {
        let kind = t.type_name(sequence);
        return Err(t.type_error(format!("'{kind}' object does not support indexing")));
    }
    if t.is_exactly(sequence, Builtin::Dict) {
        return Err(t.type_error("dict is not a sequence"));
    }
    Ok(())
}

/// The place of `x` between `lo` and `hi`, by `key` of the items unless it is None.
fn search(t: &mut Thread, sequence: &Value, x: &Value, lo: i64, hi: i64, key: &Value, side: Side) -> Result<i64> {
    let (mut lo, mut hi) = (lo, hi);
    if lo < hi {
        check_sequence(t, sequence)?;
    }
    while lo < hi {
        let middle = lo + (hi - lo) / 2;
        let mut found = item(t, sequence, middle)?;
        if !key.is_null() && !key.is_none() {
            found = t.call(key, &[found])?;
        }
        let (a, b) = if side == Side::Left { (&found, x) } else { (x, &found) };
        let less = match quick_less(a, b) {
            Some(less) => less,
            None => t.less(a, b)?,
        };
        match (side, less) {
            (Side::Left, true) | (Side::Right, false) => lo = middle + 1,
            _ => hi = middle,
        }
    }
    Ok(lo)
}

fn bisect(t: &mut Thread, args: &[Value], side: Side) -> Result {
    let (lo, hi) = bounds(t, &args[0], &args[2], &args[3])?;
    let place = search(t, &args[0], &args[1], lo, hi, &args[4], side)?;
    Ok(t.int(place))
}

fn insort(t: &mut Thread, args: &[Value], side: Side) -> Result {
    let (sequence, x, key) = (&args[0], &args[1], &args[4]);
    let wanted = if key.is_null() || key.is_none() { x.clone() } else { t.call(key, std::slice::from_ref(x))? };
    let (lo, hi) = bounds(t, sequence, &args[2], &args[3])?;
    let place = search(t, sequence, &wanted, lo, hi, key, side)?;
    if let Some(list) = sequence.get::<List>()
        && t.is_exactly(sequence, Builtin::List)
    {
        let x = x.clone();
        list.items.with_mut(t, |items| items.insert(items.len().min(place as usize), x));
        return Ok(Value::NONE);
    }
    let place = t.int(place);
    let insert = t.names().intern("insert");
    t.call_method(sequence, insert, &[place, x.clone()])?;
    Ok(Value::NONE)
}

const PARAMETERS: &str = "a, x, lo=0, hi=None, *, key=None";

/// `_bisect`
pub(crate) static SPEC: ModuleSpec = ModuleSpec {
    name: "_bisect",
    functions: &[
        row("bisect_left", PARAMETERS, |t, args| bisect(t, args, Side::Left)),
        row("bisect_right", PARAMETERS, |t, args| bisect(t, args, Side::Right)),
        row("insort_left", PARAMETERS, |t, args| insort(t, args, Side::Left)),
        row("insort_right", PARAMETERS, |t, args| insort(t, args, Side::Right)),
    ],
    init: None,
};
