//! Python threads: how they are started, what they wait for at the end, and who waits for them.
//!
//! Two drivers run them. `parallel` gives each an OS thread of its own, and the GIL decides;
//! `single` has them all on one OS thread, and a scheduler decides, under a clock of its own.

use std::sync::Arc;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, AtomicI32, AtomicU32, AtomicUsize, Ordering};

use events::Event;
use objects::{Locked, Shared, Str, Value, WeakHandle};
use sync::interrupt::Interrupts;
use sync::{Crew, Done, ThreadControl, ThreadId};

use crate::builtin::Builtin;
use crate::interpreter::Interpreter;
use crate::wait::WaitForThread;
use crate::waits::Place;
use crate::{Raised, Result, Thread};

mod free;
mod parallel;
mod single;

pub(crate) use free::{Free, LeftLimbo};
pub(crate) use single::MEAN_TURN;

/// Bytes of stack for a thread, unless `_thread.stack_size` says otherwise; untouched pages cost nothing.
const STACK_SIZE: usize = 16 * 1024 * 1024;

/// That the system gave no thread, as what came from outside.
const NO_THREAD: &str = "refusal of a thread";

/// What an interpreter knows of its threads beyond their control blocks.
#[derive(Default)]
pub(crate) struct State {
    interrupts: OnceLock<Arc<Interrupts>>,
    /// The OS threads of the parallel driver.
    crew: OnceLock<Arc<Crew>>,
    /// The threads that the interpreter waits for before it ends.
    awaited: Locked<Vec<Arc<Life>>>,
    /// `_thread.stack_size(bytes)`; 0 is the default.
    pub(crate) stack_size: Shared<usize>,
    /// Every `_thread._local`, to be told when a thread ends.
    pub(crate) locals: Locked<Vec<WeakHandle>>,
    /// The program has ended: no thread may begin any more, and daemons run no more.
    pub(crate) closed: Shared<bool>,
    /// The modules are being let go: nothing can be imported, and tracebacks have no source lines, as in CPython.
    pub(crate) modules_gone: Shared<bool>,
    /// How many OS threads are on their last steps, with the GIL gone, although their threads count as ended.
    leaving: Arc<AtomicUsize>,
    single: single::State,
}

/// What a new thread is to do.
pub(crate) struct Task {
    pub(crate) callable: Value,
    pub(crate) args: Vec<Value>,
    pub(crate) keywords: Vec<(Value, Value)>,
    pub(crate) life: Arc<Life>,
    /// Whether the interpreter may end before the thread does.
    pub(crate) daemon: bool,
}

/// How far a thread has come, for those who wait for it.
#[derive(Default)]
pub(crate) struct Life {
    /// Its number, from before it begins; 0 before it is started.
    ident: AtomicU32,
    pub(crate) began: Arc<Done>,
    pub(crate) ended: Arc<Done>,
    /// The number that the system gives it; 0 before it began.
    pub(crate) native_id: AtomicI32,
    /// Whether it was given to an OS thread that was there already.
    pub(crate) begins_soon: AtomicBool,
}

impl Life {
    /// That of a thread which runs already.
    pub(crate) fn of_running(ident: ThreadId, native_id: i32) -> Life {
        Life { ident: AtomicU32::new(ident.0), native_id: AtomicI32::new(native_id), ..Life::default() }
    }

    /// The thread's number, once it was started.
    pub(crate) fn ident(&self) -> Option<ThreadId> {
        Some(ThreadId(self.ident.load(Ordering::Acquire))).filter(|ident| ident.0 != 0)
    }
}

impl Interpreter {
    /// Ctrl-C on its way to the main thread. The program around the machine attaches it to the signal.
    pub fn interrupts(&self) -> &Arc<Interrupts> {
        self.driver.interrupts.get_or_init(|| {
            let main = self.threads.lock().get(&ThreadId::MAIN.0).cloned();
            Interrupts::new(main.unwrap_or_else(|| Arc::new(ThreadControl::new(ThreadId::MAIN))))
        })
    }

