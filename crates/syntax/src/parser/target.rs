//! What can be assigned to, annotated or deleted.

use super::Parser;
use super::error::Parse;
use crate::token::TokenKind;
use crate::tree::{CompareOp, Constant, Expr, ExprKind};

/// What a target is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Use {
    Assign,
    For,
    Delete,
}

impl Parser<'_> {
    /// The targets of a `for` or a comprehension; several make a tuple.
    pub(super) fn star_targets(&mut self) -> Parse<Expr> {
        self.list_of(Self::star_target)
    }

    pub(super) fn star_target(&mut self) -> Parse<Expr> {
        let start = self.start();
        if self.eat(TokenKind::Star) {
            let value = self.target()?;
            self.grow(self.height)?;
            return Ok(self.make(start, ExprKind::Starred(Box::new(value))));
        }
        self.target()
    }

    fn target(&mut self) -> Parse<Expr> {
        let target = self.primary()?;
        if is_target(&target) { Ok(target) } else { self.mismatch() }
    }

    /// One of the targets of `del`.
    pub(super) fn delete_target(&mut self) -> Parse<Expr> {
        let target = self.primary()?;
        if invalid_target(&target, Use::Delete).is_none() { Ok(target) } else { self.mismatch() }
    }
}

/// Whether `=` may assign to it; a star must stand within a list or tuple, or bare before a comma.
pub(super) fn is_target(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Tuple(elements) | ExprKind::List(elements) => elements.iter().all(is_star_target),
        _ => is_single_target(expr),
    }
}

/// Whether `=` may assign to it, a star before it allowed.
pub(super) fn is_star_target(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Starred(value) => is_target(value),
        _ => is_target(expr),
    }
}

/// Whether an augmented or annotated assignment may assign to it.
pub(super) fn is_single_target(expr: &Expr) -> bool {
    matches!(expr.kind, ExprKind::Name(_) | ExprKind::Attribute { .. } | ExprKind::Subscript { .. })
}

/// The first part of a would-be target that is none.
pub(super) fn invalid_target(expr: &Expr, purpose: Use) -> Option<&Expr> {
    match &expr.kind {
        ExprKind::List(elements) | ExprKind::Tuple(elements) => {
            elements.iter().find_map(|element| invalid_target(element, purpose))
        }
        ExprKind::Starred(_) if purpose == Use::Delete => Some(expr),
        ExprKind::Starred(value) => invalid_target(value, purpose),
        // `for x in y` reads as a comparison, whose left side is the target.
        ExprKind::Compare { left, ops, .. } if purpose == Use::For => {
            if ops.first() == Some(&CompareOp::In) {
                invalid_target(left, purpose)
            } else {
                None
            }
        }
        ExprKind::Name(_) | ExprKind::Subscript { .. } | ExprKind::Attribute { .. } => None,
        _ => Some(expr),
    }
}

/// What CPython calls an expression when it cannot be assigned to.
pub(super) fn describe(expr: &Expr) -> &'static str {
    match &expr.kind {
        ExprKind::Attribute { .. } => "attribute",
        ExprKind::Subscript { .. } => "subscript",
        ExprKind::Starred(_) => "starred",
        ExprKind::Name(_) => "name",
        ExprKind::List(_) => "list",
        ExprKind::Tuple(_) => "tuple",
        ExprKind::Lambda { .. } => "lambda",
        ExprKind::Call { .. } => "function call",
        ExprKind::BoolOp { .. } | ExprKind::BinOp { .. } | ExprKind::UnaryOp { .. } => "expression",
        ExprKind::GeneratorExp { .. } => "generator expression",
        ExprKind::Yield(_) | ExprKind::YieldFrom(_) => "yield expression",
        ExprKind::ListComp { .. } => "list comprehension",
        ExprKind::SetComp { .. } => "set comprehension",
        ExprKind::DictComp { .. } => "dict comprehension",
        ExprKind::Dict { .. } => "dict literal",
        ExprKind::Set(_) => "set display",
        ExprKind::JoinedStr(_) => "f-string expression",
        ExprKind::Constant(Constant::None) => "None",
        ExprKind::Constant(Constant::Bool(true)) => "True",
        ExprKind::Constant(Constant::Bool(false)) => "False",
        ExprKind::Constant(Constant::Ellipsis) => "ellipsis",
        ExprKind::Constant(_) => "literal",
        ExprKind::Compare { .. } => "comparison",
        ExprKind::IfExp { .. } => "conditional expression",
        ExprKind::NamedExpr { .. } => "named expression",
        ExprKind::Slice { .. } => "slice",
    }
}
