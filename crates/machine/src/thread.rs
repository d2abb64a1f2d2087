//! A Python thread that is attached to its interpreter: the token without which no object can be
//! touched, and the data of the thread: its frames, its value stack, the exception it handles.

use std::sync::Arc;

use events::{Event, Recorder};
use objects::{Attached, Heap, LocalState, Shape, Value, Versions, WeakHandle, Word};
use source::{Name, Names};
use sync::{Reason, ThreadControl, ThreadId};

use crate::attribute_cache::AttributeCache;
use crate::builtin::Builtin;
use crate::driver::Free;
use crate::frame::{Frames, Stack};
use crate::interpreter::Interpreter;
use crate::journal::Why;
use crate::observe::{Counting, Follower, Racer, Showing, Told};
use crate::sampler::Sampler;
use crate::types::frame::Place;
use crate::wait::Pending;
use crate::waits::Post;
use crate::{Raised, Result};

/// Bytes of Rust stack that must be left for native code to call back into Python.
const STACK_RESERVE: usize = 192 * 1024;

/// A thread that may touch objects. `&mut Thread` is the proof of being attached.
pub struct Thread {
    pub(crate) local: Box<LocalState>,
    /// Its place among the threads, without a GIL.
    pub(crate) free: Option<Free>,
    /// What other threads know of this one.
    pub(crate) control: Arc<ThreadControl>,
    /// Where it tells others what it waits for.
    pub(crate) post: Arc<Post>,
    pub(crate) frames: Frames,
    pub(crate) stack: Stack,
    /// Top of the value stack while the loop is not running.
    pub(crate) top: *mut Word,
    /// End of the current segment.
    pub(crate) stack_end: *mut Word,
    /// The exception being handled; NULL when none is.
    pub(crate) handled: Value,
    /// How deep native code has called back into Python.
    pub(crate) native_depth: usize,
    /// How deep native code is in containers that lie in each other.
    nesting: usize,
    /// Lowest address that the Rust stack may reach.
    pub(crate) stack_limit: usize,
    /// Instructions left until a switch is due, in counted runs.
    pub(crate) budget: i64,
    /// How many there were left when its turn with the GIL began, in runs that are written down.
    pub(crate) turn_from: i64,
    /// Writes down what the thread does, in runs that are recorded.
    pub(crate) recorder: Option<Box<Recorder>>,
    /// Follows what its values were computed from, in runs that ask for it.
    pub(crate) follower: Option<Box<Follower>>,
    /// Watches the counts of objects, in runs that ask for it.
    pub(crate) counting: Option<Box<Counting>>,
    /// What it tells of objects in shared places, if that is recorded.
    pub(crate) showing: Option<Box<Showing>>,
    /// Looks for what nothing orders, in runs that ask for it.
    pub(crate) racer: Option<Box<Racer>>,
    /// What the recording knows of the variables of each frame.
    pub(crate) told_locals: Vec<Told>,
    /// Asks threads where they are, if the run is recorded so; the main thread has it.
    pub(crate) sampler: Option<Sampler>,
    /// How many instructions it has run, in counted runs, up to the last time somebody looked.
    pub(crate) instructions: u64,
    /// How often the GIL had been taken when this thread took it last.
    pub(crate) gil_turn: u64,
    /// What inline caches have no place for.
    pub(crate) attribute_cache: AttributeCache,
    /// The names of `builtins`.
    pub(crate) builtins: *const objects::Namespace,
    /// The frame objects of running frames that programs have, with where those stand.
    pub(crate) frame_objects: Vec<(Place, WeakHandle)>,
    /// What the thread waits for, when the single driver took it off.
    pub(crate) pending: Option<Box<dyn Pending>>,
    /// Objects whose repr is under way.
    pub(crate) reprs: Vec<u64>,
    /// Segments of the value stack that were added for a frame not entered yet.
    pub(crate) segments_pending: u8,
    /// Whether it is the main thread.
    pub(crate) is_main: bool,
    /// Dropped after all that may hold values.
    pub(crate) interpreter: Arc<Interpreter>,
}

