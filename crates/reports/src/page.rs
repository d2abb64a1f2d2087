//! A report's text in the making: 80 columns, with or without colour.

use std::borrow::Cow;
use std::time::Duration;

use serde::Serializer;
use unicode_width::UnicodeWidthStr;

/// Columns of a page.
pub const WIDTH: usize = 80;

/// A text of at most 80 columns, but for commands, which are not broken.
#[derive(Clone, Debug, Default)]
pub struct Page {
    text: String,
    colour: bool,
}

/// The colours of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ink {
    Bold,
    Dim,
    Green,
    Yellow,
}

impl Page {
    /// An empty page.
    pub fn new(colour: bool) -> Page {
        Page { text: String::new(), colour }
    }

    /// What is on it.
    pub fn into_text(self) -> String {
        self.text
    }

    /// Text in a colour, if there is colour.
    pub(crate) fn ink(&self, ink: Ink, text: &str) -> String {
        let code = match ink {
            Ink::Bold => "1",
            Ink::Dim => "2",
            Ink::Green => "32",
            Ink::Yellow => "33",
        };
        if self.colour { format!("\x1b[{code}m{text}\x1b[0m") } else { text.to_owned() }
    }

    /// The line at the top: what the report is, and how the run was.
    pub(crate) fn heading(&mut self, name: &str, title: &str) {
        let used = name.width() + title.width() + 8;
        let rule = "─".repeat(WIDTH.saturating_sub(used).max(2));
        let line = format!("── {name} {rule} {title} ──");
        let line = self.ink(Ink::Bold, &line);
        self.line(&line);
    }

    /// A line as it is.
    pub(crate) fn line(&mut self, line: &str) {
        self.text.push_str(line.trim_end());
        self.text.push('\n');
    }

    /// Words, broken where they reach the end of the line; further lines are indented.
    pub(crate) fn wrapped(&mut self, text: &str, indent: usize) {
        let mut line = String::new();
        for word in text.split(' ') {
            let word = cut(word, WIDTH - indent);
            if !line.trim().is_empty() && line.width() + 1 + word.width() > WIDTH {
                self.line(&line);
                line = " ".repeat(indent);
            } else if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(&word);
        }
        self.line(&line);
    }

    /// What to type next. Commands are not broken; one that is too long for the line stands on the next, alone.
    pub(crate) fn next(&mut self, advice: &[(&str, String)]) {
        self.line("");
        let width = advice.iter().map(|(why, _)| why.width()).max().unwrap_or(0);
        for (why, command) in advice {
            let line = format!("  {}  {command}", padded(why, width));
            if line.width() <= WIDTH {
                self.line(&line);
            } else {
                self.line(&format!("  {why}"));
                self.line(&format!("    {command}"));
            }
        }
    }
}

/// A whole number with a comma after each three digits, as it is compared with what programs print.
pub fn grouped(number: impl std::fmt::Display) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// A text filled up to so many columns, or cut.
pub fn padded(text: &str, width: usize) -> String {
    let cut = cut(text, width);
    let missing = width.saturating_sub(cut.width());
    cut + &" ".repeat(missing)
}

/// A text to the right of so many columns.
pub(crate) fn right(text: &str, width: usize) -> String {
    format!("{}{text}", " ".repeat(width.saturating_sub(text.width())))
}

/// A text of at most so many columns, without what a terminal would obey.
pub fn cut(text: &str, width: usize) -> String {
    let text = clean(text);
    if text.width() <= width { text.into_owned() } else { beginning(&text, width.saturating_sub(1)) + "…" }
}

/// The same, where ends tell more than what is between: file and line, the number of a thread of a pool.
pub fn cut_inside(text: &str, width: usize) -> String {
    let text = clean(text);
    if text.width() <= width {
        return text.into_owned();
    }
    let reversed: String = text.chars().rev().collect();
    let end: String = beginning(&reversed, width.saturating_sub(1) / 2).chars().rev().collect();
    format!("{}…{end}", beginning(&text, width.saturating_sub(1 + end.width())))
}

/// A thread's name in at most so many columns, so that it can be told from those that were called alike.
pub fn thread_name(name: &str, width: usize) -> String {
    // `threading` adds the function to the names that it gives: `Thread-1 (work)`.
    match name.strip_suffix(')').and_then(|name| name.split_once(" (")) {
        Some((own, _)) if own.width() < width => cut(name, width),
        Some((own, _)) => cut_inside(own, width),
        None => cut_inside(name, width),
    }
}

/// The characters that fit into so many columns.
fn beginning(text: &str, width: usize) -> String {
    let mut short = String::new();
    for character in text.chars() {
        short.push(character);
        if short.width() > width {
            short.pop();
            break;
        }
    }
    short
}

