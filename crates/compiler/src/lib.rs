//! Tree to code objects: who binds which name, and the instructions.
//!
//! This crate knows no machine: it only makes `bytecode::Code`.
