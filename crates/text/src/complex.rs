//! Complex numbers as `Objects/complexobject.c` computes, reads and writes them.

use crate::error::{Error, ErrorKind, Result};
use crate::{float, hash, repr as quoted};

/// Real and imaginary part.
pub type Parts = (f64, f64);

/// What the imaginary part's hash is multiplied by (`_PyHASH_IMAG`).
const HASH_OF_UNIT: i64 = 1_000_003;

/// The greatest whole exponent for which powers are products.
const MOST_PRODUCTS: f64 = 100.0;

/// `repr(complex)`: parentheses unless the real part is a positive zero.
pub fn repr(real: f64, imaginary: f64) -> String {
    if real == 0.0 && real.is_sign_positive() {
        return format!("{}j", shortest(imaginary));
    }
    format!("({}{}j)", shortest(real), signed(&shortest(imaginary)))
}

/// `repr(float)` without `.0`.
fn shortest(value: f64) -> String {
    let text = float::repr(value);
    text.strip_suffix(".0").map(str::to_owned).unwrap_or(text)
}

fn signed(text: &str) -> String {
    if text.starts_with('-') { text.to_owned() } else { format!("+{text}") }
}

/// `left * right`
pub fn multiply(left: Parts, right: Parts) -> Parts {
    (left.0 * right.0 - left.1 * right.1, left.0 * right.1 + left.1 * right.0)
}

/// `left / right`, by Smith's method.
///
/// # Errors
/// ZeroDivisionError.
pub fn divide(left: Parts, right: Parts) -> Result<Parts> {
    quotient(left, right).ok_or_else(|| Error::new(ErrorKind::ZeroDivisionError, "complex division by zero"))
}

/// `None` where the divisor is zero.
fn quotient(left: Parts, right: Parts) -> Option<Parts> {
    if right.0.abs() >= right.1.abs() {
        if right.0 == 0.0 {
            return None;
        }
        let ratio = right.1 / right.0;
        let scale = right.0 + right.1 * ratio;
        return Some(((left.0 + left.1 * ratio) / scale, (left.1 - left.0 * ratio) / scale));
    }
    if right.1.abs() >= right.0.abs() {
        let ratio = right.0 / right.1;
        let scale = right.0 * ratio + right.1;
        return Some(((left.0 * ratio + left.1) / scale, (left.1 * ratio - left.0) / scale));
    }
    Some((f64::NAN, f64::NAN))
}

/// `base ** exponent`
///
/// # Errors
/// ZeroDivisionError for zero to a negative or complex power, OverflowError.
pub fn power(base: Parts, exponent: Parts) -> Result<Parts> {
    let whole = exponent.1 == 0.0 && exponent.0 == exponent.0.floor() && exponent.0.abs() <= MOST_PRODUCTS;
    let result = if whole { whole_power(base, exponent.0 as i64) } else { general_power(base, exponent) };
    match result {
        None => Err(Error::new(ErrorKind::ZeroDivisionError, "0.0 to a negative or complex power")),
        Some((real, imaginary)) if real.is_infinite() || imaginary.is_infinite() => {
            Err(Error::overflow("complex exponentiation"))
        }
        Some(result) => Ok(result),
    }
}

fn whole_power(base: Parts, exponent: i64) -> Option<Parts> {
    let mut result = (1.0, 0.0);
    let mut square = base;
    let mut left = exponent.unsigned_abs();
    while left > 0 {
        if left & 1 == 1 {
            result = multiply(result, square);
        }
        left >>= 1;
        square = multiply(square, square);
    }
    if exponent > 0 { Some(result) } else { quotient((1.0, 0.0), result) }
}

fn general_power(base: Parts, exponent: Parts) -> Option<Parts> {
    if exponent == (0.0, 0.0) {
        return Some((1.0, 0.0));
    }
    if base == (0.0, 0.0) {
        return (exponent.1 == 0.0 && exponent.0 >= 0.0).then_some((0.0, 0.0));
    }
    let size = base.0.hypot(base.1);
    let mut length = size.powf(exponent.0);
    let angle = base.1.atan2(base.0);
    let mut phase = angle * exponent.0;
    if exponent.1 != 0.0 {
        length *= (-angle * exponent.1).exp();
        phase += exponent.1 * size.ln();
    }
    Some((length * phase.cos(), length * phase.sin()))
}

/// `abs(complex)`
///
/// # Errors
/// OverflowError.
pub fn absolute(real: f64, imaginary: f64) -> Result<f64> {
    let size = real.hypot(imaginary);
    if size.is_infinite() && real.is_finite() && imaginary.is_finite() {
        return Err(Error::overflow("absolute value too large"));
    }
    Ok(size)
}

