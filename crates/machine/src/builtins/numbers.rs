//! Functions on numbers and characters.

use objects::{Bytes, Str, Value};
use source::known;
use text::int::IntRef;

use crate::operator::{BinaryOp, UnaryOp};
use crate::types::bytearray::ByteArray;
use crate::types::float::float_value;
use crate::types::function::Function;
use crate::types::int::IntValue;
use crate::{Result, Thread};

pub(super) fn abs(t: &mut Thread, args: &[Value]) -> Result {
    t.unary(UnaryOp::Abs, &args[0])
}

fn in_radix(t: &mut Thread, value: &Value, radix: u32, prefix: &str) -> Result {
    let number = t.index_value(value)?;
    let digits = match IntValue::of(&number) {
        Some(IntValue::Small(number)) => text::int::write_radix(IntRef::Small(number), radix, 0),
        Some(IntValue::Big(number)) => text::int::write_radix(IntRef::Big(number), radix, 0),
        None => Ok(String::new()),
    };
    let digits = digits.map_err(|error| t.text_error(error))?;
    let text = match digits.strip_prefix('-') {
        Some(digits) => format!("-{prefix}{digits}"),
        None => format!("{prefix}{digits}"),
    };
    Ok(t.str(&text))
}

pub(super) fn bin(t: &mut Thread, args: &[Value]) -> Result {
    in_radix(t, &args[0], 2, "0b")
}

pub(super) fn oct(t: &mut Thread, args: &[Value]) -> Result {
    in_radix(t, &args[0], 8, "0o")
}

pub(super) fn hex(t: &mut Thread, args: &[Value]) -> Result {
    in_radix(t, &args[0], 16, "0x")
}

pub(super) fn chr(t: &mut Thread, args: &[Value]) -> Result {
    let number = t.index_value(&args[0])?;
    let code = IntValue::of(&number).and_then(IntValue::to_i64);
    let Some(code) = code.and_then(|code| u32::try_from(code).ok()).filter(|&code| code <= 0x10ffff) else {
        return Err(t.value_error("chr() arg not in range(0x110000)"));
    };
    match char::from_u32(code) {
        Some(c) => Ok(t.char(c)),
        None => Err(t.value_error(format!("chr({code:#x}): lone surrogates are not supported by minipy"))),
    }
}

pub(super) fn ord(t: &mut Thread, args: &[Value]) -> Result {
    let (found, length) = if let Some(text) = args[0].get::<Str>() {
        (text.char_at(0).map(u32::from), text.chars())
    } else if args[0].has::<Bytes>() || args[0].has::<ByteArray>() {
        let octets = t.bytes_like(&args[0])?;
        (octets.first().map(|&octet| u32::from(octet)), octets.len())
    } else {
        let name = t.type_name(&args[0]);
        return Err(t.type_error(format!("ord() expected string of length 1, but {name} found")));
    };
    match found {
        Some(code) if length == 1 => Ok(t.int(i64::from(code))),
        _ => Err(t.type_error(format!("ord() expected a character, but string of length {length} found"))),
    }
}

pub(super) fn divmod(t: &mut Thread, args: &[Value]) -> Result {
    t.binary(BinaryOp::DivMod, &args[0], &args[1])
}

pub(super) fn pow(t: &mut Thread, args: &[Value]) -> Result {
    let (base, exponent, modulus) = (&args[0], &args[1], &args[2]);
    if modulus.is_null() || modulus.is_none() {
        return t.binary(BinaryOp::Pow, base, exponent);
    }
    let own = t.special(base, known::POW).filter(Value::has::<Function>);
    let are_ints = own.is_none() && [base, exponent, modulus].iter().all(|value| IntValue::of(value).is_some());
    if are_ints {
        return t.int_power_modulo(base, exponent, modulus);
    }
    if own.is_none() && [base, exponent, modulus].iter().any(|value| crate::types::complex::parts_of(value).is_some()) {
        return Err(t.value_error("complex modulo"));
    }
    let is_number = |value: &Value| IntValue::of(value).is_some() || float_value(value).is_some();
    if own.is_none() && [base, exponent, modulus].into_iter().all(is_number) {
        return Err(t.type_error("pow() 3rd argument not allowed unless all arguments are integers"));
    }
    if (own.is_some() || t.slot(base, |slots| slots.binary).is_none())
        && let Some(result) = t.call_special(base, known::POW, &[exponent.clone(), modulus.clone()])?
        && !result.is(&Value::NOT_IMPLEMENTED)
    {
        return Ok(result);
    }
    let (base, exponent, modulus) = (t.type_name(base), t.type_name(exponent), t.type_name(modulus));
    Err(t.type_error(format!("unsupported operand type(s) for ** or pow(): '{base}', '{exponent}', '{modulus}'")))
}

pub(super) fn round(t: &mut Thread, args: &[Value]) -> Result {
    let digits = if args[1].is_null() || args[1].is_none() { &[][..] } else { &args[1..2] };
    match t.call_special(&args[0], known::ROUND, digits)? {
        Some(result) => Ok(result),
        None => {
            let name = t.type_name(&args[0]);
            Err(t.type_error(format!("type {name} doesn't define __round__ method")))
        }
    }
}
