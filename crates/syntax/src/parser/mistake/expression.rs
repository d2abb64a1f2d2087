//! Mistakes within expressions.

use super::super::target::describe;
use super::super::{Parse, Parser};
use crate::token::TokenKind;
use crate::tree::{Expr, ExprKind};

impl Parser<'_> {
    /// Two expressions side by side, `if` without `else`, `print x`.
    pub(in super::super) fn mistaken_expression(&mut self) -> Parse<()> {
        let start = self.position;
        if self.at(TokenKind::Lambda) {
            return self.mistaken_lambda(start);
        }
        let soft = self.at(TokenKind::Name) && matches!(self.next_text(), "_" | "case" | "match" | "type");
        let prefix = self.at(TokenKind::Name) && self.peek_second() == TokenKind::String;
        let Some(first) = self.attempt(Self::disjunction)? else { return Ok(()) };
        let end = self.position;
        if !soft && !prefix && begins_expression(self.peek()) {
            let second = self.quietly(|parser| parser.attempt(Self::conditional))?;
            if let Some(second) = second
                && !self.is_old_statement(&first)
                && self.in_brackets()
            {
                return self.raise_between("invalid syntax. Perhaps you forgot a comma?", &first, &second);
            }
        }
        self.position = end;
        if self.eat(TokenKind::If)
            && let Some(test) = self.attempt(Self::disjunction)?
            && !matches!(self.peek(), TokenKind::Else | TokenKind::Colon)
        {
            self.look()?;
            return self.raise_between("expected 'else' after 'if' expression", &first, &test);
        }
        self.mistaken_print(start)
    }

    /// `print` and `exec` were statements in Python 2.
    fn is_old_statement(&self, expr: &Expr) -> bool {
        matches!(expr.kind, ExprKind::Name(name) if matches!(self.names.text(name), "print" | "exec"))
    }

    fn mistaken_print(&mut self, start: usize) -> Parse<()> {
        self.position = start;
        if !self.at(TokenKind::Name) {
            return Ok(());
        }
        let (name, span) = (self.next_text(), self.next_span());
        if self.peek_second() == TokenKind::LeftParen {
            return Ok(());
        }
        // Whatever the name, mistakes in what follows are found here.
        match self.attempt_at(start + 1, Self::star_expressions)? {
            None => Ok(()),
            Some(_) if !matches!(name, "print" | "exec") => Ok(()),
            Some(operand) => {
                let message = format!("Missing parentheses in call to '{name}'. Did you mean {name}(...)?");
                self.raise(message, span.to(operand.span))
            }
        }
    }

    /// `not` binds too loosely to be an operand.
    pub(in super::super) fn mistaken_not(&mut self, operand: fn(&mut Self) -> Parse<Expr>) -> Parse<()> {
        let (start, not) = (self.position, self.next_span());
        if self.eat(TokenKind::Not)
            && let Some(operand) = self.attempt(operand)?
        {
            return self.raise("'not' after an operator must be parenthesized", not.to(operand.span));
        }
        self.position = start;
        Ok(())
    }

    /// In an f-string, the colon of a lambda begins the format spec.
    fn mistaken_lambda(&mut self, start: usize) -> Parse<()> {
        let span = self.next_span();
        let parameters = self.attempt_at(start + 1, |parser| parser.parameters(TokenKind::Colon))?;
        if parameters.is_some() && self.at(TokenKind::Colon) && self.peek_second() == TokenKind::FStringMiddle {
            let message = "f-string: lambda expressions are not allowed without parentheses";
            return self.raise(message, span.to(self.next_span()));
        }
        Ok(())
    }

    /// `:=` after what is no name, and `=` where `==` or `:=` was meant.
    pub(in super::super) fn mistaken_named_expression(&mut self) -> Parse<()> {
        let start = self.position;
        if let Some(target) = self.attempt(Self::expression)?
            && self.eat(TokenKind::ColonEqual)
            && self.attempt(Self::expression)?.is_some()
        {
            let message = format!("cannot use assignment expressions with {}", describe(&target));
            return self.raise(message, target.span);
        }
        self.position = start;
        let name = self.next_span();
        if self.at(TokenKind::Name)
            && self.peek_second() == TokenKind::Equal
            && let Some(value) = self.attempt_at(start + 2, Self::bitwise_or)?
            && !matches!(self.peek(), TokenKind::Equal | TokenKind::ColonEqual)
        {
            let message = "invalid syntax. Maybe you meant '==' or ':=' instead of '='?";
            return self.raise(message, name.to(value.span));
        }
        self.position = start;
        if matches!(self.peek(), TokenKind::True | TokenKind::False | TokenKind::None) || self.at_display()? {
            return Ok(());
        }
        self.position = start;
        if let Some(target) = self.attempt(Self::bitwise_or)?
            && self.eat(TokenKind::Equal)
            && self.attempt(Self::bitwise_or)?.is_some()
            && !matches!(self.peek(), TokenKind::Equal | TokenKind::ColonEqual)
        {
            let what = describe(&target);
            let message = format!("cannot assign to {what} here. Maybe you meant '==' instead of '='?");
            return self.raise(message, target.span);
        }
        Ok(())
    }

    /// Whether a list, tuple or generator in brackets stands here.
    fn at_display(&mut self) -> Parse<bool> {
        if !matches!(self.peek(), TokenKind::LeftParen | TokenKind::LeftBracket) {
            return Ok(false);
        }
        let start = self.start();
        let value = self.attempt(Self::primary)?;
        Ok(value.is_some_and(|value| {
            let whole = value.span.start == start;
            whole && matches!(value.kind, ExprKind::List(_) | ExprKind::Tuple(_) | ExprKind::GeneratorExp { .. })
        }))
    }

    /// A star in parentheses.
    pub(in super::super) fn mistaken_group(&mut self, start: usize) -> Parse<()> {
        self.position = start + 1;
        match self.peek() {
            TokenKind::Star => {
                let starred = self.attempt(Self::starred_expression)?;
                if let Some(starred) = starred.filter(|_| self.at(TokenKind::RightParen)) {
                    return self.raise("cannot use starred expression here", starred.span);
                }
            }
            TokenKind::DoubleStar => {
                let stars = self.next_span();
                if self.attempt_at(start + 2, Self::expression)?.is_some() && self.at(TokenKind::RightParen) {
                    return self.raise("cannot use double starred expression here", stars);
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// A star or a bare tuple as a comprehension's element.
    pub(in super::super) fn mistaken_comprehension(&mut self, start: usize) -> Parse<()> {
        self.position = start + 1;
        if self.at(TokenKind::Star)
            && let Some(starred) = self.attempt(Self::starred_expression)?
            && self.at(TokenKind::For)
            && self.attempt(Self::clauses_end)?.is_some()
        {
            return self.raise("iterable unpacking cannot be used in comprehension", starred.span);
        }
        if self.kind_at(start) == TokenKind::LeftParen {
            return Ok(());
        }
        let Some(first) = self.attempt_at(start + 1, Self::star_named_expression)? else { return Ok(()) };
        let comma = self.next_span();
        if !self.at(TokenKind::Comma) {
            return Ok(());
        }
        let items = self.more_items(first, Self::star_named_expression)?;
        if self.at(TokenKind::For)
            && self.attempt(Self::clauses_end)?.is_some()
            && let [first, .., last] | [first @ last] = items.as_slice()
        {
            let end = if items.len() == 1 { comma } else { last.span };
            let message = "did you forget parentheses around the comprehension target?";
            return self.raise(message, first.span.to(end));
        }
        Ok(())
    }

    /// A dictionary item without its value.
    pub(in super::super) fn mistaken_dict(&mut self, start: usize) -> Parse<()> {
        self.position = start + 1;
        loop {
            let position = self.position;
            if self.attempt(Self::dict_item)?.is_none() {
                return self.mistaken_item(position);
            }
            if !self.eat(TokenKind::Comma) {
                return Ok(());
            }
        }
    }

    fn mistaken_item(&mut self, position: usize) -> Parse<()> {
        let Some(_) = self.attempt_at(position, Self::expression)? else { return Ok(()) };
        let colon = self.next_span();
        if !self.eat(TokenKind::Colon) {
            return Ok(());
        }
        let star = self.start();
        if self.eat(TokenKind::Star) {
            if self.attempt(Self::bitwise_or)?.is_some() {
                return self.raise("cannot use a starred expression in a dictionary value", self.to_last(star));
            }
        } else if matches!(self.peek(), TokenKind::RightBrace | TokenKind::Comma) {
            return self.raise("expression expected after dictionary key and ':'", colon);
        }
        Ok(())
    }

    pub(in super::super) fn mistaken_dict_comprehension(&mut self, start: usize) -> Parse<()> {
        self.position = start + 1;
        let stars = self.next_span();
        if self.eat(TokenKind::DoubleStar)
            && self.attempt(Self::bitwise_or)?.is_some()
            && self.at(TokenKind::For)
            && self.attempt(Self::clauses_end)?.is_some()
            && self.at(TokenKind::RightBrace)
        {
            return self.raise("dict unpacking cannot be used in dict comprehension", stars);
        }
        Ok(())
    }

    /// What is missing in a field of an f-string.
    pub(in super::super) fn mistaken_field(&mut self, start: usize, raw: bool) -> Parse<()> {
        self.position = start + 1;
        let sign = match self.peek() {
            TokenKind::Equal => "=",
            TokenKind::Exclamation => "!",
            TokenKind::Colon => ":",
            TokenKind::RightBrace => "}",
            _ => "",
        };
        if !sign.is_empty() {
            return self.raise_at_next(&format!("f-string: valid expression required before '{sign}'"));
        }
        if self.attempt(Self::yield_or_star_expressions)?.is_none() {
            return self.raise_at_next("f-string: expecting a valid expression after '{'");
        }
        use TokenKind::{Colon, Equal, Exclamation, RightBrace};
        if !matches!(self.peek(), Equal | Exclamation | Colon | RightBrace) {
            return self.raise_at_next("f-string: expecting '=', or '!', or ':', or '}'");
        }
        if self.eat(Equal) && !matches!(self.peek(), Exclamation | Colon | RightBrace) {
            return self.raise_at_next("f-string: expecting '!', or ':', or '}'");
        }
        if self.eat(Exclamation) {
            if matches!(self.peek(), Colon | RightBrace) {
                return self.raise_at_next("f-string: missing conversion character");
            }
            if !self.eat(TokenKind::Name) {
                return self.raise_at_next("f-string: invalid conversion character");
            }
            if !matches!(self.peek(), Colon | RightBrace) {
                return self.raise_at_next("f-string: expecting ':' or '}'");
            }
        }
        if self.eat(Colon) {
            self.attempt(|parser| parser.format_spec(raw))?;
            if !self.at(RightBrace) {
                return self.raise_at_next("f-string: expecting '}', or format specs");
            }
        }
        Ok(())
    }
}

/// Whether a token can begin an expression without `not`, `*` and `yield`, and could not continue one.
fn begins_expression(kind: TokenKind) -> bool {
    use TokenKind as T;
    matches!(kind, T::Name | T::Number | T::String | T::FStringStart | T::LeftParen | T::LeftBracket | T::LeftBrace)
        || matches!(kind, T::None | T::True | T::False | T::Ellipsis | T::Lambda | T::Not | T::Tilde | T::Minus)
        || kind == T::Plus
}
