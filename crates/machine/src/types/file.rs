//! Files: what `open` gives, and `sys.stdin`, `sys.stdout`, `sys.stderr`.
//!
//! A file is a stream of the system with buffers on both sides; a text file decodes and encodes on top of
//! them. Only calls into the system release the GIL.

use std::sync::{Arc, OnceLock, Weak};

use objects::{Guarded, Layout, Shared, Slot, Value};
use text::encode::Encoding;

use crate::builtin::Builtin;
use crate::class::{Getset, NO_SLOTS, Slots, TypeSpec, getter};
use crate::kinds::Contents;
use crate::modules::io::Seen;
use crate::modules::io::bytes_io::Memory;
use crate::native::{Row, row, static_method};
use crate::types::bytes::methods::joined;
use crate::{Raised, Result, Thread};

mod binary;
mod coding;
mod handle;
mod methods;
mod object;
mod open;
mod position;
mod reading;
mod socket;
mod standard;
mod wrap;
mod writing;

use coding::Coders;
use handle::Handle;
pub(crate) use open::open;
pub(crate) use socket::open_socket;

/// How many bytes are read at once, and kept before they are written.
const BUFFER: usize = 8192;

/// What a text file does with the ends of lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Newlines {
    /// All kinds are read as `\n`.
    Universal,
    /// All kinds end a line, and are kept.
    Kept,
    /// Only `\n` ends a line.
    Lf,
    /// Only `\r`; written for `\n`.
    Cr,
    /// Only `\r\n`; written for `\n`.
    CrLf,
}

/// How a text file turns bytes into text.
struct TextLayer {
    encoding: Encoding,
    encoding_name: String,
    errors: String,
    newlines: Newlines,
    /// What encodes and decodes, where the encoding is not built in.
    coders: Option<Coders>,
}

/// Buffers and position of a stream; a text file and its `buffer` share them.
#[derive(Default)]
struct State {
    /// The stream; none when it is closed.
    handle: Option<Arc<Handle>>,
    /// Encoded text that is not in the buffer yet.
    text_out: Vec<u8>,
    /// Bytes to be written.
    out: Vec<u8>,
    /// Bytes that were read and not given out, from `raw_at` on.
    raw: Vec<u8>,
    raw_at: usize,
    /// Decoded text that was not given out, from `text_at` on.
    text: String,
    text_at: usize,
    /// A lone `\r` at the end of what was decoded: perhaps half of `\r\n`.
    held_cr: bool,
    /// Each line is written at once.
    line_buffered: bool,
    /// Everything is written at once.
    unbuffered: bool,
    /// The text file is being iterated, which disables `tell`.
    iterating: bool,
    /// The mark at the start of UTF-16 and UTF-32 was written.
    marked: bool,
    /// The kinds of line ends that were decoded.
    seen: Seen,
}

/// A file: what `__init__` makes of it.
pub struct FileObject(OnceLock<File>);

/// A file that was opened.
struct File {
    state: Arc<Guarded<State>>,
    /// `name`: as it was given.
    name: Slot,
    mode: String,
    readable: bool,
    writable: bool,
    text: Option<TextLayer>,
    /// The file under it, once somebody has seen it.
    under: Slot,
    /// The stream is the object under it, whose methods are called.
    over_object: bool,
    /// It has given away what lies under it (`detach`).
    detached: Shared<bool>,
}

crate::payload!(FileObject as File, tracked);

impl FileObject {
    /// One that `__init__` was not called for yet.
    fn empty() -> FileObject {
        FileObject(OnceLock::new())
    }

    fn file(&self) -> Option<&File> {
        self.0.get()
    }

    /// Whether it has to be closed before it goes: what it keeps can only be written by calling methods, or its class
    /// may close it in a way of its own.
    pub(crate) fn closes_at_end(&self, builtin: bool) -> bool {
        self.file().is_some_and(|file| (file.over_object || !builtin) && !file.detached.get())
    }
}

impl From<File> for FileObject {
    fn from(file: File) -> FileObject {
        FileObject(OnceLock::from(file))
    }
}

impl Contents for FileObject {
    fn visit(&self, visitor: &mut objects::Visitor<'_>) {
        if let Some(file) = self.file() {
            file.name.visit(visitor);
            file.under.visit(visitor);
            if let Some(coders) = file.text.as_ref().and_then(|layer| layer.coders.as_ref()) {
                coders.visit(visitor);
            }
        }
    }

    fn clear(&self, out: &mut objects::Cleared) {
        if let Some(file) = self.file() {
            out.push(file.under.take());
            if let Some(coders) = file.text.as_ref().and_then(|layer| layer.coders.as_ref()) {
                coders.clear(out);
            }
        }
    }
}

/// A file that may still have to be written when the program ends.
pub(crate) struct WeakState(Weak<Guarded<State>>);

