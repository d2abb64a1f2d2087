//! `cmath`: functions of complex numbers, by the formulas of CPython's `Modules/cmathmodule.c` (W. Kahan, *Branch cuts
//! for complex elementary functions*). Where a part is infinite or NaN, C's functions know the results of C99's Annex G.

use std::f64::consts::{E, FRAC_PI_2, LN_2, LN_10, PI, TAU};

use objects::Value;
use text::complex::{self, Parts};

use super::{domain_error, range_error, system};
use crate::modules::ModuleSpec;
use crate::native::row;
use crate::types::complex::parts_of;
use crate::{Result, Thread};

/// Why there is no result.
enum Failure {
    Domain,
    Range,
}

type Outcome = std::result::Result<Parts, Failure>;

/// What one of C's functions gives where a part is infinite or NaN. Annex G leaves some signs open, and NaNs have none
/// here; `open` has CPython's choice.
fn special(function: extern "C" fn(system::CComplex) -> system::CComplex, (x, y): Parts, open: Option<Parts>) -> Parts {
    let plain = |part: f64| if part.is_nan() { f64::NAN } else { part };
    open.unwrap_or_else(|| system::complex(function, (plain(x), plain(y))))
}

/// Numbers larger than this are halved before they are squared.
const LARGE: f64 = f64::MAX / 4.0;
/// Arguments of `exp` larger than this are made smaller by one.
const LOG_LARGE: f64 = 708.396_418_532_264_1; // ln(LARGE), cut off a little
const TINY: f64 = f64::MIN_POSITIVE;

fn is_finite((x, y): Parts) -> bool {
    x.is_finite() && y.is_finite()
}

/// An infinite part in the result is an error of the range.
fn in_range((x, y): Parts) -> Outcome {
    if x.is_infinite() || y.is_infinite() { Err(Failure::Range) } else { Ok((x, y)) }
}

/// A function of i z for one of z, turned back: sin from sinh, and so on.
fn rotated((x, y): Parts, function: fn(Parts) -> Outcome) -> Outcome {
    let (real, imaginary) = function((-y, x))?;
    Ok((imaginary, -real))
}

fn root((x, y): Parts) -> Parts {
    if !is_finite((x, y)) {
        return special(system::csqrt, (x, y), None);
    }
    if x == 0.0 && y == 0.0 {
        return (0.0, y);
    }
    let (ax, ay) = (x.abs(), y.abs());
    let s = if ax < TINY && ay < TINY {
        // Subnormal: scaled by an even power of two.
        let ax = system::ldexp(ax, 53);
        system::ldexp((ax + ax.hypot(system::ldexp(ay, 53))).sqrt(), -27)
    } else {
        let ax = ax / 8.0;
        2.0 * (ax + ax.hypot(ay / 8.0)).sqrt()
    };
    let d = ay / (2.0 * s);
    if x >= 0.0 { (s, d.copysign(y)) } else { (d, s.copysign(y)) }
}

fn log_of_large((x, y): Parts) -> f64 {
    (x / 2.0).hypot(y / 2.0).ln() + 2.0 * LN_2
}

fn is_large((x, y): Parts) -> bool {
    x.abs() > LARGE || y.abs() > LARGE
}

fn acos(z: Parts) -> Outcome {
    if !is_finite(z) {
        let open = (z.0.is_infinite() && z.1.is_nan()).then_some((f64::NAN, f64::INFINITY));
        return Ok(special(system::cacos, z, open));
    }
    let (x, y) = z;
    if is_large(z) {
        let size = log_of_large(z);
        return Ok((y.abs().atan2(x), if x < 0.0 { -size.copysign(y) } else { size.copysign(-y) }));
    }
    let (a, b) = (root((1.0 - x, -y)), root((1.0 + x, y)));
    Ok((2.0 * a.0.atan2(b.0), system::asinh(b.0 * a.1 - b.1 * a.0)))
}

fn acosh(z: Parts) -> Outcome {
    if !is_finite(z) {
        let open = (z.0 == 0.0).then_some((f64::NAN, f64::NAN)).filter(|_| z.1.is_nan());
        return Ok(special(system::cacosh, z, open));
    }
    let (x, y) = z;
    if is_large(z) {
        return Ok((log_of_large(z), y.atan2(x)));
    }
    let (a, b) = (root((x - 1.0, y)), root((x + 1.0, y)));
    Ok((system::asinh(a.0 * b.0 + a.1 * b.1), 2.0 * a.1.atan2(b.0)))
}

