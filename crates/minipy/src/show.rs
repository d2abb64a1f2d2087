//! The stages between text and run: `tokens`, `tree`, `symbols`, `dis`.

use bytecode::DisassembleOptions;
use source::{Diagnostic, DiagnosticKind, Names, SourceText};
use syntax::Mode;

use crate::arguments::{Show, Text};
use crate::script::Unreadable;
use crate::{gil_listing, host, print, report_to_stderr, script};

/// Shows a stage on stdout. Gives the exit status.
pub(crate) fn show(stage: &Show) -> i32 {
    let (Show::Dis { text, .. } | Show::Tokens { text } | Show::Tree { text, .. } | Show::Symbols { text }) = stage;
    let text = match read(text) {
        Ok(text) => text,
        Err(unreadable) => {
            report_to_stderr(&unreadable.message);
            return unreadable.status;
        }
    };
    let names = Names::new();
    let (shown, findings) = match shown(stage, &text, &names) {
        Ok(shown) => (shown, Vec::new()),
        Err((shown, findings)) => (shown, findings),
    };
    let written = print(&shown);
    let error = findings.iter().find(|finding| finding.kind != DiagnosticKind::Warning);
    if let Some(error) = error {
        report_to_stderr(&describe(error, &text));
    }
    i32::from(!written || error.is_some())
}

fn read(text: &Text) -> Result<SourceText, Unreadable> {
    let script = match (&text.code, &text.file) {
        (Some(code), _) => script::from_argument(code),
        (None, Some(file)) if file != "-" => {
            // Named as it was given: what is shown may go into a text book.
            let text = script::read(file)?.text;
            return Ok(SourceText::new(file.to_string_lossy(), text.text()));
        }
        (None, _) => script::read_stdin()?,
    };
    Ok(script.text)
}

/// What there is to see, and what is wrong with the text.
fn shown(stage: &Show, text: &SourceText, names: &Names) -> Result<String, (String, Vec<Diagnostic>)> {
    let nothing = |findings| (String::new(), findings);
    if matches!(stage, Show::Tokens { .. }) {
        let (tokens, error) = syntax::tokens(text);
        let listing = syntax::listing(text, &tokens);
        return match error {
            None => Ok(listing),
            Some(error) => Err((listing, vec![error])),
        };
    }
    if let Show::Dis { offsets, positions, gil, json, .. } = *stage {
        let (code, _) = host::compile(text, names, Mode::File).map_err(nothing)?;
        if gil {
            return Ok(if json { gil_listing::json(&code, names) } else { gil_listing::text(&code, names) });
        }
        return Ok(bytecode::disassemble(&code, names, DisassembleOptions { offsets, positions }));
    }
    let parsed = syntax::parse(text, names, Mode::File);
    if parsed.error().is_some() {
        return Err(nothing(parsed.diagnostics));
    }
    match stage {
        Show::Tree { positions: true, .. } => Ok(syntax::dump_with_positions(&parsed.module, names, text) + "\n"),
        Show::Tree { .. } => Ok(syntax::dump(&parsed.module, names) + "\n"),
        _ => {
            let symbols = compiler::symbols(&parsed.module, text, names).map_err(nothing)?;
            Ok(symbols.display(names).to_string())
        }
    }
}

/// A syntax error with its line and carets, as CPython shows it.
pub(crate) fn describe(error: &Diagnostic, text: &SourceText) -> String {
    let kind = match error.kind {
        DiagnosticKind::Indentation => "IndentationError",
        DiagnosticKind::Tab => "TabError",
        DiagnosticKind::TooDeep => return format!("MemoryError: {}\n", error.message),
        DiagnosticKind::Recursion => return format!("RecursionError: {}\n", error.message),
        DiagnosticKind::Syntax | DiagnosticKind::Warning => "SyntaxError",
    };
    format!("{}{kind}: {}\n", source::excerpt(text, error.span), error.message)
}
