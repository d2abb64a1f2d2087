//! `int`: 63 bits in place, larger ones as objects. A bool is an int too, in place as well.
//!
//! Instances of classes derived from `int` always keep their number in an object.

use std::borrow::Cow;
use std::cmp::Ordering;

use bytecode::CompareOp;
use num_traits::{ToPrimitive, Zero};
use objects::{Layout, Value, Word};
use text::int::IntRef;

use crate::builtin::Builtin;
use crate::class::{NO_SLOTS, Slots, TypeSpec};
use crate::kinds::Contents;
use crate::operator::{BinaryOp, UnaryOp};
use crate::{Result, Thread};

pub mod arithmetic;
mod bytes;
mod construct;
mod methods;
pub mod power;
mod shift;

/// An int that is no word in place: too large, or an instance of a subclass.
pub struct BigInt {
    /// The number.
    pub value: num_bigint::BigInt,
}

crate::payload!(BigInt, leaf);

impl Contents for BigInt {}

/// The number of an int, bool or instance of a subclass.
#[derive(Clone, Copy, Debug)]
pub enum IntValue<'a> {
    /// From a word in place.
    Small(i64),
    /// From an object; it may be a small number all the same.
    Big(&'a num_bigint::BigInt),
}

impl<'a> IntValue<'a> {
    /// The number, if the value is an int.
    #[inline]
    pub fn of(value: &'a Value) -> Option<IntValue<'a>> {
        if let Some(small) = value.as_small_int() {
            return Some(IntValue::Small(small));
        }
        match value.word() {
            Word::FALSE => Some(IntValue::Small(0)),
            Word::TRUE => Some(IntValue::Small(1)),
            _ => value.get::<BigInt>().map(|big| IntValue::Big(&big.value)),
        }
    }

    /// The number, if it fits 64 bits.
    #[inline]
    pub fn to_i64(self) -> Option<i64> {
        match self {
            IntValue::Small(value) => Some(value),
            IntValue::Big(value) => value.to_i64(),
        }
    }

    /// The number as a big one.
    pub fn to_big(self) -> Cow<'a, num_bigint::BigInt> {
        match self {
            IntValue::Small(value) => Cow::Owned(value.into()),
            IntValue::Big(value) => Cow::Borrowed(value),
        }
    }

    /// Whether it is below zero.
    pub fn is_negative(self) -> bool {
        match self {
            IntValue::Small(value) => value < 0,
            IntValue::Big(value) => value.sign() == num_bigint::Sign::Minus,
        }
    }

    /// Whether it is zero.
    pub fn is_zero(self) -> bool {
        match self {
            IntValue::Small(value) => value == 0,
            IntValue::Big(value) => value.is_zero(),
        }
    }

    /// `float(int)`, rounded half to even.
    ///
    /// # Errors
    /// OverflowError, as [`text::Error`].
    pub fn to_f64(self) -> text::Result<f64> {
        match self {
            IntValue::Small(value) => Ok(value as f64),
            IntValue::Big(value) => text::float::from_big(value),
        }
    }

    fn compare(self, other: IntValue<'_>) -> Ordering {
        match (self, other) {
            (IntValue::Small(left), IntValue::Small(right)) => left.cmp(&right),
            (left, right) => left.to_big().cmp(&right.to_big()),
        }
    }
}

impl<'a> From<IntValue<'a>> for IntRef<'a> {
    fn from(value: IntValue<'a>) -> IntRef<'a> {
        match value {
            IntValue::Small(value) => IntRef::Small(value),
            IntValue::Big(value) => IntRef::Big(value),
        }
    }
}

impl Thread {
    /// The most decimal digits of an int that is read or written, 0 for any number
    /// (`sys.set_int_max_str_digits`).
    pub fn max_int_digits(&self) -> usize {
        self.interpreter().int_max_digits.get()
    }

    /// Changes that number; the caller has checked it.
    pub fn set_max_int_digits(&mut self, limit: usize) {
        self.interpreter().int_max_digits.set(limit);
    }

