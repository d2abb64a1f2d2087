//! The end of an interpreter: what its objects hold is dropped, then their memory goes.

use std::alloc::dealloc;
use std::ptr;

use crate::header::{Flags, Header};
use crate::heap::{MAX_BLOCK, arena_memory, block_size, large_memory};
use crate::instance::{self, PREFIX};
use crate::{Heap, local};

impl Heap {
    fn is_first(&self) -> bool {
        self.family().heaps.lock().first().is_some_and(|&first| ptr::eq(first, self))
    }

    /// Drops the contents of all objects that are left: immortal ones, and what those hold.
    fn drop_contents(&self) {
        // All are looked up first: a shape goes with its class.
        let mut left = Vec::new();
        self.each(|header| {
            // SAFETY: `each` gives live objects.
            let object = unsafe { &*header };
            left.push((header, object.shape().layout().drop, block_size(object)));
        });
        for &(header, drop, _) in &left {
            // SAFETY: once for each object, through its own layout. References that go with it are only counted, as
            // no thread is attached, and all headers stay until the loop is through.
            unsafe {
                if (*header).flags().contains(Flags::PREFIXED) {
                    instance::drop_prefix(&*header);
                }
                drop(header);
            }
        }
        for (header, _, total) in left.into_iter().filter(|&(.., total)| total > MAX_BLOCK) {
            // SAFETY: a large object has memory of its own; nobody looks at it any more.
            unsafe { dealloc(large_start(header), large_memory(total)) };
        }
    }
}

/// Where the memory of a large object begins.
///
/// # Safety
/// The object's header is still whole.
unsafe fn large_start(header: *mut Header) -> *mut u8 {
    // SAFETY: as the caller says.
    let prefixed = unsafe { (*header).flags() }.contains(Flags::PREFIXED);
    if prefixed { header.cast::<u8>().wrapping_sub(PREFIX) } else { header.cast() }
}

impl Drop for Heap {
    fn drop(&mut self) {
        let first = self.is_first();
        if first {
            local::while_detached(|| self.drop_contents());
            let heaps = std::mem::take(&mut *self.family().heaps.lock());
            for heap in heaps.into_iter().skip(1) {
                // SAFETY: made by `for_thread`; their threads have ended, and nobody uses the family any more.
                drop(unsafe { Box::from_raw(heap.cast_mut()) });
            }
        }
        for page in self.own_pages() {
            // SAFETY: the interpreter is gone; no object of this page is used again.
            unsafe { ptr::drop_in_place(page) };
        }
        if first {
            for arena in self.family().arenas.write().drain(..) {
                // SAFETY: it was made by `page_memory`, and its pages are dropped.
                unsafe { dealloc(arena, arena_memory()) };
            }
        }
    }
}
