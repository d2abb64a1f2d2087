//! `_struct`: numbers and texts packed into octets as C does it, and back.

use std::sync::Arc;

use objects::{Guarded, Layout, Shared, Str, Tuple, Value};

use crate::builtin::Builtin;
use crate::class::{NO_SLOTS, Slots, TypeSpec, getter};
use crate::kinds::Contents;
use crate::modules::ModuleSpec;
use crate::native::{row, static_method};
use crate::{Raised, Result, Thread};

mod record;

use record::Record;

/// `struct.Struct`
pub(crate) struct StructObject {
    /// The record and its format; none before `__init__`.
    content: Guarded<Option<(Arc<Record>, String)>>,
}

crate::payload!(StructObject as Struct, leaf);

impl Contents for StructObject {}

impl Thread {
    #[cold]
    fn struct_error(&mut self, message: impl AsRef<str>) -> Raised {
        self.raise(Builtin::StructError, message)
    }

    /// The record of a format, a str or bytes.
    fn record(&mut self, format: &Value) -> Result<(Record, String)> {
        let text = match (format.get::<Str>(), format.get::<objects::Bytes>()) {
            (Some(text), _) => {
                let octets = self.encode_text(format, "ascii", "strict")?;
                debug_assert_eq!(octets.len(), text.chars());
                text.as_str().to_owned()
            }
            (None, Some(bytes)) => bytes.as_slice().iter().copied().map(char::from).collect(),
            (None, None) => {
                let name = self.type_name(format);
                let message = format!("Struct() argument 1 must be a str or bytes object, not {name}");
                return Err(self.type_error(message));
            }
        };
        let record = Record::parse(&text).map_err(|problem| self.struct_error(problem))?;
        Ok((record, text))
    }
}

/// The record that a function of the module or a method of `Struct` works with.
fn record_of(t: &mut Thread, value: &Value) -> Result<Arc<Record>> {
    match value.get::<StructObject>() {
        Some(object) => {
            match object.content.with(t, |content| content.as_ref().map(|(record, _)| Arc::clone(record))) {
                Some(record) => Ok(record),
                None => Err(t.runtime_error("Struct object is not initialized")),
            }
        }
        None => t.record(value).map(|(record, _)| Arc::new(record)),
    }
}

fn new(t: &mut Thread, args: &[Value]) -> Result {
    t.check_new(&args[0], Builtin::Struct)?;
    Ok(t.object_of(&args[0], StructObject { content: Guarded::new(None) }))
}

/// `Struct.__init__(self, format)`
fn init_object(t: &mut Thread, args: &[Value]) -> Result {
    let (record, format) = t.record(&args[1])?;
    let object = t.receiver::<StructObject>(&args[0])?;
    object.content.with_mut(t, |content| *content = Some((Arc::new(record), format)));
    Ok(Value::NONE)
}

/// `Struct.format`
fn format_of(t: &mut Thread, value: &Value) -> Result {
    let object = t.receiver::<StructObject>(value)?;
    match object.content.with(t, |content| content.as_ref().map(|(_, format)| format.clone())) {
        Some(format) => Ok(t.str(&format)),
        None => Err(t.runtime_error("Struct object is not initialized")),
    }
}

fn calcsize(t: &mut Thread, args: &[Value]) -> Result {
    let size = record_of(t, &args[0])?.size;
    Ok(Value::from_len(size))
}

/// `pack(format, *values)`, all in one tuple so that the missing format can be told.
fn pack(t: &mut Thread, args: &[Value]) -> Result {
    let given = args[0].clone();
    let given = given.get::<Tuple>().map_or(&[][..], Tuple::items);
    let Some((format, values)) = given.split_first() else { return Err(t.type_error("missing format argument")) };
    let record = record_of(t, format)?;
    let octets = record.pack(t, values, "pack")?;
    Ok(t.bytes(&octets))
}

/// `Struct.pack(self, *values)`
fn pack_method(t: &mut Thread, args: &[Value]) -> Result {
    let record = record_of(t, &args[0])?;
    let values = args[1].clone();
    let octets = record.pack(t, values.get::<Tuple>().map_or(&[][..], Tuple::items), "pack")?;
    Ok(t.bytes(&octets))
}