    /// The number of what must be an int: the receiver of a method of `int`.
    ///
    /// # Errors
    /// TypeError.
    pub(crate) fn int_of<'a>(&mut self, value: &'a Value) -> Result<IntValue<'a>> {
        match IntValue::of(value) {
            Some(number) => Ok(number),
            None => {
                let name = self.type_name(value);
                Err(self.type_error(format!("'{name}' object cannot be interpreted as an integer")))
            }
        }
    }

    /// An int equal to an instance of `int` or of a subclass, but of type `int`.
    pub(crate) fn plain_int(&mut self, value: &Value) -> Value {
        match value.word() {
            Word::FALSE => Value::from_i32(0),
            Word::TRUE => Value::from_i32(1),
            _ if self.is_exactly(value, Builtin::Int) => value.clone(),
            _ => match value.get::<BigInt>() {
                Some(big) => self.big_int(big.value.clone()),
                None => value.clone(),
            },
        }
    }

    /// The decimal digits of an int as a str.
    ///
    /// # Errors
    /// ValueError for more digits than the limit.
    pub(crate) fn int_text(&mut self, number: IntValue<'_>) -> Result {
        match number {
            IntValue::Small(value) => Ok(self.str(itoa::Buffer::new().format(value))),
            IntValue::Big(value) => {
                let digits = text::int::big_to_decimal(value, self.max_int_digits());
                let digits = digits.map_err(|error| self.text_error(error))?;
                Ok(self.str(&digits))
            }
        }
    }
}

/// What an order means for an operator.
pub(crate) fn holds(op: CompareOp, order: Ordering) -> bool {
    match op {
        CompareOp::Lt => order.is_lt(),
        CompareOp::Le => order.is_le(),
        CompareOp::Eq => order.is_eq(),
        CompareOp::Ne => order.is_ne(),
        CompareOp::Gt => order.is_gt(),
        CompareOp::Ge => order.is_ge(),
    }
}

fn compare(_: &mut Thread, op: CompareOp, left: &Value, right: &Value) -> Result {
    match (IntValue::of(left), IntValue::of(right)) {
        (Some(left), Some(right)) => Ok(Value::bool(holds(op, left.compare(right)))),
        _ => Ok(Value::NOT_IMPLEMENTED),
    }
}

/// `hash(int)`
pub(crate) fn hash(t: &mut Thread, value: &Value) -> Result<i64> {
    Ok(match t.int_of(value)? {
        IntValue::Small(value) => text::hash::int(value),
        IntValue::Big(value) => text::hash::big(value),
    })
}

fn repr(t: &mut Thread, value: &Value) -> Result {
    let number = t.int_of(value)?;
    t.int_text(number)
}

fn truth(t: &mut Thread, value: &Value) -> Result<bool> {
    Ok(!t.int_of(value)?.is_zero())
}

pub(crate) const BINARY_OPS: &[BinaryOp] = &[
    BinaryOp::Add,
    BinaryOp::Sub,
    BinaryOp::Mul,
    BinaryOp::TrueDiv,
    BinaryOp::FloorDiv,
    BinaryOp::Mod,
    BinaryOp::Pow,
    BinaryOp::LShift,
    BinaryOp::RShift,
    BinaryOp::And,
    BinaryOp::Or,
    BinaryOp::Xor,
    BinaryOp::DivMod,
];

const UNARY_OPS: &[UnaryOp] =
    &[UnaryOp::Neg, UnaryOp::Pos, UnaryOp::Invert, UnaryOp::Abs, UnaryOp::Int, UnaryOp::Float, UnaryOp::Index];

/// `int`
pub static SPEC: TypeSpec = TypeSpec {
    name: "int",
    layout: &Layout::of::<BigInt>(),
    subclassable: true,
    slots: Slots {
        repr: Some(repr),
        hash: Some(hash),
        compare: Some(compare),
        truth: Some(truth),
        binary: Some(arithmetic::binary),
        binary_ops: BINARY_OPS,
        unary: Some(arithmetic::unary),
        unary_ops: UNARY_OPS,
        ..NO_SLOTS
    },
    methods: methods::METHODS,
    getsets: methods::GETSETS,
    ..TypeSpec::BASE
};
