//! `_select`: waiting for several descriptors at once. `library/select.py` has the classes and checks.
//!
//! A call with a timeout of zero does not wait, and keeps the GIL.

use std::io;
use std::os::fd::IntoRawFd;
use std::time::Duration;

use objects::{Tuple, Value};
use rustix::event::epoll::{self, CreateFlags, Event, EventData, EventFlags};
use rustix::event::{PollFd, PollFlags};
use sync::Reason;

use super::posix::borrowed;
use super::readiness::{Limit, Waited};
use crate::modules::ModuleSpec;
use crate::native::{Row, row};
use crate::{Result, Thread};

/// What `epoll_ctl` can do.
const ADD: i64 = 1;
const DELETE: i64 = 2;
const MODIFY: i64 = 3;

/// The most events of an epoll that are told at once, unless the program says otherwise.
const MOST_EVENTS: usize = 1024;

/// A time in seconds that is not negative; None for ever.
fn time(t: &mut Thread, value: &Value) -> Result<Option<Duration>> {
    if value.is_none() {
        return Ok(None);
    }
    Ok(Some(super::time::duration(t, value)?.unwrap_or(Duration::ZERO)))
}

/// Runs `ask`, which says how the wait ended, until it does not end by a signal; without the GIL if it may wait.
fn patiently<R: Send>(
    t: &mut Thread,
    time: Option<Duration>,
    mut ask: impl FnMut(&Limit) -> io::Result<(R, Waited)> + Send,
) -> Result<R> {
    let limit = Limit::new(t, time);
    loop {
        let answer = match time {
            Some(Duration::ZERO) => ask(&limit),
            _ => t.detached(Reason::Io, || ask(&limit)),
        };
        match answer {
            Ok((_, Waited::Signal)) => t.check_signals()?,
            Ok((result, _)) => return Ok(result),
            Err(error) => return Err(t.os_error_with(error, None)),
        }
    }
}

/// `_poll(wanted, seconds, /)`: `wanted` are pairs of descriptor and events; gives pairs of descriptor and events.
fn poll(t: &mut Thread, args: &[Value]) -> Result {
    t.check_real_time("descriptors are waited for")?;
    poll_children(t, args)
}

/// `_poll_children(wanted, seconds, /)`: as `_poll`, where the other ends are those of children, who take real time whatever
/// the mode is.
fn poll_children(t: &mut Thread, args: &[Value]) -> Result {
    let mut wanted = Vec::new();
    for pair in t.collect(&args[0])? {
        let Some([number, events]) = pair.get::<Tuple>().map(Tuple::items) else {
            return Err(t.type_error("pairs of descriptor and events expected"));
        };
        wanted.push((t.index(number)? as i32, PollFlags::from_bits_retain(t.index(events)? as u16)));
    }
    let time = time(t, &args[1])?;
    let found = patiently(t, time, |limit| {
        let mut polled = Vec::with_capacity(wanted.len());
        for (number, events) in &wanted {
            polled.push(PollFd::from_borrowed_fd(borrowed(*number)?, *events));
        }
        let waited = limit.wait(&mut polled)?;
        let found = polled.iter().zip(&wanted).map(|(polled, (number, _))| (*number, polled.revents().bits()));
        Ok((found.filter(|(_, events)| *events != 0).collect::<Vec<_>>(), waited))
    })?;
    let found = found.into_iter().map(|(number, events)| (number, i64::from(events))).collect();
    Ok(pairs(t, found))
}

fn pairs(t: &mut Thread, found: Vec<(i32, i64)>) -> Value {
    let found = found.into_iter().map(|(number, events)| {
        let events = t.int(events);
        t.pair(Value::from_i32(number), events)
    });
    let found = found.collect();
    t.list(found)
}

/// `_epoll_create()`
fn epoll_create(t: &mut Thread, _: &[Value]) -> Result {
    t.check_real_time("descriptors are waited for")?;
    match epoll::create(CreateFlags::CLOEXEC) {
        Ok(made) => Ok(Value::from_i32(made.into_raw_fd())),
        Err(error) => Err(t.os_error_with(error.into(), None)),
    }
}

