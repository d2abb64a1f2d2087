//! Options of sockets by the numbers that C has for them.

use std::io;
use std::os::fd::{AsRawFd, BorrowedFd};

/// The most bytes that an option can have, as in CPython.
pub(super) const MOST: usize = 1024;

/// Sets an option to these bytes.
pub(super) fn set(fd: BorrowedFd<'_>, level: i32, name: i32, value: &[u8]) -> io::Result<()> {
    let length = libc::socklen_t::try_from(value.len()).map_err(|_| io::Error::from_raw_os_error(libc::EINVAL))?;
    // SAFETY: the system reads so many bytes behind the pointer, which are those of the slice.
    let status = unsafe { libc::setsockopt(fd.as_raw_fd(), level, name, value.as_ptr().cast(), length) };
    if status == 0 { Ok(()) } else { Err(io::Error::last_os_error()) }
}

/// The bytes of an option, at most so many.
pub(super) fn get(fd: BorrowedFd<'_>, level: i32, name: i32, most: usize) -> io::Result<Vec<u8>> {
    let mut value = vec![0_u8; most.min(MOST)];
    let mut length = value.len() as libc::socklen_t;
    // SAFETY: the system writes at most `length` bytes behind the pointer, which is the length of the vector.
    let status = unsafe { libc::getsockopt(fd.as_raw_fd(), level, name, value.as_mut_ptr().cast(), &raw mut length) };
    if status != 0 {
        return Err(io::Error::last_os_error());
    }
    value.truncate(length as usize);
    Ok(value)
}
