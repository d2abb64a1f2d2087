//! Functions written in Python, builtin functions, bound methods, static and class methods.

use objects::Slot;

use crate::kinds::Contents;

mod native;
mod tables;
mod wrappers;
pub use native::{
    BUILTIN_METHOD, CLASS_METHOD_DESCRIPTOR, METHOD_DESCRIPTOR, METHOD_WRAPPER, NATIVE, WRAPPER_DESCRIPTOR,
};
pub use tables::{BOUND_METHOD, SPEC};
pub use wrappers::{CLASS_METHOD, STATIC_METHOD};

/// A function made by `def` or `lambda`.
pub struct Function {
    /// `__code__`
    pub code: Slot,
    /// The module whose names are its globals.
    pub module: Slot,
    /// `__name__`
    pub name: Slot,
    /// `__qualname__`
    pub qualname: Slot,
    /// `__defaults__`: a tuple, or None.
    pub defaults: Slot,
    /// `__kwdefaults__`: a dict, or None.
    pub kwdefaults: Slot,
    /// `__closure__`: a tuple of cells, or None.
    pub closure: Slot,
    /// `__doc__`
    pub doc: Slot,
    /// `__annotations__`: a dict, or NULL until asked for.
    pub annotations: Slot,
    /// `__module__`
    pub module_name: Slot,
    /// `__type_params__`: a tuple, or NULL for none.
    pub type_params: Slot,
}

crate::payload!(Function, tracked);

impl Function {
    fn slots(&self) -> [&Slot; 11] {
        [
            &self.code,
            &self.module,
            &self.name,
            &self.qualname,
            &self.defaults,
            &self.kwdefaults,
            &self.closure,
            &self.doc,
            &self.annotations,
            &self.module_name,
            &self.type_params,
        ]
    }
}

impl Contents for Function {
    fn visit(&self, visitor: &mut objects::Visitor<'_>) {
        for slot in self.slots() {
            slot.visit(visitor);
        }
    }

    // Code and module stay: frames that still run the function point into them.
    fn clear(&self, out: &mut objects::Cleared) {
        out.extend(self.slots()[4..].iter().map(|slot| slot.take()));
    }
}

/// A method with its instance.
pub struct BoundMethod {
    /// `__func__`
    pub function: Slot,
    /// `__self__`
    pub instance: Slot,
}

crate::payload!(BoundMethod, tracked);

impl Contents for BoundMethod {
    fn visit(&self, visitor: &mut objects::Visitor<'_>) {
        self.function.visit(visitor);
        self.instance.visit(visitor);
    }
}

/// `staticmethod(function)`
pub struct StaticMethod {
    /// `__func__`
    pub function: Slot,
}

crate::payload!(StaticMethod, tracked);

impl Contents for StaticMethod {
    fn visit(&self, visitor: &mut objects::Visitor<'_>) {
        self.function.visit(visitor);
    }
}

/// `classmethod(function)`
pub struct ClassMethod {
    /// `__func__`
    pub function: Slot,
}

crate::payload!(ClassMethod, tracked);

impl Contents for ClassMethod {
    fn visit(&self, visitor: &mut objects::Visitor<'_>) {
        self.function.visit(visitor);
    }
}
