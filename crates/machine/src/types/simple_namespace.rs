//! `types.SimpleNamespace`: an object with the attributes that it is given.

use bytecode::CompareOp;
use objects::{Str, Value};
use source::known;

use crate::builtin::Builtin;
use crate::class::{Class, NO_SLOTS, Slots, TypeSpec};
use crate::native::{row, static_method};
use crate::{Result, Thread};

/// Sets the attributes that a dict names.
fn add_all(t: &mut Thread, namespace: &Value, dict: &Value) -> Result<()> {
    let pairs = t.dict_items(dict);
    if pairs.iter().any(|(name, _)| !name.has::<Str>()) {
        return Err(t.type_error("keywords must be strings"));
    }
    for (name, value) in pairs {
        if let Some(text) = name.get::<Str>() {
            let name = t.name_of(text);
            t.set_own_attribute(namespace, name, value);
        }
    }
    Ok(())
}

fn init(t: &mut Thread, args: &[Value]) -> Result {
    let given = t.collect(&args[1])?;
    if given.len() > 1 {
        let name = t.class_of(&args[0]).get::<Class>().map(Class::name_text).unwrap_or_default();
        return Err(t.type_error(format!("{name} expected at most 1 argument, got {}", given.len())));
    }
    if !given.is_empty() {
        let class = t.class(Builtin::Dict);
        let dict = t.call(&class, &given)?;
        add_all(t, &args[0], &dict)?;
    }
    add_all(t, &args[0], &args[2])?;
    Ok(Value::NONE)
}

fn repr(t: &mut Thread, value: &Value) -> Result {
    let name = match t.is_exactly(value, Builtin::SimpleNamespace) {
        true => "namespace".to_owned(),
        false => t.class_of(value).get::<Class>().map(Class::name_text).unwrap_or_default(),
    };
    let text = t.repr_guard(value, |t| {
        let dict = t.get_attribute(value, known::DICT)?;
        let mut parts = Vec::new();
        for (key, content) in t.dict_items(&dict) {
            let shown = t.repr_text(&content)?;
            parts.push(format!("{}={shown}", t.to_text(&key)?));
        }
        Ok(format!("{name}({})", parts.join(", ")))
    })?;
    let text = text.unwrap_or_else(|| format!("{name}(...)"));
    Ok(t.str(&text))
}

/// Two of them are compared as the dicts of their attributes are.
fn compare(t: &mut Thread, op: CompareOp, left: &Value, right: &Value) -> Result {
    if !t.is_instance(left, Builtin::SimpleNamespace) || !t.is_instance(right, Builtin::SimpleNamespace) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let (left, right) = (t.get_attribute(left, known::DICT)?, t.get_attribute(right, known::DICT)?);
    t.compare(op, &left, &right)
}

/// `__replace__(**changes)`
fn replace(t: &mut Thread, args: &[Value]) -> Result {
    let class = t.class_of(&args[0]);
    let copy = t.call(&class, &[])?;
    let dict = t.get_attribute(&args[0], known::DICT)?;
    add_all(t, &copy, &dict)?;
    add_all(t, &copy, &args[1])?;
    Ok(copy)
}

/// `__reduce__()`
fn reduce(t: &mut Thread, args: &[Value]) -> Result {
    let (class, empty) = (t.class_of(&args[0]), t.tuple(Vec::new()));
    let dict = t.get_attribute(&args[0], known::DICT)?;
    Ok(t.tuple(vec![class, empty, dict]))
}

/// `types.SimpleNamespace`
pub static SPEC: TypeSpec = TypeSpec {
    name: "SimpleNamespace",
    module: "types",
    subclassable: true,
    attributes: true,
    slots: Slots { repr: Some(repr), compare: Some(compare), ..NO_SLOTS },
    methods: &[
        static_method("__new__", "cls, /, *args, **kwargs", |t, args| t.new_instance(&args[0])),
        row("__init__", "self, /, *args, **kwargs", init),
        row("__replace__", "self, /, **changes", replace),
        row("__reduce__", "self, /", reduce),
    ],
    ..TypeSpec::BASE
};
