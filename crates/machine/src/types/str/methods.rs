//! The table of str's methods.

use objects::{Str, Value};

use super::{casing, codec, construct, fields, pad, search, split, translate};
use crate::native::{Row, row, static_method};
use crate::{Result, Thread};

fn format_spec(t: &mut Thread, args: &[Value]) -> Result {
    t.format_str_value(&args[0], &args[1])
}

fn getnewargs(t: &mut Thread, args: &[Value]) -> Result {
    let text = t.str_of(&args[0])?.as_str();
    let text = t.str(text);
    Ok(t.tuple([text]))
}

/// CPython's size: a head, and one, two or four bytes a character and for the end.
fn size_of(t: &mut Thread, args: &[Value]) -> Result {
    const ASCII_HEAD: usize = 40;
    const HEAD: usize = 56;
    let text: &Str = t.str_of(&args[0])?;
    let widest = text.as_str().chars().max().map_or(0, u32::from);
    let (head, unit) = match widest {
        0..=0x7f => (ASCII_HEAD, 1),
        0x80..=0xff => (HEAD, 1),
        0x100..=0xffff => (HEAD, 2),
        _ => (HEAD, 4),
    };
    Ok(Value::from_len(head + unit * (text.chars() + 1)))
}

/// The methods of `str`.
pub(super) const METHODS: &[Row] = &[
    static_method("__new__", "cls, object='', encoding='utf-8', errors='strict'", construct::new),
    row("capitalize", "self, /", casing::capitalize),
    row("casefold", "self, /", casing::casefold),
    row("center", "self, width, fillchar=' ', /", pad::center),
    row("count", "self, sub, start=None, end=None, /", search::count),
    row("encode", "self, /, encoding='utf-8', errors='strict'", codec::encode),
    row("endswith", "self, suffix, start=None, end=None, /", search::endswith),
    row("expandtabs", "self, /, tabsize=8", pad::expandtabs),
    row("find", "self, sub, start=None, end=None, /", search::find),
    row("format", "self, /, *args, **kwargs", fields::format),
    row("format_map", "self, mapping, /", fields::format_map),
    row("index", "self, sub, start=None, end=None, /", search::index),
    row("isalnum", "self, /", casing::isalnum),
    row("isalpha", "self, /", casing::isalpha),
    row("isascii", "self, /", casing::isascii),
    row("isdecimal", "self, /", casing::isdecimal),
    row("isdigit", "self, /", casing::isdigit),
    row("isidentifier", "self, /", casing::isidentifier),
    row("islower", "self, /", casing::islower),
    row("isnumeric", "self, /", casing::isnumeric),
    row("isprintable", "self, /", casing::isprintable),
    row("isspace", "self, /", casing::isspace),
    row("istitle", "self, /", casing::istitle),
    row("isupper", "self, /", casing::isupper),
    row("join", "self, iterable, /", split::join),
    row("ljust", "self, width, fillchar=' ', /", pad::ljust),
    row("lower", "self, /", casing::lower),
    row("lstrip", "self, chars=None, /", search::lstrip),
    static_method("maketrans", "x, y=None, z=None, /", translate::maketrans),
    row("partition", "self, sep, /", split::partition),
    row("removeprefix", "self, prefix, /", search::removeprefix),
    row("removesuffix", "self, suffix, /", search::removesuffix),
    row("replace", "self, old, new, /, count=-1", search::replace),
    row("rfind", "self, sub, start=None, end=None, /", search::rfind),
    row("rindex", "self, sub, start=None, end=None, /", search::rindex),
    row("rjust", "self, width, fillchar=' ', /", pad::rjust),
    row("rpartition", "self, sep, /", split::rpartition),
    row("rsplit", "self, /, sep=None, maxsplit=-1", split::rsplit),
    row("rstrip", "self, chars=None, /", search::rstrip),
    row("split", "self, /, sep=None, maxsplit=-1", split::split),
    row("splitlines", "self, /, keepends=False", split::splitlines),
    row("startswith", "self, prefix, start=None, end=None, /", search::startswith),
    row("strip", "self, chars=None, /", search::strip),
    row("swapcase", "self, /", casing::swapcase),
    row("title", "self, /", casing::title),
    row("translate", "self, table, /", translate::translate),
    row("upper", "self, /", casing::upper),
    row("zfill", "self, width, /", pad::zfill),
    row("__format__", "self, format_spec, /", format_spec),
    row("__getnewargs__", "self, /", getnewargs),
    row("__sizeof__", "self, /", size_of),
];
