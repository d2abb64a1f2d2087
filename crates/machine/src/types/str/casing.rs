//! The methods of str that change case or ask for a class of characters.

use objects::Value;

use crate::{Result, Thread};

fn changed(t: &mut Thread, args: &[Value], change: fn(&str) -> String) -> Result {
    let text = change(t.str_of(&args[0])?.as_str());
    Ok(t.str(&text))
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
    capitalize = text::casing::capitalize;
    casefold = text::casing::casefold;
    lower = text::casing::lower;
    swapcase = text::casing::swapcase;
    title = text::casing::title;
    upper = text::casing::upper;
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
