//! `StringIO`: a text file in memory.

use objects::{Guarded, Layout, Str, Value};

use super::{Seen, size_argument, unsupported, write_lines};
use crate::builtin::Builtin;
use crate::class::{Getset, NO_SLOTS, Slots, TypeSpec, getter};
use crate::kinds::Contents;
use crate::native::{Row, row, static_method};
use crate::types::file::Newlines;
use crate::{Result, Thread};

/// What a text file in memory holds. Positions are counted in characters.
struct Text {
    chars: Vec<char>,
    position: usize,
    newlines: Newlines,
    seen: Seen,
    closed: bool,
}

/// A text file in memory.
pub(crate) struct StringIo {
    text: Guarded<Text>,
}

crate::payload!(StringIo, leaf);

impl Contents for StringIo {}

impl Text {
    /// Puts text in at the position, its line ends translated; a gap before it is filled with NULs.
    fn write(&mut self, text: &str) {
        if matches!(self.newlines, Newlines::Universal | Newlines::Kept) {
            self.seen.add(text);
        }
        let translated = match self.newlines {
            Newlines::Universal => text.replace("\r\n", "\n").replace('\r', "\n"),
            Newlines::Cr => text.replace('\n', "\r"),
            Newlines::CrLf => text.replace('\n', "\r\n"),
            Newlines::Kept | Newlines::Lf => {
                self.put(text);
                return;
            }
        };
        self.put(&translated);
    }

    fn put(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        if self.position > self.chars.len() {
            self.chars.resize(self.position, '\0');
        }
        if self.position == self.chars.len() {
            self.chars.extend(text.chars());
            self.position = self.chars.len();
            return;
        }
        let new: Vec<char> = text.chars().collect();
        let end = self.position + new.len();
        let replaced = end.min(self.chars.len());
        drop(self.chars.splice(self.position..replaced, new));
        self.position = end;
    }

    /// Reads the characters that `choose` takes of those from the position on.
    fn take(&mut self, choose: impl FnOnce(&[char]) -> usize) -> String {
        let rest = self.chars.get(self.position..).unwrap_or_default();
        let taken = &rest[..choose(rest).min(rest.len())];
        self.position += taken.len();
        taken.iter().collect()
    }

    fn line(&mut self, most: Option<usize>) -> String {
        let newlines = self.newlines;
        self.take(|rest| {
            let line = line_end(rest, newlines).unwrap_or(rest.len());
            line.min(most.unwrap_or(line))
        })
    }
}

/// Where the first line ends, its end included.
fn line_end(text: &[char], newlines: Newlines) -> Option<usize> {
    let find = |c: char| text.iter().position(|&found| found == c).map(|at| at + 1);
    match newlines {
        Newlines::Lf | Newlines::Universal => find('\n'),
        Newlines::Cr => find('\r'),
        Newlines::CrLf => text.windows(2).position(|pair| pair == ['\r', '\n']).map(|at| at + 2),
        Newlines::Kept => {
            let at = text.iter().position(|&c| matches!(c, '\n' | '\r'))?;
            Some(if text[at..].starts_with(&['\r', '\n']) { at + 2 } else { at + 1 })
        }
    }
}

/// Works with the text of a file that is open.
fn open<R>(t: &mut Thread, value: &Value, work: impl FnOnce(&mut Text) -> R) -> Result<R> {
    let file = t.receiver::<StringIo>(value)?;
    let done = file.text.with_mut(t, |text| if text.closed { None } else { Some(work(text)) });
    done.ok_or_else(|| t.value_error("I/O operation on closed file"))
}

fn new(t: &mut Thread, args: &[Value]) -> Result {
    t.check_new(&args[0], Builtin::StringIO)?;
    let text = Text { chars: Vec::new(), position: 0, newlines: Newlines::Lf, seen: Seen::default(), closed: false };
    Ok(t.object_of(&args[0], StringIo { text: Guarded::new(text) }))
}

