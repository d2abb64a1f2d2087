//! Vector clocks: what a thread knows of how far the others have come.

use smallvec::SmallVec;
use sync::ThreadId;

/// For each thread a number that grows whenever others may come to know what it did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Clock(SmallVec<[u32; 8]>);

impl Clock {
    pub(crate) fn get(&self, thread: ThreadId) -> u32 {
        self.0.get(thread.0 as usize).copied().unwrap_or(0)
    }

    /// The thread begins a new epoch.
    pub(crate) fn tick(&mut self, thread: ThreadId) {
        let index = thread.0 as usize;
        if self.0.len() <= index {
            self.0.resize(index + 1, 0);
        }
        self.0[index] += 1;
    }

    /// Comes to know what another clock knows. Says whether that is news.
    pub(crate) fn join(&mut self, other: &Clock) -> bool {
        if self.0.len() < other.0.len() {
            self.0.resize(other.0.len(), 0);
        }
        let mut news = false;
        for (own, more) in self.0.iter_mut().zip(&other.0) {
            news |= *own < *more;
            *own = (*own).max(*more);
        }
        news
    }

    /// Whether all that a thread had done up to an epoch is known.
    pub(crate) fn knows(&self, thread: ThreadId, epoch: u32) -> bool {
        epoch <= self.get(thread)
    }
}
