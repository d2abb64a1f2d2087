//! Without the GIL: attaching and detaching, what is done at check points, and stopping the world.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use objects::{Limbo, LocalDomain, LocalState, set_concurrent, set_shared};
use parking_lot::Mutex;
use sync::{Bit, Seat, ThreadControl, World};

use crate::Thread;
use crate::interpreter::Interpreter;

/// What a thread has when there is no GIL.
pub(crate) struct Free {
    seat: Arc<Seat>,
    /// References that are dropped when the grace period that has begun is over.
    limbo: Limbo,
    /// That grace period; 0 when none has begun.
    goal: u64,
}

/// What threads that went away have left, each with the grace period that it waits for. Whoever finds one over drops it.
#[derive(Default)]
pub(crate) struct LeftLimbo {
    left: Mutex<Vec<(u64, Limbo)>>,
    /// How many there are.
    count: AtomicUsize,
}

impl LeftLimbo {
    fn add(&self, goal: u64, limbo: Limbo) {
        let mut left = self.left.lock();
        left.push((goal, limbo));
        // Before this thread detaches: one that detaches at the same time sees it, or is seen to be away.
        self.count.store(left.len(), Ordering::SeqCst);
    }

    /// Whether a grace period is over that something waits for.
    fn is_due(&self, world: &World) -> bool {
        self.count.load(Ordering::SeqCst) > 0 && self.left.lock().iter().any(|(goal, _)| world.is_over_for_all(*goal))
    }

    fn take_due(&self, world: &World) -> Vec<Limbo> {
        if self.count.load(Ordering::SeqCst) == 0 {
            return Vec::new();
        }
        let mut left = self.left.lock();
        let due = left.extract_if(.., |(goal, _)| world.is_over_for_all(*goal)).map(|(_, limbo)| limbo).collect();
        self.count.store(left.len(), Ordering::SeqCst);
        due
    }
}

impl Free {
    /// Gives a thread its place, not attached yet; `None` under a GIL.
    pub(crate) fn join(interpreter: &Interpreter, control: &Arc<ThreadControl>) -> Option<Free> {
        let free = || Free { seat: interpreter.world.join(control.clone()), limbo: Limbo::default(), goal: 0 };
        interpreter.config.is_free().then(free)
    }

    /// Its place.
    pub(crate) fn seat(&self) -> Arc<Seat> {
        self.seat.clone()
    }

    /// Attaches the thread to its world, before it has a token.
    pub(crate) fn attach(&self, interpreter: &Interpreter) {
        interpreter.world.attach(&self.seat);
        // What makes the token looks into tables that all threads share.
        set_shared(interpreter.shared.get());
        set_concurrent(interpreter.concurrent.get());
    }
}

impl Interpreter {
    /// The dropping side of a thread: its heap and its domain.
    pub(crate) fn local_state(&self, control: &Arc<ThreadControl>, is_first: bool) -> LocalState {
        // Whatever made the object: the collection is seen to at the next check point.
        let told = control.clone();
        let collection_due = move || told.breaker().set(Bit::Gc);
        if !self.config.is_free() {
            return LocalState::new(&self.heap, LocalDomain::of_interpreter(), collection_due);
        }
        let call = control.clone();
        let domain = LocalDomain::of_thread(&self.domains, move || call.breaker().set(Bit::Merge));
        // SAFETY: the heaps of threads live as long as the interpreter's own.
        let heap = if is_first { &*self.heap } else { unsafe { &*self.heap.for_thread() } };
        LocalState::new(heap, domain, collection_due)
    }
}

impl Thread {
    /// Whether other threads may touch objects while this one does.
    pub(crate) fn is_free(&self) -> bool {
        self.free.is_some()
    }

    /// Attaches without a GIL.
    pub(crate) fn attach_free(&mut self) {
        if let Some(free) = &self.free {
            free.attach(&self.interpreter);
            self.arrive();
        }
    }

    /// After the world has let the thread in: objects are its to touch.
    pub(crate) fn arrive(&mut self) {
        self.attach_local();
        self.local.domain().arrive();
        self.meet_others();
    }

    /// Learns whether there are other threads.
    fn meet_others(&self) {
        set_shared(self.interpreter.shared.get());
        set_concurrent(self.interpreter.concurrent.get());
    }

    /// Detaches without a GIL.
    pub(crate) fn detach_free(&mut self) {
        loop {
            self.spread_contended();
            self.reclaim();
            self.leave_limbo();
            self.local.domain().leave();
            objects::detach_local();
            set_concurrent(false);
            set_shared(false);
            let Some(free) = &self.free else { return };
            self.interpreter.world.detach(&free.seat);
            // This thread may have been the one that others waited for, and nobody be left who drops it.
            if !self.interpreter.left_limbo.is_due(&self.interpreter.world) {
                return;
            }
            self.attach_free();
            self.drop_left_limbo();
        }
    }

