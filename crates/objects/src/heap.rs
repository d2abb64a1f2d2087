//! Memory for objects: pages of equal blocks, so that allocation is a pop from a list and the
//! collector can find every object without a list of them.

use std::alloc::{Layout as Memory, alloc, dealloc, handle_alloc_error, realloc};
use std::cell::{Cell, UnsafeCell};
use std::ptr;
use std::sync::atomic::{AtomicBool, AtomicIsize, AtomicPtr, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use indexmap::IndexSet;
use parking_lot::RwLock;
use rustc_hash::FxBuildHasher;

use crate::header::{Flags, Header, Payload};
use crate::instance::{self, PREFIX};
use crate::object::Object;
use crate::threading::Locked;
use crate::weak::WeakTable;
use crate::{Shape, Value, Word};

/// Bytes of a page; pages are aligned to this, so a block's page is found by masking its address.
pub(crate) const PAGE: usize = 64 * 1024;
/// Pages that are asked of the system together: aligned memory leaves gaps, and here there is one gap for all of them.
pub(crate) const ARENA_PAGES: usize = 16;
/// Sizes of blocks are multiples of this, which the tags of a word leave free in addresses.
pub(crate) const GRAIN: usize = 8;
/// Largest block in a page; larger objects get memory of their own. With `--cfg minipy_system_memory` all do, so that
/// a sanitizer knows each object, and sees whoever uses one that was freed.
pub(crate) const MAX_BLOCK: usize = if cfg!(minipy_system_memory) { 0 } else { 512 };
const CLASSES: usize = MAX_BLOCK / GRAIN + 1;

/// First bytes of a page.
#[repr(C)]
pub(crate) struct Page {
    pub(crate) block: usize,
    pub(crate) prefixed: bool,
    /// The heap whose blocks these are.
    home: *const Heap,
    /// One number a block while the collector runs.
    pub(crate) marks: UnsafeCell<Vec<u32>>,
}

/// A free block. A null shape tells it from an object.
#[repr(C)]
struct FreeBlock {
    shape: *const Shape,
    next: *mut FreeBlock,
}

/// Blocks of one size, with or without room for a prefix.
struct SizeClass {
    free: Cell<*mut FreeBlock>,
    bump: Cell<*mut u8>,
    bump_end: Cell<*mut u8>,
    pages: UnsafeCell<Vec<*mut Page>>,
    /// Blocks that other heaps' threads have freed.
    returned: AtomicPtr<FreeBlock>,
}

impl SizeClass {
    const fn new() -> Self {
        SizeClass {
            free: Cell::new(ptr::null_mut()),
            bump: Cell::new(ptr::null_mut()),
            bump_end: Cell::new(ptr::null_mut()),
            pages: UnsafeCell::new(Vec::new()),
            returned: AtomicPtr::new(ptr::null_mut()),
        }
    }

    /// Takes what others have freed.
    fn take_returned(&self) -> *mut FreeBlock {
        if self.returned.load(Ordering::Relaxed).is_null() {
            return ptr::null_mut();
        }
        self.returned.swap(ptr::null_mut(), Ordering::Acquire)
    }

    /// Gives a block back to the heap that it came from, on another heap's thread.
    fn give_back(&self, block: *mut FreeBlock) {
        let mut first = self.returned.load(Ordering::Relaxed);
        loop {
            // SAFETY: the block is free and ours until the exchange.
            unsafe { (*block).next = first };
            match self.returned.compare_exchange_weak(first, block, Ordering::Release, Ordering::Relaxed) {
                Ok(_) => return,
                Err(other) => first = other,
            }
        }
    }
}

/// Memory of the objects that one thread makes; under a GIL, that all threads of an interpreter make.
pub struct Heap {
    plain: [SizeClass; CLASSES],
    prefixed: [SizeClass; CLASSES],
    /// The heap's last arena.
    arena: Cell<*mut u8>,
    /// Pages of that arena that are not in use yet.
    spare_pages: Cell<usize>,
    family: Arc<Family>,
    /// Objects that could be part of a cycle: made here, less those freed here. Written by the heap's thread.
    tracked: AtomicIsize,
    collect_at: AtomicIsize,
    /// Whether other heaps of the family may have made what is freed here.
    shared: AtomicBool,
}

/// What the heaps of one interpreter have in common.
#[derive(Default)]
pub(crate) struct Family {
    /// The first heap, and those of threads; none goes before all go.
    pub(crate) heaps: Locked<Vec<*const Heap>>,
    /// Heaps whose threads have ended. A true mutex: a thread that gives its heap up is detached already.
    idle: Mutex<Vec<*const Heap>>,
    /// In an order that does not depend on addresses, which are others in each run.
    large: Locked<IndexSet<*mut Header, FxBuildHasher>>,
    pub(crate) weak: Locked<WeakTable>,
    /// Memory of all pages. No leaf lock: whoever waits for one looks here for its object.
    pub(crate) arenas: RwLock<Vec<*mut u8>>,
    collection_wanted: AtomicBool,
    /// How many tracked objects a heap could make after the last collection, until another was wanted.
    room: AtomicIsize,
}

/// Offset of the first block in a page.
pub(crate) const fn first_block() -> usize {
    size_of::<Page>().div_ceil(GRAIN) * GRAIN
}

/// The page of a small object.
pub(crate) fn page_of(header: *mut Header) -> *mut Page {
    (header as usize & !(PAGE - 1)) as *mut Page
}

/// Bytes of an object, its prefix included.
pub(crate) fn block_size(object: &Header) -> usize {
    // SAFETY: through the object's own layout.
    let size = unsafe { (object.shape().layout().size)(object) };
    if object.flags().contains(Flags::PREFIXED) { size + PREFIX } else { size }
}

impl Heap {
    /// The first heap of an interpreter, empty.
    #[allow(clippy::new_without_default)] // a heap is made deliberately, one an interpreter
    pub fn new() -> Box<Heap> {
        let heap = Heap::of(Arc::default());
        heap.collect_at(usize::MAX);
        heap
    }

    fn of(family: Arc<Family>) -> Box<Heap> {
        let collect_at = family.room.load(Ordering::Relaxed);
        let heap = Box::new(Heap {
            plain: [const { SizeClass::new() }; CLASSES],
            prefixed: [const { SizeClass::new() }; CLASSES],
            arena: Cell::new(ptr::null_mut()),
            spare_pages: Cell::new(0),
            family,
            tracked: AtomicIsize::new(0),
            collect_at: AtomicIsize::new(collect_at),
            shared: AtomicBool::new(false),
        });
        heap.family.heaps.lock().push(&*heap);
        heap
    }

    /// A heap for another thread of the interpreter: one whose thread has ended, or a new one. It lives as long
    /// as the first heap.
    pub fn for_thread(&self) -> *const Heap {
        if let Some(idle) = self.idle().pop() {
            return idle;
        }
        let heap = Box::into_raw(Heap::of(self.family.clone()));
        for heap in self.all() {
            heap.shared.store(true, Ordering::Release);
        }
        heap
    }

    /// Says that the thread of this heap has ended.
    pub fn retire(&self) {
        self.idle().push(self);
    }

    fn idle(&self) -> MutexGuard<'_, Vec<*const Heap>> {
        self.family.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn family(&self) -> &Family {
        &self.family
    }

    /// The heaps of the interpreter.
    fn all(&self) -> impl Iterator<Item = &Heap> {
        let heaps = self.family.heaps.lock().clone();
        // SAFETY: the first heap, whose owner drops it last, frees the others.
        heaps.into_iter().map(|heap| unsafe { &*heap })
    }

    /// Makes an object of a class whose instances have this payload.
    ///
    /// # Panics
    /// When the shape is of another layout: a defect of the caller.
    #[inline]
    pub fn new_object<T: Payload>(&self, shape: &Shape, payload: T) -> Value {
        self.make(shape, payload, Flags::NONE)
    }

    /// Makes an object whose references are not counted: it lives as long as the interpreter.
    pub fn new_immortal<T: Payload>(&self, shape: &Shape, payload: T) -> Value {
        self.make(shape, payload, Flags::UNCOUNTED)
    }

    #[inline]
    fn make<T: Payload>(&self, shape: &Shape, payload: T, flags: Flags) -> Value {
        assert!(shape.layout().kind == T::KIND, "payload and shape belong together");
        const { assert!(align_of::<Object<T>>() <= GRAIN) };
        let prefixed = shape.has_prefix();
        let flags = if prefixed { flags.with(Flags::PREFIXED) } else { flags };
        let header = self.block(size_of::<Object<T>>(), prefixed, T::TRACKED).cast::<Object<T>>();
        // SAFETY: the block is large enough, aligned and ours alone.
        unsafe { header.write(Object { header: Header::new(shape, T::KIND, flags, 0), payload }) };
        self.finish(header.cast(), shape, flags)
    }

    /// Counts the class and makes the value.
    #[inline]
    pub(crate) fn finish(&self, header: *mut Header, shape: &Shape, flags: Flags) -> Value {
        // SAFETY: the class lives, as its shape does.
        unsafe { shape.class_word().retain() };
        // SAFETY: the new object's count is 1 and this value owns it.
        unsafe { Value::from_word(Word::from_header(header, flags.contains(Flags::UNCOUNTED))) }
    }

    /// Room for an object of so many bytes; the prefix before it is empty already.
    #[inline]
    pub(crate) fn block(&self, size: usize, prefixed: bool, tracked: bool) -> *mut u8 {
        debug_assert!(self.is_current(), "a thread allocates from its own heap");
        if tracked {
            let count = self.tracked.load(Ordering::Relaxed) + 1;
            self.tracked.store(count, Ordering::Relaxed);
            if count >= self.collect_at.load(Ordering::Relaxed) {
                self.want_collection();
            }
        }
        let total = if prefixed { size + PREFIX } else { size };
        if total > MAX_BLOCK {
            return self.large_block(total, prefixed);
        }
        let index = total.div_ceil(GRAIN);
        let class = if prefixed { &self.prefixed[index] } else { &self.plain[index] };
        let free = class.free.get();
        let block = if free.is_null() {
            self.fresh(class, index * GRAIN, prefixed)
        } else {
            // SAFETY: a block on the list is free and holds its link.
            class.free.set(unsafe { (*free).next });
            free.cast()
        };
        if prefixed {
            // SAFETY: the block has room for the prefix before the object.
            return unsafe { instance::write_prefix(block) };
        }
        block
    }

    /// Whether the attached thread, if there is one, allocates from this heap.
    fn is_current(&self) -> bool {
        // SAFETY: `current` gives null or the state that this thread is attached with.
        unsafe { crate::local::current().as_ref() }.is_none_or(|local| ptr::eq(local.heap(), self))
    }

    /// Lets the attached thread know, once, that a collection is due.
    #[cold]
    fn want_collection(&self) {
        if !self.family.collection_wanted.swap(true, Ordering::Relaxed) {
            // SAFETY: `current` gives null or the state that this thread is attached with.
            if let Some(local) = unsafe { crate::local::current().as_ref() } {
                local.want_collection();
            }
        }
    }

    #[inline]
    fn fresh(&self, class: &SizeClass, block: usize, prefixed: bool) -> *mut u8 {
        let bump = class.bump.get();
        if bump < class.bump_end.get() {
            class.bump.set(bump.wrapping_add(block));
            return bump;
        }
        let returned = class.take_returned();
        if !returned.is_null() {
            // SAFETY: a block on the list is free and holds its link.
            class.free.set(unsafe { (*returned).next });
            return returned.cast();
        }
        self.new_page(class, block, prefixed)
    }

    #[cold]
    fn new_page(&self, class: &SizeClass, block: usize, prefixed: bool) -> *mut u8 {
        let page = self.page_memory().cast::<Page>();
        // SAFETY: fresh memory of a page's size and alignment; nobody else changes the list of pages.
        unsafe {
            page.write(Page { block, prefixed, home: self, marks: UnsafeCell::new(Vec::new()) });
            (*class.pages.get()).push(page);
        }
        let first = page.cast::<u8>().wrapping_add(first_block());
        let blocks = (PAGE - first_block()) / block;
        class.bump.set(first.wrapping_add(block));
        class.bump_end.set(first.wrapping_add(blocks * block));
        first
    }

    /// Whether a value may be used with this heap's interpreter: it is no object, or one of this heap or its family.
    pub(crate) fn owns(&self, word: Word) -> bool {
        if !word.is_pointer() {
            return true;
        }
        let header = word.header_ptr();
        // SAFETY: whoever has the word keeps its object alive; small objects lie in pages, where the mask finds theirs.
        unsafe {
            if block_size(&*header) > MAX_BLOCK {
                return self.family.large.lock().contains(&header);
            }
            Arc::ptr_eq(&(*(*page_of(header)).home).family, &self.family)
        }
    }

    /// Memory for one more page.
    fn page_memory(&self) -> *mut u8 {
        if self.spare_pages.get() == 0 {
            let memory = arena_memory();
            // SAFETY: the size is not zero.
            let arena = unsafe { alloc(memory) };
            if arena.is_null() {
                handle_alloc_error(memory);
            }
            self.family.arenas.write().push(arena);
            self.arena.set(arena);
            self.spare_pages.set(ARENA_PAGES);
        }
        let used = ARENA_PAGES - self.spare_pages.get();
        self.spare_pages.set(self.spare_pages.get() - 1);
        self.arena.get().wrapping_add(used * PAGE)
    }

    #[cold]
    fn large_block(&self, total: usize, prefixed: bool) -> *mut u8 {
        let memory = large_memory(total);
        // SAFETY: the size is not zero.
        let block = unsafe { alloc(memory) };
        if block.is_null() {
            handle_alloc_error(memory);
        }
        // SAFETY: there is room for the prefix.
        let object = if prefixed { unsafe { instance::write_prefix(block) } } else { block };
        self.family.large.lock().insert(object.cast());
        object
    }

    /// Makes the memory of an object without prefix longer, where it is or, if it is large, elsewhere; `None`
    /// if a small one does not fit its block or there is no memory, and then nothing has changed.
    ///
    /// # Safety
    /// The object has this size and only the caller refers to it. Afterwards it lives where the result says.
    pub(crate) unsafe fn lengthen(&self, header: *mut Header, size: usize, longer: usize) -> Option<*mut Header> {
        if size <= MAX_BLOCK {
            let fits = longer <= MAX_BLOCK && longer.div_ceil(GRAIN) == size.div_ceil(GRAIN);
            return fits.then_some(header);
        }
        if longer > isize::MAX as usize - GRAIN {
            return None;
        }
        let mut large = self.family.large.lock();
        // SAFETY: a large object has memory of its own, made with this size.
        unsafe {
            let moved = realloc(header.cast(), large_memory(size), longer).cast::<Header>();
            if moved.is_null() {
                return None;
            }
            if moved != header {
                large.swap_remove(&header);
                large.insert(moved);
            }
            Some(moved)
        }
    }

    /// Takes a dropped object's memory back.
    ///
    /// # Safety
    /// The object came from this heap with this size, and its payload was dropped.
    pub(crate) unsafe fn free(&self, header: *mut Header, size: usize, prefixed: bool, tracked: bool) {
        if tracked {
            self.tracked.store(self.tracked.load(Ordering::Relaxed) - 1, Ordering::Relaxed);
        }
        let total = if prefixed { size + PREFIX } else { size };
        let block = if prefixed { header.cast::<u8>().wrapping_sub(PREFIX) } else { header.cast() };
        if total > MAX_BLOCK {
            self.family.large.lock().swap_remove(&header);
            // SAFETY: a large object has memory of its own.
            unsafe { dealloc(block, large_memory(total)) };
            return;
        }
        let index = total.div_ceil(GRAIN);
        let class = if prefixed { &self.prefixed[index] } else { &self.plain[index] };
        let link = FreeBlock { shape: ptr::null(), next: class.free.get() };
        // SAFETY: the block is free and has room for the link. With a prefix, the object's own
        // first word must be null as well: that is where the collector looks.
        unsafe {
            block.cast::<FreeBlock>().write(link);
            header.cast::<*const Shape>().write(ptr::null());
        }
        if self.shared.load(Ordering::Relaxed) {
            // SAFETY: a small block lies in a page, whose home never changes and lives as long as this heap.
            let home = unsafe { &*(*page_of(block.cast())).home };
            if !ptr::eq(home, self) {
                let class = if prefixed { &home.prefixed[index] } else { &home.plain[index] };
                return class.give_back(block.cast());
            }
        }
        class.free.set(block.cast());
    }

    /// Calls back for every object of the interpreter. The world is stopped, or there is only one thread.
    pub(crate) fn each(&self, mut look: impl FnMut(*mut Header)) {
        let mut classes: Vec<(&SizeClass, bool)> = Vec::new();
        for heap in self.all() {
            classes.extend(heap.plain.iter().map(|class| (class, false)));
            classes.extend(heap.prefixed.iter().map(|class| (class, true)));
        }
        for (class, prefixed) in classes {
            // SAFETY: `look` allocates nothing, so the list of pages stays as it is.
            for &page in unsafe { &*class.pages.get() } {
                // SAFETY: pages live as long as the heap.
                let block = unsafe { (*page).block };
                let mut at = page.cast::<u8>().wrapping_add(first_block());
                let end = at.wrapping_add((PAGE - first_block()) / block * block);
                let bump = class.bump.get();
                let end = if bump > at && bump <= end { bump } else { end };
                while at < end {
                    let header = if prefixed { at.wrapping_add(PREFIX) } else { at };
                    // SAFETY: blocks below the bump pointer hold an object or a free block's link.
                    if !unsafe { header.cast::<*const Shape>().read() }.is_null() {
                        look(header.cast());
                    }
                    at = at.wrapping_add(block);
                }
            }
        }
        let large: Vec<*mut Header> = self.family.large.lock().iter().copied().collect();
        large.into_iter().for_each(look);
    }

    pub(crate) fn own_pages(&self) -> impl Iterator<Item = *mut Page> {
        // SAFETY: the collector allocates no objects while it walks.
        self.plain.iter().chain(&self.prefixed).flat_map(|class| unsafe { (*class.pages.get()).iter().copied() })
    }

    pub(crate) fn pages(&self) -> impl Iterator<Item = *mut Page> {
        self.all().flat_map(Heap::own_pages)
    }

    /// Number of objects of the interpreter that could be part of a cycle.
    pub fn tracked(&self) -> usize {
        self.all().map(|heap| heap.tracked.load(Ordering::Relaxed)).sum::<isize>().max(0) as usize
    }

    /// From how many such objects on a collection is wanted.
    pub fn collect_at(&self, count: usize) {
        let more = isize::try_from(count).map_or(isize::MAX, |count| count - self.tracked() as isize);
        self.family.room.store(more, Ordering::Relaxed);
        for heap in self.all() {
            let at = heap.tracked.load(Ordering::Relaxed).saturating_add(more);
            heap.collect_at.store(at, Ordering::Relaxed);
        }
        self.family.collection_wanted.store(false, Ordering::Relaxed);
    }

    /// Whether a collection is due; the next safe point asks.
    #[inline(always)]
    pub fn collection_wanted(&self) -> bool {
        self.family.collection_wanted.load(Ordering::Relaxed)
    }
}

pub(crate) fn arena_memory() -> Memory {
    // SAFETY: the alignment is a power of two and the size a multiple of it.
    unsafe { Memory::from_size_align_unchecked(ARENA_PAGES * PAGE, PAGE) }
}

pub(crate) fn large_memory(total: usize) -> Memory {
    match Memory::from_size_align(total, GRAIN) {
        Ok(memory) => memory,
        Err(_) => handle_alloc_error(Memory::new::<u128>()),
    }
}
