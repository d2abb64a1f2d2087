//! Files over objects of the program: over its raw files, and text over its binary files.
//!
//! Which methods are called, and with how much, is CPython's (`Modules/_io/bufferedio.c`, `textio.c`): a buffer is
//! filled by `readinto` and emptied by `write`; text is read by `read1` or `read`, and written by `write`.

use objects::{Bytes, Value};
use source::known;

use super::{BUFFER, File, Handle};
use crate::builtin::Builtin;
use crate::modules::io::bytes_io::BytesIo;
use crate::types::exception::Exception;
use crate::{Raised, Result, Thread};

/// Whether what lies under a file is read and written by calling its methods. Files and files in memory of the classes
/// that are built in are not; a class derived from one of them may have methods of its own.
pub(super) fn is_own(t: &Thread, under: &Value) -> bool {
    const BUILT_IN: [Builtin; 6] = [
        Builtin::TextFile,
        Builtin::BufferedReader,
        Builtin::BufferedWriter,
        Builtin::BufferedRandom,
        Builtin::FileIO,
        Builtin::BytesIO,
    ];
    if !BUILT_IN.iter().any(|&class| t.is_exactly(under, class)) {
        return true;
    }
    let file = under.get::<super::FileObject>().and_then(super::FileObject::file);
    // A buffer over an object keeps its own, which text over it fills and empties.
    !under.has::<BytesIo>() && file.is_none_or(|file| file.over_object)
}

impl Thread {
    /// Calls a method of the object under a file.
    pub(super) fn ask_under(&mut self, file: &File, method: &str, args: &[Value]) -> Result {
        let under = file.under.get();
        if under.is_null() {
            return Err(self.value_error("raw stream has been detached"));
        }
        let method = self.names().intern(method);
        self.call_method(&under, method, args)
    }

    /// What a method of the object under a file says: yes or no.
    pub(super) fn ask_whether(&mut self, file: &File, method: &str) -> Result<bool> {
        let answer = self.ask_under(file, method, &[])?;
        self.truth(&answer)
    }

    /// Whether the object under a file is closed.
    pub(super) fn is_under_closed(&mut self, file: &File) -> Result<bool> {
        let under = file.under.get();
        if under.is_null() {
            return Ok(true);
        }
        let closed = self.names().intern("closed");
        let closed = self.get_attribute(&under, closed)?;
        self.truth(&closed)
    }

    /// Reads from the object under a file into the buffer: once, or all there is. False at the end.
    pub(super) fn fill_from_object(&mut self, file: &File, handle: &Handle, all: bool) -> Result<bool> {
        let bytes = match (&file.text, all) {
            (Some(_), _) => self.read_for_text(file, all)?,
            (None, true) => self.read_all_raw(file)?,
            (None, false) => self.read_into(file, handle.buffer_size())?,
        };
        let some = !bytes.is_empty();
        file.state.with_mut(self, |state| state.add_raw(bytes));
        Ok(some)
    }

    /// What a binary file gives to the text file over it.
    fn read_for_text(&mut self, file: &File, all: bool) -> Result<Vec<u8>> {
        if all {
            let read = self.ask_under(file, "read", &[])?;
            return Ok(self.bytes_like(&read)?.into_owned());
        }
        let under = file.under.get();
        let read1 = self.names().intern("read1");
        let method = if self.find_attribute(&under, read1)?.is_some() { "read1" } else { "read" };
        let read = self.ask_under(file, method, &[Value::from_len(BUFFER)])?;
        match self.bytes_like(&read) {
            Ok(bytes) => Ok(bytes.into_owned()),
            Err(_) => {
                let name = self.type_name(&read);
                let message = format!("underlying {method}() should have returned a bytes-like object, not '{name}'");
                Err(self.type_error(message))
            }
        }
    }

    /// Up to so many bytes: whole buffers of them go around the buffer, the rest by way of it.
    pub(super) fn read_over_object(&mut self, file: &File, handle: &Handle, most: usize) -> Result<Vec<u8>> {
        let size = handle.buffer_size();
        let mut bytes = file.state.with_mut(self, |state| state.take_raw(most));
        while most - bytes.len() >= size {
            let read = self.read_into(file, (most - bytes.len()) / size * size)?;
            if read.is_empty() {
                return Ok(bytes);
            }
            bytes.extend(read);
        }
        // Reading goes on where the buffer is empty, until it is full.
        let mut filled = 0;
        while bytes.len() < most && filled < size {
            let read = self.read_into(file, size - filled)?;
            if read.is_empty() {
                break;
            }
            filled += read.len();
            bytes.extend(file.state.with_mut(self, |state| {
                state.add_raw(read);
                state.take_raw(most - bytes.len())
            }));
        }
        Ok(bytes)
    }

    /// Everything that a raw file has: by `readall` where there is one.
    fn read_all_raw(&mut self, file: &File) -> Result<Vec<u8>> {
        let under = file.under.get();
        let readall = self.names().intern("readall");
        let readall = self.find_attribute(&under, readall)?;
        let mut all = Vec::new();
        loop {
            let read = match &readall {
                Some(readall) => self.call(readall, &[])?,
                None => self.ask_under(file, "read", &[])?,
            };
            match read.get::<Bytes>() {
                Some(bytes) => all.extend_from_slice(bytes.as_slice()),
                None if read.is_none() => {}
                None if readall.is_some() => return Err(self.type_error("readall() should return bytes")),
                None => return Err(self.type_error("read() should return bytes")),
            }
            let at_end = read.is_none() || read.get::<Bytes>().is_some_and(|bytes| bytes.as_slice().is_empty());
            if readall.is_some() || at_end {
                return Ok(all);
            }
        }
    }

