//! The tables of the descriptor types.

use objects::{Attributes, Layout, Slot, Value};
use source::known;

use super::{GetsetDescriptor, MemberDescriptor, Property};
use crate::builtin::Builtin;
use crate::class::{Class, Getset, NO_SLOTS, Slots, TypeSpec, getter};
use crate::native::{row, static_method};
use crate::{Result, Thread};

fn property_of(value: &Value) -> Option<&Property> {
    value.get::<Property>()
}

fn init(t: &mut Thread, args: &[Value]) -> Result {
    let Some(property) = property_of(&args[0]) else { return Ok(Value::NONE) };
    let part = |value: &Value| if value.is_null() { Value::NONE } else { value.clone() };
    property.getter.set(part(&args[1]));
    property.setter.set(part(&args[2]));
    property.deleter.set(part(&args[3]));
    property.name.set(Value::NULL);
    let mut doc = part(&args[4]);
    let from_getter = doc.is_none() && !part(&args[1]).is_none();
    if from_getter {
        doc = t.find_attribute(&args[1], known::DOC)?.unwrap_or(Value::NONE);
    }
    let from_getter = from_getter && !doc.is_none();
    property.getter_doc.set(Value::bool(from_getter));
    if t.is_exactly(&args[0], Builtin::Property) {
        property.doc.set(doc);
        return Ok(Value::NONE);
    }
    // In a derived class the class's own `__doc__` would hide it: the instance gets one of its own, if it can.
    match t.set_attribute(&args[0], known::DOC, Some(doc)) {
        Err(raised) if !from_getter && t.is_exception(&raised, Builtin::AttributeError) => Ok(Value::NONE),
        done => done.map(|()| Value::NONE),
    }
}

fn get(t: &mut Thread, found: &Value, instance: &Value, _: &Value) -> Result {
    if instance.is_null() {
        return Ok(found.clone());
    }
    let getter = property_of(found).map(|property| property.getter.get()).unwrap_or_default();
    if getter.is_none() || getter.is_null() {
        return Err(refuse(t, found, instance, "getter"));
    }
    t.call(&getter, std::slice::from_ref(instance))
}

fn set(t: &mut Thread, found: &Value, instance: &Value, content: Option<Value>) -> Result<()> {
    let Some(property) = property_of(found) else { return Ok(()) };
    let (function, kind) =
        if content.is_some() { (property.setter.get(), "setter") } else { (property.deleter.get(), "deleter") };
    if function.is_none() || function.is_null() {
        return Err(refuse(t, found, instance, kind));
    }
    let mut args = vec![instance.clone()];
    args.extend(content);
    t.call(&function, &args)?;
    Ok(())
}

fn refuse(t: &mut Thread, found: &Value, instance: &Value, kind: &str) -> crate::Raised {
    let class = t.class_of(instance);
    let class = class.get::<Class>().map(Class::qualname_text).unwrap_or_default();
    let name = match property_of(found) {
        Some(property) => property_name(t, property),
        None => Ok(None),
    };
    let name = match name {
        Ok(Some(name)) => t.repr_text(&name).map(Some),
        other => other.map(|_| None),
    };
    let message = match name {
        Err(raised) => return raised,
        Ok(Some(name)) => format!("property {name} of '{class}' object has no {kind}"),
        Ok(None) => format!("property of '{class}' object has no {kind}"),
    };
    t.raise(crate::builtin::Builtin::AttributeError, message)
}

/// The name it was bound to or given, else its getter's.
fn property_name(t: &mut Thread, property: &Property) -> Result<Option<Value>> {
    if let Some(name) = property.name.get().non_null() {
        return Ok(Some(name));
    }
    match property.getter.get().non_null() {
        Some(getter) if !getter.is_none() => t.find_attribute(&getter, known::NAME),
        _ => Ok(None),
    }
}

/// A copy of the property with one function replaced.
fn with(t: &mut Thread, own: &Value, at: usize, function: Value) -> Result {
    let Some(property) = property_of(own) else { return Ok(Value::NONE) };
    let mut parts = [property.getter.get(), property.setter.get(), property.deleter.get(), Value::NONE];
    // A docstring that is not the getter's was given to the property, and stays.
    if property.getter_doc.get().as_bool() != Some(true) || parts[0].is_none() {
        parts[3] = property.doc.get();
    }
    parts[at] = function;
    let class = t.class_of(own);
    let copy = t.call(&class, &parts)?;
    if let Some(copy) = property_of(&copy) {
        copy.name.set(property.name.get());
    }
    Ok(copy)
}

