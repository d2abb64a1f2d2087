//! `strip`, `lstrip`, `rstrip` of bytes.

use super::is_space_byte;

fn is_stripped(byte: u8, set: Option<&[u8]>) -> bool {
    set.map_or_else(|| is_space_byte(byte), |set| set.contains(&byte))
}

/// `bytes.lstrip(set)`; white space if there is none.
pub fn lstrip<'a>(bytes: &'a [u8], set: Option<&[u8]>) -> &'a [u8] {
    let start = bytes.iter().position(|&byte| !is_stripped(byte, set)).unwrap_or(bytes.len());
    &bytes[start..]
}

/// `bytes.rstrip(set)`.
pub fn rstrip<'a>(bytes: &'a [u8], set: Option<&[u8]>) -> &'a [u8] {
    let end = bytes.iter().rposition(|&byte| !is_stripped(byte, set)).map_or(0, |at| at + 1);
    &bytes[..end]
}

/// `bytes.strip(set)`.
pub fn strip<'a>(bytes: &'a [u8], set: Option<&[u8]>) -> &'a [u8] {
    rstrip(lstrip(bytes, set), set)
}
