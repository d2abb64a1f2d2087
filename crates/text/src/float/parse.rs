//! `float("...")`.

use std::borrow::Cow;

use crate::error::{Error, Result};
use crate::{classify, repr, ucd};

/// `float(str)`: white space around, underscores between digits, digits of any script, infinities and NaNs.
///
/// # Errors
/// ValueError `could not convert string to float: ...`.
pub fn parse(text: &str) -> Result<f64> {
    parse_ascii(&to_ascii(text)).ok_or_else(|| failure(&repr::str_repr(text)))
}

/// `float(bytes)`.
///
/// # Errors
/// ValueError `could not convert string to float: ...`.
pub fn parse_bytes(bytes: &[u8]) -> Result<f64> {
    let parsed = std::str::from_utf8(bytes).ok().and_then(parse_ascii);
    parsed.ok_or_else(|| failure(&repr::bytes_repr(bytes)))
}

fn failure(shown: &str) -> Error {
    Error::value(format!("could not convert string to float: {shown}"))
}

/// Replaces white space and decimal digits of any script by ASCII ones, anything else by `?`.
pub(crate) fn to_ascii(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let map = |c: char| match ucd::decimal_value(c) {
        _ if c.is_ascii() => c,
        Some(digit) => (b'0' + digit) as char,
        None if classify::is_space_char(c) => ' ',
        None => '?',
    };
    Cow::Owned(text.chars().map(map).collect())
}

/// Whether C's `isspace` holds.
pub(crate) fn is_c_space(c: char) -> bool {
    matches!(c, ' ' | '\t'..='\r')
}

fn parse_ascii(text: &str) -> Option<f64> {
    let text = text.trim_matches(is_c_space);
    // Rust's grammar for floats is Python's without the underscores.
    if memchr::memchr(b'_', text.as_bytes()).is_none() {
        return text.parse().ok();
    }
    without_underscores(text)?.parse().ok()
}

/// Drops underscores; `None` if one does not stand between two digits.
pub(crate) fn without_underscores(text: &str) -> Option<String> {
    let bytes = text.as_bytes();
    let is_digit = |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(u8::is_ascii_digit);
    let well_placed = memchr::memchr_iter(b'_', bytes).all(|at| is_digit(at.checked_sub(1)) && is_digit(Some(at + 1)));
    well_placed.then(|| text.replace('_', ""))
}
