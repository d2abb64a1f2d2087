//! `_thread.lock` and `_thread.RLock`.

use std::sync::Arc;
use std::time::Duration;

use events::Kind;
use objects::{Layout, Tuple, Value};
use sync::{RawLock, RawRLock, Reason, ThreadId, Waitable};

use crate::builtin::Builtin;
use crate::class::{NO_SLOTS, Slots, TypeSpec};
use crate::kinds::Contents;
use crate::modules::time;
use crate::native::{blocking, row, static_method};
use crate::wait::{Awaitable, Pending, Wait, WaitFor};
use crate::waits::Awaited;
use crate::{Result, Thread};

/// A lock that any thread may release.
#[derive(Default)]
pub(crate) struct Lock {
    pub(crate) raw: Arc<RawLock>,
}

crate::payload!(Lock, leaf);

impl Contents for Lock {}

/// A lock that its owner may acquire again.
#[derive(Default)]
pub(crate) struct RLock {
    pub(crate) raw: Arc<RawRLock>,
}

crate::payload!(RLock, leaf);

impl Contents for RLock {}

/// How long an acquisition may wait.
enum Patience {
    None,
    Until(Duration),
    Forever,
}

/// Reads `blocking=True, timeout=-1`.
fn patience(t: &mut Thread, blocking: &Value, timeout: &Value) -> Result<Patience> {
    let blocking = blocking.is_null() || t.truth(blocking)?;
    let unset = timeout.is_null() || timeout.as_small_int() == Some(-1) || timeout.as_small_float() == Some(-1.0);
    let limit = if unset { None } else { Some(time::duration(t, timeout)?) };
    match limit {
        Some(_) if !blocking => Err(t.value_error("can't specify a timeout for a non-blocking call")),
        Some(None) => Err(t.value_error("timeout value must be a non-negative number")),
        Some(Some(limit)) if limit.is_zero() => Ok(Patience::None),
        Some(Some(limit)) => Ok(Patience::Until(t.clock().saturating_add(limit))),
        None if blocking => Ok(Patience::Forever),
        None => Ok(Patience::None),
    }
}

/// Waits for a lock that was not free.
fn wait<W: Awaitable + 'static>(on: Arc<W>, patience: Patience, scoped: bool) -> Wait {
    let deadline = match patience {
        Patience::None => return Wait::Ready(Value::FALSE),
        Patience::Until(deadline) => Some(deadline),
        Patience::Forever => None,
    };
    Wait::Pending(Box::new(WaitFor::new(on, deadline, Reason::Lock, Value::bool).scoped(scoped)))
}

/// `allocate_lock()`
pub(super) fn allocate(t: &mut Thread, _: &[Value]) -> Result {
    Ok(t.object(Builtin::Lock, Lock::default()))
}

fn new(t: &mut Thread, args: &[Value]) -> Result {
    let given = args[1].get::<Tuple>().map_or(0, |given| given.items().len());
    if given > 0 {
        return Err(t.type_error(format!("lock expected 0 arguments, got {given}")));
    }
    if !t.dict_items(&args[2]).is_empty() {
        return Err(t.type_error("lock() takes no keyword arguments"));
    }
    Ok(t.object_of(&args[0], Lock::default()))
}

fn raw<'a>(t: &mut Thread, value: &'a Value) -> Result<&'a Arc<RawLock>> {
    match value.get::<Lock>() {
        Some(lock) => Ok(&lock.raw),
        None => Err(t.type_error("a lock is required")),
    }
}

fn acquire(t: &mut Thread, args: &[Value]) -> Result<Wait> {
    let patience = patience(t, &args[1], &args[2])?;
    let lock = raw(t, &args[0])?;
    let soon = !matches!(patience, Patience::None);
    if acquire_now(t, lock, soon, false) {
        Ok(Wait::Ready(Value::TRUE))
    } else {
        Ok(wait(lock.clone(), patience, false))
    }
}

/// Acquires a lock if it is free; without a GIL, where others run meanwhile, also if it is `soon`.
fn acquire_now(t: &mut Thread, lock: &RawLock, soon: bool, scoped: bool) -> bool {
    let acquisition = t.acquisition(scoped);
    let acquired = if soon && t.is_free() { lock.acquire_soon(acquisition) } else { lock.try_acquire(acquisition) };
    match acquired {
        true if soon => t.observe_acquired(lock),
        true => t.observe_tried(lock),
        false => {}
    }
    acquired
}

