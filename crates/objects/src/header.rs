//! What every object begins with, and what its layout tells the heap and the collector.

use std::cell::Cell;
use std::ptr;
use std::sync::atomic::{AtomicPtr, AtomicU8, Ordering};

use crate::threading::{ByteLock, Counts, Holding, Sharing, is_concurrent};
use crate::{Cleared, Shape, Version, Visitor};

/// The first 16 bytes of every object; 24 where threads can run without the GIL.
#[repr(C)]
pub struct Header {
    shape: AtomicPtr<Shape>,
    local: Cell<u32>,
    kind: u8,
    flags: AtomicU8,
    inline: u8,
    lock: ByteLock,
    sharing: Sharing,
}

/// Properties of one object.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Flags(u8);

impl Flags {
    /// None of them.
    pub const NONE: Flags = Flags(0);
    /// Its finalizer has run; it runs once (PEP 442).
    pub const FINALIZED: Flags = Flags(1);
    /// There are weak references to it.
    pub const WEAKLY_REFERENCED: Flags = Flags(2);
    /// Attributes stand before the header (an instance of a subclass of a builtin type).
    pub const PREFIXED: Flags = Flags(4);
    /// It must be finalized when it is dropped though its class has no finalizer: a generator that
    /// waits inside a `try` or `with`.
    pub const OWES_FINALIZER: Flags = Flags(16);
    /// Immortal: words that point to it carry the uncounted tag.
    pub const UNCOUNTED: Flags = Flags(8);
    /// A recording knows it by its address; whatever lies there later is not it.
    pub const WATCHED: Flags = Flags(32);

    /// Whether all of `other` is in `self`.
    #[inline(always)]
    pub const fn contains(self, other: Flags) -> bool {
        self.0 & other.0 == other.0
    }

    /// Both together.
    pub const fn with(self, other: Flags) -> Flags {
        Flags(self.0 | other.0)
    }

    /// `self` without `other`.
    pub const fn without(self, other: Flags) -> Flags {
        Flags(self.0 & !other.0)
    }
}

impl Header {
    pub(crate) fn new(shape: &Shape, kind: u8, flags: Flags, inline: u8) -> Header {
        Header {
            shape: AtomicPtr::new(ptr::from_ref(shape).cast_mut()),
            local: Cell::new(1),
            kind,
            flags: AtomicU8::new(flags.0),
            inline,
            lock: ByteLock::new(),
            sharing: Sharing::new(),
        }
    }

    /// The shape: its class, layout and attribute names.
    #[inline(always)]
    pub fn shape(&self) -> &Shape {
        // SAFETY: an object's class owns its shapes and lives at least as long as the object
        // (instances count a reference to a counted class).
        unsafe { &*self.shape.load(Ordering::Relaxed) }
    }

    /// Goes a step on: the object has one more attribute, in the slot after the others. Not so if its shape has
    /// another version by now.
    ///
    /// # Safety
    /// The number came from [`Shape::step_to`] of the shape with this version, and the caller fills the slot. Without
    /// `FREE`, no other thread touches objects meanwhile.
    #[inline(always)]
    #[must_use]
    pub unsafe fn take_step<const FREE: bool>(&self, step: u32, version: Version) -> bool {
        let shape = self.shape();
        if shape.version() != version {
            return false;
        }
        // SAFETY: as the caller says.
        let next = unsafe { shape.after_step(step) };
        if FREE {
            return self.change_shape(shape, next);
        }
        self.set_shape(next);
        true
    }

    /// Gives the object the next shape, unless another thread has given it one meanwhile.
    #[inline(always)]
    #[must_use]
    pub(crate) fn change_shape(&self, from: &Shape, to: &Shape) -> bool {
        let [from, to] = [from, to].map(|shape| ptr::from_ref(shape).cast_mut());
        if is_concurrent() {
            return self.shape.compare_exchange(from, to, Ordering::AcqRel, Ordering::Relaxed).is_ok();
        }
        self.shape.store(to, Ordering::Release);
        true
    }

