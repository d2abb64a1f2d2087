//! `from __future__ import ...`: where it may stand and what it may name.

use source::{Diagnostic, Names, Span};
use syntax::tree::{Module, Stmt, StmtKind};

use crate::docstring;

const FEATURES: [&str; 9] = [
    "nested_scopes",
    "generators",
    "division",
    "absolute_import",
    "with_statement",
    "print_function",
    "unicode_literals",
    "generator_stop",
    "annotations",
];

/// Checks all future imports at module level; tells whether annotations stay strings (PEP 563).
pub(crate) fn check(module: &Module, names: &Names) -> Result<bool, Diagnostic> {
    let mut string_annotations = false;
    let mut at_beginning = true;
    let body = docstring::split(&module.body).map_or(module.body.as_slice(), |(_, _, rest)| rest);
    for statement in body {
        if !is_future(statement, names) {
            at_beginning = false;
            continue;
        }
        if !at_beginning {
            return Err(misplaced(statement));
        }
        string_annotations |= features(statement, names)?;
    }
    Ok(string_annotations)
}

/// Whether a statement is a future import.
pub(crate) fn is_future(statement: &Stmt, names: &Names) -> bool {
    match &statement.kind {
        StmtKind::ImportFrom { module: Some(module), level: 0, .. } => names.text(module.name) == "__future__",
        _ => false,
    }
}

/// The error for a future import after other statements.
pub(crate) fn misplaced(statement: &Stmt) -> Diagnostic {
    Diagnostic::syntax("from __future__ imports must occur at the beginning of the file", statement.span)
}

fn features(statement: &Stmt, names: &Names) -> Result<bool, Diagnostic> {
    let StmtKind::ImportFrom { names: aliases, .. } = &statement.kind else { return Ok(false) };
    let mut string_annotations = false;
    // CPython knows only where the statement begins.
    let start = Span::new(statement.span.start, statement.span.start);
    for alias in aliases {
        match names.text(alias.name.name) {
            "annotations" => string_annotations = true,
            "braces" => return Err(Diagnostic::syntax("not a chance", start)),
            // PEP 401 is an April joke that the parser would have to play along with.
            "barry_as_FLUFL" => {}
            name if FEATURES.contains(&name) => {}
            name => {
                return Err(Diagnostic::syntax(format!("future feature {name} is not defined"), start));
            }
        }
    }
    Ok(string_annotations)
}
