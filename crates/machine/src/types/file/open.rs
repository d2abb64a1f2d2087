//! `open`

use std::fs::OpenOptions;
use std::io::{Seek, SeekFrom};
use std::os::fd::{AsRawFd, BorrowedFd, FromRawFd, OwnedFd};
use std::sync::Arc;

use objects::{Bytes, Guarded, Shared, Slot, Str, Value};
use text::encode::Encoding;

use super::{File, FileObject, Handle, Newlines, State, TextLayer, WeakState};
use crate::builtin::Builtin;
use crate::{Result, Thread};

/// What a mode string asks for.
pub(super) struct Mode {
    /// `r`, `w`, `a` or `x`
    pub(super) action: char,
    pub(super) update: bool,
    pub(super) binary: bool,
}

fn parse_mode(t: &mut Thread, text: &str) -> Result<Mode> {
    let repeated = text.char_indices().any(|(at, c)| text[..at].contains(c));
    if repeated || text.contains(|c| !"rwaxbt+".contains(c)) {
        return Err(t.value_error(format!("invalid mode: '{text}'")));
    }
    if text.contains('b') && text.contains('t') {
        return Err(t.value_error("can't have text and binary mode at once"));
    }
    let mut actions = text.chars().filter(|c| "rwax".contains(*c));
    match (actions.next(), actions.next()) {
        (Some(action), None) => Ok(Mode { action, update: text.contains('+'), binary: text.contains('b') }),
        (None, _) if text.contains('+') || text.is_empty() || !text.is_empty() => {
            let message = "Must have exactly one of create/read/write/append mode and at most one plus";
            Err(t.value_error(message))
        }
        _ => Err(t.value_error("must have exactly one of create/read/write/append mode")),
    }
}

/// `file, mode, buffering, encoding, errors, newline, closefd, opener`
pub(crate) fn open(t: &mut Thread, args: &[Value]) -> Result {
    let (file, builtin) = open_file(t, args)?;
    Ok(t.object(builtin, FileObject::from(file)))
}

/// A file with the arguments of `open`, and its type.
pub(super) fn open_file(t: &mut Thread, args: &[Value]) -> Result<(File, Builtin)> {
    let mode_text = match args[1].get::<Str>() {
        Some(mode) => mode.as_str().to_owned(),
        None if args[1].is_null() => "r".to_owned(),
        None => {
            let name = t.argument_type(&args[1]);
            return Err(t.type_error(format!("open() argument 'mode' must be str, not {name}")));
        }
    };
    let mode = parse_mode(t, &mode_text)?;
    let buffering = if args[2].is_null() { -1 } else { t.index(&args[2])? };
    let text = text_layer(t, &mode, &args[3..6], "open")?;
    if buffering == 0 && !mode.binary {
        return Err(t.value_error("can't have unbuffered text I/O"));
    }
    let opener = args[7].clone().non_null().filter(|opener| !opener.is_none());
    let closes = args[6].is_null() || t.truth(&args[6])?;
    let (handle, name) = match opener {
        Some(opener) => open_by(t, &args[0], &mode, &opener)?,
        None => open_stream(t, &args[0], &mode, closes)?,
    };
    let line_buffered =
        !mode.binary && (buffering == 1 || buffering < 0 && t.asked("kind of file", || handle.is_terminal()));
    let mut state = State::new(handle, line_buffered, buffering == 0);
    // The mark stands at the start of a file only.
    state.marked = mode.action == 'a'
        && state.handle.as_ref().is_some_and(|it| it.seek(SeekFrom::Current(0)).is_ok_and(|at| at > 0));
    let readable = mode.action == 'r' || mode.update;
    let writable = mode.action != 'r' || mode.update;
    let (builtin, shown) = match (mode.binary, readable, writable) {
        (false, ..) => (Builtin::TextFile, mode_text),
        (true, ..) if buffering == 0 => (Builtin::FileIO, binary_mode(&mode)),
        (true, true, true) => (Builtin::BufferedRandom, binary_mode(&mode)),
        (true, true, false) => (Builtin::BufferedReader, binary_mode(&mode)),
        (true, ..) => (Builtin::BufferedWriter, binary_mode(&mode)),
    };
    let state = Arc::new(Guarded::new(state));
    if writable {
        t.remember_to_write(&state);
    }
    let (name, under) = (Slot::new(name), Slot::empty());
    let file = File {
        state,
        name,
        mode: shown,
        readable,
        writable,
        text,
        under,
        over_object: false,
        detached: Shared::new(false),
    };
    Ok((file, builtin))
}

