//! Text and numbers as CPython 3.13 treats them: pure functions with its results and its error messages.
//!
//! This crate knows no objects, no types and no machine. Text is `&str`, ints are `i64` or
//! [`num_bigint::BigInt`], and what raises in Python returns an [`Error`].

pub mod bytes_search;
pub mod casing;
pub mod classify;
pub mod complex;
pub mod encode;
mod error;
pub mod float;
pub mod format_method;
pub mod format_spec;
pub mod hash;
pub mod int;
pub mod mersenne;
pub mod percent;
pub mod repr;
pub mod search;
mod ucd;
pub mod unicode;

pub use error::{Error, ErrorKind, Result};
