//! The tokens as `python -m tokenize` lists them.

use crate::lexer::lex;
use crate::token::{Token, TokenKind};
use source::{Diagnostic, SourceText, Span};
use std::fmt::Write;

/// The tokens of a text, comments and insignificant line ends included. Where the text
/// cannot be read on, the last token is an ERRORTOKEN and the error says why.
pub fn tokens(text: &SourceText) -> (Vec<Token>, Option<Diagnostic>) {
    let lexed = lex(text, true);
    (lexed.tokens, lexed.error.map(|error| error.diagnostic))
}

/// One token a line: from where to where, its kind, its text; lines from 1, columns in characters from 0.
pub fn listing(text: &SourceText, tokens: &[Token]) -> String {
    let mut out = format!("{:<20}{:<15}{:<15}\n", "0,0-0,0:", "ENCODING", "'utf-8'");
    for token in tokens {
        let (start, end) = place(text, token);
        let range = format!("{},{}-{},{}:", start.0, start.1, end.0, end.1);
        let shown = match token.kind {
            TokenKind::Dedent | TokenKind::EndMarker => "",
            _ => text.slice(token.span),
        };
        let shown = crate::repr::string(shown);
        // Writing to a String cannot fail.
        let _ = writeln!(out, "{range:<20}{:<15}{shown:<15}", token.kind.listing_name());
    }
    out
}

/// Line and column of a token's start and end; what stands after the last line stands on a line of its own.
fn place(text: &SourceText, token: &Token) -> ((u32, u32), (u32, u32)) {
    let at = text.carets(token.span);
    let (start, end) = ((at.line, at.offset - 1), (at.end_line, at.end_offset - 1));
    let at_end = token.span.start as usize == text.text().len();
    match token.kind {
        TokenKind::Dedent | TokenKind::EndMarker if at_end => {
            let after = if start.1 > 0 { (start.0 + 1, 0) } else { start };
            (after, after)
        }
        // The last line may lack its end.
        TokenKind::Newline | TokenKind::Nl if at_end => (start, (start.0, start.1 + 1)),
        TokenKind::FStringMiddle => {
            let after = text.carets(Span::new(token.span.end, token.span.end));
            (start, (after.line, after.offset - 1))
        }
        _ => (start, end),
    }
}
