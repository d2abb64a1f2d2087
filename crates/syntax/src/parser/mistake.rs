//! The usual mistakes, looked for by the second pass.
//!
//! Each rule here stands for one of the `invalid_...` rules of CPython 3.13's grammar:
//! it reads from a position on, raises if the text has that mistake, and else returns;
//! its caller then restores the position.

mod argument;
mod expression;
mod statement;

use super::Parser;
use super::error::Parse;
use crate::tree::Expr;
use source::Span;

impl Parser<'_> {
    /// Tries a rule from a position on; where it does not match, the position stays there.
    fn attempt_at<T>(&mut self, position: usize, rule: impl FnOnce(&mut Self) -> Parse<T>) -> Parse<Option<T>> {
        self.position = position;
        self.attempt(rule)
    }

    /// From an offset to the last character but one of the farthest token looked at, as CPython has it.
    pub(super) fn to_last(&self, start: u32) -> Span {
        let last = self.source.slice(self.span_at(self.last()));
        let width = last.chars().next_back().map_or(0, char::len_utf8) as u32;
        Span::new(start, (self.span_at(self.last()).end - width).max(start))
    }

    /// An error under the next token.
    fn raise_at_next<T>(&mut self, message: &str) -> Parse<T> {
        self.raise(message, self.caret_span(self.position))
    }

    /// Reads comprehension clauses and tells where their last expression ends.
    fn clauses_end(&mut self) -> Parse<u32> {
        let generators = self.comprehension_clauses(0)?;
        let last = generators.last().map(|last| last.conditions.last().unwrap_or(&last.iter));
        Ok(last.map_or(0, |last| last.span.end))
    }

    fn raise_between<T>(&self, message: impl Into<String>, first: &Expr, last: &Expr) -> Parse<T> {
        self.raise(message, first.span.to(last.span))
    }
}
