//! Python's regular expressions over Rust's: the pattern's syntax and its errors, and its translation.
//!
//! A pattern is read into a tree (`parse`), with CPython's messages and positions. What an automaton can match goes to
//! `regex-automata`, which never backtracks and so takes linear time; look-around, back-references, atomic groups and
//! conditions go to `fancy-regex`, which backtracks, for as long as a watch lets it. Both are told what Python means by `\w`, `\s`,
//! `\b`, `$` and case by sets that `write` spells out, so the libraries' own meanings never count.
//!
//! This crate knows no objects and no machine. Positions in texts are bytes; the caller counts characters.

mod edge;
mod engine;
mod error;
mod flags;
mod frame;
mod parse;
mod program;
mod seek;
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
