//! Attributes of instances: slots inside the object, and an overflow block when they run out.
//!
//! An instance of a plain class keeps its first slots after its header. An instance of a subclass
//! of a builtin type keeps all of them in an overflow block that hangs before its header.

use std::alloc::{Layout as Memory, alloc, dealloc, handle_alloc_error};
use std::ptr;
use std::sync::atomic::{AtomicPtr, Ordering};

use source::{Name, known};

use crate::header::{Flags, Header, Layout};
use crate::threading::is_concurrent;
use crate::{Cleared, Heap, Shape, Slot, Value, Versions, Visitor};

/// Bytes before the header of an object with a prefix: a free block has its link there, the header its null shape.
pub(crate) const PREFIX: usize = 16;
/// Most slots inside an object.
const MAX_INLINE: u8 = 24;

#[repr(C)]
struct Overflow {
    capacity: usize,
    /// The block this one was copied from, if other threads may still look into it. Its slots own nothing.
    before: *mut Overflow,
}

/// Contents of an instance of a class without builtin base.
#[repr(C)]
pub struct Instance {
    overflow: AtomicPtr<Overflow>,
}

#[repr(C)]
struct InstanceObject {
    header: Header,
    instance: Instance,
}

/// The attribute slots of one object.
#[derive(Clone, Copy)]
pub struct Attributes<'a> {
    inline: &'a [Slot],
    overflow: &'a AtomicPtr<Overflow>,
}

impl<'a> Attributes<'a> {
    /// The attributes of an object, if its class lets it have any.
    #[inline]
    pub fn of(object: &'a Value) -> Option<Attributes<'a>> {
        Attributes::at(object.header()?)
    }

    #[inline]
    pub(crate) fn at(header: &'a Header) -> Option<Attributes<'a>> {
        if header.kind() == Instance::KIND {
            let start = ptr::from_ref(header).cast::<InstanceObject>();
            // SAFETY: this kind belongs to `InstanceObject`, which is followed by `inline()` slots.
            unsafe {
                let inline = std::slice::from_raw_parts(start.add(1).cast::<Slot>(), header.inline_count() as usize);
                Some(Attributes { inline, overflow: &(*start).instance.overflow })
            }
        } else if header.flags().contains(Flags::PREFIXED) {
            // SAFETY: an object with this flag has a prefix, which begins with the overflow pointer.
            let overflow = unsafe { &*ptr::from_ref(header).cast::<u8>().sub(PREFIX).cast::<AtomicPtr<Overflow>>() };
            Some(Attributes { inline: &[], overflow })
        } else {
            None
        }
    }

    /// The slot with that index, if there is room for it already.
    #[inline(always)]
    pub fn slot(&self, index: usize) -> Option<&'a Slot> {
        if let Some(slot) = self.inline.get(index) {
            return Some(slot);
        }
        self.overflow_slots().get(index - self.inline.len())
    }

    fn overflow_slots(&self) -> &'a [Slot] {
        let overflow = self.overflow.load(Ordering::Relaxed);
        if overflow.is_null() {
            return &[];
        }
        // SAFETY: an overflow block holds `capacity` slots after its head.
        unsafe { std::slice::from_raw_parts(overflow.add(1).cast::<Slot>(), (*overflow).capacity) }
    }

    /// Sets an attribute of an object, which gets one more if it has none of that name, and gives the old value out.
    pub fn set(object: &Value, name: Name, value: Value, versions: &Versions) -> Value {
        let (Some(header), Some(attributes)) = (object.header(), Attributes::of(object)) else { return Value::NULL };
        header.locked(|| attributes.slot_of(header, name, versions).replace(value))
    }

    /// An attribute of an object, which gets it with this value if it has none of that name.
    pub fn get_or_set(object: &Value, name: Name, value: Value, versions: &Versions) -> Value {
        let (Some(header), Some(attributes)) = (object.header(), Attributes::of(object)) else { return Value::NULL };
        header.locked(|| attributes.slot_of(header, name, versions).get_or_fill(value))
    }

