//! `sys`: the interpreter as programs see it.

use std::time::Duration;

use objects::{Str, Tuple, Value};

use crate::builtin::Builtin;
use crate::modules::ModuleSpec;
use crate::native::row;
use crate::types::exception::Exception;
use crate::{Result, Thread};

mod facts;
mod hooks;
mod size;

pub(crate) use facts::{FLAGS, FLOAT_INFO, HASH_INFO, INT_INFO, THREAD_INFO, VERSION_INFO};

/// What `sys.getrefcount` tells of an object whose references are not counted: CPython's number for immortals.
const IMMORTAL_COUNT: i64 = u32::MAX as i64;
/// The least that `sys.set_int_max_str_digits` takes beside 0.
const LEAST_DIGITS: i64 = 640;

/// `sys.exit`
fn exit(t: &mut Thread, args: &[Value]) -> Result {
    let status = &args[0];
    let arguments = match status.get::<Tuple>() {
        Some(tuple) => tuple.items().to_vec(),
        None if status.is_null() || status.is_none() => Vec::new(),
        None => vec![status.clone()],
    };
    Err(t.raise_args(Builtin::SystemExit, arguments))
}

fn getrefcount(t: &mut Thread, args: &[Value]) -> Result {
    let by_each = args[0].place_in_rows().map_or(0, |place| t.interpreter().domains.counted_at(place));
    Ok(t.int(args[0].count().map_or(IMMORTAL_COUNT, |count| i64::from(count) + i64::from(by_each))))
}

fn setrecursionlimit(t: &mut Thread, args: &[Value]) -> Result {
    let limit = t.index(&args[0])?;
    if i32::try_from(limit).is_err() {
        return Err(t.overflow_error("Python int too large to convert to C int"));
    }
    let Some(limit) = usize::try_from(limit).ok().filter(|&limit| limit > 0) else {
        return Err(t.value_error("recursion limit must be greater or equal than 1"));
    };
    let depth = t.depth();
    if depth >= limit {
        let message =
            format!("cannot set the recursion limit to {limit} at the recursion depth {depth}: the limit is too low");
        return Err(t.raise(Builtin::RecursionError, message));
    }
    t.set_recursion_limit(limit);
    Ok(Value::NONE)
}

fn setswitchinterval(t: &mut Thread, args: &[Value]) -> Result {
    let seconds = t.to_f64(&args[0])?;
    if seconds.is_nan() || seconds <= 0.0 {
        return Err(t.value_error("switch interval must be strictly positive"));
    }
    // CPython counts in microseconds.
    let interval = Duration::try_from_secs_f64(seconds).unwrap_or(Duration::MAX).max(Duration::from_micros(1));
    t.interpreter().gil.set_interval(interval);
    Ok(Value::NONE)
}

fn intern(t: &mut Thread, args: &[Value]) -> Result {
    let Some(text) = args[0].get::<Str>() else {
        let name = t.argument_type(&args[0]);
        return Err(t.type_error(format!("intern() argument must be str, not {name}")));
    };
    let name = t.name_of(text);
    Ok(t.name_value(name))
}

fn exception(t: &mut Thread, _: &[Value]) -> Result {
    Ok(t.handled_exception())
}

fn exc_info(t: &mut Thread, _: &[Value]) -> Result {
    let exception = t.handled_exception();
    if exception.is_none() {
        return Ok(t.tuple(vec![Value::NONE, Value::NONE, Value::NONE]));
    }
    let traceback = exception.get::<Exception>().map(|exception| exception.traceback.get()).unwrap_or_default();
    let class = t.class_of(&exception);
    Ok(t.tuple(vec![class, exception, traceback.non_null().unwrap_or(Value::NONE)]))
}

fn excepthook(t: &mut Thread, args: &[Value]) -> Result {
    if args[1].has::<Exception>() {
        t.print_exception(&args[1]);
    }
    Ok(Value::NONE)
}

/// `sys.unraisablehook`: of its argument it needs `exc_value`, `err_msg` and `object`.
fn unraisablehook(t: &mut Thread, args: &[Value]) -> Result {
    if t.type_name(&args[0]) != "UnraisableHookArgs" {
        return Err(t.type_error("sys.unraisablehook argument type must be UnraisableHookArgs"));
    }
    let mut part = |name: &str| {
        let name = t.names().intern(name);
        t.get_attribute(&args[0], name)
    };
    let (value, message, object) = (part("exc_value")?, part("err_msg")?, part("object")?);
    let mut headline = if message.is_none() { "Exception ignored in".to_owned() } else { t.to_text(&message)? };
    if !object.is_none() {
        headline += &format!(": {}", t.repr_text(&object)?);
    }
    if value.has::<Exception>() {
        t.write_unraisable_in(&crate::Raised::new(value), &headline);
    }
    Ok(Value::NONE)
}

