//! How a SyntaxError shows its place.

use objects::{Str, Value};

use super::{Report, safe_text};
use crate::Thread;
use crate::types::exception::Exception;

impl Report {
    /// File, line and carets of a SyntaxError, then its message.
    pub(super) fn syntax_error(&mut self, t: &mut Thread, exception: &Value, name: &str) -> String {
        let field =
            |name: &str| exception.get::<Exception>().and_then(|e| e.field(name)).filter(|value| !value.is_none());
        let number = |name: &str| field(name).and_then(|value| value.as_small_int());
        let colours = self.colours;
        let mut out = String::new();
        let mut suffix = String::new();
        let file = field("filename").map(|file| safe_text(t, &file, "filename"));
        match (field("lineno"), file) {
            (Some(line), file) => {
                let line = safe_text(t, &line, "lineno");
                let file = file.unwrap_or("<string>".to_owned());
                let (colour, reset) = (colours.magenta, colours.reset);
                let file = super::shown_file(&file);
                out += &format!("  File {colour}\"{file}\"{reset}, line {colour}{line}{reset}\n");
            }
            (None, Some(file)) => suffix = format!(" ({file})"),
            (None, None) => {}
        }
        if let Some(text) = field("text").as_ref().and_then(Value::get::<Str>) {
            let end =
                if number("lineno") == number("end_lineno") { End::At(number("end_offset")) } else { End::OfLine };
            self.quoted(text.as_str(), number("offset"), end, &mut out);
        }
        let message = match field("msg") {
            Some(message) => safe_text(t, &message, "exception"),
            None => "<no detail available>".to_owned(),
        };
        let (type_colour, colour, reset) = (colours.bold_magenta, colours.magenta, colours.reset);
        out += &format!("{type_colour}{name}{reset}: {colour}{message}{reset}{suffix}\n");
        out
    }

    fn quoted(&self, text: &str, offset: Option<i64>, end: End, out: &mut String) {
        let whole = text.trim_end_matches('\n');
        let shown = whole.trim_start_matches([' ', '\n', '\x0c']);
        let length = whole.chars().count() as i64;
        let removed = length - shown.chars().count() as i64;
        let Some(mut offset) = offset else {
            *out += &format!("    {shown}\n");
            return;
        };
        let mut end_offset = match end {
            End::At(Some(end)) if end != 0 => end,
            End::At(_) => offset,
            End::OfLine => length + 1,
        };
        let all = text.chars().count() as i64;
        if all > 0 && offset > all {
            offset = length + 1;
        }
        if all > 0 && end_offset > all {
            end_offset = length + 1;
        }
        if offset >= end_offset || end_offset < 0 {
            end_offset = offset + 1;
        }
        let (start, stop) = (offset - 1 - removed, end_offset - 1 - removed);
        if start < 0 {
            *out += &format!("    {shown}\n");
            return;
        }
        let (start, stop) = (start as usize, stop as usize);
        let part = |from: usize, to: usize| shown.chars().skip(from).take(to - from).collect::<String>();
        let space: String = shown.chars().take(start).map(|c| if c.is_whitespace() { c } else { ' ' }).collect();
        let carets = "^".repeat(stop - start);
        let (on, off) = (self.colours.bold_red, self.colours.reset);
        *out += &format!("    {}{on}{}{off}{}\n", part(0, start), part(start, stop), part(stop, usize::MAX));
        *out += &format!("    {space}{on}{carets}{off}\n");
    }
}

/// Where the marked part of the quoted line ends.
enum End {
    /// At this column, counted from 1, if it is known.
    At(Option<i64>),
    /// With the line: the part goes on below.
    OfLine,
}
