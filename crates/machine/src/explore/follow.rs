//! Runs in which somebody else chooses who goes on, and wants to know where in an exploration that leads: what threads
//! do is told as the visible operations that an exploration counts, when they do them.

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use bytecode::Op;
use objects::Word;
use sync::ThreadId;

use crate::Thread;
use crate::explore::Pins;
use crate::explore::stop::is_private;
use crate::explore::touch::Touched;
use crate::stepping::Stepper;
use crate::waits::Awaited;

/// The state of a run that is followed.
pub(crate) struct Followed {
    stepper: Arc<dyn Stepper>,
    visible: HashSet<String>,
    pins: RefCell<Pins>,
    threads: RefCell<HashMap<ThreadId, Standing>>,
}

/// How far a thread is with what will count.
#[derive(Default)]
struct Standing {
    /// The visible operation that it has come to.
    at: Option<At>,
    /// For what it waits in the middle of something. To go on is an operation of its own.
    waits: Option<Awaited>,
}

/// An instruction.
struct At {
    /// The number of frames, and the place in the newest.
    depth: usize,
    next: u32,
    /// Whether it has not begun before it can be done: who waits for a lock has done nothing yet.
    wants: bool,
}

impl At {
    /// Whether it is done, now that this comes next.
    fn is_done(&self, depth: usize, next: u32) -> bool {
        let is_elsewhere = (self.depth, self.next) != (depth, next);
        is_elsewhere && (!self.wants || depth <= self.depth)
    }
}

impl Followed {
    pub(crate) fn new(stepper: Arc<dyn Stepper>) -> Option<Followed> {
        let visible = stepper.visible()?;
        Some(Followed { stepper, visible, pins: RefCell::default(), threads: RefCell::default() })
    }

    /// Takes note of what a thread is about to run. Says whether it is something new.
    fn comes_to(&self, id: ThreadId, depth: usize, next: u32) -> bool {
        let mut threads = self.threads.borrow_mut();
        let standing = threads.entry(id).or_default();
        if let Some(at) = &standing.at {
            if !at.is_done(depth, next) {
                return false;
            }
            standing.at = None;
            self.stepper.did(id);
        }
        match standing.waits.take() {
            // That another thread has ended is no operation.
            Some(Awaited::End(_, done) | Awaited::Done(done)) if done.is_set() => {}
            Some(_) => self.stepper.did(id),
            None => {}
        }
        true
    }
}

impl Thread {
    /// Before each instruction of a run that is followed.
    pub(super) fn follow(&mut self, word: u64, sp: *mut Word) {
        let interpreter = self.interpreter.clone();
        let (Some(followed), Some(frame)) = (&interpreter.followed, self.frames.last().copied()) else { return };
        let (id, depth, next) = (self.control.id(), self.frames.len(), frame.next());
        let op = Op::ALL[(word >> 8) as u8 as usize];
        let is_new = followed.comes_to(id, depth, next);
        if !is_new || frame.code().is_library || is_private(op) || interpreter.running_threads() == 0 {
            return;
        }
        let touched = self.touches(&followed.pins.borrow(), &frame, op, (word >> 32) as u32, sp);
        // What cannot be explored is not followed.
        let Ok(touched) = touched else { return };
        let Touched { touches, wants, always, .. } = touched.with_output(&followed.visible, &frame, op);
        if always || touches.iter().any(|touch| followed.visible.contains(&touch.key)) {
            let at = At { depth, next, wants: wants.is_some() };
            followed.threads.borrow_mut().entry(id).or_default().at = Some(at);
        }
    }

    /// A thread is started.
    pub(super) fn follow_start(&mut self) {
        let interpreter = self.interpreter.clone();
        let Some(followed) = &interpreter.followed else { return };
        if followed.pins.borrow().is_empty() {
            let pins = self.first_pins();
            *followed.pins.borrow_mut() = pins;
        }
    }

    /// The thread is about to wait for what it has posted.
    pub(super) fn follow_wait(&self) {
        self.follow_stop(|| self.waiting(self.control.id()).map_or(Awaited::Outside, |waiting| waiting.on));
    }

    /// The thread lets others go first.
    pub(crate) fn follow_pause(&self) {
        self.follow_stop(|| Awaited::Outside);
    }

    /// The thread ends, perhaps with an exception in the middle of an operation.
    pub(crate) fn follow_end(&self) {
        let Some(followed) = &self.interpreter.followed else { return };
        let id = self.control.id();
        let standing = followed.threads.borrow_mut().remove(&id);
        if standing.is_some_and(|standing| standing.at.is_some()) {
            followed.stepper.did(id);
        }
    }

    /// No thread will do anything any more: what was kept may go.
    pub(crate) fn end_following(&self) {
        if let Some(followed) = &self.interpreter.followed {
            drop(followed.pins.take());
        }
    }

    fn follow_stop(&self, on: impl FnOnce() -> Awaited) {
        let Some(followed) = &self.interpreter.followed else { return };
        let id = self.control.id();
        let mut threads = followed.threads.borrow_mut();
        let standing = threads.entry(id).or_default();
        if standing.at.as_ref().is_some_and(|at| at.wants) {
            return;
        }
        if standing.at.take().is_some() {
            followed.stepper.did(id);
        }
        standing.waits = Some(on());
    }
}
