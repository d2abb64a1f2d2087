//! What the machine asks of us: texts compiled.

use std::sync::Arc;

use bytecode::Code;
use events::Run;
use machine::config::Config;
use machine::host::{CompileMode, Host};
use machine::waits::{Deadlock, Dump};
use source::{Diagnostic, Names, SourceText};
use syntax::Mode;

use crate::telling::Ending;

/// All that the machine may ask of us: parser, compiler, the library, reports.
#[derive(Default)]
pub(crate) struct Door {
    /// What is told of the run when it has ended.
    pub(crate) ending: Ending,
}

impl Host for Door {
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

    fn library_code(&self, name: &str, names: &Names) -> Option<Arc<Code>> {
        let (_, stored) = LIBRARY.iter().find(|(known, _)| *known == name)?;
        bytecode::load(stored, names).ok()
    }

    fn tell_deadlock(&self, deadlock: &Deadlock, config: &Config) {
        self.ending.deadlock(deadlock, config);
    }

    fn tell_threads(&self, threads: &Dump, config: &Config) {
        crate::threads_dump::tell(threads, config);
    }

    fn ends_early(&self, run: Option<&Run>, status: i32) -> i32 {
        self.ending.tell(run, status)
    }
}

/// Names and stored code of the library's modules, made by `build.rs`.
static LIBRARY: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/library.rs"));

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_library_that_was_built_in_is_what_its_texts_compile_to() {
        let names = Names::new();
        let mut modules = 0;
        for name in machine::modules::module_names() {
            let Some(text) = machine::modules::library_source(name) else { continue };
            let text = SourceText::new(format!("<library>/{name}.py"), text);
            let (code, _) = compile(&text, &names, Mode::File).expect("the library compiles");
            let (_, stored) = LIBRARY.iter().find(|(known, _)| *known == name).expect("every module is built in");
            assert_eq!(bytecode::load(stored, &names).as_deref(), Ok(&*code), "{name}");
            modules += 1;
        }
        assert_eq!(modules, LIBRARY.len());
    }
}
