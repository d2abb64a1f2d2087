//! `SyntaxError`: what is wrong with a program's text, and its warnings.

use objects::{Str, Value};
use source::{Diagnostic, DiagnosticKind, SourceText};

use super::base::{field, items, set_arguments, set_field, set_fields};
use crate::builtin::Builtin;
use crate::{Raised, Result, Thread};

const PLACE: [&str; 6] = ["filename", "lineno", "offset", "text", "end_lineno", "end_offset"];

pub(super) fn init(t: &mut Thread, args: &[Value]) -> Result {
    let value = &args[0];
    set_arguments(value, &args[1]);
    let given = items(value);
    if let Some(message) = given.first() {
        set_field(value, "msg", Some(message.clone()));
    }
    if given.len() == 2 {
        let place = t.collect(&given[1])?;
        if place.len() != 4 && place.len() != 6 {
            let (bound, limit) = if place.len() < 4 { ("at least", 4) } else { ("at most", 6) };
            return Err(t.type_error(format!("function takes {bound} {limit} arguments ({} given)", place.len())));
        }
        for (name, part) in PLACE.iter().zip(place) {
            set_field(value, name, Some(part));
        }
    }
    Ok(Value::NONE)
}

pub(super) fn str(t: &mut Thread, value: &Value) -> Result {
    let message = field(value, "msg");
    let file = field(value, "filename");
    let file = file.get::<Str>().map(|file| file.as_str().rsplit('/').next().unwrap_or_default().to_owned());
    let line = field(value, "lineno").as_small_int();
    let place = match (file, line) {
        (Some(file), Some(line)) => format!(" ({file}, line {line})"),
        (Some(file), None) => format!(" ({file})"),
        (None, Some(line)) => format!(" (line {line})"),
        (None, None) => return t.to_str(&message),
    };
    let text = t.to_text(&message)? + &place;
    Ok(t.str(&text))
}

/// Characters (counted from 1) before a byte column of a line.
fn offset_of(line: &str, column: u32) -> usize {
    let column = (column as usize).min(line.len());
    line.get(..column).map_or(column, |before| before.chars().count()) + 1
}

impl Thread {
    /// The exception for a text that does not compile: the first finding that is no warning.
    #[cold]
    pub fn syntax_error(&mut self, diagnostics: Vec<Diagnostic>, text: &SourceText) -> Raised {
        for warning in diagnostics.iter().filter(|diagnostic| diagnostic.kind == DiagnosticKind::Warning) {
            self.syntax_warning(warning, text);
        }
        let Some(error) = diagnostics.into_iter().find(|diagnostic| diagnostic.kind != DiagnosticKind::Warning) else {
            return self.raise(Builtin::SyntaxError, "invalid syntax");
        };
        let class = match error.kind {
            DiagnosticKind::Indentation => Builtin::IndentationError,
            DiagnosticKind::Tab => Builtin::TabError,
            DiagnosticKind::TooDeep => return self.raise(Builtin::MemoryError, &error.message),
            DiagnosticKind::Recursion => return self.raise(Builtin::RecursionError, &error.message),
            DiagnosticKind::Syntax | DiagnosticKind::Warning => Builtin::SyntaxError,
        };
        let (start, end) = (text.position(error.span.start), text.position(error.span.end));
        let line = text.line(start.line).unwrap_or_default();
        let offset = offset_of(line, start.column);
        let end_offset = offset_of(text.line(end.line).unwrap_or_default(), end.column);
        let shown = format!("{line}\n");
        let place = [
            self.str(text.file()),
            Value::from_len(start.line as usize),
            Value::from_len(offset),
            self.str(&shown),
            Value::from_len(end.line as usize),
            Value::from_len(end_offset),
        ];
        let message = self.str(&error.message);
        let fields: Vec<(&'static str, &Value)> = PLACE.iter().copied().zip(&place).collect();
        let tuple = self.tuple(place.to_vec());
        let raised = self.raise_args(class, vec![message.clone(), tuple]);
        set_fields(raised.exception(), &[("msg", &message)]);
        set_fields(raised.exception(), &fields);
        raised
    }

    /// Prints a warning about a text on stderr, as CPython does for one that compiles.
    pub fn syntax_warning(&mut self, warning: &Diagnostic, text: &SourceText) {
        let line = text.position(warning.span.start).line;
        let shown = text.line(line).unwrap_or_default().trim();
        let mut report = format!("{}:{line}: SyntaxWarning: {}\n", text.file(), warning.message);
        if !shown.is_empty() {
            report += &format!("  {shown}\n");
        }
        self.write_stderr(&report);
    }
}
