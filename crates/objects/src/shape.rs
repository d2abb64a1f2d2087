//! Shapes (hidden classes): which class an object has, and which attribute lies in which slot.
//!
//! Instances of a class that set the same attributes in the same order share a shape. A shape's
//! version is what inline caches compare; it changes when the class or one of its bases changes
//! (source: Chambers, Ungar, Lee, "An efficient implementation of SELF", 1989).

use std::cell::{Cell, UnsafeCell};
use std::collections::HashSet;
use std::sync::atomic::{AtomicBool, AtomicU8, AtomicU32, Ordering};

use source::{Name, known};

use crate::header::{Header, Layout};
use crate::steps::Steps;
use crate::threading::{ByteLock, Locked};
use crate::{Remembered, Value, Visitor, Word};

/// What inline caches compare; 0 matches nothing.
pub type Version = u32;

/// Where new versions come from: one counter for shapes, classes and namespaces of an interpreter,
/// so that no two of them ever have the same.
#[derive(Default)]
pub struct Versions(AtomicU32);

impl Versions {
    /// A version never given before; 0, which caches nothing, when all have been used.
    pub fn next(&self) -> Version {
        match self.0.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |last| last.checked_add(1)) {
            Ok(last) => last + 1,
            Err(_) => 0,
        }
    }
}

/// From so many attributes on, an object has a shape of its own that changes in place.
const MAX_SHARED: usize = 64;
/// From so many shapes of one class on, a new one is the object's own: each of its objects may have other names.
const MOST_SHARED: usize = 4096;
/// Up to so many names are searched one after the other.
const LINEAR: usize = 8;

#[derive(Default, Clone)]
struct SlotNames {
    names: Vec<Name>,
    index: rustc_hash::FxHashMap<Name, u32>,
}

impl SlotNames {
    fn find(&self, name: Name) -> Option<u32> {
        if self.names.len() <= LINEAR {
            self.names.iter().position(|&known| known == name).map(|index| index as u32)
        } else {
            self.index.get(&name).copied()
        }
    }

    fn push(&mut self, name: Name) {
        self.names.push(name);
        if self.names.len() > LINEAR {
            let from = if self.index.is_empty() { 0 } else { self.names.len() - 1 };
            for (index, &name) in self.names.iter().enumerate().skip(from) {
                self.index.insert(name, index as u32);
            }
        }
    }

    fn remove(&mut self, name: Name) {
        self.names.retain(|&known| known != name);
        self.index.clear();
        if self.names.len() > LINEAR {
            self.index.extend(self.names.iter().enumerate().map(|(index, &name)| (name, index as u32)));
        }
    }
}

/// The class and the attribute names of some objects.
pub struct Shape {
    version: AtomicU32,
    layout: &'static Layout,
    /// Set once, before another thread can know the shape.
    class: Cell<Word>,
    owner: *const Shapes,
    prefixed: bool,
    shared: bool,
    /// Whether one of the names is [`known::GIVEN_DICT`].
    has_given_dict: bool,
    /// Those of a shared shape never change; those of an unshared one change under the lock.
    names: UnsafeCell<SlotNames>,
    naming: ByteLock,
    next: Steps,
    resolved: Remembered,
}

impl Shape {
    /// Whether objects beside one may have it.
    #[inline(always)]
    pub fn is_shared(&self) -> bool {
        self.shared
    }

    /// Whether the objects have their attributes in a dict that they were given, in the slot of [`known::GIVEN_DICT`]. Such
    /// a shape's version is 0: what the dict has is nothing that a version could tell.
    #[inline(always)]
    pub fn has_given_dict(&self) -> bool {
        self.has_given_dict
    }

    /// What inline caches compare.
    #[inline(always)]
    pub fn version(&self) -> Version {
        self.version.load(Ordering::Relaxed)
    }

