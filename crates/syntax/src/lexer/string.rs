//! Where a string or bytes literal ends.

use super::{Lexer, Lexing};
use crate::token::TokenKind;
use source::Span;

impl Lexer<'_> {
    /// Reads the rest of a literal whose prefix and first quote were matched.
    pub(super) fn string(&mut self) -> Lexing<()> {
        let span = self.span();
        let quote = self.text.as_bytes()[span.end as usize - 1];
        let quotes = self.opening_quotes(quote);
        let body = span.end as usize + quotes - 1;
        let Some(end) = string_end(self.text.as_bytes(), body, quote, quotes) else {
            return Err(self.unterminated(span.start, body, quote, quotes));
        };
        self.seek(end);
        self.push_span(TokenKind::String, Span::new(span.start, end as u32));
        Ok(())
    }

    /// Whether one or three quotes open the literal whose first quote was matched.
    pub(super) fn opening_quotes(&self, quote: u8) -> usize {
        if self.raw.remainder().as_bytes().starts_with(&[quote, quote]) { 3 } else { 1 }
    }

    fn unterminated(&self, start: u32, body: usize, quote: u8, quotes: usize) -> Box<super::LexError> {
        // A quote that would end the f-string around us was meant to.
        let ends_fstring =
            self.fstrings.last().is_some_and(|fstring| fstring.quote == quote && fstring.quotes == quotes);
        let mut error = if ends_fstring {
            self.error_at(start, "f-string: expecting '}'".into())
        } else {
            let line = self.last_line_of_string(body, quotes);
            let triple = if quotes == 3 { "triple-quoted " } else { "" };
            let hint = match quotes == 1 && self.has_escaped_quote(body, quote) {
                true => "; perhaps you escaped the end quote?",
                false => "",
            };
            self.error_at(start, format!("unterminated {triple}string literal (detected at line {line}){hint}"))
        };
        error.at_end = quotes == 3;
        error
    }

    /// Whether a quote stands escaped on the line of an unterminated literal.
    fn has_escaped_quote(&self, body: usize, quote: u8) -> bool {
        let bytes = self.text.as_bytes();
        let end = single_quoted_stop(bytes, body).min(bytes.len());
        bytes[body.min(end)..end].windows(2).any(|pair| pair == [b'\\', quote])
    }

    /// The line on which a literal that never ends was given up.
    pub(super) fn last_line_of_string(&self, body: usize, quotes: usize) -> u32 {
        let text = self.text;
        let end = if quotes == 3 {
            text.strip_suffix('\n').unwrap_or(text).len().max(body)
        } else {
            single_quoted_stop(text.as_bytes(), body)
        };
        self.source.position(end as u32).line
    }
}

/// The offset after the closing quotes, if there are any.
fn string_end(bytes: &[u8], mut at: usize, quote: u8, quotes: usize) -> Option<usize> {
    loop {
        match *bytes.get(at)? {
            b'\\' => at += 2,
            b'\n' if quotes == 1 => return None,
            byte if byte == quote => {
                if quotes == 1 {
                    return Some(at + 1);
                }
                if bytes[at..].starts_with(&[quote; 3]) {
                    return Some(at + 3);
                }
                at += 1;
            }
            _ => at += 1,
        }
    }
}

/// Where the line of a single-quoted literal ends, escaped line ends skipped.
fn single_quoted_stop(bytes: &[u8], mut at: usize) -> usize {
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'\\' => at += 2,
            b'\n' => return at,
            _ => at += 1,
        }
    }
    bytes.len()
}