    /// Leaves to others what a grace period is not over for yet: this thread may be away for long.
    fn leave_limbo(&mut self) {
        let (world, left) = (&self.interpreter.world, &self.interpreter.left_limbo);
        let Some(free) = &mut self.free else { return };
        if free.goal != 0 {
            world.await_nothing(&free.seat);
            left.add(std::mem::take(&mut free.goal), std::mem::take(&mut free.limbo));
        }
        if self.local.domain().has_limbo() {
            left.add(world.begin_grace_for_all(), self.local.domain().take_limbo());
        }
    }

    /// Drops what threads that are away have left, and no thread can have in hand any more.
    fn drop_left_limbo(&self) {
        self.interpreter.left_limbo.take_due(&self.interpreter.world).into_iter().for_each(Limbo::release);
    }

    /// A check point: pauses if the world is being stopped, and sees to what other threads left to do.
    pub(crate) fn pass_check_point(&mut self) {
        let Some(free) = &self.free else { return };
        self.interpreter.world.pass(&free.seat);
        self.meet_others();
        self.drop_left_limbo();
        if self.control.breaker().clear(Bit::Merge) {
            self.local.domain().merge();
            self.spread_contended();
            self.observe_object_waits();
        }
        self.reclaim();
        if self.interpreter.domains.wants_gathering() {
            self.gather_counts();
        }
        if self.local.needs_attention() {
            self.control.breaker().set(Bit::Finalizers);
        }
    }

    /// Has each thread count for itself the references to objects for whose counts threads have fought.
    fn spread_contended(&mut self) {
        loop {
            let contended = self.local.domain().take_contended();
            if contended.is_empty() {
                return;
            }
            self.with_world_stopped(|t| {
                contended.iter().for_each(|object| t.interpreter.domains.spread_contended(object))
            });
        }
    }

    /// Drops what no other thread can have in hand any more, and has the others pass a check point for the rest.
    fn reclaim(&mut self) {
        let Some(free) = &mut self.free else { return };
        let world = &self.interpreter.world;
        if free.goal != 0 {
            if !world.is_over(&free.seat, free.goal) {
                return;
            }
            free.goal = 0;
            std::mem::take(&mut free.limbo).release();
        }
        while self.local.domain().has_limbo() {
            free.limbo = self.local.domain().take_limbo();
            let goal = world.begin_grace(&free.seat);
            if !world.is_over(&free.seat, goal) {
                free.goal = goal;
                return;
            }
            std::mem::take(&mut free.limbo).release();
        }
    }

    /// Whether something waits for a grace period.
    fn has_limbo(&self) -> bool {
        self.free.as_ref().is_some_and(|free| free.goal != 0) || self.local.domain().has_limbo()
    }

    /// Does something while no other thread touches objects. It runs no Python code and does not wait.
    pub(crate) fn with_world_stopped<R>(&mut self, act: impl FnOnce(&mut Thread) -> R) -> R {
        let free = self.free.as_ref().filter(|_| objects::is_concurrent());
        let Some(seat) = free.map(|free| free.seat.clone()) else { return act(self) };
        self.interpreter.world.stop(&seat);
        // Alone: no lock is needed, and what is dropped goes at once.
        set_concurrent(false);
        let result = act(self);
        set_concurrent(true);
        self.interpreter.world.start(&seat);
        result
    }

    /// Stops the world for good: the other threads, daemons all, run no more.
    pub(crate) fn stop_world_for_good(&mut self) {
        if let Some(free) = &self.free {
            self.interpreter.world.stop(&free.seat);
            self.interpreter.world.pass(&free.seat);
            self.interpreter.concurrent.set(false);
            set_concurrent(false);
            self.local.domain().merge();
            self.reclaim();
            self.drop_left_limbo();
            self.interpreter.domains.gather();
        }
    }

    /// Before a second thread is started: from here on, objects are shared.
    pub(crate) fn begin_concurrency(&mut self) {
        if self.is_free() && !self.interpreter.concurrent.get() {
            self.immortalize_modules();
            self.interpreter.shared.set(true);
            self.interpreter.concurrent.set(true);
            self.spread_counts();
            self.meet_others();
        }
    }

    /// Drops all that waits for other threads, before the thread ends.
    pub(crate) fn settle(&mut self) {
        // They were contended while this thread worked; perhaps nobody refers to them any more.
        if self.interpreter.domains.has_contended() {
            self.gather_counts();
            self.run_due_finalizers();
        }
        while self.has_limbo() {
            self.with_world_stopped(|t| {
                if let Some(free) = &mut t.free {
                    free.goal = 0;
                    std::mem::take(&mut free.limbo).release();
                }
                t.local.domain().take_limbo().release();
            });
            self.run_due_finalizers();
        }
    }

    /// The end of a thread that has run all its code: its place is given up.
    pub(crate) fn leave_world(mut self: Box<Self>) {
        self.detach_free();
        // What others handed over until now may have had its last reference there.
        while self.local.needs_attention() || self.has_limbo() || self.local.domain().has_contended() {
            self.attach_free();
            self.run_due_finalizers();
            self.settle();
            self.detach_free();
        }
        self.local.heap().retire();
        let (interpreter, free) = (self.interpreter.clone(), self.free.take());
        drop(self);
        if let Some(free) = free {
            interpreter.world.leave(&free.seat);
        }
    }
}
