//! Receiving and sending.

use objects::{Str, Value};
use rustix::net::{RecvFlags, SendFlags, SocketAddrAny};

use super::connection::Timeout;
use super::{READABLE, Socket, WRITABLE, address};
use crate::types::buffer::Target;
use crate::{Result, Thread};

pub(super) fn receive_flags(t: &mut Thread, value: &Value) -> Result<RecvFlags> {
    Ok(RecvFlags::from_bits_retain(t.c_int_or(value, 0)? as u32))
}

/// The flags for the system, and whether they say that the call is not to wait: ours never do, as it is we who wait.
pub(super) fn send_flags(t: &mut Thread, value: &Value) -> Result<(SendFlags, bool)> {
    let flags = SendFlags::from_bits_retain(t.c_int_or(value, 0)? as u32);
    Ok((flags | SendFlags::DONTWAIT | SendFlags::NOSIGNAL, flags.contains(SendFlags::DONTWAIT)))
}

/// How many bytes are wanted.
fn size(t: &mut Thread, value: &Value, function: &str) -> Result<usize> {
    let size = t.ssize(value)?;
    usize::try_from(size).map_err(|_| t.value_error(format!("negative buffersize in {function}")))
}

pub(super) fn recv(t: &mut Thread, args: &[Value]) -> Result {
    let (size, flags) = (size(t, &args[1], "recv")?, receive_flags(t, &args[2])?);
    let connection = t.connection(&args[0])?;
    // As in CPython, who asks for nothing does not wait for it.
    let bytes = if size == 0 { Vec::new() } else { t.receive(&connection, size, flags)? };
    Ok(t.bytes(&bytes))
}

/// Bytes, and who sent them, where the system tells.
fn receive_from(t: &mut Thread, socket: &Value, most: usize, flags: RecvFlags) -> Result<(Vec<u8>, Value)> {
    t.check_memory(most)?;
    let connection = t.connection(socket)?;
    let timeout = connection.timeout_with(flags.contains(RecvFlags::DONTWAIT));
    let (bytes, from) = t.attempt_within(&connection, timeout, READABLE, |fd| {
        let mut bytes = Vec::with_capacity(most);
        let flags = flags | RecvFlags::DONTWAIT;
        let from = match most {
            0 => rustix::net::recvfrom(fd, &mut bytes[..], flags)?.2,
            _ => rustix::net::recvfrom(fd, rustix::buffer::spare_capacity(&mut bytes), flags)?.2,
        };
        Ok((bytes, from))
    })?;
    let from = address::to_python(t, from);
    Ok((bytes, from))
}

pub(super) fn recvfrom(t: &mut Thread, args: &[Value]) -> Result {
    let (size, flags) = (size(t, &args[1], "recvfrom")?, receive_flags(t, &args[2])?);
    let (bytes, from) = receive_from(t, &args[0], size, flags)?;
    let bytes = t.bytes(&bytes);
    Ok(t.pair(bytes, from))
}

/// The buffer to receive into, and how many bytes it is to get: all there is room for, unless the program says fewer.
fn room(t: &mut Thread, buffer: &Value, wanted: &Value, function: &str) -> Result<(Target, usize)> {
    let wanted = if wanted.is_null() { 0 } else { t.ssize(wanted)? };
    let Some(target) = t.target(buffer)? else {
        let name = t.argument_type(buffer);
        return Err(t.type_error(format!("{function}() argument 1 must be read-write bytes-like object, not {name}")));
    };
    let Ok(wanted) = usize::try_from(wanted) else {
        return Err(t.value_error(format!("negative buffersize in {function}")));
    };
    if wanted > target.len() {
        let message = match function {
            "recv_into" => "buffer too small for requested bytes",
            _ => "nbytes is greater than the length of the buffer",
        };
        return Err(t.value_error(message));
    }
    let most = if wanted == 0 { target.len() } else { wanted };
    Ok((target, most))
}

pub(super) fn recv_into(t: &mut Thread, args: &[Value]) -> Result {
    let (target, most) = room(t, &args[1], &args[2], "recv_into")?;
    let flags = receive_flags(t, &args[3])?;
    let connection = t.connection(&args[0])?;
    let bytes = if most == 0 { Vec::new() } else { t.receive(&connection, most, flags)? };
    target.write(t, 0, &bytes);
    Ok(Value::from_len(bytes.len()))
}

pub(super) fn recvfrom_into(t: &mut Thread, args: &[Value]) -> Result {
    let (target, most) = room(t, &args[1], &args[2], "recvfrom_into")?;
    let flags = receive_flags(t, &args[3])?;
    let (bytes, from) = receive_from(t, &args[0], most, flags)?;
    target.write(t, 0, &bytes);
    Ok(t.pair(Value::from_len(bytes.len()), from))
}

/// As on Linux, a socket that waits for ever sends all; others as much as there is room for.
pub(super) fn send(t: &mut Thread, args: &[Value]) -> Result {
    let bytes = t.bytes_like(&args[1])?;
    let (flags, at_once) = send_flags(t, &args[2])?;
    let connection = t.connection(&args[0])?;
    let timeout = connection.timeout_with(at_once);
    if timeout == Timeout::Never && t.receiver::<Socket>(&args[0])?.kind.get() == libc::SOCK_STREAM {
        t.send_all(&connection, &bytes, flags)?;
        return Ok(Value::from_len(bytes.len()));
    }
    let count = t.attempt_within(&connection, timeout, WRITABLE, |fd| Ok(rustix::net::send(fd, &bytes, flags)?))?;
    Ok(Value::from_len(count))
}

pub(super) fn sendall(t: &mut Thread, args: &[Value]) -> Result {
    let bytes = t.bytes_like(&args[1])?;
    let (flags, _) = send_flags(t, &args[2])?;
    let connection = t.connection(&args[0])?;
    if bytes.is_empty() {
        return Ok(Value::NONE);
    }
    t.send_all(&connection, &bytes, flags)?;
    Ok(Value::NONE)
}

/// `sendto(data, address)` or `sendto(data, flags, address)`
pub(super) fn sendto(t: &mut Thread, args: &[Value]) -> Result {
    let rest = t.collect(&args[2])?;
    let (flags, to) = match rest.as_slice() {
        [to] => (&Value::NULL, to),
        [flags, to] => (flags, to),
        _ => {
            let given = rest.len() + 1;
            return Err(t.type_error(format!("sendto() takes 2 or 3 arguments ({given} given)")));
        }
    };
    if args[1].has::<Str>() {
        return Err(t.type_error("a bytes-like object is required, not 'str'"));
    }
    let bytes = t.bytes_like(&args[1])?;
    let (flags, at_once) = send_flags(t, flags)?;
    let connection = t.connection(&args[0])?;
    let timeout = connection.timeout_with(at_once);
    let family = t.receiver::<Socket>(&args[0])?.family.get();
    let to: SocketAddrAny = address::from_python(t, family, to, "sendto")?;
    let count =
        t.attempt_within(&connection, timeout, WRITABLE, |fd| Ok(rustix::net::sendto(fd, &bytes, flags, &to)?))?;
    Ok(Value::from_len(count))
}
