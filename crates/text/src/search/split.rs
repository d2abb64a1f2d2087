//! `split`, `rsplit`, `splitlines`.

use memchr::memmem;

use crate::classify::is_space_char;
use crate::error::{Result, empty_separator};

/// `str.split(sep, maxsplit)`; no limit is no `maxsplit`.
///
/// # Errors
/// ValueError `empty separator`.
pub fn split<'a>(text: &'a str, separator: &str, limit: Option<usize>) -> Result<Vec<&'a str>> {
    if separator.is_empty() {
        return Err(empty_separator());
    }
    let limit = limit.unwrap_or(usize::MAX);
    let mut parts = Vec::new();
    let mut start = 0;
    let mut push = |at: usize| {
        parts.push(&text[start..at]);
        start = at + separator.len();
    };
    match separator.as_bytes() {
        &[byte] => memchr::memchr_iter(byte, text.as_bytes()).take(limit).for_each(&mut push),
        separator => memmem::find_iter(text.as_bytes(), separator).take(limit).for_each(&mut push),
    }
    parts.push(&text[start..]);
    Ok(parts)
}

/// `str.rsplit(sep, maxsplit)`.
///
/// # Errors
/// ValueError `empty separator`.
pub fn rsplit<'a>(text: &'a str, separator: &str, limit: Option<usize>) -> Result<Vec<&'a str>> {
    if separator.is_empty() {
        return Err(empty_separator());
    }
    let mut parts = Vec::new();
    let mut end = text.len();
    for at in memmem::rfind_iter(text.as_bytes(), separator.as_bytes()).take(limit.unwrap_or(usize::MAX)) {
        parts.push(&text[at + separator.len()..end]);
        end = at;
    }
    parts.push(&text[..end]);
    parts.reverse();
    Ok(parts)
}

/// `str.split(None, maxsplit)`: parts between stretches of white space.
pub fn split_whitespace(text: &str, limit: Option<usize>) -> Vec<&str> {
    let limit = limit.unwrap_or(usize::MAX);
    let mut parts = Vec::with_capacity((text.len() / 8 + 4).min(1024)); // a guess at the number of words
    if text.is_ascii() {
        split_ascii_whitespace(text, limit, &mut parts);
        return parts;
    }
    let mut rest = text.trim_start_matches(is_space_char);
    while !rest.is_empty() {
        if parts.len() == limit {
            parts.push(rest);
            break;
        }
        let (part, after) = rest.split_at(rest.find(is_space_char).unwrap_or(rest.len()));
        parts.push(part);
        rest = after.trim_start_matches(is_space_char);
    }
    parts
}

/// The same for a text in ASCII, byte by byte.
fn split_ascii_whitespace<'a>(text: &'a str, limit: usize, parts: &mut Vec<&'a str>) {
    let bytes = text.as_bytes();
    let is_space = |byte: u8| matches!(byte, b' ' | b'\t'..=b'\r' | 0x1C..=0x1F);
    let mut at = 0;
    loop {
        while at < bytes.len() && is_space(bytes[at]) {
            at += 1;
        }
        if at == bytes.len() {
            return;
        }
        if parts.len() == limit {
            parts.push(&text[at..]);
            return;
        }
        let start = at;
        while at < bytes.len() && !is_space(bytes[at]) {
            at += 1;
        }
        parts.push(&text[start..at]);
    }
}

/// `str.rsplit(None, maxsplit)`.
pub fn rsplit_whitespace(text: &str, limit: Option<usize>) -> Vec<&str> {
    let limit = limit.unwrap_or(usize::MAX);
    let mut parts = Vec::new();
    let mut rest = text.trim_end_matches(is_space_char);
    while !rest.is_empty() {
        if parts.len() == limit {
            parts.push(rest);
            break;
        }
        let start = rest.trim_end_matches(|c| !is_space_char(c)).len();
        parts.push(&rest[start..]);
        rest = rest[..start].trim_end_matches(is_space_char);
    }
    parts.reverse();
    parts
}

/// `str.splitlines`: at all of Unicode's line boundaries, `\r\n` being one.
pub fn splitlines(text: &str, keep_ends: bool) -> Vec<&str> {
    let mut lines = Vec::new();
    let mut rest = text;
    while let Some((at, c)) = rest.char_indices().find(|&(_, c)| is_line_end(c)) {
        let mut next = at + c.len_utf8();
        if c == '\r' && rest[next..].starts_with('\n') {
            next += 1;
        }
        lines.push(&rest[..if keep_ends { next } else { at }]);
        rest = &rest[next..];
    }
    if !rest.is_empty() {
        lines.push(rest);
    }
    lines
}

fn is_line_end(c: char) -> bool {
    matches!(c, '\n'..='\r' | '\x1C'..='\x1E' | '\u{85}' | '\u{2028}' | '\u{2029}')
}
