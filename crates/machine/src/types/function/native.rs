//! The tables of the types of builtin functions and methods, bound or not.

use objects::{Layout, Value};

use super::tables::{bind, call, method_compare, method_hash, method_of};
use super::wrappers::class_method_get;
use super::{BoundMethod, ClassMethod};
use crate::class::{Class, Getset, NO_SLOTS, Slots, TypeSpec, getter};
use crate::docs;
use crate::native::NativeFunction;
use crate::types::module::Module;
use crate::{Result, Thread};

/// The function in a value of these types: the value itself, or what it binds or wraps.
fn function_in(value: &Value) -> Value {
    match (method_of(value), value.get::<ClassMethod>()) {
        (Some(method), _) => method.function.get(),
        (_, Some(method)) => method.function.get(),
        _ => value.clone(),
    }
}

fn with_native<R: Default>(value: &Value, ask: impl FnOnce(&NativeFunction) -> R) -> R {
    function_in(value).get::<NativeFunction>().map(ask).unwrap_or_default()
}

/// What a function in Rust is bound to; NULL for nothing. A static method other than `__new__` is bound to its
/// class in its repr, to nothing elsewhere, as in CPython.
fn receiver(value: &Value) -> Value {
    match method_of(value) {
        Some(method) => method.instance.get(),
        None => with_native(value, |native| native.owner.get()),
    }
}

fn builtin_repr(t: &mut Thread, value: &Value) -> Result {
    let (receiver, name) = (receiver(value), with_native(value, |native| native.name));
    let shown = if receiver.is_null() || receiver.has::<Module>() {
        format!("<built-in function {name}>")
    } else {
        let class = t.type_name(&receiver);
        format!("<built-in method {name} of {class} object at {:#x}>", t.id_of(&receiver))
    };
    Ok(t.str(&shown))
}

fn wrapper_repr(t: &mut Thread, value: &Value) -> Result {
    let Some(method) = method_of(value) else { return Ok(Value::NONE) };
    let (name, instance) = (with_native(value, |native| native.name), method.instance.get());
    let shown = format!("<method-wrapper '{name}' of {} object at {:#x}>", t.type_name(&instance), t.id_of(&instance));
    Ok(t.str(&shown))
}

fn owner_text(value: &Value) -> String {
    with_native(value, |native| native.owner.get().get::<Class>().map(Class::name_text)).unwrap_or_default()
}

fn descriptor_repr(t: &mut Thread, value: &Value) -> Result {
    let (name, wrapper) = with_native(value, |native| (native.name, native.is_wrapper));
    let kind = if wrapper { "slot wrapper" } else { "method" };
    let shown = format!("<{kind} '{name}' of '{}' objects>", owner_text(value));
    Ok(t.str(&shown))
}

/// A function of a module goes by its name, a bound method by the class of what it is bound to.
fn builtin_qualname(t: &mut Thread, value: &Value) -> Result {
    let (receiver, name) = (receiver(value), with_native(value, |native| native.name));
    if receiver.is_null() || receiver.has::<Module>() {
        return Ok(t.str(name));
    }
    let class = if receiver.has::<Class>() { receiver } else { t.class_of(&receiver) };
    let class = class.get::<Class>().map(Class::qualname_text).unwrap_or_default();
    Ok(t.str(&format!("{class}.{name}")))
}

fn builtin_module(t: &mut Thread, value: &Value) -> Result {
    let receiver = receiver(value);
    if !receiver.has::<Module>() {
        return Ok(Value::NONE);
    }
    let name = t.module_name(&receiver);
    Ok(t.str(&name))
}

fn builtin_self(_: &mut Thread, value: &Value) -> Result {
    let receiver = receiver(value);
    let is_static = receiver.has::<Class>() && method_of(value).is_none();
    let hidden = is_static && with_native(value, |native| native.name) != "__new__";
    Ok(if hidden { Value::NONE } else { receiver.non_null().unwrap_or(Value::NONE) })
}

