//! The flags of `re`, with CPython's numbers.

use crate::{Error, Result};

/// A set of flags.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Flags(pub u32);

impl Flags {
    /// `re.I`
    pub const IGNORECASE: Flags = Flags(2);
    /// `re.L`
    pub const LOCALE: Flags = Flags(4);
    /// `re.M`
    pub const MULTILINE: Flags = Flags(8);
    /// `re.S`
    pub const DOTALL: Flags = Flags(16);
    /// `re.U`
    pub const UNICODE: Flags = Flags(32);
    /// `re.X`
    pub const VERBOSE: Flags = Flags(64);
    /// `re.A`
    pub const ASCII: Flags = Flags(256);
    /// Those that say what a letter is: one of them holds.
    pub(crate) const TYPES: Flags = Flags(4 | 32 | 256);

    /// Whether all, or any, of some flags are set (for one flag both are the same).
    pub fn has(self, other: Flags) -> bool {
        self.0 & other.0 != 0
    }

    pub(crate) fn with(self, other: Flags) -> Flags {
        Flags(self.0 | other.0)
    }

    pub(crate) fn without(self, other: Flags) -> Flags {
        Flags(self.0 & !other.0)
    }

    /// The flag that a letter in `(?...)` stands for.
    pub(crate) fn of_letter(letter: char) -> Option<Flags> {
        Some(match letter {
            'i' => Flags::IGNORECASE,
            'L' => Flags::LOCALE,
            'm' => Flags::MULTILINE,
            's' => Flags::DOTALL,
            'u' => Flags::UNICODE,
            'x' => Flags::VERBOSE,
            'a' => Flags::ASCII,
            _ => return None,
        })
    }

    /// The flags of a group within a scope: a type of letters replaces another.
    pub(crate) fn scoped(self, add: Flags, remove: Flags) -> Flags {
        let kept = if add.has(Flags::TYPES) { self.without(Flags::TYPES) } else { self };
        kept.with(add).without(remove)
    }

    /// The flags that hold when these were asked for.
    ///
    /// # Errors
    /// Flags that do not go together, or not with this kind of pattern.
    pub(crate) fn completed(self, is_text: bool) -> Result<Flags> {
        let wrong = |message: &str| Err(Error::Flags(message.to_owned()));
        if !is_text {
            if self.has(Flags::UNICODE) {
                return wrong("cannot use UNICODE flag with a bytes pattern");
            }
            if self.has(Flags::LOCALE) && self.has(Flags::ASCII) {
                return wrong("ASCII and LOCALE flags are incompatible");
            }
            return Ok(self);
        }
        if self.has(Flags::LOCALE) {
            return wrong("cannot use LOCALE flag with a str pattern");
        }
        if !self.has(Flags::ASCII) {
            return Ok(self.with(Flags::UNICODE));
        }
        if self.has(Flags::UNICODE) {
            return wrong("ASCII and UNICODE flags are incompatible");
        }
        Ok(self)
    }
}
