//! What all threads do at this moment, for whoever presses Ctrl-\ (SIGQUIT).
//!
//! The thread for signals asks all threads where they are, waits a moment for the answers, and has one of them tell.
//! If none does, as all are inside of native code, it tells itself what it knows.

use std::sync::atomic::Ordering;
use std::sync::{Arc, Weak};
use std::time::{Duration, Instant};

use sync::{Bit, ThreadId};

use super::deadlock::{Spot, Stuck, Telling, Wanted};
use super::{Awaited, Place, Post, Roster, Waiting};
use crate::Thread;
use crate::config::Driver;
use crate::interpreter::Interpreter;

/// How long threads usually take to answer.
const TO_ANSWER: Duration = Duration::from_millis(30);
/// For how long they may take to answer without a GIL, and one to tell; on a busy machine they may have to wait for a
/// processor.
const TO_TELL: Duration = Duration::from_secs(1);

/// What all threads do.
pub struct Dump {
    /// In start order.
    pub threads: Vec<Shown>,
}

/// What one thread does.
pub struct Shown {
    /// Its name, where it is, what it holds, and what it waits for.
    pub stuck: Stuck,
    /// What it does.
    pub doing: Doing,
}

/// What a thread does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doing {
    /// It runs instructions.
    Runs,
    /// It runs native code that does not look up.
    RunsNative,
    /// It could run, but another thread has the GIL, or the turn.
    WantsTurn,
    /// It is outside of the interpreter: it reads, or sends.
    IsOutside,
    /// It sleeps until that time has passed.
    Sleeps(Duration),
    /// It waits for another thread; for so long at most.
    Waits(Option<Duration>),
}

impl Interpreter {
    /// Has SIGQUIT tell what all threads do. The program goes on.
    pub fn tell_on_quit(self: &Arc<Self>) {
        let (interpreter, roster) = (Arc::downgrade(self), self.roster.clone());
        let (single, free) = (self.config.driver != Driver::Parallel, self.config.is_free());
        // Where the system gives no thread for signals, SIGQUIT ends the process as it always did.
        let _refused = self.interrupts().on_quit(move || ask(&interpreter, &roster, single, free));
    }
}

/// On the thread for signals.
fn ask(interpreter: &Weak<Interpreter>, roster: &Roster, single: bool, free: bool) {
    let posts: Vec<Arc<Post>> = roster.posts().values().cloned().collect();
    posts.iter().for_each(|post| post.control.breaker().set(Bit::Publish));
    std::thread::sleep(TO_ANSWER);
    // With a GIL only one of them can; without, each will, unless it is inside of native code.
    let asked = Instant::now();
    while free && asked.elapsed() < TO_TELL && posts.iter().any(|post| post.owes_answer()) {
        std::thread::sleep(TO_ANSWER);
    }
    roster.wanted.store(true, Ordering::SeqCst);
    posts.iter().for_each(|post| post.control.breaker().set(Bit::Tell));
    // A scheduler that counts wakes nobody for this: one of its threads runs.
    if !single && let Some(waiting) = posts.iter().find(|post| post.waiting().is_some()) {
        waiting.control.unpark();
    }
    std::thread::sleep(TO_TELL);
    if roster.wanted.swap(false, Ordering::SeqCst)
        && let Some(interpreter) = interpreter.upgrade()
    {
        let holder = interpreter.gil.last_holder().filter(|_| !single && !interpreter.config.is_free());
        let threads = posts.iter().map(|post| unasked(post, holder, roster.name_of(post.control.id()))).collect();
        interpreter.host.tell_threads(&Dump { threads }, &interpreter.config);
        for post in &posts {
            post.control.breaker().clear(Bit::Tell);
        }
    }
}

