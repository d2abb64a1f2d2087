//! Expressions, with parentheses only where the grammar needs them.

use super::Printer;
use crate::repr;
use crate::tree::{BinaryOp, BoolOp, CompareOp, Comprehension, Constant, Expr, ExprKind, Keyword, UnaryOp};

/// How tightly an expression binds; it needs parentheses where something tighter must stand.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Level {
    /// Tuples, `yield` and `:=`, which stand bare in few places.
    Bare,
    /// `a if b else c`, `lambda`
    Test,
    Or,
    And,
    Not,
    Compare,
    BitOr,
    BitXor,
    BitAnd,
    Shift,
    Sum,
    Term,
    Factor,
    Power,
    Primary,
}

impl Level {
    fn tighter(self) -> Level {
        match self {
            Level::Bare => Level::Test,
            Level::Test => Level::Or,
            Level::Or => Level::And,
            Level::And => Level::Not,
            Level::Not => Level::Compare,
            Level::Compare => Level::BitOr,
            Level::BitOr => Level::BitXor,
            Level::BitXor => Level::BitAnd,
            Level::BitAnd => Level::Shift,
            Level::Shift => Level::Sum,
            Level::Sum => Level::Term,
            Level::Term => Level::Factor,
            Level::Factor => Level::Power,
            Level::Power | Level::Primary => Level::Primary,
        }
    }
}

