//! `time`: clocks and sleeping. Under the single driver all clocks are one virtual clock with a fixed epoch.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use objects::Value;
use rustix::time::{ClockId, clock_gettime};
use sync::Reason;

use crate::builtin::Builtin;
use crate::modules::ModuleSpec;
use crate::native::{blocking, row};
use crate::types::float::BoxedFloat;
use crate::wait::{Pending, Wait};
use crate::{Result, Thread};

mod calendar;
mod clocks;
mod format;

pub(crate) use calendar::STRUCT_TIME;

/// When the virtual clock begins: 2024-01-01 00:00:00 UTC.
const VIRTUAL_EPOCH: Duration = Duration::from_secs(1_704_067_200);

/// By how much later it begins in a run elsewhere: by other numbers for year, month, day, hour, minute and second.
const LATER_ELSEWHERE: Duration = Duration::from_secs((((500 * 24) + 7) * 60 + 23) * 60 + 42);

/// The longest time that CPython's clocks hold: 63 bits of nanoseconds.
const LONGEST: f64 = i64::MAX as f64 / 1e9;

/// A number of seconds, as the functions take it that wait: never too short, `None` for a negative one.
///
/// # Errors
/// TypeError for what is no number, ValueError for NaN, OverflowError for more than 292 years.
pub(crate) fn duration(t: &mut Thread, value: &Value) -> Result<Option<Duration>> {
    let float = value.as_small_float().or_else(|| value.get::<BoxedFloat>().map(|float| float.value));
    let Some(seconds) = float else {
        let seconds = t.index_value(value)?;
        let too_large = "timestamp too large to convert to C PyTime_t";
        return match seconds.as_small_int() {
            Some(seconds) if (seconds.unsigned_abs() as f64) < LONGEST => {
                Ok(u64::try_from(seconds).ok().map(Duration::from_secs))
            }
            _ => Err(t.overflow_error(too_large)),
        };
    };
    if seconds.is_nan() {
        return Err(t.value_error("Invalid value NaN (not a number)"));
    }
    if seconds.abs() >= LONGEST {
        return Err(t.overflow_error("timestamp out of range for platform time_t"));
    }
    let nanos = (seconds * 1e9).ceil();
    Ok((nanos >= 0.0 && seconds >= 0.0).then(|| Duration::from_nanos(nanos as u64)))
}

/// A sleep: nothing ends it but its deadline.
struct Sleep {
    deadline: Duration,
}

impl Pending for Sleep {
    fn poll(&mut self, t: &mut Thread) -> Result<Option<Value>> {
        Ok((t.clock() >= self.deadline).then_some(Value::NONE))
    }

    fn deadline(&self) -> Option<Duration> {
        Some(self.deadline)
    }

    fn reason(&self) -> Reason {
        Reason::Sleep
    }
}

fn sleep(t: &mut Thread, args: &[Value]) -> Result<Wait> {
    let Some(length) = duration(t, &args[0])? else {
        return Err(t.value_error("sleep length must be non-negative"));
    };
    if length.is_zero() {
        t.step_aside();
        t.check_signals()?;
        return Ok(Wait::Ready(Value::NONE));
    }
    let deadline = t.clock().saturating_add(length);
    Ok(Wait::Pending(Box::new(Sleep { deadline })))
}

/// The time of day since 1970.
fn wall(t: &mut Thread) -> Duration {
    if t.is_single() {
        let later = if t.interpreter().config.elsewhere { LATER_ELSEWHERE } else { Duration::ZERO };
        return VIRTUAL_EPOCH + later + t.read_clock();
    }
    // A clock set to before 1970 reads as 1970.
    t.asked("time of day", || SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default())
}

/// A clock that never goes back. Its zero is some time before the program began, as with the system's.
fn steady(t: &mut Thread) -> Duration {
    if t.is_single() {
        return t.read_clock();
    }
    system_clock(t, ClockId::Monotonic)
}

fn system_clock(t: &Thread, clock: ClockId) -> Duration {
    t.asked("clock", || {
        let time = clock_gettime(clock);
        Duration::new(u64::try_from(time.tv_sec).unwrap_or(0), u32::try_from(time.tv_nsec).unwrap_or(0))
    })
}

fn process(t: &mut Thread) -> Duration {
    if t.is_single() { t.read_clock() } else { system_clock(t, ClockId::ProcessCPUTime) }
}

fn own(t: &mut Thread) -> Duration {
    if t.is_single() { t.read_clock() } else { system_clock(t, ClockId::ThreadCPUTime) }
}

fn seconds(t: &mut Thread, time: Duration) -> Result {
    Ok(t.float(time.as_secs_f64()))
}

fn nanoseconds(t: &mut Thread, time: Duration) -> Result {
    Ok(t.int_from_u64(u64::try_from(time.as_nanos()).unwrap_or(u64::MAX)))
}

fn init(t: &mut Thread, module: &Value) -> Result<()> {
    let class = t.class(Builtin::StructTime);
    t.add_name(module, "struct_time", class);
    for (name, value) in calendar::zone_constants(t) {
        t.add_name(module, name, value);
    }
    for (name, number) in clocks::NUMBERS {
        t.add_name(module, name, Value::from_i32(*number));
    }
    Ok(())
}

/// `time`
pub static SPEC: ModuleSpec = ModuleSpec {
    name: "time",
    functions: &[
        blocking("sleep", "seconds, /", sleep),
        row("time", "", |t, _| {
            let now = wall(t);
            seconds(t, now)
        }),
        row("time_ns", "", |t, _| {
            let now = wall(t);
            nanoseconds(t, now)
        }),
        row("monotonic", "", |t, _| {
            let now = steady(t);
            seconds(t, now)
        }),
        row("monotonic_ns", "", |t, _| {
            let now = steady(t);
            nanoseconds(t, now)
        }),
        row("perf_counter", "", |t, _| {
            let now = steady(t);
            seconds(t, now)
        }),
        row("perf_counter_ns", "", |t, _| {
            let now = steady(t);
            nanoseconds(t, now)
        }),
        row("process_time", "", |t, _| {
            let now = process(t);
            seconds(t, now)
        }),
        row("process_time_ns", "", |t, _| {
            let now = process(t);
            nanoseconds(t, now)
        }),
        row("thread_time", "", |t, _| {
            let now = own(t);
            seconds(t, now)
        }),
        row("thread_time_ns", "", |t, _| {
            let now = own(t);
            nanoseconds(t, now)
        }),
        row("gmtime", "seconds=None, /", calendar::gmtime),
        row("localtime", "seconds=None, /", calendar::localtime),
        row("mktime", "seconds, /", calendar::mktime),
        row("clock_gettime", "clk_id, /", clocks::gettime),
        row("clock_gettime_ns", "clk_id, /", clocks::gettime_ns),
        row("clock_getres", "clk_id, /", clocks::getres),
        row("get_clock_info", "name, /", clocks::info),
        row("tzset", "", |_, _| Ok(Value::NONE)),
        row("strptime", "string, format='%a %b %d %H:%M:%S %Y', /", format::strptime),
        row("strftime", "format, time_tuple=None, /", format::strftime),
        row("asctime", "time_tuple=None, /", format::asctime),
        row("ctime", "seconds=None, /", format::ctime),
    ],
    init: Some(init),
};
