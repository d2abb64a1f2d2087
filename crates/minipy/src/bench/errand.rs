//! The other side of the process: what a run that `bench` started tells when its program has ended.

use std::time::Duration;

use machine::Thread;
use machine::host::CompileMode;
use objects::Value;
use serde::{Deserialize, Serialize};
use source::SourceText;

use crate::arguments::Errand;
use crate::report_to_stderr;

/// What a run tells.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Told {
    /// From the program's first line to the end of its last thread.
    pub(crate) seconds: f64,
    /// How many threads the program started.
    pub(crate) threads: u32,
    /// How many instructions they and the main thread ran; of serial runs only.
    pub(crate) instructions: Option<u64>,
    /// What the expression of the errand was worth, if there is one.
    pub(crate) answer: Option<String>,
}

/// The text that an answer's errors are shown in.
pub(crate) fn text_of_answer(expression: &str) -> SourceText {
    SourceText::new("<answer>", expression)
}

/// Does the errand once the program's threads have ended. Says whether that was possible; if not, stderr says why.
pub(crate) fn run(t: &mut Thread, main: &Value, errand: &Errand, took: Duration) -> bool {
    let (threads, instructions) = (t.interpreter().started_threads(), t.instructions_run());
    let answer = match errand.answer.as_deref().map(|expression| evaluate(t, main, expression)).transpose() {
        Ok(answer) => answer,
        Err(raised) => {
            t.exit_status_of(&raised);
            return false;
        }
    };
    let told = Told { seconds: took.as_secs_f64(), threads, instructions, answer };
    let written =
        serde_json::to_vec(&told).map_err(std::io::Error::from).and_then(|told| std::fs::write(&errand.file, told));
    if let Err(error) = &written {
        report_to_stderr(&format!("minipy: cannot write to {}: {error}\n", errand.file.display()));
    }
    written.is_ok()
}

fn evaluate(t: &mut Thread, main: &Value, expression: &str) -> machine::Result<String> {
    let text = text_of_answer(expression);
    t.remember_source(&text);
    let code = t.compile_text(&text, CompileMode::Expression)?;
    let value = t.run_module_code(&code, main)?;
    t.repr_text(&value)
}
