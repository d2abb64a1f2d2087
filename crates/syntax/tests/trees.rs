//! Trees are those of CPython 3.13: `data/trees/*.ast` is what `ast.dump(tree, indent=2)` gives for
//! the program beside it, for `positions.py` with `include_attributes=True`.

use minipy_syntax::{Mode, display, dump, dump_with_positions, listing, parse, tokens};
use source::{Names, SourceText};
use std::path::Path;

fn check(name: &str) {
    let base = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/trees").join(name);
    let read =
        |extension: &str| std::fs::read_to_string(base.with_extension(extension)).expect("the test's file is there");
    let text = SourceText::new(name, read("py"));
    let names = Names::new();
    let parsed = parse(&text, &names, Mode::File);
    assert_eq!(parsed.error(), None);
    let shown = match name {
        "positions" => dump_with_positions(&parsed.module, &names, &text),
        _ => dump(&parsed.module, &names),
    };
    let wanted = read("ast");
    let differing = shown.lines().zip(wanted.lines()).position(|(got, want)| got != want);
    let context =
        |text: &str, line: usize| text.lines().skip(line.saturating_sub(6)).take(9).collect::<Vec<_>>().join("\n");
    if let Some(line) = differing {
        panic!("line {line}:\n{}\n\nwanted:\n{}", context(&shown, line), context(&wanted, line));
    }
    assert_eq!(shown.lines().count(), wanted.lines().count());

    let printed = SourceText::new(name, display(&parsed.module, &names));
    let again = parse(&printed, &names, Mode::File);
    assert_eq!(again.error(), None, "{}", printed.text());
    assert_eq!(dump(&again.module, &names), dump(&parsed.module, &names), "{}", printed.text());
}

/// `data/trees/*.tokens` is what `python -m tokenize` lists.
fn check_tokens(name: &str) {
    let base = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/trees").join(name);
    let read =
        |extension: &str| std::fs::read_to_string(base.with_extension(extension)).expect("the test's file is there");
    let text = SourceText::new(name, read("py"));
    let (tokens, error) = tokens(&text);
    assert_eq!(error, None);
    for (got, want) in listing(&text, &tokens).lines().zip(read("tokens").lines()) {
        assert_eq!(got, want);
    }
    assert_eq!(listing(&text, &tokens).lines().count(), read("tokens").lines().count());
}

#[test]
fn tokens_of_statements() {
    check_tokens("statements");
}

#[test]
fn tokens_of_fstrings() {
    check_tokens("fstrings");
}

#[test]
fn display_of_every_form() {
    let base = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/trees");
    for name in ["statements", "expressions", "fstrings", "patterns", "generics"] {
        let program = std::fs::read_to_string(base.join(name).with_extension("py")).expect("the test's file is there");
        let names = Names::new();
        let parsed = parse(&SourceText::new(name, program), &names, Mode::File);
        insta::assert_snapshot!(format!("display_{name}"), display(&parsed.module, &names));
    }
}

#[test]
fn statements() {
    check("statements");
}

#[test]
fn expressions() {
    check("expressions");
}

#[test]
fn fstrings() {
    check("fstrings");
}

#[test]
fn patterns() {
    check("patterns");
}

#[test]
fn generics() {
    check("generics");
}

#[test]
fn positions() {
    check("positions");
}
