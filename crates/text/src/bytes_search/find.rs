//! `find`, `count`, `replace`, `partition` of bytes.

use std::borrow::Cow;

use memchr::memmem;

use crate::error::{Result, bytes_with_room, empty_separator};
use crate::search::replaced_length;

/// Where `needle` is found first.
#[inline]
pub fn find(bytes: &[u8], needle: &[u8]) -> Option<usize> {
    memmem::find(bytes, needle)
}

/// Where `needle` is found last.
#[inline]
pub fn rfind(bytes: &[u8], needle: &[u8]) -> Option<usize> {
    memmem::rfind(bytes, needle)
}

/// `bytes.count`: how often `needle` is found without overlaps; an empty one around every byte.
pub fn count(bytes: &[u8], needle: &[u8]) -> usize {
    match needle {
        [] => bytes.len() + 1,
        &[byte] => memchr::memchr_iter(byte, bytes).count(),
        needle => memmem::find_iter(bytes, needle).count(),
    }
}

/// `bytes.replace`, at most `limit` times if there is one; the bytes themselves if nothing is replaced.
///
/// # Errors
/// MemoryError.
pub fn replace<'a>(bytes: &'a [u8], old: &[u8], new: &[u8], limit: Option<usize>) -> Result<Cow<'a, [u8]>> {
    let limit = limit.unwrap_or(usize::MAX);
    // An empty needle is found before every byte and at the end.
    let times = memmem::find_iter(bytes, old).take(limit).count();
    if old == new || times == 0 {
        return Ok(Cow::Borrowed(bytes));
    }
    let mut out = bytes_with_room(replaced_length(bytes.len(), old.len(), new.len(), times)?)?;
    let mut copied = 0;
    for at in memmem::find_iter(bytes, old).take(times) {
        out.extend_from_slice(&bytes[copied..at]);
        out.extend_from_slice(new);
        copied = at + old.len();
    }
    out.extend_from_slice(&bytes[copied..]);
    Ok(Cow::Owned(out))
}

/// The bytes before a separator, the separator, and those after.
type Parts<'a> = (&'a [u8], &'a [u8], &'a [u8]);

fn cut(bytes: &[u8], at: usize, length: usize) -> Parts<'_> {
    (&bytes[..at], &bytes[at..at + length], &bytes[at + length..])
}

/// `bytes.partition`: what is before the first separator, the separator, what is after.
///
/// # Errors
/// ValueError `empty separator`.
pub fn partition<'a>(bytes: &'a [u8], separator: &[u8]) -> Result<Parts<'a>> {
    if separator.is_empty() {
        return Err(empty_separator());
    }
    Ok(find(bytes, separator).map_or((bytes, &[], &[]), |at| cut(bytes, at, separator.len())))
}

/// `bytes.rpartition`: the same at the last separator.
///
/// # Errors
/// ValueError `empty separator`.
pub fn rpartition<'a>(bytes: &'a [u8], separator: &[u8]) -> Result<Parts<'a>> {
    if separator.is_empty() {
        return Err(empty_separator());
    }
    Ok(rfind(bytes, separator).map_or((&[], &[], bytes), |at| cut(bytes, at, separator.len())))
}
