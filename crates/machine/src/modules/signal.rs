//! `_signal`: the handlers that a program sets for signals.
//!
//! A signal reaches a thread of its own first (`sync::interrupt`), which does what the program has asked for: nothing,
//! what the system does by default, or a call of a function, which the main thread makes at its next check point.

use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};
use std::time::Duration;

use objects::{Locked, Value};
use signal_hook::low_level::{emulate_default_handler, signal_name};
use sync::Reason;
use sync::interrupt::Interrupts;

use crate::builtin::Builtin;
use crate::modules::ModuleSpec;
use crate::modules::thread::is_callable;
use crate::native::{NativeFunction, blocking, row};
use crate::wait::{Pending, Wait};
use crate::{Result, Thread};

mod timer;

/// SIGINT
pub(super) const INTERRUPT: u8 = 2;
/// SIGQUIT
const QUIT: u8 = 3;
const LAST: u8 = 64;
/// SIGRTMIN
const FIRST_REAL_TIME: u8 = 34;
/// SIGKILL and SIGSTOP, which nobody can handle.
const UNSTOPPABLE: [u8; 2] = [9, 19];
/// SIGPIPE and SIGXFSZ, which are ignored from the start.
const IGNORED: [u8; 2] = [13, 25];

const DEFAULT: i32 = 0;
const IGNORE: i32 = 1;

/// What is to be done with a signal.
#[derive(Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
enum Disposition {
    Default = DEFAULT as u8,
    Ignore = IGNORE as u8,
    Call,
}

/// What the threads that see signals have to know.
struct Table {
    dispositions: [AtomicU8; LAST as usize + 1],
    interrupts: Arc<Interrupts>,
}

impl Table {
    fn disposition(&self, number: u8) -> Disposition {
        match self.dispositions[usize::from(number)].load(Ordering::Acquire) {
            0 => Disposition::Default,
            1 => Disposition::Ignore,
            _ => Disposition::Call,
        }
    }

    /// Does what the program asked for with this signal.
    fn deliver(&self, number: u8) {
        match self.disposition(number) {
            Disposition::Default if number == QUIT && self.interrupts.quit() => {}
            // There is one for each number that is delivered here.
            Disposition::Default => drop(emulate_default_handler(number.into())),
            Disposition::Ignore => {}
            Disposition::Call if number == INTERRUPT => drop(self.interrupts.arrive()),
            Disposition::Call => self.interrupts.arrive_signal(number),
        }
    }
}

/// The handlers of an interpreter that has imported `_signal`.
#[derive(Default)]
pub(crate) struct State {
    /// A function or a number for each signal; empty before the import.
    handlers: Locked<Vec<Value>>,
    shared: Locked<Option<Arc<Table>>>,
    timer: Locked<Option<timer::Timer>>,
}

impl State {
    pub(crate) fn visit(&self, visitor: &mut objects::Visitor<'_>) {
        self.handlers.lock().iter().for_each(|handler| visitor.see(handler));
    }

    fn table(&self) -> Option<Arc<Table>> {
        self.shared.lock().clone()
    }
}

/// A signal's number.
pub(super) fn number(t: &mut Thread, value: &Value) -> Result<u8> {
    let number = t.index(value)?;
    match u8::try_from(number) {
        Ok(number @ 1..=LAST) => Ok(number),
        _ => Err(t.value_error("signal number out of range")),
    }
}

impl Thread {
    /// Whether the program has imported `_signal`, so that there may be handlers.
    pub(crate) fn has_signal_handlers(&self) -> bool {
        !self.interpreter().signals.handlers.lock().is_empty()
    }

    /// Whether the program has set a handler of its own, which may do anything.
    pub(crate) fn has_own_signal_handlers(&self) -> bool {
        let handlers = self.interpreter().signals.handlers.lock();
        let calls = |(_, handler): &(usize, &Value)| handler.as_small_int().is_none();
        let is_default = |number, handler: &Value| number == usize::from(INTERRUPT) && handler.has::<NativeFunction>();
        handlers.iter().enumerate().filter(calls).any(|(number, handler)| !is_default(number, handler))
    }