impl Drop for Thread {
    fn drop(&mut self) {
        // The last thread takes the interpreter with it, to which nobody may be attached then.
        objects::detach_local_of(&self.local);
    }
}

// SAFETY: a `Thread` is used by one OS thread, between attaching and detaching;
// the single driver moves none of them between OS threads.
unsafe impl Attached for Thread {
    #[inline(always)]
    fn heap(&self) -> &Heap {
        self.local.heap()
    }
}

impl Thread {
    /// A thread of an interpreter; it is attached by [`Thread::attach`].
    pub(crate) fn new(
        interpreter: Arc<Interpreter>,
        control: Arc<ThreadControl>,
        free: Option<Free>,
        stack_size: usize,
    ) -> Box<Thread> {
        let is_first = control.id() == ThreadId::MAIN;
        let local = Box::new(interpreter.local_state(&control, is_first));
        let builtins = interpreter.builtins_namespace();
        let mut stack = Stack::new();
        let (top, stack_end) = (stack.start(), stack.end());
        let here = std::ptr::from_ref(&stack) as usize;
        let post = interpreter.roster.post(&control);
        let recording = interpreter.config.recording.as_ref().filter(|it| it.detail().follows_values());
        let follower = recording.map(|it| Follower::new(it, &interpreter.names, top, control.id()));
        let racer = interpreter.config.recording.as_ref().and_then(|it| Racer::new(it, control.id()));
        let recording = interpreter.config.recording.as_ref().filter(|it| it.detail().counts);
        let counting = recording.and_then(|it| interpreter.lives.counting(it, &interpreter.names));
        let detail = interpreter.config.recording.as_ref().map(|it| it.detail());
        let showing = detail.filter(|detail| detail.values && detail.accesses).map(|_| Showing::new());
        if counting.is_some() || showing.is_some() {
            interpreter.lives.meet(&control, &local);
        }
        Box::new(Thread {
            interpreter,
            local,
            free,
            control,
            post,
            frames: Frames::new(),
            stack,
            top,
            stack_end,
            handled: Value::NULL,
            native_depth: 0,
            nesting: 0,
            stack_limit: here.saturating_sub(stack_size.saturating_sub(STACK_RESERVE)),
            budget: i64::MAX,
            turn_from: i64::MAX,
            recorder: None,
            follower,
            counting,
            showing,
            racer,
            told_locals: Vec::new(),
            sampler: None,
            instructions: 0,
            gil_turn: 0,
            attribute_cache: AttributeCache::new(),
            builtins,
            frame_objects: Vec::new(),
            pending: None,
            segments_pending: 0,
            reprs: Vec::new(),
            is_main: false,
        })
    }

    /// Takes the GIL, if there is one. Parks for ever when the interpreter has closed (a daemon thread at exit).
    pub(crate) fn attach(&mut self) {
        if self.is_free() {
            self.attach_free();
            return self.observe(|| Event::Attached);
        }
        self.observe(|| Event::GilWanted);
        self.take_gil();
    }

    /// Waits for the GIL and takes it.
    pub(crate) fn take_gil(&mut self) {
        self.await_journal_turn();
        let taken = self.interpreter.gil.take(&self.control);
        self.attach_local();
        self.begin_journal_turn();
        self.observe_taken(taken);
    }

    /// Lets the GIL go between two instructions, since its time is over, and takes it again.
    pub(crate) fn give_way(&mut self, reason: Reason) {
        self.observe_forced_out(reason);
        self.end_journal_turn(Why::Over);
        objects::detach_local();
        self.interpreter.gil.release(&self.control, reason);
        self.take_gil();
    }

    /// Makes drops on this OS thread use this thread's interpreter.
    pub(crate) fn attach_local(&self) {
        // SAFETY: the GIL is held (or, under the single driver, only this OS thread runs), and the
        // state is boxed in this thread, which detaches before it ends.
        unsafe { objects::attach_local(&self.local) };
    }

