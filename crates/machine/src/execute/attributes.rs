//! LOAD_ATTR, STORE_ATTR, LOAD_METHOD: the way that fills the inline caches.

use objects::{Attributes, Header, Instance, Shape, Slot, Value, Version, Word, inline_slots};
use source::Name;

use crate::attribute_cache::Access;
use crate::builtin::Builtin;
use crate::class::Class;
use crate::execute::Jump;
use crate::frame::Return;
use crate::inline_cache as cache;
use crate::native::NativeFunction;
use crate::run::function_of;
use crate::types::code::CodeObject;
use crate::types::function::{ClassMethod, Function, StaticMethod};
use crate::types::module::Module;
use crate::types::property::Property;
use crate::{Result, Thread};

/// The slot that a STORE_ATTR entry stands for, if it is for this object and the slot lies in it. An
/// attribute that is added has its name afterwards, and the caller must fill the slot. `FREE` tells whether the thread
/// runs without a GIL.
#[inline(always)]
pub(crate) fn slot_to_store<const FREE: bool>(header: &Header, entry: u64) -> Option<&Slot> {
    if header.shape().version() != cache::version(entry) {
        return None;
    }
    let inline = u32::from(header.inline_count());
    let index = match cache::kind(entry) {
        cache::SLOT if cache::index(entry) < inline => cache::index(entry),
        cache::NEW_SLOT if cache::new_slot(entry) < inline => {
            // SAFETY: the step was found from the shape with this version.
            if !unsafe { header.take_step::<FREE>(cache::step(entry), cache::version(entry)) } {
                return None;
            }
            cache::new_slot(entry)
        }
        _ => return None,
    };
    // SAFETY: entries of these kinds are written for shapes of plain instances only; index just checked.
    Some(unsafe { &*inline_slots(header).add(index as usize) })
}

/// What an object's shape remembers under an entry, if the entry is for this shape.
#[inline]
fn remembered(object: &Value, entry: u64) -> Option<Value> {
    let shape = object.header()?.shape();
    if shape.version() != cache::version(entry) {
        return None;
    }
    // SAFETY: the number was remembered under this version.
    Some(unsafe { Value::borrow_word(shape.remembered(cache::index(entry))) })
}

/// The kind of entry for what binds to an instance, or to its class, or not at all.
fn kind_of_method(found: &Value) -> Option<u32> {
    if found.has::<Function>() || found.get::<NativeFunction>().is_some_and(|native| native.is_method) {
        Some(cache::METHOD)
    } else if found.get_exact::<StaticMethod>().is_some() {
        Some(cache::STATIC)
    } else if found.get_exact::<ClassMethod>().is_some() {
        Some(cache::OF_CLASS)
    } else {
        None
    }
}

/// What an object was before an attribute was stored.
struct Before {
    shape: *const Shape,
    version: Version,
    is_shared: bool,
    class: Value,
}

impl Thread {
    /// LOAD_ATTR of a property whose getter is a Python function: enters it. Does nothing, and says so, when there is
    /// more to it.
    pub(crate) fn enter_getter(&mut self, entry: u64) -> bool {
        let object = self.peek_value(1);
        let Some(found) = remembered(&object, entry) else { return false };
        let getter = found.get::<Property>().map_or(Value::NULL, |property| property.getter.get());
        let Some(function) = function_of(getter.word()) else { return false };
        let floor = self.top.wrapping_sub(1);
        // SAFETY: frames keep room above their operands: the object moves one up, its place takes the getter.
        unsafe {
            floor.add(1).write(*floor);
            floor.write(getter.word());
            let Some(entered) = self.enter_simply(floor, 0, function, Return::Value, Word::NULL) else {
                floor.write(*floor.add(1));
                return false;
            };
            self.top = entered.top;
        }
        // The stack owns it now.
        getter.into_word();
        true
    }

