//! Docstrings: which statement is one, and how its indentation is taken off.

use source::Span;
use syntax::tree::{Constant, Expr, ExprKind, Stmt, StmtKind};

/// The docstring at the head of a body, its place, and the statements after it.
pub(crate) fn split(body: &[Stmt]) -> Option<(&str, Span, &[Stmt])> {
    let (first, rest) = body.split_first()?;
    match &first.kind {
        StmtKind::Expr(Expr { kind: ExprKind::Constant(Constant::Str(doc)), span }) => Some((doc, *span, rest)),
        _ => None,
    }
}

/// The text without the indentation that all its lines but the first share, and without blanks
/// before the first (`_PyCompile_CleanDoc` in CPython's compile.c; new in 3.13).
pub(crate) fn clean(doc: &str) -> String {
    let expanded = expand_tabs(doc);
    let mut lines = expanded.split('\n');
    let first = lines.next().unwrap_or("");
    let indent = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let is_blank = |line: &str| line.trim_start_matches(' ').is_empty();
    let margin = lines.clone().filter(|line| !is_blank(line)).map(indent).min().unwrap_or(0);
    let mut cleaned = first.trim_start_matches(' ').to_owned();
    for line in lines {
        cleaned.push('\n');
        cleaned.push_str(&line[margin.min(indent(line))..]);
    }
    cleaned
}

/// Tabs become blanks up to the next multiple of eight, as `str.expandtabs` does.
fn expand_tabs(text: &str) -> String {
    let mut expanded = String::with_capacity(text.len());
    let mut column = 0;
    for ch in text.chars() {
        match ch {
            '\t' => {
                let blanks = 8 - column % 8;
                expanded.extend(std::iter::repeat_n(' ', blanks));
                column += blanks;
            }
            '\n' | '\r' => {
                expanded.push(ch);
                column = 0;
            }
            _ => {
                expanded.push(ch);
                column += 1;
            }
        }
    }
    expanded
}

#[cfg(test)]
mod tests {
    use super::clean;

    #[test]
    fn common_indentation_goes() {
        assert_eq!(clean("  One.\n\n    Two\n      three\n  "), "One.\n\nTwo\n  three\n");
        assert_eq!(clean("a\n\tb\n        c"), "a\nb\nc");
        assert_eq!(clean(""), "");
    }
}
