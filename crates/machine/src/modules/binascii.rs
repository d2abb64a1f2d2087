//! `binascii`: octets as hexadecimal digits and base 64, and back; checksums.

use std::borrow::Cow;

use objects::{Str, Value};

use crate::builtin::Builtin;
use crate::modules::ModuleSpec;
use crate::native::row;
use crate::types::int::IntValue;
use crate::{Raised, Result, Thread};

mod printable;

const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const PAD: u8 = b'=';

#[cold]
fn error(t: &mut Thread, message: impl AsRef<str>) -> Raised {
    t.raise(Builtin::BinasciiError, message)
}

/// Octets, or a str of ASCII alone.
fn ascii<'a>(t: &mut Thread, value: &'a Value) -> Result<Cow<'a, [u8]>> {
    if let Some(text) = value.get::<Str>() {
        if !text.is_ascii() {
            return Err(t.value_error("string argument should contain only ASCII characters"));
        }
        return Ok(Cow::Borrowed(text.as_str().as_bytes()));
    }
    match t.octets(value)? {
        Some(octets) => Ok(octets),
        None => {
            let name = t.type_name(value);
            Err(t.type_error(format!("argument should be bytes, buffer or ASCII string, not '{name}'")))
        }
    }
}

/// `hexlify(data, sep, bytes_per_sep=1)`
fn hexlify(t: &mut Thread, args: &[Value]) -> Result {
    let data = t.bytes_like(&args[0])?;
    let digits = t.hex_of(&data, &args[1], &args[2])?;
    let digits = t.encode_text(&digits, "latin-1", "strict")?;
    Ok(t.bytes(&digits))
}

/// `unhexlify(hexstr, /)`
fn unhexlify(t: &mut Thread, args: &[Value]) -> Result {
    let digits = ascii(t, &args[0])?;
    if !digits.len().is_multiple_of(2) {
        return Err(error(t, "Odd-length string"));
    }
    let digit = |octet: u8| char::from(octet).to_digit(16);
    let octets: Option<Vec<u8>> =
        digits.chunks_exact(2).map(|pair| Some((digit(pair[0])? << 4 | digit(pair[1])?) as u8)).collect();
    match octets {
        Some(octets) => Ok(t.bytes(&octets)),
        None => Err(error(t, "Non-hexadecimal digit found")),
    }
}

/// `b2a_base64(data, /, *, newline=True)`
fn b2a_base64(t: &mut Thread, args: &[Value]) -> Result {
    let data = t.bytes_like(&args[0])?;
    let newline = args[1].is_null() || t.truth(&args[1])?;
    let mut out = Vec::with_capacity(data.len().div_ceil(3) * 4 + 1);
    for group in data.chunks(3) {
        let bits = group.iter().fold(0, |bits, &octet| bits << 8 | u32::from(octet)) << (8 * (3 - group.len()));
        for place in 0..4 {
            let digit = DIGITS[(bits >> (18 - 6 * place)) as usize & 63];
            out.push(if place > group.len() { PAD } else { digit });
        }
    }
    if newline {
        out.push(b'\n');
    }
    Ok(t.bytes(&out))
}

fn value_of(digit: u8) -> Option<u32> {
    Some(match digit {
        b'A'..=b'Z' => u32::from(digit - b'A'),
        b'a'..=b'z' => u32::from(digit - b'a') + 26,
        b'0'..=b'9' => u32::from(digit - b'0') + 52,
        b'+' => 62,
        b'/' => 63,
        _ => return None,
    })
}

