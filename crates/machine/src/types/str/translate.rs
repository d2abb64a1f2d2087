//! `str.translate` and `str.maketrans`.

use objects::{Str, Value};

use crate::builtin::Builtin;
use crate::{Result, Thread};

/// What a table puts in the place of a character.
enum Replacement {
    Same,
    Text(Value),
    Char(char),
    Nothing,
}

/// `str.translate(self, table, /)`: looks every character up once.
pub(super) fn translate(t: &mut Thread, args: &[Value]) -> Result {
    let text = t.str_of(&args[0])?.as_str();
    let mut out = String::with_capacity(text.len());
    let mut known: [Option<Replacement>; 128] = [const { None }; 128];
    for c in text.chars() {
        let replacement = if c.is_ascii() {
            // Tables do not change while they are used, as far as ASCII goes: CPython remembers it too.
            let slot = &mut known[c as usize];
            if slot.is_none() {
                *slot = Some(look_up(t, &args[1], c)?);
            }
            push(&mut out, c, slot.as_ref().unwrap_or(&Replacement::Same));
            continue;
        } else {
            look_up(t, &args[1], c)?
        };
        push(&mut out, c, &replacement);
    }
    Ok(t.str(&out))
}

fn push(out: &mut String, c: char, replacement: &Replacement) {
    match replacement {
        Replacement::Same => out.push(c),
        Replacement::Char(c) => out.push(*c),
        Replacement::Text(value) => out.push_str(value.get::<Str>().map_or("", Str::as_str)),
        Replacement::Nothing => {}
    }
}

fn look_up(t: &mut Thread, table: &Value, c: char) -> Result<Replacement> {
    let found = match t.get_item(table, &Value::from_i32(c as i32)) {
        Ok(found) => found,
        Err(raised) if t.is_exception(&raised, Builtin::LookupError) => return Ok(Replacement::Same),
        Err(raised) => return Err(raised),
    };
    if found.is_none() {
        return Ok(Replacement::Nothing);
    }
    if found.has::<Str>() {
        return Ok(Replacement::Text(found));
    }
    if crate::types::int::IntValue::of(&found).is_none() {
        return Err(t.type_error("character mapping must return integer, None or str"));
    }
    let code = t.int_of(&found)?.to_i64().and_then(|code| u32::try_from(code).ok()).and_then(char::from_u32);
    match code {
        Some(c) => Ok(Replacement::Char(c)),
        None => Err(t.value_error("character mapping must be in range(0x110000)")),
    }
}

/// `str.maketrans(x, y=None, z=None, /)`
pub(super) fn maketrans(t: &mut Thread, args: &[Value]) -> Result {
    let (x, y, z) = (&args[0], &args[1], &args[2]);
    let table = t.dict();
    if y.is_null() {
        if !t.is_instance(x, Builtin::Dict) {
            return Err(t.type_error("if you give only one argument to maketrans it must be a dict"));
        }
        for (key, value) in t.dict_items(x) {
            let key = code_of_key(t, key)?;
            t.set_item(&table, &key, value)?;
        }
        return Ok(table);
    }
    let Some(to) = y.get::<Str>() else { return Err(wrong_argument(t, 2, y)) };
    let removed = match z.get::<Str>() {
        None if !z.is_null() => return Err(wrong_argument(t, 3, z)),
        removed => removed.map_or("", Str::as_str),
    };
    let Some(from) = x.get::<Str>() else {
        return Err(t.type_error("first maketrans argument must be a string if there is a second argument"));
    };
    if from.chars() != to.chars() {
        return Err(t.value_error("the first two maketrans arguments must have equal length"));
    }
    let pairs = from.as_str().chars().zip(to.as_str().chars()).map(|(from, to)| (from, Value::from_i32(to as i32)));
    for (from, to) in pairs.chain(removed.chars().map(|c| (c, Value::NONE))) {
        t.set_item(&table, &Value::from_i32(from as i32), to)?;
    }
    Ok(table)
}

fn code_of_key(t: &mut Thread, key: Value) -> Result {
    let Some(text) = key.get::<Str>() else {
        if crate::types::int::IntValue::of(&key).is_some() {
            return Ok(key);
        }
        return Err(t.type_error("keys in translate table must be strings or integers"));
    };
    match text.char_at(0) {
        Some(c) if text.chars() == 1 => Ok(Value::from_i32(c as i32)),
        _ => Err(t.value_error("string keys in translate table must be of length 1")),
    }
}

fn wrong_argument(t: &mut Thread, position: usize, found: &Value) -> crate::Raised {
    let name = t.argument_type(found);
    t.type_error(format!("maketrans() argument {position} must be str, not {name}"))
}
