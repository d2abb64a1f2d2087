//! `_collections`: what `collections` is made of that must be quick or atomic.

use objects::Value;

use crate::builtin::Builtin;
use crate::class::Class;
use crate::modules::ModuleSpec;
use crate::native::row;
use crate::operator::BinaryOp;
use crate::types::dict::Dict;
use crate::{Result, Thread};

pub(crate) mod defaultdict;
pub(crate) mod deque;
pub(crate) mod ordered;
pub(crate) mod tuplegetter;

/// `__name__` of a value's class, as reprs show it.
pub(super) fn class_name(t: &Thread, value: &Value) -> String {
    t.class_of(value).get::<Class>().map(Class::name_text).unwrap_or_default()
}

/// Adds one to the count of an element; no other thread's count of it is lost.
fn count_in_dict(t: &mut Thread, dict: &Value, element: Value, one: &Value) -> Result<()> {
    if t.dict_count(dict, &element)? {
        return Ok(());
    }
    loop {
        let known = t.dict_get(dict, &element)?;
        let count = match &known {
            Some(count) => t.binary(BinaryOp::Add, count, one)?,
            None => one.clone(),
        };
        if t.dict_exchange(dict, &element, known.as_ref(), count)? {
            return Ok(());
        }
    }
}

/// `_count_elements(mapping, iterable)`: adds one to the count of each element.
fn count_elements(t: &mut Thread, args: &[Value]) -> Result {
    let (mapping, elements) = (&args[0], t.steady(&args[1]));
    let iterator = t.iter(&elements)?;
    let plain = mapping.has::<Dict>() && !overrides_items(t, mapping);
    let one = Value::from_i32(1);
    while let Some(item) = t.next(&iterator)? {
        if plain {
            count_in_dict(t, mapping, item, &one)?;
        } else {
            let get = t.names().intern("get");
            let count = t.call_method(mapping, get, &[item.clone(), Value::from_i32(0)])?;
            let count = t.binary(BinaryOp::Add, &count, &one)?;
            t.set_item(mapping, &item, count)?;
        }
    }
    Ok(Value::NONE)
}

/// Whether the mapping's class changes what `get` or `m[key] = value` does.
fn overrides_items(t: &Thread, mapping: &Value) -> bool {
    let dict = t.class(Builtin::Dict);
    let class = t.class_of(mapping);
    let (Some(class), Some(dict)) = (class.get::<Class>(), dict.get::<Class>()) else { return true };
    [t.names().intern("get"), source::known::SETITEM].into_iter().any(|name| {
        match (class.lookup(name), dict.lookup(name)) {
            (Some(own), Some(base)) => !own.is(&base),
            _ => true,
        }
    })
}

/// `_module_of_caller()`: `__name__` of the module that called the function that asks.
fn module_of_caller(t: &mut Thread, _: &[Value]) -> Result {
    let frame = t.frames.len().checked_sub(2).and_then(|at| t.frames.get(at));
    Ok(frame.and_then(|frame| frame.globals().get(source::known::NAME)).unwrap_or(Value::NONE))
}

fn init(t: &mut Thread, module: &Value) -> Result<()> {
    for (name, class) in [
        ("deque", Builtin::Deque),
        ("defaultdict", Builtin::DefaultDict),
        ("OrderedDict", Builtin::OrderedDict),
        ("_tuplegetter", Builtin::TupleGetter),
        ("_deque_iterator", Builtin::DequeIterator),
        ("_deque_reverse_iterator", Builtin::DequeReverseIterator),
    ] {
        let class = t.class(class);
        t.add_name(module, name, class);
    }
    Ok(())
}

/// `_collections`
pub(crate) static SPEC: ModuleSpec = ModuleSpec {
    name: "_collections",
    functions: &[
        row("_count_elements", "mapping, iterable, /", count_elements),
        row("_module_of_caller", "", module_of_caller),
    ],
    init: Some(init),
};
