//! The values of numbers.

use crate::tree::Constant;

/// How many decimal digits an integer may have (`sys.int_info.default_max_str_digits`).
pub(crate) const MAX_DIGITS: usize = 4300;

/// The value of a number whose form the lexer has checked; the error is a message.
pub(crate) fn number(text: &str) -> Result<Constant, String> {
    let digits: String = text.chars().filter(|&character| character != '_').collect();
    let lower = digits.to_ascii_lowercase();
    let value = match lower.as_bytes() {
        [b'0', b'x', ..] => integer(&lower[2..], 16),
        [b'0', b'o', ..] => integer(&lower[2..], 8),
        [b'0', b'b', ..] => integer(&lower[2..], 2),
        [.., b'j'] => Constant::Imaginary(float(&lower[..lower.len() - 1])),
        bytes if bytes.iter().any(|byte| matches!(byte, b'.' | b'e')) => Constant::Float(float(&lower)),
        _ => {
            let significant = lower.trim_start_matches('0');
            if significant.len() > MAX_DIGITS {
                return Err(format!(
                    "Exceeds the limit ({MAX_DIGITS} digits) for integer string conversion: value has {} digits; \
                     use sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge \
                     integer literals to avoid decimal conversion limits.",
                    significant.len()
                ));
            }
            integer(&lower, 10)
        }
    };
    Ok(value)
}

/// Rust reads decimal floats as Python does: correctly rounded, infinite when too large.
fn float(text: &str) -> f64 {
    text.parse().unwrap_or(f64::INFINITY)
}

fn integer(digits: &str, radix: u32) -> Constant {
    if let Ok(value) = i64::from_str_radix(digits, radix) {
        return Constant::Int(value);
    }
    match radix {
        10 | 16 => Constant::BigInt { digits: digits.trim_start_matches('0').to_owned(), radix },
        _ => Constant::BigInt { digits: to_hexadecimal(digits, radix), radix: 16 },
    }
}

/// Regroups the bits of binary or octal digits.
fn to_hexadecimal(digits: &str, radix: u32) -> String {
    let width = radix.trailing_zeros();
    let (mut hexadecimal, mut pending, mut count) = (Vec::new(), 0u32, 0u32);
    for digit in digits.chars().rev().filter_map(|character| character.to_digit(radix)) {
        pending |= digit << count;
        count += width;
        while count >= 4 {
            hexadecimal.extend(char::from_digit(pending & 15, 16));
            pending >>= 4;
            count -= 4;
        }
    }
    hexadecimal.extend(char::from_digit(pending, 16));
    let text: String = hexadecimal.into_iter().rev().collect();
    text.trim_start_matches('0').to_owned()
}
