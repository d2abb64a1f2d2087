//! `_thread`: starting threads, and the locks that `threading` is made of.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use objects::{Str, Tuple, Value};
use sync::ThreadId;

use crate::builtin::Builtin;
use crate::class::Class;
use crate::driver::Task;
use crate::modules::ModuleSpec;
use crate::native::{NativeFunction, blocking, row};
use crate::types::exception::Exception;
use crate::types::function::{BoundMethod, Function};
use crate::wait::{Wait, WaitForThread};
use crate::{Raised, Result, Thread};

pub(crate) mod handle;
pub(crate) mod local;
pub(crate) mod lock;

pub(crate) use local::forget as forget_local;

use handle::ThreadHandle;

/// The longest time that waiting functions take, in seconds: 63 bits of nanoseconds.
const TIMEOUT_MAX: f64 = 9_223_372_036.0;
/// The smallest stack that `stack_size` takes, in bytes.
const SMALLEST_STACK: i64 = 32 * 1024;

pub(super) fn is_callable(t: &Thread, value: &Value) -> bool {
    value.has::<Function>()
        || value.has::<BoundMethod>()
        || value.has::<NativeFunction>()
        || value.has::<Class>()
        || t.special(value, source::known::CALL).is_some()
}

fn start_new_thread(t: &mut Thread, args: &[Value]) -> Result {
    if !is_callable(t, &args[0]) {
        return Err(t.type_error("first arg must be callable"));
    }
    let Some(positional) = args[1].get::<Tuple>() else {
        return Err(t.type_error("2nd arg must be a tuple"));
    };
    let positional = positional.items().to_vec();
    let keywords = if args[2].is_null() {
        Vec::new()
    } else if t.is_instance(&args[2], Builtin::Dict) {
        t.dict_items(&args[2])
    } else {
        return Err(t.type_error("optional 3rd arg must be a dictionary"));
    };
    let task = Task { callable: args[0].clone(), args: positional, keywords, life: Arc::default(), daemon: true };
    let id = t.start_thread(task)?;
    Ok(Value::from_len(id.0 as usize))
}

/// Starts a thread and waits until it runs, as CPython's `threading` does: its first steps come before the next ones of
/// the thread that started it.
fn start_joinable_thread(t: &mut Thread, args: &[Value]) -> Result<Wait> {
    if !is_callable(t, &args[0]) {
        return Err(t.type_error("thread function must be callable"));
    }
    let handle = if args[1].is_null() || args[1].is_none() {
        t.object(Builtin::ThreadHandle, ThreadHandle::default())
    } else {
        args[1].clone()
    };
    let Some(state) = handle.get::<ThreadHandle>() else {
        return Err(t.type_error("'handle' must be a _ThreadHandle"));
    };
    let daemon = args[2].is_null() || t.truth(&args[2])?;
    if state.life.ident().is_some() {
        return Err(t.runtime_error("thread already started"));
    }
    let task =
        Task { callable: args[0].clone(), args: Vec::new(), keywords: Vec::new(), life: state.life.clone(), daemon };
    t.start_thread(task)?;
    // Making an OS thread takes longer than is worth looking for.
    let is_short = state.life.begins_soon.load(Ordering::Relaxed);
    Ok(Wait::Pending(WaitForThread::begins(state.life.began.clone(), is_short, handle.clone())))
}

fn get_ident(t: &mut Thread, _: &[Value]) -> Result {
    Ok(Value::from_len(t.control().id().0 as usize))
}

fn get_native_id(t: &mut Thread, _: &[Value]) -> Result {
    Ok(Value::from_i32(t.native_id()))
}

fn stack_size(t: &mut Thread, args: &[Value]) -> Result {
    let wanted = if args[0].is_null() { None } else { Some(t.index_value(&args[0])?) };
    let before = t.interpreter().driver.stack_size.get();
    if let Some(wanted) = wanted {
        let Some(wanted) = wanted.as_small_int() else {
            return Err(t.overflow_error("Python int too large to convert to C ssize_t"));
        };
        if wanted < 0 {
            return Err(t.value_error("size must be 0 or a positive value"));
        }
        if wanted != 0 && wanted < SMALLEST_STACK {
            return Err(t.value_error(format!("size not valid: {wanted} bytes")));
        }
        t.interpreter().driver.stack_size.set(usize::try_from(wanted).unwrap_or(0));
    }
    Ok(Value::from_len(before))
}

