//! `code.replace`: a code object that differs in some fields.

use std::sync::Arc;

use bytecode::{Code, Constant};
use objects::{Bytes, Str, Tuple, Value};

use super::{CodeObject, Strings};
use crate::builtin::Builtin;
use crate::types::int::IntValue;
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
            "co_consts" => changed.constants = constants(t, &args[0], &code, value)?,
            _ => check_same(t, &args[0], field, value)?,
        }
    }
    move_lines(&mut changed, code.first_line);
    Ok(t.code(&Arc::new(changed), Strings::Counted))
}

/// The constants of code that was given others: as many, each as it was or of a kind that has a literal.
fn constants(t: &mut Thread, own: &Value, code: &Code, given: &Value) -> Result<Vec<Constant>> {
    let Some(given) = given.get::<Tuple>() else {
        let kind = t.type_name(given);
        return Err(t.type_error(format!("replace() argument 'co_consts' must be tuple, not {kind}")));
    };
    let before = own.get::<CodeObject>().map(|own| own.constants.to_vec()).unwrap_or_default();
    if given.items().len() != before.len() {
        let message = "code.replace: minipy cannot change how many constants there are";
        return Err(t.raise(Builtin::NotImplementedError, message));
    }
    let mut constants = code.constants.clone();
    for ((constant, new), old) in constants.iter_mut().zip(given.items()).zip(&before) {
        if new.is(old) {
            continue;
        }
        match constant_of(t, new) {
            Some(new) => *constant = new,
            None => {
                let kind = t.type_name(new);
                let message = format!("code.replace: minipy cannot make a constant of a '{kind}'");
                return Err(t.raise(Builtin::NotImplementedError, message));
            }
        }
    }
    Ok(constants)
}

/// A value as a constant, if it can be one.
fn constant_of(t: &Thread, value: &Value) -> Option<Constant> {
    if value.is_none() {
        return Some(Constant::None);
    }
    if let Some(code) = value.get::<CodeObject>() {
        return Some(Constant::Code(code.code.clone()));
    }
    if t.is_exactly(value, Builtin::Bool) {
        return Some(Constant::Bool(value.is(&Value::TRUE)));
    }
    if t.is_exactly(value, Builtin::Int) {
        return IntValue::of(value).and_then(IntValue::to_i64).map(Constant::Int);
    }
    if t.is_exactly(value, Builtin::Float) {
        return crate::types::float::float_value(value).map(Constant::Float);
    }
    if t.is_exactly(value, Builtin::Str) {
        return value.get::<Str>().map(|text| Constant::Str(text.as_str().to_owned()));
    }
    if t.is_exactly(value, Builtin::Bytes) {
        return value.get::<Bytes>().map(|bytes| Constant::Bytes(bytes.as_slice().to_vec()));
    }
    let items = value.get::<Tuple>().filter(|_| t.is_exactly(value, Builtin::Tuple))?.items();
    items.iter().map(|item| constant_of(t, item)).collect::<Option<_>>().map(Constant::Tuple)
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