/// `pack_into(format, buffer, offset, *values)`
fn pack_into(t: &mut Thread, args: &[Value]) -> Result {
    let given = args[0].clone();
    let given = given.get::<Tuple>().map_or(&[][..], Tuple::items);
    let Some((format, rest)) = given.split_first() else { return Err(t.type_error("missing format argument")) };
    let record = record_of(t, format)?;
    write_into(t, &record, rest)
}

/// `Struct.pack_into(self, buffer, offset, *values)`
fn pack_into_method(t: &mut Thread, args: &[Value]) -> Result {
    let record = record_of(t, &args[0])?;
    let rest = args[1].clone();
    write_into(t, &record, rest.get::<Tuple>().map_or(&[][..], Tuple::items))
}

fn write_into(t: &mut Thread, record: &Record, args: &[Value]) -> Result {
    let (buffer, offset, values) = match args {
        [] => return Err(t.struct_error("pack_into expected buffer argument")),
        [_] => return Err(t.struct_error("pack_into expected offset argument")),
        [buffer, offset, values @ ..] => (buffer, offset, values),
    };
    record.check_count(t, values.len(), "pack_into")?;
    let Some(target) = t.target(buffer)? else {
        let name = t.type_name(buffer);
        return Err(t.type_error(format!("argument must be read-write bytes-like object, not {name}")));
    };
    let offset = t.ssize(offset)?;
    let (size, len) = (record.size, target.len());
    let start = match place(offset, size, len) {
        Ok(start) => start,
        Err(Misplaced::NoRoom) => {
            return Err(t.struct_error(format!("no space to pack {size} bytes at offset {offset}")));
        }
        Err(Misplaced::Outside) => {
            return Err(t.struct_error(format!("offset {offset} out of range for {len}-byte buffer")));
        }
        Err(Misplaced::TooShort(needed)) => {
            return Err(t.struct_error(format!(
                "pack_into requires a buffer of at least {needed} bytes for packing {size} bytes at offset {offset} \
                 (actual buffer size is {len})"
            )));
        }
    };
    let octets = record.pack(t, values, "pack_into")?;
    target.write(t, start, &octets);
    Ok(Value::NONE)
}

/// Why a record does not fit at an offset.
enum Misplaced {
    /// It reaches from the end beyond it.
    NoRoom,
    /// The offset lies before the beginning.
    Outside,
    /// This many octets would be needed.
    TooShort(u64),
}

/// Where a record of some size begins, at an offset that counts from the end if it is negative.
fn place(offset: i64, size: usize, len: usize) -> std::result::Result<usize, Misplaced> {
    if offset < 0 {
        if offset.saturating_add_unsigned(size as u64) > 0 {
            return Err(Misplaced::NoRoom);
        }
        return usize::try_from(offset.saturating_add_unsigned(len as u64)).map_err(|_| Misplaced::Outside);
    }
    let (start, needed) = (offset as usize, offset.unsigned_abs().saturating_add(size as u64));
    if needed > len as u64 { Err(Misplaced::TooShort(needed)) } else { Ok(start) }
}

fn unpack(t: &mut Thread, args: &[Value]) -> Result {
    let record = record_of(t, &args[0])?;
    let octets = t.bytes_like(&args[1])?;
    if octets.len() != record.size {
        return Err(t.struct_error(format!("unpack requires a buffer of {} bytes", record.size)));
    }
    Ok(record.unpack(t, &octets))
}

fn unpack_from(t: &mut Thread, args: &[Value]) -> Result {
    let record = record_of(t, &args[0])?;
    let octets = t.bytes_like(&args[1])?;
    let offset = if args[2].is_null() { 0 } else { t.ssize(&args[2])? };
    let (size, len) = (record.size, octets.len());
    match place(offset, size, len) {
        Ok(start) => Ok(record.unpack(t, &octets[start..start + size])),
        Err(Misplaced::NoRoom) => {
            Err(t.struct_error(format!("not enough data to unpack {size} bytes at offset {offset}")))
        }
        Err(Misplaced::Outside) => Err(t.struct_error(format!("offset {offset} out of range for {len}-byte buffer"))),
        Err(Misplaced::TooShort(needed)) => Err(t.struct_error(format!(
            "unpack_from requires a buffer of at least {needed} bytes for unpacking {size} bytes at offset {offset} \
             (actual buffer size is {len})"
        ))),
    }
}

