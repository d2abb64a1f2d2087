//! Reading a format specification.

use crate::error::{Error, Result};
use crate::ucd;

/// Where a value stands in a wider field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Align {
    Left,
    Right,
    Center,
    /// `=`: the padding stands between the sign and the digits.
    AfterSign,
}

/// What groups of digits are separated by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Grouping {
    Comma,
    Underscore,
}

impl Grouping {
    pub(super) fn separator(self) -> char {
        match self {
            Grouping::Comma => ',',
            Grouping::Underscore => '_',
        }
    }
}

/// A format specification: `[[fill]align][sign][z][#][0][width][grouping][.precision][type]`.
#[derive(Clone, Debug)]
pub(super) struct Spec {
    pub(super) fill: char,
    pub(super) align: Align,
    /// `+`, `-` or a space.
    pub(super) sign: Option<char>,
    pub(super) drops_negative_zero: bool,
    pub(super) is_alternate: bool,
    pub(super) width: Option<usize>,
    pub(super) grouping: Option<Grouping>,
    pub(super) precision: Option<usize>,
    /// The presentation type.
    pub(super) kind: Option<char>,
}

/// The type that is formatted.
#[derive(Clone, Copy)]
pub(super) struct Target<'a> {
    /// For messages.
    pub(super) type_name: &'a str,
    pub(super) default_align: Align,
    /// The presentation type where none is given.
    pub(super) default_kind: Option<char>,
}

impl<'a> Target<'a> {
    /// A str.
    pub(super) fn text(type_name: &'a str) -> Target<'a> {
        Target { type_name, default_align: Align::Left, default_kind: Some('s') }
    }

    /// An int or a float.
    pub(super) fn number(type_name: &'a str) -> Target<'a> {
        Target { type_name, default_align: Align::Right, default_kind: None }
    }
}

/// The characters of a specification that are not read yet.
struct Reader<'a> {
    rest: &'a str,
}

impl Reader<'_> {
    fn peek(&self) -> Option<char> {
        self.rest.chars().next()
    }

    fn skip(&mut self) {
        let mut chars = self.rest.chars();
        chars.next();
        self.rest = chars.as_str();
    }

    /// Takes the next character if it maps to something.
    fn take<T>(&mut self, map: impl Fn(char) -> Option<T>) -> Option<T> {
        let found = self.peek().and_then(map);
        if found.is_some() {
            self.skip();
        }
        found
    }

    fn take_char(&mut self, wanted: char) -> bool {
        self.take(|c| (c == wanted).then_some(())).is_some()
    }

    /// Takes decimal digits, of any script.
    fn take_number(&mut self) -> Result<Option<usize>> {
        let mut number = None;
        while let Some(digit) = self.take(ucd::decimal_value) {
            let longer = number.unwrap_or(0usize).checked_mul(10).and_then(|value| value.checked_add(digit.into()));
            let Some(longer) = longer.filter(|&value| isize::try_from(value).is_ok()) else {
                return Err(Error::value("Too many decimal digits in format string"));
            };
            number = Some(longer);
        }
        Ok(number)
    }

    /// Takes `align`, or a fill character and `align`.
    fn take_align(&mut self) -> (Option<char>, Option<Align>) {
        let mut chars = self.rest.chars();
        let (first, second) = (chars.next(), chars.next());
        if let Some(align) = second.and_then(align_of) {
            self.rest = chars.as_str();
            return (first, Some(align));
        }
        (None, self.take(align_of))
    }

    fn take_grouping(&mut self) -> Result<Option<Grouping>> {
        let both = || Err(Error::value("Cannot specify both ',' and '_'."));
        let mut grouping = self.take_char(',').then_some(Grouping::Comma);
        if self.take_char('_') {
            if grouping.is_some() {
                return both();
            }
            grouping = Some(Grouping::Underscore);
        }
        if self.peek() == Some(',') && grouping == Some(Grouping::Underscore) {
            return both();
        }
        Ok(grouping)
    }
}

fn align_of(c: char) -> Option<Align> {
    match c {
        '<' => Some(Align::Left),
        '>' => Some(Align::Right),
        '^' => Some(Align::Center),
        '=' => Some(Align::AfterSign),
        _ => None,
    }
}

impl Spec {
    /// Reads a specification.
    ///
    /// # Errors
    /// ValueError.
    pub(super) fn parse(spec: &str, target: Target<'_>) -> Result<Spec> {
        let mut reader = Reader { rest: spec };
        let (mut fill, mut align) = reader.take_align();
        let sign = reader.take(|c| matches!(c, ' ' | '+' | '-').then_some(c));
        let drops_negative_zero = reader.take_char('z');
        let is_alternate = reader.take_char('#');
        if fill.is_none() && reader.take_char('0') {
            fill = Some('0');
            if align.is_none() && target.default_align == Align::Right {
                align = Some(Align::AfterSign);
            }
        }
        let width = reader.take_number()?;
        let grouping = reader.take_grouping()?;
        let precision = if reader.take_char('.') {
            let missing = || Error::value("Format specifier missing precision");
            Some(reader.take_number()?.ok_or_else(missing)?)
        } else {
            None
        };
        let kind = reader.take(Some).or(target.default_kind);
        if !reader.rest.is_empty() {
            let type_name = target.type_name;
            let message = format!("Invalid format specifier '{spec}' for object of type '{type_name}'");
            return Err(Error::value(message));
        }
        if let Some(grouping) = grouping {
            check_grouping(grouping, kind)?;
        }
        let (fill, align) = (fill.unwrap_or(' '), align.unwrap_or(target.default_align));
        Ok(Spec { fill, align, sign, drops_negative_zero, is_alternate, width, grouping, precision, kind })
    }
}

fn check_grouping(grouping: Grouping, kind: Option<char>) -> Result<()> {
    match kind {
        None | Some('d' | 'e' | 'f' | 'g' | 'E' | 'G' | '%' | 'F') => Ok(()),
        Some('b' | 'o' | 'x' | 'X') if grouping == Grouping::Underscore => Ok(()),
        Some(kind) => {
            let (separator, kind) = (grouping.separator(), shown_kind(kind));
            Err(Error::value(format!("Cannot specify '{separator}' with '{kind}'.")))
        }
    }
}

/// A presentation type as messages show it.
fn shown_kind(kind: char) -> String {
    if matches!(kind, '!'..='\x7F') { kind.to_string() } else { format!("\\x{:x}", u32::from(kind)) }
}

/// The error for a presentation type that the formatted type does not have.
pub(super) fn unknown_kind(kind: char, type_name: &str) -> Error {
    Error::value(format!("Unknown format code '{}' for object of type '{type_name}'", shown_kind(kind)))
}
