//! The parallel driver: each Python thread is an OS thread, and takes the GIL to touch anything.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use events::Event;
use objects::MOST_THREADS;
use sync::{Crew, Reason, ThreadControl};

use crate::Thread;
use crate::driver::{Free, STACK_SIZE, Task};
use crate::interpreter::Interpreter;

/// A task on its way to the OS thread that will do it.
struct Parcel(Task);

// SAFETY: the values inside are counted objects, which only attached threads may touch. The parcel is
// packed by an attached thread and opened by the new thread after it has taken the GIL of the same
// interpreter; on the way nobody looks inside. If the OS thread cannot be made, the parcel is dropped
// where it was packed; if the interpreter ends first, the new thread sleeps for ever and opens nothing.
unsafe impl Send for Parcel {}

/// Ends the process if a thread panics: it would take the GIL with it, and all others would wait for ever.
struct EndOnPanic;

impl Drop for EndOnPanic {
    fn drop(&mut self) {
        if std::thread::panicking() {
            std::process::exit(101);
        }
    }
}

impl Thread {
    /// Starts an OS thread for a task; tells whether it begins within microseconds.
    pub(super) fn start_parallel(
        &mut self,
        control: Arc<ThreadControl>,
        task: Task,
        stack_size: usize,
    ) -> std::io::Result<bool> {
        if self.is_free() && self.interpreter.world.threads() >= MOST_THREADS {
            return Err(std::io::ErrorKind::QuotaExceeded.into());
        }
        self.begin_concurrency();
        let interpreter = self.interpreter.clone();
        let parcel = Parcel(task);
        // Before the thread runs, so that the world knows of it.
        let free = Free::join(&interpreter, &control);
        let seat = free.as_ref().map(Free::seat);
        let life = move || run(interpreter, control, free, parcel, stack_size);
        let started = if stack_size == STACK_SIZE {
            self.interpreter.driver.crew.get_or_init(|| Crew::new(stack_size)).start(life)
        } else {
            std::thread::Builder::new().name("python".to_owned()).stack_size(stack_size).spawn(life).map(|_| false)
        };
        if let (Err(_), Some(seat)) = (&started, &seat) {
            self.interpreter.world.leave(seat);
        }
        started
    }
}

fn run(
    interpreter: Arc<Interpreter>,
    control: Arc<ThreadControl>,
    free: Option<Free>,
    parcel: Parcel,
    stack_size: usize,
) {
    let _end_on_panic = EndOnPanic;
    let recorder = interpreter.recorder(control.id(), Duration::ZERO);
    // Making a `Thread` reads shared slots already.
    let taken = match &free {
        None => {
            if let Some(journal) = &interpreter.config.journal {
                journal.await_turn(control.id());
            }
            Some(interpreter.gil.take(&control))
        }
        Some(free) => {
            free.attach(&interpreter);
            None
        }
    };
    let (roster, id) = (interpreter.roster.clone(), control.id());
    let mut thread = Thread::new(interpreter, control, free, stack_size);
    thread.budget = thread.full_budget();
    let ended = parcel.0.life.ended.clone();
    match taken {
        Some(taken) => {
            thread.attach_local();
            thread.begin_journal_turn();
            thread.recorder = recorder;
            thread.observe_taken(taken);
            thread.live(parcel.0);
            thread.count_instructions();
            let leaving = thread.is_journaled().then(|| thread.interpreter.driver.leaving.clone());
            if let Some(leaving) = &leaving {
                // When others see that it has ended must depend on turns alone where these are written down.
                leaving.fetch_add(1, Ordering::AcqRel);
                ended.set();
            }
            thread.detach(Reason::End);
            drop(thread);
            if let Some(leaving) = leaving {
                leaving.fetch_sub(1, Ordering::AcqRel);
            }
        }
        None => {
            thread.arrive();
            thread.recorder = recorder;
            thread.observe(|| Event::Attached);
            thread.live(parcel.0);
            thread.observe_detached(Reason::End);
            thread.leave_world();
        }
    }
    // Late, so that whoever waits finds all given back: the GIL, the heap, the domain. Until here the thread may run
    // finalizers, so nobody waits for it in vain.
    roster.remove(id);
    ended.set();
    roster.look_after_end();
}