impl Printer<'_> {
    /// An expression where a tuple may stand without parentheses.
    pub(super) fn bare(&mut self, expr: &Expr) {
        match &expr.kind {
            ExprKind::Tuple(elements) if !elements.is_empty() => self.elements(elements),
            _ => self.expression(expr, Level::Test),
        }
    }

    /// An expression where a tuple or `yield` may stand without parentheses.
    pub(super) fn bare_or_yield(&mut self, expr: &Expr) {
        match &expr.kind {
            ExprKind::Yield(_) | ExprKind::YieldFrom(_) => self.node(expr),
            _ => self.bare(expr),
        }
    }

    /// An expression, in parentheses if it binds too loosely.
    pub(super) fn expression(&mut self, expr: &Expr, least: Level) {
        let is_tuple = matches!(expr.kind, ExprKind::Tuple(_));
        let parentheses = is_tuple || level(&expr.kind) < least;
        self.write(if parentheses { "(" } else { "" });
        crate::with_enough_stack(|| self.node(expr));
        self.write(if parentheses { ")" } else { "" });
    }

    /// Elements with commas between them, and after a lone one.
    fn elements(&mut self, elements: &[Expr]) {
        self.items(elements);
        if elements.len() == 1 {
            self.write(",");
        }
    }

    fn items(&mut self, items: &[Expr]) {
        self.separated(", ", items, |printer, item| printer.expression(item, Level::Test));
    }

    fn node(&mut self, expr: &Expr) {
        match &expr.kind {
            ExprKind::Name(name) => self.name(*name),
            ExprKind::Constant(value) => self.constant(value),
            ExprKind::JoinedStr(parts) => self.fstring(parts),
            ExprKind::Tuple(elements) => self.elements(elements),
            ExprKind::List(elements) => {
                self.write("[");
                self.items(elements);
                self.write("]");
            }
            ExprKind::Set(elements) => {
                self.write("{");
                self.items(elements);
                self.write("}");
            }
            ExprKind::Dict { items } => {
                self.write("{");
                self.separated(", ", items, |printer, (key, value)| printer.dict_item(key.as_ref(), value));
                self.write("}");
            }
            ExprKind::Starred(value) => {
                self.write("*");
                self.expression(value, Level::BitOr);
            }
            ExprKind::Attribute { value, attribute } => {
                self.primary(value);
                self.write(".");
                self.name(attribute.name);
            }
            ExprKind::Subscript { value, index } => {
                self.primary(value);
                self.write("[");
                self.bare(index);
                self.write("]");
            }
            ExprKind::Slice { lower, upper, step } => self.slice([lower, upper, step].map(Option::as_deref)),
            ExprKind::Call { function, args, keywords } => {
                self.primary(function);
                self.arguments(args, keywords);
            }
            kind => self.operation(kind),
        }
    }

    /// Operators, lambdas, `yield` and comprehensions.
    fn operation(&mut self, kind: &ExprKind) {
        let own = level(kind);
        match kind {
            ExprKind::BoolOp { op, values } => {
                let word = if *op == BoolOp::And { " and " } else { " or " };
                self.separated(word, values, |printer, value| printer.expression(value, own.tighter()));
            }
            ExprKind::BinOp { left, op, right } => {
                let power = *op == BinaryOp::Pow;
                self.expression(left, if power { Level::Primary } else { own });
                self.write(" ");
                self.write(binary_sign(*op));
                self.write(" ");
                self.expression(right, if power { Level::Factor } else { own.tighter() });
            }
            ExprKind::UnaryOp { op, operand } => {
                self.write(unary_sign(*op));
                self.expression(operand, own);
            }
            ExprKind::Compare { left, ops, comparators } => {
                self.expression(left, own.tighter());
                for (op, comparator) in ops.iter().zip(comparators) {
                    self.write(comparison_sign(*op));
                    self.expression(comparator, own.tighter());
                }
            }
            ExprKind::IfExp { test, body, orelse } => {
                self.expression(body, Level::Or);
                self.write(" if ");
                self.expression(test, Level::Or);
                self.write(" else ");
                self.expression(orelse, Level::Test);
            }
            ExprKind::NamedExpr { target, value } => {
                self.name(target.name);
                self.write(" := ");
                self.expression(value, Level::Test);
            }
            ExprKind::Lambda { parameters, body } => {
                let start = self.out.len();
                self.write("lambda ");
                self.parameters(parameters);
                if self.out.len() == start + "lambda ".len() {
                    self.out.pop();
                }
                self.write(": ");
                self.expression(body, Level::Test);
            }
            ExprKind::Yield(value) => self.word_and("yield", value.as_deref()),
            ExprKind::YieldFrom(value) => {
                self.write("yield from ");
                self.expression(value, Level::Test);
            }
            ExprKind::ListComp { element, generators } => self.comprehension("[", element, generators, "]"),
            ExprKind::SetComp { element, generators } => self.comprehension("{", element, generators, "}"),
            ExprKind::GeneratorExp { element, generators } => self.comprehension("(", element, generators, ")"),
            ExprKind::DictComp { key, value, generators } => {
                self.write("{");
                self.dict_item(Some(key), value);
                self.generators(generators);
                self.write("}");
            }
            _ => {}
        }
    }

    /// What is called, subscripted or has an attribute; the point after an integer would be its own.
    fn primary(&mut self, value: &Expr) {
        let integer = matches!(value.kind, ExprKind::Constant(Constant::Int(_) | Constant::BigInt { .. }));
        self.write(if integer { "(" } else { "" });
        self.expression(value, Level::Primary);
        self.write(if integer { ")" } else { "" });
    }

    fn constant(&mut self, value: &Constant) {
        let text = match value {
            Constant::Ellipsis => "...".to_owned(),
            // An infinite float is one too large to be finite.
            Constant::Float(value) if value.is_infinite() => "1e309".to_owned(),
            Constant::Imaginary(value) if value.is_infinite() => "1e309j".to_owned(),
            value => repr::constant(value),
        };
        self.write(&text);
    }

    fn dict_item(&mut self, key: Option<&Expr>, value: &Expr) {
        match key {
            Some(key) => {
                self.expression(key, Level::Test);
                self.write(": ");
                self.expression(value, Level::Test);
            }
            None => {
                self.write("**");
                self.expression(value, Level::BitOr);
            }
        }
    }

    fn slice(&mut self, [lower, upper, step]: [Option<&Expr>; 3]) {
        let mut part = |before: &str, part: Option<&Expr>| {
            self.write(before);
            if let Some(part) = part {
                self.expression(part, Level::Test);
            }
        };
        part("", lower);
        part(":", upper);
        if step.is_some() {
            part(":", step);
        }
    }

    pub(super) fn arguments(&mut self, args: &[Expr], keywords: &[Keyword]) {
        self.write("(");
        self.items(args);
        if !args.is_empty() && !keywords.is_empty() {
            self.write(", ");
        }
        self.separated(", ", keywords, |printer, keyword| {
            match keyword.name {
                Some(name) => {
                    printer.name(name.name);
                    printer.write("=");
                }
                None => printer.write("**"),
            }
            printer.expression(&keyword.value, Level::Test);
        });
        self.write(")");
    }

    fn comprehension(&mut self, open: &str, element: &Expr, generators: &[Comprehension], close: &str) {
        self.write(open);
        self.expression(element, Level::Test);
        self.generators(generators);
        self.write(close);
    }

    fn generators(&mut self, generators: &[Comprehension]) {
        for generator in generators {
            self.write(" for ");
            self.bare(&generator.target);
            self.write(" in ");
            self.expression(&generator.iter, Level::Or);
            for condition in &generator.conditions {
                self.write(" if ");
                self.expression(condition, Level::Or);
            }
        }
    }
}

