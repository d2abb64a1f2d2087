//! `bytes.hex` and `bytes.fromhex`.

use super::is_space_byte;
use crate::error::{Error, Result, memory_error, string_with_room};

/// `bytes.hex(sep, bytes_per_sep)`: groups are counted from the right, or from the left if the count is negative.
///
/// # Errors
/// MemoryError.
pub fn hex(bytes: &[u8], separator: Option<(char, i64)>) -> Result<String> {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let group = separator.map_or(0, |(_, group)| usize::try_from(group.unsigned_abs()).unwrap_or(usize::MAX));
    let mut out = string_with_room(bytes.len().checked_mul(3).ok_or_else(memory_error)?)?;
    for (at, byte) in bytes.iter().enumerate() {
        if let Some((separator, per_group)) = separator.filter(|_| group > 0 && at > 0) {
            let counted = if per_group > 0 { bytes.len() - at } else { at };
            if counted % group == 0 {
                out.push(separator);
            }
        }
        out.push(DIGITS[usize::from(byte >> 4)] as char);
        out.push(DIGITS[usize::from(byte & 15)] as char);
    }
    Ok(out)
}

/// `bytes.fromhex`: two digits for each byte, white space between bytes.
///
/// # Errors
/// ValueError with the position, in characters, of what is no digit.
pub fn from_hex(text: &str) -> Result<Vec<u8>> {
    let refuse = |at: usize| Error::value(format!("non-hexadecimal number found in fromhex() arg at position {at}"));
    // CPython looks for characters beyond ASCII before all else.
    if let Some(at) = text.chars().position(|c| !c.is_ascii()) {
        return Err(refuse(at));
    }
    let digit = |at: usize| text.as_bytes().get(at).and_then(|&byte| (byte as char).to_digit(16));
    let mut out = Vec::with_capacity(text.len() / 2);
    let mut at = 0;
    while let Some(&byte) = text.as_bytes().get(at) {
        if is_space_byte(byte) {
            at += 1;
            continue;
        }
        let high = digit(at).ok_or_else(|| refuse(at))?;
        let low = digit(at + 1).ok_or_else(|| refuse(at + 1))?;
        out.push((high << 4 | low) as u8);
        at += 2;
    }
    Ok(out)
}