fn asinh(z: Parts) -> Outcome {
    if !is_finite(z) {
        let open = (z.0.is_nan() && z.1.is_infinite()).then_some((f64::INFINITY, f64::NAN));
        return Ok(special(system::casinh, z, open));
    }
    let (x, y) = z;
    if is_large(z) {
        let size = log_of_large(z);
        let real = if y.is_sign_positive() { size.copysign(x) } else { -size.copysign(-x) };
        return Ok((real, y.atan2(x.abs())));
    }
    let (a, b) = (root((1.0 + y, -x)), root((1.0 - y, x)));
    Ok((system::asinh(a.0 * b.1 - b.0 * a.1), y.atan2(a.0 * b.0 - a.1 * b.1)))
}

fn atanh(z: Parts) -> Outcome {
    let (x, y) = z;
    if !is_finite(z) {
        return Ok(special(system::catanh, z, None));
    }
    if x < 0.0 || (x == 0.0 && x.is_sign_negative()) {
        let (real, imaginary) = atanh((-x, -y))?;
        return Ok((-real, -imaginary));
    }
    let ay = y.abs();
    if x > LARGE.sqrt() || ay > LARGE.sqrt() {
        let size = (x / 2.0).hypot(y / 2.0);
        return Ok((x / 4.0 / size / size, -FRAC_PI_2.copysign(-y)));
    }
    if x == 1.0 && ay < TINY.sqrt() {
        if ay == 0.0 {
            return Err(Failure::Domain);
        }
        return Ok((-(ay.sqrt() / ay.hypot(2.0).sqrt()).ln(), (2.0f64.atan2(-ay) / 2.0).copysign(y)));
    }
    let real = (4.0 * x / ((1.0 - x) * (1.0 - x) + ay * ay)).ln_1p() / 4.0;
    Ok((real, -(-2.0 * y).atan2((1.0 - x) * (1.0 + x) - ay * ay) / 2.0))
}

fn cosh(z: Parts) -> Outcome {
    let (x, y) = z;
    if !is_finite(z) {
        if y.is_infinite() && !x.is_nan() {
            return Err(Failure::Domain);
        }
        let open = (x.is_nan() && y == 0.0).then_some((f64::NAN, 0.0));
        return Ok(special(system::ccosh, z, open));
    }
    if x.abs() > LOG_LARGE {
        let less = x - 1.0f64.copysign(x);
        return in_range((y.cos() * less.cosh() * E, y.sin() * less.sinh() * E));
    }
    in_range((y.cos() * x.cosh(), y.sin() * x.sinh()))
}

fn sinh(z: Parts) -> Outcome {
    let (x, y) = z;
    if !is_finite(z) {
        if y.is_infinite() && !x.is_nan() {
            return Err(Failure::Domain);
        }
        let open = (x == 0.0 && y.is_nan()).then_some((0.0, f64::NAN));
        return Ok(special(system::csinh, z, open));
    }
    if x.abs() > LOG_LARGE {
        let less = x - 1.0f64.copysign(x);
        return in_range((y.cos() * less.sinh() * E, y.sin() * less.cosh() * E));
    }
    in_range((y.cos() * x.sinh(), y.sin() * x.cosh()))
}

fn tanh(z: Parts) -> Outcome {
    let (x, y) = z;
    if !is_finite(z) {
        if y.is_infinite() && x.is_finite() {
            return Err(Failure::Domain);
        }
        let open = match () {
            () if x.is_infinite() && !y.is_finite() => Some((1.0f64.copysign(x), 0.0)),
            () if x == 0.0 && y.is_nan() => Some((f64::NAN, f64::NAN)),
            () => None,
        };
        return Ok(special(system::ctanh, z, open));
    }
    if x.abs() > LOG_LARGE {
        return Ok((1.0f64.copysign(x), 4.0 * y.sin() * y.cos() * (-2.0 * x.abs()).exp()));
    }
    let (tx, ty, cx) = (x.tanh(), y.tan(), 1.0 / x.cosh());
    let both = tx * ty;
    let below = 1.0 + both * both;
    Ok((tx * (1.0 + ty * ty) / below, ((ty / below) * cx) * cx))
}

