//! `float(...)`, the methods and attributes of floats.

use objects::{Bytes, Str, Value};

use super::BoxedFloat;
use crate::builtin::Builtin;
use crate::class::{Getset, getter};
use crate::native::{Row, class_method, row, static_method};
use crate::operator::BinaryOp;
use crate::types::int::IntValue;
use crate::{Result, Thread};

/// Bytes of CPython's object.
const CPYTHON_SIZE: i32 = 24;

/// `float.__new__(cls, x=0, /)`
fn new(t: &mut Thread, args: &[Value]) -> Result {
    t.check_new(&args[0], Builtin::Float)?;
    let value = if args[1].is_null() { 0.0 } else { convert(t, &args[1])? };
    make(t, &args[0], value)
}

/// A float of this class.
fn make(t: &mut Thread, class: &Value, value: f64) -> Result {
    if t.class(Builtin::Float).is(class) {
        return Ok(t.float(value));
    }
    Ok(t.object_of(class, BoxedFloat { value }))
}

/// `__pow__` takes a modulus as well, which floats have no use for.
fn power(t: &mut Thread, base: &Value, exponent: &Value, modulus: &Value) -> Result {
    if modulus.is_null() || modulus.is_none() {
        return super::binary(t, BinaryOp::Pow, base, exponent);
    }
    Err(t.type_error("pow() 3rd argument not allowed unless all arguments are integers"))
}

/// `float(x)`
fn convert(t: &mut Thread, x: &Value) -> Result<f64> {
    if t.is_exactly(x, Builtin::Float) {
        return t.float_of(x);
    }
    let parsed = if let Some(text) = x.get::<Str>() {
        text::float::parse(text.as_str())
    } else if let Some(octets) = t.octets(x)? {
        match text::float::parse_bytes(&octets) {
            Err(error) if !x.has::<Bytes>() && error.kind == text::ErrorKind::ValueError => {
                let shown = t.repr_text(x)?;
                return Err(t.value_error(format!("could not convert string to float: {shown}")));
            }
            parsed => parsed,
        }
    } else {
        return match t.float_by_method(x)? {
            Some(float) => Ok(float),
            None => {
                let name = t.type_name(x);
                Err(t.type_error(format!("float() argument must be a string or a real number, not '{name}'")))
            }
        };
    };
    parsed.map_err(|error| t.text_error(error))
}

fn same(t: &mut Thread, args: &[Value]) -> Result {
    itself(t, &args[0])
}

fn itself(t: &mut Thread, value: &Value) -> Result {
    let number = t.float_of(value)?;
    Ok(t.float(number))
}

fn as_integer_ratio(t: &mut Thread, args: &[Value]) -> Result {
    let number = t.float_of(&args[0])?;
    let (numerator, denominator) = text::float::as_integer_ratio(number).map_err(|error| t.text_error(error))?;
    let pair = [t.big_int(numerator), t.big_int(denominator)];
    Ok(t.tuple(pair))
}

fn from_hex(t: &mut Thread, args: &[Value]) -> Result {
    let Some(text) = args[1].get::<Str>() else {
        return Err(t.type_error("bad argument type for built-in operation"));
    };
    let value = text::float::from_hex(text.as_str()).map_err(|error| t.text_error(error))?;
    let float = t.float(value);
    if t.class(Builtin::Float).is(&args[0]) { Ok(float) } else { t.call(&args[0], &[float]) }
}

fn hex(t: &mut Thread, args: &[Value]) -> Result {
    let text = text::float::hex(t.float_of(&args[0])?);
    Ok(t.str(&text))
}

fn is_integer(t: &mut Thread, args: &[Value]) -> Result {
    let number = t.float_of(&args[0])?;
    Ok(Value::bool(number.is_finite() && number.fract() == 0.0))
}

/// `round(float)` gives an int, `round(float, digits)` a float.
fn round(t: &mut Thread, args: &[Value]) -> Result {
    let number = t.float_of(&args[0])?;
    if args[1].is_null() || args[1].is_none() {
        return t.int_from_float(number.round_ties_even());
    }
    let digits = t.index_value(&args[1])?;
    // More digits than a word counts are more than any float has.
    let digits = match t.int_of(&digits)? {
        IntValue::Small(digits) => digits,
        digits => {
            if digits.is_negative() {
                i64::MIN
            } else {
                i64::MAX
            }
        }
    };
    let rounded = text::float::round(number, digits).map_err(|error| t.text_error(error))?;
    Ok(t.float(rounded))
}

fn trunc(t: &mut Thread, args: &[Value]) -> Result {
    let number = t.float_of(&args[0])?;
    t.int_from_float(number)
}

fn floor(t: &mut Thread, args: &[Value]) -> Result {
    let number = t.float_of(&args[0])?;
    t.int_from_float(number.floor())
}

fn ceil(t: &mut Thread, args: &[Value]) -> Result {
    let number = t.float_of(&args[0])?;
    t.int_from_float(number.ceil())
}

fn format(t: &mut Thread, args: &[Value]) -> Result {
    t.format_float_value(&args[0], &args[1])
}

fn getnewargs(t: &mut Thread, args: &[Value]) -> Result {
    let number = same(t, args)?;
    Ok(t.tuple([number]))
}

fn get_format(t: &mut Thread, args: &[Value]) -> Result {
    match args[1].get::<Str>().map(Str::as_str) {
        Some("double" | "float") => Ok(t.str("IEEE, little-endian")),
        Some(_) => Err(t.value_error("__getformat__() argument 1 must be 'double' or 'float'")),
        None => {
            let name = t.argument_type(&args[1]);
            Err(t.type_error(format!("__getformat__() argument must be str, not {name}")))
        }
    }
}

/// The methods of `float`.
pub(super) const METHODS: &[Row] = &[
    static_method("__new__", "cls, x=0, /", new),
    row("as_integer_ratio", "self, /", as_integer_ratio),
    row("conjugate", "self, /", same),
    class_method("fromhex", "cls, string, /", from_hex),
    row("hex", "self, /", hex),
    row("is_integer", "self, /", is_integer),
    row("__ceil__", "self, /", ceil),
    row("__floor__", "self, /", floor),
    row("__format__", "self, format_spec, /", format),
    row("__pow__", "self, value, mod=None, /", |t, args| power(t, &args[0], &args[1], &args[2])),
    row("__rpow__", "self, value, mod=None, /", |t, args| power(t, &args[1], &args[0], &args[2])),
    class_method("__getformat__", "cls, typestr, /", get_format),
    row("__getnewargs__", "self, /", getnewargs),
    row("__sizeof__", "self, /", |_, _| Ok(Value::from_i32(CPYTHON_SIZE))),
    row("__round__", "self, ndigits=None, /", round),
    row("__trunc__", "self, /", trunc),
];

/// The computed attributes of `float`.
pub(super) const GETSETS: &[Getset] = &[getter("real", itself), getter("imag", |t, _| Ok(t.float(0.0)))];
