//! An object of the model.

use std::cell::Cell;
use std::sync::Arc;

use shuttle::sync::atomic::{AtomicI32, Ordering};

use crate::free::{Counts, Sharing, domain::Owner};

/// An object that knows how many references there really are.
pub(crate) struct Header {
    local: Cell<u32>,
    sharing: Sharing,
    pub(crate) owner: Arc<Owner>,
    references: AtomicI32,
    deaths: AtomicI32,
}

// SAFETY: shuttle runs one thread at a time; that the counts need no more is what is tested.
unsafe impl Send for Header {}
// SAFETY: as above.
unsafe impl Sync for Header {}

impl Header {
    pub(crate) fn new(owner: Arc<Owner>) -> Arc<Header> {
        let (references, deaths) = (AtomicI32::new(1), AtomicI32::new(0));
        Arc::new(Header { local: Cell::new(1), sharing: Sharing::new(), owner, references, deaths })
    }

    pub(crate) fn counts(&self) -> Counts<'_> {
        Counts::new(&self.local, &self.sharing)
    }

    pub(crate) fn retain(&self) {
        self.references.fetch_add(1, Ordering::SeqCst);
        self.counts().retain_free();
    }

    pub(crate) fn release(&self) {
        self.references.fetch_sub(1, Ordering::SeqCst);
        if self.counts().release_free(std::ptr::from_ref(self).cast_mut()) {
            self.die();
        }
    }

    /// A reference by way of a weak one.
    pub(crate) fn upgrade(&self) -> bool {
        let alive = self.counts().try_retain();
        if alive {
            self.references.fetch_add(1, Ordering::SeqCst);
            assert_eq!(self.deaths.load(Ordering::SeqCst), 0, "a dead object was brought back");
        }
        alive
    }

    pub(crate) fn die(&self) {
        assert_eq!(self.deaths.fetch_add(1, Ordering::SeqCst), 0, "it died twice");
        assert!(self.references.load(Ordering::SeqCst) <= 0, "it died too early");
    }

    pub(crate) fn is_dead(&self) -> bool {
        self.deaths.load(Ordering::SeqCst) == 1
    }
}