fn displayhook(t: &mut Thread, args: &[Value]) -> Result {
    t.display(&args[0])?;
    Ok(Value::NONE)
}

fn set_int_max_str_digits(t: &mut Thread, args: &[Value]) -> Result {
    let limit = t.c_int_or(&args[0], 0)?;
    if limit != 0 && limit < LEAST_DIGITS {
        return Err(t.value_error("maxdigits must be 0 or larger than 640"));
    }
    t.set_max_int_digits(limit as usize);
    Ok(Value::NONE)
}

impl Thread {
    /// The exception being handled, None when there is none.
    fn handled_exception(&self) -> Value {
        if self.handled.is_null() { Value::NONE } else { self.handled.clone() }
    }

    /// A name of the module `sys`, which is made now if nobody has asked for it yet.
    pub(crate) fn sys_named(&mut self, name: source::Name) -> Option<Value> {
        let known = self.interpreter().extra.lock().get("sys").cloned();
        let sys = match known {
            Some(sys) => sys,
            None => self.import_module("sys").ok()?,
        };
        self.module_get(&sys, name)
    }

    /// A name of the module `sys`.
    pub(crate) fn sys_attribute(&mut self, name: &str) -> Option<Value> {
        let name = self.names().intern(name);
        self.sys_named(name)
    }

    fn depth(&self) -> usize {
        self.frames.len()
    }

    fn set_recursion_limit(&mut self, limit: usize) {
        self.interpreter.recursion_limit.set(limit);
        // Other threads see it when they next need memory for frames.
        self.frames.make_room(limit);
    }
}

/// `sys`
pub(crate) static SPEC: ModuleSpec = ModuleSpec {
    name: "sys",
    functions: &[
        row("exit", "status=None, /", exit),
        row("getrefcount", "object, /", getrefcount),
        row("getsizeof", "object, default=None", size::getsizeof),
        row("getrecursionlimit", "", |t, _| Ok(Value::from_len(t.interpreter().recursion_limit.get()))),
        row("setrecursionlimit", "limit, /", setrecursionlimit),
        row("getswitchinterval", "", |t, _| {
            let seconds = t.interpreter().gil.interval().as_secs_f64();
            Ok(t.float(seconds))
        }),
        row("setswitchinterval", "interval, /", setswitchinterval),
        row("_is_gil_enabled", "", |t, _| Ok(Value::bool(!t.interpreter().config.no_gil))),
        row("_getframe", "depth=0, /", crate::types::frame::get_frame),
        row("intern", "string, /", intern),
        row("exception", "", exception),
        row("exc_info", "", exc_info),
        row("excepthook", "exctype, value, traceback, /", excepthook),
        row("unraisablehook", "unraisable, /", unraisablehook),
        row("breakpointhook", "*args, **kws", hooks::breakpointhook),
        row("gettrace", "", |_, _| Ok(Value::NONE)),
        row("getprofile", "", |_, _| Ok(Value::NONE)),
        row("settrace", "function, /", |t, args| hooks::no_tracing(t, args, "sys.settrace")),
        row("setprofile", "function, /", |t, args| hooks::no_tracing(t, args, "sys.setprofile")),
        row("call_tracing", "func, args, /", hooks::call_tracing),
        row("audit", "event, /, *args", |_, _| Ok(Value::NONE)),
        row("addaudithook", "hook", hooks::addaudithook),
        row("displayhook", "object, /", displayhook),
        row("get_int_max_str_digits", "", |t, _| Ok(Value::from_len(t.max_int_digits()))),
        row("set_int_max_str_digits", "maxdigits", set_int_max_str_digits),
        row("getdefaultencoding", "", |t, _| Ok(t.str("utf-8"))),
        row("getfilesystemencoding", "", |t, _| Ok(t.str("utf-8"))),
        row("getfilesystemencodeerrors", "", |t, _| Ok(t.str("surrogateescape"))),
        row("is_finalizing", "", |_, _| Ok(Value::FALSE)),
    ],
    init: Some(facts::init),
};
