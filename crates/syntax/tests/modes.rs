//! The three modes, and what the prompt asks more of.

use minipy_syntax::{Mode, Parsed, parse};
use source::{Names, SourceText};

fn parsed(text: &str, mode: Mode) -> Parsed {
    parse(&SourceText::new("<stdin>", text), &Names::new(), mode)
}

fn message(text: &str, mode: Mode) -> Option<String> {
    parsed(text, mode).error().map(|error| error.message.clone())
}

#[test]
fn the_prompt_asks_for_the_rest() {
    for text in [
        "if x:\n",
        "(1,\n",
        "x = [\n1,\n",
        "'''abc\n",
        "f'''{a}\n",
        "x = \\\n",
        "try:\n    x\n",
        "@f\n",
        "def f():\n",
        "class A:\n",
        "def f(a,\n",
        "if x:\n    y\nelse:\n",
        "while x:\n    if y:\n",
        "f'{a\n",
        "# a comment\nif x:\n",
        "x = {\n 1:\n",
    ] {
        let parsed = parsed(text, Mode::Interactive);
        assert!(parsed.error().is_some() && parsed.incomplete, "{text}: {:?}", parsed.error());
    }
}

#[test]
fn the_prompt_refuses_what_more_text_cannot_mend() {
    for text in [
        "x = \n",
        "if x\n",
        "'abc\n",
        "x y\n",
        "(a]\n",
        "f(a b)\n",
        "  x\n",
        "if x:\ny\n",
        "for\n",
        "f'abc\n",
        "1a\n",
        "$\n",
    ] {
        let parsed = parsed(text, Mode::Interactive);
        assert!(parsed.error().is_some() && !parsed.incomplete, "{text}: {:?}", parsed.error());
    }
}

#[test]
fn the_prompt_takes_one_statement() {
    for (text, count) in
        [("", 0), ("\n", 0), ("# only\n", 0), ("x\n", 1), ("x; y\n", 2), ("if x:\n  y\n", 1), ("\n\nx\n", 1)]
    {
        assert_eq!(parsed(text, Mode::Interactive).module.body.len(), count, "{text}");
    }
    let several = Some("multiple statements found while compiling a single statement".to_owned());
    assert_eq!(message("x\ny\n", Mode::Interactive), several);
    assert_eq!(message("if x:\n  y\nz\n", Mode::Interactive), Some("invalid syntax".to_owned()));
}

#[test]
fn eval_takes_one_expression() {
    for text in ["1", "a, b\n", "\n\na + b\n\n", "lambda: x", "[x for x in y]", "(\n1)"] {
        assert_eq!(message(text, Mode::Expression), None, "{text}");
        assert_eq!(parsed(text, Mode::Expression).module.body.len(), 1);
    }
    for text in ["", "x = 1", "x; y", "pass", "x\ny", "*a", "yield"] {
        assert_eq!(message(text, Mode::Expression).as_deref(), Some("invalid syntax"), "{text}");
    }
    assert_eq!(message("  x", Mode::Expression).as_deref(), Some("unexpected indent"));
}

#[test]
fn line_ends_and_marks_do_not_matter() {
    for text in [
        "\u{FEFF}x = 1\nif x:\n    y\n",
        "x = 1\r\nif x:\r\n    y\r\n",
        "x = 1\rif x:\r    y",
        "x = 1\nif x:\n    y",
        "x = 1\nif x:\n    y\n   ",
    ] {
        assert_eq!(parsed(text, Mode::File).module.body.len(), 2, "{text:?}");
    }
    let names = Names::new();
    let crlf = parse(&SourceText::new("x.py", "'''a\r\nb'''\r\n"), &names, Mode::File);
    let lf = parse(&SourceText::new("x.py", "'''a\nb'''\n"), &names, Mode::File);
    assert_eq!(crlf.module, lf.module);
}
