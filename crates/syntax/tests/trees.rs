//! Trees are those of CPython 3.13: `data/trees/*.ast` is what `ast.dump(tree, indent=2)` gives for
//! the program beside it, for `positions.py` with `include_attributes=True`.

use minipy_syntax::{Mode, display, dump, dump_with_positions, parse};
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
fn positions() {
    check("positions");
}
