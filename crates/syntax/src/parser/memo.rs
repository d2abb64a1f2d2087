//! What the second pass remembers, so that looking for mistakes never reads a text
//! more than a few times, however deep it nests.

use super::Parser;
use super::error::{Failure, Parse};
use crate::tree::Expr;
use std::collections::HashMap;

/// Rules whose results are remembered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Rule {
    Expression,
    Disjunction,
    BitwiseOr,
    NamedExpression,
    Primary,
}

/// An expression with the position after it and its height, or that there is none.
type Remembered = Option<(Expr, usize, u32)>;

#[derive(Debug, Default)]
pub(super) struct Memo {
    entries: HashMap<(Rule, usize), Remembered>,
    /// Whether rules look for mistakes within them.
    pub(super) quiet: bool,
}

impl Memo {
    /// Forgets; what is read from here on is new.
    pub(super) fn clear(&mut self) {
        self.entries.clear();
    }
}

impl Parser<'_> {
    /// Whether the usual mistakes are to be looked for here.
    pub(super) fn looks_for_mistakes(&self) -> bool {
        self.diagnosing && !self.memo.quiet
    }

    /// Runs a rule, or answers what it answered here before.
    pub(super) fn remembered(&mut self, rule: Rule, read: impl FnOnce(&mut Self) -> Parse<Expr>) -> Parse<Expr> {
        if !self.diagnosing {
            return read(self);
        }
        let start = self.position;
        if let Some(entry) = self.memo.entries.get(&(rule, start)) {
            let Some((expr, end, height)) = entry else { return Err(Failure::Mismatch) };
            self.position = *end;
            self.height = *height;
            return Ok(expr.clone());
        }
        let result = read(self);
        let entry = match &result {
            Ok(expr) => Some((expr.clone(), self.position, self.height)),
            Err(Failure::Mismatch) => None,
            Err(Failure::Raised(_)) => return result,
        };
        self.memo.entries.insert((rule, start), entry);
        result
    }

    /// Runs a rule without looking for mistakes within it.
    pub(super) fn quietly<T>(&mut self, rule: impl FnOnce(&mut Self) -> Parse<T>) -> Parse<T> {
        let before = std::mem::replace(&mut self.memo.quiet, true);
        let result = rule(self);
        self.memo.quiet = before;
        result
    }
}
