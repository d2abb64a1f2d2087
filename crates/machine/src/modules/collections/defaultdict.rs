//! `defaultdict`: a dict that makes missing values. The factory is an attribute outside of the contents,
//! which are those of a dict.

use objects::{Layout, Value};
use source::Name;

use super::class_name;
use crate::builtin::Builtin;
use crate::class::{Class, Getset, NO_SLOTS, Slots, TypeSpec};
use crate::native::{row, static_method};
use crate::operator::BinaryOp;
use crate::types::dict::Dict;
use crate::types::generic_alias::CLASS_GETITEM;
use crate::{Result, Thread};

fn factory_name(t: &Thread) -> Name {
    t.names().intern("default_factory")
}

/// The factory, or None.
fn factory(t: &Thread, dict: &Value) -> Value {
    t.own_attribute(dict, factory_name(t)).unwrap_or(Value::NONE)
}

fn set_factory(t: &mut Thread, dict: &Value, factory: Value) {
    let name = factory_name(t);
    t.set_own_attribute(dict, name, factory);
}

fn new(t: &mut Thread, args: &[Value]) -> Result {
    t.check_new(&args[0], Builtin::DefaultDict)?;
    Ok(t.object_of(&args[0], Dict::default()))
}

fn init(t: &mut Thread, args: &[Value]) -> Result {
    let mut given = args[1].get::<objects::Tuple>().map_or(&[][..], objects::Tuple::items);
    if let Some((first, rest)) = given.split_first() {
        if !first.is_none() && !t.is_callable(first) {
            return Err(t.type_error("first argument must be callable or None"));
        }
        set_factory(t, &args[0], first.clone());
        given = rest;
    }
    let rest = t.tuple(given.to_vec());
    t.update_from_arguments("dict", &[args[0].clone(), rest, args[2].clone()])
}

fn missing(t: &mut Thread, args: &[Value]) -> Result {
    let (dict, key) = (&args[0], &args[1]);
    let factory = factory(t, dict);
    if factory.is_none() {
        return Err(t.key_error(key));
    }
    let value = t.call(&factory, &[])?;
    let builtin = factory.get::<Class>().is_some_and(|class| class.spec.is_some());
    if builtin && objects::is_concurrent() && t.is_exactly(dict, Builtin::DefaultDict) {
        // Another thread may have been faster; under the GIL it could not.
        return t.dict_set_default(dict, key, value);
    }
    t.set_item(dict, key, value.clone())?;
    Ok(value)
}

fn copy(t: &mut Thread, args: &[Value]) -> Result {
    let class = t.class_of(&args[0]);
    let factory = factory(t, &args[0]);
    t.call(&class, &[factory, args[0].clone()])
}

fn repr(t: &mut Thread, value: &Value) -> Result {
    let name = class_name(t, value);
    let contents = {
        let dict = t.class(Builtin::Dict);
        let text = dict.get::<Class>().and_then(|class| class.slots.get().repr);
        match text {
            Some(repr) => repr(t, value)?,
            None => Value::NONE,
        }
    };
    let contents = t.to_text(&contents)?;
    let factory = factory(t, value);
    let factory = t.repr_guard(&factory, |t| t.repr_text(&factory))?.unwrap_or_else(|| "...".to_owned());
    Ok(t.str(&format!("{name}({factory}, {contents})")))
}

fn binary(t: &mut Thread, _: BinaryOp, left: &Value, right: &Value) -> Result {
    if !left.has::<Dict>() || !right.has::<Dict>() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let own = if t.is_instance(left, Builtin::DefaultDict) { left } else { right };
    let (class, factory) = (t.class_of(own), factory(t, own));
    let union = t.call(&class, &[factory, left.clone()])?;
    t.dict_update(&union, right)?;
    Ok(union)
}

/// `collections.defaultdict`
pub(crate) static SPEC: TypeSpec = TypeSpec {
    name: "defaultdict",
    module: "collections",
    base: Builtin::Dict,
    layout: &Layout::of::<Dict>(),
    subclassable: true,
    slots: Slots { repr: Some(repr), binary: Some(binary), binary_ops: &[BinaryOp::Or], ..NO_SLOTS },
    methods: &[
        static_method("__new__", "cls, /, *args, **kwargs", new),
        row("__init__", "self, /, *args, **kwargs", init),
        CLASS_GETITEM,
        row("__missing__", "self, key, /", missing),
        row("copy", "self, /", copy),
        row("__copy__", "self, /", copy),
    ],
    getsets: &[Getset {
        name: "default_factory",
        get: |t, value| Ok(factory(t, value)),
        set: Some(|t, value, content| {
            set_factory(t, value, content.unwrap_or(Value::NONE));
            Ok(())
        }),
    }],
    ..TypeSpec::BASE
};
