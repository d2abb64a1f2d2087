//! The place of a syntax error is shown as CPython shows it: `data/excerpts.txt` holds what it
//! printed for each program before (`%%` separates programs and outputs).

use minipy_syntax::{Mode, parse};
use source::{DiagnosticKind, Names, SourceText, excerpt};

#[test]
fn excerpts_are_those_of_cpython() {
    let data = include_str!("data/excerpts.txt");
    let cases: Vec<&str> = data.split("%%\n").collect();
    assert!(cases.len() > 20);
    for pair in cases.chunks_exact(2) {
        let text = SourceText::new("x.py", pair[0]);
        let parsed = parse(&text, &Names::new(), Mode::File);
        let error = parsed.error().expect("the program is wrong");
        let kind = match error.kind {
            DiagnosticKind::Indentation => "IndentationError",
            DiagnosticKind::Tab => "TabError",
            _ => "SyntaxError",
        };
        assert_eq!(format!("{}{kind}: {}\n", excerpt(&text, error.span), error.message), pair[1], "{}", pair[0]);
    }
}
