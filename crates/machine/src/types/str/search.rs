//! The methods of str that look for something in it.

use objects::{Str, Tuple, Value};

use crate::{Raised, Result, Thread};

/// TypeError for an argument of a method that must be a str.
#[cold]
fn argument_error(t: &mut Thread, method: &str, argument: &str, found: &Value) -> Raised {
    let name = if found.is_none() { "None".to_owned() } else { t.argument_type(found).to_string() };
    t.type_error(format!("{method}() {argument} must be str, not {name}"))
}

/// An argument that must be a str.
pub(super) fn argument<'a>(t: &mut Thread, method: &str, argument: &str, value: &'a Value) -> Result<&'a Str> {
    match value.get::<Str>() {
        Some(text) => Ok(text),
        None => Err(argument_error(t, method, argument, value)),
    }
}

type Find = fn(&str, &str) -> Option<usize>;

/// Where something is found, in characters.
fn position(t: &mut Thread, args: &[Value], method: &str, find: Find) -> Result<Option<usize>> {
    let text = t.str_of(&args[0])?;
    let needle = argument(t, method, "argument 1", &args[1])?;
    let Some((part, start)) = t.text_window(text, &args[2..4])? else { return Ok(None) };
    let offset = find(part, needle.as_str());
    Ok(offset.map(|offset| start + if text.is_ascii() { offset } else { part[..offset].chars().count() }))
}

fn find_or_minus_one(t: &mut Thread, args: &[Value], method: &str, find: Find) -> Result {
    Ok(position(t, args, method, find)?.map_or(Value::from_i32(-1), Value::from_len))
}

fn find_or_error(t: &mut Thread, args: &[Value], method: &str, find: Find) -> Result {
    match position(t, args, method, find)? {
        Some(position) => Ok(Value::from_len(position)),
        None => Err(t.value_error("substring not found")),
    }
}

pub(super) fn find(t: &mut Thread, args: &[Value]) -> Result {
    find_or_minus_one(t, args, "find", text::search::find)
}

pub(super) fn rfind(t: &mut Thread, args: &[Value]) -> Result {
    find_or_minus_one(t, args, "rfind", text::search::rfind)
}

pub(super) fn index(t: &mut Thread, args: &[Value]) -> Result {
    find_or_error(t, args, "index", text::search::find)
}

pub(super) fn rindex(t: &mut Thread, args: &[Value]) -> Result {
    find_or_error(t, args, "rindex", text::search::rfind)
}

pub(super) fn count(t: &mut Thread, args: &[Value]) -> Result {
    let text = t.str_of(&args[0])?;
    let needle = argument(t, "count", "argument 1", &args[1])?;
    let part = t.text_window(text, &args[2..4])?;
    Ok(Value::from_len(part.map_or(0, |(part, _)| text::search::count(part, needle.as_str()))))
}

/// `startswith` and `endswith`: one affix or a tuple of them.
fn has_affix(t: &mut Thread, args: &[Value], method: &str, test: fn(&str, &str) -> bool) -> Result {
    let text = t.str_of(&args[0])?;
    let part = t.text_window(text, &args[2..4])?;
    let found = |affix: &Str| part.is_some_and(|(part, _)| test(part, affix.as_str()));
    if let Some(affix) = args[1].get::<Str>() {
        return Ok(Value::bool(found(affix)));
    }
    let Some(affixes) = args[1].get::<Tuple>() else {
        let name = t.type_name(&args[1]);
        return Err(t.type_error(format!("{method} first arg must be str or a tuple of str, not {name}")));
    };
    for affix in affixes.items() {
        let Some(text) = affix.get::<Str>() else {
            let name = t.type_name(affix);
            return Err(t.type_error(format!("tuple for {method} must only contain str, not {name}")));
        };
        if found(text) {
            return Ok(Value::TRUE);
        }
    }
    Ok(Value::FALSE)
}

pub(super) fn startswith(t: &mut Thread, args: &[Value]) -> Result {
    has_affix(t, args, "startswith", |text, affix| text.starts_with(affix))
}

pub(super) fn endswith(t: &mut Thread, args: &[Value]) -> Result {
    has_affix(t, args, "endswith", |text, affix| text.ends_with(affix))
}

pub(super) fn removeprefix(t: &mut Thread, args: &[Value]) -> Result {
    let text = t.str_of(&args[0])?.as_str();
    let prefix = argument(t, "removeprefix", "argument", &args[1])?;
    Ok(t.str_part(&args[0], text.strip_prefix(prefix.as_str()).unwrap_or(text)))
}

pub(super) fn removesuffix(t: &mut Thread, args: &[Value]) -> Result {
    let text = t.str_of(&args[0])?.as_str();
    let suffix = argument(t, "removesuffix", "argument", &args[1])?;
    Ok(t.str_part(&args[0], text.strip_suffix(suffix.as_str()).unwrap_or(text)))
}

/// `str.replace(self, old, new, /, count=-1)`
pub(super) fn replace(t: &mut Thread, args: &[Value]) -> Result {
    let text = t.str_of(&args[0])?.as_str();
    let old = argument(t, "replace", "argument 1", &args[1])?;
    let new = argument(t, "replace", "argument 2", &args[2])?;
    let limit = t.limit(&args[3])?;
    match text::search::replace(text, old.as_str(), new.as_str(), limit) {
        Ok(std::borrow::Cow::Borrowed(_)) => t.plain_str(&args[0]),
        Ok(std::borrow::Cow::Owned(replaced)) => Ok(t.str(&replaced)),
        Err(error) => Err(t.text_error(error)),
    }
}

type Strip = for<'a> fn(&'a str, Option<&str>) -> &'a str;

fn strip_with(t: &mut Thread, args: &[Value], method: &str, strip: Strip) -> Result {
    let text = t.str_of(&args[0])?.as_str();
    let chars = if args[1].is_null() || args[1].is_none() {
        None
    } else {
        match args[1].get::<Str>() {
            Some(chars) => Some(chars.as_str()),
            None => return Err(t.type_error(format!("{method} arg must be None or str"))),
        }
    };
    Ok(t.str_part(&args[0], strip(text, chars)))
}

pub(super) fn strip(t: &mut Thread, args: &[Value]) -> Result {
    strip_with(t, args, "strip", text::search::strip)
}

pub(super) fn lstrip(t: &mut Thread, args: &[Value]) -> Result {
    strip_with(t, args, "lstrip", text::search::lstrip)
}

pub(super) fn rstrip(t: &mut Thread, args: &[Value]) -> Result {
    strip_with(t, args, "rstrip", text::search::rstrip)
}
