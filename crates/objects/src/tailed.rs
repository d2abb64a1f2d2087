//! Objects whose contents end in a row of items of equal size, in the same block: str, bytes, tuple.

use std::ptr;

use crate::header::{Flags, Header, Layout, Payload};
use crate::heap::GRAIN;
use crate::object::{self, Object};
use crate::{Heap, Shape, Value};

/// A payload that is followed by `len()` items.
///
/// # Safety
/// `len` always is the number of items there are, values of this type exist only as payloads of objects made by
/// [`Heap::new_tailed`], and the size of the type is a multiple of the alignment of `Item`.
pub unsafe trait TailedPayload: Payload {
    /// What follows.
    type Item;
    /// How many of them.
    fn len(&self) -> usize;
    /// Whether there are none.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// Access to the items after a payload.
pub trait Tailed: TailedPayload {
    /// The items.
    #[inline(always)]
    fn tail(&self) -> &[Self::Item] {
        let start = ptr::from_ref(self).wrapping_add(1).cast::<Self::Item>();
        // SAFETY: `new_tailed` put `len` items there, and they live as long as the payload.
        unsafe { std::slice::from_raw_parts(start, self.len()) }
    }

    /// The layout of such objects.
    const LAYOUT: Layout = Layout {
        kind: Self::KIND,
        tracked: Self::TRACKED,
        size: size_of_tailed::<Self>,
        drop: drop_tailed::<Self>,
        visit: object::visit_payload::<Self>,
        clear: object::clear_payload::<Self>,
    };
}

impl<T: TailedPayload> Tailed for T {}

#[inline]
pub(crate) unsafe fn size_of_tailed<T: TailedPayload>(header: &Header) -> usize {
    // SAFETY: called through the layout of this object.
    let payload = unsafe { object::payload::<T>(header) };
    size_of::<Object<T>>() + payload.len() * size_of::<T::Item>()
}

#[inline]
pub(crate) unsafe fn drop_tailed<T: TailedPayload>(header: *mut Header) {
    // SAFETY: called once through the layout; the items are dropped before the payload that counts them.
    unsafe {
        let payload = &raw mut (*header.cast::<Object<T>>()).payload;
        if std::mem::needs_drop::<T::Item>() {
            let items = payload.add(1).cast::<T::Item>();
            ptr::drop_in_place(ptr::slice_from_raw_parts_mut(items, (*payload).len()));
        }
        ptr::drop_in_place(payload);
    }
}

impl Heap {
    /// Makes an object with `payload.len()` items, written by `fill`.
    ///
    /// # Panics
    /// When `fill` gives fewer items than the payload says, or the shape is of another layout:
    /// defects of the caller. Items given too many are dropped.
    #[inline]
    pub fn new_tailed<T: TailedPayload>(
        &self,
        shape: &Shape,
        payload: T,
        fill: impl IntoIterator<Item = T::Item>,
        immortal: bool,
    ) -> Value {
        assert!(shape.layout().kind == T::KIND, "payload and shape belong together");
        const { assert!(align_of::<T::Item>() <= align_of::<T>() && align_of::<T>() <= GRAIN) };
        let len = payload.len();
        let prefixed = shape.has_prefix();
        let mut flags = if prefixed { Flags::PREFIXED } else { Flags::NONE };
        if immortal {
            flags = flags.with(Flags::UNCOUNTED);
        }
        let size = size_of::<Object<T>>() + len * size_of::<T::Item>();
        let object = self.block(size, prefixed, T::TRACKED).cast::<Object<T>>();
        // The items come first: should `fill` panic, the block is lost but nothing half-made is seen.
        let items = object.wrapping_add(1).cast::<T::Item>();
        let mut written = 0;
        // SAFETY: the block has room for a header, the payload and `len` items. A null shape marks
        // it as no object until it is whole.
        unsafe {
            object.cast::<*const Shape>().write(ptr::null());
            for item in fill.into_iter().take(len) {
                items.add(written).write(item);
                written += 1;
            }
            assert!(written == len, "as many items as the payload says");
            object.write(Object { header: Header::new(shape, T::KIND, flags, 0), payload });
        }
        self.finish(object.cast(), shape, flags)
    }

    /// Makes an object whose items are plain bytes, copied.
    #[inline]
    pub fn new_bytes_like<T: TailedPayload<Item = u8>>(
        &self,
        shape: &Shape,
        payload: T,
        bytes: &[u8],
        immortal: bool,
    ) -> Value {
        assert!(shape.layout().kind == T::KIND && payload.len() == bytes.len(), "payload, shape and bytes agree");
        let prefixed = shape.has_prefix();
        let mut flags = if prefixed { Flags::PREFIXED } else { Flags::NONE };
        if immortal {
            flags = flags.with(Flags::UNCOUNTED);
        }
        let object = self.block(size_of::<Object<T>>() + bytes.len(), prefixed, T::TRACKED).cast::<Object<T>>();
        // SAFETY: the block has room for all of it, and the bytes lie elsewhere.
        unsafe {
            ptr::copy_nonoverlapping(bytes.as_ptr(), object.add(1).cast(), bytes.len());
            object.write(Object { header: Header::new(shape, T::KIND, flags, 0), payload });
        }
        self.finish(object.cast(), shape, flags)
    }

    /// Makes an object whose items are plain bytes, which `fill` writes.
    ///
    /// # Panics
    /// When `fill` writes more or less than the payload says: a defect of the caller.
    #[inline]
    pub(crate) fn new_bytes_with<T: TailedPayload<Item = u8>>(
        &self,
        shape: &Shape,
        payload: T,
        fill: impl FnOnce(&mut Room),
    ) -> Value {
        assert!(shape.layout().kind == T::KIND && !shape.has_prefix(), "a plain object of the payload's type");
        let len = payload.len();
        let object = self.block(size_of::<Object<T>>() + len, false, T::TRACKED).cast::<Object<T>>();
        // SAFETY: the block has room for header, payload and `len` bytes. A null shape marks it as no
        // object until it is whole, should `fill` panic.
        unsafe { object.cast::<*const Shape>().write(ptr::null()) };
        let mut room = Room { at: object.wrapping_add(1).cast(), left: len };
        fill(&mut room);
        assert!(room.left == 0, "as many bytes as the payload says");
        // SAFETY: as above; the bytes are written.
        unsafe { object.write(Object { header: Header::new(shape, T::KIND, Flags::NONE, 0), payload }) };
        self.finish(object.cast(), shape, Flags::NONE)
    }
}

/// Memory of a new object that is not written yet.
pub(crate) struct Room {
    at: *mut u8,
    left: usize,
}

impl Room {
    /// Writes bytes after those before, and gives them where they lie now.
    #[inline(always)]
    pub(crate) fn push(&mut self, bytes: &[u8]) -> &mut [u8] {
        assert!(bytes.len() <= self.left, "as many bytes as the payload says");
        self.left -= bytes.len();
        // SAFETY: `left` bytes from `at` on are ours, and fresh, so that nothing else lies there.
        unsafe {
            ptr::copy_nonoverlapping(bytes.as_ptr(), self.at, bytes.len());
            let written = std::slice::from_raw_parts_mut(self.at, bytes.len());
            self.at = self.at.add(bytes.len());
            written
        }
    }
}
