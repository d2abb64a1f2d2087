//! The operators of ints. Numbers of one word never become big ones on the way.

use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::{Signed, Zero};
use objects::Value;

use super::{IntValue, power, shift};
use crate::builtin::Builtin;
use crate::operator::{BinaryOp, UnaryOp};
use crate::{Raised, Result, Thread};

/// Up to here every int is a float too.
const EXACT_IN_FLOAT: u64 = 1 << 53;
/// Numbers of more bits than this are multiplied piece by piece, so that a signal can end it.
const LONG_BITS: u64 = 4 << 20;

/// A binary operator; NotImplemented unless both are ints.
pub(crate) fn binary(t: &mut Thread, op: BinaryOp, left: &Value, right: &Value) -> Result {
    let (Some(a), Some(b)) = (IntValue::of(left), IntValue::of(right)) else { return Ok(Value::NOT_IMPLEMENTED) };
    if let (Some(a), Some(b)) = (a.to_i64(), b.to_i64())
        && let Some(result) = small(t, op, a, b)?
    {
        return Ok(result);
    }
    big(t, op, a, b)
}

/// The result for numbers of one word, unless it is longer.
#[inline]
fn small(t: &mut Thread, op: BinaryOp, a: i64, b: i64) -> Result<Option<Value>> {
    let result = match op {
        BinaryOp::Add => a.checked_add(b),
        BinaryOp::Sub => a.checked_sub(b),
        BinaryOp::Mul => a.checked_mul(b),
        BinaryOp::And => Some(a & b),
        BinaryOp::Or => Some(a | b),
        BinaryOp::Xor => Some(a ^ b),
        BinaryOp::FloorDiv | BinaryOp::Mod | BinaryOp::DivMod if b == 0 => return Err(zero_division(t, op)),
        BinaryOp::FloorDiv => floor_div(a, b),
        BinaryOp::Mod => Some(floor_mod(a, b)),
        BinaryOp::DivMod => {
            let Some(quotient) = floor_div(a, b) else { return Ok(None) };
            let pair = [t.int(quotient), t.int(floor_mod(a, b))];
            return Ok(Some(t.tuple(pair)));
        }
        BinaryOp::TrueDiv if b == 0 => return Err(zero_division(t, op)),
        BinaryOp::TrueDiv if a.unsigned_abs() <= EXACT_IN_FLOAT && b.unsigned_abs() <= EXACT_IN_FLOAT => {
            return Ok(Some(t.float(a as f64 / b as f64)));
        }
        BinaryOp::LShift => u32::try_from(b).ok().filter(|&b| b < 64).and_then(|b| shift::left_small(a, b)),
        BinaryOp::RShift if b >= 0 => Some(a >> b.min(63)),
        BinaryOp::Pow => power::power_small(a, b),
        BinaryOp::RShift | BinaryOp::TrueDiv | BinaryOp::MatMul => None,
    };
    Ok(result.map(|result| t.int(result)))
}

/// The quotient rounded down; `None` where it has 64 bits. The divisor is not zero.
#[inline]
fn floor_div(a: i64, b: i64) -> Option<i64> {
    let quotient = a.checked_div(b)?;
    Some(if a % b != 0 && (a < 0) != (b < 0) { quotient - 1 } else { quotient })
}

/// The remainder with the divisor's sign. The divisor is not zero.
#[inline]
fn floor_mod(a: i64, b: i64) -> i64 {
    let rest = a.wrapping_rem(b);
    if rest != 0 && (rest < 0) != (b < 0) { rest + b } else { rest }
}

/// A long number and a short one, without making the short one long.
fn mixed(op: BinaryOp, a: IntValue<'_>, b: IntValue<'_>) -> Option<BigInt> {
    Some(match (op, a, b) {
        (BinaryOp::Add, IntValue::Big(a), IntValue::Small(b))
        | (BinaryOp::Add, IntValue::Small(b), IntValue::Big(a)) => a + b,
        (BinaryOp::Mul, IntValue::Big(a), IntValue::Small(b))
        | (BinaryOp::Mul, IntValue::Small(b), IntValue::Big(a)) => a * b,
        (BinaryOp::Sub, IntValue::Big(a), IntValue::Small(b)) => a - b,
        _ => return None,
    })
}

