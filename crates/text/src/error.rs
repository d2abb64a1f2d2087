use std::fmt;

/// The Python exception that an [`Error`] stands for; the names are Python's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each variant is the exception of that name")]
pub enum ErrorKind {
    ValueError,
    TypeError,
    OverflowError,
    ZeroDivisionError,
    IndexError,
    KeyError,
    LookupError,
    MemoryError,
}

/// What an operation raises: the kind of exception and CPython's exact message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    /// The exception.
    pub kind: ErrorKind,
    /// What `str(exception)` is.
    pub message: String,
}

/// The result of an operation that may raise.
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    /// An exception of this kind.
    pub fn new(kind: ErrorKind, message: impl Into<String>) -> Error {
        Error { kind, message: message.into() }
    }

    pub(crate) fn value(message: impl Into<String>) -> Error {
        Error::new(ErrorKind::ValueError, message)
    }

    pub(crate) fn type_error(message: impl Into<String>) -> Error {
        Error::new(ErrorKind::TypeError, message)
    }

    pub(crate) fn overflow(message: impl Into<String>) -> Error {
        Error::new(ErrorKind::OverflowError, message)
    }

    pub(crate) fn zero_division(message: impl Into<String>) -> Error {
        Error::new(ErrorKind::ZeroDivisionError, message)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}: {}", self.kind, self.message)
    }
}

impl std::error::Error for Error {}

/// An empty `MemoryError`, as CPython raises where an allocation fails.
pub(crate) fn memory_error() -> Error {
    Error::new(ErrorKind::MemoryError, "")
}

/// Text with room for so many bytes.
pub(crate) fn string_with_room(bytes: usize) -> Result<String> {
    let mut out = String::new();
    out.try_reserve_exact(bytes).map_err(|_| memory_error())?;
    Ok(out)
}

/// An empty vector with room for so many bytes.
pub(crate) fn bytes_with_room(bytes: usize) -> Result<Vec<u8>> {
    let mut out = Vec::new();
    out.try_reserve_exact(bytes).map_err(|_| memory_error())?;
    Ok(out)
}

/// The ValueError of `split` and `partition`.
pub(crate) fn empty_separator() -> Error {
    Error::value("empty separator")
}
