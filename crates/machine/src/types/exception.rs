//! Exceptions: their contents, and the classes that the list of builtin types names.

use objects::{Layout, Locked, Shared, Slot, Value};

use crate::builtin::Builtin;
use crate::class::TypeSpec;
use crate::kinds::Contents;

mod base;
pub(crate) mod group;
mod os_error;
pub(crate) mod syntax_error;
mod tables;
mod unicode;

pub use os_error::class_of_errno;

/// An exception.
pub struct Exception {
    /// `args`, a tuple.
    pub args: Slot,
    /// `__traceback__`; empty for None.
    pub traceback: Slot,
    /// `__cause__`; empty for None.
    pub cause: Slot,
    /// `__context__`; empty for None.
    pub context: Slot,
    /// `__suppress_context__`
    pub suppress_context: Shared<bool>,
    /// What some classes have beside `args`: `value`, `name`, `obj`, `errno`, `code` ...
    pub fields: Locked<Vec<(&'static str, Value)>>,
}

crate::payload!(Exception, tracked);

impl Contents for Exception {
    fn visit(&self, visitor: &mut objects::Visitor<'_>) {
        for slot in [&self.args, &self.traceback, &self.cause, &self.context] {
            slot.visit(visitor);
        }
        let fields = self.fields.lock();
        fields.iter().for_each(|(_, value)| visitor.see(value));
    }

    fn clear(&self, out: &mut objects::Cleared) {
        out.extend([self.traceback.take(), self.cause.take(), self.context.take()]);
        out.extend(self.fields.take().into_iter().map(|(_, value)| value));
    }
}

impl Exception {
    /// A field, if it was set.
    pub fn field(&self, name: &str) -> Option<Value> {
        self.fields.lock().iter().find(|(known, _)| *known == name).map(|(_, value)| value.clone())
    }

    /// Sets a field.
    pub fn set_field(&self, name: &'static str, value: Value) {
        let mut fields = self.fields.lock();
        let old = match fields.iter_mut().find(|(known, _)| *known == name) {
            Some((_, field)) => std::mem::replace(field, value),
            None => {
                fields.push((name, value));
                Value::NULL
            }
        };
        drop(fields);
        drop(old);
    }
}

static LAYOUT: Layout = Layout::of::<Exception>();

/// The table of a builtin exception class.
pub const fn spec(name: &'static str, base: Builtin) -> TypeSpec {
    TypeSpec {
        name: tables::shown_name(name),
        module: tables::module(name),
        base,
        layout: &LAYOUT,
        subclassable: true,
        slots: tables::slots(name),
        methods: tables::methods(name),
        getsets: tables::getsets(name),
        ..TypeSpec::BASE
    }
}
