//! `format(float, spec)`.

use super::number::{Number, lay_out};
use super::parse::{Spec, Target, unknown_kind};
use crate::error::{Error, Result};
use crate::float::{self, Format, Style};

/// Decimals where none are asked for.
const DEFAULT_PRECISION: usize = 6;
/// C's greatest int, in which the precision must fit.
pub(super) const MAX_PRECISION: usize = i32::MAX as usize;

/// `format(float, spec)`; the type's name is for messages.
///
/// # Errors
/// ValueError for a bad specification, MemoryError.
pub fn format_float(value: f64, spec: &str, type_name: &str) -> Result<String> {
    if spec.is_empty() {
        return Ok(float::repr(value));
    }
    let spec = Spec::parse(spec, Target::number(type_name))?;
    match spec.kind {
        None | Some('e' | 'E' | 'f' | 'F' | 'g' | 'G' | 'n' | '%') => write_float(value, &spec),
        Some(kind) => Err(unknown_kind(kind, type_name)),
    }
}

/// Writes a float by a specification whose presentation type is one for floats.
pub(super) fn write_float(value: f64, spec: &Spec) -> Result<String> {
    if spec.precision.is_some_and(|precision| precision > MAX_PRECISION) {
        return Err(Error::value("precision too big"));
    }
    let style = match spec.kind {
        Some('e' | 'E') => Style::Exponent,
        Some('f' | 'F' | '%') => Style::Fixed,
        None if spec.precision.is_none() => Style::Repr,
        _ => Style::General,
    };
    let format = Format {
        is_upper: matches!(spec.kind, Some('E' | 'F' | 'G')),
        keeps_point: spec.is_alternate,
        adds_dot_zero: spec.kind.is_none(),
        drops_negative_zero: spec.drops_negative_zero,
        ..Format::new(style, spec.precision.unwrap_or(DEFAULT_PRECISION))
    };
    let is_percent = spec.kind == Some('%');
    let mut text = format.write(if is_percent { value * 100.0 } else { value })?;
    if is_percent {
        text.push('%');
    }
    if spec.width.is_none() && spec.grouping.is_none() && !matches!(spec.sign, Some('+' | ' ')) {
        return Ok(text);
    }
    let (is_negative, digits) = match text.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, text.as_str()),
    };
    let (whole, rest) = digits.split_at(digits.bytes().take_while(u8::is_ascii_digit).count());
    lay_out(&Number { is_negative, prefix: "", whole, rest }, spec, 3)
}
