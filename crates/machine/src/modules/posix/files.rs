//! Files and folders by their paths.

use std::ffi::OsString;
use std::fs;
use std::io;
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::os::unix::fs::DirEntryExt;
use std::path::PathBuf;

use objects::{Bytes, Tuple, Value};
use rustix::fs as system_fs;
use rustix::fs::{Access, AtFlags, Mode, Timespec, Timestamps};
use rustix::process::{Gid, Uid};

use super::descriptor::borrowed;
use super::path::{Also, Named, Place, answer, begin, change, change_two, flag, folder, path, place, question, system};
use crate::journal::Outside;
use crate::{Result, Thread};

const NANOS: i64 = 1_000_000_000;

/// Rights and special bits of a new or changed file.
pub(super) fn mode(t: &mut Thread, value: &Value, default: u32) -> Result<Mode> {
    let mode = t.c_int_or(value, i64::from(default))?;
    Ok(Mode::from_raw_mode(mode as u32 & 0o7777))
}

/// An entry of a folder: its name, its kind (a letter), its inode.
struct Entry {
    name: OsString,
    kind: char,
    inode: u64,
}

impl Outside for Vec<Entry> {
    fn put(&self, bytes: &mut Vec<u8>) {
        self.len().put(bytes);
        for Entry { name, kind, inode } in self {
            (name.len(), (u32::from(*kind), *inode)).put(bytes);
            bytes.extend_from_slice(name.as_bytes());
        }
    }

    fn get(bytes: &mut &[u8]) -> Option<Self> {
        let count = usize::get(bytes)?;
        let entry = |_| {
            let (length, (kind, inode)) = <(usize, (u32, u64))>::get(bytes)?;
            let name;
            (name, *bytes) = bytes.split_at_checked(length)?;
            Some(Entry { name: OsString::from_vec(name.to_vec()), kind: char::from_u32(kind)?, inode })
        };
        (0..count).map(entry).collect()
    }
}

fn entry(entry: io::Result<fs::DirEntry>) -> io::Result<Entry> {
    let entry = entry?;
    let kind = match entry.file_type() {
        Ok(kind) if kind.is_dir() => 'd',
        Ok(kind) if kind.is_file() => 'f',
        Ok(kind) if kind.is_symlink() => 'l',
        _ => '?',
    };
    Ok(Entry { name: entry.file_name(), kind, inode: entry.ino() })
}

fn entries(t: &mut Thread, value: &Value, function: &str) -> Result<Vec<Entry>> {
    let (place, about) = place(t, value, function, Also::NumberOrNone)?;
    let path = match place {
        Place::Path(path) => path,
        // The system shows what a descriptor is open on as a link.
        Place::Descriptor(number) => format!("/proc/self/fd/{number}").into(),
    };
    let shown = if about.is_null() { t.str(".") } else { about };
    question(t, &shown, || fs::read_dir(path)?.map(entry).collect())
}

pub(super) fn listdir(t: &mut Thread, args: &[Value]) -> Result {
    let as_bytes = args[0].has::<Bytes>();
    let entries = entries(t, &args[0], "listdir")?;
    let names = entries.iter().map(|entry| answer(t, &entry.name, as_bytes)).collect();
    Ok(t.list(names))
}

/// `_entries(path)`: name, kind and inode of each entry, for `scandir`.
pub(super) fn scan(t: &mut Thread, args: &[Value]) -> Result {
    let as_bytes = args[0].has::<Bytes>();
    let entries = entries(t, &args[0], "scandir")?;
    let mut rows = Vec::with_capacity(entries.len());
    for entry in &entries {
        let row = [answer(t, &entry.name, as_bytes), t.char(entry.kind), t.int_from_u64(entry.inode)];
        rows.push(t.tuple(row));
    }
    Ok(t.list(rows))
}

/// `path, mode=511, *, dir_fd=None`
pub(super) fn mkdir(t: &mut Thread, args: &[Value]) -> Result {
    let Named { path, shown } = path(t, &args[0], "mkdir")?;
    let (mode, at) = (mode(t, &args[1], 0o777)?, folder(t, &args[2])?);
    change(t, &shown, || Ok(system_fs::mkdirat(begin(at)?, path, mode)?))?;
    Ok(Value::NONE)
}

