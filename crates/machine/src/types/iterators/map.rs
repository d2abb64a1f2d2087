//! `map`

use objects::{Layout, Tuple, Value};

use super::itself;
use crate::builtin::Builtin;
use crate::class::{NO_SLOTS, Slots, TypeSpec};
use crate::kinds::Contents;
use crate::native::static_method;
use crate::{Result, Thread};

/// `map(function, *iterables)`
pub struct Map {
    function: Value,
    iterators: Vec<Value>,
}

crate::payload!(Map, tracked);

impl Contents for Map {
    fn visit(&self, visitor: &mut objects::Visitor<'_>) {
        visitor.see(&self.function);
        visitor.see_all(self.iterators.iter());
    }
}

fn new(t: &mut Thread, args: &[Value]) -> Result {
    t.check_new(&args[0], Builtin::Map)?;
    let [function, iterables @ ..] = args[1].get::<Tuple>().map_or(&[][..], Tuple::items) else {
        return Err(t.type_error("map() must have at least two arguments."));
    };
    if iterables.is_empty() {
        return Err(t.type_error("map() must have at least two arguments."));
    }
    let iterators = iterables.iter().map(|iterable| t.iter(iterable)).collect::<Result<Vec<_>>>()?;
    Ok(t.object_of(&args[0], Map { function: function.clone(), iterators }))
}

fn next(t: &mut Thread, value: &Value) -> Result<Option<Value>> {
    let map = t.receiver::<Map>(value)?;
    if let [iterator] = map.iterators.as_slice() {
        let Some(item) = t.next(iterator)? else { return Ok(None) };
        return t.call(&map.function, &[item]).map(Some);
    }
    let mut items = Vec::with_capacity(map.iterators.len());
    for iterator in &map.iterators {
        match t.next(iterator)? {
            Some(item) => items.push(item),
            None => return Ok(None),
        }
    }
    t.call(&map.function, &items).map(Some)
}

/// `map`
pub static MAP: TypeSpec = TypeSpec {
    name: "map",
    layout: &Layout::of::<Map>(),
    subclassable: true,
    slots: Slots { iter: Some(itself), next: Some(next), ..NO_SLOTS },
    methods: &[static_method("__new__", "cls, /, *args", new)],
    ..TypeSpec::BASE
};
