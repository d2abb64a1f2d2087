//! `_thread._ThreadHandle`: how a thread is waited for.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use events::Event;
use objects::{Layout, Value};
use sync::ThreadId;

use crate::builtin::Builtin;
use crate::class::{NO_SLOTS, Slots, TypeSpec, getter};
use crate::driver::Life;
use crate::kinds::Contents;
use crate::modules::time;
use crate::native::{blocking, row, static_method};
use crate::wait::{Wait, WaitForThread};
use crate::{Result, Thread};

/// A thread that may be waited for.
#[derive(Default)]
pub(crate) struct ThreadHandle {
    pub(crate) life: Arc<Life>,
}

crate::payload!(ThreadHandle, leaf);

impl Contents for ThreadHandle {}

/// `_make_thread_handle(ident)`: a handle of a thread that runs already, the one that calls.
pub(super) fn make(t: &mut Thread, args: &[Value]) -> Result {
    let Some(ident) = args[0].as_small_int() else { return Err(t.type_error("ident must be an integer")) };
    let life = Life::of_running(ThreadId(u32::try_from(ident).unwrap_or(0)), t.native_id());
    Ok(t.object(Builtin::ThreadHandle, ThreadHandle { life: Arc::new(life) }))
}

fn own(value: &Value) -> Option<&ThreadHandle> {
    value.get::<ThreadHandle>()
}

fn join(t: &mut Thread, args: &[Value]) -> Result<Wait> {
    let Some(handle) = own(&args[0]) else { return Ok(Wait::Ready(Value::NONE)) };
    let Some(ident) = handle.life.ident() else { return Err(t.runtime_error("thread not started")) };
    let limit = if args[1].is_null() || args[1].is_none() { None } else { time::duration(t, &args[1])? };
    if handle.life.ended.is_set() {
        t.observe(|| Event::ThreadJoined { thread: ident });
        t.race_joined(ident);
        t.direct_join(ident);
        return Ok(Wait::Ready(Value::NONE));
    }
    if ident == t.control().id() {
        return Err(t.runtime_error("Cannot join current thread"));
    }
    let deadline = limit.map(|limit| t.clock().saturating_add(limit));
    Ok(Wait::Pending(WaitForThread::ends(handle.life.ended.clone(), Some(ident), deadline)))
}

fn repr(t: &mut Thread, value: &Value) -> Result {
    let ident = own(value).and_then(|handle| handle.life.ident()).map_or(0, |ident| ident.0);
    Ok(t.str(&format!("<_thread._ThreadHandle object: ident={ident}>")))
}

/// `_thread._ThreadHandle`
pub(crate) static SPEC: TypeSpec = TypeSpec {
    name: "_ThreadHandle",
    module: "_thread",
    layout: &Layout::of::<ThreadHandle>(),
    slots: Slots { repr: Some(repr), ..NO_SLOTS },
    methods: &[
        static_method("__new__", "cls, /", |t, args| Ok(t.object_of(&args[0], ThreadHandle::default()))),
        blocking("join", "self, timeout=None, /", join),
        row("is_done", "self, /", |t, args| {
            let Some(handle) = own(&args[0]).filter(|handle| handle.life.ended.is_set()) else {
                return Ok(Value::FALSE);
            };
            if let Some(ident) = handle.life.ident() {
                t.race_joined(ident);
            }
            Ok(Value::TRUE)
        }),
        row("_set_done", "self, /", |_, args| {
            if let Some(handle) = own(&args[0]) {
                handle.life.ended.set();
            }
            Ok(Value::NONE)
        }),
    ],
    getsets: &[
        getter("ident", |_, value| {
            let ident = own(value).and_then(|handle| handle.life.ident());
            Ok(Value::from_len(ident.map_or(0, |ident| ident.0 as usize)))
        }),
        getter("native_id", |_, value| {
            let id = own(value).map_or(0, |handle| handle.life.native_id.load(Ordering::Acquire));
            Ok(if id == 0 { Value::NONE } else { Value::from_i32(id) })
        }),
    ],
    ..TypeSpec::BASE
};
