//! `[...]`

use super::Parser;
use super::escape::{category, is_octal};
use super::source::Token;
use crate::Result;
use crate::tree::{Item, Node};

impl Parser {
    /// A class, after its opening bracket.
    pub(super) fn class(&mut self) -> Result<Node> {
        let here = self.source.tell() - 1;
        let negated = self.source.take('^')?;
        let mut items = Vec::new();
        loop {
            let token = self.class_token(here)?;
            if token.is(']') && !items.is_empty() {
                break;
            }
            let low = self.class_item(token)?;
            if !self.source.take('-')? {
                items.push(low);
                continue;
            }
            let that = self.class_token(here)?;
            if that.is(']') {
                items.extend([low, Item::Range('-' as u32, '-' as u32)]);
                break;
            }
            let high = self.class_item(that)?;
            match (low, high) {
                (Item::Range(low, _), Item::Range(high, _)) if low <= high => items.push(Item::Range(low, high)),
                _ => {
                    let message = format!("bad character range {}-{}", token.text(), that.text());
                    return Err(self.source.error(message, token.len() + 1 + that.len()));
                }
            }
        }
        // A class of one character is that character.
        if let ([Item::Range(low, high)], false) = (&items[..], negated)
            && low == high
        {
            return Ok(self.literal(*low));
        }
        Ok(self.set(items, negated))
    }

    fn class_token(&mut self, here: usize) -> Result<Token> {
        match self.source.get()? {
            Some(token) => Ok(token),
            None => Err(crate::Error::at("unterminated character set", here)),
        }
    }

    fn class_item(&mut self, token: Token) -> Result<Item> {
        let code = match token {
            Token { escaped: false, char } => char as u32,
            Token { char, .. } if category(char).is_some() => return Ok(category(char).unwrap_or(Item::Range(0, 0))),
            Token { char, .. } if is_octal(char) => self.class_octal(char)?,
            Token { char, .. } if char.is_ascii_digit() => return Err(self.bad_escape(token)),
            _ => self.character(token)?,
        };
        Ok(Item::Range(code, code))
    }
}
