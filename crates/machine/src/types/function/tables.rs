//! The tables of the callable types.

use objects::{Layout, Slot, Str, Tuple, Value};
use source::Name;

use super::{BoundMethod, Function};
use crate::class::{Class, Getset, NO_SLOTS, Slots, TypeSpec, getter, member};
use crate::native::static_method;
use crate::types::code::CodeObject;
use crate::types::dict::Dict;
use crate::types::module::Module;
use crate::{Result, Thread};

fn function_of(value: &Value) -> Option<&Function> {
    value.get::<Function>()
}

fn text(slot: &Slot) -> String {
    slot.get().get::<Str>().map(|text| text.as_str().to_owned()).unwrap_or_default()
}

fn function_repr(t: &mut Thread, value: &Value) -> Result {
    let name = function_of(value).map(|function| text(&function.qualname)).unwrap_or_default();
    let shown = format!("<function {name} at {:#x}>", t.id_of(value));
    Ok(t.str(&shown))
}

/// A read and write attribute that lies in one slot; deleting makes it None.
macro_rules! slot_getset {
    ($name:literal, $type:ident, $field:ident) => {
        Getset {
            name: $name,
            get: |_, value| Ok(value.get::<$type>().and_then(|own| own.$field.get().non_null()).unwrap_or(Value::NONE)),
            set: Some(|_, value, content| {
                if let Some(own) = value.get::<$type>() {
                    own.$field.set(content.unwrap_or(Value::NONE));
                }
                Ok(())
            }),
        }
    };
}

fn set_text(t: &mut Thread, content: Option<Value>, name: &str, slot: Option<&Slot>) -> Result<()> {
    match (content.filter(|content| content.has::<Str>()), slot) {
        (Some(content), Some(slot)) => {
            slot.set(content);
            Ok(())
        }
        _ => Err(t.type_error(format!("{name} must be set to a string object"))),
    }
}

fn set_code(t: &mut Thread, value: &Value, content: Option<Value>) -> Result<()> {
    let Some(function) = function_of(value) else { return Ok(()) };
    let Some(content) = content.filter(|content| content.has::<CodeObject>()) else {
        return Err(t.type_error("__code__ must be set to a code object"));
    };
    let free = |code: &Value| code.get::<CodeObject>().map_or(0, |code| code.code.free_count());
    let (given, needed) = (free(&content), free(&function.code.get()));
    if given != needed {
        let name = text(&function.name);
        return Err(t.value_error(format!("{name}() requires a code object with {needed} free vars, not {given}")));
    }
    let old = function.code.replace(content);
    t.interpreter().retired_code.lock().push(old);
    Ok(())
}

/// What an attribute is set to: None and nothing at all both leave it empty.
fn checked(t: &mut Thread, content: Option<Value>, complaint: &str, fits: fn(&Value) -> bool) -> Result<Option<Value>> {
    match content.filter(|content| !content.is_none()) {
        Some(content) if !fits(&content) => Err(t.type_error(complaint)),
        content => Ok(content),
    }
}

fn part(value: &Value, slot: fn(&Function) -> &Slot) -> Result {
    Ok(function_of(value).and_then(|function| slot(function).get().non_null()).unwrap_or(Value::NONE))
}

fn set_part(value: &Value, content: Option<Value>, slot: fn(&Function) -> &Slot) -> Result<()> {
    if let Some(function) = function_of(value) {
        slot(function).set(content.unwrap_or(Value::NONE));
    }
    Ok(())
}

fn annotations(t: &mut Thread, value: &Value) -> Result {
    let Some(function) = function_of(value) else { return Ok(Value::NONE) };
    if function.annotations.is_empty() {
        let dict = t.dict();
        function.annotations.set(dict);
    }
    Ok(function.annotations.get())
}

/// Calls a callable of the machine's own kinds: for `__call__`, as calls themselves look at the payload.
pub(super) fn call(t: &mut Thread, own: &Value, args: &[Value], names: &[Value], values: &[Value]) -> Result {
    t.call_with(own, args, names, values)
}

