//! The speed comparison: the programs of `examples/bench` on minipy and on CPython, in turns on the same machine.
//!
//! `cargo run --release -p minipy-speed` prints it. It starts both as processes, knows nothing of how either works,
//! and asserts no time: it measures, checks that both print the same, and names what it was measured with.

pub mod cases;
pub mod contestants;
pub mod measure;
pub mod memory;
pub mod process;
pub mod report;
pub mod scaling;
pub mod thread_start;