    /// Gives the GIL back.
    pub(crate) fn detach(&mut self, reason: Reason) {
        if self.is_free() {
            self.observe_detached(reason);
            return self.detach_free();
        }
        self.observe_released(reason);
        self.end_journal_turn(Why::let_go(reason));
        objects::detach_local();
        self.interpreter.gil.release(&self.control, reason);
    }

    /// Runs something that may block without the GIL. What it takes and gives cannot hold values.
    pub fn detached<R: Send>(&mut self, reason: Reason, work: impl FnOnce() -> R + Send) -> R {
        struct Reattach<'a>(&'a mut Thread);
        impl Drop for Reattach<'_> {
            fn drop(&mut self) {
                self.0.attach();
                self.0.publish_outside(false);
            }
        }
        if self.is_single() {
            return work();
        }
        self.publish_outside(true);
        if self.follows_journal() {
            // First, so that what others see of it happens in the order of the turns.
            let result = work();
            self.detach(reason);
            drop(Reattach(self));
            return result;
        }
        self.detach(reason);
        let _reattach = Reattach(self);
        work()
    }

    /// Whether all Python threads run on one OS thread.
    pub fn is_single(&self) -> bool {
        self.interpreter.config.driver != crate::config::Driver::Parallel
    }

    /// Waits until something is over, in place: the thread is detached meanwhile.
    ///
    /// # Errors
    /// What the waiting function raises, or a KeyboardInterrupt that came meanwhile.
    pub fn wait(&mut self, mut pending: Box<dyn Pending>) -> Result {
        self.wait_posted(&mut *pending)
    }

    /// What other threads know of this one; lets them wake it.
    pub fn control(&self) -> &Arc<ThreadControl> {
        &self.control
    }

    /// The interpreter.
    pub fn interpreter(&self) -> &Arc<Interpreter> {
        &self.interpreter
    }

    /// The names of the interpreter.
    pub fn names(&self) -> &Names {
        &self.interpreter.names
    }

    /// Where new versions come from.
    pub fn versions(&self) -> &Versions {
        &self.interpreter.versions
    }

    /// The heap that this thread allocates from.
    #[inline(always)]
    pub fn heap(&self) -> &Heap {
        self.local.heap()
    }

    /// A builtin type.
    #[inline]
    pub fn class(&self, builtin: Builtin) -> Value {
        self.interpreter.types[builtin as usize].get()
    }

    /// The shape of instances of a builtin type.
    #[inline(always)]
    pub(crate) fn root(&self, builtin: Builtin) -> &Shape {
        // SAFETY: filled for every builtin type when the interpreter was made; builtin types are immortal.
        unsafe { &*self.interpreter.roots[builtin as usize] }
    }

    /// The text of a name.
    pub fn text(&self, name: Name) -> &str {
        self.interpreter.names.text(name)
    }

    /// Fails with RecursionError when native code may not call back any deeper.
    ///
    /// # Errors
    /// RecursionError.
    #[inline]
    pub fn check_stack(&mut self, what: &str) -> Result<()> {
        objects::assert_nothing_held();
        let here = std::ptr::from_ref(&what) as usize;
        if here < self.stack_limit || self.native_depth > 20_000 {
            return Err(self.recursion_error(what));
        }
        Ok(())
    }

    /// Runs what calls itself for what lies within what it was given; not deeper than CPython's C code may.
    ///
    /// # Errors
    /// RecursionError; what `go` gives.
    pub(crate) fn nested<R>(&mut self, what: &str, go: impl FnOnce(&mut Thread) -> Result<R>) -> Result<R> {
        const DEEPEST: usize = 10_000;
        self.check_stack(what)?;
        if self.nesting >= DEEPEST {
            return Err(self.recursion_error(what));
        }
        self.nesting += 1;
        let result = go(self);
        self.nesting -= 1;
        result
    }

    #[cold]
    pub(crate) fn recursion_error(&mut self, what: &str) -> Raised {
        // A little room, so that the exception itself can be made and handled.
        let limit = std::mem::replace(&mut self.stack_limit, 0);
        let raised = self.raise(Builtin::RecursionError, format!("maximum recursion depth exceeded{what}"));
        self.stack_limit = limit;
        raised
    }
}
