//! Type parameters and `type` statements (PEP 695): what they say is evaluated when it is asked
//! for, by functions without parameters.

use bytecode::{CodeFlags, Constant, Location, Op, intrinsic};
use source::{Name, Span};
use syntax::tree::{Expr, ExprKind, TypeAlias, TypeParam, TypeParamKind};

use crate::generator::{Done, Generator, Signature, error};
use crate::symbols::ScopeId;

impl<'t> Generator<'t> {
    /// `type name[parameters] = value`
    pub(crate) fn type_alias(&mut self, alias: &'t TypeAlias, span: Span) -> Done {
        let location = self.location(span);
        let name = Constant::Str(self.names.text(alias.name.name).to_owned());
        let is_generic = !alias.type_params.is_empty();
        if is_generic {
            self.begin_type_params(alias.name.name, &alias.type_params, location.line);
            self.constant(name, location);
            self.type_params(&alias.type_params)?;
        } else {
            self.constant(name, location);
            self.constant(Constant::None, location);
        }
        self.lazy(&alias.name, alias.name.name, &alias.value)?;
        self.emit(Op::BUILD_TUPLE, 3, location);
        self.emit(Op::CALL_INTRINSIC_1, intrinsic::Unary::TypeAlias as u32, location);
        if is_generic {
            self.end_type_params(0, location);
            self.emit(Op::PUSH_NULL, 0, location);
            self.emit(Op::CALL, 0, location);
        }
        self.check_bindable(alias.name.name, span)?;
        self.store_name(alias.name.name, location);
        Ok(())
    }

    /// Begins the function around something with type parameters.
    pub(crate) fn begin_type_params(&mut self, name: Name, params: &'t Vec<TypeParam>, line: u32) {
        let scope = self.symbols.scope_of(params).unwrap_or(ScopeId::MODULE);
        let name = self.names.intern(&format!("<generic parameters of {}>", self.names.text(name)));
        self.begin(scope, name, line);
        self.resume(line);
    }

    /// Ends it: it returns the top of the stack. Leaves the function on the stack outside.
    pub(crate) fn end_type_params(&mut self, args: u32, location: Location) {
        self.emit(Op::RETURN_VALUE, 0, location);
        let code = self.end(Signature { args, flags: CodeFlags::default(), ..Signature::default() });
        self.make_function(code, 0, location);
    }

    /// `[-- parameters]`: makes and binds them; a tuple of all stays.
    pub(crate) fn type_params(&mut self, params: &'t [TypeParam]) -> Done {
        use intrinsic::{Binary, Unary};
        let mut seen_default = false;
        for param in params {
            let location = self.location(param.span);
            self.check_bindable(param.name.name, param.span)?;
            let text = self.names.text(param.name.name).to_owned();
            self.constant(Constant::Str(text.clone()), location);
            match &param.kind {
                TypeParamKind::TypeVar(Some(bound)) => {
                    self.lazy(&param.name, param.name.name, bound)?;
                    let is_tuple = matches!(bound.kind, ExprKind::Tuple(_));
                    let helper = if is_tuple { Binary::TypeVarWithConstraints } else { Binary::TypeVarWithBound };
                    self.emit(Op::CALL_INTRINSIC_2, helper as u32, location);
                }
                TypeParamKind::TypeVar(None) => {
                    self.emit(Op::CALL_INTRINSIC_1, Unary::TypeVar as u32, location);
                }
                TypeParamKind::TypeVarTuple => {
                    self.emit(Op::CALL_INTRINSIC_1, Unary::TypeVarTuple as u32, location);
                }
                TypeParamKind::ParamSpec => {
                    self.emit(Op::CALL_INTRINSIC_1, Unary::ParamSpec as u32, location);
                }
            }
            if let Some(default) = &param.default {
                seen_default = true;
                self.lazy(&param.span, param.name.name, default)?;
                self.emit(Op::CALL_INTRINSIC_2, Binary::SetTypeParamDefault as u32, location);
            } else if seen_default {
                let message = format!("non-default type parameter '{text}' follows default type parameter");
                return error(message, param.span);
            }
            self.emit(Op::COPY, 1, location);
            self.store_name(param.name.name, location);
        }
        let here = self.asm().here();
        self.emit(Op::BUILD_TUPLE, params.len() as u32, here);
        Ok(())
    }

    /// `[-- function]` that gives an expression's value; `node` is what the scope goes by.
    fn lazy<T>(&mut self, node: &T, name: Name, value: &'t Expr) -> Done {
        let scope = self.symbols.scope_of(node).unwrap_or(ScopeId::MODULE);
        let location = self.location_of(value);
        self.begin(scope, name, location.line);
        self.resume(location.line);
        match &value.kind {
            // `*Ts = *default`: the one item that unpacking gives.
            ExprKind::Starred(inner) => {
                self.expression(inner)?;
                self.emit(Op::UNPACK_SEQUENCE, 1, location);
            }
            _ => self.expression(value)?,
        }
        self.emit(Op::RETURN_VALUE, 0, location);
        let code = self.end(Signature::default());
        self.make_function(code, 0, location);
        Ok(())
    }
}
