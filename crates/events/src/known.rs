//! The history of one place as threads share it, and what a thread keeps of the places that it met last: an access to a
//! place that the thread knows needs no table of all places, and a read no lock.

use std::sync::atomic::{AtomicU64, Ordering, fence};
use std::sync::{Arc, Mutex, PoisonError};

use crate::event::SlotId;
use crate::lineage::{Depth, Lineage, Store};

/// How many places a thread keeps: a power of two.
const KEPT: usize = 1 << 10;
/// Stands where a version would while another thread stores, and for ever once the history was added up.
const UNSETTLED: u64 = u64::MAX;

/// The history of a place. Its newest version lies beside it, to be read without the lock.
pub(crate) struct History {
    version: AtomicU64,
    stores: AtomicU64,
    updates: AtomicU64,
    /// Nothing once it was added up with others of its name, and forgotten.
    lineage: Mutex<Option<Lineage>>,
}

/// A version and what it stands on.
pub(crate) type Version = (u64, Depth);

impl History {
    pub(crate) fn new(base: u64) -> History {
        History {
            version: AtomicU64::new(base),
            stores: AtomicU64::new(0),
            updates: AtomicU64::new(0),
            lineage: Mutex::new(Some(Lineage::new(base))),
        }
    }

    /// The newest version; nothing if the history was forgotten.
    pub(crate) fn newest(&self) -> Option<Version> {
        let version = self.version.load(Ordering::Acquire);
        let (stores, updates) = (self.stores.load(Ordering::Relaxed), self.updates.load(Ordering::Relaxed));
        // Else the depth may be that of another version: a sequence lock whose sequence is the version.
        fence(Ordering::Acquire);
        if version != UNSETTLED && version == self.version.load(Ordering::Relaxed) {
            return Some((version, Depth { stores, updates }));
        }
        self.with(|lineage| lineage.as_ref().map(|lineage| (lineage.newest(), lineage.depth())))
    }

    /// Writes a store down: its version, and its origin if it was computed from what was there. Nothing if the history
    /// was forgotten.
    pub(crate) fn write(&self, store: &mut Store) -> Option<(u64, Option<u64>)> {
        self.with(|lineage| {
            let lineage = lineage.as_mut()?;
            let written = lineage.write(store);
            let Depth { stores, updates } = lineage.depth();
            self.version.store(UNSETTLED, Ordering::Relaxed);
            fence(Ordering::Release);
            self.stores.store(stores, Ordering::Relaxed);
            self.updates.store(updates, Ordering::Relaxed);
            self.version.store(lineage.newest(), Ordering::Release);
            Some(written)
        })
    }

    /// Takes the history out: whoever still knows the place has to look it up again.
    pub(crate) fn forget(&self) -> Option<Lineage> {
        self.with(|lineage| {
            self.version.store(UNSETTLED, Ordering::Release);
            lineage.take()
        })
    }

    /// Looks at the history, under its lock.
    pub(crate) fn with<R>(&self, look: impl FnOnce(&mut Option<Lineage>) -> R) -> R {
        look(&mut self.lineage.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// What a thread keeps of a place.
#[derive(Clone, Default)]
pub(crate) enum Kept {
    #[default]
    Nothing,
    /// Nobody has stored there, as long as the table of all places is in this edition.
    Unwritten { slot: SlotId, edition: u64, version: u64 },
    /// It has this history.
    Written(SlotId, Arc<History>),
}

/// The places that a thread met last.
pub struct Known(Box<[Kept]>);

impl Default for Known {
    fn default() -> Known {
        Known(vec![Kept::Nothing; KEPT].into())
    }
}

impl Known {
    /// Where a place is kept: another one may be there.
    #[inline]
    pub(crate) fn at(&mut self, slot: SlotId) -> &mut Kept {
        // Fibonacci hashing; numbers of places are hashes, but which of their bits are the good ones is not said.
        let mixed = slot.0.wrapping_mul(0x9E37_79B9_7F4A_7C15);
        &mut self.0[(mixed >> (u64::BITS - KEPT.ilog2())) as usize]
    }

    /// The history of a place, if it is kept.
    #[inline]
    pub(crate) fn history(&mut self, slot: SlotId) -> Option<&History> {
        match self.at(slot) {
            Kept::Written(kept, history) if *kept == slot => Some(history),
            _ => None,
        }
    }
}

impl std::fmt::Debug for Known {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Known")
    }
}
