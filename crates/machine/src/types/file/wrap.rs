//! Files made by calling their classes: over a path, over another file, over a file in memory.

use std::sync::Arc;

use objects::{Guarded, Slot, Value};

use super::open::{self, Mode};
use super::{File, Handle, State, TextLayer};
use crate::builtin::Builtin;
use crate::modules::io::bytes_io::BytesIo;
use crate::{Result, Thread};

impl File {
    /// Whether nothing is kept before it is written.
    pub(super) fn is_raw(&self, t: &Thread) -> bool {
        self.state.with(t, |state| state.unbuffered)
    }

    /// A file that shares this one's stream and buffers.
    pub(super) fn over(&self, text: Option<TextLayer>) -> File {
        File {
            state: Arc::clone(&self.state),
            name: Slot::new(self.name.get()),
            mode: self.mode.clone(),
            readable: self.readable,
            writable: self.writable,
            text,
            under: Slot::empty(),
        }
    }
}

/// A file over one that the program gives; `None` if that is neither a file nor one in memory.
fn over(t: &mut Thread, under: &Value, text: Option<TextLayer>) -> Option<File> {
    if let Some(file) = under.get::<File>() {
        let file = File { mode: String::new(), ..file.over(text) };
        file.under.set(under.clone());
        return Some(file);
    }
    let memory = &under.get::<BytesIo>()?.memory;
    let state = State::new(Handle::in_memory(Arc::clone(memory)), false, false);
    let state = Arc::new(Guarded::new(state));
    t.remember_to_write(&state);
    Some(File {
        state,
        name: Slot::empty(),
        mode: String::new(),
        readable: true,
        writable: true,
        text,
        under: Slot::new(under.clone()),
    })
}

/// `FileIO.__new__(cls, file, mode='r', closefd=True, opener=None)`
pub(super) fn new_raw(t: &mut Thread, args: &[Value]) -> Result {
    t.check_new(&args[0], Builtin::FileIO)?;
    let mut all = [const { Value::NULL }; 8];
    let mode = match args[2].get::<objects::Str>() {
        Some(mode) => mode.as_str().replace('b', ""),
        None => "r".to_owned(),
    };
    all[0] = args[1].clone();
    all[1] = t.str(&format!("{mode}b"));
    all[2] = Value::from_i32(0);
    (all[6], all[7]) = (args[3].clone(), args[4].clone());
    let (file, _) = open::open_file(t, &all)?;
    Ok(t.object_of(&args[0], file))
}

/// `BufferedReader.__new__(cls, raw, buffer_size=8192)`, and those of its kin.
pub(super) fn new_buffered(t: &mut Thread, args: &[Value]) -> Result {
    let Some(mut file) = over(t, &args[1], None) else { return Err(no_file(t, &args[1])) };
    let reads = !t.derives(&args[0], Builtin::BufferedWriter);
    let writes = !t.derives(&args[0], Builtin::BufferedReader);
    for (wanted, can, problem) in [
        (reads, file.readable, "File or stream is not readable."),
        (writes, file.writable, "File or stream is not writable."),
    ] {
        if wanted && !can {
            return Err(t.unsupported_operation(problem));
        }
    }
    (file.readable, file.writable) = (reads, writes);
    file.mode = args[1].get::<File>().map(|file| file.mode.clone()).unwrap_or_default();
    Ok(t.object_of(&args[0], file))
}

/// `TextIOWrapper.__new__(cls, buffer, encoding, errors, newline, line_buffering, write_through)`
pub(super) fn new_text(t: &mut Thread, args: &[Value]) -> Result {
    t.check_new(&args[0], Builtin::TextFile)?;
    let mode = Mode { action: 'r', update: true, binary: false };
    let layer = open::text_layer(t, &mode, &args[2..5], "TextIOWrapper")?;
    let line_buffered = !args[5].is_null() && t.truth(&args[5])?;
    let unbuffered = !args[6].is_null() && t.truth(&args[6])?;
    let Some(file) = over(t, &args[1], layer) else { return Err(no_file(t, &args[1])) };
    file.state.with_mut(t, |state| {
        state.line_buffered |= line_buffered;
        state.unbuffered |= unbuffered;
    });
    Ok(t.object_of(&args[0], file))
}

/// The error for what a file cannot be put over.
fn no_file(t: &mut Thread, under: &Value) -> crate::Raised {
    let readable = t.names().intern("readable");
    if let Err(raised) = t.get_attribute(under, readable) {
        return raised;
    }
    let name = t.type_name(under);
    t.type_error(format!("a file over a '{name}' object is not supported by minipy"))
}