    #[inline(always)]
    pub(crate) fn set_shape(&self, shape: &Shape) {
        self.shape.store(ptr::from_ref(shape).cast_mut(), Ordering::Release);
    }

    /// How its references are counted.
    #[inline(always)]
    pub(crate) fn counts(&self) -> Counts<'_> {
        Counts::new(&self.local, &self.sharing)
    }

    /// Number of references; exact while no other thread counts.
    #[inline(always)]
    pub fn count(&self) -> u32 {
        self.counts().total()
    }

    /// Whether nobody counts its references: it lives as long as the interpreter.
    #[inline]
    pub fn is_immortal(&self) -> bool {
        self.flags().contains(Flags::UNCOUNTED) || self.counts().is_immortal()
    }

    /// The lock for what changes in an object beside its guarded contents: its shape and its row of attributes.
    #[inline(always)]
    pub(crate) fn locked<R>(&self, act: impl FnOnce() -> R) -> R {
        let _holding = Holding::new();
        self.lock.during(act)
    }

    /// Which payload it has.
    #[inline(always)]
    pub fn kind(&self) -> u8 {
        self.kind
    }

    /// Its properties.
    #[inline(always)]
    pub fn flags(&self) -> Flags {
        Flags(self.flags.load(Ordering::Relaxed))
    }

    /// Whether a finalizer has to run before it can go.
    pub(crate) fn is_due_for_finalizer(&self) -> bool {
        (self.shape().finalizes() || self.flags().contains(Flags::OWES_FINALIZER))
            && !self.flags().contains(Flags::FINALIZED)
    }

    /// Sets properties.
    pub fn add_flags(&self, flags: Flags) {
        if is_concurrent() {
            self.flags.fetch_or(flags.0, Ordering::AcqRel);
        } else {
            self.flags.store(self.flags().with(flags).0, Ordering::Relaxed);
        }
    }

    /// Clears properties.
    pub fn remove_flags(&self, flags: Flags) {
        if is_concurrent() {
            self.flags.fetch_and(!flags.0, Ordering::AcqRel);
        } else {
            self.flags.store(self.flags().without(flags).0, Ordering::Relaxed);
        }
    }

    /// Number of attribute slots inside the object (instances of plain classes).
    #[inline(always)]
    pub fn inline_count(&self) -> u8 {
        self.inline
    }
}

/// The contents of an object after its header.
///
/// # Safety
/// `KIND` belongs to this type alone: it is how a pointer's type is found again.
pub unsafe trait Payload: Sized + 'static {
    /// The number of this type of contents.
    const KIND: u8;
    /// Whether it can be part of a reference cycle, so that the collector must know it.
    const TRACKED: bool;

    /// Shows every reference that these contents own, each as often as it is owned.
    fn visit(&self, visitor: &mut Visitor<'_>);

    /// Moves references out, so that a cycle through this object is broken. Immutable contents do nothing.
    fn clear(&self, out: &mut Cleared) {
        let _ = out;
    }
}

/// Shows a visitor what an object refers to.
pub(crate) type Visit = unsafe fn(&Header, &mut Visitor<'_>);

/// What heap and collector know of a payload type.
pub struct Layout {
    /// [`Payload::KIND`]
    pub kind: u8,
    /// [`Payload::TRACKED`]
    pub tracked: bool,
    pub(crate) size: unsafe fn(&Header) -> usize,
    pub(crate) drop: unsafe fn(*mut Header),
    pub(crate) visit: Visit,
    pub(crate) clear: unsafe fn(&Header, &mut Cleared),
}

impl Layout {
    /// The layout of a payload of fixed size.
    pub const fn of<T: Payload>() -> Layout {
        Layout {
            kind: T::KIND,
            tracked: T::TRACKED,
            size: crate::object::size_of_object::<T>,
            drop: crate::object::drop_payload::<T>,
            visit: crate::object::visit_payload::<T>,
            clear: crate::object::clear_payload::<T>,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_are_as_small_as_promised() {
        assert_eq!(size_of::<Header>(), if crate::FREE_THREADING { 24 } else { 16 });
    }
}
