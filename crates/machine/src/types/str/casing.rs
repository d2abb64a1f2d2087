//! The methods of str that change case or ask for a class of characters.

use objects::Value;

use crate::builtin::Builtin;
use crate::{Result, Thread};

fn changed(t: &mut Thread, args: &[Value], change: fn(&str) -> String) -> Result {
    let text = change(t.str_of(&args[0])?.as_str());
    Ok(t.str(&text))
}

/// A text in ASCII is changed where its copy lies.
#[inline]
fn changed_ascii(
    t: &mut Thread,
    args: &[Value],
    change: fn(&str) -> String,
    in_ascii: impl FnOnce(&mut str),
) -> Result {
    let text = t.str_of(&args[0])?;
    if !text.is_ascii() || text.chars() < 2 {
        return changed(t, args, change);
    }
    let len = text.chars();
    Ok(t.heap().new_str_with(t.root(Builtin::Str), len, len, |room| room.push_changed(text.as_str(), in_ascii)))
}

pub(super) fn capitalize(t: &mut Thread, args: &[Value]) -> Result {
    changed_ascii(t, args, text::casing::capitalize, |text| {
        text.make_ascii_lowercase();
        if let Some(first) = text.get_mut(..1) {
            first.make_ascii_uppercase();
        }
    })
}

pub(super) fn lower(t: &mut Thread, args: &[Value]) -> Result {
    changed_ascii(t, args, text::casing::lower, |text| text.make_ascii_lowercase())
}

pub(super) fn upper(t: &mut Thread, args: &[Value]) -> Result {
    changed_ascii(t, args, text::casing::upper, |text| text.make_ascii_uppercase())
}

fn asked(t: &mut Thread, args: &[Value], ask: fn(&str) -> bool) -> Result {
    Ok(Value::bool(ask(t.str_of(&args[0])?.as_str())))
}

macro_rules! methods {
    ($how:ident: $($name:ident = $function:expr;)*) => {
        $(pub(super) fn $name(t: &mut Thread, args: &[Value]) -> Result {
            $how(t, args, $function)
        })*
    };
}

methods! { changed:
    casefold = text::casing::casefold;
    swapcase = text::casing::swapcase;
    title = text::casing::title;
}

methods! { asked:
    isalnum = text::classify::is_alnum;
    isalpha = text::classify::is_alpha;
    isascii = str::is_ascii;
    isdecimal = text::classify::is_decimal;
    isdigit = text::classify::is_digit;
    isidentifier = text::classify::is_identifier;
    islower = text::classify::is_lower;
    isnumeric = text::classify::is_numeric;
    isprintable = text::classify::is_printable;
    isspace = text::classify::is_space;
    istitle = text::classify::is_title;
    isupper = text::classify::is_upper;
}
