//! `partial`: a callable with its first arguments already given.

use objects::{Layout, Slot, Tuple, Value};

use crate::builtin::Builtin;
use crate::class::{NO_SLOTS, Slots, TypeSpec, getter};
use crate::kinds::Contents;
use crate::native::static_method;
use crate::types::generic_alias::CLASS_GETITEM;
use crate::{Result, Thread};

/// A function and the arguments that calls begin with.
pub(crate) struct Partial {
    function: Slot,
    args: Slot,
    keywords: Slot,
}

crate::payload!(Partial, tracked);

impl Contents for Partial {
    fn visit(&self, visitor: &mut objects::Visitor<'_>) {
        for slot in [&self.function, &self.args, &self.keywords] {
            slot.visit(visitor);
        }
    }

    fn clear(&self, out: &mut objects::Cleared) {
        out.extend([self.function.take(), self.args.take(), self.keywords.take()]);
    }
}

impl Partial {
    /// What it calls, the arguments that come first, and those with names.
    pub(crate) fn parts(&self, t: &mut Thread) -> (Value, Vec<Value>, Vec<Value>) {
        let named = t.dict_items(&self.keywords.get()).into_iter().map(|(_, value)| value).collect();
        (self.function.get(), items(&self.args.get()).to_vec(), named)
    }
}

fn items(tuple: &Value) -> &[Value] {
    tuple.get::<Tuple>().map_or(&[][..], Tuple::items)
}

fn new(t: &mut Thread, args: &[Value]) -> Result {
    t.check_new(&args[0], Builtin::Partial)?;
    let Some((function, given)) = items(&args[1]).split_first() else {
        return Err(t.type_error("type 'partial' takes at least one argument"));
    };
    if !t.is_callable(function) {
        return Err(t.type_error("the first argument must be callable"));
    }
    let mut function = function.clone();
    let mut given = given.to_vec();
    let mut keywords = args[2].clone();
    // A partial of a partial is one partial, unless it carries attributes.
    if t.is_exactly(&function, Builtin::Partial) && t.attribute_count(&function) == 0 {
        let inner = function.clone();
        if let Some(inner) = inner.get::<Partial>() {
            function = inner.function.get();
            let mut all = items(&inner.args.get()).to_vec();
            all.append(&mut given);
            given = all;
            let merged = t.dict_copy(&inner.keywords.get())?;
            t.dict_update(&merged, &keywords)?;
            keywords = merged;
        }
    }
    let args_tuple = t.tuple(given);
    let partial = Partial { function: Slot::new(function), args: Slot::new(args_tuple), keywords: Slot::new(keywords) };
    Ok(t.object_of(&args[0], partial))
}

fn call(t: &mut Thread, callable: &Value, args: &[Value], names: &[Value], values: &[Value]) -> Result {
    let partial = t.receiver::<Partial>(callable)?;
    let (function, first, keywords) = (partial.function.get(), partial.args.get(), partial.keywords.get());
    let mut all = items(&first).to_vec();
    all.extend_from_slice(args);
    if t.dict_len(&keywords) == 0 {
        return t.call_with(&function, &all, names, values);
    }
    let merged = t.dict_copy(&keywords)?;
    for (name, value) in names.iter().zip(values) {
        t.dict_set(&merged, name.clone(), value.clone())?;
    }
    let (names, values): (Vec<Value>, Vec<Value>) = t.dict_items(&merged).into_iter().unzip();
    t.call_with(&function, &all, &names, &values)
}

fn repr(t: &mut Thread, value: &Value) -> Result {
    let partial = t.receiver::<Partial>(value)?;
    let class = t.class_of(value);
    let module = t.get_attribute(&class, source::known::MODULE)?;
    let name = t.get_attribute(&class, source::known::QUALNAME)?;
    let name = format!("{}.{}", t.to_text(&module)?, t.to_text(&name)?);
    let text = t.repr_guard(value, |t| {
        let mut parts = vec![t.repr_text(&partial.function.get())?];
        for arg in items(&partial.args.get()) {
            parts.push(t.repr_text(arg)?);
        }
        for (key, value) in t.dict_items(&partial.keywords.get()) {
            parts.push(format!("{}={}", t.to_text(&key)?, t.repr_text(&value)?));
        }
        Ok(format!("{name}({})", parts.join(", ")))
    })?;
    Ok(t.str(text.as_deref().unwrap_or("...")))
}

/// `functools.partial`
pub(crate) static SPEC: TypeSpec = TypeSpec {
    name: "partial",
    module: "functools",
    layout: &Layout::of::<Partial>(),
    subclassable: true,
    attributes: true,
    slots: Slots { repr: Some(repr), call: Some(call), ..NO_SLOTS },
    methods: &[static_method("__new__", "cls, /, *args, **keywords", new), CLASS_GETITEM],
    getsets: &[
        getter("func", |t, value| Ok(t.receiver::<Partial>(value)?.function.get())),
        getter("args", |t, value| Ok(t.receiver::<Partial>(value)?.args.get())),
        getter("keywords", |t, value| Ok(t.receiver::<Partial>(value)?.keywords.get())),
    ],
    ..TypeSpec::BASE
};