/// `StringIO.__init__(self, initial_value='', newline='\n')`
fn init(t: &mut Thread, args: &[Value]) -> Result {
    let newlines = match &args[2] {
        given if given.is_null() => Newlines::Lf,
        given if given.is_none() => Newlines::Universal,
        given => match given.get::<Str>() {
            Some(text) => match Newlines::of(Some(text.as_str())) {
                Some(newlines) => newlines,
                None => {
                    let shown = t.repr_text(given)?;
                    return Err(t.value_error(format!("illegal newline value: {shown}")));
                }
            },
            None => {
                let name = t.type_name(given);
                return Err(t.type_error(format!("newline must be str or None, not {name}")));
            }
        },
    };
    let initial = match &args[1] {
        given if given.is_null() || given.is_none() => "",
        given => match given.get::<Str>() {
            Some(text) => text.as_str(),
            None => {
                let name = t.type_name(given);
                return Err(t.type_error(format!("initial_value must be str or None, not {name}")));
            }
        },
    };
    let file = t.receiver::<StringIo>(&args[0])?;
    file.text.with_mut(t, |text| {
        *text = Text { chars: Vec::new(), position: 0, newlines, seen: Seen::default(), closed: false };
        text.write(initial);
        text.position = 0;
    });
    Ok(Value::NONE)
}

fn read(t: &mut Thread, args: &[Value]) -> Result {
    open(t, &args[0], |_| ())?;
    let most = size_argument(t, &args[1])?;
    let text = open(t, &args[0], |text| text.take(|rest| most.unwrap_or(rest.len())))?;
    Ok(t.str(&text))
}

fn readline(t: &mut Thread, args: &[Value]) -> Result {
    open(t, &args[0], |_| ())?;
    let most = size_argument(t, &args[1])?;
    let line = open(t, &args[0], |text| text.line(most))?;
    Ok(t.str(&line))
}

fn readlines(t: &mut Thread, args: &[Value]) -> Result {
    let hint = size_argument(t, &args[1])?.filter(|&hint| hint > 0);
    let (mut lines, mut size) = (Vec::new(), 0);
    while let Some(line) = next(t, &args[0])? {
        size += t.len(&line)?;
        lines.push(line);
        if hint.is_some_and(|hint| size >= hint) {
            break;
        }
    }
    Ok(t.list(lines))
}

fn next(t: &mut Thread, value: &Value) -> Result<Option<Value>> {
    let line = open(t, value, |text| text.line(None))?;
    Ok(if line.is_empty() { None } else { Some(t.str(&line)) })
}

fn write(t: &mut Thread, args: &[Value]) -> Result {
    let Some(new) = args[1].get::<Str>() else {
        let name = t.type_name(&args[1]);
        return Err(t.type_error(format!("string argument expected, got '{name}'")));
    };
    open(t, &args[0], |text| text.write(new.as_str()))?;
    Ok(Value::from_len(new.chars()))
}

fn seek(t: &mut Thread, args: &[Value]) -> Result {
    open(t, &args[0], |_| ())?;
    let offset = t.ssize(&args[1])?;
    let whence = t.c_int_or(&args[2], 0)?;
    match whence {
        0 if offset < 0 => return Err(t.value_error(format!("Negative seek position {offset}"))),
        0 => {}
        1 | 2 if offset != 0 => return Err(t.raise(Builtin::OSError, "Can't do nonzero cur-relative seeks")),
        1 | 2 => {}
        _ => return Err(t.value_error(format!("Invalid whence ({whence}, should be 0, 1 or 2)"))),
    }
    let position = open(t, &args[0], |text| {
        text.position = [offset as usize, text.position, text.chars.len()][whence as usize];
        text.position
    })?;
    Ok(t.int_from_u64(position as u64))
}

fn tell(t: &mut Thread, args: &[Value]) -> Result {
    let position = open(t, &args[0], |text| text.position)?;
    Ok(t.int_from_u64(position as u64))
}

