//! Text to tokens to tree.
//!
//! This crate knows no scopes, no bytecode and no objects.

mod dump;
mod lexer;
mod literal;
mod parser;
mod repr;
mod token;

pub mod tree;

pub use dump::{dump, dump_with_positions};
pub use parser::{MAX_TREE_HEIGHT, Mode, Parsed, parse};
pub use token::{Token, TokenKind};
