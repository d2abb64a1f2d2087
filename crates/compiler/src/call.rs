//! Calls, attributes, methods and `super()`.

use bytecode::{Constant, LocalKind, Location, Op};
use source::{Name, known};
use syntax::tree::{Expr, ExprKind, Ident, Keyword};

use crate::expression::Display;
use crate::generator::{Done, Generator, error};
use crate::symbols::{ScopeId, Variable, is_super};

impl<'t> Generator<'t> {
    /// `value.attribute`
    pub(crate) fn attribute(&mut self, expr: &'t Expr) -> Done {
        let ExprKind::Attribute { value, attribute } = &expr.kind else { return Ok(()) };
        let name = self.mangled(attribute.name);
        if self.is_super_call(value, attribute.name) {
            self.super_call(value)?;
            let location = self.location_from_attribute(expr, attribute.span);
            self.asm().name(Op::LOAD_SUPER_ATTR, name, location);
            return Ok(());
        }
        self.expression(value)?;
        let location = self.location_from_attribute(expr, attribute.span);
        self.asm().name(Op::LOAD_ATTR, name, location);
        Ok(())
    }

    /// `function(...)`
    pub(crate) fn call(&mut self, expr: &'t Expr) -> Done {
        let ExprKind::Call { function, args, keywords } = &expr.kind else { return Ok(()) };
        self.check_called(function);
        self.check_keywords(keywords)?;
        let has_star = args.iter().any(|arg| matches!(arg.kind, ExprKind::Starred(_)))
            || keywords.iter().any(|keyword| keyword.name.is_none());
        let location = match &function.kind {
            ExprKind::Attribute { value, attribute } if !has_star => {
                self.method(function, value, attribute)?;
                self.location_from_attribute(expr, attribute.span)
            }
            _ => {
                self.expression(function)?;
                let location = self.location_of(function);
                self.emit(Op::PUSH_NULL, 0, location);
                self.location_of(expr)
            }
        };
        if has_star {
            self.star_call(0, args, None, keywords, location)
        } else {
            self.plain_call(0, args, None, keywords, location)
        }
    }

    /// `[-- function self]`, what a call of a method begins with.
    fn method(&mut self, function: &'t Expr, value: &'t Expr, attribute: &Ident) -> Done {
        let name = self.mangled(attribute.name);
        if self.is_super_call(value, attribute.name) {
            self.super_call(value)?;
            let location = self.location_from_attribute(function, attribute.span);
            self.asm().name(Op::LOAD_SUPER_METHOD, name, location);
        } else {
            self.expression(value)?;
            let location = self.location_from_attribute(function, attribute.span);
            self.asm().name(Op::LOAD_METHOD, name, location);
        }
        Ok(())
    }

    /// Arguments and the call, no stars among them; `given` arguments are on the stack already, the
    /// variable `last` is one more.
    pub(crate) fn plain_call(
        &mut self,
        given: u32,
        args: &'t [Expr],
        last: Option<Name>,
        keywords: &'t [Keyword],
        location: Location,
    ) -> Done {
        for arg in args {
            self.expression(arg)?;
        }
        if let Some(last) = last {
            self.load_name(last, location);
        }
        let count = given + u32::from(last.is_some()) + (args.len() + keywords.len()) as u32;
        if keywords.is_empty() {
            self.emit(Op::CALL, count, location);
            return Ok(());
        }
        for keyword in keywords {
            self.expression(&keyword.value)?;
        }
        let names = keywords.iter().filter_map(|keyword| keyword.name).map(|ident| self.keyword_name(ident.name));
        let names = Constant::Tuple(names.collect());
        self.constant(names, location);
        self.emit(Op::CALL_KW, count, location);
        Ok(())
    }

    fn keyword_name(&self, name: Name) -> Constant {
        Constant::Str(self.names.text(name).to_owned())
    }

    /// A call with `*` or `**`: one tuple and one dict. A `*iterable` alone is handed over as
    /// it is, so that the machine can say whose argument it was that is not iterable.
    pub(crate) fn star_call(
        &mut self,
        given: u32,
        args: &'t [Expr],
        last: Option<Name>,
        keywords: &'t [Keyword],
        location: Location,
    ) -> Done {
        match args {
            [Expr { kind: ExprKind::Starred(value), .. }] if given == 0 => self.expression(value)?,
            [] if given == 0 => self.constant(Constant::Tuple(Vec::new()), location),
            _ if given == 0 => self.display(args, Display::TUPLE, location)?,
            _ => {
                self.emit(Op::BUILD_LIST, given, location);
                for arg in args {
                    let (value, op) = match &arg.kind {
                        ExprKind::Starred(value) => (&**value, Op::LIST_EXTEND),
                        _ => (arg, Op::LIST_APPEND),
                    };
                    self.expression(value)?;
                    self.emit(op, 1, location);
                }
                if let Some(last) = last {
                    self.load_name(last, location);
                    self.emit(Op::LIST_APPEND, 1, location);
                }
                self.emit(Op::LIST_TO_TUPLE, 0, location);
            }
        }
        let has_dict = self.keyword_dict(keywords, location)?;
        self.emit(Op::CALL_FUNCTION_EX, u32::from(has_dict), location);
        Ok(())
    }