fn part(value: &Value, part: fn(&Property) -> &Slot) -> Result {
    Ok(property_of(value).and_then(|property| part(property).get().non_null()).unwrap_or(Value::NONE))
}

/// One of the functions of a property, which cannot be replaced.
const fn function(name: &'static str, get: fn(&mut Thread, &Value) -> Result) -> Getset {
    let refuse = |t: &mut Thread, _: &Value, _: Option<Value>| {
        Err(t.raise(crate::builtin::Builtin::AttributeError, "readonly attribute"))
    };
    Getset { name, get, set: Some(refuse) }
}

/// `property`
pub static SPEC: TypeSpec = TypeSpec {
    name: "property",
    layout: &Layout::of::<Property>(),
    subclassable: true,
    slots: Slots { descriptor_get: Some(get), descriptor_set: Some(set), ..NO_SLOTS },
    methods: &[
        static_method("__new__", "cls, *args, **kwargs", |t, args| Ok(t.object_of(&args[0], Property::default()))),
        row("__init__", "self, fget=None, fset=None, fdel=None, doc=None", init),
        row("getter", "self, object, /", |t, args| with(t, &args[0], 0, args[1].clone())),
        row("setter", "self, object, /", |t, args| with(t, &args[0], 1, args[1].clone())),
        row("deleter", "self, object, /", |t, args| with(t, &args[0], 2, args[1].clone())),
        row("__set_name__", "self, *args", |t, args| {
            let given = t.collect(&args[1])?;
            let [_, name] = given.as_slice() else {
                let count = given.len();
                let message = format!("__set_name__() takes 2 positional arguments but {count} were given");
                return Err(t.type_error(message));
            };
            if let Some(property) = property_of(&args[0]) {
                property.name.set(name.clone());
            }
            Ok(Value::NONE)
        }),
    ],
    getsets: &[
        function("fget", |_, value| part(value, |property| &property.getter)),
        function("fset", |_, value| part(value, |property| &property.setter)),
        function("fdel", |_, value| part(value, |property| &property.deleter)),
        Getset {
            name: "__doc__",
            get: |_, value| part(value, |property| &property.doc),
            set: Some(|_, value, content| {
                if let Some(property) = property_of(value) {
                    property.doc.set(content.unwrap_or(Value::NONE));
                }
                Ok(())
            }),
        },
        Getset {
            name: "__name__",
            get: |t, value| {
                let Some(property) = property_of(value) else { return Ok(Value::NONE) };
                property_name(t, property)?.ok_or_else(|| t.no_attribute(value, known::NAME))
            },
            set: Some(|_, value, content| {
                if let Some(property) = property_of(value) {
                    property.name.set(content.unwrap_or(Value::NULL));
                }
                Ok(())
            }),
        },
        getter("__isabstractmethod__", |t, value| {
            let Some(property) = property_of(value) else { return Ok(Value::FALSE) };
            for function in [property.getter.get(), property.setter.get(), property.deleter.get()] {
                let Some(function) = function.non_null() else { continue };
                let found = t.find_attribute(&function, known::ISABSTRACT)?;
                if t.truth(&found.unwrap_or(Value::FALSE))? {
                    return Ok(Value::TRUE);
                }
            }
            Ok(Value::FALSE)
        }),
    ],
    ..TypeSpec::BASE
};

fn owner_name(slot: &Slot) -> String {
    slot.get().get::<Class>().map(Class::name_text).unwrap_or_default()
}

fn owner_qualname(slot: &Slot) -> String {
    slot.get().get::<Class>().map(Class::qualname_text).unwrap_or_default()
}

/// Checks that a descriptor of a type was given an instance of that type.
fn check_owner(t: &mut Thread, name: &str, owner: &Slot, instance: &Value) -> Result<()> {
    let owner_class = owner.get();
    if t.class_of(instance).get::<Class>().is_some_and(|class| class.derives_from(&owner_class)) {
        return Ok(());
    }
    let (owner, got) = (owner_name(owner), t.type_name(instance));
    Err(t.type_error(format!("descriptor '{name}' for '{owner}' objects doesn't apply to a '{got}' object")))
}

