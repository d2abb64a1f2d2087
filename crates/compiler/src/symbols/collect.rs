//! The first walk: what each scope does with each name.

use rustc_hash::FxHashMap;
use source::{Diagnostic, DiagnosticKind, Name, Names, Span, known};
use syntax::tree::{
    Alias, ClassDef, ExceptHandler, Expr, ExprKind, FunctionDef, Ident, Module, Parameter, Parameters, Stmt, StmtKind,
};

use super::{Scope, ScopeId, ScopeKind, Symbols, Uses, address, mangle};

pub(super) type Walk = Result<(), Diagnostic>;

/// Makes the tables, names not yet resolved.
pub(super) fn collect(
    module: &Module,
    file: &str,
    names: &Names,
    string_annotations: bool,
    depth_limit: u32,
) -> Result<Symbols, Diagnostic> {
    let symbols = Symbols { scopes: Vec::new(), by_node: FxHashMap::default(), file: file.to_owned() };
    let mut collector = Collector {
        symbols,
        names,
        current: ScopeId::MODULE,
        string_annotations,
        in_string_annotation: false,
        depth: 0,
        depth_limit,
    };
    collector.enter(ScopeKind::Module, names.intern("top"), Span::default(), None);
    collector.statements(&module.body)?;
    Ok(collector.symbols)
}

pub(super) struct Collector<'a> {
    pub(super) symbols: Symbols,
    pub(super) names: &'a Names,
    pub(super) current: ScopeId,
    pub(super) string_annotations: bool,
    /// Inside an annotation that stays a string: names there mean nothing.
    in_string_annotation: bool,
    depth: u32,
    depth_limit: u32,
}

