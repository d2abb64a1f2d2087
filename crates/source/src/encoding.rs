//! From the bytes of a file to text: UTF-8, as PEP 263 has it by default.

use std::fmt;

/// Why bytes are no program's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EncodingError {
    /// A byte that is not UTF-8, and its line, counted from 1.
    NotUtf8 {
        /// The offending byte.
        byte: u8,
        /// Its line, counted from 1.
        line: usize,
    },
    /// A comment declares another encoding (PEP 263).
    Declared(String),
}

impl EncodingError {
    /// The message of the SyntaxError; of CPython's where it has one. `file` is how the text is called.
    pub fn message(&self, file: &str) -> String {
        match self {
            EncodingError::NotUtf8 { byte, line } => format!(
                "Non-UTF-8 code starting with '\\x{byte:02x}' in file {file} on line {line}, but no encoding declared; \
                 see https://peps.python.org/pep-0263/ for details"
            ),
            EncodingError::Declared(name) => {
                format!("encoding problem: {name} in file {file}; minipy reads UTF-8 only, please convert the file")
            }
        }
    }
}

impl fmt::Display for EncodingError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message("<unknown>"))
    }
}

impl std::error::Error for EncodingError {}

/// The text of a program's file.
///
/// # Errors
/// Bytes that are not UTF-8, and declarations of encodings other than UTF-8 that are not plain ASCII.
pub fn decode(bytes: Vec<u8>) -> Result<String, EncodingError> {
    if !bytes.is_ascii()
        && let Some(name) = declared(&bytes)
        && !matches!(normalized(&name).as_str(), "utf-8" | "utf8" | "utf-8-sig" | "u8")
    {
        return Err(EncodingError::Declared(name));
    }
    String::from_utf8(bytes).map_err(|error| {
        let (at, bytes) = (error.utf8_error().valid_up_to(), error.as_bytes());
        let byte = bytes.get(at).copied().unwrap_or_default();
        let line = 1 + bytes.iter().take(at).filter(|&&byte| byte == b'\n').count();
        EncodingError::NotUtf8 { byte, line }
    })
}

fn normalized(name: &str) -> String {
    name.to_lowercase().replace('_', "-")
}

/// The encoding that a comment in one of the first two lines declares, a first line that is no comment ending
/// the search.
fn declared(bytes: &[u8]) -> Option<String> {
    for line in bytes.split(|&byte| byte == b'\n').take(2) {
        let line = String::from_utf8_lossy(line);
        let line = line.trim_start_matches('\u{FEFF}').trim_start_matches([' ', '\t', '\x0c']).trim_end();
        if line.is_empty() {
            continue;
        }
        let comment = line.strip_prefix('#')?;
        for (at, word) in comment.match_indices("coding") {
            let rest = &comment[at + word.len()..];
            let Some(rest) = rest.strip_prefix([':', '=']) else { continue };
            let rest = rest.trim_start_matches([' ', '\t']);
            let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
            let name = &rest[..rest.find(|c| !is_part(c)).unwrap_or(rest.len())];
            if !name.is_empty() {
                return Some(name.to_owned());
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_and_refusals() {
        assert_eq!(decode("# -*- coding: utf-8 -*-\né".into()), Ok("# -*- coding: utf-8 -*-\né".to_owned()));
        assert_eq!(decode(b"# coding: latin-1\nascii".to_vec()), Ok("# coding: latin-1\nascii".to_owned()));
        assert_eq!(decode(b"x\ny = '\xff'".to_vec()), Err(EncodingError::NotUtf8 { byte: 0xff, line: 2 }));
        assert_eq!(
            decode(b"#!x\n# vim: fileencoding=koi8-r :\n\xc1".to_vec()),
            Err(EncodingError::Declared("koi8-r".into()))
        );
        assert_eq!(decode("x = 1\n# coding: latin-1\né".into()), Ok("x = 1\n# coding: latin-1\né".to_owned()));
    }
}
