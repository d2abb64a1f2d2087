//! The values of literals.

mod escape;
mod number;

pub(crate) use escape::{Escapes, decode_bytes, decode_text};
pub(crate) use number::{MAX_DIGITS, number};

/// A string or bytes literal taken apart.
pub(crate) struct Literal<'t> {
    pub(crate) is_bytes: bool,
    pub(crate) is_raw: bool,
    /// What stands between the quotes.
    pub(crate) body: &'t str,
    /// Offset of the body in the literal.
    pub(crate) body_start: u32,
}

/// Takes a complete literal apart.
pub(crate) fn parts(text: &str) -> Literal<'_> {
    let prefix = text.find(['\'', '"']).unwrap_or(0);
    let has = |letter: u8| text.as_bytes()[..prefix].iter().any(|byte| byte.eq_ignore_ascii_case(&letter));
    let rest = &text[prefix..];
    let quotes = if rest.len() >= 6 && (rest.starts_with("'''") || rest.starts_with("\"\"\"")) { 3 } else { 1 };
    let body = rest.get(quotes..rest.len().saturating_sub(quotes)).unwrap_or("");
    Literal { is_bytes: has(b'b'), is_raw: has(b'r'), body, body_start: (prefix + quotes) as u32 }
}