/// `path, mode=438, *, dir_fd=None`
pub(super) fn mkfifo(t: &mut Thread, args: &[Value]) -> Result {
    let Named { path, .. } = path(t, &args[0], "mkfifo")?;
    let (mode, at) = (mode(t, &args[1], 0o666)?, folder(t, &args[2])?);
    let fifo = system_fs::FileType::Fifo;
    change(t, &Value::NULL, || Ok(system_fs::mknodat(begin(at)?, path, fifo, mode, 0)?))?;
    Ok(Value::NONE)
}

/// `path, mode=384, device=0, *, dir_fd=None`: a file of the kind that the mode says.
pub(super) fn mknod(t: &mut Thread, args: &[Value]) -> Result {
    let Named { path, .. } = path(t, &args[0], "mknod")?;
    let mode = if args[1].is_null() { 0o600 } else { t.index(&args[1])? as u32 };
    let device = if args[2].is_null() { 0 } else { t.index(&args[2])? as u64 };
    let at = folder(t, &args[3])?;
    let kind = match system_fs::FileType::from_raw_mode(mode) {
        system_fs::FileType::Unknown => system_fs::FileType::RegularFile,
        kind => kind,
    };
    let mode = system_fs::Mode::from_raw_mode(mode);
    change(t, &Value::NULL, || Ok(system_fs::mknodat(begin(at)?, path, kind, mode, device)?))?;
    Ok(Value::NONE)
}

/// `path, *, dir_fd=None`; the flags say whether it removes a file or a folder.
pub(super) fn remove(t: &mut Thread, args: &[Value], function: &str, flags: AtFlags) -> Result {
    let Named { path, shown } = path(t, &args[0], function)?;
    let at = folder(t, &args[1])?;
    change(t, &shown, || Ok(system_fs::unlinkat(begin(at)?, path, flags)?))?;
    Ok(Value::NONE)
}

/// `src, dst, *, src_dir_fd=None, dst_dir_fd=None`
pub(super) fn rename(t: &mut Thread, args: &[Value], function: &str) -> Result {
    let (from, to) = (path_named(t, &args[0], function, "src")?, path_named(t, &args[1], function, "dst")?);
    let (from_at, to_at) = (folder(t, &args[2])?, folder(t, &args[3])?);
    let shown = (&from.shown, &to.shown);
    change_two(t, shown, || Ok(system_fs::renameat(begin(from_at)?, &from.path, begin(to_at)?, &to.path)?))
}

/// A path among several arguments, which errors name.
fn path_named(t: &mut Thread, value: &Value, function: &str, argument: &str) -> Result<Named> {
    let is_path = value.has::<objects::Str>() || value.has::<Bytes>();
    let method = t.names().intern("__fspath__");
    if !is_path && t.special(value, method).is_none() {
        let name = t.type_name(value);
        let kinds = "string, bytes or os.PathLike";
        return Err(t.type_error(format!("{function}: {argument} should be {kinds}, not {name}")));
    }
    path(t, value, function)
}

/// `src, dst, *, src_dir_fd=None, dst_dir_fd=None, follow_symlinks=True`
pub(super) fn link(t: &mut Thread, args: &[Value]) -> Result {
    let (from, to) = (path_named(t, &args[0], "link", "src")?, path_named(t, &args[1], "link", "dst")?);
    let (from_at, to_at) = (folder(t, &args[2])?, folder(t, &args[3])?);
    let flags = if flag(t, &args[4], false)? { AtFlags::SYMLINK_FOLLOW } else { AtFlags::empty() };
    let shown = (&from.shown, &to.shown);
    change_two(t, shown, || Ok(system_fs::linkat(begin(from_at)?, &from.path, begin(to_at)?, &to.path, flags)?))
}

/// `src, dst, target_is_directory=False, *, dir_fd=None`
pub(super) fn symlink(t: &mut Thread, args: &[Value]) -> Result {
    let (target, link) = (path_named(t, &args[0], "symlink", "src")?, path_named(t, &args[1], "symlink", "dst")?);
    let at = folder(t, &args[3])?;
    let shown = (&target.shown, &link.shown);
    change_two(t, shown, || Ok(system_fs::symlinkat(&target.path, begin(at)?, &link.path)?))
}

