//! `_lazy`: what `_typing` asks for, so that no frame of its own shows in a traceback.

use objects::{Str, Value};

use super::ModuleSpec;
use crate::native::row;
use crate::{Result, Thread};

/// `evaluate(name, owner)`: the value of a lazy attribute, which its function gives the first time.
fn evaluate(t: &mut Thread, args: &[Value]) -> Result {
    let Some(name) = args[0].get::<Str>().map(|name| t.name_of(name)) else {
        let got = t.type_name(&args[0]);
        return Err(t.type_error(format!("attribute name must be string, not '{got}'")));
    };
    let (function, value) = (t.names().intern("function"), t.names().intern("value"));
    let lazy = t.get_attribute(&args[1], name)?;
    let thunk = t.get_attribute(&lazy, function)?;
    if thunk.is_none() {
        return t.get_attribute(&lazy, value);
    }
    let result = t.call(&thunk, &[])?;
    t.set_attribute(&lazy, value, Some(result.clone()))?;
    t.set_attribute(&lazy, function, Some(Value::NONE))?;
    Ok(result)
}

/// `_lazy`
pub(crate) static SPEC: ModuleSpec = ModuleSpec {
    name: "_lazy",
    functions: &[
        row("evaluate", "name, owner, /", evaluate),
        row("union", "left, right, /", |t, args| Ok(t.type_union(&args[0], &args[1]))),
    ],
    init: None,
};
