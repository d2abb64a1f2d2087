//! The gamma function by Lanczos' approximation, with the parameters that Boost and CPython use, so that
//! results agree to the last digit (source: CPython's `Modules/mathmodule.c`, `m_tgamma`, `m_lgamma`).

use std::f64::consts::PI;

use objects::Value;

use super::{domain_error, range_error};
use crate::{Result, Thread};

/// Why there is no result.
pub(super) enum Undefined {
    Domain,
    Range,
}

const G: f64 = 6.024_680_040_776_73;
const G_LESS_HALF: f64 = 5.524_680_040_776_73;
const LOG_PI: f64 = 1.144_729_885_849_400_174_143_427_351_353_058_711_647;
/// `gamma(n)` is exact up to this n.
const LAST_EXACT: f64 = 23.0;

#[allow(clippy::excessive_precision)] // as published
const NUMERATOR: [f64; 13] = [
    23531376880.410759688572007674451636754734846804940,
    42919803642.649098768957899047001988850926355848959,
    35711959237.355668049440185451547166705960488635843,
    17921034426.037209699919755754458931112671403265390,
    6039542586.3520280050642916443072979210699388420708,
    1439720407.3117216736632230727949123939715485786772,
    248874557.86205415651146038641322942321632125127801,
    31426415.585400194380614231628318205362874684987640,
    2876370.6289353724412254090516208496135991145378768,
    186056.26539522349504029498971604569928220784236328,
    8071.6720023658162106380029022722506138218516325024,
    210.82427775157934587250973392071336271166969580291,
    2.5066282746310002701649081771338373386264310793408,
];

const DENOMINATOR: [f64; 13] = [
    0.0,
    39916800.0,
    120543840.0,
    150917976.0,
    105258076.0,
    45995730.0,
    13339535.0,
    2637558.0,
    357423.0,
    32670.0,
    1925.0,
    66.0,
    1.0,
];

/// Lanczos' sum for a positive number, as a rational function: of `x`, or of `1/x` where powers of `x` get large.
fn lanczos(x: f64) -> f64 {
    let (mut above, mut below) = (0.0, 0.0);
    if x < 5.0 {
        for (a, b) in NUMERATOR.iter().zip(&DENOMINATOR).rev() {
            above = above * x + a;
            below = below * x + b;
        }
    } else {
        for (a, b) in NUMERATOR.iter().zip(&DENOMINATOR) {
            above = above / x + a;
            below = below / x + b;
        }
    }
    above / below
}

/// `sin(pi * x)`, exact where `x` is a multiple of a half.
fn sin_pi(x: f64) -> f64 {
    let y = x.abs() % 2.0;
    let result = match (2.0 * y).round() as i32 {
        0 => (PI * y).sin(),
        1 => (PI * (y - 0.5)).cos(),
        2 => (PI * (1.0 - y)).sin(),
        3 => -(PI * (y - 1.5)).cos(),
        _ => (PI * (y - 2.0)).sin(),
    };
    1f64.copysign(x) * result
}

/// `math.gamma(x)`
pub(super) fn gamma(x: f64) -> std::result::Result<f64, Undefined> {
    if x.is_nan() || x == f64::INFINITY {
        return Ok(x);
    }
    if x == f64::NEG_INFINITY || x == 0.0 || x < 0.0 && x == x.floor() {
        return Err(Undefined::Domain);
    }
    if x == x.floor() && x <= LAST_EXACT {
        return Ok((1..x as u64).map(|factor| factor as f64).product());
    }
    let size = x.abs();
    let result = if size < 1e-20 {
        1.0 / x
    } else if size > 200.0 {
        if x > 0.0 { f64::INFINITY } else { 0.0 / sin_pi(x) }
    } else {
        by_lanczos(x, size)
    };
    if result.is_infinite() { Err(Undefined::Range) } else { Ok(result) }
}

fn by_lanczos(x: f64, size: f64) -> f64 {
    let y = size + G_LESS_HALF;
    // What the sum lost, by taking the larger part off first.
    let lost = if size > G_LESS_HALF { y - size - G_LESS_HALF } else { y - G_LESS_HALF - size };
    let correction = lost * G / y;
    // A power that would overflow is multiplied in two halves.
    let halves = size >= 140.0;
    let power = if halves { y.powf(size / 2.0 - 0.25) } else { y.powf(size - 0.5) };
    if x < 0.0 {
        let mut result = -PI / sin_pi(size) / size * y.exp() / lanczos(size);
        result -= correction * result;
        result /= power;
        if halves { result / power } else { result }
    } else {
        let mut result = lanczos(size) / y.exp();
        result += correction * result;
        result *= power;
        if halves { result * power } else { result }
    }
}

/// `math.lgamma(x)`
pub(super) fn log_gamma(x: f64) -> std::result::Result<f64, Undefined> {
    if x.is_nan() {
        return Ok(x);
    }
    if x.is_infinite() {
        return Ok(f64::INFINITY);
    }
    if x == x.floor() && x <= 2.0 {
        return if x <= 0.0 { Err(Undefined::Domain) } else { Ok(0.0) };
    }
    let size = x.abs();
    if size < 1e-20 {
        return Ok(-size.ln());
    }
    let mut result = lanczos(size).ln() - G;
    result += (size - 0.5) * ((size + G - 0.5).ln() - 1.0);
    if x < 0.0 {
        result = LOG_PI - sin_pi(size).abs().ln() - size.ln() - result;
    }
    if result.is_infinite() { Err(Undefined::Range) } else { Ok(result) }
}

/// Calls one of the two with an argument from Python.
pub(super) fn call(t: &mut Thread, arg: &Value, function: fn(f64) -> std::result::Result<f64, Undefined>) -> Result {
    let x = t.to_f64(arg)?;
    match function(x) {
        Ok(result) => Ok(t.float(result)),
        Err(Undefined::Domain) => Err(domain_error(t)),
        Err(Undefined::Range) => Err(range_error(t)),
    }
}
