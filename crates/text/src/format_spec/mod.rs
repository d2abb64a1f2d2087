//! `format(value, spec)` for str, int and float: the mini-language of PEP 3101 as
//! `Python/formatter_unicode.c` reads and applies it.

mod float;
mod int;
mod number;
mod parse;
mod text;

pub use float::format_float;
pub use int::format_int;

pub(crate) use int::char_of;
pub use text::format_str;