impl Thread {
    /// Writes what files that were never closed still keep, however the program came to hold them.
    pub(crate) fn write_open_files(&mut self) {
        let files = self.interpreter().written_files.take();
        for state in files.iter().filter_map(|file| file.0.upgrade()) {
            state.with_mut(self, State::write_out);
        }
    }
}

impl State {
    fn new(handle: Handle, line_buffered: bool, unbuffered: bool) -> State {
        let mut state = State::default();
        state.handle = Some(Arc::new(handle));
        (state.line_buffered, state.unbuffered) = (line_buffered, unbuffered);
        state
    }

    fn write_out(&mut self) {
        if let Some(handle) = &self.handle {
            self.out.append(&mut self.text_out);
            if let Some(connection) = handle.connection() {
                return connection.send_what_fits(&std::mem::take(&mut self.out));
            }
            let _ = handle.write(&std::mem::take(&mut self.out));
        }
    }
}

impl Drop for State {
    /// What was never flushed is written when the file goes, as CPython does; nobody can hear of errors.
    fn drop(&mut self) {
        self.write_out();
    }
}

impl Thread {
    fn file<'a>(&mut self, value: &'a Value) -> Result<&'a File> {
        let file = self.opened(value)?;
        if file.detached.get() {
            let what = if file.text.is_some() { "underlying buffer" } else { "raw stream" };
            return Err(self.value_error(format!("{what} has been detached")));
        }
        Ok(file)
    }

    /// A file, also one that has given away what lay under it.
    fn opened<'a>(&mut self, value: &'a Value) -> Result<&'a File> {
        match value.get::<FileObject>() {
            Some(FileObject(file)) => match file.get() {
                Some(file) => Ok(file),
                None => Err(self.value_error("I/O operation on uninitialized object")),
            },
            None => {
                let name = self.type_name(value);
                Err(self.type_error(format!("descriptor requires a file object but received '{name}'")))
            }
        }
    }

    /// The open stream of a file.
    fn handle(&mut self, file: &File, what: &str) -> Result<Arc<Handle>> {
        let mut handle = file.state.with(self, |state| state.handle.clone());
        if file.over_object && self.is_under_closed(file)? {
            handle = None;
        }
        handle.ok_or_else(|| {
            let message = match (&file.text, what) {
                (None, "peek" | "read" | "readinto" | "readline" | "seek" | "truncate") => {
                    format!("{what} of closed file")
                }
                (None, "write") => "write to closed file".to_owned(),
                (_, "tell" | "fileno" | "isatty" | "readable" | "seekable")
                    if what != "tell" || file.text.is_none() =>
                {
                    "I/O operation on closed file".to_owned()
                }
                _ => "I/O operation on closed file.".to_owned(),
            };
            self.value_error(message)
        })
    }

    /// `io.UnsupportedOperation`
    fn unsupported_operation(&mut self, what: &str) -> Raised {
        self.raise(Builtin::UnsupportedOperation, what)
    }
}

/// What every `__new__` takes; `__init__` looks at it.
const NEW: &str = "cls, /, *args, **kwargs";

const COMMON: [Row; 17] = [
    row("read", "self, size=-1, /", methods::read),
    row("readline", "self, size=-1, /", methods::readline),
    row("readlines", "self, hint=-1, /", methods::readlines),
    row("write", "self, text, /", methods::write),
    row("writelines", "self, lines, /", methods::writelines),
    row("flush", "self, /", methods::flush),
    row("close", "self, /", methods::close),
    row("seek", "self, cookie, whence=0, /", position::seek),
    row("tell", "self, /", position::tell),
    row("truncate", "self, pos=None, /", position::truncate),
    row("fileno", "self, /", methods::fileno),
    row("isatty", "self, /", methods::isatty),
    row("readable", "self, /", methods::readable),
    row("writable", "self, /", methods::writable),
    row("seekable", "self, /", position::seekable),
    row("__enter__", "self, /", methods::enter),
    row("__exit__", "self, /, *args", methods::exit),
];

const OF_TEXT: [Row; 4] = [
    static_method("__new__", NEW, |t, args| wrap::new(t, &args[0], Builtin::TextFile)),
    row(
        "__init__",
        "self, buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False",
        wrap::init_text,
    ),
    row("detach", "self, /", binary::detach),
    row(
        "reconfigure",
        "self, /, *, encoding=None, errors=None, newline=None, line_buffering=None, write_through=None",
        methods::reconfigure,
    ),
];

const OF_BUFFERED: [Row; 5] = [
    row("__init__", "self, raw, buffer_size=8192", wrap::init_buffered),
    row("detach", "self, /", binary::detach),
    row("read1", "self, size=-1, /", binary::read1),
    row("readinto", "self, buffer, /", binary::readinto),
    row("readinto1", "self, buffer, /", binary::readinto1),
];

