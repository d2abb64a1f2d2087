//! How exceptions are printed: tracebacks with carets, chains, groups, notes, hints (source: CPython's `traceback.py`).

use std::collections::HashMap;
use std::sync::Arc;

use objects::{Str, Tuple, Value};
use source::{SourceText, known};

use crate::builtin::Builtin;
use crate::class::Class;
use crate::types::list::List;
use crate::{Raised, Thread};

mod carets;
mod chain;
mod colour;
mod frames;
mod hints;
pub(crate) mod module;
mod output;
mod syntax;

use colour::Colours;
pub use colour::colours_are_wanted;
pub(crate) use hints::STDLIB_MODULE_NAMES;

/// The texts that tracebacks quote lines from: those that were compiled without a file.
pub(crate) type Sources = HashMap<String, Arc<SourceText>>;

/// A report in the making: the lines of files that it has read.
pub(crate) struct Report {
    sources: HashMap<String, Option<Arc<SourceText>>>,
    colours: Colours,
    /// Whether carets are drawn.
    carets: bool,
}

impl Report {
    fn new(colours: Colours, carets: bool) -> Report {
        Report { sources: HashMap::new(), colours, carets }
    }

    /// The text of a file, if it can be had.
    fn source(&mut self, t: &Thread, file: &str) -> Option<Arc<SourceText>> {
        if t.interpreter().driver.modules_gone.get() {
            return None;
        }
        if let Some(known) = self.sources.get(file) {
            return known.clone();
        }
        let registered = t.interpreter().sources.lock().get(file).cloned();
        let found = registered.or_else(|| {
            if let Some(text) = crate::modules::library_file(file) {
                return Some(Arc::new(SourceText::new(file, text)));
            }
            if file.starts_with('<') && file.ends_with('>') {
                return None;
            }
            let bytes = std::fs::read(file).ok()?;
            Some(Arc::new(SourceText::new(file, String::from_utf8_lossy(&bytes))))
        });
        self.sources.insert(file.to_owned(), found.clone());
        found
    }

    /// Class, message and notes; the place, too, of a SyntaxError.
    fn exception_only(&mut self, t: &mut Thread, exception: &Value, traceback: &Value) -> String {
        let class = t.class_of(exception);
        let name = qualified_name(t, &class);
        let mut text = if t.derives(&class, Builtin::SyntaxError) {
            self.syntax_error(t, exception, &name)
        } else {
            let mut message = safe_text(t, exception, "exception");
            message += &t.hint(exception, traceback);
            let (type_colour, text_colour, reset) =
                (self.colours.bold_magenta, self.colours.magenta, self.colours.reset);
            match message.as_str() {
                "" => format!("{type_colour}{name}{reset}\n"),
                message => format!("{type_colour}{name}{reset}: {text_colour}{message}{reset}\n"),
            }
        };
        text += &notes(t, exception);
        text
    }
}

/// What a file is called: of statements from a stream, which are numbered so that each keeps its lines, `<stdin>`.
fn shown_file(file: &str) -> &str {
    let number = file.strip_prefix("<stdin>-").unwrap_or_default();
    if !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()) { "<stdin>" } else { file }
}

/// What `str(value)` gives, or that it fails.
fn safe_text(t: &mut Thread, value: &Value, what: &str) -> String {
    t.to_text(value).unwrap_or_else(|_| format!("<{what} str() failed>"))
}

/// The class's name, with its module where that is neither `builtins` nor `__main__`.
pub(crate) fn qualified_name(t: &mut Thread, class: &Value) -> String {
    let name = class.get::<Class>().map(Class::qualname_text).unwrap_or_default();
    match t.find_attribute(class, known::MODULE) {
        Ok(Some(module)) => match module.get::<Str>().map(Str::as_str) {
            Some("builtins" | "__main__") => name,
            Some(module) => format!("{module}.{name}"),
            None => format!("<unknown>.{name}"),
        },
        _ => name,
    }
}

fn notes(t: &mut Thread, exception: &Value) -> String {
    let notes = match t.find_attribute(exception, known::NOTES) {
        Ok(Some(notes)) => notes,
        Ok(None) => return String::new(),
        Err(raised) => {
            let error = t.repr_text(raised.exception()).unwrap_or_else(|_| "<__notes__ repr() failed>".to_owned());
            return format!("Ignored error getting __notes__: {error}\n");
        }
    };
    let items = match (notes.get::<List>(), notes.get::<Tuple>()) {
        (Some(list), _) => list.items.with(t, |items| items.to_vec()),
        (None, Some(tuple)) => tuple.items().to_vec(),
        (None, None) if notes.is_none() => return String::new(),
        (None, None) => {
            return t.repr_text(&notes).unwrap_or_else(|_| "<__notes__ repr() failed>".to_owned()) + "\n";
        }
    };
    let mut text = String::new();
    for note in items {
        for line in safe_text(t, &note, "note").split('\n') {
            text += line;
            text.push('\n');
        }
    }
    text
}

impl Thread {
    /// The text of a file, if it can be had.
    pub(crate) fn source_text(&self, file: &str) -> Option<Arc<SourceText>> {
        Report::new(Colours::NONE, false).source(self, file)
    }

    /// Makes the lines of a text that has no file known to tracebacks (`-c`).
    pub fn remember_source(&self, text: &SourceText) {
        self.interpreter().sources.lock().insert(text.file().to_owned(), Arc::new(text.clone()));
    }

    /// An uncaught exception as CPython prints it, its chain included.
    pub fn format_exception(&mut self, raised: &Raised) -> String {
        self.format_exception_in(raised.exception(), Colours::NONE)
    }

    pub(crate) fn format_exception_in(&mut self, exception: &Value, colours: Colours) -> String {
        Report::new(colours, true).chain(self, exception)
    }
}
