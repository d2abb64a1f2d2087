//! `def` and `lambda`: defaults, annotations, decorators, closures.

use std::sync::Arc;

use bytecode::{Code, CodeFlags, Constant, LocalKind, Location, MakeFunction, Op, intrinsic};
use source::{Diagnostic, Name, Span, known};
use syntax::tree::{Expr, ExprKind, FunctionDef, Parameters};

use crate::generator::{Done, Generator, Signature};
use crate::symbols::collect::parameters;
use crate::symbols::collect_generic::default_kinds;
use crate::symbols::{ScopeId, ScopeKind};
use crate::unparse::unparse;

impl<'t> Generator<'t> {
    /// `def`
    pub(crate) fn function(&mut self, def: &'t FunctionDef, span: Span) -> Done {
        self.check_parameters(&def.parameters)?;
        let location = self.location(span);
        self.decorators(&def.decorators)?;
        let first_line = self.first_line(&def.decorators, location);
        if def.type_params.is_empty() {
            let bits = self.defaults(&def.parameters, location)?;
            self.function_with(def, bits, first_line, location)?;
        } else {
            self.generic_function(def, first_line, location)?;
        }
        self.call_decorators(&def.decorators);
        self.check_bindable(def.name.name, span)?;
        self.store_name(def.name.name, location);
        Ok(())
    }

    /// `def name[parameters]`: made by a function in which the type parameters live, and which gets
    /// the defaults as arguments.
    fn generic_function(&mut self, def: &'t FunctionDef, first_line: u32, location: Location) -> Done {
        let (positional, keyword) = default_kinds(&def.parameters);
        self.begin_type_params(def.name.name, &def.type_params, first_line);
        self.type_params(&def.type_params)?;
        let mut bits = 0;
        for (given, name, bit) in [
            (positional, known::DEFAULTS_ARGUMENT, MakeFunction::DEFAULTS),
            (keyword, known::KWDEFAULTS_ARGUMENT, MakeFunction::KWDEFAULTS),
        ] {
            if given {
                self.load_name(name, location);
                bits |= bit;
            }
        }
        self.function_with(def, bits, first_line, location)?;
        self.emit(Op::SWAP, 2, location);
        self.emit(Op::CALL_INTRINSIC_2, intrinsic::Binary::SetFunctionTypeParams as u32, location);
        let args = u32::from(positional) + u32::from(keyword);
        self.end_type_params(args, location);
        self.emit(Op::PUSH_NULL, 0, location);
        self.defaults(&def.parameters, location)?;
        self.emit(Op::CALL, args, location);
        Ok(())
    }

    /// `[defaults? kwdefaults? -- function]`
    fn function_with(&mut self, def: &'t FunctionDef, bits: u32, first_line: u32, location: Location) -> Done {
        let mut bits = bits | self.annotations(def, location)?;
        let scope = self.symbols.scope_of(&def.name).unwrap_or(ScopeId::MODULE);
        self.begin(scope, def.name.name, first_line);
        self.resume(first_line);
        self.function_body(&def.body)?;
        self.return_none();
        let code = self.end(signature(&def.parameters));
        if self.own_scope() == ScopeId::MODULE && self.unit().loops == 0 {
            bits |= MakeFunction::MODULE_LEVEL;
        }
        self.make_function(code, bits, location);
        Ok(())
    }

    /// `lambda`
    pub(crate) fn lambda(&mut self, expr: &Expr, parameters: &'t Parameters, body: &'t Expr) -> Done {
        self.check_parameters(parameters)?;
        let location = self.location_of(expr);
        let bits = self.defaults(parameters, location)?;
        let scope = self.symbols.scope_of(expr).unwrap_or(ScopeId::MODULE);
        self.begin(scope, known::LAMBDA, location.line);
        self.resume(location.line);
        self.expression(body)?;
        let body_location = self.location_of(body);
        self.emit(Op::RETURN_VALUE, 0, body_location);
        let code = self.end(signature(parameters));
        self.make_function(code, bits, location);
        Ok(())
    }

    /// The first instruction of a body that is called.
    pub(crate) fn resume(&mut self, line: u32) {
        let location = Location { line, end_line: line, ..Location::default() };
        self.emit(Op::RESUME, 0, location);
    }

    /// A definition begins at its first decorator.
    pub(crate) fn first_line(&self, decorators: &[Expr], location: Location) -> u32 {
        decorators.first().map_or(location.line, |first| self.text.position(first.span.start).line)
    }

    /// Loads the decorators; each is called with what comes after it as its `self`.
    pub(crate) fn decorators(&mut self, decorators: &'t [Expr]) -> Done {
        decorators.iter().try_for_each(|decorator| self.expression(decorator))
    }

    pub(crate) fn call_decorators(&mut self, decorators: &[Expr]) {
        for decorator in decorators.iter().rev() {
            let location = self.location_of(decorator);
            self.emit(Op::CALL, 0, location);
        }
    }

