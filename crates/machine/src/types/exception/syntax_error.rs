//! `SyntaxError`: what is wrong with a program's text, and its warnings.

use objects::{Str, Value};
use source::{Diagnostic, DiagnosticKind, SourceText};

use super::base::{field, items, set_arguments, set_field, set_fields};
use crate::builtin::Builtin;
use crate::host::CompileMode;
use crate::{Raised, Result, Thread};

/// What is wrong with a text that holds a NUL.
pub(crate) const NULL_BYTES: &str = "source code cannot contain null bytes";
const NO_EXCEPT: &str = "expected 'except' or 'finally' block";
const PLACE: [&str; 6] = ["filename", "lineno", "offset", "text", "end_lineno", "end_offset"];

pub(super) fn init(t: &mut Thread, args: &[Value]) -> Result {
    let value = &args[0];
    super::base::no_keywords(t, value, &args[2])?;
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

impl Thread {
    /// The exception for a text that does not compile: the first finding that is no warning.
    #[cold]
    pub fn syntax_error(&mut self, diagnostics: Vec<Diagnostic>, text: &SourceText, mode: CompileMode) -> Raised {
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
        let place = self.place_of(&error, text, mode);
        let message = self.str(&error.message);
        let fields: Vec<(&'static str, &Value)> = PLACE.iter().copied().zip(&place).collect();
        let tuple = self.tuple(place.to_vec());
        let raised = self.raise_args(class, vec![message.clone(), tuple]);
        set_fields(raised.exception(), &[("msg", &message)]);
        set_fields(raised.exception(), &fields);
        raised
    }

    /// The fields of a SyntaxError that say where it is.
    fn place_of(&mut self, error: &Diagnostic, text: &SourceText, mode: CompileMode) -> [Value; 6] {
        let carets = text.carets(error.span);
        let (mut offset, mut end_offset) = (i64::from(carets.offset), i64::from(carets.end_offset));
        if error.span.is_empty() {
            // What has no column of its own: the end of a block or of the file. CPython, too, tells these differently
            // when it reads the text from a file itself, which it does for the main script.
            let is_main = self.frames.is_empty() && !text.file().starts_with('<');
            let message = error.message.as_str();
            let is_expression = mode == CompileMode::Expression;
            if message == "invalid syntax" && (offset == 1 || is_expression) || message == NULL_BYTES {
                (offset, end_offset) = (0, 0);
            } else if message.starts_with("expected an indented block") || message == NO_EXCEPT {
                (offset, end_offset) = (if is_main { 0 } else { offset }, -1);
            } else if error.kind == DiagnosticKind::Indentation && message.starts_with("unindent") {
                (offset, end_offset) = (offset + i64::from(is_main), -1);
            }
        }
        let line = text.line(carets.line).unwrap_or_default();
        let line = line.split('\0').next().unwrap_or_default();
        let shown = if text.text().is_empty() { String::new() } else { format!("{line}\n") };
        let (line, end_line) = if text.text().is_empty() { (0, 0) } else { (carets.line, carets.end_line) };
        [
            self.str(text.file()),
            Value::from_len(line as usize),
            self.int(offset),
            self.str(&shown),
            Value::from_len(end_line as usize),
            self.int(end_offset),
        ]
    }

    /// Gives a warning about a text to the module `warnings` if the program, or an option, has changed what is warned
    /// of; else prints it.
    ///
    /// # Errors
    /// SyntaxError for a warning that is to be an error.
    pub(crate) fn warn_of_text(&mut self, warning: &Diagnostic, text: &SourceText, mode: CompileMode) -> Result<()> {
        let is_asked = !self.interpreter().config.warnings.is_empty()
            || std::env::var_os("PYTHONWARNINGS").is_some_and(|options| !options.is_empty())
            || self.loaded_module("warnings")?.is_some();
        if !is_asked || text.file().starts_with(crate::import::LIBRARY) {
            self.syntax_warning(warning, text);
            return Ok(());
        }
        let module = self.import_module("warnings")?;
        let name = self.names().intern("warn_explicit");
        let warn = self.get_attribute(&module, name)?;
        let line = text.position(warning.span.start).line;
        let (message, file) = (self.str(&warning.message), self.str(text.file()));
        let category = self.class(Builtin::SyntaxWarning);
        match self.call(&warn, &[message, category, file, Value::from_len(line as usize)]) {
            Err(raised) if self.is_exception(&raised, Builtin::SyntaxWarning) => {
                let error = self.syntax_error(vec![Diagnostic::syntax(&warning.message, warning.span)], text, mode);
                if text.file().starts_with('<') {
                    // CPython looks for the line in the file, and there is none.
                    set_field(error.exception(), "text", Some(Value::NONE));
                }
                Err(error)
            }
            done => done.map(drop),
        }
    }

    /// Prints a warning about a text on stderr, as CPython does for one that compiles.
    pub fn syntax_warning(&mut self, warning: &Diagnostic, text: &SourceText) {
        let line = text.position(warning.span.start).line;
        let shown = text.line(line).unwrap_or_default().trim();
        let mut report = format!("{}:{line}: SyntaxWarning: {}\n", text.file(), warning.message);
        // What comes from no file is not quoted.
        if !shown.is_empty() && !text.file().starts_with('<') {
            report += &format!("  {shown}\n");
        }
        self.write_stderr(&report);
    }
}
