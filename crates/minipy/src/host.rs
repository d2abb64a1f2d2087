//! What the machine asks of us: texts compiled.

use std::sync::Arc;

use bytecode::Code;
use machine::host::{CompileMode, Host};
use source::{Diagnostic, Names, SourceText};
use syntax::Mode;

/// Parser and compiler, as the machine sees them.
pub(crate) struct Compiler;

impl Host for Compiler {
    fn compile(
        &self,
        text: &SourceText,
        names: &Names,
        mode: CompileMode,
    ) -> Result<(Arc<Code>, Vec<Diagnostic>), Vec<Diagnostic>> {
        let mode = match mode {
            CompileMode::File => Mode::File,
            CompileMode::Expression => Mode::Expression,
            CompileMode::Interactive => Mode::Interactive,
        };
        compile(text, names, mode)
    }
}

/// Compiles a text; warnings are given beside the code.
///
/// # Errors
/// What is wrong with the text, warnings before it included.
pub(crate) fn compile(
    text: &SourceText,
    names: &Names,
    mode: Mode,
) -> Result<(Arc<Code>, Vec<Diagnostic>), Vec<Diagnostic>> {
    let parsed = syntax::parse(text, names, mode);
    if parsed.error().is_some() {
        return Err(parsed.diagnostics);
    }
    let mut findings = parsed.diagnostics;
    match compiler::compile_with_warnings(&parsed.module, text, names, mode) {
        Ok(compiled) => {
            // Both stages look for doubtful code; each finding is told once.
            let line = |warning: &Diagnostic| text.position(warning.span.start).line;
            let is_known = |warning: &Diagnostic| {
                findings.iter().any(|known| known.message == warning.message && line(known) == line(warning))
            };
            let new = compiled.warnings.into_iter().filter(|warning| !is_known(warning)).collect::<Vec<_>>();
            findings.extend(new);
            Ok((compiled.code, findings))
        }
        Err(errors) => {
            findings.extend(errors);
            Err(findings)
        }
    }
}
