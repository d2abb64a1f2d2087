//! From the system to buffered bytes to text.

use objects::Value;
use text::encode::{Encoding, decode};

use super::{BUFFER, File, Newlines, State, TextLayer};
use crate::modules::codecs::is_known_handler;
use crate::modules::readiness::Limit;
use crate::{Result, Thread};

impl Thread {
    pub(super) fn prepare_read(&mut self, file: &File, what: &str) -> Result<()> {
        self.handle(file, what)?;
        if !file.readable {
            return Err(self.unsupported_operation(match &file.text {
                Some(_) => "not readable",
                None if file.is_raw(self) => "File not open for reading",
                None => "read",
            }));
        }
        if file.writable { self.empty_buffers(file) } else { Ok(()) }
    }

    /// Reads bytes into the buffer: a bufferful, or all there are. False at the end.
    pub(super) fn fill(&mut self, file: &File, all: bool) -> Result<bool> {
        let handle = self.handle(file, "read")?;
        if file.over_object {
            return self.fill_from_object(file, &handle, all);
        }
        if let Some(memory) = handle.memory() {
            if memory.is_closed() {
                return Err(self.value_error("I/O operation on closed file."));
            }
            let bytes = memory.read(self, if all { None } else { Some(BUFFER) });
            let some = !bytes.is_empty();
            file.state.with_mut(self, |state| state.add_raw(bytes));
            return Ok(some);
        }
        if let Some(connection) = handle.connection() {
            return self.fill_from_socket(file, connection, all);
        }
        let taken = handle.take(self);
        let limit = Limit::new(self, None);
        let mut some = false;
        loop {
            let read = taken.read(self, |handle| match handle.waits_for_input(&limit) {
                Ok(true) if all => handle.read_available().map(Some),
                Ok(true) => handle.read(BUFFER).map(Some),
                Ok(false) => Ok(None),
                Err(error) => Err(error),
            });
            let bytes = match read {
                Ok(Some(bytes)) => bytes,
                Ok(None) => {
                    // Nothing yet: Ctrl-C may have come.
                    self.check_signals()?;
                    continue;
                }
                Err(error) => return Err(self.os_error(error, None)),
            };
            some |= !bytes.is_empty();
            let at_end = bytes.is_empty();
            file.state.with_mut(self, |state| state.add_raw(bytes));
            if at_end || !all {
                return Ok(some);
            }
        }
    }

    /// Up to so many bytes, or all; fewer only at the end.
    pub(super) fn read_bytes(&mut self, file: &File, most: Option<usize>) -> Result<Vec<u8>> {
        self.prepare_read(file, "read")?;
        match most {
            None => {
                self.fill(file, true)?;
            }
            Some(most) if file.over_object => {
                let handle = self.handle(file, "read")?;
                return self.read_over_object(file, &handle, most);
            }
            Some(most) => {
                while file.state.with(self, |state| state.raw.len() - state.raw_at) < most && self.fill(file, false)? {}
            }
        }
        Ok(file.state.with_mut(self, |state| {
            let available = state.raw.len() - state.raw_at;
            state.take_raw(most.unwrap_or(available).min(available))
        }))
    }

    /// The next line as bytes, at most so many of them.
    pub(super) fn read_bytes_line(&mut self, file: &File, most: Option<usize>) -> Result<Vec<u8>> {
        self.prepare_read(file, "readline")?;
        let mut searched = 0;
        loop {
            let line = file.state.with_mut(self, |state| {
                let rest = &state.raw[state.raw_at..];
                // Another thread may have read some of it meanwhile.
                let from = searched.min(rest.len());
                let line = rest[from..].iter().position(|&byte| byte == b'\n').map(|at| from + at + 1);
                searched = rest.len();
                let end = match (line, most) {
                    (Some(line), Some(most)) => Some(line.min(most)),
                    (None, Some(most)) if rest.len() >= most => Some(most),
                    (line, _) => line,
                };
                end.map(|end| state.take_raw(end))
            });
            match line {
                Some(line) => return Ok(line),
                None if self.fill(file, false)? => {}
                None => return Ok(file.state.with_mut(self, |state| state.take_raw(usize::MAX))),
            }
        }
    }

