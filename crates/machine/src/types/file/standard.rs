//! `sys.stdin`, `sys.stdout`, `sys.stderr`, and what happens to them at exit.

use std::rc::Rc;

use objects::{Guarded, Slot, Value};
use source::known;
use text::encode::Encoding;

use super::open::descriptor;
use super::{File, Handle, Newlines, State, TextLayer};
use crate::builtin::Builtin;
use crate::{Raised, Thread};

impl Thread {
    /// The text file over a standard descriptor; None where the program was started without it.
    pub(crate) fn standard_stream(&mut self, number: i32, name: &str) -> Value {
        let Some(Ok(owned)) = descriptor(i64::from(number)) else { return Value::NONE };
        let handle = Handle::new(owned.into(), number);
        let line_buffered = number == 2 || handle.is_terminal();
        let errors = if number == 2 { "backslashreplace" } else { "strict" };
        let state = State::new(handle, line_buffered, false);
        let name = self.str(name);
        let file = File {
            state: Rc::new(Guarded::new(state)),
            name: Slot::new(name),
            mode: if number == 0 { "r" } else { "w" }.to_owned(),
            readable: number == 0,
            writable: number != 0,
            text: Some(TextLayer {
                encoding: Encoding::Utf8,
                encoding_name: "utf-8".to_owned(),
                errors: errors.to_owned(),
                newlines: if number == 0 { Newlines::Universal } else { Newlines::Lf },
            }),
        };
        self.object(Builtin::TextFile, file)
    }

    /// Flushes stdout and stderr at the end of the program. False when output was lost, which was reported and
    /// makes the exit status 120.
    pub fn flush_at_exit(&mut self) -> bool {
        let mut ok = true;
        if let Some(stdout) = self.sys_named(known::STDOUT) {
            if let Err(raised) = self.flush_unless_closed(&stdout) {
                self.write_unraisable(&raised, &stdout);
                self.discard_output(&stdout);
                ok = false;
            }
        }
        if let Some(stderr) = self.sys_named(known::STDERR) {
            ok &= self.flush_unless_closed(&stderr).is_ok();
            self.discard_output(&stderr);
        }
        ok
    }

    fn flush_unless_closed(&mut self, stream: &Value) -> Result<(), Raised> {
        if stream.is_none() {
            return Ok(());
        }
        if let Some(file) = stream.get::<File>() {
            if file.state.with(self, |state| state.handle.is_none()) {
                return Ok(());
            }
        }
        self.call_method(stream, known::FLUSH, &[]).map(drop)
    }

    /// What could not be written is not tried again when the file goes.
    fn discard_output(&mut self, stream: &Value) {
        if let Some(file) = stream.get::<File>() {
            file.state.with_mut(self, |state| {
                state.out.clear();
                state.text_out.clear();
            });
        }
    }
}