impl Collector<'_> {
    pub(super) fn scope(&mut self) -> &mut Scope {
        self.symbols.scope_mut(self.current)
    }

    /// Opens a scope inside the current one and makes it current.
    pub(super) fn enter(&mut self, kind: ScopeKind, name: Name, span: Span, node: Option<usize>) {
        let id = ScopeId(self.symbols.scopes.len() as u32);
        let parent = node.map(|_| self.current);
        let (class_name, iterable_depth) = match parent {
            Some(parent) => {
                let outer = self.symbols.scope_mut(parent);
                outer.children.push(id);
                (outer.class_name, outer.iterable_depth)
            }
            None => (None, 0),
        };
        self.symbols.scopes.push(Scope {
            kind,
            name,
            parent,
            children: Vec::new(),
            symbols: Default::default(),
            parameters: Vec::new(),
            positional: u32::from(kind == ScopeKind::Generator),
            is_generator: kind == ScopeKind::Generator,
            needs_class_cell: false,
            needs_class_dict: false,
            sees_class: false,
            span,
            class_name: if kind == ScopeKind::Class { Some(name) } else { class_name },
            has_annotations: false,
            directives: Vec::new(),
            iterable_depth,
            in_target: false,
        });
        if let Some(node) = node {
            self.symbols.by_node.insert(node, id);
        }
        self.current = id;
    }

    /// Makes the scope around the current one current again.
    pub(super) fn leave(&mut self) {
        if let Some(parent) = self.scope().parent {
            self.current = parent;
        }
    }

    pub(super) fn mangled(&mut self, name: Name) -> Name {
        let class_name = self.scope().class_name;
        mangle(self.names, class_name, name)
    }

    /// Writes down that the current scope does `uses` with a name.
    pub(super) fn define(&mut self, name: Name, uses: Uses, span: Span) -> Walk {
        if self.in_string_annotation {
            return Ok(());
        }
        let name = self.mangled(name);
        self.define_in(self.current, name, uses, span)
    }

    /// The same for a mangled name in any scope.
    pub(super) fn define_in(&mut self, id: ScopeId, name: Name, mut uses: Uses, span: Span) -> Walk {
        let in_target = self.symbols.scope(self.current).in_target;
        let scope = self.symbols.scope_mut(id);
        let symbol = scope.symbols.entry(name).or_default();
        if uses.any(Uses::PARAM) {
            if symbol.uses.any(Uses::PARAM) {
                let text = self.names.text(name);
                return error(format!("duplicate argument '{text}' in function definition"), span);
            }
            scope.parameters.push(name);
        }
        if uses.any(Uses::TYPE_PARAM) && symbol.uses.any(Uses::TYPE_PARAM) {
            return error(format!("duplicate type parameter '{}'", self.names.text(name)), span);
        }
        if in_target && uses.any(Uses::LOCAL) {
            if symbol.uses.any(Uses(Uses::GLOBAL.0 | Uses::NONLOCAL.0)) {
                let text = self.names.text(name);
                let message = format!("comprehension inner loop cannot rebind assignment expression target '{text}'");
                return error(message, span);
            }
            uses.insert(Uses::COMP_ITER);
        }
        symbol.uses.insert(uses);
        if uses.any(Uses::GLOBAL) {
            // The module's table has every name that any scope declares global.
            self.symbols.scope_mut(ScopeId::MODULE).symbols.entry(name).or_default().uses.insert(Uses::GLOBAL);
        }
        Ok(())
    }

    /// Refuses trees deeper than the limit; every call is paired with [`Self::ascend`].
    pub(super) fn descend(&mut self, span: Span) -> Walk {
        self.depth += 1;
        if self.depth > self.depth_limit { Err(crate::too_deep(span)) } else { Ok(()) }
    }

    pub(super) fn ascend(&mut self) {
        self.depth -= 1;
    }

    pub(super) fn statements(&mut self, statements: &[Stmt]) -> Walk {
        statements.iter().try_for_each(|statement| self.statement(statement))
    }

    fn statement(&mut self, statement: &Stmt) -> Walk {
        self.descend(statement.span)?;
        match &statement.kind {
            StmtKind::FunctionDef(def) => self.function(def, statement.span)?,
            StmtKind::ClassDef(def) => self.class(def, statement.span)?,
            StmtKind::Return(value) => self.optional(value)?,
            StmtKind::Delete(targets) => self.targets(targets)?,
            StmtKind::Assign { targets, value } => {
                self.targets(targets)?;
                self.expression(value)?;
            }
            StmtKind::AugAssign { target, value, .. } => {
                self.target(target)?;
                self.expression(value)?;
            }
            StmtKind::AnnAssign { target, annotation, value, simple } => {
                self.annotated(target, *simple, value.is_some(), statement.span)?;
                self.annotation(annotation)?;
                self.optional(value)?;
            }
            StmtKind::For { target, iter, body, orelse } => {
                self.target(target)?;
                self.expression(iter)?;
                self.statements(body)?;
                self.statements(orelse)?;
            }
            StmtKind::While { test, body, orelse } => {
                self.expression(test)?;
                self.statements(body)?;
                self.statements(orelse)?;
            }
            StmtKind::If { .. } => self.if_chain(statement)?,
            StmtKind::With { items, body } => {
                for item in items {
                    self.expression(&item.context)?;
                    item.target.iter().try_for_each(|target| self.target(target))?;
                }
                self.statements(body)?;
            }
            StmtKind::Match { subject, cases } => {
                self.expression(subject)?;
                cases.iter().try_for_each(|case| self.case(case))?;
            }
            StmtKind::Raise { exception, cause } => {
                self.optional(exception)?;
                self.optional(cause)?;
            }
            StmtKind::Try { body, handlers, orelse, finalbody, .. } => {
                self.statements(body)?;
                handlers.iter().try_for_each(|handler| self.handler(handler))?;
                self.statements(orelse)?;
                self.statements(finalbody)?;
            }
            StmtKind::Assert { test, message } => {
                self.expression(test)?;
                self.optional(message)?;
            }
            StmtKind::Import(aliases) => aliases.iter().try_for_each(|alias| self.import(alias, true))?,
            StmtKind::ImportFrom { names, .. } => names.iter().try_for_each(|alias| self.import(alias, false))?,
            StmtKind::Global(idents) => self.directive(idents, Uses::GLOBAL, statement.span)?,
            StmtKind::Nonlocal(idents) => self.directive(idents, Uses::NONLOCAL, statement.span)?,
            StmtKind::TypeAlias(alias) => self.type_alias(alias, statement.span)?,
            StmtKind::Expr(value) => self.expression(value)?,
            StmtKind::Pass | StmtKind::Break | StmtKind::Continue => {}
        }
        self.ascend();
        Ok(())
    }

    /// An `if` with all its `elif`s, which the tree nests: walked as a list, however many there are.
    fn if_chain(&mut self, statement: &Stmt) -> Walk {
        let mut statement = statement;
        while let StmtKind::If { test, body, orelse } = &statement.kind {
            self.expression(test)?;
            self.statements(body)?;
            match orelse.as_slice() {
                [elif] => statement = elif,
                orelse => return self.statements(orelse),
            }
        }
        self.statement(statement)
    }

    fn function(&mut self, def: &FunctionDef, span: Span) -> Walk {
        self.define(def.name.name, Uses::LOCAL, span)?;
        self.defaults(&def.parameters)?;
        def.decorators.iter().try_for_each(|decorator| self.expression(decorator))?;
        let is_generic = !def.type_params.is_empty();
        if is_generic {
            self.enter_type_params(def.name.name, &def.type_params, span);
            self.generic_function(def)?;
        }
        for parameter in parameters(&def.parameters) {
            parameter.annotation.iter().try_for_each(|annotation| self.annotation(annotation))?;
        }
        def.returns.iter().try_for_each(|returns| self.annotation(returns))?;
        self.enter(ScopeKind::Function, def.name.name, span, Some(address(&def.name)));
        self.parameters(&def.parameters)?;
        self.statements(&def.body)?;
        self.leave();
        if is_generic {
            self.leave();
        }
        Ok(())
    }

    fn class(&mut self, def: &ClassDef, span: Span) -> Walk {
        self.define(def.name.name, Uses::LOCAL, span)?;
        def.decorators.iter().try_for_each(|decorator| self.expression(decorator))?;
        let is_generic = !def.type_params.is_empty();
        if is_generic {
            self.enter_type_params(def.name.name, &def.type_params, span);
            self.generic_class(def)?;
        }
        def.bases.iter().try_for_each(|base| self.expression(base))?;
        def.keywords.iter().try_for_each(|keyword| self.expression(&keyword.value))?;
        self.enter(ScopeKind::Class, def.name.name, span, Some(address(&def.name)));
        if is_generic {
            self.define(known::TYPE_PARAMS, Uses::LOCAL, span)?;
            self.define(known::TYPE_PARAMS_VARIABLE, Uses::USE, span)?;
        }
        self.statements(&def.body)?;
        self.leave();
        if is_generic {
            self.leave();
        }
        Ok(())
    }

    /// Default values, which belong to the scope around the function.
    pub(super) fn defaults(&mut self, all: &Parameters) -> Walk {
        let with_default = all.posonly.iter().chain(&all.regular).chain(&all.kwonly);
        with_default.filter_map(|p| p.default.as_ref()).try_for_each(|default| self.expression(default))
    }

    pub(super) fn parameters(&mut self, all: &Parameters) -> Walk {
        self.scope().positional = (all.posonly.len() + all.regular.len()) as u32;
        parameters(all).try_for_each(|p| {
            let span = p.annotation.as_ref().map_or(p.name.span, |annotation| p.name.span.to(annotation.span));
            self.define(p.name.name, Uses::PARAM, span)
        })
    }

    fn annotated(&mut self, target: &Expr, simple: bool, has_value: bool, span: Span) -> Walk {
        let ExprKind::Name(name) = target.kind else { return self.target(target) };
        let mangled = self.mangled(name);
        if simple && self.current != ScopeId::MODULE {
            let uses = self.scope().symbol(mangled).map_or(Uses::default(), |symbol| symbol.uses);
            for (kind, word) in [(Uses::GLOBAL, "global"), (Uses::NONLOCAL, "nonlocal")] {
                if uses.any(kind) {
                    return error(format!("annotated name '{}' can't be {word}", self.names.text(name)), span);
                }
            }
        }
        if simple {
            self.scope().has_annotations = true;
            self.define(name, Uses(Uses::ANNOT.0 | Uses::LOCAL.0), target.span)
        } else if has_value {
            self.define(name, Uses::LOCAL, target.span)
        } else {
            Ok(())
        }
    }

    /// An annotation; one that stays a string uses no names.
    fn annotation(&mut self, annotation: &Expr) -> Walk {
        self.in_string_annotation = self.string_annotations;
        self.expression(annotation)?;
        self.in_string_annotation = false;
        Ok(())
    }

    /// What would bind or suspend has no place in an annotation that is never evaluated.
    pub(super) fn refuse_in_string_annotation(&self, what: &str, span: Span) -> Walk {
        if let Some(place) = self.symbols.scope(self.current).kind.annotation_scope() {
            return error(format!("{what} expression cannot be used within {place}"), span);
        }
        if self.in_string_annotation {
            return error(format!("{what} expression cannot be used within an annotation"), span);
        }
        Ok(())
    }

    fn handler(&mut self, handler: &ExceptHandler) -> Walk {
        self.optional(&handler.exception)?;
        if let Some(ident) = handler.name {
            self.define(ident.name, Uses::LOCAL, handler.span)?;
        }
        self.statements(&handler.body)
    }

    fn import(&mut self, alias: &Alias, dotted: bool) -> Walk {
        let text = self.names.text(alias.name.name);
        if text == "*" {
            if self.current == ScopeId::MODULE {
                return Ok(());
            }
            return error("import * only allowed at module level", alias.span);
        }
        let bound = match alias.asname {
            Some(asname) => asname.name,
            None if dotted => self.names.intern(text.split('.').next().unwrap_or(text)),
            None => alias.name.name,
        };
        self.define(bound, Uses::IMPORT, alias.span)
    }

    fn directive(&mut self, idents: &[Ident], kind: Uses, span: Span) -> Walk {
        let word = if kind == Uses::GLOBAL { "global" } else { "nonlocal" };
        for ident in idents {
            let name = self.mangled(ident.name);
            let uses = self.scope().symbol(name).map_or(Uses::default(), |symbol| symbol.uses);
            let text = self.names.text(ident.name);
            let message = if uses.any(Uses::PARAM) {
                format!("name '{text}' is parameter and {word}")
            } else if uses.any(Uses::USE) {
                format!("name '{text}' is used prior to {word} declaration")
            } else if uses.any(Uses::ANNOT) {
                format!("annotated name '{text}' can't be {word}")
            } else if uses.any(Uses::LOCAL) {
                format!("name '{text}' is assigned to before {word} declaration")
            } else {
                self.define(ident.name, kind, span)?;
                self.scope().directives.push((name, span));
                continue;
            };
            return error(message, span);
        }
        Ok(())
    }

    /// The targets of an assignment or `del`.
    fn targets(&mut self, targets: &[Expr]) -> Walk {
        targets.iter().try_for_each(|target| self.target(target))
    }

    fn optional(&mut self, value: &Option<Expr>) -> Walk {
        value.iter().try_for_each(|value| self.expression(value))
    }

    /// `target := value` inside a comprehension binds in the function or module around it (PEP 572).
    pub(super) fn bind_around_comprehensions(&mut self, target: Ident) -> Walk {
        let name = self.mangled(target.name);
        let text = self.names.text(target.name);
        let mut next = Some(self.current);
        while let Some(id) = next {
            let scope = self.symbols.scope(id);
            let uses = scope.symbol(name).map_or(Uses::default(), |symbol| symbol.uses);
            if let Some(place) = scope.kind.annotation_scope() {
                let word = if scope.kind == ScopeKind::TypeParams { "within" } else { "in" };
                let message = format!("assignment expression within a comprehension cannot be used {word} {place}");
                return error(message, target.span);
            }
            let (here, there) = match scope.kind {
                kind if kind.is_comprehension() => {
                    if uses.any(Uses::COMP_ITER) {
                        let message =
                            format!("assignment expression cannot rebind comprehension iteration variable '{text}'");
                        return error(message, target.span);
                    }
                    next = scope.parent;
                    continue;
                }
                ScopeKind::Module => (Uses::GLOBAL, Uses::GLOBAL),
                ScopeKind::Class => {
                    let message = "assignment expression within a comprehension cannot be used in a class body";
                    return error(message, target.span);
                }
                _ if uses.any(Uses::GLOBAL) => (Uses::GLOBAL, Uses::LOCAL),
                _ => (Uses::NONLOCAL, Uses::LOCAL),
            };
            self.define_in(self.current, name, here, target.span)?;
            self.scope().directives.push((name, target.span));
            return self.define_in(id, name, there, target.span);
        }
        Ok(())
    }

    /// A name that is read.
    pub(super) fn use_name(&mut self, name: Name, span: Span) -> Walk {
        self.define(name, Uses::USE, span)?;
        if super::is_super(self.names, name) && self.scope().kind.is_function_like() {
            self.define(known::CLASS, Uses::USE, span)?;
        }
        Ok(())
    }

    /// Runs `walk` on a comprehension's `for` target.
    pub(super) fn comprehension_target(&mut self, target: &Expr) -> Walk {
        self.scope().in_target = true;
        self.target(target)?;
        self.scope().in_target = false;
        Ok(())
    }

    /// A comprehension's iterable, in which `:=` is refused.
    pub(super) fn comprehension_iterable(&mut self, iterable: &Expr) -> Walk {
        self.scope().iterable_depth += 1;
        self.expression(iterable)?;
        self.scope().iterable_depth -= 1;
        Ok(())
    }

    pub(super) fn in_iterable(&mut self) -> bool {
        self.scope().iterable_depth > 0
    }
}

/// The parameters in frame order.
pub(crate) fn parameters(all: &Parameters) -> impl Iterator<Item = &Parameter> {
    all.posonly.iter().chain(&all.regular).chain(&all.kwonly).chain(&all.vararg).chain(&all.kwarg)
}

pub(super) fn error(message: impl Into<String>, span: Span) -> Walk {
    Err(Diagnostic { kind: DiagnosticKind::Syntax, message: message.into(), span })
}
