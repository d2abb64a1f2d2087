//! `repr(float)`: the shortest digits that read back as the same float.

/// `repr(float)`.
pub fn repr(value: f64) -> String {
    let mut out = String::with_capacity(24);
    write_repr(&mut out, value);
    out
}

/// Appends `repr(float)`.
pub fn write_repr(out: &mut String, value: f64) {
    if value.is_nan() {
        return out.push_str("nan");
    }
    if value.is_infinite() {
        return out.push_str(if value > 0.0 { "inf" } else { "-inf" });
    }
    let mut buffer = ryu::Buffer::new();
    let text = buffer.format_finite(value);
    // Both write an exponent from 1e16 on, but Python already below 1e-4, ryu below 1e-5.
    if let Some((digits, exponent)) = text.split_once('e') {
        push_with_exponent(out, digits, exponent.parse().unwrap_or(0));
    } else if value != 0.0 && value.abs() < 1e-4 {
        let (sign, digits) = if value < 0.0 { ("-", &text[1..]) } else { ("", text) };
        let digits = digits.trim_start_matches(['0', '.']);
        out.push_str(sign);
        out.push_str(&digits[..1]);
        if digits.len() > 1 {
            out.push('.');
            out.push_str(&digits[1..]);
        }
        out.push_str("e-05");
    } else {
        out.push_str(text);
    }
}

/// Appends digits and an exponent of at least two digits and with a sign.
fn push_with_exponent(out: &mut String, digits: &str, exponent: i32) {
    out.push_str(digits);
    out.push('e');
    push_exponent(out, exponent);
}

/// Appends a decimal exponent as C's printf does: a sign and at least two digits.
pub(crate) fn push_exponent(out: &mut String, exponent: i32) {
    out.push(if exponent < 0 { '-' } else { '+' });
    let magnitude = exponent.unsigned_abs();
    if magnitude < 10 {
        out.push('0');
    }
    out.push_str(&magnitude.to_string());
}