fn enter(t: &mut Thread, args: &[Value]) -> Result<Wait> {
    let lock = raw(t, &args[0])?;
    if acquire_now(t, lock, true, true) {
        Ok(Wait::Ready(Value::TRUE))
    } else {
        Ok(wait(lock.clone(), Patience::Forever, true))
    }
}

fn release(t: &mut Thread, args: &[Value]) -> Result {
    let lock = raw(t, &args[0])?;
    if t.is_recorded(Kind::Lock) && lock.is_locked() {
        t.observe_release(&**lock);
    }
    match lock.release(t.control().id()) {
        Ok(()) => Ok(Value::NONE),
        Err(_) => Err(t.runtime_error("release unlocked lock")),
    }
}

fn locked(t: &mut Thread, args: &[Value]) -> Result {
    Ok(Value::bool(raw(t, &args[0])?.is_locked()))
}

fn repr(t: &mut Thread, value: &Value) -> Result {
    let state = if raw(t, value)?.is_locked() { "locked" } else { "unlocked" };
    let name = t.type_name(value);
    let address = t.id_of(value);
    Ok(t.str(&format!("<{state} {name} object at {address:#x}>")))
}

/// `_thread.lock`
pub(crate) static SPEC: TypeSpec = TypeSpec {
    name: "lock",
    module: "_thread",
    layout: &Layout::of::<Lock>(),
    slots: Slots { repr: Some(repr), ..NO_SLOTS },
    methods: &[
        static_method("__new__", "cls, /, *args, **kwargs", new),
        blocking("acquire", "self, blocking=True, timeout=-1", acquire),
        blocking("acquire_lock", "self, blocking=True, timeout=-1", acquire),
        row("release", "self, /", release),
        row("release_lock", "self, /", release),
        row("locked", "self, /", locked),
        row("locked_lock", "self, /", locked),
        blocking("__enter__", "self, /", enter),
        row("__exit__", "self, /, *exc_info", release),
    ],
    ..TypeSpec::BASE
};

fn raw_r(t: &mut Thread, value: &Value) -> Result<(Arc<RawRLock>, ThreadId)> {
    match value.get::<RLock>() {
        Some(lock) => Ok((lock.raw.clone(), t.control().id())),
        None => Err(t.type_error("an RLock is required")),
    }
}

fn acquire_r(t: &mut Thread, args: &[Value]) -> Result<Wait> {
    let patience = patience(t, &args[1], &args[2])?;
    let (lock, _) = raw_r(t, &args[0])?;
    acquire_rlock(t, lock, patience, false)
}

fn enter_r(t: &mut Thread, args: &[Value]) -> Result<Wait> {
    let (lock, _) = raw_r(t, &args[0])?;
    acquire_rlock(t, lock, Patience::Forever, true)
}

fn acquire_rlock(t: &mut Thread, lock: Arc<RawRLock>, patience: Patience, scoped: bool) -> Result<Wait> {
    let acquired = acquire_r_now(t, &lock, !matches!(patience, Patience::None), scoped);
    if acquired { Ok(Wait::Ready(Value::TRUE)) } else { Ok(wait(lock, patience, scoped)) }
}

/// Acquires a lock if it is free or its own. Taking it again is nothing that others notice.
fn acquire_r_now(t: &mut Thread, lock: &RawRLock, soon: bool, scoped: bool) -> bool {
    let acquired = lock.try_acquire(t.acquisition(scoped));
    if acquired && t.is_recorded(Kind::Lock) && lock.depth() == 1 {
        if soon {
            t.observe_acquired(lock);
        } else {
            t.observe_tried(lock);
        }
    }
    acquired
}

fn release_r(t: &mut Thread, args: &[Value]) -> Result {
    let (lock, me) = raw_r(t, &args[0])?;
    if t.is_recorded(Kind::Lock) && lock.owner() == Some(me) && lock.depth() == 1 {
        t.observe_release(&*lock);
    }
    match lock.release(me) {
        Ok(()) => Ok(Value::NONE),
        Err(_) => Err(t.runtime_error("cannot release un-acquired lock")),
    }
}

