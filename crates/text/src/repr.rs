//! `repr` and `ascii` of str, `repr` of bytes.

use crate::ucd;

const HEX: &[u8; 16] = b"0123456789abcdef";

/// `repr(str)`.
pub fn str_repr(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    write_str_repr(&mut out, text);
    out
}

/// Appends `repr(str)`.
pub fn write_str_repr(out: &mut String, text: &str) {
    write_quoted(out, text, |c| ucd::has(c, ucd::PRINTABLE));
}

/// `ascii(str)`: `repr` with everything beyond ASCII escaped.
pub fn str_ascii(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    write_quoted(&mut out, text, |c| matches!(c, ' '..='~'));
    out
}

/// `ascii(object)`: escapes what is beyond ASCII in an object's `repr`.
pub fn escape_non_ascii(repr: &str) -> String {
    let mut out = String::with_capacity(repr.len());
    for c in repr.chars() {
        if c.is_ascii() {
            out.push(c);
        } else {
            push_code(&mut out, c as u32);
        }
    }
    out
}

/// The quote that Python chooses: double only if there are single quotes and no double ones.
fn quote_for(text: &[u8]) -> u8 {
    let double = memchr::memchr(b'\'', text).is_some() && memchr::memchr(b'"', text).is_none();
    if double { b'"' } else { b'\'' }
}

fn write_quoted(out: &mut String, text: &str, is_shown: impl Fn(char) -> bool) {
    let quote = quote_for(text.as_bytes());
    out.push(quote as char);
    // What needs no escape is copied in stretches.
    let mut copied = 0;
    for (at, c) in text.char_indices() {
        if c != quote as char && c != '\\' && (matches!(c, ' '..='~') || is_shown(c)) {
            continue;
        }
        out.push_str(&text[copied..at]);
        copied = at + c.len_utf8();
        match c {
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            _ if c == quote as char => {
                out.push('\\');
                out.push(c);
            }
            _ => push_code(out, c as u32),
        }
    }
    out.push_str(&text[copied..]);
    out.push(quote as char);
}

/// Appends `\xhh`, `\uhhhh` or `\Uhhhhhhhh`, the shortest that can hold the code.
pub(crate) fn push_code(out: &mut String, code: u32) {
    let (letter, digits) = match code {
        0..=0xFF => ('x', 2),
        0x100..=0xFFFF => ('u', 4),
        _ => ('U', 8),
    };
    out.push('\\');
    out.push(letter);
    for place in (0..digits).rev() {
        out.push(HEX[(code >> (4 * place)) as usize & 15] as char);
    }
}

/// `repr(bytes)`.
pub fn bytes_repr(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len() + 3);
    out.push('b');
    let quote = quote_for(bytes);
    out.push(quote as char);
    for &byte in bytes {
        match byte {
            b'\\' => out.push_str("\\\\"),
            b'\n' => out.push_str("\\n"),
            b'\r' => out.push_str("\\r"),
            b'\t' => out.push_str("\\t"),
            _ if byte == quote => {
                out.push('\\');
                out.push(byte as char);
            }
            b' '..=b'~' => out.push(byte as char),
            _ => push_code(&mut out, byte.into()),
        }
    }
    out.push(quote as char);
    out
}