pub(super) fn bind(t: &mut Thread, found: &Value, instance: &Value, _: &Value) -> Result {
    if instance.is_null() {
        return Ok(found.clone());
    }
    Ok(t.bound_method(found.clone(), instance.clone()))
}

fn function_new(t: &mut Thread, args: &[Value]) -> Result {
    let (code, module) = (&args[1], t.current_module());
    if !code.has::<CodeObject>() {
        let name = t.type_name(code);
        return Err(t.type_error(format!("function() argument 'code' must be code, not {name}")));
    }
    let part = |value: &Value| if value.is_null() { Value::NONE } else { value.clone() };
    let function = t.function(code.clone(), module, part(&args[4]), Value::NONE, part(&args[5]));
    if let (Some(own), true) = (function.get::<Function>(), args[3].has::<Str>()) {
        own.name.set(args[3].clone());
    }
    Ok(function)
}

fn type_params(t: &mut Thread, value: &Value) -> Result {
    let params = function_of(value).and_then(|function| function.type_params.get().non_null());
    Ok(params.unwrap_or_else(|| t.tuple(Vec::new())))
}

fn set_type_params(t: &mut Thread, value: &Value, content: Option<Value>) -> Result<()> {
    match (content.filter(|content| content.has::<objects::Tuple>()), function_of(value)) {
        (Some(params), Some(function)) => {
            function.type_params.set(params);
            Ok(())
        }
        _ => Err(t.type_error("__type_params__ must be set to a tuple")),
    }
}

/// `function`
pub static SPEC: TypeSpec = TypeSpec {
    name: "function",
    layout: &Layout::of::<Function>(),
    slots: Slots { repr: Some(function_repr), descriptor_get: Some(bind), call: Some(call), ..NO_SLOTS },
    methods: &[static_method("__new__", "cls, code, globals, name=None, argdefs=None, closure=None", function_new)],
    getsets: &[
        Getset {
            name: "__name__",
            get: |_, value| Ok(function_of(value).map(|function| function.name.get()).unwrap_or_default()),
            set: Some(|t, value, content| set_text(t, content, "__name__", function_of(value).map(|f| &f.name))),
        },
        Getset {
            name: "__qualname__",
            get: |_, value| Ok(function_of(value).map(|function| function.qualname.get()).unwrap_or_default()),
            set: Some(|t, value, content| {
                set_text(t, content, "__qualname__", function_of(value).map(|f| &f.qualname))
            }),
        },
        Getset {
            name: "__code__",
            get: |_, value| Ok(function_of(value).map(|function| function.code.get()).unwrap_or_default()),
            set: Some(set_code),
        },
        Getset {
            name: "__annotations__",
            get: annotations,
            set: Some(|t, value, content| {
                let content = checked(t, content, "__annotations__ must be set to a dict object", Value::has::<Dict>)?;
                if let Some(function) = function_of(value) {
                    function.annotations.set(content.unwrap_or(Value::NULL));
                }
                Ok(())
            }),
        },
        Getset {
            name: "__defaults__",
            get: |_, value| part(value, |function| &function.defaults),
            set: Some(|t, value, content| {
                let content = checked(t, content, "__defaults__ must be set to a tuple object", Value::has::<Tuple>)?;
                set_part(value, content, |function| &function.defaults)
            }),
        },
        Getset {
            name: "__kwdefaults__",
            get: |_, value| part(value, |function| &function.kwdefaults),
            set: Some(|t, value, content| {
                let content = checked(t, content, "__kwdefaults__ must be set to a dict object", Value::has::<Dict>)?;
                set_part(value, content, |function| &function.kwdefaults)
            }),
        },
        slot_getset!("__doc__", Function, doc),
        slot_getset!("__module__", Function, module_name),
        member("__closure__", |_, value| {
            Ok(function_of(value).map(|function| function.closure.get()).unwrap_or_default())
        }),
        getter("__builtins__", |t, _| {
            let builtins = t.interpreter().builtins.get();
            Ok(t.namespace_dict(&builtins))
        }),
        member("__globals__", |t, value| {
            let module = function_of(value).map(|function| function.module.get()).unwrap_or_default();
            Ok(if module.has::<Module>() { t.namespace_dict(&module) } else { Value::NONE })
        }),
        Getset {
            name: "__dict__",
            get: crate::types::dict::instance::DICT.get,
            set: Some(|t, value, content| match content {
                None => Err(t.type_error("cannot delete __dict__")),
                content => crate::types::dict::instance::replace(t, value, content),
            }),
        },
        Getset { name: "__type_params__", get: type_params, set: Some(set_type_params) },
    ],
    ..TypeSpec::BASE
};

