//! Descriptors: numbers of open files, as the system gives them.

use std::io;
use std::os::fd::{BorrowedFd, FromRawFd, IntoRawFd, OwnedFd};

use objects::{Bytes, Value};
use rustix::event::{PollFd, PollFlags};
use rustix::fs::{OFlags, SeekFrom, openat};
use rustix::io::FdFlags;
use rustix::pipe::PipeFlags;
use sync::Reason;

use super::files::mode;
use super::path::{Named, begin, descriptor, flag, folder, path, raise, system};
use crate::modules::readiness::{Limit, Waited};
use crate::{Result, Thread};

const BAD_DESCRIPTOR: i32 = 9;
const INVALID: i32 = 22;

/// A descriptor that the program names by its number. Nobody here owns it: it may be closed at any time, and the
/// system refuses a number that is not open.
///
/// # Errors
/// EBADF for a negative number.
pub(crate) fn borrowed(number: i32) -> io::Result<BorrowedFd<'static>> {
    if number < 0 {
        return Err(io::Error::from_raw_os_error(BAD_DESCRIPTOR));
    }
    // SAFETY: it is not -1. It is only lent to calls of the system, which check it.
    Ok(unsafe { BorrowedFd::borrow_raw(number) })
}

/// Closes a descriptor by its number.
pub(crate) fn close_number(number: i32) -> io::Result<()> {
    borrowed(number)?;
    // SAFETY: whoever has the number is told by the system that it is closed; owners in this process (files) close by
    // this function as well and take such an answer.
    Ok(unsafe { rustix::io::try_close(number) }?)
}

/// The number of a descriptor that the program is to own.
pub(super) fn number_of(owned: OwnedFd) -> Value {
    Value::from_i32(owned.into_raw_fd())
}

/// `path, flags, mode=511, *, dir_fd=None`
pub(super) fn open(t: &mut Thread, args: &[Value]) -> Result {
    let Named { path, shown } = path(t, &args[0], "open")?;
    let flags = t.index(&args[1])?;
    let (mode, at) = (mode(t, &args[2], 0o777)?, folder(t, &args[3])?);
    let mut flags = OFlags::from_bits_retain(flags as u32) | OFlags::CLOEXEC;
    if t.opens_both_ways(&path) {
        flags = flags.difference(OFlags::ACCMODE) | OFlags::RDWR;
    }
    let opened = t.open_again(|again| {
        let flags = if again { flags.difference(OFlags::EXCL) } else { flags };
        Ok(openat(begin(at)?, path, flags, mode)?)
    });
    raise(t, &shown, opened).map(number_of)
}

pub(super) fn close(t: &mut Thread, args: &[Value]) -> Result {
    let number = descriptor(t, &args[0])?;
    system(t, &Value::NULL, || close_number(number))?;
    Ok(Value::NONE)
}

/// `fd_low, fd_high`: closes all below the second; those not open are passed over.
pub(super) fn closerange(t: &mut Thread, args: &[Value]) -> Result {
    let (low, high) = (descriptor(t, &args[0])?.max(0), descriptor(t, &args[1])?);
    t.detached(Reason::Io, || {
        for number in low..high {
            let _not_open = close_number(number);
        }
    });
    Ok(Value::NONE)
}

