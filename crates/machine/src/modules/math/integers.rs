//! Functions of ints: exact results of any size.

use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::{One, Signed, ToPrimitive};
use objects::{Tuple, Value};

use crate::types::int::IntValue;
use crate::{Result, Thread};

const LARGEST: i64 = i64::MAX;

/// The number of an int or of what has `__index__`.
fn big(t: &mut Thread, value: &Value) -> Result<BigInt> {
    let index = t.index_value(value)?;
    Ok(t.int_of(&index)?.to_big().into_owned())
}

/// The product of `from`, `from + step`, ... up to `count` factors, by halves so that factors stay of like size.
fn product(from: &BigInt, step: i64, count: u64) -> BigInt {
    if count <= 16 {
        let mut result = BigInt::one();
        for index in 0..count {
            result *= from + BigInt::from(step) * index;
        }
        return result;
    }
    let half = count / 2;
    let middle = from + BigInt::from(step) * half;
    product(from, step, half) * product(&middle, step, count - half)
}

pub(super) fn factorial(t: &mut Thread, args: &[Value]) -> Result {
    let number = big(t, &args[0])?;
    if number.is_negative() {
        return Err(t.value_error("factorial() not defined for negative values"));
    }
    let Some(number) = number.to_i64() else {
        return Err(t.overflow_error(format!("factorial() argument should not exceed {LARGEST}")));
    };
    // More digits than any memory holds.
    if number > 1 << 40 {
        return Err(t.memory_error());
    }
    let result = product(&BigInt::one(), 1, number as u64);
    Ok(t.big_int(result))
}

fn two(t: &mut Thread, n: &Value, k: &Value) -> Result<(BigInt, BigInt)> {
    let (n, k) = (big(t, n)?, big(t, k)?);
    for (name, number) in [("n", &n), ("k", &k)] {
        if number.is_negative() {
            return Err(t.value_error(format!("{name} must be a non-negative integer")));
        }
    }
    Ok((n, k))
}

pub(super) fn perm(t: &mut Thread, args: &[Value]) -> Result {
    if args[1].is_null() || args[1].is_none() {
        return factorial(t, args);
    }
    let (n, k) = two(t, &args[0], &args[1])?;
    if n < k {
        return Ok(Value::from_i32(0));
    }
    let Some(count) = k.to_i64() else {
        return Err(t.overflow_error(format!("k must not exceed {LARGEST}")));
    };
    if count > 1 << 40 {
        return Err(t.memory_error());
    }
    let result = product(&n, -1, count as u64);
    Ok(t.big_int(result))
}

pub(super) fn comb(t: &mut Thread, args: &[Value]) -> Result {
    let (n, k) = two(t, &args[0], &args[1])?;
    if n < k {
        return Ok(Value::from_i32(0));
    }
    let fewer = (&n - &k).min(k);
    let Some(count) = fewer.to_i64() else {
        return Err(t.overflow_error(format!("min(n - k, k) must not exceed {LARGEST}")));
    };
    if count > 1 << 40 {
        return Err(t.memory_error());
    }
    let result = product(&n, -1, count as u64) / product(&BigInt::one(), 1, count as u64);
    Ok(t.big_int(result))
}

fn fold(t: &mut Thread, args: &Value, start: i64, step: fn(&BigInt, &BigInt) -> BigInt) -> Result {
    let args = args.get::<Tuple>().map_or(&[][..], Tuple::items);
    let mut result = BigInt::from(start);
    for arg in args {
        result = step(&result, &big(t, arg)?);
    }
    Ok(t.big_int(result))
}

pub(super) fn gcd(t: &mut Thread, args: &[Value]) -> Result {
    if let Some([a, b]) = args[0].get::<Tuple>().map(Tuple::items)
        && let (Some(a), Some(b)) = (a.as_small_int(), b.as_small_int())
    {
        return Ok(t.int(a.gcd(&b)));
    }
    fold(t, &args[0], 0, |a, b| a.gcd(b))
}

pub(super) fn lcm(t: &mut Thread, args: &[Value]) -> Result {
    fold(t, &args[0], 1, |a, b| a.lcm(b))
}

pub(super) fn isqrt(t: &mut Thread, args: &[Value]) -> Result {
    let number = t.index_value(&args[0])?;
    let number = t.int_of(&number)?;
    if number.is_negative() {
        return Err(t.value_error("isqrt() argument must be nonnegative"));
    }
    match number {
        IntValue::Small(number) => Ok(t.int(number.isqrt())),
        IntValue::Big(number) => Ok(t.big_int(number.sqrt())),
    }
}