    /// Calls the handlers of signals that came in: bit n - 1 for signal n.
    pub(crate) fn run_signal_handlers(&mut self, interrupted: bool, mut signals: u64) -> Result<()> {
        signals |= u64::from(interrupted) << (INTERRUPT - 1);
        while signals != 0 {
            let number = signals.trailing_zeros() as u8 + 1;
            signals &= signals - 1;
            let handler = self.interpreter().signals.handlers.lock().get(usize::from(number)).cloned();
            let Some(handler) = handler else { continue };
            match handler.as_small_int().map(|handler| handler as i32) {
                Some(DEFAULT) => drop(emulate_default_handler(number.into())),
                Some(_) => {}
                None => {
                    let top = self.frames.len().checked_sub(1);
                    let frame = top.and_then(|top| self.frame_object(top)).unwrap_or(Value::NONE);
                    if let Err(raised) = self.call(&handler, &[Value::from_i32(number.into()), frame]) {
                        self.interpreter().interrupts().arrive_again(signals);
                        return Err(raised);
                    }
                }
            }
        }
        Ok(())
    }

    /// A signal comes in as if the system had sent it, where the program handles it.
    pub(crate) fn simulate_signal(&mut self, number: u8) {
        match self.interpreter().signals.table() {
            Some(table) if table.disposition(number) == Disposition::Call => table.deliver(number),
            None if number == INTERRUPT => drop(self.interpreter().interrupts().arrive()),
            _ => {}
        }
    }

    /// A signal that this process sends to itself: it has come in when the call ends.
    ///
    /// # Errors
    /// What the handler raises, if this is the main thread; OSError for a number that stands for no signal.
    pub(crate) fn signal_itself(&mut self, number: i32) -> Result {
        let Some(known) = u8::try_from(number).ok().filter(|number| (1..=LAST).contains(number)) else {
            return Err(self.errno_error(22, "Invalid argument", None));
        };
        let table = self.interpreter().signals.table();
        let disposition = match &table {
            Some(table) => table.disposition(known),
            None if known == INTERRUPT => Disposition::Call,
            None if IGNORED.contains(&known) => Disposition::Ignore,
            None => Disposition::Default,
        };
        match disposition {
            Disposition::Call => self.simulate_signal(known),
            Disposition::Ignore => {}
            Disposition::Default => {
                let result = self.detached(Reason::Io, || emulate_default_handler(number));
                result.map_err(|error| self.os_error_with(error, None))?;
            }
        }
        self.check_signals()?;
        Ok(Value::NONE)
    }
}

/// `signal(signalnum, handler, /)`: sets a handler and gives the one before.
fn signal(t: &mut Thread, args: &[Value]) -> Result {
    let handler = args[1].clone();
    let chosen = handler.as_small_int().filter(|&chosen| chosen == 0 || chosen == 1);
    if chosen.is_none() && !is_callable(t, &handler) {
        let message = "signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object";
        return Err(t.type_error(message));
    }
    if !t.is_main {
        return Err(t.value_error("signal only works in main thread of the main interpreter"));
    }
    let number = number(t, &args[0])?;
    if UNSTOPPABLE.contains(&number) {
        return Err(t.errno_error(22, "Invalid argument", None));
    }
    let disposition = match chosen {
        Some(0) => Disposition::Default,
        Some(_) => Disposition::Ignore,
        None => Disposition::Call,
    };
    t.check_signals()?;
    if number != INTERRUPT && disposition != Disposition::Default {
        let watched = t.interpreter().interrupts().watch(number.into());
        watched.map_err(|error| t.os_error_with(error, None))?;
    }
    let interpreter = t.interpreter().clone();
    let before = std::mem::replace(&mut interpreter.signals.handlers.lock()[usize::from(number)], handler);
    if let Some(table) = interpreter.signals.table() {
        table.dispositions[usize::from(number)].store(disposition as u8, Ordering::Release);
    }
    Ok(before)
}

fn getsignal(t: &mut Thread, args: &[Value]) -> Result {
    let number = number(t, &args[0])?;
    let handlers = t.interpreter().signals.handlers.lock();
    Ok(handlers.get(usize::from(number)).cloned().unwrap_or(Value::NONE))
}

fn default_int_handler(t: &mut Thread, _: &[Value]) -> Result {
    Err(t.raise_args(Builtin::KeyboardInterrupt, Vec::new()))
}

/// A wait for any signal that the program handles.
struct Pause {
    before: u64,
}

