//! `__dict__` and `__weakref__` of instances of classes written in Python.

use objects::{Slot, Value};

use super::Dict;
use crate::builtin::Builtin;
use crate::class::{Class, Getset, getter};
use crate::types::property::GetsetDescriptor;
use crate::{Result, Thread};

const DICT: Getset = Getset { name: "__dict__", get: |t, object| Ok(t.attributes_dict(object)), set: Some(replace) };

/// Weak references hang elsewhere; there is no list of them to show.
const WEAKREF: Getset = getter("__weakref__", |_, _| Ok(Value::NONE));

/// `object.__dict__ = dict`: the attributes become those of the dict.
fn replace(t: &mut Thread, object: &Value, new: Option<Value>) -> Result<()> {
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
    /// Gives a class the descriptors of what its instances have and those of its bases do not.
    pub(crate) fn add_instance_dict(&mut self, class_value: &Value, class: &Class) {
        for getset in [DICT, WEAKREF] {
            let descriptor = GetsetDescriptor { getset, owner: Slot::new(class_value.clone()) };
            let descriptor = self.object(Builtin::Getset, descriptor);
            let name = self.names().intern(getset.name);
            drop(class.namespace.set(name, descriptor, self.versions()));
        }
    }
}
