//! `type`: making classes, calling them, their attributes.

mod build;
mod facts;
mod layout;
mod order;

use objects::{Layout, Str, Tuple, Value};
use source::{Name, known};

use crate::builtin::Builtin;
use crate::class::{Class, Getset, NO_SLOTS, Slots, TypeSpec, getter};
use crate::native::{row, static_method};
use crate::operator::BinaryOp;
use crate::{Result, Thread};

/// Calls a class: `__new__`, then `__init__` when the result is an instance.
pub(crate) fn call(t: &mut Thread, own: &Value, args: &[Value], names: &[Value], values: &[Value]) -> Result {
    let Some(class) = own.get::<Class>() else { return Err(t.type_error("not a class")) };
    if own.is(&t.class(Builtin::Type)) && args.len() == 1 && names.is_empty() {
        return Ok(t.class_of(&args[0]));
    }
    if own.is(&t.class(Builtin::Type)) && args.len() == 1 {
        return Err(t.type_error("type() takes no keyword arguments"));
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
        let name = class.shown_name();
        return Err(t.type_error(format!("cannot create '{name}' instances")));
    };
    if !traits.new && class.spec.is_some() && !own.is(&t.class(Builtin::Object)) {
        let name = class.shown_name();
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
        let name = t.argument_type(&args[1]);
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
    if name.contains('\0') {
        return Err(t.value_error("type name must not contain null characters"));
    }
    for base in bases.iter().filter(|base| !base.has::<Class>()) {
        if t.find_attribute(base, known::MRO_ENTRIES)?.is_some() {
            return Err(t.type_error("type() doesn't support MRO entry resolution; use types.new_class()"));
        }
    }
    let meta = t.winning_metaclass(Some(args[0].clone()), &bases)?;
    let plain = t.class(Builtin::Type);
    let maker = |class: &Value| class.get::<Class>().and_then(|class| class.lookup(known::NEW));
    if let (false, Some(own), Some(usual)) = (meta.is(&args[0]), maker(&meta), maker(&plain))
        && !own.is(&usual)
    {
        let make = t.get_attribute(&meta, known::NEW)?;
        let (names, values): (Vec<Value>, Vec<Value>) = t.dict_items(&args[4]).into_iter().unzip();
        return t.call_with(&make, &[meta, args[1].clone(), args[2].clone(), args[3].clone()], &names, &values);
    }
    t.make_class(&meta, &name, bases, &args[3], &args[4])
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
    if !class.traits.get().heap {
        let (text, class) = (t.text(name).to_owned(), class.shown_name());
        return Err(t.type_error(format!("cannot set '{text}' attribute of immutable type '{class}'")));
    }
    let meta_value = t.class_of(value);
    if let Some(found) = meta_value.get::<Class>().and_then(|meta| meta.lookup(name))
        && t.is_data_descriptor(&found)
    {
        return t.generic_set_attribute(value, name, content);
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

/// What an attribute of a class is set to, which every class has: nothing can take it away.
fn kept(t: &mut Thread, value: &Value, name: &str, content: Option<Value>) -> Result {
    content.ok_or_else(|| {
        let class = class_of(value).map(Class::shown_name).unwrap_or_default();
        t.type_error(format!("cannot delete '{name}' attribute of immutable type '{class}'"))
    })
}

/// The text that `__name__` or `__qualname__` is set to.
fn kept_text(t: &mut Thread, value: &Value, name: &str, content: Option<Value>) -> Result {
    let content = kept(t, value, name, content)?;
    if content.has::<Str>() {
        return Ok(content);
    }
    let class = class_of(value).map(Class::shown_name).unwrap_or_default();
    let got = t.type_name(&content);
    Err(t.type_error(format!("can only assign string to {class}.{name}, not '{got}'")))
}

fn set_name(t: &mut Thread, value: &Value, content: Option<Value>) -> Result<()> {
    let content = kept_text(t, value, "__name__", content)?;
    if content.get::<Str>().is_some_and(|name| name.as_str().contains('\0')) {
        return Err(t.value_error("type name must not contain null characters"));
    }
    if let Some(class) = class_of(value) {
        class.name.set(content);
    }
    Ok(())
}

fn set_qualname(t: &mut Thread, value: &Value, content: Option<Value>) -> Result<()> {
    let content = kept_text(t, value, "__qualname__", content)?;
    if let Some(class) = class_of(value) {
        class.qualname.set(content);
    }
    Ok(())
}

fn set_doc(t: &mut Thread, value: &Value, content: Option<Value>) -> Result<()> {
    if let Some(class) = class_of(value).filter(|class| !class.traits.get().heap) {
        let name = class.shown_name();
        return Err(t.type_error(format!("cannot set '__doc__' attribute of immutable type '{name}'")));
    }
    let content = kept(t, value, "__doc__", content)?;
    t.set_class_attribute(value, known::DOC, Some(content))
}

fn subclasses(t: &mut Thread, args: &[Value]) -> Result {
    let handles = class_of(&args[0]).map(|class| class.subclasses.lock().clone()).unwrap_or_default();
    let classes: Vec<Value> = handles.iter().filter_map(|handle| t.heap().upgrade(handle)).collect();
    Ok(t.list(classes))
}

fn own_or_none(value: &Value, name: Name) -> Option<Value> {
    class_of(value)?.namespace.get(name)
}

fn annotations(t: &mut Thread, value: &Value) -> Result {
    if !class_of(value).is_some_and(|class| class.traits.get().heap) {
        return Err(t.no_attribute(value, known::ANNOTATIONS));
    }
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
            let order = t.usual_order(&args[0])?;
            Ok(t.list(order))
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
            get: |t, value| match (value.get::<Class>().and_then(|class| class.spec), own_or_none(value, known::MODULE))
            {
                (Some(spec), _) => Ok(t.str(spec.module)),
                (None, Some(module)) => Ok(module),
                (None, None) => Err(t.no_attribute(value, known::MODULE)),
            },
            set: Some(|t, value, content| {
                let content = kept(t, value, "__module__", content)?;
                t.set_class_attribute(value, known::MODULE, Some(content))
            }),
        },
        Getset {
            name: "__doc__",
            get: |t, value| match own_or_none(value, known::DOC) {
                Some(doc) => t.descriptor_get(&doc, &Value::NULL, value),
                None => Ok(crate::types::class_doc::of_class(t, value)),
            },
            set: Some(set_doc),
        },
        Getset {
            name: "__annotations__",
            get: annotations,
            set: Some(|t, value, content| {
                match content.is_none() && own_or_none(value, known::ANNOTATIONS).is_none() {
                    true => Err(t.attribute_error("__annotations__", value, known::ANNOTATIONS)),
                    false => t.set_class_attribute(value, known::ANNOTATIONS, content),
                }
            }),
        },
        Getset {
            name: "__abstractmethods__",
            get: |t, value| match own_or_none(value, known::ABSTRACTMETHODS) {
                // `type` itself has the attribute for other classes.
                Some(found) if class_of(value).is_some_and(|class| class.traits.get().heap) => Ok(found),
                _ => Err(t.attribute_error("__abstractmethods__", value, known::ABSTRACTMETHODS)),
            },
            set: Some(|t, value, content| t.set_class_attribute(value, known::ABSTRACTMETHODS, content)),
        },
        Getset {
            name: "__bases__",
            get: |_, value| Ok(class_of(value).map(|class| class.bases.get()).unwrap_or_default()),
            set: Some(Thread::set_bases),
        },
        getter("__mro__", |_, value| Ok(class_of(value).map(|class| class.mro.get()).unwrap_or_default())),
        getter("__base__", |t, value| {
            let base = class_of(value).and_then(|class| t.base_of(class));
            Ok(base.unwrap_or(Value::NONE))
        }),
        getter("__dict__", |t, value| Ok(t.mapping_proxy(value.clone()))),
        Getset {
            name: "__type_params__",
            get: |t, value| match own_or_none(value, known::TYPE_PARAMS) {
                Some(params) => Ok(params),
                None => Ok(t.tuple(Vec::new())),
            },
            set: Some(|t, value, content| t.set_class_attribute(value, known::TYPE_PARAMS, content)),
        },
        getter("__basicsize__", |_, _| Ok(Value::from_i32(16))),
        getter("__text_signature__", |t, value| {
            let signature = facts::text_signature(value);
            Ok(signature.map_or(Value::NONE, |signature| t.str(&signature)))
        }),
        getter("__itemsize__", |_, value| Ok(Value::from_i32(facts::item_size(value)))),
        getter("__flags__", |t, value| {
            let flags = facts::flags(t, value);
            Ok(t.int(flags))
        }),
    ],
    ..TypeSpec::BASE
};