/// `_epoll_control(epoll, operation, descriptor, events, /)`
fn epoll_control(t: &mut Thread, args: &[Value]) -> Result {
    let mut numbers = [0; 4];
    for (number, value) in numbers.iter_mut().zip(args) {
        *number = t.index(value)?;
    }
    let [epoll, operation, number, events] = numbers;
    let events = EventFlags::from_bits_retain(events as u32);
    let change = || -> io::Result<()> {
        let (epoll, target) = (borrowed(epoll as i32)?, borrowed(number as i32)?);
        let data = EventData::new_u64(number as u64);
        match operation {
            ADD => epoll::add(epoll, target, data, events)?,
            MODIFY => epoll::modify(epoll, target, data, events)?,
            DELETE => epoll::delete(epoll, target)?,
            _ => return Err(io::Error::from_raw_os_error(libc::EINVAL)),
        }
        Ok(())
    };
    match change() {
        Ok(()) => Ok(Value::NONE),
        Err(error) => Err(t.os_error_with(error, None)),
    }
}

/// `_epoll_wait(epoll, seconds, most, /)`: pairs of descriptor and events.
fn epoll_wait(t: &mut Thread, args: &[Value]) -> Result {
    let number = t.index(&args[0])? as i32;
    let time = time(t, &args[1])?;
    let most = usize::try_from(t.index(&args[2])?).unwrap_or(MOST_EVENTS).clamp(1, MOST_EVENTS);
    let found = patiently(t, time, |limit| {
        let epoll = borrowed(number)?;
        // An epoll can be polled itself.
        let waited = limit.wait(&mut [PollFd::from_borrowed_fd(epoll, PollFlags::IN)])?;
        let mut events: Vec<Event> = Vec::with_capacity(most);
        epoll::wait(epoll, rustix::buffer::spare_capacity(&mut events), Some(&rustix::event::Timespec::default()))?;
        let found: Vec<(i32, i64)> = events
            .iter()
            .map(|event| {
                let (data, flags) = (event.data, event.flags);
                (data.u64() as i32, i64::from(flags.bits()))
            })
            .collect();
        // Another thread may have taken the events.
        let waited = if found.is_empty() && waited == Waited::Ready { limit.over().unwrap_or(waited) } else { waited };
        Ok((found, waited))
    })?;
    Ok(pairs(t, found))
}

const FUNCTIONS: &[Row] = &[
    row("_epoll_control", "epoll, operation, descriptor, events, /", epoll_control),
    row("_epoll_create", "", epoll_create),
    row("_epoll_wait", "epoll, seconds, most, /", epoll_wait),
    row("_poll", "wanted, seconds, /", poll),
    row("_poll_children", "wanted, seconds, /", poll_children),
];

/// Events, as Linux numbers them.
const CONSTANTS: &[(&str, i64)] = &[
    ("POLLIN", 1),
    ("POLLPRI", 2),
    ("POLLOUT", 4),
    ("POLLERR", 8),
    ("POLLHUP", 0x10),
    ("POLLNVAL", 0x20),
    ("POLLRDNORM", 0x40),
    ("POLLRDBAND", 0x80),
    ("POLLWRNORM", 0x100),
    ("POLLWRBAND", 0x200),
    ("POLLMSG", 0x400),
    ("POLLRDHUP", 0x2000),
    ("EPOLLIN", 1),
    ("EPOLLPRI", 2),
    ("EPOLLOUT", 4),
    ("EPOLLERR", 8),
    ("EPOLLHUP", 0x10),
    ("EPOLLRDNORM", 0x40),
    ("EPOLLRDBAND", 0x80),
    ("EPOLLWRNORM", 0x100),
    ("EPOLLWRBAND", 0x200),
    ("EPOLLMSG", 0x400),
    ("EPOLLRDHUP", 0x2000),
    ("EPOLLEXCLUSIVE", 1 << 28),
    ("EPOLLWAKEUP", 1 << 29),
    ("EPOLLONESHOT", 1 << 30),
    ("EPOLLET", 1 << 31),
    ("EPOLL_CLOEXEC", 0o2_000_000),
    ("PIPE_BUF", 4096),
];

fn init(t: &mut Thread, module: &Value) -> Result<()> {
    for &(name, number) in CONSTANTS {
        let number = t.int(number);
        t.add_name(module, name, number);
    }
    Ok(())
}

/// `_select`
pub(crate) static SPEC: ModuleSpec = ModuleSpec { name: "_select", functions: FUNCTIONS, init: Some(init) };
