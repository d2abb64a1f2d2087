//! Bytes that go from descriptor to descriptor, and files that the kernel makes of other things.

use std::io;
use std::num::NonZeroU64;
use std::os::fd::OwnedFd;

use objects::Value;
use rustix::event::EventfdFlags;
use rustix::fs::{Advice, FallocateFlags, MemfdFlags};
use rustix::pipe::SpliceFlags;
use rustix::process::PidfdFlags;
use rustix::rand::GetRandomFlags;
use sync::Reason;

use super::descriptor::{borrowed, number_of};
use super::path::{Named, descriptor, path, system};
use super::process::{invalid, positive};
use crate::builtin::Builtin;
use crate::{Result, Thread};

/// An offset or None.
fn offset(t: &mut Thread, value: &Value) -> Result<Option<i64>> {
    if value.is_null() || value.is_none() { Ok(None) } else { t.index(value).map(Some) }
}

/// How many bytes.
fn count(t: &mut Thread, value: &Value) -> Result<usize> {
    let count = t.index(value)?;
    usize::try_from(count).map_err(|_| t.value_error("negative value for 'count' not allowed"))
}

/// A C `unsigned int`.
fn unsigned_int(t: &mut Thread, value: &Value) -> Result<u32> {
    if !t.is_instance(value, Builtin::Int) {
        return Err(t.type_error("an integer is required"));
    }
    match t.index(value)? {
        ..0 => Err(t.value_error("value must be positive")),
        number => {
            u32::try_from(number).map_err(|_| t.overflow_error("Python int too large to convert to C unsigned int"))
        }
    }
}

fn flags(t: &mut Thread, value: &Value, default: u32) -> Result<u32> {
    if value.is_null() {
        return Ok(default);
    }
    unsigned_int(t, value)
}

fn unsigned(number: Option<i64>) -> io::Result<Option<u64>> {
    number.map(|number| u64::try_from(number).map_err(|_| invalid())).transpose()
}

fn opened(t: &mut Thread, open: impl FnOnce() -> io::Result<OwnedFd> + Send) -> Result {
    system(t, &Value::NULL, open).map(number_of)
}

/// `out_fd, in_fd, offset, count`
pub(super) fn sendfile(t: &mut Thread, args: &[Value]) -> Result {
    let (to, from) = (descriptor(t, &args[0])?, descriptor(t, &args[1])?);
    let (begin, count) = (offset(t, &args[2])?, t.index(&args[3])?);
    let sent = system(t, &Value::NULL, || {
        let (mut begin, count) = (unsigned(begin)?, usize::try_from(count).map_err(|_| invalid())?);
        Ok(rustix::fs::sendfile(borrowed(to)?, borrowed(from)?, begin.as_mut(), count)?)
    })?;
    Ok(Value::from_len(sent))
}

/// `src, dst, count, offset_src=None, offset_dst=None`
pub(super) fn copy_file_range(t: &mut Thread, args: &[Value]) -> Result {
    let (from, to) = (descriptor(t, &args[0])?, descriptor(t, &args[1])?);
    let (count, begin, target) = (count(t, &args[2])?, offset(t, &args[3])?, offset(t, &args[4])?);
    let copied = system(t, &Value::NULL, || {
        let (mut begin, mut target) = (unsigned(begin)?, unsigned(target)?);
        let (from, to) = (borrowed(from)?, borrowed(to)?);
        Ok(rustix::fs::copy_file_range(from, begin.as_mut(), to, target.as_mut(), count)?)
    })?;
    Ok(Value::from_len(copied))
}

/// `src, dst, count, offset_src=None, offset_dst=None, flags=0`
pub(super) fn splice(t: &mut Thread, args: &[Value]) -> Result {
    let (from, to) = (descriptor(t, &args[0])?, descriptor(t, &args[1])?);
    let (count, begin, target) = (count(t, &args[2])?, offset(t, &args[3])?, offset(t, &args[4])?);
    let flags = SpliceFlags::from_bits_retain(flags(t, &args[5], 0)?);
    let moved = system(t, &Value::NULL, || {
        let (mut begin, mut target) = (unsigned(begin)?, unsigned(target)?);
        let (from, to) = (borrowed(from)?, borrowed(to)?);
        Ok(rustix::pipe::splice(from, begin.as_mut(), to, target.as_mut(), count, flags)?)
    })?;
    Ok(Value::from_len(moved))
}

