//! The first walk through expressions.

use source::{Name, Span};
use syntax::tree::{Comprehension, Expr, ExprKind, FStringPart};

use super::collect::{Collector, Walk, error};
use super::{Expressions, ITERABLE_ARGUMENT, ScopeKind, Uses, address};

impl Collector<'_> {
    pub(super) fn expression(&mut self, expr: &Expr) -> Walk {
        self.descend(expr.span)?;
        match &expr.kind {
            ExprKind::Name(name) => self.use_name(*name, expr.span)?,
            ExprKind::Constant(_) => {}
            ExprKind::NamedExpr { target, value } => {
                self.refuse_in_string_annotation("named", expr.span)?;
                if self.in_iterable() {
                    let message = "assignment expression cannot be used in a comprehension iterable expression";
                    return error(message, expr.span);
                }
                if self.scope().kind.is_comprehension() {
                    self.bind_around_comprehensions(*target)?;
                }
                self.expression(value)?;
                self.define(target.name, Uses::LOCAL, target.span)?;
            }
            ExprKind::BinOp { left, right, .. } => {
                self.expression(left)?;
                self.expression(right)?;
            }
            ExprKind::UnaryOp { operand, .. } => self.expression(operand)?,
            ExprKind::Lambda { parameters, body } => {
                self.defaults(parameters)?;
                let name = self.names.intern("lambda");
                self.enter(ScopeKind::Lambda, name, expr.span, Some(address(expr)));
                self.parameters(parameters)?;
                self.expression(body)?;
                self.leave();
            }
            ExprKind::IfExp { test, body, orelse } => {
                self.expression(test)?;
                self.expression(body)?;
                self.expression(orelse)?;
            }
            ExprKind::Dict { items } => {
                for (key, value) in items {
                    key.iter().try_for_each(|key| self.expression(key))?;
                    self.expression(value)?;
                }
            }
            ExprKind::BoolOp { values: items, .. }
            | ExprKind::Set(items)
            | ExprKind::List(items)
            | ExprKind::Tuple(items) => self.expressions(items)?,
            ExprKind::ListComp { element, generators } => {
                self.comprehension(expr, "listcomp", generators, &[element])?;
            }
            ExprKind::SetComp { element, generators } => {
                self.comprehension(expr, "setcomp", generators, &[element])?;
            }
            ExprKind::DictComp { key, value, generators } => {
                self.comprehension(expr, "dictcomp", generators, &[key, value])?;
            }
            ExprKind::GeneratorExp { element, generators } => {
                self.comprehension(expr, "genexpr", generators, &[element])?;
            }
            ExprKind::Yield(value) => {
                value.iter().try_for_each(|value| self.expression(value))?;
                self.yields(expr.span)?;
            }
            ExprKind::YieldFrom(value) => {
                self.expression(value)?;
                self.yields(expr.span)?;
            }
            ExprKind::Compare { left, comparators, .. } => {
                self.expression(left)?;
                self.expressions(comparators)?;
            }
            ExprKind::Call { function, args, keywords } => {
                self.expression(function)?;
                self.expressions(args)?;
                keywords.iter().try_for_each(|keyword| self.expression(&keyword.value))?;
            }
            ExprKind::JoinedStr(parts) => self.parts(parts)?,
            ExprKind::Attribute { value, .. } | ExprKind::Starred(value) => self.expression(value)?,
            ExprKind::Subscript { value, index } => {
                self.expression(value)?;
                self.expression(index)?;
            }
            ExprKind::Slice { lower, upper, step } => {
                [lower, upper, step].into_iter().flatten().try_for_each(|part| self.expression(part))?;
            }
        }
        self.ascend();
        Ok(())
    }

    /// An expression that is assigned to or deleted: its own names are bound, the objects and
    /// indices inside attributes and subscripts are read.
    pub(super) fn target(&mut self, target: &Expr) -> Walk {
        self.descend(target.span)?;
        match &target.kind {
            ExprKind::Name(name) => self.define(*name, Uses::LOCAL, target.span)?,
            ExprKind::Starred(inner) => self.target(inner)?,
            ExprKind::List(items) | ExprKind::Tuple(items) => {
                items.iter().try_for_each(|item| self.target(item))?;
            }
            _ => self.expression(target)?,
        }
        self.ascend();
        Ok(())
    }

    fn expressions(&mut self, all: &Expressions) -> Walk {
        all.iter().try_for_each(|expr| self.expression(expr))
    }

    fn parts(&mut self, parts: &[FStringPart]) -> Walk {
        for part in parts {
            if let FStringPart::Field { value, spec, .. } = part {
                self.expression(value)?;
                spec.iter().try_for_each(|spec| self.parts(spec))?;
            }
        }
        Ok(())
    }

    /// The outermost iterable is read in the scope around; everything else inside.
    fn comprehension(&mut self, expr: &Expr, name: &str, generators: &[Comprehension], elements: &[&Expr]) -> Walk {
        let Some((outermost, inner)) = generators.split_first() else { return Ok(()) };
        self.comprehension_iterable(&outermost.iter)?;
        let kind = if name == "genexpr" { ScopeKind::Generator } else { ScopeKind::Comprehension };
        let name: Name = self.names.intern(name);
        self.enter(kind, name, expr.span, Some(address(expr)));
        self.define(ITERABLE_ARGUMENT, Uses::PARAM, expr.span)?;
        self.comprehension_target(&outermost.target)?;
        self.expressions(&outermost.conditions)?;
        for generator in inner {
            self.comprehension_target(&generator.target)?;
            self.comprehension_iterable(&generator.iter)?;
            self.expressions(&generator.conditions)?;
        }
        // As in CPython, a dict comprehension's value is visited before its key.
        elements.iter().rev().try_for_each(|element| self.expression(element))?;
        self.leave();
        Ok(())
    }

    fn yields(&mut self, span: Span) -> Walk {
        self.refuse_in_string_annotation("yield", span)?;
        if self.scope().kind.is_comprehension() {
            let name = self.scope().name;
            let what = match self.names.text(name) {
                "listcomp" => "list comprehension",
                "setcomp" => "set comprehension",
                "dictcomp" => "dict comprehension",
                _ => "generator expression",
            };
            return error(format!("'yield' inside {what}"), span);
        }
        self.scope().is_generator = true;
        Ok(())
    }
}
