//! The `%` operator of bytes.

use objects::{Bytes, Str, Value};
use source::known;
use text::percent::{self, Kind, Layout, Piece, Template};

use crate::builtin::Builtin;
use crate::types::bytearray::ByteArray;
use crate::types::int::IntValue;
use crate::types::percent_arguments::Arguments;
use crate::{Result, Thread};

/// `template % value`
pub(crate) fn format(t: &mut Thread, template: &Value, value: &Value) -> Result {
    let bytes = t.bytes_like(template)?;
    let mut arguments = Arguments::new(t, Template::Bytes, value);
    let mut out = Vec::with_capacity(bytes.len() * 2);
    for piece in percent::bytes_pieces(&bytes) {
        let field = match piece.map_err(|error| t.text_error(error))? {
            Piece::Literal(range) => {
                out.extend_from_slice(&bytes[range]);
                continue;
            }
            Piece::Field(field) => field,
        };
        if let Some(key) = &field.key {
            let key = t.bytes(&bytes[key.clone()]);
            arguments.select(t, key)?;
        }
        let layout = arguments.layout(t, &field)?;
        let argument = arguments.next(t)?;
        let kind = field.kind().map_err(|error| t.text_error(error))?;
        write(t, &mut out, kind, &layout, &argument)?;
    }
    arguments.finish(t)?;
    Ok(t.bytes_as(template, &out))
}

fn write(t: &mut Thread, out: &mut Vec<u8>, kind: Kind, layout: &Layout, argument: &Value) -> Result<()> {
    let mut text = String::new();
    match kind {
        Kind::Str => {
            let bytes = bytes_of(t, argument)?;
            let bytes = t.bytes_like(&bytes)?;
            return layout.write_bytes(out, &bytes).map_err(|error| t.text_error(error));
        }
        Kind::Repr | Kind::Ascii => {
            let ascii = t.ascii(argument)?;
            let ascii = ascii.get::<Str>().map_or("", Str::as_str);
            return layout.write_bytes(out, ascii.as_bytes()).map_err(|error| t.text_error(error));
        }
        Kind::Char => {
            let byte = byte_of(t, argument)?;
            let layout = Layout { precision: None, ..*layout };
            return layout.write_bytes(out, &[byte]).map_err(|error| t.text_error(error));
        }
        Kind::Number | Kind::Index => t.write_percent_int(&mut text, layout, kind, argument)?,
        Kind::Float => {
            let number = match t.to_f64(argument) {
                Ok(number) => number,
                Err(raised) => {
                    let error = percent::needs_float(Template::Bytes, &t.type_name(argument));
                    return Err(t.type_error_instead(raised, error));
                }
            };
            layout.write_float(&mut text, number).map_err(|error| t.text_error(error))?;
        }
    }
    out.extend_from_slice(text.as_bytes());
    Ok(())
}

/// The bytes of a `%s` or `%b`.
fn bytes_of(t: &mut Thread, argument: &Value) -> Result {
    if t.lends_octets(argument) {
        return Ok(argument.clone());
    }
    match t.call_special(argument, known::BYTES, &[])? {
        Some(bytes) if bytes.has::<Bytes>() => Ok(bytes),
        Some(other) => {
            let name = t.type_name(&other);
            Err(t.type_error(format!("__bytes__ returned non-bytes (type {name})")))
        }
        None => {
            let error = percent::needs_bytes(&t.type_name(argument));
            Err(t.text_error(error))
        }
    }
}

/// The byte of a `%c`.
fn byte_of(t: &mut Thread, argument: &Value) -> Result<u8> {
    if argument.has::<Bytes>() || argument.has::<ByteArray>() {
        let octets = t.bytes_like(argument)?;
        if let [byte] = *octets {
            return Ok(byte);
        }
        let kind = if argument.has::<Bytes>() { "bytes" } else { "bytearray" };
        let message = format!(
            "%c requires an integer in range(256) or a single byte, not a {kind} object of length {}",
            octets.len()
        );
        return Err(t.type_error(message));
    }
    if IntValue::of(argument).is_none() && t.special(argument, known::INDEX).is_none() {
        return Err(t.text_error(percent::needs_char(Template::Bytes)));
    }
    let number = t.index_value(argument)?;
    let byte = t.int_of(&number)?.to_i64().and_then(|byte| u8::try_from(byte).ok());
    byte.ok_or_else(|| t.raise(Builtin::OverflowError, "%c arg not in range(256)"))
}
