//! Where the loop lets a thread be switched out, told of code that does not run.
//!
//! It is read from the words that the loop runs: nothing here is a list of its own, but for `is_call_point`, whose
//! instructions check without a mark. `tests/gil_listing.rs` has the loop itself tell.

use bytecode::{Code, Op};

use crate::config::SwitchPoints;
use crate::fuse;
use crate::modules::thread::{handle, lock};
use crate::modules::{native_module, queue};
use crate::native::{NativeCode, Row};

/// Whether a thread can be switched out just before each instruction, with these switch points.
pub fn switch_points(code: &Code, points: SwitchPoints) -> Vec<bool> {
    let words = fuse::fuse(code);
    let marked = code.instructions.iter().zip(words.iter()).map(|(instruction, it)| {
        let call = is_call_point(instruction.op());
        match points {
            SwitchPoints::Every => call || it.word & fuse::SHARED != 0,
            SwitchPoints::Cpython => call,
            SwitchPoints::Line => it.word & fuse::LINE_START != 0,
        }
    });
    marked.collect()
}

/// Whether the loop checks there as CPython 3.10 and later do.
pub(crate) fn is_call_point(op: Op) -> bool {
    matches!(op, Op::RESUME | Op::JUMP_BACKWARD | Op::CALL | Op::CALL_KW | Op::CALL_FUNCTION_EX)
}

/// Whether CPython 3.10 and later, with their GIL, can switch between two instructions: before the second where a
/// function is entered or a loop goes back; and after a call, where this machine does before it.
pub(crate) fn cpython_switches_between(code: &Code, first: usize, second: usize) -> bool {
    (first..=second).any(|at| match code.instructions.get(at).map(|it| it.op()) {
        Some(Op::CALL | Op::CALL_KW | Op::CALL_FUNCTION_EX) => at < second,
        Some(op) => at > first && is_call_point(op),
        None => false,
    })
}

/// Modules whose functions wait for something that other threads, or time, can bring.
const WAITING: [&str; 2] = ["time", "select"];

/// Whether a function or method of that name may wait, and lets others run meanwhile: as the tables of natives say.
pub fn may_wait(name: &str) -> bool {
    let modules = WAITING.iter().filter_map(|module| native_module(module)).map(|spec| spec.functions);
    let types = [&lock::SPEC, &lock::REENTRANT, &handle::SPEC, &queue::SPEC_TYPE].map(|spec| spec.methods);
    modules.chain(types).flatten().any(|row: &Row| row.name == name && matches!(row.code, NativeCode::Blocking(_)))
}
