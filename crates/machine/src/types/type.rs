//! `type`: making classes, calling them, their attributes.

use objects::{Layout, Namespace, Shapes, Slot, Str, Tuple, Value};
use source::{Name, known};

use crate::builtin::Builtin;
use crate::class::{Class, Getset, NO_SLOTS, Slots, Traits, TypeSpec, getter, linearize};
use crate::native::{row, static_method};
use crate::operator::BinaryOp;
use crate::types::property::MemberDescriptor;
use crate::{Result, Thread};

/// Calls a class: `__new__`, then `__init__` when the result is an instance.
pub(crate) fn call(t: &mut Thread, own: &Value, args: &[Value], names: &[Value], values: &[Value]) -> Result {
    let Some(class) = own.get::<Class>() else { return Err(t.type_error("not a class")) };
    if own.is(&t.class(Builtin::Type)) && args.len() == 1 && names.is_empty() {
        return Ok(t.class_of(&args[0]));
    }
    if own.is(&t.class(Builtin::Type)) && args.len() != 3 {
        return Err(t.type_error("type() takes 1 or 3 arguments"));
    }
    t.check_stack("")?;
    let traits = class.traits.get();
    let mut with_class = Vec::with_capacity(args.len() + 1);
    with_class.push(own.clone());
    with_class.extend_from_slice(args);
    let Some(new) = class.lookup(known::NEW) else {
        let name = class.name_text();
        return Err(t.type_error(format!("cannot create '{name}' instances")));
    };
    if !traits.new && class.spec.is_some() && !own.is(&t.class(Builtin::Object)) {
        let name = class.name_text();
        return Err(t.type_error(format!("cannot create '{name}' instances")));
    }
    let new = t.descriptor_get(&new, &Value::NULL, own)?;
    let instance = t.call_with(&new, &with_class, names, values)?;
    if !traits.init || !t.class_of(&instance).get::<Class>().is_some_and(|class| class.derives_from(own)) {
        return Ok(instance);
    }
    let instance_class = t.class_of(&instance);
    let Some(init) = instance_class.get::<Class>().and_then(|class| class.lookup(known::INIT)) else {
        return Ok(instance);
    };
    with_class[0] = instance.clone();
    let plain = init.has::<crate::types::function::Function>()
        || init.get::<crate::native::NativeFunction>().is_some_and(|native| native.is_method);
    let result = if plain {
        t.call_with(&init, &with_class, names, values)?
    } else {
        let init = t.bind_descriptor(&init, &instance, &instance_class)?;
        t.call_with(&init, args, names, values)?
    };
    if !result.is_none() {
        let name = t.type_name(&result);
        return Err(t.type_error(format!("__init__() should return None, not '{name}'")));
    }
    Ok(instance)
}

