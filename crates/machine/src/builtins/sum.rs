//! `sum`, with the compensated addition of floats that CPython has since 3.12.

use objects::{Bytes, Str, Value};

use crate::builtin::Builtin;
use crate::operator::BinaryOp;
use crate::types::bytearray::ByteArray;
use crate::types::float::float_value;
use crate::types::int::IntValue;
use crate::{Result, Thread};

/// A float sum and what rounding has lost of it (source: Neumaier, "Rundungsfehleranalyse einiger
/// Verfahren zur Summation endlicher Summen", 1974).
struct FloatSum {
    sum: f64,
    lost: f64,
}

impl FloatSum {
    fn add(&mut self, x: f64) {
        let total = self.sum + x;
        self.lost += if self.sum.abs() >= x.abs() { (self.sum - total) + x } else { (x - total) + self.sum };
        self.sum = total;
    }

    fn result(&self) -> f64 {
        if self.lost != 0.0 && self.lost.is_finite() { self.sum + self.lost } else { self.sum }
    }
}

pub(super) fn sum(t: &mut Thread, args: &[Value]) -> Result {
    let start = if args[1].is_null() { Value::from_i32(0) } else { args[1].clone() };
    if start.has::<Str>() {
        return Err(t.type_error("sum() can't sum strings [use ''.join(seq) instead]"));
    }
    if start.has::<Bytes>() {
        return Err(t.type_error("sum() can't sum bytes [use b''.join(seq) instead]"));
    }
    if start.has::<ByteArray>() {
        return Err(t.type_error("sum() can't sum bytearray [use b''.join(seq) instead]"));
    }
    let iterator = t.iter(&args[0])?;
    let mut total = start;
    while let Some(item) = t.next(&iterator)? {
        total = match (total.as_small_int(), item.as_small_int()) {
            (Some(a), Some(b)) => match a.checked_add(b) {
                Some(sum) => t.int(sum),
                None => t.binary(BinaryOp::Add, &total, &item)?,
            },
            _ => t.binary(BinaryOp::Add, &total, &item)?,
        };
        if t.is_exactly(&total, Builtin::Float) {
            match sum_floats(t, &iterator, total)? {
                (total, true) => return Ok(total),
                (rest, false) => total = rest,
            }
        }
    }
    Ok(total)
}

/// Adds as long as floats and ints come; tells whether the end was reached.
fn sum_floats(t: &mut Thread, iterator: &Value, start: Value) -> Result<(Value, bool)> {
    let mut total = FloatSum { sum: float_value(&start).unwrap_or(0.0), lost: 0.0 };
    while let Some(item) = t.next(iterator)? {
        if t.is_exactly(&item, Builtin::Float) {
            total.add(float_value(&item).unwrap_or(0.0));
            continue;
        }
        // An int that fits a machine word is added plainly, as CPython does.
        if let Some(number) = IntValue::of(&item).and_then(IntValue::to_i64) {
            total.sum += number as f64;
            continue;
        }
        let sum = t.float(total.result());
        return Ok((t.binary(BinaryOp::Add, &sum, &item)?, false));
    }
    Ok((t.float(total.result()), true))
}