    /// Whether a thread beside the main thread was ever started.
    pub fn has_started_threads(&self) -> bool {
        self.started_threads() > 0
    }

    /// How many threads were ever started beside the main thread.
    pub fn started_threads(&self) -> u32 {
        self.next_thread.get().saturating_sub(ThreadId::MAIN.0 + 1)
    }

    /// How many threads run beside the main thread.
    pub fn running_threads(&self) -> usize {
        self.threads.lock().len().saturating_sub(1)
    }

    /// The number and the control block of a new thread.
    fn number_thread(&self) -> (ThreadId, Arc<ThreadControl>) {
        let mut threads = self.threads.lock();
        let id = ThreadId(self.next_thread.get().max(ThreadId::MAIN.0 + 1));
        self.next_thread.set(id.0 + 1);
        let control = Arc::new(ThreadControl::new(id));
        threads.insert(id.0, control.clone());
        drop(threads);
        self.roster.post(&control);
        (id, control)
    }
}

impl Thread {
    /// Starts a thread and gives its number.
    ///
    /// # Errors
    /// RuntimeError when the system gives no more threads, PythonFinalizationError when the program is at its end.
    pub(crate) fn start_thread(&mut self, task: Task) -> Result<ThreadId> {
        if self.interpreter.driver.closed.get() {
            let message = "can't create new thread at interpreter shutdown";
            return Err(self.raise(Builtin::PythonFinalizationError, message));
        }
        let interpreter = self.interpreter.clone();
        let (life, daemon) = (task.life.clone(), task.daemon);
        let stack_size = match interpreter.driver.stack_size.get() {
            0 => STACK_SIZE,
            size => size.max(STACK_SIZE / 16),
        };
        let (id, control) = interpreter.number_thread();
        life.ident.store(id.0, Ordering::Release);
        self.race_starts(id);
        self.start_in_journal(id);
        let started = if self.is_single() {
            self.start_single(control, task, stack_size).map(|()| false)
        } else if self.given_here::<()>(NO_THREAD).is_some() {
            Err(std::io::ErrorKind::QuotaExceeded.into())
        } else {
            self.start_parallel(control, task, stack_size)
        };
        let Ok(begins_soon) = started else {
            self.came(NO_THREAD, &());
            interpreter.threads.lock().remove(&id.0);
            interpreter.roster.remove(id);
            life.ident.store(0, Ordering::Release);
            return Err(self.runtime_error("can't start new thread"));
        };
        life.begins_soon.store(begins_soon, Ordering::Relaxed);
        self.observe(|| Event::ThreadStarted { thread: id });
        if !daemon {
            let mut awaited = interpreter.driver.awaited.lock();
            awaited.retain(|life| !life.ended.is_set());
            awaited.push(life);
        }
        Ok(id)
    }

    /// The whole life of a thread, once it is attached; the caller says when it is done.
    fn live(&mut self, task: Task) {
        let Task { callable, args, keywords, life, .. } = task;
        self.observe(|| Event::ThreadBegan);
        life.native_id.store(self.native_id(), Ordering::Release);
        life.began.set();
        let (names, values): (Vec<Value>, Vec<Value>) = keywords.into_iter().unzip();
        let result = self.call_with(&callable, &args, &names, &values);
        drop((args, names, values));
        match result {
            Ok(value) => drop(value),
            Err(raised) => self.report_low_level(raised, &callable),
        }
        drop(callable);
        self.handled = Value::NULL;
        self.run_due_finalizers();
        self.forget_thread_locals();
        self.run_due_finalizers();
        // Nobody else was told that it is due.
        self.collect_if_wanted();
        self.settle();
        self.observe(|| Event::ThreadEnded);
        self.race_ends();
        self.interpreter.threads.lock().remove(&self.control.id().0);
    }

    /// The number that the system gives the thread. All threads of the single driver share one, so there it is the
    /// interpreter's own number, the same in every run.
    pub(crate) fn native_id(&self) -> i32 {
        if self.is_single() {
            return self.control.id().0.cast_signed();
        }
        self.asked("thread number", || rustix::thread::gettid().as_raw_nonzero().get())
    }

