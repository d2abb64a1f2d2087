//! Floats: printing, reading, rounding, arithmetic and the way to and from ints, to the last bit
//! as CPython does them.

mod arithmetic;
mod convert;
mod format;
mod hex;
mod parse;
mod print;
mod round;

pub use arithmetic::{Power, div_mod, divide, floor_div, modulo, power};
pub use convert::{as_integer_ratio, compare_with_big, compare_with_int, from_big, int_true_div, to_int};
pub use hex::{from_hex, hex};
pub(crate) use parse::{is_c_space, to_ascii, without_underscores};
pub use parse::{parse, parse_bytes};
pub use print::{repr, write_repr};
pub use round::{round, round_to_int};

pub(crate) use convert::decode;
pub(crate) use format::{Format, Style};
