//! Where a number ends, and what is wrong with it.

use super::{Lexer, Lexing};
use crate::token::TokenKind;
use source::{Diagnostic, DiagnosticKind, Span};

impl Lexer<'_> {
    /// Reads the rest of a number whose first digit (or point and digit) was matched.
    pub(super) fn number(&mut self) -> Lexing<()> {
        let start = self.raw.span().start;
        let bytes = self.text.as_bytes();
        let radix = match (bytes[start], bytes.get(start + 1).map(u8::to_ascii_lowercase)) {
            (b'0', Some(b'x')) => Some(("hexadecimal", 16)),
            (b'0', Some(b'o')) => Some(("octal", 8)),
            (b'0', Some(b'b')) => Some(("binary", 2)),
            _ => None,
        };
        let end = match radix {
            Some((kind, radix)) => self.radix_digits(start + 2, kind, radix)?,
            None => self.decimal(start)?,
        };
        self.seek(end);
        self.push(TokenKind::Number);
        Ok(())
    }

    fn byte(&self, offset: usize) -> u8 {
        self.text.as_bytes().get(offset).copied().unwrap_or(0)
    }

    /// Digits after `0x`, `0o` or `0b`.
    fn radix_digits(&mut self, mut at: usize, kind: &str, radix: u32) -> Lexing<usize> {
        let is_digit = |byte: u8| (byte as char).is_digit(radix);
        loop {
            if self.byte(at) == b'_' {
                at += 1;
            }
            if !is_digit(self.byte(at)) {
                return Err(match self.byte(at) {
                    digit @ b'0'..=b'9' => self.wrong_digit(at, digit, kind),
                    _ => self.error_before(at, format!("invalid {kind} literal")),
                });
            }
            while is_digit(self.byte(at)) {
                at += 1;
            }
            if self.byte(at) != b'_' {
                break;
            }
        }
        if self.byte(at).is_ascii_digit() {
            return Err(self.wrong_digit(at, self.byte(at), kind));
        }
        self.check_end(at, kind)
    }

    fn wrong_digit(&self, at: usize, digit: u8, kind: &str) -> Box<super::LexError> {
        self.error_before(at + 1, format!("invalid digit '{}' in {kind} literal", digit as char))
    }

    fn decimal(&mut self, start: usize) -> Lexing<usize> {
        let mut at = start;
        let mut zeros_end = None;
        if self.byte(at) != b'.' {
            at = self.digits(at)?;
            let leading = self.text[start..at].bytes().take_while(|byte| matches!(byte, b'0' | b'_')).count();
            if self.byte(start) == b'0' && leading < at - start {
                zeros_end = Some(start + leading);
            }
        }
        let integer_end = at;
        if self.byte(at) == b'.' {
            at += 1;
            if self.byte(at).is_ascii_digit() {
                at = self.digits(at)?;
            }
        }
        if matches!(self.byte(at), b'e' | b'E') {
            let sign = usize::from(matches!(self.byte(at + 1), b'+' | b'-'));
            if self.byte(at + 1 + sign).is_ascii_digit() {
                at = self.digits(at + 1 + sign)?;
            } else if sign == 1 {
                return Err(self.error_before(at + 2, "invalid decimal literal".into()));
            } else {
                return self.check_end(at, "decimal");
            }
        }
        if matches!(self.byte(at), b'j' | b'J') {
            return self.check_end(at + 1, "imaginary");
        }
        match zeros_end {
            Some(zeros_end) if at == integer_end => Err(self.leading_zeros(start, zeros_end)),
            _ => self.check_end(at, "decimal"),
        }
    }

    fn leading_zeros(&self, start: usize, zeros_end: usize) -> Box<super::LexError> {
        let message = "leading zeros in decimal integer literals are not permitted; \
                       use an 0o prefix for octal integers";
        let mut error = self.error_at(start as u32, message.into());
        error.diagnostic.span = Span::new(start as u32, zeros_end as u32);
        error
    }

    /// Decimal digits with single underscores between them.
    fn digits(&self, mut at: usize) -> Lexing<usize> {
        loop {
            while self.byte(at).is_ascii_digit() {
                at += 1;
            }
            if self.byte(at) != b'_' {
                return Ok(at);
            }
            at += 1;
            if !self.byte(at).is_ascii_digit() {
                return Err(self.error_before(at, "invalid decimal literal".into()));
            }
        }
    }

    /// A number may touch a following keyword (`1if x else y`, with a warning) but no other word.
    fn check_end(&mut self, end: usize, kind: &str) -> Lexing<usize> {
        const KEYWORDS: [&str; 8] = ["and", "else", "for", "if", "in", "is", "or", "not"];
        let byte = self.byte(end);
        if !(byte.is_ascii_alphanumeric() || byte == b'_') {
            return Ok(end);
        }
        if KEYWORDS.iter().any(|keyword| self.text[end..].starts_with(keyword)) {
            self.warnings.push(Diagnostic {
                kind: DiagnosticKind::Warning,
                message: format!("invalid {kind} literal"),
                span: Span::new(end as u32, end as u32),
            });
            return Ok(end);
        }
        Err(self.error_before(end, format!("invalid {kind} literal")))
    }
}
