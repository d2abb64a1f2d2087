//! The templates of `str.format`: pieces, field names and their numbering, as
//! `Objects/stringlib/unicode_format.h` reads them. Looking values up is the caller's work.

use crate::error::{Error, Result};
use crate::ucd;

/// How deep templates in format specifications may nest: `{:{}}` is two deep.
pub const MAX_DEPTH: usize = 2;

/// A stretch of a template.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Text as it is; of a doubled brace, one.
    Literal(&'a str),
    /// A field to be filled.
    Field(Field<'a>),
}

/// One field: `{name!conversion:spec}`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field<'a> {
    /// The whole name, to be taken apart by [`Field::first`].
    pub name: &'a str,
    /// The character after the `!`.
    pub conversion: Option<char>,
    /// The format specification.
    pub spec: &'a str,
    /// Whether the specification is itself a template with fields.
    pub spec_has_fields: bool,
}

/// What the first part of a field's name selects.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum First<'a> {
    /// A positional argument.
    Index(usize),
    /// A keyword argument.
    Name(&'a str),
}

/// One further step of a field's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step<'a> {
    /// `.name`
    Attribute(&'a str),
    /// `[3]`
    Index(usize),
    /// `[key]`
    Key(&'a str),
}

/// What a `!` wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Conversion {
    /// `!s`
    Str,
    /// `!r`
    Repr,
    /// `!a`
    Ascii,
}

/// The numbering of fields without a name. One serves a whole template, nested ones included.
#[derive(Clone, Copy, Debug, Default)]
pub struct Numbering {
    next: usize,
    is_automatic: Option<bool>,
}

/// ValueError: specifications nest too deep.
pub fn too_deep() -> Error {
    Error::value("Max string recursion exceeded")
}

/// ValueError: `format_map` has no positional arguments.
pub fn positional_in_map() -> Error {
    Error::value("Format string contains positional fields")
}

/// The message of the IndexError for a missing positional argument.
pub fn index_out_of_range(index: usize) -> String {
    format!("Replacement index {index} out of range for positional args tuple")
}

/// The pieces of a template, in order. After an error there are no more.
pub fn pieces(template: &str) -> Pieces<'_> {
    Pieces { rest: template }
}

/// See [`pieces`].
#[derive(Clone, Debug)]
pub struct Pieces<'a> {
    rest: &'a str,
}

impl<'a> Iterator for Pieces<'a> {
    type Item = Result<Piece<'a>>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.rest.is_empty() {
            return None;
        }
        let piece = self.piece();
        if piece.is_err() {
            self.rest = "";
        }
        Some(piece)
    }
}

impl<'a> Pieces<'a> {
    fn piece(&mut self) -> Result<Piece<'a>> {
        let text = self.rest;
        let Some(brace) = memchr::memchr2(b'{', b'}', text.as_bytes()) else {
            self.rest = "";
            return Ok(Piece::Literal(text));
        };
        let (after, opens) = (&text[brace + 1..], text.as_bytes()[brace] == b'{');
        let is_doubled = after.as_bytes().first() == text.as_bytes().get(brace);
        if !opens && !is_doubled {
            return Err(Error::value("Single '}' encountered in format string"));
        }
        if after.is_empty() {
            return Err(Error::value("Single '{' encountered in format string"));
        }
        if is_doubled {
            self.rest = &after[1..];
            return Ok(Piece::Literal(&text[..=brace]));
        }
        if brace > 0 {
            self.rest = &text[brace..];
            return Ok(Piece::Literal(&text[..brace]));
        }
        self.rest = after;
        self.field().map(Piece::Field)
    }

    /// Takes the next character.
    fn bump(&mut self) -> Option<char> {
        let mut chars = self.rest.chars();
        let c = chars.next();
        self.rest = chars.as_str();
        c
    }

    /// Reads a field after its `{`.
    fn field(&mut self) -> Result<Field<'a>> {
        let (name, end) = self.name()?;
        let mut field = Field { name, conversion: None, spec: "", spec_has_fields: false };
        if end == '}' {
            return Ok(field);
        }
        if end == '!' {
            let missing = || Error::value("end of string while looking for conversion specifier");
            field.conversion = Some(self.bump().ok_or_else(missing)?);
            match self.bump() {
                Some('}') => return Ok(field),
                Some(':') | None => {}
                Some(_) => return Err(Error::value("expected ':' after conversion specifier")),
            }
        }
        (field.spec, field.spec_has_fields) = self.spec()?;
        Ok(field)
    }

    /// The name and the character after it; in brackets everything belongs to the name.
    fn name(&mut self) -> Result<(&'a str, char)> {
        let text = self.rest;
        let mut in_brackets = false;
        for (at, c) in text.char_indices() {
            match c {
                ']' => in_brackets = false,
                _ if in_brackets => {}
                '[' => in_brackets = true,
                '{' => return Err(Error::value("unexpected '{' in field name")),
                '}' | ':' | '!' => {
                    self.rest = &text[at + 1..];
                    return Ok((&text[..at], c));
                }
                _ => {}
            }
        }
        Err(Error::value("expected '}' before end of string"))
    }

    /// The specification up to the brace that closes the field, and whether it has fields.
    fn spec(&mut self) -> Result<(&'a str, bool)> {
        let text = self.rest;
        let mut depth = 1;
        let mut has_fields = false;
        for at in memchr::memchr2_iter(b'{', b'}', text.as_bytes()) {
            if text.as_bytes()[at] == b'{' {
                depth += 1;
                has_fields = true;
                continue;
            }
            depth -= 1;
            if depth == 0 {
                self.rest = &text[at + 1..];
                return Ok((&text[..at], has_fields));
            }
        }
        Err(Error::value("unmatched '{' in format spec"))
    }
}

