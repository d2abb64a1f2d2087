//! What Unicode 15.1 says about a character, as CPython 3.13 reads it.
//!
//! The tables are printed by CPython itself (`scripts/unicode_tables.py` and `unicode_database.py`), so an answer differs
//! neither by the Unicode version of a library nor by its reading of a property.

#[rustfmt::skip]
pub(crate) mod database;
#[rustfmt::skip]
mod tables;

/// The properties of one character: a set of the constants below.
pub(crate) type Flags = u16;

pub(crate) const ALPHA: Flags = 1 << 0;
pub(crate) const DECIMAL: Flags = 1 << 1;
pub(crate) const DIGIT: Flags = 1 << 2;
pub(crate) const NUMERIC: Flags = 1 << 3;
pub(crate) const SPACE: Flags = 1 << 4;
pub(crate) const PRINTABLE: Flags = 1 << 5;
pub(crate) const LOWER: Flags = 1 << 6;
pub(crate) const UPPER: Flags = 1 << 7;
pub(crate) const TITLE: Flags = 1 << 8;
pub(crate) const ID_START: Flags = 1 << 9;
pub(crate) const ID_CONTINUE: Flags = 1 << 10;
pub(crate) const CASED: Flags = 1 << 11;
pub(crate) const CASE_IGNORABLE: Flags = 1 << 12;

/// A run of characters whose mapping is a fixed distance: first, last, stride, distance.
type Run = (u32, u32, u32, i32);
/// Characters whose mapping is not one character.
type Special = (u32, &'static str);

const BLOCKS: usize = 0x110000 >> 8;

/// For each block of 256 characters, the row of `tables::FLAGS` that its first character is in.
static FIRST_ROW: [u16; BLOCKS] = first_rows();

/// The flags of the ASCII characters, by far the most asked for.
static ASCII_FLAGS: [Flags; 128] = ascii_flags();

const fn first_rows() -> [u16; BLOCKS] {
    let mut rows = [0; BLOCKS];
    let (mut block, mut row) = (0, 0);
    while block < BLOCKS {
        while row + 1 < tables::FLAGS.len() && tables::FLAGS[row + 1].0 as usize <= block << 8 {
            row += 1;
        }
        rows[block] = row as u16;
        block += 1;
    }
    rows
}

const fn ascii_flags() -> [Flags; 128] {
    let mut flags = [0; 128];
    let (mut code, mut row) = (0, 0);
    while code < 128 {
        while tables::FLAGS[row + 1].0 as usize <= code {
            row += 1;
        }
        flags[code] = tables::FLAGS[row].1;
        code += 1;
    }
    flags
}

/// The row of `tables::FLAGS` that holds `c`.
fn row(c: char) -> (u32, Flags) {
    let block = c as usize >> 8;
    let first = FIRST_ROW[block] as usize;
    let last = FIRST_ROW.get(block + 1).map_or(tables::FLAGS.len() - 1, |&row| row as usize);
    let rows = &tables::FLAGS[first..=last];
    rows[rows.partition_point(|&(start, _)| start <= c as u32) - 1]
}

/// The properties of `c`.
#[inline]
pub(crate) fn flags(c: char) -> Flags {
    match ASCII_FLAGS.get(c as usize) {
        Some(&flags) => flags,
        None => row(c).1,
    }
}

/// Whether `c` has one of the properties.
#[inline]
pub(crate) fn has(c: char, any: Flags) -> bool {
    flags(c) & any != 0
}

/// The value of a decimal digit of any script.
pub(crate) fn decimal_value(c: char) -> Option<u8> {
    if c.is_ascii() {
        return c.is_ascii_digit().then(|| c as u8 - b'0');
    }
    let (start, flags) = row(c);
    // Unicode gives the digits of a script ten consecutive codes, from zero.
    (flags & DECIMAL != 0).then(|| ((c as u32 - start) % 10) as u8)
}

/// What a character becomes: one character, or several.
pub(crate) enum Mapped {
    One(char),
    Many(&'static str),
}

impl Mapped {
    /// Appends the result to `out`.
    pub(crate) fn push_to(&self, out: &mut String) {
        match self {
            Mapped::One(c) => out.push(*c),
            Mapped::Many(text) => out.push_str(text),
        }
    }
}

fn look_up(c: char, runs: &[Run], specials: &[Special]) -> Option<Mapped> {
    let code = c as u32;
    if let Ok(at) = specials.binary_search_by_key(&code, |special| special.0) {
        return Some(Mapped::Many(specials[at].1));
    }
    let &(first, last, stride, distance) = runs.get(runs.partition_point(|run| run.1 < code))?;
    if code < first || code > last || !(code - first).is_multiple_of(stride) {
        return None;
    }
    char::from_u32(code.wrapping_add_signed(distance)).map(Mapped::One)
}

/// Lowercase, without the rule of the final sigma.
pub(crate) fn lower(c: char) -> Mapped {
    if c.is_ascii() {
        return Mapped::One(c.to_ascii_lowercase());
    }
    look_up(c, tables::LOWER_RUNS, tables::LOWER_SPECIAL).unwrap_or(Mapped::One(c))
}

/// Uppercase.
pub(crate) fn upper(c: char) -> Mapped {
    if c.is_ascii() {
        return Mapped::One(c.to_ascii_uppercase());
    }
    look_up(c, tables::UPPER_RUNS, tables::UPPER_SPECIAL).unwrap_or(Mapped::One(c))
}

/// Titlecase.
pub(crate) fn title(c: char) -> Mapped {
    if c.is_ascii() {
        return Mapped::One(c.to_ascii_uppercase());
    }
    look_up(c, tables::TITLE_RUNS, tables::TITLE_SPECIAL).unwrap_or_else(|| upper(c))
}

/// Case folding.
pub(crate) fn fold(c: char) -> Mapped {
    look_up(c, tables::FOLD_RUNS, tables::FOLD_SPECIAL).unwrap_or_else(|| lower(c))
}
