//! `find`, `count`, `replace`, `partition`.

use std::borrow::Cow;

use memchr::memmem;

use crate::error::{Result, empty_separator, memory_error, string_with_room};

/// Where `needle` is found first.
#[inline]
pub fn find(text: &str, needle: &str) -> Option<usize> {
    memmem::find(text.as_bytes(), needle.as_bytes())
}

/// Where `needle` is found last.
#[inline]
pub fn rfind(text: &str, needle: &str) -> Option<usize> {
    memmem::rfind(text.as_bytes(), needle.as_bytes())
}

/// `str.count`: how often `needle` is found without overlaps; an empty one around every character.
pub fn count(text: &str, needle: &str) -> usize {
    match needle.as_bytes() {
        [] => text.chars().count() + 1,
        &[byte] => memchr::memchr_iter(byte, text.as_bytes()).count(),
        needle => memmem::find_iter(text.as_bytes(), needle).count(),
    }
}

/// `str.replace`, at most `limit` times if there is one; the text itself if nothing is replaced.
///
/// # Errors
/// MemoryError.
pub fn replace<'a>(text: &'a str, old: &str, new: &str, limit: Option<usize>) -> Result<Cow<'a, str>> {
    let limit = limit.unwrap_or(usize::MAX);
    if old == new || limit == 0 {
        return Ok(Cow::Borrowed(text));
    }
    if old.is_empty() {
        return insert_everywhere(text, new, limit).map(Cow::Owned);
    }
    let mut out = String::new();
    let mut copied = 0;
    let replace_at = |at: usize| -> Result<()> {
        let kept = &text[copied..at];
        out.try_reserve(kept.len() + new.len()).map_err(|_| memory_error())?;
        out.push_str(kept);
        out.push_str(new);
        copied = at + old.len();
        Ok(())
    };
    match old.as_bytes() {
        &[byte] => memchr::memchr_iter(byte, text.as_bytes()).take(limit).try_for_each(replace_at)?,
        old => memmem::find_iter(text.as_bytes(), old).take(limit).try_for_each(replace_at)?,
    }
    if copied == 0 {
        return Ok(Cow::Borrowed(text));
    }
    out.try_reserve(text.len() - copied).map_err(|_| memory_error())?;
    out.push_str(&text[copied..]);
    Ok(Cow::Owned(out))
}

/// How long a text is after so many replacements.
pub(crate) fn replaced_length(length: usize, old: usize, new: usize, times: usize) -> Result<usize> {
    let kept = length - old * times;
    new.checked_mul(times).and_then(|added| added.checked_add(kept)).ok_or_else(memory_error)
}

/// Puts `new` before each character and at the end, `limit` times in all.
fn insert_everywhere(text: &str, new: &str, limit: usize) -> Result<String> {
    let times = limit.min(text.chars().count() + 1);
    let mut out = string_with_room(replaced_length(text.len(), 0, new.len(), times)?)?;
    let mut left = times;
    for c in text.chars() {
        if left > 0 {
            out.push_str(new);
            left -= 1;
        }
        out.push(c);
    }
    if left > 0 {
        out.push_str(new);
    }
    Ok(out)
}

/// `str.partition`: what is before the first separator, the separator, what is after.
///
/// # Errors
/// ValueError `empty separator`.
pub fn partition<'a>(text: &'a str, separator: &str) -> Result<(&'a str, &'a str, &'a str)> {
    if separator.is_empty() {
        return Err(empty_separator());
    }
    Ok(match find(text, separator) {
        Some(at) => (&text[..at], &text[at..at + separator.len()], &text[at + separator.len()..]),
        None => (text, "", ""),
    })
}

/// `str.rpartition`: the same at the last separator.
///
/// # Errors
/// ValueError `empty separator`.
pub fn rpartition<'a>(text: &'a str, separator: &str) -> Result<(&'a str, &'a str, &'a str)> {
    if separator.is_empty() {
        return Err(empty_separator());
    }
    Ok(match rfind(text, separator) {
        Some(at) => (&text[..at], &text[at..at + separator.len()], &text[at + separator.len()..]),
        None => ("", "", text),
    })
}
