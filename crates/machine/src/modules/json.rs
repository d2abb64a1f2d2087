//! `_json`: what the package `json` does character by character.

use objects::Value;

use crate::modules::ModuleSpec;
use crate::native::row;
use crate::{Result, Thread};

mod decode;
mod encode;
mod text;

/// So deep containers may be nested; CPython's `Py_C_RECURSION_LIMIT`.
const DEEPEST: usize = 10_000;

/// The argument, or None for one that was not given.
fn given(value: &Value) -> Option<Value> {
    if value.is_null() || value.is_none() { None } else { Some(value.clone()) }
}

/// An argument that is a str, named by its position as CPython's encoder does.
fn separator(t: &mut Thread, value: &Value, position: usize) -> Result<String> {
    match value.get::<objects::Str>() {
        Some(text) => Ok(text.as_str().to_owned()),
        None => {
            let name = t.type_name(value);
            Err(t.type_error(format!("make_encoder() argument {position} must be str, not {name}")))
        }
    }
}

/// `_json`
pub(crate) static SPEC: ModuleSpec = ModuleSpec {
    name: "_json",
    functions: &[
        row(
            "encode",
            "obj, default, check_circular, ensure_ascii, indent, key_separator, item_separator, sort_keys, skipkeys, \
             allow_nan, /",
            encode::encode,
        ),
        row(
            "decode",
            "text, start, whole, strict, object_hook, object_pairs_hook, parse_float, parse_int, parse_constant, /",
            decode::decode,
        ),
        row("encode_basestring", "string, /", |t, args| encode::basestring(t, args, false)),
        row("encode_basestring_ascii", "string, /", |t, args| encode::basestring(t, args, true)),
    ],
    init: None,
};
