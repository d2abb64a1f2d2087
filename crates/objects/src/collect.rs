//! The cycle collector: finds objects that only references among themselves keep alive.
//!
//! The algorithm is CPython's (Python/gc.c, `deduce_unreachable`): take away from each count the
//! references that come from tracked objects; what is left over comes from outside, and what is
//! reachable from there lives. It walks the heap's pages, so objects need no links for it.

use std::collections::HashMap;

use crate::header::{Flags, Header};
use crate::heap::{MAX_BLOCK, PAGE, block_size, first_block, page_of};
use crate::instance::Attributes;
use crate::{Cleared, Heap, Payload, Value, Visitor, Word};

/// Mark of an object that is known to be reachable.
const REACHABLE: u32 = u32::MAX;
/// Mark of one that is reachable, too, but whose references have not been followed yet.
const WAITING: u32 = u32::MAX - 1;

/// What debug builds say of a value that is not where it belongs.
pub(crate) const FOREIGN: &str = "an object holds a value of another interpreter";

/// Objects that nothing reachable refers to; the value keeps them alive until the caller has
/// finalized and cleared them.
pub struct Garbage {
    /// The objects, in the order of the heap.
    pub objects: Vec<Value>,
}

/// Shows a visitor the references that no object of the heap holds.
pub type ShowRoots<'a> = dyn FnMut(&mut Visitor<'_>) + 'a;

/// What a look over the whole heap found; for tests and debug builds.
#[derive(Debug, Default)]
pub struct Census {
    /// Live objects.
    pub objects: usize,
    /// Those whose count is wrong.
    pub unbalanced: Vec<Unbalanced>,
}

/// An object whose count differs from the references to it that were found.
#[derive(Debug)]
pub struct Unbalanced {
    /// The object.
    pub object: Value,
    /// Its count before `object` referred to it. Above `held`: a leak; below: a reference was given back twice.
    pub count: u32,
    /// References found.
    pub held: u32,
}

struct Marks {
    large: HashMap<*mut Header, u32>,
}

impl Marks {
    fn begin(heap: &Heap) -> Marks {
        for page in heap.pages() {
            // SAFETY: pages live as long as the heap; marks are used by the one collector only.
            unsafe {
                let blocks = (PAGE - first_block()) / (*page).block;
                *(*page).marks.get() = vec![0; blocks];
            }
        }
        Marks { large: HashMap::new() }
    }

    fn end(self, heap: &Heap) {
        for page in heap.pages() {
            // SAFETY: as above.
            unsafe { *(*page).marks.get() = Vec::new() };
        }
    }

    fn at(&mut self, header: *mut Header) -> &mut u32 {
        // SAFETY: a live object's header; small ones lie in a page of their heap, where the mask
        // finds it. Large ones are told apart by their size.
        unsafe {
            if block_size(&*header) > MAX_BLOCK {
                return self.large.entry(header).or_insert(0);
            }
            let page = page_of(header);
            let offset = header as usize - page as usize - first_block();
            &mut (&mut *(*page).marks.get())[offset / (*page).block]
        }
    }
}

/// Shows everything an object refers to: its payload's references, its attributes, its class.
fn visit(header: &Header, see: &mut dyn FnMut(&Value)) {
    let visitor = &mut Visitor::new(see);
    // SAFETY: through the object's own layout.
    unsafe { (header.shape().layout().visit)(header, visitor) };
    if let Some(attributes) = Attributes::at(header) {
        for slot in attributes.slots() {
            slot.visit(visitor);
        }
    }
    let class = header.shape().class_word();
    if class.is_counted() {
        // SAFETY: an object owns a reference to its counted class; this look does not give it back.
        let class = std::mem::ManuallyDrop::new(unsafe { Value::from_word(class) });
        visitor.see(&class);
    }
}

fn tracked(header: &Header) -> bool {
    header.shape().layout().tracked
}

impl Heap {
    /// Shows everything that an object refers to. Called when no contents are borrowed.
    pub fn visit(&self, object: &Value, see: &mut dyn FnMut(&Value)) {
        if let Some(header) = object.header() {
            visit(header, see);
        }
    }

    /// All live objects that can be part of cycles.
    pub fn tracked_objects(&self) -> Vec<Value> {
        let mut objects = Vec::new();
        self.each(|header| {
            // SAFETY: `each` gives live objects; the new reference keeps this one.
            unsafe {
                if tracked(&*header) && !(*header).is_immortal() {
                    objects.push(Value::borrow_word(Word::from_header(header, false)));
                }
            }
        });
        objects
    }

    /// All live objects with contents of one type, immortal ones included. Called while no other thread is attached.
    pub fn objects_with<T: Payload>(&self) -> Vec<Value> {
        let mut objects = Vec::new();
        self.each(|header| {
            // SAFETY: `each` gives objects; one whose count is zero waits for its end, and is left alone.
            unsafe {
                let immortal = (*header).is_immortal();
                if (*header).kind() == T::KIND && (immortal || (*header).count() > 0) {
                    objects.push(Value::borrow_word(Word::from_header(header, immortal)));
                }
            }
        });
        objects
    }

