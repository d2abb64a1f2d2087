//! `stat`, `lstat` and `fstat`: what the system knows of a file, as a tuple for `os.stat_result`.

use objects::Value;
use rustix::fs::{AtFlags, Stat, fstat, statat};

use super::descriptor::borrowed;
use super::path::{Also, Place, begin, descriptor, flag, folder, place, question};
use crate::{Result, Thread};

const NANOS: i64 = 1_000_000_000;

/// What `stat` tells: rights, owner, group, size, three times in seconds and nanoseconds, block size and blocks; and
/// inode, device, links and the device that it is.
type Facts = ([i64; 12], [u64; 4]);

#[allow(clippy::unnecessary_cast)] // the fields have other widths on other processors
fn facts(of: &Stat) -> Facts {
    let signed = [
        i64::from(of.st_mode),
        i64::from(of.st_uid),
        i64::from(of.st_gid),
        of.st_size as i64,
        of.st_atime as i64,
        of.st_atime_nsec as i64,
        of.st_mtime as i64,
        of.st_mtime_nsec as i64,
        of.st_ctime as i64,
        of.st_ctime_nsec as i64,
        of.st_blksize as i64,
        of.st_blocks as i64,
    ];
    (signed, [of.st_ino as u64, of.st_dev as u64, of.st_nlink as u64, of.st_rdev as u64])
}

/// Ten ints, then the times as floats and in nanoseconds, then block size, blocks and device.
fn numbers(t: &mut Thread, facts: &Facts) -> Value {
    let ([mode, user, group, size, times @ .., block_size, blocks], [inode, device, links, itself]) = facts;
    let [accessed, accessed_nanos, modified, modified_nanos, changed, changed_nanos] = *times;
    let times = [(accessed, accessed_nanos), (modified, modified_nanos), (changed, changed_nanos)];
    let mut items = vec![
        t.int(*mode),
        t.int_from_u64(*inode),
        t.int_from_u64(*device),
        t.int_from_u64(*links),
        t.int(*user),
        t.int(*group),
        t.int(*size),
    ];
    items.extend(times.map(|(seconds, _)| t.int(seconds)));
    items.extend(times.map(|(seconds, nanos)| t.float(seconds as f64 + nanos as f64 * 1e-9)));
    items.extend(times.map(|(seconds, nanos)| t.int(seconds.saturating_mul(NANOS).saturating_add(nanos))));
    items.extend([t.int(*block_size), t.int(*blocks), t.int_from_u64(*itself)]);
    t.tuple(items)
}

fn ask(t: &mut Thread, value: &Value, function: &str, at: Option<i32>, follow: bool) -> Result {
    let also = if function == "stat" { Also::Number } else { Also::Nothing };
    let (place, shown) = place(t, value, function, also)?;
    let flags = if follow { AtFlags::empty() } else { AtFlags::SYMLINK_NOFOLLOW };
    let told = question(t, &shown, || match place {
        Place::Path(path) => Ok(facts(&statat(begin(at)?, path, flags)?)),
        Place::Descriptor(number) => Ok(facts(&fstat(borrowed(number)?)?)),
    })?;
    Ok(numbers(t, &told))
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
    let told = question(t, &Value::NULL, || Ok(facts(&fstat(borrowed(number)?)?)))?;
    Ok(numbers(t, &told))
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