    /// The dict of a star call's keywords.
    fn keyword_dict(&mut self, keywords: &'t [Keyword], location: Location) -> Result<bool, source::Diagnostic> {
        // A `**mapping` alone is handed over as it is: the callee makes a dict of its own anyway.
        if let [Keyword { name: None, value, .. }] = keywords {
            self.expression(value)?;
            return Ok(true);
        }
        let mut have_dict = false;
        let mut rest = keywords;
        while !rest.is_empty() {
            let run = rest.iter().take_while(|keyword| keyword.name.is_some()).count();
            let (named, after) = rest.split_at(run);
            if run > 0 {
                for keyword in named {
                    if let Some(ident) = keyword.name {
                        let name = self.keyword_name(ident.name);
                        self.constant(name, location);
                    }
                    self.expression(&keyword.value)?;
                }
                self.emit(Op::BUILD_MAP, run as u32, location);
                if have_dict {
                    self.emit(Op::DICT_MERGE, 0, location);
                }
                have_dict = true;
            }
            rest = after;
            if let Some((mapping, after)) = rest.split_first() {
                if !have_dict {
                    self.emit(Op::BUILD_MAP, 0, location);
                    have_dict = true;
                }
                self.expression(&mapping.value)?;
                self.emit(Op::DICT_MERGE, 0, location);
                rest = after;
            }
        }
        Ok(have_dict)
    }

    /// No keyword twice, none of them `__debug__`.
    pub(crate) fn check_keywords(&self, keywords: &[Keyword]) -> Done {
        let mut seen = rustc_hash::FxHashSet::default();
        for keyword in keywords {
            let Some(ident) = keyword.name else { continue };
            self.check_bindable(ident.name, keyword.span)?;
            if !seen.insert(ident.name) {
                return error(format!("keyword argument repeated: {}", self.names.text(ident.name)), keyword.span);
            }
        }
        Ok(())
    }

    /// Whether `value` is a `super()` or `super(class, self)` that needs no object of its own.
    fn is_super_call(&mut self, value: &Expr, attribute: Name) -> bool {
        let ExprKind::Call { function, args, keywords } = &value.kind else { return false };
        let ExprKind::Name(name) = function.kind else { return false };
        if !is_super(self.names, name) || !keywords.is_empty() || attribute == known::CLASS {
            return false;
        }
        let scope = self.symbols.scope(self.scope());
        let is_builtin = scope.symbol(name).is_some_and(|symbol| symbol.variable == Variable::GlobalImplicit)
            && self.symbols.scope(ScopeId::MODULE).symbol(name).is_none();
        let has_star = args.iter().any(|arg| matches!(arg.kind, ExprKind::Starred(_)));
        if !is_builtin || has_star {
            return false;
        }
        let has_class_cell = scope.symbol(known::CLASS).is_some_and(|symbol| symbol.variable == Variable::Free);
        match args.len() {
            2 => true,
            0 => has_class_cell && self.first_positional().is_some(),
            _ => false,
        }
    }

    /// The first parameter, if it is positional and not `*args`.
    fn first_positional(&self) -> Option<Name> {
        let scope = self.symbols.scope(self.own_scope());
        (scope.positional > 0).then(|| scope.parameters.first().copied()).flatten()
    }

    /// `[-- super class self]`
    fn super_call(&mut self, value: &'t Expr) -> Done {
        let location = self.location_of(value);
        let ExprKind::Call { function, args, .. } = &value.kind else { return Ok(()) };
        self.expression(function)?;
        match args.as_slice() {
            [] => {
                self.load_name(known::CLASS, location);
                if let Some(first) = self.first_positional() {
                    let is_cell = self
                        .symbols
                        .scope(self.own_scope())
                        .symbol(first)
                        .is_some_and(|symbol| symbol.variable == Variable::Cell);
                    let (op, kind) =
                        if is_cell { (Op::LOAD_DEREF, LocalKind::Cell) } else { (Op::LOAD_FAST, LocalKind::Plain) };
                    let slot = self.asm().slot(first, kind);
                    self.emit(op, slot, location);
                }
            }
            args => {
                for arg in args {
                    self.expression(arg)?;
                }
            }
        }
        Ok(())
    }
}
