//! `format(int, spec)`.

use super::float::write_float;
use super::number::{Number, lay_out};
use super::parse::{Spec, Target, unknown_kind};
use crate::error::{Error, ErrorKind, Result};
use crate::int::{IntRef, write_radix};

/// Digits in a group: thousands, and two bytes in hexadecimal.
const DECIMAL_GROUP: usize = 3;
const BINARY_GROUP: usize = 4;

/// `format(int, spec)`; `type_name` is for messages, `limit` the most decimal digits, 0 for any number.
///
/// A bool is an int here, except that the caller answers an empty specification.
///
/// # Errors
/// ValueError for a bad specification, OverflowError for what no float or character can hold, MemoryError.
pub fn format_int<'a>(value: impl Into<IntRef<'a>>, spec: &str, type_name: &str, limit: usize) -> Result<String> {
    let value = value.into();
    if spec.is_empty() {
        return write_radix(value, 10, limit);
    }
    let spec = Spec::parse(spec, Target::number(type_name))?;
    match spec.kind {
        None | Some('b' | 'd' | 'o' | 'x' | 'X' | 'n') => write_int(value, &spec, limit),
        Some('c') => write_char(value, &spec),
        Some('e' | 'E' | 'f' | 'F' | 'g' | 'G' | '%') => write_float(value.to_float()?, &spec),
        Some(kind) => Err(unknown_kind(kind, type_name)),
    }
}

/// Refuses what only floats have.
fn check(spec: &Spec) -> Result<()> {
    if spec.precision.is_some() {
        return Err(Error::value("Precision not allowed in integer format specifier"));
    }
    if spec.drops_negative_zero {
        return Err(Error::value("Negative zero coercion (z) not allowed in integer format specifier"));
    }
    Ok(())
}

fn write_int(value: IntRef<'_>, spec: &Spec, limit: usize) -> Result<String> {
    check(spec)?;
    let (radix, prefix, group) = match spec.kind {
        Some('b') => (2, "0b", BINARY_GROUP),
        Some('o') => (8, "0o", BINARY_GROUP),
        Some('x') => (16, "0x", BINARY_GROUP),
        Some('X') => (16, "0X", BINARY_GROUP),
        _ => (10, "", DECIMAL_GROUP),
    };
    let mut digits = write_radix(value, radix, limit)?;
    if spec.kind == Some('X') {
        digits.make_ascii_uppercase();
    }
    let (is_negative, whole) = match digits.strip_prefix('-') {
        Some(whole) => (true, whole),
        None => (false, digits.as_str()),
    };
    let prefix = if spec.is_alternate { prefix } else { "" };
    lay_out(&Number { is_negative, prefix, whole, rest: "" }, spec, group)
}

fn write_char(value: IntRef<'_>, spec: &Spec) -> Result<String> {
    check(spec)?;
    if spec.sign.is_some() {
        return Err(Error::value("Sign not allowed with integer format specifier 'c'"));
    }
    if spec.is_alternate {
        return Err(Error::value("Alternate form (#) not allowed with integer format specifier 'c'"));
    }
    let IntRef::Small(code) = value else {
        return Err(Error::overflow("Python int too large to convert to C long"));
    };
    let rest = char_of(code)?.to_string();
    lay_out(&Number { is_negative: false, prefix: "", whole: "", rest: &rest }, spec, DECIMAL_GROUP)
}

/// The character with this code.
///
/// # Errors
/// OverflowError beyond Unicode, ValueError for a surrogate, which our text cannot hold.
pub(crate) fn char_of(code: i64) -> Result<char> {
    match u32::try_from(code) {
        Ok(code @ 0..=0x10FFFF) => {
            let refused = || Error::new(ErrorKind::ValueError, "surrogate characters are not supported");
            char::from_u32(code).ok_or_else(refused)
        }
        _ => Err(Error::overflow("%c arg not in range(0x110000)")),
    }
}
