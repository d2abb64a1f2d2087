//! `bytes.decode`.

use super::encoding::{ByteOrder, Encoding};
use super::escapes;
use super::handler::{CodecError, Failure, replace_undecodable};

/// Why a byte or character has no counterpart in an encoding of one byte a character.
pub(super) const UNDEFINED: &str = "character maps to <undefined>";

/// `bytes.decode(encoding, errors)`. CPython decodes no bytes under any encoding's name, even an unknown one.
///
/// # Errors
/// What cannot be decoded, under the handler `strict`; an unknown handler if one is needed.
pub fn decode(bytes: &[u8], encoding: Encoding, errors: &str) -> Result<String, CodecError> {
    match encoding {
        Encoding::Utf8 => utf8(bytes, errors),
        Encoding::Utf8Sig => utf8(bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes), errors),
        Encoding::Latin1 => Ok(bytes.iter().map(|&byte| char::from(byte)).collect()),
        Encoding::Ascii => decode_all(bytes, 0, encoding, errors, next_ascii),
        Encoding::Charmap(charmap) => decode_all(bytes, 0, encoding, errors, |rest| {
            let refused = Refused { length: 1, reason: UNDEFINED };
            charmap.decode(rest[0]).map(|c| (c, 1)).ok_or(refused)
        }),
        Encoding::UnicodeEscape => escapes::unescape(bytes, errors),
        Encoding::RawUnicodeEscape => escapes::unescape_raw(bytes, errors),
        Encoding::Utf16(order) => {
            let (order, start) = marked_order(bytes, order, &[0xFF, 0xFE], &[0xFE, 0xFF]);
            decode_all(bytes, start, Encoding::Utf16(order), errors, |rest| next_utf16(rest, order))
        }
        Encoding::Utf32(order) => {
            let (order, start) = marked_order(bytes, order, &[0xFF, 0xFE, 0, 0], &[0, 0, 0xFE, 0xFF]);
            decode_all(bytes, start, Encoding::Utf32(order), errors, |rest| next_utf32(rest, order))
        }
    }
}

/// Why so many bytes are not decoded.
struct Refused {
    length: usize,
    reason: &'static str,
}

/// The order that a mark tells, and how long the mark is.
fn marked_order(bytes: &[u8], order: ByteOrder, little: &[u8], big: &[u8]) -> (ByteOrder, usize) {
    match order {
        ByteOrder::Marked if bytes.starts_with(little) => (ByteOrder::Little, little.len()),
        ByteOrder::Marked if bytes.starts_with(big) => (ByteOrder::Big, big.len()),
        ByteOrder::Marked => (ByteOrder::Little, 0),
        _ => (order, 0),
    }
}

/// Decodes character by character; `next` gives one and its length, or what is wrong.
fn decode_all(
    bytes: &[u8],
    start: usize,
    encoding: Encoding,
    errors: &str,
    next: impl Fn(&[u8]) -> Result<(char, usize), Refused>,
) -> Result<String, CodecError> {
    let mut out = String::with_capacity(bytes.len());
    let mut at = start;
    while at < bytes.len() {
        match next(&bytes[at..]) {
            Ok((c, length)) => {
                out.push(c);
                at += length;
            }
            Err(Refused { length, reason }) => {
                let end = at + length;
                let failure = Failure { encoding: encoding.name(), start: at, end, reason };
                replace_undecodable(&mut out, bytes, failure, errors)?;
                at = end;
            }
        }
    }
    Ok(out)
}

fn utf8(bytes: &[u8], errors: &str) -> Result<String, CodecError> {
    let mut out = String::with_capacity(bytes.len());
    let mut at = 0;
    for chunk in bytes.utf8_chunks() {
        out.push_str(chunk.valid());
        at += chunk.valid().len();
        let invalid = chunk.invalid();
        let Some(&first) = invalid.first() else { continue };
        let end = at + invalid.len();
        let reason = match first {
            0x80..=0xC1 | 0xF5..=0xFF => "invalid start byte",
            _ if end == bytes.len() && is_cut_short(invalid) => "unexpected end of data",
            _ => "invalid continuation byte",
        };
        replace_undecodable(&mut out, bytes, Failure { encoding: "utf-8", start: at, end, reason }, errors)?;
        at = end;
    }
    Ok(out)
}

/// Whether more bytes could complete these.
fn is_cut_short(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).is_err_and(|error| error.error_len().is_none())
}

fn next_ascii(rest: &[u8]) -> Result<(char, usize), Refused> {
    if rest[0].is_ascii() {
        return Ok((rest[0].into(), 1));
    }
    Err(Refused { length: 1, reason: "ordinal not in range(128)" })
}

fn next_utf16(rest: &[u8], order: ByteOrder) -> Result<(char, usize), Refused> {
    let unit_at = |at: usize| {
        let bytes = rest.get(at..at + 2)?.try_into().ok()?;
        Some(if order == ByteOrder::Big { u16::from_be_bytes(bytes) } else { u16::from_le_bytes(bytes) })
    };
    let refuse = |length, reason| Err(Refused { length, reason });
    let Some(first) = unit_at(0) else { return refuse(rest.len(), "truncated data") };
    let Some(second) = (match first {
        0xD800..=0xDBFF => unit_at(2),
        0xDC00..=0xDFFF => return refuse(2, "illegal encoding"),
        _ => Some(0),
    }) else {
        return refuse(rest.len(), "unexpected end of data");
    };
    match char::decode_utf16([first, second]).next() {
        Some(Ok(c)) => Ok((c, 2 * c.len_utf16())),
        _ => refuse(2, "illegal UTF-16 surrogate"),
    }
}

fn next_utf32(rest: &[u8], order: ByteOrder) -> Result<(char, usize), Refused> {
    let Some(&bytes) = rest.first_chunk() else {
        return Err(Refused { length: rest.len(), reason: "truncated data" });
    };
    let code = if order == ByteOrder::Big { u32::from_be_bytes(bytes) } else { u32::from_le_bytes(bytes) };
    let reason = match code {
        0xD800..=0xDFFF => "code point in surrogate code point range(0xd800, 0xe000)",
        _ => "code point not in range(0x110000)",
    };
    char::from_u32(code).map(|c| (c, 4)).ok_or(Refused { length: 4, reason })
}
