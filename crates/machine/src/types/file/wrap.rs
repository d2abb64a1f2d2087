//! Files made by calling their classes: over a path, over another file, over a file in memory.

use std::sync::Arc;

use objects::{Flags, Guarded, Shared, Slot, Value};

use super::open::{self, Mode};
use super::{BUFFER, File, FileObject, Handle, State, TextLayer, object};
use crate::builtin::Builtin;
use crate::class::Class;
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
            over_object: false,
            detached: Shared::new(false),
        }
    }
}

/// A file over one that the program gives.
fn over(t: &mut Thread, under: &Value, buffer_size: usize, text: Option<TextLayer>) -> File {
    let own = object::is_own(t, under);
    if let Some(file) = under.get::<FileObject>().and_then(FileObject::file).filter(|_| !own) {
        let file = File { mode: String::new(), ..file.over(text) };
        file.under.set(under.clone());
        return file;
    }
    let handle = match under.get::<BytesIo>().filter(|_| !own) {
        Some(memory) => Handle::in_memory(Arc::clone(&memory.memory)),
        None => Handle::over_object(buffer_size),
    };
    let state = Arc::new(Guarded::new(State::new(handle, false, false)));
    t.remember_to_write(&state);
    let (name, under) = (Slot::empty(), Slot::new(under.clone()));
    File {
        state,
        name,
        mode: String::new(),
        readable: true,
        writable: true,
        text,
        under,
        over_object: own,
        detached: Shared::new(false),
    }
}

/// A file of a class that `__init__` has not opened yet.
pub(super) fn new(t: &mut Thread, class: &Value, builtin: Builtin) -> Result {
    t.check_new(class, builtin)?;
    Ok(t.object_of(class, FileObject::empty()))
}

/// Opens a file: what its `__init__` ends with.
fn fill(t: &mut Thread, value: &Value, file: File) -> Result {
    let object = t.receiver::<FileObject>(value)?;
    if object.0.set(file).is_err() {
        return Err(t.value_error("calling the __init__ of a file again is not supported by minipy"));
    }
    let class = t.class_of(value);
    let builtin = class.get::<Class>().is_some_and(|class| class.spec.is_some());
    if let Some(header) = value.header().filter(|_| object.closes_at_end(builtin)) {
        header.add_flags(Flags::OWES_FINALIZER);
    }
    Ok(Value::NONE)
}

/// `FileIO.__init__(self, file, mode='r', closefd=True, opener=None)`
pub(super) fn init_raw(t: &mut Thread, args: &[Value]) -> Result {
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
    fill(t, &args[0], file)
}

/// `BufferedReader.__init__(self, raw, buffer_size=8192)`, and those of its kin.
pub(super) fn init_buffered(t: &mut Thread, args: &[Value]) -> Result {
    let class = t.class_of(&args[0]);
    let reads = !t.derives(&class, Builtin::BufferedWriter);
    let writes = !t.derives(&class, Builtin::BufferedReader);
    let size = if args[2].is_null() { BUFFER as i64 } else { t.ssize(&args[2])? };
    let mut file = over(t, &args[1], usize::try_from(size).unwrap_or(0), None);
    let (mut readable, mut writable) = (file.readable, file.writable);
    if file.over_object {
        if reads && writes && !t.ask_whether(&file, "seekable")? {
            return Err(t.unsupported_operation("File or stream is not seekable."));
        }
        readable = !reads || t.ask_whether(&file, "readable")?;
        writable = !writes || !readable || t.ask_whether(&file, "writable")?;
    }
    for (wanted, can, problem) in
        [(reads, readable, "File or stream is not readable."), (writes, writable, "File or stream is not writable.")]
    {
        if wanted && !can {
            return Err(t.unsupported_operation(problem));
        }
    }
    if size <= 0 {
        return Err(t.value_error("buffer size must be strictly positive"));
    }
    (file.readable, file.writable) = (reads, writes);
    let under = args[1].get::<FileObject>().and_then(FileObject::file).filter(|_| !file.over_object);
    file.mode = under.map(|file| file.mode.clone()).unwrap_or_default();
    fill(t, &args[0], file)
}

/// `TextIOWrapper.__init__(self, buffer, encoding, errors, newline, line_buffering, write_through)`
pub(super) fn init_text(t: &mut Thread, args: &[Value]) -> Result {
    let mode = Mode { action: 'r', update: true, binary: false };
    let layer = open::text_layer(t, &mode, &args[2..5], "TextIOWrapper")?;
    let line_buffered = !args[5].is_null() && t.truth(&args[5])?;
    let unbuffered = !args[6].is_null() && t.truth(&args[6])?;
    let mut file = over(t, &args[1], BUFFER, layer);
    if file.over_object {
        (file.readable, file.writable) = (t.ask_whether(&file, "readable")?, t.ask_whether(&file, "writable")?);
        t.ask_whether(&file, "seekable")?;
    }
    file.state.with_mut(t, |state| {
        state.line_buffered |= line_buffered;
        state.unbuffered |= unbuffered;
    });
    fill(t, &args[0], file)
}
