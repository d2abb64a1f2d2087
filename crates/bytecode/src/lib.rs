//! The machine's language: the instruction table, code objects as plain data,
//! their verifier and their disassembly.
//!
//! This crate knows no tree and no machine: nothing here can run.

mod code;
mod instruction;

pub use code::{Code, CodeFlags, Constant, Handler, Local, LocalKind, Location};
pub use instruction::{ArgKind, CompareOp, Instruction, MakeFunction, Op, OpInfo};
