//! The lines of a text that a `SyntaxError` shows.

use crate::{SourceText, Span};
use std::fmt::Write;

/// Where an error is, as CPython's `traceback` shows it: file and line, the line without
/// its indentation, carets. Ends with a line end.
///
/// An error within the indentation has no carets; one over several lines has them to the end of its first.
pub fn excerpt(text: &SourceText, span: Span) -> String {
    let at = text.carets(span);
    let mut out = format!("  File \"{}\", line {}\n", text.file(), at.line);
    let Some(line) = text.line(at.line) else { return out };
    let shown = line.trim_start_matches([' ', '\x0c']);
    // Writing to a String cannot fail.
    let _ = writeln!(out, "    {shown}");
    let width = line.chars().count() as u32;
    let indentation = width - shown.chars().count() as u32;
    let start = at.offset.min(width + 1);
    let end = if at.end_line == at.line { at.end_offset.min(width + 1) } else { width + 1 };
    let Some(column) = start.checked_sub(1 + indentation) else { return out };
    let count = end.saturating_sub(start).max(1);
    out.push_str("    ");
    let before = shown.chars().chain(std::iter::repeat(' ')).take(column as usize);
    out.extend(before.map(|character| if character.is_whitespace() { character } else { ' ' }));
    out.extend(std::iter::repeat_n('^', count as usize));
    out.push('\n');
    out
}