/// A text with escapes for what is no picture: control characters, and those that turn the direction of a line.
pub fn clean(text: &str) -> Cow<'_, str> {
    let is_obeyed = |character: char| {
        character.is_control()
            || matches!(character, '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    if !text.contains(is_obeyed) {
        return Cow::Borrowed(text);
    }
    let shown = |character: char| match character {
        '\n' => "\\n".to_owned(),
        '\r' => "\\r".to_owned(),
        '\t' => "\\t".to_owned(),
        other if !is_obeyed(other) => other.to_string(),
        other if other < '\u{100}' => format!("\\x{:02x}", u32::from(other)),
        other => format!("\\u{:04x}", u32::from(other)),
    };
    Cow::Owned(text.chars().map(shown).collect())
}

/// Three digits and a unit: 7 columns at most, up to 999 hours.
pub(crate) fn duration(time: Duration) -> String {
    let nanos = time.as_nanos();
    let (value, unit) = match nanos {
        0 => return "0".to_owned(),
        1..1_000 => return format!("{nanos} ns"),
        1_000..999_500 => (nanos as f64 / 1e3, "µs"),
        999_500..999_500_000 => (nanos as f64 / 1e6, "ms"),
        999_500_000..60_000_000_000 => (nanos as f64 / 1e9, "s"),
        60_000_000_000..3_600_000_000_000 => (nanos as f64 / 60e9, "min"),
        _ => (nanos as f64 / 3600e9, "h"),
    };
    let digits = if value < 9.995 { 2 } else { usize::from(value < 99.95) };
    format!("{value:.digits$} {unit}")
}

/// As `duration`; nothing is a dash.
pub(crate) fn duration_or_dash(time: Duration) -> String {
    if time.is_zero() { "–".to_owned() } else { duration(time) }
}

/// A large number in few digits.
pub(crate) fn count(number: u64) -> String {
    let (value, unit) = match number {
        0..10_000 => return number.to_string(),
        10_000..1_000_000 => (number as f64 / 1e3, "k"),
        1_000_000..1_000_000_000 => (number as f64 / 1e6, "M"),
        _ => (number as f64 / 1e9, "G"),
    };
    let digits = if value < 9.995 { 2 } else { usize::from(value < 99.95) };
    format!("{value:.digits$} {unit}")
}

/// A whole number, and what it counts.
pub fn counted(number: impl std::fmt::Display, what: &str) -> String {
    let number = grouped(number);
    let ending = if number == "1" { "" } else { "s" };
    format!("{number} {what}{ending}")
}

/// A number in few digits, and what it counts.
pub(crate) fn plural(number: u64, what: &str) -> String {
    format!("{} {what}{}", count(number), if number == 1 { "" } else { "s" })
}

/// A part of a whole, in percent.
pub(crate) fn percent(part: Duration, whole: Duration) -> String {
    if whole.is_zero() { "–".to_owned() } else { format!("{:.0} %", 100.0 * share(part, whole)) }
}

/// A part of a whole, from 0 to 1.
pub(crate) fn share(part: Duration, whole: Duration) -> f64 {
    if whole.is_zero() { 0.0 } else { part.as_secs_f64() / whole.as_secs_f64() }
}

/// A time in JSON: whole nanoseconds.
pub(crate) fn nanoseconds<S: Serializer>(time: &Duration, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_u64(u64::try_from(time.as_nanos()).unwrap_or(u64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_have_three_digits() {
        let cases = [
            (0, "0"),
            (999, "999 ns"),
            (1_000, "1.00 µs"),
            (99_960, "100 µs"),
            (999_499, "999 µs"),
            (999_500, "1.00 ms"),
            (12_345_678, "12.3 ms"),
            (59_999_000_000, "60.0 s"),
            (90_000_000_000, "1.50 min"),
            (7_200_000_000_000, "2.00 h"),
        ];
        for (nanos, text) in cases {
            assert_eq!(duration(Duration::from_nanos(nanos)), text);
        }
    }

    #[test]
    fn lines_are_broken_at_words() {
        let mut page = Page::new(false);
        page.wrapped(&"word ".repeat(40), 2);
        assert!(page.into_text().lines().all(|line| line.width() <= WIDTH));
    }

    #[test]
    fn texts_fit() {
        assert_eq!(padded("abc", 5), "abc  ");
        assert_eq!(padded("abcdef", 5), "abcd…");
        assert_eq!(padded("日本語", 5), "日本…");
        assert_eq!(right("µs", 4), "  µs");
        assert_eq!(cut("日本語", 4), "日…");
        assert_eq!(cut("a\x1b[2J\u{202e}\n", 20), r"a\x1b[2J\u202e\n");
    }

    #[test]
    fn names_of_threads_are_told_apart() {
        assert_eq!(thread_name("clerk", 11), "clerk");
        assert_eq!(thread_name("ThreadPoolExecutor-0_0", 11), "Threa…r-0_0");
        assert_eq!(thread_name("ThreadPoolExecutor-0_1", 11), "Threa…r-0_1");
        assert_eq!(thread_name("Thread-1 (work)", 11), "Thread-1 (…");
        assert_eq!(thread_name("Thread-1234567 (work)", 11), "Threa…34567");
        assert_eq!(thread_name("日本語日本語-1", 8), "日本…-1");
    }
}
