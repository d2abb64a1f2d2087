//! Expressions as nodes.

use super::{Context, Dumper, Field, Node};
use crate::repr;
use crate::tree::{
    BinaryOp, BoolOp, CompareOp, Comprehension, Conversion, Expr, ExprKind, FStringPart, Keyword, UnaryOp,
};
use source::Span;

impl Dumper<'_> {
    pub(super) fn load(&self, expr: &Expr) -> Field {
        self.expression(expr, Context::Load)
    }

    pub(super) fn optional(&self, expr: &Option<Expr>) -> Option<Field> {
        expr.as_ref().map(|expr| self.load(expr))
    }

    fn boxed(&self, expr: &Option<Box<Expr>>) -> Option<Field> {
        expr.as_ref().map(|expr| self.load(expr))
    }

    pub(super) fn expressions(&self, exprs: &[Expr], context: Context) -> Field {
        Field::List(exprs.iter().map(|expr| self.expression(expr, context)).collect())
    }

    pub(super) fn expression(&self, expr: &Expr, context: Context) -> Field {
        crate::with_enough_stack(|| self.expression_here(expr, context))
    }

    fn expression_here(&self, expr: &Expr, context: Context) -> Field {
        let node = match &expr.kind {
            ExprKind::Attribute { value, attribute } => Node::new("Attribute")
                .with("value", self.load(value))
                .with("attr", self.name(attribute.name))
                .with("ctx", context.node()),
            ExprKind::Subscript { value, index } => Node::new("Subscript")
                .with("value", self.load(value))
                .with("slice", self.load(index))
                .with("ctx", context.node()),
            ExprKind::Starred(value) => {
                Node::new("Starred").with("value", self.expression(value, context)).with("ctx", context.node())
            }
            ExprKind::Name(name) => Node::new("Name").with("id", self.name(*name)).with("ctx", context.node()),
            ExprKind::List(elements) => {
                Node::new("List").with("elts", self.expressions(elements, context)).with("ctx", context.node())
            }
            ExprKind::Tuple(elements) => {
                Node::new("Tuple").with("elts", self.expressions(elements, context)).with("ctx", context.node())
            }
            ExprKind::JoinedStr(parts) => Node::new("JoinedStr").with("values", self.parts(parts, expr.span)),
            ExprKind::Constant(value) => Node::new("Constant").with("value", Field::Text(repr::constant(value))),
            ExprKind::Call { function, args, keywords } => Node::new("Call")
                .with("func", self.load(function))
                .with("args", self.expressions(args, Context::Load))
                .with("keywords", self.keywords(keywords)),
            ExprKind::Slice { lower, upper, step } => Node::new("Slice")
                .with_some("lower", self.boxed(lower))
                .with_some("upper", self.boxed(upper))
                .with_some("step", self.boxed(step)),
            ExprKind::Dict { items } => {
                let none = || Field::Text("None".into());
                let keys = items.iter().map(|(key, _)| self.optional(key).unwrap_or_else(none)).collect();
                let values = items.iter().map(|(_, value)| self.load(value)).collect();
                Node::new("Dict").with("keys", Field::List(keys)).with("values", Field::List(values))
            }
            ExprKind::Set(elements) => Node::new("Set").with("elts", self.expressions(elements, Context::Load)),
            kind => self.operation(kind),
        };
        self.at(node, expr.span)
    }

    /// Operators, lambdas, `yield` and comprehensions.
    fn operation(&self, kind: &ExprKind) -> Node {
        match kind {
            ExprKind::BoolOp { op, values } => {
                Node::new("BoolOp").with("op", bool_op(*op)).with("values", self.expressions(values, Context::Load))
            }
            ExprKind::NamedExpr { target, value } => {
                let name = Node::new("Name").with("id", self.name(target.name)).with("ctx", Context::Store.node());
                Node::new("NamedExpr").with("target", self.at(name, target.span)).with("value", self.load(value))
            }
            ExprKind::BinOp { left, op, right } => Node::new("BinOp")
                .with("left", self.load(left))
                .with("op", binary_op(*op))
                .with("right", self.load(right)),
            ExprKind::UnaryOp { op, operand } => {
                Node::new("UnaryOp").with("op", unary_op(*op)).with("operand", self.load(operand))
            }
            ExprKind::Lambda { parameters, body } => {
                Node::new("Lambda").with("args", self.parameters(parameters)).with("body", self.load(body))
            }
            ExprKind::IfExp { test, body, orelse } => Node::new("IfExp")
                .with("test", self.load(test))
                .with("body", self.load(body))
                .with("orelse", self.load(orelse)),
            ExprKind::Compare { left, ops, comparators } => Node::new("Compare")
                .with("left", self.load(left))
                .with("ops", Field::List(ops.iter().map(|op| compare_op(*op)).collect()))
                .with("comparators", self.expressions(comparators, Context::Load)),
            ExprKind::Yield(value) => Node::new("Yield").with_some("value", self.boxed(value)),
            ExprKind::YieldFrom(value) => Node::new("YieldFrom").with("value", self.load(value)),
            ExprKind::ListComp { element, generators } => self.comprehension("ListComp", element, generators),
            ExprKind::SetComp { element, generators } => self.comprehension("SetComp", element, generators),
            ExprKind::GeneratorExp { element, generators } => self.comprehension("GeneratorExp", element, generators),
            ExprKind::DictComp { key, value, generators } => Node::new("DictComp")
                .with("key", self.load(key))
                .with("value", self.load(value))
                .with("generators", self.generators(generators)),
            _ => Node::new("Constant"),
        }
    }

    fn comprehension(&self, name: &'static str, element: &Expr, generators: &[Comprehension]) -> Node {
        Node::new(name).with("elt", self.load(element)).with("generators", self.generators(generators))
    }

    fn generators(&self, generators: &[Comprehension]) -> Field {
        let generator = |generator: &Comprehension| {
            Field::Node(
                Node::new("comprehension")
                    .with("target", self.expression(&generator.target, Context::Store))
                    .with("iter", self.load(&generator.iter))
                    .with("ifs", self.expressions(&generator.conditions, Context::Load))
                    .with("is_async", Field::Text("0".into())),
            )
        };
        Field::List(generators.iter().map(generator).collect())
    }

    pub(super) fn keywords(&self, keywords: &[Keyword]) -> Field {
        let keyword = |keyword: &Keyword| {
            let node = Node::new("keyword")
                .with_some("arg", keyword.name.map(|name| self.name(name.name)))
                .with("value", self.load(&keyword.value));
            self.at(node, keyword.span)
        };
        Field::List(keywords.iter().map(keyword).collect())
    }

    /// The parts of an f-string; where its texts stand is not known, so they get the place of the whole.
    fn parts(&self, parts: &[FStringPart], whole: Span) -> Field {
        let part = |part: &FStringPart| match part {
            FStringPart::Literal(text) => {
                self.at(Node::new("Constant").with("value", Field::Text(repr::string(text))), whole)
            }
            FStringPart::Field { span, value, conversion, spec } => {
                let conversion = match conversion {
                    None => "-1",
                    Some(Conversion::Str) => "115",
                    Some(Conversion::Repr) => "114",
                    Some(Conversion::Ascii) => "97",
                };
                let spec = spec
                    .as_ref()
                    .map(|parts| self.at(Node::new("JoinedStr").with("values", self.parts(parts, whole)), whole));
                let node = Node::new("FormattedValue")
                    .with("value", self.load(value))
                    .with("conversion", Field::Text(conversion.into()))
                    .with_some("format_spec", spec);
                self.at(node, *span)
            }
        };
        Field::List(parts.iter().map(part).collect())
    }
}