/// `initval, flags=EFD_CLOEXEC`: a counter as a file.
pub(super) fn eventfd(t: &mut Thread, args: &[Value]) -> Result {
    let begin = unsigned_int(t, &args[0])?;
    let flags = EventfdFlags::from_bits_retain(flags(t, &args[1], EventfdFlags::CLOEXEC.bits())?);
    opened(t, || Ok(rustix::event::eventfd(begin, flags)?))
}

/// `name, flags=MFD_CLOEXEC`: a file in memory alone.
pub(super) fn memfd_create(t: &mut Thread, args: &[Value]) -> Result {
    let Named { path: name, .. } = path(t, &args[0], "memfd_create")?;
    let flags = MemfdFlags::from_bits_retain(flags(t, &args[1], MemfdFlags::CLOEXEC.bits())?);
    opened(t, || Ok(rustix::fs::memfd_create(name, flags)?))
}

/// `pid, flags=0`: a process as a file.
pub(super) fn pidfd_open(t: &mut Thread, args: &[Value]) -> Result {
    let pid = positive(descriptor(t, &args[0])?);
    let flags = PidfdFlags::from_bits_retain(flags(t, &args[1], 0)?);
    opened(t, || Ok(rustix::process::pidfd_open(pid.ok_or_else(invalid)?, flags)?))
}

/// `size, flags=0`: random bytes, fewer than asked for when the system has no more.
pub(super) fn getrandom(t: &mut Thread, args: &[Value]) -> Result {
    let size = t.index(&args[0])?;
    let flags = GetRandomFlags::from_bits_retain(flags(t, &args[1], 0)?);
    let Ok(size) = usize::try_from(size) else { return Err(t.os_error_with(invalid(), None)) };
    let mut bytes = Vec::new();
    if bytes.try_reserve_exact(size).is_err() {
        return Err(t.memory_error());
    }
    bytes.resize(size, 0);
    let drawn = t.outside("random number", Reason::Io, || {
        let got = rustix::rand::getrandom(&mut *bytes, flags)?;
        bytes.truncate(got);
        Ok::<_, io::Error>(bytes)
    });
    let drawn = drawn.map_err(|error| t.os_error_with(error, None))?;
    Ok(t.bytes(&drawn))
}

/// `fd, offset, length`: makes room on the disk.
pub(super) fn fallocate(t: &mut Thread, args: &[Value]) -> Result {
    let (number, begin, length) = (descriptor(t, &args[0])?, t.index(&args[1])?, t.index(&args[2])?);
    system(t, &Value::NULL, || {
        let (begin, length) = (u64::try_from(begin), u64::try_from(length));
        let (Ok(begin), Ok(length)) = (begin, length) else { return Err(invalid()) };
        Ok(rustix::fs::fallocate(borrowed(number)?, FallocateFlags::empty(), begin, length)?)
    })?;
    Ok(Value::NONE)
}

/// `fd, offset, length, advice`: what the program is going to do with a file.
pub(super) fn fadvise(t: &mut Thread, args: &[Value]) -> Result {
    let (number, begin, length) = (descriptor(t, &args[0])?, t.index(&args[1])?, t.index(&args[2])?);
    let advice = match t.index(&args[3])? {
        0 => Some(Advice::Normal),
        1 => Some(Advice::Random),
        2 => Some(Advice::Sequential),
        3 => Some(Advice::WillNeed),
        4 => Some(Advice::DontNeed),
        5 => Some(Advice::NoReuse),
        _ => None,
    };
    system(t, &Value::NULL, || {
        let fd = borrowed(number)?;
        let (Ok(begin), Ok(length), Some(advice)) = (u64::try_from(begin), u64::try_from(length), advice) else {
            return Err(invalid());
        };
        Ok(rustix::fs::fadvise(fd, begin, NonZeroU64::new(length), advice)?)
    })?;
    Ok(Value::NONE)
}

/// `sync()`: everything written goes to the disks.
pub(super) fn sync(t: &mut Thread, _: &[Value]) -> Result {
    t.detached(Reason::Io, rustix::fs::sync);
    Ok(Value::NONE)
}
