//! `SyntaxWarning`s: code that is legal and surely not meant. Messages and places are those of
//! `check_caller`, `check_subscripter`, `check_index` and `check_compare` in CPython's compile.c.

use bytecode::Constant;
use source::{Diagnostic, DiagnosticKind, Span};
use syntax::tree::{CompareOp, Expr, ExprKind};

use crate::generator::Generator;

impl Generator<'_> {
    fn warn(&mut self, message: String, span: Span) {
        let warning = Diagnostic { kind: DiagnosticKind::Warning, message, span };
        // A `finally` body is compiled more than once.
        if !self.warnings.contains(&warning) {
            self.warnings.push(warning);
        }
    }

    /// `(1, 2) (3, 4)`: a call of something that no one can call.
    pub(crate) fn check_called(&mut self, function: &Expr) {
        if matches!(function.kind, ExprKind::Lambda { .. }) {
            return;
        }
        if let Some(kind) = self.literal_type(function) {
            let message = format!("'{kind}' object is not callable; perhaps you missed a comma?");
            self.warn(message, function.span);
        }
    }

    /// `1[x]`, `[a]["b"]`: a subscript that cannot work.
    pub(crate) fn check_subscript(&mut self, value: &Expr, index: &Expr) {
        let Some(kind) = self.literal_type(value) else { return };
        if !matches!(kind, "str" | "bytes" | "tuple" | "list" | "dict") {
            let message = format!("'{kind}' object is not subscriptable; perhaps you missed a comma?");
            return self.warn(message, value.span);
        }
        let Some(index_kind) = self.literal_type(index) else { return };
        if kind != "dict" && !matches!(index_kind, "int" | "bool") {
            let message =
                format!("{kind} indices must be integers or slices, not {index_kind}; perhaps you missed a comma?");
            self.warn(message, value.span);
        }
    }

    /// `x is 1`: identity of a number or text.
    pub(crate) fn check_identity(&mut self, left: &Expr, ops: &[CompareOp], comparators: &[Expr], span: Span) {
        let mut left = left;
        for (right, op) in comparators.iter().zip(ops) {
            let words = match op {
                CompareOp::Is => Some(("is", "==")),
                CompareOp::IsNot => Some(("is not", "!=")),
                _ => None,
            };
            if let Some((written, meant)) = words
                && let Some(kind) = self.value_literal(left).or_else(|| self.value_literal(right))
            {
                let message = format!("\"{written}\" with '{kind}' literal. Did you mean \"{meant}\"?");
                return self.warn(message, span);
            }
            left = right;
        }
    }

    /// `assert (test, "message")`: a tuple is true.
    pub(crate) fn check_assertion(&mut self, test: &Expr, span: Span) {
        if matches!(&test.kind, ExprKind::Tuple(items) if !items.is_empty()) {
            self.warn("assertion is always true, perhaps remove parentheses?".to_owned(), span);
        }
    }

    /// The type of a constant other than the singletons.
    fn value_literal(&mut self, expr: &Expr) -> Option<&'static str> {
        match self.constant_value(expr)? {
            Constant::None | Constant::Bool(_) | Constant::Ellipsis => None,
            constant => Some(constant_type(&constant)),
        }
    }

    /// The type of a literal, display or comprehension.
    fn literal_type(&mut self, expr: &Expr) -> Option<&'static str> {
        match &expr.kind {
            ExprKind::Tuple(_) => Some("tuple"),
            ExprKind::List(_) | ExprKind::ListComp { .. } => Some("list"),
            ExprKind::Dict { .. } | ExprKind::DictComp { .. } => Some("dict"),
            ExprKind::Set(_) | ExprKind::SetComp { .. } => Some("set"),
            ExprKind::GeneratorExp { .. } => Some("generator"),
            ExprKind::Lambda { .. } => Some("function"),
            ExprKind::JoinedStr(_) => Some("str"),
            _ => self.constant_value(expr).map(|constant| constant_type(&constant)),
        }
    }
}

fn constant_type(constant: &Constant) -> &'static str {
    match constant {
        Constant::None => "NoneType",
        Constant::Bool(_) => "bool",
        Constant::Ellipsis => "ellipsis",
        Constant::Int(_) | Constant::BigInt { .. } => "int",
        Constant::Float(_) => "float",
        Constant::Complex(..) => "complex",
        Constant::Str(_) => "str",
        Constant::Bytes(_) => "bytes",
        Constant::Tuple(_) => "tuple",
        Constant::FrozenSet(_) => "frozenset",
        Constant::Code(_) => "code",
    }
}
