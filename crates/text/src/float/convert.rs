//! Floats as exact numbers: mantissa and exponent, ratios, the way to and from ints, comparison with ints.

use std::cmp::Ordering;

use num_bigint::{BigInt, BigUint, Sign};
use num_integer::Integer;
use num_traits::{One, Zero};

use crate::error::{Error, Result};

/// Bits of a float's mantissa.
const MANTISSA_BITS: i64 = 53;
/// The exponent of the last bit of the smallest floats.
const MIN_EXPONENT: i64 = -1074;
/// No float reaches 2 to this power.
const MAX_EXPONENT: i64 = 1024;

/// The mantissa and exponent of a finite float: its magnitude is `mantissa * 2^exponent`.
pub(crate) fn decode(value: f64) -> (u64, i32) {
    let bits = value.to_bits();
    let biased = (bits >> 52 & 0x7FF) as i32;
    let fraction = bits & ((1 << 52) - 1);
    if biased == 0 { (fraction, -1074) } else { (fraction | 1 << 52, biased - 1075) }
}

/// `value * 2^exponent`, correctly rounded once, for a value whose bits beyond a mantissa's, if
/// any, are only sticky.
pub(crate) fn scale_by_power_of_two(value: u64, exponent: i64) -> f64 {
    if value == 0 {
        return 0.0;
    }
    let top = 64 - i64::from(value.leading_zeros()) + exponent;
    if top > MAX_EXPONENT {
        return f64::INFINITY;
    }
    // What lies below the last place that the result has is rounded away here, to even.
    let last_place = (top - MANTISSA_BITS).max(MIN_EXPONENT);
    let drop = last_place - exponent;
    if drop <= 0 {
        return value as f64 * power_of_two(exponent);
    }
    if drop > 64 {
        return 0.0;
    }
    let wide = u128::from(value);
    let half = 1u128 << (drop - 1);
    let (kept, rest) = (wide >> drop, wide & ((1 << drop) - 1));
    let up = rest > half || rest == half && kept & 1 == 1;
    (kept + u128::from(up)) as f64 * power_of_two(last_place)
}

/// 2 to a power that a float can have, subnormal ones included.
fn power_of_two(exponent: i64) -> f64 {
    let bits = if exponent >= -1022 { ((exponent + 1023) as u64) << 52 } else { 1 << (exponent - MIN_EXPONENT) };
    f64::from_bits(bits)
}

/// `float(int)`, rounded half to even.
///
/// # Errors
/// OverflowError `int too large to convert to float`.
pub fn from_big(value: &BigInt) -> Result<f64> {
    let (bits, exponent) = top_bits(value.magnitude());
    let magnitude = scale_by_power_of_two(bits, exponent);
    if magnitude.is_infinite() {
        return Err(Error::overflow("int too large to convert to float"));
    }
    Ok(if value.sign() == Sign::Minus { -magnitude } else { magnitude })
}

/// The top 64 bits and how far they are shifted; the lowest bit also tells whether anything was cut off.
fn top_bits(magnitude: &BigUint) -> (u64, i64) {
    let bits = magnitude.bits();
    if bits <= 64 {
        return (magnitude.iter_u64_digits().next().unwrap_or(0), 0);
    }
    let shift = bits - 64;
    let top = (magnitude >> shift).iter_u64_digits().next().unwrap_or(0);
    let has_rest = magnitude.trailing_zeros().is_some_and(|zeros| zeros < shift);
    (top | u64::from(has_rest), shift as i64)
}

/// `int(float)`: cuts off the fraction.
///
/// # Errors
/// OverflowError for an infinity, ValueError for a NaN.
pub fn to_int(value: f64) -> Result<BigInt> {
    if value.is_infinite() {
        return Err(Error::overflow("cannot convert float infinity to integer"));
    }
    if value.is_nan() {
        return Err(Error::value("cannot convert float NaN to integer"));
    }
    Ok(truncate(value))
}

