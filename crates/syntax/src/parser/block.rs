//! Whole texts, and sequences of statements.

use super::Parser;
use super::error::Parse;
use crate::token::TokenKind;
use crate::tree::{Stmt, StmtKind};
use source::Span;

impl Parser<'_> {
    /// Statements up to a token, which is read too.
    pub(super) fn statements_to(&mut self, end: TokenKind) -> Parse<Vec<Stmt>> {
        let mut statements = Vec::new();
        while !self.at(end) {
            self.statement(&mut statements)?;
        }
        self.expect(end)?;
        Ok(statements)
    }

    /// The text given to `eval`.
    pub(super) fn eval_input(&mut self) -> Parse<Stmt> {
        let value = self.expressions()?;
        while self.eat(TokenKind::Newline) {}
        self.expect(TokenKind::EndMarker)?;
        Ok(Stmt { span: value.span, kind: StmtKind::Expr(value) })
    }

    /// What is typed at the prompt.
    pub(super) fn interactive_input(&mut self) -> Parse<Vec<Stmt>> {
        let mut statements = Vec::new();
        while self.eat(TokenKind::Newline) {}
        if self.at(TokenKind::EndMarker) {
            return Ok(statements);
        }
        self.statement(&mut statements)?;
        if !self.at(TokenKind::EndMarker) && !self.at(TokenKind::Error) {
            if self.kind_at(self.position - 1) != TokenKind::Newline {
                return self.mismatch(); // after a block
            }
            let line_end = self.line_end_before(self.position - 1);
            return self.raise("multiple statements found while compiling a single statement", line_end);
        }
        self.expect(TokenKind::EndMarker)?;
        Ok(statements)
    }

    /// The end of a line with its comment, as CPython's tokenizer has it.
    fn line_end_before(&self, newline: usize) -> Span {
        let last = self.span_at(newline.saturating_sub(1)).end;
        let end = self.span_at(newline).end;
        let between = self.source.text().get(last as usize..end as usize).unwrap_or_default();
        let blank = between.len() - between.trim_start_matches([' ', '\t', '\x0c']).len();
        Span::new(last + blank as u32, end)
    }

    /// One compound statement, or a line of simple ones.
    fn statement(&mut self, into: &mut Vec<Stmt>) -> Parse<()> {
        self.memo.clear();
        let start = self.start();
        let kind = match self.peek() {
            TokenKind::If => self.deeper(Self::if_statement)?,
            TokenKind::While => self.deeper(Self::while_statement)?,
            TokenKind::For => self.deeper(Self::for_statement)?,
            TokenKind::Try => self.deeper(Self::try_statement)?,
            TokenKind::With => self.deeper(Self::with_statement)?,
            TokenKind::Def | TokenKind::Class | TokenKind::At => {
                into.push(self.deeper(Self::definition)?);
                return Ok(());
            }
            TokenKind::Async => return self.unsupported("'async'"),
            TokenKind::Name if self.next_text() == "match" => {
                match self.attempt(|parser| parser.deeper(Self::match_statement))? {
                    Some(kind) => kind,
                    None => return self.simple_statements(into),
                }
            }
            _ => return self.simple_statements(into),
        };
        into.push(Stmt { span: self.block_span(start), kind });
        Ok(())
    }

    /// Simple statements on one line, with `;` between them.
    pub(super) fn simple_statements(&mut self, into: &mut Vec<Stmt>) -> Parse<()> {
        loop {
            into.push(self.simple_statement()?);
            if self.eat(TokenKind::Newline) {
                return Ok(());
            }
            self.expect(TokenKind::Semicolon)?;
            if self.eat(TokenKind::Newline) {
                return Ok(());
            }
        }
    }

    /// An indented block, or simple statements on the same line; `owner` and its line are named when it is missing.
    pub(super) fn block(&mut self, owner: &str, line_of: Span) -> Parse<Vec<Stmt>> {
        let mut statements = Vec::new();
        if !self.eat(TokenKind::Newline) {
            self.simple_statements(&mut statements)?;
            return Ok(statements);
        }
        self.indent(owner, line_of)?;
        loop {
            self.statement(&mut statements)?;
            if self.eat(TokenKind::Dedent) {
                return Ok(statements);
            }
        }
    }

    /// The indentation that begins a block.
    pub(super) fn indent(&mut self, owner: &str, line_of: Span) -> Parse<()> {
        if self.eat(TokenKind::Indent) {
            return Ok(());
        }
        if self.at(TokenKind::Error) {
            return self.mismatch();
        }
        let line = self.source.position(line_of.start).line;
        self.raise_indentation(format!("expected an indented block after {owner} on line {line}"))
    }

    /// From an offset to the end of the block just read; its line end and dedents do not count, a last `;` does.
    pub(super) fn block_span(&self, start: u32) -> Span {
        let read = self.tokens.get(..self.position).unwrap_or(self.tokens);
        let last = read.iter().rfind(|token| !matches!(token.kind, TokenKind::Newline | TokenKind::Dedent));
        Span::new(start, last.map_or(start, |token| token.span.end))
    }

    /// The colon before a block; at a line end it is known to be missing.
    pub(super) fn block_colon(&mut self) -> Parse<()> {
        if self.eat(TokenKind::Colon) {
            return Ok(());
        }
        if self.looks_for_mistakes() && self.at(TokenKind::Newline) {
            return self.raise_at_last("expected ':'");
        }
        self.mismatch()
    }
}