    /// Up to so many bytes by one call of a raw file's `readinto`; none at the end, and where it would have to wait.
    pub(super) fn read_into(&mut self, file: &File, size: usize) -> Result<Vec<u8>> {
        let bytearray = self.class(Builtin::ByteArray);
        let buffer = self.call(&bytearray, &[Value::from_len(size)])?;
        let view = self.class(Builtin::MemoryView);
        let view = self.call(&view, std::slice::from_ref(&buffer))?;
        let count = self.ask_under(file, "readinto", &[view])?;
        if count.is_none() {
            return Ok(Vec::new());
        }
        let count = match self.index(&count) {
            Ok(count) => count,
            Err(raised) => {
                let failed = self.raise(Builtin::OSError, "raw readinto() failed");
                if let Some(exception) = failed.exception().get::<Exception>() {
                    exception.cause.set(raised.exception().clone());
                    exception.context.set(raised.into_exception());
                    exception.suppress_context.set(true);
                }
                return Err(failed);
            }
        };
        let bytes = self.bytes_like(&buffer)?;
        match usize::try_from(count).ok().and_then(|count| bytes.get(..count)) {
            Some(read) => Ok(read.to_vec()),
            None => {
                let message =
                    format!("raw readinto() returned invalid length {count} (should have been between 0 and {size})");
                Err(self.raise(Builtin::OSError, message))
            }
        }
    }

    /// Takes bytes for a buffer over a raw file. What does not fit goes there at once, the older bytes first.
    pub(super) fn write_over_object(&mut self, file: &File, handle: &Handle, bytes: &[u8]) -> Result<()> {
        let size = handle.buffer_size();
        let fits = file.state.with(self, |state| state.out.len() + bytes.len() <= size) && bytes.len() < size;
        if !fits {
            self.write_to_object(file)?;
        }
        let mut rest = bytes;
        while rest.len() >= size {
            rest = &rest[self.write_once(file, rest)?..];
        }
        file.state.with_mut(self, |state| state.out.extend_from_slice(rest));
        Ok(())
    }

    /// Gives what is buffered to the object under a file.
    pub(super) fn write_to_object(&mut self, file: &File) -> Result<()> {
        let bytes = file.state.with_mut(self, |state| std::mem::take(&mut state.out));
        if file.text.is_some() {
            let bytes = self.bytes(&bytes);
            self.ask_under(file, "write", &[bytes])?;
            return Ok(());
        }
        let mut written = 0;
        while written < bytes.len() {
            match self.write_once(file, &bytes[written..]) {
                Ok(count) => written += count,
                Err(raised) => {
                    file.state.with_mut(self, |state| {
                        let newer = std::mem::replace(&mut state.out, bytes[written..].to_vec());
                        state.out.extend(newer);
                    });
                    return Err(raised);
                }
            }
        }
        Ok(())
    }

    /// One call of a raw file's `write`: how many bytes it took.
    fn write_once(&mut self, file: &File, bytes: &[u8]) -> Result<usize> {
        let given = self.bytes(bytes);
        let view = self.class(Builtin::MemoryView);
        let view = self.call(&view, &[given])?;
        let count = self.ask_under(file, "write", &[view])?;
        if count.is_none() {
            let class = self.class(Builtin::BlockingIOError);
            let problem = self.str("write could not complete without blocking");
            let error = self.call(&class, &[Value::from_i32(11), problem, Value::from_i32(0)])?;
            return Err(Raised::new(error));
        }
        let (count, size) = (self.index(&count).unwrap_or(-1), bytes.len());
        match usize::try_from(count).ok().filter(|&count| count <= size) {
            Some(count) => Ok(count),
            None => {
                let message =
                    format!("raw write() returned invalid length {count} (should have been between 0 and {size})");
                Err(self.raise(Builtin::OSError, message))
            }
        }
    }

    /// Moves the object under a file, and tells where it is then.
    pub(super) fn move_object(&mut self, file: &File, to: std::io::SeekFrom) -> Result<u64> {
        use std::io::SeekFrom;
        let (offset, whence) = match to {
            SeekFrom::Start(start) => (self.int_from_u64(start), 0),
            SeekFrom::Current(0) => (Value::NULL, 1),
            SeekFrom::Current(by) => (self.int(by), 1),
            SeekFrom::End(by) => (self.int(by), 2),
        };
        let at = match whence {
            1 if offset.is_null() => self.ask_under(file, "tell", &[])?,
            _ => self.ask_under(file, "seek", &[offset, Value::from_i32(whence)])?,
        };
        let at = self.index(&at)?;
        u64::try_from(at)
            .map_err(|_| self.raise(Builtin::OSError, format!("Raw stream returned invalid position {at}")))
    }

    /// Closes a file over an object, and the object, even when what is buffered cannot be written.
    pub(super) fn close_over_object(&mut self, value: &Value, file: &File) -> Result {
        if self.is_under_closed(file)? {
            return Ok(Value::NONE);
        }
        let flushed = self.call_method(value, known::FLUSH, &[]);
        if flushed.is_err() {
            file.state.with_mut(self, |state| {
                state.out.clear();
                state.text_out.clear();
            });
        }
        let closed = self.ask_under(file, "close", &[]);
        flushed?;
        closed
    }
}
