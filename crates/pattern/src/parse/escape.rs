//! What a backslash begins.

use super::Parser;
use super::source::{Source, Token, quoted};
use crate::Result;
use crate::tree::{Anchor, Category, Item, Node};
use crate::{Error, Flags};

const MOST_OCTAL: u32 = 0o377;

/// The character that `\n` and the like stand for.
pub(crate) fn control(letter: char) -> Option<u32> {
    Some(match letter {
        'a' => 7,
        'b' => 8,
        'f' => 12,
        'n' => 10,
        'r' => 13,
        't' => 9,
        'v' => 11,
        '\\' => 92,
        _ => return None,
    })
}

/// `\d`, `\S` and so on.
pub(super) fn category(letter: char) -> Option<Item> {
    let category = match letter.to_ascii_lowercase() {
        'd' => Category::Digit,
        's' => Category::Space,
        'w' => Category::Word,
        _ => return None,
    };
    Some(Item::Category { category, negated: letter.is_ascii_uppercase() })
}

pub(crate) fn is_octal(c: char) -> bool {
    ('0'..='7').contains(&c)
}

/// The value of octal digits, which must be a byte.
pub(crate) fn octal(source: &Source, digits: &str) -> Result<u32> {
    let value = u32::from_str_radix(digits, 8).unwrap_or(u32::MAX);
    if value > MOST_OCTAL {
        let message = format!("octal escape value \\{digits} outside of range 0-0o377");
        return Err(source.error(message, digits.len() + 1));
    }
    Ok(value)
}

impl Parser {
    /// An escape outside of `[...]`.
    pub(super) fn escape(&mut self, token: Token) -> Result<Node> {
        let ascii = !self.scope.has(Flags::UNICODE);
        match token.char {
            'A' => return Ok(Node::Anchor(Anchor::Start)),
            'Z' => return Ok(Node::Anchor(Anchor::TextEnd)),
            'b' | 'B' => return Ok(Node::Anchor(Anchor::Boundary { negated: token.char == 'B', ascii })),
            '0' => {
                let digits = self.source.take_while(2, is_octal)?;
                let value = u32::from_str_radix(&format!("0{digits}"), 8).unwrap_or(0);
                return Ok(self.literal(value));
            }
            '1'..='9' => return self.number(token.char),
            _ => {}
        }
        if let Some(item) = category(token.char) {
            return Ok(self.set(vec![item], false));
        }
        let code = self.character(token)?;
        Ok(self.literal(code))
    }

    /// An escape that stands for one character, in `[...]` or outside.
    pub(super) fn character(&mut self, token: Token) -> Result<u32> {
        if let Some(code) = control(token.char) {
            return Ok(code);
        }
        match token.char {
            'x' => return self.hexadecimal(token, 2),
            'u' if self.source.is_text => return self.hexadecimal(token, 4),
            'U' if self.source.is_text => return self.hexadecimal(token, 8),
            'N' if self.source.is_text => return self.by_name(),
            _ => {}
        }
        if token.char.is_ascii_alphabetic() {
            return Err(self.source.error(format!("bad escape {}", token.text()), 2));
        }
        Ok(token.char as u32)
    }

    fn hexadecimal(&mut self, token: Token, digits: usize) -> Result<u32> {
        let found = self.source.take_while(digits, |c| c.is_ascii_hexdigit())?;
        let whole = token.text() + &found;
        if found.len() != digits {
            return Err(self.source.error(format!("incomplete escape {whole}"), whole.len()));
        }
        match u32::from_str_radix(&found, 16) {
            Ok(code) if code <= char::MAX as u32 => Ok(code),
            _ => Err(self.source.error(format!("bad escape {whole}"), whole.len())),
        }
    }

    fn by_name(&mut self) -> Result<u32> {
        if !self.source.take('{')? {
            return Err(self.source.error("missing {", 0));
        }
        let name = self.source.until('}', "character name")?;
        match unicode_names2::character(&name) {
            Some(c) => Ok(c as u32),
            None => {
                let message = format!("undefined character name {}", quoted(&name));
                Err(self.source.error(message, name.chars().count() + r"\N{}".len()))
            }
        }
    }

    /// `\1` to `\99`, a group, or three octal digits.
    fn number(&mut self, first: char) -> Result<Node> {
        let mut digits = String::from(first);
        let next_is = |source: &Source, passes: fn(char) -> bool| {
            source.next.is_some_and(|token| !token.escaped && passes(token.char))
        };
        if next_is(&self.source, |c| c.is_ascii_digit()) {
            digits += &self.source.take_while(1, |c| c.is_ascii_digit())?;
            if digits.chars().all(is_octal) && next_is(&self.source, is_octal) {
                digits += &self.source.take_while(1, is_octal)?;
                let value = octal(&self.source, &digits)?;
                return Ok(self.literal(value));
            }
        }
        let group: usize = digits.parse().unwrap_or(usize::MAX);
        if group >= self.widths.len() {
            return Err(self.source.error(format!("invalid group reference {group}"), digits.len()));
        }
        if !self.is_closed(group) {
            return Err(self.source.error("cannot refer to an open group", digits.len() + 1));
        }
        self.check_behind(group)?;
        Ok(Node::BackReference { group, fold: self.fold() })
    }

    /// Octal digits in `[...]`.
    pub(super) fn class_octal(&mut self, first: char) -> Result<u32> {
        let digits = format!("{first}{}", self.source.take_while(2, is_octal)?);
        octal(&self.source, &digits)
    }

    pub(super) fn bad_escape(&self, token: Token) -> Error {
        self.source.error(format!("bad escape {}", token.text()), token.len())
    }
}
