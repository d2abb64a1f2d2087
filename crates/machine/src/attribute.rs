//! Attributes: the lookup of the language reference, descriptors, and setting and deleting.

use objects::{Attributes, Tuple, Value};
use smallvec::SmallVec;
use source::{Name, known};

use crate::builtin::Builtin;
use crate::class::Class;
use crate::native::NativeFunction;
use crate::types::function::{BoundMethod, ClassMethod, Function, StaticMethod};
use crate::types::property::{GetsetDescriptor, MemberDescriptor, Property};
use crate::{Result, Thread};

impl Thread {
    /// `type(value)`
    #[inline]
    pub fn class_of(&self, value: &Value) -> Value {
        if let Some(header) = value.header() {
            return header.shape().class();
        }
        self.class(match value.word() {
            word if word.is_small_int() => Builtin::Int,
            word if word.is_small_float() => Builtin::Float,
            objects::Word::TRUE | objects::Word::FALSE => Builtin::Bool,
            objects::Word::NOT_IMPLEMENTED => Builtin::NotImplementedType,
            objects::Word::ELLIPSIS => Builtin::Ellipsis,
            _ => Builtin::NoneType,
        })
    }

    /// What errors about an argument of the wrong type call it: None by its own name.
    pub(crate) fn argument_type(&self, value: &Value) -> String {
        if value.is_none() { "None".to_owned() } else { self.type_name(value) }
    }

    /// The name of a value's type as errors show it: with its module for types that modules in Rust define.
    pub fn type_name(&self, value: &Value) -> String {
        let class = self.class_of(value);
        class.get::<Class>().map(Class::shown_name).unwrap_or_default()
    }

    /// `type(value)` is exactly this builtin type.
    #[inline(always)]
    pub fn is_exactly(&self, value: &Value, builtin: Builtin) -> bool {
        match value.header() {
            Some(header) => header.shape().class_bits() == self.interpreter.types[builtin as usize].word(),
            None => self.class_of(value).is(&self.class(builtin)),
        }
    }

    /// Whether `class` is this builtin type or derives from it.
    pub fn derives(&self, class: &Value, builtin: Builtin) -> bool {
        let builtin = self.class(builtin);
        class.get::<Class>().is_some_and(|class| class.derives_from(&builtin))
    }

    /// Whether the value is an instance of this builtin type or of one derived from it.
    pub fn is_instance(&self, value: &Value, builtin: Builtin) -> bool {
        self.is_exactly(value, builtin) || self.derives(&self.class_of(value), builtin)
    }

    /// A method of the value's type, unbound; `None` when there is none. Instance attributes do not count.
    #[inline]
    pub fn special(&self, value: &Value, name: Name) -> Option<Value> {
        self.class_of(value).get::<Class>().and_then(|class| class.lookup(name))
    }

    /// Calls a special method; `None` when the type has none (or it is None).
    ///
    /// # Errors
    /// What the method raises.
    pub fn call_special(&mut self, value: &Value, name: Name, args: &[Value]) -> Result<Option<Value>> {
        let Some(method) = self.special(value, name) else { return Ok(None) };
        if method.has::<Function>() {
            return self.call_with_self(method, value, args).map(Some);
        }
        if method.get::<NativeFunction>().is_some_and(|native| native.is_method) {
            let mut all = SmallVec::<[Value; 4]>::with_capacity(args.len() + 1);
            all.push(value.clone());
            all.extend(args.iter().cloned());
            return self.call(&method, &all).map(Some);
        }
        let class = self.class_of(value);
        let bound = self.bind_descriptor(&method, value, &class)?;
        self.call(&bound, args).map(Some)
    }

    /// `value.name`
    ///
    /// # Errors
    /// AttributeError, or what a descriptor or `__getattr__` raises.
    pub fn get_attribute(&mut self, value: &Value, name: Name) -> Result {
        let class_value = self.class_of(value);
        let Some(class) = class_value.get::<Class>() else { return Err(self.no_attribute(value, name)) };
        let traits = class.traits.get();
        let found = if traits.get_attribute {
            let text = self.name_value(name);
            match self.call_special(value, known::GETATTRIBUTE, &[text]) {
                Ok(Some(found)) => Ok(found),
                Ok(None) => self.default_get_attribute(value, class, name),
                Err(raised) => Err(raised),
            }
        } else {
            self.default_get_attribute(value, class, name)
        };
        self.after_lookup(found, value, name, traits.get_attr)
    }

