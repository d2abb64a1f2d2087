//! `OrderedDict`: a dict, which is ordered anyway, with methods that change the order and an equality
//! that minds it.

use bytecode::CompareOp;
use objects::{Layout, Tuple, Value};

use super::class_name;
use crate::builtin::Builtin;
use crate::class::{Class, NO_SLOTS, Slots, TypeSpec};
use crate::native::{class_method, row, static_method};
use crate::operator::BinaryOp;
use crate::types::dict::Dict;
use crate::types::dict::methods::{fromkeys, setdefault};
use crate::types::dict_view::{DictView, Part, view_of_class};
use crate::types::generic_alias::CLASS_GETITEM;
use crate::{Raised, Result, Thread};

fn new(t: &mut Thread, args: &[Value]) -> Result {
    t.check_new(&args[0], Builtin::OrderedDict)?;
    Ok(t.object_of(&args[0], Dict::default()))
}

/// `update` and `__init__`: items reach a subclass's own `__setitem__`, as in CPython.
fn update(t: &mut Thread, args: &[Value]) -> Result {
    let given = args[1].get::<Tuple>().map_or(&[][..], Tuple::items);
    if given.len() > 1 {
        return Err(t.type_error(format!("expected at most 1 arguments, got {}", given.len())));
    }
    let dict = t.class(Builtin::Dict);
    let class = t.class_of(&args[0]);
    let setter = |class: &Value| class.get::<Class>().and_then(|class| class.lookup(source::known::SETITEM));
    let plain = match (setter(&class), setter(&dict)) {
        (Some(own), Some(base)) => own.is(&base),
        _ => false,
    };
    if plain {
        return t.update_from_arguments("update", args);
    }
    let items = t.dict();
    t.update_from_arguments("update", &[items.clone(), args[1].clone(), args[2].clone()])?;
    for (key, value) in t.dict_items(&items) {
        t.set_item(&args[0], &key, value)?;
    }
    Ok(Value::NONE)
}

fn empty(t: &mut Thread) -> Raised {
    let message = t.str("dictionary is empty");
    t.key_error(&message)
}

fn popitem(t: &mut Thread, args: &[Value]) -> Result {
    let last = args[1].is_null() || t.truth(&args[1])?;
    match t.dict_pop_end(&args[0], last)? {
        Some((key, value)) => Ok(t.tuple([key, value])),
        None => Err(empty(t)),
    }
}

fn pop(t: &mut Thread, args: &[Value]) -> Result {
    match t.dict_remove(&args[0], &args[1])? {
        Some(value) => Ok(value),
        None if args[2].is_null() => Err(t.key_error(&args[1])),
        None => Ok(args[2].clone()),
    }
}

fn move_to_end(t: &mut Thread, args: &[Value]) -> Result {
    let (dict, key) = (&args[0], &args[1]);
    let last = args[2].is_null() || t.truth(&args[2])?;
    match t.dict_move(dict, key, last)? {
        Some(_value) => Ok(Value::NONE),
        None => Err(t.key_error(key)),
    }
}

fn copy(t: &mut Thread, args: &[Value]) -> Result {
    let class = t.class_of(&args[0]);
    t.call(&class, &args[..1])
}

fn compare(t: &mut Thread, op: CompareOp, left: &Value, right: &Value) -> Result {
    let base = t.class(Builtin::Dict);
    let Some(compare) = base.get::<Class>().and_then(|class| class.slots.get().compare) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let equal = compare(t, CompareOp::Eq, left, right)?;
    let (Some(mut equal), CompareOp::Eq | CompareOp::Ne) = (equal.as_bool(), op) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    if equal && t.is_instance(left, Builtin::OrderedDict) && t.is_instance(right, Builtin::OrderedDict) {
        let (mine, other) = (t.dict_keys(left), t.dict_keys(right));
        for (a, b) in mine.iter().zip(&other) {
            if !t.equals(a, b)? {
                equal = false;
                break;
            }
        }
    }
    Ok(Value::bool(equal == (op == CompareOp::Eq)))
}

fn repr(t: &mut Thread, value: &Value) -> Result {
    let name = class_name(t, value);
    if t.dict_len(value) == 0 {
        return Ok(t.str(&format!("{name}()")));
    }
    let text = t.repr_guard(value, |t| {
        let mut parts = Vec::new();
        for (key, value) in t.dict_items(value) {
            parts.push(format!("{}: {}", t.repr_text(&key)?, t.repr_text(&value)?));
        }
        Ok(format!("{name}({{{}}})", parts.join(", ")))
    })?;
    Ok(t.str(text.as_deref().unwrap_or("...")))
}

fn binary(t: &mut Thread, _: BinaryOp, left: &Value, right: &Value) -> Result {
    if !left.has::<Dict>() || !right.has::<Dict>() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let own = if t.is_instance(left, Builtin::OrderedDict) { left } else { right };
    let class = t.class_of(own);
    let union = t.call(&class, std::slice::from_ref(left))?;
    t.dict_update(&union, right)?;
    Ok(union)
}

/// `collections.OrderedDict`
pub(crate) static SPEC: TypeSpec = TypeSpec {
    name: "OrderedDict",
    module: "collections",
    base: Builtin::Dict,
    layout: &Layout::of::<Dict>(),
    subclassable: true,
    attributes: true,
    slots: Slots {
        repr: Some(repr),
        compare: Some(compare),
        binary: Some(binary),
        binary_ops: &[BinaryOp::Or],
        ..NO_SLOTS
    },
    methods: &[
        static_method("__new__", "cls, /, *args, **kwargs", new),
        row("__init__", "self, /, *args, **kwargs", update),
        row("update", "self, /, *args, **kwargs", update),
        CLASS_GETITEM,
        row("popitem", "self, /, last=True", popitem),
        row("pop", "self, /, key, default=None", pop),
        row("move_to_end", "self, /, key, last=True", move_to_end),
        row("keys", "self, /", |t, args| view_of_class(t, &args[0], Part::Keys, Builtin::OrderedKeys)),
        row("values", "self, /", |t, args| view_of_class(t, &args[0], Part::Values, Builtin::OrderedValues)),
        row("items", "self, /", |t, args| view_of_class(t, &args[0], Part::Items, Builtin::OrderedItems)),
        row("copy", "self, /", copy),
        class_method("fromkeys", "cls, /, iterable, value=None", fromkeys),
        row("setdefault", "self, /, key, default=None", setdefault),
    ],
    ..TypeSpec::BASE
};

/// `odict_keys`
pub(crate) static KEYS: TypeSpec = view_type("odict_keys", Builtin::DictKeys);
/// `odict_values`
pub(crate) static VALUES: TypeSpec = view_type("odict_values", Builtin::DictValues);
/// `odict_items`
pub(crate) static ITEMS: TypeSpec = view_type("odict_items", Builtin::DictItems);

const fn view_type(name: &'static str, base: Builtin) -> TypeSpec {
    static LAYOUT: Layout = Layout::of::<DictView>();
    TypeSpec { name, base, layout: &LAYOUT, ..TypeSpec::BASE }
}
