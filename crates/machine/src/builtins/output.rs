//! `print` and `input`.

use objects::{Str, Tuple, Value};
use source::known;

use crate::builtin::Builtin;
use crate::{Result, Thread};

/// `sep, end, file, flush, args`
pub(super) fn print(t: &mut Thread, args: &[Value]) -> Result {
    let (sep, end) = (separator(t, &args[0], "sep", " ")?, separator(t, &args[1], "end", "\n")?);
    let file = if args[2].is_null() || args[2].is_none() {
        match t.sys_named(known::STDOUT) {
            Some(file) if file.is_none() => return Ok(Value::NONE),
            Some(file) => file,
            None => return Err(t.runtime_error("lost sys.stdout")),
        }
    } else {
        args[2].clone()
    };
    let items = args[4].get::<Tuple>().map_or(&[][..], Tuple::items);
    if t.is_free() && t.is_exactly(&file, Builtin::TextFile) {
        return print_whole(t, &file, [&sep, &end], items, &args[3]);
    }
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            write(t, &file, &sep)?;
        }
        let text = t.to_str(item)?;
        write(t, &file, &text)?;
    }
    write(t, &file, &end)?;
    if !args[3].is_null() && t.truth(&args[3])? {
        t.call_method(&file, known::FLUSH, &[])?;
    }
    Ok(Value::NONE)
}

/// What `print` does where threads run at the same time: writes in one go what it can, so that lines stay whole, as
/// they do where no thread is switched out in between.
fn print_whole(t: &mut Thread, file: &Value, [sep, end]: [&Value; 2], items: &[Value], flush: &Value) -> Result {
    let mut line = String::new();
    let text_of = |text: &Value| text.get::<Str>().map_or("", Str::as_str).to_owned();
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            line += &text_of(sep);
        }
        let plain = [Builtin::Str, Builtin::Int, Builtin::Float].iter().any(|&plain| t.is_exactly(item, plain));
        if !plain {
            // Its `__str__` may write, too, or raise.
            t.write_text(file, &line)?;
            line.clear();
        }
        line += &text_of(&t.to_str(item)?);
    }
    line += &text_of(end);
    t.write_text(file, &line)?;
    if !flush.is_null() && t.truth(flush)? {
        t.call_method(file, known::FLUSH, &[])?;
    }
    Ok(Value::NONE)
}

fn separator(t: &mut Thread, given: &Value, name: &str, default: &str) -> Result {
    if given.is_null() || given.is_none() {
        return Ok(t.str(default));
    }
    if !given.has::<Str>() {
        let got = t.type_name(given);
        return Err(t.type_error(format!("{name} must be None or a string, not {got}")));
    }
    Ok(given.clone())
}

/// `file.write(text)`, without the call where the file is one of ours.
fn write(t: &mut Thread, file: &Value, text: &Value) -> Result<()> {
    if t.is_exactly(file, Builtin::TextFile)
        && let Some(text) = text.get::<Str>()
    {
        return t.write_text(file, text.as_str());
    }
    t.call_method(file, known::WRITE, std::slice::from_ref(text))?;
    Ok(())
}

pub(super) fn input(t: &mut Thread, args: &[Value]) -> Result {
    let (Some(stdin), Some(stdout)) = (t.sys_named(known::STDIN), t.sys_named(known::STDOUT)) else {
        return Err(t.runtime_error("input(): lost sys.stdin"));
    };
    if stdin.is_none() {
        return Err(t.runtime_error("input(): lost sys.stdin"));
    }
    if !args[0].is_null() {
        let prompt = t.to_str(&args[0])?;
        write(t, &stdout, &prompt)?;
    }
    // As in CPython, a stream that cannot be flushed is no reason not to read.
    drop(t.call_method(&stdout, known::FLUSH, &[]));
    let line = t.call_method(&stdin, known::READLINE, &[])?;
    let Some(text) = line.get::<Str>() else {
        return Err(t.type_error("object.readline() returned non-string"));
    };
    match text.as_str() {
        "" => Err(t.raise(Builtin::EOFError, "EOF when reading a line")),
        text => Ok(t.str(text.strip_suffix('\n').unwrap_or(text))),
    }
}
