//! Numeric hashes: the value modulo the prime 2^61 - 1, so that equal numbers of different types
//! hash alike (`Python/pyhash.c`).

use num_bigint::{BigInt, Sign};

use super::not_minus_one;

const BITS: u32 = 61;
const MODULUS: u64 = (1 << BITS) - 1;
const INFINITY: i64 = 314_159;

fn with_sign(magnitude: u64, is_negative: bool) -> i64 {
    let hash = magnitude as i64; // less than 2^61
    not_minus_one(if is_negative { -hash } else { hash })
}

/// `hash(int)` of a small one.
#[inline]
pub fn int(value: i64) -> i64 {
    with_sign(value.unsigned_abs() % MODULUS, value < 0)
}

/// `hash(int)` of any size.
pub fn big(value: &BigInt) -> i64 {
    let magnitude = value
        .iter_u64_digits()
        .rev()
        .fold(0u64, |hash, digit| (((u128::from(hash) << 64) | u128::from(digit)) % u128::from(MODULUS)) as u64);
    with_sign(magnitude, value.sign() == Sign::Minus)
}

/// `hash(float)`; `None` for a NaN, which hashes by identity.
pub fn float(value: f64) -> Option<i64> {
    if value.is_nan() {
        return None;
    }
    if value.is_infinite() {
        return Some(if value > 0.0 { INFINITY } else { -INFINITY });
    }
    let (mantissa, exponent) = crate::float::decode(value);
    // Multiplying by 2^e modulo 2^61 - 1 is turning the 61 bits by e.
    let turn = exponent.rem_euclid(BITS as i32) as u32;
    let turned = ((mantissa << turn) & MODULUS) | (mantissa >> (BITS - turn));
    Some(with_sign(turned % MODULUS, value < 0.0))
}
