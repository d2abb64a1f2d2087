//! The fields of named tuples: descriptors that read one item.

use objects::{Layout, Slot, Tuple, Value};

use crate::builtin::Builtin;
use crate::class::{Getset, NO_SLOTS, Slots, TypeSpec};
use crate::kinds::Contents;
use crate::native::static_method;
use crate::{Result, Thread};

/// Reads the item at an index.
pub(crate) struct TupleGetter {
    index: usize,
    doc: Slot,
}

crate::payload!(TupleGetter, tracked);

impl Contents for TupleGetter {
    fn visit(&self, visitor: &mut objects::Visitor<'_>) {
        self.doc.visit(visitor);
    }
}

fn new(t: &mut Thread, args: &[Value]) -> Result {
    t.check_new(&args[0], Builtin::TupleGetter)?;
    let index = t.index(&args[1])?;
    let getter = TupleGetter { index: usize::try_from(index).unwrap_or(usize::MAX), doc: Slot::new(args[2].clone()) };
    Ok(t.object_of(&args[0], getter))
}

fn get(t: &mut Thread, found: &Value, instance: &Value, _: &Value) -> Result {
    let getter = t.receiver::<TupleGetter>(found)?;
    if instance.is_null() || instance.is_none() {
        return Ok(found.clone());
    }
    let Some(tuple) = instance.get::<Tuple>() else {
        let name = t.type_name(instance);
        let index = getter.index;
        return Err(t.type_error(format!(
            "descriptor for index '{index}' for tuple subclasses doesn't apply to '{name}' object"
        )));
    };
    match tuple.items().get(getter.index) {
        Some(item) => Ok(item.clone()),
        None => Err(t.index_error("tuple index out of range")),
    }
}

fn set(t: &mut Thread, _: &Value, _: &Value, content: Option<Value>) -> Result<()> {
    let message = if content.is_some() { "can't set attribute" } else { "can't delete attribute" };
    Err(t.raise(Builtin::AttributeError, message))
}

fn repr(t: &mut Thread, value: &Value) -> Result {
    let getter = t.receiver::<TupleGetter>(value)?;
    let doc = t.repr_text(&getter.doc.get())?;
    Ok(t.str(&format!("_tuplegetter({}, {doc})", getter.index)))
}

/// `collections._tuplegetter`
pub(crate) static SPEC: TypeSpec = TypeSpec {
    name: "_tuplegetter",
    module: "collections",
    layout: &Layout::of::<TupleGetter>(),
    slots: Slots { repr: Some(repr), descriptor_get: Some(get), descriptor_set: Some(set), ..NO_SLOTS },
    methods: &[static_method("__new__", "cls, index, doc, /", new)],
    getsets: &[Getset {
        name: "__doc__",
        get: |t, value| Ok(t.receiver::<TupleGetter>(value)?.doc.get()),
        set: Some(|t, value, content| {
            t.receiver::<TupleGetter>(value)?.doc.set(content.unwrap_or(Value::NONE));
            Ok(())
        }),
    }],
    ..TypeSpec::BASE
};
