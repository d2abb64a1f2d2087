//! `mappingproxy`: a mapping that cannot be written to, such as the `__dict__` of a class.

use bytecode::CompareOp;
use objects::{Layout, Slot, Value};
use source::known;

use crate::builtin::Builtin;
use crate::class::{Class, NO_SLOTS, Slots, TypeSpec};
use crate::kinds::Contents;
use crate::native::{row, static_method};
use crate::operator::BinaryOp;
use crate::{Result, Thread};

/// A look at a mapping.
pub struct MappingProxy {
    mapping: Slot,
}

crate::payload!(MappingProxy, tracked);

impl Contents for MappingProxy {
    fn visit(&self, visitor: &mut objects::Visitor<'_>) {
        self.mapping.visit(visitor);
    }
}

impl Thread {
    /// A look at a mapping, or at the namespace of a class, that cannot change it.
    pub fn mapping_proxy(&mut self, mapping: Value) -> Value {
        let mapping = if mapping.has::<Class>() { self.class_namespace(&mapping) } else { mapping };
        self.object(Builtin::MappingProxy, MappingProxy { mapping: Slot::new(mapping) })
    }
}

fn mapping(t: &mut Thread, value: &Value) -> Result {
    Ok(t.receiver::<MappingProxy>(value)?.mapping.get())
}

/// The mapping behind a proxy, or the value itself if it is none.
fn unwrapped(value: &Value) -> Value {
    value.get::<MappingProxy>().map_or_else(|| value.clone(), |proxy| proxy.mapping.get())
}

fn new(t: &mut Thread, args: &[Value]) -> Result {
    let given = &args[1];
    let is_mapping = t.special(given, known::GETITEM).is_some()
        && !t.is_instance(given, Builtin::List)
        && !t.is_instance(given, Builtin::Tuple);
    if !is_mapping {
        let name = t.type_name(given);
        return Err(t.type_error(format!("mappingproxy() argument must be a mapping, not {name}")));
    }
    Ok(t.mapping_proxy(given.clone()))
}

fn delegate(t: &mut Thread, args: &[Value], method: &str) -> Result {
    let mapping = mapping(t, &args[0])?;
    let method = t.names().intern(method);
    t.call_method(&mapping, method, &args[1..])
}

fn get(t: &mut Thread, args: &[Value]) -> Result {
    let default = if args[2].is_null() { Value::NONE } else { args[2].clone() };
    delegate(t, &[args[0].clone(), args[1].clone(), default], "get")
}

fn compare(t: &mut Thread, op: CompareOp, left: &Value, right: &Value) -> Result {
    let (left, right) = (unwrapped(left), unwrapped(right));
    t.compare(op, &left, &right)
}

fn repr(t: &mut Thread, value: &Value) -> Result {
    let mapping = mapping(t, value)?;
    let text = format!("mappingproxy({})", t.repr_text(&mapping)?);
    Ok(t.str(&text))
}

/// `mappingproxy`
pub static SPEC: TypeSpec = TypeSpec {
    name: "mappingproxy",
    layout: &Layout::of::<MappingProxy>(),
    slots: Slots {
        repr: Some(repr),
        str: Some(|t, value| {
            let mapping = mapping(t, value)?;
            t.to_str(&mapping)
        }),
        hash: Some(|t, value| {
            let mapping = mapping(t, value)?;
            t.hash(&mapping)
        }),
        compare: Some(compare),
        len: Some(|t, value| {
            let mapping = mapping(t, value)?;
            t.len(&mapping)
        }),
        get_item: Some(|t, value, key| {
            let mapping = mapping(t, value)?;
            t.get_item(&mapping, key)
        }),
        contains: Some(|t, value, key| {
            let mapping = mapping(t, value)?;
            t.contains(&mapping, key)
        }),
        iter: Some(|t, value| {
            let mapping = mapping(t, value)?;
            t.iter(&mapping)
        }),
        binary: Some(|t, op, left, right| t.binary(op, &unwrapped(left), &unwrapped(right))),
        binary_ops: &[BinaryOp::Or],
        ..NO_SLOTS
    },
    methods: &[
        static_method("__new__", "cls, mapping", new),
        super::generic_alias::CLASS_GETITEM,
        row("get", "self, key, default=None, /", get),
        row("keys", "self, /", |t, args| delegate(t, args, "keys")),
        row("values", "self, /", |t, args| delegate(t, args, "values")),
        row("items", "self, /", |t, args| delegate(t, args, "items")),
        row("copy", "self, /", |t, args| delegate(t, args, "copy")),
        row("__reversed__", "self, /", |t, args| delegate(t, args, "__reversed__")),
    ],
    ..TypeSpec::BASE
};
