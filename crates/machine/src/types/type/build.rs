//! Making classes: bases, resolution order, slots, hooks.

use objects::{Namespace, Shapes, Slot, Str, Tuple, Value};
use source::{Name, known};

use super::facts::item_size;
use crate::builtin::Builtin;
use crate::class::{Class, Traits};
use crate::kinds::Kind;
use crate::types::cell::Cell;
use crate::types::property::MemberDescriptor;
use crate::{Result, Thread};

/// What a class gives its instances beside the contents of its best base's.
struct Added {
    dict: bool,
    weakref: bool,
}

impl Thread {
    /// Makes a class of a metaclass; what `type.__new__` does.
    ///
    /// # Errors
    /// TypeError when the bases do not go together; what `__set_name__` or `__init_subclass__` raises.
    pub fn make_class(
        &mut self,
        meta: &Value,
        name: &str,
        bases: Vec<Value>,
        namespace: &Value,
        keywords: &Value,
    ) -> Result {
        let bases = if bases.is_empty() { vec![self.class(Builtin::Object)] } else { bases };
        let best = self.best_base(&bases)?;
        let entries = self.dict_items(namespace);
        let slots = self.declared_slots(&entries, &best)?;
        let added = self.added_by(slots.as_deref(), &best, &bases);
        let members = slots.as_ref().is_some_and(|slots| !slots.is_empty())
            || bases.iter().filter_map(|base| base.get::<Class>()).any(|base| base.traits.get().members);
        let Some(best_class) = best.get::<Class>() else { return Err(self.type_error("bases must be types")) };
        let layout = best_class.shapes.root().layout();
        // The attributes of modules, also of derived kinds, are the names in them.
        let is_module = layout.kind == Kind::Module as u8;
        let prefixed = layout.kind != objects::Instance::KIND && (!is_module || members);
        let shapes = Shapes::new(layout, prefixed, self.versions());
        let has_strange_keys = entries.iter().any(|(key, _)| !key.has::<Str>());
        let class_namespace = Namespace::new(self.versions());
        for (key, value) in entries {
            let Some(key) = key.get::<Str>() else { continue };
            let key = self.name_of(key);
            if matches!(key, known::CLASSCELL | known::CLASSDICTCELL | known::QUALNAME) {
                continue;
            }
            drop(class_namespace.set(key, value, self.versions()));
        }
        let qualname_key = self.name_value(known::QUALNAME);
        let qualname = self.dict_get(namespace, &qualname_key)?;
        let name_value = self.str(name);
        let qualname = qualname.unwrap_or_else(|| name_value.clone());
        if !qualname.has::<Str>() {
            let name = self.type_name(&qualname);
            return Err(self.type_error(format!("type __qualname__ must be a str, not {name}")));
        }
        let base_tuple = self.tuple(bases.clone());
        let version = self.versions().next();
        let payload = Class::new(name_value, qualname, base_tuple, shapes, class_namespace, version, None);
        let class_value = self.object_of(meta, payload);
        let Some(class) = class_value.get::<Class>() else { unreachable!("just made") };
        class.shapes.set_class(&class_value);
        class.builtin_base.set(best_class.builtin_base.get());
        class.traits.set(Traits {
            subclassable: true,
            heap: true,
            has_dict: !is_module && (added.dict || best_class.traits.get().has_dict),
            members,
            exception: best_class.traits.get().exception,
            ..Traits::default()
        });
        // Classes and modules have a `__dict__` of their own kind, also those of a derived type.
        let own_dict = is_module || layout.kind == Kind::Class as u8;
        self.add_instance_dict(&class_value, class, added.dict && !own_dict, added.weakref && !own_dict);
        self.fill_class_defaults(class);
        if let Some(slots) = slots {
            self.add_members(&class_value, class, &slots);
        }
        self.fill_class_cell(&class_value, namespace)?;
        self.order_class(&class_value, class)?;
        for base in &bases {
            if let (Some(base_class), Some(handle)) = (base.get::<Class>(), self.heap().weak(&class_value)) {
                handle.add_to(&mut base_class.subclasses.lock());
            }
        }
        class.inherit_slots(self);
        let dict_key = self.name_value(known::CLASSDICTCELL);
        if let Some(cell) = self.dict_get(namespace, &dict_key)?
            && let Some(cell) = cell.get::<Cell>()
        {
            let own = self.mapping_proxy(class_value.clone());
            cell.content.set(own);
        }
        if has_strange_keys {
            let message = format!("non-string key in the __dict__ of class {}", class.name_text());
            self.warn(Builtin::RuntimeWarning, &message)?;
        }
        self.announce_names(&class_value, namespace)?;
        self.announce_subclass(&class_value, keywords)?;
        Ok(class_value)
    }

