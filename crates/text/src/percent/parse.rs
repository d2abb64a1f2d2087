//! Reading a template of the `%` operator.

use std::ops::Range;

use super::{Layout, Template};
use crate::error::{Error, ErrorKind, Result};

/// A stretch of a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// These bytes of the template, as they are.
    Literal(Range<usize>),
    /// A field to be filled.
    Field(Field),
}

/// The characters `-`, `+`, space, `#` and `0` of a field.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Flags {
    /// `-`: the padding comes after.
    pub left: bool,
    /// `+`: positive numbers have a sign.
    pub sign: bool,
    /// A space: positive numbers have a space.
    pub blank: bool,
    /// `#`: the alternate form.
    pub alternate: bool,
    /// `0`: numbers are padded with zeros.
    pub zero: bool,
}

/// A width or a precision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Amount {
    /// There is none.
    Absent,
    /// `*`: the next argument tells.
    Star,
    /// A number in the template.
    Given(usize),
}

/// One field: `%[(key)][flags][width][.precision][length]conversion`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// The bytes of the template that are the key.
    pub key: Option<Range<usize>>,
    /// The flags.
    pub flags: Flags,
    /// The width.
    pub width: Amount,
    /// The precision.
    pub precision: Amount,
    /// The conversion; in bytes, a byte.
    pub conversion: char,
    /// Where the conversion stands: in characters, or in bytes if the template is bytes.
    pub position: usize,
    template: Template,
}

/// What a conversion wants to be given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `str(argument)`, or for bytes its bytes.
    Str,
    /// `repr(argument)`.
    Repr,
    /// `ascii(argument)`.
    Ascii,
    /// An int, or a number that is truncated to one.
    Number,
    /// An int, or what has `__index__`.
    Index,
    /// A float.
    Float,
    /// A character, or its code.
    Char,
}

impl Field {
    /// What the conversion wants. CPython looks at it only after fetching the argument.
    ///
    /// # Errors
    /// ValueError `unsupported format character`.
    pub fn kind(&self) -> Result<Kind> {
        Ok(match self.conversion {
            's' => Kind::Str,
            'b' if self.template == Template::Bytes => Kind::Str,
            'r' if self.template == Template::Text => Kind::Repr,
            'a' | 'r' => Kind::Ascii,
            'd' | 'i' | 'u' => Kind::Number,
            'o' | 'x' | 'X' => Kind::Index,
            'e' | 'E' | 'f' | 'F' | 'g' | 'G' => Kind::Float,
            'c' => Kind::Char,
            _ => return Err(self.unsupported()),
        })
    }

    fn unsupported(&self) -> Error {
        let (c, position) = (self.conversion, self.position);
        if self.template == Template::Bytes && !c.is_ascii() {
            return Error::overflow("character argument not in range(0x110000)");
        }
        let is_shown = self.template == Template::Bytes || matches!(c, '\x1F'..='~');
        let (code, shown) = (u32::from(c), if is_shown { c } else { '?' });
        Error::value(format!("unsupported format character '{shown}' (0x{code:x}) at index {position}"))
    }

    /// The layout, with the arguments of the `*`s there are; of a negative width the sign is the flag `-`.
    ///
    /// # Errors
    /// OverflowError if the precision is not a C int.
    pub fn layout(&self, star_width: i64, star_precision: i64) -> Result<Layout> {
        let mut flags = self.flags;
        let width = match self.width {
            Amount::Absent => 0,
            Amount::Given(width) => width,
            Amount::Star => {
                flags.left |= star_width < 0;
                usize::try_from(star_width.unsigned_abs()).unwrap_or(usize::MAX)
            }
        };
        let precision = match self.precision {
            Amount::Absent => None,
            Amount::Given(precision) => Some(precision),
            Amount::Star if i32::try_from(star_precision).is_err() => {
                return Err(Error::overflow("Python int too large to convert to C int"));
            }
            Amount::Star => Some(usize::try_from(star_precision).unwrap_or(0)),
        };
        Ok(Layout { flags, width, precision, conversion: self.conversion })
    }
}

/// The pieces of a template, in order. After an error there are no more.
#[derive(Clone, Debug)]
pub struct Pieces<'a> {
    bytes: &'a [u8],
    template: Template,
    at: usize,
}

/// The pieces of a str template.
pub fn pieces(template: &str) -> Pieces<'_> {
    Pieces { bytes: template.as_bytes(), template: Template::Text, at: 0 }
}

