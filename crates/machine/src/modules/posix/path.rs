//! Arguments that name files: paths, and for some functions descriptors.

use std::ffi::{OsStr, OsString};
use std::io;
use std::os::fd::BorrowedFd;
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::path::PathBuf;

use objects::{Bytes, Str, Value};
use rustix::fs::CWD;
use sync::Reason;

use super::descriptor::borrowed;
use crate::builtin::Builtin;
use crate::journal::Outside;
use crate::{Result, Thread};

/// Something that changes files, as what came from outside is called.
const CHANGE: &str = "change of a file";

/// A path, and the value that errors show for it.
pub(super) struct Named {
    pub(super) path: PathBuf,
    pub(super) shown: Value,
}

/// What a function works on that takes paths and descriptors.
pub(super) enum Place {
    Path(PathBuf),
    Descriptor(i32),
}

/// Which kinds of value a function takes, beside paths.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Also {
    Nothing,
    Number,
    NumberOrNone,
}

fn refused(t: &mut Thread, value: &Value, function: &str, also: Also) -> crate::Raised {
    let kinds = match also {
        Also::Nothing => "string, bytes or os.PathLike",
        Also::Number => "string, bytes, os.PathLike or integer",
        Also::NumberOrNone => "string, bytes, os.PathLike, integer or None",
    };
    let name = t.type_name(value);
    t.type_error(format!("{function}: path should be {kinds}, not {name}"))
}

/// The bytes of a str or of bytes.
pub(super) fn os_string(value: &Value) -> Option<OsString> {
    match (value.get::<Str>(), value.get::<Bytes>()) {
        (Some(text), _) => Some(text.as_str().into()),
        (None, Some(bytes)) => Some(OsString::from_vec(bytes.as_slice().to_vec())),
        (None, None) => None,
    }
}

fn named(t: &mut Thread, value: &Value, function: &str, also: Also) -> Result<Named> {
    let mut shown = value.clone();
    if os_string(&shown).is_none() {
        let method = t.names().intern("__fspath__");
        match t.call_special(value, method, &[])? {
            Some(path) => shown = path,
            None => return Err(refused(t, value, function, also)),
        }
    }
    let Some(text) = os_string(&shown) else {
        let (class, name) = (t.type_name(value), t.type_name(&shown));
        let message = format!("expected {class}.__fspath__() to return str or bytes, not {name}");
        return Err(t.type_error(message));
    };
    if text.as_bytes().contains(&0) {
        return Err(t.value_error(format!("{function}: embedded null character in path")));
    }
    Ok(Named { path: text.into(), shown })
}

/// A path: str, bytes or what has `__fspath__`.
pub(super) fn path(t: &mut Thread, value: &Value, function: &str) -> Result<Named> {
    named(t, value, function, Also::Nothing)
}

/// A path or a descriptor, and what errors show for it; the current folder for None, where that is taken.
pub(super) fn place(t: &mut Thread, value: &Value, function: &str, also: Also) -> Result<(Place, Value)> {
    if also == Also::NumberOrNone && (value.is_null() || value.is_none()) {
        return Ok((Place::Path(".".into()), Value::NULL));
    }
    if also != Also::Nothing && t.has_index(value) {
        let number = t.index_value(value)?;
        let number = t.int_of(&number)?;
        let Some(fitting) = number.to_i64().and_then(|number| i32::try_from(number).ok()) else {
            let side = if number.is_negative() { "less than minimum" } else { "greater than maximum" };
            return Err(t.overflow_error(format!("fd is {side}")));
        };
        return Ok((Place::Descriptor(fitting), value.clone()));
    }
    let Named { path, shown } = named(t, value, function, also)?;
    Ok((Place::Path(path), shown))
}

/// A descriptor's number.
pub(super) fn descriptor(t: &mut Thread, value: &Value) -> Result<i32> {
    let number = t.index(value)?;
    i32::try_from(number).map_err(|_| t.overflow_error("Python int too large to convert to C int"))
}

/// `dir_fd`: the folder that a relative path begins in.
pub(super) fn folder(t: &mut Thread, value: &Value) -> Result<Option<i32>> {
    if value.is_null() || value.is_none() {
        return Ok(None);
    }
    if !t.is_instance(value, Builtin::Int) {
        let name = t.type_name(value);
        return Err(t.type_error(format!("argument should be integer or None, not {name}")));
    }
    descriptor(t, value).map(Some)
}

/// The open folder of that number, else the current one.
pub(super) fn begin(folder: Option<i32>) -> io::Result<BorrowedFd<'static>> {
    folder.map_or(Ok(CWD), borrowed)
}

/// `follow_symlinks` and others that are true unless something else is said.
pub(super) fn flag(t: &mut Thread, value: &Value, default: bool) -> Result<bool> {
    if value.is_null() { Ok(default) } else { t.truth(value) }
}

/// A call of the system without the GIL; its error names what it was about.
pub(super) fn system<R: Send>(t: &mut Thread, about: &Value, call: impl FnOnce() -> io::Result<R> + Send) -> Result<R> {
    let result = t.detached(Reason::Io, call);
    raise(t, about, result)
}

/// The same for a question about files, which a run that is done again does not ask again.
pub(super) fn question<R: Outside + Send>(
    t: &mut Thread,
    about: &Value,
    call: impl FnOnce() -> io::Result<R> + Send,
) -> Result<R> {
    let result = t.outside("question about files", Reason::Io, call);
    raise(t, about, result)
}

/// The same for what changes files, which is done again, but takes the old answer.
pub(super) fn change(t: &mut Thread, about: &Value, call: impl FnOnce() -> io::Result<()> + Send) -> Result<()> {
    let result = t.done_again(CHANGE, call);
    raise(t, about, result)
}

/// Raises an error, with what it was about.
pub(super) fn raise<R>(t: &mut Thread, about: &Value, result: io::Result<R>) -> Result<R> {
    result.map_err(|error| {
        let about = (!about.is_null()).then(|| about.clone());
        t.os_error_with(error, about)
    })
}

/// As [`change`], for a call on two paths, both of which the error names.
pub(super) fn change_two(
    t: &mut Thread,
    (first, second): (&Value, &Value),
    call: impl FnOnce() -> io::Result<()> + Send,
) -> Result {
    match t.done_again(CHANGE, call) {
        Ok(()) => Ok(Value::NONE),
        Err(error) => {
            let raised = t.os_error_with(error, Some(first.clone()));
            t.set_exception_field(&raised, "filename2", second.clone());
            Err(raised)
        }
    }
}

/// A name that the system gave, as str, or as bytes where the question was asked in bytes.
pub(super) fn answer(t: &mut Thread, name: &OsStr, as_bytes: bool) -> Value {
    if as_bytes { t.bytes(name.as_bytes()) } else { t.str(&name.to_string_lossy()) }
}