    /// Up to so many characters, or all.
    pub(super) fn read_text(&mut self, file: &File, layer: &TextLayer, most: Option<usize>) -> Result<String> {
        self.prepare_read(file, "read")?;
        let Some(most) = most else {
            self.fill(file, true)?;
            self.decode(file, layer, true)?;
            return Ok(file.state.with_mut(self, |state| {
                let rest = state.text.len() - state.text_at;
                state.take_text(rest, layer.newlines)
            }));
        };
        loop {
            let text = file.state.with_mut(self, |state| {
                let end = end_of_chars(&state.text[state.text_at..], most, layer.newlines)?;
                Some(state.take_text(end, layer.newlines))
            });
            match text {
                Some(text) => return Ok(text),
                None if self.decode_more(file, layer)? => {}
                None => return Ok(file.state.with_mut(self, |state| state.take_text(usize::MAX, layer.newlines))),
            }
        }
    }

    /// The next line, at most so many characters of it.
    pub(super) fn read_text_line(&mut self, file: &File, layer: &TextLayer, most: Option<usize>) -> Result<String> {
        self.prepare_read(file, "readline")?;
        let limit = |rest: &str| most.and_then(|most| rest.char_indices().nth(most).map(|(at, _)| at));
        loop {
            let line = file.state.with_mut(self, |state| {
                let rest = &state.text[state.text_at..];
                let end = match (line_end(rest, layer.newlines), limit(rest)) {
                    (Some(line), Some(limit)) => line.min(limit),
                    (line, limit) => line.or(limit)?,
                };
                Some(state.take_text(end, layer.newlines))
            });
            match line {
                Some(line) => return Ok(line),
                None if self.decode_more(file, layer)? => {}
                None => {
                    return Ok(file.state.with_mut(self, |state| {
                        let end = limit(&state.text[state.text_at..]).unwrap_or(usize::MAX);
                        state.take_text(end, layer.newlines)
                    }));
                }
            }
        }
    }

    /// Reads and decodes more text. False at the end.
    fn decode_more(&mut self, file: &File, layer: &TextLayer) -> Result<bool> {
        // Wide encodings are decoded as a whole: their units may be split anywhere.
        let whole = !matches!(layer.encoding, Encoding::Utf8 | Encoding::Ascii | Encoding::Latin1)
            || layer.coders.is_none() && !is_known_handler(&layer.errors);
        let more = self.fill(file, whole)?;
        self.decode(file, layer, !more || whole)?;
        Ok(more)
    }

    /// Decodes the bytes in the buffer; half a character at their end waits for more unless this is all.
    fn decode(&mut self, file: &File, layer: &TextLayer, last: bool) -> Result<()> {
        if self.decode_by_program(file, layer, last)? {
            return Ok(());
        }
        let failed = file.state.with_mut(self, |state| {
            let mut bytes = state.raw.split_off(state.raw_at);
            (state.raw, state.raw_at) = (Vec::new(), 0);
            if !last && layer.encoding == Encoding::Utf8 {
                state.raw = bytes.split_off(bytes.len() - unfinished(&bytes));
            }
            match decode(&bytes, layer.encoding, &layer.errors) {
                Ok(text) => {
                    state.add_text(text, layer.newlines, last);
                    None
                }
                Err(error) => Some((error, bytes)),
            }
        });
        match failed {
            None => Ok(()),
            Some((error, bytes)) => {
                let object = self.bytes(&bytes);
                Err(self.codec_error(error, object))
            }
        }
    }

    /// Moves the stream back over what was read ahead, and forgets that.
    pub(super) fn forget_read_ahead(&mut self, file: &File) -> Result<()> {
        let ahead = self.read_ahead(file);
        if ahead > 0 {
            self.move_to(file, std::io::SeekFrom::Current(-(ahead as i64)))?;
        }
        file.state.with_mut(self, State::forget);
        Ok(())
    }

    /// How many bytes were read and not given out.
    pub(super) fn read_ahead(&mut self, file: &File) -> usize {
        let encoding = file.text.as_ref().map_or(Encoding::Utf8, |layer| super::writing::unmarked(layer.encoding));
        file.state.with(self, |state| {
            let text = &state.text[state.text_at..];
            let decoded = match encoding {
                Encoding::Utf8 => text.len(),
                _ => text::encode::encode(text, encoding, "replace").map_or(text.len(), |bytes| bytes.len()),
            };
            state.raw.len() - state.raw_at + decoded + usize::from(state.held_cr)
        })
    }

