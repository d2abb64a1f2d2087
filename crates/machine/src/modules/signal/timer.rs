//! `alarm` and `setitimer`: a thread that waits and then delivers SIGALRM.

use std::sync::Arc;
use std::time::{Duration, Instant};

use objects::Value;
use parking_lot::{Condvar, Mutex};

use super::Table;
use crate::builtin::Builtin;
use crate::{Result, Thread};

const ALARM: u8 = 14;
/// `ITIMER_REAL`; the others count the process's own time and are not there.
const REAL: i64 = 0;

/// When the timer rings next, and how long after that again.
#[derive(Default)]
struct Setting {
    due: Option<Instant>,
    interval: Duration,
}

/// The timer of an interpreter.
pub(super) struct Timer {
    shared: Arc<(Mutex<Setting>, Condvar)>,
}

impl Timer {
    fn start(table: Arc<Table>) -> std::io::Result<Timer> {
        let shared = Arc::new((Mutex::new(Setting::default()), Condvar::new()));
        let timer = Timer { shared: shared.clone() };
        std::thread::Builder::new().name("alarm".to_owned()).spawn(move || run(&shared, &table))?;
        Ok(timer)
    }

    /// Sets it anew; gives the time that was left, and the interval.
    fn set(&self, after: Duration, interval: Duration) -> (Duration, Duration) {
        let (setting, changed) = &*self.shared;
        let mut setting = setting.lock();
        let before = (setting.left(), setting.interval);
        setting.due = if after.is_zero() { None } else { Instant::now().checked_add(after) };
        setting.interval = interval;
        changed.notify_one();
        before
    }
}

impl Setting {
    fn left(&self) -> Duration {
        self.due.map_or(Duration::ZERO, |due| due.saturating_duration_since(Instant::now()))
    }
}

fn run((setting, changed): &(Mutex<Setting>, Condvar), table: &Table) {
    let mut setting = setting.lock();
    loop {
        match setting.due {
            None => changed.wait(&mut setting),
            Some(due) if Instant::now() < due => drop(changed.wait_until(&mut setting, due)),
            Some(due) => {
                let interval = setting.interval;
                setting.due = if interval.is_zero() { None } else { due.checked_add(interval) };
                table.deliver(ALARM);
            }
        }
    }
}

/// What a timer had left, as what came from outside.
const TIMER: &str = "time left";

/// Sets the timer of the interpreter.
fn set(t: &mut Thread, after: Duration, interval: Duration) -> Result<(Duration, Duration)> {
    if t.is_single() {
        let message = "alarms ring in real time, which this mode does not have";
        return Err(t.raise(Builtin::NotImplementedError, message));
    }
    let interpreter = t.interpreter().clone();
    let mut timer = interpreter.signals.timer.lock();
    if timer.is_none()
        && let Some(table) = interpreter.signals.table()
    {
        let started = Timer::start(table);
        *timer = Some(started.map_err(|error| t.os_error_with(error, None))?);
    }
    Ok(t.asked(TIMER, || timer.as_ref().map_or_else(Default::default, |timer| timer.set(after, interval))))
}

/// `alarm(seconds, /)`: gives the whole seconds that were left, rounded up.
pub(super) fn alarm(t: &mut Thread, args: &[Value]) -> Result {
    let seconds = t.index(&args[0])?;
    let after = Duration::from_secs(u64::from(seconds as u32));
    let (left, _) = set(t, after, Duration::ZERO)?;
    Ok(Value::from_len(left.as_secs_f64().ceil() as usize))
}

fn check_which(t: &mut Thread, which: &Value) -> Result<()> {
    match t.index(which)? {
        REAL => Ok(()),
        1 | 2 => Err(t.raise(Builtin::NotImplementedError, "minipy has the timer ITIMER_REAL only")),
        _ => {
            // The class is made with the module `signal`.
            Err(t.errno_error(22, "Invalid argument", None))
        }
    }
}

fn seconds(t: &mut Thread, value: &Value) -> Result<Duration> {
    if value.is_null() {
        return Ok(Duration::ZERO);
    }
    let seconds = t.to_f64(value)?;
    Duration::try_from_secs_f64(seconds).map_err(|_| t.errno_error(22, "Invalid argument", None))
}

fn pair(t: &mut Thread, (left, interval): (Duration, Duration)) -> Value {
    let (left, interval) = (t.float(left.as_secs_f64()), t.float(interval.as_secs_f64()));
    t.pair(left, interval)
}

/// `setitimer(which, seconds, interval=0.0, /)`: gives what `getitimer` would have given.
pub(super) fn setitimer(t: &mut Thread, args: &[Value]) -> Result {
    check_which(t, &args[0])?;
    let (after, interval) = (seconds(t, &args[1])?, seconds(t, &args[2])?);
    let before = set(t, after, interval)?;
    Ok(pair(t, before))
}

/// `getitimer(which, /)`: seconds until the timer rings, and the interval after that.
pub(super) fn getitimer(t: &mut Thread, args: &[Value]) -> Result {
    check_which(t, &args[0])?;
    let interpreter = t.interpreter().clone();
    let now = t.asked(TIMER, || {
        let timer = interpreter.signals.timer.lock();
        let setting = timer.as_ref().map(|timer| timer.shared.0.lock());
        setting.map_or_else(Default::default, |setting| (setting.left(), setting.interval))
    });
    Ok(pair(t, now))
}
