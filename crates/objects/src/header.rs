//! What every object begins with, and what its layout tells the heap and the collector.

use std::cell::Cell;

use crate::{Cleared, Shape, Visitor};

/// The first 16 bytes of every object.
#[repr(C)]
pub struct Header {
    shape: Cell<*const Shape>,
    count: Cell<u32>,
    kind: u8,
    flags: Cell<Flags>,
    inline: u8,
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
        Header { shape: Cell::new(shape), count: Cell::new(1), kind, flags: Cell::new(flags), inline }
    }

    /// The shape: its class, layout and attribute names.
    #[inline(always)]
    pub fn shape(&self) -> &Shape {
        // SAFETY: an object's class owns its shapes and lives at least as long as the object
        // (instances count a reference to a counted class).
        unsafe { &*self.shape.get() }
    }

    /// Goes a step on: the object has one more attribute, in the slot after the others.
    ///
    /// # Safety
    /// The number came from [`Shape::step_to`] of this object's shape, and the caller fills the slot.
    #[inline(always)]
    pub unsafe fn take_step(&self, step: u32) {
        // SAFETY: as the caller says.
        self.set_shape(unsafe { self.shape().after_step(step) });
    }

    #[inline(always)]
    pub(crate) fn set_shape(&self, shape: &Shape) {
        self.shape.set(shape);
    }

    /// Number of references.
    #[inline(always)]
    pub fn count(&self) -> u32 {
        self.count.get()
    }

    #[inline(always)]
    pub(crate) fn set_count(&self, count: u32) {
        self.count.set(count);
    }

    #[inline(always)]
    pub(crate) fn retain(&self) {
        self.count.set(self.count.get().wrapping_add(1));
    }

    /// Takes one reference away and tells how many are left.
    #[inline(always)]
    pub(crate) fn decrement(&self) -> u32 {
        let count = self.count.get().wrapping_sub(1);
        self.count.set(count);
        count
    }

    /// Which payload it has.
    #[inline(always)]
    pub fn kind(&self) -> u8 {
        self.kind
    }

    /// Its properties.
    #[inline(always)]
    pub fn flags(&self) -> Flags {
        self.flags.get()
    }

    /// Whether a finalizer has to run before it can go.
    pub(crate) fn is_due_for_finalizer(&self) -> bool {
        (self.shape().finalizes() || self.flags().contains(Flags::OWES_FINALIZER))
            && !self.flags().contains(Flags::FINALIZED)
    }

    /// Sets properties.
    pub fn add_flags(&self, flags: Flags) {
        self.flags.set(self.flags.get().with(flags));
    }

    /// Clears properties.
    pub fn remove_flags(&self, flags: Flags) {
        self.flags.set(self.flags.get().without(flags));
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
