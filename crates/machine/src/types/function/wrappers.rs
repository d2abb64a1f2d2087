//! The tables of `staticmethod` and `classmethod`.

use objects::{Layout, Slot, Value};
use source::known;

use super::{ClassMethod, StaticMethod};
use crate::class::{Getset, NO_SLOTS, Slots, TypeSpec, getter, member};
use crate::native::{row, static_method};
use crate::{Result, Thread};

/// What a wrapper copies from the function, so that it can be asked about as if it were the function.
const COPIED: [source::Name; 5] = [known::MODULE, known::NAME, known::QUALNAME, known::DOC, known::ANNOTATIONS];

/// Where a wrapper keeps its function.
fn place(value: &Value) -> Option<&Slot> {
    match value.get::<StaticMethod>() {
        Some(method) => Some(&method.function),
        None => value.get::<ClassMethod>().map(|method| &method.function),
    }
}

/// The function, or NULL before `__init__`.
fn function_of(value: &Value) -> Value {
    place(value).map(Slot::get).unwrap_or_default()
}

fn init(t: &mut Thread, args: &[Value]) -> Result {
    let (own, function) = (&args[0], &args[1]);
    if let Some(place) = place(own) {
        place.set(function.clone());
    }
    for name in COPIED {
        if let Some(found) = t.find_attribute(function, name)? {
            t.set_own_attribute(own, name, found);
        }
    }
    Ok(Value::NONE)
}

fn repr(t: &mut Thread, value: &Value, kind: &str) -> Result {
    let function = function_of(value);
    let inner = if function.is_null() { "<NULL>".to_owned() } else { t.repr_text(&function)? };
    Ok(t.str(&format!("<{kind}({inner})>")))
}

const GETSETS: &[Getset] = &[
    member("__func__", |_, value| Ok(function_of(value).non_null().unwrap_or(Value::NONE))),
    member("__wrapped__", |_, value| Ok(function_of(value).non_null().unwrap_or(Value::NONE))),
    getter("__isabstractmethod__", |t, value| {
        let Some(function) = function_of(value).non_null() else { return Ok(Value::FALSE) };
        let found = t.find_attribute(&function, known::ISABSTRACT)?;
        let truth = t.truth(&found.unwrap_or(Value::FALSE))?;
        Ok(Value::bool(truth))
    }),
];

fn static_method_get(t: &mut Thread, found: &Value, _: &Value, _: &Value) -> Result {
    function_of(found).non_null().ok_or_else(|| t.runtime_error("uninitialized staticmethod object"))
}

/// `staticmethod`
pub static STATIC_METHOD: TypeSpec = TypeSpec {
    name: "staticmethod",
    layout: &Layout::of::<StaticMethod>(),
    subclassable: true,
    attributes: true,
    slots: Slots {
        descriptor_get: Some(static_method_get),
        call: Some(|t, own, args, names, values| {
            let function = static_method_get(t, own, &Value::NULL, &Value::NULL)?;
            t.call_with(&function, args, names, values)
        }),
        repr: Some(|t, value| repr(t, value, "staticmethod")),
        ..NO_SLOTS
    },
    methods: &[
        static_method("__new__", "cls, *args, **kwargs", |t, args| {
            Ok(t.object_of(&args[0], StaticMethod { function: Slot::empty() }))
        }),
        row("__init__", "self, function, /", init),
    ],
    getsets: GETSETS,
    ..TypeSpec::BASE
};

pub(super) fn class_method_get(t: &mut Thread, found: &Value, instance: &Value, owner: &Value) -> Result {
    let Some(function) = function_of(found).non_null() else {
        return Err(t.runtime_error("uninitialized classmethod object"));
    };
    let owner = if owner.is_null() || owner.is_none() { t.class_of(instance) } else { owner.clone() };
    Ok(t.bound_method(function, owner))
}

/// `classmethod`
pub static CLASS_METHOD: TypeSpec = TypeSpec {
    name: "classmethod",
    layout: &Layout::of::<ClassMethod>(),
    subclassable: true,
    attributes: true,
    slots: Slots {
        descriptor_get: Some(class_method_get),
        repr: Some(|t, value| repr(t, value, "classmethod")),
        ..NO_SLOTS
    },
    methods: &[
        static_method("__new__", "cls, *args, **kwargs", |t, args| {
            Ok(t.object_of(&args[0], ClassMethod { function: Slot::empty() }))
        }),
        row("__init__", "self, function, /", init),
    ],
    getsets: GETSETS,
    ..TypeSpec::BASE
};