impl Thread {
    /// Sees to it that what a file keeps is written when the program ends, even if it is never closed.
    pub(super) fn remember_to_write(&mut self, state: &Arc<Guarded<State>>) {
        let mut files = self.interpreter().written_files.lock();
        if files.len() == files.capacity() {
            files.retain(|file| file.0.strong_count() > 0);
        }
        files.push(WeakState(Arc::downgrade(state)));
    }
}

fn binary_mode(mode: &Mode) -> String {
    let action = mode.action;
    match (action, mode.update) {
        ('w', true) => "rb+".to_owned(),
        (_, true) => format!("{action}b+"),
        (_, false) => format!("{action}b"),
    }
}

/// The layer of a text file from `encoding, errors, newline`; none for a binary one.
pub(super) fn text_layer(t: &mut Thread, mode: &Mode, args: &[Value], function: &str) -> Result<Option<TextLayer>> {
    let mut texts = [const { None }; 3];
    for ((text, value), name) in texts.iter_mut().zip(args).zip(["encoding", "errors", "newline"]) {
        if value.is_null() || value.is_none() {
            continue;
        }
        if mode.binary {
            let article = if name == "newline" { "a" } else { "an" };
            return Err(t.value_error(format!("binary mode doesn't take {article} {name} argument")));
        }
        match value.get::<Str>() {
            Some(value) => *text = Some(value.as_str().to_owned()),
            None => {
                let got = t.type_name(value);
                return Err(t.type_error(format!("{function}() argument '{name}' must be str or None, not {got}")));
            }
        }
    }
    if mode.binary {
        return Ok(None);
    }
    let [encoding, errors, newline] = texts;
    let encoding_name = match encoding {
        Some(name) if name != "locale" => name,
        _ => "UTF-8".to_owned(),
    };
    let errors = errors.unwrap_or("strict".to_owned());
    // Octets of other encodings are none of ours; they are counted as those of UTF-8.
    let (encoding, coders) = match Encoding::find(&encoding_name) {
        Ok(encoding) => (encoding, None),
        Err(_) => (Encoding::Utf8, Some(t.coders(&encoding_name, &errors)?)),
    };
    let Some(newlines) = Newlines::of(newline.as_deref()) else {
        return Err(t.value_error(format!("illegal newline value: {}", newline.unwrap_or_default())));
    };
    Ok(Some(TextLayer { encoding, encoding_name, errors, newlines, coders }))
}

impl Newlines {
    /// What the argument `newline` of `open` means; `None` if it means nothing.
    pub(crate) fn of(newline: Option<&str>) -> Option<Newlines> {
        Some(match newline {
            None => Newlines::Universal,
            Some("") => Newlines::Kept,
            Some("\n") => Newlines::Lf,
            Some("\r") => Newlines::Cr,
            Some("\r\n") => Newlines::CrLf,
            Some(_) => return None,
        })
    }
}

/// Opens what the function `opener` of the program gives for a path and the system's flags: a descriptor.
fn open_by(t: &mut Thread, file: &Value, mode: &Mode, opener: &Value) -> Result<(Handle, Value)> {
    const CLOEXEC: i64 = 0o2_000_000;
    let access = if mode.update { 2 } else { i64::from(mode.action != 'r') };
    let creation = match mode.action {
        'w' => 0o1100,
        'a' => 0o2100,
        'x' => 0o300,
        _ => 0,
    };
    let flags = t.int(access | creation | CLOEXEC);
    let number = t.call(opener, &[file.clone(), flags])?;
    if !t.is_instance(&number, Builtin::Int) {
        return Err(t.type_error("expected integer from opener"));
    }
    if number.as_small_int().is_some_and(|number| number < 0) {
        let shown = t.repr_text(&number)?;
        return Err(t.value_error(format!("opener returned {shown}")));
    }
    let (handle, _) = open_number(t, &number, true)?;
    Ok((handle, file.clone()))
}

