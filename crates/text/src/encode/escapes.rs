//! `unicode_escape` and `raw_unicode_escape`: text as it stands in a literal of Python.

use super::encoding::Encoding;
use super::handler::{CodecError, Failure, replace_undecodable};

/// Writes text with escapes for all that is not printable ASCII.
pub(super) fn escape(text: &str) -> Vec<u8> {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\\\"),
            '\t' => out.push_str("\\t"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            ' '..='~' => out.push(c),
            ..='\u{FF}' => out.push_str(&format!("\\x{:02x}", u32::from(c))),
            _ => push_numbered(&mut out, c),
        }
    }
    out.into_bytes()
}

/// Writes text with escapes for all that is not Latin-1.
pub(super) fn escape_raw(text: &str) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    for c in text.chars() {
        match u8::try_from(c) {
            Ok(byte) => out.push(byte),
            Err(_) => {
                let mut escape = String::new();
                push_numbered(&mut escape, c);
                out.extend(escape.into_bytes());
            }
        }
    }
    out
}

fn push_numbered(out: &mut String, c: char) {
    out.push_str(&match u32::from(c) {
        code @ ..=0xFFFF => format!("\\u{code:04x}"),
        code => format!("\\U{code:08x}"),
    });
}

/// What an escape stands for, and where it ends; or why it stands for nothing.
type Escape = Result<(Option<char>, usize), (usize, &'static str)>;

/// So many digits in base 16 from `at` on.
fn numbered(bytes: &[u8], at: usize, digits: usize, truncated: &'static str) -> Escape {
    let found = bytes[at..].iter().take(digits).take_while(|byte| byte.is_ascii_hexdigit()).count();
    let end = at + found;
    if found < digits {
        return Err((end, truncated));
    }
    let code = bytes[at..end].iter().fold(0_u32, |code, &byte| code << 4 | char::from(byte).to_digit(16).unwrap_or(0));
    match char::from_u32(code) {
        Some(c) => Ok((Some(c), end)),
        None => Err((end, "illegal Unicode character")),
    }
}

/// `{NAME}` from `at` on.
fn named(bytes: &[u8], at: usize) -> Escape {
    const MALFORMED: &str = "malformed \\N character escape";
    if bytes.get(at) != Some(&b'{') {
        return Err((at, MALFORMED));
    }
    let Some(length) = bytes[at + 1..].iter().position(|&byte| byte == b'}') else {
        return Err((bytes.len(), MALFORMED));
    };
    let end = at + length + 2;
    let name = std::str::from_utf8(&bytes[at + 1..end - 1]).ok().filter(|name| !name.is_empty());
    match name.map(unicode_names2::character) {
        Some(Some(c)) => Ok((Some(c), end)),
        Some(None) => Err((end, "unknown Unicode character name")),
        None => Err((at + 1, MALFORMED)),
    }
}

/// The escape whose letter is at `at`.
fn escaped(bytes: &[u8], at: usize) -> Escape {
    let Some(&letter) = bytes.get(at) else { return Err((at, "\\ at end of string")) };
    let plain = |c| Ok((Some(c), at + 1));
    match letter {
        b'\n' => Ok((None, at + 1)),
        b'\\' | b'\'' | b'"' => plain(letter.into()),
        b'a' => plain('\u{7}'),
        b'b' => plain('\u{8}'),
        b'f' => plain('\u{C}'),
        b'n' => plain('\n'),
        b'r' => plain('\r'),
        b't' => plain('\t'),
        b'v' => plain('\u{B}'),
        b'0'..=b'7' => {
            let digits = bytes[at..].iter().take(3).take_while(|byte| matches!(byte, b'0'..=b'7')).count();
            let code = bytes[at..at + digits].iter().fold(0, |code, digit| code << 3 | u32::from(digit - b'0'));
            Ok((char::from_u32(code), at + digits))
        }
        b'x' => numbered(bytes, at + 1, 2, "truncated \\xXX escape"),
        b'u' => numbered(bytes, at + 1, 4, "truncated \\uXXXX escape"),
        b'U' => numbered(bytes, at + 1, 8, "truncated \\UXXXXXXXX escape"),
        b'N' => named(bytes, at + 1),
        // What is no escape stays as it is.
        _ => Ok((Some('\\'), at)),
    }
}

/// Reads what [`escape`] writes, and all other escapes of a literal.
pub(super) fn unescape(bytes: &[u8], errors: &str) -> Result<String, CodecError> {
    read(bytes, Encoding::UnicodeEscape, errors, |at| Some(escaped(bytes, at + 1)))
}

/// Reads what [`escape_raw`] writes: only escapes with u and U after an odd number of backslashes count.
pub(super) fn unescape_raw(bytes: &[u8], errors: &str) -> Result<String, CodecError> {
    read(bytes, Encoding::RawUnicodeEscape, errors, |at| {
        let before = bytes[..at].iter().rev().take_while(|&&byte| byte == b'\\').count();
        match bytes.get(at + 1) {
            Some(b'u') if before.is_multiple_of(2) => Some(numbered(bytes, at + 2, 4, "truncated \\uXXXX escape")),
            Some(b'U') if before.is_multiple_of(2) => Some(numbered(bytes, at + 2, 8, "truncated \\UXXXXXXXX escape")),
            _ => None,
        }
    })
}

/// Reads Latin-1 with escapes; `escape_at` reads the one whose backslash is at a place, if it is one.
fn read(
    bytes: &[u8],
    encoding: Encoding,
    errors: &str,
    escape_at: impl Fn(usize) -> Option<Escape>,
) -> Result<String, CodecError> {
    let mut out = String::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let escape = if byte == b'\\' { escape_at(at) } else { None };
        at = match escape {
            None => {
                out.push(byte.into());
                at + 1
            }
            Some(Ok((c, end))) => {
                out.extend(c);
                end
            }
            Some(Err((end, reason))) => {
                let failure = Failure { encoding: encoding.name(), start: at, end, reason };
                replace_undecodable(&mut out, bytes, failure, errors)?;
                end
            }
        };
    }
    Ok(out)
}