    /// Leaves an object only the attributes that `keep` tells, and beside them a dict for all others, in the slot of
    /// [`known::GIVEN_DICT`]; gives the others out. No other thread may be between finding a slot and using it.
    pub fn give_dict(
        object: &Value,
        dict: Value,
        keep: impl Fn(Name) -> bool,
        versions: &Versions,
    ) -> Vec<(Name, Value)> {
        let (Some(header), Some(attributes)) = (object.header(), Attributes::of(object)) else { return Vec::new() };
        let shape = header.shape();
        let taken = |index| Some((shape.name_at(index)?, attributes.slot(index)?.take().non_null()?));
        let all = (0..shape.len()).filter_map(taken);
        let (mut kept, others): (Vec<_>, Vec<_>) = all.partition(|&(name, _)| keep(name));
        kept.push((known::GIVEN_DICT, dict));
        shape.family().reshape(header, kept.iter().map(|&(name, _)| name), versions);
        for (index, (_, value)) in kept.into_iter().enumerate() {
            drop(attributes.slot_with_room(index).replace(value));
        }
        others
    }

    /// The slot of a name, which the object gets if it has none. Called with the object's lock.
    fn slot_of(&self, header: &Header, name: Name, versions: &Versions) -> &'a Slot {
        let index = match header.shape().find(name) {
            Some(index) => index,
            None => header.shape().family().extend(header, name, versions),
        };
        self.slot_with_room(index as usize)
    }

    /// The slot with that index; makes room. Called with the object's lock.
    fn slot_with_room(&self, index: usize) -> &'a Slot {
        if self.slot(index).is_none() {
            self.grow(index + 1 - self.inline.len());
        }
        match self.slot(index) {
            Some(slot) => slot,
            None => unreachable!("room was just made"),
        }
    }

    fn grow(&self, wanted: usize) {
        let old = self.overflow_slots();
        let capacity = wanted.max(old.len() * 2).max(4);
        // SAFETY: memory for a head and its slots; the old slots are moved, not copied: the old
        // block is freed without dropping them.
        unsafe {
            let block = alloc(overflow_memory(capacity)).cast::<Overflow>();
            if block.is_null() {
                handle_alloc_error(overflow_memory(capacity));
            }
            let before = self.overflow.load(Ordering::Relaxed);
            let keep = is_concurrent() && !before.is_null();
            block.write(Overflow { capacity, before: if keep { before } else { ptr::null_mut() } });
            let slots = block.add(1).cast::<Slot>();
            ptr::copy_nonoverlapping(old.as_ptr(), slots, old.len());
            for index in old.len()..capacity {
                slots.add(index).write(Slot::empty());
            }
            self.overflow.store(block, Ordering::Release);
            if !keep {
                free_overflow(before);
            }
        }
    }

    /// All slots there is room for, in order.
    pub fn slots(&self) -> impl Iterator<Item = &'a Slot> + use<'a> {
        self.inline.iter().chain(self.overflow_slots())
    }

    /// Drops what is in the overflow slots, and gives back their memory.
    ///
    /// # Safety
    /// Nobody refers to the object any more.
    unsafe fn free(&self) {
        let overflow = self.overflow.load(Ordering::Relaxed);
        if !overflow.is_null() {
            for slot in self.overflow_slots() {
                // SAFETY: as the caller says.
                drop(unsafe { slot.replace_as::<false>(Value::NULL) });
            }
            // SAFETY: the block was made by `grow`, and its slots are empty.
            unsafe { free_overflow(overflow) };
            self.overflow.store(ptr::null_mut(), Ordering::Release);
        }
    }
}

/// Gives back the memory of a block and of those before it.
///
/// # Safety
/// Made by `grow`, or null; nobody looks into it any more, and its slots own nothing.
unsafe fn free_overflow(mut block: *mut Overflow) {
    while !block.is_null() {
        // SAFETY: as the caller says.
        unsafe {
            let before = (*block).before;
            dealloc(block.cast(), overflow_memory((*block).capacity));
            block = before;
        }
    }
}