/// The file of a descriptor.
fn open_number(t: &mut Thread, file: &Value, closes: bool) -> Result<(Handle, Value)> {
    let number = t.index(file)?;
    if number < 0 {
        return Err(t.value_error("negative file descriptor"));
    }
    let Ok(number) = i32::try_from(number) else {
        return Err(t.type_error("expected str, bytes or os.PathLike object, not int"));
    };
    let handle = handle_of(number).map_err(|error| t.os_error_with(error, None))?;
    Ok((if closes { handle } else { handle.staying_open() }, file.clone()))
}

/// The stream of a descriptor that is not negative.
///
/// # Errors
/// EBADF if it is not open.
pub(super) fn handle_of(number: i32) -> std::io::Result<Handle> {
    descriptor(number)?;
    // SAFETY: it is not negative. A `Handle` never closes its stream itself, and the system refuses closed numbers.
    let stream = unsafe { std::fs::File::from_raw_fd(number) };
    Ok(Handle::new(stream, number))
}

/// Opens a path, or takes a descriptor.
fn open_stream(t: &mut Thread, file: &Value, mode: &Mode, closes: bool) -> Result<(Handle, Value)> {
    if t.is_instance(file, Builtin::Int) {
        return open_number(t, file, closes);
    }
    if !closes {
        return Err(t.value_error("Cannot use closefd=False with file name"));
    }
    let path_value = t.path_argument(file)?;
    let path = match (path_value.get::<Str>(), path_value.get::<Bytes>()) {
        (Some(path), _) => path.as_str().to_owned(),
        (None, Some(path)) => String::from_utf8_lossy(path.as_slice()).into_owned(),
        (None, None) => String::new(),
    };
    if path.contains('\0') {
        return Err(t.value_error("embedded null byte"));
    }
    let mut options = OpenOptions::new();
    match mode.action {
        'r' => options.read(true).write(mode.update),
        'w' => options.write(true).create(true).truncate(true).read(mode.update),
        'a' => options.append(true).create(true).read(mode.update),
        _ => options.write(true).create_new(true).read(mode.update),
    };
    let at_end = mode.action == 'a';
    if t.opens_both_ways(path.as_ref()) {
        options.read(true).write(true);
    }
    let opened = t.open_again(|again| {
        if again && mode.action == 'x' {
            options.create_new(false).create(true).truncate(true);
        }
        let mut stream = options.open(&path)?;
        if stream.metadata()?.is_dir() {
            return Err(std::io::Error::from_raw_os_error(21));
        }
        if at_end {
            // A pipe has no end to go to.
            let _ = stream.seek(SeekFrom::End(0));
        }
        Ok(stream)
    });
    match opened {
        Ok(stream) => {
            let descriptor = stream.as_raw_fd();
            Ok((Handle::new(stream, descriptor), path_value))
        }
        Err(error) => Err(t.os_error_with(error, Some(path_value))),
    }
}

/// A copy of an open descriptor.
pub(super) fn descriptor(number: i32) -> std::io::Result<OwnedFd> {
    debug_assert!(number >= 0);
    // SAFETY: it is not -1, and lent only to be copied; the system refuses a number that is not open.
    unsafe { BorrowedFd::borrow_raw(number) }.try_clone_to_owned()
}

impl Thread {
    /// A path as str or bytes, from those or from an object with `__fspath__`.
    ///
    /// # Errors
    /// TypeError for anything else.
    pub(crate) fn path_argument(&mut self, file: &Value) -> Result {
        if file.has::<Str>() || file.has::<Bytes>() {
            return Ok(file.clone());
        }
        let fspath = self.names().intern("__fspath__");
        if let Some(path) = self.call_special(file, fspath, &[])?
            && (path.has::<Str>() || path.has::<Bytes>())
        {
            return Ok(path);
        }
        let name = self.type_name(file);
        Err(self.type_error(format!("expected str, bytes or os.PathLike object, not {name}")))
    }
}