impl Context {
    pub(super) fn node(self) -> Field {
        Field::Node(Node::new(match self {
            Context::Load => "Load",
            Context::Store => "Store",
            Context::Del => "Del",
        }))
    }
}

fn bool_op(op: BoolOp) -> Field {
    Field::Node(Node::new(match op {
        BoolOp::And => "And",
        BoolOp::Or => "Or",
    }))
}

fn unary_op(op: UnaryOp) -> Field {
    Field::Node(Node::new(match op {
        UnaryOp::Invert => "Invert",
        UnaryOp::Not => "Not",
        UnaryOp::Plus => "UAdd",
        UnaryOp::Minus => "USub",
    }))
}

pub(super) fn binary_op(op: BinaryOp) -> Field {
    Field::Node(Node::new(match op {
        BinaryOp::Add => "Add",
        BinaryOp::Sub => "Sub",
        BinaryOp::Mul => "Mult",
        BinaryOp::MatMul => "MatMult",
        BinaryOp::Div => "Div",
        BinaryOp::Mod => "Mod",
        BinaryOp::Pow => "Pow",
        BinaryOp::LShift => "LShift",
        BinaryOp::RShift => "RShift",
        BinaryOp::BitOr => "BitOr",
        BinaryOp::BitXor => "BitXor",
        BinaryOp::BitAnd => "BitAnd",
        BinaryOp::FloorDiv => "FloorDiv",
    }))
}

fn compare_op(op: CompareOp) -> Field {
    Field::Node(Node::new(match op {
        CompareOp::Eq => "Eq",
        CompareOp::NotEq => "NotEq",
        CompareOp::Lt => "Lt",
        CompareOp::LtE => "LtE",
        CompareOp::Gt => "Gt",
        CompareOp::GtE => "GtE",
        CompareOp::Is => "Is",
        CompareOp::IsNot => "IsNot",
        CompareOp::In => "In",
        CompareOp::NotIn => "NotIn",
    }))
}
