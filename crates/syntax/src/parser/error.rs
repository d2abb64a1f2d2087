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
        let last = self.farthest;
        let raised = match failure {
            Failure::Raised(diagnostic) => *diagnostic,
            Failure::Mismatch => match self.diagnose(mode) {
                Some(diagnostic) => diagnostic,
                None => match self.kind_at(last) {
                    TokenKind::Indent => return (self.unexpected("indent", last), incomplete),
                    TokenKind::Dedent => return (self.unexpected("unindent", last), incomplete),
                    _ => Diagnostic::syntax("invalid syntax", self.plain_span(last)),
                },
            },
        };
        (self.hidden_by(&raised).unwrap_or(raised), incomplete)
    }

    /// The lexical error that is reported in place of a syntax error.
    fn hidden_by(&self, raised: &Diagnostic) -> Option<Diagnostic> {
        let error = self.lex_error?;
        if error.precedence == Precedence::Always {
            return Some(error.diagnostic.clone());
        }
        let unclosed = error.bracket?.unclosed();
        let line = self.source.position(self.span_at(self.last()).start).line;
        let opened = self.source.position(unclosed.span.start).line;
        let is_syntax = matches!(raised.kind, DiagnosticKind::Syntax | DiagnosticKind::Indentation);
        (is_syntax && line > opened && *raised != error.diagnostic).then_some(unclosed)
    }

    /// Parses once more, looking for the usual mistakes.
    fn diagnose(&mut self, mode: Mode) -> Option<Diagnostic> {
        self.position = 0;
        self.depth = 0;
        self.diagnosing = true;
        self.warnings.clear();
        self.count_levels();
        match self.top(mode) {
            // Only this pass nests so deep where mistakes are looked for within mistakes.
            Err(Failure::Raised(found)) if !is_limit(found.kind) => Some(*found),
            _ => None,
        }
    }

    fn unexpected(&self, what: &str, index: usize) -> Diagnostic {
        let span = self.caret_span(index);
        Diagnostic { kind: DiagnosticKind::Indentation, message: format!("unexpected {what}"), span }
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

    /// Where the carets stand for a token: under it, or for what has no text, where the lexer had read to.
    pub(super) fn caret_span(&self, index: usize) -> Span {
        let span = self.span_at(index);
        let text = self.source.text();
        match self.kind_at(index) {
            TokenKind::Indent | TokenKind::Dedent | TokenKind::EndMarker => {
                let at_end = span.end as usize == text.len();
                let line_start = text[..span.end as usize].ends_with('\n') && !at_end;
                let back = u32::from(!line_start && (!at_end || text.ends_with('\n')));
                let offset = span.end.saturating_sub(back);
                Span::new(offset, offset)
            }
            _ => span,
        }
    }

    /// An error under the farthest token looked at, as CPython reports where it has no better place.
    pub(super) fn raise_at_last<T>(&self, message: impl Into<String>) -> Parse<T> {
        self.raise(message, self.caret_span(self.last()))
    }

    /// The same as an `IndentationError`.
    pub(super) fn raise_indentation<T>(&self, message: String) -> Parse<T> {
        self.raise_lexical()?;
        let span = self.caret_span(self.last());
        Err(Failure::raised(Diagnostic { kind: DiagnosticKind::Indentation, message, span }))
    }

    /// The place of a token at which nothing else is known to be wrong.
    fn plain_span(&self, index: usize) -> Span {
        if self.kind_at(index) != TokenKind::EndMarker {
            return self.caret_span(index);
        }
        let text = self.source.text();
        let start = text.strip_suffix('\n').unwrap_or(text).rfind('\n').map_or(0, |newline| newline as u32 + 1);
        Span::new(start, start)
    }

    /// Index of the farthest token that has been looked at by now.
    pub(super) fn last(&self) -> usize {
        self.farthest.max(self.position).min(self.tokens.len().saturating_sub(1))
    }

    /// Raises the lexical error, if that has been looked at.
    fn raise_lexical(&self) -> Parse<()> {
        match self.lex_error.filter(|_| self.kind_at(self.last()) == TokenKind::Error) {
            Some(error) => Err(Failure::raised(error.diagnostic.clone())),
            None => Ok(()),
        }
    }

    pub(super) fn raise<T>(&self, message: impl Into<String>, span: Span) -> Parse<T> {
        self.raise_lexical()?;
        Err(Failure::syntax(message, span))
    }

    /// Refuses a construct of Python's that is not supported.
    pub(super) fn unsupported<T>(&self, what: &str) -> Parse<T> {
        self.raise(format!("minipy does not support {what} yet"), self.next_span())
    }

    pub(super) fn too_deep(&self) -> Failure {
        Failure::raised(Diagnostic {
            kind: DiagnosticKind::TooDeep,
            message: "Parser stack overflowed - Python source too complex to parse".into(),
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

/// Whether it tells of a limit, not of the text.
fn is_limit(kind: DiagnosticKind) -> bool {
    matches!(kind, DiagnosticKind::TooDeep | DiagnosticKind::Recursion)
}
