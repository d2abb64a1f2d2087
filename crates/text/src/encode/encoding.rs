//! Encodings and their names.

use super::charmaps::CHARMAPS;
use crate::error::{Error, ErrorKind, Result};

/// The order of the bytes in a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ByteOrder {
    /// Told by a mark at the start; written as this machine's, little endian, with a mark.
    Marked,
    /// The lowest byte first.
    Little,
    /// The highest byte first.
    Big,
}

/// An encoding of one byte a character, the first 128 of which are ASCII.
#[derive(Debug, PartialEq, Eq)]
pub struct Charmap {
    /// As `codecs.lookup` names it.
    pub name: &'static str,
    /// All its names.
    pub(super) aliases: &'static [&'static str],
    /// The characters of the other bytes; U+FFFD for those that stand for none.
    pub(super) upper: &'static str,
}

impl Charmap {
    /// The character of a byte.
    pub(super) fn decode(&self, byte: u8) -> Option<char> {
        match byte.checked_sub(128) {
            None => Some(byte.into()),
            Some(at) => self.upper.chars().nth(at.into()).filter(|&c| c != char::REPLACEMENT_CHARACTER),
        }
    }

    /// The byte of a character.
    pub(super) fn encode(&self, c: char) -> Option<u8> {
        if c.is_ascii() {
            return Some(c as u8);
        }
        let found = (128..=255).zip(self.upper.chars()).find(|&(_, known)| known == c);
        found.map(|(byte, _)| byte).filter(|_| c != char::REPLACEMENT_CHARACTER)
    }
}

/// An encoding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8.
    Utf8,
    /// UTF-8 with a mark at the start, which may be missing when read.
    Utf8Sig,
    /// UTF-16.
    Utf16(ByteOrder),
    /// UTF-32.
    Utf32(ByteOrder),
    /// ASCII.
    Ascii,
    /// ISO 8859-1: each byte is the character with its number.
    Latin1,
    /// Others of one byte a character.
    Charmap(&'static Charmap),
    /// Text as in a literal, all but ASCII escaped.
    UnicodeEscape,
    /// Text as in a raw literal of Python 2, all but Latin-1 escaped.
    RawUnicodeEscape,
}

impl Encoding {
    /// The encoding of this name, as spelt in any of the ways that `encodings.aliases` knows.
    ///
    /// # Errors
    /// LookupError `unknown encoding`.
    pub fn find(name: &str) -> Result<Encoding> {
        let known = normalized(name);
        Ok(match known.as_str() {
            "utf_8" | "utf8" | "utf" | "u8" | "cp65001" | "utf8_ucs2" | "utf8_ucs4" => Encoding::Utf8,
            "utf_8_sig" => Encoding::Utf8Sig,
            "utf_16" | "utf16" | "u16" => Encoding::Utf16(ByteOrder::Marked),
            "utf_16_le" | "unicodelittleunmarked" | "utf_16le" => Encoding::Utf16(ByteOrder::Little),
            "utf_16_be" | "unicodebigunmarked" | "utf_16be" => Encoding::Utf16(ByteOrder::Big),
            "utf_32" | "utf32" | "u32" => Encoding::Utf32(ByteOrder::Marked),
            "utf_32_le" | "utf_32le" => Encoding::Utf32(ByteOrder::Little),
            "utf_32_be" | "utf_32be" => Encoding::Utf32(ByteOrder::Big),
            "ascii" | "us_ascii" | "us" | "646" | "ansi_x3.4_1968" | "ansi_x3_4_1968" | "ansi_x3.4_1986" | "cp367"
            | "csascii" | "ibm367" | "iso646_us" | "iso_646.irv_1991" | "iso_ir_6" => Encoding::Ascii,
            "latin_1" | "latin1" | "latin" | "l1" | "iso_8859_1" | "iso8859_1" | "iso8859" | "8859" | "cp819"
            | "csisolatin1" | "ibm819" | "iso_8859_1_1987" | "iso_ir_100" => Encoding::Latin1,
            "unicode_escape" | "unicodeescape" => Encoding::UnicodeEscape,
            "raw_unicode_escape" | "rawunicodeescape" => Encoding::RawUnicodeEscape,
            known => match CHARMAPS.iter().find(|charmap| charmap.aliases.contains(&known)) {
                Some(charmap) => Encoding::Charmap(charmap),
                None => return Err(Error::new(ErrorKind::LookupError, format!("unknown encoding: {name}"))),
            },
        })
    }

    /// The name that `codecs.lookup` gives.
    pub fn canonical_name(self) -> &'static str {
        match self {
            Encoding::Utf8Sig => "utf-8-sig",
            Encoding::Utf16(ByteOrder::Marked) => "utf-16",
            Encoding::Utf32(ByteOrder::Marked) => "utf-32",
            Encoding::Latin1 => "iso8859-1",
            Encoding::Charmap(charmap) => charmap.name,
            Encoding::UnicodeEscape => "unicode-escape",
            Encoding::RawUnicodeEscape => "raw-unicode-escape",
            other => other.name(),
        }
    }

    /// The name in messages; of a marked one, that of this machine's order.
    pub(super) fn name(self) -> &'static str {
        match self {
            Encoding::Utf8 | Encoding::Utf8Sig => "utf-8",
            Encoding::Utf16(ByteOrder::Big) => "utf-16-be",
            Encoding::Utf16(_) => "utf-16-le",
            Encoding::Utf32(ByteOrder::Big) => "utf-32-be",
            Encoding::Utf32(_) => "utf-32-le",
            Encoding::Ascii => "ascii",
            Encoding::Latin1 => "latin-1",
            Encoding::Charmap(_) => "charmap",
            Encoding::UnicodeEscape => "unicodeescape",
            Encoding::RawUnicodeEscape => "rawunicodeescape",
        }
    }
}

/// The name in lower case, with one underscore for each stretch of other characters than letters, digits and dots.
fn normalized(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for c in name.chars() {
        if c.is_ascii_alphanumeric() || c == '.' {
            out.push(c.to_ascii_lowercase());
        } else if !out.ends_with('_') && !out.is_empty() {
            out.push('_');
        }
    }
    out.truncate(out.trim_end_matches('_').len());
    out
}