    /// Finds the garbage. Called at a safe point, when no contents are borrowed.
    pub fn find_garbage(&self) -> Garbage {
        let mut marks = Marks::begin(self);
        self.each(|header| {
            // SAFETY: `each` gives live objects.
            let object = unsafe { &*header };
            if tracked(object) {
                *marks.at(header) = if object.is_immortal() { WAITING } else { object.count() };
            }
        });
        self.each(|header| {
            // SAFETY: as above.
            let object = unsafe { &*header };
            if tracked(object) {
                visit(object, &mut |child| {
                    debug_assert!(self.owns(child.word()), "{FOREIGN}");
                    if let Some(target) = counted_and_tracked(child) {
                        let mark = marks.at(target);
                        *mark = mark.saturating_sub(1);
                    }
                });
            }
        });
        self.mark_reachable(&mut marks);
        let mut objects = Vec::new();
        self.each(|header| {
            // SAFETY: as above; the new reference keeps the object until the caller is done.
            unsafe {
                if tracked(&*header) && *marks.at(header) != REACHABLE {
                    objects.push(Value::borrow_word(Word::from_header(header, false)));
                }
            }
        });
        marks.end(self);
        Garbage { objects }
    }

    /// Marks what can be reached from objects whose mark is not zero.
    fn mark_reachable(&self, marks: &mut Marks) {
        let mut pending = Pending { objects: Vec::new(), room: (self.tracked() / 32).max(1024), overflowed: false };
        self.each(|header| {
            // SAFETY: `each` gives live objects.
            if tracked(unsafe { &*header }) && !matches!(*marks.at(header), 0 | REACHABLE) {
                pending.follow(header, marks);
            }
        });
        while std::mem::take(&mut pending.overflowed) {
            self.each(|header| {
                // SAFETY: as above.
                if tracked(unsafe { &*header }) && *marks.at(header) == WAITING {
                    pending.follow(header, marks);
                }
            });
        }
    }

    /// Counts the objects and checks every count against the references that holders show.
    /// `roots` shows those that no object holds.
    pub fn census(&self, roots: &mut ShowRoots<'_>) -> Census {
        let mut marks = Marks::begin(self);
        let mut count = |value: &Value| {
            debug_assert!(self.owns(value.word()), "{FOREIGN}");
            if value.word().is_counted() {
                *marks.at(value.word().header_ptr()) += 1;
            }
        };
        // SAFETY: `each` gives live objects.
        self.each(|header| visit(unsafe { &*header }, &mut count));
        roots(&mut Visitor::new(&mut count));
        let mut census = Census::default();
        let mut wrong = Vec::new();
        self.each(|header| {
            // SAFETY: as above.
            let object = unsafe { &*header };
            census.objects += 1;
            let (count, held) = (object.count(), *marks.at(header));
            if count != held && !object.is_immortal() {
                wrong.push((header, count, held));
            }
        });
        marks.end(self);
        census.unbalanced.extend(wrong.into_iter().map(|(header, count, held)| {
            // SAFETY: the object lives, and its count is that of before.
            let object = unsafe { Value::borrow_word(Word::from_header(header, false)) };
            Unbalanced { object, count, held }
        }));
        census
    }
}

/// Reachable objects whose references are to be followed. There is room for a small part of the heap's
/// objects, so that a collection needs little memory; for the others their mark has to do.
struct Pending {
    objects: Vec<*mut Header>,
    room: usize,
    overflowed: bool,
}

impl Pending {
    /// Marks an object and what can be reached from it.
    fn follow(&mut self, header: *mut Header, marks: &mut Marks) {
        *marks.at(header) = REACHABLE;
        self.objects.push(header);
        while let Some(header) = self.objects.pop() {
            // SAFETY: reachable objects live.
            visit(unsafe { &*header }, &mut |child| {
                if let Some(target) = counted_and_tracked(child) {
                    let mark = marks.at(target);
                    if *mark == REACHABLE {
                        return;
                    }
                    if self.objects.len() < self.room {
                        *mark = REACHABLE;
                        self.objects.push(target);
                    } else {
                        *mark = WAITING;
                        self.overflowed = true;
                    }
                }
            });
        }
    }
}

fn counted_and_tracked(child: &Value) -> Option<*mut Header> {
    let word = child.word();
    (word.is_counted() && tracked(child.header()?)).then(|| word.header_ptr())
}

impl Garbage {
    /// Those among the objects whose class has a finalizer that has not run yet; they are marked as run.
    pub fn unfinalized(&self) -> Vec<Value> {
        let due = |object: &&Value| {
            object.header().is_some_and(|header| {
                let due = header.is_due_for_finalizer();
                if due {
                    header.add_flags(Flags::FINALIZED);
                }
                due
            })
        };
        self.objects.iter().filter(due).cloned().collect()
    }

    /// Whether something outside has come to refer to one of them (a finalizer brought it back).
    pub fn resurrected(&self, heap: &Heap) -> bool {
        // Every object here has one reference from `objects`; all others must come from the group itself.
        let again = heap.find_garbage_keeping(&self.objects);
        again < self.objects.len()
    }

