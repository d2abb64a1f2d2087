//! String literals: neighbours are joined, f-strings become their parts.

use super::Parser;
use super::error::Parse;
use crate::literal::{self, Escapes};
use crate::token::TokenKind;
use crate::tree::{Constant, Conversion, Expr, ExprKind, FStringPart};
use source::Span;

/// What neighbouring literals have given so far.
#[derive(Default)]
struct Joined {
    parts: Vec<FStringPart>,
    text: String,
    bytes: Vec<u8>,
    has_text: bool,
    has_bytes: bool,
    has_fstring: bool,
    tallest: u32,
}

impl Joined {
    /// Moves the text before a field to the parts.
    fn flush(&mut self) {
        if !self.text.is_empty() {
            self.parts.push(FStringPart::Literal(std::mem::take(&mut self.text)));
        }
    }
}

impl Parser<'_> {
    /// One literal or several side by side.
    pub(super) fn strings(&mut self) -> Parse<Expr> {
        let start = self.start();
        let mut joined = Joined::default();
        loop {
            match self.peek() {
                TokenKind::String => self.plain_string(&mut joined)?,
                TokenKind::FStringStart => {
                    joined.has_fstring = true;
                    joined.has_text = true;
                    self.fstring(&mut joined)?;
                }
                _ => break,
            }
        }
        let span = self.span_from(start);
        if joined.has_text && joined.has_bytes {
            return self.raise("cannot mix bytes and nonbytes literals", self.caret_span(self.position));
        }
        self.grow(joined.tallest)?;
        let kind = if joined.has_fstring {
            joined.flush();
            ExprKind::JoinedStr(joined.parts)
        } else if joined.has_bytes {
            ExprKind::Constant(Constant::Bytes(joined.bytes))
        } else {
            ExprKind::Constant(Constant::Str(joined.text))
        };
        Ok(Expr { span, kind })
    }

    fn plain_string(&mut self, joined: &mut Joined) -> Parse<()> {
        let span = self.next_span();
        let literal = literal::parts(self.source.slice(span));
        self.advance();
        let body =
            Span::new(span.start + literal.body_start, span.start + literal.body_start + literal.body.len() as u32);
        if literal.is_bytes {
            joined.has_bytes = true;
            if !literal.body.is_ascii() {
                return self.raise("bytes can only contain ASCII literal characters", span);
            }
            if literal.is_raw {
                joined.bytes.extend_from_slice(literal.body.as_bytes());
                return Ok(());
            }
            let escapes = literal::decode_bytes(literal.body, &mut joined.bytes);
            return self.note_escapes(escapes, body, span);
        }
        joined.has_text = true;
        self.decode(literal.body, literal.is_raw, body, span, &mut joined.text)
    }

    /// Appends a literal's text to another, its escapes resolved.
    fn decode(&mut self, text: &str, raw: bool, body: Span, token: Span, into: &mut String) -> Parse<()> {
        if raw || !text.contains('\\') {
            into.push_str(text);
            return Ok(());
        }
        let escapes = literal::decode_text(text, into);
        self.note_escapes(escapes, body, token)
    }

    fn note_escapes(&mut self, escapes: Result<Escapes, String>, body: Span, token: Span) -> Parse<()> {
        match escapes {
            Err(message) => self.raise(message, token),
            Ok(Escapes { invalid: None }) => Ok(()),
            Ok(Escapes { invalid: Some(message) }) => {
                // Python names the line on which the literal begins.
                let start = body.start.min(token.start);
                self.warn(message, Span::new(start, start));
                Ok(())
            }
        }
    }

    fn fstring(&mut self, joined: &mut Joined) -> Parse<()> {
        let raw = self.next_text().bytes().any(|byte| byte.eq_ignore_ascii_case(&b'r'));
        self.advance();
        loop {
            match self.peek() {
                TokenKind::FStringMiddle => self.fstring_text(raw, &mut joined.text)?,
                TokenKind::LeftBrace => self.field(raw, joined)?,
                _ => return self.expect(TokenKind::FStringEnd),
            }
        }
    }

    fn fstring_text(&mut self, raw: bool, into: &mut String) -> Parse<()> {
        let span = self.next_span();
        self.advance();
        self.decode(self.source.slice(span), raw, span, self.next_span(), into)
    }

    fn field(&mut self, raw: bool, joined: &mut Joined) -> Parse<()> {
        let start = self.position;
        match self.attempt(|parser| parser.field_plain(raw, joined))? {
            Some(()) => Ok(()),
            None => {
                if self.looks_for_mistakes() {
                    self.mistaken_field(start, raw)?;
                    self.position = start;
                }
                self.mismatch_quietly()
            }
        }
    }

    /// `{value=!r:spec}`
    fn field_plain(&mut self, raw: bool, joined: &mut Joined) -> Parse<()> {
        let start = self.start();
        self.expect(TokenKind::LeftBrace)?;
        let value = self.yield_or_star_expressions()?;
        let mut tallest = self.height;
        let shows_text = self.eat(TokenKind::Equal);
        let shown = Span::new(start + 1, self.start());
        let mut conversion = self.conversion()?;
        let spec = if self.eat(TokenKind::Colon) {
            let spec = self.format_spec(raw)?;
            tallest = tallest.max(self.height);
            Some(spec)
        } else {
            None
        };
        self.expect(TokenKind::RightBrace)?;
        if shows_text {
            joined.text.push_str(&self.without_comments(shown));
            if conversion.is_none() && spec.is_none() {
                conversion = Some(Conversion::Repr);
            }
        }
        joined.flush();
        joined.tallest = joined.tallest.max(tallest);
        let span = self.span_from(start);
        joined.parts.push(FStringPart::Field { span, value: Box::new(value), conversion, spec });
        Ok(())
    }

    /// The text of a span of whole tokens, the comments between them left out.
    fn without_comments(&self, span: Span) -> String {
        let text = self.source.slice(span);
        if !text.contains('#') {
            return text.to_owned();
        }
        let mut kept = String::new();
        let mut after = span.start;
        let first = self.tokens.partition_point(|token| token.span.start < span.start);
        let tokens = self.tokens.iter().skip(first).map(|token| token.span);
        let end = Span::new(span.end, span.end);
        for token in tokens.take_while(|token| token.start < span.end).chain([end]) {
            let gap = self.source.slice(Span::new(after, token.start));
            let mut lines = gap.split('\n').map(|line| line.split('#').next().unwrap_or(""));
            kept.push_str(lines.next().unwrap_or(""));
            lines.for_each(|line| {
                kept.push('\n');
                kept.push_str(line);
            });
            kept.push_str(self.source.slice(token));
            after = token.end;
        }
        kept
    }

    fn conversion(&mut self) -> Parse<Option<Conversion>> {
        let mark = self.next_span();
        if !self.eat(TokenKind::Exclamation) {
            return Ok(None);
        }
        let span = self.next_span();
        let text = self.next_text();
        self.expect(TokenKind::Name)?;
        if span.start != mark.end {
            let message = "f-string: conversion type must come right after the exclamanation mark";
            return self.raise(message, mark.to(span));
        }
        match text {
            "s" => Ok(Some(Conversion::Str)),
            "r" => Ok(Some(Conversion::Repr)),
            "a" => Ok(Some(Conversion::Ascii)),
            _ => {
                let message = format!("f-string: invalid conversion character '{text}': expected 's', 'r', or 'a'");
                self.raise(message, span)
            }
        }
    }

    /// The text and fields after a field's colon, up to its closing brace.
    pub(super) fn format_spec(&mut self, raw: bool) -> Parse<Vec<FStringPart>> {
        let mut joined = Joined::default();
        loop {
            match self.peek() {
                TokenKind::FStringMiddle => self.fstring_text(raw, &mut joined.text)?,
                TokenKind::LeftBrace => self.field(raw, &mut joined)?,
                _ => break,
            }
        }
        joined.flush();
        self.grow(joined.tallest)?;
        Ok(joined.parts)
    }
}
