//! How parsing fails, and which of several findings is the one to report.

use super::{Mode, Parser};
use crate::lexer::Precedence;
use crate::token::TokenKind;
use source::{Diagnostic, DiagnosticKind, Span};

/// Why a rule gave no tree.
#[derive(Debug)]
pub(super) enum Failure {
    /// It does not match here; another may.
    Mismatch,
    /// The text is wrong, and this is what to say.
    Raised(Box<Diagnostic>),
}

impl Failure {
    pub(super) fn raised(diagnostic: Diagnostic) -> Failure {
        Failure::Raised(Box::new(diagnostic))
    }

    pub(super) fn syntax(message: impl Into<String>, span: Span) -> Failure {
        Failure::raised(Diagnostic::syntax(message, span))
    }
}

pub(super) type Parse<T> = Result<T, Failure>;

impl Parser<'_> {
    /// The finding to report for a text that did not parse, and whether more text could mend it.
    pub(super) fn explain(&mut self, failure: Failure, mode: Mode) -> (Diagnostic, bool) {
        let incomplete = self.is_incomplete();
        if let Some(error) = self.lex_error
            && error.precedence == Precedence::Always
        {
            return (error.diagnostic.clone(), incomplete);
        }
        let last = self.farthest;
        let raised = match failure {
            Failure::Raised(diagnostic) => *diagnostic,
            Failure::Mismatch => match self.diagnose(mode) {
                Some(diagnostic) => diagnostic,
                None => self.plain(last),
            },
        };
        if raised.kind == DiagnosticKind::Syntax || raised.kind == DiagnosticKind::Indentation {
            if let Some(unclosed) = self.unclosed_before(self.farthest) {
                return (unclosed, incomplete);
            }
        }
        (raised, incomplete)
    }

    /// Parses once more, looking for the usual mistakes.
    fn diagnose(&mut self, mode: Mode) -> Option<Diagnostic> {
        self.position = 0;
        self.depth = 0;
        self.diagnosing = true;
        self.in_field = 0;
        self.warnings.clear();
        self.count_levels();
        match self.top(mode) {
            Err(Failure::Raised(diagnostic)) => Some(*diagnostic),
            _ => None,
        }
    }

    /// What there is to say about a token that does not fit when nothing better is known.
    fn plain(&self, index: usize) -> Diagnostic {
        let token = self.token_at(index);
        let kind = DiagnosticKind::Indentation;
        match token.kind {
            TokenKind::Indent => Diagnostic { kind, message: "unexpected indent".into(), span: self.caret_span(index) },
            TokenKind::Dedent => {
                Diagnostic { kind, message: "unexpected unindent".into(), span: self.caret_span(index) }
            }
            _ => Diagnostic::syntax("invalid syntax", self.caret_span(index)),
        }
    }

    /// The bracket that is never closed, when it was opened on a line before that of a token.
    fn unclosed_before(&self, index: usize) -> Option<Diagnostic> {
        let error = self.lex_error.filter(|error| error.precedence == Precedence::Unclosed)?;
        let line = self.source.position(self.span_at(index).start).line;
        let opened = self.source.position(error.diagnostic.span.start).line;
        (line > opened).then(|| error.diagnostic.clone())
    }

    /// Whether the parser could have gone on if there were more text.
    fn is_incomplete(&self) -> bool {
        match self.lex_error {
            Some(error) if error.precedence == Precedence::Always => error.at_end,
            Some(error) => error.at_end && self.farthest + 1 >= self.tokens.len(),
            None => {
                matches!(self.kind_at(self.farthest), TokenKind::EndMarker | TokenKind::Dedent)
                    && self.span_at(self.farthest).start as usize >= self.source.text().trim_end().len()
            }
        }
    }

    /// Where the carets stand for a token: under it, or for what has no text, where the reading stopped.
    pub(super) fn caret_span(&self, index: usize) -> Span {
        let span = self.span_at(index);
        match self.kind_at(index) {
            TokenKind::Indent => Span::new(span.end, span.end),
            _ => span,
        }
    }

    /// An error under the farthest token looked at, as CPython reports where it has no better place.
    pub(super) fn raise_at_last<T>(&self, message: impl Into<String>) -> Parse<T> {
        Err(Failure::syntax(message, self.caret_span(self.farthest)))
    }

    /// The same as an `IndentationError`.
    pub(super) fn raise_indentation<T>(&self, message: String) -> Parse<T> {
        let span = self.caret_span(self.farthest);
        Err(Failure::raised(Diagnostic { kind: DiagnosticKind::Indentation, message, span }))
    }

    pub(super) fn raise<T>(&self, message: impl Into<String>, span: Span) -> Parse<T> {
        Err(Failure::syntax(message, span))
    }

    /// Refuses a construct of Python's that is not supported.
    pub(super) fn unsupported<T>(&self, what: &str) -> Parse<T> {
        self.raise(format!("minipy does not support {what} yet"), self.next_span())
    }

    pub(super) fn too_deep(&self) -> Failure {
        Failure::raised(Diagnostic {
            kind: DiagnosticKind::TooDeep,
            message: "Parser stack overflowed - Python source too complex to compile".into(),
            span: self.next_span(),
        })
    }

    pub(super) fn too_tall(&self) -> Failure {
        Failure::raised(Diagnostic {
            kind: DiagnosticKind::Recursion,
            message: "maximum recursion depth exceeded during compilation".into(),
            span: self.next_span(),
        })
    }

    pub(super) fn warn(&mut self, message: impl Into<String>, span: Span) {
        if !self.diagnosing {
            self.warnings.push(Diagnostic { kind: DiagnosticKind::Warning, message: message.into(), span });
        }
    }

    fn count_levels(&mut self) {
        use TokenKind::{LeftBrace, LeftBracket, LeftParen, RightBrace, RightBracket, RightParen};
        let mut level = 0u32;
        self.levels = (self.tokens.iter())
            .map(|token| {
                match token.kind {
                    LeftParen | LeftBracket | LeftBrace => level += 1,
                    RightParen | RightBracket | RightBrace => level = level.saturating_sub(1),
                    _ => {}
                }
                level
            })
            .collect();
    }

    /// Whether the last token read stands inside brackets.
    pub(super) fn in_brackets(&self) -> bool {
        self.position.checked_sub(1).and_then(|last| self.levels.get(last)).is_some_and(|&level| level > 0)
    }
}