/// The pieces of a bytes template.
pub fn bytes_pieces(template: &[u8]) -> Pieces<'_> {
    Pieces { bytes: template, template: Template::Bytes, at: 0 }
}

impl Iterator for Pieces<'_> {
    type Item = Result<Piece>;

    fn next(&mut self) -> Option<Result<Piece>> {
        let rest = self.bytes.get(self.at..).filter(|rest| !rest.is_empty())?;
        let start = self.at;
        let literal = memchr::memchr(b'%', rest).unwrap_or(rest.len());
        if literal > 0 {
            self.at += literal;
            return Some(Ok(Piece::Literal(start..self.at)));
        }
        if rest.get(1) == Some(&b'%') {
            self.at += 2;
            return Some(Ok(Piece::Literal(start..start + 1)));
        }
        self.at += 1;
        let field = self.field();
        if field.is_err() {
            self.at = self.bytes.len();
        }
        Some(field.map(Piece::Field))
    }
}

impl Pieces<'_> {
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn take(&mut self, wanted: u8) -> bool {
        let found = self.peek() == Some(wanted);
        self.at += usize::from(found);
        found
    }

    /// Reads a field after its `%`.
    fn field(&mut self) -> Result<Field> {
        let key = self.key()?;
        let flags = self.flags();
        let width = self.amount(isize::MAX.unsigned_abs(), "width too big")?;
        let mut precision = Amount::Absent;
        if self.take(b'.') {
            let too_big = if self.template == Template::Text { "precision too big" } else { "prec too big" };
            precision = match self.amount(i32::MAX as usize, too_big)? {
                Amount::Absent => Amount::Given(0),
                amount => amount,
            };
        }
        if matches!(self.peek(), Some(b'h' | b'l' | b'L')) {
            self.at += 1;
        }
        let position = self.count_before();
        let conversion = self.conversion().ok_or_else(|| Error::value("incomplete format"))?;
        Ok(Field { key, flags, width, precision, conversion, position, template: self.template })
    }

    /// A key in parentheses, which may contain pairs of them.
    fn key(&mut self) -> Result<Option<Range<usize>>> {
        if !self.take(b'(') {
            return Ok(None);
        }
        let start = self.at;
        let mut depth = 1;
        while let Some(byte) = self.peek() {
            self.at += 1;
            match byte {
                b'(' => depth += 1,
                b')' => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                return Ok(Some(start..self.at - 1));
            }
        }
        Err(Error::new(ErrorKind::ValueError, "incomplete format key"))
    }

    fn flags(&mut self) -> Flags {
        let mut flags = Flags::default();
        loop {
            match self.peek() {
                Some(b'-') => flags.left = true,
                Some(b'+') => flags.sign = true,
                Some(b' ') => flags.blank = true,
                Some(b'#') => flags.alternate = true,
                Some(b'0') => flags.zero = true,
                _ => return flags,
            }
            self.at += 1;
        }
    }

    /// A `*` or a number up to `greatest`.
    fn amount(&mut self, greatest: usize, too_big: &str) -> Result<Amount> {
        if self.take(b'*') {
            return Ok(Amount::Star);
        }
        let mut amount = Amount::Absent;
        while let Some(digit @ b'0'..=b'9') = self.peek() {
            self.at += 1;
            let so_far = if let Amount::Given(so_far) = amount { so_far } else { 0 };
            let longer = so_far.checked_mul(10).and_then(|value| value.checked_add(usize::from(digit - b'0')));
            let Some(longer) = longer.filter(|&value| value <= greatest) else {
                return Err(Error::value(too_big));
            };
            amount = Amount::Given(longer);
        }
        Ok(amount)
    }

    /// How many characters, or bytes, stand before what is read next.
    fn count_before(&self) -> usize {
        match self.template {
            Template::Bytes => self.at,
            // Each character has one byte that does not continue another.
            Template::Text => self.bytes[..self.at].iter().filter(|&&byte| byte & 0xC0 != 0x80).count(),
        }
    }

    fn conversion(&mut self) -> Option<char> {
        let rest = &self.bytes[self.at..];
        let conversion = match self.template {
            Template::Bytes => rest.first().map(|&byte| byte as char),
            Template::Text => rest.utf8_chunks().next().and_then(|chunk| chunk.valid().chars().next()),
        }?;
        self.at += if self.template == Template::Bytes { 1 } else { conversion.len_utf8() };
        Some(conversion)
    }
}
