//! The one door outside: what the machine asks of the program around it.

use std::sync::Arc;

use bytecode::Code;
use events::Run;
use source::{Diagnostic, Names, SourceText};

use crate::config::Config;
use crate::waits::{Deadlock, Dump};

/// What text is compiled as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CompileMode {
    /// A file, or `exec`.
    File,
    /// `eval`
    Expression,
    /// A line at the prompt.
    Interactive,
}

/// What the machine cannot do itself. It knows neither tree nor compiler.
pub trait Host: Send + Sync {
    /// Compiles a text; warnings are given beside the code.
    ///
    /// # Errors
    /// What is wrong with the text; the first is the SyntaxError.
    fn compile(
        &self,
        text: &SourceText,
        names: &Names,
        mode: CompileMode,
    ) -> Result<(Arc<Code>, Vec<Diagnostic>), Vec<Diagnostic>>;

    /// The code of a module of the library, if it was compiled when the program was built. Its file is called
    /// `<library>/NAME.py`.
    fn library_code(&self, name: &str, names: &Names) -> Option<Arc<Code>> {
        let _ = (name, names);
        None
    }

    /// Tells of a deadlock, before the process ends.
    fn tell_deadlock(&self, deadlock: &Deadlock, config: &Config) {
        let _ = (deadlock, config);
    }

    /// Tells what all threads do; the program goes on.
    fn tell_threads(&self, threads: &Dump, config: &Config) {
        let _ = (threads, config);
    }

    /// The process is about to end in the middle of the program: `os._exit`, a deadlock. This is what was recorded
    /// until then, if something was. Gives the exit status, where the program's own is that one.
    fn ends_early(&self, run: Option<&Run>, status: i32) -> i32 {
        let _ = run;
        status
    }
}