/// `getset_descriptor`
pub static GETSET: TypeSpec = TypeSpec {
    name: "getset_descriptor",
    layout: &Layout::of::<GetsetDescriptor>(),
    slots: Slots {
        repr: Some(|t, value| {
            let Some(own) = value.get::<GetsetDescriptor>() else { return Ok(Value::NONE) };
            let shown = format!("<attribute '{}' of '{}' objects>", own.getset.name, owner_name(&own.owner));
            Ok(t.str(&shown))
        }),
        descriptor_get: Some(|t, found, instance, _| match found.get::<GetsetDescriptor>() {
            Some(own) if !instance.is_null() => {
                check_owner(t, own.getset.name, &own.owner, instance)?;
                (own.getset.get)(t, instance)
            }
            _ => Ok(found.clone()),
        }),
        descriptor_set: Some(|t, found, instance, content| {
            let Some(own) = found.get::<GetsetDescriptor>() else { return Ok(()) };
            check_owner(t, own.getset.name, &own.owner, instance)?;
            match own.getset.set {
                Some(set) => set(t, instance, content),
                None => {
                    let (name, class) = (own.getset.name, t.type_name(instance));
                    let message = format!("attribute '{name}' of '{class}' objects is not writable");
                    Err(t.raise(crate::builtin::Builtin::AttributeError, message))
                }
            }
        }),
        ..NO_SLOTS
    },
    getsets: &[
        getter("__name__", |t, value| {
            let name = value.get::<GetsetDescriptor>().map_or("", |own| own.getset.name);
            Ok(t.str(name))
        }),
        getter("__qualname__", |t, value| {
            let own = value.get::<GetsetDescriptor>();
            let name = own.map(|own| format!("{}.{}", owner_qualname(&own.owner), own.getset.name));
            Ok(t.str(&name.unwrap_or_default()))
        }),
        getter("__doc__", |t, value| {
            let own = value.get::<GetsetDescriptor>();
            let doc = own.and_then(|own| crate::docs::of_attribute(&owner_qualname(&own.owner), own.getset.name));
            Ok(doc.map_or(Value::NONE, |doc| t.str(doc)))
        }),
        getter("__objclass__", |_, value| {
            Ok(value.get::<GetsetDescriptor>().map(|own| own.owner.get()).unwrap_or_default())
        }),
    ],
    ..TypeSpec::BASE
};

/// `member_descriptor`: an attribute named in `__slots__`.
pub static MEMBER: TypeSpec = TypeSpec {
    name: "member_descriptor",
    layout: &Layout::of::<MemberDescriptor>(),
    slots: Slots {
        repr: Some(|t, value| {
            let Some(own) = value.get::<MemberDescriptor>() else { return Ok(Value::NONE) };
            let shown = format!("<member '{}' of '{}' objects>", t.text(own.name), owner_name(&own.owner));
            Ok(t.str(&shown))
        }),
        descriptor_get: Some(|t, found, instance, _| match found.get::<MemberDescriptor>() {
            Some(own) if !instance.is_null() => {
                let name = t.text(own.name).to_owned();
                check_owner(t, &name, &own.owner, instance)?;
                match t.attribute_in_slot(instance, own.name) {
                    Some(found) => Ok(found),
                    None => Err(t.no_attribute(instance, own.name)),
                }
            }
            _ => Ok(found.clone()),
        }),
        descriptor_set: Some(|t, found, instance, content| {
            let Some(own) = found.get::<MemberDescriptor>() else { return Ok(()) };
            let name = t.text(own.name).to_owned();
            check_owner(t, &name, &own.owner, instance)?;
            match content {
                Some(content) => t.set_attribute_in_slot(instance, own.name, content),
                None => {
                    // The slot stays, empty.
                    let slot = instance.header().and_then(|header| header.shape().find(own.name));
                    let slot = slot.and_then(|index| Attributes::of(instance)?.slot(index as usize));
                    match slot.map(Slot::take).and_then(Value::non_null) {
                        Some(old) => drop(old),
                        None => return Err(t.attribute_error(name, instance, own.name)),
                    }
                }
            }
            Ok(())
        }),
        ..NO_SLOTS
    },
    getsets: &[
        getter("__name__", |t, value| {
            let name = value.get::<MemberDescriptor>().map(|own| own.name);
            Ok(name.map_or(Value::NONE, |name| t.name_value(name)))
        }),
        getter("__qualname__", |t, value| {
            let own = value.get::<MemberDescriptor>();
            let name = own.map(|own| format!("{}.{}", owner_qualname(&own.owner), t.text(own.name)));
            Ok(t.str(&name.unwrap_or_default()))
        }),
        getter("__doc__", |_, _| Ok(Value::NONE)),
        getter("__objclass__", |_, value| {
            Ok(value.get::<MemberDescriptor>().map(|own| own.owner.get()).unwrap_or_default())
        }),
    ],
    ..TypeSpec::BASE
};
