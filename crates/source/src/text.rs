//! A source text and the index of its lines.

use crate::Span;

/// A program's text with its file name and where its lines begin.
#[derive(Debug, Clone)]
pub struct SourceText {
    file: String,
    text: String,
    line_starts: Vec<u32>,
}

/// A range of a text as `SyntaxError` has it in `lineno`, `offset`, `end_lineno` and `end_offset`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Carets {
    /// Line of the first character, counted from 1.
    pub line: u32,
    /// Column of the first character, in characters, counted from 1.
    pub offset: u32,
    /// Line of the last character, counted from 1.
    pub end_line: u32,
    /// Column after the last character, in characters, counted from 1.
    pub end_offset: u32,
}

/// A place in a text as people write it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// Line, counted from 1.
    pub line: u32,
    /// Column in bytes of UTF-8, counted from 0.
    pub column: u32,
}

impl SourceText {
    /// Takes a text and the name to show for its file. As in CPython, a byte order mark is
    /// dropped and all line ends (`\r\n`, `\r`) become `\n`.
    pub fn new(file: impl Into<String>, text: impl Into<String>) -> Self {
        let mut text = text.into();
        if text.starts_with('\u{FEFF}') {
            text.drain(..'\u{FEFF}'.len_utf8());
        }
        if text.contains('\r') {
            text = text.replace("\r\n", "\n").replace('\r', "\n");
        }
        let newlines = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let line_starts = std::iter::once(0).chain(newlines.map(|(offset, _)| offset as u32 + 1)).collect();
        SourceText { file: file.into(), text, line_starts }
    }

    /// The file name, as it was given on the command line or found by import.
    pub fn file(&self) -> &str {
        &self.file
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text of a range; empty when the range is not in this text.
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.start as usize..span.end as usize).unwrap_or("")
    }

    /// Line and column of a byte offset.
    pub fn position(&self, offset: u32) -> Position {
        let line = self.line_starts.partition_point(|&start| start <= offset).max(1);
        Position { line: line as u32, column: offset - self.line_starts[line - 1] }
    }

    /// Where carets stand for a range; a line end at its end belongs to the line that it ends.
    pub fn carets(&self, span: Span) -> Carets {
        let ends_with_newline =
            span.end > span.start && self.text.as_bytes().get(span.end as usize - 1) == Some(&b'\n');
        let last = span.end - u32::from(ends_with_newline);
        let (line, offset) = self.caret(span.start);
        let (end_line, end_offset) = self.caret(last);
        let mut end_offset = end_offset + u32::from(ends_with_newline);
        if end_line > line {
            // CPython measures the end column on the first line, too.
            let width = self.line(line).map_or(0, |text| text.chars().count() as u32);
            end_offset = end_offset.min(width + 1);
        }
        Carets { line, offset, end_line, end_offset }
    }

    /// Line and column of an offset, both counted from 1, the column in characters.
    fn caret(&self, offset: u32) -> (u32, u32) {
        let position = self.position(offset);
        let line = self.line(position.line).unwrap_or("");
        let before = line.get(..position.column as usize).unwrap_or(line);
        (position.line, before.chars().count() as u32 + 1)
    }

    /// The text of a line (counted from 1) without its line end, if there is such a line.
    pub fn line(&self, line: u32) -> Option<&str> {
        let index = (line as usize).checked_sub(1)?;
        let start = *self.line_starts.get(index)? as usize;
        let end = self.line_starts.get(index + 1).map_or(self.text.len(), |&next| next as usize);
        Some(self.text[start..end].trim_end_matches('\n'))
    }

    /// Number of lines; the empty one after a final line end counts.
    pub fn line_count(&self) -> u32 {
        self.line_starts.len() as u32
    }
}
