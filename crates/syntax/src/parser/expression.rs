//! Expressions, from the loosest binding to the tightest.

use super::error::Parse;
use super::memo::Rule;
use super::{Parser, operator};
use crate::token::TokenKind;
use crate::tree::{BinaryOp, BoolOp, Expr, ExprKind, UnaryOp};

/// Precedence of `+` and `-`.
const TERM: u8 = 5;

impl Parser<'_> {
    pub(super) fn make(&self, start: u32, kind: ExprKind) -> Expr {
        Expr { span: self.span_from(start), kind }
    }

    /// `a, *b, c`: what stands right of `=`, in `return`, in `for ... in`, in a subscript.
    pub(super) fn star_expressions(&mut self) -> Parse<Expr> {
        self.list_of(Self::star_expression)
    }

    /// `a, b` without stars.
    pub(super) fn expressions(&mut self) -> Parse<Expr> {
        self.list_of(Self::expression)
    }

    /// One item, or several with commas, which make a tuple.
    pub(super) fn list_of(&mut self, item: fn(&mut Self) -> Parse<Expr>) -> Parse<Expr> {
        let start = self.start();
        let first = item(self)?;
        if !self.at(TokenKind::Comma) {
            return Ok(first);
        }
        let elements = self.more_items(first, item)?;
        Ok(self.make(start, ExprKind::Tuple(elements)))
    }

    /// The items after the first of a list, its last comma included.
    pub(super) fn more_items(&mut self, first: Expr, item: fn(&mut Self) -> Parse<Expr>) -> Parse<Vec<Expr>> {
        let mut tallest = self.height;
        let mut elements = vec![first];
        while self.eat(TokenKind::Comma) {
            let Some(element) = self.attempt(item)? else { break };
            tallest = tallest.max(self.height);
            elements.push(element);
        }
        self.grow(tallest)?;
        Ok(elements)
    }

    pub(super) fn star_expression(&mut self) -> Parse<Expr> {
        if self.at(TokenKind::Star) { self.starred_bitwise_or() } else { self.expression() }
    }

    pub(super) fn star_named_expression(&mut self) -> Parse<Expr> {
        if self.at(TokenKind::Star) { self.starred_bitwise_or() } else { self.named_expression() }
    }

    fn starred_bitwise_or(&mut self) -> Parse<Expr> {
        let start = self.start();
        self.expect(TokenKind::Star)?;
        let value = self.bitwise_or()?;
        self.grow(self.height)?;
        Ok(self.make(start, ExprKind::Starred(Box::new(value))))
    }

    /// `yield`, `yield a, b`, `yield from a`.
    pub(super) fn yield_expression(&mut self) -> Parse<Expr> {
        let start = self.start();
        self.expect(TokenKind::Yield)?;
        if self.eat(TokenKind::From) {
            let value = self.expression()?;
            self.grow(self.height)?;
            return Ok(self.make(start, ExprKind::YieldFrom(Box::new(value))));
        }
        let value = self.attempt(Self::star_expressions)?;
        let below = if value.is_some() { self.height } else { 0 };
        self.grow(below)?;
        Ok(self.make(start, ExprKind::Yield(value.map(Box::new))))
    }

    /// What may stand right of `=` and in a field of an f-string.
    pub(super) fn yield_or_star_expressions(&mut self) -> Parse<Expr> {
        if self.at(TokenKind::Yield) { self.yield_expression() } else { self.star_expressions() }
    }

    /// An expression that may be `name := value`.
    pub(super) fn named_expression(&mut self) -> Parse<Expr> {
        self.remembered(Rule::NamedExpression, |parser| {
            let start = parser.position;
            if parser.at(TokenKind::Name) && parser.peek_second() == TokenKind::ColonEqual {
                return parser.assignment_expression();
            }
            if parser.looks_for_mistakes() {
                parser.mistaken_named_expression()?;
                parser.position = start;
            }
            parser.plain_expression()
        })
    }

    /// `name := value`, or an expression; where `=` instead of `:=` is none of the usual mistakes.
    pub(super) fn assignment_or_expression(&mut self) -> Parse<Expr> {
        if self.at(TokenKind::Name) && self.peek_second() == TokenKind::ColonEqual {
            return self.assignment_expression();
        }
        self.plain_expression()
    }

    /// An expression that no `:=` follows.
    fn plain_expression(&mut self) -> Parse<Expr> {
        let expr = self.expression()?;
        if self.at(TokenKind::ColonEqual) { self.mismatch() } else { Ok(expr) }
    }

    fn assignment_expression(&mut self) -> Parse<Expr> {
        let start = self.start();
        let target = self.ident()?;
        self.expect(TokenKind::ColonEqual)?;
        let value = self.expression()?;
        self.grow(self.height)?;
        Ok(self.make(start, ExprKind::NamedExpr { target, value: Box::new(value) }))
    }

    /// An expression without `:=`, stars and `yield`.
    pub(super) fn expression(&mut self) -> Parse<Expr> {
        self.remembered(Rule::Expression, |parser| parser.deeper(Self::conditional))
    }

    pub(super) fn conditional(&mut self) -> Parse<Expr> {
        let start = self.position;
        if self.looks_for_mistakes() {
            self.mistaken_expression()?;
            self.position = start;
        }
        if self.at(TokenKind::Lambda) {
            return self.lambda();
        }
        let offset = self.start();
        let body = self.disjunction()?;
        if !self.at(TokenKind::If) {
            return Ok(body);
        }
        let below = self.height;
        let rest = self.attempt(|parser| {
            parser.expect(TokenKind::If)?;
            let test = parser.disjunction()?;
            let below = below.max(parser.height);
            parser.expect(TokenKind::Else)?;
            let orelse = parser.expression()?;
            parser.grow(below.max(parser.height))?;
            Ok((test, orelse))
        })?;
        match rest {
            None => Ok(body),
            Some((test, orelse)) => {
                let (test, body, orelse) = (Box::new(test), Box::new(body), Box::new(orelse));
                Ok(self.make(offset, ExprKind::IfExp { test, body, orelse }))
            }
        }
    }

    fn lambda(&mut self) -> Parse<Expr> {
        let start = self.start();
        self.expect(TokenKind::Lambda)?;
        let parameters = self.parameters(TokenKind::Colon)?;
        let below = self.height;
        self.expect(TokenKind::Colon)?;
        let body = self.expression()?;
        self.grow(below.max(self.height))?;
        Ok(self.make(start, ExprKind::Lambda { parameters: Box::new(parameters), body: Box::new(body) }))
    }

    pub(super) fn disjunction(&mut self) -> Parse<Expr> {
        self.remembered(Rule::Disjunction, |parser| parser.bool_op(BoolOp::Or, TokenKind::Or, Self::conjunction))
    }

    fn conjunction(&mut self) -> Parse<Expr> {
        self.bool_op(BoolOp::And, TokenKind::And, Self::inversion)
    }

    fn bool_op(&mut self, op: BoolOp, word: TokenKind, operand: fn(&mut Self) -> Parse<Expr>) -> Parse<Expr> {
        let start = self.start();
        let first = operand(self)?;
        if !self.at(word) {
            return Ok(first);
        }
        let mut tallest = self.height;
        let mut values = vec![first];
        while self.at(word) {
            let next = self.attempt(|parser| {
                parser.advance();
                operand(parser)
            })?;
            let Some(next) = next else { break };
            tallest = tallest.max(self.height);
            values.push(next);
        }
        if values.len() == 1 {
            return values.pop().map_or_else(|| self.mismatch(), Ok);
        }
        self.grow(tallest)?;
        Ok(self.make(start, ExprKind::BoolOp { op, values }))
    }

    pub(super) fn inversion(&mut self) -> Parse<Expr> {
        if !self.at(TokenKind::Not) {
            return self.comparison();
        }
        self.prefixed(UnaryOp::Not, Self::inversion)
    }

    fn prefixed(&mut self, op: UnaryOp, operand: fn(&mut Self) -> Parse<Expr>) -> Parse<Expr> {
        let start = self.start();
        self.advance();
        if op != UnaryOp::Not && self.looks_for_mistakes() {
            self.mistaken_not(Self::factor)?;
        }
        let operand = self.deeper(operand)?;
        self.grow(self.height)?;
        Ok(self.make(start, ExprKind::UnaryOp { op, operand: Box::new(operand) }))
    }

    fn comparison(&mut self) -> Parse<Expr> {
        let start = self.start();
        let left = self.bitwise_or()?;
        let (mut ops, mut comparators) = (Vec::new(), Vec::new());
        let mut tallest = self.height;
        loop {
            let first = self.peek();
            let Some((op, length)) = operator::comparison(first, || self.peek_second()) else { break };
            let next = self.attempt(|parser| {
                parser.refuse_old_not_equal()?;
                parser.position += length;
                parser.bitwise_or()
            })?;
            let Some(next) = next else { break };
            tallest = tallest.max(self.height);
            ops.push(op);
            comparators.push(next);
        }
        if ops.is_empty() {
            return Ok(left);
        }
        self.grow(tallest)?;
        Ok(self.make(start, ExprKind::Compare { left: Box::new(left), ops, comparators }))
    }

    /// `<>` is a token, but no longer an operator.
    fn refuse_old_not_equal(&mut self) -> Parse<()> {
        if self.at(TokenKind::NotEqual) && self.next_text() == "<>" {
            return self.mismatch();
        }
        Ok(())
    }

    pub(super) fn bitwise_or(&mut self) -> Parse<Expr> {
        self.remembered(Rule::BitwiseOr, |parser| parser.binary(1))
    }

    /// A chain of binary operators of at least a precedence.
    fn binary(&mut self, minimum: u8) -> Parse<Expr> {
        let start = self.start();
        let mut left = self.factor()?;
        while let Some((op, precedence)) = operator::binary(self.peek()) {
            if precedence < minimum {
                break;
            }
            let below = self.height;
            let right = self.attempt(|parser| {
                parser.advance();
                if precedence >= TERM && parser.looks_for_mistakes() {
                    parser.mistaken_not(Self::inversion)?;
                }
                parser.binary(precedence + 1)
            })?;
            let Some(right) = right else {
                self.height = below;
                break;
            };
            self.grow(below.max(self.height))?;
            left = self.make(start, ExprKind::BinOp { left: Box::new(left), op, right: Box::new(right) });
        }
        Ok(left)
    }

    fn factor(&mut self) -> Parse<Expr> {
        match operator::unary(self.peek()) {
            Some(op) => self.prefixed(op, Self::factor),
            None => self.power(),
        }
    }

    fn power(&mut self) -> Parse<Expr> {
        let start = self.start();
        let left = self.primary()?;
        if !self.at(TokenKind::DoubleStar) {
            return Ok(left);
        }
        let below = self.height;
        let right = self.attempt(|parser| {
            parser.advance();
            parser.deeper(Self::factor)
        })?;
        let Some(right) = right else {
            self.height = below;
            return Ok(left);
        };
        self.grow(below.max(self.height))?;
        let (left, right) = (Box::new(left), Box::new(right));
        Ok(self.make(start, ExprKind::BinOp { left, op: BinaryOp::Pow, right }))
    }
}
