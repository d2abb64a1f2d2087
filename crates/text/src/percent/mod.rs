//! The `%` operator of str and bytes: reading the template and writing arguments that are already
//! converted. Fetching the arguments is the caller's work, in the order of the pieces.

mod layout;
mod parse;

pub use layout::Layout;
pub use parse::{Amount, Field, Flags, Kind, Piece, Pieces, bytes_pieces, pieces};

use crate::error::Error;

/// What the template is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Template {
    /// A str.
    Text,
    /// A bytes object.
    Bytes,
}

/// TypeError: the template wants more arguments than there are.
pub fn not_enough_arguments() -> Error {
    Error::type_error("not enough arguments for format string")
}

/// TypeError: arguments are left over.
pub fn not_all_converted(template: Template) -> Error {
    let name = match template {
        Template::Text => "string",
        Template::Bytes => "bytes",
    };
    Error::type_error(format!("not all arguments converted during {name} formatting"))
}

/// TypeError: a field has a key, but the arguments are no mapping.
pub fn needs_mapping() -> Error {
    Error::type_error("format requires a mapping")
}

/// TypeError: the argument of a `*` is no int.
pub fn star_needs_int() -> Error {
    Error::type_error("* wants int")
}

/// TypeError: the argument of an integer conversion is of another type.
pub fn needs_number(conversion: char, type_name: &str) -> Error {
    let wanted = if matches!(conversion, 'x' | 'X' | 'o') { "an integer" } else { "a real number" };
    Error::type_error(format!("%{conversion} format: {wanted} is required, not {type_name}"))
}

/// TypeError: the argument of a float conversion is of another type.
pub fn needs_float(template: Template, type_name: &str) -> Error {
    Error::type_error(match template {
        Template::Text => format!("must be real number, not {type_name}"),
        Template::Bytes => format!("float argument required, not {type_name}"),
    })
}

/// TypeError: the argument of `%c` is neither an int nor one character.
pub fn needs_char(template: Template) -> Error {
    Error::type_error(match template {
        Template::Text => "%c requires int or char",
        Template::Bytes => "%c requires an integer in range(256) or a single byte",
    })
}

/// TypeError: the argument of `%s` in bytes is not bytes-like.
pub fn needs_bytes(type_name: &str) -> Error {
    Error::type_error(format!(
        "%b requires a bytes-like object, or an object that implements __bytes__, not '{type_name}'"
    ))
}
