//! `_codecs`: error handlers that the program defines, and names of encodings.

use objects::{Bytes, Str, Tuple, Value};
use text::encode::{CodecError, Encoding, decode, encode};

use crate::modules::ModuleSpec;
use crate::native::row;
use crate::types::exception::Exception;
use crate::types::int::IntValue;
use crate::{Result, Thread};

mod registry;

pub(crate) use registry::has_short_way;

/// Where the interpreter keeps the handlers: a dict by name.
const HANDLERS: &str = "codecs.error_handlers";

/// Encodings of octets as octets or of text as text, which `codecs.encode` knows.
const NO_TEXT: [&str; 19] = [
    "hex",
    "hex_codec",
    "base64",
    "base64_codec",
    "base_64",
    "rot13",
    "rot_13",
    "bz2",
    "bz2_codec",
    "zlib",
    "zlib_codec",
    "zip",
    "uu",
    "uu_codec",
    "quopri",
    "quopri_codec",
    "quoted_printable",
    "quotedprintable",
    "x_bzip2",
];

/// Whether the name is of an encoding that does not lead from text to octets.
pub(crate) fn is_no_text_encoding(name: &str) -> bool {
    let name = name.to_ascii_lowercase().replace('-', "_");
    NO_TEXT.contains(&name.as_str())
}

/// The name of an encoding that `_encodings` of the library knows.
fn written_in_python(name: &str) -> Option<&'static str> {
    match name.to_ascii_lowercase().replace('-', "_").as_str() {
        "utf_7" | "utf7" | "u7" | "unicode_1_1_utf_7" => Some("utf-7"),
        "punycode" => Some("punycode"),
        "idna" => Some("idna"),
        _ => None,
    }
}

impl Thread {
    /// Encodes or decodes by a function of the library, if the encoding is one that is written in Python.
    ///
    /// # Errors
    /// The function's: UnicodeEncodeError, UnicodeDecodeError.
    pub(crate) fn code_in_python(
        &mut self,
        function: &str,
        encoding: &str,
        data: &Value,
        errors: &str,
    ) -> Result<Option<Value>> {
        let Some(encoding) = written_in_python(encoding) else { return Ok(None) };
        let module = self.import_module("_encodings")?;
        let function = self.names().intern(function);
        let function = self.get_attribute(&module, function)?;
        let (encoding, errors) = (self.str(encoding), self.str(errors));
        self.call(&function, &[encoding, data.clone(), errors]).map(Some)
    }

    /// The error handler that the program has registered under a name.
    pub(crate) fn registered_handler(&mut self, name: &str) -> Result<Option<Value>> {
        let known = self.interpreter().extra.lock().get(HANDLERS).cloned();
        let Some(handlers) = known else { return Ok(None) };
        let name = self.str(name);
        self.dict_get(&handlers, &name)
    }

    /// Encodes text; what cannot be encoded goes through a handler.
    ///
    /// # Errors
    /// What the handler raises; TypeError and IndexError for what it must not return.
    pub(crate) fn encode_with(&mut self, text: &Value, encoding: Encoding, handler: &Value) -> Result<Vec<u8>> {
        let whole = self.str_of(text)?;
        let (mut out, mut at) = (Vec::new(), 0);
        loop {
            let rest = whole.slice(at, whole.chars());
            let mut failure = match encode(rest, encoding, "strict") {
                Ok(octets) => {
                    out.extend(octets);
                    return Ok(out);
                }
                Err(CodecError::Encode(failure)) => failure,
                Err(error) => return Err(self.codec_error(error, text.clone())),
            };
            let good = whole.slice(at, at + failure.start);
            (failure.start, failure.end) = (failure.start + at, failure.end + at);
            out.extend(encode(good, encoding, "strict").unwrap_or_default());
            let raised = self.codec_error(CodecError::Encode(failure), text.clone());
            let answer = self.call(handler, &[raised.exception().clone()])?;
            let complaint = "encoding error handler must return (str/bytes, int) tuple";
            let (replacement, next) = self.handled(&answer, whole.chars(), complaint)?;
            match (replacement.get::<Bytes>(), replacement.get::<Str>()) {
                (Some(octets), _) => out.extend_from_slice(octets.as_slice()),
                (None, Some(text)) => match encode(text.as_str(), encoding, "strict") {
                    Ok(octets) => out.extend(octets),
                    Err(_) => return Err(raised),
                },
                (None, None) => return Err(self.type_error(complaint)),
            }
            at = next;
        }
    }

    /// Decodes octets; what cannot be decoded goes through a handler.
    ///
    /// # Errors
    /// As [`Thread::encode_with`].
    pub(crate) fn decode_with(&mut self, octets: &[u8], encoding: Encoding, handler: &Value) -> Result {
        let (mut out, mut at) = (String::new(), 0);
        let mut whole = self.bytes(octets);
        loop {
            let object = whole.clone();
            let octets = object.get::<Bytes>().map_or(&[][..], Bytes::as_slice);
            let mut failure = match decode(&octets[at..], encoding, "strict") {
                Ok(text) => {
                    out.push_str(&text);
                    return Ok(self.str(&out));
                }
                Err(CodecError::Decode(failure)) => failure,
                Err(error) => return Err(self.codec_error(error, whole)),
            };
            let good = &octets[at..at + failure.start];
            (failure.start, failure.end) = (failure.start + at, failure.end + at);
            out.push_str(&decode(good, encoding, "strict").unwrap_or_default());
            let raised = self.codec_error(CodecError::Decode(failure), whole.clone());
            let answer = self.call(handler, &[raised.exception().clone()])?;
            // The handler may have put other octets in their place.
            whole = raised.exception().get::<Exception>().and_then(|e| e.field("object")).unwrap_or_default();
            let Some(len) = whole.get::<Bytes>().map(|octets| octets.as_slice().len()) else {
                return Err(self.type_error("object attribute must be bytes"));
            };
            let complaint = "decoding error handler must return (str, int) tuple";
            let (replacement, next) = self.handled(&answer, len, complaint)?;
            match replacement.get::<Str>() {
                Some(text) => out.push_str(text.as_str()),
                None => return Err(self.type_error(complaint)),
            }
            at = next;
        }
    }

