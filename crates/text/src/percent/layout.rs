//! Writing one argument of the `%` operator (`unicode_format_arg_output` of `Objects/unicodeobject.c`).

use super::Flags;
use crate::error::{Error, Result, memory_error};
use crate::float::{Format, Style};
use crate::format_spec::char_of;
use crate::int::{IntRef, write_radix};

/// Decimals where none are asked for.
const DEFAULT_PRECISION: usize = 6;
/// C's greatest int less the sign and prefix of a number.
const MAX_PRECISION: usize = i32::MAX as usize - 3;

/// How an argument is written: a field whose `*`s are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layout {
    /// The flags.
    pub flags: Flags,
    /// The least width, in characters.
    pub width: usize,
    /// The precision.
    pub precision: Option<usize>,
    /// The conversion.
    pub conversion: char,
}

/// The part of a number that padding with zeros leaves in front.
struct Number<'a> {
    sign: &'static str,
    prefix: &'a str,
    digits: &'a str,
}

/// Appends a character many times.
fn push_fill(out: &mut String, fill: char, times: usize) -> Result<()> {
    out.try_reserve(times).map_err(|_| memory_error())?;
    out.extend(std::iter::repeat_n(fill, times));
    Ok(())
}

impl Layout {
    /// Appends text, cut to the precision.
    ///
    /// # Errors
    /// MemoryError.
    pub fn write_text(&self, out: &mut String, text: &str) -> Result<()> {
        let text = match self.precision.and_then(|precision| text.char_indices().nth(precision)) {
            Some((end, _)) => &text[..end],
            None => text,
        };
        self.write_padded(out, text)
    }

    fn write_padded(&self, out: &mut String, text: &str) -> Result<()> {
        let missing = if self.width == 0 { 0 } else { self.width.saturating_sub(text.chars().count()) };
        if !self.flags.left {
            push_fill(out, ' ', missing)?;
        }
        out.push_str(text);
        if self.flags.left {
            push_fill(out, ' ', missing)?;
        }
        Ok(())
    }

    /// Appends bytes, cut to the precision.
    ///
    /// # Errors
    /// MemoryError.
    pub fn write_bytes(&self, out: &mut Vec<u8>, bytes: &[u8]) -> Result<()> {
        let bytes = &bytes[..bytes.len().min(self.precision.unwrap_or(usize::MAX))];
        let missing = self.width.saturating_sub(bytes.len());
        out.try_reserve(missing.saturating_add(bytes.len())).map_err(|_| memory_error())?;
        let (before, after) = if self.flags.left { (0, missing) } else { (missing, 0) };
        out.extend(std::iter::repeat_n(b' ', before));
        out.extend_from_slice(bytes);
        out.extend(std::iter::repeat_n(b' ', after));
        Ok(())
    }

    /// Appends a character; a precision does not matter.
    ///
    /// # Errors
    /// MemoryError.
    pub fn write_char(&self, out: &mut String, c: char) -> Result<()> {
        self.write_padded(out, c.encode_utf8(&mut [0; 4]))
    }

    /// Appends the character with this code.
    ///
    /// # Errors
    /// OverflowError if there is none.
    pub fn write_code<'a>(&self, out: &mut String, code: impl Into<IntRef<'a>>) -> Result<()> {
        let code = match code.into() {
            IntRef::Small(code) => code,
            IntRef::Big(_) => -1, // out of range too
        };
        self.write_char(out, char_of(code)?)
    }

    /// Appends an int; `limit` is the most decimal digits, 0 for any number.
    ///
    /// # Errors
    /// ValueError beyond the limit, OverflowError `precision too large`, MemoryError.
    pub fn write_int<'a>(&self, out: &mut String, value: impl Into<IntRef<'a>>, limit: usize) -> Result<()> {
        let precision = self.precision.unwrap_or(0);
        if precision > MAX_PRECISION {
            return Err(Error::overflow("precision too large"));
        }
        let (radix, prefix) = match self.conversion {
            'o' => (8, "0o"),
            'x' => (16, "0x"),
            'X' => (16, "0X"),
            _ => (10, ""),
        };
        let mut text = write_radix(value.into(), radix, limit)?;
        if self.conversion == 'X' {
            text.make_ascii_uppercase();
        }
        let (is_negative, digits) = match text.strip_prefix('-') {
            Some(digits) => (true, digits),
            None => (false, text.as_str()),
        };
        let mut padded = String::new();
        push_fill(&mut padded, '0', precision.saturating_sub(digits.len()))?;
        padded.push_str(digits);
        let prefix = if self.flags.alternate { prefix } else { "" };
        self.write_number(out, &Number { sign: self.sign(is_negative), prefix, digits: &padded })
    }

    /// Appends a float.
    ///
    /// # Errors
    /// MemoryError.
    pub fn write_float(&self, out: &mut String, value: f64) -> Result<()> {
        let style = match self.conversion {
            'e' | 'E' => Style::Exponent,
            'f' | 'F' => Style::Fixed,
            _ => Style::General,
        };
        let format = Format {
            is_upper: self.conversion.is_ascii_uppercase(),
            keeps_point: self.flags.alternate,
            ..Format::new(style, self.precision.unwrap_or(DEFAULT_PRECISION))
        };
        let text = format.write(value)?;
        let (is_negative, digits) = match text.strip_prefix('-') {
            Some(digits) => (true, digits),
            None => (false, text.as_str()),
        };
        self.write_number(out, &Number { sign: self.sign(is_negative), prefix: "", digits })
    }

    fn sign(&self, is_negative: bool) -> &'static str {
        match self.flags {
            _ if is_negative => "-",
            Flags { sign: true, .. } => "+",
            Flags { blank: true, .. } => " ",
            _ => "",
        }
    }

    fn write_number(&self, out: &mut String, number: &Number<'_>) -> Result<()> {
        let Number { sign, prefix, digits } = number;
        let missing = self.width.saturating_sub(sign.len() + prefix.len() + digits.len());
        let (before, zeros, after) = match self.flags {
            Flags { left: true, .. } => (0, 0, missing),
            Flags { zero: true, .. } => (0, missing, 0),
            _ => (missing, 0, 0),
        };
        push_fill(out, ' ', before)?;
        out.push_str(sign);
        out.push_str(prefix);
        push_fill(out, '0', zeros)?;
        out.push_str(digits);
        push_fill(out, ' ', after)
    }
}
