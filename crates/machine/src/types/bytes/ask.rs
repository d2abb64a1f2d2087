//! The methods of bytes that change case, pad, or ask for a class of characters.

use objects::{Bytes, Value};

use crate::types::bytearray::ByteArray;
use crate::{Result, Thread};

fn changed(t: &mut Thread, args: &[Value], change: fn(&[u8]) -> Vec<u8>) -> Result {
    let bytes = change(&t.bytes_like(&args[0])?);
    Ok(t.bytes_as(&args[0], &bytes))
}

fn asked(t: &mut Thread, args: &[Value], ask: fn(&[u8]) -> bool) -> Result {
    Ok(Value::bool(ask(&t.bytes_like(&args[0])?)))
}

macro_rules! methods {
    ($how:ident: $($name:ident = $function:expr;)*) => {
        $(pub(super) fn $name(t: &mut Thread, args: &[Value]) -> Result {
            $how(t, args, $function)
        })*
    };
}

methods! { changed:
    capitalize = text::bytes_search::capitalize;
    lower = text::bytes_search::lower;
    swapcase = text::bytes_search::swapcase;
    title = text::bytes_search::title;
    upper = text::bytes_search::upper;
}

methods! { asked:
    isalnum = text::bytes_search::is_alnum;
    isalpha = text::bytes_search::is_alpha;
    isascii = <[u8]>::is_ascii;
    isdigit = text::bytes_search::is_digit;
    islower = text::bytes_search::is_lower;
    isspace = text::bytes_search::is_space;
    istitle = text::bytes_search::is_title;
    isupper = text::bytes_search::is_upper;
}

type Pad = fn(&[u8], usize, u8) -> text::Result<Vec<u8>>;

fn pad_with(t: &mut Thread, args: &[Value], method: &str, pad: Pad) -> Result {
    let bytes = t.bytes_like(&args[0])?;
    let width = usize::try_from(t.ssize(&args[1])?).unwrap_or(0);
    let fill = match &args[2] {
        fill if fill.is_null() => Some(b' '),
        fill if fill.has::<Bytes>() || fill.has::<ByteArray>() => match *t.bytes_like(fill)? {
            [fill] => Some(fill),
            _ => None,
        },
        _ => None,
    };
    let fill = match fill {
        Some(fill) => fill,
        None => {
            let name = t.type_name(&args[2]);
            let message = format!("{method}() argument 2 must be a byte string of length 1, not {name}");
            return Err(t.type_error(message));
        }
    };
    if width <= bytes.len() {
        return Ok(t.bytes_part(&args[0], &bytes));
    }
    t.bytes_or_error(&args[0], pad(&bytes, width, fill))
}

pub(super) fn center(t: &mut Thread, args: &[Value]) -> Result {
    pad_with(t, args, "center", text::bytes_search::center)
}

pub(super) fn ljust(t: &mut Thread, args: &[Value]) -> Result {
    pad_with(t, args, "ljust", text::bytes_search::ljust)
}

pub(super) fn rjust(t: &mut Thread, args: &[Value]) -> Result {
    pad_with(t, args, "rjust", text::bytes_search::rjust)
}

pub(super) fn zfill(t: &mut Thread, args: &[Value]) -> Result {
    let bytes = t.bytes_like(&args[0])?;
    let width = usize::try_from(t.ssize(&args[1])?).unwrap_or(0);
    t.bytes_or_error(&args[0], text::bytes_search::zfill(&bytes, width))
}

/// `bytes.expandtabs(self, /, tabsize=8)`
pub(super) fn expandtabs(t: &mut Thread, args: &[Value]) -> Result {
    let bytes = t.bytes_like(&args[0])?;
    let size = t.c_int_or(&args[1], 8)?;
    t.bytes_or_error(&args[0], text::bytes_search::expandtabs(&bytes, size))
}
