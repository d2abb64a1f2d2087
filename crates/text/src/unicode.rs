//! What `unicodedata` tells of characters: Unicode 15.1, as CPython 3.13 reads it. Names come from the crate
//! `unicode_names2`, normal forms from `unicode-normalization`, for the characters that there were in 15.1.

use unicode_normalization::UnicodeNormalization;

use crate::ucd::{self, database};

/// The version of Unicode.
pub const VERSION: &str = "15.1.0";

/// What is known of one character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Record {
    /// General category: two letters.
    pub category: &'static str,
    /// Bidirectional class.
    pub bidirectional: &'static str,
    /// Canonical combining class.
    pub combining: u8,
    /// East Asian width.
    pub width: &'static str,
    /// Whether it is mirrored in text from right to left.
    pub mirrored: bool,
}

/// The record of a character.
pub fn record(c: char) -> Record {
    let at = database::RUNS.partition_point(|&(start, _)| start <= u32::from(c));
    let number = at.checked_sub(1).map_or(0, |at| database::RUNS[at].1);
    let (category, bidirectional, combining, width, mirrored) = database::RECORDS[usize::from(number)];
    Record { category, bidirectional, combining, width, mirrored }
}

/// The value of a character that stands for a number, as numerator and denominator.
pub fn number(c: char) -> Option<(i64, i64)> {
    let code = u32::from(c);
    let at = database::NUMBERS.partition_point(|run| run.1 < code);
    let &(first, _, numerator, denominator) = database::NUMBERS.get(at).filter(|run| run.0 <= code)?;
    Some((numerator + i64::from(code - first) * denominator, denominator))
}

/// The value of a digit, superscripts and others among them.
pub fn digit(c: char) -> Option<i64> {
    ucd::has(c, ucd::DIGIT).then(|| number(c)).flatten().map(|(value, _)| value)
}

/// The value of a digit of decimal numbers.
pub fn decimal(c: char) -> Option<i64> {
    ucd::decimal_value(c).map(i64::from)
}

/// What a character can be taken apart into, as UnicodeData.txt writes it; "" for nothing.
pub fn decomposition(c: char) -> &'static str {
    let found = database::DECOMPOSITIONS.binary_search_by_key(&u32::from(c), |entry| entry.0);
    found.map_or("", |at| database::DECOMPOSITIONS[at].1)
}

fn is_assigned(c: char) -> bool {
    record(c).category != "Cn"
}

/// The name of a character. CPython 3.13 does not know those of Tangut ideographs.
pub fn name(c: char) -> Option<String> {
    if matches!(c, '\u{17000}'..='\u{187F7}' | '\u{18D00}'..='\u{18D08}') || !is_assigned(c) {
        return None;
    }
    unicode_names2::name(c).map(|name| name.to_string())
}

/// The character of a name, in letters of any case.
pub fn character(name: &str) -> Option<char> {
    unicode_names2::character(name).filter(|&c| is_assigned(c))
}

/// A normal form of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Put together.
    Nfc,
    /// Taken apart.
    Nfd,
    /// As NFC, with plain characters in place of their variants.
    Nfkc,
    /// As NFD, with plain characters in place of their variants.
    Nfkd,
}

impl Form {
    /// The form of that name.
    pub fn named(name: &str) -> Option<Form> {
        Some(match name {
            "NFC" => Form::Nfc,
            "NFD" => Form::Nfd,
            "NFKC" => Form::Nfkc,
            "NFKD" => Form::Nfkd,
            _ => return None,
        })
    }
}

/// Text in a normal form. What was no character in this version stays as it is.
pub fn normalize(text: &str, form: Form) -> String {
    if text.is_ascii() {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    for part in text.split_inclusive(|c| !is_assigned(c)) {
        let end = part.char_indices().next_back().filter(|&(_, last)| !is_assigned(last));
        let (known, unknown) = part.split_at(end.map_or(part.len(), |(at, _)| at));
        match form {
            Form::Nfc => out.extend(known.nfc()),
            Form::Nfd => out.extend(known.nfd()),
            Form::Nfkc => out.extend(known.nfkc()),
            Form::Nfkd => out.extend(known.nfkd()),
        }
        out.push_str(unknown);
    }
    out
}
