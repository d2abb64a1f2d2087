//! `minipy`: what only this interpreter can tell. On CPython there is no such module, so scripts guard the import.

use std::time::Duration;

use events::Event;
use objects::{Str, Value};

use crate::modules::ModuleSpec;
use crate::native::row;
use crate::{Result, Thread};

/// What the running thread did with the GIL so far, and how the GIL is handed on; times are in seconds.
fn gil_stats(t: &mut Thread, _: &[Value]) -> Result {
    let interpreter = t.interpreter().clone();
    let (gil, totals) = (&interpreter.gil, t.control().totals());
    let policy = t.str(&gil.policy().to_string());
    let has_it = !t.is_free() && !t.is_single();
    let held = totals.held + if has_it { gil.hold() } else { Duration::ZERO };
    let whole = |number: u64| Value::from_len(usize::try_from(number).unwrap_or(usize::MAX));
    let entries = [
        ("enabled", Value::bool(!t.is_free())),
        ("policy", policy),
        ("interval", t.float(gil.interval().as_secs_f64())),
        ("hand_offs", whole(gil.switch_number().saturating_sub(1))),
        ("held", t.float(held.as_secs_f64())),
        ("waited", t.float(totals.waited.as_secs_f64())),
        ("longest_wait", t.float(totals.longest_wait.max(Duration::ZERO).as_secs_f64())),
        ("takes", whole(totals.takes)),
        ("waits", whole(totals.waits)),
        ("requests", whole(totals.requests)),
    ];
    let dict = t.dict();
    for (name, value) in entries {
        let name = t.str(name);
        t.dict_set(&dict, name, value)?;
    }
    Ok(dict)
}

/// Says something to whoever reads a report on this run: a mark in `--timeline`.
fn trace_mark(t: &mut Thread, args: &[Value]) -> Result {
    let Some(text) = args[0].get::<Str>() else {
        let given = t.type_name(&args[0]);
        return Err(t.type_error(format!("trace_mark() argument must be str, not {given}")));
    };
    let text: Box<str> = text.as_str().into();
    t.observe(|| Event::Marked { text });
    Ok(Value::NONE)
}

/// `minipy`
pub(crate) static SPEC: ModuleSpec = ModuleSpec {
    name: "minipy",
    functions: &[row("gil_stats", "", gil_stats), row("trace_mark", "text, /", trace_mark)],
    init: None,
};