/// `hash(complex)`; `nan` is the hash of a NaN, which goes by identity.
pub fn hash_of(real: f64, imaginary: f64, nan: i64) -> i64 {
    let part = |value| hash::float(value).unwrap_or(nan);
    match part(real).wrapping_add(HASH_OF_UNIT.wrapping_mul(part(imaginary))) {
        -1 => -2,
        hash => hash,
    }
}

/// `complex("...")`
///
/// # Errors
/// ValueError.
pub fn parse(text: &str) -> Result<Parts> {
    let ascii = float::to_ascii(text);
    let failure = || Error::value(format!("could not convert string to complex: {}", quoted::str_repr(text)));
    let plain = match ascii.contains('_') {
        true => float::without_underscores(&ascii).ok_or_else(failure)?,
        false => ascii.into_owned(),
    };
    parse_plain(&plain).ok_or_else(|| Error::value("complex() arg is a malformed string"))
}

fn parse_plain(text: &str) -> Option<Parts> {
    let mut inner = text.trim_matches(float::is_c_space);
    if let Some(opened) = inner.strip_prefix('(') {
        inner = opened.strip_suffix(')')?.trim_matches(float::is_c_space);
    }
    let (first, rest) = float_prefix(inner);
    match (first, rest) {
        (Some(real), "") => Some((real, 0.0)),
        (Some(imaginary), "j" | "J") => Some((0.0, imaginary)),
        (Some(real), rest) if rest.starts_with(['+', '-']) => Some((real, unit(rest)?)),
        (Some(_), _) => None,
        (None, rest) => Some((0.0, unit(rest)?)),
    }
}

/// `+1.5j`, `-j`, `j`: the imaginary part.
fn unit(text: &str) -> Option<f64> {
    let number = text.strip_suffix(['j', 'J'])?;
    match float_prefix(number) {
        (Some(imaginary), "") => Some(imaginary),
        (None, "" | "+") => Some(1.0),
        (None, "-") => Some(-1.0),
        _ => None,
    }
}

/// The float that a text begins with, and what follows it.
fn float_prefix(text: &str) -> (Option<f64>, &str) {
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    let sign = text.len() - unsigned.len();
    let begins = |word: &str| unsigned.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
    let named = ["infinity", "inf", "nan"].into_iter().find(|word| begins(word));
    let len = sign + named.map_or_else(|| digits_len(unsigned), str::len);
    match text[..len].parse() {
        Ok(value) => (Some(value), &text[len..]),
        Err(_) => (None, text),
    }
}

/// How long the decimal number is that a text begins with.
fn digits_len(text: &str) -> usize {
    let count = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let mut len = count(text);
    let mut digits = len;
    if text[len..].starts_with('.') {
        let fraction = count(&text[len + 1..]);
        digits += fraction;
        len += 1 + fraction;
    }
    if digits == 0 {
        return 0;
    }
    if text[len..].starts_with(['e', 'E']) {
        let after = &text[len + 1..];
        let sign = usize::from(after.starts_with(['+', '-']));
        match count(&after[sign..]) {
            0 => {}
            exponent => len += 1 + sign + exponent,
        }
    }
    len
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_read_as_cpython_reads_them() {
        let good: [(&str, Parts); 12] = [
            ("1", (1.0, 0.0)),
            (" ( 1+2j ) ", (1.0, 2.0)),
            ("-j", (0.0, -1.0)),
            ("j", (0.0, 1.0)),
            ("1-J", (1.0, -1.0)),
            ("1e3-2.5e-1j", (1000.0, -0.25)),
            ("+1.j", (0.0, 1.0)),
            (".5+.25j", (0.5, 0.25)),
            ("1_0+2_0j", (10.0, 20.0)),
            ("inf-infinityj", (f64::INFINITY, f64::NEG_INFINITY)),
            ("1e5", (1e5, 0.0)),
            ("\u{661}j", (0.0, 1.0)),
        ];
        for (text, parts) in good {
            assert_eq!(parse(text), Ok(parts), "{text}");
        }
        for text in ["", "(", "1+", "1+2", "1 + 2j", "1j2", "(1", "1)", "j1", "1e", "--1j", "1+-2j", "e", "."] {
            assert!(parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn parentheses_stand_around_two_parts() {
        assert_eq!(repr(0.0, 1.0), "1j");
        assert_eq!(repr(-0.0, 1.0), "(-0+1j)");
        assert_eq!(repr(1.5, -0.0), "(1.5-0j)");
        assert_eq!(repr(f64::NAN, f64::INFINITY), "(nan+infj)");
    }
}
