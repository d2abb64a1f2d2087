//! The source lines of a frame, with carets under what raised.

use bytecode::Location;
use unicode_width::UnicodeWidthChar;

use super::colour::Colours;

/// A place in the lines of an excerpt: line from 0, column in characters.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    line: usize,
    column: usize,
}

/// Source lines and the part of them that raised.
pub(super) struct Excerpt {
    /// The lines without the indentation that all have.
    lines: Vec<String>,
    start: usize,
    end: usize,
    anchor: Option<(Place, Place)>,
}

/// Characters before a byte offset.
fn chars_before(line: &str, offset: u32) -> usize {
    let offset = (offset as usize).min(line.len());
    match line.get(..offset) {
        Some(before) => before.chars().count(),
        None => line.char_indices().take_while(|(at, _)| *at < offset).count(),
    }
}

/// Columns of a terminal that the first characters of a line take.
fn width(line: &str, chars: usize) -> usize {
    if line.is_ascii() {
        return chars;
    }
    line.chars().take(chars).map(|c| if c.width() == Some(2) { 2 } else { 1 }).sum()
}

fn indentation(line: &str) -> &str {
    &line[..line.len() - line.trim_start_matches([' ', '\t']).len()]
}

/// Removes the indentation that all lines with text share; lines without text become empty.
fn dedent(lines: &[String]) -> Vec<String> {
    let is_blank = |line: &&String| line.trim_matches([' ', '\t']).is_empty();
    let mut margin: Option<&str> = None;
    for line in lines.iter().filter(|line| !is_blank(line)) {
        let own = indentation(line);
        margin = Some(match margin {
            None => own,
            Some(margin) => {
                let common = margin.bytes().zip(own.bytes()).take_while(|(a, b)| a == b).count();
                &margin[..common]
            }
        });
    }
    let cut = margin.map_or(0, str::len);
    lines.iter().map(|line| if is_blank(&line) { String::new() } else { line[cut..].to_owned() }).collect()
}

impl Excerpt {
    /// The lines from `location.line` to `location.end_line`.
    pub(super) fn new(original: &[&str], location: Location) -> Excerpt {
        let owned: Vec<String> = original.iter().map(|line| (*line).to_owned()).collect();
        let lines = dedent(&owned);
        let removed = original[0].chars().count() - lines[0].chars().count();
        let last = original.len() - 1;
        let start = chars_before(original[0], location.column).saturating_sub(removed);
        let end = chars_before(original[last], location.end_column).saturating_sub(removed);
        let place = |line: u32, column: u32| {
            let line = line.checked_sub(location.line)? as usize;
            let column = chars_before(original.get(line)?, column).saturating_sub(removed);
            Some(Place { line, column })
        };
        let anchor = if location.anchor_line == 0 {
            None
        } else {
            place(location.anchor_line, location.anchor_start)
                .zip(place(location.anchor_end_line, location.anchor_end))
                .filter(|(start, end)| start < end)
        };
        Excerpt { lines, start, end, anchor }
    }

    /// Writes the lines worth showing, and carets where they tell something.
    pub(super) fn write(&self, colours: Colours, out: &mut String) {
        let carets = self.shows_carets();
        let mut shown = Vec::new();
        let significant = self.significant_lines();
        for (index, &line) in significant.iter().enumerate() {
            if index > 0 {
                match line - significant[index - 1] {
                    2 => self.write_line(line - 1, carets, colours, &mut shown),
                    gap @ 3.. => shown.push(format!("...<{} lines>...", gap - 1)),
                    _ => {}
                }
            }
            self.write_line(line, carets, colours, &mut shown);
        }
        for line in dedent(&shown) {
            out.push_str("    ");
            out.push_str(&line);
            out.push('\n');
        }
    }

    /// The first and last line, and those around the ends of the anchor.
    fn significant_lines(&self) -> Vec<usize> {
        let last = self.lines.len() - 1;
        let mut lines = vec![0, last];
        if let Some((start, end)) = self.anchor {
            for around in [start.line, end.line] {
                lines.extend([around.wrapping_sub(1), around, around + 1]);
            }
        }
        lines.retain(|&line| line <= last);
        lines.sort_unstable();
        lines.dedup();
        lines
    }

