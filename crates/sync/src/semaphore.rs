//! A counter that waits where it would go below zero (Dijkstra's semaphore): the items of a queue, say.

use std::sync::Arc;
use std::task::Poll;

use crate::number::Number;
use crate::primitives::Mutex;
use crate::thread::ThreadControl;
use crate::wait::{WaitQueue, Waitable, wake};

/// Permits, and who waits for one.
///
/// As with the locks a permit is handed to nobody: whoever tries first has it. The rule that keeps every waiter moving:
/// *while there are permits and somebody waits, the first in the queue has been woken.*
#[derive(Default)]
pub struct RawSemaphore(Mutex<State>, Number);

#[derive(Default)]
struct State {
    permits: usize,
    queue: WaitQueue,
}

impl State {
    fn try_acquire(&mut self) -> bool {
        let had_one = self.permits > 0;
        self.permits -= usize::from(had_one);
        had_one
    }

    /// Whom to wake, if there is something for it.
    fn next(&self) -> Option<Arc<ThreadControl>> {
        if self.permits > 0 { self.queue.first() } else { None }
    }
}

impl RawSemaphore {
    /// A semaphore without permits.
    pub fn new() -> Self {
        RawSemaphore::default()
    }

    /// Takes a permit if there is one; says whether there was.
    pub fn try_acquire(&self) -> bool {
        self.0.lock().try_acquire()
    }

    /// Adds a permit and wakes the first that waits for one.
    pub fn release(&self) {
        let mut state = self.0.lock();
        state.permits += 1;
        let next = state.next();
        drop(state);
        wake(next);
    }

    /// How many permits there are.
    pub fn permits(&self) -> usize {
        self.0.lock().permits
    }
}

impl Waitable for RawSemaphore {
    fn number(&self) -> Option<&Number> {
        Some(&self.1)
    }

    fn poll(&self, me: &Arc<ThreadControl>) -> Poll<()> {
        let mut state = self.0.lock();
        if !state.try_acquire() {
            state.queue.join(me);
            return Poll::Pending;
        }
        state.queue.leave(me.id());
        let next = state.next();
        drop(state);
        wake(next);
        Poll::Ready(())
    }

    fn cancel(&self, me: &ThreadControl) {
        let mut state = self.0.lock();
        state.queue.leave(me.id());
        let next = state.next();
        drop(state);
        wake(next);
    }
}
