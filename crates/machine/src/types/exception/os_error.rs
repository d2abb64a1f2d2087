//! `OSError`: errors of the system, whose class follows from the number.

use objects::Value;
use source::{Name, known};

use super::base::{field, items, set_arguments, set_fields};
use super::{Exception, base};
use crate::builtin::Builtin;
use crate::class::Class;
use crate::{Raised, Result, Thread};

/// The class that an error number of Linux stands for (PEP 3151).
pub fn class_of_errno(errno: i64) -> Builtin {
    match errno {
        1 | 13 => Builtin::PermissionError,
        2 => Builtin::FileNotFoundError,
        3 => Builtin::ProcessLookupError,
        4 => Builtin::InterruptedError,
        10 => Builtin::ChildProcessError,
        11 | 114 | 115 => Builtin::BlockingIOError,
        17 => Builtin::FileExistsError,
        20 => Builtin::NotADirectoryError,
        21 => Builtin::IsADirectoryError,
        32 | 108 => Builtin::BrokenPipeError,
        103 => Builtin::ConnectionAbortedError,
        104 => Builtin::ConnectionResetError,
        110 => Builtin::TimeoutError,
        111 => Builtin::ConnectionRefusedError,
        _ => Builtin::OSError,
    }
}

pub(super) fn new(t: &mut Thread, args: &[Value]) -> Result {
    let mut class = args[0].clone();
    let given = t.collect(&args[1])?;
    if class.is(&t.class(Builtin::OSError))
        && (2..=5).contains(&given.len())
        && let Some(errno) = given[0].as_small_int()
    {
        class = t.class(class_of_errno(errno));
    }
    if !uses_init(t, &class) {
        super::base::no_keywords(t, &args[0], &args[2])?;
    }
    // A class with an `__init__` of its own, and no `__new__`, is told its arguments by that.
    if uses_init(t, &class) {
        let none = t.tuple(Vec::new());
        return Ok(t.object_of(&class, Exception::new(none)));
    }
    let made = t.object_of(&class, Exception::new(args[1].clone()));
    fill(t, &made, &given);
    Ok(made)
}

fn uses_init(t: &Thread, class: &Value) -> bool {
    let (base, Some(class)) = (t.class(Builtin::OSError), class.get::<Class>()) else { return false };
    let Some(base) = base.get::<Class>() else { return false };
    let same = |name: Name| match (class.lookup(name), base.lookup(name)) {
        (Some(own), Some(inherited)) => own.is(&inherited),
        _ => true,
    };
    !same(known::INIT) && same(known::NEW)
}

pub(super) fn init(t: &mut Thread, args: &[Value]) -> Result {
    let given = t.collect(&args[1])?;
    set_arguments(&args[0], &args[1]);
    fill(t, &args[0], &given);
    Ok(Value::NONE)
}

/// Sets the fields from `(errno, strerror[, filename[, winerror[, filename2]]])`; file names do not stay in `args`.
fn fill(t: &mut Thread, value: &Value, given: &[Value]) {
    if !(2..=5).contains(&given.len()) {
        return;
    }
    set_fields(value, &[("errno", &given[0]), ("strerror", &given[1])]);
    let Some(filename) = given.get(2).filter(|filename| !filename.is_none()) else { return };
    if t.is_instance(value, Builtin::BlockingIOError) && t.is_instance(filename, Builtin::Int) {
        return set_fields(value, &[("characters_written", filename)]);
    }
    set_fields(value, &[("filename", filename), ("filename2", given.get(4).unwrap_or(&Value::NONE))]);
    let args = t.tuple(given[..2].to_vec());
    set_arguments(value, &args);
}

pub(super) fn str(t: &mut Thread, value: &Value) -> Result {
    let (errno, strerror) = (field(value, "errno"), field(value, "strerror"));
    let (first, second) = (field(value, "filename"), field(value, "filename2"));
    if first.is_none() && (errno.is_none() || strerror.is_none()) {
        return base::str(t, value);
    }
    let mut text = format!("[Errno {}] {}", t.to_text(&errno)?, t.to_text(&strerror)?);
    if !first.is_none() {
        text += &format!(": {}", t.repr_text(&first)?);
        if !second.is_none() {
            text += &format!(" -> {}", t.repr_text(&second)?);
        }
    }
    Ok(t.str(&text))
}

impl Thread {
    /// An error of the system as a Python exception.
    #[cold]
    pub fn os_error(&mut self, error: std::io::Error, filename: Option<&str>) -> Raised {
        let filename = filename.map(|filename| self.str(filename));
        self.os_error_with(error, filename)
    }

    /// An error of the system, with a file named by any value (a path, a descriptor's number).
    #[cold]
    pub fn os_error_with(&mut self, error: std::io::Error, filename: Option<Value>) -> Raised {
        let Some(errno) = error.raw_os_error() else {
            return self.raise(Builtin::OSError, error.to_string());
        };
        let text = error.to_string();
        let text = text.rsplit_once(" (os error").map_or(text.as_str(), |(text, _)| text);
        self.errno_error(i64::from(errno), text, filename)
    }

    /// An OSError from its parts.
    #[cold]
    pub fn errno_error(&mut self, errno: i64, text: &str, filename: Option<Value>) -> Raised {
        let mut parts = vec![self.int(errno), self.str(text)];
        parts.extend(filename);
        self.os_error_of(class_of_errno(errno), &parts)
    }

    /// An error of a class derived from OSError, from its parts: number, text, and perhaps a file.
    #[cold]
    pub(crate) fn os_error_of(&mut self, class: Builtin, parts: &[Value]) -> Raised {
        let raised = self.raise_args(class, parts.to_vec());
        fill(self, raised.exception(), parts);
        raised
    }

    /// Whether an exception is an OSError with this number.
    pub fn is_errno(&self, raised: &Raised, errno: i64) -> bool {
        self.is_exception(raised, Builtin::OSError)
            && items(raised.exception()).first().and_then(Value::as_small_int) == Some(errno)
    }
}