    /// The layout of the objects.
    #[inline(always)]
    pub fn layout(&self) -> &'static Layout {
        self.layout
    }

    #[inline(always)]
    pub(crate) fn class_word(&self) -> Word {
        self.class.get()
    }

    /// The class.
    #[inline(always)]
    pub fn class(&self) -> Value {
        // SAFETY: the class owns its shapes; whoever has an object of this shape keeps the class alive.
        unsafe { Value::borrow_word(self.class.get()) }
    }

    /// The class's header pointer bits, to compare classes without counting.
    #[inline(always)]
    pub fn class_is(&self, class: &Value) -> bool {
        self.class.get() == class.word()
    }

    /// The class's word, for a caller that looks but does not keep it.
    #[inline(always)]
    pub fn class_bits(&self) -> Word {
        self.class.get()
    }

    #[inline(always)]
    pub(crate) fn finalizes(&self) -> bool {
        self.family().finalizes.load(Ordering::Relaxed)
    }

    pub(crate) fn has_prefix(&self) -> bool {
        self.prefixed
    }

    /// Slots to give to a new instance: as many as earlier ones came to have.
    #[inline]
    pub(crate) fn inline_slots(&self) -> u8 {
        self.family().inline.load(Ordering::Relaxed)
    }

    /// All shapes of the class.
    #[inline(always)]
    pub fn family(&self) -> &Shapes {
        // SAFETY: the family owns this shape.
        unsafe { &*self.owner }
    }

    #[inline(always)]
    fn with_names<R>(&self, look: impl FnOnce(&SlotNames) -> R) -> R {
        if self.shared {
            // SAFETY: names of shared shapes never change.
            return look(unsafe { &*self.names.get() });
        }
        // SAFETY: those of an unshared one change under this lock only, and `look` changes none.
        self.naming.during(|| look(unsafe { &*self.names.get() }))
    }

    /// Changes the names of an unshared shape.
    fn rename(&self, versions: &Versions, change: impl FnOnce(&mut SlotNames)) {
        // SAFETY: the shape belongs to one object; whoever looks at the names takes the lock.
        self.naming.during(|| change(unsafe { &mut *self.names.get() }));
        self.renew(versions);
    }

    fn renew(&self, versions: &Versions) {
        if !self.has_given_dict {
            self.version.store(versions.next(), Ordering::Release);
        }
    }

    /// The slot of an attribute.
    #[inline]
    pub fn find(&self, name: Name) -> Option<u32> {
        self.with_names(|names| names.find(name))
    }

    /// The name in a slot.
    pub fn name_at(&self, index: usize) -> Option<Name> {
        self.with_names(|names| names.names.get(index).copied())
    }

    /// How many slots have names.
    #[inline]
    pub fn len(&self) -> usize {
        self.with_names(|names| names.names.len())
    }

    /// Whether no slot has a name.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The number of the step to the shape with one more attribute, when instances share both shapes.
    pub fn step_to(&self, next: &Shape) -> Option<u32> {
        self.next.find(next)
    }

    /// The shape that a step leads to.
    ///
    /// # Safety
    /// The number came from [`Shape::step_to`] of this shape.
    #[inline(always)]
    pub unsafe fn after_step(&self, step: u32) -> &Shape {
        // SAFETY: as the caller says; steps are only added, and the family owns the successors.
        unsafe { &*self.next.get(step) }
    }

    /// Remembers a value found through the class for as long as the version holds; the number finds it again.
    pub fn remember(&self, value: Value) -> Option<u32> {
        self.resolved.add(value)
    }

    /// The word remembered under a number, while the version still is the one of then.
    ///
    /// # Safety
    /// The number came from [`Shape::remember`] of this shape with the same version.
    #[inline(always)]
    pub unsafe fn remembered(&self, index: u32) -> Word {
        // SAFETY: as the caller says: values are forgotten when the version changes, with the world stopped.
        unsafe { self.resolved.word(index) }
    }
}

/// All shapes of one class; kept by the class.
#[allow(clippy::vec_box)] // shapes must not move when more are added
pub struct Shapes {
    /// Set when the family is made, and never again.
    root: Cell<*const Shape>,
    all: Locked<Vec<Box<Shape>>>,
    unshared: Locked<HashSet<*const Shape>>,
    inline: AtomicU8,
    observed: AtomicBool,
    finalizes: AtomicBool,
}

