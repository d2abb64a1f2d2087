//! Text to tokens to tree.
//!
//! This crate knows no scopes, no bytecode and no objects.

mod display;
mod dump;
mod lexer;
mod listing;
mod literal;
mod parser;
mod repr;
mod token;

pub mod tree;

pub use display::{display, display_expression};
pub use dump::{dump, dump_with_positions};
pub use listing::{listing, tokens};
pub use parser::{MAX_TREE_HEIGHT, Mode, Parsed, parse};
pub use token::{Token, TokenKind};

/// Runs something that nests, on a new piece of stack where little is left of this one.
pub(crate) fn with_enough_stack<T>(run: impl FnOnce() -> T) -> T {
    /// More than any level takes, the drop of a tree of the greatest height included, even in a debug build.
    const LEAST: usize = 1 << 20;
    const PIECE: usize = 4 << 20;
    stacker::maybe_grow(LEAST, PIECE, run)
}
