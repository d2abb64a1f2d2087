//! `lru_cache`'s wrapper: a dict from arguments to results, in the order of use.

use objects::{Layout, Shared, Slot, Value};

use crate::builtin::Builtin;
use crate::class::{NO_SLOTS, Slots, TypeSpec};
use crate::kinds::Contents;
use crate::native::{row, static_method};
use crate::{Result, Thread};

/// A function whose results are remembered.
pub(crate) struct LruCache {
    function: Slot,
    /// From keys to results, the one used longest ago first; never replaced.
    results: Slot,
    /// The named tuple of `cache_info()`.
    info: Slot,
    /// `None` for any number of results.
    capacity: Option<usize>,
    typed: bool,
    hits: Shared<u64>,
    misses: Shared<u64>,
}

crate::payload!(LruCache, tracked);

impl Contents for LruCache {
    fn visit(&self, visitor: &mut objects::Visitor<'_>) {
        for slot in [&self.function, &self.results, &self.info] {
            slot.visit(visitor);
        }
    }

    fn clear(&self, out: &mut objects::Cleared) {
        out.extend([self.function.take(), self.info.take()]);
    }
}

fn new(t: &mut Thread, args: &[Value]) -> Result {
    t.check_new(&args[0], Builtin::LruCache)?;
    if !t.is_callable(&args[1]) {
        return Err(t.type_error("the first argument must be callable"));
    }
    let capacity = if args[2].is_none() {
        None
    } else if crate::types::int::IntValue::of(&args[2]).is_some() {
        Some(usize::try_from(t.index(&args[2])?.max(0)).unwrap_or(0))
    } else {
        return Err(t.type_error("maxsize should be integer or None"));
    };
    let typed = t.truth(&args[3])?;
    let results = t.dict();
    let cache = LruCache {
        function: Slot::new(args[1].clone()),
        results: Slot::new(results),
        info: Slot::new(args[4].clone()),
        capacity,
        typed,
        hits: Shared::new(0),
        misses: Shared::new(0),
    };
    Ok(t.object_of(&args[0], cache))
}

/// What the results are filed under: the one argument itself if it is a plain int or str, else a tuple of all.
fn key(t: &mut Thread, typed: bool, args: &[Value], names: &[Value], values: &[Value]) -> Value {
    if let ([arg], [], false) = (args, names, typed)
        && (t.is_exactly(arg, Builtin::Int) || t.is_exactly(arg, Builtin::Str))
    {
        return arg.clone();
    }
    let mut parts = args.to_vec();
    if !names.is_empty() {
        // Something that no caller passes tells keyword arguments from others.
        parts.push(t.class(Builtin::LruCache));
        for (name, value) in names.iter().zip(values) {
            parts.extend([name.clone(), value.clone()]);
        }
    }
    if typed {
        parts.extend(args.iter().chain(values).map(|value| t.class_of(value)));
    }
    t.tuple(parts)
}

fn call(t: &mut Thread, callable: &Value, args: &[Value], names: &[Value], values: &[Value]) -> Result {
    let cache = t.receiver::<LruCache>(callable)?;
    let function = cache.function.get();
    let count = |cell: &Shared<u64>| cell.count();
    if cache.capacity == Some(0) {
        count(&cache.misses);
        return t.call_with(&function, args, names, values);
    }
    let key = key(t, cache.typed, args, names, values);
    let results = cache.results.get();
    // Used now, it goes to the end.
    let known = if cache.capacity.is_some() { t.dict_move(&results, &key, true)? } else { t.dict_get(&results, &key)? };
    if let Some(result) = known {
        count(&cache.hits);
        return Ok(result);
    }
    count(&cache.misses);
    let result = t.call_with(&function, args, names, values)?;
    match cache.capacity {
        // The call may have filled the cache itself.
        Some(capacity) => t.dict_add_limited(&results, &key, &result, capacity)?,
        None => t.dict_set(&results, key, result.clone())?,
    }
    Ok(result)
}

fn info(t: &mut Thread, args: &[Value]) -> Result {
    let cache = t.receiver::<LruCache>(&args[0])?;
    let (hits, misses) = (t.int_from_u64(cache.hits.get()), t.int_from_u64(cache.misses.get()));
    let capacity = cache.capacity.map_or(Value::NONE, Value::from_len);
    let size = Value::from_len(t.dict_len(&cache.results.get()));
    t.call(&cache.info.get(), &[hits, misses, capacity, size])
}

fn clear(t: &mut Thread, args: &[Value]) -> Result {
    let cache = t.receiver::<LruCache>(&args[0])?;
    cache.hits.set(0);
    cache.misses.set(0);
    t.dict_clear(&cache.results.get());
    Ok(Value::NONE)
}

fn bind(t: &mut Thread, found: &Value, instance: &Value, _: &Value) -> Result {
    if instance.is_null() || instance.is_none() {
        return Ok(found.clone());
    }
    Ok(t.bound_method(found.clone(), instance.clone()))
}

/// `functools._lru_cache_wrapper`
pub(crate) static SPEC: TypeSpec = TypeSpec {
    name: "_lru_cache_wrapper",
    module: "functools",
    layout: &Layout::of::<LruCache>(),
    subclassable: true,
    attributes: true,
    slots: Slots { call: Some(call), descriptor_get: Some(bind), ..NO_SLOTS },
    methods: &[
        static_method("__new__", "cls, /, user_function, maxsize, typed, cache_info_type", new),
        row("cache_info", "self, /", info),
        row("cache_clear", "self, /", clear),
        row("__copy__", "self, /", |_, args| Ok(args[0].clone())),
        row("__deepcopy__", "self, memo, /", |_, args| Ok(args[0].clone())),
    ],
    ..TypeSpec::BASE
};
