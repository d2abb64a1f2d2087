//! OS threads that stay a while when their work is done: making one costs more than waking one.

use std::collections::VecDeque;
use std::io;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use crate::primitives::{AtomicU32, Condvar, Mutex, look, patience, processor};

/// How many wait for work at most.
const MOST: usize = 16;
/// How long one waits.
const PATIENCE: Duration = Duration::from_millis(100);

/// How many times longer than others the first one looks for work before it sleeps.
const LONGER: u32 = 3;

struct Work {
    act: Box<dyn FnOnce() + Send>,
    /// The processor of the thread that started it.
    starter: u32,
}

/// OS threads with stacks of one size. Those that have nothing to do end by themselves.
pub struct Crew {
    stack_size: usize,
    state: Mutex<State>,
    /// How many pieces of work lie here, for those who look without the mutex.
    offers: AtomicU32,
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
        Arc::new(Crew {
            stack_size,
            state: Mutex::new(State::default()),
            offers: AtomicU32::new(0),
            call: Condvar::new(),
        })
    }

    /// Has work done by a thread that waits, or by a new one, and tells whether one waited: then it begins within
    /// microseconds. Work that panics ends its thread.
    ///
    /// # Errors
    /// The system gives no more threads.
    pub fn start(self: &Arc<Self>, work: impl FnOnce() + Send + 'static) -> io::Result<bool> {
        let starter = processor();
        let mut state = self.state.lock();
        if state.waiting > state.work.len() {
            state.work.push_back(Work { act: Box::new(work), starter });
            self.offers.fetch_add(1, Ordering::Relaxed);
            drop(state);
            self.call.notify_one();
            return Ok(true);
        }
        drop(state);
        let crew = Arc::clone(self);
        let thread = std::thread::Builder::new().name("python".to_owned()).stack_size(self.stack_size);
        thread.spawn(move || {
            work();
            let mut starter = starter;
            while let Some(work) = crew.next(starter) {
                (work.act)();
                starter = work.starter;
            }
        })?;
        Ok(false)
    }

    /// Waits for more work after some that was started from a processor; `None` when there was none for long, or others
    /// wait already.
    fn next(&self, starter: u32) -> Option<Work> {
        let mut state = self.state.lock();
        if state.waiting >= MOST {
            return None;
        }
        state.waiting += 1;
        if state.waiting == 1 && starter != processor() {
            drop(state);
            // Threads that are started one after the other come in short intervals.
            look(patience() * LONGER, || self.offers.load(Ordering::Relaxed) > 0);
            state = self.state.lock();
        }
        let deadline = Instant::now() + PATIENCE;
        while state.work.is_empty() && !self.call.wait_until(&mut state, deadline) {}
        state.waiting -= 1;
        let work = state.work.pop_front();
        if work.is_some() {
            self.offers.fetch_sub(1, Ordering::Relaxed);
        }
        work
    }
}
