//! `gc`: the cycle collector's settings. All generations are one here, as in CPython's free-threaded build.

use objects::{Tuple, Value};

use crate::builtin::Builtin;
use crate::modules::ModuleSpec;
use crate::native::row;
use crate::{Result, Thread};

/// The oldest of the generations that `gc.collect` takes.
const OLDEST: i64 = 2;

fn collect(t: &mut Thread, args: &[Value]) -> Result {
    let generation = t.c_int_or(&args[0], OLDEST)?;
    if !(0..=OLDEST).contains(&generation) {
        return Err(t.value_error("invalid generation"));
    }
    let freed = t.collect_garbage();
    Ok(Value::from_len(freed))
}

fn set_threshold(t: &mut Thread, args: &[Value]) -> Result {
    let given = args[0].get::<Tuple>().map_or(&[][..], Tuple::items);
    if given.is_empty() || given.len() > 3 {
        return Err(t.type_error("gc.set_threshold requires 1 to 3 arguments"));
    }
    let mut thresholds = t.interpreter().gc.thresholds.get();
    for (threshold, value) in thresholds.iter_mut().zip(given) {
        *threshold = t.index(value)?;
        if i32::try_from(*threshold).is_err() {
            let bound = if *threshold > 0 { "greater than maximum" } else { "less than minimum" };
            return Err(t.overflow_error(format!("signed integer is {bound}")));
        }
    }
    // A threshold of 0 turns automatic collection off.
    let state = &t.interpreter().gc;
    state.thresholds.set(thresholds);
    if thresholds[0] == 0 {
        t.heap().collect_at(usize::MAX);
    } else {
        t.plan_next_collection();
    }
    Ok(Value::NONE)
}

fn get_threshold(t: &mut Thread, _: &[Value]) -> Result {
    let thresholds = t.interpreter().gc.thresholds.get();
    let values = thresholds.map(|threshold| t.int(threshold));
    Ok(t.tuple(values))
}

fn get_count(t: &mut Thread, _: &[Value]) -> Result {
    let young = Value::from_len(t.heap().tracked());
    Ok(t.tuple([young, Value::from_i32(0), Value::from_i32(0)]))
}

fn get_stats(t: &mut Thread, _: &[Value]) -> Result {
    let (runs, total) = t.interpreter().gc.totals.get();
    let mut all = Vec::new();
    for (collections, collected) in [(0, 0), (0, 0), (runs, total)] {
        let mut pairs = Vec::new();
        for (name, number) in [("collections", collections), ("collected", collected), ("uncollectable", 0)] {
            pairs.push((t.str(name), t.int_from_u64(number)));
        }
        all.push(t.dict_from(pairs)?);
    }
    Ok(t.list(all))
}

fn enable(t: &mut Thread, _: &[Value]) -> Result {
    t.interpreter().gc.enabled.set(true);
    t.plan_next_collection();
    Ok(Value::NONE)
}

fn disable(t: &mut Thread, _: &[Value]) -> Result {
    t.interpreter().gc.enabled.set(false);
    Ok(Value::NONE)
}

fn is_tracked(t: &mut Thread, args: &[Value]) -> Result {
    use crate::types::dict::Dict;
    let Some(header) = args[0].header() else { return Ok(Value::FALSE) };
    // As in CPython: a tuple or dict that holds no container needs no visit.
    let tracked = if let Some(tuple) = args[0].get::<Tuple>() {
        tuple.items().iter().any(is_container)
    } else if args[0].has::<Dict>() {
        t.dict_items(&args[0]).iter().any(|(key, value)| is_container(key) || is_container(value))
    } else {
        header.shape().layout().tracked
    };
    Ok(Value::bool(tracked))
}

fn is_container(value: &Value) -> bool {
    value.header().is_some_and(|header| header.shape().layout().tracked)
}

