//! `BytesIO`: a binary file in memory.

use std::sync::Arc;

use objects::{Layout, Shared, Value};

use super::{size_argument, unsupported, write_lines};
use crate::builtin::Builtin;
use crate::class::{Getset, NO_SLOTS, Slots, TypeSpec, getter};
use crate::kinds::Contents;
use crate::native::{Row, row, static_method};
use crate::types::buffer::Storage;
use crate::types::int::IntValue;
use crate::{Result, Thread};

/// The octets of a file in memory, and where in them it is read and written. A text file over it shares them.
pub(crate) struct Memory {
    pub(crate) storage: Arc<Storage>,
    /// Changed only under the lock of the octets.
    position: Shared<usize>,
    closed: Shared<bool>,
}

/// A binary file in memory.
pub(crate) struct BytesIo {
    pub(crate) memory: Arc<Memory>,
}

crate::payload!(BytesIo, leaf);

impl Contents for BytesIo {}

/// The most octets there can be.
const MOST: usize = isize::MAX as usize;

impl Memory {
    pub(crate) fn is_closed(&self) -> bool {
        self.closed.get()
    }

    /// Reads the octets that `choose` takes of those from the position on.
    fn take(&self, t: &mut Thread, choose: impl FnOnce(&[u8]) -> usize) -> Vec<u8> {
        self.storage.octets.with_mut(t, |octets| {
            let rest = octets.get(self.position.get()..).unwrap_or_default();
            let taken = rest[..choose(rest).min(rest.len())].to_vec();
            self.position.set(self.position.get() + taken.len());
            taken
        })
    }

    /// Up to so many octets, or all.
    pub(crate) fn read(&self, t: &mut Thread, most: Option<usize>) -> Vec<u8> {
        self.take(t, |rest| most.unwrap_or(rest.len()))
    }

    fn read_line(&self, t: &mut Thread, most: Option<usize>) -> Vec<u8> {
        self.take(t, |rest| {
            let line = rest.iter().position(|&octet| octet == b'\n').map_or(rest.len(), |at| at + 1);
            line.min(most.unwrap_or(line))
        })
    }

    /// Writes octets at the position; a gap before them is filled with zeros.
    ///
    /// # Errors
    /// BufferError while somebody looks at the octets, MemoryError.
    pub(crate) fn write(&self, t: &mut Thread, new: &[u8]) -> Result<()> {
        let written = self.storage.resize(t, |octets| {
            let start = self.position.get();
            let end = start.saturating_add(new.len());
            if new.is_empty() {
                return true;
            }
            if end > MOST || octets.try_reserve(end.saturating_sub(octets.len())).is_err() {
                return false;
            }
            if octets.len() < end {
                octets.resize(end, 0);
            }
            octets[start..end].copy_from_slice(new);
            self.position.set(end);
            true
        })?;
        if written { Ok(()) } else { Err(t.memory_error()) }
    }

    /// Moves to a place as `from` chooses it from the present one and the length.
    pub(crate) fn seek(&self, t: &mut Thread, from: impl FnOnce(usize, usize) -> usize) -> usize {
        self.storage.octets.with_mut(t, |octets| {
            let position = from(self.position.get(), octets.len());
            self.position.set(position);
            position
        })
    }

    /// Cuts off what lies behind a length.
    ///
    /// # Errors
    /// BufferError while somebody looks at the octets.
    pub(crate) fn truncate(&self, t: &mut Thread, length: usize) -> Result<()> {
        self.storage.resize(t, |octets| octets.truncate(length))
    }

    /// # Errors
    /// BufferError while somebody looks at the octets.
    pub(crate) fn close(&self, t: &mut Thread) -> Result<()> {
        if !self.closed.get() {
            self.storage.resize(t, std::mem::take)?;
            self.closed.set(true);
        }
        Ok(())
    }
}