pub(super) fn method_of(value: &Value) -> Option<&BoundMethod> {
    value.get::<BoundMethod>()
}

fn method_repr(t: &mut Thread, value: &Value) -> Result {
    let Some(method) = method_of(value) else { return Ok(Value::NONE) };
    let (function, instance) = (method.function.get(), method.instance.get());
    let name = t.find_attribute(&function, source::known::QUALNAME)?;
    let name = match name {
        Some(name) => Some(name),
        None => t.find_attribute(&function, source::known::NAME)?,
    };
    let name = name.and_then(|name| name.get::<Str>().map(|n| n.as_str().to_owned())).unwrap_or("?".to_owned());
    let shown = format!("<bound method {name} of {}>", t.repr_text(&instance)?);
    Ok(t.str(&shown))
}

pub(super) fn method_compare(_: &mut Thread, op: bytecode::CompareOp, left: &Value, right: &Value) -> Result {
    let (Some(a), Some(b)) = (method_of(left), method_of(right)) else { return Ok(Value::NOT_IMPLEMENTED) };
    let same = a.function.get().is(&b.function.get()) && a.instance.get().is(&b.instance.get());
    Ok(match op {
        bytecode::CompareOp::Eq => Value::bool(same),
        bytecode::CompareOp::Ne => Value::bool(!same),
        _ => Value::NOT_IMPLEMENTED,
    })
}

pub(super) fn method_hash(t: &mut Thread, value: &Value) -> Result<i64> {
    Ok(method_of(value).map_or_else(
        || t.identity_hash(value),
        |method| t.identity_hash(&method.function.get()) ^ t.identity_hash(&method.instance.get()).rotate_left(7),
    ))
}

fn method_attribute(t: &mut Thread, value: &Value, name: Name) -> Result {
    let class_value = t.class_of(value);
    if let Some(found) = class_value.get::<Class>().and_then(|class| class.lookup(name)) {
        return t.bind_descriptor(&found, value, &class_value);
    }
    match method_of(value) {
        Some(method) => {
            let function = method.function.get();
            t.get_attribute(&function, name)
        }
        None => Err(t.no_attribute(value, name)),
    }
}

fn method_new(t: &mut Thread, args: &[Value]) -> Result {
    if !t.is_callable(&args[1]) {
        return Err(t.type_error("first argument must be callable"));
    }
    if args[2].is_none() {
        return Err(t.type_error("instance must not be None"));
    }
    let method = BoundMethod { function: Slot::new(args[1].clone()), instance: Slot::new(args[2].clone()) };
    Ok(t.object(crate::builtin::Builtin::BoundMethod, method))
}

/// `method`
pub static BOUND_METHOD: TypeSpec = TypeSpec {
    name: "method",
    layout: &Layout::of::<BoundMethod>(),
    slots: Slots {
        repr: Some(method_repr),
        compare: Some(method_compare),
        hash: Some(method_hash),
        get_attribute: Some(method_attribute),
        call: Some(call),
        // It is bound already.
        descriptor_get: Some(|_, found, _, _| Ok(found.clone())),
        ..NO_SLOTS
    },
    methods: &[static_method("__new__", "cls, function, instance, /", method_new)],
    getsets: &[
        getter("__func__", |_, value| Ok(method_of(value).map(|method| method.function.get()).unwrap_or_default())),
        getter("__self__", |_, value| Ok(method_of(value).map(|method| method.instance.get()).unwrap_or_default())),
        getter("__doc__", |t, value| match method_of(value).map(|method| method.function.get()) {
            Some(function) => t.get_attribute(&function, source::known::DOC),
            None => Ok(Value::NONE),
        }),
    ],
    ..TypeSpec::BASE
};
