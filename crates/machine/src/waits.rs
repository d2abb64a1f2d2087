//! Who waits for what, and whether it can ever come: deadlocks.
//!
//! A thread that is about to wait writes down for what, in its `Post`, and looks whether it closes a circle. So
//! there is nothing to do where nobody waits, and nothing to watch: the last thread of a circle finds it.
//!
//! What counts (the waits-for graph of Holt 1972, with the edges that are certain): a join waits for the thread; an
//! `RLock` and a lock taken by `with` are given back by nobody but their holder; of another lock that is supposed
//! where no thread ever released it for another one and the program has no place that would (`firm`). A wait that
//! ends by itself is no edge. If nobody can run at all, whatever they wait for, that is the end as well.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::time::Duration;

use bytecode::{Code, CodeFlags, Op};
use events::Event;
use parking_lot::{Mutex, MutexGuard};
use sync::{Acquisition, Bit, Done, RawLock, RawRLock, RawSemaphore, ThreadControl, ThreadId, Wake};

use crate::Thread;
use crate::frame::Frame;
use crate::wait::Pending;

mod circle;
pub mod deadlock;
pub mod dump;
mod firm;
mod names;

pub use deadlock::{Deadlock, Held, Holder, Stuck, Wanted};
pub use dump::{Doing, Dump, Shown};
pub(crate) use names::text_at as expression_at;

/// For how long nobody must be able to run until that is told: somebody may be about to press Ctrl-C.
const PATIENCE: Duration = Duration::from_millis(500);

/// What another thread can let a thread have.
#[derive(Clone)]
pub enum Awaited {
    /// A lock that any thread may release.
    Lock(Arc<RawLock>),
    /// A lock that only its owner releases.
    RLock(Arc<RawRLock>),
    /// The end of a thread.
    End(ThreadId, Arc<Done>),
    /// Something that is done once, such as an import.
    Done(Arc<Done>),
    /// An item of a queue.
    Item(Arc<RawSemaphore>),
    /// None of that: input, a signal, time.
    Outside,
}

impl Awaited {
    /// Whether it could be had now.
    pub(crate) fn is_there(&self) -> bool {
        match self {
            Awaited::Lock(lock) => !lock.is_locked(),
            Awaited::RLock(lock) => lock.owner().is_none(),
            Awaited::End(_, done) | Awaited::Done(done) => done.is_set(),
            Awaited::Item(permits) => permits.permits() > 0,
            Awaited::Outside => true,
        }
    }

    /// How it was acquired, if it is a lock that somebody has.
    fn held(&self) -> Option<Acquisition> {
        match self {
            Awaited::Lock(lock) => lock.held(),
            Awaited::RLock(lock) => lock.held(),
            _ => None,
        }
    }

    /// The thread that has to do something first.
    fn holder(&self) -> Option<ThreadId> {
        match self {
            Awaited::End(thread, done) if !done.is_set() => Some(*thread),
            _ => self.held().map(|acquisition| acquisition.by),
        }
    }
}

/// A place in the program: code and the number of the next instruction there.
pub(crate) type Place = (Arc<Code>, u32);

/// A thread that waits.
#[derive(Clone)]
pub(crate) struct Waiting {
    pub(crate) on: Awaited,
    /// When it goes on in any case, on the interpreter's clock.
    pub(crate) deadline: Option<Duration>,
    pub(crate) place: Option<Place>,
    /// Whether the program itself asked, not a module that came with the machine for it.
    pub(crate) direct: bool,
    /// Waits are numbered as they begin, together with acquisitions where these are counted.
    pub(crate) number: u64,
}

impl Waiting {
    /// Whether only another thread can end it.
    fn is_on_threads(&self) -> bool {
        self.deadline.is_none() && !matches!(self.on, Awaited::Outside)
    }
}

/// Where a thread tells others what it does.
pub(crate) struct Post {
    pub(crate) control: Arc<ThreadControl>,
    /// `None` while it does not wait.
    waiting: Mutex<Option<Waiting>>,
    /// Where it was when it last let others run, or was asked.
    seen: Mutex<Option<Place>>,
    /// Whether it does something outside of the interpreter, such as reading a file.
    outside: AtomicBool,
}

impl Post {
    /// What the thread waits for, if it waits.
    pub(crate) fn waiting(&self) -> Option<Waiting> {
        self.waiting.lock().clone()
    }

