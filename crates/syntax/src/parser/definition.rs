//! `def` and `class`, with their decorators.

use super::Parser;
use super::error::Parse;
use crate::token::TokenKind;
use crate::tree::{ClassDef, Expr, FunctionDef, Stmt, StmtKind};

impl Parser<'_> {
    pub(super) fn definition(&mut self) -> Parse<Stmt> {
        let mut decorators = Vec::new();
        while self.eat(TokenKind::At) {
            decorators.push(self.named_expression()?);
            self.expect(TokenKind::Newline)?;
        }
        let start = self.start();
        let kind = match self.peek() {
            TokenKind::Def => self.function(decorators)?,
            TokenKind::Class => self.class(decorators)?,
            TokenKind::Async => return self.unsupported("'async'"),
            _ => return self.mismatch(),
        };
        Ok(Stmt { span: self.block_span(start), kind })
    }

    fn function(&mut self, decorators: Vec<Expr>) -> Parse<StmtKind> {
        let span = self.next_span();
        self.advance();
        let name = self.ident()?;
        let type_params = self.type_params(false)?;
        self.expect_forced(TokenKind::LeftParen, "'('")?;
        let parameters = self.parameters(TokenKind::RightParen)?;
        self.expect(TokenKind::RightParen)?;
        let returns = match self.at(TokenKind::Arrow) {
            true => self.attempt(|parser| {
                parser.advance();
                parser.expression()
            })?,
            false => None,
        };
        self.expect_forced(TokenKind::Colon, "':'")?;
        let body = self.block("function definition", span)?;
        Ok(StmtKind::FunctionDef(Box::new(FunctionDef { name, type_params, parameters, body, decorators, returns })))
    }

    fn class(&mut self, decorators: Vec<Expr>) -> Parse<StmtKind> {
        let span = self.next_span();
        self.advance();
        let name = self.ident()?;
        let type_params = self.type_params(false)?;
        let (bases, keywords) = match self.at(TokenKind::LeftParen) {
            true => self.class_arguments()?,
            false => (Vec::new(), Vec::new()),
        };
        self.block_colon()?;
        let body = self.block("class definition", span)?;
        Ok(StmtKind::ClassDef(Box::new(ClassDef { name, type_params, bases, keywords, body, decorators })))
    }
}
