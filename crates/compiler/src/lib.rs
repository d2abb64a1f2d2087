//! Tree to code objects: who binds which name, and the instructions.
//!
//! This crate knows no machine: it only makes `bytecode::Code`. It works in two steps, as
//! CPython does: [`symbols`](mod@symbols) finds out where each name lives, then the code
//! generator walks the tree once more, one file a theme.

mod assembler;
mod call;
mod class;
mod comprehension;
mod condition;
mod docstring;
mod expression;
mod finish;
mod flow;
mod fold;
mod format;
mod function;
mod future;
mod generator;
mod generic;
mod handler;
mod import;
mod location;
mod pattern;
mod statement;
mod store;
pub mod symbols;
mod unparse;
mod unwind;
mod variable;
mod warning;

use std::sync::Arc;

use bytecode::Code;
use source::{Diagnostic, DiagnosticKind, Names, SourceText, Span};
pub use syntax::Mode;
use syntax::tree::Module;

use crate::generator::Generator;
use crate::symbols::Symbols;

/// Trees up to this depth are compiled on the caller's stack, which may be as small as 2 MiB.
const SHALLOW: u32 = 100;

/// No tree deeper than this is compiled; the parser makes none so deep.
const DEEPEST: u32 = 4_000;

/// Size of the stack, in bytes, for trees up to [`DEEPEST`]; the system gives it out as it is used.
const LARGE_STACK: usize = 1 << 26;

/// What a module compiles to.
#[derive(Debug, Clone)]
pub struct Compiled {
    /// The module's code.
    pub code: Arc<Code>,
    /// What is legal but surely not meant: diagnostics of kind [`DiagnosticKind::Warning`], in
    /// the order in which CPython shows them.
    pub warnings: Vec<Diagnostic>,
}

/// Compiles a module.
///
/// # Errors
/// What CPython's symbol table and compiler refuse, with its messages and positions: one
/// diagnostic, as there the first error ends the compilation. A tree nested too deep gives
/// one of kind [`DiagnosticKind::Recursion`].
pub fn compile(module: &Module, text: &SourceText, names: &Names, mode: Mode) -> Result<Arc<Code>, Vec<Diagnostic>> {
    compile_with_warnings(module, text, names, mode).map(|compiled| compiled.code)
}

/// Compiles a module and tells what is doubtful in it.
///
/// # Errors
/// As [`compile`].
pub fn compile_with_warnings(
    module: &Module,
    text: &SourceText,
    names: &Names,
    mode: Mode,
) -> Result<Compiled, Vec<Diagnostic>> {
    with_enough_stack(|depth_limit| {
        let string_annotations = future::check(module, names)?;
        let symbols = symbols::build(module, text.file(), names, string_annotations, depth_limit)?;
        Generator::new(&symbols, text, names, mode, string_annotations, depth_limit).module(module)
    })
}

/// The symbol tables of a module.
///
/// # Errors
/// As [`compile`], but only those that concern names.
pub fn symbols(module: &Module, text: &SourceText, names: &Names) -> Result<Symbols, Vec<Diagnostic>> {
    with_enough_stack(|depth_limit| {
        let string_annotations = future::check(module, names)?;
        symbols::build(module, text.file(), names, string_annotations, depth_limit)
    })
}

/// Runs `work` with a depth limit that the current stack surely allows, and once more on a large
/// stack if the tree turns out to be deeper.
fn with_enough_stack<T: Send>(work: impl Fn(u32) -> Result<T, Diagnostic> + Sync) -> Result<T, Vec<Diagnostic>> {
    let result = match work(SHALLOW) {
        Err(diagnostic) if diagnostic.kind == DiagnosticKind::Recursion => std::thread::scope(|scope| {
            let builder = std::thread::Builder::new().name("compiler".into()).stack_size(LARGE_STACK);
            match builder.spawn_scoped(scope, || work(DEEPEST)) {
                Ok(thread) => thread.join().unwrap_or(Err(diagnostic)),
                Err(_) => Err(diagnostic),
            }
        }),
        result => result,
    };
    result.map_err(|diagnostic| vec![diagnostic])
}

/// The tree is deeper than the limit.
pub(crate) fn too_deep(span: Span) -> Diagnostic {
    let message = "maximum recursion depth exceeded during compilation".to_owned();
    Diagnostic { kind: DiagnosticKind::Recursion, message, span }
}
