//! Constants written as Python's `repr` writes them.

use crate::literal::is_printable;
use crate::tree::Constant;

/// A constant as source text of Python; a float without finite value as an expression that gives it.
pub(crate) fn constant(value: &Constant) -> String {
    match value {
        Constant::None => "None".into(),
        Constant::Bool(true) => "True".into(),
        Constant::Bool(false) => "False".into(),
        Constant::Ellipsis => "Ellipsis".into(),
        Constant::Int(value) => value.to_string(),
        Constant::BigInt { digits, radix: 16 } => format!("0x{digits}"),
        Constant::BigInt { digits, .. } => digits.clone(),
        Constant::Float(value) => float(*value),
        Constant::Imaginary(value) => {
            let text = float(*value);
            format!("{}j", text.strip_suffix(".0").unwrap_or(&text))
        }
        Constant::Str(text) => string(text),
        Constant::Bytes(bytes) => bytes_literal(bytes),
    }
}

/// The shortest text that reads back as the same float; scientific below 1e-4 and from 1e16 on.
pub(crate) fn float(value: f64) -> String {
    if value.is_infinite() {
        return if value > 0.0 { "inf".into() } else { "-inf".into() };
    }
    if value.is_nan() {
        return "nan".into();
    }
    let scientific = format!("{value:e}");
    let (digits, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    if (-4..16).contains(&exponent) {
        let plain = format!("{value}");
        return if plain.contains('.') { plain } else { plain + ".0" };
    }
    let sign = if exponent < 0 { '-' } else { '+' };
    format!("{digits}e{sign}{:02}", exponent.abs())
}

/// A text in quotes: single ones unless it has these and no double ones.
pub(crate) fn string(text: &str) -> String {
    let quote = if text.contains('\'') && !text.contains('"') { '"' } else { '\'' };
    let mut shown = String::with_capacity(text.len() + 2);
    shown.push(quote);
    for character in text.chars() {
        escape(character, quote, &mut shown);
    }
    shown.push(quote);
    shown
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
        _ if is_printable(character) => into.push(character),
        _ => into.push_str(&match character as u32 {
            code @ 0..=0xff => format!("\\x{code:02x}"),
            code @ 0x100..=0xffff => format!("\\u{code:04x}"),
            code => format!("\\U{code:08x}"),
        }),
    }
}

fn bytes_literal(bytes: &[u8]) -> String {
    let quote = if bytes.contains(&b'\'') && !bytes.contains(&b'"') { '"' } else { '\'' };
    let mut shown = format!("b{quote}");
    for &byte in bytes {
        match byte {
            0x80.. => shown.push_str(&format!("\\x{byte:02x}")),
            _ => escape(byte as char, quote, &mut shown),
        }
    }
    shown.push(quote);
    shown
}
