//! Float division, remainder and power with Python's signs and errors (`Objects/floatobject.c`).

use crate::error::{Error, Result};

/// `left / right`.
///
/// # Errors
/// ZeroDivisionError.
#[inline]
pub fn divide(left: f64, right: f64) -> Result<f64> {
    if right == 0.0 {
        return Err(Error::zero_division("float division by zero"));
    }
    Ok(left / right)
}

/// The floor of the quotient and the remainder, which has the divisor's sign.
fn floor_and_rest(left: f64, right: f64) -> (f64, f64) {
    let mut rest = left % right;
    let mut quotient = (left - rest) / right;
    if rest == 0.0 {
        rest = 0f64.copysign(right);
    } else if (right < 0.0) != (rest < 0.0) {
        rest += right;
        quotient -= 1.0;
    }
    if quotient == 0.0 {
        return (0f64.copysign(left / right), rest);
    }
    // The quotient is within rounding of a whole number.
    let mut floor = quotient.floor();
    if quotient - floor > 0.5 {
        floor += 1.0;
    }
    (floor, rest)
}

/// `divmod(left, right)`.
///
/// # Errors
/// ZeroDivisionError.
pub fn div_mod(left: f64, right: f64) -> Result<(f64, f64)> {
    if right == 0.0 {
        return Err(Error::zero_division("float divmod()"));
    }
    Ok(floor_and_rest(left, right))
}

/// `left // right`.
///
/// # Errors
/// ZeroDivisionError.
#[inline]
pub fn floor_div(left: f64, right: f64) -> Result<f64> {
    if right == 0.0 {
        return Err(Error::zero_division("float floor division by zero"));
    }
    Ok(floor_and_rest(left, right).0)
}

/// `left % right`.
///
/// # Errors
/// ZeroDivisionError.
#[inline]
pub fn modulo(left: f64, right: f64) -> Result<f64> {
    if right == 0.0 {
        return Err(Error::zero_division("float modulo by zero"));
    }
    let rest = left % right;
    Ok(if rest == 0.0 {
        0f64.copysign(right)
    } else if (right < 0.0) != (rest < 0.0) {
        rest + right
    } else {
        rest
    })
}

/// What a power of floats is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Power {
    /// A float.
    Real(f64),
    /// A negative base with a fraction as exponent: the result is complex.
    Complex,
}

/// `base ** exponent`.
///
/// # Errors
/// ZeroDivisionError for zero to a negative power, OverflowError if the result is too large.
pub fn power(base: f64, exponent: f64) -> Result<Power> {
    let finite = base.is_finite() && exponent.is_finite();
    if base == 0.0 && exponent < 0.0 && finite {
        return Err(Error::zero_division("0.0 cannot be raised to a negative power"));
    }
    if finite && base < 0.0 && exponent.fract() != 0.0 {
        if base.abs().powf(exponent).is_infinite() {
            return Err(Error::overflow("complex exponentiation"));
        }
        return Ok(Power::Complex);
    }
    let result = base.powf(exponent);
    if finite && result.is_infinite() {
        return Err(Error::overflow("(34, 'Numerical result out of range')"));
    }
    Ok(Power::Real(result))
}
