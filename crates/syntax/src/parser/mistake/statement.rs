//! Mistakes in statements.

use super::super::target::{Use, describe, invalid_target};
use super::super::{Parse, Parser, operator};
use crate::token::TokenKind;
use crate::tree::{Expr, ExprKind};
use source::Span;

impl Parser<'_> {
    /// Raises if some part of a would-be target is none.
    fn raise_invalid_target(&mut self, target: &Expr, purpose: Use) -> Parse<()> {
        match invalid_target(target, purpose) {
            None => Ok(()),
            Some(part) => {
                let verb = if purpose == Use::Delete { "delete" } else { "assign to" };
                self.raise(format!("cannot {verb} {}", describe(part)), part.span)
            }
        }
    }

    /// What cannot be assigned to, annotated or updated in place.
    pub(in super::super) fn mistaken_assignment(&mut self, start: usize) -> Parse<()> {
        self.position = start;
        let first = self.attempt(Self::star_named_expression)?;
        if let Some(first) = &first {
            self.mistaken_annotation(start, first)?;
        }
        self.position = start;
        loop {
            let position = self.position;
            let target = self.attempt(Self::star_targets)?;
            if target.is_none() || !self.eat(TokenKind::Equal) {
                self.position = position;
                break;
            }
        }
        let position = self.position;
        if let Some(target) = self.attempt(Self::star_expressions)?
            && self.at(TokenKind::Equal)
        {
            self.raise_invalid_target(&target, Use::Assign)?;
        }
        if let Some(target) = self.attempt_at(position, Self::yield_expression)?
            && self.at(TokenKind::Equal)
        {
            return self.raise("assignment to yield expression not possible", target.span);
        }
        if let Some(target) = self.attempt_at(start, Self::star_expressions)?
            && operator::augmented(self.peek()).is_some()
        {
            self.advance();
            if self.attempt(Self::yield_or_star_expressions)?.is_some() {
                let message = format!("'{}' is an illegal expression for augmented assignment", describe(&target));
                return self.raise(message, target.span);
            }
        }
        Ok(())
    }

    fn mistaken_annotation(&mut self, start: usize, first: &Expr) -> Parse<()> {
        let display = matches!(first.kind, ExprKind::List(_) | ExprKind::Tuple(_));
        let several = self.at(TokenKind::Comma);
        if several {
            self.more_items(first.clone(), Self::star_named_expression)?;
        }
        if !self.eat(TokenKind::Colon) {
            return Ok(());
        }
        if matches!(first.kind, ExprKind::Starred(_)) && !several {
            return Ok(());
        }
        if self.attempt(Self::expression)?.is_none() {
            return Ok(());
        }
        if several {
            return self.raise("only single target (not tuple) can be annotated", first.span);
        }
        if display {
            let what = describe(first);
            return self.raise(format!("only single target (not {what}) can be annotated"), first.span);
        }
        let _ = start;
        self.raise("illegal target for annotation", first.span)
    }

    pub(in super::super) fn mistaken_delete(&mut self, start: usize) -> Parse<()> {
        match self.attempt_at(start + 1, Self::star_expressions)? {
            Some(target) => self.raise_invalid_target(&target, Use::Delete),
            None => Ok(()),
        }
    }

    /// The variables of a comprehension without `in`.
    pub(in super::super) fn mistaken_for_clause(&mut self, start: usize) -> Parse<()> {
        self.position = start + 1;
        if self.attempt(|parser| parser.list_of(Self::bitwise_or))?.is_some() && !self.at(TokenKind::In) {
            return self.raise_at_last("'in' expected after for-loop variables");
        }
        Ok(())
    }

    pub(in super::super) fn mistaken_for_target(&mut self, start: usize) -> Parse<()> {
        match self.attempt_at(start + 1, Self::star_expressions)? {
            Some(target) => self.raise_invalid_target(&target, Use::For),
            None => Ok(()),
        }
    }

    /// `with a as b` at the end of a line, its managers in parentheses or not.
    pub(in super::super) fn mistaken_with(&mut self, start: usize) -> Parse<()> {
        for open in [false, true] {
            self.position = start;
            if open && !self.eat(TokenKind::LeftParen) {
                return Ok(());
            }
            let items = self.attempt(|parser| {
                loop {
                    if open {
                        parser.expressions()?
                    } else {
                        parser.expression()?
                    };
                    if parser.eat(TokenKind::As) {
                        parser.star_target()?;
                    }
                    if !parser.eat(TokenKind::Comma) || open && parser.at(TokenKind::RightParen) {
                        break;
                    }
                }
                if open { parser.expect(TokenKind::RightParen) } else { Ok(()) }
            })?;
            if items.is_some() && self.at(TokenKind::Newline) {
                return self.raise_at_last("expected ':'");
            }
        }
        Ok(())
    }

    pub(in super::super) fn mistaken_with_item(&mut self, start: usize) -> Parse<()> {
        if self.attempt_at(start, Self::expression)?.is_some()
            && self.eat(TokenKind::As)
            && let Some(target) = self.attempt(Self::expression)?
            && matches!(self.peek(), TokenKind::Comma | TokenKind::RightParen | TokenKind::Colon)
        {
            return self.raise_invalid_target(&target, Use::Assign);
        }
        Ok(())
    }

    /// `import a from b`, and `import` alone.
    pub(in super::super) fn mistaken_import(&mut self, start: usize) -> Parse<()> {
        let span = self.span_at(start);
        self.position = start + 1;
        if self.at(TokenKind::Newline) {
            return self.raise("Expected one or more names after 'import'", self.to_last(self.start()));
        }
        let names = self.attempt(|parser| {
            parser.dotted_name()?;
            while parser.eat(TokenKind::Comma) {
                parser.dotted_name()?;
            }
            parser.expect(TokenKind::From)?;
            parser.dotted_name()
        })?;
        if names.is_some() {
            self.look()?;
            return self.raise("Did you mean to use 'from ... import ...' instead?", self.to_last(span.start));
        }
        Ok(())
    }

    /// `except A, B:`
    pub(in super::super) fn mistaken_except(&mut self, start: usize) -> Parse<()> {
        let Some(first) = self.attempt_at(start, Self::expression)? else { return Ok(()) };
        if self.eat(TokenKind::Comma) && self.attempt(Self::expressions)?.is_some() {
            if self.eat(TokenKind::As) {
                self.eat(TokenKind::Name);
            }
            if self.at(TokenKind::Colon) {
                let span = self.to_last(first.span.start);
                return self.raise("multiple exception types must be parenthesized", span);
            }
        }
        Ok(())
    }

    /// What follows the `as` of a pattern and is no name.
    pub(in super::super) fn mistaken_pattern_target(&mut self, target: usize) -> Parse<()> {
        self.position = target;
        if self.at(TokenKind::Name) {
            if self.next_text() == "_" {
                return self.raise("cannot use '_' as a target", self.next_span());
            }
            return Ok(());
        }
        match self.attempt(Self::expression)? {
            Some(target) => self.raise("invalid pattern target", target.span),
            None => Ok(()),
        }
    }

    /// `def f((a, b)):`
    pub(in super::super) fn mistaken_parenthesised_parameters(&mut self, end: TokenKind) -> Parse<()> {
        let start = self.start();
        let names = self.attempt(|parser| {
            parser.expect(TokenKind::LeftParen)?;
            parser.ident()?;
            while parser.eat(TokenKind::Comma) {
                if parser.at(TokenKind::RightParen) {
                    break;
                }
                parser.ident()?;
            }
            parser.expect(TokenKind::RightParen)
        })?;
        if names.is_some() {
            let what = if end == TokenKind::Colon { "Lambda expression" } else { "Function" };
            let span = Span::new(start, self.span_from(start).end);
            return self.raise(format!("{what} parameters cannot be parenthesized"), span);
        }
        Ok(())
    }
}
