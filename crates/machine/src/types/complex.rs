//! `complex` (source: CPython's `Objects/complexobject.c`).

use bytecode::CompareOp;
use objects::{Layout, Str, Value};
use source::known;
use text::complex::{self, Parts};

use crate::builtin::Builtin;
use crate::class::{Getset, NO_SLOTS, Slots, TypeSpec, member};
use crate::kinds::Contents;
use crate::native::{Row, row, static_method};
use crate::operator::{BinaryOp, UnaryOp};
use crate::types::float::float_value;
use crate::types::int::IntValue;
use crate::{Result, Thread};

/// A complex number.
pub struct Complex {
    real: f64,
    imaginary: f64,
}

crate::payload!(Complex, leaf);

impl Contents for Complex {}

/// The parts of a complex number or of an instance of a subclass.
pub(crate) fn parts_of(value: &Value) -> Option<Parts> {
    value.get::<Complex>().map(|it| (it.real, it.imaginary))
}

impl Thread {
    /// A complex number.
    pub fn complex(&mut self, (real, imaginary): Parts) -> Value {
        self.object(Builtin::Complex, Complex { real, imaginary })
    }

    fn complex_of(&mut self, value: &Value) -> Result<Parts> {
        match parts_of(value) {
            Some(parts) => Ok(parts),
            None => {
                let name = self.type_name(value);
                Err(self.type_error(format!("must be complex, not {name}")))
            }
        }
    }

    /// By `__complex__`; `None` without it.
    fn complex_by_method(&mut self, value: &Value) -> Result<Option<Value>> {
        let Some(result) = self.call_special(value, known::COMPLEX, &[])? else { return Ok(None) };
        if !result.has::<Complex>() {
            let found = self.type_name(&result);
            return Err(self.type_error(format!("__complex__ returned non-complex (type {found})")));
        }
        if !self.is_exactly(&result, Builtin::Complex) {
            self.warn_of_subclass("__complex__", "complex", &result)?;
        }
        Ok(Some(result))
    }
}

/// An operand: a complex number, or a float or int as one. `None` for other values.
fn operand(t: &mut Thread, value: &Value) -> Result<Option<Parts>> {
    if let Some(parts) = parts_of(value) {
        return Ok(Some(parts));
    }
    if let Some(float) = float_value(value) {
        return Ok(Some((float, 0.0)));
    }
    match IntValue::of(value) {
        Some(number) => number.to_f64().map(|real| Some((real, 0.0))).map_err(|error| t.text_error(error)),
        None => Ok(None),
    }
}

fn binary(t: &mut Thread, op: BinaryOp, left: &Value, right: &Value) -> Result {
    let (Some(a), Some(b)) = (operand(t, left)?, operand(t, right)?) else { return Ok(Value::NOT_IMPLEMENTED) };
    let result = match op {
        BinaryOp::Add => Ok((a.0 + b.0, a.1 + b.1)),
        BinaryOp::Sub => Ok((a.0 - b.0, a.1 - b.1)),
        BinaryOp::Mul => Ok(complex::multiply(a, b)),
        BinaryOp::TrueDiv => complex::divide(a, b),
        BinaryOp::Pow => complex::power(a, b),
        _ => return Ok(Value::NOT_IMPLEMENTED),
    };
    match result {
        Ok(result) => Ok(t.complex(result)),
        Err(error) => Err(t.text_error(error)),
    }
}

/// `__pow__` takes a modulus as well, which complex numbers have no use for.
fn power(t: &mut Thread, base: &Value, exponent: &Value, modulus: &Value) -> Result {
    if modulus.is_null() || modulus.is_none() {
        return binary(t, BinaryOp::Pow, base, exponent);
    }
    let are_numbers = operand(t, base)?.is_some() && operand(t, exponent)?.is_some();
    if are_numbers { Err(t.value_error("complex modulo")) } else { Ok(Value::NOT_IMPLEMENTED) }
}

/// A complex number equals a real one if it has no imaginary part; it has no order.
fn compare(t: &mut Thread, op: CompareOp, left: &Value, right: &Value) -> Result {
    if !matches!(op, CompareOp::Eq | CompareOp::Ne) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let (number, other) = if left.has::<Complex>() { (left, right) } else { (right, left) };
    let (real, imaginary) = t.complex_of(number)?;
    let equal = if let Some(parts) = parts_of(other) {
        parts == (real, imaginary)
    } else if IntValue::of(other).is_some() || float_value(other).is_some() {
        let real = t.float(real);
        imaginary == 0.0 && t.equals(&real, other)?
    } else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    Ok(Value::bool(equal == (op == CompareOp::Eq)))
}

fn unary(t: &mut Thread, op: UnaryOp, value: &Value) -> Result {
    let (real, imaginary) = t.complex_of(value)?;
    match op {
        UnaryOp::Neg => Ok(t.complex((-real, -imaginary))),
        UnaryOp::Pos => Ok(t.complex((real, imaginary))),
        UnaryOp::Abs => match complex::absolute(real, imaginary) {
            Ok(size) => Ok(t.float(size)),
            Err(error) => Err(t.text_error(error)),
        },
        _ => Ok(Value::NOT_IMPLEMENTED),
    }
}

fn hash(t: &mut Thread, value: &Value) -> Result<i64> {
    let (real, imaginary) = t.complex_of(value)?;
    let nan = t.identity_hash(value);
    Ok(complex::hash_of(real, imaginary, nan))
}

fn repr(t: &mut Thread, value: &Value) -> Result {
    let (real, imaginary) = t.complex_of(value)?;
    Ok(t.str(&complex::repr(real, imaginary)))
}