/// `_release_save()`: gives the lock up entirely and says how deep it was held.
fn release_save(t: &mut Thread, args: &[Value]) -> Result {
    let (lock, me) = raw_r(t, &args[0])?;
    if t.is_recorded(Kind::Lock) && lock.owner() == Some(me) {
        t.observe_release(&*lock);
    }
    match lock.release_all(me) {
        Ok(depth) => {
            let (depth, owner) = (t.int_from_u64(depth), Value::from_len(me.0 as usize));
            Ok(t.tuple(vec![depth, owner]))
        }
        Err(_) => Err(t.runtime_error("cannot release un-acquired lock")),
    }
}

/// A wait to hold a lock again, as deep as before.
struct Restore {
    lock: Arc<RawRLock>,
    depth: u64,
}

impl Pending for Restore {
    fn poll(&mut self, t: &mut Thread) -> Result<Option<Value>> {
        if self.lock.poll(t.control()).is_pending() {
            return Ok(None);
        }
        self.lock.got(t, false);
        t.observe_acquired(&*self.lock);
        match self.lock.set_depth(t.control().id(), self.depth) {
            Ok(()) => Ok(Some(Value::NONE)),
            Err(_) => Err(t.runtime_error("cannot release un-acquired lock")),
        }
    }

    fn deadline(&self) -> Option<Duration> {
        None
    }

    fn reason(&self) -> Reason {
        Reason::Lock
    }

    fn awaited(&self) -> Awaited {
        self.lock.awaited()
    }

    fn cancel(&mut self, t: &mut Thread) {
        self.lock.cancel(t.control());
    }
}

/// `_acquire_restore(state)`: the way back from `_release_save`.
fn acquire_restore(t: &mut Thread, args: &[Value]) -> Result<Wait> {
    let (lock, me) = raw_r(t, &args[0])?;
    let items = args[1].get::<Tuple>().map(|state| state.items().to_vec());
    let message = match items.as_deref() {
        None => format!("must be 2-item sequence, not {}", t.type_name(&args[1])),
        Some([depth, _]) => {
            let depth = u64::try_from(t.index(depth)?).unwrap_or(1);
            if acquire_r_now(t, &lock, true, false) && lock.set_depth(me, depth).is_ok() {
                return Ok(Wait::Ready(Value::NONE));
            }
            return Ok(Wait::Pending(Box::new(Restore { lock, depth })));
        }
        Some(items) => format!("must be sequence of length 2, not {}", items.len()),
    };
    Err(t.type_error(format!("_acquire_restore() argument 1 {message}")))
}

fn repr_r(t: &mut Thread, value: &Value) -> Result {
    let (lock, _) = raw_r(t, value)?;
    let (owner, depth) = (lock.owner().map_or(0, |owner| owner.0), lock.depth());
    let state = if depth > 0 { "locked" } else { "unlocked" };
    let name = t.type_name(value);
    let address = t.id_of(value);
    Ok(t.str(&format!("<{state} {name} object owner={owner} count={depth} at {address:#x}>")))
}

/// `_thread.RLock`
pub(crate) static REENTRANT: TypeSpec = TypeSpec {
    name: "RLock",
    module: "_thread",
    layout: &Layout::of::<RLock>(),
    subclassable: true,
    slots: Slots { repr: Some(repr_r), ..NO_SLOTS },
    methods: &[
        static_method("__new__", "cls, /, *args, **kwargs", |t, args| Ok(t.object_of(&args[0], RLock::default()))),
        blocking("acquire", "self, blocking=True, timeout=-1", acquire_r),
        row("release", "self, /", release_r),
        blocking("__enter__", "self, /", enter_r),
        row("__exit__", "self, /, *exc_info", release_r),
        row("_is_owned", "self, /", |t, args| {
            let (lock, me) = raw_r(t, &args[0])?;
            Ok(Value::bool(lock.owner() == Some(me)))
        }),
        row("_recursion_count", "self, /", |t, args| {
            let (lock, me) = raw_r(t, &args[0])?;
            let depth = if lock.owner() == Some(me) { lock.depth() } else { 0 };
            Ok(t.int_from_u64(depth))
        }),
        row("_release_save", "self, /", release_save),
        blocking("_acquire_restore", "self, state, /", acquire_restore),
    ],
    ..TypeSpec::BASE
};
