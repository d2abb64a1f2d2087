//! Prints what the parser makes of files, one JSON-like record a file, for comparison with CPython.
//!
//! `oracle dump FILE...` shows trees; `oracle error FILE` reads snippets separated by form
//! feed lines and shows for each the error as `kind|line|offset|end line|end offset|message`.

use minipy_syntax as syntax;
use source::{Diagnostic, DiagnosticKind, Names, SourceText};
use std::io::Write;

fn main() -> std::io::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some((command, files)) = arguments.split_first() else { return Ok(()) };
    let mut out = std::io::stdout().lock();
    for file in files {
        let bytes = std::fs::read(file)?;
        let Ok(text) = String::from_utf8(bytes) else {
            writeln!(out, "\u{1}{file}\nnot utf-8")?;
            continue;
        };
        let names = Names::new();
        if command == "error" {
            for snippet in text.split("\n\u{c}\n") {
                let source = SourceText::new("<string>", snippet);
                let parsed = syntax::parse(&source, &names, syntax::Mode::File);
                writeln!(out, "{}", parsed.error().map_or("ok".into(), |error| describe(&source, error)))?;
            }
            continue;
        }
        let source = SourceText::new(file.as_str(), text);
        if command == "tokens" {
            write!(out, "{}", syntax::listing(&source, &syntax::tokens(&source).0))?;
            continue;
        }
        let parsed = syntax::parse(&source, &names, syntax::Mode::File);
        writeln!(out, "\u{1}{file}")?;
        match parsed.error() {
            Some(error) => writeln!(out, "{}", describe(&source, error))?,
            None if command == "time" => {}
            None if command == "print" => {
                let printed = SourceText::new(file.as_str(), syntax::display(&parsed.module, &names));
                let again = syntax::parse(&printed, &names, syntax::Mode::File);
                if syntax::dump(&again.module, &names) != syntax::dump(&parsed.module, &names) {
                    let error = again.error().map(|error| describe(&printed, error));
                    writeln!(out, "printed differently: {error:?}\n{}", printed.text())?;
                }
            }
            None => writeln!(out, "{}", syntax::dump_with_positions(&parsed.module, &names, &source))?,
        }
    }
    Ok(())
}

fn describe(source: &SourceText, error: &Diagnostic) -> String {
    let kind = match error.kind {
        DiagnosticKind::Syntax => "SyntaxError",
        DiagnosticKind::Indentation => "IndentationError",
        DiagnosticKind::Tab => "TabError",
        DiagnosticKind::TooDeep => "MemoryError",
        DiagnosticKind::Recursion => "RecursionError",
        DiagnosticKind::Warning => "SyntaxWarning",
    };
    let at = source.carets(error.span);
    format!("{kind}|{}|{}|{}|{}|{}", at.line, at.offset, at.end_line, at.end_offset, error.message)
}