    /// Tells the methods that use `super()` or `__class__` which class they are in.
    fn fill_class_cell(&mut self, class_value: &Value, namespace: &Value) -> Result<()> {
        let key = self.name_value(known::CLASSCELL);
        let Some(given) = self.dict_get(namespace, &key)? else { return Ok(()) };
        let Some(cell) = given.get::<Cell>() else {
            let kind = self.class_of(&given);
            let shown = self.repr_text(&kind)?;
            return Err(self.type_error(format!("__classcell__ must be a nonlocal cell, not {shown}")));
        };
        cell.content.set(class_value.clone());
        Ok(())
    }

    fn fill_class_defaults(&mut self, class: &Class) {
        if class.namespace.find(known::MODULE).is_none() {
            let module = self.current_module();
            if let Some(name) = self.module_get(&module, known::NAME) {
                drop(class.namespace.set(known::MODULE, name, self.versions()));
            }
        }
        if class.namespace.find(known::DOC).is_none() {
            drop(class.namespace.set(known::DOC, Value::NONE, self.versions()));
        }
        if class.namespace.find(known::EQ).is_some() && class.namespace.find(known::HASH).is_none() {
            drop(class.namespace.set(known::HASH, Value::NONE, self.versions()));
        }
        // These are class methods, and `__new__` a static method, without being marked so.
        for (name, is_static) in [(known::NEW, true), (known::INIT_SUBCLASS, false), (known::CLASS_GETITEM, false)] {
            let Some(function) = class.namespace.get(name) else { continue };
            if !function.has::<crate::types::function::Function>() {
                continue;
            }
            let function = Slot::new(function);
            let method = if is_static {
                self.object(Builtin::StaticMethod, crate::types::function::StaticMethod { function })
            } else {
                self.object(Builtin::ClassMethod, crate::types::function::ClassMethod { function })
            };
            drop(class.namespace.set(name, method, self.versions()));
        }
    }

    /// Whether instances of a new class get a `__dict__` and a place for weak references that those of its best base
    /// do not have.
    fn added_by(&self, slots: Option<&[Name]>, best: &Value, bases: &[Value]) -> Added {
        let has = |class: &Value| {
            let has_dict = class.get::<Class>().is_some_and(|class| class.traits.get().has_dict);
            (has_dict, self.instances_can_be_referred_to(class))
        };
        let best_has = has(best);
        let wanted = |name| slots.is_none_or(|slots| slots.contains(&name));
        let elsewhere = bases.iter().filter(|base| !base.is(best)).map(has);
        let elsewhere = elsewhere.fold((false, false), |all, one| (all.0 || one.0, all.1 || one.1));
        Added {
            dict: !best_has.0 && (wanted(known::DICT) || elsewhere.0),
            weakref: !best_has.1 && item_size(best) == 0 && (wanted(known::WEAKREF) || elsewhere.1),
        }
    }

