//! Memory for objects: pages of equal blocks, so that allocation is a pop from a list and the
//! collector can find every object without a list of them.

use std::alloc::{Layout as Memory, alloc, dealloc, handle_alloc_error, realloc};
use std::cell::{Cell, UnsafeCell};
use std::collections::{HashMap, HashSet};
use std::ptr;
use std::rc::Rc;

use crate::header::{Flags, Header, Payload};
use crate::instance::{self, PREFIX};
use crate::object::Object;
use crate::{Shape, Value, Word};

/// Bytes of a page; pages are aligned to this, so a block's page is found by masking its address.
pub(crate) const PAGE: usize = 64 * 1024;
/// Pages that are asked of the system together: aligned memory leaves gaps, and here there is one gap for all of them.
const ARENA_PAGES: usize = 16;
/// Sizes of blocks are multiples of this, which the tags of a word leave free in addresses.
pub(crate) const GRAIN: usize = 8;
/// Largest block in a page; larger objects get memory of their own.
pub(crate) const MAX_BLOCK: usize = 512;
const CLASSES: usize = MAX_BLOCK / GRAIN + 1;

/// First bytes of a page.
#[repr(C)]
pub(crate) struct Page {
    /// The first arena of its heap, by which heaps are told apart.
    home: *mut u8,
    pub(crate) block: usize,
    pub(crate) prefixed: bool,
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
}

impl SizeClass {
    const fn new() -> Self {
        SizeClass {
            free: Cell::new(ptr::null_mut()),
            bump: Cell::new(ptr::null_mut()),
            bump_end: Cell::new(ptr::null_mut()),
            pages: UnsafeCell::new(Vec::new()),
        }
    }
}

