//! Strings in JSON's notation.

use std::fmt::Write;

/// Whether a byte of UTF-8 stands for itself between quotes.
fn is_plain(byte: u8, ascii: bool) -> bool {
    match byte {
        b'"' | b'\\' | 0..=0x1F => false,
        0x7F..=0xFF => !ascii,
        _ => true,
    }
}

/// Writes a string with its quotes; with `ascii` everything beyond printable ASCII as `\u` escapes.
pub(super) fn write_string(out: &mut String, text: &str, ascii: bool) {
    out.reserve(text.len() + 2);
    out.push('"');
    let mut plain_from = 0;
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if is_plain(bytes[at], ascii) {
            at += 1;
            continue;
        }
        out.push_str(&text[plain_from..at]);
        let c = text[at..].chars().next().unwrap_or('"');
        write_escape(out, c);
        at += c.len_utf8();
        plain_from = at;
    }
    out.push_str(&text[plain_from..]);
    out.push('"');
}

fn write_escape(out: &mut String, c: char) {
    let short = match c {
        '"' => "\\\"",
        '\\' => "\\\\",
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        '\x0c' => "\\f",
        '\x08' => "\\b",
        _ => {
            for unit in c.encode_utf16(&mut [0; 2]) {
                // Writing to a String cannot fail.
                let _ = write!(out, "\\u{unit:04x}");
            }
            return;
        }
    };
    out.push_str(short);
}

/// What is wrong with a string, and at which byte.
pub(super) type StringError = (&'static str, usize);

/// Reads the string after the quote that ends at `start`; gives where it ends, and its text if escapes changed it.
///
/// # Errors
/// What CPython's decoder says, with the byte it says it of.
pub(super) fn read_string(text: &str, start: usize, strict: bool) -> Result<(Option<String>, usize), StringError> {
    let bytes = text.as_bytes();
    let (mut made, mut plain_from, mut at) = (None::<String>, start, start);
    loop {
        let stop = |byte: &u8| matches!(byte, b'"' | b'\\') || *byte < 0x20;
        at += bytes[at..].iter().position(stop).ok_or(("Unterminated string starting at", start - 1))?;
        match bytes[at] {
            b'"' => {
                if let Some(made) = &mut made {
                    made.push_str(&text[plain_from..at]);
                }
                return Ok((made, at + 1));
            }
            b'\\' => {
                let made = made.get_or_insert_default();
                made.push_str(&text[plain_from..at]);
                at = read_escape(text, at, start, made)?;
                plain_from = at;
            }
            _ if strict => return Err(("Invalid control character at", at)),
            _ => at += 1,
        }
    }
}

/// Reads the escape whose backslash is at `at`; gives where it ends.
fn read_escape(text: &str, at: usize, start: usize, out: &mut String) -> Result<usize, StringError> {
    const HIGH: std::ops::RangeInclusive<u32> = 0xD800..=0xDBFF;
    const LOW: std::ops::RangeInclusive<u32> = 0xDC00..=0xDFFF;
    let Some(letter) = text.as_bytes().get(at + 1) else {
        return Err(("Unterminated string starting at", start - 1));
    };
    out.push(match letter {
        b'"' => '"',
        b'\\' => '\\',
        b'/' => '/',
        b'b' => '\x08',
        b'f' => '\x0c',
        b'n' => '\n',
        b'r' => '\r',
        b't' => '\t',
        b'u' => {
            let mut end = at + 6;
            let mut code = hexadecimal(text, at)?;
            if HIGH.contains(&code)
                && text[end..].starts_with("\\u")
                && let Ok(low) = hexadecimal(text, end)
                && LOW.contains(&low)
            {
                code = 0x10000 + ((code - HIGH.start()) << 10) + (low - LOW.start());
                end += 6;
            }
            let Some(c) = char::from_u32(code) else {
                return Err(("lone surrogates are not supported by minipy", at));
            };
            out.push(c);
            return Ok(end);
        }
        _ => return Err(("Invalid \\escape", at)),
    });
    Ok(at + 2)
}

/// The number in `\u1234`, whose backslash is at `at`.
fn hexadecimal(text: &str, at: usize) -> Result<u32, StringError> {
    let digits = text.get(at + 2..at + 6).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()));
    digits.and_then(|digits| u32::from_str_radix(digits, 16).ok()).ok_or(("Invalid \\uXXXX escape", at + 1))
}