const OF_READER: [Row; 1] = [row("peek", "self, size=0, /", binary::peek)];

const OF_RAW: [Row; 4] = [
    static_method("__new__", NEW, |t, args| wrap::new(t, &args[0], Builtin::FileIO)),
    row("__init__", "self, file, mode='r', closefd=True, opener=None", wrap::init_raw),
    row("readall", "self, /", binary::readall),
    row("readinto", "self, buffer, /", binary::readinto),
];

const TEXT_METHODS: [Row; COMMON.len() + OF_TEXT.len()] = joined(OF_TEXT, COMMON);
const RAW_METHODS: [Row; COMMON.len() + OF_RAW.len()] = joined(OF_RAW, COMMON);
const BUFFERED: [Row; COMMON.len() + OF_BUFFERED.len()] = joined(OF_BUFFERED, COMMON);
const WRITER_METHODS: [Row; BUFFERED.len() + 1] =
    joined([static_method("__new__", NEW, |t, args| wrap::new(t, &args[0], Builtin::BufferedWriter))], BUFFERED);
const READING: [Row; BUFFERED.len() + 1] = joined(OF_READER, BUFFERED);
const READER_METHODS: [Row; READING.len() + 1] =
    joined([static_method("__new__", NEW, |t, args| wrap::new(t, &args[0], Builtin::BufferedReader))], READING);
const RANDOM_METHODS: [Row; READING.len() + 1] =
    joined([static_method("__new__", NEW, |t, args| wrap::new(t, &args[0], Builtin::BufferedRandom))], READING);

const CLOSED: Getset = getter("closed", |t, value| {
    let file = t.file(value)?;
    if file.over_object {
        return Ok(Value::bool(t.is_under_closed(file)?));
    }
    let handle = file.state.with(t, |state| state.handle.clone());
    Ok(Value::bool(handle.is_none_or(|handle| handle.memory().is_some_and(Memory::is_closed))))
});
const NAME: Getset = getter("name", methods::name);
const MODE: Getset = getter("mode", methods::mode);

const BUFFERED_GETSETS: &[Getset] = &[CLOSED, NAME, MODE, getter("raw", binary::raw)];

const RAW_GETSETS: &[Getset] = &[
    CLOSED,
    NAME,
    MODE,
    getter("closefd", |t, value| {
        let file = t.file(value)?;
        let handle = file.state.with(t, |state| state.handle.clone());
        Ok(Value::bool(handle.is_none_or(|handle| handle.closes())))
    }),
];

const TEXT_GETSETS: &[Getset] = &[
    CLOSED,
    NAME,
    MODE,
    getter("encoding", |t, value| methods::text_attribute(t, value, |layer| &layer.encoding_name)),
    getter("errors", |t, value| methods::text_attribute(t, value, |layer| &layer.errors)),
    getter("newlines", |t, value| {
        let file = t.file(value)?;
        let seen = file.state.with(t, |state| state.seen);
        Ok(seen.value(t))
    }),
    getter("line_buffering", |t, value| {
        let file = t.file(value)?;
        Ok(Value::bool(file.state.with(t, |state| state.line_buffered)))
    }),
    getter("write_through", |t, value| {
        let file = t.file(value)?;
        Ok(Value::bool(file.state.with(t, |state| state.unbuffered)))
    }),
    getter("buffer", methods::buffer),
];

const SLOTS: Slots = Slots {
    repr: Some(methods::repr),
    iter: Some(|t, value| {
        let file = t.file(value)?;
        t.handle(file, "iterate")?;
        Ok(value.clone())
    }),
    next: Some(methods::next),
    ..NO_SLOTS
};

const fn spec(name: &'static str, methods: &'static [Row], getsets: &'static [Getset]) -> TypeSpec {
    TypeSpec {
        name,
        module: "_io",
        layout: &LAYOUT,
        subclassable: true,
        attributes: true,
        slots: SLOTS,
        methods,
        getsets,
        ..TypeSpec::BASE
    }
}

static LAYOUT: Layout = Layout::of::<FileObject>();

/// `TextIOWrapper`
pub static TEXT: TypeSpec = spec("TextIOWrapper", &TEXT_METHODS, TEXT_GETSETS);
/// `BufferedReader`
pub static READER: TypeSpec = spec("BufferedReader", &READER_METHODS, BUFFERED_GETSETS);
/// `BufferedWriter`
pub static WRITER: TypeSpec = spec("BufferedWriter", &WRITER_METHODS, BUFFERED_GETSETS);
/// `BufferedRandom`
pub static RANDOM: TypeSpec = spec("BufferedRandom", &RANDOM_METHODS, BUFFERED_GETSETS);
/// `FileIO`
pub static RAW: TypeSpec = spec("FileIO", &RAW_METHODS, RAW_GETSETS);