/// The whole part of a finite float.
fn truncate(value: f64) -> BigInt {
    const LIMIT: f64 = (1u64 << 63) as f64;
    if value.abs() < LIMIT {
        return BigInt::from(value as i64);
    }
    let (mantissa, exponent) = decode(value);
    let sign = if value < 0.0 { Sign::Minus } else { Sign::Plus };
    // At 2^63 and above the exponent is positive.
    BigInt::from_biguint(sign, BigUint::from(mantissa) << exponent.unsigned_abs())
}

/// `float.as_integer_ratio`: numerator and denominator in lowest terms.
///
/// # Errors
/// OverflowError for an infinity, ValueError for a NaN.
pub fn as_integer_ratio(value: f64) -> Result<(BigInt, BigInt)> {
    if value.is_infinite() {
        return Err(Error::overflow("cannot convert Infinity to integer ratio"));
    }
    if value.is_nan() {
        return Err(Error::value("cannot convert NaN to integer ratio"));
    }
    if value == 0.0 {
        return Ok((BigInt::zero(), BigInt::one()));
    }
    let (mantissa, exponent) = decode(value);
    let zeros = mantissa.trailing_zeros();
    let (mantissa, exponent) = (mantissa >> zeros, exponent + zeros as i32);
    let sign = if value < 0.0 { Sign::Minus } else { Sign::Plus };
    let numerator = BigUint::from(mantissa) << exponent.max(0).unsigned_abs();
    let denominator = BigInt::one() << exponent.min(0).unsigned_abs();
    Ok((BigInt::from_biguint(sign, numerator), denominator))
}

/// How a float compares with an int, exactly; `None` if the float is a NaN.
pub fn compare_with_int(left: f64, right: i64) -> Option<Ordering> {
    const EXACT: u64 = 1 << MANTISSA_BITS;
    if right.unsigned_abs() <= EXACT {
        return left.partial_cmp(&(right as f64));
    }
    compare_with_big(left, &BigInt::from(right))
}

/// How a float compares with an int of any size, exactly; `None` if the float is a NaN.
pub fn compare_with_big(left: f64, right: &BigInt) -> Option<Ordering> {
    if left.is_nan() {
        return None;
    }
    if left.is_infinite() {
        return left.partial_cmp(&0.0);
    }
    let fraction = left.fract().partial_cmp(&0.0)?;
    Some(truncate(left).cmp(right).then(fraction))
}

/// `int / int`, correctly rounded however large the two are (`Objects/longobject.c`).
///
/// # Errors
/// ZeroDivisionError; OverflowError `integer division result too large for a float`.
pub fn int_true_div(left: &BigInt, right: &BigInt) -> Result<f64> {
    if right.is_zero() {
        return Err(Error::zero_division("division by zero"));
    }
    let is_negative = (left.sign() == Sign::Minus) != (right.sign() == Sign::Minus);
    let (a, b) = (left.magnitude(), right.magnitude());
    // Shifted so that the quotient has 64 bits or one less, its last bit then made sticky.
    let shift = a.bits() as i64 - b.bits() as i64 - 63;
    if shift > MAX_EXPONENT {
        return Err(too_large());
    }
    if a.is_zero() || shift < MIN_EXPONENT - 64 {
        return Ok(if is_negative { -0.0 } else { 0.0 });
    }
    let distance = shift.unsigned_abs();
    let (quotient, rest) = if shift >= 0 { a.div_rem(&(b << distance)) } else { (a << distance).div_rem(b) };
    let (bits, extra) = top_bits(&quotient);
    let magnitude = scale_by_power_of_two(bits | u64::from(!rest.is_zero()), shift + extra);
    if magnitude.is_infinite() {
        return Err(too_large());
    }
    Ok(if is_negative { -magnitude } else { magnitude })
}

fn too_large() -> Error {
    Error::overflow("integer division result too large for a float")
}