    /// The names in `__slots__`; `None` without `__slots__`.
    fn declared_slots(&mut self, entries: &[(Value, Value)], best: &Value) -> Result<Option<Vec<Name>>> {
        let slots_name = self.name_value(known::SLOTS);
        let Some((_, declared)) = entries.iter().find(|(key, _)| key.is(&slots_name)) else { return Ok(None) };
        let items = if declared.has::<Str>() { vec![declared.clone()] } else { self.collect(declared)? };
        if !items.is_empty() && item_size(best) != 0 {
            let name = best.get::<Class>().map(Class::name_text).unwrap_or_default();
            return Err(self.type_error(format!("nonempty __slots__ not supported for subtype of '{name}'")));
        }
        let has_dict = best.get::<Class>().is_some_and(|best| best.traits.get().has_dict);
        let taken = [(known::DICT, has_dict), (known::WEAKREF, self.instances_can_be_referred_to(best))];
        let mut names = Vec::new();
        for item in items {
            let Some(text) = item.get::<Str>() else {
                let name = self.type_name(&item);
                return Err(self.type_error(format!("__slots__ items must be strings, not '{name}'")));
            };
            if !text::classify::is_identifier(text.as_str()) {
                return Err(self.type_error("__slots__ must be identifiers"));
            }
            let name = self.name_of(text);
            if let Some((_, has)) = taken.iter().find(|(taken, _)| *taken == name) {
                if *has || names.contains(&name) {
                    let text = self.text(name).to_owned();
                    return Err(self.type_error(format!("{text} slot disallowed: we already got one")));
                }
                names.push(name);
                continue;
            }
            let own = self.name_value(name);
            // What the compiler puts into a namespace does not stay in the class.
            let stays = !matches!(name, known::QUALNAME | known::CLASSCELL);
            if stays && entries.iter().any(|(key, _)| key.is(&own)) {
                let text = self.text(name).to_owned();
                return Err(self.value_error(format!("'{text}' in __slots__ conflicts with class variable")));
            }
            names.push(name);
        }
        Ok(Some(names))
    }

    /// Makes the descriptors of the names in `__slots__`, which are mangled as the compiler does it.
    fn add_members(&mut self, class_value: &Value, class: &Class, slots: &[Name]) {
        let owner = class.name_text();
        let owner = owner.trim_start_matches('_');
        for &slot in slots {
            if slot == known::DICT || slot == known::WEAKREF {
                continue;
            }
            let text = self.text(slot).to_owned();
            let private = text.starts_with("__") && !text.ends_with("__") && !owner.is_empty();
            let name = if private { self.names().intern(&format!("_{owner}{text}")) } else { slot };
            let member = MemberDescriptor { name, owner: Slot::new(class_value.clone()) };
            let member = self.object(Builtin::Member, member);
            drop(class.namespace.set(name, member, self.versions()));
        }
    }

    fn announce_names(&mut self, class_value: &Value, namespace: &Value) -> Result<()> {
        for (name, value) in self.dict_items(namespace) {
            if !value.word().is_pointer() || self.special(&value, known::SET_NAME).is_none() {
                continue;
            }
            if let Err(raised) = self.call_special(&value, known::SET_NAME, &[class_value.clone(), name.clone()]) {
                let (kind, name) = (self.type_name(&value), self.repr_text(&name)?);
                let class = class_value.get::<Class>().map(Class::name_text).unwrap_or_default();
                self.add_note(&raised, format!("Error calling __set_name__ on '{kind}' instance {name} in '{class}'"));
                return Err(raised);
            }
        }
        Ok(())
    }

    fn announce_subclass(&mut self, class_value: &Value, keywords: &Value) -> Result<()> {
        let Some(hook) = self.super_lookup(class_value, class_value, known::INIT_SUBCLASS) else { return Ok(()) };
        let hook = self.descriptor_get(&hook, &Value::NULL, class_value)?;
        let (names, values): (Vec<Value>, Vec<Value>) = self.dict_items(keywords).into_iter().unzip();
        self.call_with(&hook, &[], &names, &values)?;
        Ok(())
    }