impl<'a> Field<'a> {
    /// What the name selects first, and the steps that follow.
    ///
    /// # Errors
    /// ValueError if automatic and manual numbers are mixed, or a number is too large.
    pub fn first(&self, numbering: &mut Numbering) -> Result<(First<'a>, Steps<'a>)> {
        let end = self.name.find(['.', '[']).unwrap_or(self.name.len());
        let (first, rest) = self.name.split_at(end);
        let steps = Steps { rest };
        if first.is_empty() {
            return Ok((First::Index(numbering.automatic()?), steps));
        }
        match integer(first)? {
            Some(index) => {
                numbering.manual()?;
                Ok((First::Index(index), steps))
            }
            None => Ok((First::Name(first), steps)),
        }
    }

    /// What the conversion wants, if there is one.
    ///
    /// # Errors
    /// ValueError `Unknown conversion specifier`.
    pub fn conversion(&self) -> Result<Option<Conversion>> {
        Ok(Some(match self.conversion {
            None => return Ok(None),
            Some('s') => Conversion::Str,
            Some('r') => Conversion::Repr,
            Some('a') => Conversion::Ascii,
            Some(c @ '!'..='~') => return Err(Error::value(format!("Unknown conversion specifier {c}"))),
            Some(c) => return Err(Error::value(format!("Unknown conversion specifier \\x{:x}", u32::from(c)))),
        }))
    }
}

impl Numbering {
    fn automatic(&mut self) -> Result<usize> {
        if !*self.is_automatic.get_or_insert(true) {
            return Err(Error::value("cannot switch from manual field specification to automatic field numbering"));
        }
        self.next += 1;
        Ok(self.next - 1)
    }

    fn manual(&mut self) -> Result<()> {
        if *self.is_automatic.get_or_insert(false) {
            return Err(Error::value("cannot switch from automatic field numbering to manual field specification"));
        }
        Ok(())
    }
}

/// The steps of a field's name after the first part. After an error there are no more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Steps<'a> {
    rest: &'a str,
}

impl<'a> Iterator for Steps<'a> {
    type Item = Result<Step<'a>>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.rest.is_empty() {
            return None;
        }
        let step = self.step();
        if step.is_err() {
            self.rest = "";
        }
        Some(step)
    }
}

impl<'a> Steps<'a> {
    fn step(&mut self) -> Result<Step<'a>> {
        let empty = || Error::value("Empty attribute in format string");
        if let Some(rest) = self.rest.strip_prefix('.') {
            let (name, rest) = rest.split_at(rest.find(['.', '[']).unwrap_or(rest.len()));
            self.rest = rest;
            return if name.is_empty() { Err(empty()) } else { Ok(Step::Attribute(name)) };
        }
        let Some(rest) = self.rest.strip_prefix('[') else {
            return Err(Error::value("Only '.' or '[' may follow ']' in format field specifier"));
        };
        let (key, rest) = rest.split_once(']').ok_or_else(|| Error::value("Missing ']' in format string"))?;
        self.rest = rest;
        if key.is_empty() {
            return Err(empty());
        }
        Ok(integer(key)?.map_or(Step::Key(key), Step::Index))
    }
}

/// The number that a text of nothing but decimal digits is.
fn integer(text: &str) -> Result<Option<usize>> {
    let mut value = 0usize;
    for c in text.chars() {
        let Some(digit) = ucd::decimal_value(c) else { return Ok(None) };
        let longer = value.checked_mul(10).and_then(|value| value.checked_add(digit.into()));
        let too_many = || Error::value("Too many decimal digits in format string");
        value = longer.filter(|&value| isize::try_from(value).is_ok()).ok_or_else(too_many)?;
    }
    Ok(Some(value))
}
