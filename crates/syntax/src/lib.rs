//! Text to tokens to tree.
//!
//! This crate knows no scopes, no bytecode and no objects.

pub mod tree;
