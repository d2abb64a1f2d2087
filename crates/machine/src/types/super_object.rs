//! `super`: attributes that follow a class in the resolution order of an object's class.

use objects::{Layout, Slot, Value};
use source::{Name, known};

use crate::builtin::Builtin;
use crate::class::{Class, NO_SLOTS, Slots, TypeSpec, getter};
use crate::kinds::Contents;
use crate::native::{row, static_method};
use crate::{Result, Thread};

/// `super(class, object)`
#[derive(Default)]
pub struct Super {
    /// The class that the search starts behind.
    pub class: Slot,
    /// The object; empty for an unbound super.
    pub object: Slot,
    /// The class whose resolution order is searched: the object's, or the object itself if it is a class.
    pub start: Slot,
}

crate::payload!(Super, tracked);

impl Contents for Super {
    fn visit(&self, visitor: &mut objects::Visitor<'_>) {
        for slot in [&self.class, &self.object, &self.start] {
            slot.visit(visitor);
        }
    }
}

impl Thread {
    /// `super(class, object)`
    ///
    /// # Errors
    /// TypeError when the object is no instance or subclass of the class.
    pub(crate) fn make_super(&mut self, class: Value, object: Value) -> Result {
        let value = self.object(Builtin::Super, Super::default());
        self.fill_super(&value, class, object)?;
        Ok(value)
    }

    fn fill_super(&mut self, value: &Value, class: Value, object: Value) -> Result<()> {
        let Some(own) = value.get::<Super>() else { return Ok(()) };
        if !class.has::<Class>() {
            let name = self.type_name(&class);
            return Err(self.type_error(format!("super() argument 1 must be a type, not {name}")));
        }
        if !object.is_none() && !object.is_null() {
            let start = self.super_start(&class, &object)?;
            own.start.set(start);
            own.object.set(object);
        }
        own.class.set(class);
        Ok(())
    }

    fn super_start(&mut self, class: &Value, object: &Value) -> Result {
        if object.get::<Class>().is_some_and(|own| own.derives_from(class)) {
            return Ok(object.clone());
        }
        let own = self.class_of(object);
        if own.get::<Class>().is_some_and(|own| own.derives_from(class)) {
            return Ok(own);
        }
        let claimed = self.find_attribute(object, known::CLASS)?.unwrap_or(Value::NONE);
        if claimed.get::<Class>().is_some_and(|claimed| claimed.derives_from(class)) {
            return Ok(claimed);
        }
        let wanted = class.get::<Class>().map(Class::name_text).unwrap_or_default();
        let (got, kind) = match object.get::<Class>() {
            Some(own) => (own.name_text(), "type"),
            None => (self.type_name(object), "instance of"),
        };
        Err(self.type_error(format!(
            "super(type, obj): obj ({kind} {got}) is not an instance or subtype of type ({wanted})."
        )))
    }
}

fn init(t: &mut Thread, args: &[Value]) -> Result {
    if !args[1].is_null() {
        let object = if args[2].is_null() { Value::NONE } else { args[2].clone() };
        t.fill_super(&args[0], args[1].clone(), object)?;
        return Ok(Value::NONE);
    }
    // Without arguments: the class from the cell `__class__`, the object from the first slot of the caller.
    let Some(frame) = t.frames.last().copied() else { return Err(t.runtime_error("super(): no current frame")) };
    let code = frame.code();
    if code.code.arg_count == 0 {
        return Err(t.runtime_error("super(): no arguments"));
    }
    let cell = code.code.locals.iter().position(|local| local.name == known::CLASS);
    let slot = |index: usize| {
        // SAFETY: the frame's slots are initialised and owned by the stack.
        unsafe { Value::borrow_word(*frame.slots.add(index)) }
    };
    let class = cell.map(slot).and_then(|cell| cell.get::<crate::types::cell::Cell>().map(|cell| cell.content.get()));
    let Some(class) = class else { return Err(t.runtime_error("super(): __class__ cell not found")) };
    if class.is_null() {
        return Err(t.runtime_error("super(): empty __class__ cell"));
    }
    let mut object = slot(0);
    // A parameter that inner functions use lies in a cell; a cell may also have been passed as what it is.
    let in_cell = code.code.locals.first().is_some_and(|local| local.kind == bytecode::LocalKind::Cell);
    if let Some(content) = object.get::<crate::types::cell::Cell>().filter(|_| in_cell).map(|cell| cell.content.get()) {
        object = content;
    }
    if object.is_null() {
        return Err(t.runtime_error("super(): arg[0] deleted"));
    }
    t.fill_super(&args[0], class, object)?;
    Ok(Value::NONE)
}

fn get_attribute(t: &mut Thread, value: &Value, name: Name) -> Result {
    let Some(own) = value.get::<Super>() else { return t.generic_get_attribute(value, name) };
    let (class, object, start) = (own.class.get(), own.object.get(), own.start.get());
    if !start.is_null()
        && name != known::CLASS
        && let Some(found) = t.super_lookup(&class, &start, name)
    {
        let instance = if object.is(&start) { Value::NULL } else { object };
        return t.descriptor_get(&found, &instance, &start);
    }
    t.generic_get_attribute(value, name)
}

/// An unbound `super(C)` that stands in a class is bound to the instance that it is read through.
fn bind(t: &mut Thread, found: &Value, instance: &Value, _: &Value) -> Result {
    let Some(own) = found.get::<Super>() else { return Ok(found.clone()) };
    if instance.is_null() || instance.is_none() || !own.object.is_empty() {
        return Ok(found.clone());
    }
    let class = own.class.get();
    if t.is_exactly(found, Builtin::Super) {
        return t.make_super(class, instance.clone());
    }
    let kind = t.class_of(found);
    t.call(&kind, &[class, instance.clone()])
}

fn repr(t: &mut Thread, value: &Value) -> Result {
    let Some(own) = value.get::<Super>() else { return Ok(Value::NONE) };
    let name = |value: &Value| value.get::<Class>().map(Class::name_text).unwrap_or_default();
    let (class, start) = (name(&own.class.get()), own.start.get());
    let shown = match start.is_null() {
        true => format!("<super: <class '{class}'>, NULL>"),
        false => format!("<super: <class '{class}'>, <{} object>>", name(&start)),
    };
    Ok(t.str(&shown))
}

/// `super`
pub static SPEC: TypeSpec = TypeSpec {
    name: "super",
    layout: &Layout::of::<Super>(),
    subclassable: true,
    slots: Slots { get_attribute: Some(get_attribute), repr: Some(repr), descriptor_get: Some(bind), ..NO_SLOTS },
    methods: &[
        static_method("__new__", "cls, *args, **kwargs", |t, args| Ok(t.object_of(&args[0], Super::default()))),
        row("__init__", "self, type=None, object_or_type=None, /", init),
    ],
    getsets: &[
        getter("__thisclass__", |_, value| Ok(value.get::<Super>().map(|own| own.class.get()).unwrap_or_default())),
        getter("__self__", |_, value| {
            let object = value.get::<Super>().map(|own| own.object.get()).unwrap_or_default();
            Ok(if object.is_null() { Value::NONE } else { object })
        }),
        getter("__self_class__", |_, value| {
            let start = value.get::<Super>().map(|own| own.start.get()).unwrap_or_default();
            Ok(if start.is_null() { Value::NONE } else { start })
        }),
    ],
    ..TypeSpec::BASE
};