/// The memory of a file that is open.
fn open<'a>(t: &mut Thread, value: &'a Value) -> Result<&'a Memory> {
    let memory = &t.receiver::<BytesIo>(value)?.memory;
    if memory.is_closed() { Err(t.value_error("I/O operation on closed file.")) } else { Ok(memory) }
}

fn new(t: &mut Thread, args: &[Value]) -> Result {
    t.check_new(&args[0], Builtin::BytesIO)?;
    let memory = Memory { storage: Storage::new(Vec::new()), position: Shared::new(0), closed: Shared::new(false) };
    Ok(t.object_of(&args[0], BytesIo { memory: Arc::new(memory) }))
}

/// `BytesIO.__init__(self, initial_bytes=b'')`
fn init(t: &mut Thread, args: &[Value]) -> Result {
    let memory = &t.receiver::<BytesIo>(&args[0])?.memory;
    let initial = match &args[1] {
        given if given.is_null() || given.is_none() => Vec::new(),
        given => t.bytes_like(given)?.into_owned(),
    };
    memory.storage.resize(t, |octets| {
        *octets = initial;
        memory.position.set(0);
    })?;
    Ok(Value::NONE)
}

fn read(t: &mut Thread, args: &[Value]) -> Result {
    let memory = open(t, &args[0])?;
    let most = size_argument(t, &args[1])?;
    let octets = memory.read(t, most);
    Ok(t.bytes(&octets))
}

fn readinto(t: &mut Thread, args: &[Value]) -> Result {
    let memory = open(t, &args[0])?;
    let Some(target) = t.target(&args[1])? else {
        let name = t.type_name(&args[1]);
        return Err(t.type_error(format!("readinto() argument must be read-write bytes-like object, not {name}")));
    };
    let octets = memory.read(t, Some(target.len()));
    target.write(t, 0, &octets);
    Ok(Value::from_len(octets.len()))
}

fn readline(t: &mut Thread, args: &[Value]) -> Result {
    let memory = open(t, &args[0])?;
    let most = size_argument(t, &args[1])?;
    let line = memory.read_line(t, most);
    Ok(t.bytes(&line))
}

fn readlines(t: &mut Thread, args: &[Value]) -> Result {
    let memory = open(t, &args[0])?;
    let hint = match &args[1] {
        given if given.is_null() || given.is_none() => None,
        given if IntValue::of(given).is_none() => {
            let name = t.type_name(given);
            return Err(t.type_error(format!("integer argument expected, got '{name}'")));
        }
        given => usize::try_from(t.index(given)?).ok().filter(|&hint| hint > 0),
    };
    let (mut lines, mut size) = (Vec::new(), 0);
    loop {
        let line = memory.read_line(t, None);
        if line.is_empty() {
            break;
        }
        size += line.len();
        lines.push(t.bytes(&line));
        if hint.is_some_and(|hint| size >= hint) {
            break;
        }
    }
    Ok(t.list(lines))
}

fn next(t: &mut Thread, value: &Value) -> Result<Option<Value>> {
    let memory = open(t, value)?;
    let line = memory.read_line(t, None);
    Ok(if line.is_empty() { None } else { Some(t.bytes(&line)) })
}

fn write(t: &mut Thread, args: &[Value]) -> Result {
    let memory = open(t, &args[0])?;
    let octets = t.bytes_like(&args[1])?;
    memory.write(t, &octets)?;
    Ok(Value::from_len(octets.len()))
}

fn seek(t: &mut Thread, args: &[Value]) -> Result {
    let memory = open(t, &args[0])?;
    let offset = t.ssize(&args[1])?;
    let whence = t.c_int_or(&args[2], 0)?;
    if whence == 0 && offset < 0 {
        return Err(t.value_error(format!("negative seek value {offset}")));
    }
    if !(0..=2).contains(&whence) {
        return Err(t.value_error(format!("invalid whence ({whence}, should be 0, 1 or 2)")));
    }
    let position = memory.seek(t, |position, len| {
        let from = [0, position, len][whence as usize] as i64;
        from.saturating_add(offset).max(0) as usize
    });
    Ok(t.int_from_u64(position as u64))
}

