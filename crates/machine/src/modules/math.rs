//! `math`: functions of floats; those of ints, sums and gamma stand in files beside.
//!
//! Elementary functions come from the system's C library, as in CPython, so that the last digit agrees.

use objects::Value;

use crate::modules::ModuleSpec;
use crate::native::row;
use crate::operator::BinaryOp;
use crate::types::float::float_value;
use crate::types::int::IntValue;
use crate::{Raised, Result, Thread};

pub(crate) mod complex;
mod gamma;
mod integers;
mod sums;
mod system;

fn domain_error(t: &mut Thread) -> Raised {
    t.value_error("math domain error")
}

fn range_error(t: &mut Thread) -> Raised {
    t.overflow_error("math range error")
}

/// A function of one float by the rules of CPython's `math_1`: NaN from a number is an error of the
/// domain; infinity from a finite number is one of the range where the function can overflow, else
/// one of the domain.
fn of_one(t: &mut Thread, arg: &Value, can_overflow: bool, function: fn(f64) -> f64) -> Result {
    let x = t.to_f64(arg)?;
    let result = function(x);
    if result.is_nan() && !x.is_nan() {
        return Err(domain_error(t));
    }
    if result.is_infinite() && x.is_finite() {
        return Err(if can_overflow { range_error(t) } else { domain_error(t) });
    }
    Ok(t.float(result))
}

fn log_of(t: &mut Thread, arg: &Value, function: fn(f64) -> f64) -> Result<f64> {
    const LARGEST_EXACT: u64 = 1000; // bits; beyond, an int may be too large for a float
    let Some(number) = IntValue::of(arg) else {
        let x = t.to_f64(arg)?;
        if x.is_nan() || x == f64::INFINITY {
            return Ok(x);
        }
        return if x > 0.0 { Ok(function(x)) } else { Err(domain_error(t)) };
    };
    if number.is_negative() || number.is_zero() {
        return Err(domain_error(t));
    }
    match number {
        IntValue::Small(x) => Ok(function(x as f64)),
        IntValue::Big(x) if x.bits() < LARGEST_EXACT => {
            let x = number.to_f64().map_err(|error| t.text_error(error))?;
            Ok(function(x))
        }
        IntValue::Big(x) => {
            let shift = x.bits() - 64;
            let top = text::float::from_big(&(x >> shift)).map_err(|error| t.text_error(error))?;
            let (mantissa, exponent) = frexp(top);
            Ok(function(2.0) * (exponent as f64 + shift as f64) + function(mantissa))
        }
    }
}

fn log(t: &mut Thread, args: &[Value]) -> Result {
    let numerator = log_of(t, &args[0], f64::ln)?;
    if args[1].is_null() {
        return Ok(t.float(numerator));
    }
    let denominator = log_of(t, &args[1], f64::ln)?;
    let (numerator, denominator) = (t.float(numerator), t.float(denominator));
    t.binary(BinaryOp::TrueDiv, &numerator, &denominator)
}

fn log2(t: &mut Thread, args: &[Value]) -> Result {
    let result = log_of(t, &args[0], f64::log2)?;
    Ok(t.float(result))
}

fn log10(t: &mut Thread, args: &[Value]) -> Result {
    let result = log_of(t, &args[0], f64::log10)?;
    Ok(t.float(result))
}

/// `x * 2**exponent`, rounded once.
pub(super) fn ldexp(x: f64, exponent: i64) -> f64 {
    // Beyond these every float is zero or infinite.
    system::ldexp(x, exponent.clamp(-5000, 5000) as i32)
}

/// `x = mantissa * 2**exponent` with a mantissa of at least 0.5 and below 1.
pub(super) fn frexp(x: f64) -> (f64, i32) {
    const EXPONENT: u64 = 0x7ff << 52;
    if x == 0.0 || !x.is_finite() {
        return (x, 0);
    }
    // A subnormal number is made normal first.
    let (x, extra) = if x.abs() < f64::MIN_POSITIVE { (x * 2f64.powi(54), 54) } else { (x, 0) };
    let exponent = ((x.to_bits() & EXPONENT) >> 52) as i32 - 1022;
    (f64::from_bits(x.to_bits() & !EXPONENT | 1022 << 52), exponent - extra)
}

