//! Domains: who counts plainly, and what others hand over to them.

use std::any::Any;
use std::cell::RefCell;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32};

use parking_lot::{Mutex, RwLock};

use super::INTERPRETER;
use super::collisions;
use super::contention::{Counted, Waits};
use super::counts::ROW;
use super::primitives::{AtomicI32, Ordering};
use super::queue::{Call, Queue};
use crate::header::Header;
use crate::local;
use crate::{Value, Word};

/// So many threads at a time have a domain each.
pub const MOST_THREADS: usize = 0x7000;

/// How many objects can be spread at a time.
const MOST_SPREAD: usize = ROW - 1;
/// How many objects with contended counts are spread before it is time to gather.
const MOST_CONTENDED: u32 = 64;
/// One that counts plainly: a thread, or an interpreter with a GIL.
struct Domain {
    number: u16,
    queue: Queue,
    waits: Waits,
    traffic: Counted,
    /// What it has counted of the objects in [`Domains::spread`], each at its place; empty under a GIL.
    row: Box<[AtomicI32]>,
}

impl Domain {
    fn new(number: u16) -> Arc<Domain> {
        let places = if number == INTERPRETER { 0 } else { ROW };
        let row = (0..places).map(|_| AtomicI32::new(0)).collect();
        Arc::new(Domain { number, queue: Queue::default(), waits: Waits::default(), traffic: Counted::default(), row })
    }
}

/// All domains of an interpreter. There are at most as many as threads at a time, and of those less than
/// [`MOST_THREADS`].
#[derive(Default)]
pub struct Domains {
    /// By number, less those up to the interpreter's.
    all: RwLock<Vec<Arc<Domain>>>,
    /// Numbers that no thread has. Whoever gets one inherits its objects.
    free: Mutex<Vec<u16>>,
    /// Objects that each thread counts for itself, so that those who use them write to no shared memory.
    spread: Mutex<Vec<Spread>>,
    /// How many of those were spread because their counts were [contended](LocalDomain::take_contended).
    contended: AtomicU32,
    /// Whether one of them has gone from a place that holds objects: perhaps nobody refers to it any more.
    gather: AtomicBool,
}

/// An object that each thread counts for itself. It stays until [`Domains::gather`].
struct Spread(*mut Header);

// SAFETY: only its counts are touched, while nobody else touches objects.
unsafe impl Send for Spread {}

impl Domains {
    fn take(&self) -> Arc<Domain> {
        let free = self.free.lock().pop();
        let mut all = self.all.write();
        if let Some(number) = free {
            return all[place(number)].clone();
        }
        let domain = Domain::new(INTERPRETER + 1 + all.len() as u16);
        all.push(domain.clone());
        domain
    }

    /// Shows what the threads of each domain have waited for.
    pub(super) fn each_waits(&self, mut look: impl FnMut(&Waits)) {
        self.all.read().iter().for_each(|domain| look(&domain.waits));
    }

    /// What threads have counted of objects that others own.
    pub(super) fn each_traffic(&self, mut look: impl FnMut(&Counted)) {
        self.all.read().iter().for_each(|domain| look(&domain.traffic));
    }

    /// Lets each thread count the references to an object for itself, from now until [`Domains::gather`]. Nobody else
    /// touches objects meanwhile. Tells whether that is new. There is room for some hundreds; beyond that nothing is done.
    pub fn spread(&self, value: &Value) -> bool {
        let mut spread = self.spread.lock();
        let (place, Some(header)) = (spread.len(), value.header().filter(|_| value.word().is_counted())) else {
            return false;
        };
        let spreads = place < MOST_SPREAD && header.counts().spread(place as u16);
        if spreads {
            spread.push(Spread(value.word().header_ptr()));
        }
        spreads
    }

    /// Whether there is room for one more.
    pub fn has_room(&self) -> bool {
        self.spread.lock().len() < MOST_SPREAD
    }

    /// Spreads an object whose count was contended. It may be one that a short call uses: when there are many, it is time
    /// to gather.
    pub fn spread_contended(&self, value: &Value) {
        self.spread(value);
        if self.contended.fetch_add(1, Ordering::Relaxed) >= MOST_CONTENDED {
            self.gather.store(true, Ordering::Relaxed);
        }
    }

    /// Whether there are objects that were spread because of contention.
    pub fn has_contended(&self) -> bool {
        self.contended.load(Ordering::Relaxed) > 0
    }

