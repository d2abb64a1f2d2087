//! The parameters of `def` and `lambda`.

use super::Parser;
use super::error::Parse;
use crate::token::TokenKind;
use crate::tree::{Parameter, Parameters};

/// How far a parameter list has been read.
struct List {
    parameters: Parameters,
    /// What ends the list: `)`, or the `:` of a lambda, whose parameters have no annotations.
    end: TokenKind,
    seen_slash: bool,
    seen_star: bool,
    tallest: u32,
}

impl Parser<'_> {
    /// The parameters up to, and without, the token that ends them.
    pub(super) fn parameters(&mut self, end: TokenKind) -> Parse<Parameters> {
        let mut list = List { parameters: Parameters::default(), end, seen_slash: false, seen_star: false, tallest: 0 };
        loop {
            match self.peek() {
                TokenKind::Slash => self.slash(&mut list)?,
                TokenKind::Star => self.star(&mut list)?,
                TokenKind::DoubleStar => {
                    self.mapping_parameter(&mut list)?;
                    break;
                }
                TokenKind::Name => self.ordinary_parameter(&mut list)?,
                TokenKind::LeftParen if self.looks_for_mistakes() => {
                    self.mistaken_parenthesised_parameters(end)?;
                    break;
                }
                _ => break,
            }
            if !self.eat(TokenKind::Comma) {
                break;
            }
        }
        self.height = list.tallest;
        Ok(list.parameters)
    }

    fn slash(&mut self, list: &mut List) -> Parse<()> {
        let span = self.next_span();
        if list.seen_star {
            return self.mistake("/ must be ahead of *", span);
        }
        if list.seen_slash {
            return self.mistake("/ may appear only once", span);
        }
        if list.parameters.regular.is_empty() {
            if self.looks_for_mistakes() && self.peek_second() == TokenKind::Comma {
                return self.mistake("at least one argument must precede /", span);
            }
            return self.mismatch();
        }
        list.seen_slash = true;
        list.parameters.posonly = std::mem::take(&mut list.parameters.regular);
        self.advance();
        if self.at(TokenKind::Star) {
            return self.mistake("expected comma between / and *", self.next_span());
        }
        Ok(())
    }

    fn star(&mut self, list: &mut List) -> Parse<()> {
        let span = self.next_span();
        if list.seen_star {
            return self.mistake("* argument may appear only once", span);
        }
        list.seen_star = true;
        self.advance();
        if self.at(TokenKind::Name) {
            let parameter = self.parameter(list, true)?;
            if self.at(TokenKind::Equal) {
                return self.mistake("var-positional argument cannot have default value", self.next_span());
            }
            list.parameters.vararg = Some(parameter);
            return Ok(());
        }
        let bare = self.at(list.end)
            || self.at(TokenKind::Comma) && {
                let second = self.peek_second();
                second == list.end || second == TokenKind::DoubleStar
            };
        if bare && self.looks_for_mistakes() {
            if list.end == TokenKind::Colon {
                return self.raise_at_last("named arguments must follow bare *");
            }
            return self.raise("named arguments must follow bare *", span);
        }
        if bare || !self.at(TokenKind::Comma) || self.peek_second() != TokenKind::Name {
            if self.at(TokenKind::Comma) {
                self.advance();
                match self.peek() {
                    TokenKind::Star => return self.mistake("* argument may appear only once", self.next_span()),
                    TokenKind::Slash => return self.mistake("/ must be ahead of *", self.next_span()),
                    _ => {}
                }
            }
            return self.mismatch();
        }
        Ok(())
    }

    fn mapping_parameter(&mut self, list: &mut List) -> Parse<()> {
        self.expect(TokenKind::DoubleStar)?;
        list.parameters.kwarg = Some(self.parameter(list, false)?);
        if self.at(TokenKind::Equal) {
            return self.mistake("var-keyword argument cannot have default value", self.next_span());
        }
        if self.eat(TokenKind::Comma) {
            let message = "arguments cannot follow var-keyword argument";
            match self.peek() {
                TokenKind::Name if self.looks_for_mistakes() => {
                    let start = self.start();
                    self.parameter(list, false)?;
                    return self.raise(message, self.span_from(start));
                }
                TokenKind::Star | TokenKind::DoubleStar | TokenKind::Slash => {
                    return self.mistake(message, self.next_span());
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn ordinary_parameter(&mut self, list: &mut List) -> Parse<()> {
        let start = self.start();
        let mut parameter = self.parameter(list, false)?;
        let without_default = self.span_from(start);
        if self.at(TokenKind::Equal) {
            let equal = self.next_span();
            self.advance();
            let Some(default) = self.attempt(Self::expression)? else {
                if matches!(self.peek(), TokenKind::RightParen | TokenKind::Comma) {
                    return self.mistake("expected default value expression", equal);
                }
                return self.mismatch();
            };
            list.tallest = list.tallest.max(self.height);
            parameter.default = Some(default);
        }
        let parameters = &mut list.parameters;
        if list.seen_star {
            parameters.kwonly.push(parameter);
            return Ok(());
        }
        let previous = parameters.regular.last().or(parameters.posonly.last());
        if parameter.default.is_none() && previous.is_some_and(|previous| previous.default.is_some()) {
            if self.peek() != TokenKind::Comma && self.peek() != list.end {
                return self.mismatch();
            }
            return self.mistake("parameter without a default follows parameter with a default", without_default);
        }
        parameters.regular.push(parameter);
        Ok(())
    }

    /// A name with its annotation, which may be starred after `*args`.
    fn parameter(&mut self, list: &mut List, starred: bool) -> Parse<Parameter> {
        let name = self.ident()?;
        let mut annotation = None;
        if list.end == TokenKind::RightParen && self.eat(TokenKind::Colon) {
            annotation = Some(if starred { self.star_expression()? } else { self.expression()? });
            list.tallest = list.tallest.max(self.height);
        }
        Ok(Parameter { name, annotation, default: None })
    }

    /// One of the usual mistakes: told by the second pass, a mere mismatch for the first.
    pub(super) fn mistake<T>(&mut self, message: &str, span: source::Span) -> Parse<T> {
        if self.looks_for_mistakes() { self.raise(message, span) } else { self.mismatch() }
    }
}
