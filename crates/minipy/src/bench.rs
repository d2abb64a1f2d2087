//! `minipy bench`: what a program gains by threads, with the GIL and without, and whether its answer stays right.
//!
//! Each run is a process of its own ([`process`]) that tells its time and its answer through a file ([`errand`]).
//! [`measure`] decides what is run when; [`figures`] computes what follows from the [`measurements`]; the three forms
//! of the result are functions of those alone.

pub(crate) mod errand;

mod commands;
mod figures;
mod json;
mod markdown;
mod measure;
mod measurements;
mod notes;
mod process;
mod progress;
#[cfg(test)]
mod tests;
mod text;

pub(crate) use commands::quoted;
pub(crate) use measurements::name_of;
pub(crate) use process::captured;

use source::Names;
use syntax::Mode;

use crate::arguments::{BenchOptions, Form, Program};
use crate::{INTERRUPTED, host, print, report_to_stderr, script, show};
use measure::Trouble;
use measurements::Measurements;
use process::Launcher;

/// The exit status when answers differ from that of the serial run.
pub(crate) const WRONG_ANSWERS: i32 = 66;

/// Measures a program and prints the result. Gives the exit status.
pub(crate) fn bench(options: &BenchOptions) -> i32 {
    if let Err((message, status)) = check(options) {
        report_to_stderr(&message);
        return status;
    }
    let launcher = match Launcher::new() {
        Ok(launcher) => launcher,
        Err(message) => {
            report_to_stderr(&message);
            return 1;
        }
    };
    let mut measurements = Measurements::new(options);
    let trouble = measure::measure(options, &launcher, &mut measurements);
    measurements.interrupted = matches!(trouble, Err(Trouble::Interrupted));
    let nothing = measurements.rows.is_empty();
    let status = match trouble {
        Ok(()) if measurements.has_wrong_answers() => WRONG_ANSWERS,
        Ok(()) => 0,
        Err(Trouble::Interrupted) => {
            if nothing {
                report_to_stderr("minipy: bench was stopped before anything was measured; start it again\n");
            }
            INTERRUPTED
        }
        Err(Trouble::Failed(message)) => {
            report_to_stderr(&message);
            1
        }
    };
    if nothing {
        return status;
    }
    let shown = match options.form {
        Form::Text => text::report(&measurements),
        Form::Json => json::report(&measurements),
        Form::Markdown => markdown::report(&measurements),
    };
    if print(&shown) { status } else { 1 }
}

/// Whether there is anything to run; if not, what to say and the exit status.
fn check(options: &BenchOptions) -> Result<(), (String, i32)> {
    if let Program::File(file) = &options.program {
        script::read(file).map_err(|unreadable| (unreadable.message, unreadable.status))?;
    }
    let Some(answer) = &options.answer else { return Ok(()) };
    let text = errand::text_of_answer(answer);
    match host::compile(&text, &Names::new(), Mode::Expression) {
        Ok(_) => Ok(()),
        Err(findings) => {
            let errors = findings.iter().map(|error| show::describe(error, &text)).collect::<String>();
            let advice = "minipy: --answer takes an expression, as in --answer counter or --answer 'sorted(seen)'\n";
            Err((errors + advice, 2))
        }
    }
}
