//! From words to typed objects and back; what happens when a count reaches zero.

use std::marker::PhantomData;
use std::ops::Deref;
use std::ptr;

use crate::header::{Flags, Header, Payload};
use crate::instance;
use crate::local::{self, LocalState};
use crate::tailed::{TailedPayload, drop_tailed, size_of_tailed};
use crate::{Cleared, Str, Tuple, Value, Visitor, Word};

/// How deep dropping may nest on the Rust stack before the rest is put off.
const MAX_DROP_DEPTH: u32 = 64;

#[repr(C)]
pub(crate) struct Object<T> {
    pub(crate) header: Header,
    pub(crate) payload: T,
}

/// The payload of an object.
///
/// # Safety
/// `header` begins an `Object<T>`.
#[inline(always)]
pub(crate) unsafe fn payload<T>(header: &Header) -> &T {
    // SAFETY: as the caller says; the payload lives as long as the header.
    unsafe { &(*ptr::from_ref(header).cast::<Object<T>>()).payload }
}

pub(crate) unsafe fn size_of_object<T: Payload>(_: &Header) -> usize {
    size_of::<Object<T>>()
}

pub(crate) unsafe fn drop_payload<T: Payload>(header: *mut Header) {
    // SAFETY: called once, by `dispose`, for an object of this layout.
    unsafe { ptr::drop_in_place(&raw mut (*header.cast::<Object<T>>()).payload) }
}

pub(crate) unsafe fn visit_payload<T: Payload>(header: &Header, visitor: &mut Visitor<'_>) {
    // SAFETY: called through the layout of this object.
    unsafe { payload::<T>(header) }.visit(visitor);
}

pub(crate) unsafe fn clear_payload<T: Payload>(header: &Header, out: &mut Cleared) {
    // SAFETY: called through the layout of this object.
    unsafe { payload::<T>(header) }.clear(out);
}

/// Gives a reference back and tells whether it was the last one.
///
/// # Safety
/// The caller owns a reference to this live object.
#[inline(always)]
pub(crate) unsafe fn release(header: *mut Header) -> bool {
    // SAFETY: the object lives until its count is zero; the caller's reference is given up in one of the two.
    unsafe { !(*header).counts().release() && release_rest(header) }
}

/// What is rare of [`release`].
///
/// # Safety
/// As there; `Counts::release` said so.
#[cold]
#[inline(never)]
unsafe fn release_rest(header: *mut Header) -> bool {
    // SAFETY: the object lives until its count is zero; then nobody owns a reference any more.
    unsafe { (*header).counts().release_rest(header) && reached_zero(header) }
}

/// As [`release`], without a GIL.
///
/// # Safety
/// As there.
#[inline(always)]
pub(crate) unsafe fn release_free(header: *mut Header) -> bool {
    // SAFETY: the object lives until its count is zero.
    let last = unsafe { (*header).counts().release_free(header) };
    if last {
        // SAFETY: nobody owns a reference any more.
        unsafe { reached_zero(header) };
    }
    last
}

/// As [`release`], under a GIL.
///
/// # Safety
/// The caller owns a reference to this live object of an interpreter whose GIL it holds.
#[inline(always)]
pub(crate) unsafe fn release_own(header: *mut Header) -> bool {
    // SAFETY: the object lives until its count is zero.
    let last = unsafe { (*header).counts().release_own() };
    if last {
        // SAFETY: nobody owns a reference any more.
        unsafe { reached_zero(header) };
    }
    last
}