    /// LOAD_ATTR when no slot was cached: `[object -- value]`; a property's getter may be entered.
    #[inline(never)]
    pub(crate) fn load_attribute(&mut self, code: &CodeObject, at: u32, arg: u32) -> Result<Jump> {
        let object = self.peek_value(1);
        let name = code.code.names[arg as usize];
        let mut entry = code.cache(at);
        for _ in 0..2 {
            if cache::kind(entry) == cache::PROPERTY && self.enter_getter(entry) {
                return Ok(Jump::Entered);
            }
            if let Some(value) = self.cached_attribute(&object, entry) {
                return Ok(self.replace_by_value(object, value));
            }
            // For objects of this shape another instruction, or this one, may have found it before.
            match self.entry_of(&object, name, Access::Load) {
                Some(known) if known != entry => {
                    entry = known;
                    code.set_cache(at, known);
                }
                _ => break,
            }
        }
        let value = self.get_attribute(&object, name)?;
        if let Some(entry) = self.cacheable(&object, name) {
            code.set_cache(at, entry);
            self.attribute_cache.put(name, Access::Load, entry);
        }
        Ok(self.replace_by_value(object, value))
    }

    fn replace_by_value(&mut self, object: Value, value: Value) -> Jump {
        drop(object);
        self.pop_value();
        self.push_value(value);
        self.run_due_finalizers();
        Jump::Next
    }

    /// The cache entry for objects of this shape, if this thread has met one before.
    fn entry_of(&self, object: &Value, name: Name, access: Access) -> Option<u64> {
        self.attribute_cache.get(object.header()?.shape().version(), name, access)
    }

    /// What a cache entry says, if it is for this object.
    fn cached_attribute(&mut self, object: &Value, entry: u64) -> Option<Value> {
        let index = cache::index(entry);
        match cache::kind(entry) {
            cache::SLOT => {
                if object.header()?.shape().version() != cache::version(entry) {
                    return None;
                }
                Attributes::of(object)?.slot(index as usize)?.get().non_null()
            }
            cache::MODULE => {
                let module = object.get::<Module>()?;
                if module.namespace.version() != cache::version(entry) {
                    return None;
                }
                module.namespace.cell(index)?.get().non_null()
            }
            cache::CLASS => {
                let class = object.get::<Class>()?;
                if class.is_current(cache::version(entry)) { class.remembered(index) } else { None }
            }
            cache::METHOD => {
                let function = remembered(object, entry)?;
                Some(self.bound_method(function, object.clone()))
            }
            cache::STATIC => remembered(object, entry)?.get::<StaticMethod>()?.function.get().non_null(),
            cache::OF_CLASS => {
                let function = remembered(object, entry)?.get::<ClassMethod>()?.function.get();
                let class = self.class_of(object);
                function.has::<Function>().then(|| self.bound_method(function, class))
            }
            cache::CLASS_CELL => {
                let shape = object.header()?.shape();
                if shape.version() != cache::version(entry) {
                    return None;
                }
                let class = shape.class();
                let place = crate::class::Place { position: index >> 16, cell: index & 0xffff };
                class.get::<Class>()?.at(place)
            }
            _ => None,
        }
    }

    /// A cache entry for an attribute that was just found, when it can be cached.
    fn cacheable(&self, object: &Value, name: Name) -> Option<u64> {
        if let Some(module) = object.get::<Module>() {
            // A derived class may know better what a name is; nothing in `module` itself is found before a namespace.
            if !self.is_exactly(object, Builtin::Module) || self.special(object, name).is_some() {
                return None;
            }
            let version = module.namespace.version();
            let index = module.namespace.find(name)?;
            return Some(cache::entry(version, cache::MODULE, index));
        }
        if let Some(class) = object.get::<Class>() {
            return self.cacheable_in_class(object, class, name);
        }
        let class_value = self.class_of(object);
        let class = class_value.get::<Class>()?;
        let traits = class.traits.get();
        let header = object.header()?;
        if traits.get_attribute || class.slot(|slots| slots.get_attribute).is_some() || header.shape().version() == 0 {
            return None;
        }
        let shape = header.shape();
        let version = shape.version();
        let place = class.place(name);
        if let Some(found) =
            place.and_then(|place| class.at(place)).filter(|found| found.get_exact::<Property>().is_some())
        {
            return Some(cache::entry(version, cache::PROPERTY, shape.remember(found)?));
        }
        match (place, shape.find(name)) {
            (None, Some(index)) if header.kind() == Instance::KIND => Some(cache::entry(version, cache::SLOT, index)),
            (Some(place), Some(index)) if header.kind() == Instance::KIND => {
                let found = class.at(place)?;
                if let Some(member) = found.get::<crate::types::property::MemberDescriptor>() {
                    return (member.name == name).then_some(cache::entry(version, cache::SLOT, index));
                }
                (!self.is_data_descriptor(&found)).then_some(cache::entry(version, cache::SLOT, index))
            }
            (Some(place), None) if place.position < 0xfff && place.cell < 0xffff => {
                let found = class.at(place)?;
                if let Some(kind) = kind_of_method(&found) {
                    return Some(cache::entry(version, kind, shape.remember(found)?));
                }
                let index = (place.position << 16) | place.cell;
                self.is_plain(&found).then_some(cache::entry(version, cache::CLASS_CELL, index))
            }
            _ => None,
        }
    }