    /// Whether it waits, or does something outside of the interpreter.
    pub(crate) fn is_away(&self) -> bool {
        self.waiting().is_some() || self.outside.load(Ordering::Relaxed)
    }

    /// Whether it was asked where it is, could say so (without a GIL), and has not yet.
    pub(crate) fn owes_answer(&self) -> bool {
        self.control.breaker().has(Bit::Publish) && !self.is_away()
    }

    /// The thread that must do something before this one can go on.
    fn waits_for(&self) -> Option<ThreadId> {
        self.waiting.lock().as_ref().filter(|waiting| waiting.deadline.is_none())?.on.holder()
    }

    /// Whether only another thread can let this one go on, and none has.
    fn is_stuck(&self) -> bool {
        self.waiting.lock().as_ref().is_some_and(|waiting| waiting.is_on_threads() && !waiting.on.is_there())
    }
}

/// So many threads that have ended are still known by name.
const MOST_ENDED: usize = 1000;

/// The posts of all threads.
#[derive(Default)]
pub(crate) struct Roster {
    posts: Mutex<BTreeMap<ThreadId, Arc<Post>>>,
    /// What threads are called, for those who ask when they have ended.
    names: Mutex<BTreeMap<ThreadId, String>>,
    /// How many of them wait for other threads only.
    blocked: AtomicUsize,
    /// How many waits there were, where acquisitions are not counted.
    waits: AtomicU64,
    /// Whether a deadlock is being told: that is done once.
    told: AtomicBool,
    /// Whether somebody wants to know what all threads do, and no thread has told yet.
    wanted: AtomicBool,
}

type Posts = BTreeMap<ThreadId, Arc<Post>>;

impl Roster {
    /// A post for a new thread, or that of a thread that has one.
    pub(crate) fn post(&self, control: &Arc<ThreadControl>) -> Arc<Post> {
        let new = || {
            Arc::new(Post {
                control: control.clone(),
                waiting: Mutex::default(),
                seen: Mutex::default(),
                outside: AtomicBool::default(),
            })
        };
        self.posts.lock().entry(control.id()).or_insert_with(new).clone()
    }

    /// The posts of all threads that have not ended.
    pub(crate) fn posts(&self) -> MutexGuard<'_, Posts> {
        self.posts.lock()
    }

    /// What a thread is called from now on, and after its end.
    pub(crate) fn name(&self, thread: ThreadId, name: &str) {
        let posts = self.posts.lock();
        let mut names = self.names.lock();
        names.insert(thread, name.to_owned());
        if names.len() > posts.len() + MOST_ENDED {
            let oldest = names.keys().find(|thread| !posts.contains_key(thread)).copied();
            oldest.and_then(|thread| names.remove(&thread));
        }
    }

    /// What a thread is, or was, called.
    pub(crate) fn name_of(&self, thread: ThreadId) -> Option<String> {
        self.names.lock().get(&thread).cloned()
    }

    /// A thread has run all its code.
    pub(crate) fn remove(&self, thread: ThreadId) {
        self.posts.lock().remove(&thread);
    }

    /// After a thread has ended: if nobody is left who can run, somebody must look.
    pub(crate) fn look_after_end(&self) {
        let posts = self.posts.lock();
        if self.may_be_all(&posts) && posts.values().all(|post| post.is_stuck()) {
            posts.values().next().inspect(|post| post.control.unpark());
        }
    }

    fn may_be_all(&self, posts: &Posts) -> bool {
        self.blocked.load(Ordering::Relaxed) >= posts.len()
    }

    fn begin(&self, post: &Post, waiting: Waiting) {
        if waiting.is_on_threads() {
            self.blocked.fetch_add(1, Ordering::Relaxed);
        }
        *post.waiting.lock() = Some(waiting);
    }

    fn end(&self, post: &Post) {
        let ended = post.waiting.lock().take();
        if ended.is_some_and(|waiting| waiting.is_on_threads()) {
            self.blocked.fetch_sub(1, Ordering::Relaxed);
        }
    }
}

/// The place of a frame as a number.
fn number(frame: &Frame) -> u64 {
    u64::from(frame.code().version) << 32 | u64::from(frame.next())
}

impl Thread {
    /// Says where it is, for who may ask while it does not run.
    pub(crate) fn publish_place(&self) {
        *self.post.seen.lock() = self.place();
    }

    /// Says that it does something outside of the interpreter, or no longer.
    pub(crate) fn publish_outside(&self, outside: bool) {
        if outside {
            self.publish_place();
        }
        self.post.outside.store(outside, Ordering::Relaxed);
    }

