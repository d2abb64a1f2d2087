//! What can be wrong with a pattern, or with matching it.

use crate::backtrack::Halt;

/// Why a pattern or a template is no good, or a search had to stop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Error {
    /// `re.PatternError`: the message, and where in the pattern (in characters) if that is known.
    Syntax(String, Option<usize>),
    /// ValueError: flags that do not go together.
    Flags(String),
    /// OverflowError: a repetition beyond CPython's.
    Overflow(String),
    /// IndexError: a template names a group that does not exist.
    Group(String),
    /// `re.PatternError` without a position: what the libraries cannot do, in a sentence.
    Refused(String),
    /// Backtracking has to remember too many ways.
    TooDeep,
    /// The watch of a search that lasted long stopped it.
    Stopped,
}

/// The result of reading a pattern.
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    /// A syntax error at a position.
    pub(crate) fn at(message: impl Into<String>, position: usize) -> Error {
        Error::Syntax(message.into(), Some(position))
    }
}

impl From<Halt> for Error {
    fn from(halt: Halt) -> Error {
        match halt {
            Halt::Stopped => Error::Stopped,
            Halt::TooDeep | Halt::Exhausted => Error::TooDeep,
        }
    }
}
