//! How often threads had to wait for the lock of an object.

use std::sync::atomic::{AtomicU64, Ordering};

use parking_lot::Mutex;
use rustc_hash::FxHashMap;

use super::Domains;
use crate::header::Header;
use crate::heap::{ARENA_PAGES, PAGE, first_block, page_of};
use crate::instance::PREFIX;
use crate::{Heap, local};

/// The most waits that a thread keeps until it is asked.
const MOST_NEW: usize = 64;
/// The most locks of which one domain keeps count; waits for more are counted together.
const MOST: usize = 1024;

/// A lock that threads have waited for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Contended {
    /// Address of the object, and the word of its class, as they were when a thread first waited; `None` for tables
    /// of the interpreter, and for what found no room in the count.
    pub object: Option<(u64, u64)>,
    /// How often a thread waited.
    pub waits: u64,
}

/// The waits of one domain's threads, by the lock's address. Only its own thread comes here, and whoever reads.
#[derive(Default)]
pub(super) struct Waits {
    sums: Mutex<FxHashMap<usize, Contended>>,
    /// Those since the thread was asked last, the first [`MOST_NEW`] of them: objects by address.
    new: Mutex<Vec<Option<u64>>>,
}

impl Waits {
    pub(super) fn take_new(&self) -> Vec<Option<u64>> {
        std::mem::take(&mut *self.new.lock())
    }

    fn add_new(&self, object: Option<u64>) {
        let mut new = self.new.lock();
        if new.len() < MOST_NEW {
            new.push(object);
        }
    }
}

/// How much a domain's threads have counted of what others own.
#[derive(Default)]
pub(super) struct Counted {
    foreign: AtomicU64,
    handed: AtomicU64,
}

impl Counted {
    pub(super) fn add_foreign(&self, count: u64) {
        self.foreign.fetch_add(count, Ordering::Relaxed);
    }

    pub(super) fn add_handed(&self) {
        self.handed.fetch_add(1, Ordering::Relaxed);
    }
}

/// What threads have counted of objects that others own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Traffic {
    /// References that were dropped by atomic steps; about as many were taken so.
    pub dropped: u64,
    /// How many of these drops were the owner's to see to: others had taken fewer references than they dropped.
    pub handed_over: u64,
}

/// Notes that this thread is about to wait for a lock. Called before it does, so that the lock's object lives.
#[cold]
pub(super) fn note(lock: usize) {
    // SAFETY: `current` gives null or the state that this thread is attached with.
    let Some(local) = (unsafe { local::current().as_ref() }) else { return };
    let waits = local.domain().waits();
    local.domain().call();
    if let Some(known) = waits.sums.lock().get_mut(&lock) {
        known.waits += 1;
        return waits.add_new(known.object.map(|(address, _)| address));
    }
    let object = object_around(local.heap(), lock).map(|header| {
        // SAFETY: the lock is a part of this object, and whoever is about to take it keeps the object.
        let class = unsafe { (*header).shape().class_bits() };
        (header as u64, class.bits())
    });
    waits.add_new(object.map(|(address, _)| address));
    let mut waits = waits.sums.lock();
    let (lock, object) = if waits.len() < MOST { (lock, object) } else { (0, None) };
    waits.entry(lock).or_insert(Contended { object, waits: 0 }).waits += 1;
}

/// The object of an interpreter that an address lies in, if it is a live small one's.
fn object_around(heap: &Heap, address: usize) -> Option<*mut Header> {
    let holds = |arena: &&*mut u8| address.wrapping_sub(arena.addr()) < ARENA_PAGES * PAGE;
    heap.family().arenas.read().iter().find(holds)?;
    let page = page_of(address as *mut Header);
    // SAFETY: a page with an object has its first bytes.
    let (block, prefixed) = unsafe { ((*page).block, (*page).prefixed) };
    let start = page.addr() + first_block();
    let at = start + (address - start) / block * block;
    Some((if prefixed { at + PREFIX } else { at }) as *mut Header)
}

impl Domains {
    /// What threads have counted of objects that others own, as far as they have told.
    pub fn traffic(&self) -> Traffic {
        let mut sum = Traffic::default();
        self.each_traffic(|counted| {
            sum.dropped += counted.foreign.load(Ordering::Relaxed);
            sum.handed_over += counted.handed.load(Ordering::Relaxed);
        });
        sum
    }

    /// The objects whose locks threads have waited for, those waited for most first; all else is the last entry.
    pub fn contention(&self) -> Vec<Contended> {
        let mut sums: FxHashMap<Option<u64>, Contended> = FxHashMap::default();
        self.each_waits(|waits| {
            for contended in waits.sums.lock().values() {
                let key = contended.object.map(|(address, _)| address);
                sums.entry(key).or_insert(Contended { waits: 0, ..*contended }).waits += contended.waits;
            }
        });
        let mut sums: Vec<Contended> = sums.into_values().collect();
        sums.sort_by_key(|contended| {
            (contended.object.is_none(), std::cmp::Reverse(contended.waits), contended.object)
        });
        sums
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::super::{ByteLock, set_concurrent};
    use super::*;
    use crate::{Layout, LocalDomain, LocalState, Payload, Shapes, Versions, Visitor, attach_local, detach_local};

    struct Locking(ByteLock);

    // SAFETY: the only payload of this kind in these tests.
    unsafe impl Payload for Locking {
        const KIND: u8 = 201;
        const TRACKED: bool = false;
        fn visit(&self, _: &mut Visitor<'_>) {}
    }

    static LAYOUT: Layout = Layout::of::<Locking>();

    /// Runs something on an attached thread that is not alone.
    fn attached<R>(domains: &Arc<Domains>, heap: &Heap, act: impl FnOnce() -> R) -> R {
        let local = LocalState::new(heap, LocalDomain::of_thread(domains, || {}), || {});
        // SAFETY: the state outlives `act`, which runs on this thread.
        unsafe { attach_local(&local) };
        set_concurrent(true);
        let result = act();
        detach_local();
        set_concurrent(false);
        result
    }

    #[test]
    fn waits_are_counted_for_the_object_whose_lock_it_is() {
        /// Shared by both threads for the time of the test.
        struct Both<'a>(&'a Heap, &'a ByteLock);
        // SAFETY: the second thread uses the heap only to find out where an address lies.
        unsafe impl Sync for Both<'_> {}

        let shapes = Shapes::new(&LAYOUT, false, &Versions::default());
        let (heap, domains) = (Heap::new(), Arc::default());
        attached(&domains, &heap, || {
            let object = heap.new_object(shapes.root(), Locking(ByteLock::new()));
            let Some(Locking(lock)) = object.get() else { unreachable!("it was made so") };
            let both = &Both(&heap, lock);
            assert_eq!(domains.contention(), []);
            std::thread::scope(|scope| {
                let held = lock.hold();
                scope.spawn(|| {
                    let Both(heap, lock) = both;
                    attached(&domains, heap, || drop(lock.hold()));
                });
                while domains.contention().is_empty() {
                    std::thread::yield_now();
                }
                drop(held);
            });
            let object = (!cfg!(minipy_system_memory)).then_some((object.address(), shapes.root().class_bits().bits()));
            assert_eq!(domains.contention(), [Contended { object, waits: 1 }]);
        });
    }
}
