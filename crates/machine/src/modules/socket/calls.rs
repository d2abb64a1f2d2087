//! Calls that make connections and ask about them.

use std::io;
use std::os::fd::{BorrowedFd, IntoRawFd};

use objects::{Str, Value};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use rustix::net::{AddressFamily, Protocol, Shutdown, SocketAddrAny, SocketFlags, SocketType};

use super::connection::{Connection, Timeout, set_blocking};
use super::{READABLE, Socket, WRITABLE, address, option};
use crate::{Result, Thread};

/// `EINPROGRESS`: the connection is being made.
const IN_PROGRESS: i32 = libc::EINPROGRESS;
const NO_WAIT: Timespec = Timespec { tv_sec: 0, tv_nsec: 0 };

/// Makes a call that cannot wait.
fn at_once<R>(
    t: &mut Thread,
    connection: &Connection,
    call: impl FnOnce(BorrowedFd<'_>) -> io::Result<R>,
) -> Result<R> {
    let answer = connection.descriptor().and_then(|descriptor| call(descriptor.borrow()?));
    answer.map_err(|error| t.os_error_with(error, None))
}

/// Whether something is there already. Another thread may take it first.
fn is_ready(fd: BorrowedFd<'_>, events: PollFlags) -> io::Result<bool> {
    match poll(&mut [PollFd::from_borrowed_fd(fd, events)], Some(&NO_WAIT)) {
        Ok(count) => Ok(count > 0),
        Err(Errno::INTR) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

/// `_accept()`: the number of a new socket, and who is at its other end.
pub(super) fn accept(t: &mut Thread, args: &[Value]) -> Result {
    let connection = t.connection(&args[0])?;
    let blocks = connection.timeout() == Timeout::Never;
    let (number, from) = t.attempt(&connection, READABLE, |fd| {
        if blocks && !is_ready(fd, READABLE)? {
            return Err(io::ErrorKind::WouldBlock.into());
        }
        let (socket, from) = rustix::net::acceptfrom_with(fd, SocketFlags::CLOEXEC)?;
        Ok((socket.into_raw_fd(), from))
    })?;
    let from = address::to_python(t, from);
    Ok(t.pair(Value::from_i32(number), from))
}

pub(super) fn bind(t: &mut Thread, args: &[Value]) -> Result {
    let (connection, address) = target(t, args, "bind")?;
    at_once(t, &connection, |fd| Ok(rustix::net::bind(fd, &address)?))?;
    Ok(Value::NONE)
}

fn target(t: &mut Thread, args: &[Value], function: &str) -> Result<(std::sync::Arc<Connection>, SocketAddrAny)> {
    let family = t.receiver::<Socket>(&args[0])?.family.get();
    let address = address::from_python(t, family, &args[1], function)?;
    Ok((t.connection(&args[0])?, address))
}

pub(super) fn listen(t: &mut Thread, args: &[Value]) -> Result {
    let connection = t.connection(&args[0])?;
    let backlog = t.c_int_or(&args[1], 128)?.max(0) as i32;
    at_once(t, &connection, |fd| Ok(rustix::net::listen(fd, backlog)?))?;
    Ok(Value::NONE)
}

/// Connects, and gives the system's answer; `None` when the time was over.
fn connect_to(t: &mut Thread, connection: &Connection, address: &SocketAddrAny) -> Result<Option<io::Result<()>>> {
    let timeout = connection.timeout();
    // Made to wait by the system, it could not be interrupted.
    let waits_in_system = timeout == Timeout::Never;
    let waits = timeout.duration().is_none_or(|time| !time.is_zero());
    if waits_in_system {
        at_once(t, connection, |fd| set_blocking(fd, false))?;
    }
    let mut begun = false;
    let answer = t.try_attempt(connection, timeout, WRITABLE, |fd| {
        if begun {
            if !is_ready(fd, WRITABLE)? {
                return Err(io::ErrorKind::WouldBlock.into());
            }
            return rustix::net::sockopt::socket_error(fd)?.map_err(io::Error::from);
        }
        match rustix::net::connect(fd, address) {
            Err(Errno::INPROGRESS) if waits => {
                begun = true;
                Err(io::ErrorKind::WouldBlock.into())
            }
            answer => Ok(answer?),
        }
    });
    if waits_in_system {
        // Closed meanwhile, it need not be set back.
        let _closed = connection.descriptor().and_then(|descriptor| set_blocking(descriptor.borrow()?, true));
    }
    answer
}

pub(super) fn connect(t: &mut Thread, args: &[Value]) -> Result {
    let (connection, address) = target(t, args, "connect")?;
    match connect_to(t, &connection, &address)? {
        Some(Ok(())) => Ok(Value::NONE),
        Some(Err(error)) => Err(t.os_error_with(error, None)),
        None => Err(t.timed_out()),
    }
}

/// As `connect`, but gives the number of the error.
pub(super) fn connect_ex(t: &mut Thread, args: &[Value]) -> Result {
    let (connection, address) = target(t, args, "connect_ex")?;
    let number = match connect_to(t, &connection, &address)? {
        Some(Ok(())) => 0,
        Some(Err(error)) => error.raw_os_error().unwrap_or(IN_PROGRESS),
        None => libc::EAGAIN,
    };
    Ok(Value::from_i32(number))
}

pub(super) fn getsockname(t: &mut Thread, args: &[Value]) -> Result {
    let connection = t.connection(&args[0])?;
    let found = at_once(t, &connection, |fd| Ok(rustix::net::getsockname(fd)?))?;
    Ok(address::to_python(t, Some(found)))
}

pub(super) fn getpeername(t: &mut Thread, args: &[Value]) -> Result {
    let connection = t.connection(&args[0])?;
    let found = at_once(t, &connection, |fd| Ok(rustix::net::getpeername(fd)?))?;
    match found {
        None => Ok(t.str("")),
        found => Ok(address::to_python(t, found)),
    }
}

pub(super) fn shutdown(t: &mut Thread, args: &[Value]) -> Result {
    let connection = t.connection(&args[0])?;
    let how = match t.c_int_or(&args[1], 0)? as i32 {
        libc::SHUT_RD => Some(Shutdown::Read),
        libc::SHUT_WR => Some(Shutdown::Write),
        libc::SHUT_RDWR => Some(Shutdown::Both),
        _ => None,
    };
    at_once(t, &connection, |fd| match how {
        Some(how) => Ok(rustix::net::shutdown(fd, how)?),
        None => Err(io::Error::from_raw_os_error(libc::EINVAL)),
    })?;
    Ok(Value::NONE)
}

/// `level, option, value, optlen=None`: the value is an int or bytes; None, with a length, stands for no value.
pub(super) fn setsockopt(t: &mut Thread, args: &[Value]) -> Result {
    let connection = t.connection(&args[0])?;
    let (level, name) = (t.c_int_or(&args[1], 0)? as i32, t.c_int_or(&args[2], 0)? as i32);
    let value = if args[3].is_none() && !args[4].is_null() {
        vec![0; usize::try_from(t.index(&args[4])?).unwrap_or(0).min(option::MOST)]
    } else if args[3].has::<Str>() {
        return Err(t.type_error("a bytes-like object is required, not 'str'"));
    } else if t.lends_octets(&args[3]) {
        t.bytes_like(&args[3])?.into_owned()
    } else {
        (t.c_int_or(&args[3], 0)? as i32).to_ne_bytes().to_vec()
    };
    at_once(t, &connection, |fd| option::set(fd, level, name, &value))?;
    Ok(Value::NONE)
}

/// `level, option, buflen=0`: an int, or so many bytes at most.
pub(super) fn getsockopt(t: &mut Thread, args: &[Value]) -> Result {
    let connection = t.connection(&args[0])?;
    let (level, name) = (t.c_int_or(&args[1], 0)? as i32, t.c_int_or(&args[2], 0)? as i32);
    let length = t.c_int_or(&args[3], 0)?;
    if length == 0 {
        let value = at_once(t, &connection, |fd| option::get(fd, level, name, 4))?;
        return Ok(Value::from_i32(<[u8; 4]>::try_from(value).map_or(0, i32::from_ne_bytes)));
    }
    let Some(length) = usize::try_from(length).ok().filter(|&length| length <= option::MOST) else {
        return Err(t.raise(crate::builtin::Builtin::OSError, "getsockopt buflen out of range"));
    };
    let value = at_once(t, &connection, |fd| option::get(fd, level, name, length))?;
    Ok(t.bytes(&value))
}

/// `_pair(family, type, proto, /)`: the numbers of two sockets that are connected.
pub(super) fn pair(t: &mut Thread, args: &[Value]) -> Result {
    t.check_real_time("sockets talk to other programs")?;
    let mut numbers = [0; 3];
    for (number, value) in numbers.iter_mut().zip(args) {
        *number = t.c_int_or(value, 0)? as u32;
    }
    let family = AddressFamily::from_raw(numbers[0] as u16);
    let protocol = std::num::NonZeroU32::new(numbers[2]).map(Protocol::from_raw);
    let made = rustix::net::socketpair(family, SocketType::from_raw(numbers[1]), SocketFlags::CLOEXEC, protocol);
    match made {
        Ok((a, b)) => Ok(t.pair(Value::from_i32(a.into_raw_fd()), Value::from_i32(b.into_raw_fd()))),
        Err(error) => Err(t.os_error_with(error.into(), None)),
    }
}

/// `close(fd, /)`
pub(super) fn close_number(t: &mut Thread, args: &[Value]) -> Result {
    let number = t.c_int_or(&args[0], -1)? as i32;
    match crate::modules::posix::close_number(number) {
        Ok(()) => Ok(Value::NONE),
        Err(error) => Err(t.os_error_with(error, None)),
    }
}