fn frexp_row(t: &mut Thread, args: &[Value]) -> Result {
    let x = t.to_f64(&args[0])?;
    let (mantissa, exponent) = frexp(x);
    let pair = [t.float(mantissa), Value::from_i32(exponent)];
    Ok(t.tuple(pair))
}

fn ldexp_row(t: &mut Thread, args: &[Value]) -> Result {
    let x = t.to_f64(&args[0])?;
    let Some(exponent) = IntValue::of(&args[1]) else {
        return Err(t.type_error("Expected an int as second argument to ldexp."));
    };
    let exponent = exponent.to_i64().unwrap_or(if exponent.is_negative() { i64::MIN } else { i64::MAX });
    let result = ldexp(x, exponent);
    if result.is_infinite() && x.is_finite() {
        return Err(range_error(t));
    }
    Ok(t.float(result))
}

fn modf(t: &mut Thread, args: &[Value]) -> Result {
    let x = t.to_f64(&args[0])?;
    let (fraction, whole) = match () {
        () if x.is_nan() => (x, x),
        () if x.is_infinite() => (0f64.copysign(x), x),
        () => (x.fract().copysign(x), x.trunc()),
    };
    let pair = [t.float(fraction), t.float(whole)];
    Ok(t.tuple(pair))
}

fn two(t: &mut Thread, args: &[Value]) -> Result<(f64, f64)> {
    Ok((t.to_f64(&args[0])?, t.to_f64(&args[1])?))
}

fn pow(t: &mut Thread, args: &[Value]) -> Result {
    let (x, y) = two(t, args)?;
    let result = x.powf(y);
    if x.is_finite() && y.is_finite() {
        if result.is_nan() {
            return Err(domain_error(t));
        }
        if result.is_infinite() {
            return Err(if x == 0.0 { domain_error(t) } else { range_error(t) });
        }
    }
    Ok(t.float(result))
}

fn fmod(t: &mut Thread, args: &[Value]) -> Result {
    let (x, y) = two(t, args)?;
    let result = x % y;
    if result.is_nan() && !x.is_nan() && !y.is_nan() {
        return Err(domain_error(t));
    }
    Ok(t.float(result))
}

/// The IEEE 754 remainder: to the nearest multiple, ties to the even one.
fn remainder_of(x: f64, y: f64) -> f64 {
    if y.is_infinite() {
        return x;
    }
    let (size, step) = (x.abs(), y.abs());
    let rest = size % step;
    let other = step - rest;
    let nearest = match () {
        () if rest < other => rest,
        () if rest > other => -other,
        // Exactly in the middle: the even multiple.
        () => rest - 2.0 * ((0.5 * (size - rest)) % step),
    };
    1f64.copysign(x) * nearest
}

fn remainder(t: &mut Thread, args: &[Value]) -> Result {
    let (x, y) = two(t, args)?;
    let result = match () {
        () if x.is_nan() => x,
        () if y.is_nan() => y,
        () if x.is_infinite() || y == 0.0 => return Err(domain_error(t)),
        () => remainder_of(x, y),
    };
    Ok(t.float(result))
}

fn fma(t: &mut Thread, args: &[Value]) -> Result {
    let (x, y) = two(t, args)?;
    let z = t.to_f64(&args[2])?;
    let result = x.mul_add(y, z);
    if result.is_nan() && !x.is_nan() && !y.is_nan() && !z.is_nan() {
        return Err(t.value_error("invalid operation in fma"));
    }
    if result.is_infinite() && x.is_finite() && y.is_finite() && z.is_finite() {
        return Err(t.overflow_error("overflow in fma"));
    }
    Ok(t.float(result))
}

/// The float `steps` floats from `x` towards `y`; bits of floats of one sign are in the order of the floats.
fn steps_towards(x: f64, y: f64, steps: u64) -> f64 {
    const SIGN: u64 = 1 << 63;
    if steps == 0 || x.is_nan() {
        return x;
    }
    if y.is_nan() || x == y {
        return y;
    }
    let (from, to) = (x.to_bits(), y.to_bits());
    let (from_size, to_size) = (from & !SIGN, to & !SIGN);
    if (from ^ to) & SIGN != 0 {
        // Through zero.
        return if from_size + to_size <= steps {
            y
        } else if from_size < steps {
            f64::from_bits(to & SIGN | (steps - from_size))
        } else {
            f64::from_bits(from & SIGN | (from_size - steps))
        };
    }
    if to_size > from_size {
        if to_size - from_size <= steps { y } else { f64::from_bits(from + steps) }
    } else if from_size - to_size <= steps {
        y
    } else {
        f64::from_bits(from - steps)
    }
}