fn exp(z: Parts) -> Outcome {
    let (x, y) = z;
    if !is_finite(z) {
        if y.is_infinite() && (x.is_finite() || x == f64::INFINITY) {
            return Err(Failure::Domain);
        }
        let open = (x == f64::NEG_INFINITY && !y.is_finite()).then_some((0.0, 0.0));
        return Ok(special(system::cexp, z, open));
    }
    if x > LOG_LARGE {
        let size = (x - 1.0).exp();
        return in_range((size * y.cos() * E, size * y.sin() * E));
    }
    let size = x.exp();
    in_range((size * y.cos(), size * y.sin()))
}

fn log(z: Parts) -> Outcome {
    if !is_finite(z) {
        return Ok(special(system::clog, z, None));
    }
    let (x, y) = z;
    let (ax, ay) = (x.abs(), y.abs());
    let real = if ax > LARGE || ay > LARGE {
        (ax / 2.0).hypot(ay / 2.0).ln() + LN_2
    } else if ax < TINY && ay < TINY {
        if ax == 0.0 && ay == 0.0 {
            return Err(Failure::Domain);
        }
        system::ldexp(ax, 53).hypot(system::ldexp(ay, 53)).ln() - 53.0 * LN_2
    } else {
        let size = ax.hypot(ay);
        if (0.71..=1.73).contains(&size) {
            // Near 1 the square of the size, less 1, is more exact.
            let (larger, smaller) = if ax > ay { (ax, ay) } else { (ay, ax) };
            ((larger - 1.0) * (larger + 1.0) + smaller * smaller).ln_1p() / 2.0
        } else {
            size.ln()
        }
    };
    Ok((real, y.atan2(x)))
}

fn polar(z: Parts) -> Outcome {
    let (x, y) = z;
    let size = x.hypot(y);
    if size.is_infinite() && is_finite(z) { Err(Failure::Range) } else { Ok((size, y.atan2(x))) }
}

fn rect(size: f64, angle: f64) -> Outcome {
    if size.is_finite() && angle.is_finite() {
        return Ok((size * angle.cos(), size * angle.sin()));
    }
    if size != 0.0 && !size.is_nan() && angle.is_infinite() {
        return Err(Failure::Domain);
    }
    if size.is_infinite() && angle.is_finite() && angle != 0.0 {
        return Ok((size.copysign(size * angle.cos()), size.copysign(size * angle.sin())));
    }
    Ok(match () {
        () if size == 0.0 => (0.0f64.max(size), if angle == 0.0 { size * angle } else { 0.0 }),
        () if angle == 0.0 && size.is_nan() => (size, 0.0),
        () if angle == 0.0 => (size, if size < 0.0 { -angle } else { angle }),
        () if size.is_infinite() => (f64::INFINITY, f64::NAN),
        () => (f64::NAN, f64::NAN),
    })
}

/// A number as complex: by `__complex__`, or as a float.
fn argument(t: &mut Thread, value: &Value) -> Result<Parts> {
    if let Some(parts) = parts_of(value) {
        return Ok(parts);
    }
    if let Some(result) = t.call_special(value, source::known::COMPLEX, &[])? {
        return match parts_of(&result) {
            Some(parts) => Ok(parts),
            None => {
                let kind = t.type_name(&result);
                Err(t.type_error(format!("__complex__ returned non-complex (type {kind})")))
            }
        };
    }
    Ok((t.to_f64(value)?, 0.0))
}

fn checked(t: &mut Thread, outcome: Outcome) -> Result<Parts> {
    outcome.map_err(|failure| match failure {
        Failure::Domain => domain_error(t),
        Failure::Range => range_error(t),
    })
}

fn of_one(t: &mut Thread, value: &Value, function: fn(Parts) -> Outcome) -> Result {
    let z = argument(t, value)?;
    let result = checked(t, function(z))?;
    Ok(t.complex(result))
}

fn log_row(t: &mut Thread, args: &[Value]) -> Result {
    let z = argument(t, &args[0])?;
    let mut result = checked(t, log(z))?;
    if !args[1].is_null() {
        let base = argument(t, &args[1])?;
        let base = checked(t, log(base))?;
        result = complex::divide(result, base).map_err(|_| domain_error(t))?;
    }
    Ok(t.complex(result))
}

fn polar_row(t: &mut Thread, args: &[Value]) -> Result {
    let z = argument(t, &args[0])?;
    let (size, angle) = checked(t, polar(z))?;
    let (size, angle) = (t.float(size), t.float(angle));
    Ok(t.pair(size, angle))
}

