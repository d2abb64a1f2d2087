//! `split`, `rsplit`, `splitlines` of bytes.

use memchr::memmem;

use super::is_space_byte;
use super::strip::{lstrip, rstrip};
use crate::error::{Result, empty_separator};

/// `bytes.split(sep, maxsplit)`; no limit is no `maxsplit`.
///
/// # Errors
/// ValueError `empty separator`.
pub fn split<'a>(bytes: &'a [u8], separator: &[u8], limit: Option<usize>) -> Result<Vec<&'a [u8]>> {
    if separator.is_empty() {
        return Err(empty_separator());
    }
    let mut parts = Vec::new();
    let mut start = 0;
    for at in memmem::find_iter(bytes, separator).take(limit.unwrap_or(usize::MAX)) {
        parts.push(&bytes[start..at]);
        start = at + separator.len();
    }
    parts.push(&bytes[start..]);
    Ok(parts)
}

/// `bytes.rsplit(sep, maxsplit)`.
///
/// # Errors
/// ValueError `empty separator`.
pub fn rsplit<'a>(bytes: &'a [u8], separator: &[u8], limit: Option<usize>) -> Result<Vec<&'a [u8]>> {
    if separator.is_empty() {
        return Err(empty_separator());
    }
    let mut parts = Vec::new();
    let mut end = bytes.len();
    for at in memmem::rfind_iter(bytes, separator).take(limit.unwrap_or(usize::MAX)) {
        parts.push(&bytes[at + separator.len()..end]);
        end = at;
    }
    parts.push(&bytes[..end]);
    parts.reverse();
    Ok(parts)
}

/// `bytes.split(None, maxsplit)`: parts between stretches of white space.
pub fn split_whitespace(bytes: &[u8], limit: Option<usize>) -> Vec<&[u8]> {
    let limit = limit.unwrap_or(usize::MAX);
    let mut parts = Vec::new();
    let mut rest = lstrip(bytes, None);
    while !rest.is_empty() {
        if parts.len() == limit {
            parts.push(rest);
            break;
        }
        let end = rest.iter().position(|&byte| is_space_byte(byte)).unwrap_or(rest.len());
        parts.push(&rest[..end]);
        rest = lstrip(&rest[end..], None);
    }
    parts
}

/// `bytes.rsplit(None, maxsplit)`.
pub fn rsplit_whitespace(bytes: &[u8], limit: Option<usize>) -> Vec<&[u8]> {
    let limit = limit.unwrap_or(usize::MAX);
    let mut parts = Vec::new();
    let mut rest = rstrip(bytes, None);
    while !rest.is_empty() {
        if parts.len() == limit {
            parts.push(rest);
            break;
        }
        let start = rest.iter().rposition(|&byte| is_space_byte(byte)).map_or(0, |at| at + 1);
        parts.push(&rest[start..]);
        rest = rstrip(&rest[..start], None);
    }
    parts.reverse();
    parts
}

/// `bytes.splitlines`: at `\n`, `\r` and `\r\n`.
pub fn splitlines(bytes: &[u8], keep_ends: bool) -> Vec<&[u8]> {
    let mut lines = Vec::new();
    let mut rest = bytes;
    while let Some(at) = memchr::memchr2(b'\n', b'\r', rest) {
        let next = at + if rest[at..].starts_with(b"\r\n") { 2 } else { 1 };
        lines.push(&rest[..if keep_ends { next } else { at }]);
        rest = &rest[next..];
    }
    if !rest.is_empty() {
        lines.push(rest);
    }
    lines
}