fn referents(t: &mut Thread, args: &[Value]) -> Result {
    let objects = args[0].get::<Tuple>().map_or(&[][..], Tuple::items);
    let mut found = Vec::new();
    t.with_world_stopped(|t| {
        for object in objects {
            t.heap().visit(object, &mut |referent| found.push(referent.clone()));
        }
    });
    Ok(t.list(found))
}

/// The objects that refer to one of the given ones.
fn referrers(t: &mut Thread, args: &[Value]) -> Result {
    let wanted = args[0].get::<Tuple>().map(Tuple::items).unwrap_or_default();
    let mut found = Vec::new();
    t.with_world_stopped(|t| {
        for object in t.heap().tracked_objects() {
            let mut refers = false;
            t.heap().visit(&object, &mut |referent| refers |= wanted.iter().any(|wanted| wanted.is(referent)));
            // The tuple of these arguments is no answer.
            if refers && !object.is(&args[0]) {
                found.push(object);
            }
        }
    });
    Ok(t.list(found))
}

/// All objects that the collector looks at: they are of one generation, the oldest.
fn get_objects(t: &mut Thread, args: &[Value]) -> Result {
    let generation = if args[0].is_null() || args[0].is_none() { OLDEST } else { t.generation(&args[0])? };
    let objects = match generation {
        OLDEST => t.with_world_stopped(|t| t.heap().tracked_objects()),
        _ => Vec::new(),
    };
    Ok(t.list(objects))
}

impl Thread {
    /// The number of a generation of objects.
    fn generation(&mut self, value: &Value) -> Result<i64> {
        let generation = match self.index(value) {
            Err(raised) if self.is_exception(&raised, Builtin::TypeError) && !self.has_index(value) => {
                let kind = self.type_name(value);
                return Err(self.type_error(format!("argument should be integer or None, not {kind}")));
            }
            generation => generation?,
        };
        if generation < 0 {
            return Err(self.value_error("generation parameter cannot be negative"));
        }
        if generation > OLDEST {
            let message = "generation parameter must be less than the number of available generations (3)";
            return Err(self.value_error(message));
        }
        Ok(generation)
    }
}

fn set_debug(t: &mut Thread, args: &[Value]) -> Result {
    match t.index(&args[0])? {
        0 => Ok(Value::NONE),
        _ => Err(t.raise(Builtin::NotImplementedError, "minipy's collector has no debugging flags")),
    }
}

fn init(t: &mut Thread, module: &Value) -> Result<()> {
    for name in ["garbage", "callbacks"] {
        let empty = t.list(Vec::new());
        t.add_name(module, name, empty);
    }
    for (name, flag) in [
        ("DEBUG_STATS", 1),
        ("DEBUG_COLLECTABLE", 2),
        ("DEBUG_UNCOLLECTABLE", 4),
        ("DEBUG_SAVEALL", 32),
        ("DEBUG_LEAK", 38),
    ] {
        t.add_name(module, name, Value::from_i32(flag));
    }
    Ok(())
}

/// `gc`
pub(crate) static SPEC: ModuleSpec = ModuleSpec {
    name: "gc",
    functions: &[
        row("collect", "generation=2", collect),
        row("enable", "", enable),
        row("disable", "", disable),
        row("isenabled", "", |t, _| Ok(Value::bool(t.interpreter().gc.enabled.get()))),
        row("get_threshold", "", get_threshold),
        row("set_threshold", "*thresholds", set_threshold),
        row("get_count", "", get_count),
        row("get_stats", "", get_stats),
        row("get_debug", "", |_, _| Ok(Value::from_i32(0))),
        row("is_tracked", "obj, /", is_tracked),
        row("set_debug", "flags, /", set_debug),
        // Nothing is moved out of the collector's sight: it walks all objects anyway.
        row("freeze", "", |_, _| Ok(Value::NONE)),
        row("unfreeze", "", |_, _| Ok(Value::NONE)),
        row("get_freeze_count", "", |_, _| Ok(Value::from_i32(0))),
        row("get_referrers", "*objs", referrers),
        row("get_referents", "*objs", referents),
        row("get_objects", "generation=None", get_objects),
    ],
    init: Some(init),
};
