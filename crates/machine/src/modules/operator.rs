//! `_operator`: the operators as functions, and what `operator` gives out as keys for sorting.

use objects::{Layout, Slot, Str, Tuple, Value};

use crate::builtin::Builtin;
use crate::class::{NO_SLOTS, Slots, TypeSpec};
use crate::kinds::Contents;
use crate::modules::ModuleSpec;
use crate::native::static_method;
use crate::{Result, Thread};

mod functions;

/// What an `itemgetter` or `attrgetter` reads: a tuple of keys, or of names with dots.
pub(crate) struct Getter {
    keys: Slot,
}

crate::payload!(Getter, tracked);

impl Contents for Getter {
    fn visit(&self, visitor: &mut objects::Visitor<'_>) {
        self.keys.visit(visitor);
    }

    fn clear(&self, out: &mut objects::Cleared) {
        out.push(self.keys.take());
    }
}

impl Getter {
    /// The keys, or names with dots.
    pub(crate) fn keys(&self) -> Vec<Value> {
        items(&self.keys.get()).to_vec()
    }
}

fn items(tuple: &Value) -> &[Value] {
    tuple.get::<Tuple>().map(Tuple::items).unwrap_or_default()
}

fn new(t: &mut Thread, args: &[Value], kind: Builtin) -> Result {
    t.check_new(&args[0], kind)?;
    let keys = items(&args[1]);
    if keys.is_empty() {
        return Err(t.type_error(format!("{} expected 1 argument, got 0", kind.spec().name)));
    }
    if kind == Builtin::AttrGetter && keys.iter().any(|key| !key.has::<Str>()) {
        return Err(t.type_error("attribute name must be a string"));
    }
    Ok(t.object_of(&args[0], Getter { keys: Slot::new(args[1].clone()) }))
}

/// The one argument of a call.
fn argument<'a>(t: &mut Thread, name: &str, args: &'a [Value], names: &[Value]) -> Result<&'a Value> {
    if !names.is_empty() {
        return Err(t.type_error(format!("{name}() takes no keyword arguments")));
    }
    match args {
        [object] => Ok(object),
        _ => Err(t.type_error(format!("{name} expected 1 argument, got {}", args.len()))),
    }
}

/// What a function reads for each key: one result alone, several as a tuple.
fn read_all(t: &mut Thread, keys: &Value, read: impl Fn(&mut Thread, &Value) -> Result) -> Result {
    match items(keys) {
        [key] => read(t, key),
        keys => {
            let results = keys.iter().map(|key| read(t, key)).collect::<Result<Vec<Value>>>()?;
            Ok(t.tuple(results))
        }
    }
}

fn call_items(t: &mut Thread, getter: &Value, args: &[Value], names: &[Value], _: &[Value]) -> Result {
    let keys = t.receiver::<Getter>(getter)?.keys.get();
    let object = argument(t, "itemgetter", args, names)?;
    read_all(t, &keys, |t, key| t.get_item(object, key))
}

fn call_attributes(t: &mut Thread, getter: &Value, args: &[Value], names: &[Value], _: &[Value]) -> Result {
    let keys = t.receiver::<Getter>(getter)?.keys.get();
    let object = argument(t, "attrgetter", args, names)?;
    read_all(t, &keys, |t, key| {
        let path = key.get::<Str>().map(|text| text.as_str().to_owned()).unwrap_or_default();
        let mut value = object.clone();
        for name in path.split('.') {
            let name = t.names().intern(name);
            value = t.get_attribute(&value, name)?;
        }
        Ok(value)
    })
}

fn repr(t: &mut Thread, value: &Value) -> Result {
    let keys = t.receiver::<Getter>(value)?.keys.get();
    let name = t.type_name(value);
    let text = t.repr_guard(value, |t| {
        let keys = items(&keys).iter().map(|key| t.repr_text(key)).collect::<Result<Vec<String>>>()?;
        Ok(format!("{name}({})", keys.join(", ")))
    })?;
    Ok(t.str(text.as_deref().unwrap_or("...")))
}

/// `operator.itemgetter`
pub(crate) static ITEM_GETTER: TypeSpec = TypeSpec {
    name: "itemgetter",
    module: "operator",
    layout: &Layout::of::<Getter>(),
    slots: Slots { repr: Some(repr), call: Some(call_items), ..NO_SLOTS },
    methods: &[static_method("__new__", "cls, /, *items", |t, args| new(t, args, Builtin::ItemGetter))],
    ..TypeSpec::BASE
};

/// `operator.attrgetter`
pub(crate) static ATTR_GETTER: TypeSpec = TypeSpec {
    name: "attrgetter",
    module: "operator",
    layout: &Layout::of::<Getter>(),
    slots: Slots { repr: Some(repr), call: Some(call_attributes), ..NO_SLOTS },
    methods: &[static_method("__new__", "cls, /, *attrs", |t, args| new(t, args, Builtin::AttrGetter))],
    ..TypeSpec::BASE
};

fn init(t: &mut Thread, module: &Value) -> Result<()> {
    for (name, class) in [("itemgetter", Builtin::ItemGetter), ("attrgetter", Builtin::AttrGetter)] {
        let class = t.class(class);
        t.add_name(module, name, class);
    }
    Ok(())
}

/// `_operator`
pub(crate) static SPEC: ModuleSpec = ModuleSpec { name: "_operator", functions: functions::ROWS, init: Some(init) };
