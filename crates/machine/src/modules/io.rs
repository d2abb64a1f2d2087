//! `_io`: files in memory, and the types of what `open` gives. `library/io.py` puts abstract classes over them.

use objects::{Str, Value};
use source::known;

use crate::builtin::Builtin;
use crate::modules::ModuleSpec;
use crate::native::row;
use crate::types::int::IntValue;
use crate::{Raised, Result, Thread};

pub(crate) mod bytes_io;
pub(crate) mod string_io;

/// What `_io.DEFAULT_BUFFER_SIZE` says.
const DEFAULT_BUFFER_SIZE: i32 = 8192;

/// An optional size: absent, None and negative mean everything.
///
/// # Errors
/// TypeError for what is no int, OverflowError.
pub(crate) fn size_argument(t: &mut Thread, value: &Value) -> Result<Option<usize>> {
    if value.is_null() || value.is_none() {
        return Ok(None);
    }
    if IntValue::of(value).is_none() && t.special(value, known::INDEX).is_none() {
        let name = t.type_name(value);
        return Err(t.type_error(format!("argument should be integer or None, not '{name}'")));
    }
    Ok(usize::try_from(t.index(value)?).ok())
}

/// The kinds of line ends that a text has had.
#[derive(Clone, Copy, Default)]
pub(crate) struct Seen {
    cr: bool,
    lf: bool,
    crlf: bool,
}

impl Seen {
    /// Adds those of a text.
    pub(crate) fn add(&mut self, text: &str) {
        let bytes = text.as_bytes();
        for (at, &byte) in bytes.iter().enumerate() {
            match byte {
                b'\r' if bytes.get(at + 1) == Some(&b'\n') => self.crlf = true,
                b'\r' => self.cr = true,
                b'\n' if at == 0 || bytes[at - 1] != b'\r' => self.lf = true,
                _ => {}
            }
        }
    }

    /// `newlines` of a text file: None, one of them, or a tuple.
    pub(crate) fn value(self, t: &mut Thread) -> Value {
        let kinds = [(self.cr, "\r"), (self.lf, "\n"), (self.crlf, "\r\n")];
        let mut kinds: Vec<Value> = kinds.iter().filter(|(seen, _)| *seen).map(|(_, kind)| t.str(kind)).collect();
        match kinds.len() {
            0 => Value::NONE,
            1 => kinds.remove(0),
            _ => t.tuple(kinds),
        }
    }
}

/// Calls `write` with each item of an iterable.
fn write_lines(t: &mut Thread, args: &[Value], write: fn(&mut Thread, &[Value]) -> Result) -> Result {
    let lines = t.iter(&args[1])?;
    while let Some(line) = t.next(&lines)? {
        write(t, &[args[0].clone(), line])?;
    }
    Ok(Value::NONE)
}

/// What is no operation of a file in memory.
fn unsupported(t: &mut Thread, operation: &str) -> Raised {
    t.raise(Builtin::UnsupportedOperation, operation)
}

/// `text_encoding(encoding, stacklevel=2, /)`
fn text_encoding(t: &mut Thread, args: &[Value]) -> Result {
    if args[0].is_none() { Ok(t.str("locale")) } else { Ok(args[0].clone()) }
}

/// `open_code(path)`
fn open_code(t: &mut Thread, args: &[Value]) -> Result {
    if !args[0].has::<Str>() {
        let name = t.type_name(&args[0]);
        return Err(t.type_error(format!("open_code() argument 'path' must be str, not {name}")));
    }
    let mut all = [const { Value::NULL }; 8];
    (all[0], all[1]) = (args[0].clone(), t.str("rb"));
    crate::types::file::open(t, &all)
}

fn init(t: &mut Thread, module: &Value) -> Result<()> {
    for class in [
        Builtin::BytesIO,
        Builtin::StringIO,
        Builtin::TextFile,
        Builtin::BufferedReader,
        Builtin::BufferedWriter,
        Builtin::BufferedRandom,
        Builtin::FileIO,
        Builtin::UnsupportedOperation,
        Builtin::BlockingIOError,
    ] {
        let value = t.class(class);
        t.add_name(module, class.spec().name, value);
    }
    t.add_name(module, "DEFAULT_BUFFER_SIZE", Value::from_i32(DEFAULT_BUFFER_SIZE));
    Ok(())
}

/// `_io`
pub(crate) static SPEC: ModuleSpec = ModuleSpec {
    name: "_io",
    functions: &[row("open_code", "path", open_code), row("text_encoding", "encoding, stacklevel=2, /", text_encoding)],
    init: Some(init),
};
