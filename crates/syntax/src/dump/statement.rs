//! Statements as nodes.

use super::{Context, Dumper, Field, Node};
use crate::tree::{
    Alias, ExceptHandler, Ident, Parameter, Parameters, Stmt, StmtKind, TypeParam, TypeParamKind, WithItem,
};
use source::Span;

impl Dumper<'_> {
    pub(super) fn statements(&self, statements: &[Stmt]) -> Field {
        Field::List(statements.iter().map(|statement| self.statement(statement)).collect())
    }

    fn statement(&self, statement: &Stmt) -> Field {
        let node = match &statement.kind {
            StmtKind::FunctionDef(function) => Node::new("FunctionDef")
                .with("name", self.name(function.name.name))
                .with("args", self.parameters(&function.parameters))
                .with("body", self.statements(&function.body))
                .with("decorator_list", self.expressions(&function.decorators, Context::Load))
                .with_some("returns", self.optional(&function.returns))
                .with("type_params", self.type_params(&function.type_params)),
            StmtKind::ClassDef(class) => Node::new("ClassDef")
                .with("name", self.name(class.name.name))
                .with("bases", self.expressions(&class.bases, Context::Load))
                .with("keywords", self.keywords(&class.keywords))
                .with("body", self.statements(&class.body))
                .with("decorator_list", self.expressions(&class.decorators, Context::Load))
                .with("type_params", self.type_params(&class.type_params)),
            StmtKind::If { .. } | StmtKind::For { .. } | StmtKind::While { .. } | StmtKind::With { .. } => {
                self.block_statement(&statement.kind)
            }
            StmtKind::Match { subject, cases } => {
                Node::new("Match").with("subject", self.load(subject)).with("cases", self.cases(cases))
            }
            StmtKind::Try { body, handlers, orelse, finalbody, star } => {
                Node::new(if *star { "TryStar" } else { "Try" })
                    .with("body", self.statements(body))
                    .with("handlers", Field::List(handlers.iter().map(|handler| self.handler(handler)).collect()))
                    .with("orelse", self.statements(orelse))
                    .with("finalbody", self.statements(finalbody))
            }
            kind => self.simple_statement(kind),
        };
        self.at(node, statement.span)
    }

    fn block_statement(&self, kind: &StmtKind) -> Node {
        match kind {
            StmtKind::If { test, body, orelse } => Node::new("If")
                .with("test", self.load(test))
                .with("body", self.statements(body))
                .with("orelse", self.statements(orelse)),
            StmtKind::While { test, body, orelse } => Node::new("While")
                .with("test", self.load(test))
                .with("body", self.statements(body))
                .with("orelse", self.statements(orelse)),
            StmtKind::For { target, iter, body, orelse } => Node::new("For")
                .with("target", self.expression(target, Context::Store))
                .with("iter", self.load(iter))
                .with("body", self.statements(body))
                .with("orelse", self.statements(orelse)),
            StmtKind::With { items, body } => Node::new("With")
                .with("items", Field::List(items.iter().map(|item| self.with_item(item)).collect()))
                .with("body", self.statements(body)),
            _ => Node::new("Pass"),
        }
    }

    fn simple_statement(&self, kind: &StmtKind) -> Node {
        match kind {
            StmtKind::Return(value) => Node::new("Return").with_some("value", self.optional(value)),
            StmtKind::Delete(targets) => Node::new("Delete").with("targets", self.expressions(targets, Context::Del)),
            StmtKind::Assign { targets, value } => Node::new("Assign")
                .with("targets", self.expressions(targets, Context::Store))
                .with("value", self.load(value)),
            StmtKind::AugAssign { target, op, value } => Node::new("AugAssign")
                .with("target", self.expression(target, Context::Store))
                .with("op", super::expression::binary_op(*op))
                .with("value", self.load(value)),
            StmtKind::AnnAssign { target, annotation, value, simple } => Node::new("AnnAssign")
                .with("target", self.expression(target, Context::Store))
                .with("annotation", self.load(annotation))
                .with_some("value", self.optional(value))
                .with("simple", Field::Text(u8::from(*simple).to_string())),
            StmtKind::Raise { exception, cause } => {
                Node::new("Raise").with_some("exc", self.optional(exception)).with_some("cause", self.optional(cause))
            }
            StmtKind::Assert { test, message } => {
                Node::new("Assert").with("test", self.load(test)).with_some("msg", self.optional(message))
            }
            StmtKind::Import(names) => Node::new("Import").with("names", self.aliases(names)),
            StmtKind::ImportFrom { module, names, level } => Node::new("ImportFrom")
                .with_some("module", module.map(|module| self.name(module.name)))
                .with("names", self.aliases(names))
                .with("level", Field::Text(level.to_string())),
            StmtKind::Global(names) => Node::new("Global").with("names", self.idents(names)),
            StmtKind::Nonlocal(names) => Node::new("Nonlocal").with("names", self.idents(names)),
            StmtKind::TypeAlias(alias) => {
                let name = Node::new("Name").with("id", self.name(alias.name.name)).with("ctx", Context::Store.node());
                Node::new("TypeAlias")
                    .with("name", self.at(name, alias.name.span))
                    .with("type_params", self.type_params(&alias.type_params))
                    .with("value", self.load(&alias.value))
            }
            StmtKind::Expr(value) => Node::new("Expr").with("value", self.load(value)),
            StmtKind::Break => Node::new("Break"),
            StmtKind::Continue => Node::new("Continue"),
            _ => Node::new("Pass"),
        }
    }

    fn type_params(&self, params: &[TypeParam]) -> Field {
        let param = |param: &TypeParam| {
            let (name, bound) = match &param.kind {
                TypeParamKind::TypeVar(bound) => ("TypeVar", bound.as_ref()),
                TypeParamKind::TypeVarTuple => ("TypeVarTuple", None),
                TypeParamKind::ParamSpec => ("ParamSpec", None),
            };
            let node = Node::new(name)
                .with("name", self.name(param.name.name))
                .with_some("bound", bound.map(|bound| self.load(bound)))
                .with_some("default_value", self.optional(&param.default));
            self.at(node, param.span)
        };
        Field::List(params.iter().map(param).collect())
    }

    fn idents(&self, names: &[Ident]) -> Field {
        Field::List(names.iter().map(|ident| self.name(ident.name)).collect())
    }

    fn aliases(&self, names: &[Alias]) -> Field {
        let alias = |alias: &Alias| {
            let node = Node::new("alias")
                .with("name", self.name(alias.name.name))
                .with_some("asname", alias.asname.map(|asname| self.name(asname.name)));
            self.at(node, alias.span)
        };
        Field::List(names.iter().map(alias).collect())
    }

    fn with_item(&self, item: &WithItem) -> Field {
        let target = item.target.as_ref().map(|target| self.expression(target, Context::Store));
        Field::Node(
            Node::new("withitem").with("context_expr", self.load(&item.context)).with_some("optional_vars", target),
        )
    }

    fn handler(&self, handler: &ExceptHandler) -> Field {
        let node = Node::new("ExceptHandler")
            .with_some("type", self.optional(&handler.exception))
            .with_some("name", handler.name.map(|name| self.name(name.name)))
            .with("body", self.statements(&handler.body));
        self.at(node, handler.span)
    }

    pub(super) fn parameters(&self, parameters: &Parameters) -> Field {
        let list = |list: &[Parameter]| Field::List(list.iter().map(|parameter| self.parameter(parameter)).collect());
        let one = |one: &Option<Parameter>| one.as_ref().map(|parameter| self.parameter(parameter));
        let none = || Field::Text("None".into());
        let kwonly = parameters.kwonly.iter();
        let kw_defaults = kwonly.map(|parameter| self.optional(&parameter.default).unwrap_or_else(none)).collect();
        let positional = parameters.posonly.iter().chain(&parameters.regular);
        let defaults = positional.filter_map(|parameter| self.optional(&parameter.default)).collect();
        Field::Node(
            Node::new("arguments")
                .with("posonlyargs", list(&parameters.posonly))
                .with("args", list(&parameters.regular))
                .with_some("vararg", one(&parameters.vararg))
                .with("kwonlyargs", list(&parameters.kwonly))
                .with("kw_defaults", Field::List(kw_defaults))
                .with_some("kwarg", one(&parameters.kwarg))
                .with("defaults", Field::List(defaults)),
        )
    }

    fn parameter(&self, parameter: &Parameter) -> Field {
        let node = Node::new("arg")
            .with("arg", self.name(parameter.name.name))
            .with_some("annotation", self.optional(&parameter.annotation));
        let end = parameter.annotation.as_ref().map_or(parameter.name.span.end, |annotation| annotation.span.end);
        self.at(node, Span::new(parameter.name.span.start, end))
    }
}
