//! `strip`, `lstrip`, `rstrip`.

use crate::classify::is_space_char;

/// `str.lstrip(chars)`; white space if there are none.
pub fn lstrip<'a>(text: &'a str, chars: Option<&str>) -> &'a str {
    match chars {
        None => text.trim_start_matches(is_space_char),
        Some(chars) => text.trim_start_matches(|c| chars.contains(c)),
    }
}

/// `str.rstrip(chars)`.
pub fn rstrip<'a>(text: &'a str, chars: Option<&str>) -> &'a str {
    match chars {
        None => text.trim_end_matches(is_space_char),
        Some(chars) => text.trim_end_matches(|c| chars.contains(c)),
    }
}

/// `str.strip(chars)`.
pub fn strip<'a>(text: &'a str, chars: Option<&str>) -> &'a str {
    rstrip(lstrip(text, chars), chars)
}