fn iter_unpack(t: &mut Thread, args: &[Value]) -> Result {
    let record = record_of(t, &args[0])?;
    let octets = t.bytes_like(&args[1])?.into_owned();
    if record.size == 0 {
        return Err(t.struct_error("cannot iteratively unpack with a struct of length 0"));
    }
    if !octets.len().is_multiple_of(record.size) {
        let message = format!("iterative unpacking requires a buffer of a multiple of {} bytes", record.size);
        return Err(t.struct_error(message));
    }
    Ok(t.object(Builtin::UnpackIterator, UnpackIterator { record, octets, at: Shared::new(0) }))
}

/// What `iter_unpack` gives.
pub(crate) struct UnpackIterator {
    record: Arc<Record>,
    octets: Vec<u8>,
    /// Where the next record begins.
    at: Shared<usize>,
}

crate::payload!(UnpackIterator, leaf);

impl Contents for UnpackIterator {}

fn next(t: &mut Thread, value: &Value) -> Result<Option<Value>> {
    let iterator = t.receiver::<UnpackIterator>(value)?;
    let (start, size) = (iterator.at.get(), iterator.record.size);
    let Some(octets) = iterator.octets.get(start..start + size) else { return Ok(None) };
    iterator.at.set(start + size);
    Ok(Some(iterator.record.unpack(t, octets)))
}

/// `_struct.unpack_iterator`
pub(crate) static ITERATOR: TypeSpec = TypeSpec {
    name: "unpack_iterator",
    module: "_struct",
    layout: &Layout::of::<UnpackIterator>(),
    slots: Slots { iter: Some(|_, value| Ok(value.clone())), next: Some(next), ..NO_SLOTS },
    methods: &[row("__length_hint__", "self, /", |t, args| {
        let iterator = t.receiver::<UnpackIterator>(&args[0])?;
        let left = iterator.octets.len().saturating_sub(iterator.at.get());
        Ok(Value::from_len(left / iterator.record.size))
    })],
    ..TypeSpec::BASE
};

fn repr(t: &mut Thread, value: &Value) -> Result {
    let name = super::collections::class_name(t, value);
    let format = format_of(t, value)?;
    let format = t.repr_text(&format)?;
    Ok(t.str(&format!("{name}({format})")))
}

/// `_struct.Struct`
pub(crate) static SPEC_TYPE: TypeSpec = TypeSpec {
    name: "Struct",
    module: "_struct",
    layout: &Layout::of::<StructObject>(),
    subclassable: true,
    slots: Slots { repr: Some(repr), ..NO_SLOTS },
    methods: &[
        static_method("__new__", "cls, /, *args, **kwargs", new),
        row("__init__", "self, format", init_object),
        row("iter_unpack", "self, buffer, /", iter_unpack),
        row("pack", "self, /, *values", pack_method),
        row("pack_into", "self, /, *values", pack_into_method),
        row("unpack", "self, buffer, /", unpack),
        row("unpack_from", "self, /, buffer, offset=0", unpack_from),
    ],
    getsets: &[getter("format", format_of), getter("size", |t, value| Ok(Value::from_len(record_of(t, value)?.size)))],
    ..TypeSpec::BASE
};

fn init(t: &mut Thread, module: &Value) -> Result<()> {
    for (name, class) in [("Struct", Builtin::Struct), ("error", Builtin::StructError)] {
        let class = t.class(class);
        t.add_name(module, name, class);
    }
    Ok(())
}

/// `_struct`
pub(crate) static SPEC: ModuleSpec = ModuleSpec {
    name: "_struct",
    functions: &[
        row("_clearcache", "", |_, _| Ok(Value::NONE)),
        row("calcsize", "format, /", calcsize),
        row("iter_unpack", "format, buffer, /", iter_unpack),
        row("pack", "*args", pack),
        row("pack_into", "*args", pack_into),
        row("unpack", "format, buffer, /", unpack),
        row("unpack_from", "format, /, buffer, offset=0", unpack_from),
    ],
    init: Some(init),
};