const NAME: Getset = getter("__name__", |t, value| {
    let name = with_native(value, |native| native.name);
    Ok(t.str(name))
});
const DOC: Getset = getter("__doc__", |t, value| {
    let doc = with_native(value, docs::of_function);
    Ok(doc.map_or(Value::NONE, |doc| t.str(doc.sentence)))
});
const QUALNAME: Getset = getter("__qualname__", |t, value| {
    let name = with_native(value, |native| native.qualname.clone());
    Ok(t.str(&name))
});
const OWNER: Getset = getter("__objclass__", |_, value| Ok(with_native(value, |native| native.owner.get())));
const SIGNATURE: Getset = getter("__text_signature__", |t, value| {
    let in_module = receiver(value).has::<Module>();
    let signature = with_native(value, |native| docs::text_signature(native, in_module));
    Ok(signature.map_or(Value::NONE, |signature| t.str(&signature)))
});

/// `builtin_function_or_method`
pub static NATIVE: TypeSpec = TypeSpec {
    name: "builtin_function_or_method",
    layout: &Layout::of::<NativeFunction>(),
    slots: Slots {
        repr: Some(builtin_repr),
        compare: Some(method_compare),
        hash: Some(method_hash),
        call: Some(call),
        ..NO_SLOTS
    },
    getsets: &[
        NAME,
        DOC,
        SIGNATURE,
        getter("__qualname__", builtin_qualname),
        getter("__module__", builtin_module),
        getter("__self__", builtin_self),
    ],
    ..TypeSpec::BASE
};

/// The same type, of which methods that are bound are instances too: all but the layout is in [`NATIVE`].
pub static BUILTIN_METHOD: TypeSpec =
    TypeSpec { name: "builtin_function_or_method", layout: &Layout::of::<BoundMethod>(), ..TypeSpec::BASE };

const DESCRIPTOR_GETSETS: &[Getset] = &[NAME, DOC, SIGNATURE, QUALNAME, OWNER];

/// `method_descriptor`: a method of a builtin type.
pub static METHOD_DESCRIPTOR: TypeSpec = TypeSpec {
    name: "method_descriptor",
    layout: &Layout::of::<NativeFunction>(),
    slots: Slots { repr: Some(descriptor_repr), descriptor_get: Some(bind), call: Some(call), ..NO_SLOTS },
    getsets: DESCRIPTOR_GETSETS,
    ..TypeSpec::BASE
};

/// `wrapper_descriptor`: a special method of a builtin type, which an operator or builtin function stands for.
pub static WRAPPER_DESCRIPTOR: TypeSpec = TypeSpec { name: "wrapper_descriptor", ..METHOD_DESCRIPTOR };

/// `classmethod_descriptor`: a class method of a builtin type.
pub static CLASS_METHOD_DESCRIPTOR: TypeSpec = TypeSpec {
    name: "classmethod_descriptor",
    layout: &Layout::of::<ClassMethod>(),
    slots: Slots { repr: Some(descriptor_repr), descriptor_get: Some(class_method_get), ..NO_SLOTS },
    getsets: DESCRIPTOR_GETSETS,
    ..TypeSpec::BASE
};

/// `method-wrapper`: a special method of a builtin type with its instance.
pub static METHOD_WRAPPER: TypeSpec = TypeSpec {
    name: "method-wrapper",
    layout: &Layout::of::<BoundMethod>(),
    slots: Slots {
        repr: Some(wrapper_repr),
        compare: Some(method_compare),
        hash: Some(method_hash),
        call: Some(call),
        ..NO_SLOTS
    },
    getsets: &[
        NAME,
        DOC,
        SIGNATURE,
        QUALNAME,
        OWNER,
        getter("__self__", |_, value| Ok(method_of(value).map(|method| method.instance.get()).unwrap_or_default())),
    ],
    ..TypeSpec::BASE
};
