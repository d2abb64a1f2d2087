//! Terminals, real ones and pairs that act as one.

use objects::Value;
use rustix::io::Errno;
use rustix::pty::OpenptFlags;

use super::descriptor::{borrowed, number_of};
use super::path::{descriptor, system};
use super::process::{invalid, positive};
use crate::{Result, Thread};

/// `openpty()`: both ends of a new pair, the one that programs act on first.
pub(super) fn openpty(t: &mut Thread, _: &[Value]) -> Result {
    let flags = OpenptFlags::RDWR | OpenptFlags::NOCTTY | OpenptFlags::CLOEXEC;
    let (lead, terminal) = system(t, &Value::NULL, || {
        let lead = rustix::pty::openpt(flags)?;
        rustix::pty::grantpt(&lead)?;
        rustix::pty::unlockpt(&lead)?;
        let terminal = rustix::pty::ioctl_tiocgptpeer(&lead, flags)?;
        Ok((lead, terminal))
    })?;
    Ok(t.pair(number_of(lead), number_of(terminal)))
}

/// `oflag`
pub(super) fn posix_openpt(t: &mut Thread, args: &[Value]) -> Result {
    let flags = OpenptFlags::from_bits_retain(descriptor(t, &args[0])? as u32);
    system(t, &Value::NULL, || Ok(rustix::pty::openpt(flags)?)).map(number_of)
}

/// As C's functions say it.
fn not_a_pair(error: Errno) -> Errno {
    if error == Errno::NOTTY { Errno::INVAL } else { error }
}

pub(super) fn grantpt(t: &mut Thread, args: &[Value]) -> Result {
    let number = descriptor(t, &args[0])?;
    system(t, &Value::NULL, || {
        // The kernel has granted it already; what is no terminal is refused.
        rustix::pty::ptsname(borrowed(number)?, Vec::new()).map_err(not_a_pair)?;
        Ok(rustix::pty::grantpt(borrowed(number)?)?)
    })?;
    Ok(Value::NONE)
}

pub(super) fn unlockpt(t: &mut Thread, args: &[Value]) -> Result {
    let number = descriptor(t, &args[0])?;
    system(t, &Value::NULL, || Ok(rustix::pty::unlockpt(borrowed(number)?).map_err(not_a_pair)?))?;
    Ok(Value::NONE)
}

/// The name of the other end of a pair.
pub(super) fn ptsname(t: &mut Thread, args: &[Value]) -> Result {
    let number = descriptor(t, &args[0])?;
    let name = system(t, &Value::NULL, || Ok(rustix::pty::ptsname(borrowed(number)?, Vec::new())?))?;
    Ok(t.str(&name.to_string_lossy()))
}

/// The name of a terminal.
pub(super) fn ttyname(t: &mut Thread, args: &[Value]) -> Result {
    let number = descriptor(t, &args[0])?;
    let name = system(t, &Value::NULL, || Ok(rustix::termios::ttyname(borrowed(number)?, Vec::new())?))?;
    Ok(t.str(&name.to_string_lossy()))
}

pub(super) fn tcgetpgrp(t: &mut Thread, args: &[Value]) -> Result {
    let number = descriptor(t, &args[0])?;
    let group = system(t, &Value::NULL, || Ok(rustix::termios::tcgetpgrp(borrowed(number)?)?))?;
    Ok(Value::from_i32(group.as_raw_nonzero().get()))
}

/// `fd, pgid`
pub(super) fn tcsetpgrp(t: &mut Thread, args: &[Value]) -> Result {
    let (number, group) = (descriptor(t, &args[0])?, positive(descriptor(t, &args[1])?));
    system(t, &Value::NULL, || {
        let group = group.ok_or_else(invalid)?;
        Ok(rustix::termios::tcsetpgrp(borrowed(number)?, group)?)
    })?;
    Ok(Value::NONE)
}
