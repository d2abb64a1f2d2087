//! The methods and attributes of ints.

use num_bigint::BigInt;
use num_integer::Integer;
use objects::Value;

use super::{IntValue, arithmetic, bytes, construct};
use crate::class::{Getset, getter};
use crate::native::{Row, class_method, row, static_method};
use crate::operator::BinaryOp;
use crate::{Result, Thread};

/// Bits in a digit of CPython's ints, and its bytes of an int without digits.
const CPYTHON_DIGIT_BITS: u64 = 30;
const CPYTHON_HEAD: u64 = 24;

fn same(t: &mut Thread, args: &[Value]) -> Result {
    t.int_of(&args[0])?;
    Ok(t.plain_int(&args[0]))
}

fn bits_of(number: IntValue<'_>) -> u64 {
    match number {
        IntValue::Small(value) => u64::from(64 - value.unsigned_abs().leading_zeros()),
        IntValue::Big(value) => value.bits(),
    }
}

fn bit_length(t: &mut Thread, args: &[Value]) -> Result {
    let bits = bits_of(t.int_of(&args[0])?);
    Ok(t.int_from_u64(bits))
}

fn bit_count(t: &mut Thread, args: &[Value]) -> Result {
    let ones = match t.int_of(&args[0])? {
        IntValue::Small(value) => u64::from(value.unsigned_abs().count_ones()),
        IntValue::Big(value) => value.magnitude().count_ones(),
    };
    Ok(t.int_from_u64(ones))
}

fn as_integer_ratio(t: &mut Thread, args: &[Value]) -> Result {
    let number = same(t, args)?;
    Ok(t.tuple([number, Value::from_i32(1)]))
}

fn format(t: &mut Thread, args: &[Value]) -> Result {
    t.format_int_value(&args[0], &args[1])
}

/// `round(int, digits)`: to the nearest, ties to even.
fn round(t: &mut Thread, args: &[Value]) -> Result {
    let number = same(t, args)?;
    if args[1].is_null() {
        return Ok(number);
    }
    let digits = t.index_value(&args[1])?;
    let places = match IntValue::of(&digits) {
        Some(digits) if !digits.is_negative() => return Ok(number),
        Some(IntValue::Small(digits)) => digits.unsigned_abs(),
        _ => u64::MAX,
    };
    let value = t.int_of(&number)?.to_big().into_owned();
    // A number is below 10 to the power of a third of its bits, so half of that rounds it to zero.
    if places > value.bits() / 3 + 1 {
        return Ok(Value::from_i32(0));
    }
    let unit = BigInt::from(10).pow(places as u32);
    let (quotient, rest) = value.div_mod_floor(&unit);
    let order = (rest * 2u8).cmp(&unit);
    let up = order.is_gt() || order.is_eq() && quotient.is_odd();
    Ok(t.big_int((quotient + i32::from(up)) * unit))
}

fn is_integer(t: &mut Thread, args: &[Value]) -> Result {
    t.int_of(&args[0])?;
    Ok(Value::TRUE)
}

fn getnewargs(t: &mut Thread, args: &[Value]) -> Result {
    let number = same(t, args)?;
    Ok(t.tuple([number]))
}

/// `__pow__`, which takes a modulus beside the exponent.
fn pow(t: &mut Thread, args: &[Value]) -> Result {
    power(t, &args[0], &args[1], &args[2])
}

fn reflected_pow(t: &mut Thread, args: &[Value]) -> Result {
    power(t, &args[1], &args[0], &args[2])
}

fn power(t: &mut Thread, base: &Value, exponent: &Value, modulus: &Value) -> Result {
    if modulus.is_null() || modulus.is_none() {
        return arithmetic::binary(t, BinaryOp::Pow, base, exponent);
    }
    t.int_power_modulo(base, exponent, modulus)
}

fn size_of(t: &mut Thread, args: &[Value]) -> Result {
    let bits = bits_of(t.int_of(&args[0])?);
    Ok(t.int_from_u64(CPYTHON_HEAD + 4 * bits.div_ceil(CPYTHON_DIGIT_BITS).max(1)))
}

/// The methods of `int`.
pub(super) const METHODS: &[Row] = &[
    static_method("__new__", "cls, x=0, /, base=10", construct::new),
    row("as_integer_ratio", "self, /", as_integer_ratio),
    row("bit_count", "self, /", bit_count),
    row("bit_length", "self, /", bit_length),
    row("conjugate", "self, /", same),
    class_method("from_bytes", "cls, bytes, byteorder='big', *, signed=False", bytes::from_bytes),
    row("is_integer", "self, /", is_integer),
    row("to_bytes", "self, length=1, byteorder='big', *, signed=False", bytes::to_bytes),
    row("__ceil__", "self, /", same),
    row("__floor__", "self, /", same),
    row("__format__", "self, format_spec, /", format),
    row("__getnewargs__", "self, /", getnewargs),
    row("__pow__", "self, value, mod=None, /", pow),
    row("__round__", "self, ndigits=None, /", round),
    row("__rpow__", "self, value, mod=None, /", reflected_pow),
    row("__sizeof__", "self, /", size_of),
    row("__trunc__", "self, /", same),
];

fn itself(t: &mut Thread, value: &Value) -> Result {
    Ok(t.plain_int(value))
}

/// The computed attributes of `int`.
pub(super) const GETSETS: &[Getset] = &[
    getter("real", itself),
    getter("imag", |_, _| Ok(Value::from_i32(0))),
    getter("numerator", itself),
    getter("denominator", |_, _| Ok(Value::from_i32(1))),
];
