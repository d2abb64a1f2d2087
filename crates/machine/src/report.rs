//! How exceptions are printed: tracebacks with carets, chains, notes, hints (source: CPython's `traceback.py`).

use std::collections::HashMap;
use std::sync::Arc;

use objects::{Str, Tuple, Value};
use source::{SourceText, known};

use crate::builtin::Builtin;
use crate::class::Class;
use crate::types::exception::Exception;
use crate::types::list::List;
use crate::{Raised, Thread};

mod carets;
mod colour;
mod frames;
mod hints;
mod output;
mod syntax;

use colour::Colours;
pub(crate) use hints::STDLIB_MODULE_NAMES;

const CAUSE: &str = "\nThe above exception was the direct cause of the following exception:\n\n";
const CONTEXT: &str = "\nDuring handling of the above exception, another exception occurred:\n\n";

/// The texts that tracebacks quote lines from: those that were compiled without a file.
pub(crate) type Sources = HashMap<String, Arc<SourceText>>;

/// One exception of a chain, with what is shown of it.
struct Link {
    cause: Option<usize>,
    context: Option<usize>,
    hides_context: bool,
    text: String,
}

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

    /// The exception with all that it is chained to.
    fn chain(&mut self, t: &mut Thread, exception: &Value) -> String {
        let mut values = vec![exception.clone()];
        let mut links = vec![self.link(t, exception)];
        let mut queue = vec![0];
        while let Some(at) = queue.pop() {
            let Some(exception) = values[at].get::<Exception>() else { continue };
            let (cause, context) = (exception.cause.get(), exception.context.get());
            let wants_context = !exception.suppress_context.get();
            let is_new =
                |values: &[Value], value: &Value| !value.is_null() && !values.iter().any(|seen| seen.is(value));
            if is_new(&values, &cause) {
                links[at].cause = Some(links.len());
                queue.push(links.len());
                links.push(self.link(t, &cause));
                values.push(cause);
            }
            if links[at].cause.is_none() && wants_context && is_new(&values, &context) {
                links[at].context = Some(links.len());
                queue.push(links.len());
                links.push(self.link(t, &context));
                values.push(context);
            }
        }
        let mut parts = Vec::new();
        let mut next = Some(0);
        while let Some(at) = next {
            let link = &links[at];
            let message;
            (message, next) = match (link.cause, link.context) {
                (Some(cause), _) => (CAUSE, Some(cause)),
                (None, Some(context)) if !link.hides_context => (CONTEXT, Some(context)),
                _ => ("", None),
            };
            parts.push([message, link.text.as_str()]);
        }
        parts.into_iter().rev().flatten().collect()
    }

    fn link(&mut self, t: &mut Thread, exception: &Value) -> Link {
        let traceback = exception.get::<Exception>().map(|exception| exception.traceback.get()).unwrap_or_default();
        let mut text = String::new();
        if !traceback.is_null() {
            text += "Traceback (most recent call last):\n";
            self.stack(t, &traceback, &mut text);
        }
        text += &self.exception_only(t, exception, &traceback);
        let hides_context = exception.get::<Exception>().is_some_and(|exception| exception.suppress_context.get());
        Link { cause: None, context: None, hides_context, text }
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