fn tell(t: &mut Thread, args: &[Value]) -> Result {
    let position = open(t, &args[0])?.position.get();
    Ok(t.int_from_u64(position as u64))
}

fn truncate(t: &mut Thread, args: &[Value]) -> Result {
    let memory = open(t, &args[0])?;
    let length = match &args[1] {
        given if given.is_null() || given.is_none() => memory.position.get(),
        given => {
            size_argument(t, given)?;
            let length = t.index(given)?;
            match usize::try_from(length) {
                Ok(length) => length,
                Err(_) => return Err(t.value_error(format!("negative size value {length}"))),
            }
        }
    };
    memory.truncate(t, length)?;
    Ok(t.int_from_u64(length as u64))
}

fn getvalue(t: &mut Thread, args: &[Value]) -> Result {
    let octets = open(t, &args[0])?.storage.copied(t);
    Ok(t.bytes(&octets))
}

fn getbuffer(t: &mut Thread, args: &[Value]) -> Result {
    let memory = open(t, &args[0])?;
    Ok(t.view_of(&args[0], &memory.storage))
}

fn close(t: &mut Thread, args: &[Value]) -> Result {
    t.receiver::<BytesIo>(&args[0])?.memory.close(t)?;
    Ok(Value::NONE)
}

/// A method that answers always the same while the file is open.
macro_rules! answers {
    ($($name:ident = $answer:expr;)*) => {
        $(fn $name(t: &mut Thread, args: &[Value]) -> Result {
            open(t, &args[0])?;
            Ok($answer)
        })*
    };
}

answers! {
    yes = Value::TRUE;
    no = Value::FALSE;
    flush = Value::NONE;
}

fn enter(t: &mut Thread, args: &[Value]) -> Result {
    open(t, &args[0])?;
    Ok(args[0].clone())
}

fn exit(t: &mut Thread, args: &[Value]) -> Result {
    t.call_method(&args[0], source::known::CLOSE, &[])
}

const METHODS: &[Row] = &[
    static_method("__new__", "cls, /, *args, **kwargs", new),
    row("__init__", "self, /, initial_bytes=b''", init),
    row("close", "self, /", close),
    row("detach", "self, /", |t, _| Err(unsupported(t, "detach"))),
    row("fileno", "self, /", |t, _| Err(unsupported(t, "fileno"))),
    row("flush", "self, /", flush),
    row("getbuffer", "self, /", getbuffer),
    row("getvalue", "self, /", getvalue),
    row("isatty", "self, /", no),
    row("read", "self, size=-1, /", read),
    row("read1", "self, size=-1, /", read),
    row("readable", "self, /", yes),
    row("readinto", "self, buffer, /", readinto),
    row("readinto1", "self, buffer, /", readinto),
    row("readline", "self, size=-1, /", readline),
    row("readlines", "self, size=None, /", readlines),
    row("seek", "self, pos, whence=0, /", seek),
    row("seekable", "self, /", yes),
    row("tell", "self, /", tell),
    row("truncate", "self, size=None, /", truncate),
    row("writable", "self, /", yes),
    row("write", "self, b, /", write),
    row("writelines", "self, lines, /", |t, args| {
        open(t, &args[0])?;
        write_lines(t, args, write)
    }),
    row("__enter__", "self, /", enter),
    row("__exit__", "self, /, *args", exit),
];

const GETSETS: &[Getset] =
    &[getter("closed", |t, value| Ok(Value::bool(t.receiver::<BytesIo>(value)?.memory.is_closed())))];

/// `_io.BytesIO`
pub(crate) static SPEC: TypeSpec = TypeSpec {
    name: "BytesIO",
    module: "_io",
    layout: &Layout::of::<BytesIo>(),
    subclassable: true,
    attributes: true,
    slots: Slots { iter: Some(|_, value| Ok(value.clone())), next: Some(next), ..NO_SLOTS },
    methods: METHODS,
    getsets: GETSETS,
    ..TypeSpec::BASE
};
