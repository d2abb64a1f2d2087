//! Weak references: handles that tell whether an object still lives.

use std::collections::HashMap;
use std::ptr;
use std::sync::atomic::{AtomicPtr, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use crate::header::{Flags, Header};
use crate::{Heap, Split, Value, Word};

/// Tells whether an object still lives, without keeping it.
#[derive(Clone)]
pub struct WeakHandle(Arc<Link>);

/// How the references to an object are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counted {
    /// The object, to be compared.
    pub word: Word,
    /// How many references there are, all together.
    pub count: u32,
    /// Without a GIL: who has counted what.
    pub split: Option<Split>,
}

/// What all handles to an object share.
struct Link {
    /// Null when it is gone.
    header: AtomicPtr<Header>,
    /// The objects that programs see as weak references to it, the oldest first.
    referrers: Mutex<Vec<WeakHandle>>,
}

impl Link {
    fn new(header: *mut Header) -> Arc<Link> {
        Arc::new(Link { header: AtomicPtr::new(header), referrers: Mutex::new(Vec::new()) })
    }
}

impl WeakHandle {
    /// A handle to nothing.
    pub fn dead() -> WeakHandle {
        WeakHandle(Link::new(ptr::null_mut()))
    }

    /// Whether the object is gone. One that is not may be dying at this moment.
    pub fn is_dead(&self) -> bool {
        self.0.header.load(Ordering::Acquire).is_null()
    }

    /// Adds the handle to a list. One that is full first forgets what is dead, so that it grows only with what lives.
    pub fn add_to(self, list: &mut Vec<WeakHandle>) {
        if list.len() == list.capacity() {
            list.retain(|handle| !handle.is_dead());
        }
        list.push(self);
    }

    /// Says that an object is a weak reference to the one that this is a handle to.
    pub fn add_referrer(&self, referrer: WeakHandle) {
        referrer.add_to(&mut self.0.referrers.lock().unwrap_or_else(PoisonError::into_inner));
    }

    /// The weak references to the object, the oldest first; some may be gone.
    pub fn referrers(&self) -> Vec<WeakHandle> {
        self.0.referrers.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Whether both are handles to the same object.
    pub fn is(&self, other: &WeakHandle) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// The handles to the objects of an interpreter that have any.
pub(crate) type WeakTable = HashMap<*mut Header, WeakHandle>;

impl Heap {
    /// A handle that tells whether an object still lives; the same one each time.
    pub fn weak(&self, object: &Value) -> Option<WeakHandle> {
        let header = object.header()?;
        header.counts().expect_weak();
        header.add_flags(Flags::WEAKLY_REFERENCED);
        let key = ptr::from_ref(header).cast_mut();
        let mut weak = self.family().weak.lock();
        Some(weak.entry(key).or_insert_with(|| WeakHandle(Link::new(key))).clone())
    }

    /// The handle to an object, if it has one.
    pub fn weak_if_any(&self, object: &Value) -> Option<WeakHandle> {
        let header = object.header().filter(|header| header.flags().contains(Flags::WEAKLY_REFERENCED))?;
        self.family().weak.lock().get(&ptr::from_ref(header).cast_mut()).cloned()
    }

    /// Makes an object's handle say that it is gone, a moment before it is.
    pub fn forget_weak(&self, object: &Value) {
        if let Some(header) = object.header() {
            self.clear_weak(ptr::from_ref(header).cast_mut());
        }
    }

    /// The object behind a weak handle, unless it is gone or its last reference is.
    pub fn upgrade(&self, handle: &WeakHandle) -> Option<Value> {
        // Held, so that the object's memory stays: whoever frees it clears its handle first.
        let _weak = self.family().weak.lock();
        let header = handle.0.header.load(Ordering::Acquire);
        if header.is_null() {
            return None;
        }
        // SAFETY: a handle is cleared before its object is freed.
        unsafe {
            let uncounted = (*header).flags().contains(Flags::UNCOUNTED);
            if !uncounted && !(*header).counts().try_retain() {
                return None;
            }
            Some(Value::from_word(Word::from_header(header, uncounted)))
        }
    }

    /// The word of the object behind a weak handle and how its references are counted, without counting one more;
    /// nothing if it is gone. Without a GIL the count is right only for who is `alone`: the world is stopped. Where each
    /// thread counts for itself, it is what they have not.
    pub fn counted(&self, handle: &WeakHandle, alone: bool) -> Option<Counted> {
        // Held, so that the object's memory stays, as in `upgrade`.
        let _weak = self.family().weak.lock();
        let header = handle.0.header.load(Ordering::Acquire);
        if header.is_null() {
            return None;
        }
        // SAFETY: a handle is cleared before its object is freed.
        let header = unsafe { &*header };
        let split = header.counts().split(alone);
        let count = if alone || split.is_none_or(|split| split.place.is_some()) { header.count() } else { 0 };
        let uncounted = header.flags().contains(Flags::UNCOUNTED);
        Some(Counted { word: Word::from_header(ptr::from_ref(header).cast_mut(), uncounted), count, split })
    }

    /// Makes an object's handle say that it is gone.
    pub(crate) fn clear_weak(&self, header: *mut Header) {
        if let Some(handle) = self.family().weak.lock().remove(&header) {
            handle.0.header.store(ptr::null_mut(), Ordering::Release);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_of_handles_grows_only_with_what_lives() {
        let alive = WeakHandle(Link::new(ptr::dangling_mut()));
        let mut list = vec![alive.clone()];
        for _ in 0..1000 {
            WeakHandle::dead().add_to(&mut list);
        }
        assert!(list.len() < 10 && list[0].is(&alive), "{} handles", list.len());
    }
}
