//! Making classes: bases, resolution order, slots, hooks.

use objects::{Namespace, Shapes, Slot, Str, Tuple, Value};
use source::{Name, known};

use crate::builtin::Builtin;
use crate::class::{Class, Traits, linearize};
use crate::types::property::MemberDescriptor;
use crate::{Result, Thread};

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
        let order = self.resolution_order(&bases)?;
        let entries = self.dict_items(namespace);
        let slots = self.declared_slots(&entries)?;
        let inherits_dict = bases.iter().filter_map(|base| base.get::<Class>()).any(|base| base.traits.get().has_dict);
        let inherits_members =
            bases.iter().filter_map(|base| base.get::<Class>()).any(|base| base.traits.get().members);
        let has_dict = slots.as_ref().is_none_or(|slots| slots.contains(&known::DICT)) || inherits_dict;
        let Some(best_class) = best.get::<Class>() else { return Err(self.type_error("bases must be types")) };
        let layout = best_class.shapes.root().layout();
        let prefixed = layout.kind != objects::Instance::KIND;
        let shapes = Shapes::new(layout, prefixed, self.versions());
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
        let mut mro = vec![class_value.clone()];
        mro.extend(order);
        let mro = self.tuple(mro);
        class.mro.set(mro);
        class.builtin_base.set(best_class.builtin_base.get());
        class.traits.set(Traits {
            subclassable: true,
            heap: true,
            has_dict,
            members: slots.as_ref().is_some_and(|slots| !slots.is_empty()) || inherits_members,
            exception: best_class.traits.get().exception,
            ..Traits::default()
        });
        // Classes have a `__dict__` of their own kind, also those of a metaclass.
        if has_dict && !inherits_dict && layout.kind != crate::kinds::Kind::Class as u8 {
            self.add_instance_dict(&class_value, class);
        }
        self.fill_class_defaults(class);
        if let Some(slots) = slots {
            self.add_members(&class_value, class, &slots)?;
        }
        for base in &bases {
            if let (Some(base_class), Some(handle)) = (base.get::<Class>(), self.heap().weak(&class_value)) {
                handle.add_to(&mut base_class.subclasses.lock());
            }
        }
        class.inherit_slots(self);
        let cell_key = self.name_value(known::CLASSCELL);
        if let Some(cell) = self.dict_get(namespace, &cell_key)?
            && let Some(cell) = cell.get::<crate::types::cell::Cell>()
        {
            cell.content.set(class_value.clone());
        }
        let dict_key = self.name_value(known::CLASSDICTCELL);
        if let Some(cell) = self.dict_get(namespace, &dict_key)?
            && let Some(cell) = cell.get::<crate::types::cell::Cell>()
        {
            let own = self.mapping_proxy(class_value.clone());
            cell.content.set(own);
        }
        self.announce_names(&class_value, namespace)?;
        self.announce_subclass(&class_value, keywords)?;
        Ok(class_value)
    }

    /// What follows a class with these bases in its resolution order.
    fn resolution_order(&mut self, bases: &[Value]) -> Result<Vec<Value>> {
        let name = |base: &Value| base.get::<Class>().map(Class::name_text).unwrap_or_default();
        for (at, base) in bases.iter().enumerate() {
            if bases[..at].iter().any(|other| other.is(base)) {
                return Err(self.type_error(format!("duplicate base class {}", name(base))));
            }
        }
        linearize(bases).ok_or_else(|| {
            let names: Vec<String> = bases.iter().map(name).collect();
            let names = names.join(", ");
            self.type_error(format!("Cannot create a consistent method resolution order (MRO) for bases {names}"))
        })
    }

    /// `class.__bases__ = bases`
    pub(super) fn set_bases(&mut self, class_value: &Value, bases: Option<Value>) -> Result<()> {
        let Some(class) = class_value.get::<Class>() else { return Ok(()) };
        let name = class.name_text();
        if !class.traits.get().heap {
            return Err(self.type_error(format!("cannot set '__bases__' attribute of immutable type '{name}'")));
        }
        let Some(tuple) = bases.filter(|bases| bases.has::<Tuple>()) else {
            return Err(self.type_error(format!("can only assign tuple to {name}.__bases__")));
        };
        let bases = self.collect(&tuple)?;
        if bases.is_empty() {
            return Err(self.type_error(format!("can only assign non-empty tuple to {name}.__bases__, not ()")));
        }
        for base in &bases {
            let Some(base_class) = base.get::<Class>() else {
                let got = self.type_name(base);
                return Err(self.type_error(format!("{name}.__bases__ must be tuple of classes, not '{got}'")));
            };
            if base_class.derives_from(class_value) {
                return Err(self.type_error("a __bases__ item causes an inheritance cycle"));
            }
        }
        let best = self.best_base(&bases)?;
        let layout = |class: &Value| class.get::<Class>().map(|class| class.shapes.root().layout().kind);
        if layout(&best) != layout(class_value) {
            let (old, new) = (class.builtin_base.get().spec().name, best.get::<Class>().map(Class::name_text));
            let new = new.unwrap_or_default();
            return Err(self.type_error(format!("__bases__ assignment: '{new}' object layout differs from '{old}'")));
        }
        let mut mro = vec![class_value.clone()];
        mro.extend(self.resolution_order(&bases)?);
        let mro = self.tuple(mro);
        let handle = self.heap().weak(class_value);
        let old_bases = class.bases.replace(tuple);
        let old_mro = class.mro.replace(mro);
        for base in self.collect(&old_bases)? {
            if let (Some(base), Some(handle)) = (base.get::<Class>(), &handle) {
                base.subclasses.lock().retain(|known| !known.is(handle));
            }
        }
        for base in &bases {
            if let (Some(base), Some(handle)) = (base.get::<Class>(), &handle) {
                handle.clone().add_to(&mut base.subclasses.lock());
            }
        }
        self.class_changed(class);
        drop((old_bases, old_mro));
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

    /// The base whose instances' contents the new class's instances have.
    fn best_base(&mut self, bases: &[Value]) -> Result {
        self.check_slot_layouts(bases)?;
        let mut best: Option<Value> = None;
        for base in bases {
            let Some(class) = base.get::<Class>() else {
                return Err(self.type_error("bases must be types"));
            };
            if !class.traits.get().subclassable {
                let name = class.shown_name();
                return Err(self.type_error(format!("type '{name}' is not an acceptable base type")));
            }
            let kind = class.shapes.root().layout().kind;
            best = match best.take() {
                None => Some(base.clone()),
                Some(known) => {
                    let Some(known_class) = known.get::<Class>() else { break };
                    let known_kind = known_class.shapes.root().layout().kind;
                    if kind == known_kind || kind == objects::Instance::KIND {
                        Some(known)
                    } else if known_kind == objects::Instance::KIND {
                        Some(base.clone())
                    } else {
                        return Err(self.type_error("multiple bases have instance lay-out conflict"));
                    }
                }
            };
        }
        Ok(best.unwrap_or_else(|| self.class(Builtin::Object)))
    }

    /// Two bases with `__slots__` of their own cannot be joined unless one extends the other.
    fn check_slot_layouts(&mut self, bases: &[Value]) -> Result<()> {
        let mut widest: Option<Value> = None;
        for base in bases {
            let Some(own) = self.slots_owner(base) else { continue };
            let derives = |a: &Value, b: &Value| a.get::<Class>().is_some_and(|a| a.derives_from(b));
            widest = match widest.take() {
                None => Some(own),
                Some(known) if derives(&known, &own) => Some(known),
                Some(known) if derives(&own, &known) => Some(own),
                Some(_) => return Err(self.type_error("multiple bases have instance lay-out conflict")),
            };
        }
        Ok(())
    }

    /// The nearest class in the resolution order that names slots.
    fn slots_owner(&self, base: &Value) -> Option<Value> {
        let mro = base.get::<Class>()?.mro.get();
        mro.get::<Tuple>()?
            .items()
            .iter()
            .find(|class| {
                class.get::<Class>().is_some_and(|class| {
                    let mut position = 0;
                    while let Some((at, name)) = class.namespace.next_from(position) {
                        if class.namespace.get(name).is_some_and(|value| value.has::<MemberDescriptor>()) {
                            return true;
                        }
                        position = at + 1;
                    }
                    false
                })
            })
            .cloned()
    }

    /// The names in `__slots__`, mangled as the compiler does it; `None` without `__slots__`.
    fn declared_slots(&mut self, entries: &[(Value, Value)]) -> Result<Option<Vec<Name>>> {
        let slots_name = self.name_value(known::SLOTS);
        let Some((_, declared)) = entries.iter().find(|(key, _)| key.is(&slots_name)) else { return Ok(None) };
        let items = if declared.has::<Str>() { vec![declared.clone()] } else { self.collect(declared)? };
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
            let own = self.name_value(name);
            if name != known::DICT && name != known::WEAKREF && entries.iter().any(|(key, _)| key.is(&own)) {
                let text = self.text(name).to_owned();
                return Err(self.value_error(format!("'{text}' in __slots__ conflicts with class variable")));
            }
            names.push(name);
        }
        Ok(Some(names))
    }

    fn add_members(&mut self, class_value: &Value, class: &Class, slots: &[Name]) -> Result<()> {
        let owner = class.name_text();
        let owner = owner.trim_start_matches('_');
        for &slot in slots {
            if slot == known::WEAKREF {
                let getset = crate::types::dict::instance::WEAKREF;
                let descriptor =
                    crate::types::property::GetsetDescriptor { getset, owner: Slot::new(class_value.clone()) };
                let descriptor = self.object(Builtin::Getset, descriptor);
                drop(class.namespace.set(slot, descriptor, self.versions()));
            }
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
        Ok(())
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
        if let Some(cell) = cell.get::<crate::types::cell::Cell>() {
            let content = cell.content.get();
            if content.is_null() && class.has::<Class>() {
                let (text, shown) = (self.repr_text(name)?, self.repr_text(&class)?);
                let message = format!(
                    "__class__ not set defining {text} as {shown}. Was __classcell__ propagated to type.__new__?"
                );
                return Err(self.runtime_error(message));
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
