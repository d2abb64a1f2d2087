//! Python's regular expressions over Rust's: the pattern's syntax and its errors, and its translation.
//!
//! A pattern is read into a tree (`parse`), with CPython's messages and positions. What an automaton can match goes to
//! `regex-automata`, which never backtracks and so takes linear time. Look-around, back-references, atomic groups and
//! conditions go to `backtrack`, for as long as a watch lets it; so do short texts, for which making an automaton would
//! take longer than the search. The library is told what Python means by `\w`, `\s`, `\b`, `$` and case by sets that
//! `write` spells out, so its own meanings never count.
//!
//! This crate knows no objects and no machine. Positions in texts are bytes; the caller counts characters.

mod backtrack;
mod edge;
mod engine;
mod error;
mod flags;
mod frame;
mod parse;
mod program;
mod set;
mod sole;
mod template;
mod tree;
mod watch;
mod width;
mod write;

pub use error::{Error, Result};
pub use flags::Flags;
pub use program::{Ends, Matches, Program, Spans, Subject, UNMATCHED};
pub use template::{Piece, Template};
pub use watch::Watch;
