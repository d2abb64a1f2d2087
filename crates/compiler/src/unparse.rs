//! Expressions as text: what annotations are under `from __future__ import annotations`.
//!
//! Spaces and brackets are those of CPython's ast_unparse.c, whatever the source has.

use source::Names;
use syntax::tree::{
    BinaryOp, BoolOp, CompareOp, Comprehension, Conversion, Expr, ExprKind, FStringPart, Keyword, Parameter,
    Parameters, UnaryOp,
};

/// How tightly an expression holds together; one that holds less than its place asks for gets brackets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Level {
    Tuple,
    Test,
    Or,
    And,
    Not,
    Comparison,
    BitOr,
    BitXor,
    BitAnd,
    Shift,
    Sum,
    Term,
    Factor,
    Power,
    Await,
    Atom,
}

impl Level {
    const ALL: [Level; 16] = [
        Level::Tuple,
        Level::Test,
        Level::Or,
        Level::And,
        Level::Not,
        Level::Comparison,
        Level::BitOr,
        Level::BitXor,
        Level::BitAnd,
        Level::Shift,
        Level::Sum,
        Level::Term,
        Level::Factor,
        Level::Power,
        Level::Await,
        Level::Atom,
    ];

    /// The next tighter level.
    fn tighter(self) -> Level {
        Self::ALL[(self as usize + 1).min(Self::ALL.len() - 1)]
    }
}

/// An expression's text.
pub(crate) fn unparse(expr: &Expr, names: &Names) -> String {
    let mut writer = Writer { out: String::new(), names };
    writer.expression(expr, Level::Test);
    writer.out
}

struct Writer<'a> {
    out: String,
    names: &'a Names,
}

