//! Blocks: the indentation of lines becomes INDENT and DEDENT.

use super::{Lexer, Lexing};
use crate::token::TokenKind;
use source::{DiagnosticKind, Span};

/// How deep blocks may nest, the outermost level counted.
const MAX_INDENTS: usize = 100;
const TAB_SIZE: u32 = 8;

/// How far a line is indented, measured with both readings of a tab: lines whose order
/// depends on the reading mix tabs and blanks inconsistently.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Indent {
    /// With tabs to the next multiple of [`TAB_SIZE`].
    wide: u32,
    /// With tabs of one column.
    narrow: u32,
}

impl Indent {
    fn advance(&mut self, byte: u8) {
        match byte {
            b' ' => {
                self.wide += 1;
                self.narrow += 1;
            }
            b'\t' => {
                self.wide = (self.wide / TAB_SIZE + 1) * TAB_SIZE;
                self.narrow += 1;
            }
            _ => *self = Indent::default(), // a form feed starts the count anew
        }
    }
}

impl Lexer<'_> {
    /// Measures a line's indentation and opens or closes blocks; lines without a statement do not count.
    pub(super) fn indentation(&mut self) -> Lexing<()> {
        let bytes = self.text.as_bytes();
        let line_start = self.position();
        let mut offset = line_start;
        let mut indent = Indent::default();
        let mut continued: Option<Indent> = None;
        while let Some(&byte) = bytes.get(offset) {
            match byte {
                b' ' | b'\t' | b'\x0c' => {
                    indent.advance(byte);
                    offset += 1;
                }
                b'\\' => {
                    // The first part of an indentation that backslashes split decides.
                    continued = continued.filter(|first| first.wide > 0).or(Some(indent));
                    self.seek(offset + 1);
                    self.continuation()?;
                    offset = self.position();
                }
                _ => break,
            }
        }
        self.seek(offset);
        if matches!(bytes.get(offset), None | Some(b'#' | b'\n')) {
            return Ok(());
        }
        if let Some(first) = continued.filter(|first| first.wide > 0) {
            indent = Indent { wide: first.wide, narrow: first.wide };
        }
        self.change_indent(indent, line_start, offset)
    }

    fn change_indent(&mut self, indent: Indent, line_start: usize, offset: usize) -> Lexing<()> {
        let current = self.indents.last().copied().unwrap_or_default();
        if indent.wide > current.wide {
            if self.indents.len() >= MAX_INDENTS {
                let start = self.line_span(offset).start;
                let message = "too many levels of indentation";
                return Err(self.error_when_met(DiagnosticKind::Indentation, message, Span::new(start, start)));
            }
            if indent.narrow <= current.narrow {
                return Err(self.inconsistent(offset));
            }
            self.indents.push(indent);
            self.push_span(TokenKind::Indent, Span::new(line_start as u32, offset as u32));
            return Ok(());
        }
        let kept = self.indents.iter().rposition(|open| open.wide <= indent.wide).unwrap_or(0);
        let innermost = self.indents.get(kept).copied().unwrap_or_default();
        if indent.wide != innermost.wide {
            let end = self.line_span(offset).end;
            return Err(self.error_when_met(
                DiagnosticKind::Indentation,
                "unindent does not match any outer indentation level",
                Span::new(end, end),
            ));
        }
        if indent.narrow != innermost.narrow {
            return Err(self.inconsistent(offset));
        }
        for _ in kept + 1..self.indents.len() {
            self.push_span(TokenKind::Dedent, Span::new(offset as u32, offset as u32));
        }
        self.indents.truncate(kept + 1);
        Ok(())
    }

    fn inconsistent(&self, offset: usize) -> Box<super::LexError> {
        let start = self.line_span(offset).start;
        let message = "inconsistent use of tabs and spaces in indentation";
        self.error_when_met(DiagnosticKind::Tab, message, Span::new(start, start))
    }

    /// The physical line around an offset, without its line end.
    fn line_span(&self, offset: usize) -> Span {
        let start = self.text[..offset].rfind('\n').map_or(0, |newline| newline + 1);
        let end = self.text[offset..].find('\n').map_or(self.text.len(), |newline| offset + newline);
        Span::new(start as u32, end as u32)
    }
}
