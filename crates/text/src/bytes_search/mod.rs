//! The methods of bytes: as those of str in [`crate::search`], but white space, letters and line
//! ends are ASCII's, and positions are bytes.

mod ask;
mod find;
mod hex;
mod pad;
mod split;
mod strip;

pub use ask::{
    capitalize, is_alnum, is_alpha, is_digit, is_lower, is_space, is_title, is_upper, lower, swapcase, title, upper,
};
pub use find::{count, find, partition, replace, rfind, rpartition};
pub use hex::{from_hex, hex};
pub use pad::{center, expandtabs, ljust, rjust, zfill};
pub use split::{rsplit, rsplit_whitespace, split, split_whitespace, splitlines};
pub use strip::{lstrip, rstrip, strip};

/// Whether the byte is one of ASCII's six that C's `isspace` knows.
fn is_space_byte(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t'..=b'\r')
}
