//! The methods of files.

use std::sync::Arc;

use objects::{Bytes, Slot, Str, Value};
use text::encode::Encoding;

use super::{File, TextLayer};
use crate::builtin::Builtin;
use crate::{Result, Thread};

/// An optional size: absent, None and negative mean everything.
fn size_argument(t: &mut Thread, value: &Value) -> Result<Option<usize>> {
    if value.is_null() || value.is_none() {
        return Ok(None);
    }
    if t.is_exactly(value, Builtin::Float) || value.has::<Str>() {
        let name = t.type_name(value);
        return Err(t.type_error(format!("argument should be integer or None, not '{name}'")));
    }
    Ok(usize::try_from(t.index(value)?).ok())
}

pub(super) fn read(t: &mut Thread, args: &[Value]) -> Result {
    let file = t.file(&args[0])?;
    let most = size_argument(t, &args[1])?;
    match &file.text {
        Some(layer) => {
            let text = t.read_text(file, layer, most)?;
            Ok(t.str(&text))
        }
        None => {
            let bytes = t.read_bytes(file, most)?;
            Ok(t.bytes(&bytes))
        }
    }
}

fn empty(t: &mut Thread, file: &File) -> Value {
    if file.text.is_some() { t.str("") } else { t.bytes(b"") }
}

pub(super) fn readline(t: &mut Thread, args: &[Value]) -> Result {
    let file = t.file(&args[0])?;
    let most = size_argument(t, &args[1])?;
    match t.next_line(file, most)? {
        Some(line) => Ok(line),
        None => Ok(empty(t, file)),
    }
}

pub(super) fn readlines(t: &mut Thread, args: &[Value]) -> Result {
    let file = t.file(&args[0])?;
    let hint = size_argument(t, &args[1])?.filter(|&hint| hint > 0);
    let (mut lines, mut size) = (Vec::new(), 0);
    while let Some(line) = t.next_line(file, None)? {
        size += t.len(&line)?;
        lines.push(line);
        if hint.is_some_and(|hint| size >= hint) {
            break;
        }
    }
    Ok(t.list(lines))
}

pub(super) fn next(t: &mut Thread, value: &Value) -> Result<Option<Value>> {
    let file = t.file(value)?;
    let line = t.next_line(file, None)?;
    let iterating = line.is_some() && file.text.is_some();
    file.state.with_mut(t, |state| state.iterating = iterating);
    Ok(line)
}

pub(super) fn write(t: &mut Thread, args: &[Value]) -> Result {
    let file = t.file(&args[0])?;
    if file.text.is_some() {
        let Some(text) = args[1].get::<Str>() else {
            let name = t.type_name(&args[1]);
            return Err(t.type_error(format!("write() argument must be str, not {name}")));
        };
        t.write_text(&args[0], text.as_str())?;
        return Ok(Value::from_len(text.chars()));
    }
    let Some(bytes) = args[1].get::<Bytes>() else {
        let name = t.type_name(&args[1]);
        return Err(t.type_error(format!("a bytes-like object is required, not '{name}'")));
    };
    t.write_bytes(file, bytes.as_slice())?;
    Ok(Value::from_len(bytes.as_slice().len()))
}

pub(super) fn writelines(t: &mut Thread, args: &[Value]) -> Result {
    let lines = t.iter(&args[1])?;
    while let Some(line) = t.next(&lines)? {
        write(t, &[args[0].clone(), line])?;
    }
    Ok(Value::NONE)
}

pub(super) fn flush(t: &mut Thread, args: &[Value]) -> Result {
    let file = t.file(&args[0])?;
    t.flush_file(file)?;
    Ok(Value::NONE)
}

pub(super) fn close(t: &mut Thread, args: &[Value]) -> Result {
    let file = t.file(&args[0])?;
    if file.state.with(t, |state| state.handle.is_none()) {
        return Ok(Value::NONE);
    }
    let flushed = t.flush_file(file);
    let handle = file.state.with_mut(t, |state| {
        state.forget();
        state.out.clear();
        state.handle.take()
    });
    drop(handle);
    flushed.map(|()| Value::NONE)
}

