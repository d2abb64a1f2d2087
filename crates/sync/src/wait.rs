//! Waiting for something, as a poll: try now; if it cannot be had, stand in its queue and be woken when it is worth
//! trying again.
//!
//! Both drivers wait this way. The parallel driver polls while attached, and if that fails lets the GIL go and calls
//! [`wait`], which parks the OS thread. The single driver polls, and marks the Python thread as blocked until its
//! [token](crate::Parker::eat_token) shows that it was woken, when it polls again; it never parks. Whoever makes the
//! thing available need not know which driver runs: it [unparks](ThreadControl::unpark) somebody either way.

use std::collections::VecDeque;
use std::sync::Arc;
use std::task::Poll;
use std::time::Instant;

use crate::breaker::Bit;
use crate::number::Number;
use crate::parker::Wake;
use crate::thread::{ThreadControl, ThreadId};

/// Something that a thread can wait for.
pub trait Waitable: Send + Sync {
    /// Gets it, if it is to be had. If not, `me` stands in the queue afterwards, once however often it polls, and is
    /// woken when it should poll again.
    fn poll(&self, me: &Arc<ThreadControl>) -> Poll<()>;

    /// Its number among the locks of the program, if it is one.
    fn number(&self) -> Option<&Number> {
        None
    }

    /// How often it was acquired up to now, if it is held by one thread at a time.
    fn turns(&self) -> Option<u64> {
        None
    }

    /// `me` goes away without having got it. A wake-up that was meant for `me` goes to the next in the queue.
    fn cancel(&self, me: &ThreadControl);
}

/// How a [`wait`] ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WaitEnd {
    /// The thing was got.
    Ready,
    /// The deadline passed first.
    TimedOut,
    /// A signal is to be handled first; wait again afterwards, if the handler raised nothing (PEP 475).
    Interrupted,
}

/// Waits in an OS thread of its own until `on` is to be had, the deadline has passed (`None`: there is none), or a
/// signal comes in. Must not be called with the GIL.
pub fn wait(on: &dyn Waitable, me: &Arc<ThreadControl>, deadline: Option<Instant>) -> WaitEnd {
    while on.poll(me).is_pending() {
        if me.breaker().has(Bit::Signals) {
            on.cancel(me);
            return WaitEnd::Interrupted;
        }
        if me.park_until(deadline) == Wake::TimedOut {
            // What became available at the last moment counts.
            return match on.poll(me) {
                Poll::Ready(()) => WaitEnd::Ready,
                Poll::Pending => {
                    on.cancel(me);
                    WaitEnd::TimedOut
                }
            };
        }
    }
    WaitEnd::Ready
}

/// What a sleeping thread waits for: nothing. Only a deadline or a signal ends it.
#[derive(Clone, Copy, Debug)]
pub struct Nothing;

impl Waitable for Nothing {
    fn poll(&self, _: &Arc<ThreadControl>) -> Poll<()> {
        Poll::Pending
    }

    fn cancel(&self, _: &ThreadControl) {}
}

/// Threads that wait for one thing, first come, first woken. Belongs under the mutex of that thing; those to wake are
/// handed out, to be woken when the mutex is open: on one processor they run at once, and would find it closed.
#[derive(Debug, Default)]
pub struct WaitQueue(VecDeque<Arc<ThreadControl>>);

impl WaitQueue {
    /// Puts a thread at the end, unless it stands in the queue already.
    pub fn join(&mut self, me: &Arc<ThreadControl>) {
        if !self.ids().any(|id| id == me.id()) {
            self.0.push_back(Arc::clone(me));
        }
    }

    /// Takes a thread out, wherever it stands.
    pub fn leave(&mut self, me: ThreadId) {
        self.0.retain(|waiter| waiter.id() != me);
    }

    /// Whom to wake: the first. It stays first until it leaves, so that it does not lose its place to a thread that is
    /// quicker.
    pub fn first(&self) -> Option<Arc<ThreadControl>> {
        self.0.front().cloned()
    }

    /// Sends all away, to be woken.
    pub fn take_all(&mut self) -> VecDeque<Arc<ThreadControl>> {
        std::mem::take(&mut self.0)
    }

    /// Who waits, the first first.
    pub fn ids(&self) -> impl Iterator<Item = ThreadId> {
        self.0.iter().map(|waiter| waiter.id())
    }
}

/// Wakes those that a [`WaitQueue`] handed out.
pub(crate) fn wake(waiters: impl IntoIterator<Item = Arc<ThreadControl>>) {
    waiters.into_iter().for_each(|waiter| waiter.unpark());
}