    /// Reports an exception that left a thread's function; SystemExit is how a thread ends itself.
    fn report_low_level(&mut self, raised: Raised, callable: &Value) {
        if self.is_exception(&raised, Builtin::SystemExit) {
            return;
        }
        let what = self.repr_text(callable).unwrap_or_else(|_| "a function".to_owned());
        self.write_unraisable_in(&raised, &format!("Exception ignored in thread started by {what}:"));
    }

    /// Drops what `threading.local` objects keep for this thread.
    fn forget_thread_locals(&mut self) {
        // The list stays: another thread may end meanwhile.
        let handles = self.interpreter.driver.locals.lock().clone();
        for local in handles.iter().filter_map(|handle| self.heap().upgrade(handle)).collect::<Vec<_>>() {
            crate::modules::thread::forget_local(self, &local);
        }
    }

    /// Waits for all threads that are not daemons, as the main thread does at its end; then nobody else
    /// gets the GIL any more. An exception meanwhile (Ctrl-C) ends the waiting and is reported.
    pub fn exit_threads(&mut self) {
        if let Err(raised) = self.shut_down() {
            // As CPython, which says where only up to here: what comes next is `_thread._shutdown`.
            let joins = self.interpreter.driver.awaited.lock().is_empty();
            let headline = if joins { "" } else { "Exception ignored on threading shutdown:" };
            self.write_unraisable_in(&raised, headline);
        }
        self.run_exit_callbacks();
        while self.interpreter.driver.leaving.load(Ordering::Acquire) > 0 {
            std::thread::yield_now();
        }
        self.interpreter.driver.closed.set(true);
        self.tell_end();
        if self.is_free() {
            self.stop_world_for_good();
        } else if !self.is_single() {
            self.interpreter.gil.close(&self.control);
        }
    }

    /// Lets `threading` end, if the program has it; its last step is [`Thread::join_all`].
    fn shut_down(&mut self) -> Result<()> {
        let shut_down = self.names().intern("_shutdown");
        if let Some(module) = self.loaded_module("threading")?
            && let Some(function) = self.find_attribute(&module, shut_down)?
        {
            self.call(&function, &[])?;
        }
        self.join_all()
    }

    /// Waits for all threads that are not daemons. After Ctrl-C nobody is waited for any more.
    pub(crate) fn join_all(&mut self) -> Result<()> {
        loop {
            let next = self.interpreter.driver.awaited.lock().pop();
            let Some(life) = next else { return Ok(()) };
            if let Err(raised) = self.wait(WaitForThread::ends(life.ended.clone(), life.ident(), None)) {
                self.interpreter.driver.awaited.lock().clear();
                return Err(raised);
            }
        }
    }

    /// Where the thread stands in the program: the code and the number of the next instruction of its newest
    /// frame that is no library's, if it has one.
    pub(crate) fn place(&self) -> Option<Place> {
        let frame = self.frames.iter().rev().find(|frame| !frame.code().is_library)?;
        Some((frame.code().code.clone(), frame.next()))
    }

    /// What people call a thread, also after its end: its name in `threading`, if it has one.
    pub(crate) fn thread_title(&mut self, id: ThreadId) -> String {
        let name = self.name_in_threading(id).or_else(|| self.interpreter.roster.name_of(id));
        name.unwrap_or_else(|| match id {
            ThreadId::MAIN => "MainThread".to_owned(),
            id => format!("thread {}", id.0),
        })
    }

    fn name_in_threading(&mut self, id: ThreadId) -> Option<String> {
        let (active, name) = (self.names().intern("_active"), self.names().intern("_name"));
        let module = self.loaded_module("threading").ok()??;
        let threads = self.find_attribute(&module, active).ok()??;
        let thread = self.dict_get(&threads, &Value::from_len(id.0 as usize)).ok()??;
        self.own_attribute(&thread, name)?.get::<Str>().map(|name| name.as_str().to_owned())
    }
}