pub(super) fn fileno(t: &mut Thread, args: &[Value]) -> Result {
    let file = t.file(&args[0])?;
    Ok(Value::from_i32(t.handle(file, "fileno")?.descriptor))
}

pub(super) fn isatty(t: &mut Thread, args: &[Value]) -> Result {
    let file = t.file(&args[0])?;
    Ok(Value::bool(t.handle(file, "isatty")?.is_terminal()))
}

pub(super) fn readable(t: &mut Thread, args: &[Value]) -> Result {
    let file = t.file(&args[0])?;
    t.handle(file, "readable")?;
    Ok(Value::bool(file.readable))
}

pub(super) fn writable(t: &mut Thread, args: &[Value]) -> Result {
    let file = t.file(&args[0])?;
    Ok(Value::bool(file.writable))
}

/// `self, encoding, errors, newline, line_buffering, write_through`
pub(super) fn reconfigure(t: &mut Thread, args: &[Value]) -> Result {
    let file = t.file(&args[0])?;
    t.flush_file(file)?;
    let is_utf8 =
        |value: &Value| value.get::<Str>().is_some_and(|name| Encoding::find(name.as_str()) == Ok(Encoding::Utf8));
    if !args[1].is_null() && !args[1].is_none() && !is_utf8(&args[1]) {
        return Err(t.unsupported_operation("changing the encoding of an open file is not supported by minipy"));
    }
    for (given, line) in [(&args[4], true), (&args[5], false)] {
        if !given.is_null() && !given.is_none() {
            let on = t.truth(given)?;
            file.state.with_mut(t, |state| if line { state.line_buffered = on } else { state.unbuffered = on });
        }
    }
    Ok(Value::NONE)
}

pub(super) fn enter(t: &mut Thread, args: &[Value]) -> Result {
    let file = t.file(&args[0])?;
    t.handle(file, "enter")?;
    Ok(args[0].clone())
}

pub(super) fn exit(t: &mut Thread, args: &[Value]) -> Result {
    t.call_method(&args[0], source::known::CLOSE, &[])
}

pub(super) fn text_attribute(t: &mut Thread, value: &Value, select: impl Fn(&TextLayer) -> &str) -> Result {
    let file = t.file(value)?;
    Ok(file.text.as_ref().map_or(Value::NONE, |layer| t.str(select(layer))))
}

/// The binary file under a text file.
pub(super) fn buffer(t: &mut Thread, value: &Value) -> Result {
    let file = t.file(value)?;
    let (builtin, mode) = match (file.readable, file.writable) {
        (true, true) => (Builtin::BufferedRandom, "rb+"),
        (true, false) => (Builtin::BufferedReader, "rb"),
        _ => (Builtin::BufferedWriter, "wb"),
    };
    let under = File {
        state: Arc::clone(&file.state),
        name: Slot::new(file.name.get()),
        mode: mode.to_owned(),
        readable: file.readable,
        writable: file.writable,
        text: None,
    };
    Ok(t.object(builtin, under))
}

pub(super) fn repr(t: &mut Thread, value: &Value) -> Result {
    let file = t.file(value)?;
    let name = t.repr_text(&file.name.get())?;
    let class = t.class_of(value).get::<crate::class::Class>().map(crate::class::Class::name_text).unwrap_or_default();
    let text = match &file.text {
        Some(layer) => {
            format!("<_io.{class} name={name} mode='{}' encoding='{}'>", file.mode, layer.encoding_name)
        }
        None if class == "FileIO" => format!("<_io.FileIO name={name} mode='{}' closefd=True>", file.mode),
        None => format!("<_io.{class} name={name}>"),
    };
    Ok(t.str(&text))
}
