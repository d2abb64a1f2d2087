//! The table of bytes' methods.

use objects::Value;

use super::{ask, construct, search, split};
use crate::native::{Row, class_method, row, static_method};
use crate::types::buffer::lend;
use crate::{Result, Thread};

/// Bytes that CPython's object has beside its octets.
const CPYTHON_HEAD: usize = 33;

/// `bytes.decode(self, /, encoding='utf-8', errors='strict')`
fn decode(t: &mut Thread, args: &[Value]) -> Result {
    let (encoding, errors) = t.codec_arguments("decode", &args[1], &args[2])?;
    let bytes = t.bytes_like(&args[0])?;
    t.decode_bytes(&args[0], &bytes, encoding, errors)
}

fn itself(t: &mut Thread, args: &[Value]) -> Result {
    let bytes = t.bytes_like(&args[0])?;
    Ok(t.bytes_part(&args[0], &bytes))
}

fn getnewargs(t: &mut Thread, args: &[Value]) -> Result {
    let bytes = itself(t, args)?;
    Ok(t.tuple([bytes]))
}

fn size_of(t: &mut Thread, args: &[Value]) -> Result {
    Ok(Value::from_len(CPYTHON_HEAD + t.bytes_like(&args[0])?.len()))
}

/// The methods that `bytes` and `bytearray` have alike; results are of the receiver's type.
pub(crate) const SHARED: [Row; 42] = [
    row("capitalize", "self, /", ask::capitalize),
    row("center", "self, width, fillchar=b' ', /", ask::center),
    row("count", "self, sub, start=None, end=None, /", search::count),
    row("decode", "self, /, encoding='utf-8', errors='strict'", decode),
    row("endswith", "self, suffix, start=None, end=None, /", search::endswith),
    row("expandtabs", "self, /, tabsize=8", ask::expandtabs),
    row("find", "self, sub, start=None, end=None, /", search::find),
    class_method("fromhex", "cls, string, /", construct::from_hex),
    row("hex", "self, /, sep=None, bytes_per_sep=1", construct::hex),
    row("index", "self, sub, start=None, end=None, /", search::index),
    row("isalnum", "self, /", ask::isalnum),
    row("isalpha", "self, /", ask::isalpha),
    row("isascii", "self, /", ask::isascii),
    row("isdigit", "self, /", ask::isdigit),
    row("islower", "self, /", ask::islower),
    row("isspace", "self, /", ask::isspace),
    row("istitle", "self, /", ask::istitle),
    row("isupper", "self, /", ask::isupper),
    row("join", "self, iterable_of_bytes, /", split::join),
    row("ljust", "self, width, fillchar=b' ', /", ask::ljust),
    row("lower", "self, /", ask::lower),
    row("lstrip", "self, bytes=None, /", search::lstrip),
    static_method("maketrans", "frm, to, /", search::maketrans),
    row("partition", "self, sep, /", split::partition),
    row("removeprefix", "self, prefix, /", search::removeprefix),
    row("removesuffix", "self, suffix, /", search::removesuffix),
    row("replace", "self, old, new, count=-1, /", search::replace),
    row("rfind", "self, sub, start=None, end=None, /", search::rfind),
    row("rindex", "self, sub, start=None, end=None, /", search::rindex),
    row("rjust", "self, width, fillchar=b' ', /", ask::rjust),
    row("rpartition", "self, sep, /", split::rpartition),
    row("rsplit", "self, /, sep=None, maxsplit=-1", split::rsplit),
    row("rstrip", "self, bytes=None, /", search::rstrip),
    row("split", "self, /, sep=None, maxsplit=-1", split::split),
    row("splitlines", "self, /, keepends=False", split::splitlines),
    row("startswith", "self, prefix, start=None, end=None, /", search::startswith),
    row("strip", "self, bytes=None, /", search::strip),
    row("swapcase", "self, /", ask::swapcase),
    row("title", "self, /", ask::title),
    row("translate", "self, table, /, delete=b''", search::translate),
    row("upper", "self, /", ask::upper),
    row("zfill", "self, width, /", ask::zfill),
];

const OWN: [Row; 5] = [
    row("__buffer__", "self, flags, /", lend),
    static_method("__new__", "cls, source=b'', encoding='utf-8', errors='strict'", construct::new),
    row("__bytes__", "self, /", itself),
    row("__getnewargs__", "self, /", getnewargs),
    row("__sizeof__", "self, /", size_of),
];

const ALL: [Row; SHARED.len() + OWN.len()] = joined(SHARED, OWN);

/// The methods of `bytes`.
pub(super) const METHODS: &[Row] = &ALL;

/// Two tables of methods as one.
pub(crate) const fn joined<const A: usize, const B: usize, const ALL: usize>(a: [Row; A], b: [Row; B]) -> [Row; ALL] {
    let mut all = [a[0]; ALL];
    let mut at = 0;
    while at < ALL {
        all[at] = if at < A { a[at] } else { b[at - A] };
        at += 1;
    }
    all
}
