//! `code.replace`: a code object that differs in some fields.

use std::sync::Arc;

use bytecode::Code;
use objects::{Str, Value};

use super::{CodeObject, Strings};
use crate::builtin::Builtin;
use crate::{Result, Thread};

/// The parameters of `replace`, which stand for `self` and [`FIELDS`].
pub(super) const PARAMETERS: &str = "self, /, *, co_argcount=None, co_posonlyargcount=None, co_kwonlyargcount=None, \
    co_nlocals=None, co_stacksize=None, co_flags=None, co_firstlineno=None, co_code=None, co_consts=None, \
    co_names=None, co_varnames=None, co_freevars=None, co_cellvars=None, co_filename=None, co_name=None, \
    co_qualname=None, co_linetable=None, co_exceptiontable=None";

const FIELDS: [&str; 18] = [
    "co_argcount",
    "co_posonlyargcount",
    "co_kwonlyargcount",
    "co_nlocals",
    "co_stacksize",
    "co_flags",
    "co_firstlineno",
    "co_code",
    "co_consts",
    "co_names",
    "co_varnames",
    "co_freevars",
    "co_cellvars",
    "co_filename",
    "co_name",
    "co_qualname",
    "co_linetable",
    "co_exceptiontable",
];

fn text(t: &mut Thread, field: &str, value: &Value) -> Result<String> {
    match value.get::<Str>() {
        Some(text) => Ok(text.as_str().to_owned()),
        None => {
            let kind = t.type_name(value);
            Err(t.type_error(format!("replace() argument '{field}' must be str, not {kind}")))
        }
    }
}

/// Gives code another name, file or first line, with all lines moved as far. What the instructions depend on can only
/// be given as it is.
pub(super) fn replace(t: &mut Thread, args: &[Value]) -> Result {
    let Some(code) = args[0].get::<CodeObject>().map(|code| code.code.clone()) else { return Ok(Value::NONE) };
    let mut changed = Code::clone(&code);
    for (field, value) in FIELDS.into_iter().zip(&args[1..]).filter(|(_, value)| !value.is_null()) {
        match field {
            "co_firstlineno" => {
                let line = t.index(value)?;
                let Ok(line) = u32::try_from(line) else {
                    return Err(t.value_error("code: co_firstlineno must not be negative"));
                };
                changed.first_line = line;
            }
            "co_filename" => changed.file = text(t, field, value)?.into(),
            "co_qualname" => changed.qualname = text(t, field, value)?,
            "co_name" => {
                let name = text(t, field, value)?;
                changed.name = t.names().intern(&name);
            }
            _ => check_same(t, &args[0], field, value)?,
        }
    }
    move_lines(&mut changed, code.first_line);
    Ok(t.code(&Arc::new(changed), Strings::Counted))
}

/// Moves lines as far as the first line was.
fn move_lines(code: &mut Code, from: u32) {
    let shift = i64::from(code.first_line) - i64::from(from);
    let moved = |line: u32| u32::try_from(i64::from(line) + shift).unwrap_or(0);
    for place in code.locations.iter_mut().filter(|place| place.line != 0) {
        (place.line, place.end_line) = (moved(place.line), moved(place.end_line));
    }
}

fn check_same(t: &mut Thread, code: &Value, field: &str, value: &Value) -> Result<()> {
    let name = t.names().intern(field);
    if let Some(own) = t.find_attribute(code, name)?
        && t.equals(&own, value)?
    {
        return Ok(());
    }
    Err(t.raise(Builtin::NotImplementedError, format!("code.replace: minipy cannot change {field}")))
}