impl Shapes {
    /// The shapes of a class whose instances have a layout; `prefixed` when they keep attributes
    /// though their layout has no room for them.
    pub fn new(layout: &'static Layout, prefixed: bool, versions: &Versions) -> Box<Shapes> {
        let shapes = Box::new(Shapes {
            root: Cell::new(std::ptr::null()),
            all: Locked::default(),
            unshared: Locked::default(),
            inline: AtomicU8::new(4),
            observed: AtomicBool::new(false),
            finalizes: AtomicBool::new(false),
        });
        let root = Box::new(Shape {
            version: AtomicU32::new(versions.next()),
            layout,
            class: Cell::new(Word::NULL),
            owner: &*shapes,
            prefixed,
            shared: true,
            has_given_dict: false,
            names: UnsafeCell::default(),
            naming: ByteLock::new(),
            next: Steps::default(),
            resolved: Remembered::default(),
        });
        shapes.root.set(&*root);
        shapes.all.lock().push(root);
        shapes
    }

    /// All of them, unshared ones included. They live while the class does and nobody runs that could drop an object.
    fn each(&self) -> impl Iterator<Item = &Shape> {
        let mut each: Vec<*const Shape> = self.all.lock().iter().map(|shape| &raw const **shape).collect();
        each.extend(self.unshared.lock().iter());
        // SAFETY: shapes in the list live as long as the family; unshared ones are in the set exactly while they live.
        each.into_iter().map(|shape| unsafe { &*shape })
    }

    /// The shape of an instance without attributes.
    #[inline(always)]
    pub fn root(&self) -> &Shape {
        // SAFETY: the first of the list, whose box does not move.
        unsafe { &*self.root.get() }
    }

    /// Says whose shapes these are. The class is not counted: it owns them.
    pub fn set_class(&self, class: &Value) {
        for shape in self.each() {
            shape.class.set(class.word());
        }
    }

    /// Whether dropped instances go to their `__del__` first.
    pub fn set_finalizes(&self, finalizes: bool) {
        self.finalizes.store(finalizes, Ordering::Relaxed);
    }

    /// Gives every shape a new version, as the class has changed, and forgets what was found through it.
    /// The forgotten values are returned, to be dropped outside of any borrow.
    #[must_use = "drop the values outside of any borrow"]
    pub fn renew(&self, versions: &Versions) -> Vec<Value> {
        let mut forgotten = Vec::new();
        for shape in self.each() {
            shape.renew(versions);
            forgotten.append(&mut shape.resolved.forget());
        }
        forgotten
    }

    /// Shows the values remembered by the shapes.
    pub fn visit(&self, visitor: &mut Visitor<'_>) {
        for shape in self.each() {
            shape.resolved.visit(visitor);
        }
    }

    /// Gives `object` the shape with one more attribute; its slot is the last one. Called with the object's lock.
    pub(crate) fn extend(&self, header: &Header, name: Name, versions: &Versions) -> u32 {
        let index = loop {
            let shape = header.shape();
            let index = shape.len() as u32;
            if !shape.shared {
                shape.rename(versions, |names| names.push(name));
                break index;
            }
            if let Some(known) = shape.find(name) {
                return known;
            }
            let next = self.successor(shape, name, versions);
            if header.change_shape(shape, next) {
                break index;
            }
            // An inline cache was faster with another attribute; what was made for nobody goes again.
            // SAFETY: no object has got this shape.
            unsafe { forget_unshared(next) };
        };
        let slots = (index + 1).min(24) as u8;
        if !self.observed.load(Ordering::Relaxed) || slots > self.inline.load(Ordering::Relaxed) {
            self.observed.store(true, Ordering::Relaxed);
            self.inline.store(slots, Ordering::Relaxed);
        }
        index
    }

    fn successor(&self, shape: &Shape, name: Name, versions: &Versions) -> &Shape {
        let next = shape.next.find_or_add(name, || {
            let mut names = shape.with_names(SlotNames::clone);
            names.push(name);
            let share = names.names.len() <= MAX_SHARED && self.all.lock().len() < MOST_SHARED;
            let next = if share { self.add(shape, names, versions) } else { self.add_unshared(shape, names, versions) };
            (next, share)
        });
        // SAFETY: the family owns the successors of its shapes, and the object its own.
        unsafe { &*next }
    }