/// `path, *, dir_fd=None`
pub(super) fn readlink(t: &mut Thread, args: &[Value]) -> Result {
    let Named { path, shown } = path(t, &args[0], "readlink")?;
    let at = folder(t, &args[1])?;
    let target = question(t, &shown, || {
        let target = system_fs::readlinkat(begin(at)?, path, Vec::new())?;
        Ok(PathBuf::from(OsString::from_vec(target.into_bytes())))
    })?;
    Ok(answer(t, target.as_os_str(), shown.has::<Bytes>()))
}

/// `path, mode, *, dir_fd=None, effective_ids=False, follow_symlinks=True`
pub(super) fn access(t: &mut Thread, args: &[Value]) -> Result {
    let Named { path, .. } = path(t, &args[0], "access")?;
    let wanted = Access::from_bits_truncate(u32::try_from(t.c_int_or(&args[1], 0)?).unwrap_or(0));
    let at = folder(t, &args[2])?;
    let mut flags = AtFlags::empty();
    flags.set(AtFlags::EACCESS, flag(t, &args[3], false)?);
    flags.set(AtFlags::SYMLINK_NOFOLLOW, !flag(t, &args[4], true)?);
    let allowed = question(t, &Value::NULL, || {
        Ok(begin(at).is_ok_and(|at| system_fs::accessat(at, path, wanted, flags).is_ok()))
    })?;
    Ok(Value::bool(allowed))
}

/// `path, mode, *, dir_fd=None, follow_symlinks=True`
pub(super) fn chmod(t: &mut Thread, args: &[Value]) -> Result {
    let (place, shown) = place(t, &args[0], "chmod", Also::Number)?;
    let (mode, at) = (mode(t, &args[1], 0)?, folder(t, &args[2])?);
    let flags = if flag(t, &args[3], true)? { AtFlags::empty() } else { AtFlags::SYMLINK_NOFOLLOW };
    change(t, &shown, || match place {
        Place::Path(path) => Ok(system_fs::chmodat(begin(at)?, path, mode, flags)?),
        Place::Descriptor(number) => Ok(system_fs::fchmod(borrowed(number)?, mode)?),
    })?;
    Ok(Value::NONE)
}

/// `path, uid, gid, *, dir_fd=None, follow_symlinks=True`; -1 leaves an owner as it is.
pub(super) fn chown(t: &mut Thread, args: &[Value]) -> Result {
    let (place, shown) = place(t, &args[0], "chown", Also::Number)?;
    let (user, group, at) = (t.index(&args[1])?, t.index(&args[2])?, folder(t, &args[3])?);
    let (user, group) = (u32::try_from(user).ok(), u32::try_from(group).ok());
    let (user, group) = (user.map(Uid::from_raw), group.map(Gid::from_raw));
    let flags = if flag(t, &args[4], true)? { AtFlags::empty() } else { AtFlags::SYMLINK_NOFOLLOW };
    change(t, &shown, || match place {
        Place::Path(path) => Ok(system_fs::chownat(begin(at)?, path, user, group, flags)?),
        Place::Descriptor(number) => Ok(system_fs::fchown(borrowed(number)?, user, group)?),
    })?;
    Ok(Value::NONE)
}

/// `path, length`
pub(super) fn truncate(t: &mut Thread, args: &[Value]) -> Result {
    let (place, shown) = place(t, &args[0], "truncate", Also::Number)?;
    let length = t.index(&args[1])?;
    change(t, &shown, || {
        let length = u64::try_from(length).map_err(|_| io::Error::from_raw_os_error(22))?;
        match place {
            Place::Path(path) => fs::OpenOptions::new().write(true).open(path)?.set_len(length),
            Place::Descriptor(number) => Ok(system_fs::ftruncate(borrowed(number)?, length)?),
        }
    })?;
    Ok(Value::NONE)
}

