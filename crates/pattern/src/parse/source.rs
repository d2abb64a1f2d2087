//! The pattern as tokens: a character, or a backslash with the one after it.

use crate::{Error, Result};

/// A character, or a backslash and a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    pub escaped: bool,
    pub char: char,
}

impl Token {
    pub(crate) fn len(self) -> usize {
        if self.escaped { 2 } else { 1 }
    }

    pub(crate) fn is(self, char: char) -> bool {
        !self.escaped && self.char == char
    }

    pub(crate) fn text(self) -> String {
        if self.escaped { format!("\\{}", self.char) } else { self.char.to_string() }
    }
}

/// The characters of a pattern or template, and how far it is read.
pub(crate) struct Source {
    chars: Vec<char>,
    index: usize,
    pub next: Option<Token>,
    /// Whether it is str, not bytes (whose octets are given as the first 256 characters).
    pub is_text: bool,
}

impl Source {
    pub(crate) fn new(text: &str, is_text: bool) -> Result<Source> {
        let mut source = Source { chars: text.chars().collect(), index: 0, next: None, is_text };
        source.advance()?;
        Ok(source)
    }

    fn advance(&mut self) -> Result<()> {
        let Some(&char) = self.chars.get(self.index) else {
            self.next = None;
            return Ok(());
        };
        self.index += 1;
        self.next = Some(Token { escaped: false, char });
        if char == '\\' {
            let Some(&char) = self.chars.get(self.index) else {
                return Err(Error::at("bad escape (end of pattern)", self.chars.len() - 1));
            };
            self.index += 1;
            self.next = Some(Token { escaped: true, char });
        }
        Ok(())
    }

    /// Position of the next token.
    pub(crate) fn tell(&self) -> usize {
        self.index - self.next.map_or(0, Token::len)
    }

    /// Goes back to a position.
    pub(crate) fn seek(&mut self, position: usize) -> Result<()> {
        self.index = position;
        self.advance()
    }

    pub(crate) fn get(&mut self) -> Result<Option<Token>> {
        let token = self.next;
        self.advance()?;
        Ok(token)
    }

    /// Takes the next token if it is this character.
    pub(crate) fn take(&mut self, char: char) -> Result<bool> {
        let found = self.next.is_some_and(|token| token.is(char));
        if found {
            self.advance()?;
        }
        Ok(found)
    }

    /// Takes characters as long as they pass, `most` of them at most.
    pub(crate) fn take_while(&mut self, most: usize, passes: impl Fn(char) -> bool) -> Result<String> {
        let mut text = String::new();
        for _ in 0..most {
            match self.next {
                Some(token) if !token.escaped && passes(token.char) => text.push(token.char),
                _ => break,
            }
            self.advance()?;
        }
        Ok(text)
    }

    /// Takes everything up to a terminator, which is taken too.
    pub(crate) fn until(&mut self, terminator: char, what: &str) -> Result<String> {
        let mut text = String::new();
        loop {
            match self.get()? {
                None if text.is_empty() => return Err(self.error(format!("missing {what}"), 0)),
                None => {
                    let message = format!("missing {terminator}, unterminated name");
                    return Err(self.error(message, text.chars().count()));
                }
                Some(token) if token.is(terminator) && text.is_empty() => {
                    return Err(self.error(format!("missing {what}"), 1));
                }
                Some(token) if token.is(terminator) => return Ok(text),
                Some(token) => text += &token.text(),
            }
        }
    }

    /// An error so many characters before the next token.
    pub(crate) fn error(&self, message: impl Into<String>, before: usize) -> Error {
        Error::at(message, self.tell().saturating_sub(before))
    }

    /// Complains about a name of a group that is no identifier.
    pub(crate) fn check_name(&self, name: &str, offset: usize) -> Result<()> {
        let wrong = if self.is_text { !is_identifier(name) } else { !name.is_ascii() || !is_identifier(name) };
        if !wrong {
            return Ok(());
        }
        let shown = if self.is_text { quoted(name) } else { ascii_quoted(name) };
        Err(self.error(format!("bad character in group name {shown}"), name.chars().count() + offset))
    }
}

fn is_identifier(name: &str) -> bool {
    let mut chars = name.chars();
    let starts = |c: char| c == '_' || c.is_alphabetic();
    chars.next().is_some_and(starts) && chars.all(|c| starts(c) || c.is_numeric())
}

/// A name as `repr` shows it.
pub(crate) fn quoted(name: &str) -> String {
    let quote = if name.contains('\'') && !name.contains('"') { '"' } else { '\'' };
    let mut text = String::from(quote);
    for c in name.chars() {
        match c {
            '\\' => text += "\\\\",
            '\n' => text += "\\n",
            '\r' => text += "\\r",
            '\t' => text += "\\t",
            c if c == quote => text.extend(['\\', c]),
            c if c < ' ' || c == '\x7f' => text += &format!("\\x{:02x}", c as u32),
            c => text.push(c),
        }
    }
    text.push(quote);
    text
}

/// A name in a bytes pattern, as `ascii` shows its characters.
fn ascii_quoted(name: &str) -> String {
    quoted(name).chars().map(|c| if c.is_ascii() { c.to_string() } else { format!("\\x{:02x}", c as u32) }).collect()
}
