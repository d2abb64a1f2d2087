//! What the second pass remembers, so that looking for mistakes never reads a text
//! more than a few times, however deep it nests.

use super::Parser;
use super::error::{Failure, Parse};
use crate::tree::{Constant, Expr, ExprKind};
use std::collections::HashMap;

/// Rules whose results are remembered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Rule {
    Expression,
    Disjunction,
    BitwiseOr,
    NamedExpression,
    Primary,
}

/// An expression with the position after it and its height, or that there is none.
type Remembered = Option<(Expr, usize, u32)>;

#[derive(Debug, Default)]
pub(super) struct Memo {
    entries: HashMap<(Rule, usize), Remembered>,
    /// Whether rules look for mistakes within them.
    pub(super) quiet: bool,
}

impl Memo {
    /// Forgets; what is read from here on is new.
    pub(super) fn clear(&mut self) {
        self.entries.clear();
    }
}

impl Parser<'_> {
    /// Whether the usual mistakes are to be looked for here.
    pub(super) fn looks_for_mistakes(&self) -> bool {
        self.diagnosing && !self.memo.quiet
    }

    /// Runs a rule, or answers what it answered here before.
    pub(super) fn remembered(&mut self, rule: Rule, read: impl FnOnce(&mut Self) -> Parse<Expr>) -> Parse<Expr> {
        if !self.diagnosing {
            return read(self);
        }
        let start = self.position;
        if let Some(entry) = self.memo.entries.get(&(rule, start)) {
            let Some((expr, end, height)) = entry else { return Err(Failure::Mismatch) };
            self.position = *end;
            self.height = *height;
            return Ok(sketch(expr));
        }
        let result = read(self);
        let entry = match &result {
            Ok(expr) => Some((sketch(expr), self.position, self.height)),
            Err(Failure::Mismatch) => None,
            Err(Failure::Raised(_)) => return result,
        };
        self.memo.entries.insert((rule, start), entry);
        result
    }

    /// Runs a rule without looking for mistakes within it.
    pub(super) fn quietly<T>(&mut self, rule: impl FnOnce(&mut Self) -> Parse<T>) -> Parse<T> {
        let before = std::mem::replace(&mut self.memo.quiet, true);
        let result = rule(self);
        self.memo.quiet = before;
        result
    }
}

/// A copy with only as much inside as decides what can be assigned to: the second pass needs no more.
fn sketch(expr: &Expr) -> Expr {
    let nothing = || Box::new(Expr { span: expr.span, kind: ExprKind::Constant(Constant::None) });
    let kind = match &expr.kind {
        ExprKind::Tuple(elements) => ExprKind::Tuple(elements.iter().map(sketch).collect()),
        ExprKind::List(elements) => ExprKind::List(elements.iter().map(sketch).collect()),
        ExprKind::Starred(value) => ExprKind::Starred(Box::new(sketch(value))),
        ExprKind::Compare { left, ops, .. } => {
            ExprKind::Compare { left: Box::new(sketch(left)), ops: ops.clone(), comparators: Vec::new() }
        }
        ExprKind::Name(name) => ExprKind::Name(*name),
        ExprKind::Attribute { attribute, .. } => ExprKind::Attribute { value: nothing(), attribute: *attribute },
        ExprKind::Subscript { .. } => ExprKind::Subscript { value: nothing(), index: nothing() },
        ExprKind::Call { .. } => ExprKind::Call { function: nothing(), args: Vec::new(), keywords: Vec::new() },
        ExprKind::BoolOp { op, .. } => ExprKind::BoolOp { op: *op, values: Vec::new() },
        ExprKind::BinOp { op, .. } => ExprKind::BinOp { left: nothing(), op: *op, right: nothing() },
        ExprKind::UnaryOp { op, .. } => ExprKind::UnaryOp { op: *op, operand: nothing() },
        ExprKind::NamedExpr { target, .. } => ExprKind::NamedExpr { target: *target, value: nothing() },
        ExprKind::Lambda { .. } => ExprKind::Lambda { parameters: Box::default(), body: nothing() },
        ExprKind::IfExp { .. } => ExprKind::IfExp { test: nothing(), body: nothing(), orelse: nothing() },
        ExprKind::Dict { .. } => ExprKind::Dict { items: Vec::new() },
        ExprKind::Set(_) => ExprKind::Set(Vec::new()),
        ExprKind::ListComp { .. } => ExprKind::ListComp { element: nothing(), generators: Vec::new() },
        ExprKind::SetComp { .. } => ExprKind::SetComp { element: nothing(), generators: Vec::new() },
        ExprKind::DictComp { .. } => ExprKind::DictComp { key: nothing(), value: nothing(), generators: Vec::new() },
        ExprKind::GeneratorExp { .. } => ExprKind::GeneratorExp { element: nothing(), generators: Vec::new() },
        ExprKind::Yield(_) => ExprKind::Yield(None),
        ExprKind::YieldFrom(_) => ExprKind::YieldFrom(nothing()),
        ExprKind::JoinedStr(_) => ExprKind::JoinedStr(Vec::new()),
        ExprKind::Constant(value) => ExprKind::Constant(sketch_constant(value)),
        ExprKind::Slice { .. } => ExprKind::Slice { lower: None, upper: None, step: None },
    };
    Expr { span: expr.span, kind }
}

/// The singletons are told apart in messages, other constants are not.
fn sketch_constant(value: &Constant) -> Constant {
    match value {
        Constant::None => Constant::None,
        Constant::Bool(value) => Constant::Bool(*value),
        Constant::Ellipsis => Constant::Ellipsis,
        _ => Constant::Int(0),
    }
}
