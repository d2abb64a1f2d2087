//! Replacement templates: `\1`, `\g<name>` and escapes between plain text.

use crate::parse::source::{Source, Token, quoted};
use crate::parse::{control, is_octal, octal};
use crate::{Error, Program, Result};

/// A part of a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Text as it is; of a bytes template the octets as characters.
    Text(String),
    /// What a group matched.
    Group(usize),
}

/// A template that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template {
    /// Its parts in order.
    pub pieces: Vec<Piece>,
}

impl Template {
    /// Reads a template for a pattern.
    ///
    /// # Errors
    /// What CPython raises for it.
    pub fn new(text: &str, program: &Program) -> Result<Template> {
        let mut source = Source::new(text, program.is_text())?;
        let mut template = Template { pieces: Vec::new() };
        while let Some(token) = source.get()? {
            if token.escaped {
                template.escape(&mut source, token, program)?;
            } else {
                template.push(token.char);
            }
        }
        Ok(template)
    }

    fn push(&mut self, c: char) {
        match self.pieces.last_mut() {
            Some(Piece::Text(text)) => text.push(c),
            _ => self.pieces.push(Piece::Text(c.into())),
        }
    }

    fn push_code(&mut self, code: u32) {
        if let Some(c) = char::from_u32(code) {
            self.push(c);
        }
    }

    fn escape(&mut self, source: &mut Source, token: Token, program: &Program) -> Result<()> {
        match token.char {
            'g' => self.named(source, program),
            '0' => {
                let digits = format!("0{}", source.take_while(2, is_octal)?);
                self.push_code(u32::from_str_radix(&digits, 8).unwrap_or(0) & 0xFF);
                Ok(())
            }
            '1'..='9' => self.numbered(source, token.char, program),
            letter => {
                match control(letter) {
                    Some(code) => self.push_code(code),
                    None if letter.is_ascii_alphabetic() => {
                        return Err(source.error(format!("bad escape \\{letter}"), 2));
                    }
                    None => {
                        self.push('\\');
                        self.push(letter);
                    }
                }
                Ok(())
            }
        }
    }

    fn group(&mut self, source: &Source, group: usize, before: usize, program: &Program) -> Result<()> {
        if group > program.groups {
            return Err(source.error(format!("invalid group reference {group}"), before));
        }
        self.pieces.push(Piece::Group(group));
        Ok(())
    }

    fn numbered(&mut self, source: &mut Source, first: char, program: &Program) -> Result<()> {
        let mut digits = format!("{first}{}", source.take_while(1, |c| c.is_ascii_digit())?);
        if digits.len() == 2 && digits.chars().all(is_octal) {
            digits += &source.take_while(1, is_octal)?;
            if digits.len() == 3 {
                let code = octal(source, &digits)?;
                self.push_code(code);
                return Ok(());
            }
        }
        self.group(source, digits.parse().unwrap_or(usize::MAX), digits.len(), program)
    }

    fn named(&mut self, source: &mut Source, program: &Program) -> Result<()> {
        if !source.take('<')? {
            return Err(source.error("missing <", 0));
        }
        let name = source.until('>', "group name")?;
        let before = name.chars().count() + 1;
        if name.bytes().all(|byte| byte.is_ascii_digit()) {
            let group = name.parse().unwrap_or(usize::MAX);
            return match group {
                usize::MAX => Err(source.error(format!("invalid group reference {name}"), before)),
                _ => self.group(source, group, before, program),
            };
        }
        source.check_name(&name, 1)?;
        match program.names.iter().find(|(known, _)| *known == name) {
            Some((_, group)) => self.group(source, *group, before, program),
            None => Err(Error::Group(format!("unknown group name {}", quoted(&name)))),
        }
    }
}
