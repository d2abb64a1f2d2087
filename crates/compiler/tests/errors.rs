//! What the compiler refuses. The expectations in `errors.txt` are CPython 3.13's:
//! each program is followed by a line `-> line:column-end_line:end_column message`, columns
//! counted from 1 as `SyntaxError.offset` counts them.

use minipy_compiler::{Mode, compile};
use source::{Names, SourceText};

fn outcome(program: &str) -> String {
    let text = SourceText::new("test.py", program);
    let names = Names::new();
    let parsed = syntax::parse(&text, &names, Mode::File);
    assert_eq!(parsed.error(), None, "a program for the compiler parses: {program}");
    match compile(&parsed.module, &text, &names, Mode::File) {
        Ok(code) => {
            assert_eq!(bytecode::verify(&code), Ok(()), "{program}");
            "ok".to_owned()
        }
        Err(diagnostics) => {
            let diagnostic = &diagnostics[0];
            let (start, end) = (text.position(diagnostic.span.start), text.position(diagnostic.span.end));
            let (column, end_column) = (start.column + 1, end.column + 1);
            format!("{}:{column}-{}:{end_column} {}", start.line, end.line, diagnostic.message)
        }
    }
}

#[test]
fn errors_are_those_of_cpython() {
    let mut program = String::new();
    let mut count = 0;
    for line in include_str!("errors.txt").lines() {
        match line.strip_prefix("-> ") {
            Some(expected) => {
                let source = std::mem::take(&mut program);
                assert_eq!(outcome(source.trim_end()), expected, "\n{source}");
                count += 1;
            }
            None => {
                program.push_str(line);
                program.push('\n');
            }
        }
    }
    assert!(count > 100, "the programs are found");
}
