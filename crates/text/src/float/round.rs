//! `round(float)` and `round(float, digits)`: by the float's exact value, ties to even.

use std::cmp::Ordering;

use num_bigint::BigInt;

use super::convert;
use crate::error::{Error, Result};

/// Every float has its last decimal at this place or before: rounding there changes nothing.
const MAX_DIGITS: i64 = 323;
/// Rounding at this place and before leaves nothing.
const MIN_DIGITS: i64 = -308;

/// `round(float)`: the nearest int, ties to even.
///
/// # Errors
/// OverflowError for an infinity, ValueError for a NaN.
pub fn round_to_int(value: f64) -> Result<BigInt> {
    convert::to_int(value.round_ties_even())
}

/// `round(float, digits)`; a digit count beyond 64 bits may be cut to `i64`.
///
/// # Errors
/// OverflowError `rounded value too large to represent`.
pub fn round(value: f64, digits: i64) -> Result<f64> {
    if !value.is_finite() || value == 0.0 || digits > MAX_DIGITS {
        return Ok(value);
    }
    if digits < MIN_DIGITS {
        return Ok(0.0 * value);
    }
    let rounded = if digits >= 0 {
        format!("{value:.places$}", places = digits as usize).parse()
    } else {
        round_before_point(value, digits).parse()
    };
    let rounded: f64 = rounded.unwrap_or(value);
    if rounded.is_infinite() {
        return Err(Error::overflow("rounded value too large to represent"));
    }
    Ok(rounded)
}

/// The value rounded at a place before the point, in decimal.
fn round_before_point(value: f64, digits: i64) -> String {
    let scientific = format!("{value:e}");
    let exponent: i64 = scientific.split_once('e').and_then(|(_, exponent)| exponent.parse().ok()).unwrap_or(0);
    let sign = if value < 0.0 { "-" } else { "" };
    match exponent + digits {
        kept @ 0.. => format!("{value:.kept$e}", kept = kept as usize),
        // The place is one before the first digit: the result is 0 or 1 there.
        -1 => {
            let half = BigInt::from(10).pow(digits.unsigned_abs() as u32) / 2;
            match convert::compare_with_big(value.abs(), &half) {
                Some(Ordering::Greater) => format!("{sign}1e{}", -digits),
                _ => format!("{sign}0"),
            }
        }
        _ => format!("{sign}0"),
    }
}