    /// Adds up what the threads have counted each for itself. Nobody else touches objects meanwhile. Objects without
    /// references go.
    pub fn gather(&self) {
        self.gather.store(false, Ordering::Relaxed);
        self.contended.store(0, Ordering::Relaxed);
        let spread = std::mem::take(&mut *self.spread.lock());
        let mut dead = Vec::new();
        {
            let all = self.all.read();
            for (place, Spread(header)) in spread.into_iter().enumerate() {
                let sum = all.iter().map(|domain| domain.row[place].swap(0, Ordering::Relaxed)).sum();
                // SAFETY: a spread object stays until here.
                if unsafe { (*header).counts().gather(sum) } {
                    dead.push(header);
                }
            }
        }
        for header in dead {
            // SAFETY: nobody has a reference.
            unsafe { crate::object::reached_zero(header) };
        }
    }

    /// What the threads have counted together of the object at a place of their rows. Nobody else touches objects
    /// meanwhile.
    pub fn counted_at(&self, place: u16) -> i32 {
        let counted = |domain: &Arc<Domain>| domain.row.get(usize::from(place)).map(|it| it.load(Ordering::Relaxed));
        self.all.read().iter().filter_map(counted).sum()
    }

    /// Whether it is time to [`gather`](Domains::gather).
    pub fn wants_gathering(&self) -> bool {
        self.gather.load(Ordering::Relaxed)
    }
}

/// Where a thread's domain stands among all.
fn place(number: u16) -> usize {
    number.wrapping_sub(INTERPRETER + 1) as usize
}

/// The domain of a thread, as that thread sees it.
pub struct LocalDomain {
    domain: Arc<Domain>,
    domains: Option<Arc<Domains>>,
    call: Arc<Call>,
    /// References taken out of slots that other threads might be about to count.
    limbo: RefCell<Limbo>,
    /// References to objects that shall be counted by each thread for itself.
    contended: RefCell<Vec<Word>>,
}

impl LocalDomain {
    /// The interpreter's own domain, which all threads share under the GIL.
    pub fn of_interpreter() -> LocalDomain {
        LocalDomain::new(Domain::new(INTERPRETER), None, Box::new(|| {}))
    }

    /// A domain for one thread. `call` asks the thread to come to a check point and [`LocalDomain::merge`] what
    /// was handed over; it is called by other threads, with locks held.
    pub fn of_thread(domains: &Arc<Domains>, call: impl Fn() + Send + Sync + 'static) -> LocalDomain {
        LocalDomain::new(domains.take(), Some(domains.clone()), Box::new(call))
    }

    fn new(domain: Arc<Domain>, domains: Option<Arc<Domains>>, call: Call) -> LocalDomain {
        LocalDomain { domain, domains, call: Arc::new(call), limbo: RefCell::default(), contended: RefCell::default() }
    }

    /// Its number: the owner of what is counted plainly in it.
    pub fn number(&self) -> u16 {
        self.domain.number
    }

    pub(super) fn waits(&self) -> &Waits {
        &self.domain.waits
    }

    /// What this thread has counted of the object at a place of its row.
    pub fn counted_at(&self, place: u16) -> i32 {
        self.domain.row.get(usize::from(place)).map_or(0, |counted| counted.load(Ordering::Relaxed))
    }

    /// Has the thread come to a check point, where it may tell what it has waited for.
    pub(super) fn call(&self) {
        (self.call)();
    }

    /// The objects whose locks this thread has waited for since the last time, by address; `None` for all that is no
    /// object.
    pub fn take_waits(&self) -> Vec<Option<u64>> {
        self.domain.waits.take_new()
    }

    /// Adds up what this OS thread has counted of objects that others own.
    pub fn tell_traffic(&self) {
        self.domain.traffic.add_foreign(super::FOREIGN.take());
    }

    /// Where its thread counts what each counts for itself.
    pub(super) fn row(&self) -> *const AtomicI32 {
        if self.domain.row.is_empty() { std::ptr::null() } else { self.domain.row.as_ptr() }
    }

    /// At its next check point the thread shall gather what all have counted.
    pub(crate) fn want_gathering(&self) {
        if let Some(domains) = &self.domains {
            domains.gather.store(true, Ordering::Relaxed);
            (self.call)();
        }
    }

    /// Comes back: from now on others hand over instead of counting in this thread's place.
    pub fn arrive(&self) {
        self.domain.queue.arrive(self.call.clone());
    }

    /// Goes away, after all that was handed over is merged.
    pub fn leave(&self) {
        self.tell_traffic();
        loop {
            self.merge();
            if self.domain.queue.try_leave() {
                return;
            }
        }
    }

