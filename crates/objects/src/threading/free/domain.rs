//! Domains: who counts plainly, and what others hand over to them.

use std::cell::RefCell;
use std::sync::Arc;

use parking_lot::{Mutex, RwLock};

use super::INTERPRETER;
use super::contention::Waits;
use super::queue::{Call, Queue};
use crate::header::Header;
use crate::local;
use crate::{Value, Word};

/// One that counts plainly: a thread, or an interpreter with a GIL.
struct Domain {
    number: u32,
    queue: Queue,
    waits: Waits,
}

impl Domain {
    fn new(number: u32) -> Arc<Domain> {
        Arc::new(Domain { number, queue: Queue::default(), waits: Waits::default() })
    }
}

/// All domains of an interpreter.
#[derive(Default)]
pub struct Domains {
    /// By number, less those up to the interpreter's.
    all: RwLock<Vec<Arc<Domain>>>,
    /// Numbers that no thread has. Whoever gets one inherits its objects.
    free: Mutex<Vec<u32>>,
}

impl Domains {
    fn take(&self) -> Arc<Domain> {
        let free = self.free.lock().pop();
        let mut all = self.all.write();
        if let Some(number) = free {
            return all[place(number)].clone();
        }
        let domain = Domain::new(INTERPRETER + 1 + all.len() as u32);
        all.push(domain.clone());
        domain
    }

    /// Shows what the threads of each domain have waited for.
    pub(super) fn each_waits(&self, mut look: impl FnMut(&Waits)) {
        self.all.read().iter().for_each(|domain| look(&domain.waits));
    }
}

/// Where a thread's domain stands among all.
fn place(number: u32) -> usize {
    number.wrapping_sub(INTERPRETER + 1) as usize
}

/// The domain of a thread, as that thread sees it.
pub struct LocalDomain {
    domain: Arc<Domain>,
    domains: Option<Arc<Domains>>,
    call: Arc<Call>,
    /// References taken out of slots that other threads might be about to count.
    limbo: RefCell<Vec<Word>>,
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
        LocalDomain { domain, domains, call: Arc::new(call), limbo: RefCell::default() }
    }

    pub(super) fn number(&self) -> u32 {
        self.domain.number
    }

    pub(super) fn waits(&self) -> &Waits {
        &self.domain.waits
    }

    /// Comes back: from now on others hand over instead of counting in this thread's place.
    pub fn arrive(&self) {
        self.domain.queue.arrive(self.call.clone());
    }

    /// Goes away, after all that was handed over is merged.
    pub fn leave(&self) {
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

    /// Keeps a reference until no other thread can be about to count it.
    pub(crate) fn retire(&self, word: Word) {
        let mut limbo = self.limbo.borrow_mut();
        limbo.push(word);
        if limbo.len() == 1 {
            (self.call)();
        }
    }

    /// Takes what waits for a grace period.
    pub fn take_limbo(&self) -> Limbo {
        Limbo(std::mem::take(&mut *self.limbo.borrow_mut()))
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

/// References that are dropped after a grace period.
#[derive(Default)]
pub struct Limbo(Vec<Word>);

// SAFETY: each word owns a reference that no thread has; whoever ends the grace period drops them, attached.
unsafe impl Send for Limbo {}

impl Limbo {
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Drops them, on an attached thread, when every other thread has passed a check point since they were taken.
    pub fn release(self) {
        for word in self.0 {
            // SAFETY: the reference came from a slot that gave it up.
            drop(unsafe { Value::from_word(word) });
        }
    }
}

/// Gives an object, with a reference to it, to the domain that owns it; merges at once if that one is away.
/// Tells whether the reference was the last one.
pub(super) fn hand_over(owner: u32, header: *mut Header) -> bool {
    // SAFETY: `current` gives null or the state that this thread is attached with.
    let Some(local) = (unsafe { local::current().as_ref() }) else { return false };
    let Some(domains) = &local.domain().domains else { return false };
    let Some(domain) = domains.all.read().get(place(owner)).cloned() else { return false };
    // SAFETY: the reference keeps the object; it is merged while the owner cannot come back.
    domain.queue.hand_over(header, || unsafe { (*header).counts().merge_queued(owner) })
}