    /// Breaks the cycles: moves all references out of the objects and drops them.
    pub fn clear(self, heap: &Heap) -> usize {
        let count = self.objects.len();
        let mut out = Cleared::new();
        for object in &self.objects {
            if let Some(header) = object.header() {
                if header.flags().contains(Flags::WEAKLY_REFERENCED) {
                    heap.clear_weak(std::ptr::from_ref(header).cast_mut());
                }
                // SAFETY: through the object's own layout, at a safe point.
                unsafe { (header.shape().layout().clear)(header, &mut out) };
                if let Some(attributes) = Attributes::at(header) {
                    out.extend(attributes.slots().map(|slot| slot.take()));
                }
            }
        }
        drop(out);
        count
    }
}

impl Heap {
    /// How many of these objects, each held once by the caller, would still be garbage.
    fn find_garbage_keeping(&self, objects: &[Value]) -> usize {
        let mut inside: HashMap<*mut Header, u32> = HashMap::new();
        for object in objects {
            inside.insert(object.word().header_ptr(), 1);
        }
        for object in objects {
            if let Some(header) = object.header() {
                visit(header, &mut |child| {
                    if child.word().is_counted()
                        && let Some(count) = inside.get_mut(&child.word().header_ptr())
                    {
                        *count += 1;
                    }
                });
            }
        }
        objects.iter().filter(|object| object.count() == inside.get(&object.word().header_ptr()).copied()).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Layout, LocalState, Shape, Shapes, Versions, attach_local, detach_local};
    use std::cell::RefCell;

    #[derive(Default)]
    struct Links(RefCell<Vec<Value>>);

    // SAFETY: the only payload of this kind in these tests.
    unsafe impl Payload for Links {
        const KIND: u8 = 200;
        const TRACKED: bool = true;
        fn visit(&self, visitor: &mut Visitor<'_>) {
            visitor.see_all(self.0.borrow().iter());
        }
        fn clear(&self, out: &mut Cleared) {
            out.extend(self.0.take());
        }
    }

    static LAYOUT: Layout = Layout::of::<Links>();

    fn links(heap: &Heap, shape: &Shape, to: impl IntoIterator<Item = Value>) -> Value {
        heap.new_object(shape, Links(RefCell::new(to.into_iter().collect())))
    }

    fn with_heap(test: impl FnOnce(&Heap, &Shape)) {
        // Dropped last: the heap looks at the shapes of the objects that are left.
        let shapes = Shapes::new(&LAYOUT, false, &Versions::default());
        let heap = Heap::new();
        let local = LocalState::new(&heap, crate::LocalDomain::of_interpreter(), || {});
        // SAFETY: the state outlives the test, which runs on this thread.
        unsafe { attach_local(&local) };
        test(&heap, shapes.root());
        detach_local();
    }

    fn unbalanced(heap: &Heap, roots: &[&Value]) -> Vec<(u32, u32)> {
        let census = heap.census(&mut |visitor| roots.iter().for_each(|root| visitor.see(root)));
        census.unbalanced.iter().map(|wrong| (wrong.count, wrong.held)).collect()
    }

    #[test]
    fn a_heap_knows_its_objects() {
        with_heap(|first, shape| {
            let object = links(first, shape, []);
            with_heap(|second, shape| {
                assert!(!second.owns(object.word()), "it has no object yet");
                let own = links(second, shape, []);
                assert!(second.owns(own.word()) && second.owns(Value::NONE.word()));
                assert!(!second.owns(object.word()) && !first.owns(own.word()));
            });
            assert!(first.owns(object.word()));
            // `with_heap` has detached this thread.
            std::mem::forget(object);
        });
    }

    #[test]
    fn the_census_finds_references_that_nobody_holds() {
        with_heap(|heap, shape| {
            let first = links(heap, shape, []);
            let second = links(heap, shape, [first.clone()]);
            assert_eq!(unbalanced(heap, &[&first, &second]), []);
            assert_eq!(unbalanced(heap, &[&first]), [(1, 0)]);
            std::mem::forget(first.clone());
            assert_eq!(unbalanced(heap, &[&first, &second]), [(3, 2)]);
        });
    }

    #[test]
    fn the_census_finds_references_that_were_given_back_twice() {
        with_heap(|heap, shape| {
            let object = links(heap, shape, []);
            assert_eq!(unbalanced(heap, &[&object, &object]), [(1, 2)]);
        });
    }

    #[test]
    fn what_found_no_room_among_the_pending_is_followed_later() {
        with_heap(|heap, shape| {
            let chain = || (0..5).fold(links(heap, shape, []), |next, _| links(heap, shape, [next]));
            let wide = links(heap, shape, (0..3000).map(|_| chain()));
            let cycle = links(heap, shape, []);
            cycle.get::<Links>().expect("they are links").0.borrow_mut().push(cycle.clone());
            drop(cycle);
            let garbage = heap.find_garbage();
            assert_eq!(garbage.objects.len(), 1);
            garbage.clear(heap);
            drop(wide);
            assert_eq!(heap.tracked(), 0);
        });
    }
}
