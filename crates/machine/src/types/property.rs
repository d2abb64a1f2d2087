//! Descriptors: `property`, computed attributes of builtin types, and the members of `__slots__`.

use objects::Slot;

use crate::class::Getset;
use crate::kinds::Contents;

mod tables;
pub use tables::{GETSET, MEMBER, SPEC};

/// `property(fget, fset, fdel, doc)`
#[derive(Default)]
pub struct Property {
    /// `fget`
    pub getter: Slot,
    /// `fset`
    pub setter: Slot,
    /// `fdel`
    pub deleter: Slot,
    /// `__doc__`
    pub doc: Slot,
    /// The name it was bound to in a class.
    pub name: Slot,
    /// Whether `__doc__` is that of the getter.
    pub getter_doc: Slot,
}

crate::payload!(Property, tracked);

impl Contents for Property {
    fn visit(&self, visitor: &mut objects::Visitor<'_>) {
        for slot in [&self.getter, &self.setter, &self.deleter, &self.doc, &self.name, &self.getter_doc] {
            slot.visit(visitor);
        }
    }
}

/// A computed attribute of a builtin type.
pub struct GetsetDescriptor {
    /// Its functions.
    pub getset: Getset,
    /// The type it belongs to.
    pub owner: Slot,
}

crate::payload!(GetsetDescriptor as Getset, tracked);

impl Contents for GetsetDescriptor {
    fn visit(&self, visitor: &mut objects::Visitor<'_>) {
        self.owner.visit(visitor);
    }
}

/// An attribute named in `__slots__`.
pub struct MemberDescriptor {
    /// Its name.
    pub name: source::Name,
    /// The class it belongs to.
    pub owner: Slot,
}

crate::payload!(MemberDescriptor as Member, tracked);

impl Contents for MemberDescriptor {
    fn visit(&self, visitor: &mut objects::Visitor<'_>) {
        self.owner.visit(visitor);
    }
}
