//! Messages of several pieces, with descriptors beside them: `sendmsg`, `recvmsg` and `recvmsg_into`.

use std::io::{IoSlice, IoSliceMut};
use std::mem::MaybeUninit;
use std::os::fd::IntoRawFd;

use objects::{Tuple, Value};
use rustix::net::{
    RecvAncillaryBuffer, RecvAncillaryMessage, RecvFlags, SendAncillaryBuffer, SendAncillaryMessage, SocketAddrAny,
};

use super::transfer::{receive_flags, send_flags};
use super::{READABLE, Socket, WRITABLE, address};
use crate::builtin::Builtin;
use crate::modules::posix::borrowed;
use crate::types::buffer::Target;
use crate::{Result, Thread};

/// The most bytes beside a message, as in Linux (`/proc/sys/net/core/optmem_max`).
const MOST_BESIDE: usize = 128 * 1024;

/// What came beside a message: level, type and bytes, as the system has them.
type Beside = Vec<(i32, i32, Vec<u8>)>;

fn items(t: &mut Thread, value: &Value, function: &str, place: u32) -> Result<Vec<Value>> {
    t.collect(value).map_err(|raised| {
        if t.is_instance(raised.exception(), Builtin::TypeError) {
            return t.type_error(format!("{function}() argument {place} must be an iterable"));
        }
        raised
    })
}

/// The descriptors that a program wants to send beside a message.
fn descriptors(t: &mut Thread, value: &Value) -> Result<Vec<i32>> {
    const WHERE: &str = "[sendmsg() ancillary data items]() argument must be";
    let mut numbers = Vec::new();
    for item in items(t, value, "sendmsg", 2)? {
        let Some(parts) = item.get::<Tuple>().map(Tuple::items) else {
            let name = t.type_name(&item);
            return Err(t.type_error(format!("{WHERE} 3-item sequence, not {name}")));
        };
        let [level, kind, data] = parts else {
            return Err(t.type_error(format!("{WHERE} sequence of length 3, not {}", parts.len())));
        };
        let what = (t.c_int_or(level, 0)? as i32, t.c_int_or(kind, 0)? as i32);
        let data = t.bytes_like(data)?.into_owned();
        if what != (libc::SOL_SOCKET, libc::SCM_RIGHTS) {
            let message = "only descriptors (SOL_SOCKET, SCM_RIGHTS) can be sent beside a message in minipy";
            return Err(t.raise(Builtin::NotImplementedError, message));
        }
        numbers.extend(data.as_chunks().0.iter().map(|&octets| i32::from_ne_bytes(octets)));
    }
    Ok(numbers)
}

/// `sendmsg(buffers, ancdata=(), flags=0, address=None, /)`
pub(super) fn sendmsg(t: &mut Thread, args: &[Value]) -> Result {
    let mut pieces = Vec::new();
    for piece in items(t, &args[1], "sendmsg", 1)? {
        pieces.push(t.bytes_like(&piece)?.into_owned());
    }
    let numbers = if args[2].is_null() { Vec::new() } else { descriptors(t, &args[2])? };
    let (flags, at_once) = send_flags(t, &args[3])?;
    let connection = t.connection(&args[0])?;
    let timeout = connection.timeout_with(at_once);
    let to: Option<SocketAddrAny> = if args[4].is_null() || args[4].is_none() {
        None
    } else {
        let family = t.receiver::<Socket>(&args[0])?.family.get();
        Some(address::from_python(t, family, &args[4], "sendmsg")?)
    };
    let slices: Vec<IoSlice<'_>> = pieces.iter().map(|piece| IoSlice::new(piece)).collect();
    let sent = t.attempt_within(&connection, timeout, WRITABLE, |fd| {
        let lent = numbers.iter().map(|&number| borrowed(number)).collect::<std::io::Result<Vec<_>>>()?;
        let mut space = vec![MaybeUninit::uninit(); rustix::cmsg_space!(ScmRights(lent.len()))];
        let mut beside = SendAncillaryBuffer::new(&mut space);
        if !lent.is_empty() {
            beside.push(SendAncillaryMessage::ScmRights(&lent));
        }
        Ok(match &to {
            None => rustix::net::sendmsg(fd, &slices, &mut beside, flags)?,
            Some(to) => rustix::net::sendmsg_addr(fd, to, &slices, &mut beside, flags)?,
        })
    })?;
    Ok(Value::from_len(sent))
}

/// What the system put beside a message; the descriptors are the program's from here on.
fn unpack(beside: &mut RecvAncillaryBuffer<'_>) -> Beside {
    let unpacked = beside.drain().filter_map(|message| match message {
        RecvAncillaryMessage::ScmRights(given) => {
            let numbers = given.flat_map(|fd| fd.into_raw_fd().to_ne_bytes()).collect();
            Some((libc::SOL_SOCKET, libc::SCM_RIGHTS, numbers))
        }
        _ => None,
    });
    unpacked.collect()
}

