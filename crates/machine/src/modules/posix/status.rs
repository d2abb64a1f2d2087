//! What the number that `wait` gives says of how a child ended; the bits are those of Linux.

use objects::Value;

use crate::{Result, Thread};

/// The signal that ended a child, in the lowest bits; with all of them set it was not one that ended it.
const SIGNAL: i32 = 0x7F;

fn argument(t: &mut Thread, args: &[Value]) -> Result<i32> {
    Ok(t.c_int_or(&args[0], 0)? as i32)
}

pub(super) fn exited(status: i32) -> bool {
    status & SIGNAL == 0
}

pub(super) fn stopped(status: i32) -> bool {
    status & 0xFF == SIGNAL
}

pub(super) fn signaled(status: i32) -> bool {
    !exited(status) && status & SIGNAL != SIGNAL
}

/// An exit code, or the signal that stopped a child.
pub(super) fn code(status: i32) -> i32 {
    status >> 8 & 0xFF
}

/// The signal that ended a child.
pub(super) fn signal(status: i32) -> i32 {
    status & SIGNAL
}

/// Whether the status in the arguments is of some kind.
pub(super) fn is(t: &mut Thread, args: &[Value], kind: fn(i32) -> bool) -> Result {
    Ok(Value::bool(kind(argument(t, args)?)))
}

/// A number in the status in the arguments.
pub(super) fn number(t: &mut Thread, args: &[Value], part: fn(i32) -> i32) -> Result {
    Ok(Value::from_i32(part(argument(t, args)?)))
}

/// `waitstatus_to_exitcode(status)`
pub(super) fn to_exitcode(t: &mut Thread, args: &[Value]) -> Result {
    let status = argument(t, args)?;
    if exited(status) {
        return Ok(Value::from_i32(code(status)));
    }
    if signaled(status) {
        return Ok(Value::from_i32(-(status & SIGNAL)));
    }
    Err(t.value_error(match stopped(status) {
        true => format!("process stopped by delivery of signal {}", code(status)),
        false => format!("invalid wait status: {status}"),
    }))
}
