//! `str.encode`.

use super::decode::UNDEFINED;
use super::encoding::{ByteOrder, Encoding};
use super::escapes;
use super::handler::{CodecError, Failure, replace_unencodable};

const MARK: char = '\u{FEFF}';

/// `str.encode(encoding, errors)`.
///
/// # Errors
/// What cannot be encoded, under the handler `strict`; an unknown handler if one is needed.
pub fn encode(text: &str, encoding: Encoding, errors: &str) -> Result<Vec<u8>, CodecError> {
    Ok(match encoding {
        Encoding::Utf8 => text.as_bytes().to_vec(),
        Encoding::Utf8Sig => format!("{MARK}{text}").into_bytes(),
        Encoding::Utf16(order) => units(text, order, |c, out| {
            out.extend(c.encode_utf16(&mut [0; 2]).iter().map(|unit| unit.to_le_bytes()));
        }),
        Encoding::Utf32(order) => units(text, order, |c, out| out.push(u32::from(c).to_le_bytes())),
        Encoding::Ascii | Encoding::Latin1 if text.is_ascii() => text.as_bytes().to_vec(),
        Encoding::Ascii => {
            let reason = "ordinal not in range(128)";
            one_byte_each(text, encoding, reason, errors, |c| c.is_ascii().then_some(c as u8))?
        }
        Encoding::Latin1 => {
            one_byte_each(text, encoding, "ordinal not in range(256)", errors, |c| u8::try_from(c).ok())?
        }
        Encoding::Charmap(charmap) => one_byte_each(text, encoding, UNDEFINED, errors, |c| charmap.encode(c))?,
        Encoding::UnicodeEscape => escapes::escape(text),
        Encoding::RawUnicodeEscape => escapes::escape_raw(text),
    })
}

/// Writes each character in units of some bytes, which `units_of` gives with the lowest byte first.
fn units<const N: usize>(text: &str, order: ByteOrder, units_of: impl Fn(char, &mut Vec<[u8; N]>)) -> Vec<u8> {
    let mut units = Vec::with_capacity(text.len() + 1);
    if order == ByteOrder::Marked {
        units_of(MARK, &mut units);
    }
    text.chars().for_each(|c| units_of(c, &mut units));
    if order == ByteOrder::Big {
        units.iter_mut().for_each(|unit| unit.reverse());
    }
    units.concat()
}

/// Writes characters as the byte that stands for each; a stretch of those without one fails as one.
fn one_byte_each(
    text: &str,
    encoding: Encoding,
    reason: &'static str,
    errors: &str,
    byte_of: impl Fn(char) -> Option<u8>,
) -> Result<Vec<u8>, CodecError> {
    let mut out = Vec::with_capacity(text.len());
    let mut rest = text;
    let mut position = 0;
    while let Some(c) = rest.chars().next() {
        if let Some(byte) = byte_of(c) {
            out.push(byte);
            rest = &rest[c.len_utf8()..];
            position += 1;
            continue;
        }
        let (failing, after) = rest.split_at(rest.find(|c| byte_of(c).is_some()).unwrap_or(rest.len()));
        let end = position + failing.chars().count();
        let failure = Failure { encoding: encoding.name(), start: position, end, reason };
        replace_unencodable(&mut out, failing, failure, errors)?;
        (rest, position) = (after, end);
    }
    Ok(out)
}