    /// How a lock is acquired here and now. One that is entered, and not just acquired, is left by the same thread if a
    /// `with` statement does it; but what a generator or an `ExitStack` has entered, another thread may leave.
    #[inline]
    pub(crate) fn acquisition(&self, entered: bool) -> Acquisition {
        let (place, direct) = self.place_number();
        let scoped = entered && self.is_at_with();
        let direct = direct && (scoped || !entered);
        Acquisition { by: self.control.id(), place, order: self.next_acquisition(), scoped, direct }
    }

    /// Whether a `with` statement that is in no generator enters something, through `__enter__` of the library perhaps.
    fn is_at_with(&self) -> bool {
        let is_way_in = |frame: &&Frame| frame.code().is_library && frame.code().code.qualname.ends_with(".__enter__");
        let frame = self.frames.iter().rev().find(|frame| !is_way_in(frame));
        frame.is_some_and(|frame| {
            let code = &frame.code().code;
            let op = code.instructions.get(frame.at()).map(|instruction| instruction.op());
            op == Some(Op::BEFORE_WITH) && !code.flags.contains(CodeFlags::GENERATOR)
        })
    }

    fn next_acquisition(&self) -> u64 {
        if self.is_free() {
            return 0;
        }
        let count = &self.interpreter.acquisitions;
        let next = count.get() + 1;
        count.set(next);
        next
    }

    /// Where the thread stands, as a number: the version of the code of its newest frame that is no library's, and
    /// the next instruction there; and whether that is its newest frame. The code may be gone when somebody asks.
    #[inline]
    fn place_number(&self) -> (u64, bool) {
        match self.frames.last() {
            Some(newest) if !newest.code().is_library => (number(newest), true),
            _ => (self.own_place_number(), false),
        }
    }

    /// The same below frames of the library.
    #[cold]
    fn own_place_number(&self) -> u64 {
        self.frames.iter().rev().find(|frame| !frame.code().is_library).map_or(0, number)
    }

    /// Waits until something is over, in place: the thread is detached meanwhile. What it waits for is posted.
    pub(crate) fn wait_posted(&mut self, pending: &mut dyn Pending) -> crate::Result {
        let mut posted = false;
        let mut stuck_since = None;
        let result = loop {
            match pending.poll(self) {
                Ok(Some(value)) => break Ok(value),
                Ok(None) => {}
                Err(raised) => {
                    pending.cancel(self);
                    break Err(raised);
                }
            }
            if !std::mem::replace(&mut posted, true) {
                self.observe_wait(pending);
                self.post_wait(pending);
            }
            let look_again = self.look_for_deadlock(&mut stuck_since);
            self.sleep_until(pending, look_again);
            self.answer_questions();
            if self.has_signals() {
                // A handler may wait itself, and what is released meanwhile is for those who can take it.
                pending.cancel(self);
                self.interpreter.roster.end(&self.post);
                let handled = self.check_signals();
                self.post_wait(pending);
                if let Err(raised) = handled {
                    break Err(raised);
                }
            }
        };
        if posted {
            self.interpreter.roster.end(&self.post);
            self.observe(|| Event::WaitEnded { got: result.is_ok() && pending.has_got() });
        }
        result
    }

    fn post_wait(&mut self, pending: &dyn Pending) {
        let (on, deadline, place) = (pending.awaited(), pending.deadline(), self.place());
        let direct = self.frames.last().is_some_and(|frame| !frame.code().is_library);
        let number = match self.next_acquisition() {
            0 => self.interpreter.roster.waits.fetch_add(1, Ordering::Relaxed),
            number => number,
        };
        let waiting = Waiting { on, deadline, place, direct, number };
        self.interpreter.roster.begin(&self.post, waiting);
    }

    /// Sleeps until somebody calls, a deadline has passed, or it is time to look again.
    fn sleep_until(&mut self, pending: &dyn Pending, look_again: Option<Duration>) {
        if self.is_single() {
            return self.hand_over_blocked(pending.deadline(), pending.reason());
        }
        let until = [pending.deadline(), look_again].into_iter().flatten().min();
        let deadline = until.map(|until| self.moment(until));
        let control = self.control.clone();
        let park = if pending.is_short() { ThreadControl::park_soon_until } else { ThreadControl::park_until };
        self.idle(pending.reason(), move || {
            let _wake: Wake = park(&control, deadline);
        });
    }
}