    /// A class attribute read through the class itself: functions only, as data may change in place.
    fn cacheable_in_class(&self, object: &Value, class: &Class, name: Name) -> Option<u64> {
        let meta = self.class_of(object);
        if !self.is_type_itself(&meta) {
            return None;
        }
        if meta.get::<Class>().is_some_and(|meta| meta.place(name).is_some()) {
            return None;
        }
        let found = class.lookup(name)?;
        if !found.has::<Function>() || class.version.get() == 0 {
            return None;
        }
        let index = class.remember(found)?;
        Some(cache::entry(class.version.get(), cache::CLASS, index))
    }

    fn is_type_itself(&self, meta: &Value) -> bool {
        meta.is(&self.class(crate::builtin::Builtin::Type))
    }

    /// LOAD_METHOD when no method was cached: `[object -- function object]` or `[object -- value NULL]`.
    #[inline(never)]
    pub(crate) fn load_method(&mut self, code: &CodeObject, at: u32, arg: u32) -> Result<()> {
        let object = self.peek_value(1);
        let (cached, name) = (code.cache(at), code.code.names[arg as usize]);
        // A method was remembered there for objects of another shape, else the loop would have taken it.
        if cache::kind(cached) != cache::METHOD
            && let Some(value) = self.cached_attribute(&object, cached)
        {
            self.replace_by_attribute(object, value);
            return Ok(());
        }
        if let Some(known) = self.entry_of(&object, name, Access::Method) {
            code.set_cache(at, known);
            if cache::kind(known) != cache::METHOD {
                if let Some(value) = self.cached_attribute(&object, known) {
                    self.replace_by_attribute(object, value);
                    return Ok(());
                }
            } else if let Some(method) = remembered(&object, known) {
                self.push_unbound(method, object);
                return Ok(());
            }
        }
        if let Some((method, entry)) = self.unbound_method(&object, name) {
            if let Some(entry) = entry {
                code.set_cache(at, entry);
                self.attribute_cache.put(name, Access::Method, entry);
            }
            self.push_unbound(method, object);
            return Ok(());
        }
        let value = self.get_attribute(&object, name)?;
        if let Some(entry) = self.cacheable(&object, name)
            && !matches!(cache::kind(entry), cache::SLOT | cache::METHOD | cache::PROPERTY)
        {
            code.set_cache(at, entry);
            self.attribute_cache.put(name, Access::Method, entry);
        }
        self.replace_by_attribute(object, value);
        self.run_due_finalizers();
        Ok(())
    }

    /// The object stays on the stack, one place up; its place takes the method.
    fn push_unbound(&mut self, method: Value, object: Value) {
        self.pop_value();
        self.push_value(method);
        self.push_value(object);
    }

    fn replace_by_attribute(&mut self, object: Value, value: Value) {
        drop(object);
        self.pop_value();
        self.push_value(value);
        self.push_value(Value::NULL);
    }

    /// A function of the object's class that is called with the object, and how to cache it.
    fn unbound_method(&self, object: &Value, name: Name) -> Option<(Value, Option<u64>)> {
        let class_value = self.class_of(object);
        let class = class_value.get::<Class>()?;
        if class.traits.get().get_attribute || class.slot(|slots| slots.get_attribute).is_some() {
            return None;
        }
        let found = class.lookup(name)?;
        if !found.has::<Function>() && !found.get::<NativeFunction>().is_some_and(|native| native.is_method) {
            return None;
        }
        let Some(header) = object.header() else { return Some((found, None)) };
        let shape = header.shape();
        let version = shape.version();
        if self.own_attribute(object, name).is_some() {
            return None;
        }
        if version == 0 {
            return Some((found, None));
        }
        let entry = shape.remember(found.clone()).map(|index| cache::entry(version, cache::METHOD, index));
        Some((found, entry))
    }

