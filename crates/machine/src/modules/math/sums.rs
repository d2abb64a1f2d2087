//! Sums and products: exact or with carried errors, in the steps of CPython's `Modules/mathmodule.c`, so
//! that results agree to the last digit.

use objects::{Tuple, Value};

use super::{frexp, ldexp};
use crate::operator::BinaryOp;
use crate::types::float::float_value;
use crate::types::int::IntValue;
use crate::{Result, Thread};

/// A sum or product and what rounding took from it.
#[derive(Clone, Copy)]
struct Double {
    high: f64,
    low: f64,
}

/// Knuth's sum without a condition.
fn add(a: f64, b: f64) -> Double {
    let high = a + b;
    let part = high - a;
    Double { high, low: (a - (high - part)) + (b - part) }
}

/// Dekker's sum, for `|a| >= |b|`.
fn add_ordered(a: f64, b: f64) -> Double {
    let high = a + b;
    Double { high, low: (a - high) + b }
}

fn multiply(a: f64, b: f64) -> Double {
    let high = a * b;
    Double { high, low: a.mul_add(b, -high) }
}

pub(super) fn prod(t: &mut Thread, args: &[Value]) -> Result {
    let mut result = if args[1].is_null() { Value::from_i32(1) } else { args[1].clone() };
    let iterator = t.iter(&args[0])?;
    while let Some(item) = t.next(&iterator)? {
        result = t.binary(BinaryOp::Mul, &result, &item)?;
    }
    Ok(result)
}

/// The exact sum, rounded once: partial sums that do not overlap (source: Shewchuk, "Adaptive
/// Precision Floating-Point Arithmetic", 1996).
pub(super) fn fsum(t: &mut Thread, args: &[Value]) -> Result {
    let iterator = t.iter(&args[0])?;
    let mut partials: Vec<f64> = Vec::new();
    let (mut special, mut infinite) = (0.0, 0.0);
    while let Some(item) = t.next(&iterator)? {
        let original = t.to_f64(&item)?;
        let mut x = original;
        let mut kept = 0;
        for index in 0..partials.len() {
            let y = partials[index];
            let sum = if x.abs() < y.abs() { add_ordered(y, x) } else { add_ordered(x, y) };
            if sum.low != 0.0 {
                partials[kept] = sum.low;
                kept += 1;
            }
            x = sum.high;
        }
        partials.truncate(kept);
        if x == 0.0 {
            continue;
        }
        if x.is_finite() {
            partials.push(x);
            continue;
        }
        if original.is_finite() {
            return Err(t.overflow_error("intermediate overflow in fsum"));
        }
        if original.is_infinite() {
            infinite += original;
        }
        special += original;
        partials.clear();
    }
    if special != 0.0 {
        if infinite.is_nan() {
            return Err(t.value_error("-inf + inf in fsum"));
        }
        return Ok(t.float(special));
    }
    Ok(t.float(rounded(&partials)))
}

/// The sum of partial sums, the largest last, rounded half to even.
fn rounded(partials: &[f64]) -> f64 {
    let Some((&largest, mut rest)) = partials.split_last() else { return 0.0 };
    let mut sum = Double { high: largest, low: 0.0 };
    while let Some((&next, fewer)) = rest.split_last() {
        sum = add_ordered(sum.high, next);
        rest = fewer;
        if sum.low != 0.0 {
            break;
        }
    }
    // Half way between two floats: what is further down decides.
    if let Some(&below) = rest.last()
        && (sum.low < 0.0 && below < 0.0 || sum.low > 0.0 && below > 0.0)
    {
        let twice = sum.low * 2.0;
        let higher = sum.high + twice;
        if twice == higher - sum.high {
            return higher;
        }
    }
    sum.high
}

