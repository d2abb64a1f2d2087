//! `__dict__` and `__weakref__` of instances of classes written in Python.

use objects::{Attributes, Slot, Value};
use source::Name;

use super::Dict;
use crate::builtin::Builtin;
use crate::class::{Class, Getset, getter};
use crate::types::property::{GetsetDescriptor, MemberDescriptor};
use crate::{Result, Thread};

pub(crate) const DICT: Getset =
    Getset { name: "__dict__", get: |t, object| Ok(t.attributes_dict(object)), set: Some(replace) };

/// The oldest weak reference, which CPython's list of them begins with.
pub(crate) const WEAKREF: Getset =
    getter("__weakref__", |t, object| Ok(t.weak_references(object).into_iter().next().unwrap_or(Value::NONE)));

/// `object.__dict__ = dict`: the attributes become those of the dict.
pub(crate) fn replace(t: &mut Thread, object: &Value, new: Option<Value>) -> Result<()> {
    let new = match new {
        None => t.dict(),
        Some(new) if new.has::<Dict>() => new,
        Some(new) => {
            let name = t.type_name(&new);
            return Err(t.type_error(format!("__dict__ must be set to a dictionary, not a '{name}'")));
        }
    };
    let (entries, attributes) = (t.dict_items(&new), t.attributes_dict(object));
    t.dict_clear(&attributes);
    for (key, value) in entries {
        t.dict_set(&attributes, key, value)?;
    }
    Ok(())
}

impl Thread {
    /// Whether a name is in the `__slots__` of an object's class: then it is not in the object's `__dict__`.
    pub(super) fn is_member(&self, object: &Value, name: Name) -> bool {
        let class = self.class_of(object);
        class.get::<Class>().is_some_and(|class| {
            class.traits.get().members && class.lookup(name).is_some_and(|found| found.has::<MemberDescriptor>())
        })
    }

    /// The attribute that an object's `__dict__` has under a name.
    pub(super) fn shown_attribute(&self, object: &Value, name: Name) -> Option<Value> {
        self.own_attribute(object, name).filter(|_| !self.is_member(object, name))
    }

    /// The attribute in a slot of an object, if its `__dict__` shows it.
    pub(super) fn attribute_at(&self, object: &Value, at: usize) -> Option<(Name, Value)> {
        let value = Attributes::of(object)?.slot(at)?.get().non_null()?;
        let name = object.header()?.shape().name_at(at)?;
        (!self.is_member(object, name)).then_some((name, value))
    }

    /// Gives a class the descriptors of what its instances have and those of its bases do not.
    pub(crate) fn add_instance_dict(&mut self, class_value: &Value, class: &Class, dict: bool, weakref: bool) {
        for (getset, _) in [(DICT, dict), (WEAKREF, weakref)].into_iter().filter(|(_, added)| *added) {
            let descriptor = GetsetDescriptor { getset, owner: Slot::new(class_value.clone()) };
            let descriptor = self.object(Builtin::Getset, descriptor);
            let name = self.names().intern(getset.name);
            drop(class.namespace.set(name, descriptor, self.versions()));
        }
    }
}