    /// STORE_ATTR when no slot was cached: `[value object --]`.
    #[inline(never)]
    pub(crate) fn store_attribute(&mut self, code: &CodeObject, at: u32, arg: u32) -> Result<()> {
        let name = code.code.names[arg as usize];
        let object = self.pop_value();
        let value = self.pop_value();
        if let Some(entry) = self.entry_of(&object, name, Access::Store)
            && let Some(slot) = object.header().and_then(|header| slot_to_store::<true>(header, entry))
        {
            code.set_cache(at, entry);
            drop(slot.replace(value));
            drop(object);
            self.run_due_finalizers();
            return Ok(());
        }
        let before = object.header().map(|header| {
            let shape = header.shape();
            let class = self.class_of(&object);
            Before { shape, version: shape.version(), is_shared: shape.is_shared(), class }
        });
        self.set_attribute(&object, name, Some(value))?;
        if let Some(entry) = before.and_then(|before| self.storable(&object, name, &before)) {
            code.set_cache(at, entry);
            self.attribute_cache.put(name, Access::Store, entry);
        }
        drop(object);
        self.run_due_finalizers();
        Ok(())
    }

    /// A cache entry for the attribute just stored.
    fn storable(&self, object: &Value, name: Name, before: &Before) -> Option<u64> {
        let header = object.header()?;
        if header.kind() != Instance::KIND || header.shape().version() == 0 {
            return None;
        }
        let class_value = self.class_of(object);
        let class = class_value.get::<Class>()?;
        if class.traits.get().set_attr || class.slot(|slots| slots.set_attribute).is_some() {
            return None;
        }
        let index = header.shape().find(name)?;
        let free = match class.lookup(name) {
            None => true,
            Some(found) => match found.get::<crate::types::property::MemberDescriptor>() {
                Some(member) => member.name == name,
                None => !self.is_data_descriptor(&found),
            },
        };
        if !free {
            return None;
        }
        let shape = header.shape();
        if std::ptr::eq(before.shape, shape) {
            return Some(cache::entry(shape.version(), cache::SLOT, index));
        }
        // What the store has run may have given the object another class.
        if before.version == 0 || !before.is_shared || !before.class.is(&class_value) {
            return None;
        }
        // SAFETY: the class, which `before` keeps, owns the shapes that its instances share.
        let old = unsafe { &*before.shape };
        if old.version() != before.version || old.len() as u32 != index {
            return None;
        }
        cache::new_slot_entry(before.version, index, old.step_to(shape)?)
    }

    /// LOAD_SUPER_ATTR and LOAD_SUPER_METHOD: `[super class self -- ...]`.
    pub(crate) fn load_super(&mut self, name: Name, method: bool) -> Result<()> {
        let instance = self.pop_value();
        let class = self.pop_value();
        let function = self.pop_value();
        if !function.is(&self.class(Builtin::Super)) {
            let object = self.call(&function, &[class, instance])?;
            let value = self.get_attribute(&object, name)?;
            self.push_value(value);
            if method {
                self.push_value(Value::NULL);
            }
            return Ok(());
        }
        let own_class = self.class_of(&instance);
        let plain = own_class.get::<Class>().is_some_and(|own| own.derives_from(&class)) && !instance.has::<Class>();
        if method
            && plain
            && let Some(found) = self.super_lookup(&class, &own_class, name)
            && (found.has::<Function>() || found.get::<NativeFunction>().is_some_and(|native| native.is_method))
        {
            self.push_value(found);
            self.push_value(instance);
            return Ok(());
        }
        let object = self.make_super(class, instance)?;
        let value = self.get_attribute(&object, name)?;
        self.push_value(value);
        if method {
            self.push_value(Value::NULL);
        }
        Ok(())
    }
}