fn level(kind: &ExprKind) -> Level {
    match kind {
        ExprKind::Tuple(_) | ExprKind::Yield(_) | ExprKind::YieldFrom(_) | ExprKind::NamedExpr { .. } => Level::Bare,
        ExprKind::IfExp { .. } | ExprKind::Lambda { .. } | ExprKind::Starred(_) | ExprKind::Slice { .. } => Level::Test,
        ExprKind::BoolOp { op: BoolOp::Or, .. } => Level::Or,
        ExprKind::BoolOp { op: BoolOp::And, .. } => Level::And,
        ExprKind::UnaryOp { op: UnaryOp::Not, .. } => Level::Not,
        ExprKind::Compare { .. } => Level::Compare,
        ExprKind::UnaryOp { .. } => Level::Factor,
        ExprKind::BinOp { op, .. } => match op {
            BinaryOp::BitOr => Level::BitOr,
            BinaryOp::BitXor => Level::BitXor,
            BinaryOp::BitAnd => Level::BitAnd,
            BinaryOp::LShift | BinaryOp::RShift => Level::Shift,
            BinaryOp::Add | BinaryOp::Sub => Level::Sum,
            BinaryOp::Pow => Level::Power,
            _ => Level::Term,
        },
        _ => Level::Primary,
    }
}

pub(super) fn binary_sign(op: BinaryOp) -> &'static str {
    match op {
        BinaryOp::Add => "+",
        BinaryOp::Sub => "-",
        BinaryOp::Mul => "*",
        BinaryOp::MatMul => "@",
        BinaryOp::Div => "/",
        BinaryOp::Mod => "%",
        BinaryOp::Pow => "**",
        BinaryOp::LShift => "<<",
        BinaryOp::RShift => ">>",
        BinaryOp::BitOr => "|",
        BinaryOp::BitXor => "^",
        BinaryOp::BitAnd => "&",
        BinaryOp::FloorDiv => "//",
    }
}

fn unary_sign(op: UnaryOp) -> &'static str {
    match op {
        UnaryOp::Invert => "~",
        UnaryOp::Not => "not ",
        UnaryOp::Plus => "+",
        UnaryOp::Minus => "-",
    }
}

fn comparison_sign(op: CompareOp) -> &'static str {
    match op {
        CompareOp::Eq => " == ",
        CompareOp::NotEq => " != ",
        CompareOp::Lt => " < ",
        CompareOp::LtE => " <= ",
        CompareOp::Gt => " > ",
        CompareOp::GtE => " >= ",
        CompareOp::Is => " is ",
        CompareOp::IsNot => " is not ",
        CompareOp::In => " in ",
        CompareOp::NotIn => " not in ",
    }
}
