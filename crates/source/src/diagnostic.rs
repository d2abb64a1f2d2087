//! What is wrong with a program's text, and where.

use crate::Span;

/// Which of Python's exceptions a diagnostic becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DiagnosticKind {
    /// `SyntaxError`
    Syntax,
    /// `IndentationError`
    Indentation,
    /// `TabError`
    Tab,
    /// `MemoryError`: the text nests deeper than the parser follows.
    TooDeep,
    /// `RecursionError`: the tree nests deeper than the compiler follows.
    Recursion,
    /// A `SyntaxWarning` (an invalid escape, `"is" with a literal`); compilation goes on.
    Warning,
}

/// One finding about a text: its message is word for word CPython 3.13's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The exception it becomes.
    pub kind: DiagnosticKind,
    /// The message after `SyntaxError: `.
    pub message: String,
    /// What the carets stand under; an empty span puts one caret at its start.
    pub span: Span,
}

impl Diagnostic {
    /// A plain syntax error.
    pub fn syntax(message: impl Into<String>, span: Span) -> Self {
        Diagnostic { kind: DiagnosticKind::Syntax, message: message.into(), span }
    }
}