/// `type(name, bases, namespace, **keywords)`
fn new(t: &mut Thread, args: &[Value]) -> Result {
    let Some(name) = args[1].get::<Str>().map(|name| name.as_str().to_owned()) else {
        let name = t.type_name(&args[1]);
        return Err(t.type_error(format!("type.__new__() argument 1 must be str, not {name}")));
    };
    let Some(bases) = args[2].get::<Tuple>().map(|bases| bases.items().to_vec()) else {
        let name = t.type_name(&args[2]);
        return Err(t.type_error(format!("type.__new__() argument 2 must be tuple, not {name}")));
    };
    if !t.is_instance(&args[3], Builtin::Dict) {
        let name = t.type_name(&args[3]);
        return Err(t.type_error(format!("type.__new__() argument 3 must be dict, not {name}")));
    }
    t.make_class(&args[0], &name, bases, &args[3], &args[4])
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
            if key == known::CLASSCELL || key == known::QUALNAME {
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
                base_class.subclasses.borrow_mut().push(handle);
            }
        }
        class.inherit_slots(self);
        let cell_key = self.name_value(known::CLASSCELL);
        if let Some(cell) = self.dict_get(namespace, &cell_key)?
            && let Some(cell) = cell.get::<crate::types::cell::Cell>()
        {
            cell.content.set(class_value.clone());
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
    fn set_bases(&mut self, class_value: &Value, bases: Option<Value>) -> Result<()> {
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
                base.subclasses.borrow_mut().retain(|known| !std::rc::Rc::ptr_eq(known, handle));
            }
        }
        for base in &bases {
            if let (Some(base), Some(handle)) = (base.get::<Class>(), &handle) {
                base.subclasses.borrow_mut().push(handle.clone());
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
                let name = class.name_text();
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
                let text = self.repr_text(name)?;
                return Err(self.runtime_error(format!(
                    "__class__ not set defining {text} as {}. Was __classcell__ propagated to type.__new__?",
                    self.repr_text_quiet(&class)
                )));
            }
        }
        Ok(class)
    }

    fn repr_text_quiet(&self, class: &Value) -> String {
        class.get::<Class>().map(|class| format!("<class '{}'>", class.qualname_text())).unwrap_or_default()
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
                    resolved.extend(self.collect(&entries)?);
                }
                None => resolved.push(base.clone()),
            }
        }
        Ok(resolved)
    }

    fn winning_metaclass(&mut self, declared: Option<Value>, bases: &[Value]) -> Result {
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

fn get_attribute(t: &mut Thread, value: &Value, name: Name) -> Result {
    let Some(class) = value.get::<Class>() else { return t.generic_get_attribute(value, name) };
    let meta_value = t.class_of(value);
    let in_meta = meta_value.get::<Class>().and_then(|meta| meta.lookup(name));
    if let Some(found) = &in_meta
        && t.is_data_descriptor(found)
    {
        return t.bind_descriptor(found, value, &meta_value);
    }
    if let Some(found) = class.lookup(name) {
        return t.descriptor_get(&found, &Value::NULL, value);
    }
    match in_meta {
        Some(found) => t.bind_descriptor(&found, value, &meta_value),
        None => Err(t.no_attribute(value, name)),
    }
}

fn set_attribute(t: &mut Thread, value: &Value, name: Name, content: Option<Value>) -> Result<()> {
    let Some(class) = value.get::<Class>() else { return Ok(()) };
    let meta_value = t.class_of(value);
    if let Some(found) = meta_value.get::<Class>().and_then(|meta| meta.lookup(name))
        && t.is_data_descriptor(&found)
    {
        return t.generic_set_attribute(value, name, content);
    }
    if !class.traits.get().heap {
        let (text, class) = (t.text(name).to_owned(), class.name_text());
        return Err(t.type_error(format!("cannot set '{text}' attribute of immutable type '{class}'")));
    }
    t.set_class_attribute(value, name, content)
}

fn repr(t: &mut Thread, value: &Value) -> Result {
    let path = t.class_path(value);
    Ok(t.str(&format!("<class '{path}'>")))
}

fn class_of(value: &Value) -> Option<&Class> {
    value.get::<Class>()
}

fn set_name(t: &mut Thread, value: &Value, content: Option<Value>) -> Result<()> {
    match (class_of(value), content) {
        (Some(class), Some(content)) if content.has::<Str>() && class.traits.get().heap => {
            class.name.set(content);
            Ok(())
        }
        _ => Err(t.type_error("can only assign string to a class's __name__")),
    }
}

fn set_qualname(t: &mut Thread, value: &Value, content: Option<Value>) -> Result<()> {
    match (class_of(value), content) {
        (Some(class), Some(content)) if content.has::<Str>() && class.traits.get().heap => {
            class.qualname.set(content);
            Ok(())
        }
        _ => Err(t.type_error("can only assign string to a class's __qualname__")),
    }
}

fn subclasses(t: &mut Thread, args: &[Value]) -> Result {
    let handles = class_of(&args[0]).map(|class| class.subclasses.borrow().clone()).unwrap_or_default();
    let classes: Vec<Value> = handles.iter().filter_map(|handle| t.heap().upgrade(handle)).collect();
    Ok(t.list(classes))
}

fn own_or_none(value: &Value, name: Name) -> Option<Value> {
    class_of(value)?.namespace.get(name)
}

fn annotations(t: &mut Thread, value: &Value) -> Result {
    if let Some(found) = own_or_none(value, known::ANNOTATIONS) {
        return Ok(found);
    }
    let dict = t.dict();
    t.set_class_attribute(value, known::ANNOTATIONS, Some(dict.clone()))?;
    Ok(dict)
}

fn dir(t: &mut Thread, args: &[Value]) -> Result {
    let mut names = t.class_names(&args[0]);
    names.sort();
    names.dedup();
    let names: Vec<Value> = names.iter().map(|name| t.str(name)).collect();
    Ok(t.list(names))
}

/// `type`
pub static SPEC: TypeSpec = TypeSpec {
    name: "type",
    layout: &Layout::of::<Class>(),
    subclassable: true,
    slots: Slots {
        repr: Some(repr),
        call: Some(call),
        binary: Some(|t, _, left, right| Ok(t.type_union(left, right))),
        binary_ops: &[BinaryOp::Or],
        get_attribute: Some(get_attribute),
        set_attribute: Some(set_attribute),
        ..NO_SLOTS
    },
    methods: &[
        static_method("__new__", "metatype, name, bases, dict, /, **kwds", new),
        row("__init__", "self, /, *args, **kwds", |_, _| Ok(Value::NONE)),
        row("mro", "self, /", |t, args| {
            let mro = class_of(&args[0]).map(|class| class.mro.get()).unwrap_or_default();
            let items = t.collect(&mro)?;
            Ok(t.list(items))
        }),
        row("__subclasses__", "self, /", subclasses),
        row("__instancecheck__", "self, instance, /", |t, args| {
            let class = t.class_of(&args[1]);
            Ok(Value::bool(class_of(&class).is_some_and(|class| class.derives_from(&args[0]))))
        }),
        row("__subclasscheck__", "self, subclass, /", |_, args| {
            Ok(Value::bool(class_of(&args[1]).is_some_and(|class| class.derives_from(&args[0]))))
        }),
        crate::native::class_method("__prepare__", "metacls, /, *args, **kwds", |t, _| Ok(t.dict())),
        row("__dir__", "self, /", dir),
    ],
    getsets: &[
        Getset {
            name: "__name__",
            get: |_, value| Ok(class_of(value).map(|class| class.name.get()).unwrap_or_default()),
            set: Some(set_name),
        },
        Getset {
            name: "__qualname__",
            get: |_, value| Ok(class_of(value).map(|class| class.qualname.get()).unwrap_or_default()),
            set: Some(set_qualname),
        },
        Getset {
            name: "__module__",
            get: |t, value| match own_or_none(value, known::MODULE) {
                Some(module) => Ok(module),
                None => Err(t.no_attribute(value, known::MODULE)),
            },
            set: Some(|t, value, content| t.set_class_attribute(value, known::MODULE, content)),
        },
        Getset {
            name: "__doc__",
            get: |t, value| match own_or_none(value, known::DOC) {
                Some(doc) => t.descriptor_get(&doc, &Value::NULL, value),
                None => Ok(Value::NONE),
            },
            set: Some(|t, value, content| t.set_class_attribute(value, known::DOC, content)),
        },
        Getset {
            name: "__annotations__",
            get: annotations,
            set: Some(|t, value, content| t.set_class_attribute(value, known::ANNOTATIONS, content)),
        },
        Getset {
            name: "__abstractmethods__",
            get: |t, value| match own_or_none(value, known::ABSTRACTMETHODS) {
                Some(found) => Ok(found),
                None => Err(t.attribute_error("__abstractmethods__", value, known::ABSTRACTMETHODS)),
            },
            set: Some(|t, value, content| t.set_class_attribute(value, known::ABSTRACTMETHODS, content)),
        },
        Getset {
            name: "__bases__",
            get: |_, value| Ok(class_of(value).map(|class| class.bases.get()).unwrap_or_default()),
            set: Some(Thread::set_bases),
        },
        getter("__mro__", |_, value| Ok(class_of(value).map(|class| class.mro.get()).unwrap_or_default())),
        getter("__base__", |_, value| {
            let bases = class_of(value).map(|class| class.bases.get()).unwrap_or_default();
            Ok(bases.get::<Tuple>().and_then(|bases| bases.items().first().cloned()).unwrap_or(Value::NONE))
        }),
        getter("__dict__", |t, value| Ok(t.mapping_proxy(value.clone()))),
        getter("__basicsize__", |_, _| Ok(Value::from_i32(16))),
    ],
    ..TypeSpec::BASE
};
