//! Ctrl-C and other signals: what turns them into work for the main thread.
//!
//! They reach a thread of their own (crate signal-hook), where more is allowed than in a signal handler.
//! SIGPIPE stays ignored, as Rust programs start and as CPython has it: writing to a closed pipe is an error of that
//! call.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};
use std::{fmt, io};

use parking_lot::Mutex;
use signal_hook::consts::{SIGINT, SIGQUIT};
use signal_hook::iterator::{Handle, Signals};

use crate::breaker::Bit;
use crate::clock;
use crate::thread::ThreadControl;

/// A second Ctrl-C so soon after one that is still not delivered ends the process.
pub const PATIENCE: Duration = Duration::from_secs(1);

/// The exit status of a process that Ctrl-C ended: 128 and the number of SIGINT.
pub const STATUS: i32 = 130;

/// Interrupts on their way to the main thread.
pub struct Interrupts {
    main: Arc<ThreadControl>,
    /// The thread that runs on the main thread's OS thread at the moment, if it is another one.
    in_its_place: Mutex<Option<Arc<ThreadControl>>>,
    /// When the one came in that is not delivered yet.
    pending: Mutex<Option<Instant>>,
    /// Other signals that the program handles and that wait for the main thread: bit n - 1 for signal n.
    signals: AtomicU64,
    /// How often the main thread has seen to its [`Bit::Signals`].
    taken: AtomicU64,
    /// Adds signals to those that the thread for signals waits for, once it runs.
    watcher: Mutex<Option<Handle>>,
    /// What is done with signals other than SIGINT.
    others: OnceLock<Box<dyn Fn(u8) + Send + Sync>>,
    /// What SIGQUIT (Ctrl-\\) asks for, where the program handles it in no way of its own.
    quit: OnceLock<Box<dyn Fn() + Send + Sync>>,
    /// Whether the program is over, so that nobody would heed an interrupt.
    is_over: AtomicBool,
    /// The signals that the process ignored when it was asked first: asking takes long.
    ignored: OnceLock<u64>,
}

/// What an interrupt led to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrival {
    /// It waits for the main thread, which has been woken.
    Pending,
    /// The main thread does not see to the one before: the process should end.
    Unheeded,
}

/// Why Ctrl-C could not be attached.
#[derive(Debug)]
pub enum InstallError {
    /// SIGINT is ignored, as in a shell's background job, or it was attached already. CPython leaves it so, too.
    Taken,
    /// The operating system refused.
    System(std::io::Error),
}

impl fmt::Display for InstallError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            InstallError::Taken => f.write_str("SIGINT is ignored or handled already"),
            InstallError::System(error) => write!(f, "cannot handle SIGINT: {error}"),
        }
    }
}

impl std::error::Error for InstallError {}

/// Whether this process ignores a signal, as background jobs of a shell do SIGINT: then it is left so.
pub fn is_ignored(number: i32) -> bool {
    has(ignored_signals(), number)
}

fn has(mask: u64, number: i32) -> bool {
    (1..=64).contains(&number) && mask >> (number - 1) & 1 == 1
}

/// A bit for each signal, that of number 1 the lowest. Linux tells it in hexadecimal digits.
fn ignored_signals() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    mask.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok()).unwrap_or(0)
}

impl Interrupts {
    /// Interrupts for this main thread, attached to no signal yet.
    pub fn new(main: Arc<ThreadControl>) -> Arc<Self> {
        Arc::new(Interrupts {
            main,
            in_its_place: Mutex::new(None),
            pending: Mutex::new(None),
            signals: AtomicU64::new(0),
            taken: AtomicU64::new(0),
            watcher: Mutex::new(None),
            others: OnceLock::new(),
            quit: OnceLock::new(),
            is_over: AtomicBool::new(false),
            ignored: OnceLock::new(),
        })
    }

    /// Lets Ctrl-C, wherever in the process it is delivered, [arrive](Self::arrive) here; for one interpreter per
    /// process.
    ///
    /// # Errors
    /// [`InstallError`]
    pub fn install(self: &Arc<Self>) -> Result<(), InstallError> {
        if self.was_ignored(SIGINT) || self.watcher.lock().is_some() {
            return Err(InstallError::Taken);
        }
        self.watch(SIGINT).map_err(InstallError::System)
    }

    /// Says what is done with the signals other than SIGINT that are [watched](Self::watch) for; the first answer
    /// counts. It is called by the thread for signals.
    pub fn deliver_others(&self, deliver: impl Fn(u8) + Send + Sync + 'static) {
        self.others.get_or_init(|| Box::new(deliver));
    }

