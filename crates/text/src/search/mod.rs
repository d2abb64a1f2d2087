//! The methods of str that search, split, strip and pad.
//!
//! Positions are byte offsets, always between characters. Where Python takes a start and an end,
//! the caller cuts the text first.

mod find;
mod pad;
mod split;
mod strip;

pub use find::{count, find, partition, replace, rfind, rpartition};
pub use pad::{center, expandtabs, ljust, rjust, zfill};
pub use split::{rsplit, rsplit_whitespace, split, split_whitespace, splitlines};
pub use strip::{lstrip, rstrip, strip};

pub(crate) use find::replaced_length;
pub(crate) use pad::{center_margins, pad, total_length};