/// Receives at most so many bytes. Gives what `first` makes of them, what came beside them, flags, and who sent them.
fn receive(
    t: &mut Thread,
    [socket, room, flags]: [&Value; 3],
    most: usize,
    first: impl FnOnce(&mut Thread, &[u8]) -> Value,
) -> Result {
    let room = if room.is_null() { 0 } else { t.ssize(room)? };
    let room = usize::try_from(room).ok().filter(|&room| room <= i32::MAX as usize);
    let room = room.ok_or_else(|| t.value_error("invalid ancillary data buffer length"))?.min(MOST_BESIDE);
    let flags = receive_flags(t, flags)?;
    t.check_memory(most)?;
    let connection = t.connection(socket)?;
    let timeout = connection.timeout_with(flags.contains(RecvFlags::DONTWAIT));
    let (bytes, beside, flags, from) = t.attempt_within(&connection, timeout, READABLE, |fd| {
        let (mut bytes, mut space) = (vec![0; most], vec![MaybeUninit::uninit(); room]);
        let mut beside = RecvAncillaryBuffer::new(&mut space);
        let slices = &mut [IoSliceMut::new(&mut bytes)];
        let got = rustix::net::recvmsg(fd, slices, &mut beside, flags | RecvFlags::DONTWAIT)?;
        bytes.truncate(got.bytes);
        Ok((bytes, unpack(&mut beside), got.flags.bits(), got.address))
    })?;
    let beside = beside
        .into_iter()
        .map(|(level, kind, data)| {
            let data = t.bytes(&data);
            t.tuple(vec![Value::from_i32(level), Value::from_i32(kind), data])
        })
        .collect();
    let (first, beside, from) = (first(t, &bytes), t.list(beside), address::to_python(t, from));
    // The kernel tells the flags that it was asked with, too.
    let flags = flags & !(libc::MSG_DONTWAIT | libc::MSG_CMSG_CLOEXEC) as u32;
    Ok(t.tuple(vec![first, beside, Value::from_len(flags as usize), from]))
}

/// `recvmsg(bufsize, ancbufsize=0, flags=0, /)`
pub(super) fn recvmsg(t: &mut Thread, args: &[Value]) -> Result {
    let most = t.ssize(&args[1])?;
    let most = usize::try_from(most).map_err(|_| t.value_error("negative buffer size in recvmsg()"))?;
    receive(t, [&args[0], &args[2], &args[3]], most, |t, bytes| t.bytes(bytes))
}

/// `recvmsg_into(buffers, ancbufsize=0, flags=0, /)`: fills the buffers in turn, and tells how many bytes came.
pub(super) fn recvmsg_into(t: &mut Thread, args: &[Value]) -> Result {
    let mut targets = Vec::new();
    for buffer in items(t, &args[1], "recvmsg_into", 1)? {
        let Some(target) = t.target(&buffer)? else {
            let message = "recvmsg_into() argument 1 must be an iterable of single-segment read-write buffers";
            return Err(t.type_error(message));
        };
        targets.push(target);
    }
    if targets.len() > libc::UIO_MAXIOV as usize {
        return Err(t.os_error(std::io::Error::from_raw_os_error(libc::EMSGSIZE), None));
    }
    let most = targets.iter().map(Target::len).sum();
    receive(t, [&args[0], &args[2], &args[3]], most, |t, bytes| {
        let mut rest = bytes;
        for target in &targets {
            let (here, later) = rest.split_at(target.len().min(rest.len()));
            target.write(t, 0, here);
            rest = later;
        }
        Value::from_len(bytes.len())
    })
}

/// How many bytes so many bytes take up beside a message; `padded` also those to the next.
fn length(t: &mut Thread, value: &Value, name: &str, padded: bool) -> Result {
    const HEADER: usize = size_of::<libc::cmsghdr>();
    let wanted = t.ssize(value)?;
    let taken = usize::try_from(wanted).ok().filter(|&wanted| wanted <= i32::MAX as usize);
    let taken = taken.ok_or_else(|| t.overflow_error(format!("{name}() argument out of range")))?;
    Ok(Value::from_len(HEADER + if padded { taken.next_multiple_of(align_of::<libc::cmsghdr>()) } else { taken }))
}

/// `CMSG_LEN(length, /)`
pub(super) fn cmsg_len(t: &mut Thread, args: &[Value]) -> Result {
    length(t, &args[0], "CMSG_LEN", false)
}

/// `CMSG_SPACE(length, /)`
pub(super) fn cmsg_space(t: &mut Thread, args: &[Value]) -> Result {
    length(t, &args[0], "CMSG_SPACE", true)
}
