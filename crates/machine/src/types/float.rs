//! `float`: usual exponents in place, exotic ones as objects.

use std::cmp::Ordering;

use bytecode::CompareOp;
use objects::{Layout, Value};
use source::known;
use text::float::Power;

use crate::builtin::Builtin;
use crate::class::{NO_SLOTS, Slots, TypeSpec};
use crate::kinds::Contents;
use crate::operator::{BinaryOp, UnaryOp};
use crate::types::int::{self, IntValue};
use crate::{Raised, Result, Thread};

mod methods;

/// A float that is no word in place: a rare exponent, or an instance of a subclass.
pub struct BoxedFloat {
    /// The number.
    pub value: f64,
}

crate::payload!(BoxedFloat, leaf);

impl Contents for BoxedFloat {}

/// The number of a float or of an instance of a subclass.
#[inline]
pub fn float_value(value: &Value) -> Option<f64> {
    value.as_small_float().or_else(|| value.get::<BoxedFloat>().map(|float| float.value))
}

impl Thread {
    /// The number of what must be a float: the receiver of a method of `float`.
    ///
    /// # Errors
    /// TypeError.
    pub(crate) fn float_of(&mut self, value: &Value) -> Result<f64> {
        match float_value(value) {
            Some(float) => Ok(float),
            None => Err(self.must_be_real(value)),
        }
    }

    /// The number as C functions take it: of a float, by `__float__` or by `__index__`.
    ///
    /// # Errors
    /// TypeError `must be real number`, OverflowError for a huge int, what the methods raise.
    pub fn to_f64(&mut self, value: &Value) -> Result<f64> {
        if let Some(float) = float_value(value) {
            return Ok(float);
        }
        if let Some(small) = value.as_small_int() {
            return Ok(small as f64);
        }
        match self.float_by_method(value)? {
            Some(float) => Ok(float),
            None => Err(self.must_be_real(value)),
        }
    }

    /// By `__float__` or `__index__`; `None` without them.
    fn float_by_method(&mut self, value: &Value) -> Result<Option<f64>> {
        if let Some(result) = self.call_special(value, UnaryOp::Float.method(), &[])? {
            return match float_value(&result) {
                Some(float) => {
                    if !self.is_exactly(&result, Builtin::Float) {
                        let method = format!("{}.__float__", self.type_name(value));
                        self.warn_of_subclass(&method, "float", &result)?;
                    }
                    Ok(Some(float))
                }
                None => {
                    let (name, found) = (self.type_name(value), self.type_name(&result));
                    Err(self.type_error(format!("{name}.__float__ returned non-float (type {found})")))
                }
            };
        }
        if self.special(value, known::INDEX).is_none() {
            return Ok(None);
        }
        let index = self.index_value(value)?;
        let float = self.int_of(&index)?.to_f64();
        float.map(Some).map_err(|error| self.text_error(error))
    }

    #[cold]
    fn must_be_real(&mut self, value: &Value) -> Raised {
        let name = self.type_name(value);
        self.type_error(format!("must be real number, not {name}"))
    }

    /// An error of float arithmetic. C's result out of range is an error with a number, as of the system.
    #[cold]
    fn float_error(&mut self, error: text::Error) -> Raised {
        if error.kind == text::ErrorKind::OverflowError && error.message.starts_with("(34, ") {
            const OUT_OF_RANGE: i32 = 34; // ERANGE
            let message = self.str("Numerical result out of range");
            return self.raise_args(Builtin::OverflowError, vec![Value::from_i32(OUT_OF_RANGE), message]);
        }
        self.text_error(error)
    }
}

/// An operand: a float, or an int as one. `None` for other values.
#[inline]
fn operand(t: &mut Thread, value: &Value) -> Result<Option<f64>> {
    if let Some(float) = float_value(value) {
        return Ok(Some(float));
    }
    match IntValue::of(value) {
        Some(number) => number.to_f64().map(Some).map_err(|error| t.text_error(error)),
        None => Ok(None),
    }
}

