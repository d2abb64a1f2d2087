//! `str(...)`

use objects::{Str, Value};

use crate::builtin::Builtin;
use crate::{Result, Thread};

/// `str.__new__(cls, object='', encoding='utf-8', errors='strict')`
pub(super) fn new(t: &mut Thread, args: &[Value]) -> Result {
    let (class, object) = (&args[0], &args[1]);
    t.check_new(class, Builtin::Str)?;
    let decodes = !args[2].is_null() || !args[3].is_null();
    let text = if object.is_null() {
        t.str("")
    } else if decodes {
        decode(t, args)?
    } else {
        t.to_str(object)?
    };
    if t.class(Builtin::Str).is(class) {
        return Ok(text);
    }
    let text = t.str_of(&text)?.as_str();
    Ok(t.str_of_class(class, text))
}

fn decode(t: &mut Thread, args: &[Value]) -> Result {
    let object = &args[1];
    let (encoding, errors) = t.codec_arguments("str", &args[2], &args[3])?;
    if let Some(octets) = t.octets(object)? {
        return t.decode_bytes(object, &octets, encoding, errors);
    }
    if object.has::<Str>() {
        return Err(t.type_error("decoding str is not supported"));
    }
    let name = t.type_name(object);
    Err(t.type_error(format!("decoding to str: need a bytes-like object, {name} found")))
}