fn big(t: &mut Thread, op: BinaryOp, a: IntValue<'_>, b: IntValue<'_>) -> Result {
    if let Some(result) = mixed(op, a, b) {
        return Ok(t.big_int(result));
    }
    let (left, right) = (a.to_big(), b.to_big());
    let divides = matches!(op, BinaryOp::TrueDiv | BinaryOp::FloorDiv | BinaryOp::Mod | BinaryOp::DivMod);
    if divides && right.is_zero() {
        return Err(zero_division(t, op));
    }
    let (left, right) = (left.as_ref(), right.as_ref());
    let result = match op {
        BinaryOp::Add => left + right,
        BinaryOp::Sub => left - right,
        BinaryOp::Mul => multiply(t, left, right)?,
        BinaryOp::And => left & right,
        BinaryOp::Or => left | right,
        BinaryOp::Xor => left ^ right,
        BinaryOp::FloorDiv => left.div_floor(right),
        BinaryOp::Mod => left.mod_floor(right),
        BinaryOp::DivMod => {
            let (quotient, rest) = left.div_mod_floor(right);
            let pair = [t.big_int(quotient), t.big_int(rest)];
            return Ok(t.tuple(pair));
        }
        BinaryOp::TrueDiv => {
            let quotient = text::float::int_true_div(left, right).map_err(|error| t.text_error(error))?;
            return Ok(t.float(quotient));
        }
        BinaryOp::Pow => return power::power(t, left, right),
        BinaryOp::LShift => shift::left(t, left, right)?,
        BinaryOp::RShift => shift::right(t, left, right)?,
        BinaryOp::MatMul => return Ok(Value::NOT_IMPLEMENTED),
    };
    Ok(t.big_int(result))
}

/// A product; long ones are made of shorter ones (Karatsuba), with a look at the signals before each.
///
/// # Errors
/// What a signal handler raises.
pub(super) fn multiply(t: &mut Thread, left: &BigInt, right: &BigInt) -> Result<BigInt> {
    let half = left.bits().max(right.bits()) / 2;
    if left.bits().min(right.bits()) <= LONG_BITS {
        if half > LONG_BITS {
            t.check_signals()?;
        }
        return Ok(left * right);
    }
    t.check_signals()?;
    let split = |value: &BigInt| {
        let high = value.magnitude() >> half;
        let low = value.magnitude() - (&high << half);
        (BigInt::from(high), BigInt::from(low))
    };
    let ((a1, a0), (b1, b0)) = (split(left), split(right));
    let high = multiply(t, &a1, &b1)?;
    let low = multiply(t, &a0, &b0)?;
    let middle = multiply(t, &(a1 + a0), &(b1 + b0))? - &high - &low;
    let magnitude = (((high << half) + middle) << half) + low;
    Ok(if left.sign() == right.sign() { magnitude } else { -magnitude })
}

#[cold]
fn zero_division(t: &mut Thread, op: BinaryOp) -> Raised {
    let message = match op {
        BinaryOp::TrueDiv => "division by zero",
        BinaryOp::Mod => "integer modulo by zero",
        _ => "integer division or modulo by zero",
    };
    t.raise(Builtin::ZeroDivisionError, message)
}

/// A unary operator.
pub(super) fn unary(t: &mut Thread, op: UnaryOp, value: &Value) -> Result {
    let number = t.int_of(value)?;
    match (op, number) {
        (UnaryOp::Float, number) => {
            let float = number.to_f64().map_err(|error| t.text_error(error))?;
            Ok(t.float(float))
        }
        (UnaryOp::Pos | UnaryOp::Int | UnaryOp::Index, _) => Ok(t.plain_int(value)),
        // The smallest word in place has 63 bits, so its opposite has no more than 64.
        (UnaryOp::Neg, IntValue::Small(number)) => Ok(t.int(-number)),
        (UnaryOp::Invert, IntValue::Small(number)) => Ok(t.int(!number)),
        (UnaryOp::Abs, IntValue::Small(number)) => Ok(t.int(number.abs())),
        (UnaryOp::Neg, IntValue::Big(number)) => Ok(t.big_int(-number)),
        (UnaryOp::Invert, IntValue::Big(number)) => Ok(t.big_int(!number)),
        (UnaryOp::Abs, IntValue::Big(number)) => Ok(t.big_int(number.abs())),
    }
}
