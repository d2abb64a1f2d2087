//! The methods of str that make it longer.

use objects::{Str, Value};

use crate::{Result, Thread};

type Pad = fn(&str, usize, char) -> text::Result<String>;

fn pad_with(t: &mut Thread, args: &[Value], pad: Pad) -> Result {
    let text = t.str_of(&args[0])?;
    let width = t.ssize(&args[1])?;
    let fill = fill(t, &args[2])?;
    let width = usize::try_from(width).unwrap_or(0);
    if width <= text.chars() {
        return t.plain_str(&args[0]);
    }
    t.str_or_error(pad(text.as_str(), width, fill))
}

fn fill(t: &mut Thread, argument: &Value) -> Result<char> {
    if argument.is_null() {
        return Ok(' ');
    }
    let Some(text) = argument.get::<Str>() else {
        let name = t.type_name(argument);
        return Err(t.type_error(format!("The fill character must be a unicode character, not {name}")));
    };
    match text.char_at(0) {
        Some(c) if text.chars() == 1 => Ok(c),
        _ => Err(t.type_error("The fill character must be exactly one character long")),
    }
}

pub(super) fn center(t: &mut Thread, args: &[Value]) -> Result {
    pad_with(t, args, text::search::center)
}

pub(super) fn ljust(t: &mut Thread, args: &[Value]) -> Result {
    pad_with(t, args, text::search::ljust)
}

pub(super) fn rjust(t: &mut Thread, args: &[Value]) -> Result {
    pad_with(t, args, text::search::rjust)
}

pub(super) fn zfill(t: &mut Thread, args: &[Value]) -> Result {
    let text = t.str_of(&args[0])?;
    let width = usize::try_from(t.ssize(&args[1])?).unwrap_or(0);
    if width <= text.chars() {
        return t.plain_str(&args[0]);
    }
    t.str_or_error(text::search::zfill(text.as_str(), width))
}

/// `str.expandtabs(self, /, tabsize=8)`
pub(super) fn expandtabs(t: &mut Thread, args: &[Value]) -> Result {
    let text = t.str_of(&args[0])?.as_str();
    let size = t.c_int_or(&args[1], 8)?;
    t.str_or_error(text::search::expandtabs(text, size))
}
