//! Bytes of a source file to text: PEP 263's declarations, of which only UTF-8 is followed.

/// Names under which Python knows encodings that UTF-8 includes.
const UTF8_NAMES: [&str; 8] = ["utf-8", "utf8", "u8", "utf", "utf-8-sig", "ascii", "us-ascii", "646"];

/// The text of a file. The error is the message of a `SyntaxError`: another encoding is declared
/// in the first two lines, or the bytes are not UTF-8.
pub fn decode(file: &str, bytes: Vec<u8>) -> Result<String, String> {
    const MARK: &[u8] = b"\xEF\xBB\xBF";
    if let Some(declared) = declared_encoding(&bytes) {
        let normal = declared.to_ascii_lowercase().replace('_', "-");
        if !UTF8_NAMES.contains(&normal.as_str()) {
            return Err(match bytes.starts_with(MARK) {
                true => format!("encoding problem: {declared} with BOM"),
                false => {
                    format!("minipy does not support the source encoding '{declared}' yet; save the file as UTF-8")
                }
            });
        }
    }
    String::from_utf8(bytes).map_err(|error| {
        let (at, bytes) = (error.utf8_error().valid_up_to(), error.as_bytes());
        let byte = bytes.get(at).copied().unwrap_or_default();
        let line = 1 + bytes[..at].iter().filter(|&&byte| byte == b'\n').count();
        format!(
            "Non-UTF-8 code starting with '\\x{byte:02x}' in file {file} on line {line}, but no encoding declared; \
             see https://peps.python.org/pep-0263/ for details"
        )
    })
}

/// The encoding that a comment in one of the first two lines declares (`coding: name` or `coding=name`).
fn declared_encoding(bytes: &[u8]) -> Option<String> {
    for line in bytes.split(|&byte| byte == b'\n').take(2) {
        let line = line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(line);
        let blank = |byte: &u8| matches!(byte, b' ' | b'\t' | b'\x0c' | b'\r');
        let start = line.iter().position(|byte| !blank(byte));
        let Some(start) = start else { continue };
        let comment = line[start..].strip_prefix(b"#")?;
        let comment = String::from_utf8_lossy(comment);
        for (at, word) in comment.match_indices("coding") {
            let Some(rest) = comment[at + word.len()..].strip_prefix([':', '=']) else { continue };
            let rest = rest.trim_start_matches([' ', '\t']);
            let end = rest.find(|character: char| !(character.is_alphanumeric() || "-_.".contains(character)));
            let name = &rest[..end.unwrap_or(rest.len())];
            if !name.is_empty() {
                return Some(name.to_owned());
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::decode;

    fn message(bytes: &[u8]) -> Option<String> {
        decode("x.py", bytes.to_vec()).err()
    }

    #[test]
    fn utf8_may_be_declared() {
        for text in
            ["", "x", "# coding: utf-8\n", "#!/x\n# -*- coding: UTF_8 -*-\n", "# vim: set fileencoding=utf8 :\n"]
        {
            assert_eq!(decode("x.py", text.into()), Ok(text.to_owned()));
        }
        assert_eq!(message(b"x = 1\n# coding: latin-1\n"), None, "only comments may stand before it");
        assert_eq!(message(b"\n\n# coding: latin-1\n"), None, "only the first two lines count");
    }

    #[test]
    fn other_encodings_are_refused_by_name() {
        let refused = |name: &str| {
            Some(format!("minipy does not support the source encoding '{name}' yet; save the file as UTF-8"))
        };
        assert_eq!(message(b"# coding: latin-1\nx = '\xff'\n"), refused("latin-1"));
        assert_eq!(message(b"\n#coding=foo.bar baz\n"), refused("foo.bar"));
        assert_eq!(message(b"\xEF\xBB\xBF# coding: x\n").as_deref(), Some("encoding problem: x with BOM"));
    }

    #[test]
    fn bytes_that_are_not_utf8_are_named() {
        let wanted = "Non-UTF-8 code starting with '\\xff' in file x.py on line 2, but no encoding declared; \
                      see https://peps.python.org/pep-0263/ for details";
        assert_eq!(message(b"x\n'\xff'\n").as_deref(), Some(wanted));
    }
}
