//! What an attached thread needs when a value is dropped, as `Drop` gets no token.

use std::any::Any;
use std::cell::{Cell, RefCell};

use crate::header::Header;
use crate::threading::{self, LocalDomain};
use crate::{Heap, Value, Word};

thread_local! {
    static CURRENT: Cell<*const LocalState> = const { Cell::new(std::ptr::null()) };
}

/// The dropping side of one interpreter, as its attached thread sees it.
pub struct LocalState {
    heap: *const Heap,
    domain: LocalDomain,
    depth: Cell<u32>,
    put_off: RefCell<Vec<*mut Header>>,
    finalizers: RefCell<Vec<Value>>,
    attention: Cell<bool>,
    collection_due: Box<dyn Fn()>,
}

impl LocalState {
    /// State of a thread that allocates from a heap and counts for a domain; the heap must outlive it (the
    /// interpreter holds both). `collection_due` is called when an allocation of this thread makes a collection
    /// due; it only leaves word, as it runs anywhere.
    pub fn new(heap: &Heap, domain: LocalDomain, collection_due: impl Fn() + 'static) -> Self {
        LocalState {
            heap,
            domain,
            depth: Cell::new(0),
            put_off: RefCell::new(Vec::new()),
            finalizers: RefCell::new(Vec::new()),
            attention: Cell::new(false),
            collection_due: Box::new(collection_due),
        }
    }

    /// The domain that the thread counts for.
    pub fn domain(&self) -> &LocalDomain {
        &self.domain
    }

    /// The heap that the thread allocates from.
    #[inline]
    pub fn heap(&self) -> &Heap {
        // SAFETY: the interpreter drops its local states before its heap.
        unsafe { &*self.heap }
    }

    pub(crate) fn depth(&self) -> u32 {
        self.depth.get()
    }

    pub(crate) fn enter(&self) {
        self.depth.set(self.depth.get() + 1);
    }

    pub(crate) fn leave(&self) -> u32 {
        self.depth.set(self.depth.get() - 1);
        self.depth.get()
    }

    pub(crate) fn put_off(&self, header: *mut Header) {
        self.put_off.borrow_mut().push(header);
    }

    pub(crate) fn next_put_off(&self) -> Option<*mut Header> {
        self.put_off.borrow_mut().pop()
    }

    pub(crate) fn push_finalizer(&self, object: Value) {
        self.finalizers.borrow_mut().push(object);
        self.attention.set(true);
    }

    pub(crate) fn want_collection(&self) {
        (self.collection_due)();
    }

    /// Whether objects wait for their `__del__`.
    #[inline(always)]
    pub fn needs_attention(&self) -> bool {
        self.attention.get()
    }

    /// Takes the objects whose `__del__` is due, in the order in which they were dropped.
    pub fn take_finalizers(&self) -> Vec<Value> {
        self.attention.set(false);
        std::mem::take(&mut *self.finalizers.borrow_mut())
    }
}

#[inline(always)]
pub(crate) fn current() -> *const LocalState {
    CURRENT.with(Cell::get)
}

/// Makes a state the one that drops on this OS thread use.
///
/// # Safety
/// The state lives until [`detach_local`], and no other thread uses it meanwhile.
pub unsafe fn attach_local(state: &LocalState) {
    CURRENT.with(|current| current.set(state));
    threading::attach_domain(&state.domain);
}

/// Ends what [`attach_local`] began: from here on, this thread must not touch counted values.
pub fn detach_local() {
    threading::assert_nothing_held();
    CURRENT.with(|current| current.set(std::ptr::null()));
    threading::detach_domain();
}

/// Ends what [`attach_local`] began with this state, unless that has ended already.
pub fn detach_local_of(state: &LocalState) {
    if std::ptr::eq(current(), state) {
        detach_local();
    }
}

/// Runs something as if this OS thread were attached to no interpreter: values that it drops are counted, not freed.
pub(crate) fn while_detached<R>(act: impl FnOnce() -> R) -> R {
    let attached = CURRENT.with(|current| current.replace(std::ptr::null()));
    let result = act();
    CURRENT.with(|current| current.set(attached));
    result
}

/// Drops a reference that was taken out of a place where another thread may have seen it and be about to count it:
/// later, when none can be.
#[cold]
#[inline(never)]
pub(crate) fn retire(word: Word) {
    // SAFETY: `current` gives null or the state that this thread is attached with.
    match unsafe { current().as_ref() } {
        Some(local) => local.domain.retire(word),
        // SAFETY: the caller gives the reference up.
        None => unsafe { word.release() },
    }
}

/// Drops contents of an object that other threads may be reading: later, when none can be.
pub(crate) fn retire_contents(contents: Box<dyn Any>) {
    // SAFETY: `current` gives null or the state that this thread is attached with.
    match unsafe { current().as_ref() } {
        Some(local) => local.domain.retire_contents(contents),
        None => drop(contents),
    }
}

/// Says that a place of an object has given up this value, not through [`Slot::replace`](crate::Slot::replace): if it is
/// one that each thread counts for itself, it is time to see whether anybody still refers to it.
pub fn note_taken_out(value: &Value) {
    if value.word().is_counted()
        && value.header().is_some_and(|header| header.counts().is_spread())
        // SAFETY: `current` gives null or the state that this thread is attached with.
        && let Some(local) = unsafe { current().as_ref() }
    {
        local.domain.want_gathering();
    }
}

/// Whether this OS thread is attached to an interpreter.
pub fn is_attached() -> bool {
    !current().is_null()
}
