//! Backslash escapes in strings and bytes (CPython's `Objects/unicodeobject.c`, `bytesobject.c`).

/// What is to be said about the escapes of a valid literal.
#[derive(Debug, Default)]
pub(crate) struct Escapes {
    /// The warning about the first escape that Python does not know.
    pub(crate) invalid: Option<String>,
}

impl Escapes {
    fn unknown(&mut self, character: char) {
        self.invalid.get_or_insert_with(|| format!("invalid escape sequence '\\{character}'"));
    }

    fn large_octal(&mut self, digits: &str) {
        self.invalid.get_or_insert_with(|| format!("invalid octal escape sequence '\\{digits}'"));
    }
}

/// Appends the value of a text literal's body; the error is a message.
pub(crate) fn decode_text(body: &str, into: &mut String) -> Result<Escapes, String> {
    let mut escapes = Escapes::default();
    let mut rest = body;
    while let Some(backslash) = rest.find('\\') {
        into.push_str(&rest[..backslash]);
        let offset = body.len() - rest.len() + backslash;
        let after = &rest[backslash + 1..];
        let Some(character) = after.chars().next() else {
            // Only in f-strings, before a brace.
            into.push('\\');
            return Ok(escapes);
        };
        rest = &after[character.len_utf8()..];
        if let Some(simple) = simple_escape(character) {
            into.push(simple as char);
            continue;
        }
        match character {
            '\n' => {}
            '0'..='7' => {
                let digits = octal_digits(after);
                let value = u32::from_str_radix(digits, 8).unwrap_or(0);
                if value > 0o377 {
                    escapes.large_octal(digits);
                }
                into.extend(char::from_u32(value));
                rest = &after[digits.len()..];
            }
            'x' => rest = hexadecimal(body, offset, rest, 2, "truncated \\xXX escape", into)?,
            'u' => rest = hexadecimal(body, offset, rest, 4, "truncated \\uXXXX escape", into)?,
            'U' => rest = hexadecimal(body, offset, rest, 8, "truncated \\UXXXXXXXX escape", into)?,
            'N' => rest = named(body, offset, rest, into)?,
            _ => {
                escapes.unknown(character);
                into.push('\\');
                into.push(character);
            }
        }
    }
    into.push_str(rest);
    Ok(escapes)
}

/// Appends the value of a bytes literal's ASCII body; the error is a message.
pub(crate) fn decode_bytes(body: &str, into: &mut Vec<u8>) -> Result<Escapes, String> {
    let mut escapes = Escapes::default();
    let mut rest = body;
    while let Some(backslash) = rest.find('\\') {
        into.extend_from_slice(&rest.as_bytes()[..backslash]);
        let offset = body.len() - rest.len() + backslash;
        let after = &rest[backslash + 1..];
        let Some(character) = after.chars().next() else { return Ok(escapes) };
        rest = &after[character.len_utf8()..];
        if let Some(simple) = simple_escape(character) {
            into.push(simple);
            continue;
        }
        match character {
            '\n' => {}
            '0'..='7' => {
                let digits = octal_digits(after);
                let value = u32::from_str_radix(digits, 8).unwrap_or(0);
                if value > 0o377 {
                    escapes.large_octal(digits);
                }
                into.push((value & 0xff) as u8);
                rest = &after[digits.len()..];
            }
            'x' => {
                let value = rest.get(..2).and_then(parse_hexadecimal);
                let Some(value) = value else {
                    return Err(format!("(value error) invalid \\x escape at position {offset}"));
                };
                into.push(value as u8);
                rest = &rest[2..];
            }
            _ => {
                escapes.unknown(character);
                into.push(b'\\');
                into.push(character as u8);
            }
        }
    }
    into.extend_from_slice(rest.as_bytes());
    Ok(escapes)
}

fn simple_escape(character: char) -> Option<u8> {
    Some(match character {
        '\\' => b'\\',
        '\'' => b'\'',
        '"' => b'"',
        'a' => 7,
        'b' => 8,
        'f' => 12,
        'n' => b'\n',
        'r' => b'\r',
        't' => b'\t',
        'v' => 11,
        _ => return None,
    })
}

/// The one to three octal digits that a text begins with.
fn octal_digits(text: &str) -> &str {
    let length = text.bytes().take(3).take_while(|byte| (b'0'..=b'7').contains(byte)).count();
    &text[..length]
}

fn parse_hexadecimal(digits: &str) -> Option<u32> {
    if digits.bytes().all(|byte| byte.is_ascii_hexdigit()) { u32::from_str_radix(digits, 16).ok() } else { None }
}

/// A character given by its number; returns what follows.
fn hexadecimal<'t>(
    body: &str,
    offset: usize,
    rest: &'t str,
    width: usize,
    truncated: &str,
    into: &mut String,
) -> Result<&'t str, String> {
    let digits = rest.bytes().take(width).take_while(u8::is_ascii_hexdigit).count();
    if digits < width {
        return Err(undecodable(body, offset, 1 + digits, truncated));
    }
    let value = u32::from_str_radix(&rest[..width], 16).unwrap_or(u32::MAX);
    match char::from_u32(value) {
        Some(character) => into.push(character),
        None if (0xD800..0xE000).contains(&value) => {
            return Err(format!(
                "minipy does not support lone surrogates such as '\\u{value:04x}': its strings are UTF-8"
            ));
        }
        None => return Err(undecodable(body, offset, 1 + width, "illegal Unicode character")),
    }
    Ok(&rest[width..])
}

/// `\N{name}`; returns what follows.
fn named<'t>(body: &str, offset: usize, rest: &'t str, into: &mut String) -> Result<&'t str, String> {
    let malformed = "malformed \\N character escape";
    let Some(inner) = rest.strip_prefix('{') else { return Err(undecodable(body, offset, 1, malformed)) };
    let Some(end) = inner.find('}').filter(|&end| end > 0) else {
        let shown = 2 + inner.find('}').map_or(inner.len(), |end| end + 1);
        return Err(undecodable(body, offset, shown, malformed));
    };
    match unicode_names2::character(&inner[..end]) {
        Some(character) => into.push(character),
        None => return Err(undecodable(body, offset, end + 3, "unknown Unicode character name")),
    }
    Ok(&inner[end + 1..])
}

/// The message about an escape; CPython counts positions in a copy that spells each non-ASCII character in ten bytes.
fn undecodable(body: &str, offset: usize, last: usize, reason: &str) -> String {
    let start: usize = body[..offset].chars().map(|character| if character.is_ascii() { 1 } else { 10 }).sum();
    let end = start + last;
    format!("(unicode error) 'unicodeescape' codec can't decode bytes in position {start}-{end}: {reason}")
}