    /// The next line of any file as a value; `None` at the end.
    pub(super) fn next_line(&mut self, file: &File, most: Option<usize>) -> Result<Option<Value>> {
        match &file.text {
            Some(layer) => {
                let line = self.read_text_line(file, layer, most)?;
                Ok(if line.is_empty() { None } else { Some(self.str(&line)) })
            }
            None => {
                let line = self.read_bytes_line(file, most)?;
                Ok(if line.is_empty() { None } else { Some(self.bytes(&line)) })
            }
        }
    }
}

/// Where the first line ends, its end included. A `\r` at the very end of the text may be half of one.
fn line_end(text: &str, newlines: Newlines) -> Option<usize> {
    match newlines {
        Newlines::Lf => text.find('\n').map(|at| at + 1),
        Newlines::Cr => text.find('\r').map(|at| at + 1),
        Newlines::CrLf => text.find("\r\n").map(|at| at + 2),
        Newlines::Universal | Newlines::Kept => {
            let at = text.find(['\n', '\r'])?;
            Some(if text[at..].starts_with("\r\n") { at + 2 } else { at + 1 })
        }
    }
}

/// Where so many characters end, a translated `\r\n` being one; `None` when there are fewer.
fn end_of_chars(text: &str, count: usize, newlines: Newlines) -> Option<usize> {
    let is_one = newlines == Newlines::Universal && text.contains('\r');
    let (mut left, mut after_cr) = (count, false);
    for (at, c) in text.char_indices() {
        let joined = is_one && after_cr && c == '\n';
        if left == 0 && !joined {
            return Some(at);
        }
        left -= usize::from(!joined);
        after_cr = c == '\r';
    }
    (left == 0).then_some(text.len())
}

/// How many bytes at the end begin a character that is not complete.
fn unfinished(bytes: &[u8]) -> usize {
    for back in 1..=bytes.len().min(3) {
        let byte = bytes[bytes.len() - back];
        if byte & 0xC0 == 0x80 {
            continue;
        }
        let length = match byte {
            0xC2..=0xDF => 2,
            0xE0..=0xEF => 3,
            0xF0..=0xF4 => 4,
            _ => 1,
        };
        return if length > back { back } else { 0 };
    }
    0
}

impl State {
    /// Puts bytes behind those in the buffer.
    pub(super) fn add_raw(&mut self, bytes: Vec<u8>) {
        self.raw.drain(..self.raw_at);
        self.raw_at = 0;
        self.raw.extend(bytes);
    }

    /// The next bytes in the buffer, at most so many.
    pub(super) fn take_raw(&mut self, count: usize) -> Vec<u8> {
        let count = count.min(self.raw.len() - self.raw_at);
        let bytes = self.raw[self.raw_at..self.raw_at + count].to_vec();
        self.raw_at += count;
        if self.raw_at == self.raw.len() {
            (self.raw_at, self.raw) = (0, Vec::new());
        }
        bytes
    }

    /// The next bytes of text in the buffer, at most so many.
    fn take_text(&mut self, end: usize, newlines: Newlines) -> String {
        let end = end.min(self.text.len() - self.text_at);
        let text = &self.text[self.text_at..self.text_at + end];
        let text = if newlines == Newlines::Universal && text.contains('\r') {
            text.replace("\r\n", "\n").replace('\r', "\n")
        } else {
            text.to_owned()
        };
        self.text_at += end;
        if self.text_at == self.text.len() {
            self.text.clear();
            self.text_at = 0;
        }
        text
    }

    /// Appends decoded text; its line ends are translated when it is given out, so that `tell` can count bytes.
    pub(super) fn add_text(&mut self, text: String, newlines: Newlines, last: bool) {
        let mut text = if std::mem::take(&mut self.held_cr) { format!("\r{text}") } else { text };
        if matches!(newlines, Newlines::Universal | Newlines::Kept) && !last && text.ends_with('\r') {
            text.pop();
            self.held_cr = true;
        }
        if matches!(newlines, Newlines::Universal | Newlines::Kept) {
            self.seen.add(&text);
        }
        self.text.drain(..self.text_at);
        self.text_at = 0;
        self.text += &text;
    }

    /// Forgets what was read ahead.
    pub(super) fn forget(&mut self) {
        (self.raw, self.raw_at) = (Vec::new(), 0);
        (self.text, self.text_at) = (String::new(), 0);
        self.held_cr = false;
    }
}
