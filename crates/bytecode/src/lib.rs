//! The machine's language: the instruction table, code objects as plain data,
//! their verifier and their disassembly.
//!
//! This crate knows no tree and no machine: nothing here can run.

mod access;
mod checks;
mod code;
mod constant;
mod disassemble;
mod instruction;
pub mod intrinsic;
mod page;
mod stored;
mod verify;

pub use access::{Access, AccessKind, Accesses, Window, accesses};
pub use checks::{Part, parts};
pub use code::{Code, CodeFlags, Constant, Handler, Local, LocalKind, Location};
pub use constant::repr;
pub use disassemble::{DisassembleOptions, Line, disassemble, instructions, listing};
pub use instruction::{ArgKind, CompareOp, Instruction, MakeFunction, Op, OpInfo, number};
pub use page::instruction_page;
pub use stored::{LoadError, load, store};
pub use verify::{VerifyError, verify};
