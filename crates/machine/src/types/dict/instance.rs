//! `__dict__` and `__weakref__` of instances of classes written in Python.

use objects::{Attributes, Guarded, Slot, Value};
use source::{Name, known};
use tables::{Found, Match};

use super::{Dict, Storage, Table};
use crate::builtin::Builtin;
use crate::class::{Class, Getset, getter};
use crate::types::property::{GetsetDescriptor, MemberDescriptor};
use crate::{Result, Thread};

pub(crate) const DICT: Getset =
    Getset { name: "__dict__", get: |t, object| Ok(t.attributes_dict(object)), set: Some(replace) };

/// The oldest weak reference, which CPython's list of them begins with.
pub(crate) const WEAKREF: Getset =
    getter("__weakref__", |t, object| Ok(t.weak_references(object).into_iter().next().unwrap_or(Value::NONE)));

/// `object.__dict__ = dict`: from now on the object has its attributes there, beside all others that were given that dict.
pub(crate) fn replace(t: &mut Thread, object: &Value, new: Option<Value>) -> Result<()> {
    let new = match new {
        None => t.dict(),
        Some(new) if new.has::<Dict>() => new,
        Some(new) => {
            let name = t.type_name(&new);
            return Err(t.type_error(format!("__dict__ must be set to a dictionary, not a '{name}'")));
        }
    };
    let old = t.with_world_stopped(|t| t.replace_attributes(object, new));
    old.iter().for_each(|(_, value)| objects::note_taken_out(value));
    Ok(())
}

impl Thread {
    /// The dict that an object was given for its attributes, if it was.
    pub(crate) fn given_dict(&self, object: &Value) -> Option<Value> {
        let shape = object.header()?.shape();
        if !shape.has_given_dict() {
            return None;
        }
        let slot = Attributes::of(object)?.slot(shape.find(known::GIVEN_DICT)? as usize)?;
        slot.get().non_null().filter(|dict| dict.has::<Dict>())
    }

    /// Has an object keep its attributes in this dict; tells those that it had in itself. Nobody else runs.
    fn replace_attributes(&mut self, object: &Value, new: Value) -> Vec<(Name, Value)> {
        // Who has the dict until now keeps it, with what is in it.
        if let Some(old) = self.known_attributes_dict(object) {
            if old.is(&new) {
                return Vec::new();
            }
            self.move_attributes_into(&old, object);
        }
        if let Some(Storage::Attributes(owner)) = new.get::<Dict>().map(Dict::storage) {
            let owner = owner.get();
            self.move_attributes_into(&new, &owner);
        }
        self.give_dict(object, new)
    }

    fn give_dict(&mut self, object: &Value, dict: Value) -> Vec<(Name, Value)> {
        Attributes::give_dict(object, dict, |name| self.is_member(object, name), self.versions())
    }

    /// Makes the dict that shows the attributes of an object the place where they are. Nobody else runs.
    fn move_attributes_into(&mut self, dict: &Value, object: &Value) {
        let Some(contents) = dict.get::<Dict>().filter(|dict| dict.shows_attributes_of(object)) else { return };
        let mut table = Table::new();
        for (name, value) in self.give_dict(object, dict.clone()) {
            let (key, hash) = (self.name_value(name), text::hash::text(self.text(name)));
            if let Found::Vacant = table.find(hash, |_| false, |_| Match::No) {
                table.insert_at_vacant(hash, key, value);
            }
        }
        // It held the object, which now holds it.
        if let Storage::Attributes(owner) = &contents.own {
            drop(owner.take());
        }
        let moved = contents.moved.set(Box::new(Storage::Table(Guarded::new(table))));
        debug_assert!(moved.is_ok(), "it shows the attributes of an object, so it has not moved yet");
    }

    /// Makes a dict that shows the attributes of an object one that can have keys of any kind.
    pub(super) fn widen(&mut self, dict: &Value) {
        self.with_world_stopped(|t| {
            if let Some(Storage::Attributes(owner)) = dict.get::<Dict>().map(Dict::storage) {
                let owner = owner.get();
                t.move_attributes_into(dict, &owner);
            }
        });
    }

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
            // One that the class body has made stays.
            if class.namespace.get(name).is_none() {
                drop(class.namespace.set(name, descriptor, self.versions()));
            }
        }
    }
}