    /// `class name(bases, **keywords)`: what `__build_class__` does with the body's function.
    ///
    /// # Errors
    /// What the body, the metaclass, or the hooks raise.
    pub fn build_class(
        &mut self,
        body: &Value,
        name: &Value,
        bases: Vec<Value>,
        keywords: Vec<(Value, Value)>,
    ) -> Result {
        let mut meta = None;
        let mut rest = Vec::new();
        for (key, value) in keywords {
            if key.get::<Str>().is_some_and(|key| key.as_str() == "metaclass") {
                meta = Some(value);
            } else {
                rest.push((key, value));
            }
        }
        let resolved = self.resolve_bases(&bases)?;
        let meta = self.winning_metaclass(meta, &resolved)?;
        let base_tuple = self.tuple(resolved.clone());
        let (names, values): (Vec<Value>, Vec<Value>) = rest.into_iter().unzip();
        let namespace = match self.find_attribute(&meta, known::PREPARE)? {
            Some(prepare) => self.call_with(&prepare, &[name.clone(), base_tuple.clone()], &names, &values)?,
            None => self.dict(),
        };
        if self.special(&namespace, known::GETITEM).is_none() {
            let meta = meta.get::<Class>().map_or_else(|| "<metaclass>".to_owned(), Class::name_text);
            let got = self.type_name(&namespace);
            return Err(self.type_error(format!("{meta}.__prepare__() must return a mapping, not {got}")));
        }
        if bases.len() != resolved.len() || bases.iter().zip(&resolved).any(|(a, b)| !a.is(b)) {
            let key = self.str("__orig_bases__");
            let original = self.tuple(bases);
            self.set_item(&namespace, &key, original)?;
        }
        let cell = self.run_class_body(body, &namespace)?;
        let class = self.call_with(&meta, &[name.clone(), base_tuple, namespace], &names, &values)?;
        if let Some(cell) = cell.get::<Cell>()
            && class.has::<Class>()
        {
            let content = cell.content.get();
            if content.is_null() {
                let (text, shown) = (self.repr_text(name)?, self.repr_text(&class)?);
                let message = format!(
                    "__class__ not set defining {text} as {shown}. Was __classcell__ propagated to type.__new__?"
                );
                return Err(self.runtime_error(message));
            }
            if !content.is(&class) {
                let (set, text) = (self.repr_text(&content)?, self.repr_text(name)?);
                let shown = self.repr_text(&class)?;
                return Err(self.type_error(format!("__class__ set to {set} defining {text} as {shown}")));
            }
        }
        Ok(class)
    }

    fn resolve_bases(&mut self, bases: &[Value]) -> Result<Vec<Value>> {
        let mut resolved = Vec::new();
        for base in bases {
            if base.has::<Class>() {
                resolved.push(base.clone());
                continue;
            }
            let original = self.tuple(bases.to_vec());
            match self.find_attribute(base, known::MRO_ENTRIES)? {
                Some(hook) => {
                    let entries = self.call(&hook, &[original])?;
                    if !entries.has::<Tuple>() {
                        return Err(self.type_error("__mro_entries__ must return a tuple"));
                    }
                    resolved.extend(self.collect(&entries)?);
                }
                None => resolved.push(base.clone()),
            }
        }
        Ok(resolved)
    }

    pub(super) fn winning_metaclass(&mut self, declared: Option<Value>, bases: &[Value]) -> Result {
        let mut winner = match declared {
            Some(meta) if !meta.has::<Class>() => return Ok(meta),
            Some(meta) => meta,
            None => match bases.first() {
                Some(base) => self.class_of(base),
                None => self.class(Builtin::Type),
            },
        };
        for base in bases {
            let meta = self.class_of(base);
            let derives = |a: &Value, b: &Value| a.get::<Class>().is_some_and(|a| a.derives_from(b));
            if derives(&winner, &meta) {
                continue;
            }
            if derives(&meta, &winner) {
                winner = meta;
                continue;
            }
            return Err(self.type_error(
                "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases",
            ));
        }
        Ok(winner)
    }
}
