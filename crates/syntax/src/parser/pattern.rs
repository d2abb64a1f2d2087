//! `match` and its patterns (PEP 634).
//!
//! `match` and `case` are names everywhere else: where the statement does not fit, the text
//! is read again as an ordinary one.

use super::Parser;
use super::error::Parse;
use crate::token::TokenKind;
use crate::tree::{BinaryOp, Constant, Expr, ExprKind, Ident, MatchCase, Pattern, PatternKind, StmtKind, UnaryOp};

impl Parser<'_> {
    pub(super) fn match_statement(&mut self) -> Parse<StmtKind> {
        let span = self.next_span();
        self.soft_keyword("match")?;
        let subject = self.subject()?;
        self.block_colon()?;
        self.expect(TokenKind::Newline)?;
        self.indent("'match' statement", span)?;
        let mut cases = vec![self.case()?];
        while let Some(case) = self.attempt(Self::case)? {
            cases.push(case);
        }
        self.expect(TokenKind::Dedent)?;
        Ok(StmtKind::Match { subject, cases })
    }

    fn soft_keyword(&mut self, word: &str) -> Parse<()> {
        if self.next_text() == word { self.expect(TokenKind::Name) } else { self.mismatch() }
    }

    fn subject(&mut self) -> Parse<Expr> {
        let subject = self.list_of(Self::star_named_expression)?;
        if matches!(subject.kind, ExprKind::Starred(_)) { self.mismatch() } else { Ok(subject) }
    }

    fn case(&mut self) -> Parse<MatchCase> {
        let span = self.next_span();
        self.soft_keyword("case")?;
        let pattern = self.open_pattern()?;
        let guard = if self.eat(TokenKind::If) { Some(self.named_expression()?) } else { None };
        self.block_colon()?;
        let body = self.block("'case' statement", span)?;
        Ok(MatchCase { pattern, guard, body })
    }

    fn pattern_at(&self, start: u32, kind: PatternKind) -> Pattern {
        Pattern { span: self.span_from(start), kind }
    }

    /// A pattern, or a sequence of several without brackets.
    fn open_pattern(&mut self) -> Parse<Pattern> {
        let start = self.start();
        let first = self.element()?;
        if self.at(TokenKind::Comma) {
            let patterns = self.more_patterns(first)?;
            return Ok(self.pattern_at(start, PatternKind::Sequence(patterns)));
        }
        self.look()?;
        if matches!(first.kind, PatternKind::Star(_)) { self.mismatch_quietly() } else { Ok(first) }
    }

    /// The elements of a sequence after the first, its last comma included.
    fn more_patterns(&mut self, first: Pattern) -> Parse<Vec<Pattern>> {
        let mut patterns = vec![first];
        while self.eat(TokenKind::Comma) {
            let Some(pattern) = self.attempt(Self::element)? else { break };
            patterns.push(pattern);
        }
        Ok(patterns)
    }

    /// A pattern that may be `*name`.
    fn element(&mut self) -> Parse<Pattern> {
        let start = self.start();
        if !self.eat(TokenKind::Star) {
            return self.pattern();
        }
        let name = if self.next_text() == "_" {
            self.advance();
            None
        } else {
            Some(self.capture_target()?)
        };
        Ok(self.pattern_at(start, PatternKind::Star(name)))
    }

    /// `pattern | pattern as name`
    fn pattern(&mut self) -> Parse<Pattern> {
        self.deeper(|parser| {
            let start = parser.start();
            let pattern = parser.alternatives()?;
            if !parser.eat(TokenKind::As) {
                return Ok(pattern);
            }
            let target = parser.position;
            if let Some(name) = parser.attempt(Self::capture_target)? {
                return Ok(parser.pattern_at(start, PatternKind::As { pattern: Box::new(pattern), name }));
            }
            if parser.looks_for_mistakes() {
                parser.mistaken_pattern_target(target)?;
            }
            parser.mismatch_quietly()
        })
    }

    fn alternatives(&mut self) -> Parse<Pattern> {
        let start = self.start();
        let first = self.closed_pattern()?;
        if !self.at(TokenKind::Bar) {
            self.look()?;
            return Ok(first);
        }
        let mut patterns = vec![first];
        while self.eat(TokenKind::Bar) {
            patterns.push(self.closed_pattern()?);
        }
        Ok(self.pattern_at(start, PatternKind::Or(patterns)))
    }

    fn closed_pattern(&mut self) -> Parse<Pattern> {
        let start = self.start();
        let kind = match self.peek() {
            TokenKind::Number | TokenKind::Minus | TokenKind::String | TokenKind::FStringStart => {
                PatternKind::Value(self.literal_value()?)
            }
            TokenKind::None => self.singleton(Constant::None),
            TokenKind::True => self.singleton(Constant::Bool(true)),
            TokenKind::False => self.singleton(Constant::Bool(false)),
            TokenKind::Name if self.next_text() == "_" => {
                self.advance();
                PatternKind::Wildcard
            }
            TokenKind::Name => match self.peek_second() {
                TokenKind::Dot | TokenKind::LeftParen => self.value_or_class()?,
                TokenKind::Equal => return self.mismatch(),
                _ => PatternKind::Capture(self.ident()?),
            },
            TokenKind::LeftParen => return self.group(),
            TokenKind::LeftBracket => {
                self.advance();
                let patterns = match self.attempt(Self::element)? {
                    Some(first) => self.more_patterns(first)?,
                    None => Vec::new(),
                };
                self.expect(TokenKind::RightBracket)?;
                PatternKind::Sequence(patterns)
            }
            TokenKind::LeftBrace => self.mapping()?,
            _ => return self.mismatch(),
        };
        Ok(self.pattern_at(start, kind))
    }

    fn singleton(&mut self, value: Constant) -> PatternKind {
        self.advance();
        PatternKind::Singleton(value)
    }

    /// A name that a pattern may bind: not `_`, and not the beginning of something longer.
    fn capture_target(&mut self) -> Parse<Ident> {
        if self.at(TokenKind::Name) && self.next_text() == "_" {
            return self.mismatch();
        }
        let ident = self.ident()?;
        self.look()?;
        match self.peek() {
            TokenKind::Dot | TokenKind::LeftParen | TokenKind::Equal => self.mismatch(),
            _ => Ok(ident),
        }
    }

    /// `a.b.c`, or `a.b(...)`.
    fn value_or_class(&mut self) -> Parse<PatternKind> {
        let name = self.dotted_value()?;
        if self.at(TokenKind::LeftParen) {
            return self.class_pattern(name);
        }
        self.look()?;
        if self.at(TokenKind::Equal) { self.mismatch() } else { Ok(PatternKind::Value(name)) }
    }

    fn dotted_value(&mut self) -> Parse<Expr> {
        let start = self.start();
        let first = self.ident()?;
        let mut value = self.make(start, ExprKind::Name(first.name));
        let mut height = 1;
        while self.eat(TokenKind::Dot) {
            let attribute = self.ident()?;
            self.grow(height)?;
            height = self.height;
            value = self.make(start, ExprKind::Attribute { value: Box::new(value), attribute });
        }
        Ok(value)
    }

    /// `(pattern)`, `()` or `(a, b)`.
    fn group(&mut self) -> Parse<Pattern> {
        let start = self.start();
        self.expect(TokenKind::LeftParen)?;
        if self.eat(TokenKind::RightParen) {
            return Ok(self.pattern_at(start, PatternKind::Sequence(Vec::new())));
        }
        let first = self.element()?;
        if self.at(TokenKind::Comma) {
            let patterns = self.more_patterns(first)?;
            self.expect(TokenKind::RightParen)?;
            return Ok(self.pattern_at(start, PatternKind::Sequence(patterns)));
        }
        if matches!(first.kind, PatternKind::Star(_)) {
            return self.mismatch();
        }
        self.expect(TokenKind::RightParen)?;
        Ok(first)
    }

    fn mapping(&mut self) -> Parse<PatternKind> {
        self.expect(TokenKind::LeftBrace)?;
        let (mut keys, mut patterns, mut rest) = (Vec::new(), Vec::new(), None);
        loop {
            if self.eat(TokenKind::DoubleStar) {
                rest = Some(self.capture_target()?);
                self.eat(TokenKind::Comma);
                break;
            }
            if self.at(TokenKind::RightBrace) {
                break;
            }
            keys.push(match self.peek() {
                TokenKind::Name => {
                    self.peek_second();
                    let key = self.dotted_value()?;
                    if matches!(key.kind, ExprKind::Name(_)) {
                        return self.mismatch();
                    }
                    key
                }
                _ => self.literal_value()?,
            });
            self.expect(TokenKind::Colon)?;
            patterns.push(self.pattern()?);
            if !self.eat(TokenKind::Comma) {
                break;
            }
        }
        self.expect(TokenKind::RightBrace)?;
        Ok(PatternKind::Mapping { keys, patterns, rest })
    }

    /// `class(pattern, ..., name=pattern, ...)`
    fn class_pattern(&mut self, class: Expr) -> Parse<PatternKind> {
        self.expect(TokenKind::LeftParen)?;
        let (mut patterns, mut keywords) = (Vec::new(), Vec::new());
        while !self.at(TokenKind::RightParen) {
            if self.at(TokenKind::Name) && self.peek_second() == TokenKind::Equal {
                let name = self.ident()?;
                self.advance();
                keywords.push((name, self.pattern()?));
            } else if keywords.is_empty() {
                patterns.push(self.pattern()?);
            } else {
                if self.looks_for_mistakes() {
                    self.mistaken_positional_patterns()?;
                }
                return self.mismatch();
            }
            if !self.eat(TokenKind::Comma) {
                break;
            }
        }
        self.expect(TokenKind::RightParen)?;
        Ok(PatternKind::Class { class, patterns, keywords })
    }

    /// Positional patterns after keywords, up to the last of them.
    fn mistaken_positional_patterns(&mut self) -> Parse<()> {
        let start = self.start();
        let mut end = None;
        while let Some(pattern) = self.attempt(|parser| {
            let pattern = parser.pattern()?;
            if parser.at(TokenKind::Equal) { parser.mismatch() } else { Ok(pattern) }
        })? {
            end = Some(pattern.span.end);
            if !self.eat(TokenKind::Comma) {
                break;
            }
        }
        match end {
            Some(end) => self.raise("positional patterns follow keyword patterns", source::Span::new(start, end)),
            None => Ok(()),
        }
    }

    /// Strings, numbers with a sign, `a + bj`, and the singletons: what a value or a key may be.
    fn literal_value(&mut self) -> Parse<Expr> {
        match self.peek() {
            TokenKind::Number | TokenKind::Minus => self.signed_number(),
            TokenKind::String | TokenKind::FStringStart => self.strings(),
            TokenKind::None | TokenKind::True | TokenKind::False => self.primary_constant(),
            _ => self.mismatch(),
        }
    }

    fn signed_number(&mut self) -> Parse<Expr> {
        let start = self.start();
        let real = if self.eat(TokenKind::Minus) {
            let operand = Box::new(self.number_literal()?);
            self.make(start, ExprKind::UnaryOp { op: UnaryOp::Minus, operand })
        } else {
            self.number_literal()?
        };
        self.look()?;
        let op = match self.peek() {
            TokenKind::Plus => BinaryOp::Add,
            TokenKind::Minus => BinaryOp::Sub,
            _ => return Ok(real),
        };
        if is_imaginary(&real) {
            return self.raise("real number required in complex literal", unsigned(&real).span);
        }
        self.advance();
        let imaginary = self.number_literal()?;
        if !is_imaginary(&imaginary) {
            return self.raise("imaginary number required in complex literal", imaginary.span);
        }
        Ok(self.make(start, ExprKind::BinOp { left: Box::new(real), op, right: Box::new(imaginary) }))
    }
}

fn unsigned(number: &Expr) -> &Expr {
    match &number.kind {
        ExprKind::UnaryOp { operand, .. } => operand,
        _ => number,
    }
}

fn is_imaginary(number: &Expr) -> bool {
    matches!(unsigned(number).kind, ExprKind::Constant(Constant::Imaginary(_)))
}
