//! Nothing that a text contains may overflow the stack, not even a thread's small one.

use minipy_syntax::{Mode, parse};
use source::{DiagnosticKind, Names, SourceText};

/// Parses on a thread of 2 MiB and tells what kind of error there was.
fn parse_on_small_stack(text: String) -> Option<(DiagnosticKind, String)> {
    let run = move || {
        let parsed = parse(&SourceText::new("deep.py", text), &Names::new(), Mode::File);
        parsed.error().map(|error| (error.kind, error.message.clone()))
    };
    std::thread::Builder::new()
        .stack_size(2 << 20)
        .spawn(run)
        .expect("a thread can be started")
        .join()
        .expect("parsing does not panic")
}

fn assert_kind(text: String, kind: DiagnosticKind) {
    let shown: String = text.chars().take(40).collect();
    let error = parse_on_small_stack(text);
    assert_eq!(error.as_ref().map(|(kind, _)| *kind), Some(kind), "{shown}...: {error:?}");
}

#[test]
fn brackets_nest_two_hundred_deep() {
    for (open, close) in [("(", ")"), ("[", "]"), ("{", "}"), ("{1:", "}"), ("f(", ")"), ("a[", "]"), ("(lambda:", ")")]
    {
        assert_eq!(parse_on_small_stack(format!("{}1{}", open.repeat(200), close.repeat(200))), None, "{open}");
        let text = format!("{}1{}", open.repeat(201), close.repeat(201));
        let error = parse_on_small_stack(text).map(|(_, message)| message);
        assert_eq!(error.as_deref(), Some("too many nested parentheses"), "{open}");
    }
    for text in ["(".repeat(100_000), "[(".repeat(100_000), "{".repeat(100_000)] {
        assert_kind(text, DiagnosticKind::Syntax);
    }
}

#[test]
fn broken_brackets_are_diagnosed_deep_inside() {
    for open in ["(", "[", "{", "{1:", "f(", "a[", "f(x=", "(*", "[x for y in ", "f(x for y in ", "[*", "{**", "a[*"] {
        for inside in ["1 2", "+", "x = 1", "1 if 2", ""] {
            let close = if open.contains('(') {
                ")"
            } else if open.contains('{') {
                "}"
            } else {
                "]"
            };
            assert_kind(format!("{}{inside}", open.repeat(190)), DiagnosticKind::Syntax);
            let text = format!("{}{inside} {}\n$", open.repeat(190), close.repeat(190));
            assert_kind(text, DiagnosticKind::Syntax);
        }
    }
}

#[test]
fn what_nests_without_brackets_has_a_limit() {
    for step in ["-", "not ", "lambda: ", "1 if 1 else ", "2 ** ", "2 ** -"] {
        assert_kind(format!("{}1", step.repeat(100_000)), DiagnosticKind::TooDeep);
        assert_eq!(parse_on_small_stack(format!("{}1", step.repeat(200))), None);
    }
    assert_kind(format!("if 1: pass\n{}", "elif 1: pass\n".repeat(100_000)), DiagnosticKind::TooDeep);
}

#[test]
fn long_chains_have_a_limit() {
    for (first, step) in [("1", "+1"), ("x", ".a"), ("x", "()"), ("x", "[0]"), ("1", "*1+1")] {
        assert_kind(format!("{first}{}", step.repeat(100_000)), DiagnosticKind::Recursion);
        assert_eq!(parse_on_small_stack(format!("{first}{}", step.repeat(900))), None, "{first}{step}");
    }
}

#[test]
fn what_does_not_nest_has_no_limit() {
    for step in ["1, ", "1 and ", "1 < ", "x = ", "'a' ", "x; "] {
        assert_eq!(parse_on_small_stack(format!("{}1\n", step.repeat(20_000)).replace("'a' 1", "'a'")), None, "{step}");
    }
}

#[test]
fn blocks_nest_a_hundred_deep() {
    let nested = |depth: usize| -> String {
        let mut text: String = (0..depth).map(|level| format!("{}if x:\n", " ".repeat(level))).collect();
        text.push_str(&" ".repeat(depth));
        text + "pass\n"
    };
    assert_eq!(parse_on_small_stack(nested(99)), None);
    assert_kind(nested(100), DiagnosticKind::Indentation);
}