    /// What a handler has answered: a replacement, and where to go on.
    fn handled(&mut self, answer: &Value, len: usize, complaint: &str) -> Result<(Value, usize)> {
        let parts = answer.get::<Tuple>().map_or(&[][..], Tuple::items);
        let [replacement, position] = parts else { return Err(self.type_error(complaint)) };
        let Some(position) = IntValue::of(position) else { return Err(self.type_error(complaint)) };
        let position = position.to_i64().unwrap_or(i64::MAX);
        let place = if position < 0 { position.saturating_add(len as i64) } else { position };
        match usize::try_from(place).ok().filter(|&place| place <= len) {
            Some(place) => Ok((replacement.clone(), place)),
            None => Err(self.index_error(format!("position {position} from error handler out of bounds"))),
        }
    }
}

fn name_argument<'a>(t: &mut Thread, value: &'a Value, function: &str) -> Result<&'a str> {
    match value.get::<Str>() {
        Some(name) => Ok(name.as_str()),
        None => {
            let found = t.type_name(value);
            Err(t.type_error(format!("{function} must be str, not {found}")))
        }
    }
}

/// `register_error(errors, handler, /)`
fn register_error(t: &mut Thread, args: &[Value]) -> Result {
    name_argument(t, &args[0], "register_error() argument 1")?;
    if !t.is_callable(&args[1]) {
        return Err(t.type_error("handler must be callable"));
    }
    let known = t.interpreter().extra.lock().get(HANDLERS).cloned();
    let handlers = match known {
        Some(handlers) => handlers,
        None => {
            let fresh = t.dict();
            t.interpreter().extra.lock().entry(HANDLERS).or_insert(fresh).clone()
        }
    };
    t.dict_set(&handlers, args[0].clone(), args[1].clone())?;
    Ok(Value::NONE)
}

/// `_registered(name)`: the handler of that name that the program has defined, or None.
fn registered(t: &mut Thread, args: &[Value]) -> Result {
    let name = name_argument(t, &args[0], "lookup_error() argument")?;
    Ok(t.registered_handler(name)?.unwrap_or(Value::NONE))
}

/// `_canonical(encoding)`: the name that `codecs.lookup` gives an encoding that is built in; None for others.
fn canonical(t: &mut Thread, args: &[Value]) -> Result {
    let name = name_argument(t, &args[0], "lookup() argument")?;
    match Encoding::find(name) {
        Ok(encoding) => Ok(t.str(encoding.canonical_name())),
        Err(_) => Ok(written_in_python(name).map_or(Value::NONE, |name| t.str(name))),
    }
}

/// `_encode(text, encoding, errors)` and `_decode(octets, encoding, errors)` of an encoding that is built in: without
/// the note that `str.encode` and `bytes.decode` give an exception.
fn code(t: &mut Thread, args: &[Value], decodes: bool) -> Result {
    let name = name_argument(t, &args[1], "encoding")?;
    let errors = name_argument(t, &args[2], "errors")?;
    let Ok(encoding) = Encoding::find(name) else {
        let function = if decodes { "decode" } else { "encode" };
        return match t.code_in_python(function, name, &args[0], errors)? {
            Some(coded) => Ok(coded),
            None => Err(t.raise(crate::builtin::Builtin::LookupError, format!("unknown encoding: {name}"))),
        };
    };
    if decodes {
        let octets = t.bytes_like(&args[0])?.into_owned();
        return t.decode_known(&args[0], &octets, encoding, errors);
    }
    let octets = t.encode_known(&args[0], encoding, errors)?;
    Ok(t.bytes(&octets))
}

/// `_codecs`
pub(crate) static SPEC: ModuleSpec = ModuleSpec {
    name: "_codecs",
    functions: &[
        row("_decode", "octets, encoding, errors, /", |t, args| code(t, args, true)),
        row("_encode", "text, encoding, errors, /", |t, args| code(t, args, false)),
        row("_canonical", "encoding, /", canonical),
        row("_registered", "name, /", registered),
        row("_searched", "encoding, /", registry::searched),
        row("register", "search_function, /", registry::register),
        row("register_error", "errors, handler, /", register_error),
        row("unregister", "search_function, /", registry::unregister),
    ],
    init: None,
};

/// Whether a name is of a handler that the codecs know themselves.
pub(crate) fn is_known_handler(name: &str) -> bool {
    matches!(
        name,
        "strict"
            | "ignore"
            | "replace"
            | "backslashreplace"
            | "xmlcharrefreplace"
            | "namereplace"
            | "surrogateescape"
            | "surrogatepass"
    )
}

impl Thread {
    /// The LookupError for an encoding that `str.encode` or `bytes.decode` cannot use.
    #[cold]
    pub(crate) fn no_such_encoding(&mut self, name: &str, error: text::Error, function: &str) -> crate::Raised {
        if name.contains('\0') {
            return self.value_error("embedded null character");
        }
        if is_no_text_encoding(name) {
            return self.not_of_text(name, function);
        }
        self.text_error(error)
    }
}