    fn default_get_attribute(&mut self, value: &Value, class: &Class, name: Name) -> Result {
        match class.slot(|slots| slots.get_attribute) {
            Some(get) => get(self, value, name),
            None => self.generic_get_attribute(value, name),
        }
    }

    /// Gives `__getattr__` its turn after an AttributeError.
    fn after_lookup(&mut self, found: Result, value: &Value, name: Name, get_attr: bool) -> Result {
        match found {
            Err(raised) if get_attr && self.is_exception(&raised, Builtin::AttributeError) => {
                let text = self.name_value(name);
                match self.call_special(value, known::GETATTR, &[text])? {
                    Some(found) => Ok(found),
                    None => Err(raised),
                }
            }
            found => found,
        }
    }

    /// `value.name`, or `None` instead of an AttributeError.
    ///
    /// # Errors
    /// Any other exception.
    pub fn find_attribute(&mut self, value: &Value, name: Name) -> Result<Option<Value>> {
        match self.get_attribute(value, name) {
            Ok(found) => Ok(Some(found)),
            Err(raised) if self.is_exception(&raised, Builtin::AttributeError) => Ok(None),
            Err(raised) => Err(raised),
        }
    }

    /// `object.__getattribute__(value, name)`
    ///
    /// # Errors
    /// AttributeError, or what a descriptor raises.
    pub fn generic_get_attribute(&mut self, value: &Value, name: Name) -> Result {
        let class_value = self.class_of(value);
        let found = class_value.get::<Class>().and_then(|class| class.lookup(name));
        if let Some(found) = &found
            && self.is_data_descriptor(found)
            && self.has_get(found)
        {
            return self.bind_descriptor(found, value, &class_value);
        }
        if let Some(own) = self.own_attribute(value, name) {
            return Ok(own);
        }
        match found {
            Some(found) => self.bind_descriptor(&found, value, &class_value),
            None => Err(self.no_attribute(value, name)),
        }
    }

    /// The attribute in the instance itself.
    #[inline]
    pub fn own_attribute(&self, value: &Value, name: Name) -> Option<Value> {
        let shape = value.header()?.shape();
        match shape.find(name) {
            Some(index) => Attributes::of(value)?.slot(index as usize)?.get().non_null(),
            None if shape.has_given_dict() => self.dict_named(&self.given_dict(value)?, name),
            None => None,
        }
    }

    /// The attribute in a slot of the instance, which a name of its class's `__slots__` has.
    pub(crate) fn attribute_in_slot(&self, value: &Value, name: Name) -> Option<Value> {
        let index = value.header()?.shape().find(name)?;
        Attributes::of(value)?.slot(index as usize)?.get().non_null()
    }

    /// Whether a class attribute says what reading it gives; one with `__set__` alone leaves that to the instance.
    pub(crate) fn has_get(&self, found: &Value) -> bool {
        self.class_of(found)
            .get::<Class>()
            .is_some_and(|class| class.traits.get().descriptor || class.slot(|slots| slots.descriptor_get).is_some())
    }

    /// Whether a class attribute goes before instance attributes.
    pub fn is_data_descriptor(&self, found: &Value) -> bool {
        if found.has::<Function>() || found.has::<NativeFunction>() {
            return false;
        }
        let class = self.class_of(found);
        class.get::<Class>().is_some_and(|class| class.traits.get().data_descriptor)
    }

    /// What a class attribute becomes when it is read through an instance.
    ///
    /// # Errors
    /// What the descriptor raises.
    pub fn bind_descriptor(&mut self, found: &Value, instance: &Value, class: &Value) -> Result {
        if found.has::<Function>() || found.get::<NativeFunction>().is_some_and(|native| native.is_method) {
            return Ok(self.bound_method(found.clone(), instance.clone()));
        }
        self.descriptor_get(found, instance, class)
    }

