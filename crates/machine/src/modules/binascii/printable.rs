//! Quoted-printable text (RFC 2045) and lines of uuencode.

use objects::Value;

use super::{ascii, error};
use crate::{Result, Thread};

/// The longest line that quoted-printable allows, its line end left out.
const LINE: usize = 76;
/// The most octets that a line of uuencode holds.
const GROUP: usize = 45;
const UPPER: &[u8; 16] = b"0123456789ABCDEF";

/// `a2b_qp(data, header=False)`
pub(super) fn a2b_qp(t: &mut Thread, args: &[Value]) -> Result {
    let data = ascii(t, &args[0])?;
    let header = !args[1].is_null() && t.truth(&args[1])?;
    let digit = |octet: u8| char::from(octet).to_digit(16).map(|digit| digit as u8);
    let mut out = Vec::with_capacity(data.len());
    let mut rest = &*data;
    while let [first, after @ ..] = rest {
        rest = after;
        match (first, after) {
            (b'=', []) => break,
            // A line that goes on after its end.
            (b'=', [b'\n' | b'\r', ..]) => {
                let end = memchr::memchr(b'\n', after).map_or(after.len(), |end| end + 1);
                rest = &after[end..];
            }
            (b'=', [b'=', ..]) => {
                out.push(b'=');
                rest = &after[1..];
            }
            (b'=', [high, low, ..]) if digit(*high).is_some() && digit(*low).is_some() => {
                out.push(digit(*high).unwrap_or(0) << 4 | digit(*low).unwrap_or(0));
                rest = &after[2..];
            }
            (b'_', _) if header => out.push(b' '),
            (octet, _) => out.push(*octet),
        }
    }
    Ok(t.bytes(&out))
}

/// What quoted-printable text is made with.
struct Quoting {
    tabs: bool,
    text: bool,
    header: bool,
    /// The line end of the first line, and of all that are written.
    end: &'static [u8],
    out: Vec<u8>,
    /// How long the line is by now.
    line: usize,
}

impl Quoting {
    fn must_quote(&self, octet: u8, next: Option<u8>) -> bool {
        match octet {
            b'=' | 127.. => true,
            b'_' => self.header,
            // Mail programs take a line of one point for the end.
            b'.' => self.line == 0 && matches!(next, None | Some(b'\n' | b'\r' | 0)),
            b'\r' | b'\n' => !self.text,
            b' ' | b'\t' => next.is_none() || self.tabs,
            octet => octet < b' ',
        }
    }

    fn break_line(&mut self) {
        self.out.push(b'=');
        self.out.extend_from_slice(self.end);
        self.line = 0;
    }

    fn quote(&mut self, octet: u8) {
        self.out.extend([b'=', UPPER[usize::from(octet >> 4)], UPPER[usize::from(octet & 15)]]);
    }

    /// Ends a line of the text; a space before its end would get lost on the way.
    fn end_line(&mut self) {
        if let Some(&space @ (b' ' | b'\t')) = self.out.last() {
            self.out.pop();
            self.quote(space);
        }
        self.out.extend_from_slice(self.end);
        self.line = 0;
    }
}

/// `b2a_qp(data, quotetabs=False, istext=True, header=False)`
pub(super) fn b2a_qp(t: &mut Thread, args: &[Value]) -> Result {
    let data = t.bytes_like(&args[0])?;
    let mut flag = |value: &Value, default| if value.is_null() { Ok(default) } else { t.truth(value) };
    let (tabs, text, header) = (flag(&args[1], false)?, flag(&args[2], true)?, flag(&args[3], false)?);
    let windows = memchr::memchr(b'\n', &data).is_some_and(|end| end > 0 && data[end - 1] == b'\r');
    let end: &[u8] = if windows { b"\r\n" } else { b"\n" };
    let mut quoting = Quoting { tabs, text, header, end, out: Vec::with_capacity(data.len()), line: 0 };
    let mut at = 0;
    while let Some(&octet) = data.get(at) {
        let next = data.get(at + 1).copied();
        at += 1;
        if quoting.must_quote(octet, next) {
            if quoting.line + 3 >= LINE {
                quoting.break_line();
            }
            quoting.quote(octet);
            quoting.line += 3;
        } else if text && (octet == b'\n' || octet == b'\r' && next == Some(b'\n')) {
            quoting.end_line();
            at += usize::from(octet == b'\r');
        } else {
            if next.is_some_and(|next| next != b'\n') && quoting.line + 1 >= LINE {
                quoting.break_line();
            }
            quoting.line += 1;
            quoting.out.push(if header && octet == b' ' { b'_' } else { octet });
        }
    }
    Ok(t.bytes(&quoting.out))
}

/// `b2a_uu(data, /, *, backtick=False)`: a line, whose first character tells how many octets are in it.
pub(super) fn b2a_uu(t: &mut Thread, args: &[Value]) -> Result {
    let data = t.bytes_like(&args[0])?;
    let backtick = !args[1].is_null() && t.truth(&args[1])?;
    if data.len() > GROUP {
        return Err(error(t, "At most 45 bytes at once"));
    }
    let digit = |bits: u32| match bits & 63 {
        0 if backtick => b'`',
        bits => bits as u8 + b' ',
    };
    let mut out = vec![digit(data.len() as u32)];
    for group in data.chunks(3) {
        let bits = group.iter().fold(0, |bits, &octet| bits << 8 | u32::from(octet)) << (8 * (3 - group.len()));
        out.extend([18, 12, 6, 0].map(|shift| digit(bits >> shift)));
    }
    out.push(b'\n');
    Ok(t.bytes(&out))
}

/// `a2b_uu(data, /)`: what a line holds; where it is too short, zeros stand for the rest.
pub(super) fn a2b_uu(t: &mut Thread, args: &[Value]) -> Result {
    let line = ascii(t, &args[0])?;
    let (first, digits) = line.split_first().map_or((0, &[][..]), |(first, rest)| (*first, rest));
    let length = usize::from(first.wrapping_sub(b' ') & 63);
    let mut out = Vec::with_capacity(length);
    let (mut bits, mut count, mut used) = (0_u32, 0, 0);
    while out.len() < length {
        let value = match digits.get(used) {
            None | Some(b'\n' | b'\r') => 0,
            Some(&digit @ b' '..=b'`') => u32::from(digit - b' ') & 63,
            Some(_) => return Err(error(t, "Illegal char")),
        };
        used += 1;
        (bits, count) = (bits << 6 | value, count + 6);
        if count >= 8 {
            count -= 8;
            out.push((bits >> count) as u8);
        }
    }
    let rest = digits.get(used..).unwrap_or_default();
    if rest.iter().any(|octet| !matches!(octet, b' ' | b'`' | b'\n' | b'\r')) {
        return Err(error(t, "Trailing garbage"));
    }
    Ok(t.bytes(&out))
}
