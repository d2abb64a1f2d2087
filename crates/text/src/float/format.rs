//! Floats with a chosen number of digits: `PyOS_double_to_string` of `Python/pystrtod.c`, which both
//! `format` and `%` rest on.

use super::print::push_exponent;
use crate::error::{Result, string_with_room};

/// No float has more decimals, so that what follows is zeros.
const MAX_PLACES: usize = 1100;
/// From this exponent on `repr` writes one.
const REPR_EXPONENT_FROM: i64 = 16;

/// The presentation types.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Style {
    /// `e`: with an exponent.
    Exponent,
    /// `f`: with a fixed number of decimals.
    Fixed,
    /// `g`: with a number of significant digits.
    General,
    /// As `repr` does it; the precision is not used.
    Repr,
}

/// How a float is written.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Format {
    pub(crate) style: Style,
    /// Decimals, or significant digits for `General`.
    pub(crate) precision: usize,
    /// `E`, `INF` and `NAN` in upper case.
    pub(crate) is_upper: bool,
    /// `#`: the point stays, and so do trailing zeros of `General`.
    pub(crate) keeps_point: bool,
    /// At least one decimal, as in `1.0`, where there is no exponent.
    pub(crate) adds_dot_zero: bool,
    /// `z`: what rounds to zero has no sign.
    pub(crate) drops_negative_zero: bool,
}

impl Format {
    /// The format with nothing but a style and a precision.
    pub(crate) fn new(style: Style, precision: usize) -> Format {
        let (is_upper, keeps_point, adds_dot_zero, drops_negative_zero) = (false, false, false, false);
        Format { style, precision, is_upper, keeps_point, adds_dot_zero, drops_negative_zero }
    }

    /// The text, with a `-` if negative and nothing if not.
    ///
    /// # Errors
    /// MemoryError.
    pub(crate) fn write(&self, value: f64) -> Result<String> {
        let text = if value.is_nan() {
            "nan".to_owned()
        } else if value.is_infinite() {
            if value > 0.0 { "inf" } else { "-inf" }.to_owned()
        } else {
            self.write_finite(value)?
        };
        Ok(if self.is_upper { text.to_ascii_uppercase() } else { text })
    }

    fn write_finite(&self, value: f64) -> Result<String> {
        let digits = match self.style {
            Style::Fixed => return self.write_fixed(value),
            Style::Exponent => Digits::significant(value, self.precision.saturating_add(1)),
            Style::General => Digits::significant(value, self.precision.max(1)),
            Style::Repr => Digits::shortest(value),
        };
        let places = self.precision.max(1) as i64;
        let (has_exponent, kept) = match self.style {
            Style::Exponent => (true, self.precision as i64 + 1),
            Style::General => {
                let from = places - i64::from(self.adds_dot_zero);
                let kept = if self.keeps_point { places } else { digits.text.len() as i64 };
                (digits.point <= -4 || digits.point > from, kept)
            }
            _ => (digits.point <= -4 || digits.point > REPR_EXPONENT_FROM, digits.text.len() as i64),
        };
        let is_negative = value.is_sign_negative() && !(self.drops_negative_zero && digits.is_zero());
        self.lay_out(is_negative, &digits, has_exponent, kept)
    }

    /// Puts sign, digits, point, zeros and exponent together; `kept` digits are written at least.
    fn lay_out(&self, is_negative: bool, digits: &Digits, has_exponent: bool, kept: i64) -> Result<String> {
        let (point, exponent) = if has_exponent { (1, digits.point - 1) } else { (digits.point, 0) };
        let end = kept.max(point + i64::from(self.adds_dot_zero && !has_exponent));
        let mut out = string_with_room((end.max(0) + (-point).max(0)) as usize + 12)?;
        if is_negative {
            out.push('-');
        }
        for at in point.min(1) - 1..end {
            // A number below one begins with a zero before the point.
            if at == point {
                out.push('.');
            }
            let digit = usize::try_from(at).ok().and_then(|at| digits.text.as_bytes().get(at));
            out.push(digit.map_or('0', |&digit| digit as char));
        }
        if end <= point && self.keeps_point {
            out.push('.');
        }
        if has_exponent {
            out.push('e');
            push_exponent(&mut out, exponent as i32);
        }
        Ok(out)
    }

    fn write_fixed(&self, value: f64) -> Result<String> {
        let places = self.precision.min(MAX_PLACES);
        let text = format!("{value:.places$}");
        let is_zero = self.drops_negative_zero && text.bytes().all(|byte| matches!(byte, b'-' | b'0' | b'.'));
        if self.precision == places && !self.keeps_point && !is_zero {
            return Ok(text);
        }
        let text = if is_zero { text.trim_start_matches('-') } else { &text };
        let mut out = string_with_room(text.len() + 1 + (self.precision - places))?;
        out.push_str(text);
        out.extend(std::iter::repeat_n('0', self.precision - places));
        if self.precision == 0 && self.keeps_point {
            out.push('.');
        }
        Ok(out)
    }
}

/// Decimal digits without trailing zeros, and how many stand before the point (none or less: zeros follow it).
struct Digits {
    text: String,
    point: i64,
}

impl Digits {
    /// The value rounded to so many digits.
    fn significant(value: f64, count: usize) -> Digits {
        Digits::of(&format!("{:.*e}", count.min(MAX_PLACES) - 1, value.abs()))
    }

    /// As many digits as tell the value from its neighbours; of two equally near ones, the even.
    fn shortest(value: f64) -> Digits {
        Digits::of(ryu::Buffer::new().format_finite(value.abs()))
    }

    /// The digits of a decimal number, which may have a point and an exponent.
    fn of(text: &str) -> Digits {
        let (mantissa, exponent) = text.split_once('e').unwrap_or((text, "0"));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let digits = [whole, fraction].concat();
        let exponent: i64 = exponent.parse().unwrap_or(0);
        let text = digits.trim_start_matches('0');
        if text.is_empty() {
            return Digits { text: "0".to_owned(), point: 1 };
        }
        let point = whole.len() as i64 - (digits.len() - text.len()) as i64 + exponent;
        Digits { text: text.trim_end_matches('0').to_owned(), point }
    }

    fn is_zero(&self) -> bool {
        self.text == "0"
    }
}
