//! The questions that str answers about its characters: `isalpha`, `islower`, `isidentifier` ...
//!
//! Each is CPython's definition (`Objects/unicodeobject.c`), which asks per character.

use crate::ucd;

/// Whether there is a character and all have one of the properties.
fn all(text: &str, any: ucd::Flags) -> bool {
    !text.is_empty() && text.chars().all(|c| ucd::has(c, any))
}

/// `str.isalpha`.
pub fn is_alpha(text: &str) -> bool {
    all(text, ucd::ALPHA)
}

/// `str.isalnum`.
pub fn is_alnum(text: &str) -> bool {
    all(text, ucd::ALPHA | ucd::DECIMAL | ucd::DIGIT | ucd::NUMERIC)
}

/// `str.isdecimal`.
pub fn is_decimal(text: &str) -> bool {
    all(text, ucd::DECIMAL)
}

/// `str.isdigit`.
pub fn is_digit(text: &str) -> bool {
    all(text, ucd::DIGIT)
}

/// `str.isnumeric`.
pub fn is_numeric(text: &str) -> bool {
    all(text, ucd::NUMERIC)
}

/// `str.isspace`.
pub fn is_space(text: &str) -> bool {
    all(text, ucd::SPACE)
}

/// `str.isprintable`; an empty string is.
pub fn is_printable(text: &str) -> bool {
    text.chars().all(is_printable_char)
}

/// Whether `repr` shows the character as it is.
pub fn is_printable_char(c: char) -> bool {
    ucd::has(c, ucd::PRINTABLE)
}

/// Whether `str.split()` and `str.strip()` take the character for white space.
#[inline]
pub fn is_space_char(c: char) -> bool {
    ucd::has(c, ucd::SPACE)
}

/// `str.isidentifier`; keywords are identifiers too.
pub fn is_identifier(text: &str) -> bool {
    let mut chars = text.chars();
    let starts = chars.next().is_some_and(|c| ucd::has(c, ucd::ID_START));
    starts && chars.all(|c| ucd::has(c, ucd::ID_CONTINUE))
}

/// `str.islower`: some character is lowercase, none uppercase or titlecase.
pub fn is_lower(text: &str) -> bool {
    let mut found = false;
    for c in text.chars() {
        let flags = ucd::flags(c);
        if flags & (ucd::UPPER | ucd::TITLE) != 0 {
            return false;
        }
        found |= flags & ucd::LOWER != 0;
    }
    found
}

/// `str.isupper`: some character is uppercase, none lowercase or titlecase.
pub fn is_upper(text: &str) -> bool {
    let mut found = false;
    for c in text.chars() {
        let flags = ucd::flags(c);
        if flags & (ucd::LOWER | ucd::TITLE) != 0 {
            return false;
        }
        found |= flags & ucd::UPPER != 0;
    }
    found
}

/// `str.istitle`: uppercase only after uncased characters, lowercase only after cased ones.
pub fn is_title(text: &str) -> bool {
    let (mut found, mut after_cased) = (false, false);
    for c in text.chars() {
        let flags = ucd::flags(c);
        if flags & (ucd::UPPER | ucd::TITLE) != 0 {
            if after_cased {
                return false;
            }
            (found, after_cased) = (true, true);
        } else if flags & ucd::LOWER != 0 {
            if !after_cased {
                return false;
            }
            found = true;
        } else {
            after_cased = false;
        }
    }
    found
}