fn truncate(t: &mut Thread, args: &[Value]) -> Result {
    let position = open(t, &args[0], |text| text.position)?;
    let length = match &args[1] {
        given if given.is_null() || given.is_none() => position,
        given => {
            size_argument(t, given)?;
            let length = t.index(given)?;
            match usize::try_from(length) {
                Ok(length) => length,
                Err(_) => return Err(t.value_error(format!("Negative size value {length}"))),
            }
        }
    };
    open(t, &args[0], |text| text.chars.truncate(length))?;
    Ok(t.int_from_u64(length as u64))
}

fn getvalue(t: &mut Thread, args: &[Value]) -> Result {
    let text: String = open(t, &args[0], |text| text.chars.iter().collect())?;
    Ok(t.str(&text))
}

fn close(t: &mut Thread, args: &[Value]) -> Result {
    let file = t.receiver::<StringIo>(&args[0])?;
    file.text.with_mut(t, |text| {
        text.closed = true;
        text.chars = Vec::new();
    });
    Ok(Value::NONE)
}

fn yes(t: &mut Thread, args: &[Value]) -> Result {
    open(t, &args[0], |_| Value::TRUE)
}

fn is_closed(t: &mut Thread, value: &Value) -> Result<bool> {
    let file = t.receiver::<StringIo>(value)?;
    Ok(file.text.with(t, |text| text.closed))
}

/// What every file says when it is closed; this type's own methods leave the full stop out.
fn check_open(t: &mut Thread, value: &Value) -> Result<()> {
    if is_closed(t, value)? { Err(t.value_error("I/O operation on closed file.")) } else { Ok(()) }
}

fn enter(t: &mut Thread, args: &[Value]) -> Result {
    check_open(t, &args[0])?;
    Ok(args[0].clone())
}

fn isatty(t: &mut Thread, args: &[Value]) -> Result {
    check_open(t, &args[0])?;
    Ok(Value::FALSE)
}

fn exit(t: &mut Thread, args: &[Value]) -> Result {
    t.call_method(&args[0], source::known::CLOSE, &[])
}

const METHODS: &[Row] = &[
    static_method("__new__", "cls, /, *args, **kwargs", new),
    row("__init__", r"self, /, initial_value='', newline='\n'", init),
    row("close", "self, /", close),
    row("detach", "self, /", |t, _| Err(unsupported(t, "detach"))),
    row("fileno", "self, /", |t, _| Err(unsupported(t, "fileno"))),
    row("flush", "self, /", |_, _| Ok(Value::NONE)),
    row("getvalue", "self, /", getvalue),
    row("isatty", "self, /", isatty),
    row("read", "self, size=-1, /", read),
    row("readable", "self, /", yes),
    row("readline", "self, size=-1, /", readline),
    row("readlines", "self, hint=-1, /", readlines),
    row("seek", "self, pos, whence=0, /", seek),
    row("seekable", "self, /", yes),
    row("tell", "self, /", tell),
    row("truncate", "self, pos=None, /", truncate),
    row("writable", "self, /", yes),
    row("write", "self, s, /", write),
    row("writelines", "self, lines, /", |t, args| {
        check_open(t, &args[0])?;
        write_lines(t, args, write)
    }),
    row("__enter__", "self, /", enter),
    row("__exit__", "self, /, *args", exit),
];

const GETSETS: &[Getset] = &[
    getter("closed", |t, value| Ok(Value::bool(is_closed(t, value)?))),
    getter("encoding", |_, _| Ok(Value::NONE)),
    getter("errors", |_, _| Ok(Value::NONE)),
    getter("line_buffering", |t, value| open(t, value, |_| Value::FALSE)),
    getter("newlines", |t, value| {
        let seen = open(t, value, |text| text.seen)?;
        Ok(seen.value(t))
    }),
];

/// `_io.StringIO`
pub(crate) static SPEC: TypeSpec = TypeSpec {
    name: "StringIO",
    module: "_io",
    layout: &Layout::of::<StringIo>(),
    subclassable: true,
    attributes: true,
    slots: Slots {
        iter: Some(|t, value| {
            check_open(t, value)?;
            Ok(value.clone())
        }),
        next: Some(next),
        ..NO_SLOTS
    },
    methods: METHODS,
    getsets: GETSETS,
    ..TypeSpec::BASE
};
