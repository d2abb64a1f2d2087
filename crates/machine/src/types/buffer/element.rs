//! Numbers as octets: the elements of arrays, of views and of packed records, by their one-letter codes.

use half::f16;
use num_bigint::{BigInt, Sign};
use num_traits::Signed;
use objects::{Bytes, Str, Value};

use crate::builtin::Builtin;
use crate::types::int::IntValue;
use crate::{Raised, Thread};

/// The most octets of an element.
pub(crate) const WIDEST: usize = 8;

/// What an element is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// One octet, as bytes.
    Octet,
    /// A number in two's complement.
    Signed,
    /// A number from 0.
    Unsigned,
    /// Zero or not.
    Bool,
    /// IEEE 754, of 2, 4 or 8 octets.
    Float,
    /// A code point (UCS-4).
    Char,
}

/// The type of an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Element {
    pub(crate) code: char,
    pub(crate) kind: Kind,
    /// In octets.
    pub(crate) size: usize,
}

/// Why a value is no such element.
pub(crate) enum Refusal {
    /// It is of the wrong type.
    Type,
    /// It is too small.
    Low,
    /// It is too large.
    High,
    /// Asking it has failed.
    Raised(Raised),
}

impl Element {
    /// The element of a code, in the sizes of this machine's C (LP64).
    pub(crate) const fn native(code: char) -> Option<Element> {
        let (kind, size) = match code {
            'c' => (Kind::Octet, 1),
            'b' => (Kind::Signed, 1),
            'B' => (Kind::Unsigned, 1),
            '?' => (Kind::Bool, 1),
            'h' => (Kind::Signed, 2),
            'H' => (Kind::Unsigned, 2),
            'i' => (Kind::Signed, 4),
            'I' => (Kind::Unsigned, 4),
            'l' | 'q' | 'n' => (Kind::Signed, 8),
            'L' | 'Q' | 'N' | 'P' => (Kind::Unsigned, 8),
            'e' => (Kind::Float, 2),
            'f' => (Kind::Float, 4),
            'd' => (Kind::Float, 8),
            _ => return None,
        };
        Some(Element { code, kind, size })
    }

    /// The element of a code in the sizes that are the same everywhere.
    pub(crate) const fn standard(code: char) -> Option<Element> {
        match Element::native(code) {
            Some(Element { code: 'l' | 'L', kind, .. }) => Some(Element { code, kind, size: 4 }),
            Some(Element { code: 'n' | 'N' | 'P', .. }) => None,
            other => other,
        }
    }

    /// Whether elements are octets, whatever they are taken for.
    pub(crate) const fn is_octet(self) -> bool {
        matches!(self.code, 'c' | 'b' | 'B')
    }

    /// The value that octets stand for, the lowest first.
    pub(crate) fn unpack(self, t: &mut Thread, octets: &[u8]) -> Value {
        let mut wide = [0; WIDEST];
        let size = self.size.min(octets.len());
        wide[..size].copy_from_slice(&octets[..size]);
        let unsigned = u64::from_le_bytes(wide);
        match self.kind {
            Kind::Octet => t.bytes(&wide[..1]),
            Kind::Bool => Value::bool(unsigned != 0),
            Kind::Unsigned => t.int_from_u64(unsigned),
            Kind::Signed => {
                let unused = 64 - 8 * self.size as u32;
                t.int((unsigned << unused) as i64 >> unused)
            }
            Kind::Float => t.float(match self.size {
                2 => f16::from_bits(unsigned as u16).to_f64(),
                4 => f64::from(f32::from_bits(unsigned as u32)),
                _ => f64::from_bits(unsigned),
            }),
            Kind::Char => t.char(char::from_u32(unsigned as u32).unwrap_or(char::REPLACEMENT_CHARACTER)),
        }
    }

    /// The octets of a value, the lowest first; those beyond the element's size are 0.
    ///
    /// # Errors
    /// Why it has none.
    pub(crate) fn pack(self, t: &mut Thread, value: &Value) -> std::result::Result<[u8; WIDEST], Refusal> {
        let bits = match self.kind {
            Kind::Signed | Kind::Unsigned => self.integer(t, value)?,
            Kind::Float => {
                let number = t.to_f64(value).map_err(|raised| refused(t, raised))?;
                return self.pack_float(number).ok_or(Refusal::High);
            }
            Kind::Bool => t.truth(value).map_err(Refusal::Raised)?.into(),
            Kind::Octet => match value.get::<Bytes>().ok_or(Refusal::Type)?.as_slice() {
                &[octet] => octet.into(),
                _ => return Err(Refusal::High),
            },
            Kind::Char => {
                let text = value.get::<Str>().filter(|text| text.chars() == 1);
                text.and_then(|text| text.char_at(0)).map(|c| u64::from(u32::from(c))).ok_or(Refusal::Type)?
            }
        };
        Ok(bits.to_le_bytes())
    }

    /// A float as octets; `None` if it is too large for a half or, as `struct` sees it, for a single.
    pub(crate) fn pack_float(self, number: f64) -> Option<[u8; WIDEST]> {
        let bits = match self.size {
            2 => u64::from(f16::from_f64(number).to_bits()),
            4 => u64::from((number as f32).to_bits()),
            _ => number.to_bits(),
        };
        let overflows = self.size == 2 && number.is_finite() && f16::from_f64(number).is_infinite();
        (!overflows).then(|| bits.to_le_bytes())
    }

    fn integer(self, t: &mut Thread, value: &Value) -> std::result::Result<u64, Refusal> {
        let is_int = IntValue::of(value).is_some() || t.special(value, source::known::INDEX).is_some();
        if !is_int {
            return Err(Refusal::Type);
        }
        let number = t.index_value(value).map_err(Refusal::Raised)?;
        let number = match IntValue::of(&number) {
            Some(IntValue::Small(number)) => i128::from(number),
            Some(IntValue::Big(number)) => clamped(number),
            None => return Err(Refusal::Type),
        };
        let bits = 8 * self.size as u32;
        let (least, most) = match self.kind {
            Kind::Signed => (-(1_i128 << (bits - 1)), (1_i128 << (bits - 1)) - 1),
            _ => (0, (1_i128 << bits) - 1),
        };
        match number {
            _ if number < least => Err(Refusal::Low),
            _ if number > most => Err(Refusal::High),
            _ => Ok(number as u64 & (u64::MAX >> (64 - bits))),
        }
    }
}

/// A number of 128 bits, or the nearest there is.
fn clamped(number: &BigInt) -> i128 {
    let nearest = if number.sign() == Sign::Minus { i128::MIN } else { i128::MAX };
    if number.abs().bits() > 126 { nearest } else { i128::try_from(number).unwrap_or(nearest) }
}

/// What the failure to make a float of a value means.
fn refused(t: &mut Thread, raised: Raised) -> Refusal {
    if t.is_exception(&raised, Builtin::TypeError) { Refusal::Type } else { Refusal::Raised(raised) }
}
