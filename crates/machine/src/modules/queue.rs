//! `_queue`: `SimpleQueue`, whose `put` is one step in every mode, so that finalizers and signal handlers may call it.

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;

use objects::{Guarded, Layout, Tuple, Value};
use sync::{RawSemaphore, Reason, Waitable};

use crate::builtin::Builtin;
use crate::class::TypeSpec;
use crate::kinds::Contents;
use crate::modules::{ModuleSpec, time};
use crate::native::{Row, blocking, row, static_method};
use crate::types::generic_alias;
use crate::wait::{Pending, Wait};
use crate::waits::Awaited;
use crate::{Raised, Result, Thread};

/// A queue without a limit.
pub(crate) struct SimpleQueue {
    items: Guarded<VecDeque<Value>>,
    /// One for each item that nobody has a claim to.
    permits: Arc<RawSemaphore>,
}

crate::payload!(SimpleQueue, tracked);

impl Contents for SimpleQueue {
    fn visit(&self, visitor: &mut objects::Visitor<'_>) {
        self.items.visit(visitor, |items, visitor| visitor.see_all(items.iter()));
    }

    fn clear(&self, out: &mut objects::Cleared) {
        out.extend(self.items.take(out));
    }
}

impl SimpleQueue {
    /// How many items nobody has a claim to.
    pub(crate) fn permits(&self) -> &Arc<RawSemaphore> {
        &self.permits
    }

    /// The items, the oldest first.
    pub(crate) fn items(&self, t: &Thread) -> Vec<Value> {
        self.items.with(t, |items| items.iter().cloned().collect())
    }

    /// The item that a permit stands for. An item is there before its permit, so only a queue whose items the
    /// collector has taken has none.
    fn pop(&self, t: &mut Thread) -> Result {
        let item = self.items.with_mut(t, |items| {
            let item = items.pop_front();
            if items.len() < items.capacity() / 4 {
                items.shrink_to(items.len() * 2);
            }
            item
        });
        item.ok_or_else(|| empty(t))
    }
}

fn empty(t: &mut Thread) -> Raised {
    t.raise_args(Builtin::QueueEmpty, Vec::new())
}

/// A wait for an item.
struct WaitForItem {
    queue: Value,
    deadline: Option<Duration>,
}

impl Pending for WaitForItem {
    fn poll(&mut self, t: &mut Thread) -> Result<Option<Value>> {
        let queue = t.receiver::<SimpleQueue>(&self.queue)?;
        if queue.permits.poll(t.control()).is_ready() {
            t.race_gets(&self.queue);
            return queue.pop(t).map(Some);
        }
        if self.deadline.is_some_and(|deadline| t.clock() >= deadline) {
            queue.permits.cancel(t.control());
            return Err(empty(t));
        }
        Ok(None)
    }

    fn deadline(&self) -> Option<Duration> {
        self.deadline
    }

    fn reason(&self) -> Reason {
        Reason::Lock
    }

    fn awaited(&self) -> Awaited {
        self.queue.get::<SimpleQueue>().map_or(Awaited::Outside, |queue| Awaited::Item(queue.permits.clone()))
    }

    fn cancel(&mut self, t: &mut Thread) {
        if let Some(queue) = self.queue.get::<SimpleQueue>() {
            queue.permits.cancel(t.control());
        }
    }
}

fn new(t: &mut Thread, args: &[Value]) -> Result {
    if args[1].get::<Tuple>().is_some_and(|given| !given.items().is_empty()) {
        return Err(t.type_error("SimpleQueue() takes no positional arguments"));
    }
    if !t.dict_items(&args[2]).is_empty() {
        return Err(t.type_error("SimpleQueue() takes no keyword arguments"));
    }
    let queue = SimpleQueue { items: Guarded::new(VecDeque::new()), permits: Arc::default() };
    Ok(t.object_of(&args[0], queue))
}

fn put(t: &mut Thread, args: &[Value]) -> Result {
    t.race_puts(&args[0]);
    let queue = t.receiver::<SimpleQueue>(&args[0])?;
    let item = args[1].clone();
    queue.items.with_mut(t, |items| items.push_back(item));
    queue.permits.release();
    Ok(Value::NONE)
}

fn get(t: &mut Thread, args: &[Value]) -> Result<Wait> {
    let queue = t.receiver::<SimpleQueue>(&args[0])?;
    let block = args[1].is_null() || t.truth(&args[1])?;
    let mut deadline = None;
    if block && !args[2].is_null() && !args[2].is_none() {
        let Some(limit) = time::duration(t, &args[2])? else {
            return Err(t.value_error("'timeout' must be a non-negative number"));
        };
        deadline = Some(t.clock().saturating_add(limit));
    }
    if queue.permits.try_acquire() {
        t.race_gets(&args[0]);
        return queue.pop(t).map(Wait::Ready);
    }
    if block { Ok(Wait::Pending(Box::new(WaitForItem { queue: args[0].clone(), deadline }))) } else { Err(empty(t)) }
}

fn get_nowait(t: &mut Thread, args: &[Value]) -> Result {
    let queue = t.receiver::<SimpleQueue>(&args[0])?;
    if !queue.permits.try_acquire() {
        return Err(empty(t));
    }
    t.race_gets(&args[0]);
    queue.pop(t)
}

fn len(t: &mut Thread, args: &[Value]) -> Result<usize> {
    let queue = t.receiver::<SimpleQueue>(&args[0])?;
    Ok(queue.items.with(t, VecDeque::len))
}

static METHODS: &[Row] = &[
    static_method("__new__", "cls, /, *args, **kwargs", new),
    row("put", "self, item, block=True, timeout=None", put),
    row("put_nowait", "self, item", put),
    blocking("get", "self, block=True, timeout=None", get),
    row("get_nowait", "self, /", get_nowait),
    row("empty", "self, /", |t, args| Ok(Value::bool(len(t, args)? == 0))),
    row("qsize", "self, /", |t, args| Ok(Value::from_len(len(t, args)?))),
    generic_alias::CLASS_GETITEM,
];

/// `_queue.SimpleQueue`
pub(crate) static SPEC_TYPE: TypeSpec = TypeSpec {
    name: "SimpleQueue",
    module: "_queue",
    layout: &Layout::of::<SimpleQueue>(),
    subclassable: true,
    methods: METHODS,
    ..TypeSpec::BASE
};

fn init(t: &mut Thread, module: &Value) -> Result<()> {
    for (name, builtin) in [("Empty", Builtin::QueueEmpty), ("SimpleQueue", Builtin::SimpleQueue)] {
        let class = t.class(builtin);
        t.add_name(module, name, class);
    }
    Ok(())
}

/// `_queue`
pub(crate) static SPEC: ModuleSpec = ModuleSpec { name: "_queue", functions: &[], init: Some(init) };
