//! Powers of ints, with and without a modulus.

use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::{One, Signed, ToPrimitive, Zero};
use objects::Value;

use super::IntValue;
use super::arithmetic::multiply;
use crate::{Result, Thread};

/// A power that fits a word.
#[inline]
pub(super) fn power_small(base: i64, exponent: i64) -> Option<i64> {
    u32::try_from(exponent).ok().and_then(|exponent| base.checked_pow(exponent))
}

/// `base ** exponent`: a float for a negative exponent.
///
/// # Errors
/// ZeroDivisionError for zero to a negative power, MemoryError, what a signal handler raises.
pub(super) fn power(t: &mut Thread, base: &BigInt, exponent: &BigInt) -> Result {
    if exponent.is_negative() {
        let base = text::float::from_big(base).map_err(|error| t.text_error(error))?;
        let exponent = text::float::from_big(exponent).map_err(|error| t.text_error(error))?;
        return crate::types::float::power(t, base, exponent);
    }
    if exponent.is_zero() || base.is_one() {
        return Ok(Value::from_i32(1));
    }
    if base.is_zero() || base.magnitude().is_one() {
        return Ok(t.big_int(if exponent.is_even() { base * base } else { base.clone() }));
    }
    let bits = exponent.to_u64().and_then(|exponent| (base.bits() - 1).checked_mul(exponent));
    let Some(bits) = bits else { return Err(t.memory_error()) };
    t.check_room(bits)?;
    let mut result = BigInt::one();
    for bit in (0..exponent.bits()).rev() {
        result = multiply(t, &result, &result)?;
        if exponent.bit(bit) {
            result = multiply(t, &result, base)?;
        }
    }
    Ok(t.big_int(result))
}

/// `base ** exponent % modulus` of words; the exponent is not negative, the modulus positive.
fn power_modulo_small(base: i64, mut exponent: i64, modulus: i64) -> i64 {
    let wide = modulus.unsigned_abs();
    let times = |a: u64, b: u64| match a.checked_mul(b) {
        Some(product) => product % wide,
        None => (u128::from(a) * u128::from(b) % u128::from(wide)) as u64,
    };
    let mut square = base.rem_euclid(modulus).unsigned_abs();
    let mut result = 1 % wide;
    while exponent > 0 {
        if exponent & 1 == 1 {
            result = times(result, square);
        }
        square = times(square, square);
        exponent >>= 1;
    }
    result.cast_signed() // below the modulus
}

impl Thread {
    /// `pow(base, exponent, modulus)` of three ints; NotImplemented if one of them is none.
    ///
    /// # Errors
    /// ValueError for a modulus of zero, and where a negative exponent needs an inverse that does not exist.
    pub fn int_power_modulo(&mut self, base: &Value, exponent: &Value, modulus: &Value) -> Result {
        let numbers = (IntValue::of(base), IntValue::of(exponent), IntValue::of(modulus));
        let (Some(base), Some(exponent), Some(modulus)) = numbers else { return Ok(Value::NOT_IMPLEMENTED) };
        if let (Some(base), Some(exponent), Some(modulus)) = (base.to_i64(), exponent.to_i64(), modulus.to_i64())
            && exponent >= 0
            && modulus > 0
        {
            return Ok(self.int(power_modulo_small(base, exponent, modulus)));
        }
        let (base, exponent, modulus) = (base.to_big(), exponent.to_big(), modulus.to_big());
        if modulus.is_zero() {
            return Err(self.value_error("pow() 3rd argument cannot be 0"));
        }
        let size = modulus.abs();
        let result = if exponent.is_negative() {
            let Some(inverse) = base.mod_floor(&size).modinv(&size) else {
                return Err(self.value_error("base is not invertible for the given modulus"));
            };
            inverse.modpow(&exponent.abs(), &size)
        } else {
            base.modpow(&exponent, &size)
        };
        Ok(self.big_int(result.mod_floor(&modulus)))
    }
}
