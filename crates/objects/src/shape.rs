//! Shapes (hidden classes): which class an object has, and which attribute lies in which slot.
//!
//! Instances of a class that set the same attributes in the same order share a shape. A shape's
//! version is what inline caches compare; it changes when the class or one of its bases changes
//! (source: Chambers, Ungar, Lee, "An efficient implementation of SELF", 1989).

use std::cell::{Cell, UnsafeCell};
use std::collections::HashSet;
use std::sync::atomic::{AtomicU32, Ordering};

use source::Name;

use crate::header::Layout;
use crate::{Value, Visitor, Word};

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
    version: Cell<Version>,
    layout: &'static Layout,
    class: Cell<Word>,
    owner: *const Shapes,
    prefixed: bool,
    shared: bool,
    names: UnsafeCell<SlotNames>,
    next: UnsafeCell<Vec<(Name, *const Shape)>>,
    resolved: UnsafeCell<Vec<Value>>,
}

impl Shape {
    /// What inline caches compare.
    #[inline(always)]
    pub fn version(&self) -> Version {
        self.version.get()
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
        self.family().finalizes.get()
    }

    pub(crate) fn has_prefix(&self) -> bool {
        self.prefixed
    }

    /// Slots to give to a new instance: as many as earlier ones came to have.
    #[inline]
    pub(crate) fn inline_slots(&self) -> u8 {
        self.family().inline.get()
    }

    /// All shapes of the class.
    #[inline(always)]
    pub fn family(&self) -> &Shapes {
        // SAFETY: the family owns this shape.
        unsafe { &*self.owner }
    }

    fn names(&self) -> &SlotNames {
        // SAFETY: names of shared shapes never change; those of an unshared one only in `extend`
        // and `without`, called by an attached thread that holds no borrow of them.
        unsafe { &*self.names.get() }
    }

    /// The slot of an attribute.
    #[inline]
    pub fn find(&self, name: Name) -> Option<u32> {
        self.names().find(name)
    }

    /// The name in a slot.
    pub fn name_at(&self, index: usize) -> Option<Name> {
        self.names().names.get(index).copied()
    }

    /// How many slots have names.
    #[inline]
    pub fn len(&self) -> usize {
        self.names().names.len()
    }

    /// Whether no slot has a name.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The number of the step to the shape with one more attribute, when instances share both shapes.
    pub fn step_to(&self, next: &Shape) -> Option<u32> {
        // SAFETY: as in `successor`.
        let steps = unsafe { &*self.next.get() };
        steps.iter().position(|&(_, known)| std::ptr::eq(known, next)).map(|index| index as u32)
    }

    /// The shape that a step leads to.
    ///
    /// # Safety
    /// The number came from [`Shape::step_to`] of this shape.
    #[inline(always)]
    pub unsafe fn after_step(&self, step: u32) -> &Shape {
        // SAFETY: as the caller says; steps are only added, and the family owns the successors.
        unsafe { &*(&*self.next.get()).get_unchecked(step as usize).1 }
    }

    /// Remembers a value found through the class for as long as the version holds; the number finds it again.
    pub fn remember(&self, value: Value) -> Option<u32> {
        // SAFETY: only attached threads come here, and no borrow of the vector is kept.
        let resolved = unsafe { &mut *self.resolved.get() };
        if resolved.len() >= 0xffff {
            return None;
        }
        if let Some(index) = resolved.iter().position(|known| known.is(&value)) {
            return Some(index as u32);
        }
        resolved.push(value);
        Some(resolved.len() as u32 - 1)
    }

    /// The word remembered under a number, while the version still is the one of then.
    ///
    /// # Safety
    /// The number came from [`Shape::remember`] of this shape with the same version.
    #[inline(always)]
    pub unsafe fn remembered(&self, index: u32) -> Word {
        // SAFETY: as the caller says.
        unsafe { (&*self.resolved.get()).get_unchecked(index as usize).word() }
    }
}

/// All shapes of one class; kept by the class.
#[allow(clippy::vec_box)] // shapes must not move when more are added
pub struct Shapes {
    all: UnsafeCell<Vec<Box<Shape>>>,
    unshared: UnsafeCell<HashSet<*const Shape>>,
    inline: Cell<u8>,
    observed: Cell<bool>,
    finalizes: Cell<bool>,
}

impl Shapes {
    /// The shapes of a class whose instances have a layout; `prefixed` when they keep attributes
    /// though their layout has no room for them.
    pub fn new(layout: &'static Layout, prefixed: bool, versions: &Versions) -> Box<Shapes> {
        let shapes = Box::new(Shapes {
            all: UnsafeCell::new(Vec::new()),
            unshared: UnsafeCell::new(HashSet::new()),
            inline: Cell::new(4),
            observed: Cell::new(false),
            finalizes: Cell::new(false),
        });
        let root = Box::new(Shape {
            version: Cell::new(versions.next()),
            layout,
            class: Cell::new(Word::NULL),
            owner: &*shapes,
            prefixed,
            shared: true,
            names: UnsafeCell::default(),
            next: UnsafeCell::default(),
            resolved: UnsafeCell::default(),
        });
        // SAFETY: nobody else knows these shapes yet.
        unsafe { (*shapes.all.get()).push(root) };
        shapes
    }

    fn all(&self) -> &[Box<Shape>] {
        // SAFETY: grows only in `add`, by an attached thread that holds no borrow of it.
        unsafe { &*self.all.get() }
    }

