//! Hash tables that iterate in CPython's order, and CPython's sort.
//!
//! [`DictTable`] is the compact ordered dict, [`SetTable`] the open addressing table of `set` and `frozenset`,
//! [`algebra`] the set operations in CPython's order of table operations, [`mod@sort`] the list sort with CPython's
//! sequence of comparisons.
//!
//! This crate knows no Python values, no machine and no threads. Hashes are given by the caller. Equality is too,
//! and may be arbitrary Python code, so a table never calls it: a search that needs it stops with a [`Probe`], the
//! caller compares while no table is borrowed, and the search goes on with the answer.

pub mod algebra;
mod dict;
mod index;
mod probe;
mod set;
pub mod sort;
mod version;

pub use dict::DictTable;
pub use probe::{Found, Match, Probe};
pub use set::SetTable;
pub use version::VersionSource;