fn nextafter(t: &mut Thread, args: &[Value]) -> Result {
    let (x, y) = two(t, args)?;
    let steps = if args[2].is_null() || args[2].is_none() {
        1
    } else {
        let steps = t.index_value(&args[2])?;
        let steps = t.int_of(&steps)?;
        if steps.is_negative() {
            return Err(t.value_error("steps must be a non-negative integer"));
        }
        steps.to_i64().map_or(u64::MAX >> 1, |steps| steps as u64)
    };
    Ok(t.float(steps_towards(x, y, steps)))
}

fn ulp(t: &mut Thread, args: &[Value]) -> Result {
    let x = t.to_f64(&args[0])?.abs();
    let result = match () {
        () if !x.is_finite() => x,
        () if x == f64::MAX => x - x.next_down(),
        () => x.next_up() - x,
    };
    Ok(t.float(result))
}

fn isclose(t: &mut Thread, args: &[Value]) -> Result {
    let (a, b) = two(t, args)?;
    let relative = if args[2].is_null() { 1e-9 } else { t.to_f64(&args[2])? };
    let absolute = if args[3].is_null() { 0.0 } else { t.to_f64(&args[3])? };
    if relative < 0.0 || absolute < 0.0 {
        return Err(t.value_error("tolerances must be non-negative"));
    }
    if a == b {
        return Ok(Value::TRUE);
    }
    if a.is_infinite() || b.is_infinite() {
        return Ok(Value::FALSE);
    }
    let difference = (b - a).abs();
    let close = difference <= (relative * b).abs() || difference <= (relative * a).abs() || difference <= absolute;
    Ok(Value::bool(close))
}

fn simple(t: &mut Thread, arg: &Value, function: fn(f64) -> f64) -> Result {
    let x = t.to_f64(arg)?;
    Ok(t.float(function(x)))
}

/// `floor` and `ceil`: by the method, else by the float.
fn round_by(t: &mut Thread, arg: &Value, method: &'static str, function: fn(f64) -> f64) -> Result {
    if float_value(arg).is_none() {
        let method = t.names().intern(method);
        if let Some(result) = t.call_special(arg, method, &[])? {
            return Ok(result);
        }
    }
    let x = t.to_f64(arg)?;
    let whole = text::float::to_int(function(x)).map_err(|error| t.text_error(error))?;
    Ok(t.big_int(whole))
}

fn trunc(t: &mut Thread, args: &[Value]) -> Result {
    let method = t.names().intern("__trunc__");
    match t.call_special(&args[0], method, &[])? {
        Some(result) => Ok(result),
        None => {
            let name = t.type_name(&args[0]);
            Err(t.type_error(format!("type {name} doesn't define __trunc__ method")))
        }
    }
}

fn test(t: &mut Thread, arg: &Value, test: fn(f64) -> bool) -> Result {
    Ok(Value::bool(test(t.to_f64(arg)?)))
}

fn init(t: &mut Thread, module: &Value) -> Result<()> {
    use std::f64::consts::{E, PI, TAU};
    for (name, value) in [("pi", PI), ("e", E), ("tau", TAU), ("inf", f64::INFINITY), ("nan", f64::NAN)] {
        let value = t.float(value);
        t.add_name(module, name, value);
    }
    Ok(())
}

