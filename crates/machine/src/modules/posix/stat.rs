//! `stat`, `lstat` and `fstat`: what the system knows of a file, as a tuple for `os.stat_result`.

use objects::Value;
use rustix::fs::{AtFlags, Stat, fstat, statat};

use super::descriptor::borrowed;
use super::path::{Also, Place, begin, descriptor, flag, folder, place, system};
use crate::{Result, Thread};

const NANOS: i64 = 1_000_000_000;

/// Ten ints, then the times as floats and in nanoseconds, then block size, blocks and device.
#[allow(clippy::unnecessary_cast)] // the fields have other widths on other processors
fn numbers(t: &mut Thread, facts: &Stat) -> Value {
    let times = [
        (facts.st_atime as i64, facts.st_atime_nsec as i64),
        (facts.st_mtime as i64, facts.st_mtime_nsec as i64),
        (facts.st_ctime as i64, facts.st_ctime_nsec as i64),
    ];
    let mut items = vec![
        t.int(i64::from(facts.st_mode)),
        t.int_from_u64(facts.st_ino as u64),
        t.int_from_u64(facts.st_dev as u64),
        t.int_from_u64(facts.st_nlink as u64),
        t.int(i64::from(facts.st_uid)),
        t.int(i64::from(facts.st_gid)),
        t.int(facts.st_size as i64),
    ];
    items.extend(times.map(|(seconds, _)| t.int(seconds)));
    items.extend(times.map(|(seconds, nanos)| t.float(seconds as f64 + nanos as f64 * 1e-9)));
    items.extend(times.map(|(seconds, nanos)| t.int(seconds.saturating_mul(NANOS).saturating_add(nanos))));
    items.push(t.int(facts.st_blksize as i64));
    items.push(t.int(facts.st_blocks as i64));
    items.push(t.int_from_u64(facts.st_rdev as u64));
    t.tuple(items)
}

fn ask(t: &mut Thread, value: &Value, function: &str, at: Option<i32>, follow: bool) -> Result {
    let also = if function == "stat" { Also::Number } else { Also::Nothing };
    let (place, shown) = place(t, value, function, also)?;
    let flags = if follow { AtFlags::empty() } else { AtFlags::SYMLINK_NOFOLLOW };
    let facts = system(t, &shown, || match place {
        Place::Path(path) => Ok(statat(begin(at)?, path, flags)?),
        Place::Descriptor(number) => Ok(fstat(borrowed(number)?)?),
    })?;
    Ok(numbers(t, &facts))
}

/// `path, *, dir_fd=None, follow_symlinks=True`
pub(super) fn stat(t: &mut Thread, args: &[Value]) -> Result {
    let (at, follow) = (folder(t, &args[1])?, flag(t, &args[2], true)?);
    ask(t, &args[0], "stat", at, follow)
}

/// `path, *, dir_fd=None`
pub(super) fn lstat(t: &mut Thread, args: &[Value]) -> Result {
    let at = folder(t, &args[1])?;
    ask(t, &args[0], "lstat", at, false)
}

/// `fd`
pub(super) fn of_descriptor(t: &mut Thread, args: &[Value]) -> Result {
    let number = descriptor(t, &args[0])?;
    let facts = system(t, &Value::NULL, || Ok(fstat(borrowed(number)?)?))?;
    Ok(numbers(t, &facts))
}

/// `major, minor`: the number of a device.
pub(super) fn makedev(t: &mut Thread, args: &[Value]) -> Result {
    let mut part = |value: &Value| {
        check_integer(t, value)?;
        let number = t.index(value)?;
        u32::try_from(number).map_err(|_| t.overflow_error("can't convert to unsigned int"))
    };
    let (major, minor) = (part(&args[0])?, part(&args[1])?);
    Ok(t.int_from_u64(rustix::fs::makedev(major, minor)))
}

fn check_integer(t: &mut Thread, value: &Value) -> Result<()> {
    if t.is_instance(value, crate::builtin::Builtin::Int) {
        return Ok(());
    }
    Err(t.type_error("an integer is required"))
}

/// `device`: half of a device's number.
pub(super) fn part_of_device(t: &mut Thread, args: &[Value], part: fn(u64) -> u32) -> Result {
    check_integer(t, &args[0])?;
    let device = t.index(&args[0])?;
    let Ok(device) = u64::try_from(device) else {
        return Err(t.overflow_error("can't convert negative int to unsigned"));
    };
    Ok(t.int(part(device).into()))
}
