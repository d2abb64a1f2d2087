//! The methods that only binary files have: reading what is there, and into buffers of the program.

use objects::Value;

use super::{File, FileObject};
use crate::builtin::Builtin;
use crate::modules::io::size_argument;
use crate::types::buffer::Target;
use crate::{Result, Thread};

impl Thread {
    /// Sees to it that there is something in the buffer, if there is anything left.
    fn fill_if_empty(&mut self, file: &File, what: &str) -> Result<()> {
        self.prepare_read(file, what)?;
        if file.state.with(self, |state| state.raw.len() == state.raw_at) {
            self.fill(file, false)?;
        }
        Ok(())
    }

    /// What is in the buffer, at most so many bytes; it is filled once if it is empty.
    fn read_some(&mut self, file: &File, most: Option<usize>, what: &str) -> Result<Vec<u8>> {
        if most == Some(0) {
            self.prepare_read(file, what)?;
            return Ok(Vec::new());
        }
        if let Some(most) = most.filter(|_| file.over_object) {
            self.prepare_read(file, what)?;
            let buffered = file.state.with_mut(self, |state| state.take_raw(most));
            return if buffered.is_empty() { self.read_into(file, most) } else { Ok(buffered) };
        }
        self.fill_if_empty(file, what)?;
        Ok(file.state.with_mut(self, |state| state.take_raw(most.unwrap_or(usize::MAX))))
    }

    fn read_target(&mut self, buffer: &Value, method: &str) -> Result<Target> {
        match self.target(buffer)? {
            Some(target) => Ok(target),
            None => {
                let name = self.type_name(buffer);
                let message = format!("{method}() argument must be read-write bytes-like object, not {name}");
                Err(self.type_error(message))
            }
        }
    }
}

/// `peek(size=0, /)`
pub(super) fn peek(t: &mut Thread, args: &[Value]) -> Result {
    let file = t.file(&args[0])?;
    if !args[1].is_null() {
        t.ssize(&args[1])?;
    }
    t.fill_if_empty(file, "peek")?;
    let bytes = file.state.with(t, |state| state.raw[state.raw_at..].to_vec());
    Ok(t.bytes(&bytes))
}

/// `read1(size=-1, /)`
pub(super) fn read1(t: &mut Thread, args: &[Value]) -> Result {
    let file = t.file(&args[0])?;
    let most = size_argument(t, &args[1])?;
    let bytes = t.read_some(file, most, "read")?;
    Ok(t.bytes(&bytes))
}

/// `readall(self, /)`
pub(super) fn readall(t: &mut Thread, args: &[Value]) -> Result {
    let file = t.file(&args[0])?;
    let bytes = t.read_bytes(file, None)?;
    Ok(t.bytes(&bytes))
}

/// `readinto(buffer, /)`
pub(super) fn readinto(t: &mut Thread, args: &[Value]) -> Result {
    let file = t.file(&args[0])?;
    let target = t.read_target(&args[1], "readinto")?;
    t.handle(file, "readinto")?;
    let bytes = t.read_bytes(file, Some(target.len()))?;
    target.write(t, 0, &bytes);
    Ok(Value::from_len(bytes.len()))
}

/// `readinto1(buffer, /)`
pub(super) fn readinto1(t: &mut Thread, args: &[Value]) -> Result {
    let file = t.file(&args[0])?;
    let target = t.read_target(&args[1], "readinto1")?;
    let bytes = t.read_some(file, Some(target.len()), "readinto")?;
    target.write(t, 0, &bytes);
    Ok(Value::from_len(bytes.len()))
}

/// `detach(self, /)`: what lies under the file.
pub(super) fn detach(t: &mut Thread, args: &[Value]) -> Result {
    let file = t.file(&args[0])?;
    t.flush_file(file)?;
    let under = if file.text.is_some() { super::methods::buffer(t, &args[0])? } else { raw(t, &args[0])? };
    file.detached.set(true);
    Ok(under)
}

/// The file without a buffer under a buffered one; they share the buffer all the same.
pub(super) fn raw(t: &mut Thread, value: &Value) -> Result {
    let file = t.opened(value)?;
    if file.detached.get() {
        return Ok(Value::NONE);
    }
    let under = file.under.get();
    if !under.is_null() {
        return Ok(under);
    }
    let raw = file.over(None);
    let raw = t.object(Builtin::FileIO, FileObject::from(raw));
    Ok(file.under.get_or_fill(raw))
}
