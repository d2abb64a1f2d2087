//! From text to buffered bytes to the system.

use events::{Event, Kind, Output};
use objects::Value;
use text::encode::{ByteOrder, Encoding, encode};

use super::{BUFFER, File, Newlines};
use crate::{Result, Thread};

impl File {
    /// The number of the stream under it; -1 for none.
    fn descriptor(&self, t: &Thread) -> i32 {
        if !t.is_directed() {
            return -1;
        }
        self.state.with(t, |state| state.handle.as_ref().map_or(-1, |handle| handle.descriptor))
    }
}

impl Thread {
    /// Writes text to a text file.
    ///
    /// # Errors
    /// ValueError for a closed file, UnsupportedOperation for one that is not open for writing,
    /// UnicodeEncodeError, OSError.
    pub(crate) fn write_text(&mut self, value: &Value, text: &str) -> Result<()> {
        let file = self.file(value)?;
        self.prepare_write(file)?;
        let Some(layer) = &file.text else { return Ok(()) };
        let translated = match layer.newlines {
            Newlines::Cr => Some(text.replace('\n', "\r")),
            Newlines::CrLf => Some(text.replace('\n', "\r\n")),
            _ => None,
        };
        let shown = translated.as_deref().unwrap_or(text);
        if self.keep_output(file.descriptor(self), shown.as_bytes()) {
            return Ok(());
        }
        if let Some(bytes) = self.encode_by_program(layer, shown)? {
            file.state.with_mut(self, |state| state.text_out.extend_from_slice(&bytes));
        } else if layer.encoding == Encoding::Utf8 {
            file.state.with_mut(self, |state| state.text_out.extend_from_slice(shown.as_bytes()));
        } else {
            let marked = file.state.with_mut(self, |state| std::mem::replace(&mut state.marked, true));
            let encoding = if marked { unmarked(layer.encoding) } else { layer.encoding };
            match encode(shown, encoding, &layer.errors) {
                Ok(bytes) => file.state.with_mut(self, |state| state.text_out.extend_from_slice(&bytes)),
                Err(error) => {
                    let object = self.str(shown);
                    return Err(self.codec_error(error, object));
                }
            }
        }
        self.observe_output(file, text);
        let (full, line, now) = file.state.with(self, |state| {
            let line = state.line_buffered && text.contains(['\n', '\r']);
            (state.text_out.len() > BUFFER, line, line || state.unbuffered)
        });
        if full || now {
            if let Err(raised) = self.empty_buffers(file) {
                // As in CPython, what a failed write (not a failed flush) could not get rid of is not tried again.
                file.state.with_mut(self, |state| state.out.clear());
                return Err(raised);
            }
            if line && file.over_object {
                self.ask_under(file, "flush", &[])?;
            }
        }
        Ok(())
    }

    /// Tells what goes to a standard stream.
    fn observe_output(&mut self, file: &File, text: &str) {
        if !self.is_recorded(Kind::Output) || text.is_empty() {
            return;
        }
        let descriptor = file.state.with(self, |state| state.handle.as_ref().map(|handle| handle.descriptor));
        let output = match descriptor {
            Some(1) => Output::Stdout,
            Some(2) => Output::Stderr,
            _ => return,
        };
        self.observe(|| Event::Wrote { output, text: text.into() });
    }

    /// Writes bytes to a binary file.
    pub(super) fn write_bytes(&mut self, file: &File, bytes: &[u8]) -> Result<()> {
        self.prepare_write(file)?;
        if self.keep_output(file.descriptor(self), bytes) {
            return Ok(());
        }
        if file.over_object {
            let handle = self.handle(file, "write")?;
            return self.write_over_object(file, &handle, bytes);
        }
        let full = file.state.with_mut(self, |state| {
            state.out.extend_from_slice(bytes);
            state.out.len() > BUFFER || state.unbuffered
        });
        if full { self.write_buffer(file) } else { Ok(()) }
    }

    /// Checks that a file can be written; what was read ahead is given back to the system.
    fn prepare_write(&mut self, file: &File) -> Result<()> {
        if file.text.is_some() {
            self.handle(file, "write")?;
        }
        if !file.writable {
            let raw = file.text.is_none() && file.is_raw(self);
            if raw {
                self.handle(file, "write")?;
            }
            return Err(self.unsupported_operation(match &file.text {
                Some(_) => "not writable",
                None if raw => "File not open for writing",
                None => "write",
            }));
        }
        let handle = self.handle(file, "write")?;
        // The two directions of a socket have nothing to do with each other.
        if file.readable && handle.connection().is_none() {
            self.forget_read_ahead(file)?;
        }
        Ok(())
    }

    /// Writes everything that is buffered.
    ///
    /// # Errors
    /// ValueError for a closed file; OSError, after which what was not written stays in the buffer.
    pub(super) fn flush_file(&mut self, file: &File) -> Result<()> {
        self.handle(file, "flush")?;
        self.empty_buffers(file)?;
        if file.over_object && (file.text.is_some() || !file.writable) {
            self.ask_under(file, "flush", &[])?;
        }
        Ok(())
    }

    /// Gives everything that is buffered to what lies under the file.
    pub(super) fn empty_buffers(&mut self, file: &File) -> Result<()> {
        file.state.with_mut(self, |state| state.out.append(&mut state.text_out));
        self.write_buffer(file)
    }

    fn write_buffer(&mut self, file: &File) -> Result<()> {
        let handle = self.handle(file, "write")?;
        if file.state.with(self, |state| state.out.is_empty()) {
            return Ok(());
        }
        if file.over_object {
            return self.write_to_object(file);
        }
        if let Some(memory) = handle.memory() {
            let bytes = file.state.with_mut(self, |state| std::mem::take(&mut state.out));
            return memory.write(self, &bytes);
        }
        if let Some(connection) = handle.connection() {
            return self.write_to_socket(file, connection);
        }
        let taken = handle.take(self);
        let bytes = file.state.with_mut(self, |state| std::mem::take(&mut state.out));
        let written = taken.write(self, &bytes);
        drop(taken);
        let Err((count, error)) = written else { return Ok(()) };
        file.state.with_mut(self, |state| {
            let newer = std::mem::replace(&mut state.out, bytes[count..].to_vec());
            state.out.extend(newer);
        });
        Err(self.os_error(error, None))
    }
}

/// The encoding for all but the start of a file.
pub(super) fn unmarked(encoding: Encoding) -> Encoding {
    match encoding {
        Encoding::Utf8Sig => Encoding::Utf8,
        Encoding::Utf16(ByteOrder::Marked) => Encoding::Utf16(ByteOrder::Little),
        Encoding::Utf32(ByteOrder::Marked) => Encoding::Utf32(ByteOrder::Little),
        other => other,
    }
}
