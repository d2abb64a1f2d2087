//! Extended attributes of files: small values by name.

use std::io;

use objects::{Bytes, Value};
use rustix::fs::{self, XattrFlags};
use rustix::io::Errno;

use super::descriptor::borrowed;
use super::path::{Also, Named, Place, flag, path, place, system};
use crate::{Result, Thread};

/// What a file says into memory of a size that it is asked for first; it may have grown meanwhile.
fn whole(read: impl Fn(&mut [u8]) -> rustix::io::Result<usize>) -> io::Result<Vec<u8>> {
    loop {
        let mut bytes = vec![0; read(&mut [])?];
        match read(&mut bytes) {
            Ok(length) => {
                bytes.truncate(length);
                return Ok(bytes);
            }
            Err(Errno::RANGE) => {}
            Err(error) => return Err(error.into()),
        }
    }
}

/// `path, attribute, *, follow_symlinks=True`
pub(super) fn getxattr(t: &mut Thread, args: &[Value]) -> Result {
    let (place, shown) = place(t, &args[0], "getxattr", Also::Number)?;
    let Named { path: name, .. } = path(t, &args[1], "getxattr")?;
    let follow = flag(t, &args[2], true)?;
    let bytes = system(t, &shown, || match &place {
        Place::Path(path) if follow => whole(|room| fs::getxattr(path, &name, room)),
        Place::Path(path) => whole(|room| fs::lgetxattr(path, &name, room)),
        Place::Descriptor(number) => {
            let fd = borrowed(*number)?;
            whole(|room| fs::fgetxattr(fd, &name, room))
        }
    })?;
    Ok(t.bytes(&bytes))
}

/// `path, attribute, value, flags=0, *, follow_symlinks=True`
pub(super) fn setxattr(t: &mut Thread, args: &[Value]) -> Result {
    let (place, shown) = place(t, &args[0], "setxattr", Also::Number)?;
    let Named { path: name, .. } = path(t, &args[1], "setxattr")?;
    let Some(content) = args[2].get::<Bytes>().map(|bytes| bytes.as_slice().to_vec()) else {
        let kind = t.type_name(&args[2]);
        return Err(t.type_error(format!("a bytes-like object is required, not '{kind}'")));
    };
    let flags = if args[3].is_null() { 0 } else { t.index(&args[3])? };
    let (flags, follow) = (XattrFlags::from_bits_retain(flags as u32), flag(t, &args[4], true)?);
    system(t, &shown, || {
        Ok(match &place {
            Place::Path(path) if follow => fs::setxattr(path, &name, &content, flags),
            Place::Path(path) => fs::lsetxattr(path, &name, &content, flags),
            Place::Descriptor(number) => fs::fsetxattr(borrowed(*number)?, &name, &content, flags),
        }?)
    })?;
    Ok(Value::NONE)
}

/// `path, attribute, *, follow_symlinks=True`
pub(super) fn removexattr(t: &mut Thread, args: &[Value]) -> Result {
    let (place, shown) = place(t, &args[0], "removexattr", Also::Number)?;
    let Named { path: name, .. } = path(t, &args[1], "removexattr")?;
    let follow = flag(t, &args[2], true)?;
    system(t, &shown, || {
        Ok(match &place {
            Place::Path(path) if follow => fs::removexattr(path, &name),
            Place::Path(path) => fs::lremovexattr(path, &name),
            Place::Descriptor(number) => fs::fremovexattr(borrowed(*number)?, &name),
        }?)
    })?;
    Ok(Value::NONE)
}

/// `path=None, *, follow_symlinks=True`
pub(super) fn listxattr(t: &mut Thread, args: &[Value]) -> Result {
    let (place, shown) = place(t, &args[0], "listxattr", Also::NumberOrNone)?;
    let follow = flag(t, &args[1], true)?;
    let names = system(t, &shown, || match &place {
        Place::Path(path) if follow => whole(|room| fs::listxattr(path, room)),
        Place::Path(path) => whole(|room| fs::llistxattr(path, room)),
        Place::Descriptor(number) => {
            let fd = borrowed(*number)?;
            whole(|room| fs::flistxattr(fd, room))
        }
    })?;
    let names = names.split(|&byte| byte == 0).filter(|name| !name.is_empty());
    let names = names.map(|name| t.str(&String::from_utf8_lossy(name))).collect();
    Ok(t.list(names))
}
