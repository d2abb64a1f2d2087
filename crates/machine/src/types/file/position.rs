//! Where in a file reading and writing go on.

use std::io::SeekFrom;

use objects::Value;

use super::{File, State};
use crate::types::int::IntValue;
use crate::{Result, Thread};

impl Thread {
    /// The position in bytes at which the program is.
    fn position(&mut self, file: &File) -> Result<u64> {
        self.empty_buffers(file)?;
        let ahead = self.read_ahead(file) as u64;
        let at = self.move_to(file, SeekFrom::Current(0))?;
        Ok(at.saturating_sub(ahead))
    }

    pub(super) fn move_to(&mut self, file: &File, to: SeekFrom) -> Result<u64> {
        let handle = self.handle(file, "seek")?;
        if file.over_object {
            return self.move_object(file, to);
        }
        if let Some(memory) = handle.memory() {
            let moved = |from: usize, by: i64| (from as i64).saturating_add(by).max(0) as usize;
            let position = memory.seek(self, |position, len| match to {
                SeekFrom::Start(start) => usize::try_from(start).unwrap_or(usize::MAX >> 1),
                SeekFrom::Current(by) => moved(position, by),
                SeekFrom::End(by) => moved(len, by),
            });
            return Ok(position as u64);
        }
        let taken = handle.take(self);
        let moved = taken.run(self, |handle| handle.seek(to));
        drop(taken);
        moved.map_err(|error| {
            if error.raw_os_error() == Some(29) && file.text.is_some() {
                return self.unsupported_operation("underlying stream is not seekable");
            }
            self.os_error(error, None)
        })
    }
}

/// `self, cookie, whence=0`
pub(super) fn seek(t: &mut Thread, args: &[Value]) -> Result {
    let file = t.file(&args[0])?;
    let handle = t.handle(file, "seek")?;
    let number = t.index_value(&args[1])?;
    let Some(offset) = IntValue::of(&number).and_then(IntValue::to_i64) else {
        return Err(t.overflow_error("Python int too large to convert to C long"));
    };
    let whence = if args[2].is_null() { 0 } else { t.index(&args[2])? };
    if file.text.is_some() && offset != 0 && matches!(whence, 1 | 2) {
        let from = if whence == 1 { "cur" } else { "end" };
        return Err(t.unsupported_operation(&format!("can't do nonzero {from}-relative seeks")));
    }
    let in_memory = handle.memory().is_some();
    let to = match whence {
        0 if offset < 0 && file.text.is_some() => {
            return Err(t.value_error(format!("negative seek position {offset}")));
        }
        0 if offset < 0 && in_memory => return Err(t.value_error(format!("negative seek value {offset}"))),
        0 if offset < 0 => return Err(t.errno_error(22, "Invalid argument", None)),
        0 => SeekFrom::Start(offset as u64),
        1 if file.over_object => SeekFrom::Current(offset.saturating_sub(t.read_ahead(file) as i64)),
        1 => {
            let here = t.position(file)? as i64;
            match here.checked_add(offset).filter(|&to| to >= 0) {
                Some(to) => SeekFrom::Start(to as u64),
                // What lies in memory begins at its beginning.
                None if in_memory && offset < 0 => SeekFrom::Start(0),
                None => return Err(t.errno_error(22, "Invalid argument", None)),
            }
        }
        2 => SeekFrom::End(offset),
        other if file.text.is_some() => {
            return Err(t.value_error(format!("invalid whence ({other}, should be 0, 1 or 2)")));
        }
        other => return Err(t.value_error(format!("whence value {other} unsupported"))),
    };
    if file.over_object && !t.ask_whether(file, "seekable")? {
        let what =
            if file.text.is_some() { "underlying stream is not seekable" } else { "File or stream is not seekable." };
        return Err(t.unsupported_operation(what));
    }
    t.empty_buffers(file)?;
    let at = t.move_to(file, to)?;
    file.state.with_mut(t, |state| {
        State::forget(state);
        state.iterating = false;
        state.marked = at > 0;
    });
    Ok(t.int_from_u64(at))
}

pub(super) fn tell(t: &mut Thread, args: &[Value]) -> Result {
    let file = t.file(&args[0])?;
    t.handle(file, "tell")?;
    if file.state.with(t, |state| state.iterating) {
        return Err(t.raise(crate::builtin::Builtin::OSError, "telling position disabled by next() call"));
    }
    let at = t.position(file)?;
    Ok(t.int_from_u64(at))
}

/// `self, pos=None`
pub(super) fn truncate(t: &mut Thread, args: &[Value]) -> Result {
    let file = t.file(&args[0])?;
    let handle = t.handle(file, "truncate")?;
    if !file.writable {
        return Err(t.unsupported_operation("truncate"));
    }
    t.flush_file(file)?;
    let length = if args[1].is_null() || args[1].is_none() {
        t.position(file)?
    } else {
        let length = t.index(&args[1])?;
        match u64::try_from(length) {
            Ok(length) => length,
            Err(_) => return Err(t.errno_error(22, "Invalid argument", None)),
        }
    };
    if file.over_object {
        let length = t.int_from_u64(length);
        return t.ask_under(file, "truncate", &[length]);
    }
    if let Some(memory) = handle.memory() {
        memory.truncate(t, usize::try_from(length).unwrap_or(usize::MAX))?;
        return Ok(t.int_from_u64(length));
    }
    let taken = handle.take(t);
    let done = taken.run(t, |handle| handle.set_len(length));
    drop(taken);
    match done {
        Ok(()) => Ok(t.int_from_u64(length)),
        Err(error) => Err(t.os_error(error, None)),
    }
}

pub(super) fn seekable(t: &mut Thread, args: &[Value]) -> Result {
    let file = t.file(&args[0])?;
    t.handle(file, "seekable")?;
    if file.over_object {
        return t.ask_under(file, "seekable", &[]);
    }
    Ok(Value::bool(t.move_to(file, SeekFrom::Current(0)).is_ok()))
}
