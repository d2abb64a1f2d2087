//! `_re`: patterns and matches, over the crate `pattern`. `re` itself is Python.

use objects::{Bytes, Slot, Str, Value};
use pattern::{Error, Flags, Program, Subject};

use crate::builtin::Builtin;
use crate::modules::ModuleSpec;
use crate::native::row;
use crate::{Raised, Result, Thread};

pub(crate) mod finding;
pub(crate) mod matched;
pub(crate) mod matching;
pub(crate) mod methods;
pub(crate) mod replace;

/// The octets of a bytes pattern or template as characters.
fn as_characters(octets: &[u8]) -> String {
    octets.iter().map(|&octet| char::from(octet)).collect()
}

/// The text of a pattern or template, and whether it is str.
fn pattern_text(t: &mut Thread, value: &Value) -> Result<(String, bool)> {
    if let Some(text) = value.get::<Str>() {
        return Ok((text.as_str().to_owned(), true));
    }
    Ok((as_characters(&t.bytes_like(value)?), false))
}

/// What a search can look at: str and bytes themselves, a copy in bytes of what is like bytes.
fn searchable(t: &mut Thread, value: &Value) -> Result {
    if value.has::<Str>() || value.has::<Bytes>() {
        return Ok(value.clone());
    }
    match t.bytes_like(value).map(|octets| octets.to_vec()) {
        Ok(octets) => Ok(t.bytes(&octets)),
        Err(_) => {
            let name = t.type_name(value);
            Err(t.type_error(format!("expected string or bytes-like object, got '{name}'")))
        }
    }
}

/// What the search is told of a value that [`searchable`] gave.
fn subject_of(value: &Value) -> Subject<'_> {
    match value.get::<Str>() {
        Some(text) if text.is_ascii() => Subject::Ascii(text.as_str()),
        Some(text) => Subject::Unicode(text.as_str()),
        None => Subject::Bytes(value.get::<Bytes>().map_or(&[], Bytes::as_slice)),
    }
}

impl Thread {
    /// An error of a pattern or template as an exception; the pattern is what PatternError shows.
    #[cold]
    fn pattern_error(&mut self, error: Error, shown: &Value) -> Raised {
        let (message, position) = match error {
            Error::Flags(message) => return self.value_error(message),
            Error::Overflow(message) => return self.overflow_error(message),
            Error::Group(message) => return self.index_error(message),
            Error::TooDeep => {
                let message = "this search needs too much memory: the pattern can match in too many ways";
                return self.runtime_error(message);
            }
            Error::Stopped => return self.runtime_error("a search was stopped"),
            Error::Syntax(message, position) => (message, position),
            Error::Refused(message) => (message, None),
        };
        match self.new_pattern_error(&message, position, shown) {
            Ok(exception) => Raised::new(exception),
            Err(raised) => raised,
        }
    }

    fn new_pattern_error(&mut self, message: &str, position: Option<usize>, shown: &Value) -> Result {
        let module = self.import_module("re")?;
        let name = self.names().intern("PatternError");
        let class = self.get_attribute(&module, name)?;
        let message = self.str(message);
        match position {
            Some(position) => self.call(&class, &[message, shown.clone(), Value::from_len(position)]),
            None => self.call(&class, &[message]),
        }
    }
}

/// `compile(pattern, flags)`
fn compile(t: &mut Thread, args: &[Value]) -> Result {
    const ALL: i64 = 0x1FF;
    let (text, is_text) = pattern_text(t, &args[0])?;
    let flags = t.c_int_or(&args[1], 0)?;
    let program = match Program::new(&text, Flags((flags & ALL) as u32), is_text) {
        Ok(program) => program,
        Err(error) => return Err(t.pattern_error(error, &args[0])),
    };
    let names = t.dict();
    for (name, number) in &program.names {
        let name = t.str(name);
        t.dict_set(&names, name, Value::from_len(*number))?;
    }
    let names = t.mapping_proxy(names);
    let pattern = methods::Pattern { program, source: Slot::new(args[0].clone()), names: Slot::new(names) };
    Ok(t.object(Builtin::Pattern, pattern))
}

fn init(t: &mut Thread, module: &Value) -> Result<()> {
    for (name, builtin) in [("Pattern", Builtin::Pattern), ("Match", Builtin::Match)] {
        let class = t.class(builtin);
        t.add_name(module, name, class);
    }
    Ok(())
}

/// `_re`
pub(crate) static SPEC: ModuleSpec =
    ModuleSpec { name: "_re", functions: &[row("compile", "pattern, flags, /", compile)], init: Some(init) };
