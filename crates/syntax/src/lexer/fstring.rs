//! f-strings (PEP 701): the lexer alternates between their text and their fields.

use super::{Bracket, Lexer, Lexing, MAX_BRACKETS};
use crate::token::TokenKind;
use source::{Diagnostic, DiagnosticKind, Span};

/// How deep f-strings may stand in each other's fields.
const MAX_FSTRINGS: usize = 150;
/// How deep fields may stand in each other's format specs, the outermost included.
const MAX_FIELDS: usize = 3;

/// An f-string that is being read.
#[derive(Debug)]
pub(super) struct FString {
    /// Which quote ends it,
    pub(super) quote: u8,
    /// and how many of them.
    pub(super) quotes: usize,
    raw: bool,
    start: u32,
    /// Whether its text (or a format spec's) comes next, not a field's expression.
    pub(super) in_text: bool,
    /// For each open field, how many brackets are open directly inside it.
    fields: Vec<usize>,
}

impl FString {
    /// How many brackets are open directly inside the innermost field.
    pub(super) fn field_depth(&self) -> Option<usize> {
        self.fields.last().copied()
    }

    /// Back to the text around the field.
    pub(super) fn close_field(&mut self) {
        self.fields.pop();
        self.in_text = true;
    }
}

/// Why a piece of an f-string's text ends.
enum Stop {
    /// Its closing quotes.
    Quotes,
    /// A field opens.
    Open,
    /// A brace closes the field whose format spec this is, or nothing.
    Close,
    /// The first of a doubled brace, which belongs to the text.
    Doubled,
    /// The line ends within a format spec.
    Line,
    /// Nothing ends it.
    Missing,
}

