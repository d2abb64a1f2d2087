//! Mistakes in the arguments of calls.

use super::super::arguments::Arguments;
use super::super::{Parse, Parser};
use crate::token::TokenKind;

impl Parser<'_> {
    /// `=` in an argument after what is no name.
    pub(in super::super) fn mistaken_keyword(&mut self, start: usize) -> Parse<()> {
        let span = self.span_at(start);
        let kind = self.kind_at(start);
        let equal = self.span_at(start + 1);
        let assigned = self.kind_at(start + 1) == TokenKind::Equal;
        if matches!(kind, TokenKind::True | TokenKind::False | TokenKind::None) && assigned {
            let message = format!("cannot assign to {}", self.source.slice(span));
            return self.raise(message, span.to(equal));
        }
        if kind == TokenKind::Name && assigned {
            return self.mistaken_keyword_generator(start);
        }
        if kind == TokenKind::DoubleStar {
            if self.attempt_at(start + 1, Self::expression)?.is_some()
                && self.eat(TokenKind::Equal)
                && let Some(value) = self.attempt(Self::expression)?
            {
                return self.raise("cannot assign to keyword argument unpacking", span.to(value.span));
            }
            return Ok(());
        }
        if let Some(target) = self.attempt_at(start, Self::expression)?
            && self.at(TokenKind::Equal)
        {
            let message = "expression cannot contain assignment, perhaps you meant \"==\"?";
            return self.raise(message, target.span.to(self.next_span()));
        }
        Ok(())
    }

    /// `f(x=y for y in z)`
    fn mistaken_keyword_generator(&mut self, start: usize) -> Parse<()> {
        let span = self.span_at(start).to(self.span_at(start + 1));
        if self.attempt_at(start + 2, Self::expression)?.is_some()
            && self.at(TokenKind::For)
            && self.attempt(Self::clauses_end)?.is_some()
        {
            return self.raise("invalid syntax. Maybe you meant '==' or ':=' instead of '='?", span);
        }
        Ok(())
    }

    /// `f(*a=b)`
    pub(in super::super) fn mistaken_starred(&mut self, start: usize) -> Parse<()> {
        let star = self.span_at(start);
        if self.attempt_at(start + 1, Self::expression)?.is_some()
            && self.eat(TokenKind::Equal)
            && let Some(value) = self.attempt(Self::expression)?
        {
            return self.raise("cannot assign to iterable argument unpacking", star.to(value.span));
        }
        Ok(())
    }

    /// Arguments in the wrong order, generators without parentheses.
    pub(in super::super) fn mistaken_arguments(&mut self, start: usize) -> Parse<()> {
        self.mistaken_unpacking(start)?;
        self.mistaken_first_generator(start)?;
        if self.kind_at(start) == TokenKind::Name && self.kind_at(start + 1) == TokenKind::Equal {
            self.mistaken_keyword_generator(start)?;
        }
        let arguments = self.attempt_at(start, Self::some_arguments)?;
        let continued = arguments.is_some() && self.at(TokenKind::Comma);
        let end = self.position;
        let after = if continued { end + 1 } else { start };
        self.mistaken_empty_keyword(start, after)?;
        let Some(arguments) = arguments else { return Ok(()) };
        self.position = end;
        if self.at(TokenKind::For)
            && arguments.args.len() > 1
            && let Some(end) = self.attempt(Self::clauses_end)?
            && let Some(last) = arguments.args.last()
        {
            let span = source::Span::new(last.span.start, end);
            return self.raise("Generator expression must be parenthesized", span);
        }
        self.mistaken_order(&arguments, end)
    }

    /// `f(**a, *b)`
    fn mistaken_unpacking(&mut self, start: usize) -> Parse<()> {
        let Some(arguments) = self.attempt_at(start, Self::some_arguments)? else { return Ok(()) };
        if self.at(TokenKind::Comma) && self.kind_at(self.position + 1) == TokenKind::Star {
            let last_mapping = arguments.keywords.iter().any(|keyword| keyword.name.is_none());
            if last_mapping {
                let comma = self.start();
                self.advance();
                self.attempt(Self::starred_expression)?;
                let message = "iterable argument unpacking follows keyword argument unpacking";
                self.look()?;
                return self.raise(message, self.to_last(comma));
            }
        }
        Ok(())
    }

    /// `f(x for x in y, 1)`
    fn mistaken_first_generator(&mut self, start: usize) -> Parse<()> {
        let Some(element) = self.attempt_at(start, Self::expression)? else { return Ok(()) };
        if self.at(TokenKind::For)
            && let Some(end) = self.attempt(Self::clauses_end)?
            && self.eat(TokenKind::Comma)
        {
            self.attempt(Self::some_arguments)?;
            let span = source::Span::new(element.span.start, end);
            return self.raise("Generator expression must be parenthesized", span);
        }
        Ok(())
    }

    /// `f(a, x=)`
    fn mistaken_empty_keyword(&mut self, start: usize, after: usize) -> Parse<()> {
        for name in [after, start] {
            if self.kind_at(name) == TokenKind::Name
                && self.kind_at(name + 1) == TokenKind::Equal
                && matches!(self.kind_at(name + 2), TokenKind::Comma | TokenKind::RightParen)
            {
                let span = self.span_at(name).to(self.span_at(name + 1));
                return self.raise("expected argument value expression", span);
            }
        }
        Ok(())
    }

    /// What may not follow the arguments read so far.
    fn mistaken_order(&mut self, arguments: &Arguments, end: usize) -> Parse<()> {
        self.position = end;
        if !self.eat(TokenKind::Comma) {
            return Ok(());
        }
        let Some(element) = self.attempt(Self::expression)? else { return Ok(()) };
        if self.at(TokenKind::For)
            && let Some(end) = self.attempt(Self::clauses_end)?
        {
            let span = source::Span::new(element.span.start, end);
            return self.raise("Generator expression must be parenthesized", span);
        }
        if self.attempt_at(end + 1, Self::some_arguments)?.is_none() {
            return Ok(());
        }
        self.look()?;
        if arguments.keywords.iter().any(|keyword| keyword.name.is_none()) {
            return self.raise_at_last("positional argument follows keyword argument unpacking");
        }
        self.raise_at_last("positional argument follows keyword argument")
    }
}
