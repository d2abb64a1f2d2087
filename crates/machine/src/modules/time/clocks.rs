//! The system's clocks by number, and what is known of the clocks by name.

use std::time::Duration;

use objects::{Str, Value};
use rustix::time::{ClockId, clock_getres};

use super::{nanoseconds, own, process, seconds, steady, system_clock, wall};
use crate::{Result, Thread};

/// The numbers, as Linux has them.
pub(super) const NUMBERS: &[(&str, i32)] = &[
    ("CLOCK_REALTIME", 0),
    ("CLOCK_MONOTONIC", 1),
    ("CLOCK_PROCESS_CPUTIME_ID", 2),
    ("CLOCK_THREAD_CPUTIME_ID", 3),
    ("CLOCK_MONOTONIC_RAW", 4),
    ("CLOCK_BOOTTIME", 7),
];

fn number(t: &mut Thread, value: &Value) -> Result<i64> {
    match t.index(value) {
        Ok(number) if i32::try_from(number).is_ok() => Ok(number),
        _ => {
            let kind = t.type_name(value);
            Err(t.type_error(format!("clk_id should be integer, not {kind}")))
        }
    }
}

fn unknown(t: &mut Thread) -> crate::Raised {
    t.os_error(std::io::Error::from_raw_os_error(rustix::io::Errno::INVAL.raw_os_error()), None)
}

/// What a clock shows; those that the virtual clock stands for show it.
fn read(t: &mut Thread, value: &Value) -> Result<Duration> {
    Ok(match number(t, value)? {
        0 => wall(t),
        1 | 4 => steady(t),
        2 => process(t),
        3 => own(t),
        7 => system_clock(t, ClockId::Boottime),
        _ => return Err(unknown(t)),
    })
}

pub(super) fn gettime(t: &mut Thread, args: &[Value]) -> Result {
    let time = read(t, &args[0])?;
    seconds(t, time)
}

pub(super) fn gettime_ns(t: &mut Thread, args: &[Value]) -> Result {
    let time = read(t, &args[0])?;
    nanoseconds(t, time)
}

pub(super) fn getres(t: &mut Thread, args: &[Value]) -> Result {
    let clock = match t.c_int_or(&args[0], 0)? {
        0 => ClockId::Realtime,
        1 | 4 => ClockId::Monotonic,
        2 => ClockId::ProcessCPUTime,
        3 => ClockId::ThreadCPUTime,
        7 => ClockId::Boottime,
        _ => return Err(unknown(t)),
    };
    let step = clock_getres(clock);
    Ok(t.float(step.tv_sec as f64 + step.tv_nsec as f64 * 1e-9))
}

/// `get_clock_info(name)`
pub(super) fn info(t: &mut Thread, args: &[Value]) -> Result {
    let Some(name) = args[0].get::<Str>() else {
        let kind = t.type_name(&args[0]);
        return Err(t.type_error(format!("get_clock_info() argument 1 must be str, not {kind}")));
    };
    let (clock, monotonic, adjustable) = match name.as_str() {
        "time" => ("CLOCK_REALTIME", false, true),
        "monotonic" | "perf_counter" => ("CLOCK_MONOTONIC", true, false),
        "process_time" => ("CLOCK_PROCESS_CPUTIME_ID", true, false),
        "thread_time" => ("CLOCK_THREAD_CPUTIME_ID", true, false),
        _ => return Err(t.value_error("unknown clock")),
    };
    let id = NUMBERS.iter().find(|(name, _)| *name == clock).map_or(0, |(_, number)| *number);
    let resolution = getres(t, &[Value::from_i32(id)])?;
    let types = t.import_module("types")?;
    let namespace = t.names().intern("SimpleNamespace");
    let namespace = t.get_attribute(&types, namespace)?;
    let info = t.call(&namespace, &[])?;
    let implementation = t.str(&format!("clock_gettime({clock})"));
    for (field, value) in [
        ("implementation", implementation),
        ("monotonic", Value::bool(monotonic)),
        ("adjustable", Value::bool(adjustable)),
        ("resolution", resolution),
    ] {
        let field = t.names().intern(field);
        t.set_attribute(&info, field, Some(value))?;
    }
    Ok(info)
}
