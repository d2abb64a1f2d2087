//! Constants written as Python's `repr` writes them.

use crate::literal::MAX_DIGITS;
use crate::tree::Constant;
use num_bigint::BigUint;
use text::classify::is_printable_char;

/// A constant as source text of Python; a float without finite value as an expression that gives it.
pub(crate) fn constant(value: &Constant) -> String {
    match value {
        Constant::None => "None".into(),
        Constant::Bool(true) => "True".into(),
        Constant::Bool(false) => "False".into(),
        Constant::Ellipsis => "Ellipsis".into(),
        Constant::Int(value) => value.to_string(),
        Constant::BigInt { digits, radix } => big_integer(digits, *radix),
        Constant::Float(value) => text::float::repr(*value),
        Constant::Imaginary(value) => {
            let text = text::float::repr(*value);
            format!("{}j", text.strip_suffix(".0").unwrap_or(&text))
        }
        Constant::Str(value) => string(value),
        Constant::Bytes(bytes) => text::repr::bytes_repr(bytes),
    }
}

/// A text in quotes.
pub(crate) fn string(value: &str) -> String {
    text::repr::str_repr(value)
}

/// In base 10, unless Python would refuse to write so many digits.
fn big_integer(digits: &str, radix: u32) -> String {
    let hexadecimal_limit = MAX_DIGITS * 5 / 6; // a digit of base 16 is worth 1.204 of base 10
    match BigUint::parse_bytes(digits.as_bytes(), radix) {
        Some(value) if radix != 16 || digits.len() < hexadecimal_limit => value.to_string(),
        _ => format!("0x{digits}"),
    }
}

/// Appends a character as it stands in a literal with these quotes.
pub(crate) fn escape(character: char, quote: char, into: &mut String) {
    match character {
        '\\' => into.push_str("\\\\"),
        '\n' => into.push_str("\\n"),
        '\r' => into.push_str("\\r"),
        '\t' => into.push_str("\\t"),
        _ if character == quote => {
            into.push('\\');
            into.push(character);
        }
        _ if is_printable_char(character) => into.push(character),
        _ => into.push_str(&match character as u32 {
            code @ 0..=0xff => format!("\\x{code:02x}"),
            code @ 0x100..=0xffff => format!("\\u{code:04x}"),
            code => format!("\\U{code:08x}"),
        }),
    }
}
