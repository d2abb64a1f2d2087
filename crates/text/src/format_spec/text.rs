//! `format(str, spec)`.

use super::parse::{Align, Spec, Target, unknown_kind};
use crate::error::{Error, Result};
use crate::search::pad;

/// `format(str, spec)`; the type's name is for messages.
///
/// # Errors
/// ValueError for a bad specification, MemoryError.
pub fn format_str(text: &str, spec: &str, type_name: &str) -> Result<String> {
    if spec.is_empty() {
        return Ok(text.to_owned());
    }
    let spec = Spec::parse(spec, Target::text(type_name))?;
    if let Some(kind) = spec.kind.filter(|&kind| kind != 's') {
        return Err(unknown_kind(kind, type_name));
    }
    if let Some(refused) = refused(&spec) {
        return Err(Error::value(format!("{refused} not allowed in string format specifier")));
    }
    let text = match spec.precision.and_then(|precision| text.char_indices().nth(precision)) {
        Some((end, _)) => &text[..end],
        None => text,
    };
    let missing = spec.width.map_or(0, |width| width.saturating_sub(text.chars().count()));
    match spec.align {
        Align::Right => pad(text, missing, 0, spec.fill),
        Align::Center => pad(text, missing / 2, missing - missing / 2, spec.fill),
        _ => pad(text, 0, missing, spec.fill),
    }
}

/// What only numbers can have.
fn refused(spec: &Spec) -> Option<&'static str> {
    match spec.sign {
        Some(' ') => Some("Space"),
        Some(_) => Some("Sign"),
        None if spec.drops_negative_zero => Some("Negative zero coercion (z)"),
        None if spec.is_alternate => Some("Alternate form (#)"),
        None if spec.align == Align::AfterSign => Some("'=' alignment"),
        None => None,
    }
}
