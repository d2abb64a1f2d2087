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

fn warnings(program: &str) -> Vec<String> {
    let text = SourceText::new("test.py", program);
    let names = Names::new();
    let parsed = syntax::parse(&text, &names, Mode::File);
    assert_eq!(parsed.error(), None, "{program}");
    let compiled = minipy_compiler::compile_with_warnings(&parsed.module, &text, &names, Mode::File);
    compiled.expect(program).warnings.into_iter().map(|warning| warning.message).collect()
}

/// The messages are CPython 3.13's.
#[test]
fn doubtful_code_is_warned_of() {
    assert_eq!(warnings("x is 1"), ["\"is\" with 'int' literal. Did you mean \"==\"?"]);
    assert_eq!(warnings("if 'a' is not x: pass"), ["\"is not\" with 'str' literal. Did you mean \"!=\"?"]);
    assert_eq!(warnings("not x is 1"), ["\"is not\" with 'int' literal. Did you mean \"!=\"?"]);
    assert_eq!(warnings("x is () is None"), ["\"is\" with 'tuple' literal. Did you mean \"==\"?"]);
    assert_eq!(warnings("x is None is not True is ..."), [""; 0]);
    assert_eq!(warnings("assert (x, 'message')"), ["assertion is always true, perhaps remove parentheses?"]);
    assert_eq!(warnings("[(1, 2) (3, 4)]"), ["'tuple' object is not callable; perhaps you missed a comma?"]);
    assert_eq!(warnings("1 [x]"), ["'int' object is not subscriptable; perhaps you missed a comma?"]);
    let message = "list indices must be integers or slices, not str; perhaps you missed a comma?";
    assert_eq!(warnings("try: pass\nfinally: [x]['a']"), [message]);
    assert_eq!(warnings("(lambda: 1)(); {}['a']; 'abc'[True]; [x][1:2]"), [""; 0]);
}