impl Pending for Pause {
    fn poll(&mut self, t: &mut Thread) -> Result<Option<Value>> {
        Ok((t.interpreter().interrupts().times_taken() != self.before).then_some(Value::NONE))
    }

    fn deadline(&self) -> Option<Duration> {
        None
    }

    fn reason(&self) -> Reason {
        Reason::Sleep
    }
}

fn pause(t: &mut Thread, _: &[Value]) -> Result<Wait> {
    let before = t.interpreter().interrupts().times_taken();
    Ok(Wait::Pending(Box::new(Pause { before })))
}

fn strsignal(t: &mut Thread, args: &[Value]) -> Result {
    let number = number(t, &args[0])?;
    // The names of `signal_name` are those of C; the texts are those of the GNU library.
    let text = match signal_name(number.into()) {
        Some("SIGHUP") => "Hangup",
        Some("SIGINT") => "Interrupt",
        Some("SIGQUIT") => "Quit",
        Some("SIGILL") => "Illegal instruction",
        Some("SIGTRAP") => "Trace/breakpoint trap",
        Some("SIGABRT") => "Aborted",
        Some("SIGBUS") => "Bus error",
        Some("SIGFPE") => "Floating point exception",
        Some("SIGKILL") => "Killed",
        Some("SIGUSR1") => "User defined signal 1",
        Some("SIGSEGV") => "Segmentation fault",
        Some("SIGUSR2") => "User defined signal 2",
        Some("SIGPIPE") => "Broken pipe",
        Some("SIGALRM") => "Alarm clock",
        Some("SIGTERM") => "Terminated",
        Some("SIGCHLD") => "Child exited",
        Some("SIGCONT") => "Continued",
        Some("SIGSTOP") => "Stopped (signal)",
        Some("SIGTSTP") => "Stopped",
        Some("SIGTTIN") => "Stopped (tty input)",
        Some("SIGTTOU") => "Stopped (tty output)",
        Some("SIGWINCH") => "Window changed",
        _ if number >= FIRST_REAL_TIME => return Ok(t.str(&format!("Real-time signal {}", number - FIRST_REAL_TIME))),
        _ => return Ok(Value::NONE),
    };
    Ok(t.str(text))
}

fn init(t: &mut Thread, module: &Value) -> Result<()> {
    let interpreter = t.interpreter().clone();
    let raise = t.names().intern("default_int_handler");
    let raise = t.module_get(module, raise).unwrap_or(Value::NONE);
    let mut handlers = vec![Value::from_i32(DEFAULT); usize::from(LAST) + 1];
    let table = Table {
        dispositions: std::array::from_fn(|_| AtomicU8::new(Disposition::Default as u8)),
        interrupts: interpreter.interrupts().clone(),
    };
    for number in IGNORED {
        handlers[usize::from(number)] = Value::from_i32(IGNORE);
        table.dispositions[usize::from(number)].store(Disposition::Ignore as u8, Ordering::Relaxed);
    }
    handlers[usize::from(INTERRUPT)] = raise;
    table.dispositions[usize::from(INTERRUPT)].store(Disposition::Call as u8, Ordering::Relaxed);
    let table = Arc::new(table);
    let delivering = table.clone();
    interpreter.interrupts().deliver_others(move |number| delivering.deliver(number));
    *interpreter.signals.shared.lock() = Some(table);
    *interpreter.signals.handlers.lock() = handlers;
    t.add_name(module, "NSIG", Value::from_i32(i32::from(LAST) + 1));
    Ok(())
}

/// `_signal`
pub(crate) static SPEC: ModuleSpec = ModuleSpec {
    name: "_signal",
    functions: &[
        row("signal", "signalnum, handler, /", signal),
        row("getsignal", "signalnum, /", getsignal),
        row("default_int_handler", "signalnum, frame, /", default_int_handler),
        row("raise_signal", "signalnum, /", |t, args| {
            let number = t.index(&args[0])?;
            t.signal_itself(i32::try_from(number).unwrap_or(-1))
        }),
        row("strsignal", "signalnum, /", strsignal),
        row("alarm", "seconds, /", timer::alarm),
        row("setitimer", "which, seconds, interval=0.0, /", timer::setitimer),
        row("getitimer", "which, /", timer::getitimer),
        blocking("pause", "", pause),
    ],
    init: Some(init),
};