fn isclose(t: &mut Thread, args: &[Value]) -> Result {
    let (a, b) = (argument(t, &args[0])?, argument(t, &args[1])?);
    let relative = if args[2].is_null() { 1e-9 } else { t.to_f64(&args[2])? };
    let absolute = if args[3].is_null() { 0.0 } else { t.to_f64(&args[3])? };
    if relative < 0.0 || absolute < 0.0 {
        return Err(t.value_error("tolerances must be non-negative"));
    }
    let infinite = |z: Parts| z.0.is_infinite() || z.1.is_infinite();
    if a == b || infinite(a) || infinite(b) {
        return Ok(Value::bool(a == b));
    }
    let size = |z: Parts| z.0.hypot(z.1);
    let difference = size((a.0 - b.0, a.1 - b.1));
    let close = difference <= relative * size(b) || difference <= relative * size(a) || difference <= absolute;
    Ok(Value::bool(close))
}

fn test(t: &mut Thread, value: &Value, test: fn(Parts) -> bool) -> Result {
    Ok(Value::bool(test(argument(t, value)?)))
}

fn init(t: &mut Thread, module: &Value) -> Result<()> {
    for (name, value) in [("pi", PI), ("e", E), ("tau", TAU), ("inf", f64::INFINITY), ("nan", f64::NAN)] {
        let value = t.float(value);
        t.add_name(module, name, value);
    }
    for (name, imaginary) in [("infj", f64::INFINITY), ("nanj", f64::NAN)] {
        let value = t.complex((0.0, imaginary));
        t.add_name(module, name, value);
    }
    Ok(())
}

/// `cmath`
pub(crate) static SPEC: ModuleSpec = ModuleSpec {
    name: "cmath",
    functions: &[
        row("acos", "z, /", |t, args| of_one(t, &args[0], acos)),
        row("acosh", "z, /", |t, args| of_one(t, &args[0], acosh)),
        row("asin", "z, /", |t, args| of_one(t, &args[0], |z| rotated(z, asinh))),
        row("asinh", "z, /", |t, args| of_one(t, &args[0], asinh)),
        row("atan", "z, /", |t, args| of_one(t, &args[0], |z| rotated(z, atanh))),
        row("atanh", "z, /", |t, args| of_one(t, &args[0], atanh)),
        row("cos", "z, /", |t, args| of_one(t, &args[0], |(x, y)| cosh((-y, x)))),
        row("cosh", "z, /", |t, args| of_one(t, &args[0], cosh)),
        row("exp", "z, /", |t, args| of_one(t, &args[0], exp)),
        row("log", "z, base=None, /", log_row),
        row("log10", "z, /", |t, args| {
            of_one(t, &args[0], |z| log(z).map(|(real, imaginary)| (real / LN_10, imaginary / LN_10)))
        }),
        row("sin", "z, /", |t, args| of_one(t, &args[0], |z| rotated(z, sinh))),
        row("sinh", "z, /", |t, args| of_one(t, &args[0], sinh)),
        row("sqrt", "z, /", |t, args| of_one(t, &args[0], |z| Ok(root(z)))),
        row("tan", "z, /", |t, args| of_one(t, &args[0], |z| rotated(z, tanh))),
        row("tanh", "z, /", |t, args| of_one(t, &args[0], tanh)),
        row("phase", "z, /", |t, args| {
            let (x, y) = argument(t, &args[0])?;
            let angle = y.atan2(x);
            // C's function says so where the angle is too small for a float.
            let vanishes = angle == 0.0 && y != 0.0 && is_finite((x, y));
            checked(t, if vanishes { Err(Failure::Range) } else { Ok((angle, 0.0)) })?;
            Ok(t.float(angle))
        }),
        row("polar", "z, /", polar_row),
        row("rect", "r, phi, /", |t, args| {
            let (size, angle) = (t.to_f64(&args[0])?, t.to_f64(&args[1])?);
            let result = checked(t, rect(size, angle))?;
            Ok(t.complex(result))
        }),
        row("isclose", "a, b, *, rel_tol=1e-09, abs_tol=0.0", isclose),
        row("isfinite", "z, /", |t, args| test(t, &args[0], is_finite)),
        row("isinf", "z, /", |t, args| test(t, &args[0], |(x, y)| x.is_infinite() || y.is_infinite())),
        row("isnan", "z, /", |t, args| test(t, &args[0], |(x, y)| x.is_nan() || y.is_nan())),
    ],
    init: Some(init),
};
