//! `_functools`: what `functools` is made of that must be quick or atomic.

use objects::{Slot, Value};

use crate::builtin::Builtin;
use crate::class::Class;
use crate::modules::ModuleSpec;
use crate::native::{NativeFunction, row};
use crate::types::function::{BoundMethod, Function};
use crate::{Result, Thread};

pub(crate) mod cache;
pub(crate) mod key;
pub(crate) mod partial;

/// `reduce(function, iterable, initial)`
fn reduce(t: &mut Thread, args: &[Value]) -> Result {
    let iterator = match t.iter(&args[1]) {
        Err(raised) if t.is_exception(&raised, Builtin::TypeError) => {
            return Err(t.type_error("reduce() arg 2 must support iteration"));
        }
        iterator => iterator?,
    };
    let mut result = args[2].clone();
    while let Some(item) = t.next(&iterator)? {
        result = if result.is_null() { item } else { t.call(&args[0], &[result, item])? };
    }
    if result.is_null() {
        return Err(t.type_error("reduce() of empty iterable with no initial value"));
    }
    Ok(result)
}

/// `cmp_to_key(mycmp)`
fn cmp_to_key(t: &mut Thread, args: &[Value]) -> Result {
    Ok(t.object(Builtin::CmpToKey, key::CmpToKey { compare: Slot::new(args[0].clone()), object: Slot::empty() }))
}

impl Thread {
    /// `callable(value)`
    pub(crate) fn is_callable(&self, value: &Value) -> bool {
        let plain = value.has::<Function>() || value.has::<NativeFunction>() || value.has::<BoundMethod>();
        plain
            || value.has::<Class>()
            || self.slot(value, |slots| slots.call).is_some()
            || self.special(value, source::known::CALL).is_some()
    }

    /// How many attributes an object has in itself.
    fn attribute_count(&self, value: &Value) -> usize {
        value.header().map_or(0, |header| header.shape().len())
    }
}

fn init(t: &mut Thread, module: &Value) -> Result<()> {
    for (name, class) in [("partial", Builtin::Partial), ("_lru_cache_wrapper", Builtin::LruCache)] {
        let class = t.class(class);
        t.add_name(module, name, class);
    }
    Ok(())
}

/// `_functools`
pub(crate) static SPEC: ModuleSpec = ModuleSpec {
    name: "_functools",
    functions: &[row("reduce", "function, iterable, initial=None, /", reduce), row("cmp_to_key", "mycmp", cmp_to_key)],
    init: Some(init),
};
