//! The methods of files.

use objects::{Str, Value};
use source::known;
use text::encode::Encoding;

use super::{File, FileObject, Newlines, TextLayer};
use crate::builtin::Builtin;
use crate::class::Class;
use crate::modules::io::size_argument;
use crate::types::int::IntValue;
use crate::{Result, Thread};

pub(super) fn read(t: &mut Thread, args: &[Value]) -> Result {
    let file = t.file(&args[0])?;
    let most = size_argument(t, &args[1])?;
    if file.text.is_none() && most.is_none() && IntValue::of(&args[1]).is_some_and(|size| size.to_i64() != Some(-1)) {
        return Err(t.value_error("read length must be non-negative or -1"));
    }
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
    let bytes = t.bytes_like(&args[1])?;
    t.write_bytes(file, &bytes)?;
    Ok(Value::from_len(bytes.len()))
}

pub(super) fn writelines(t: &mut Thread, args: &[Value]) -> Result {
    let file = t.file(&args[0])?;
    t.handle(file, "writelines")?;
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
    if file.over_object {
        return t.close_over_object(&args[0], file);
    }
    let class = t.class_of(&args[0]);
    let flushed = match class.get::<Class>() {
        // Its class may flush in a way of its own.
        Some(class) if class.spec.is_none() => t.call_method(&args[0], known::FLUSH, &[]).map(drop),
        _ => t.flush_file(file),
    };
    let handle = file.state.with_mut(t, |state| {
        state.forget();
        state.out.clear();
        state.handle.take()
    });
    if let Some(memory) = handle.as_ref().and_then(|handle| handle.memory()) {
        memory.close(t)?;
    }
    drop(handle);
    flushed.map(|()| Value::NONE)
}

pub(super) fn fileno(t: &mut Thread, args: &[Value]) -> Result {
    let file = t.file(&args[0])?;
    let handle = t.handle(file, "fileno")?;
    if file.over_object {
        return t.ask_under(file, "fileno", &[]);
    }
    if handle.memory().is_some() {
        return Err(t.unsupported_operation("fileno"));
    }
    Ok(Value::from_i32(handle.descriptor))
}

pub(super) fn isatty(t: &mut Thread, args: &[Value]) -> Result {
    let file = t.file(&args[0])?;
    if file.over_object {
        return t.ask_under(file, "isatty", &[]);
    }
    let handle = t.handle(file, "isatty")?;
    Ok(Value::bool(t.asked("kind of file", || handle.is_terminal())))
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
    let given = |value: &Value| value.get::<Str>().map(|text| text.as_str().to_owned());
    let other_errors = given(&args[2]).is_some_and(|errors| {
        // What is written in UTF-8 can always be encoded.
        file.readable && file.text.as_ref().is_some_and(|layer| layer.errors != errors)
    });
    let other_newlines = given(&args[3]).is_some_and(|newline| {
        file.text.as_ref().is_some_and(|layer| Newlines::of(Some(&newline)) != Some(layer.newlines))
    });
    if other_errors || other_newlines {
        let message = "changing the error handler or the newlines of an open file is not supported by minipy";
        return Err(t.unsupported_operation(message));
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
    t.call_method(&args[0], known::CLOSE, &[])
}

pub(super) fn text_attribute(t: &mut Thread, value: &Value, select: impl Fn(&TextLayer) -> &str) -> Result {
    let file = t.opened(value)?;
    Ok(file.text.as_ref().map_or(Value::NONE, |layer| t.str(select(layer))))
}

/// The binary file under a text file.
pub(super) fn buffer(t: &mut Thread, value: &Value) -> Result {
    let file = t.opened(value)?;
    if file.detached.get() {
        return Ok(Value::NONE);
    }
    let known = file.under.get();
    if !known.is_null() {
        return Ok(known);
    }
    let (builtin, mode) = match (file.readable, file.writable) {
        (true, true) => (Builtin::BufferedRandom, "rb+"),
        (true, false) => (Builtin::BufferedReader, "rb"),
        _ => (Builtin::BufferedWriter, "wb"),
    };
    let under = File { mode: mode.to_owned(), ..file.over(None) };
    let under = t.object(builtin, FileObject::from(under));
    Ok(file.under.get_or_fill(under))
}

/// `name`, which a file over one in memory does not have.
pub(super) fn name(t: &mut Thread, value: &Value) -> Result {
    let file = t.file(value)?;
    match file.name.get() {
        name if name.is_null() => {
            let name = t.names().intern("name");
            let under = file.under.get();
            t.get_attribute(&under, name)
        }
        name => Ok(name),
    }
}

/// `mode`, which a file over another does not have.
pub(super) fn mode(t: &mut Thread, value: &Value) -> Result {
    let file = t.file(value)?;
    if file.mode.is_empty() {
        let name = t.names().intern("mode");
        let under = file.under.get();
        if file.text.is_none() && !under.is_null() {
            return t.get_attribute(&under, name);
        }
        return Err(t.no_attribute(value, name));
    }
    Ok(t.str(&file.mode))
}

pub(super) fn repr(t: &mut Thread, value: &Value) -> Result {
    let class = t.class_of(value);
    let class = match class.get::<Class>() {
        Some(class) if class.spec.is_some() => format!("_io.{}", class.name_text()),
        Some(class) => class.name_text(),
        None => String::new(),
    };
    let file = t.opened(value)?;
    let unnamed = [Builtin::AttributeError, Builtin::ValueError];
    let name = match name(t, value) {
        Ok(name) => format!(" name={}", t.repr_text(&name)?),
        Err(raised) if unnamed.iter().any(|&kind| t.is_exception(&raised, kind)) => String::new(),
        Err(raised) => return Err(raised),
    };
    let mode = if file.mode.is_empty() { String::new() } else { format!(" mode='{}'", file.mode) };
    let handle = file.state.with(t, |state| state.handle.clone());
    let text = match (&file.text, handle) {
        (Some(layer), _) => format!("<{class}{name}{mode} encoding='{}'>", layer.encoding_name),
        (None, handle) if t.is_instance(value, Builtin::FileIO) => match handle {
            None => format!("<{class} [closed]>"),
            Some(handle) => {
                let closes = if handle.closes() { "True" } else { "False" };
                format!("<{class}{name}{mode} closefd={closes}>")
            }
        },
        _ => format!("<{class}{name}>"),
    };
    Ok(t.str(&text))
}
