//! Waiting as data: a native function that would block says for what, and the driver waits.

use std::sync::Arc;
use std::time::Duration;

use objects::Value;
use sync::{Done, Reason, Waitable};

use crate::{Result, Thread};

/// What a blocking function gives.
pub enum Wait {
    /// It did not have to wait.
    Ready(Value),
    /// It has to.
    Pending(Box<dyn Pending>),
}

/// Something a thread waits for.
pub trait Pending {
    /// Tries again; gives the function's result when the wait is over. Between tries the thread is
    /// detached, so nothing may be kept that needs the interpreter. Whoever can end the wait must
    /// know this thread (`Thread::control`) before `None` is given, and unpark it.
    ///
    /// # Errors
    /// What the waiting function raises.
    fn poll(&mut self, t: &mut Thread) -> Result<Option<Value>>;

    /// When to try again at the latest, on the interpreter's clock.
    fn deadline(&self) -> Option<Duration>;

    /// Why the GIL is released.
    fn reason(&self) -> Reason;

    /// Whether it may be over within some microseconds, so that sleeping is not worth while at first.
    fn is_short(&self) -> bool {
        false
    }

    /// Gives the wait up: an exception (a KeyboardInterrupt) ends it.
    fn cancel(&mut self, t: &mut Thread) {
        let _ = t;
    }
}

/// A wait for something that the `sync` crate can wait for.
pub(crate) struct WaitFor<W> {
    on: Arc<W>,
    deadline: Option<Duration>,
    reason: Reason,
    answer: fn(bool) -> Value,
}

impl<W: Waitable> WaitFor<W> {
    /// Waits until `on` is to be had or the deadline has passed; `answer` makes the result from whether it was had.
    pub(crate) fn new(on: Arc<W>, deadline: Option<Duration>, reason: Reason, answer: fn(bool) -> Value) -> Self {
        WaitFor { on, deadline, reason, answer }
    }
}

impl<W: Waitable> Pending for WaitFor<W> {
    fn poll(&mut self, t: &mut Thread) -> Result<Option<Value>> {
        if self.on.poll(t.control()).is_ready() {
            return Ok(Some((self.answer)(true)));
        }
        if self.deadline.is_some_and(|deadline| t.clock() >= deadline) {
            self.on.cancel(t.control());
            return Ok(Some((self.answer)(false)));
        }
        Ok(None)
    }

    fn deadline(&self) -> Option<Duration> {
        self.deadline
    }

    fn reason(&self) -> Reason {
        self.reason
    }

    fn cancel(&mut self, t: &mut Thread) {
        self.on.cancel(t.control());
    }
}

/// A wait until another thread has begun or ended.
pub(crate) struct WaitForThread(WaitFor<Done>);

impl WaitForThread {
    /// As [`WaitFor::new`], ready to be waited for.
    pub(crate) fn boxed(on: Arc<Done>, deadline: Option<Duration>, reason: Reason) -> Box<dyn Pending> {
        Box::new(WaitForThread(WaitFor::new(on, deadline, reason, |_| Value::NONE)))
    }
}

impl Pending for WaitForThread {
    fn poll(&mut self, t: &mut Thread) -> Result<Option<Value>> {
        self.0.poll(t)
    }

    fn deadline(&self) -> Option<Duration> {
        self.0.deadline
    }

    fn reason(&self) -> Reason {
        self.0.reason
    }

    fn is_short(&self) -> bool {
        true
    }

    fn cancel(&mut self, t: &mut Thread) {
        self.0.cancel(t);
    }
}
