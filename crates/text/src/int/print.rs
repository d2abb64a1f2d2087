//! `str(int)`.

use std::fmt::Write;

use num_bigint::BigInt;

use super::{IntRef, exceeds};
use crate::error::{Error, Result};

/// Appends `str(int)` of a small int.
pub fn write_small(out: &mut String, value: i64) {
    // Writing to a String cannot fail.
    let _ = write!(out, "{value}");
}

/// `str(int)`; `limit` is `sys.get_int_max_str_digits()`, 0 for none.
///
/// # Errors
/// ValueError if there are more digits than the limit.
pub fn big_to_decimal(value: &BigInt, limit: usize) -> Result<String> {
    // The number of digits by the logarithm, at most one too small: refuses before the costly conversion.
    let at_least = (value.bits().saturating_sub(1) as f64 * std::f64::consts::LOG10_2) as usize;
    if exceeds(at_least, limit) {
        return Err(too_long(limit));
    }
    let text = value.to_string();
    if exceeds(text.trim_start_matches('-').len(), limit) {
        return Err(too_long(limit));
    }
    Ok(text)
}

/// The digits in base 2, 8, 10 or 16, in lower case, after a `-` if negative. Only decimal ones are limited.
///
/// # Errors
/// ValueError if there are more decimal digits than the limit.
pub fn write_radix(value: IntRef<'_>, radix: u32, limit: usize) -> Result<String> {
    let small = match value {
        IntRef::Big(value) if radix == 10 => return big_to_decimal(value, limit),
        IntRef::Big(value) => return Ok(value.to_str_radix(radix)),
        IntRef::Small(value) => value,
    };
    let sign = if small < 0 && radix != 10 { "-" } else { "" };
    let magnitude = small.unsigned_abs();
    Ok(match radix {
        2 => format!("{sign}{magnitude:b}"),
        8 => format!("{sign}{magnitude:o}"),
        16 => format!("{sign}{magnitude:x}"),
        _ => itoa::Buffer::new().format(small).to_owned(),
    })
}

fn too_long(limit: usize) -> Error {
    Error::value(format!(
        "Exceeds the limit ({limit} digits) for integer string conversion; \
         use sys.set_int_max_str_digits() to increase the limit"
    ))
}
