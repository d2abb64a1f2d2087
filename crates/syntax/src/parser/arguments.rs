//! The arguments of calls and class definitions.

use super::Parser;
use super::error::Parse;
use crate::token::TokenKind;
use crate::tree::{Expr, ExprKind, Keyword};

/// Arguments as far as they have been read.
#[derive(Debug, Default)]
pub(super) struct Arguments {
    pub(super) args: Vec<Expr>,
    pub(super) keywords: Vec<Keyword>,
    pub(super) stage: Stage,
    tallest: u32,
}

/// Which arguments may still come.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Stage {
    /// Any.
    #[default]
    Positional,
    /// After `name=value`: no positional ones, but `*args`.
    Keywords,
    /// After `**kwargs`: only keywords.
    Mappings,
}

impl Parser<'_> {
    /// `(...)` after what is called.
    pub(super) fn call_arguments(&mut self) -> Parse<(Vec<Expr>, Vec<Keyword>)> {
        let open = self.position;
        self.expect(TokenKind::LeftParen)?;
        self.height = 0;
        if self.eat(TokenKind::RightParen) {
            return Ok((Vec::new(), Vec::new()));
        }
        let start = self.position;
        if let Some(generator) = self.sole_generator(open)? {
            return Ok((vec![generator], Vec::new()));
        }
        self.position = start;
        self.arguments()
    }

    /// `(...)` after the name of a class: no generator without parentheses.
    pub(super) fn class_arguments(&mut self) -> Parse<(Vec<Expr>, Vec<Keyword>)> {
        self.expect(TokenKind::LeftParen)?;
        if self.eat(TokenKind::RightParen) {
            return Ok((Vec::new(), Vec::new()));
        }
        let start = self.position;
        let Some(arguments) = self.attempt(Self::some_arguments)? else {
            return self.mismatched_arguments(start);
        };
        self.eat(TokenKind::Comma);
        if !self.at(TokenKind::RightParen) {
            return self.mismatched_arguments(start);
        }
        self.advance();
        Ok((arguments.args, arguments.keywords))
    }

    /// `f(x for x in y)`: one generator needs no parentheses of its own.
    fn sole_generator(&mut self, open: usize) -> Parse<Option<Expr>> {
        if !self.looks_for_mistakes() {
            return Ok(None); // the first argument will show it
        }
        let generator = self.attempt(|parser| {
            let element = parser.assignment_or_expression()?;
            parser.generator_argument(open, element)
        })?;
        if generator.is_none() {
            self.mistaken_comprehension(open)?;
        }
        Ok(generator)
    }

    fn generator_argument(&mut self, open: usize, element: Expr) -> Parse<Expr> {
        let generators = self.comprehension_clauses(self.height)?;
        self.expect(TokenKind::RightParen)?;
        let start = self.span_at(open).start;
        Ok(self.make(start, ExprKind::GeneratorExp { element: Box::new(element), generators }))
    }

    /// All arguments and the closing parenthesis.
    fn arguments(&mut self) -> Parse<(Vec<Expr>, Vec<Keyword>)> {
        let start = self.position;
        let Some(mut arguments) = self.attempt(Self::some_arguments)? else {
            return self.mismatched_arguments(start);
        };
        if self.at(TokenKind::For) && arguments.args.len() == 1 && arguments.keywords.is_empty() {
            let element = arguments.args.pop();
            if let Some(element) = element.filter(|element| !matches!(element.kind, ExprKind::Starred(_))) {
                self.height = arguments.tallest;
                let position = self.position;
                if let Some(generator) = self.attempt(|parser| parser.generator_argument(start - 1, element))? {
                    return Ok((vec![generator], Vec::new()));
                }
                self.position = position;
            }
            return self.mismatched_arguments(start);
        }
        self.eat(TokenKind::Comma);
        if !self.at(TokenKind::RightParen) {
            return self.mismatched_arguments(start);
        }
        self.advance();
        self.height = arguments.tallest;
        Ok((arguments.args, arguments.keywords))
    }

    fn mismatched_arguments<T>(&mut self, start: usize) -> Parse<T> {
        self.look()?;
        if self.looks_for_mistakes() {
            self.mistaken_arguments(start)?;
            self.position = start;
        }
        self.mismatch_quietly()
    }

    /// Arguments as far as they go, at least one; a comma after them is left.
    pub(super) fn some_arguments(&mut self) -> Parse<Arguments> {
        let mut arguments = Arguments::default();
        self.argument(&mut arguments)?;
        while self.at(TokenKind::Comma) {
            let next = self.attempt(|parser| {
                parser.advance();
                parser.argument(&mut arguments)
            })?;
            if next.is_none() {
                break;
            }
        }
        Ok(arguments)
    }

    fn argument(&mut self, arguments: &mut Arguments) -> Parse<()> {
        if arguments.stage == Stage::Positional
            && let Some(argument) = self.attempt(Self::positional_argument)?
        {
            arguments.tallest = arguments.tallest.max(self.height);
            arguments.args.push(argument);
            return Ok(());
        }
        let start = self.start();
        if self.looks_for_mistakes() {
            let position = self.position;
            self.mistaken_keyword(position)?;
            self.position = position;
        }
        match self.peek() {
            TokenKind::Star if arguments.stage < Stage::Mappings => {
                let argument = self.starred_expression()?;
                arguments.args.push(argument);
                arguments.stage = Stage::Keywords;
            }
            TokenKind::DoubleStar => {
                self.advance();
                let value = self.expression()?;
                arguments.keywords.push(Keyword { span: self.span_from(start), name: None, value });
                arguments.stage = Stage::Mappings;
            }
            _ => {
                let name = self.ident()?;
                self.expect(TokenKind::Equal)?;
                let value = self.expression()?;
                arguments.keywords.push(Keyword { span: self.span_from(start), name: Some(name), value });
                arguments.stage = arguments.stage.max(Stage::Keywords);
            }
        }
        arguments.tallest = arguments.tallest.max(self.height);
        Ok(())
    }

    fn positional_argument(&mut self) -> Parse<Expr> {
        let argument = match self.peek() {
            TokenKind::Star => self.starred_expression()?,
            TokenKind::Name if self.peek_second() == TokenKind::Equal => {
                self.advance();
                return self.mismatch();
            }
            _ => self.assignment_or_expression()?,
        };
        if self.at(TokenKind::Equal) { self.mismatch() } else { Ok(argument) }
    }

    /// `*value` with any expression, as in calls and subscripts.
    pub(super) fn starred_expression(&mut self) -> Parse<Expr> {
        let start = self.start();
        let position = self.position;
        if self.looks_for_mistakes() {
            self.mistaken_starred(position)?;
            self.position = position;
        }
        self.expect(TokenKind::Star)?;
        let Some(value) = self.attempt(Self::expression)? else {
            if self.looks_for_mistakes() {
                return self.raise_at_last("Invalid star expression");
            }
            return self.mismatch_quietly();
        };
        self.grow(self.height)?;
        Ok(self.make(start, ExprKind::Starred(Box::new(value))))
    }
}
