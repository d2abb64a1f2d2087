//! What the parser says of a text that is being typed.

use source::{DiagnosticKind, Names, SourceText};
use syntax::tree::StmtKind;
use syntax::{Mode, Parsed};

fn parse(text: &str) -> Parsed {
    syntax::parse(&SourceText::new("<stdin>", format!("{text}\n")), &Names::new(), Mode::File)
}

/// Whether a person who has typed this wants to type another line: brackets and texts are open, a block has not
/// begun, or has not been ended by an empty line (source: CPython's `codeop.py`, which asks its parser as well).
pub(crate) fn wants_more(text: &str) -> bool {
    if text.trim().is_empty() || text.trim_start().starts_with(':') {
        return false;
    }
    let parsed = parse(text);
    let is_ended = text.rsplit_once('\n').is_some_and(|(_, last)| last.trim().is_empty());
    match parsed.error() {
        Some(error) => parsed.incomplete && !(is_ended && error.kind == DiagnosticKind::Indentation),
        None => !is_ended && parsed.module.body.last().is_some_and(|last| is_compound(&last.kind)),
    }
}

/// Where the last of several statements begins.
pub(crate) fn last_of_several(text: &SourceText) -> Option<usize> {
    let parsed = syntax::parse(text, &Names::new(), Mode::File);
    let [.., before, last] = parsed.module.body.as_slice() else { return None };
    let line = |at: u32| text.position(at).line;
    // Statements on one line, joined by semicolons, are one input.
    let is_apart = line(before.span.end) < line(start_of(last));
    is_apart.then(|| start_of(last) as usize)
}

/// Decorators belong to what they decorate.
fn start_of(statement: &syntax::tree::Stmt) -> u32 {
    let decorators = match &statement.kind {
        StmtKind::FunctionDef(function) => &function.decorators,
        StmtKind::ClassDef(class) => &class.decorators,
        _ => return statement.span.start,
    };
    // One for the `@`.
    decorators.first().map_or(statement.span.start, |first| first.span.start.saturating_sub(1))
}

fn is_compound(kind: &StmtKind) -> bool {
    matches!(
        kind,
        StmtKind::FunctionDef(_)
            | StmtKind::ClassDef(_)
            | StmtKind::For { .. }
            | StmtKind::While { .. }
            | StmtKind::If { .. }
            | StmtKind::With { .. }
            | StmtKind::Match { .. }
            | StmtKind::Try { .. }
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn open_ends_want_more() {
        for text in
            ["if 1:", "if 1:\n  x", "f(", "f(\n\n", "'''a", "@d", "x = [1,", "try:\n  a", "class A: pass", "a = \\"]
        {
            assert!(wants_more(text), "{text:?}");
        }
    }

    #[test]
    fn whole_statements_and_mistakes_want_no_more() {
        for text in ["", "1", "1 +", "x = ]", "if 1:\n  x\n", "if 1:\n", "f(\n1)", "'a", "a b", ":dis 1"] {
            assert!(!wants_more(text), "{text:?}");
        }
    }

    #[test]
    fn the_last_of_several_statements_stands_alone() {
        let last = |text: &str| last_of_several(&SourceText::new("x", text)).map(|at| text[at..].to_owned());
        assert_eq!(last("a = 1\nb = 2\n"), Some("b = 2\n".to_owned()));
        assert_eq!(last("a = 1\n@d\ndef f(): pass\n"), Some("@d\ndef f(): pass\n".to_owned()));
        assert_eq!(last("a = 1; b = 2\n"), None);
        assert_eq!(last("a\n"), None);
    }
}