/// What is known of a thread without anybody's help, and of who has the GIL.
fn unasked(post: &Post, holder: Option<ThreadId>, name: Option<String>) -> Shown {
    let name = name.unwrap_or_else(|| match post.control.id() {
        ThreadId::MAIN => "MainThread".to_owned(),
        id => format!("thread {}", id.0),
    });
    let place = post.waiting().and_then(|waiting| waiting.place).or_else(|| post.seen.lock().clone());
    let spot = place.map(|(code, next)| {
        let line = code.locations.get(next.saturating_sub(1) as usize).map_or(0, |location| location.line);
        Spot { file: code.file.to_string(), line, function: code.qualname.clone(), source: String::new() }
    });
    let doing = match post.waiting() {
        Some(_) => Doing::Waits(None),
        None if post.outside.load(Ordering::Relaxed) => Doing::IsOutside,
        None if holder.is_some_and(|holder| holder != post.control.id()) => Doing::WantsTurn,
        None => Doing::RunsNative,
    };
    Shown { stuck: Stuck { name, spot, holds: Vec::new(), wants: Wanted::Other(String::new()) }, doing }
}

impl Thread {
    /// Says where it is, and what all threads do, if that is wanted.
    pub(crate) fn answer_questions(&mut self) {
        let breaker = self.control.breaker();
        if breaker.has(Bit::Publish) && breaker.clear(Bit::Publish) {
            self.publish_place();
        }
        let breaker = self.control.breaker();
        if breaker.has(Bit::Sample) && breaker.clear(Bit::Sample) {
            self.observe_stack(true);
        }
        let breaker = self.control.breaker();
        if breaker.has(Bit::Tell)
            && breaker.clear(Bit::Tell)
            && self.interpreter.roster.wanted.swap(false, Ordering::SeqCst)
        {
            self.publish_place();
            self.tell_threads();
        }
    }

    fn tell_threads(&mut self) {
        let posts: Vec<Arc<Post>> = self.interpreter.roster.posts().values().cloned().collect();
        let me = self.control.id();
        let answered = |post: &Arc<Post>| post.control.id() == me || !post.owes_answer();
        // Who does not look up would not let the world be stopped.
        let dump = if !self.is_free() || posts.iter().all(answered) {
            self.with_world_stopped(|t| t.dump(&posts, true))
        } else {
            self.dump(&posts, false)
        };
        let interpreter = self.interpreter.clone();
        interpreter.host.tell_threads(&dump, &interpreter.config);
    }

    /// What all threads do; the locks only if no other thread touches objects meanwhile.
    fn dump(&mut self, posts: &[Arc<Post>], with_locks: bool) -> Dump {
        let waiting: Vec<(ThreadId, Waiting)> =
            posts.iter().filter_map(|post| Some((post.control.id(), post.waiting()?))).collect();
        let mut told = if with_locks { Telling::new(self, &waiting) } else { Telling::default() };
        let threads = posts.iter().map(|post| {
            let id = post.control.id();
            let doing = self.doing(post);
            let stuck = match post.waiting() {
                Some(waiting) => told.stuck(self, id, &waiting),
                None => {
                    let place: Option<Place> = post.seen.lock().clone();
                    let waiting = Waiting { on: Awaited::Outside, deadline: None, place, direct: true, number: 0 };
                    told.stuck(self, id, &waiting)
                }
            };
            Shown { stuck, doing }
        });
        Dump { threads: threads.collect() }
    }

    fn doing(&self, post: &Post) -> Doing {
        let left = |deadline: Duration| deadline.saturating_sub(self.unasked_clock());
        match post.waiting() {
            Some(Waiting { on: Awaited::Outside, deadline: Some(deadline), .. }) => Doing::Sleeps(left(deadline)),
            Some(Waiting { on: Awaited::Outside, deadline: None, .. }) => Doing::IsOutside,
            Some(waiting) => Doing::Waits(waiting.deadline.map(left)),
            None if post.outside.load(Ordering::Relaxed) => Doing::IsOutside,
            None if self.is_free() && post.owes_answer() => Doing::RunsNative,
            None if self.is_free() || post.control.id() == self.control.id() => Doing::Runs,
            None => Doing::WantsTurn,
        }
    }
}
