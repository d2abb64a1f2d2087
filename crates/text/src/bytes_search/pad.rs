//! `center`, `ljust`, `rjust`, `zfill`, `expandtabs` of bytes.

use std::iter;

use crate::error::{Result, bytes_with_room};
use crate::search::{center_margins, total_length};

fn pad(bytes: &[u8], left: usize, right: usize, fill: u8) -> Result<Vec<u8>> {
    let mut out = bytes_with_room(total_length(bytes.len(), left.checked_add(right))?)?;
    out.extend(iter::repeat_n(fill, left));
    out.extend_from_slice(bytes);
    out.extend(iter::repeat_n(fill, right));
    Ok(out)
}

/// `bytes.center`; a negative width is 0.
///
/// # Errors
/// MemoryError, as all of these.
pub fn center(bytes: &[u8], width: usize, fill: u8) -> Result<Vec<u8>> {
    let (left, right) = center_margins(width.saturating_sub(bytes.len()), width);
    pad(bytes, left, right, fill)
}

/// `bytes.ljust`.
///
/// # Errors
/// MemoryError.
pub fn ljust(bytes: &[u8], width: usize, fill: u8) -> Result<Vec<u8>> {
    pad(bytes, 0, width.saturating_sub(bytes.len()), fill)
}

/// `bytes.rjust`.
///
/// # Errors
/// MemoryError.
pub fn rjust(bytes: &[u8], width: usize, fill: u8) -> Result<Vec<u8>> {
    pad(bytes, width.saturating_sub(bytes.len()), 0, fill)
}

/// `bytes.zfill`: zeros after the sign, if there is one.
///
/// # Errors
/// MemoryError.
pub fn zfill(bytes: &[u8], width: usize) -> Result<Vec<u8>> {
    let zeros = width.saturating_sub(bytes.len());
    let (sign, digits) = bytes.split_at(usize::from(matches!(bytes.first(), Some(b'+' | b'-'))));
    let mut out = bytes_with_room(total_length(bytes.len(), Some(zeros))?)?;
    out.extend_from_slice(sign);
    out.extend(iter::repeat_n(b'0', zeros));
    out.extend_from_slice(digits);
    Ok(out)
}

/// `bytes.expandtabs`; a tab size of zero or less drops the tabs.
///
/// # Errors
/// MemoryError.
pub fn expandtabs(bytes: &[u8], tab_size: i64) -> Result<Vec<u8>> {
    let tab_size = usize::try_from(tab_size).unwrap_or(0);
    let tabs = memchr::memchr_iter(b'\t', bytes).count();
    let mut out = bytes_with_room(total_length(bytes.len(), tab_size.checked_mul(tabs))?)?;
    let mut column = 0;
    for &byte in bytes {
        match byte {
            b'\t' if tab_size == 0 => {}
            b'\t' => {
                let spaces = tab_size - column % tab_size;
                out.extend(iter::repeat_n(b' ', spaces));
                column += spaces;
            }
            _ => {
                out.push(byte);
                column = if matches!(byte, b'\n' | b'\r') { 0 } else { column + 1 };
            }
        }
    }
    Ok(out)
}
