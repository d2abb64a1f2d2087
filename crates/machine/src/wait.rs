//! Waiting as data: a native function that would block says for what, and the driver waits.

use std::sync::Arc;
use std::time::Duration;

use events::Event;
use objects::Value;
use sync::{Done, RawLock, RawRLock, Reason, ThreadId, Waitable};

use crate::waits::Awaited;
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

    /// What it is that another thread can let it have.
    fn awaited(&self) -> Awaited {
        Awaited::Outside
    }

    /// Whether the wait, now that it is over, has brought what was waited for.
    fn has_got(&self) -> bool {
        true
    }

    /// Whether it may be over within some microseconds, so that sleeping is not worth while at first.
    fn is_short(&self) -> bool {
        false
    }

    /// Gives the wait up: an exception (a KeyboardInterrupt) ends it.
    fn cancel(&mut self, t: &mut Thread) {
        let _ = t;
    }
}

/// Something of the `sync` crate that Python threads wait for.
pub(crate) trait Awaitable: Waitable {
    /// As others see it who ask why a thread waits.
    fn awaited(self: &Arc<Self>) -> Awaited;

    /// The thread has got it; a `with` block will give it back, or not.
    fn got(&self, t: &Thread, scoped: bool) {
        let _ = (t, scoped);
    }
}

impl Awaitable for RawLock {
    fn awaited(self: &Arc<Self>) -> Awaited {
        Awaited::Lock(self.clone())
    }

    fn got(&self, t: &Thread, scoped: bool) {
        self.describe(t.acquisition(scoped));
    }
}

impl Awaitable for RawRLock {
    fn awaited(self: &Arc<Self>) -> Awaited {
        Awaited::RLock(self.clone())
    }

    fn got(&self, t: &Thread, scoped: bool) {
        self.describe(t.acquisition(scoped));
    }
}

impl Awaitable for Done {
    fn awaited(self: &Arc<Self>) -> Awaited {
        Awaited::Done(self.clone())
    }
}

/// A wait for something that the `sync` crate can wait for.
pub(crate) struct WaitFor<W> {
    on: Arc<W>,
    deadline: Option<Duration>,
    reason: Reason,
    answer: fn(bool) -> Value,
    /// Whether a `with` block waits, which will release it.
    scoped: bool,
    got: bool,
}

impl<W: Awaitable> WaitFor<W> {
    /// Waits until `on` is to be had or the deadline has passed; `answer` makes the result from whether it was had.
    pub(crate) fn new(on: Arc<W>, deadline: Option<Duration>, reason: Reason, answer: fn(bool) -> Value) -> Self {
        WaitFor { on, deadline, reason, answer, scoped: false, got: false }
    }

    /// As of a `with` block, or not.
    pub(crate) fn scoped(self, scoped: bool) -> Self {
        WaitFor { scoped, ..self }
    }
}

impl<W: Awaitable> Pending for WaitFor<W> {
    fn poll(&mut self, t: &mut Thread) -> Result<Option<Value>> {
        if self.on.poll(t.control()).is_ready() {
            self.got = true;
            self.on.got(t, self.scoped);
            match self.deadline {
                None => t.observe_acquired(&*self.on),
                Some(_) => t.observe_tried(&*self.on),
            }
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

    fn awaited(&self) -> Awaited {
        self.on.awaited()
    }

    fn has_got(&self) -> bool {
        self.got
    }

    fn cancel(&mut self, t: &mut Thread) {
        self.on.cancel(t.control());
    }
}

/// A wait until another thread has begun or ended.
pub(crate) struct WaitForThread {
    wait: WaitFor<Done>,
    /// The one whose end it is.
    ends: Option<ThreadId>,
    /// See [`Pending::is_short`].
    is_short: bool,
    /// What the waiting gives.
    gives: Value,
}

impl WaitForThread {
    /// Waits until a thread that was started has begun, ready to be waited for; gives its handle.
    pub(crate) fn begins(on: Arc<Done>, is_short: bool, handle: Value) -> Box<dyn Pending> {
        let wait = WaitFor::new(on, None, Reason::Join, |_| Value::NONE);
        Box::new(WaitForThread { wait, ends: None, is_short, gives: handle })
    }

    /// Waits until a thread has ended, ready to be waited for.
    pub(crate) fn ends(on: Arc<Done>, thread: Option<ThreadId>, deadline: Option<Duration>) -> Box<dyn Pending> {
        let wait = WaitFor::new(on, deadline, Reason::Join, |_| Value::NONE);
        Box::new(WaitForThread { wait, ends: thread, is_short: true, gives: Value::NONE })
    }
}

impl Pending for WaitForThread {
    fn poll(&mut self, t: &mut Thread) -> Result<Option<Value>> {
        let polled = self.wait.poll(t);
        if self.wait.got
            && let Some(thread) = self.ends
        {
            t.observe(|| Event::ThreadJoined { thread });
            t.race_joined(thread);
            t.direct_join(thread);
        }
        Ok(polled?.map(|_| self.gives.clone()))
    }

    fn deadline(&self) -> Option<Duration> {
        self.wait.deadline
    }

    fn reason(&self) -> Reason {
        self.wait.reason
    }

    fn awaited(&self) -> Awaited {
        match self.ends {
            Some(thread) => Awaited::End(thread, self.wait.on.clone()),
            None => self.wait.awaited(),
        }
    }

    fn has_got(&self) -> bool {
        self.wait.got
    }

    fn is_short(&self) -> bool {
        self.is_short
    }

    fn cancel(&mut self, t: &mut Thread) {
        self.wait.cancel(t);
    }
}