/// Frees an object, or has it finalized, whose last reference is gone. True, so that it can be what `release` calls last.
///
/// # Safety
/// Its counts say so, and nobody else was told.
#[inline(never)]
pub(crate) unsafe fn reached_zero(header: *mut Header) -> bool {
    let local = local::current();
    // SAFETY: `current` gives null or the state of the interpreter this thread is attached to.
    let Some(local) = (unsafe { local.as_ref() }) else { return true };
    // SAFETY: the object is still whole.
    let object = unsafe { &*header };
    if object.is_due_for_finalizer() {
        object.add_flags(Flags::FINALIZED);
        object.counts().revive();
        // SAFETY: this is the one reference that the count now stands for.
        local.push_finalizer(unsafe { Value::from_word(Word::from_header(header, false)) });
        return true;
    }
    if object.kind() == Str::KIND && object.flags() == Flags::NONE {
        // SAFETY: the count is zero, and the kind was checked.
        unsafe { dispose_tailed::<Str>(header, local) };
        return true;
    }
    if local.depth() >= MAX_DROP_DEPTH {
        local.put_off(header);
        return true;
    }
    local.enter();
    if object.kind() == Tuple::KIND && object.flags() == Flags::NONE {
        // SAFETY: the count is zero, nothing else will dispose of it, and the kind was checked.
        unsafe { dispose_tailed::<Tuple>(header, local) };
    } else {
        // SAFETY: the count is zero and nothing else will dispose of it.
        unsafe { dispose(header, local) };
    }
    if local.leave() == 0 {
        while let Some(next) = local.next_put_off() {
            local.enter();
            // SAFETY: it was put off at count zero.
            unsafe { dispose(next, local) };
            local.leave();
        }
    }
    true
}

/// What [`dispose`] does, for a str or tuple without attributes and weak references: they come and go most often.
///
/// # Safety
/// The object has this payload, and its count is zero.
#[inline]
unsafe fn dispose_tailed<T: TailedPayload>(header: *mut Header, local: &LocalState) {
    // SAFETY: the object is whole until its payload is dropped.
    unsafe {
        let size = size_of_tailed::<T>(&*header);
        let class = (*header).shape().class_word();
        drop_tailed::<T>(header);
        local.heap().free(header, size, false, T::TRACKED);
        class.release();
    }
}

unsafe fn dispose(header: *mut Header, local: &LocalState) {
    // SAFETY: the object is whole until its payload is dropped below.
    unsafe {
        let object = &*header;
        let heap = local.heap();
        if object.flags().contains(Flags::WEAKLY_REFERENCED) {
            heap.clear_weak(header);
        }
        let shape = object.shape();
        let (layout, class) = (shape.layout(), shape.class_word());
        let size = (layout.size)(object);
        let prefixed = object.flags().contains(Flags::PREFIXED);
        if prefixed {
            instance::drop_prefix(object);
        }
        let shape = object.shape() as *const crate::Shape;
        (layout.drop)(header);
        if !(*shape).is_shared() {
            crate::shape::forget_unshared(shape);
        }
        heap.free(header, size, prefixed, layout.tracked);
        class.release();
    }
}

/// An owned reference to an object whose payload type is known.
#[repr(transparent)]
pub struct Ref<T: Payload> {
    value: Value,
    payload: PhantomData<T>,
}

impl<T: Payload> Ref<T> {
    /// Checks the type.
    #[inline]
    pub fn new(value: Value) -> Result<Ref<T>, Value> {
        if value.has::<T>() { Ok(Ref { value, payload: PhantomData }) } else { Err(value) }
    }

    /// The value.
    #[inline(always)]
    pub fn value(&self) -> &Value {
        &self.value
    }

    /// The value, owned.
    #[inline(always)]
    pub fn into_value(self) -> Value {
        self.value
    }
}

impl<T: Payload> Deref for Ref<T> {
    type Target = T;
    #[inline(always)]
    fn deref(&self) -> &T {
        // SAFETY: `new` checked the kind, and a value's object never changes its kind.
        unsafe { payload(&*self.value.word().header_ptr()) }
    }
}

impl<T: Payload> Clone for Ref<T> {
    fn clone(&self) -> Self {
        Ref { value: self.value.clone(), payload: PhantomData }
    }
}

impl<T: Payload> std::fmt::Debug for Ref<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.value.fmt(f)
    }
}
