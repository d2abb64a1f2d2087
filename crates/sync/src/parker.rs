//! Putting one thread to sleep until another calls it.

use std::sync::atomic::Ordering;
use std::time::Instant;

use crate::primitives::{AtomicBool, AtomicU32, Condvar, Mutex, look, patience, processor};

/// How a [`Parker::park_until`] ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wake {
    /// Somebody called [`Parker::unpark`]; look again at what you wait for.
    Unparked,
    /// The deadline passed.
    TimedOut,
}

/// A token and a bed: [`unpark`](Parker::unpark) leaves a token, [`park_until`](Parker::park_until) sleeps until there
/// is one and eats it. Tokens do not add up, and one may be left over from an earlier wait, so a sleeper always looks
/// again at what it waits for.
#[derive(Default)]
pub struct Parker {
    token: AtomicBool,
    bed: Mutex<()>,
    call: Condvar,
    /// The processor of the thread that called last.
    caller: AtomicU32,
}

impl Parker {
    /// A parker without a token.
    pub fn new() -> Self {
        Parker::default()
    }

    /// Sleeps until there is a token (and eats it) or the deadline has passed; `None` waits for ever. Only the thread
    /// that owns the parker calls this.
    pub fn park_until(&self, deadline: Option<Instant>) -> Wake {
        if self.eat_token() {
            return Wake::Unparked;
        }
        let mut bed = self.bed.lock();
        while !self.eat_token() {
            match deadline {
                None => self.call.wait(&mut bed),
                Some(deadline) => {
                    if self.call.wait_until(&mut bed, deadline) {
                        return if self.eat_token() { Wake::Unparked } else { Wake::TimedOut };
                    }
                }
            }
        }
        Wake::Unparked
    }

    /// As [`park_until`](Parker::park_until), for a token that may come within some microseconds: looks for it before
    /// sleeping, unless the thread that called last needs this processor to call again.
    pub fn park_soon_until(&self, deadline: Option<Instant>) -> Wake {
        let found = self.caller.load(Ordering::Relaxed) != processor() && look(patience(), || self.eat_token());
        if found { Wake::Unparked } else { self.park_until(deadline) }
    }

    /// Leaves a token and wakes the sleeper, if it sleeps. Never blocks for long.
    pub fn unpark(&self) {
        self.caller.store(processor(), Ordering::Relaxed);
        if !self.token.swap(true, Ordering::Release) {
            // Empty on purpose: a sleeper between its look at the token and its wait holds this lock.
            drop(self.bed.lock());
            self.call.notify_one();
        }
    }

    /// Takes the token without sleeping; says whether there was one. The single driver, which never sleeps, asks this.
    pub fn eat_token(&self) -> bool {
        // The plain load spares a sleeping thread's cache line where many are asked in turn.
        self.token.load(Ordering::Relaxed) && self.token.swap(false, Ordering::Acquire)
    }
}
