//! `sys.stdin`, `sys.stdout`, `sys.stderr`.

use std::sync::Arc;

use objects::{Guarded, Shared, Slot, Value};
use text::encode::Encoding;

use super::open::handle_of;
use super::{File, FileObject, Newlines, State, TextLayer};
use crate::Thread;
use crate::builtin::Builtin;

/// The encoding that PYTHONIOENCODING names, its name and what happens to other characters: `encoding:errors`, each of
/// which may be missing.
fn wanted_encoding() -> (Encoding, String, String) {
    let wanted = std::env::var("PYTHONIOENCODING").unwrap_or_default();
    let (name, errors) = wanted.split_once(':').unwrap_or((&wanted, ""));
    let errors = if errors.is_empty() { "strict" } else { errors }.to_owned();
    match Encoding::find(name) {
        Ok(encoding) => (encoding, name.to_owned(), errors),
        Err(_) => (Encoding::Utf8, "utf-8".to_owned(), errors),
    }
}

impl Thread {
    /// The text file over a standard descriptor; None where the program was started without it.
    pub(crate) fn standard_stream(&mut self, number: i32, name: &str) -> Value {
        let Ok(handle) = handle_of(number) else { return Value::NONE };
        let handle = handle.staying_open();
        let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        let (is_terminal, unbuffered) =
            self.asked("kind of stream", || (handle.is_terminal(), number != 0 && is_set("PYTHONUNBUFFERED")));
        let line_buffered = number == 2 || is_terminal;
        let (encoding, encoding_name, errors) = wanted_encoding();
        let errors = if number == 2 { "backslashreplace".to_owned() } else { errors };
        let state = State::new(handle, line_buffered, unbuffered);
        let name = self.str(name);
        let file = File {
            state: Arc::new(Guarded::new(state)),
            name: Slot::new(name),
            mode: if number == 0 { "r" } else { "w" }.to_owned(),
            readable: number == 0,
            writable: number != 0,
            text: Some(TextLayer {
                encoding,
                encoding_name,
                errors,
                coders: None,
                newlines: if number == 0 { Newlines::Universal } else { Newlines::Lf },
            }),
            under: Slot::empty(),
            over_object: false,
            detached: Shared::new(false),
        };
        self.object(Builtin::TextFile, FileObject::from(file))
    }
}
