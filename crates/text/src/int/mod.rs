//! Ints to and from text.

mod parse;
mod print;
mod value;

pub use parse::{Int, parse, parse_bytes};
pub use print::{big_to_decimal, write_radix, write_small};
pub use value::IntRef;

/// How many digits `int("...")` and `str(int)` take at first; `sys.set_int_max_str_digits()` changes it.
pub const DEFAULT_MAX_DIGITS: usize = 4300;

/// Up to this many digits are never refused.
const ALWAYS_ALLOWED: usize = 640;

/// Whether so many digits are more than the limit; 0 is no limit.
fn exceeds(digits: usize, limit: usize) -> bool {
    limit > 0 && digits > limit && digits > ALWAYS_ALLOWED
}
