//! The first walk through type parameters and `type` statements.

use source::{Name, Span, known};
use syntax::tree::{ClassDef, Expr, ExprKind, FunctionDef, Parameters, TypeAlias, TypeParam, TypeParamKind};

use super::collect::{Collector, Walk};
use super::{Lazy, ScopeKind, Uses, address};

impl Collector<'_> {
    /// Opens the scope of type parameters, around what they belong to.
    pub(super) fn enter_type_params(&mut self, name: Name, params: &Vec<TypeParam>, span: Span) {
        let in_class = self.scope().kind == ScopeKind::Class;
        self.enter(ScopeKind::TypeParams, name, span, Some(address(params)));
        self.scope().sees_class = in_class;
    }

    pub(super) fn generic_function(&mut self, def: &FunctionDef) -> Walk {
        self.use_class_dict(def.name.span)?;
        let (positional, keyword) = default_kinds(&def.parameters);
        if positional {
            self.define(known::DEFAULTS_ARGUMENT, Uses::PARAM, def.name.span)?;
        }
        if keyword {
            self.define(known::KWDEFAULTS_ARGUMENT, Uses::PARAM, def.name.span)?;
        }
        self.scope().positional = u32::from(positional) + u32::from(keyword);
        self.type_params(&def.type_params)
    }

    pub(super) fn generic_class(&mut self, def: &ClassDef) -> Walk {
        self.use_class_dict(def.name.span)?;
        self.scope().class_name = Some(def.name.name);
        let both = Uses(Uses::LOCAL.0 | Uses::USE.0);
        self.define(known::TYPE_PARAMS_VARIABLE, both, def.name.span)?;
        self.define(known::GENERIC_BASE, both, def.name.span)?;
        self.type_params(&def.type_params)
    }

    /// `type name[parameters] = value`
    pub(super) fn type_alias(&mut self, alias: &TypeAlias, span: Span) -> Walk {
        self.define(alias.name.name, Uses::LOCAL, alias.name.span)?;
        let is_generic = !alias.type_params.is_empty();
        if is_generic {
            self.enter_type_params(alias.name.name, &alias.type_params, span);
            self.use_class_dict(span)?;
            self.type_params(&alias.type_params)?;
        }
        self.lazy(Lazy::Alias, alias.name.name, address(&alias.name), &alias.value)?;
        if is_generic {
            self.leave();
        }
        Ok(())
    }

    fn type_params(&mut self, params: &[TypeParam]) -> Walk {
        for param in params {
            self.define(param.name.name, Uses(Uses::TYPE_PARAM.0 | Uses::LOCAL.0), param.span)?;
            let default = match &param.kind {
                TypeParamKind::TypeVar(bound) => {
                    if let Some(bound) = bound {
                        let is_tuple = matches!(bound.kind, ExprKind::Tuple(_));
                        let kind = if is_tuple { Lazy::Constraint } else { Lazy::Bound };
                        self.lazy(kind, param.name.name, address(&param.name), bound)?;
                    }
                    Lazy::TypeVarDefault
                }
                TypeParamKind::TypeVarTuple => Lazy::TypeVarTupleDefault,
                TypeParamKind::ParamSpec => Lazy::ParamSpecDefault,
            };
            if let Some(value) = &param.default {
                self.lazy(default, param.name.name, address(&param.span), value)?;
            }
        }
        Ok(())
    }

    /// An expression that is a function of its own.
    fn lazy(&mut self, kind: Lazy, name: Name, node: usize, value: &Expr) -> Walk {
        let scope = self.scope();
        let sees_class = scope.sees_class || scope.kind == ScopeKind::Class;
        self.enter(ScopeKind::Lazy(kind), name, value.span, Some(node));
        self.scope().sees_class = sees_class;
        self.use_class_dict(value.span)?;
        self.expression(value)?;
        self.leave();
        Ok(())
    }

    fn use_class_dict(&mut self, span: Span) -> Walk {
        if self.scope().sees_class { self.define(known::CLASSDICT, Uses::USE, span) } else { Ok(()) }
    }
}

/// Whether positional and keyword-only parameters have defaults.
pub(crate) fn default_kinds(all: &Parameters) -> (bool, bool) {
    let positional = all.posonly.iter().chain(&all.regular).any(|parameter| parameter.default.is_some());
    (positional, all.kwonly.iter().any(|parameter| parameter.default.is_some()))
}
