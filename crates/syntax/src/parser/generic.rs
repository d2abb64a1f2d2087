//! Type parameters, and the `type` statement (PEP 695, PEP 696).

use super::Parser;
use super::error::Parse;
use crate::token::TokenKind;
use crate::tree::{ExprKind, StmtKind, TypeAlias, TypeParam, TypeParamKind};

impl Parser<'_> {
    /// `type name[parameters] = value`
    pub(super) fn type_alias(&mut self) -> Parse<StmtKind> {
        self.expect(TokenKind::Name)?; // the word `type`
        let name = self.ident()?;
        let type_params = self.type_params(true)?;
        self.expect(TokenKind::Equal)?;
        let value = self.expression()?;
        Ok(StmtKind::TypeAlias(Box::new(TypeAlias { name, type_params, value })))
    }

    /// `[T, *Ts, **P]`, or nothing; `of_alias` after the name in a `type` statement.
    pub(super) fn type_params(&mut self, of_alias: bool) -> Parse<Vec<TypeParam>> {
        if !self.at(TokenKind::LeftBracket) {
            self.look()?;
            return Ok(Vec::new());
        }
        let second = self.span_at(self.position + 1);
        if self.peek_second() == TokenKind::RightBracket && (self.looks_for_mistakes() || !of_alias) {
            self.position += usize::from(of_alias) + 1;
            self.look()?;
            return self.raise("Type parameter list cannot be empty", self.to_last(second.start));
        }
        Ok(self.attempt(Self::some_type_params)?.unwrap_or_default())
    }

    fn some_type_params(&mut self) -> Parse<Vec<TypeParam>> {
        let mut params = Vec::new();
        self.expect(TokenKind::LeftBracket)?;
        loop {
            params.push(self.type_param()?);
            if !self.eat(TokenKind::Comma) || self.at(TokenKind::RightBracket) {
                break;
            }
        }
        self.expect(TokenKind::RightBracket)?;
        Ok(params)
    }

    fn type_param(&mut self) -> Parse<TypeParam> {
        let start = self.start();
        let mut kind = if self.eat(TokenKind::Star) {
            TypeParamKind::TypeVarTuple
        } else if self.eat(TokenKind::DoubleStar) {
            TypeParamKind::ParamSpec
        } else {
            TypeParamKind::TypeVar(None)
        };
        let name = self.ident()?;
        if self.at(TokenKind::Colon) {
            match &mut kind {
                TypeParamKind::TypeVar(bound) => {
                    self.advance();
                    *bound = Some(self.expression()?);
                }
                TypeParamKind::TypeVarTuple => self.mistaken_bound("TypeVarTuple")?,
                TypeParamKind::ParamSpec => self.mistaken_bound("ParamSpec")?,
            }
        }
        let default = if self.eat(TokenKind::Equal) {
            Some(match kind {
                TypeParamKind::TypeVarTuple => self.star_expression()?,
                _ => self.expression()?,
            })
        } else {
            None
        };
        Ok(TypeParam { span: self.span_from(start), name, kind, default })
    }

    /// `*Ts: bound`
    fn mistaken_bound(&mut self, kind: &str) -> Parse<()> {
        if self.looks_for_mistakes() {
            let colon = self.start();
            self.advance();
            let bound = self.expression()?;
            let what = if matches!(bound.kind, ExprKind::Tuple(_)) { "constraints" } else { "bound" };
            return self.raise(format!("cannot use {what} with {kind}"), self.to_last(colon));
        }
        self.mismatch()
    }
}