fn overflow_memory(capacity: usize) -> Memory {
    // SAFETY: a power of two as alignment; capacities are counts of attributes, far below overflow.
    unsafe { Memory::from_size_align_unchecked(size_of::<Overflow>() + capacity * size_of::<Slot>(), 8) }
}

impl Instance {
    /// The kind of instances of plain classes.
    pub const KIND: u8 = 1;

    /// The layout of instances of plain classes.
    pub const LAYOUT: Layout = Layout {
        kind: Instance::KIND,
        tracked: true,
        size: size_of_instance,
        drop: drop_instance,
        visit: visit_nothing,
        clear: clear_nothing,
    };
}

/// First inline slot of an instance, for a loop that has checked kind and index itself.
///
/// # Safety
/// `header` is of [`Instance::KIND`], and only indices below its number of inline slots are used.
#[inline(always)]
pub unsafe fn inline_slots(header: *const Header) -> *const Slot {
    // SAFETY: as the caller says.
    unsafe { header.cast::<InstanceObject>().add(1).cast() }
}

/// The word of an attribute slot, wherever it lies; NULL when there is no such slot yet.
pub fn overflow_word(header: &Header, index: usize) -> crate::Word {
    Attributes::at(header).and_then(|attributes| attributes.slot(index)).map_or(crate::Word::NULL, Slot::word)
}

unsafe fn size_of_instance(header: &Header) -> usize {
    instance_size(header.inline_count())
}

fn instance_size(inline: u8) -> usize {
    size_of::<InstanceObject>() + inline as usize * size_of::<Slot>()
}

unsafe fn drop_instance(header: *mut Header) {
    // SAFETY: called once for an object of this layout.
    let header = unsafe { &*header };
    if let Some(attributes) = Attributes::at(header) {
        // SAFETY: nobody refers to the object any more, so nobody looks into its slots.
        unsafe {
            for slot in attributes.inline {
                drop(slot.replace_as::<false>(Value::NULL));
            }
            attributes.free();
        }
    }
}

// Attributes are visited and cleared by the collector for every object that has them.
unsafe fn visit_nothing(_: &Header, _: &mut Visitor<'_>) {}
unsafe fn clear_nothing(_: &Header, _: &mut Cleared) {}

/// Empties the prefix of a fresh block and tells where its object begins.
///
/// # Safety
/// The block has room for the prefix.
pub(crate) unsafe fn write_prefix(block: *mut u8) -> *mut u8 {
    // SAFETY: as the caller says.
    unsafe { block.cast::<AtomicPtr<Overflow>>().write(AtomicPtr::new(ptr::null_mut())) };
    block.wrapping_add(PREFIX)
}

pub(crate) fn drop_prefix(header: &Header) {
    if let Some(attributes) = Attributes::at(header) {
        // SAFETY: the object's memory is about to be given back.
        unsafe { attributes.free() };
    }
}

impl Heap {
    /// Makes an instance of a plain class, all attributes unset.
    #[inline]
    pub fn new_instance(&self, shape: &Shape) -> Value {
        assert!(shape.layout().kind == Instance::KIND, "the class has a builtin base");
        let inline = shape.inline_slots().min(MAX_INLINE);
        let header = self.block(instance_size(inline), false, true).cast::<InstanceObject>();
        // SAFETY: the block is ours, aligned, and has room for the slots.
        unsafe {
            header.write(InstanceObject {
                header: Header::new(shape, Instance::KIND, Flags::NONE, inline),
                instance: Instance { overflow: AtomicPtr::new(ptr::null_mut()) },
            });
            let slots = header.add(1).cast::<Slot>();
            for index in 0..inline as usize {
                slots.add(index).write(Slot::empty());
            }
        }
        self.finish(header.cast(), shape, Flags::NONE)
    }
}