/// `math`
pub(crate) static SPEC: ModuleSpec = ModuleSpec {
    name: "math",
    functions: &[
        row("acos", "x, /", |t, args| of_one(t, &args[0], false, f64::acos)),
        row("acosh", "x, /", |t, args| of_one(t, &args[0], false, |x| system::acosh(x))),
        row("asin", "x, /", |t, args| of_one(t, &args[0], false, f64::asin)),
        row("asinh", "x, /", |t, args| of_one(t, &args[0], false, |x| system::asinh(x))),
        row("atan", "x, /", |t, args| of_one(t, &args[0], false, f64::atan)),
        row("atanh", "x, /", |t, args| of_one(t, &args[0], false, |x| system::atanh(x))),
        row("cbrt", "x, /", |t, args| of_one(t, &args[0], false, f64::cbrt)),
        row("cos", "x, /", |t, args| of_one(t, &args[0], false, f64::cos)),
        row("cosh", "x, /", |t, args| of_one(t, &args[0], true, f64::cosh)),
        row("erf", "x, /", |t, args| simple(t, &args[0], |x| system::erf(x))),
        row("erfc", "x, /", |t, args| simple(t, &args[0], |x| system::erfc(x))),
        row("exp", "x, /", |t, args| of_one(t, &args[0], true, f64::exp)),
        row("exp2", "x, /", |t, args| of_one(t, &args[0], true, f64::exp2)),
        row("expm1", "x, /", |t, args| of_one(t, &args[0], true, f64::exp_m1)),
        row("fabs", "x, /", |t, args| simple(t, &args[0], f64::abs)),
        row("gamma", "x, /", |t, args| gamma::call(t, &args[0], gamma::gamma)),
        row("lgamma", "x, /", |t, args| gamma::call(t, &args[0], gamma::log_gamma)),
        row("log1p", "x, /", |t, args| of_one(t, &args[0], false, f64::ln_1p)),
        row("sin", "x, /", |t, args| of_one(t, &args[0], false, f64::sin)),
        row("sinh", "x, /", |t, args| of_one(t, &args[0], true, f64::sinh)),
        row("sqrt", "x, /", |t, args| of_one(t, &args[0], false, f64::sqrt)),
        row("tan", "x, /", |t, args| of_one(t, &args[0], false, f64::tan)),
        row("tanh", "x, /", |t, args| of_one(t, &args[0], false, f64::tanh)),
        row("log", "x, base=None, /", log),
        row("log2", "x, /", log2),
        row("log10", "x, /", log10),
        row("atan2", "y, x, /", |t, args| {
            let (y, x) = two(t, args)?;
            Ok(t.float(y.atan2(x)))
        }),
        row("copysign", "x, y, /", |t, args| {
            let (x, y) = two(t, args)?;
            Ok(t.float(x.copysign(y)))
        }),
        row("degrees", "x, /", |t, args| simple(t, &args[0], |x| x * (180.0 / std::f64::consts::PI))),
        row("radians", "x, /", |t, args| simple(t, &args[0], |x| x * (std::f64::consts::PI / 180.0))),
        row("pow", "x, y, /", pow),
        row("fmod", "x, y, /", fmod),
        row("remainder", "x, y, /", remainder),
        row("fma", "x, y, z, /", fma),
        row("frexp", "x, /", frexp_row),
        row("ldexp", "x, i, /", ldexp_row),
        row("modf", "x, /", modf),
        row("nextafter", "x, y, /, *, steps=None", nextafter),
        row("ulp", "x, /", ulp),
        row("isclose", "a, b, *, rel_tol=1e-09, abs_tol=0.0", isclose),
        row("isfinite", "x, /", |t, args| test(t, &args[0], f64::is_finite)),
        row("isinf", "x, /", |t, args| test(t, &args[0], f64::is_infinite)),
        row("isnan", "x, /", |t, args| test(t, &args[0], f64::is_nan)),
        row("ceil", "x, /", |t, args| round_by(t, &args[0], "__ceil__", f64::ceil)),
        row("floor", "x, /", |t, args| round_by(t, &args[0], "__floor__", f64::floor)),
        row("trunc", "x, /", trunc),
        row("factorial", "n, /", integers::factorial),
        row("comb", "n, k, /", integers::comb),
        row("perm", "n, k=None, /", integers::perm),
        row("gcd", "*integers", integers::gcd),
        row("lcm", "*integers", integers::lcm),
        row("isqrt", "n, /", integers::isqrt),
        row("prod", "iterable, /, *, start=1", sums::prod),
        row("fsum", "seq, /", sums::fsum),
        row("sumprod", "p, q, /", sums::sumprod),
        row("hypot", "*coordinates", sums::hypot),
        row("dist", "p, q, /", sums::dist),
    ],
    init: Some(init),
};