    fn shows_carets(&self) -> bool {
        let last = self.lines.len() - 1;
        let before: String = self.lines[0].chars().take(self.start).collect();
        let after: String = self.lines[last].chars().skip(self.end).collect();
        if self.is_whole_call(&before, &after) {
            return false;
        }
        self.anchor.is_some() || !before.trim().is_empty() || !after.trim().is_empty()
    }

    /// Whether the statement is `return name(...)` or `target = name(...)` and all of that call raised.
    fn is_whole_call(&self, before: &str, after: &str) -> bool {
        let Some((open, _)) = self.anchor else { return false };
        if open.line != 0 || open.column <= self.start {
            return false;
        }
        let called: String = self.lines[0].chars().skip(self.start).take(open.column - self.start).collect();
        if !is_name(called.trim_end()) || self.lines[0].chars().nth(open.column) != Some('(') {
            return false;
        }
        let (before, depth) = without_open_parentheses(before);
        let Some(after) = without_close_parentheses(after, depth) else { return false };
        let ends = after.is_empty() || after.starts_with(['#', ';']);
        let begins = before == "return" || before.strip_suffix('=').is_some_and(|target| is_name(target.trim_end()));
        ends && begins
    }

    fn write_line(&self, line: usize, carets: bool, colours: Colours, out: &mut Vec<String>) {
        let text = &self.lines[line];
        if !carets {
            out.push(text.clone());
            return;
        }
        let marks = self.marks(line);
        if colours.is_on() {
            let (text, marks) = coloured(text, &marks, colours);
            out.extend([text, marks]);
        } else {
            out.extend([text.clone(), marks.into_iter().collect()]);
        }
    }

    /// The characters under a line.
    fn marks(&self, line: usize) -> Vec<char> {
        let text = &self.lines[line];
        let all = text.chars().count();
        let indent = all - text.trim_start().chars().count();
        let first = width(&self.lines[0], self.start);
        let count = if line + 1 == self.lines.len() { width(text, self.end) } else { width(text, all) };
        let anchor = self.anchor.map(|(start, end)| {
            let wide = |place: Place| Place { column: width(&self.lines[place.line], place.column), ..place };
            (wide(start), wide(end))
        });
        let mark = |column: usize| {
            if column < indent || line == 0 && column < first {
                return ' ';
            }
            match anchor {
                Some((start, end)) if start <= Place { line, column } && Place { line, column } < end => '^',
                Some(_) => '~',
                None => '^',
            }
        };
        (0..count).map(mark).collect()
    }
}

fn is_name(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(|c| c == '_' || c.is_alphabetic()) && chars.all(|c| c == '_' || c.is_alphanumeric())
}

fn without_open_parentheses(text: &str) -> (&str, usize) {
    let mut text = text.trim();
    let mut depth = 0;
    while let Some(rest) = text.strip_suffix('(') {
        text = rest.trim_end();
        depth += 1;
    }
    (text, depth)
}

fn without_close_parentheses(text: &str, depth: usize) -> Option<&str> {
    let mut text = text.trim();
    for _ in 0..depth {
        text = text.strip_prefix(')')?.trim_start();
    }
    Some(text)
}

/// A line and its marks with their runs coloured: `^` bold, `~` plain red.
fn coloured(text: &str, marks: &[char], colours: Colours) -> (String, String) {
    let (mut line, mut under) = (String::new(), String::new());
    let chars: Vec<char> = text.chars().collect();
    let mut at = 0;
    while at < chars.len().max(marks.len()) {
        let mark = marks.get(at).copied();
        let end = (at..chars.len().max(marks.len())).find(|&i| marks.get(i).copied() != mark);
        let end = end.unwrap_or(chars.len().max(marks.len()));
        let (on, off) = match mark {
            Some('^') => (colours.bold_red, colours.reset),
            Some('~') => (colours.red, colours.reset),
            _ => ("", ""),
        };
        let run: String = chars.iter().skip(at).take(end - at).collect();
        let run_marks: String = marks.iter().skip(at).take(end - at).collect();
        line += &format!("{on}{run}{off}");
        under += &format!("{on}{run_marks}{off}");
        at = end;
    }
    (line, under)
}
