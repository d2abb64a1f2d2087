//! Statements of one line.

use super::error::Parse;
use super::{Parser, operator, target};
use crate::token::TokenKind;
use crate::tree::{BinaryOp, Expr, ExprKind, Ident, Stmt, StmtKind};

impl Parser<'_> {
    pub(super) fn simple_statement(&mut self) -> Parse<Stmt> {
        let start = self.start();
        let kind = match self.peek() {
            TokenKind::Return => {
                self.advance();
                StmtKind::Return(self.attempt(Self::star_expressions)?)
            }
            TokenKind::Import => self.import()?,
            TokenKind::From => self.import_from()?,
            TokenKind::Raise => self.raise_statement()?,
            TokenKind::Pass => self.word(StmtKind::Pass),
            TokenKind::Break => self.word(StmtKind::Break),
            TokenKind::Continue => self.word(StmtKind::Continue),
            TokenKind::Del => self.delete()?,
            TokenKind::Assert => self.assert()?,
            TokenKind::Global => {
                self.advance();
                StmtKind::Global(self.idents()?)
            }
            TokenKind::Nonlocal => {
                self.advance();
                StmtKind::Nonlocal(self.idents()?)
            }
            _ => self.expression_statement()?,
        };
        Ok(Stmt { span: self.span_from(start), kind })
    }

    fn word(&mut self, kind: StmtKind) -> StmtKind {
        self.advance();
        kind
    }

    fn idents(&mut self) -> Parse<Vec<Ident>> {
        let mut idents = vec![self.ident()?];
        while self.eat(TokenKind::Comma) {
            idents.push(self.ident()?);
        }
        Ok(idents)
    }

    fn raise_statement(&mut self) -> Parse<StmtKind> {
        self.advance();
        let Some(exception) = self.attempt(Self::expression)? else {
            return Ok(StmtKind::Raise { exception: None, cause: None });
        };
        let cause = if self.at(TokenKind::From) {
            self.attempt(|parser| {
                parser.advance();
                parser.expression()
            })?
        } else {
            None
        };
        Ok(StmtKind::Raise { exception: Some(exception), cause })
    }

    fn delete(&mut self) -> Parse<StmtKind> {
        let start = self.position;
        let targets = self.attempt(|parser| {
            parser.advance();
            let first = parser.delete_target()?;
            let targets = parser.more_items(first, Self::delete_target)?;
            match parser.peek() {
                TokenKind::Semicolon | TokenKind::Newline => Ok(targets),
                _ => parser.mismatch(),
            }
        })?;
        match targets {
            Some(targets) => Ok(StmtKind::Delete(targets)),
            None => {
                if self.looks_for_mistakes() {
                    self.mistaken_delete(start)?;
                }
                self.mismatch_quietly()
            }
        }
    }

    fn assert(&mut self) -> Parse<StmtKind> {
        self.advance();
        let test = self.expression()?;
        let message = if self.at(TokenKind::Comma) {
            self.attempt(|parser| {
                parser.advance();
                parser.expression()
            })?
        } else {
            None
        };
        Ok(StmtKind::Assert { test, message })
    }

    /// An expression, or one of the three kinds of assignment.
    fn expression_statement(&mut self) -> Parse<StmtKind> {
        let start = self.position;
        if self.begins_type_alias() {
            if self.looks_for_mistakes() {
                self.mistaken_assignment(start)?;
                self.position = start;
            }
            if let Some(alias) = self.attempt(Self::type_alias)? {
                return Ok(alias);
            }
        }
        let first = self.attempt(Self::yield_or_star_expressions)?;
        let assignment = match (first, self.peek()) {
            (Some(first), TokenKind::Equal) => self.attempt(|parser| parser.assignment(first))?,
            (Some(first), TokenKind::Colon) => self.attempt(|parser| parser.annotated_assignment(start, first))?,
            (Some(first), kind) => match operator::augmented(kind) {
                Some(op) if target::is_single_target(&first) => return self.augmented_assignment(first, op),
                Some(_) => None,
                None => {
                    if self.looks_for_mistakes() {
                        let end = self.position;
                        self.mistaken_assignment(start)?;
                        self.position = end;
                    }
                    return Ok(StmtKind::Expr(first));
                }
            },
            (None, _) => None,
        };
        if let Some(assignment) = assignment {
            return Ok(assignment);
        }
        if self.looks_for_mistakes() {
            self.mistaken_assignment(start)?;
        }
        self.mismatch_quietly()
    }

    /// `type X = ...` is a statement, `type(x)` and `type = 1` are not.
    fn begins_type_alias(&self) -> bool {
        self.at(TokenKind::Name) && self.kind_at(self.position + 1) == TokenKind::Name && self.next_text() == "type"
    }

    /// `first = ... = value` from the first `=` on.
    fn assignment(&mut self, first: Expr) -> Parse<StmtKind> {
        let mut targets = Vec::new();
        let mut next = first;
        while self.at(TokenKind::Equal) {
            if !target::is_star_target(&next) {
                return self.mismatch();
            }
            self.advance();
            targets.push(next);
            next = self.yield_or_star_expressions()?;
        }
        Ok(StmtKind::Assign { targets, value: next })
    }

    fn annotated_assignment(&mut self, start: usize, target: Expr) -> Parse<StmtKind> {
        if !target::is_single_target(&target) {
            return self.mismatch();
        }
        self.expect(TokenKind::Colon)?;
        let annotation = self.expression()?;
        let value = if self.at(TokenKind::Equal) {
            self.attempt(|parser| {
                parser.advance();
                parser.yield_or_star_expressions()
            })?
        } else {
            None
        };
        let simple = matches!(target.kind, ExprKind::Name(_)) && self.kind_at(start) == TokenKind::Name;
        Ok(StmtKind::AnnAssign { target, annotation, value, simple })
    }

    fn augmented_assignment(&mut self, target: Expr, op: BinaryOp) -> Parse<StmtKind> {
        self.advance();
        let value = self.yield_or_star_expressions()?;
        Ok(StmtKind::AugAssign { target, op, value })
    }
}
