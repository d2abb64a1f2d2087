//! `import` and `from ... import`.

use super::Parser;
use super::error::Parse;
use crate::token::TokenKind;
use crate::tree::{Alias, Ident, StmtKind};

impl Parser<'_> {
    pub(super) fn import(&mut self) -> Parse<StmtKind> {
        let start = self.position;
        match self.attempt(Self::import_plain)? {
            Some(import) => Ok(import),
            None => {
                if self.looks_for_mistakes() {
                    self.mistaken_import(start)?;
                }
                self.mismatch_quietly()
            }
        }
    }

    fn import_plain(&mut self) -> Parse<StmtKind> {
        self.expect(TokenKind::Import)?;
        let mut aliases = vec![self.dotted_alias()?];
        while self.eat(TokenKind::Comma) {
            aliases.push(self.dotted_alias()?);
        }
        if self.at(TokenKind::From) {
            return self.mismatch();
        }
        Ok(StmtKind::Import(aliases))
    }

    fn dotted_alias(&mut self) -> Parse<Alias> {
        let start = self.start();
        let name = self.dotted_name()?;
        let asname = self.as_name()?;
        Ok(Alias { span: self.span_from(start), name, asname })
    }

    fn as_name(&mut self) -> Parse<Option<Ident>> {
        if self.eat(TokenKind::As) { Ok(Some(self.ident()?)) } else { Ok(None) }
    }

    /// `a.b.c` as one name.
    pub(super) fn dotted_name(&mut self) -> Parse<Ident> {
        let first = self.ident()?;
        if !self.at(TokenKind::Dot) {
            return Ok(first);
        }
        let mut text = self.names.text(first.name).to_owned();
        while self.eat(TokenKind::Dot) {
            let part = self.ident()?;
            text.push('.');
            text.push_str(self.names.text(part.name));
        }
        Ok(Ident { name: self.names.intern(&text), span: self.span_from(first.span.start) })
    }

    pub(super) fn import_from(&mut self) -> Parse<StmtKind> {
        self.expect(TokenKind::From)?;
        let mut level = 0;
        loop {
            match self.peek() {
                TokenKind::Dot => level += 1,
                TokenKind::Ellipsis => level += 3,
                _ => break,
            }
            self.advance();
        }
        let module = if level > 0 && self.at(TokenKind::Import) { None } else { Some(self.dotted_name()?) };
        self.expect(TokenKind::Import)?;
        let names = self.imported_names()?;
        Ok(StmtKind::ImportFrom { module, names, level })
    }

    fn imported_names(&mut self) -> Parse<Vec<Alias>> {
        let span = self.next_span();
        match self.peek() {
            TokenKind::Star => {
                self.advance();
                let name = Ident { name: self.names.intern("*"), span };
                return Ok(vec![Alias { span, name, asname: None }]);
            }
            TokenKind::LeftParen => {
                self.advance();
                let names = self.name_aliases()?;
                self.eat(TokenKind::Comma);
                self.expect(TokenKind::RightParen)?;
                return Ok(names);
            }
            TokenKind::Newline if self.looks_for_mistakes() => {
                return self.raise("Expected one or more names after 'import'", self.to_last(span.start));
            }
            _ => {}
        }
        let names = self.name_aliases()?;
        if self.at(TokenKind::Comma) {
            if self.peek_second() == TokenKind::Newline && self.looks_for_mistakes() {
                return self.raise_at_last("trailing comma not allowed without surrounding parentheses");
            }
            return self.mismatch();
        }
        Ok(names)
    }

    /// `a as b, c`; a comma after the last is left.
    fn name_aliases(&mut self) -> Parse<Vec<Alias>> {
        let mut names = vec![self.name_alias()?];
        while self.at(TokenKind::Comma) {
            let next = self.attempt(|parser| {
                parser.advance();
                parser.name_alias()
            })?;
            let Some(next) = next else { break };
            names.push(next);
        }
        Ok(names)
    }

    fn name_alias(&mut self) -> Parse<Alias> {
        let start = self.start();
        let name = self.ident()?;
        let asname = self.as_name()?;
        Ok(Alias { span: self.span_from(start), name, asname })
    }
}
