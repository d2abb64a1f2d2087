//! `class`: a function that fills a namespace, called by `__build_class__`.

use bytecode::{CodeFlags, Constant, LocalKind, Location, Op, intrinsic};
use source::{Span, known};
use syntax::tree::{ClassDef, ExprKind};

use crate::generator::{Done, Generator, Signature};
use crate::symbols::ScopeId;

impl<'t> Generator<'t> {
    /// `class`
    pub(crate) fn class(&mut self, def: &'t ClassDef, span: Span) -> Done {
        let location = self.location(span);
        self.decorators(&def.decorators)?;
        let first_line = self.first_line(&def.decorators, location);
        if def.type_params.is_empty() {
            self.build_class(def, first_line, location)?;
        } else {
            self.begin_type_params(def.name.name, &def.type_params, first_line);
            self.type_params(&def.type_params)?;
            self.store_name(known::TYPE_PARAMS_VARIABLE, location);
            self.build_class(def, first_line, location)?;
            self.end_type_params(0, location);
            self.emit(Op::PUSH_NULL, 0, location);
            self.emit(Op::CALL, 0, location);
        }
        self.call_decorators(&def.decorators);
        self.check_bindable(def.name.name, span)?;
        self.store_name(def.name.name, location);
        Ok(())
    }

    /// `[-- class]`: the call of `__build_class__`.
    fn build_class(&mut self, def: &'t ClassDef, first_line: u32, location: Location) -> Done {
        let scope = self.symbols.scope_of(&def.name).unwrap_or(ScopeId::MODULE);
        self.begin(scope, def.name.name, first_line);
        self.resume(first_line);
        self.class_body(def, scope)?;
        let code = self.end(Signature { flags: CodeFlags::CLASS, ..Signature::default() });

        self.emit(Op::LOAD_BUILD_CLASS, 0, location);
        self.emit(Op::PUSH_NULL, 0, location);
        self.make_function(code, 0, location);
        let name = Constant::Str(self.names.text(def.name.name).to_owned());
        self.constant(name, location);
        self.check_keywords(&def.keywords)?;
        let has_star = def.bases.iter().any(|base| matches!(base.kind, ExprKind::Starred(_)))
            || def.keywords.iter().any(|keyword| keyword.name.is_none());
        // A generic class has a last base that nobody wrote.
        let generic_base = (!def.type_params.is_empty()).then_some(known::GENERIC_BASE);
        if generic_base.is_some() {
            self.load_name(known::TYPE_PARAMS_VARIABLE, location);
            self.emit(Op::CALL_INTRINSIC_1, intrinsic::Unary::SubscriptGeneric as u32, location);
            self.store_name(known::GENERIC_BASE, location);
        }
        if has_star {
            self.star_call(2, &def.bases, generic_base, &def.keywords, location)
        } else {
            self.plain_call(2, &def.bases, generic_base, &def.keywords, location)
        }
    }

    fn class_body(&mut self, def: &'t ClassDef, scope: ScopeId) -> Done {
        let start = self.asm().here();
        self.load_name(known::NAME, start);
        self.store_name(known::MODULE, start);
        let qualname = Constant::Str(self.own_qualname().to_owned());
        self.constant(qualname, start);
        self.store_name(known::QUALNAME, start);
        let first_line = Constant::Int(i64::from(self.own_first_line()));
        self.constant(first_line, start);
        self.store_name(known::FIRSTLINENO, start);
        let dict_slot =
            self.symbols.scope(scope).needs_class_dict.then(|| self.asm().slot(known::CLASSDICT, LocalKind::Cell));
        if let Some(slot) = dict_slot {
            self.emit(Op::LOAD_LOCALS, 0, start);
            self.emit(Op::STORE_DEREF, slot, start);
        }
        if !def.type_params.is_empty() {
            self.load_name(known::TYPE_PARAMS_VARIABLE, start);
            self.store_name(known::TYPE_PARAMS, start);
        }
        self.body(&def.body)?;

        let here = self.asm().here();
        let mut attributes: Vec<&str> = self
            .unit()
            .static_attributes
            .iter()
            .copied()
            .collect::<Vec<_>>()
            .into_iter()
            .map(|name| self.names.text(name))
            .collect();
        attributes.sort_unstable();
        let attributes = attributes.into_iter().map(|text| Constant::Str(text.to_owned())).collect();
        self.constant(Constant::Tuple(attributes), here);
        self.store_name(known::STATIC_ATTRIBUTES, here);
        if let Some(slot) = dict_slot {
            self.emit(Op::LOAD_CLOSURE, slot, here);
            self.store_name(known::CLASSDICTCELL, here);
        }
        if self.symbols.scope(scope).needs_class_cell {
            let slot = self.asm().slot(known::CLASS, LocalKind::Cell);
            self.emit(Op::LOAD_CLOSURE, slot, here);
            self.emit(Op::COPY, 1, here);
            self.store_name(known::CLASSCELL, here);
            self.emit(Op::RETURN_VALUE, 0, here);
        } else {
            self.return_none();
        }
        Ok(())
    }
}