    /// Merges the counts of what other threads have handed over; drops what nobody refers to.
    pub fn merge(&self) {
        for header in self.domain.queue.take() {
            // SAFETY: the queue's reference keeps the object until here, and this is its owner's thread.
            unsafe {
                if (*header).counts().merge_queued(self.domain.number) {
                    crate::object::reached_zero(header);
                }
            }
        }
    }

    /// Takes the objects whose counts have often collided with those of other threads, for
    /// [`Domains::spread_contended`].
    pub fn take_contended(&self) -> Vec<Value> {
        // SAFETY: each word owns the reference that its thread was about to drop.
        self.contended.take().into_iter().map(|word| unsafe { Value::from_word(word) }).collect()
    }

    /// Whether there are such objects.
    pub fn has_contended(&self) -> bool {
        !self.contended.borrow().is_empty()
    }

    /// Keeps a reference until no other thread can be about to count it.
    pub(crate) fn retire(&self, word: Word) {
        self.retire_into(|limbo| limbo.references.push(word));
    }

    /// Keeps contents until no other thread can be reading them.
    pub(crate) fn retire_contents(&self, contents: Box<dyn Any>) {
        self.retire_into(|limbo| limbo.contents.push(contents));
    }

    fn retire_into(&self, put: impl FnOnce(&mut Limbo)) {
        let mut limbo = self.limbo.borrow_mut();
        let first = limbo.is_empty();
        put(&mut limbo);
        if first {
            (self.call)();
        }
    }

    /// Takes what waits for a grace period.
    pub fn take_limbo(&self) -> Limbo {
        self.limbo.take()
    }

    /// Whether something waits for a grace period to begin.
    pub fn has_limbo(&self) -> bool {
        !self.limbo.borrow().is_empty()
    }
}

impl Drop for LocalDomain {
    fn drop(&mut self) {
        if let Some(domains) = &self.domains {
            domains.free.lock().push(self.domain.number);
        }
    }
}

/// References, and contents of objects, that are dropped after a grace period.
#[derive(Default)]
pub struct Limbo {
    references: Vec<Word>,
    contents: Vec<Box<dyn Any>>,
}

// SAFETY: each word owns a reference that no thread has, and so do the contents; whoever ends the grace period drops them, attached.
unsafe impl Send for Limbo {}

impl Limbo {
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.references.is_empty() && self.contents.is_empty()
    }

    /// Drops them, on an attached thread, when every other thread has passed a check point since they were taken.
    pub fn release(self) {
        // SAFETY: each reference keeps its object until it is dropped below.
        let by_each = |word: &Word| word.is_counted() && unsafe { (*word.header_ptr()).counts().is_spread() };
        if self.references.iter().any(by_each) {
            // SAFETY: `current` gives null or the state that this thread is attached with.
            if let Some(local) = unsafe { local::current().as_ref() } {
                local.domain().want_gathering();
            }
        }
        for word in self.references {
            // SAFETY: the reference came from a slot that gave it up.
            drop(unsafe { Value::from_word(word) });
        }
    }
}

/// Notes that a thread about to drop a reference to an object has collided with another that counts. If that was so
/// often, keeps the reference for [`LocalDomain::take_contended`], and tells so.
pub(super) fn keep_contended(header: *mut Header) -> bool {
    if !collisions::is_contended(header) {
        return false;
    }
    // SAFETY: `current` gives null or the state that this thread is attached with.
    let Some(local) = (unsafe { local::current().as_ref() }) else { return false };
    let domain = local.domain();
    if domain.domains.is_none() {
        return false;
    }
    domain.contended.borrow_mut().push(Word::from_header(header, false));
    (domain.call)();
    true
}

/// Gives an object, with a reference to it, to the domain that owns it; merges at once if that one is away.
/// Tells whether the reference was the last one.
pub(super) fn hand_over(owner: u16, header: *mut Header) -> bool {
    // SAFETY: `current` gives null or the state that this thread is attached with.
    let Some(local) = (unsafe { local::current().as_ref() }) else { return false };
    let Some(domains) = &local.domain().domains else { return false };
    let Some(domain) = domains.all.read().get(place(owner)).cloned() else { return false };
    local.domain().domain.traffic.add_handed();
    // SAFETY: the reference keeps the object; it is merged while the owner cannot come back.
    domain.queue.hand_over(header, || unsafe { (*header).counts().merge_queued(owner) })
}