    /// Gives `object` the shape without an attribute; the caller has moved the slots up. No other thread may be
    /// between finding a slot and using it: the world is stopped, or there is only one thread.
    pub fn without(&self, object: &Value, name: Name, versions: &Versions) {
        let Some(header) = object.header() else { return };
        let shape = header.shape();
        if !shape.shared {
            shape.rename(versions, |names| names.remove(name));
            return;
        }
        let names = shape.with_names(|names| names.names.clone());
        self.reshape(header, names.into_iter().filter(|&kept| kept != name), versions);
    }

    /// Gives an object the shape with these names. The caller puts the slots in this order; no other thread may be
    /// between finding a slot and using it.
    pub(crate) fn reshape(&self, header: &Header, names: impl Iterator<Item = Name>, versions: &Versions) {
        let next = names.fold(self.root(), |shape, name| self.successor(shape, name, versions));
        let old = header.shape();
        header.set_shape(next);
        // SAFETY: the object was the only one to have it, if it is not shared.
        unsafe { forget_unshared(old) };
    }

    /// Gives `object`, of another class with the same layout, the shape with its names in this class
    /// (assignment to `__class__`). The caller moves the count of the class, and sees to it that no other thread is
    /// between finding a slot and using it.
    pub fn adopt(&self, object: &Value, versions: &Versions) {
        let Some(header) = object.header() else { return };
        let old = header.shape();
        let names = old.with_names(|names| names.names.clone()).into_iter();
        let next = names.fold(self.root(), |shape, name| self.successor(shape, name, versions));
        header.set_shape(next);
        // SAFETY: an object keeps one reference to its class: the new one's is taken, the old one's given back.
        unsafe {
            next.class_word().retain();
            let class = old.class_word();
            forget_unshared(old);
            class.release();
        }
    }

    fn add(&self, like: &Shape, names: SlotNames, versions: &Versions) -> &Shape {
        let shape = self.derived(like, names, true, versions);
        let at: *const Shape = &*shape;
        self.all.lock().push(shape);
        // SAFETY: the family keeps the box, which does not move.
        unsafe { &*at }
    }

    fn add_unshared(&self, like: &Shape, names: SlotNames, versions: &Versions) -> &Shape {
        let shape = Box::into_raw(self.derived(like, names, false, versions));
        self.unshared.lock().insert(shape);
        // SAFETY: it stays valid until `forget_unshared` takes it out of the set.
        unsafe { &*shape }
    }

    fn derived(&self, like: &Shape, names: SlotNames, shared: bool, versions: &Versions) -> Box<Shape> {
        let has_given_dict = names.find(known::GIVEN_DICT).is_some();
        Box::new(Shape {
            version: AtomicU32::new(if has_given_dict { 0 } else { versions.next() }),
            layout: like.layout,
            class: Cell::new(like.class.get()),
            owner: self,
            prefixed: like.prefixed,
            shared,
            has_given_dict,
            names: UnsafeCell::new(names),
            naming: ByteLock::new(),
            next: Steps::default(),
            resolved: Remembered::default(),
        })
    }
}

impl Drop for Shapes {
    fn drop(&mut self) {
        for shape in self.unshared.take() {
            // SAFETY: a box that `add_unshared` leaked; at the end of an interpreter its object does not free it.
            drop(unsafe { Box::from_raw(shape.cast_mut()) });
        }
    }
}

/// Frees the shape of an object that is gone, if it was that object's own.
///
/// # Safety
/// The shape lives, and no object has it any more unless it is shared.
pub(crate) unsafe fn forget_unshared(shape: *const Shape) {
    // SAFETY: as the caller says; an unshared shape is a box that `add_unshared` leaked.
    unsafe {
        if !(*shape).shared && (*shape).family().unshared.lock().remove(&shape) {
            drop(Box::from_raw(shape.cast_mut()));
        }
    }
}