    fn each(&self) -> impl Iterator<Item = &Shape> {
        // SAFETY: unshared shapes are in the set exactly while they live.
        let unshared = unsafe { (*self.unshared.get()).iter().map(|&shape| &*shape) };
        self.all().iter().map(|shape| &**shape).chain(unshared)
    }

    /// The shape of an instance without attributes.
    #[inline(always)]
    pub fn root(&self) -> &Shape {
        &self.all()[0]
    }

    /// Says whose shapes these are. The class is not counted: it owns them.
    pub fn set_class(&self, class: &Value) {
        for shape in self.each() {
            shape.class.set(class.word());
        }
    }

    /// Whether dropped instances go to their `__del__` first.
    pub fn set_finalizes(&self, finalizes: bool) {
        self.finalizes.set(finalizes);
    }

    /// Gives every shape a new version, as the class has changed, and forgets what was found through it.
    /// The forgotten values are returned, to be dropped outside of any borrow.
    #[must_use = "drop the values outside of any borrow"]
    pub fn renew(&self, versions: &Versions) -> Vec<Value> {
        let mut forgotten = Vec::new();
        for shape in self.each() {
            shape.version.set(versions.next());
            // SAFETY: as in `remember`.
            forgotten.append(unsafe { &mut *shape.resolved.get() });
        }
        forgotten
    }

    /// Shows the values remembered by the shapes.
    pub fn visit(&self, visitor: &mut Visitor<'_>) {
        for shape in self.each() {
            // SAFETY: as in `remember`.
            visitor.see_all(unsafe { &*shape.resolved.get() }.iter());
        }
    }

    /// Gives `object` the shape with one more attribute; its slot is the last one.
    pub fn extend(&self, object: &Value, name: Name, versions: &Versions) -> u32 {
        let Some(header) = object.header() else { return 0 };
        let shape = header.shape();
        let index = shape.len() as u32;
        let next = if !shape.shared {
            // SAFETY: the shape belongs to this object alone.
            unsafe { &mut *shape.names.get() }.push(name);
            shape.version.set(versions.next());
            shape
        } else {
            self.successor(shape, name, versions)
        };
        let slots = (index + 1).min(24) as u8;
        if !self.observed.get() || slots > self.inline.get() {
            self.observed.set(true);
            self.inline.set(slots);
        }
        header.set_shape(next);
        index
    }

    fn successor(&self, shape: &Shape, name: Name, versions: &Versions) -> &Shape {
        // SAFETY: transitions are only read and pushed here, with no borrow kept.
        let transitions = unsafe { &mut *shape.next.get() };
        if let Some(&(_, next)) = transitions.iter().find(|(known, _)| *known == name) {
            // SAFETY: the family owns the successors of its shapes.
            return unsafe { &*next };
        }
        let mut names = shape.names().clone();
        names.push(name);
        if names.names.len() > MAX_SHARED {
            return self.add_unshared(shape, names, versions);
        }
        let next = self.add(shape, names, versions);
        transitions.push((name, next));
        next
    }

    /// Gives `object` the shape without an attribute; the caller has moved the slots up.
    pub fn without(&self, object: &Value, name: Name, versions: &Versions) {
        let Some(header) = object.header() else { return };
        let shape = header.shape();
        if !shape.shared {
            // SAFETY: the shape belongs to this object alone.
            unsafe { &mut *shape.names.get() }.remove(name);
            shape.version.set(versions.next());
            return;
        }
        let mut next = self.root();
        for &kept in shape.names().names.iter().filter(|&&kept| kept != name) {
            next = self.successor(next, kept, versions);
        }
        header.set_shape(next);
    }

    /// Gives `object`, of another class with the same layout, the shape with its names in this class
    /// (assignment to `__class__`). The caller moves the count of the class.
    pub fn adopt(&self, object: &Value, versions: &Versions) {
        let Some(header) = object.header() else { return };
        let old = header.shape();
        let mut next = self.root();
        for &name in &old.names().names {
            next = self.successor(next, name, versions);
        }
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
        // SAFETY: pushing moves boxes, not shapes; no borrow of the vector is kept.
        let all = unsafe { &mut *self.all.get() };
        all.push(shape);
        &all[all.len() - 1]
    }

    fn add_unshared(&self, like: &Shape, names: SlotNames, versions: &Versions) -> &Shape {
        let shape = Box::into_raw(self.derived(like, names, false, versions));
        // SAFETY: it stays valid until `forget_unshared` takes it out of the set.
        unsafe {
            (*self.unshared.get()).insert(shape);
            &*shape
        }
    }

    fn derived(&self, like: &Shape, names: SlotNames, shared: bool, versions: &Versions) -> Box<Shape> {
        Box::new(Shape {
            version: Cell::new(versions.next()),
            layout: like.layout,
            class: Cell::new(like.class.get()),
            owner: self,
            prefixed: like.prefixed,
            shared,
            names: UnsafeCell::new(names),
            next: UnsafeCell::default(),
            resolved: UnsafeCell::default(),
        })
    }
}

/// Frees the shape of an object that is gone, if it was that object's own.
///
/// # Safety
/// The shape lives, and no object has it any more unless it is shared.
pub(crate) unsafe fn forget_unshared(shape: *const Shape) {
    // SAFETY: as the caller says; an unshared shape is a box that `add_unshared` leaked.
    unsafe {
        if !(*shape).shared && (*(*shape).family().unshared.get()).remove(&shape) {
            drop(Box::from_raw(shape.cast_mut()));
        }
    }
}