fn binary(t: &mut Thread, op: BinaryOp, left: &Value, right: &Value) -> Result {
    let (Some(a), Some(b)) = (operand(t, left)?, operand(t, right)?) else { return Ok(Value::NOT_IMPLEMENTED) };
    let result = match op {
        BinaryOp::Add => Ok(a + b),
        BinaryOp::Sub => Ok(a - b),
        BinaryOp::Mul => Ok(a * b),
        BinaryOp::TrueDiv => text::float::divide(a, b),
        BinaryOp::FloorDiv => text::float::floor_div(a, b),
        BinaryOp::Mod => text::float::modulo(a, b),
        BinaryOp::Pow => return power(t, a, b),
        BinaryOp::DivMod => {
            let (quotient, rest) = text::float::div_mod(a, b).map_err(|error| t.text_error(error))?;
            let pair = [t.float(quotient), t.float(rest)];
            return Ok(t.tuple(pair));
        }
        _ => return Ok(Value::NOT_IMPLEMENTED),
    };
    match result {
        Ok(result) => Ok(t.float(result)),
        Err(error) => Err(t.text_error(error)),
    }
}

/// `base ** exponent`
///
/// # Errors
/// ZeroDivisionError, OverflowError.
pub(crate) fn power(t: &mut Thread, base: f64, exponent: f64) -> Result {
    match text::float::power(base, exponent) {
        Ok(Power::Real(result)) => Ok(t.float(result)),
        Ok(Power::Complex) => match text::complex::power((base, 0.0), (exponent, 0.0)) {
            Ok(result) => Ok(t.complex(result)),
            Err(error) => Err(t.text_error(error)),
        },
        Err(error) => Err(t.float_error(error)),
    }
}

fn compare(_: &mut Thread, op: CompareOp, left: &Value, right: &Value) -> Result {
    let order = match (float_value(left), float_value(right)) {
        (Some(a), Some(b)) => a.partial_cmp(&b),
        (Some(a), None) => match IntValue::of(right) {
            Some(b) => compare_with_int(a, b),
            None => return Ok(Value::NOT_IMPLEMENTED),
        },
        (None, Some(b)) => match IntValue::of(left) {
            Some(a) => compare_with_int(b, a).map(Ordering::reverse),
            None => return Ok(Value::NOT_IMPLEMENTED),
        },
        (None, None) => return Ok(Value::NOT_IMPLEMENTED),
    };
    Ok(Value::bool(match order {
        Some(order) => int::holds(op, order),
        None => op == CompareOp::Ne, // a NaN
    }))
}

fn compare_with_int(float: f64, int: IntValue<'_>) -> Option<Ordering> {
    match int {
        IntValue::Small(int) => text::float::compare_with_int(float, int),
        IntValue::Big(int) => text::float::compare_with_big(float, int),
    }
}

fn unary(t: &mut Thread, op: UnaryOp, value: &Value) -> Result {
    let number = t.float_of(value)?;
    match op {
        UnaryOp::Neg => Ok(t.float(-number)),
        UnaryOp::Pos | UnaryOp::Float => Ok(t.float(number)),
        UnaryOp::Abs => Ok(t.float(number.abs())),
        UnaryOp::Int => t.int_from_float(number),
        UnaryOp::Invert | UnaryOp::Index => Ok(Value::NOT_IMPLEMENTED),
    }
}

fn hash(t: &mut Thread, value: &Value) -> Result<i64> {
    let number = t.float_of(value)?;
    // A NaN hashes by identity.
    Ok(text::hash::float(number).unwrap_or_else(|| t.identity_hash(value)))
}

fn repr(t: &mut Thread, value: &Value) -> Result {
    let text = text::float::repr(t.float_of(value)?);
    Ok(t.str(&text))
}

fn truth(t: &mut Thread, value: &Value) -> Result<bool> {
    Ok(t.float_of(value)? != 0.0)
}

/// `float`
pub static SPEC: TypeSpec = TypeSpec {
    name: "float",
    layout: &Layout::of::<BoxedFloat>(),
    subclassable: true,
    slots: Slots {
        repr: Some(repr),
        hash: Some(hash),
        compare: Some(compare),
        truth: Some(truth),
        binary: Some(binary),
        binary_ops: &[
            BinaryOp::Add,
            BinaryOp::Sub,
            BinaryOp::Mul,
            BinaryOp::TrueDiv,
            BinaryOp::FloorDiv,
            BinaryOp::Mod,
            BinaryOp::Pow,
            BinaryOp::DivMod,
        ],
        unary: Some(unary),
        unary_ops: &[UnaryOp::Neg, UnaryOp::Pos, UnaryOp::Abs, UnaryOp::Int, UnaryOp::Float],
        ..NO_SLOTS
    },
    methods: methods::METHODS,
    getsets: methods::GETSETS,
    ..TypeSpec::BASE
};