/// The octets that digits of base 64 stand for. Other characters are passed over, unless it is strict.
///
/// # Errors
/// What is wrong.
fn decoded(digits: &[u8], strict: bool) -> std::result::Result<Vec<u8>, String> {
    let mut out = Vec::with_capacity(digits.len() / 4 * 3 + 3);
    let (mut bits, mut place, mut pads) = (0, 0, 0);
    if strict && digits.first() == Some(&PAD) {
        return Err("Leading padding not allowed".to_owned());
    }
    for (at, &digit) in digits.iter().enumerate() {
        if digit == PAD {
            pads += 1;
            if place >= 2 && place + pads >= 4 {
                // What follows the padding is no part of it.
                if strict && at + 1 < digits.len() {
                    return Err("Excess data after padding".to_owned());
                }
                return Ok(out);
            }
            if strict && place == 0 {
                return Err("Excess padding not allowed".to_owned());
            }
            continue;
        }
        let Some(value) = value_of(digit) else {
            if strict {
                return Err("Only base64 data is allowed".to_owned());
            }
            continue;
        };
        if strict && pads > 0 {
            return Err("Discontinuous padding not allowed".to_owned());
        }
        pads = 0;
        bits = bits << 6 | value;
        place = (place + 1) % 4;
        if place != 1 {
            out.push((bits >> (6 - 2 * ((place + 3) % 4))) as u8);
        }
    }
    match place {
        0 => Ok(out),
        1 => Err(format!(
            "Invalid base64-encoded string: number of data characters ({}) cannot be 1 more than a multiple of 4",
            out.len() / 3 * 4 + 1
        )),
        _ => Err("Incorrect padding".to_owned()),
    }
}

/// `a2b_base64(data, /, *, strict_mode=False)`
fn a2b_base64(t: &mut Thread, args: &[Value]) -> Result {
    let digits = ascii(t, &args[0])?;
    let strict = !args[1].is_null() && t.truth(&args[1])?;
    match decoded(&digits, strict) {
        Ok(octets) => Ok(t.bytes(&octets)),
        Err(problem) => Err(error(t, problem)),
    }
}

/// The lowest bits of an int of any size.
pub(crate) fn low_bits(t: &mut Thread, value: &Value) -> Result<u32> {
    if value.is_null() {
        return Ok(0);
    }
    let number = t.index_value(value)?;
    let number = IntValue::of(&number).map(IntValue::to_big);
    let digits = number.map(|number| number.to_signed_bytes_le()).unwrap_or_default();
    let fill = if digits.last().is_some_and(|&last| last >= 0x80) { 0xff } else { 0 };
    let mut low = [fill; 4];
    low.iter_mut().zip(digits).for_each(|(low, digit)| *low = digit);
    Ok(u32::from_le_bytes(low))
}

/// `crc32(data, crc=0, /)`
fn crc32(t: &mut Thread, args: &[Value]) -> Result {
    let data = t.bytes_like(&args[0])?;
    let mut hasher = crc32fast::Hasher::new_with_initial(low_bits(t, &args[1])?);
    hasher.update(&data);
    Ok(t.int(hasher.finalize().into()))
}

/// `crc_hqx(data, crc, /)`: CRC-CCITT, polynomial 0x1021.
fn crc_hqx(t: &mut Thread, args: &[Value]) -> Result {
    let data = t.bytes_like(&args[0])?;
    let mut crc = low_bits(t, &args[1])? as u16;
    for &octet in &*data {
        crc ^= u16::from(octet) << 8;
        for _ in 0..8 {
            crc = if crc & 0x8000 == 0 { crc << 1 } else { crc << 1 ^ 0x1021 };
        }
    }
    Ok(Value::from_i32(crc.into()))
}

fn init(t: &mut Thread, module: &Value) -> Result<()> {
    for (name, builtin) in [("Error", Builtin::BinasciiError), ("Incomplete", Builtin::BinasciiIncomplete)] {
        let class = t.class(builtin);
        t.add_name(module, name, class);
    }
    Ok(())
}

/// `binascii`
pub(crate) static SPEC: ModuleSpec = ModuleSpec {
    name: "binascii",
    functions: &[
        row("a2b_base64", "data, /, *, strict_mode=False", a2b_base64),
        row("a2b_hex", "hexstr, /", unhexlify),
        row("a2b_qp", "data, header=False", printable::a2b_qp),
        row("a2b_uu", "data, /", printable::a2b_uu),
        row("b2a_qp", "data, quotetabs=False, istext=True, header=False", printable::b2a_qp),
        row("b2a_uu", "data, /, *, backtick=False", printable::b2a_uu),
        row("b2a_base64", "data, /, *, newline=True", b2a_base64),
        row("b2a_hex", "data, sep=None, bytes_per_sep=1", hexlify),
        row("crc32", "data, crc=0, /", crc32),
        row("crc_hqx", "data, crc, /", crc_hqx),
        row("hexlify", "data, sep=None, bytes_per_sep=1", hexlify),
        row("unhexlify", "hexstr, /", unhexlify),
    ],
    init: Some(init),
};