    /// `found.__get__(instance, owner)` for anything that has it, else the value itself. The instance is
    /// NULL for access through the class.
    ///
    /// # Errors
    /// What the descriptor raises.
    pub fn descriptor_get(&mut self, found: &Value, instance: &Value, owner: &Value) -> Result {
        if !found.word().is_pointer() {
            return Ok(found.clone());
        }
        let class = self.class_of(found);
        let Some(class) = class.get::<Class>() else { return Ok(found.clone()) };
        if let Some(get) = class.slot(|slots| slots.descriptor_get) {
            return get(self, found, instance, owner);
        }
        if !class.traits.get().descriptor {
            return Ok(found.clone());
        }
        let instance = if instance.is_null() { Value::NONE } else { instance.clone() };
        match self.call_special(found, known::GET, &[instance, owner.clone()])? {
            Some(value) => Ok(value),
            None => Ok(found.clone()),
        }
    }

    /// A bound method; those of builtin types have types of their own.
    pub fn bound_method(&mut self, function: Value, instance: Value) -> Value {
        let kind = match function.get::<NativeFunction>() {
            None => Builtin::BoundMethod,
            Some(native) if native.is_wrapper => Builtin::MethodWrapper,
            Some(_) => Builtin::BuiltinMethod,
        };
        let method = BoundMethod { function: objects::Slot::new(function), instance: objects::Slot::new(instance) };
        self.object(kind, method)
    }

    /// `value.name = content`, or `del value.name` without content.
    ///
    /// # Errors
    /// AttributeError, or what a descriptor or `__setattr__` raises.
    pub fn set_attribute(&mut self, value: &Value, name: Name, content: Option<Value>) -> Result<()> {
        let class_value = self.class_of(value);
        let Some(class) = class_value.get::<Class>() else { return Err(self.no_attribute(value, name)) };
        let traits = class.traits.get();
        if traits.set_attr && content.is_some() || traits.del_attr && content.is_none() {
            let text = self.name_value(name);
            match content {
                Some(content) => self.call_special(value, known::SETATTR, &[text, content])?,
                None => self.call_special(value, known::DELATTR, &[text])?,
            };
            return Ok(());
        }
        match class.slot(|slots| slots.set_attribute) {
            Some(set) => set(self, value, name, content),
            None => self.generic_set_attribute(value, name, content),
        }
    }

    /// `object.__setattr__` and `object.__delattr__`
    ///
    /// # Errors
    /// AttributeError, or what a descriptor raises.
    pub fn generic_set_attribute(&mut self, value: &Value, name: Name, content: Option<Value>) -> Result<()> {
        let class_value = self.class_of(value);
        let Some(class) = class_value.get::<Class>() else { return Err(self.no_attribute(value, name)) };
        let found = class.lookup(name);
        if let Some(found) = &found
            && self.is_data_descriptor(found)
        {
            return self.descriptor_set(found, value, content, name);
        }
        if !class.traits.get().has_dict || Attributes::of(value).is_none() {
            return Err(self.cannot_set(value, name, found.is_some()));
        }
        match content {
            Some(content) => {
                self.set_own_attribute(value, name, content);
                Ok(())
            }
            None => match self.delete_own_attribute(value, name) {
                Some(old) => {
                    drop(old);
                    Ok(())
                }
                None => Err(self.no_attribute(value, name)),
            },
        }
    }

    fn cannot_set(&mut self, value: &Value, name: Name, in_class: bool) -> crate::Raised {
        let (class, text) = (self.type_name(value), self.text(name).to_owned());
        let message = match in_class {
            true => format!("'{class}' object attribute '{text}' is read-only"),
            false => {
                format!("'{class}' object has no attribute '{text}' and no __dict__ for setting new attributes")
            }
        };
        self.attribute_error(message, value, name)
    }

    /// Sets an attribute in the instance itself; the caller knows that it may have any.
    pub fn set_own_attribute(&mut self, value: &Value, name: Name, content: Value) {
        match self.given_dict(value) {
            Some(dict) => {
                let key = self.name_value(name);
                // Only `__eq__` of a key that is no str could raise.
                drop(self.dict_set(&dict, key, content));
            }
            None => self.set_attribute_in_slot(value, name, content),
        }
    }

    /// Sets the attribute in a slot of the instance, which a name of its class's `__slots__` has.
    pub(crate) fn set_attribute_in_slot(&mut self, value: &Value, name: Name, content: Value) {
        drop(Attributes::set(value, name, content, self.versions()));
    }

