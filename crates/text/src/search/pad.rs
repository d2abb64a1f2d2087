//! `center`, `ljust`, `rjust`, `zfill`, `expandtabs`.

use std::iter;

use crate::error::{Result, memory_error, string_with_room};

/// Appends a character many times.
fn push_fill(out: &mut String, fill: char, times: usize) {
    out.extend(iter::repeat_n(fill, times));
}

/// The sum, or MemoryError where it is no size.
pub(crate) fn total_length(length: usize, added: Option<usize>) -> Result<usize> {
    added.and_then(|added| length.checked_add(added)).ok_or_else(memory_error)
}

/// The text between so many fill characters.
pub(crate) fn pad(text: &str, left: usize, right: usize, fill: char) -> Result<String> {
    let added = left.checked_add(right).and_then(|count| count.checked_mul(fill.len_utf8()));
    let mut out = string_with_room(total_length(text.len(), added)?)?;
    push_fill(&mut out, fill, left);
    out.push_str(text);
    push_fill(&mut out, fill, right);
    Ok(out)
}

/// How many characters are missing from the width.
fn missing(text: &str, width: usize) -> usize {
    width.saturating_sub(text.chars().count())
}

/// The margins of `center`: of an odd number the left gets the larger half if the width is odd.
pub(crate) fn center_margins(missing: usize, width: usize) -> (usize, usize) {
    let left = missing / 2 + (missing & width & 1);
    (left, missing - left)
}

/// `str.center`; a negative width is 0.
///
/// # Errors
/// MemoryError, as all of these.
pub fn center(text: &str, width: usize, fill: char) -> Result<String> {
    let (left, right) = center_margins(missing(text, width), width);
    pad(text, left, right, fill)
}

/// `str.ljust`.
///
/// # Errors
/// MemoryError.
pub fn ljust(text: &str, width: usize, fill: char) -> Result<String> {
    pad(text, 0, missing(text, width), fill)
}

/// `str.rjust`.
///
/// # Errors
/// MemoryError.
pub fn rjust(text: &str, width: usize, fill: char) -> Result<String> {
    pad(text, missing(text, width), 0, fill)
}

/// `str.zfill`: zeros after the sign, if there is one.
///
/// # Errors
/// MemoryError.
pub fn zfill(text: &str, width: usize) -> Result<String> {
    let zeros = missing(text, width);
    let mut out = string_with_room(total_length(text.len(), Some(zeros))?)?;
    let (sign, digits) = text.split_at(usize::from(text.starts_with(['+', '-'])));
    out.push_str(sign);
    push_fill(&mut out, '0', zeros);
    out.push_str(digits);
    Ok(out)
}

/// `str.expandtabs`; a tab size of zero or less drops the tabs.
///
/// # Errors
/// MemoryError.
pub fn expandtabs(text: &str, tab_size: i64) -> Result<String> {
    let tab_size = usize::try_from(tab_size).unwrap_or(0);
    let tabs = memchr::memchr_iter(b'\t', text.as_bytes()).count();
    let mut out = string_with_room(total_length(text.len(), tab_size.checked_mul(tabs))?)?;
    let mut column = 0;
    for c in text.chars() {
        match c {
            '\t' => {
                if tab_size > 0 {
                    let spaces = tab_size - column % tab_size;
                    push_fill(&mut out, ' ', spaces);
                    column += spaces;
                }
            }
            '\n' | '\r' => {
                out.push(c);
                column = 0;
            }
            _ => {
                out.push(c);
                column += 1;
            }
        }
    }
    Ok(out)
}
