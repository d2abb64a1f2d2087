//! Text for a terminal of 80 columns, whatever the width of its characters.

use reports::clean;
pub(crate) use reports::{WIDTH, cut, padded};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Lines of a text, filled up to the last column; those that go on are indented.
pub(crate) fn wrapped(text: &str) -> String {
    wrapped_to(text, WIDTH)
}

/// The same for so many columns.
pub(crate) fn wrapped_to(text: &str, columns: usize) -> String {
    let mut out = String::new();
    for line in text.lines() {
        let mut column = 0;
        let line = clean(line);
        for (index, word) in line.split(' ').flat_map(|word| parts(word, columns)).enumerate() {
            let width = word.width();
            if column + 1 + width > columns {
                out.truncate(out.trim_end_matches(' ').len());
                out += "\n    ";
                column = 4;
            } else if index > 0 {
                out.push(' ');
                column += 1;
            }
            out += &word;
            column += width;
        }
        out.push('\n');
    }
    out
}

/// A word in parts that fit on a line: keys that were typed have no blanks between them.
fn parts(word: &str, columns: usize) -> Vec<String> {
    let (mut parts, mut used) = (vec![String::new()], 0);
    for character in word.chars() {
        let width = character.width().unwrap_or(0);
        if used + width > columns - 5 {
            parts.push(String::new());
            used = 0;
        }
        used += width;
        if let Some(part) = parts.last_mut() {
            part.push(character);
        }
    }
    parts
}
