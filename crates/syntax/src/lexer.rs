//! Text to tokens: logos tells the kinds, this layer adds what no regular expression
//! can: indentation, brackets across lines, strings, f-strings and numbers.
//!
//! The rules, limits and messages are those of CPython's `Parser/lexer/lexer.c`.

mod fstring;
mod indentation;
mod number;
mod string;

use crate::token::{Token, TokenKind};
use fstring::FString;
use indentation::Indent;
use logos::Logos;
use source::{Diagnostic, DiagnosticKind, SourceText, Span};

/// How deep brackets may nest.
const MAX_BRACKETS: usize = 200;

/// What the lexer made of a text.
pub(crate) struct Lexed {
    /// The tokens; the last is ENDMARKER or, when there was an error, ERRORTOKEN.
    pub(crate) tokens: Vec<Token>,
    /// Why reading stopped, if it did.
    pub(crate) error: Option<LexError>,
    /// Warnings about literals.
    pub(crate) warnings: Vec<Diagnostic>,
}

/// Why a text cannot be read on.
#[derive(Debug)]
pub(crate) struct LexError {
    /// What to tell the user.
    pub(crate) diagnostic: Diagnostic,
    /// When the parser lets it take precedence over what it has found itself.
    pub(crate) precedence: Precedence,
    /// The innermost bracket open there.
    pub(crate) bracket: Option<Bracket>,
    /// Whether more text could mend it, as after an opening bracket or triple quote.
    pub(crate) at_end: bool,
}

/// Whether a lexical error hides a syntax error that stands before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Precedence {
    /// Always.
    Always,
    /// Only when the parser meets it: CPython's tokenizer leaves raising it to the parser. If a bracket
    /// is open there, from a line before the syntax error, then that it is never closed is reported.
    WhenMet,
}

type Lexing<T> = Result<T, Box<LexError>>;

/// An opening bracket that waits for its partner.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Bracket {
    byte: u8,
    offset: u32,
}

impl Bracket {
    /// What to say when it is never closed.
    pub(crate) fn unclosed(self) -> Diagnostic {
        let message = format!("'{}' was never closed", self.byte as char);
        Diagnostic::syntax(message, Span::new(self.offset, self.offset))
    }
}

struct Lexer<'s> {
    source: &'s SourceText,
    text: &'s str,
    raw: logos::Lexer<'s, TokenKind>,
    tokens: Vec<Token>,
    warnings: Vec<Diagnostic>,
    /// Whether comments and insignificant line ends are wanted.
    trivia: bool,
    /// Whether the next thing is a line's indentation.
    at_line_start: bool,
    /// Where the comment at the end of this line begins, if there is one: NEWLINE includes it.
    comment: Option<u32>,
    /// Whether a statement has begun that NEWLINE must end.
    in_statement: bool,
    brackets: Vec<Bracket>,
    indents: Vec<Indent>,
    fstrings: Vec<FString>,
}

/// Reads a whole text; with `trivia`, comments and insignificant line ends become tokens too.
pub(crate) fn lex(source: &SourceText, trivia: bool) -> Lexed {
    let text = source.text();
    let mut lexer = Lexer {
        source,
        text,
        raw: TokenKind::lexer(text),
        tokens: Vec::with_capacity(text.len() / 4),
        warnings: Vec::new(),
        trivia,
        at_line_start: true,
        comment: None,
        in_statement: false,
        brackets: Vec::new(),
        indents: vec![Indent::default()],
        fstrings: Vec::new(),
    };
    let error = lexer.run().err().map(|error| *error);
    if let Some(error) = &error {
        lexer.tokens.push(Token { kind: TokenKind::Error, span: error.diagnostic.span });
    }
    Lexed { tokens: lexer.tokens, error, warnings: lexer.warnings }
}

