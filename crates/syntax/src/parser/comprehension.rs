//! `for ... in ... if ...` inside brackets.

use super::Parser;
use super::error::Parse;
use crate::token::TokenKind;
use crate::tree::Comprehension;

impl Parser<'_> {
    /// The clauses of a comprehension whose element has a height; sets the height of the whole.
    pub(super) fn comprehension_clauses(&mut self, below: u32) -> Parse<Vec<Comprehension>> {
        let mut tallest = below;
        let mut generators = vec![self.deeper(Self::comprehension_clause)?];
        tallest = tallest.max(self.height);
        while matches!(self.peek(), TokenKind::For | TokenKind::Async) {
            generators.push(self.deeper(Self::comprehension_clause)?);
            tallest = tallest.max(self.height);
        }
        self.grow(tallest)?;
        Ok(generators)
    }

    fn comprehension_clause(&mut self) -> Parse<Comprehension> {
        if self.at(TokenKind::Async) {
            return self.unsupported("asynchronous comprehensions");
        }
        if !self.at(TokenKind::For) {
            return self.mismatch();
        }
        let start = self.position;
        let head = self.attempt(|parser| {
            parser.advance();
            let target = parser.star_targets()?;
            parser.expect(TokenKind::In)?;
            Ok(target)
        })?;
        let Some(target) = head else {
            if self.looks_for_mistakes() {
                self.mistaken_for_clause(start)?;
                self.mistaken_for_target(start)?;
                self.position = start;
            }
            return self.mismatch_quietly();
        };
        let mut tallest = self.height;
        let iter = self.disjunction()?;
        tallest = tallest.max(self.height);
        let mut conditions = Vec::new();
        while self.at(TokenKind::If) {
            let condition = self.attempt(|parser| {
                parser.advance();
                parser.disjunction()
            })?;
            let Some(condition) = condition else { break };
            tallest = tallest.max(self.height);
            conditions.push(condition);
        }
        self.height = tallest;
        Ok(Comprehension { target, iter, conditions })
    }
}
