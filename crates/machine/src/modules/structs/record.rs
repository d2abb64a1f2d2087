//! What a format string of `struct` means.

use objects::{Bytes, Value};

use crate::builtin::Builtin;
use crate::types::buffer::element::{Element, Kind, Refusal};
use crate::types::bytearray::ByteArray;
use crate::types::int::IntValue;
use crate::{Raised, Result, Thread};

/// What lies at a place of a record.
#[derive(Clone, Copy)]
enum Field {
    /// So many numbers.
    Numbers(Element, usize),
    /// So many octets (`s`), filled up with zeros.
    Octets(usize),
    /// As many octets as the first of so many says (`p`).
    Pascal(usize),
}

/// A format that was read.
pub(super) struct Record {
    fields: Vec<(usize, Field)>,
    /// In octets.
    pub(super) size: usize,
    /// How many values are packed.
    values: usize,
    big_endian: bool,
    /// In this machine's sizes, and with its alignment.
    native: bool,
}

const TOO_LONG: &str = "total struct size too long";

impl Record {
    /// Reads a format.
    ///
    /// # Errors
    /// What is wrong with it.
    pub(super) fn parse(format: &str) -> std::result::Result<Record, &'static str> {
        let (order, codes) = match format.chars().next() {
            Some(order @ ('@' | '=' | '<' | '>' | '!')) => (order, &format[1..]),
            _ => ('@', format),
        };
        let mut record = Record {
            fields: Vec::new(),
            size: 0,
            values: 0,
            big_endian: matches!(order, '>' | '!'),
            native: order == '@',
        };
        let mut codes = codes.chars().peekable();
        while let Some(c) = codes.next() {
            if c.is_ascii_whitespace() || c == '\x0b' {
                continue;
            }
            let Some(first) = c.to_digit(10) else {
                record.add(c, None)?;
                continue;
            };
            let mut count = first as usize;
            while let Some(digit) = codes.peek().and_then(|c| c.to_digit(10)) {
                codes.next();
                count = count.checked_mul(10).and_then(|count| count.checked_add(digit as usize)).ok_or(TOO_LONG)?;
            }
            let code = codes.next().ok_or("repeat count given without format specifier")?;
            record.add(code, Some(count))?;
        }
        Ok(record)
    }

    /// Adds what a code with its count says.
    fn add(&mut self, code: char, count: Option<usize>) -> std::result::Result<(), &'static str> {
        let times = count.unwrap_or(1);
        let (field, size, values) = match code {
            'x' => (None, times, 0),
            's' => (Some(Field::Octets(times)), times, 1),
            'p' => (Some(Field::Pascal(times)), times, 1),
            _ => {
                let element = if self.native { Element::native(code) } else { Element::standard(code) };
                let element = element.ok_or("bad char in struct format")?;
                if self.native {
                    self.size = self.size.checked_next_multiple_of(element.size).ok_or(TOO_LONG)?;
                }
                (Some(Field::Numbers(element, times)), element.size.checked_mul(times).ok_or(TOO_LONG)?, times)
            }
        };
        self.fields.extend(field.map(|field| (self.size, field)));
        self.values += values;
        self.size = self.size.checked_add(size).filter(|&size| isize::try_from(size).is_ok()).ok_or(TOO_LONG)?;
        Ok(())
    }

    /// Checks how many values were given.
    ///
    /// # Errors
    /// struct.error
    pub(super) fn check_count(&self, t: &mut Thread, given: usize, function: &str) -> Result<()> {
        let wanted = self.values;
        if given == wanted {
            return Ok(());
        }
        Err(t.struct_error(format!("{function} expected {wanted} items for packing (got {given})")))
    }

    /// The octets of a record with these values.
    ///
    /// # Errors
    /// struct.error for values that do not fit their fields, or if there are too many or too few; OverflowError for
    /// floats too large; MemoryError.
    pub(super) fn pack(&self, t: &mut Thread, values: &[Value], function: &str) -> Result<Vec<u8>> {
        self.check_count(t, values.len(), function)?;
        let mut out = Vec::new();
        if out.try_reserve_exact(self.size).is_err() {
            return Err(t.memory_error());
        }
        out.resize(self.size, 0);
        let mut values = values.iter();
        for &(at, field) in &self.fields {
            match field {
                Field::Numbers(element, count) => {
                    for (value, place) in values.by_ref().take(count).zip(out[at..].chunks_exact_mut(element.size)) {
                        let octets = self.pack_number(t, element, value)?;
                        place.copy_from_slice(&octets[..element.size]);
                        if self.big_endian {
                            place.reverse();
                        }
                    }
                }
                Field::Octets(size) => {
                    let octets = text_of(t, values.next(), 's')?;
                    let size = size.min(octets.len());
                    out[at..at + size].copy_from_slice(&octets[..size]);
                }
                Field::Pascal(size) => {
                    let octets = text_of(t, values.next(), 'p')?;
                    let Some(room) = size.checked_sub(1) else { continue };
                    let size = octets.len().min(room);
                    out[at] = size.min(255) as u8;
                    out[at + 1..at + 1 + size].copy_from_slice(&octets[..size]);
                }
            }
        }
        Ok(out)
    }

    fn pack_number(&self, t: &mut Thread, element: Element, value: &Value) -> Result<[u8; 8]> {
        if element.code == 'P' {
            return pack_pointer(t, value);
        }
        let octets = element.pack(t, value).map_err(|refusal| refused(t, element, refusal))?;
        let single = element.kind == Kind::Float && element.size == 4;
        if single && !self.native {
            let infinite = f32::from_le_bytes([octets[0], octets[1], octets[2], octets[3]]).is_infinite();
            if infinite && t.to_f64(value)?.is_finite() {
                return Err(t.overflow_error("float too large to pack with f format"));
            }
        }
        Ok(octets)
    }

    /// The values of a record.
    pub(super) fn unpack(&self, t: &mut Thread, octets: &[u8]) -> Value {
        let mut values = Vec::with_capacity(self.values.min(octets.len() + self.fields.len()));
        for &(at, field) in &self.fields {
            match field {
                Field::Numbers(element, count) => {
                    for octets in octets[at..].chunks_exact(element.size).take(count) {
                        let mut number = [0; 8];
                        let number = &mut number[..element.size];
                        number.copy_from_slice(octets);
                        if self.big_endian {
                            number.reverse();
                        }
                        values.push(element.unpack(t, number));
                    }
                }
                Field::Octets(size) => values.push(t.bytes(&octets[at..at + size])),
                Field::Pascal(0) => values.push(t.bytes(&[])),
                Field::Pascal(size) => {
                    let len = usize::from(octets[at]).min(size - 1);
                    values.push(t.bytes(&octets[at + 1..at + 1 + len]));
                }
            }
        }
        t.tuple(values)
    }
}

