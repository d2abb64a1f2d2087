//! Hashes equal to CPython's on a 64-bit machine with `PYTHONHASHSEED=0`.

mod container;
mod number;

pub use container::{frozenset, range, slice, tuple};
pub use number::{big, float, int};

use siphasher::sip::SipHasher13;

/// `hash(None)`, a constant since CPython 3.12.
pub const NONE: i64 = 0xfca8_6420;

/// The value -1 tells C code of an error, so no hash is -1.
fn not_minus_one(hash: i64) -> i64 {
    if hash == -1 { -2 } else { hash }
}

/// `hash(bytes)`: SipHash-1-3 with a zero key; no bytes hash to 0.
pub fn bytes(bytes: &[u8]) -> i64 {
    if bytes.is_empty() {
        return 0;
    }
    not_minus_one(SipHasher13::new().hash(bytes).cast_signed())
}

/// `hash(str)`: that of the units CPython stores, the widest character deciding between one,
/// two and four bytes each (PEP 393).
pub fn text(text: &str) -> i64 {
    if text.is_ascii() {
        return bytes(text.as_bytes());
    }
    let widest = text.chars().max().map_or(0, u32::from);
    let units: Vec<u8> = match widest {
        0..=0xFF => text.chars().map(|c| c as u8).collect(),
        0x100..=0xFFFF => text.chars().flat_map(|c| (c as u16).to_le_bytes()).collect(),
        _ => text.chars().flat_map(|c| u32::from(c).to_le_bytes()).collect(),
    };
    bytes(&units)
}