/// The length of a vector, with a carried error and a correction of the root.
fn norm(vector: &mut [f64]) -> f64 {
    let largest = vector.iter().fold(0.0, |largest: f64, x| largest.max(x.abs()));
    if vector.iter().any(|x| x.is_infinite()) {
        return f64::INFINITY;
    }
    if vector.iter().any(|x| x.is_nan()) {
        return f64::NAN;
    }
    if largest == 0.0 || vector.len() <= 1 {
        return largest;
    }
    let (_, exponent) = frexp(largest);
    if exponent < -1023 {
        vector.iter_mut().for_each(|x| *x /= f64::MIN_POSITIVE);
        return f64::MIN_POSITIVE * norm(vector);
    }
    let scale = ldexp(1.0, -i64::from(exponent));
    // The sum starts at 1 so that every addend is smaller than it.
    let (mut sum, mut low_products, mut low_sums) = (1.0, 0.0, 0.0);
    let mut take = |a: f64, b: f64| {
        let product = multiply(a, b);
        let next = add_ordered(sum, product.high);
        sum = next.high;
        low_products += product.low;
        low_sums += next.low;
        sum - 1.0 + (low_products + low_sums)
    };
    let mut square = 0.0;
    for x in vector {
        let x = x.abs() * scale;
        square = take(x, x);
    }
    let root = square.sqrt();
    let rest = take(-root, root);
    (root + rest / (2.0 * root)) / scale
}

pub(super) fn hypot(t: &mut Thread, args: &[Value]) -> Result {
    let args = args[0].get::<Tuple>().map_or(&[][..], Tuple::items);
    let mut vector = args.iter().map(|arg| t.to_f64(arg)).collect::<Result<Vec<f64>>>()?;
    Ok(t.float(norm(&mut vector)))
}

pub(super) fn dist(t: &mut Thread, args: &[Value]) -> Result {
    let (p, q) = (t.collect(&args[0])?, t.collect(&args[1])?);
    if p.len() != q.len() {
        return Err(t.value_error("both points must have the same number of dimensions"));
    }
    let mut vector = Vec::with_capacity(p.len());
    for (a, b) in p.iter().zip(&q) {
        vector.push((t.to_f64(a)? - t.to_f64(b)?).abs());
    }
    Ok(t.float(norm(&mut vector)))
}

/// A sum in three floats (source: Ogita, Rump, Oishi, "Accurate Sum and Dot Product", 2005).
#[derive(Clone, Copy, Default)]
struct Triple {
    high: f64,
    low: f64,
    tiny: f64,
}

impl Triple {
    fn add_product(self, a: f64, b: f64) -> Triple {
        let product = multiply(a, b);
        let high = add(self.high, product.high);
        let first = add(self.low, product.low);
        let second = add(first.high, high.low);
        Triple { high: high.high, low: second.high, tiny: self.tiny + first.low + second.low }
    }

    fn value(self) -> f64 {
        let last = add(self.low, self.high);
        self.tiny + last.low + last.high
    }
}

/// A factor that float arithmetic may take: a float, or an int beside one.
fn as_float(value: &Value) -> Option<(f64, bool)> {
    match float_value(value) {
        Some(float) => Some((float, true)),
        None => Some((value.as_small_int()? as f64, false)),
    }
}

/// Sums of products of floats are carried in three floats; ints and others go through `*` and `+`. A run
/// of floats is added to the total when it ends.
pub(super) fn sumprod(t: &mut Thread, args: &[Value]) -> Result {
    let (left, right) = (t.iter(&args[0])?, t.iter(&args[1])?);
    let mut total = Value::from_i32(0);
    let mut floats: Option<Triple> = None;
    loop {
        let (a, b) = match (t.next(&left)?, t.next(&right)?) {
            (Some(a), Some(b)) => (a, b),
            (None, None) => break,
            _ => return Err(t.value_error("Inputs are not the same length")),
        };
        if let (Some((x, x_float)), Some((y, y_float))) = (as_float(&a), as_float(&b)) {
            let total_fits = float_value(&total).is_some() || IntValue::of(&total).is_some();
            if (x_float || y_float) && total_fits {
                let next = floats.unwrap_or_default().add_product(x, y);
                if next.high.is_finite() {
                    floats = Some(next);
                    continue;
                }
            }
        }
        total = flush(t, floats.take(), total)?;
        let product = t.binary(BinaryOp::Mul, &a, &b)?;
        total = t.binary(BinaryOp::Add, &total, &product)?;
    }
    flush(t, floats, total)
}

fn flush(t: &mut Thread, floats: Option<Triple>, total: Value) -> Result {
    match floats {
        Some(sum) => {
            let sum = t.float(sum.value());
            t.binary(BinaryOp::Add, &total, &sum)
        }
        None => Ok(total),
    }
}