impl Writer<'_> {
    fn put(&mut self, text: &str) {
        self.out.push_str(text);
    }

    /// Writes with `inner`, in brackets if an expression of level `own` stands where `wanted` is asked for.
    fn bracketed(&mut self, own: Level, wanted: Level, inner: impl FnOnce(&mut Self)) {
        let needed = wanted > own;
        self.put(if needed { "(" } else { "" });
        inner(self);
        self.put(if needed { ")" } else { "" });
    }

    fn list<T>(&mut self, items: impl IntoIterator<Item = T>, mut each: impl FnMut(&mut Self, T)) {
        for (index, item) in items.into_iter().enumerate() {
            self.put(if index > 0 { ", " } else { "" });
            each(self, item);
        }
    }

    fn expression(&mut self, expr: &Expr, level: Level) {
        match &expr.kind {
            ExprKind::BoolOp { op, values } => {
                let (own, word) = match op {
                    BoolOp::And => (Level::And, " and "),
                    BoolOp::Or => (Level::Or, " or "),
                };
                self.bracketed(own, level, |this| {
                    for (index, value) in values.iter().enumerate() {
                        this.put(if index > 0 { word } else { "" });
                        this.expression(value, own.tighter());
                    }
                });
            }
            ExprKind::NamedExpr { target, value } => {
                self.bracketed(Level::Tuple, level, |this| {
                    this.put(this.names.text(target.name));
                    this.put(" := ");
                    this.expression(value, Level::Atom);
                });
            }
            ExprKind::BinOp { left, op, right } => self.binary(left, *op, right, level),
            ExprKind::UnaryOp { op, operand } => {
                let (own, text) = match op {
                    UnaryOp::Not => (Level::Not, "not "),
                    UnaryOp::Invert => (Level::Factor, "~"),
                    UnaryOp::Plus => (Level::Factor, "+"),
                    UnaryOp::Minus => (Level::Factor, "-"),
                };
                self.bracketed(own, level, |this| {
                    this.put(text);
                    this.expression(operand, own);
                });
            }
            ExprKind::Lambda { parameters, body } => self.bracketed(Level::Test, level, |this| {
                this.put("lambda");
                this.parameters(parameters);
                this.put(": ");
                this.expression(body, Level::Test);
            }),
            ExprKind::IfExp { test, body, orelse } => self.bracketed(Level::Test, level, |this| {
                this.expression(body, Level::Or);
                this.put(" if ");
                this.expression(test, Level::Or);
                this.put(" else ");
                this.expression(orelse, Level::Test);
            }),
            ExprKind::Compare { left, ops, comparators } => self.bracketed(Level::Comparison, level, |this| {
                this.expression(left, Level::BitOr);
                for (op, comparator) in ops.iter().zip(comparators) {
                    this.put(comparison(*op));
                    this.expression(comparator, Level::BitOr);
                }
            }),
            ExprKind::Tuple(items) => self.tuple(items, level),
            _ => self.atom(expr),
        }
    }

    /// What never needs brackets of its own.
    fn atom(&mut self, expr: &Expr) {
        match &expr.kind {
            ExprKind::Name(name) => self.put(self.names.text(*name)),
            ExprKind::Constant(constant) => match crate::fold::literal(constant) {
                bytecode::Constant::Ellipsis => self.put("..."),
                constant => self.put(&bytecode::repr(&constant, self.names)),
            },
            ExprKind::Dict { items } => {
                self.put("{");
                self.list(items, |this, (key, value)| match key {
                    Some(key) => {
                        this.expression(key, Level::Test);
                        this.put(": ");
                        this.expression(value, Level::Test);
                    }
                    None => {
                        this.put("**");
                        this.expression(value, Level::BitOr);
                    }
                });
                self.put("}");
            }
            ExprKind::Set(items) => self.enclosed("{", items, "}"),
            ExprKind::List(items) => self.enclosed("[", items, "]"),
            ExprKind::ListComp { element, generators } => self.comprehension("[", &[element], generators, "]"),
            ExprKind::SetComp { element, generators } => self.comprehension("{", &[element], generators, "}"),
            ExprKind::DictComp { key, value, generators } => {
                self.comprehension("{", &[key, value], generators, "}");
            }
            ExprKind::GeneratorExp { element, generators } => self.comprehension("(", &[element], generators, ")"),
            ExprKind::Call { function, args, keywords } => self.call(function, args, keywords),
            ExprKind::JoinedStr(parts) => {
                let mut inner = Writer { out: String::new(), names: self.names };
                inner.parts(parts);
                self.put("f");
                self.put(&bytecode::repr(&bytecode::Constant::Str(inner.out), self.names));
            }
            ExprKind::Attribute { value, attribute } => {
                self.expression(value, Level::Atom);
                // `1 .real`: a dot right after the digits would make a float.
                let is_int = matches!(value.kind, ExprKind::Constant(syntax::tree::Constant::Int(_)));
                self.put(if is_int { " ." } else { "." });
                self.put(self.names.text(attribute.name));
            }
            ExprKind::Subscript { value, index } => {
                self.expression(value, Level::Atom);
                self.put("[");
                self.expression(index, Level::Tuple);
                self.put("]");
            }
            ExprKind::Starred(value) => {
                self.put("*");
                self.expression(value, Level::BitOr);
            }
            ExprKind::Slice { lower, upper, step } => {
                lower.iter().for_each(|lower| self.expression(lower, Level::Test));
                self.put(":");
                upper.iter().for_each(|upper| self.expression(upper, Level::Test));
                if let Some(step) = step {
                    self.put(":");
                    self.expression(step, Level::Test);
                }
            }
            // Others are handled by `expression`, or refused in annotations.
            _ => {}
        }
    }

    fn binary(&mut self, left: &Expr, op: BinaryOp, right: &Expr, level: Level) {
        let (own, text) = match op {
            BinaryOp::Add => (Level::Sum, " + "),
            BinaryOp::Sub => (Level::Sum, " - "),
            BinaryOp::Mul => (Level::Term, " * "),
            BinaryOp::MatMul => (Level::Term, " @ "),
            BinaryOp::Div => (Level::Term, " / "),
            BinaryOp::Mod => (Level::Term, " % "),
            BinaryOp::FloorDiv => (Level::Term, " // "),
            BinaryOp::LShift => (Level::Shift, " << "),
            BinaryOp::RShift => (Level::Shift, " >> "),
            BinaryOp::BitOr => (Level::BitOr, " | "),
            BinaryOp::BitXor => (Level::BitXor, " ^ "),
            BinaryOp::BitAnd => (Level::BitAnd, " & "),
            BinaryOp::Pow => (Level::Power, " ** "),
        };
        let right_associative = op == BinaryOp::Pow;
        self.bracketed(own, level, |this| {
            this.expression(left, if right_associative { own.tighter() } else { own });
            this.put(text);
            this.expression(right, if right_associative { own } else { own.tighter() });
        });
    }

    fn tuple(&mut self, items: &[Expr], level: Level) {
        if items.is_empty() {
            return self.put("()");
        }
        self.bracketed(Level::Tuple, level, |this| {
            this.list(items, |this, item| this.expression(item, Level::Test));
            this.put(if items.len() == 1 { "," } else { "" });
        });
    }

    fn enclosed(&mut self, open: &str, items: &[Expr], close: &str) {
        self.put(open);
        self.list(items, |this, item| this.expression(item, Level::Test));
        self.put(close);
    }

    fn comprehension(&mut self, open: &str, elements: &[&Expr], generators: &[Comprehension], close: &str) {
        self.put(open);
        for (index, element) in elements.iter().enumerate() {
            self.put(if index > 0 { ": " } else { "" });
            self.expression(element, Level::Test);
        }
        for generator in generators {
            self.put(" for ");
            self.expression(&generator.target, Level::Tuple);
            self.put(" in ");
            self.expression(&generator.iter, Level::Or);
            for condition in &generator.conditions {
                self.put(" if ");
                self.expression(condition, Level::Or);
            }
        }
        self.put(close);
    }

    fn call(&mut self, function: &Expr, args: &[Expr], keywords: &[Keyword]) {
        self.expression(function, Level::Atom);
        // A generator expression alone brings the call's brackets with it.
        if let ([single @ Expr { kind: ExprKind::GeneratorExp { .. }, .. }], []) = (args, keywords) {
            return self.expression(single, Level::Test);
        }
        self.put("(");
        self.list(args, |this, arg| this.expression(arg, Level::Test));
        self.put(if args.is_empty() || keywords.is_empty() { "" } else { ", " });
        self.list(keywords, |this, keyword| {
            match keyword.name {
                Some(ident) => {
                    this.put(this.names.text(ident.name));
                    this.put("=");
                }
                None => this.put("**"),
            }
            this.expression(&keyword.value, Level::Test);
        });
        self.put(")");
    }

    fn parameters(&mut self, all: &Parameters) {
        // As CPython has it, no blank before a `*`.
        let has_positional = !all.posonly.is_empty() || !all.regular.is_empty();
        let mut separator = if has_positional { " " } else { "" };
        let mut next = |this: &mut Self, prefix: &str, parameter: Option<&Parameter>| {
            this.put(std::mem::replace(&mut separator, ", "));
            this.put(prefix);
            let Some(parameter) = parameter else { return };
            this.put(this.names.text(parameter.name.name));
            if let Some(default) = &parameter.default {
                this.put("=");
                this.expression(default, Level::Test);
            }
        };
        all.posonly.iter().for_each(|parameter| next(self, "", Some(parameter)));
        if !all.posonly.is_empty() {
            next(self, "/", None);
        }
        all.regular.iter().for_each(|parameter| next(self, "", Some(parameter)));
        if all.vararg.is_some() || !all.kwonly.is_empty() {
            next(self, "*", all.vararg.as_ref());
        }
        all.kwonly.iter().for_each(|parameter| next(self, "", Some(parameter)));
        all.kwarg.iter().for_each(|parameter| next(self, "**", Some(parameter)));
    }

    fn parts(&mut self, parts: &[FStringPart]) {
        for part in parts {
            match part {
                FStringPart::Literal(text) => self.put(&text.replace('{', "{{").replace('}', "}}")),
                FStringPart::Field { value, conversion, spec, .. } => {
                    let mut inner = Writer { out: String::new(), names: self.names };
                    inner.expression(value, Level::Or);
                    self.put(if inner.out.starts_with('{') { "{ " } else { "{" });
                    self.put(&inner.out);
                    self.put(match conversion {
                        Some(Conversion::Str) => "!s",
                        Some(Conversion::Repr) => "!r",
                        Some(Conversion::Ascii) => "!a",
                        None => "",
                    });
                    if let Some(spec) = spec {
                        self.put(":");
                        self.parts(spec);
                    }
                    self.put("}");
                }
            }
        }
    }
}

