//! The tree written back as Python: what is printed parses to the same tree.

mod expression;
mod fstring;
mod pattern;

use crate::tree::{
    Alias, ExceptHandler, Expr, ExprKind, FunctionDef, Ident, Module, Parameter, Parameters, Stmt, StmtKind, TypeParam,
    TypeParamKind, WithItem,
};
use expression::Level;
use source::{Name, Names};

/// Writes a module as source text, one statement a line, blocks indented by four blanks.
pub fn display(module: &Module, names: &Names) -> String {
    let mut printer = Printer { names, out: String::new(), indent: 0 };
    printer.block(&module.body);
    printer.out
}

/// Writes one expression as source text.
pub fn display_expression(expr: &Expr, names: &Names) -> String {
    let mut printer = Printer { names, out: String::new(), indent: 0 };
    printer.bare_or_yield(expr);
    printer.out
}

struct Printer<'t> {
    names: &'t Names,
    out: String,
    indent: usize,
}

impl Printer<'_> {
    fn write(&mut self, text: &str) {
        self.out.push_str(text);
    }

    fn name(&mut self, name: Name) {
        self.out.push_str(self.names.text(name));
    }

    /// Writes items with a separator between them.
    fn separated<T>(&mut self, separator: &str, items: &[T], mut write: impl FnMut(&mut Self, &T)) {
        for (index, item) in items.iter().enumerate() {
            if index > 0 {
                self.write(separator);
            }
            write(self, item);
        }
    }

    fn line(&mut self) {
        self.out.extend(std::iter::repeat_n("    ", self.indent));
    }

    fn block(&mut self, statements: &[Stmt]) {
        for statement in statements {
            self.line();
            self.statement(&statement.kind);
        }
    }

    /// A colon and the block after it.
    fn suite(&mut self, body: &[Stmt]) {
        self.write(":\n");
        self.indent += 1;
        self.block(body);
        self.indent -= 1;
    }

    /// A clause of a compound statement, unless its block is empty.
    fn clause(&mut self, word: &str, body: &[Stmt]) {
        if !body.is_empty() {
            self.line();
            self.write(word);
            self.suite(body);
        }
    }

    fn statement(&mut self, kind: &StmtKind) {
        match kind {
            StmtKind::FunctionDef(function) => self.function(function),
            StmtKind::ClassDef(class) => {
                self.decorators(&class.decorators);
                self.write("class ");
                self.name(class.name.name);
                self.type_params(&class.type_params);
                if !class.bases.is_empty() || !class.keywords.is_empty() {
                    self.arguments(&class.bases, &class.keywords);
                }
                self.suite(&class.body);
            }
            StmtKind::For { target, iter, body, orelse } => {
                self.write("for ");
                self.bare(target);
                self.write(" in ");
                self.bare(iter);
                self.suite(body);
                self.clause("else", orelse);
            }
            StmtKind::While { test, body, orelse } => {
                self.write("while ");
                self.expression(test, Level::Test);
                self.suite(body);
                self.clause("else", orelse);
            }
            StmtKind::If { test, body, orelse } => self.if_statement(test, body, orelse),
            StmtKind::With { items, body } => {
                self.write("with ");
                match items.as_slice() {
                    [WithItem { context, target: None }] if matches!(context.kind, ExprKind::Tuple(_)) => {
                        // One pair of parentheses would enclose managers.
                        self.write("(");
                        self.expression(context, Level::Test);
                        self.write(")");
                    }
                    _ => self.separated(", ", items, Self::with_item),
                }
                self.suite(body);
            }
            StmtKind::Match { subject, cases } => self.match_statement(subject, cases),
            StmtKind::Try { body, handlers, orelse, finalbody, star } => {
                self.write("try");
                self.suite(body);
                for handler in handlers {
                    self.handler(handler, *star);
                }
                self.clause("else", orelse);
                self.clause("finally", finalbody);
            }
            simple => {
                self.simple_statement(simple);
                self.write("\n");
            }
        }
    }

    fn decorators(&mut self, decorators: &[Expr]) {
        for decorator in decorators {
            self.write("@");
            self.expression(decorator, Level::Test);
            self.write("\n");
            self.line();
        }
    }

    fn function(&mut self, function: &FunctionDef) {
        self.decorators(&function.decorators);
        self.write("def ");
        self.name(function.name.name);
        self.type_params(&function.type_params);
        self.write("(");
        self.parameters(&function.parameters);
        self.write(")");
        if let Some(returns) = &function.returns {
            self.write(" -> ");
            self.expression(returns, Level::Test);
        }
        self.suite(&function.body);
    }

    fn parameters(&mut self, parameters: &Parameters) {
        let mut first = true;
        let mut comma = |printer: &mut Self| {
            if !std::mem::take(&mut first) {
                printer.write(", ");
            }
        };
        for parameter in &parameters.posonly {
            comma(self);
            self.parameter(parameter);
        }
        if !parameters.posonly.is_empty() {
            comma(self);
            self.write("/");
        }
        for parameter in &parameters.regular {
            comma(self);
            self.parameter(parameter);
        }
        if parameters.vararg.is_some() || !parameters.kwonly.is_empty() {
            comma(self);
            self.write("*");
            if let Some(vararg) = &parameters.vararg {
                self.parameter(vararg);
            }
        }
        for parameter in &parameters.kwonly {
            comma(self);
            self.parameter(parameter);
        }
        if let Some(kwarg) = &parameters.kwarg {
            comma(self);
            self.write("**");
            self.parameter(kwarg);
        }
    }

    fn parameter(&mut self, parameter: &Parameter) {
        self.name(parameter.name.name);
        if let Some(annotation) = &parameter.annotation {
            self.write(": ");
            self.expression(annotation, Level::Test);
        }
        if let Some(default) = &parameter.default {
            self.write(if parameter.annotation.is_some() { " = " } else { "=" });
            self.expression(default, Level::Test);
        }
    }

    fn if_statement(&mut self, test: &Expr, body: &[Stmt], orelse: &[Stmt]) {
        let (mut test, mut body, mut orelse) = (test, body, orelse);
        self.write("if ");
        loop {
            self.expression(test, Level::Test);
            self.suite(body);
            let [Stmt { kind: StmtKind::If { test: next_test, body: next_body, orelse: next_orelse }, .. }] = orelse
            else {
                break;
            };
            (test, body, orelse) = (next_test, next_body, next_orelse);
            self.line();
            self.write("elif ");
        }
        self.clause("else", orelse);
    }

    fn with_item(&mut self, item: &WithItem) {
        self.expression(&item.context, Level::Test);
        if let Some(target) = &item.target {
            self.write(" as ");
            self.expression(target, Level::Test);
        }
    }

    fn handler(&mut self, handler: &ExceptHandler, star: bool) {
        self.line();
        self.write(if star { "except*" } else { "except" });
        if let Some(exception) = &handler.exception {
            self.write(" ");
            self.expression(exception, Level::Test);
        }
        if let Some(name) = handler.name {
            self.write(" as ");
            self.name(name.name);
        }
        self.suite(&handler.body);
    }

    fn simple_statement(&mut self, kind: &StmtKind) {
        match kind {
            StmtKind::Return(value) => self.word_and("return", value.as_ref()),
            StmtKind::Delete(targets) => {
                self.write("del ");
                self.separated(", ", targets, |printer, target| printer.expression(target, Level::Test));
            }
            StmtKind::Assign { targets, value } => {
                for target in targets {
                    self.bare(target);
                    self.write(" = ");
                }
                self.bare_or_yield(value);
            }
            StmtKind::AugAssign { target, op, value } => {
                self.bare(target);
                self.write(" ");
                self.write(expression::binary_sign(*op));
                self.write("= ");
                self.bare_or_yield(value);
            }
            StmtKind::AnnAssign { target, annotation, value, simple } => {
                let parentheses = !simple && matches!(target.kind, ExprKind::Name(_));
                self.write(if parentheses { "(" } else { "" });
                self.expression(target, Level::Test);
                self.write(if parentheses { "): " } else { ": " });
                self.expression(annotation, Level::Test);
                if let Some(value) = value {
                    self.write(" = ");
                    self.bare_or_yield(value);
                }
            }
            StmtKind::Raise { exception, cause } => self.raise(exception.as_ref(), cause.as_ref()),
            StmtKind::Assert { test, message } => {
                self.write("assert ");
                self.expression(test, Level::Test);
                if let Some(message) = message {
                    self.write(", ");
                    self.expression(message, Level::Test);
                }
            }
            StmtKind::Import(names) => {
                self.write("import ");
                self.separated(", ", names, Self::alias);
            }
            StmtKind::ImportFrom { module, names, level } => {
                self.write("from ");
                self.out.extend(std::iter::repeat_n('.', *level as usize));
                if let Some(module) = module {
                    self.name(module.name);
                }
                self.write(" import ");
                self.separated(", ", names, Self::alias);
            }
            StmtKind::Global(names) => self.declaration("global ", names),
            StmtKind::Nonlocal(names) => self.declaration("nonlocal ", names),
            StmtKind::TypeAlias(alias) => {
                self.write("type ");
                self.name(alias.name.name);
                self.type_params(&alias.type_params);
                self.write(" = ");
                self.expression(&alias.value, Level::Test);
            }
            StmtKind::Expr(value) => self.bare_or_yield(value),
            StmtKind::Break => self.write("break"),
            StmtKind::Continue => self.write("continue"),
            _ => self.write("pass"),
        }
    }

    fn type_params(&mut self, params: &[TypeParam]) {
        if params.is_empty() {
            return;
        }
        self.write("[");
        self.separated(", ", params, |printer, param| {
            printer.write(match param.kind {
                TypeParamKind::TypeVar(_) => "",
                TypeParamKind::TypeVarTuple => "*",
                TypeParamKind::ParamSpec => "**",
            });
            printer.name(param.name.name);
            if let TypeParamKind::TypeVar(Some(bound)) = &param.kind {
                printer.write(": ");
                printer.expression(bound, Level::Test);
            }
            if let Some(default) = &param.default {
                printer.write(" = ");
                printer.expression(default, Level::Test);
            }
        });
        self.write("]");
    }

    fn word_and(&mut self, word: &str, value: Option<&Expr>) {
        self.write(word);
        if let Some(value) = value {
            self.write(" ");
            self.bare(value);
        }
    }

    fn raise(&mut self, exception: Option<&Expr>, cause: Option<&Expr>) {
        self.write("raise");
        if let Some(exception) = exception {
            self.write(" ");
            self.expression(exception, Level::Test);
        }
        if let Some(cause) = cause {
            self.write(" from ");
            self.expression(cause, Level::Test);
        }
    }

    fn declaration(&mut self, word: &str, names: &[Ident]) {
        self.write(word);
        self.separated(", ", names, |printer, ident| printer.name(ident.name));
    }

    fn alias(&mut self, alias: &Alias) {
        self.name(alias.name.name);
        if let Some(asname) = alias.asname {
            self.write(" as ");
            self.name(asname.name);
        }
    }
}
