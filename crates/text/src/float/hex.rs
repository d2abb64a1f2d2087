//! `float.hex` and `float.fromhex`.

use super::{convert, parse};
use crate::error::{Error, Result};

/// Hexadecimal digits after the point: 52 bits.
const PLACES: usize = 13;
/// Exponents are cut here while being read: far beyond any that matters, far from overflow.
const EXPONENT_LIMIT: i64 = 1 << 60;

/// `float.hex`.
pub fn hex(value: f64) -> String {
    if !value.is_finite() {
        return super::repr(value);
    }
    let sign = if value.is_sign_negative() { "-" } else { "" };
    if value == 0.0 {
        return format!("{sign}0x0.0p+0");
    }
    let bits = value.to_bits();
    let fraction = bits & ((1 << 52) - 1);
    let biased = (bits >> 52 & 0x7FF) as i32;
    let (whole, exponent) = if biased == 0 { (0, -1022) } else { (1, biased - 1023) };
    format!("{sign}0x{whole}.{fraction:0PLACES$x}p{exponent:+}")
}

/// `float.fromhex`.
///
/// # Errors
/// ValueError for a bad text, OverflowError `hexadecimal value too large to represent as a float`.
pub fn from_hex(text: &str) -> Result<f64> {
    let text = text.trim_matches(parse::is_c_space);
    let (is_negative, text) = match text.as_bytes().first() {
        Some(b'-') => (true, &text[1..]),
        Some(b'+') => (false, &text[1..]),
        _ => (false, text),
    };
    let magnitude = match text.to_ascii_lowercase().as_str() {
        "inf" | "infinity" => f64::INFINITY,
        "nan" => f64::NAN,
        lower => {
            let value = read(lower.strip_prefix("0x").unwrap_or(lower))
                .ok_or_else(|| Error::value("invalid hexadecimal floating-point string"))?;
            if value.is_infinite() {
                return Err(Error::overflow("hexadecimal value too large to represent as a float"));
            }
            value
        }
    };
    Ok(if is_negative { -magnitude } else { magnitude })
}

/// The magnitude of `digits[.digits][p exponent]`, all in lower case.
fn read(text: &str) -> Option<f64> {
    let (mantissa, exponent) = match text.split_once('p') {
        Some((mantissa, exponent)) => (mantissa, read_exponent(exponent)?),
        None => (text, 0),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    if whole.is_empty() && fraction.is_empty() {
        return None;
    }
    let mut bits = 0u64;
    let mut exponent = exponent - 4 * fraction.len() as i64;
    for digit in whole.chars().chain(fraction.chars()) {
        let digit = u64::from(digit.to_digit(16)?);
        if bits >> 60 == 0 {
            bits = bits << 4 | digit;
        } else {
            // Beyond 60 bits it only matters whether anything follows.
            bits |= u64::from(digit != 0);
            exponent += 4;
        }
    }
    Some(convert::scale_by_power_of_two(bits, exponent))
}

/// A decimal exponent with an optional sign.
fn read_exponent(text: &str) -> Option<i64> {
    let (is_negative, digits) = match text.as_bytes().first()? {
        b'-' => (true, &text[1..]),
        b'+' => (false, &text[1..]),
        _ => (false, text),
    };
    if digits.is_empty() {
        return None;
    }
    let mut value = 0i64;
    for digit in digits.chars() {
        value = (value * 10 + i64::from(digit.to_digit(10)?)).min(EXPONENT_LIMIT / 16);
    }
    Some(if is_negative { -value } else { value })
}