/// Seconds since 1970, an int or a float, rounded downwards.
fn seconds(t: &mut Thread, value: &Value) -> Result<Timespec> {
    if t.is_instance(value, crate::builtin::Builtin::Int) {
        return Ok(Timespec { tv_sec: t.index(value)?, tv_nsec: 0 });
    }
    let time = t.to_f64(value)?;
    if time.is_nan() {
        return Err(t.value_error("Invalid value NaN (not a number)"));
    }
    let whole = time.floor();
    let nanos = ((time - whole) * NANOS as f64).floor();
    Ok(Timespec { tv_sec: whole as i64, tv_nsec: nanos as i64 })
}

fn nanoseconds(t: &mut Thread, value: &Value) -> Result<Timespec> {
    let nanos = t.index(value)?;
    Ok(Timespec { tv_sec: nanos.div_euclid(NANOS), tv_nsec: nanos.rem_euclid(NANOS) })
}

/// The times that `utime` sets; none are now.
fn times(t: &mut Thread, times: &Value, nanos: &Value) -> Result<Option<Timestamps>> {
    let absent = |value: &Value| value.is_null() || value.is_none();
    if !absent(times) && !nanos.is_null() {
        return Err(t.value_error("utime: you may specify either 'times' or 'ns' but not both"));
    }
    let (pair, what, read): (_, _, fn(&mut Thread, &Value) -> Result<Timespec>) = if !nanos.is_null() {
        (nanos, "utime: 'ns' must be a tuple of two ints", nanoseconds)
    } else if absent(times) {
        return Ok(None);
    } else {
        (times, "utime: 'times' must be either a tuple of two ints or None", seconds)
    };
    let Some([accessed, modified]) = pair.get::<Tuple>().map(Tuple::items) else { return Err(t.type_error(what)) };
    Ok(Some(Timestamps { last_access: read(t, accessed)?, last_modification: read(t, modified)? }))
}

/// `path, times=None, *, ns=None, dir_fd=None, follow_symlinks=True`
pub(super) fn utime(t: &mut Thread, args: &[Value]) -> Result {
    let (place, shown) = place(t, &args[0], "utime", Also::Number)?;
    let now = Timespec { tv_sec: 0, tv_nsec: system_fs::UTIME_NOW };
    let times = times(t, &args[1], &args[2])?;
    let times = times.unwrap_or(Timestamps { last_access: now, last_modification: now });
    let at = folder(t, &args[3])?;
    let flags = if flag(t, &args[4], true)? { AtFlags::empty() } else { AtFlags::SYMLINK_NOFOLLOW };
    change(t, &shown, || match place {
        Place::Path(path) => Ok(system_fs::utimensat(begin(at)?, path, &times, flags)?),
        Place::Descriptor(number) => Ok(system_fs::futimens(borrowed(number)?, &times)?),
    })?;
    Ok(Value::NONE)
}

pub(super) fn chdir(t: &mut Thread, args: &[Value]) -> Result {
    let (place, shown) = place(t, &args[0], "chdir", Also::Number)?;
    system(t, &shown, || match place {
        Place::Path(path) => std::env::set_current_dir(path),
        Place::Descriptor(number) => Ok(rustix::process::fchdir(borrowed(number)?)?),
    })?;
    Ok(Value::NONE)
}

pub(super) fn getcwd(t: &mut Thread, as_bytes: bool) -> Result {
    let folder = question(t, &Value::NULL, std::env::current_dir)?;
    Ok(answer(t, folder.as_os_str(), as_bytes))
}

/// `statvfs`: the ten numbers of its result.
pub(super) fn statvfs(t: &mut Thread, args: &[Value]) -> Result {
    let (place, shown) = place(t, &args[0], "statvfs", Also::Number)?;
    let numbers = |facts: system_fs::StatVfs| {
        [
            facts.f_bsize,
            facts.f_frsize,
            facts.f_blocks,
            facts.f_bfree,
            facts.f_bavail,
            facts.f_files,
            facts.f_ffree,
            facts.f_favail,
            facts.f_flag.bits(),
            facts.f_namemax,
        ]
    };
    let told = question(t, &shown, || match place {
        Place::Path(path) => Ok(numbers(system_fs::statvfs(path)?)),
        Place::Descriptor(number) => Ok(numbers(system_fs::fstatvfs(borrowed(number)?)?)),
    })?;
    let numbers = told.map(|number| t.int_from_u64(number));
    Ok(t.tuple(numbers))
}