impl Lexer<'_> {
    fn run(&mut self) -> Lexing<()> {
        loop {
            if self.fstrings.last().is_some_and(|fstring| fstring.in_text) {
                self.fstring_text()?;
                continue;
            }
            if self.at_line_start {
                self.at_line_start = false;
                self.indentation()?;
            }
            match self.raw.next() {
                None => return self.end(),
                Some(Ok(kind)) => self.token(kind)?,
                Some(Err(())) => self.unknown()?,
            }
        }
    }

    fn token(&mut self, kind: TokenKind) -> Lexing<()> {
        match kind {
            TokenKind::Blank => Ok(()),
            TokenKind::Comment => {
                self.push_trivia(kind);
                self.comment = Some(self.span().start).filter(|_| !self.trivia);
                Ok(())
            }
            TokenKind::Nl => {
                self.line_end();
                Ok(())
            }
            TokenKind::Backslash => self.continuation(),
            TokenKind::Name => self.name(),
            TokenKind::Number => self.number(),
            TokenKind::String => self.string(),
            TokenKind::FStringStart => self.fstring_start(),
            TokenKind::LeftParen | TokenKind::LeftBracket | TokenKind::LeftBrace => self.open(kind),
            TokenKind::RightParen | TokenKind::RightBracket | TokenKind::RightBrace => self.close(kind),
            TokenKind::Colon | TokenKind::ColonEqual if self.begins_format_spec() => self.format_spec(),
            _ => {
                self.push(kind);
                Ok(())
            }
        }
    }

    /// The span of what logos matched last.
    fn span(&self) -> Span {
        let range = self.raw.span();
        Span::new(range.start as u32, range.end as u32)
    }

    /// The offset up to which the text has been read.
    fn position(&self) -> usize {
        self.raw.span().end
    }

    /// Moves to an offset that logos would not have stopped at.
    fn seek(&mut self, offset: usize) {
        let position = self.position();
        if offset < position {
            self.raw = TokenKind::lexer(self.text);
            self.raw.bump(offset);
        } else {
            self.raw.bump(offset - position);
        }
    }

    fn push(&mut self, kind: TokenKind) {
        self.push_span(kind, self.span());
    }

    fn push_span(&mut self, kind: TokenKind, span: Span) {
        self.in_statement = true;
        self.tokens.push(Token { kind, span });
    }

    fn push_trivia(&mut self, kind: TokenKind) {
        if self.trivia {
            self.tokens.push(Token { kind, span: self.span() });
        }
    }

    fn line_end(&mut self) {
        let start = self.comment.take().unwrap_or(self.span().start);
        if !self.brackets.is_empty() {
            self.push_trivia(TokenKind::Nl);
            return;
        }
        self.at_line_start = true;
        if self.in_statement {
            self.push_span(TokenKind::Newline, Span::new(start, self.span().end));
            self.in_statement = false;
        } else {
            self.push_trivia(TokenKind::Nl);
        }
    }

    /// Ends the last line and all blocks.
    fn end(&mut self) -> Lexing<()> {
        if let Some(bracket) = self.brackets.last() {
            return Err(unclosed(*bracket));
        }
        let end = Span::new(self.text.len() as u32, self.text.len() as u32);
        let after_comment = self.tokens.last().is_some_and(|last| last.kind == TokenKind::Comment);
        if self.in_statement {
            self.push_span(TokenKind::Newline, end);
        } else if after_comment {
            self.push_span(TokenKind::Nl, end);
        }
        for _ in 1..self.indents.len() {
            self.push_span(TokenKind::Dedent, end);
        }
        self.push_span(TokenKind::EndMarker, end);
        Ok(())
    }

    /// A backslash: only a line end may follow, and the logical line goes on.
    fn continuation(&mut self) -> Lexing<()> {
        let after = self.position();
        if self.text.as_bytes().get(after) != Some(&b'\n') {
            if after == self.text.len() {
                return Err(self.unexpected_end(after));
            }
            let message = "unexpected character after line continuation character";
            let span = Span::new(after as u32, after as u32);
            return Err(self.error_when_met(DiagnosticKind::Syntax, message, span));
        }
        self.seek(after + 1);
        if after + 1 == self.text.len() { Err(self.unexpected_end(after)) } else { Ok(()) }
    }

    /// The text ends at an offset where it must go on.
    fn unexpected_end(&self, offset: usize) -> Box<LexError> {
        if let Some(bracket) = self.brackets.last() {
            return unclosed(*bracket);
        }
        let span = Span::new(offset as u32, offset as u32);
        let mut error = self.error_when_met(DiagnosticKind::Syntax, "unexpected EOF while parsing", span);
        error.at_end = true;
        error
    }

    fn name(&mut self) -> Lexing<()> {
        let slice = self.raw.slice();
        if !slice.is_ascii() {
            self.check_identifier(slice)?;
        }
        self.push(TokenKind::Name);
        Ok(())
    }

    /// PEP 3131: the NFKC form must be an identifier; where it is not, the first wrong character is named.
    fn check_identifier(&self, slice: &str) -> Lexing<()> {
        let wrong = |(index, character): (usize, char)| {
            let fits = if index == 0 {
                character == '_' || unicode_ident::is_xid_start(character)
            } else {
                unicode_ident::is_xid_continue(character)
            };
            (!fits).then_some((index, character))
        };
        match slice.char_indices().find_map(wrong) {
            None => Ok(()),
            Some((index, character)) => Err(self.wrong_character(self.span().start + index as u32, character)),
        }
    }

    fn wrong_character(&self, offset: u32, character: char) -> Box<LexError> {
        let code = character as u32;
        let message = if text::classify::is_printable_char(character) {
            format!("invalid character '{character}' (U+{code:04X})")
        } else {
            format!("invalid non-printable character U+{code:04X}")
        };
        self.error_at(offset, message)
    }

    /// A character that begins nothing: most reach the parser, as it knows better what to say.
    fn unknown(&mut self) -> Lexing<()> {
        let character = self.raw.slice().chars().next().unwrap_or('\0');
        if character == '\0' {
            return Err(self.error_at(self.span().start, "source code string cannot contain null bytes".into()));
        }
        if !text::classify::is_printable_char(character) {
            return Err(self.wrong_character(self.span().start, character));
        }
        self.push(TokenKind::Unknown);
        Ok(())
    }

    fn open(&mut self, kind: TokenKind) -> Lexing<()> {
        let span = self.span();
        if self.brackets.len() >= MAX_BRACKETS {
            return Err(self.error_at(span.start, "too many nested parentheses".into()));
        }
        self.brackets.push(Bracket { byte: self.text.as_bytes()[span.start as usize], offset: span.start });
        self.push(kind);
        Ok(())
    }

    fn close(&mut self, kind: TokenKind) -> Lexing<()> {
        let span = self.span();
        let byte = self.text.as_bytes()[span.start as usize];
        let field_depth = self.fstrings.last().map(|fstring| fstring.field_depth());
        if byte == b'}' && field_depth.is_some_and(|depth| depth.is_none()) {
            return Err(self.error_at(span.start, "f-string: single '}' is not allowed".into()));
        }
        let Some(bracket) = self.brackets.pop() else {
            return Err(self.error_at(span.start, format!("unmatched '{}'", byte as char)));
        };
        let in_field = field_depth.flatten() == Some(self.brackets.len() + 1);
        if !matches!((bracket.byte, byte), (b'(', b')') | (b'[', b']') | (b'{', b'}')) {
            return Err(self.error_at(span.start, self.mismatch(bracket, byte, span.start, in_field)));
        }
        if in_field && let Some(fstring) = self.fstrings.last_mut() {
            fstring.close_field();
        }
        self.push(kind);
        Ok(())
    }

    fn mismatch(&self, open: Bracket, close: u8, offset: u32, in_field: bool) -> String {
        let (open_char, close_char) = (open.byte as char, close as char);
        let open_line = self.source.position(open.offset).line;
        if in_field {
            format!("f-string: unmatched '{close_char}'")
        } else if open_line != self.source.position(offset).line {
            format!(
                "closing parenthesis '{close_char}' does not match opening parenthesis '{open_char}' on line {open_line}"
            )
        } else {
            format!("closing parenthesis '{close_char}' does not match opening parenthesis '{open_char}'")
        }
    }

    /// An error with one caret at an offset; within an f-string it does not hide what the parser finds before it.
    fn error_at(&self, offset: u32, message: String) -> Box<LexError> {
        let diagnostic = Diagnostic::syntax(message, Span::new(offset, offset));
        let precedence = if self.fstrings.is_empty() { Precedence::Always } else { Precedence::WhenMet };
        Box::new(LexError { diagnostic, precedence, bracket: None, at_end: false })
    }

    /// An error with one caret at the last character before `end`, where CPython's tokenizer has just stopped.
    fn error_before(&self, end: usize, message: String) -> Box<LexError> {
        let last = self.text[..end].char_indices().next_back().map_or(0, |(offset, _)| offset);
        self.error_at(last as u32, message)
    }

    fn error_when_met(&self, kind: DiagnosticKind, message: &str, span: Span) -> Box<LexError> {
        let diagnostic = Diagnostic { kind, message: message.to_owned(), span };
        let bracket = self.brackets.last().copied();
        Box::new(LexError { diagnostic, precedence: Precedence::WhenMet, bracket, at_end: false })
    }
}

/// The text ends within brackets.
fn unclosed(bracket: Bracket) -> Box<LexError> {
    let precedence = Precedence::WhenMet;
    Box::new(LexError { diagnostic: bracket.unclosed(), precedence, bracket: Some(bracket), at_end: true })
}