impl Lexer<'_> {
    /// Opens an f-string whose prefix and first quote were matched.
    pub(super) fn fstring_start(&mut self) -> Lexing<()> {
        let span = self.span();
        let slice = self.raw.slice().as_bytes();
        let quote = slice[slice.len() - 1];
        let raw = slice.iter().any(|byte| byte.eq_ignore_ascii_case(&b'r'));
        let quotes = self.opening_quotes(quote);
        if self.fstrings.len() >= MAX_FSTRINGS {
            return Err(self.error_at(span.start, "too many nested f-strings".into()));
        }
        let end = span.end as usize + quotes - 1;
        self.seek(end);
        self.push_span(TokenKind::FStringStart, Span::new(span.start, end as u32));
        self.fstrings.push(FString { quote, quotes, raw, start: span.start, in_text: true, fields: Vec::new() });
        Ok(())
    }

    /// Whether a colon just read ends a field's expression.
    pub(super) fn begins_format_spec(&self) -> bool {
        self.fstrings.last().is_some_and(|fstring| fstring.field_depth() == Some(self.brackets.len()))
    }

    /// The colon before a format spec, of which `:=` may be the beginning.
    pub(super) fn format_spec(&mut self) -> Lexing<()> {
        let start = self.span().start;
        self.seek(start as usize + 1);
        self.push_span(TokenKind::Colon, Span::new(start, start + 1));
        if let Some(fstring) = self.fstrings.last_mut() {
            fstring.in_text = true;
        }
        Ok(())
    }

    /// Reads text up to a field, a brace or the end.
    pub(super) fn fstring_text(&mut self) -> Lexing<()> {
        let start = self.position();
        let (end, stop) = self.text_stop(start);
        let text_end = if matches!(stop, Stop::Doubled) { end + 1 } else { end };
        // As in CPython, a format spec's end is marked even when nothing stands before it.
        let ends_spec = matches!(stop, Stop::Close) && self.fstrings.last().is_some_and(|top| !top.fields.is_empty());
        if text_end > start || ends_spec {
            self.push_span(TokenKind::FStringMiddle, Span::new(start as u32, text_end as u32));
        }
        self.seek(end);
        match stop {
            Stop::Doubled => {
                self.seek(end + 2);
                Ok(())
            }
            Stop::Quotes => {
                let quotes = self.fstrings.pop().map_or(1, |fstring| fstring.quotes);
                self.seek(end + quotes);
                self.push_span(TokenKind::FStringEnd, Span::new(end as u32, (end + quotes) as u32));
                Ok(())
            }
            Stop::Open => self.open_field(end),
            Stop::Close | Stop::Line => {
                if let Some(fstring) = self.fstrings.last_mut() {
                    fstring.in_text = false;
                }
                Ok(())
            }
            Stop::Missing => Err(self.unterminated_fstring(start)),
        }
    }

    fn open_field(&mut self, brace: usize) -> Lexing<()> {
        if self.brackets.len() >= MAX_BRACKETS {
            return Err(self.error_at(brace as u32, "too many nested parentheses".into()));
        }
        if self.fstrings.last().is_some_and(|fstring| fstring.fields.len() >= MAX_FIELDS) {
            return Err(self.error_before(brace, "f-string: expressions nested too deeply".into()));
        }
        self.brackets.push(Bracket { byte: b'{', offset: brace as u32 });
        self.seek(brace + 1);
        self.push_span(TokenKind::LeftBrace, Span::new(brace as u32, brace as u32 + 1));
        let depth = self.brackets.len();
        if let Some(fstring) = self.fstrings.last_mut() {
            fstring.fields.push(depth);
            fstring.in_text = false;
        }
        Ok(())
    }

    /// Where the text from `at` on stops, and why.
    fn text_stop(&mut self, mut at: usize) -> (usize, Stop) {
        let bytes = self.text.as_bytes();
        let Some(fstring) = self.fstrings.last() else { return (at, Stop::Missing) };
        let in_spec = !fstring.fields.is_empty();
        while let Some(&byte) = bytes.get(at) {
            match byte {
                b'\\' => match bytes.get(at + 1) {
                    Some(&brace @ (b'{' | b'}')) => {
                        if !fstring.raw {
                            self.warnings.push(invalid_escape(at, brace));
                        }
                        at += 1;
                    }
                    Some(b'N') if !fstring.raw && bytes.get(at + 2) == Some(&b'{') => {
                        at = skip_character_name(bytes, at + 3, fstring.quote);
                    }
                    _ => at += 2,
                },
                b'\n' if fstring.quotes == 1 => return (at, if in_spec { Stop::Line } else { Stop::Missing }),
                b'{' if !in_spec && bytes.get(at + 1) == Some(&b'{') => return (at, Stop::Doubled),
                b'}' if !in_spec && bytes.get(at + 1) == Some(&b'}') => return (at, Stop::Doubled),
                b'{' => return (at, Stop::Open),
                b'}' => return (at, Stop::Close),
                _ if byte == fstring.quote && bytes[at..].starts_with(&[byte; 3][..fstring.quotes]) => {
                    return (at, Stop::Quotes);
                }
                _ => at += 1,
            }
        }
        (bytes.len(), Stop::Missing)
    }

    fn unterminated_fstring(&self, text_start: usize) -> Box<super::LexError> {
        let Some(fstring) = self.fstrings.last() else { return self.unexpected_end(text_start) };
        let line = self.last_line_of_string(text_start, fstring.quotes);
        let triple = if fstring.quotes == 3 { "triple-quoted " } else { "" };
        let message = format!("unterminated {triple}f-string literal (detected at line {line})");
        let mut error = self.error_at(fstring.start, message);
        error.at_end = fstring.quotes == 3;
        error
    }
}

fn invalid_escape(backslash: usize, character: u8) -> Diagnostic {
    Diagnostic {
        kind: DiagnosticKind::Warning,
        message: format!("invalid escape sequence '\\{}'", character as char),
        span: Span::new(backslash as u32, backslash as u32 + 2),
    }
}

/// The offset after the brace that ends a `\N{...}`, or of what makes it none.
fn skip_character_name(bytes: &[u8], mut at: usize, quote: u8) -> usize {
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'}' => return at + 1,
            b'\n' => return at,
            _ if byte == quote => return at,
            _ => at += 1,
        }
    }
    at
}
