//! `_thread._local`: attributes that every thread has for itself.

use std::collections::HashMap;

use objects::{Guarded, Layout, Slot, Tuple, Value};
use source::{Name, known};
use sync::ThreadId;

use crate::class::{Class, NO_SLOTS, Slots, TypeSpec};
use crate::kinds::Contents;
use crate::native::static_method;
use crate::{Result, Thread};

/// Each thread's attributes, a dict.
pub(crate) struct LocalStorage {
    dicts: Guarded<HashMap<ThreadId, Value>>,
    /// What `__init__` is called with in each thread that comes.
    args: Slot,
    keywords: Slot,
}

crate::payload!(LocalStorage, tracked);

impl Contents for LocalStorage {
    fn visit(&self, visitor: &mut objects::Visitor<'_>) {
        self.dicts.visit(visitor, |dicts, visitor| visitor.see_all(dicts.values()));
        self.args.visit(visitor);
        self.keywords.visit(visitor);
    }

    fn clear(&self, out: &mut objects::Cleared) {
        out.extend(self.dicts.take(out).into_values());
        out.extend([self.args.take(), self.keywords.take()]);
    }
}

fn new(t: &mut Thread, args: &[Value]) -> Result {
    let class = &args[0];
    let plain = class.get::<Class>().is_none_or(|class| !class.traits.get().init);
    let given =
        args[1].get::<Tuple>().is_some_and(|args| !args.items().is_empty()) || !t.dict_items(&args[2]).is_empty();
    if plain && given {
        return Err(t.type_error("Initialization arguments are not supported"));
    }
    let dict = t.dict();
    let me = t.control().id();
    let storage = LocalStorage {
        dicts: Guarded::new(HashMap::from([(me, dict)])),
        args: Slot::new(args[1].clone()),
        keywords: Slot::new(args[2].clone()),
    };
    let local = t.object_of(class, storage);
    if let Some(handle) = t.heap().weak(&local) {
        handle.add_to(&mut t.interpreter().driver.locals.lock());
    }
    Ok(local)
}

/// The running thread's attributes; a thread that comes for the first time has `__init__` called.
fn own_dict(t: &mut Thread, value: &Value) -> Result {
    let Some(local) = value.get::<LocalStorage>() else { return Err(t.type_error("a local object is required")) };
    let me = t.control().id();
    if let Some(dict) = local.dicts.with(t, |dicts| dicts.get(&me).cloned()) {
        return Ok(dict);
    }
    let dict = t.dict();
    let kept = dict.clone();
    local.dicts.with_mut(t, |dicts| dicts.insert(me, kept));
    let class = t.class_of(value);
    let init = class.get::<Class>().filter(|class| class.traits.get().init).and_then(|class| class.lookup(known::INIT));
    if let Some(init) = init {
        let args = local.args.get();
        let mut all = vec![value.clone()];
        all.extend_from_slice(args.get::<Tuple>().map_or(&[], Tuple::items));
        let keywords = local.keywords.get();
        let (names, values): (Vec<Value>, Vec<Value>) = t.dict_items(&keywords).into_iter().unzip();
        if let Err(raised) = t.call_with(&init, &all, &names, &values) {
            let forgotten = local.dicts.with_mut(t, |dicts| dicts.remove(&me));
            drop(forgotten);
            return Err(raised);
        }
    }
    Ok(dict)
}

/// Drops what the running thread, which ends, has in a local object.
pub(crate) fn forget(t: &mut Thread, value: &Value) {
    let me = t.control().id();
    if let Some(local) = value.get::<LocalStorage>() {
        let dict = local.dicts.with_mut(t, |dicts| dicts.remove(&me));
        drop(dict);
    }
}

fn get_attribute(t: &mut Thread, value: &Value, name: Name) -> Result {
    let dict = own_dict(t, value)?;
    if name == known::DICT {
        return Ok(dict);
    }
    let class = t.class_of(value);
    let found = class.get::<Class>().and_then(|class| class.lookup(name));
    if let Some(found) = &found
        && t.is_data_descriptor(found)
    {
        return t.bind_descriptor(found, value, &class);
    }
    let key = t.name_value(name);
    if let Some(own) = t.dict_get(&dict, &key)? {
        return Ok(own);
    }
    match found {
        Some(found) => t.bind_descriptor(&found, value, &class),
        None => {
            let (class, text) = (t.type_name(value), t.text(name).to_owned());
            Err(t.attribute_error(format!("'{class}' object has no attribute '{text}'"), value, name))
        }
    }
}

fn set_attribute(t: &mut Thread, value: &Value, name: Name, content: Option<Value>) -> Result<()> {
    let dict = own_dict(t, value)?;
    let class_value = t.class_of(value);
    if name == known::DICT {
        let class = t.type_name(value);
        return Err(t.attribute_error(format!("'{class}' object attribute '__dict__' is read-only"), value, name));
    }
    let found = class_value.get::<Class>().and_then(|class| class.lookup(name));
    if found.is_some_and(|found| t.is_data_descriptor(&found)) {
        return t.generic_set_attribute(value, name, content);
    }
    let key = t.name_value(name);
    match content {
        Some(content) => t.dict_set(&dict, key, content),
        None => match t.dict_get(&dict, &key)? {
            Some(_) => t.delete_item(&dict, &key),
            None => {
                let (class, text) = (t.type_name(value), t.text(name).to_owned());
                Err(t.attribute_error(format!("'{class}' object has no attribute '{text}'"), value, name))
            }
        },
    }
}

/// `_thread._local`
pub(crate) static SPEC: TypeSpec = TypeSpec {
    name: "_local",
    module: "_thread",
    layout: &Layout::of::<LocalStorage>(),
    subclassable: true,
    slots: Slots { get_attribute: Some(get_attribute), set_attribute: Some(set_attribute), ..NO_SLOTS },
    methods: &[static_method("__new__", "cls, /, *args, **kwargs", new)],
    ..TypeSpec::BASE
};
