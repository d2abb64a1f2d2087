//! What `cmp_to_key` gives: called with an object it makes a key that is compared by the function.

use bytecode::CompareOp;
use objects::{Layout, Slot, Value};

use crate::builtin::Builtin;
use crate::class::{NO_SLOTS, Slots, TypeSpec, getter};
use crate::kinds::Contents;
use crate::{Result, Thread};

/// A function that makes keys, or a key.
pub(crate) struct CmpToKey {
    /// The comparison.
    pub(super) compare: Slot,
    /// The key's object; empty in the function.
    pub(super) object: Slot,
}

crate::payload!(CmpToKey, tracked);

impl Contents for CmpToKey {
    fn visit(&self, visitor: &mut objects::Visitor<'_>) {
        self.compare.visit(visitor);
        self.object.visit(visitor);
    }

    fn clear(&self, out: &mut objects::Cleared) {
        out.extend([self.compare.take(), self.object.take()]);
    }
}

fn call(t: &mut Thread, callable: &Value, args: &[Value], names: &[Value], values: &[Value]) -> Result {
    let own = t.receiver::<CmpToKey>(callable)?;
    let object = match (args, values) {
        ([object], []) => object,
        ([], [object])
            if names.first().and_then(|name| name.get::<objects::Str>()).is_some_and(|name| name.as_str() == "obj") =>
        {
            object
        }
        _ => {
            let given = args.len() + values.len();
            return Err(t.type_error(if given == 0 {
                "K() missing required argument 'obj' (pos 1)".to_owned()
            } else {
                format!("K() takes at most 1 argument ({given} given)")
            }));
        }
    };
    let key = CmpToKey { compare: Slot::new(own.compare.get()), object: Slot::new(object.clone()) };
    Ok(t.object(Builtin::CmpToKey, key))
}

fn compare(t: &mut Thread, op: CompareOp, left: &Value, right: &Value) -> Result {
    let (Some(a), Some(b)) = (left.get::<CmpToKey>(), right.get::<CmpToKey>()) else {
        return Err(t.type_error("other argument must be K instance"));
    };
    let (x, y) = (a.object.get(), b.object.get());
    if x.is_null() || y.is_null() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let order = t.call(&a.compare.get(), &[x, y])?;
    t.compare(op, &order, &Value::from_i32(0))
}

/// `functools.KeyWrapper`
pub(crate) static SPEC: TypeSpec = TypeSpec {
    name: "KeyWrapper",
    module: "functools",
    layout: &Layout::of::<CmpToKey>(),
    slots: Slots { call: Some(call), compare: Some(compare), ..NO_SLOTS },
    getsets: &[getter("obj", |t, value| {
        Ok(t.receiver::<CmpToKey>(value)?.object.get().non_null().unwrap_or(Value::NONE))
    })],
    ..TypeSpec::BASE
};