/// The octets of a `s` or `p`.
fn text_of(t: &mut Thread, value: Option<&Value>, code: char) -> Result<Vec<u8>> {
    match value {
        Some(value) if value.has::<Bytes>() || value.has::<ByteArray>() => Ok(t.bytes_like(value)?.into_owned()),
        _ => Err(t.struct_error(format!("argument for '{code}' must be a bytes object"))),
    }
}

/// A `P`, which may be negative as well.
fn pack_pointer(t: &mut Thread, value: &Value) -> Result<[u8; 8]> {
    if IntValue::of(value).is_none() && t.special(value, source::known::INDEX).is_none() {
        return Err(t.struct_error("required argument is not an integer"));
    }
    let number = t.index_value(value)?;
    let bits = IntValue::of(&number).and_then(|number| match number.to_i64() {
        Some(small) => Some(small as u64),
        None => u64::try_from(number.to_big().as_ref()).ok(),
    });
    match bits {
        Some(bits) => Ok(bits.to_le_bytes()),
        None => Err(t.struct_error("int too large to convert")),
    }
}

/// The error for a value that is no such element.
fn refused(t: &mut Thread, element: Element, refusal: Refusal) -> Raised {
    let (code, bits) = (element.code, 8 * element.size as u32);
    match (refusal, element.kind) {
        (Refusal::Raised(raised), _) => raised,
        (_, Kind::Octet) => t.struct_error("char format requires a bytes object of length 1"),
        (Refusal::Type, Kind::Float) => t.struct_error("required argument is not a float"),
        (_, Kind::Float) => t.raise(Builtin::OverflowError, format!("float too large to pack with {code} format")),
        (Refusal::Type, _) => t.struct_error("required argument is not an integer"),
        (_, Kind::Signed) => {
            let most = i64::MAX >> (64 - bits);
            t.struct_error(format!("'{code}' format requires {} <= number <= {most}", -most - 1))
        }
        _ => {
            let most = u64::MAX >> (64 - bits);
            t.struct_error(format!("'{code}' format requires 0 <= number <= {most}"))
        }
    }
}
