//! The lives of objects whose counts are watched: each change as an event, and their sums.

use std::sync::{Mutex, MutexGuard, PoisonError};

use sync::ThreadId;

use crate::watch::Watch;

/// The most changes of one object that are told one by one; all are added up.
pub const MOST_CHANGES: u64 = 1000;
/// The most objects that are watched.
pub const MOST_LIVES: usize = 8;

/// An object that is watched.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct LifeId(pub u32);

/// A change of an object's count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    /// Which object.
    pub life: LifeId,
    /// The number of the change, from 1: what puts changes by different threads in order.
    pub turn: u64,
    /// The instruction that did it.
    pub instruction: &'static str,
    /// How many references were taken, less those that were dropped.
    pub delta: i64,
    /// How many there are now; 0 when it was freed.
    pub count: u32,
    /// What `sys.getrefcount` is about to answer: that is no change.
    pub asked: bool,
    /// Who holds it now, as far as that can be told: a name for each reference.
    pub holders: Vec<Box<str>>,
    /// Without a GIL: how the count is split.
    pub parts: Option<Parts>,
}

/// How a count is split without a GIL (biased reference counting).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parts {
    /// The thread that counts plainly; `None` once its part was merged into the shared one.
    pub owner: Option<ThreadId>,
    /// What the owner has counted.
    pub local: u32,
    /// What others have, by atomic steps; it may be negative.
    pub shared: i32,
}

/// An object from when it was bound to the name that is watched, in sums.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Life {
    /// Its class.
    pub class: String,
    /// How many changes there were.
    pub changes: u64,
    /// How many references were taken.
    pub taken: u64,
    /// How many were dropped.
    pub dropped: u64,
    /// The most at a time.
    pub most: u32,
    /// How many there are.
    pub count: u32,
    /// Without a GIL: how the count was split when it was looked at last.
    pub parts: Option<Parts>,
    /// How often its owner's part was merged into the shared one.
    pub merges: u64,
    /// How many changes were changes of the shared part: atomic steps, at least so many.
    pub atomic: u64,
}

/// What is known of the objects that are watched.
#[derive(Debug, Default)]
pub struct Lives {
    name: Option<Watch>,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    all: Vec<Life>,
    more: u64,
}

impl Lives {
    pub(crate) fn of(name: Option<Watch>) -> Lives {
        Lives { name, state: Mutex::default() }
    }

    /// The name whose objects are watched.
    pub fn name(&self) -> Option<&Watch> {
        self.name.as_ref()
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// One more object was bound to the name; `None` if there are enough.
    pub fn begin(&self, class: impl FnOnce() -> String) -> Option<LifeId> {
        let mut state = self.state();
        if state.all.len() >= MOST_LIVES {
            state.more += 1;
            return None;
        }
        state.all.push(Life { class: class(), ..Life::default() });
        Some(LifeId(state.all.len() as u32 - 1))
    }

    /// Adds a change up: from the count that was known to `count`. Gives its number and by how much the count has
    /// changed; nothing if it has not.
    pub fn change(&self, life: LifeId, count: u32, parts: Option<Parts>) -> Option<(u64, i64)> {
        let mut state = self.state();
        let life = state.all.get_mut(life.0 as usize)?;
        let before = life.parts.or(parts);
        if let (Some(before), Some(now)) = (before, parts) {
            life.merges += u64::from(before.owner.is_some() && now.owner.is_none());
            life.atomic += u64::from(before.shared != now.shared);
        }
        life.parts = parts.or(life.parts);
        let delta = i64::from(count) - i64::from(life.count);
        if delta == 0 {
            return None;
        }
        life.count = count;
        life.most = life.most.max(count);
        life.changes += 1;
        match delta > 0 {
            true => life.taken += delta.unsigned_abs(),
            false => life.dropped += delta.unsigned_abs(),
        }
        Some((life.changes, delta))
    }

    /// How many changes of an object there were.
    pub fn changes(&self, life: LifeId) -> u64 {
        self.state().all.get(life.0 as usize).map_or(0, |life| life.changes)
    }

    /// All, and how many more objects there were.
    pub(crate) fn all(&self) -> (Vec<Life>, u64) {
        let state = self.state();
        (state.all.clone(), state.more)
    }
}
