//! `filter`

use objects::{Layout, Value};

use super::itself;
use crate::builtin::Builtin;
use crate::class::{NO_SLOTS, Slots, TypeSpec};
use crate::kinds::Contents;
use crate::native::static_method;
use crate::{Result, Thread};

/// `filter(function, iterable)`
pub struct Filter {
    function: Value,
    iterator: Value,
}

crate::payload!(Filter, tracked);

impl Contents for Filter {
    fn visit(&self, visitor: &mut objects::Visitor<'_>) {
        visitor.see(&self.function);
        visitor.see(&self.iterator);
    }
}

fn new(t: &mut Thread, args: &[Value]) -> Result {
    t.check_new(&args[0], Builtin::Filter)?;
    let iterator = t.iter(&args[2])?;
    Ok(t.object_of(&args[0], Filter { function: args[1].clone(), iterator }))
}

fn next(t: &mut Thread, value: &Value) -> Result<Option<Value>> {
    let filter = t.receiver::<Filter>(value)?;
    let truth_itself = filter.function.is_none() || filter.function.is(&t.class(Builtin::Bool));
    while let Some(item) = t.next(&filter.iterator)? {
        let passes = if truth_itself {
            t.truth(&item)?
        } else {
            let answer = t.call(&filter.function, std::slice::from_ref(&item))?;
            t.truth(&answer)?
        };
        if passes {
            return Ok(Some(item));
        }
    }
    Ok(None)
}

/// `filter`
pub static FILTER: TypeSpec = TypeSpec {
    name: "filter",
    layout: &Layout::of::<Filter>(),
    subclassable: true,
    slots: Slots { iter: Some(itself), next: Some(next), ..NO_SLOTS },
    methods: &[static_method("__new__", "cls, function, iterable, /", new)],
    ..TypeSpec::BASE
};