fn comparison(op: CompareOp) -> &'static str {
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

#[cfg(test)]
mod tests {
    use super::*;
    use source::SourceText;

    fn printed(expression: &str) -> String {
        let text = SourceText::new("test.py", format!("{expression}\n"));
        let names = Names::new();
        let parsed = syntax::parse(&text, &names, syntax::Mode::File);
        match &parsed.module.body[0].kind {
            syntax::tree::StmtKind::Expr(expr) => unparse(expr, &names),
            other => panic!("{other:?}"),
        }
    }

    /// Left the source, right what CPython 3.13 keeps as the annotation.
    #[test]
    fn text_is_that_of_cpython() {
        let cases = [
            ("list[ int ]", "list[int]"),
            ("dict[str,'A']", "dict[str, 'A']"),
            ("a|b|None", "a | b | None"),
            ("(a+b)*c", "(a + b) * c"),
            ("a+(b*c)", "a + b * c"),
            ("a**b**c", "a ** b ** c"),
            ("(a**b)**c", "(a ** b) ** c"),
            ("-a**b", "-a ** b"),
            ("(-a)**b", "(-a) ** b"),
            ("not a", "not a"),
            ("not (a and b)", "not (a and b)"),
            ("a and (b or c)", "a and (b or c)"),
            ("lambda x,/,y=1,*z,k,**w:x", "lambda x, /, y=1, *z, k, **w: x"),
            ("lambda *,k:0", "lambda*, k: 0"),
            ("lambda:0", "lambda: 0"),
            ("(a if b else c) if d else e", "(a if b else c) if d else e"),
            ("f(x for x in y)", "f(x for x in y)"),
            ("f((x for x in y),1)", "f((x for x in y), 1)"),
            ("f(*a,k=1,**b)", "f(*a, k=1, **b)"),
            ("[x for x,y in z if a if b]", "[x for x, y in z if a if b]"),
            ("{a:b,**c}", "{a: b, **c}"),
            ("{a:b for c in d}", "{a: b for c in d}"),
            ("()", "()"),
            ("(a,)", "(a,)"),
            ("a[1,2]", "a[1, 2]"),
            ("a[1:2,::3]", "a[1:2, ::3]"),
            ("a[b:]", "a[b:]"),
            ("1 .real", "1 .real"),
            ("1.5.real", "1.5.real"),
            ("f'{a!r:>{w}} {{}}'", "f'{a!r:>{w}} {{}}'"),
            ("...", "..."),
            ("\"it's\"", "\"it's\""),
            ("a<b<=c", "a < b <= c"),
            ("(a<b)<c", "(a < b) < c"),
            ("a is not b", "a is not b"),
            ("Callable[[int],str]", "Callable[[int], str]"),
            ("Literal['x',-1]", "Literal['x', -1]"),
            ("a.b.c", "a.b.c"),
            ("{*a,b}", "{*a, b}"),
            ("x@y//z", "x @ y // z"),
            ("~a<<b", "~a << b"),
        ];
        for (source, expected) in cases {
            assert_eq!(printed(source), expected);
        }
    }
}