/// The objects of one interpreter.
pub struct Heap {
    plain: [SizeClass; CLASSES],
    prefixed: [SizeClass; CLASSES],
    arenas: UnsafeCell<Vec<*mut u8>>,
    /// Pages of the last arena that are not in use yet.
    spare_pages: Cell<usize>,
    large: UnsafeCell<HashSet<*mut Header>>,
    weak: UnsafeCell<HashMap<*mut Header, Rc<Cell<*mut Header>>>>,
    tracked: Cell<usize>,
    collect_at: Cell<usize>,
    collection_wanted: Cell<bool>,
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
    /// An empty heap.
    #[allow(clippy::new_without_default)] // a heap is made deliberately, one an interpreter
    pub fn new() -> Heap {
        Heap {
            plain: [const { SizeClass::new() }; CLASSES],
            prefixed: [const { SizeClass::new() }; CLASSES],
            arenas: UnsafeCell::new(Vec::new()),
            spare_pages: Cell::new(0),
            large: UnsafeCell::new(HashSet::new()),
            weak: UnsafeCell::new(HashMap::new()),
            tracked: Cell::new(0),
            collect_at: Cell::new(usize::MAX),
            collection_wanted: Cell::new(false),
        }
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
        if tracked {
            let count = self.tracked.get() + 1;
            self.tracked.set(count);
            if count >= self.collect_at.get() {
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

    /// Lets the attached thread know, once, that a collection is due.
    #[cold]
    fn want_collection(&self) {
        if !self.collection_wanted.replace(true) {
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
        self.new_page(class, block, prefixed)
    }

    #[cold]
    fn new_page(&self, class: &SizeClass, block: usize, prefixed: bool) -> *mut u8 {
        let page = self.page_memory().cast::<Page>();
        // SAFETY: fresh memory of a page's size and alignment; nobody else changes the list of pages.
        unsafe {
            page.write(Page { home: self.home(), block, prefixed, marks: UnsafeCell::new(Vec::new()) });
            (*class.pages.get()).push(page);
        }
        let first = page.cast::<u8>().wrapping_add(first_block());
        let blocks = (PAGE - first_block()) / block;
        class.bump.set(first.wrapping_add(block));
        class.bump_end.set(first.wrapping_add(blocks * block));
        first
    }

    /// The first arena, which stays as long as the heap; null when there is none yet.
    fn home(&self) -> *mut u8 {
        // SAFETY: nobody changes the list of arenas meanwhile (this thread is attached).
        unsafe { &*self.arenas.get() }.first().copied().unwrap_or(ptr::null_mut())
    }

    /// Whether a value may be used with this heap's interpreter: it is no object, or one of this heap.
    pub(crate) fn owns(&self, word: Word) -> bool {
        if !word.is_pointer() {
            return true;
        }
        let header = word.header_ptr();
        // SAFETY: whoever has the word keeps its object alive; small objects lie in pages, where the mask finds theirs.
        unsafe {
            if block_size(&*header) > MAX_BLOCK {
                return (*self.large.get()).contains(&header);
            }
            (*page_of(header)).home == self.home()
        }
    }

    /// Memory for one more page.
    fn page_memory(&self) -> *mut u8 {
        // SAFETY: nobody else changes the list of arenas meanwhile (this thread is attached).
        let arenas = unsafe { &mut *self.arenas.get() };
        if self.spare_pages.get() == 0 {
            let memory = arena_memory();
            // SAFETY: the size is not zero.
            let arena = unsafe { alloc(memory) };
            if arena.is_null() {
                handle_alloc_error(memory);
            }
            arenas.push(arena);
            self.spare_pages.set(ARENA_PAGES);
        }
        let used = ARENA_PAGES - self.spare_pages.get();
        self.spare_pages.set(self.spare_pages.get() - 1);
        arenas.last().map_or(ptr::null_mut(), |arena| arena.wrapping_add(used * PAGE))
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
        // SAFETY: nobody else changes the set meanwhile (this thread is attached).
        unsafe { (*self.large.get()).insert(object.cast()) };
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
        // SAFETY: a large object has memory of its own, made with this size; nobody else changes the set.
        unsafe {
            let moved = realloc(header.cast(), large_memory(size), longer).cast::<Header>();
            if moved.is_null() {
                return None;
            }
            if moved != header {
                (*self.large.get()).remove(&header);
                (*self.large.get()).insert(moved);
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
            self.tracked.set(self.tracked.get() - 1);
        }
        let total = if prefixed { size + PREFIX } else { size };
        let block = if prefixed { header.cast::<u8>().wrapping_sub(PREFIX) } else { header.cast() };
        if total > MAX_BLOCK {
            // SAFETY: a large object is in the set and has memory of its own.
            unsafe {
                (*self.large.get()).remove(&header);
                dealloc(block, large_memory(total));
            }
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
        class.free.set(block.cast());
    }

    /// Calls back for every object.
    pub(crate) fn each(&self, mut look: impl FnMut(*mut Header)) {
        for (class, prefixed) in
            self.plain.iter().map(|class| (class, false)).chain(self.prefixed.iter().map(|class| (class, true)))
        {
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
        // SAFETY: as above.
        for &header in unsafe { &*self.large.get() } {
            look(header);
        }
    }

    pub(crate) fn pages(&self) -> impl Iterator<Item = *mut Page> {
        // SAFETY: the collector allocates no objects while it walks.
        self.plain.iter().chain(&self.prefixed).flat_map(|class| unsafe { (*class.pages.get()).iter().copied() })
    }

    /// Number of objects that could be part of a cycle.
    pub fn tracked(&self) -> usize {
        self.tracked.get()
    }

    /// From how many such objects on a collection is wanted.
    pub fn collect_at(&self, count: usize) {
        self.collect_at.set(count);
        self.collection_wanted.set(false);
    }

    /// Whether a collection is due; the next safe point asks.
    #[inline(always)]
    pub fn collection_wanted(&self) -> bool {
        self.collection_wanted.get()
    }

    /// A handle that tells whether an object still lives.
    pub fn weak(&self, object: &Value) -> Option<Rc<Cell<*mut Header>>> {
        let header = object.header()?;
        header.add_flags(Flags::WEAKLY_REFERENCED);
        let key = ptr::from_ref(header).cast_mut();
        // SAFETY: the map is touched only by attached threads and never while borrowed.
        Some(unsafe { &mut *self.weak.get() }.entry(key).or_insert_with(|| Rc::new(Cell::new(key))).clone())
    }

    /// The object behind a weak handle.
    pub fn upgrade(&self, handle: &Rc<Cell<*mut Header>>) -> Option<Value> {
        let header = handle.get();
        if header.is_null() {
            return None;
        }
        // SAFETY: a handle is cleared before its object is freed.
        unsafe {
            let uncounted = (*header).flags().contains(Flags::UNCOUNTED);
            Some(Value::borrow_word(Word::from_header(header, uncounted)))
        }
    }

    pub(crate) fn clear_weak(&self, header: *mut Header) {
        // SAFETY: as in `weak`.
        if let Some(handle) = unsafe { &mut *self.weak.get() }.remove(&header) {
            handle.set(ptr::null_mut());
        }
    }
}

impl Drop for Heap {
    fn drop(&mut self) {
        for page in self.pages() {
            // SAFETY: the interpreter is gone; no object of this page is used again.
            unsafe { ptr::drop_in_place(page) };
        }
        for arena in self.arenas.get_mut().drain(..) {
            // SAFETY: it was made by `page_memory`, and its pages are dropped.
            unsafe { dealloc(arena, arena_memory()) };
        }
    }
}

fn arena_memory() -> Memory {
    // SAFETY: the alignment is a power of two and the size a multiple of it.
    unsafe { Memory::from_size_align_unchecked(ARENA_PAGES * PAGE, PAGE) }
}

fn large_memory(total: usize) -> Memory {
    match Memory::from_size_align(total, GRAIN) {
        Ok(memory) => memory,
        Err(_) => handle_alloc_error(Memory::new::<u128>()),
    }
}