fn truth(t: &mut Thread, value: &Value) -> Result<bool> {
    Ok(t.complex_of(value)? != (0.0, 0.0))
}

/// `complex(real=0, imag=0)`
fn new(t: &mut Thread, args: &[Value]) -> Result {
    t.check_new(&args[0], Builtin::Complex)?;
    let [class, first, second] = args else { return Err(t.type_error("complex() takes at most 2 arguments")) };
    let is_plain = t.class(Builtin::Complex).is(class);
    if t.is_exactly(first, Builtin::Complex) && second.is_null() && is_plain {
        return Ok(first.clone());
    }
    let parts = if first.is_null() && second.is_null() {
        (0.0, 0.0)
    } else if let Some(text) = first.get::<Str>() {
        if !second.is_null() {
            return Err(t.type_error("complex() can't take second arg if first is a string"));
        }
        complex::parse(text.as_str()).map_err(|error| t.text_error(error))?
    } else {
        from_numbers(t, first, second)?
    };
    match is_plain {
        true => Ok(t.complex(parts)),
        false => Ok(t.object_of(class, Complex { real: parts.0, imaginary: parts.1 })),
    }
}

/// `first + second * 1j`, where either may be complex itself.
fn from_numbers(t: &mut Thread, first: &Value, second: &Value) -> Result<Parts> {
    if second.has::<Str>() {
        return Err(t.type_error("complex() second arg can't be a string"));
    }
    let first = match t.is_exactly(first, Builtin::Complex) || first.is_null() {
        true => first.clone(),
        false => t.complex_by_method(first)?.unwrap_or_else(|| first.clone()),
    };
    let is_number = |t: &Thread, value: &Value| {
        value.has::<Complex>() || [known::FLOAT, known::INDEX].iter().any(|&method| t.special(value, method).is_some())
    };
    if !first.is_null() && !is_number(t, &first) {
        let name = t.type_name(&first);
        return Err(t.type_error(format!("complex() first argument must be a string or a number, not '{name}'")));
    }
    if !second.is_null() && !is_number(t, second) {
        let name = t.type_name(second);
        return Err(t.type_error(format!("complex() second argument must be a number, not '{name}'")));
    }
    let mut real = part(t, &first)?;
    let mut imaginary = part(t, second)?;
    if second.has::<Complex>() {
        real.0 -= imaginary.1;
    }
    if first.has::<Complex>() {
        // Adding it to nothing would lose the sign of a zero.
        imaginary.0 = if second.is_null() { real.1 } else { imaginary.0 + real.1 };
    }
    Ok((real.0, imaginary.0))
}

fn part(t: &mut Thread, value: &Value) -> Result<Parts> {
    match parts_of(value) {
        Some(parts) => Ok(parts),
        None if value.is_null() => Ok((0.0, 0.0)),
        None => Ok((t.to_f64(value)?, 0.0)),
    }
}

fn conjugate(t: &mut Thread, args: &[Value]) -> Result {
    let (real, imaginary) = t.complex_of(&args[0])?;
    Ok(t.complex((real, -imaginary)))
}

fn itself(t: &mut Thread, args: &[Value]) -> Result {
    let parts = t.complex_of(&args[0])?;
    Ok(t.complex(parts))
}

fn getnewargs(t: &mut Thread, args: &[Value]) -> Result {
    let (real, imaginary) = t.complex_of(&args[0])?;
    let pair = [t.float(real), t.float(imaginary)];
    Ok(t.tuple(pair))
}

fn format(t: &mut Thread, args: &[Value]) -> Result {
    let (real, imaginary) = t.complex_of(&args[0])?;
    let Some(spec) = args[1].get::<Str>() else {
        let name = t.argument_type(&args[1]);
        return Err(t.type_error(format!("__format__() argument must be str, not {name}")));
    };
    if spec.as_str().is_empty() {
        return t.to_str(&args[0]);
    }
    let name = t.type_name(&args[0]);
    match text::format_spec::format_complex(real, imaginary, spec.as_str(), &name) {
        Ok(text) => Ok(t.str(&text)),
        Err(error) => Err(t.text_error(error)),
    }
}

const METHODS: &[Row] = &[
    static_method("__new__", "cls, real=0, imag=0", new),
    row("conjugate", "self, /", conjugate),
    row("__complex__", "self, /", itself),
    row("__format__", "self, format_spec, /", format),
    row("__pow__", "self, value, mod=None, /", |t, args| power(t, &args[0], &args[1], &args[2])),
    row("__rpow__", "self, value, mod=None, /", |t, args| power(t, &args[1], &args[0], &args[2])),
    row("__getnewargs__", "self, /", getnewargs),
];

const GETSETS: &[Getset] = &[
    member("real", |t, value| {
        let (real, _) = t.complex_of(value)?;
        Ok(t.float(real))
    }),
    member("imag", |t, value| {
        let (_, imaginary) = t.complex_of(value)?;
        Ok(t.float(imaginary))
    }),
];

/// `complex`
pub static SPEC: TypeSpec = TypeSpec {
    name: "complex",
    layout: &Layout::of::<Complex>(),
    subclassable: true,
    slots: Slots {
        repr: Some(repr),
        hash: Some(hash),
        compare: Some(compare),
        truth: Some(truth),
        binary: Some(binary),
        binary_ops: &[BinaryOp::Add, BinaryOp::Sub, BinaryOp::Mul, BinaryOp::TrueDiv, BinaryOp::Pow],
        unary: Some(unary),
        unary_ops: &[UnaryOp::Neg, UnaryOp::Pos, UnaryOp::Abs],
        ..NO_SLOTS
    },
    methods: METHODS,
    getsets: GETSETS,
    ..TypeSpec::BASE
};
