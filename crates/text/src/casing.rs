//! Changes of case with Unicode's full mappings, as `str.lower`, `str.title` ... make them.

use crate::ucd;

/// Maps every character; text that is all ASCII takes the fast path.
fn map_all(text: &str, ascii: impl Fn(&str) -> String, map: impl Fn(char) -> ucd::Mapped) -> String {
    if text.is_ascii() {
        return ascii(text);
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        map(c).push_to(&mut out);
    }
    out
}

/// `str.upper`.
pub fn upper(text: &str) -> String {
    map_all(text, str::to_ascii_uppercase, ucd::upper)
}

/// `str.casefold`.
pub fn casefold(text: &str) -> String {
    map_all(text, str::to_ascii_lowercase, ucd::fold)
}

/// `str.lower`.
pub fn lower(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        push_lower(text, at, c, &mut out);
    }
    out
}

/// `str.capitalize`.
pub fn capitalize(text: &str) -> String {
    if text.is_ascii() {
        let mut out = text.to_ascii_lowercase();
        if let Some(first) = out.get_mut(..1) {
            first.make_ascii_uppercase();
        }
        return out;
    }
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        if at == 0 {
            ucd::title(c).push_to(&mut out);
        } else {
            push_lower(text, at, c, &mut out);
        }
    }
    out
}

/// `str.title`.
pub fn title(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut after_cased = false;
    for (at, c) in text.char_indices() {
        if after_cased {
            push_lower(text, at, c, &mut out);
        } else {
            ucd::title(c).push_to(&mut out);
        }
        after_cased = ucd::has(c, ucd::CASED);
    }
    out
}

/// `str.swapcase`.
pub fn swapcase(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        let flags = ucd::flags(c);
        if flags & ucd::UPPER != 0 {
            push_lower(text, at, c, &mut out);
        } else if flags & ucd::LOWER != 0 {
            ucd::upper(c).push_to(&mut out);
        } else {
            out.push(c);
        }
    }
    out
}

/// Appends the lowercase of the character `c` at byte `at` of `text`.
fn push_lower(text: &str, at: usize, c: char, out: &mut String) {
    if c == 'Σ' {
        out.push(if is_final_sigma(text, at) { 'ς' } else { 'σ' });
    } else {
        ucd::lower(c).push_to(out);
    }
}

/// Unicode's condition Final_Sigma: a cased character before, none after, case-ignorable ones skipped.
fn is_final_sigma(text: &str, at: usize) -> bool {
    let is_ignorable = |c: &char| ucd::has(*c, ucd::CASE_IGNORABLE);
    let is_cased = |c: char| ucd::has(c, ucd::CASED);
    let before = text[..at].chars().rev().find(|c| !is_ignorable(c));
    let after = text[at + 'Σ'.len_utf8()..].chars().find(|c| !is_ignorable(c));
    before.is_some_and(is_cased) && !after.is_some_and(is_cased)
}
