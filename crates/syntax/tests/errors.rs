//! Syntax errors have CPython's kind, message and place.
//!
//! `data/errors.txt` holds programs, each followed by what CPython 3.13 says about it:
//! `>>> line:offset-end line:end offset Kind: message`.

use minipy_syntax::{Mode, parse};
use source::{Diagnostic, DiagnosticKind, Names, SourceText};

fn kind_name(kind: DiagnosticKind) -> &'static str {
    match kind {
        DiagnosticKind::Syntax => "SyntaxError",
        DiagnosticKind::Indentation => "IndentationError",
        DiagnosticKind::Tab => "TabError",
        DiagnosticKind::TooDeep => "MemoryError",
        DiagnosticKind::Recursion => "RecursionError",
        DiagnosticKind::Warning => "SyntaxWarning",
    }
}

/// Whether an error is what the oracle's line says. Where only one caret is wanted, CPython gives
/// the end as unknown (0 or -1), as the start, or as the next column.
fn agrees(text: &SourceText, error: &Diagnostic, expected: &str) -> bool {
    let at = text.carets(error.span);
    let Some((place, message)) = expected.split_once(' ') else { return false };
    let Some((start, end)) = place.split_once('-') else { return false };
    let one_caret = error.span.is_empty();
    let ends: Vec<String> = match one_caret {
        true => {
            (-1..=0).chain([at.offset as i64, at.offset as i64 + 1]).map(|end| format!("{}:{end}", at.line)).collect()
        }
        false => vec![format!("{}:{}", at.end_line, at.end_offset)],
    };
    start == format!("{}:{}", at.line, at.offset)
        && ends.iter().any(|possible| possible == end)
        && message == format!("{}: {}", kind_name(error.kind), error.message)
}

#[test]
fn errors_are_those_of_cpython() {
    let mut program = String::new();
    let mut wrong = Vec::new();
    for line in include_str!("data/errors.txt").lines() {
        let Some(expected) = line.strip_prefix(">>> ") else {
            if !program.is_empty() || !line.is_empty() {
                program.push_str(line);
                program.push('\n');
            }
            continue;
        };
        let text = SourceText::new("<string>", std::mem::take(&mut program));
        let parsed = parse(&text, &Names::new(), Mode::File);
        match parsed.error() {
            Some(error) if agrees(&text, error, expected) => {}
            got => wrong.push(format!("{}wanted {expected}\n   got {got:?}", text.text())),
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n\n{}", wrong.len(), wrong.join("\n\n"));
}

#[test]
fn unsupported_syntax_is_refused_by_name() {
    for (program, name) in [
        ("async def f(): pass\n", "'async'"),
        ("async with a: pass\n", "'async'"),
        ("@d\nasync def f(): pass\n", "'async'"),
        ("await x\n", "'await'"),
        ("[x async for x in y]\n", "asynchronous comprehensions"),
    ] {
        let parsed = parse(&SourceText::new("<string>", program), &Names::new(), Mode::File);
        let message = parsed.error().map(|error| error.message.clone());
        assert_eq!(message, Some(format!("minipy does not support {name} yet")), "{program}");
    }
}

#[test]
fn soft_keywords_are_names() {
    for program in [
        "match = 1\n",
        "match(x)\n",
        "match[x]\n",
        "match.x = 1\n",
        "match, case = 1, 2\n",
        "match * x\n",
        "match -x\n",
        "match (x), y\n",
        "match: int = 1\n",
        "type = 1\n",
        "type(x)\n",
        "type.x\n",
        "case = type\n",
        "_ = match\n",
        "print(match, type)\n",
        "match in x\n",
        "match if match else match\n",
        "type: int\n",
        "match[a:b]\n",
    ] {
        let parsed = parse(&SourceText::new("<string>", program), &Names::new(), Mode::File);
        assert_eq!(parsed.error(), None, "{program}");
    }
}

#[test]
fn lone_surrogates_are_refused_with_their_reason() {
    let parsed = parse(&SourceText::new("<string>", "x = '\\ud800'\n"), &Names::new(), Mode::File);
    let message = parsed.error().map(|error| error.message.as_str());
    assert_eq!(message, Some("minipy does not support lone surrogates such as '\\ud800': its strings are UTF-8"));
}
