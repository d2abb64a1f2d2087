//! What happens to what cannot be encoded or decoded: `errors=` of `encode` and `decode`.

use std::fmt::Write;

use crate::error::{Error, ErrorKind};
use crate::repr::push_code;

/// The place and reason of a failure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// The encoding's name.
    pub encoding: &'static str,
    /// Where the failing part begins: in bytes when decoding, in characters when encoding.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// Why it fails.
    pub reason: &'static str,
}

/// Why text could not be encoded or bytes not decoded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CodecError {
    /// UnicodeDecodeError.
    Decode(Failure),
    /// UnicodeEncodeError.
    Encode(Failure),
    /// An unknown error handler, or one that does not fit.
    Other(Error),
}

impl Failure {
    /// The message of the UnicodeDecodeError about these bytes.
    pub fn decode_message(&self, bytes: &[u8]) -> String {
        let Failure { encoding, start, end, reason } = self;
        match bytes.get(*start) {
            Some(byte) if end - start == 1 => {
                format!("'{encoding}' codec can't decode byte 0x{byte:02x} in position {start}: {reason}")
            }
            _ => {
                let last = end.saturating_sub(1);
                format!("'{encoding}' codec can't decode bytes in position {start}-{last}: {reason}")
            }
        }
    }

    /// The message of the UnicodeEncodeError about this text.
    pub fn encode_message(&self, text: &str) -> String {
        let Failure { encoding, start, end, reason } = self;
        match text.chars().nth(*start) {
            Some(c) if end - start == 1 => {
                let mut shown = String::new();
                push_code(&mut shown, c.into());
                format!("'{encoding}' codec can't encode character '{shown}' in position {start}: {reason}")
            }
            _ => {
                let last = end.saturating_sub(1);
                format!("'{encoding}' codec can't encode characters in position {start}-{last}: {reason}")
            }
        }
    }
}

fn unknown_handler(name: &str) -> CodecError {
    CodecError::Other(Error::new(ErrorKind::LookupError, format!("unknown error handler name '{name}'")))
}

/// Surrogates, which stand for undecodable bytes elsewhere, do not exist in our text.
fn unsupported_handler(name: &str) -> CodecError {
    let message = format!("error handler '{name}' is not supported for undecodable bytes");
    CodecError::Other(Error::new(ErrorKind::LookupError, message))
}

/// Appends what the handler puts in the place of undecodable bytes.
pub(super) fn replace_undecodable(
    out: &mut String,
    bytes: &[u8],
    failure: Failure,
    errors: &str,
) -> Result<(), CodecError> {
    match errors {
        "strict" => return Err(CodecError::Decode(failure)),
        "ignore" => {}
        "replace" => out.push(char::REPLACEMENT_CHARACTER),
        "backslashreplace" => {
            for &byte in &bytes[failure.start..failure.end] {
                push_code(out, byte.into());
            }
        }
        "xmlcharrefreplace" | "namereplace" => {
            let message = "don't know how to handle UnicodeDecodeError in error callback";
            return Err(CodecError::Other(Error::type_error(message)));
        }
        "surrogateescape" | "surrogatepass" => return Err(unsupported_handler(errors)),
        _ => return Err(unknown_handler(errors)),
    }
    Ok(())
}

/// Appends what the handler puts in the place of unencodable characters.
pub(super) fn replace_unencodable(
    out: &mut Vec<u8>,
    chars: &str,
    failure: Failure,
    errors: &str,
) -> Result<(), CodecError> {
    let mut text = String::new();
    for c in chars.chars() {
        match errors {
            "strict" | "surrogateescape" | "surrogatepass" => return Err(CodecError::Encode(failure)),
            "ignore" => {}
            "replace" => text.push('?'),
            "backslashreplace" => push_code(&mut text, c.into()),
            "xmlcharrefreplace" => {
                // Writing to a String cannot fail.
                let _ = write!(text, "&#{};", u32::from(c));
            }
            "namereplace" => match unicode_names2::name(c) {
                Some(name) => {
                    let _ = write!(text, "\\N{{{name}}}");
                }
                None => push_code(&mut text, c.into()),
            },
            _ => return Err(unknown_handler(errors)),
        }
    }
    out.extend_from_slice(text.as_bytes());
    Ok(())
}
