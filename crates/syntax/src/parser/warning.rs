//! Doubtful expressions: CPython's compiler warns about them, knowing only their form.

use super::Parser;
use crate::tree::{CompareOp, Constant, Expr, ExprKind, UnaryOp};
use source::Span;

impl Parser<'_> {
    /// A call or subscript of what can never be called or subscripted.
    pub(super) fn warn_about_trailer(&mut self, expr: &Expr) {
        match &expr.kind {
            ExprKind::Call { function, .. } => {
                let callable = matches!(function.kind, ExprKind::Lambda { .. });
                if let Some(kind) = type_name(function).filter(|_| !callable) {
                    let message = format!("'{kind}' object is not callable; perhaps you missed a comma?");
                    self.warn(message, expr.span);
                }
            }
            ExprKind::Subscript { value, index } => self.warn_about_subscript(value, index, expr.span),
            _ => {}
        }
    }

    /// `assert (test, message)`
    pub(super) fn warn_about_assertion(&mut self, test: &Expr) {
        if matches!(&test.kind, ExprKind::Tuple(elements) if !elements.is_empty()) {
            self.warn("assertion is always true, perhaps remove parentheses?", test.span);
        }
    }

    fn warn_about_subscript(&mut self, value: &Expr, index: &Expr, span: Span) {
        let Some(kind) = type_name(value) else { return };
        match kind {
            "str" | "bytes" | "tuple" | "list" => {
                let index_kind = type_name(index).filter(|kind| !matches!(*kind, "int" | "bool"));
                if let Some(index_kind) = index_kind {
                    let message = format!(
                        "{kind} indices must be integers or slices, not {index_kind}; perhaps you missed a comma?"
                    );
                    self.warn(message, span);
                }
            }
            "dict" => {}
            _ => {
                let message = format!("'{kind}' object is not subscriptable; perhaps you missed a comma?");
                self.warn(message, span);
            }
        }
    }

    /// `is` with a literal, whose identity means nothing.
    pub(super) fn warn_about_identity(&mut self, left: &Expr, ops: &[CompareOp], comparators: &[Expr], span: Span) {
        let mut left = left;
        for (op, right) in ops.iter().zip(comparators) {
            let literal = [left, right].into_iter().find(|side| is_literal(side)).and_then(type_name);
            left = right;
            let (Some(kind), Some((is, equals))) = (literal, identity(*op)) else { continue };
            self.warn(format!("\"{is}\" with '{kind}' literal. Did you mean \"{equals}\"?"), span);
            return;
        }
    }
}

fn identity(op: CompareOp) -> Option<(&'static str, &'static str)> {
    match op {
        CompareOp::Is => Some(("is", "==")),
        CompareOp::IsNot => Some(("is not", "!=")),
        _ => None,
    }
}

/// Whether it is a literal other than the singletons, one with a sign or a tuple of literals included.
fn is_literal(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Constant(value) => !matches!(value, Constant::None | Constant::Bool(_) | Constant::Ellipsis),
        ExprKind::UnaryOp { op: UnaryOp::Minus, operand } => signed(operand),
        ExprKind::Tuple(elements) => {
            elements.iter().all(|element| matches!(element.kind, ExprKind::Constant(_)) || is_literal(element))
        }
        _ => false,
    }
}

/// Whether a minus before it gives a constant.
fn signed(operand: &Expr) -> bool {
    use Constant::{BigInt, Float, Imaginary, Int};
    matches!(operand.kind, ExprKind::Constant(Int(_) | BigInt { .. } | Float(_) | Imaginary(_)))
}

/// The type that an expression's form alone tells.
fn type_name(expr: &Expr) -> Option<&'static str> {
    Some(match &expr.kind {
        ExprKind::Tuple(_) => "tuple",
        ExprKind::UnaryOp { op: UnaryOp::Minus, operand } if signed(operand) => return type_name(operand),
        ExprKind::List(_) | ExprKind::ListComp { .. } => "list",
        ExprKind::Dict { .. } | ExprKind::DictComp { .. } => "dict",
        ExprKind::Set(_) | ExprKind::SetComp { .. } => "set",
        ExprKind::GeneratorExp { .. } => "generator",
        ExprKind::Lambda { .. } => "function",
        ExprKind::JoinedStr(_) => "str",
        ExprKind::Constant(value) => match value {
            Constant::None => "NoneType",
            Constant::Bool(_) => "bool",
            Constant::Ellipsis => "ellipsis",
            Constant::Int(_) | Constant::BigInt { .. } => "int",
            Constant::Float(_) => "float",
            Constant::Imaginary(_) => "complex",
            Constant::Str(_) => "str",
            Constant::Bytes(_) => "bytes",
        },
        _ => return None,
    })
}