    /// Writes `MAKE_FUNCTION` with the closure that the code asks for.
    pub(crate) fn make_function(&mut self, code: Arc<Code>, mut bits: u32, location: Location) {
        let free: Vec<Name> =
            code.locals.iter().filter(|local| local.kind == LocalKind::Free).map(|local| local.name).collect();
        if !free.is_empty() {
            for &name in &free {
                self.load_closure(name, location);
            }
            self.emit(Op::BUILD_TUPLE, free.len() as u32, location);
            bits |= MakeFunction::CLOSURE;
        }
        self.constant(Constant::Code(code), location);
        self.emit(Op::MAKE_FUNCTION, bits, location);
    }

    fn check_parameters(&self, all: &Parameters) -> Done {
        parameters(all).try_for_each(|parameter| self.check_bindable(parameter.name.name, parameter.name.span))
    }

    /// Default values: a tuple, and a dict for keyword-only parameters.
    fn defaults(&mut self, all: &'t Parameters, location: Location) -> Result<u32, Diagnostic> {
        let mut bits = 0;
        let positional: Vec<&Expr> =
            all.posonly.iter().chain(&all.regular).filter_map(|parameter| parameter.default.as_ref()).collect();
        if !positional.is_empty() {
            bits |= MakeFunction::DEFAULTS;
            let constants: Option<Vec<Constant>> =
                positional.iter().map(|default| self.constant_value(default)).collect();
            match constants {
                Some(constants) => self.constant(Constant::Tuple(constants), location),
                None => {
                    for default in &positional {
                        self.expression(default)?;
                    }
                    self.emit(Op::BUILD_TUPLE, positional.len() as u32, location);
                }
            }
        }
        let mut count = 0;
        for parameter in &all.kwonly {
            let Some(default) = &parameter.default else { continue };
            let name = self.name_constant(parameter.name.name);
            self.constant(name, location);
            self.expression(default)?;
            count += 1;
        }
        if count > 0 {
            bits |= MakeFunction::KWDEFAULTS;
            self.emit(Op::BUILD_MAP, count, location);
        }
        Ok(bits)
    }

    /// A mangled name as a constant.
    pub(crate) fn name_constant(&self, name: Name) -> Constant {
        Constant::Str(self.names.text(self.mangled(name)).to_owned())
    }

    /// A name as it stands: those of a class pattern are not mangled.
    pub(crate) fn plain_name(&self, name: Name) -> Constant {
        Constant::Str(self.names.text(name).to_owned())
    }

    /// The dict of annotations, in CPython's order: parameters, then `return`.
    fn annotations(&mut self, def: &'t FunctionDef, location: Location) -> Result<u32, Diagnostic> {
        let all = &def.parameters;
        let in_order = all.posonly.iter().chain(&all.regular).chain(&all.vararg).chain(&all.kwonly).chain(&all.kwarg);
        let mut count = 0;
        for parameter in in_order {
            let Some(annotation) = &parameter.annotation else { continue };
            let name = self.name_constant(parameter.name.name);
            self.constant(name, location);
            self.annotation(annotation)?;
            count += 1;
        }
        if let Some(returns) = &def.returns {
            self.constant(Constant::Str("return".to_owned()), location);
            self.annotation(returns)?;
            count += 1;
        }
        if count == 0 {
            return Ok(0);
        }
        self.emit(Op::BUILD_MAP, count, location);
        Ok(MakeFunction::ANNOTATIONS)
    }

    /// An annotation's value, or its text under `from __future__ import annotations`.
    pub(crate) fn annotation(&mut self, annotation: &'t Expr) -> Done {
        if self.string_annotations {
            let text = unparse(annotation, self.names);
            let location = self.location_of(annotation);
            self.constant(Constant::Str(text), location);
            return Ok(());
        }
        match &annotation.kind {
            // `*args: *Ts`: the one item that unpacking gives.
            ExprKind::Starred(value) => {
                self.expression(value)?;
                let location = self.location_of(annotation);
                self.emit(Op::UNPACK_SEQUENCE, 1, location);
                Ok(())
            }
            _ => self.expression(annotation),
        }
    }

    /// Whether names bound in the code being written go to a module's or class's namespace.
    pub(crate) fn in_namespace(&self) -> bool {
        matches!(self.symbols.scope(self.own_scope()).kind, ScopeKind::Module | ScopeKind::Class)
    }
}

/// How a function's parameters are counted.
fn signature(all: &Parameters) -> Signature {
    let mut flags = CodeFlags::default();
    if all.vararg.is_some() {
        flags = flags.with(CodeFlags::VARARGS);
    }
    if all.kwarg.is_some() {
        flags = flags.with(CodeFlags::VARKEYWORDS);
    }
    Signature {
        args: (all.posonly.len() + all.regular.len()) as u32,
        posonly: all.posonly.len() as u32,
        kwonly: all.kwonly.len() as u32,
        flags,
    }
}
