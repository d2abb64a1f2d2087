//! `format(value, spec)` for str, int, float and complex: the mini-language of PEP 3101 as
//! `Python/formatter_unicode.c` reads and applies it.

mod complex;
mod float;
mod int;
mod number;
mod parse;
mod text;

pub use complex::format_complex;
pub use float::format_float;
pub use int::format_int;

pub(crate) use int::char_of;
pub use text::format_str;
