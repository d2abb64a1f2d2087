//! `str(int)`.

use std::fmt::Write;

use num_bigint::BigInt;

use super::exceeds;
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

fn too_long(limit: usize) -> Error {
    Error::value(format!(
        "Exceeds the limit ({limit} digits) for integer string conversion; \
         use sys.set_int_max_str_digits() to increase the limit"
    ))
}
