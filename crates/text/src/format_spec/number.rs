//! What ints and floats have in common: sign, prefix, grouping and padding of digits that are already written.

use std::borrow::Cow;

use super::parse::{Align, Spec};
use crate::error::{Result, memory_error, string_with_room};

/// The parts of a number.
pub(super) struct Number<'a> {
    pub(super) is_negative: bool,
    /// `0x` and its like.
    pub(super) prefix: &'a str,
    /// The digits before the point, which are grouped.
    pub(super) whole: &'a str,
    /// Everything after them, from the point on.
    pub(super) rest: &'a str,
}

/// Puts the parts together as the specification wants; `group` digits make a group.
///
/// # Errors
/// MemoryError.
pub(super) fn lay_out(number: &Number<'_>, spec: &Spec, group: usize) -> Result<String> {
    let sign = match spec.sign {
        _ if number.is_negative => "-",
        Some('+') => "+",
        Some(' ') => " ",
        _ => "",
    };
    let width = spec.width.unwrap_or(0);
    let others = sign.len() + number.prefix.len() + number.rest.chars().count();
    let zero_padded = spec.fill == '0' && spec.align == Align::AfterSign;
    let digits_wide = if zero_padded { width.saturating_sub(others) } else { 0 };
    let whole = group_digits(number.whole, digits_wide, spec, group)?;
    let missing = width.saturating_sub(others + whole.len());
    let (left, inside, right) = match spec.align {
        Align::Left => (0, 0, missing),
        Align::Right => (missing, 0, 0),
        Align::Center => (missing / 2, 0, missing - missing / 2),
        Align::AfterSign => (0, missing, 0),
    };
    let room = missing.checked_mul(spec.fill.len_utf8()).and_then(|room| room.checked_add(others + whole.len()));
    let mut out = string_with_room(room.ok_or_else(memory_error)?)?;
    let push_fill = |out: &mut String, times| out.extend(std::iter::repeat_n(spec.fill, times));
    push_fill(&mut out, left);
    out.push_str(sign);
    out.push_str(number.prefix);
    push_fill(&mut out, inside);
    out.push_str(&whole);
    out.push_str(number.rest);
    push_fill(&mut out, right);
    Ok(out)
}

/// Pads a text to the width, on its left where nothing else is asked for.
///
/// # Errors
/// MemoryError.
pub(super) fn pad(text: &str, spec: &Spec) -> Result<String> {
    lay_out(&Number { is_negative: false, prefix: "", whole: "", rest: text }, &Spec { sign: None, ..spec.clone() }, 3)
}

/// Separates the digits into groups and puts zeros before them until they are wide enough; never
/// does a separator come first, so that the result can be one wider.
fn group_digits<'a>(digits: &'a str, wide: usize, spec: &Spec, group: usize) -> Result<Cow<'a, str>> {
    if digits.is_empty() || spec.grouping.is_none() && wide <= digits.len() {
        return Ok(Cow::Borrowed(digits));
    }
    let mut out = string_with_room(wide.max(digits.len()).saturating_mul(2))?;
    let Some(grouping) = spec.grouping else {
        out.extend(std::iter::repeat_n('0', wide.saturating_sub(digits.len())));
        out.push_str(digits);
        return Ok(Cow::Owned(out));
    };
    // The least n whose n + (n - 1) / group characters are wide enough.
    let shortest = digits.len().max(wide - wide.saturating_sub(1) / (group + 1));
    let leading_zeros = shortest - digits.len();
    let zeros = std::iter::repeat_n('0', leading_zeros);
    for (at, digit) in zeros.chain(digits.chars()).enumerate() {
        if at > 0 && (shortest - at).is_multiple_of(group) {
            out.push(grouping.separator());
        }
        out.push(digit);
    }
    Ok(Cow::Owned(out))
}