    /// Lets signals of this number go to the thread for signals, which is started with the first one.
    ///
    /// # Errors
    /// What the system says.
    pub fn watch(self: &Arc<Self>, number: i32) -> io::Result<()> {
        let mut watcher = self.watcher.lock();
        if let Some(handle) = &*watcher {
            return handle.add_signal(number);
        }
        let mut signals = Signals::new([number])?;
        *watcher = Some(signals.handle());
        let interrupts = Arc::clone(self);
        let deliver = move || signals.forever().for_each(|number| interrupts.deliver(number));
        std::thread::Builder::new().name("signals".to_owned()).spawn(deliver).map(drop)
    }

    /// Lets SIGQUIT call a function, on the thread for signals; the first one counts.
    ///
    /// # Errors
    /// What the system says; nothing where SIGQUIT is ignored, which it stays.
    pub fn on_quit(self: &Arc<Self>, act: impl Fn() + Send + Sync + 'static) -> io::Result<()> {
        self.quit.get_or_init(|| Box::new(act));
        if self.was_ignored(SIGQUIT) { Ok(()) } else { self.watch(SIGQUIT) }
    }

    fn was_ignored(&self, number: i32) -> bool {
        has(*self.ignored.get_or_init(ignored_signals), number)
    }

    /// SIGQUIT comes in, and the program has no handler for it. Says whether somebody is told.
    pub fn quit(&self) -> bool {
        self.quit.get().map(|act| act()).is_some()
    }

    fn deliver(&self, number: i32) {
        if number == SIGQUIT && self.others.get().is_none() {
            self.quit();
        } else if number == SIGINT {
            if self.arrive() == Arrival::Unheeded {
                std::process::exit(STATUS);
            }
        } else if let Some(deliver) = self.others.get() {
            deliver(number as u8);
        }
    }

    /// Where all threads share one OS thread, says which of them runs now: it is given [`Bit::Signals`] as well, and
    /// has to make way for the main thread.
    pub fn runs_now(&self, thread: &Arc<ThreadControl>) {
        let mut in_its_place = self.in_its_place.lock();
        *in_its_place = (thread.id() != self.main.id()).then(|| Arc::clone(thread));
        if in_its_place.is_some() && self.main.breaker().has(Bit::Signals) {
            thread.breaker().set(Bit::Signals);
        }
    }

    /// An interrupt comes in: sets the main thread's [`Bit::Signals`] and wakes it from any wait. Also what
    /// `_thread.interrupt_main` does. Not to be called in a signal handler.
    pub fn arrive(&self) -> Arrival {
        let now = clock::now();
        let before = self.pending.lock().replace(now);
        self.wake();
        match before {
            _ if self.is_over.load(Ordering::Relaxed) => Arrival::Unheeded,
            Some(before) if now.saturating_duration_since(before) < PATIENCE => Arrival::Unheeded,
            _ => Arrival::Pending,
        }
    }

    /// From now on an interrupt is [unheeded](Arrival::Unheeded): the program is over.
    pub fn end(&self) {
        self.is_over.store(true, Ordering::Relaxed);
    }

    fn wake(&self) {
        self.main.interrupt(Bit::Signals);
        if let Some(thread) = &*self.in_its_place.lock() {
            thread.breaker().set(Bit::Signals);
        }
    }

    /// Another signal, of number 1 to 64, comes in that the program has a handler for. Not to be called in a signal
    /// handler.
    pub fn arrive_signal(&self, number: u8) {
        self.signals.fetch_or(1 << ((number - 1) & 63), Ordering::Release);
        self.wake();
    }

    /// Signals that were taken, but that nobody has seen to, come in once more.
    pub fn arrive_again(&self, signals: u64) {
        if signals != 0 {
            self.signals.fetch_or(signals, Ordering::Release);
            self.wake();
        }
    }

    /// The signals that came in by [`Self::arrive_signal`], to be asked after [`Self::take`]: bit n - 1 for signal n.
    pub fn take_signals(&self) -> u64 {
        self.signals.swap(0, Ordering::Acquire)
    }

    /// How often the main thread has seen to signals: it changes when one is delivered.
    pub fn times_taken(&self) -> u64 {
        self.taken.load(Ordering::Relaxed)
    }

    /// The main thread sees to its [`Bit::Signals`]: says whether an interrupt is to be raised, and clears the bit.
    pub fn take(&self) -> bool {
        let mut pending = self.pending.lock();
        self.main.breaker().clear(Bit::Signals);
        self.taken.fetch_add(1, Ordering::Relaxed);
        pending.take().is_some()
    }
}
