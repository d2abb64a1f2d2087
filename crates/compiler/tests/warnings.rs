//! Doubtful literals and expressions get CPython's warnings.
//!
//! `data/warnings.txt` holds programs, each followed by CPython 3.13's warnings as
//! `>>> line message` and a line `---`.

use minipy_compiler::{Mode, compile_with_warnings};
use source::{DiagnosticKind, Names, SourceText};
use syntax::parse;

#[test]
fn warnings_are_those_of_cpython() {
    for case in include_str!("data/warnings.txt").split("---\n").filter(|case| !case.is_empty()) {
        let (program, mut wanted): (Vec<&str>, Vec<&str>) = case.lines().partition(|line| !line.starts_with(">>> "));
        let text = SourceText::new("<string>", program.join("\n"));
        let names = Names::new();
        let parsed = parse(&text, &names, Mode::File);
        assert_eq!(parsed.error(), None, "{case}");
        let compiled = compile_with_warnings(&parsed.module, &text, &names, Mode::File);
        // Complex numbers are refused, but the parser has warned before.
        let compiled = compiled.map(|compiled| compiled.warnings).unwrap_or_default();
        let mut got: Vec<String> = (parsed.diagnostics.iter().chain(&compiled))
            .filter(|found| found.kind == DiagnosticKind::Warning)
            .map(|found| format!(">>> {} {}", text.position(found.span.start).line, found.message))
            .collect();
        got.sort();
        wanted.sort();
        assert_eq!(got, wanted, "{case}");
    }
}