/// Reads once there is something, looking for Ctrl-C meanwhile.
fn read_when_ready(t: &mut Thread, number: i32, read: impl Fn(BorrowedFd<'_>) -> io::Result<Vec<u8>> + Sync) -> Result {
    let limit = Limit::new(t, None);
    loop {
        let bytes = t.read_from(number, || {
            let fd = borrowed(number)?;
            let blocks = !rustix::fs::fcntl_getfl(fd)?.contains(OFlags::NONBLOCK);
            let mut wanted = [PollFd::from_borrowed_fd(fd, PollFlags::IN)];
            if blocks && limit.wait(&mut wanted)? == Waited::Signal {
                return Ok(None);
            }
            read(fd).map(Some)
        });
        match bytes.map_err(|error| t.os_error_with(error, None))? {
            Some(bytes) => return Ok(t.bytes(&bytes)),
            None => t.check_signals()?,
        }
    }
}

fn room(t: &mut Thread, length: &Value) -> Result<Vec<u8>> {
    let length = t.index(length)?;
    let Ok(length) = usize::try_from(length) else { return Err(invalid(t)) };
    let mut bytes = Vec::new();
    if bytes.try_reserve_exact(length).is_err() {
        return Err(t.memory_error());
    }
    Ok(bytes)
}

fn invalid(t: &mut Thread) -> crate::Raised {
    t.os_error_with(io::Error::from_raw_os_error(INVALID), None)
}

/// `fd, length`
pub(super) fn read(t: &mut Thread, args: &[Value]) -> Result {
    let number = descriptor(t, &args[0])?;
    let most = room(t, &args[1])?.capacity();
    read_when_ready(t, number, |fd| {
        let mut bytes = vec![0; most];
        let count = rustix::io::retry_on_intr(|| rustix::io::read(fd, &mut *bytes))?;
        bytes.truncate(count);
        Ok(bytes)
    })
}

/// `fd, length, offset`
pub(super) fn pread(t: &mut Thread, args: &[Value]) -> Result {
    let (number, most) = (descriptor(t, &args[0])?, room(t, &args[1])?.capacity());
    let Ok(offset) = u64::try_from(t.index(&args[2])?) else { return Err(invalid(t)) };
    read_when_ready(t, number, |fd| {
        let mut bytes = vec![0; most];
        let count = rustix::io::pread(fd, &mut *bytes, offset)?;
        bytes.truncate(count);
        Ok(bytes)
    })
}

fn bytes_of(t: &mut Thread, value: &Value) -> Result<Vec<u8>> {
    if let Some(bytes) = value.get::<Bytes>() {
        return Ok(bytes.as_slice().to_vec());
    }
    if value.has::<objects::Str>() || t.special(value, source::known::LEN).is_none() {
        let name = t.type_name(value);
        return Err(t.type_error(format!("a bytes-like object is required, not '{name}'")));
    }
    // Other kinds of bytes make bytes of themselves.
    let class = t.class(crate::builtin::Builtin::Bytes);
    let copy = t.call(&class, std::slice::from_ref(value))?;
    Ok(copy.get::<Bytes>().map(|bytes| bytes.as_slice().to_vec()).unwrap_or_default())
}

/// `fd, data`
pub(super) fn write(t: &mut Thread, args: &[Value]) -> Result {
    let number = descriptor(t, &args[0])?;
    let bytes = bytes_of(t, &args[1])?;
    let count = t.write_to(number, || {
        let fd = borrowed(number)?;
        Ok(rustix::io::retry_on_intr(|| rustix::io::write(fd, &bytes))?)
    });
    let count = count.map_err(|error| t.os_error_with(error, None))?;
    Ok(Value::from_len(count))
}

/// `fd, data, offset`
pub(super) fn pwrite(t: &mut Thread, args: &[Value]) -> Result {
    let (number, bytes) = (descriptor(t, &args[0])?, bytes_of(t, &args[1])?);
    let Ok(offset) = u64::try_from(t.index(&args[2])?) else { return Err(invalid(t)) };
    let count = system(t, &Value::NULL, || Ok(rustix::io::pwrite(borrowed(number)?, &bytes, offset)?))?;
    Ok(Value::from_len(count))
}

/// `pipe()`, and `pipe2(flags)`: the end to read from and the end to write to.
pub(super) fn pipe(t: &mut Thread, args: &[Value]) -> Result {
    let flags = match args.first() {
        Some(flags) => PipeFlags::from_bits_truncate(t.index(flags)? as u32),
        None => PipeFlags::CLOEXEC,
    };
    let (from, to) = system(t, &Value::NULL, || Ok(rustix::pipe::pipe_with(flags)?))?;
    Ok(t.pair(number_of(from), number_of(to)))
}

pub(super) fn dup(t: &mut Thread, args: &[Value]) -> Result {
    let number = descriptor(t, &args[0])?;
    let copy = system(t, &Value::NULL, || borrowed(number)?.try_clone_to_owned())?;
    Ok(number_of(copy))
}

/// `fd, fd2, inheritable=True`: lets the second number stand for the first file.
pub(super) fn dup2(t: &mut Thread, args: &[Value]) -> Result {
    let (from, to) = (descriptor(t, &args[0])?, descriptor(t, &args[1])?);
    let inheritable = flag(t, &args[2], true)?;
    system(t, &Value::NULL, || {
        let from = borrowed(from)?;
        borrowed(to)?;
        // SAFETY: it is not -1; the system closes what it stood for, and ownership is given back right away.
        let mut target = unsafe { OwnedFd::from_raw_fd(to) };
        let result = rustix::io::dup2(from, &mut target);
        let target = target.into_raw_fd();
        result?;
        set_inheritable_number(target, inheritable)
    })?;
    Ok(args[1].clone())
}

fn set_inheritable_number(number: i32, inheritable: bool) -> io::Result<()> {
    let flags = if inheritable { FdFlags::empty() } else { FdFlags::CLOEXEC };
    Ok(rustix::io::fcntl_setfd(borrowed(number)?, flags)?)
}

pub(super) fn set_inheritable(t: &mut Thread, args: &[Value]) -> Result {
    let (number, inheritable) = (descriptor(t, &args[0])?, t.truth(&args[1])?);
    system(t, &Value::NULL, || set_inheritable_number(number, inheritable))?;
    Ok(Value::NONE)
}

pub(super) fn get_inheritable(t: &mut Thread, args: &[Value]) -> Result {
    let number = descriptor(t, &args[0])?;
    let flags = system(t, &Value::NULL, || Ok(rustix::io::fcntl_getfd(borrowed(number)?)?))?;
    Ok(Value::bool(!flags.contains(FdFlags::CLOEXEC)))
}

pub(super) fn set_blocking(t: &mut Thread, args: &[Value]) -> Result {
    let (number, blocking) = (descriptor(t, &args[0])?, t.truth(&args[1])?);
    system(t, &Value::NULL, || {
        let mut flags = rustix::fs::fcntl_getfl(borrowed(number)?)?;
        flags.set(OFlags::NONBLOCK, !blocking);
        Ok(rustix::fs::fcntl_setfl(borrowed(number)?, flags)?)
    })?;
    Ok(Value::NONE)
}

pub(super) fn get_blocking(t: &mut Thread, args: &[Value]) -> Result {
    let number = descriptor(t, &args[0])?;
    let flags = system(t, &Value::NULL, || Ok(rustix::fs::fcntl_getfl(borrowed(number)?)?))?;
    Ok(Value::bool(!flags.contains(OFlags::NONBLOCK)))
}

/// `fd, position, whence`
pub(super) fn lseek(t: &mut Thread, args: &[Value]) -> Result {
    let (number, position, whence) = (descriptor(t, &args[0])?, t.index(&args[1])?, t.index(&args[2])?);
    let to = match whence {
        0 => u64::try_from(position).ok().map(SeekFrom::Start),
        1 => Some(SeekFrom::Current(position)),
        2 => Some(SeekFrom::End(position)),
        3 => u64::try_from(position).ok().map(SeekFrom::Data),
        4 => u64::try_from(position).ok().map(SeekFrom::Hole),
        _ => None,
    };
    let Some(to) = to else { return Err(invalid(t)) };
    let at = system(t, &Value::NULL, || Ok(rustix::fs::seek(borrowed(number)?, to)?))?;
    Ok(t.int_from_u64(at))
}

pub(super) fn fsync(t: &mut Thread, args: &[Value]) -> Result {
    // A file is taken as well, by its `fileno`.
    let number = if args[0].as_small_int().is_none() {
        let fileno = t.names().intern("fileno");
        match t.call_special(&args[0], fileno, &[])? {
            Some(number) => descriptor(t, &number)?,
            None => return Err(t.type_error("argument must be an int, or have a fileno() method.")),
        }
    } else {
        descriptor(t, &args[0])?
    };
    system(t, &Value::NULL, || Ok(rustix::fs::fsync(borrowed(number)?)?))?;
    Ok(Value::NONE)
}

pub(super) fn isatty(t: &mut Thread, args: &[Value]) -> Result {
    let number = descriptor(t, &args[0])?;
    Ok(Value::bool(borrowed(number).is_ok_and(rustix::termios::isatty)))
}

/// `_terminal_size(fd)`: columns and lines.
pub(super) fn terminal_size(t: &mut Thread, args: &[Value]) -> Result {
    let number = if args[0].is_null() { 1 } else { descriptor(t, &args[0])? };
    let size = system(t, &Value::NULL, || Ok(rustix::termios::tcgetwinsize(borrowed(number)?)?))?;
    Ok(t.pair(Value::from_len(size.ws_col.into()), Value::from_len(size.ws_row.into())))
}

/// A copy of a descriptor for a child process.
pub(super) fn copy_for_child(number: i32) -> io::Result<OwnedFd> {
    borrowed(number)?.try_clone_to_owned()
}
