//! `int.to_bytes` and `int.from_bytes`.

use num_bigint::{BigInt, Sign};
use num_traits::Signed;
use objects::{Str, Value};

use crate::builtin::Builtin;
use crate::{Result, Thread};

/// Whether the argument named `byteorder` says little endian; big is the default.
fn is_little(t: &mut Thread, argument: &Value, function: &str) -> Result<bool> {
    if argument.is_null() {
        return Ok(false);
    }
    let Some(order) = argument.get::<Str>() else {
        let name = t.argument_type(argument);
        return Err(t.type_error(format!("{function}() argument 'byteorder' must be str, not {name}")));
    };
    match order.as_str() {
        "little" => Ok(true),
        "big" => Ok(false),
        _ => Err(t.value_error("byteorder must be either 'little' or 'big'")),
    }
}

fn is_true(t: &mut Thread, argument: &Value) -> Result<bool> {
    if argument.is_null() { Ok(false) } else { t.truth(argument) }
}

/// `int.to_bytes(self, length=1, byteorder='big', *, signed=False)`
pub(super) fn to_bytes(t: &mut Thread, args: &[Value]) -> Result {
    let number = t.int_of(&args[0])?.to_big();
    let length = if args[1].is_null() { 1 } else { t.ssize(&args[1])? };
    let little = is_little(t, &args[2], "to_bytes")?;
    let signed = is_true(t, &args[3])?;
    let Ok(length) = usize::try_from(length) else {
        return Err(t.value_error("length argument must be non-negative"));
    };
    if number.is_negative() && !signed {
        return Err(t.overflow_error("can't convert negative int to unsigned"));
    }
    let mut digits = if signed { number.to_signed_bytes_le() } else { number.magnitude().to_bytes_le() };
    // Without room for a sign, CPython's -1 is as empty as its 0.
    if number.sign() == Sign::NoSign || length == 0 && digits == [0xff] && signed {
        digits.clear();
    }
    if digits.len() > length {
        return Err(t.overflow_error("int too big to convert"));
    }
    if digits.try_reserve_exact(length - digits.len()).is_err() {
        return Err(t.memory_error());
    }
    digits.resize(length, if number.is_negative() { 0xff } else { 0 });
    if !little {
        digits.reverse();
    }
    Ok(t.bytes(&digits))
}

/// `int.from_bytes(cls, bytes, byteorder='big', *, signed=False)`
pub(super) fn from_bytes(t: &mut Thread, args: &[Value]) -> Result {
    let little = is_little(t, &args[2], "from_bytes")?;
    let signed = is_true(t, &args[3])?;
    let mut digits = t.bytes_from(&args[1])?;
    if !little {
        digits.reverse();
    }
    let number =
        if signed { BigInt::from_signed_bytes_le(&digits) } else { BigInt::from_bytes_le(Sign::Plus, &digits) };
    let number = t.big_int(number);
    if t.class(Builtin::Int).is(&args[0]) { Ok(number) } else { t.call(&args[0], &[number]) }
}
