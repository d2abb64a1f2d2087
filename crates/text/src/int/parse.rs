//! `int("...", base)`: `PyLong_FromString` of `Objects/longobject.c`.

use num_bigint::{BigInt, BigUint, Sign};

use super::exceeds;
use crate::error::{Error, Result};
use crate::float::{is_c_space, to_ascii};
use crate::repr;

/// An int that was read, small if it can be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Int {
    /// One that fits 64 bits.
    Small(i64),
    /// A larger one.
    Big(BigInt),
}

/// So many digits fit 128 bits in any base.
const SHORT_DIGITS: usize = 24;

/// `int(str, base)`; base 0 reads the prefix. `limit` is `sys.get_int_max_str_digits()`, 0 for none.
///
/// # Errors
/// ValueError for a bad base, a bad literal, or more digits than the limit.
pub fn parse(text: &str, base: i64, limit: usize) -> Result<Int> {
    check_base(base)?;
    match read(&to_ascii(text), base, limit)? {
        Some(value) => Ok(value),
        None => Err(invalid(base, &repr::str_repr(text))),
    }
}

/// `int(bytes, base)`.
///
/// # Errors
/// As [`parse`].
pub fn parse_bytes(bytes: &[u8], base: i64, limit: usize) -> Result<Int> {
    check_base(base)?;
    let value = match std::str::from_utf8(bytes) {
        Ok(text) => read(text, base, limit)?,
        Err(_) => None,
    };
    value.ok_or_else(|| invalid(base, &repr::bytes_repr(bytes)))
}

fn check_base(base: i64) -> Result<()> {
    if base != 0 && !(2..=36).contains(&base) {
        return Err(Error::value("int() base must be >= 2 and <= 36, or 0"));
    }
    Ok(())
}

/// The message shows at most 200 characters of the text's `repr`.
fn invalid(base: i64, shown: &str) -> Error {
    let end = shown.char_indices().nth(200).map_or(shown.len(), |(at, _)| at);
    Error::value(format!("invalid literal for int() with base {base}: {}", &shown[..end]))
}

/// The number; `None` if it is none.
fn read(text: &str, base: i64, limit: usize) -> Result<Option<Int>> {
    let text = text.trim_start_matches(is_c_space);
    let (is_negative, text) = match text.as_bytes().first() {
        Some(b'-') => (true, &text[1..]),
        Some(b'+') => (false, &text[1..]),
        _ => (false, text),
    };
    let (base_found, text, must_be_zero) = without_prefix(text, base);
    let Some((digits, rest)) = split_digits(text, base_found) else { return Ok(None) };
    if !rest.trim_start_matches(is_c_space).is_empty() {
        return Ok(None);
    }
    let count = digits.len() - memchr::memchr_iter(b'_', digits.as_bytes()).count();
    if !base_found.is_power_of_two() && exceeds(count, limit) {
        return Err(Error::value(format!(
            "Exceeds the limit ({limit} digits) for integer string conversion: value has {count} digits; \
             use sys.set_int_max_str_digits() to increase the limit"
        )));
    }
    if must_be_zero && digits.bytes().any(|digit| !matches!(digit, b'0' | b'_')) {
        return Ok(None);
    }
    Ok(convert(digits, base_found, is_negative))
}

/// The base in force, the text after a prefix of that base, and whether only zeros may follow:
/// with base 0, what begins with 0 and has no prefix.
fn without_prefix(text: &str, base: i64) -> (u32, &str, bool) {
    let prefixed = match text.as_bytes() {
        [b'0', b'x' | b'X', ..] => 16,
        [b'0', b'o' | b'O', ..] => 8,
        [b'0', b'b' | b'B', ..] => 2,
        _ => 0,
    };
    if prefixed != 0 && (base == 0 || base == prefixed) {
        let text = &text[2..];
        return (prefixed as u32, text.strip_prefix('_').unwrap_or(text), false);
    }
    if base == 0 { (10, text, text.starts_with('0')) } else { (base as u32, text, false) }
}

/// The digits at the start, with single underscores between them, and the rest.
fn split_digits(text: &str, base: u32) -> Option<(&str, &str)> {
    let mut previous = b'_';
    let mut end = text.len();
    for (at, byte) in text.bytes().enumerate() {
        if byte == b'_' {
            if previous == b'_' {
                return None;
            }
        } else if !(byte as char).is_digit(base) {
            end = at;
            break;
        }
        previous = byte;
    }
    (previous != b'_').then(|| text.split_at(end))
}

fn convert(digits: &str, base: u32, is_negative: bool) -> Option<Int> {
    let sign = if is_negative { Sign::Minus } else { Sign::Plus };
    let magnitude = if digits.len() <= SHORT_DIGITS {
        let values = digits.chars().filter_map(|digit| digit.to_digit(base));
        let magnitude = values.fold(0, |value: u128, digit| value * u128::from(base) + u128::from(digit));
        if let Ok(value) = i64::try_from(magnitude) {
            return Some(Int::Small(if is_negative { -value } else { value }));
        }
        BigUint::from(magnitude)
    } else {
        BigUint::parse_bytes(digits.as_bytes(), base)?
    };
    let value = BigInt::from_biguint(sign, magnitude);
    Some(i64::try_from(&value).map_or(Int::Big(value), Int::Small))
}
