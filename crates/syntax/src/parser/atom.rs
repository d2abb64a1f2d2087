//! Names, literals, brackets, and what may follow them: calls, subscripts, attributes.

use super::Parser;
use super::error::Parse;
use super::memo::Rule;
use crate::literal;
use crate::token::TokenKind;
use crate::tree::{Constant, Expr, ExprKind, Keyword};
use source::Span;

impl Parser<'_> {
    /// An atom with its calls, subscripts and attributes.
    pub(super) fn primary(&mut self) -> Parse<Expr> {
        self.remembered(Rule::Primary, |parser| {
            if parser.at(TokenKind::Await) {
                return parser.unsupported("'await'");
            }
            let start = parser.start();
            let mut value = parser.atom()?;
            loop {
                let below = parser.height;
                let position = parser.position;
                let trailer = match parser.peek() {
                    TokenKind::Dot => parser.attempt(Self::attribute)?,
                    TokenKind::LeftParen => parser.attempt(Self::call)?,
                    TokenKind::LeftBracket => parser.attempt(Self::subscript)?,
                    _ => return Ok(value),
                };
                let Some(trailer) = trailer else {
                    parser.position = position;
                    parser.height = below;
                    return Ok(value);
                };
                parser.grow(below.max(parser.height))?;
                value = parser.make(start, trailer.after(value));
            }
        })
    }

    fn attribute(&mut self) -> Parse<Trailer> {
        self.expect(TokenKind::Dot)?;
        self.height = 0;
        Ok(Trailer::Attribute(self.ident()?))
    }

    fn call(&mut self) -> Parse<Trailer> {
        let (args, keywords) = self.call_arguments()?;
        Ok(Trailer::Call(args, keywords))
    }

    fn subscript(&mut self) -> Parse<Trailer> {
        self.expect(TokenKind::LeftBracket)?;
        let start = self.start();
        let first = self.slice()?;
        let index = if self.at(TokenKind::Comma) || matches!(first.kind, ExprKind::Starred(_)) {
            let elements = self.more_items(first, Self::slice)?;
            self.make(start, ExprKind::Tuple(elements))
        } else {
            first
        };
        self.expect(TokenKind::RightBracket)?;
        Ok(Trailer::Subscript(index))
    }

    fn slice(&mut self) -> Parse<Expr> {
        let start = self.start();
        if self.at(TokenKind::Star) {
            return self.starred_expression();
        }
        if self.at(TokenKind::Colon) {
            return self.slice_after(start, None, 0);
        }
        let named = self.at(TokenKind::Name) && self.peek_second() == TokenKind::ColonEqual;
        if named || self.looks_for_mistakes() {
            return self.slice_in_order();
        }
        let value = self.expression()?;
        match self.peek() {
            TokenKind::Colon => self.slice_after(start, Some(Box::new(value)), self.height),
            TokenKind::ColonEqual => self.mismatch(),
            _ => Ok(value),
        }
    }

    /// As CPython reads it: first as `lower:upper`, else as an expression that may be named.
    fn slice_in_order(&mut self) -> Parse<Expr> {
        let start = self.start();
        let slice = self.attempt(|parser| {
            let lower = parser.expression()?;
            let below = parser.height;
            if !parser.at(TokenKind::Colon) {
                return parser.mismatch();
            }
            parser.slice_after(start, Some(Box::new(lower)), below)
        })?;
        match slice {
            Some(slice) => Ok(slice),
            None => self.named_expression(),
        }
    }

    /// The rest of a slice from its first colon on.
    fn slice_after(&mut self, start: u32, lower: Option<Box<Expr>>, mut below: u32) -> Parse<Expr> {
        self.expect(TokenKind::Colon)?;
        let upper = self.attempt(Self::expression)?.map(Box::new);
        below = if upper.is_some() { below.max(self.height) } else { below };
        let mut step = None;
        if self.eat(TokenKind::Colon) {
            step = self.attempt(Self::expression)?.map(Box::new);
            below = if step.is_some() { below.max(self.height) } else { below };
        }
        self.grow(below)?;
        Ok(self.make(start, ExprKind::Slice { lower, upper, step }))
    }

    fn atom(&mut self) -> Parse<Expr> {
        let start = self.start();
        self.height = 1;
        let kind = match self.peek() {
            TokenKind::Name => {
                let name = self.intern(self.next_span());
                self.advance();
                ExprKind::Name(name)
            }
            TokenKind::Number => ExprKind::Constant(self.number()?),
            TokenKind::String | TokenKind::FStringStart => return self.strings(),
            TokenKind::True => self.constant(Constant::Bool(true)),
            TokenKind::False => self.constant(Constant::Bool(false)),
            TokenKind::None => self.constant(Constant::None),
            TokenKind::Ellipsis => self.constant(Constant::Ellipsis),
            TokenKind::LeftParen => return self.deeper(Self::parenthesised),
            TokenKind::LeftBracket => return self.deeper(Self::list),
            TokenKind::LeftBrace => return self.deeper(Self::dict_or_set),
            _ => return self.mismatch(),
        };
        Ok(self.make(start, kind))
    }

    /// `None`, `True` or `False`, without anything after it.
    pub(super) fn primary_constant(&mut self) -> Parse<Expr> {
        self.atom()
    }

    /// One number.
    pub(super) fn number_literal(&mut self) -> Parse<Expr> {
        if self.at(TokenKind::Number) { self.atom() } else { self.mismatch() }
    }

    fn constant(&mut self, value: Constant) -> ExprKind {
        self.advance();
        ExprKind::Constant(value)
    }

    fn number(&mut self) -> Parse<Constant> {
        let span = self.next_span();
        self.advance();
        match literal::number(self.source.slice(span)) {
            Ok(value) => Ok(value),
            Err(message) => self.raise(message, span),
        }
    }

    /// `()`, `(a)`, `(a, b)`, `(yield)`, `(a for ...)`.
    fn parenthesised(&mut self) -> Parse<Expr> {
        let start = self.position;
        let offset = self.start();
        match self.attempt(|parser| parser.parenthesised_plain(offset))? {
            Some(expr) => Ok(expr),
            None => {
                if self.looks_for_mistakes() {
                    self.mistaken_group(start)?;
                    self.mistaken_comprehension(start)?;
                    self.position = start;
                }
                self.mismatch_quietly()
            }
        }
    }

    fn parenthesised_plain(&mut self, start: u32) -> Parse<Expr> {
        self.expect(TokenKind::LeftParen)?;
        if self.eat(TokenKind::RightParen) {
            return Ok(self.make(start, ExprKind::Tuple(Vec::new())));
        }
        if self.at(TokenKind::Yield) {
            let value = self.yield_expression()?;
            self.expect(TokenKind::RightParen)?;
            return Ok(value);
        }
        let first = self.star_named_expression()?;
        match self.peek() {
            TokenKind::Comma => {
                let elements = self.more_items(first, Self::star_named_expression)?;
                self.expect(TokenKind::RightParen)?;
                Ok(self.make(start, ExprKind::Tuple(elements)))
            }
            TokenKind::For | TokenKind::Async if !matches!(first.kind, ExprKind::Starred(_)) => {
                let below = self.height;
                let generators = self.comprehension_clauses(below)?;
                self.expect(TokenKind::RightParen)?;
                Ok(self.make(start, ExprKind::GeneratorExp { element: Box::new(first), generators }))
            }
            _ if matches!(first.kind, ExprKind::Starred(_)) => self.mismatch(),
            _ => {
                self.expect(TokenKind::RightParen)?;
                Ok(first)
            }
        }
    }

    fn list(&mut self) -> Parse<Expr> {
        let start = self.position;
        let offset = self.start();
        match self.attempt(|parser| parser.list_plain(offset))? {
            Some(expr) => Ok(expr),
            None => {
                if self.looks_for_mistakes() {
                    self.mistaken_comprehension(start)?;
                    self.position = start;
                }
                self.mismatch_quietly()
            }
        }
    }

    fn list_plain(&mut self, start: u32) -> Parse<Expr> {
        self.expect(TokenKind::LeftBracket)?;
        if self.eat(TokenKind::RightBracket) {
            return Ok(self.make(start, ExprKind::List(Vec::new())));
        }
        let first = self.star_named_expression()?;
        if matches!(self.peek(), TokenKind::For | TokenKind::Async) && !matches!(first.kind, ExprKind::Starred(_)) {
            let below = self.height;
            let generators = self.comprehension_clauses(below)?;
            self.expect(TokenKind::RightBracket)?;
            return Ok(self.make(start, ExprKind::ListComp { element: Box::new(first), generators }));
        }
        let elements = self.more_items(first, Self::star_named_expression)?;
        self.expect(TokenKind::RightBracket)?;
        Ok(self.make(start, ExprKind::List(elements)))
    }

    fn dict_or_set(&mut self) -> Parse<Expr> {
        let start = self.position;
        let offset = self.start();
        if !self.looks_for_mistakes() {
            return self.braces(offset);
        }
        // In CPython's order: all of a dictionary's mistakes come before a set's.
        if let Some(dict) = self.attempt(|parser| parser.dict(offset))? {
            return Ok(dict);
        }
        self.mistaken_dict(start)?;
        self.position = start;
        if let Some(set) = self.attempt(|parser| parser.set(offset))? {
            return Ok(set);
        }
        self.mistaken_dict_comprehension(start)?;
        self.mistaken_comprehension(start)?;
        self.position = start;
        self.mismatch_quietly()
    }

    /// A dictionary or a set, which the first colon tells.
    fn braces(&mut self, start: u32) -> Parse<Expr> {
        let second = self.kind_at(self.position + 1);
        if matches!(second, TokenKind::RightBrace | TokenKind::DoubleStar) {
            return self.dict(start);
        }
        self.expect(TokenKind::LeftBrace)?;
        let is_element =
            second == TokenKind::Star || second == TokenKind::Name && self.peek_second() == TokenKind::ColonEqual;
        let first = if is_element { self.star_named_expression()? } else { self.assignment_or_expression()? };
        if is_element || !self.at(TokenKind::Colon) {
            return self.set_after(start, first);
        }
        let item = self.dict_value(first)?;
        self.dict_after(start, item)
    }

    fn dict(&mut self, start: u32) -> Parse<Expr> {
        self.expect(TokenKind::LeftBrace)?;
        match self.attempt(Self::dict_item)? {
            Some(item) => self.dict_after(start, item),
            None => {
                self.expect(TokenKind::RightBrace)?;
                self.height = 1;
                Ok(self.make(start, ExprKind::Dict { items: Vec::new() }))
            }
        }
    }

    /// A dictionary from the end of its first item on.
    fn dict_after(&mut self, start: u32, first: (Option<Expr>, Expr)) -> Parse<Expr> {
        if matches!(self.peek(), TokenKind::For | TokenKind::Async) {
            let (Some(key), value) = first else { return self.mismatch() };
            let generators = self.comprehension_clauses(self.height)?;
            self.expect(TokenKind::RightBrace)?;
            return Ok(self.make(start, ExprKind::DictComp { key: Box::new(key), value: Box::new(value), generators }));
        }
        let mut tallest = self.height;
        let mut items = vec![first];
        while self.eat(TokenKind::Comma) {
            let Some(item) = self.attempt(Self::later_dict_item)? else { break };
            tallest = tallest.max(self.height);
            items.push(item);
        }
        self.expect(TokenKind::RightBrace)?;
        self.grow(tallest)?;
        Ok(self.make(start, ExprKind::Dict { items }))
    }

    /// `key: value` or `**mapping`.
    pub(super) fn dict_item(&mut self) -> Parse<(Option<Expr>, Expr)> {
        if self.eat(TokenKind::DoubleStar) {
            return Ok((None, self.bitwise_or()?));
        }
        let key = self.expression()?;
        self.dict_value(key)
    }

    /// An item after the first: the lack of a colon is noticed before mistakes within the key.
    fn later_dict_item(&mut self) -> Parse<(Option<Expr>, Expr)> {
        if !self.looks_for_mistakes() || self.at(TokenKind::DoubleStar) {
            return self.dict_item();
        }
        let key = self.quietly(Self::conditional)?;
        if !self.at(TokenKind::Colon) {
            let last = key.span.end.saturating_sub(1);
            return self.raise("':' expected after dictionary key", Span::new(last, last));
        }
        self.dict_value(key)
    }

    fn dict_value(&mut self, key: Expr) -> Parse<(Option<Expr>, Expr)> {
        let below = self.height;
        self.expect(TokenKind::Colon)?;
        let value = self.expression()?;
        self.height = self.height.max(below);
        Ok((Some(key), value))
    }

    fn set(&mut self, start: u32) -> Parse<Expr> {
        self.expect(TokenKind::LeftBrace)?;
        let first = self.star_named_expression()?;
        self.set_after(start, first)
    }

    /// A set from the end of its first element on.
    fn set_after(&mut self, start: u32, first: Expr) -> Parse<Expr> {
        if matches!(self.peek(), TokenKind::For | TokenKind::Async) && !matches!(first.kind, ExprKind::Starred(_)) {
            let generators = self.comprehension_clauses(self.height)?;
            self.expect(TokenKind::RightBrace)?;
            return Ok(self.make(start, ExprKind::SetComp { element: Box::new(first), generators }));
        }
        let elements = self.more_items(first, Self::star_named_expression)?;
        self.expect(TokenKind::RightBrace)?;
        Ok(self.make(start, ExprKind::Set(elements)))
    }
}

/// What follows an atom.
enum Trailer {
    Attribute(crate::tree::Ident),
    Call(Vec<Expr>, Vec<Keyword>),
    Subscript(Expr),
}

impl Trailer {
    fn after(self, value: Expr) -> ExprKind {
        let value = Box::new(value);
        match self {
            Trailer::Attribute(attribute) => ExprKind::Attribute { value, attribute },
            Trailer::Call(args, keywords) => ExprKind::Call { function: value, args, keywords },
            Trailer::Subscript(index) => ExprKind::Subscript { value, index: Box::new(index) },
        }
    }
}
