//! `if`, `while`, `for`, `with` and `try`.

use super::Parser;
use super::error::Parse;
use crate::token::TokenKind;
use crate::tree::{ExceptHandler, Expr, Stmt, StmtKind, WithItem};

/// How many `elif` may follow each other: each is an `if` within the one before.
const MAX_ELIFS: usize = 1000;

impl Parser<'_> {
    pub(super) fn if_statement(&mut self) -> Parse<StmtKind> {
        // The branches in order, to be nested from the last one on.
        let mut branches: Vec<(u32, Expr, Vec<Stmt>)> = Vec::new();
        let mut word = "'if' statement";
        loop {
            let span = self.next_span();
            self.advance();
            let test = self.named_expression()?;
            self.block_colon()?;
            let body = self.block(word, span)?;
            branches.push((span.start, test, body));
            if branches.len() > MAX_ELIFS {
                return Err(self.too_deep());
            }
            if !self.at(TokenKind::Elif) {
                break;
            }
            word = "'elif' statement";
        }
        let mut orelse = self.else_block()?;
        while let Some((start, test, body)) = branches.pop() {
            let kind = StmtKind::If { test, body, orelse };
            if branches.is_empty() {
                return Ok(kind);
            }
            orelse = vec![Stmt { span: self.block_span(start), kind }];
        }
        self.mismatch()
    }

    fn else_block(&mut self) -> Parse<Vec<Stmt>> {
        let span = self.next_span();
        if !self.eat(TokenKind::Else) {
            return Ok(Vec::new());
        }
        self.expect_forced(TokenKind::Colon, "':'")?;
        self.block("'else' statement", span)
    }

    pub(super) fn while_statement(&mut self) -> Parse<StmtKind> {
        let span = self.next_span();
        self.advance();
        let test = self.named_expression()?;
        self.block_colon()?;
        let body = self.block("'while' statement", span)?;
        let orelse = self.else_block()?;
        Ok(StmtKind::While { test, body, orelse })
    }

    pub(super) fn for_statement(&mut self) -> Parse<StmtKind> {
        let (start, span) = (self.position, self.next_span());
        self.advance();
        let target = self.attempt(|parser| {
            let target = parser.star_targets()?;
            parser.expect(TokenKind::In)?;
            Ok(target)
        })?;
        let Some(target) = target else {
            if self.looks_for_mistakes() {
                self.mistaken_for_target(start)?;
            }
            return self.mismatch_quietly();
        };
        let iter = self.star_expressions()?;
        self.block_colon()?;
        let body = self.block("'for' statement", span)?;
        let orelse = self.else_block()?;
        Ok(StmtKind::For { target, iter, body, orelse })
    }

    pub(super) fn with_statement(&mut self) -> Parse<StmtKind> {
        let span = self.next_span();
        self.advance();
        let mut items = None;
        if self.at(TokenKind::LeftParen) {
            items = self.attempt(Self::parenthesised_with_items)?;
        }
        let items = match items {
            Some(items) => items,
            None => {
                let start = self.position;
                match self.attempt(Self::plain_with_items)? {
                    Some(items) => items,
                    None => {
                        if self.looks_for_mistakes() {
                            self.mistaken_with(start)?;
                        }
                        return self.mismatch_quietly();
                    }
                }
            }
        };
        let body = self.block("'with' statement", span)?;
        Ok(StmtKind::With { items, body })
    }

    fn plain_with_items(&mut self) -> Parse<Vec<WithItem>> {
        let items = self.with_items()?;
        self.expect(TokenKind::Colon)?;
        Ok(items)
    }

    fn parenthesised_with_items(&mut self) -> Parse<Vec<WithItem>> {
        self.expect(TokenKind::LeftParen)?;
        let items = self.with_items()?;
        self.eat(TokenKind::Comma);
        self.expect(TokenKind::RightParen)?;
        self.expect(TokenKind::Colon)?;
        Ok(items)
    }

    fn with_items(&mut self) -> Parse<Vec<WithItem>> {
        let mut items = vec![self.with_item()?];
        while self.at(TokenKind::Comma) {
            let item = self.attempt(|parser| {
                parser.advance();
                parser.with_item()
            })?;
            let Some(item) = item else { break };
            items.push(item);
        }
        Ok(items)
    }

    fn with_item(&mut self) -> Parse<WithItem> {
        let start = self.position;
        let context = self.expression()?;
        let end = self.position;
        let target = self.attempt(|parser| {
            parser.expect(TokenKind::As)?;
            let target = parser.star_target()?;
            match parser.peek() {
                TokenKind::Comma | TokenKind::RightParen | TokenKind::Colon => Ok(target),
                _ => parser.mismatch(),
            }
        })?;
        if target.is_none() && self.looks_for_mistakes() {
            self.mistaken_with_item(start)?;
            self.position = end;
        }
        Ok(WithItem { context, target })
    }

    pub(super) fn try_statement(&mut self) -> Parse<StmtKind> {
        let span = self.next_span();
        self.advance();
        self.expect_forced(TokenKind::Colon, "':'")?;
        let body = self.block("'try' statement", span)?;
        let mut handlers = Vec::new();
        let star = self.at(TokenKind::Except) && self.peek_second() == TokenKind::Star;
        while self.at(TokenKind::Except) {
            handlers.push(self.except_handler(star)?);
        }
        let mut orelse = Vec::new();
        if !handlers.is_empty() {
            orelse = self.else_block()?;
        }
        let span = self.next_span();
        let mut finalbody = Vec::new();
        if self.eat(TokenKind::Finally) {
            self.expect_forced(TokenKind::Colon, "':'")?;
            finalbody = self.block("'finally' statement", span)?;
        } else if handlers.is_empty() {
            self.look()?;
            if self.looks_for_mistakes() && !self.at(TokenKind::Error) {
                return self.raise_at_last("expected 'except' or 'finally' block");
            }
            return self.mismatch();
        }
        Ok(StmtKind::Try { body, handlers, orelse, finalbody, star })
    }

    fn except_handler(&mut self, star: bool) -> Parse<ExceptHandler> {
        let span = self.next_span();
        self.advance();
        let (mut exception, mut name) = (None, None);
        let has_star = self.eat(TokenKind::Star);
        let is_bare = has_star && matches!(self.peek(), TokenKind::Colon | TokenKind::Newline);
        if has_star != star && !is_bare {
            let span = self.span_from(span.start);
            return self.mistake("cannot have both 'except' and 'except*' on the same 'try'", span);
        }
        let (start, owner) = (self.position, if star { "'except*' statement" } else { "'except' statement" });
        if is_bare {
            return self.mistake("expected one or more exception types", self.caret_span(self.position));
        }
        if !self.at(TokenKind::Colon) && !self.at(TokenKind::Newline) {
            if self.looks_for_mistakes() {
                self.mistaken_except(start)?;
                self.position = start;
            }
            exception = Some(self.expression()?);
            if self.eat(TokenKind::As) {
                name = Some(self.ident()?);
            }
        }
        self.block_colon()?;
        let body = self.block(owner, span)?;
        Ok(ExceptHandler { span: self.block_span(span.start), exception, name, body })
    }
}