    /// Takes an attribute out of the instance itself.
    pub fn delete_own_attribute(&mut self, value: &Value, name: Name) -> Option<Value> {
        if let Some(dict) = self.given_dict(value) {
            let key = self.name_value(name);
            return self.dict_remove(&dict, &key).ok().flatten();
        }
        // Slots move up: nobody may have found one and not used it yet.
        let old = self.with_world_stopped(|t| t.move_attribute_out(value, name))?;
        objects::note_taken_out(&old);
        Some(old)
    }

    fn move_attribute_out(&self, value: &Value, name: Name) -> Option<Value> {
        let (header, attributes) = (value.header()?, Attributes::of(value)?);
        let index = header.shape().find(name)? as usize;
        let old = attributes.slot(index)?.take().non_null()?;
        for at in index..header.shape().len() - 1 {
            let next = attributes.slot(at + 1).map(objects::Slot::take).unwrap_or_default();
            if let Some(slot) = attributes.slot(at) {
                drop(slot.replace(next));
            }
        }
        header.shape().family().without(value, name, self.versions());
        Some(old)
    }

    pub(crate) fn descriptor_set(
        &mut self,
        found: &Value,
        instance: &Value,
        content: Option<Value>,
        name: Name,
    ) -> Result<()> {
        let class = self.class_of(found);
        if let Some(set) = class.get::<Class>().and_then(|class| class.slot(|slots| slots.descriptor_set)) {
            return set(self, found, instance, content);
        }
        let (method, done) = match content {
            Some(content) => {
                (known::SET, self.call_special(found, known::SET, &[instance.clone(), content])?.is_some())
            }
            None => (known::DELETE, self.call_special(found, known::DELETE, std::slice::from_ref(instance))?.is_some()),
        };
        if done {
            return Ok(());
        }
        let method = self.text(method).to_owned();
        Err(self.attribute_error(method, instance, name))
    }

    /// Sets or deletes an attribute of a class, and lets caches know.
    ///
    /// # Errors
    /// AttributeError when there is nothing to delete.
    pub fn set_class_attribute(&mut self, class_value: &Value, name: Name, content: Option<Value>) -> Result<()> {
        let Some(class) = class_value.get::<Class>() else { return Ok(()) };
        let old = class.namespace.get(name);
        let plain = |value: &Value| !value.word().is_pointer() || self.is_plain(value);
        let Some(content) = content else {
            let Some(old) = class.namespace.remove(name, self.versions()) else {
                return Err(self.no_attribute(class_value, name));
            };
            self.class_changed(class);
            drop(old);
            return Ok(());
        };
        // A plain value in place of a plain value is seen by everyone through the cell.
        let quiet = old.as_ref().is_some_and(plain) && plain(&content);
        let before = class.namespace.set(name, content, self.versions());
        if !quiet {
            self.class_changed(class);
        }
        drop(before);
        drop(old);
        Ok(())
    }

    pub(crate) fn class_changed(&mut self, class: &Class) {
        let forgotten = self.with_world_stopped(|t| {
            let mut forgotten = Vec::new();
            class.changed(t, &mut forgotten);
            class.inherit_slots(t);
            forgotten
        });
        drop(forgotten);
    }

    /// Whether a value in a class is plain data: no descriptor, nothing that binds.
    pub fn is_plain(&self, value: &Value) -> bool {
        if value.has::<Function>()
            || value.has::<NativeFunction>()
            || value.has::<Property>()
            || value.has::<ClassMethod>()
            || value.has::<StaticMethod>()
            || value.has::<GetsetDescriptor>()
            || value.has::<MemberDescriptor>()
        {
            return false;
        }
        let class = self.class_of(value);
        class.get::<Class>().is_none_or(|class| !class.traits.get().descriptor && !class.traits.get().data_descriptor)
    }

    /// `super(class, instance).name` without binding: what follows `class` in the resolution order of
    /// the instance's type.
    pub fn super_lookup(&self, class: &Value, start: &Value, name: Name) -> Option<Value> {
        let mro = start.get::<Class>()?.mro.get();
        let items = mro.get::<Tuple>()?.items();
        let at = items.iter().position(|other| other.is(class))?;
        items[at + 1..].iter().find_map(|class| class.get::<Class>()?.namespace.get(name))
    }
}