/// `_threads_wanted()`: what `--threads` said, by which pools of threads go; None without it.
fn threads_wanted(t: &mut Thread, _: &[Value]) -> Result {
    Ok(t.interpreter().config.threads.map_or(Value::NONE, Value::from_len))
}

/// `_note_name(ident, name)`: what a thread is called from now on, for those who read reports.
fn note_name(t: &mut Thread, args: &[Value]) -> Result {
    if let (Some(ident), Some(name)) = (args[0].as_small_int(), args[1].get::<Str>()) {
        let thread = ThreadId(u32::try_from(ident).unwrap_or(0));
        t.interpreter().roster.name(thread, name.as_str());
        t.name_in_recording(thread, name.as_str());
    }
    Ok(Value::NONE)
}

fn exit(t: &mut Thread, _: &[Value]) -> Result {
    Err(t.raise_args(Builtin::SystemExit, Vec::new()))
}

fn interrupt_main(t: &mut Thread, args: &[Value]) -> Result {
    let number = match args[0].is_null() {
        true => super::signal::INTERRUPT,
        false => super::signal::number(t, &args[0])?,
    };
    t.simulate_signal(number);
    // To the main thread it comes before this call ends.
    t.check_signals()?;
    Ok(Value::NONE)
}

fn format_exception(t: &mut Thread, args: &[Value]) -> Result {
    if !args[0].has::<Exception>() {
        return Err(t.type_error("an exception is required"));
    }
    let text = t.format_exception(&Raised::new(args[0].clone()));
    Ok(t.str(&text))
}

fn init(t: &mut Thread, module: &Value) -> Result<()> {
    for (name, class) in [
        ("lock", Builtin::Lock),
        ("LockType", Builtin::Lock),
        ("RLock", Builtin::RLock),
        ("_ThreadHandle", Builtin::ThreadHandle),
        ("_local", Builtin::ThreadLocal),
        ("error", Builtin::RuntimeError),
    ] {
        let class = t.class(class);
        t.add_name(module, name, class);
    }
    let longest = t.float(TIMEOUT_MAX);
    t.add_name(module, "TIMEOUT_MAX", longest);
    Ok(())
}

/// `_thread`
pub static SPEC: ModuleSpec = ModuleSpec {
    name: "_thread",
    functions: &[
        row("start_new_thread", "function, args, kwargs=None, /", start_new_thread),
        row("start_new", "function, args, kwargs=None, /", start_new_thread),
        blocking("start_joinable_thread", "function, handle=None, daemon=True", start_joinable_thread),
        row("allocate_lock", "", lock::allocate),
        row("allocate", "", lock::allocate),
        row("get_ident", "", get_ident),
        row("get_native_id", "", get_native_id),
        row("_is_main_interpreter", "", |_, _| Ok(Value::TRUE)),
        row("_get_main_thread_ident", "", |_, _| Ok(Value::from_len(sync::ThreadId::MAIN.0 as usize))),
        row("_make_thread_handle", "ident, /", handle::make),
        row("_count", "", |t, _| Ok(Value::from_len(t.interpreter().running_threads()))),
        row("_note_name", "ident, name, /", note_name),
        row("_threads_wanted", "", threads_wanted),
        row("_shutdown", "", |t, _| t.join_all().map(|()| Value::NONE)),
        row("_format_exception", "exception, /", format_exception),
        row("stack_size", "size=None, /", stack_size),
        row("exit", "", exit),
        row("exit_thread", "", exit),
        row("interrupt_main", "signum=2, /", interrupt_main),
        row("daemon_threads_allowed", "", |_, _| Ok(Value::TRUE)),
    ],
    init: Some(init),
};
