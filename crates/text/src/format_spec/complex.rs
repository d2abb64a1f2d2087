//! `format(complex, spec)`.

use super::float::MAX_PRECISION;
use super::number::{Number, lay_out, pad};
use super::parse::{Align, Spec, Target, unknown_kind};
use crate::complex;
use crate::error::{Error, Result};
use crate::float::{Format, Style};

/// Decimals where none are asked for.
const DEFAULT_PRECISION: usize = 6;

/// `format(complex, spec)`; the type's name is for messages.
///
/// # Errors
/// ValueError for a bad specification, MemoryError.
pub fn format_complex(real: f64, imaginary: f64, spec: &str, type_name: &str) -> Result<String> {
    if spec.is_empty() {
        return Ok(complex::repr(real, imaginary));
    }
    let spec = Spec::parse(spec, Target::number(type_name))?;
    if let Some(kind) = spec.kind.filter(|kind| !"eEfFgGn".contains(*kind)) {
        return Err(unknown_kind(kind, type_name));
    }
    if spec.precision.is_some_and(|precision| precision > MAX_PRECISION) {
        return Err(Error::value("precision too big"));
    }
    if spec.fill == '0' {
        return Err(Error::value("Zero padding is not allowed in complex format specifier"));
    }
    if spec.align == Align::AfterSign {
        return Err(Error::value("'=' alignment flag is not allowed in complex format specifier"));
    }
    let alone = spec.kind.is_none() && real == 0.0 && real.is_sign_positive();
    let bare = Spec { width: None, fill: ' ', align: Align::Left, ..spec.clone() };
    let with_sign = Spec { sign: Some('+'), ..bare.clone() };
    let mut text = String::new();
    if !alone {
        text += &part(real, &bare)?;
    }
    text += &part(imaginary, if alone { &bare } else { &with_sign })?;
    text.push('j');
    if spec.kind.is_none() && !alone {
        text = format!("({text})");
    }
    pad(&text, &spec)
}

fn part(value: f64, spec: &Spec) -> Result<String> {
    let style = match spec.kind {
        Some('e' | 'E') => Style::Exponent,
        Some('f' | 'F') => Style::Fixed,
        None if spec.precision.is_none() => Style::Repr,
        _ => Style::General,
    };
    let format = Format {
        is_upper: matches!(spec.kind, Some('E' | 'F' | 'G')),
        keeps_point: spec.is_alternate,
        adds_dot_zero: false,
        drops_negative_zero: spec.drops_negative_zero,
        ..Format::new(style, spec.precision.unwrap_or(DEFAULT_PRECISION))
    };
    let text = format.write(value)?;
    let (is_negative, digits) = match text.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, text.as_str()),
    };
    let (whole, rest) = digits.split_at(digits.bytes().take_while(u8::is_ascii_digit).count());
    lay_out(&Number { is_negative, prefix: "", whole, rest }, spec, 3)
}
