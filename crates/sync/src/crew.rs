//! OS threads that stay a while when their work is done: making one costs more than waking one.

use std::collections::VecDeque;
use std::io;
use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::primitives::{Condvar, Mutex};

/// How many wait for work at most.
const MOST: usize = 16;
/// How long one waits.
const PATIENCE: Duration = Duration::from_millis(100);

type Work = Box<dyn FnOnce() + Send>;

/// OS threads with stacks of one size. Those that have nothing to do end by themselves.
pub struct Crew {
    stack_size: usize,
    state: Mutex<State>,
    call: Condvar,
}

#[derive(Default)]
struct State {
    /// Threads that wait; work lies here for as many of them at most.
    waiting: usize,
    work: VecDeque<Work>,
}

impl Crew {
    /// A crew of nobody yet. Stacks are in bytes.
    pub fn new(stack_size: usize) -> Arc<Crew> {
        Arc::new(Crew { stack_size, state: Mutex::new(State::default()), call: Condvar::new() })
    }

    /// Has work done by a thread that waits, or by a new one. Work that panics ends its thread.
    ///
    /// # Errors
    /// The system gives no more threads.
    pub fn start(self: &Arc<Self>, work: impl FnOnce() + Send + 'static) -> io::Result<()> {
        let mut state = self.state.lock();
        if state.waiting > state.work.len() {
            state.work.push_back(Box::new(work));
            drop(state);
            self.call.notify_one();
            return Ok(());
        }
        drop(state);
        let crew = Arc::clone(self);
        let thread = std::thread::Builder::new().name("python".to_owned()).stack_size(self.stack_size);
        thread.spawn(move || {
            work();
            while let Some(work) = crew.next() {
                work();
            }
        })?;
        Ok(())
    }

    /// Waits for work; `None` when there was none for long, or others wait already.
    fn next(&self) -> Option<Work> {
        let mut state = self.state.lock();
        if state.waiting >= MOST {
            return None;
        }
        state.waiting += 1;
        let deadline = Instant::now() + PATIENCE;
        while state.work.is_empty() && !self.call.wait_until(&mut state, deadline).timed_out() {}
        state.waiting -= 1;
        state.work.pop_front()
    }
}
