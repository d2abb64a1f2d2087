//! What other threads hand over to the owner of a domain.

use std::sync::Arc;

use super::primitives::Mutex;
use crate::header::Header;

/// Calls the thread that owns a domain to its next check point.
pub(super) type Call = Box<dyn Fn() + Send + Sync>;

/// The queue of one domain.
#[derive(Default)]
pub(super) struct Queue(Mutex<State>);

#[derive(Default)]
struct State {
    /// Objects of this domain that others dropped; each entry holds a reference.
    handed: Vec<Handed>,
    /// How to reach the owner while it is attached; `None` while it is away, when whoever holds this mutex may
    /// count in its place.
    owner: Option<Arc<Call>>,
}

/// An object that was handed over.
struct Handed(*mut Header);

// SAFETY: the entry holds a reference, so the object lives until the queue is emptied; only its counts
// are touched, by the owner or with the mutex.
unsafe impl Send for Handed {}

impl Queue {
    /// The owner is there: from now on others hand over instead of counting in its place.
    pub(super) fn arrive(&self, call: Arc<Call>) {
        self.0.lock().owner = Some(call);
    }

    /// The owner goes away, if nothing is left in the queue.
    pub(super) fn try_leave(&self) -> bool {
        let mut state = self.0.lock();
        if state.handed.is_empty() {
            state.owner = None;
        }
        state.owner.is_none()
    }

    /// Empties the queue, for the owner.
    pub(super) fn take(&self) -> Vec<*mut Header> {
        let handed = std::mem::take(&mut self.0.lock().handed);
        handed.into_iter().map(|Handed(header)| header).collect()
    }

    /// Gives an object, with a reference to it, to the owner. If that one is away, it is merged at once: `merge` tells
    /// whether the reference was the last one.
    pub(super) fn hand_over(&self, header: *mut Header, merge: impl FnOnce() -> bool) -> bool {
        let mut state = self.0.lock();
        match state.owner.clone() {
            None => merge(),
            Some(call) => {
                state.handed.push(Handed(header));
                call();
                false
            }
        }
    }
}
