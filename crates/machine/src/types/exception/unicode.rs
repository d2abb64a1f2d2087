//! `UnicodeDecodeError`, `UnicodeEncodeError`, `UnicodeTranslateError`.

use objects::{Bytes, Str, Tuple, Value};
use text::encode::{CodecError, Failure};

use super::base::{field, set_arguments, set_field};
use crate::builtin::Builtin;
use crate::{Raised, Result, Thread};

const FIELDS: [&str; 5] = ["encoding", "object", "start", "end", "reason"];

pub(super) fn init_with_encoding(t: &mut Thread, args: &[Value]) -> Result {
    super::base::no_keywords(t, &args[0], &args[2])?;
    fill(t, &args[0], &args[1], &FIELDS)
}

pub(super) fn init_translate(t: &mut Thread, args: &[Value]) -> Result {
    super::base::no_keywords(t, &args[0], &args[2])?;
    fill(t, &args[0], &args[1], &FIELDS[1..])
}

fn fill(t: &mut Thread, value: &Value, args: &Value, fields: &[&'static str]) -> Result {
    let given = args.get::<Tuple>().map(|args| args.items().to_vec()).unwrap_or_default();
    if given.len() != fields.len() {
        let (wanted, count) = (fields.len(), given.len());
        return Err(t.type_error(format!("function takes exactly {wanted} arguments ({count} given)")));
    }
    set_arguments(value, args);
    let decodes = t.is_instance(value, Builtin::UnicodeDecodeError);
    for (at, (name, part)) in fields.iter().zip(given).enumerate() {
        let part = match *name {
            "start" | "end" => {
                let number = t.ssize(&part)?;
                t.int(number)
            }
            "object" if decodes => {
                let octets = t.bytes_like(&part)?;
                if part.has::<Bytes>() { part.clone() } else { t.bytes(&octets) }
            }
            _ if !part.has::<Str>() => {
                let got = t.type_name(&part);
                return Err(t.type_error(format!("argument {} must be str, not {got}", at + 1)));
            }
            _ => part,
        };
        set_field(value, name, Some(part));
    }
    Ok(Value::NONE)
}

fn text_of(value: &Value, name: &str) -> String {
    field(value, name).get::<Str>().map(|text| text.as_str().to_owned()).unwrap_or_default()
}

pub(super) fn str(t: &mut Thread, value: &Value) -> Result {
    let object = field(value, "object");
    if object.is_none() {
        return Ok(t.str(""));
    }
    let number = |name: &str| field(value, name).as_small_int().map_or(0, |number| number.max(0) as usize);
    let (start, end, reason) = (number("start"), number("end"), text_of(value, "reason"));
    let encoding = field(value, "encoding");
    let subject = match encoding.get::<Str>() {
        Some(name) => {
            format!("'{}' codec can't {}", name.as_str(), if object.has::<Bytes>() { "decode" } else { "encode" })
        }
        None => "can't translate".to_owned(),
    };
    let single = end == start + 1;
    let (one, many) = match (object.get::<Bytes>(), object.get::<Str>()) {
        (Some(bytes), _) => (bytes.as_slice().get(start).map(|byte| format!("byte 0x{byte:02x}")), "bytes"),
        (None, Some(text)) => (text.char_at(start).map(|c| format!("character '{}'", escaped(c))), "characters"),
        (None, None) => (None, "characters"),
    };
    let message = match one {
        Some(one) if single => format!("{subject} {one} in position {start}: {reason}"),
        _ => format!("{subject} {many} in position {start}-{}: {reason}", end.saturating_sub(1)),
    };
    Ok(t.str(&message))
}

fn escaped(c: char) -> String {
    match u32::from(c) {
        code @ 0..=0xff => format!("\\x{code:02x}"),
        code @ 0x100..=0xffff => format!("\\u{code:04x}"),
        code => format!("\\U{code:08x}"),
    }
}

impl Thread {
    /// The exception for bytes that do not decode or text that does not encode; `object` is what was given.
    #[cold]
    pub fn codec_error(&mut self, error: CodecError, object: Value) -> Raised {
        match error {
            CodecError::Decode(failure) => self.unicode_error(Builtin::UnicodeDecodeError, failure, object),
            CodecError::Encode(failure) => self.unicode_error(Builtin::UnicodeEncodeError, failure, object),
            CodecError::Other(error) => self.text_error(error),
        }
    }

    fn unicode_error(&mut self, class: Builtin, failure: Failure, object: Value) -> Raised {
        let parts = [
            self.str(failure.encoding),
            object,
            Value::from_len(failure.start),
            Value::from_len(failure.end),
            self.str(failure.reason),
        ];
        let raised = self.raise_args(class, parts.to_vec());
        for (name, part) in FIELDS.iter().zip(parts) {
            set_field(raised.exception(), name, Some(part));
        }
        raised
    }
}
