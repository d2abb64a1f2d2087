//! A stream of the system, used by one thread at a time.

use std::fs;
use std::io::{self, IsTerminal, Read, Seek, SeekFrom, Write};
use std::mem::ManuallyDrop;
use std::os::fd::AsRawFd;
use std::sync::Arc;

use parking_lot::{Condvar, Mutex};
use rustix::event::{PollFd, PollFlags};
use sync::Reason;

use crate::Thread;
use crate::journal::Outside;
use crate::modules::io::bytes_io::Memory;
use crate::modules::readiness::{Limit, Waited};
use crate::modules::socket::Connection;

/// Bounds of what is read at once by who wants everything.
const LARGE_READ: usize = 64 * 1024;
const LARGEST_READ: usize = 64 * 1024 * 1024;

/// Where the bytes are.
enum Stream {
    /// Closed by our own `Drop`: the program may have closed the descriptor by its number, which is no mistake of ours.
    System(ManuallyDrop<fs::File>),
    Memory(Arc<Memory>),
    Socket(Arc<Connection>),
    /// An object of the program: the file knows it. The size of the buffer over it.
    Object(usize),
}

/// An open stream. Whoever uses it says so before the GIL is released, so that bytes reach the system in the
/// order in which they left the buffer.
pub(super) struct Handle {
    stream: Stream,
    /// Whether the descriptor is closed with the file (`closefd`).
    closes: bool,
    /// The number that `fileno` tells.
    pub(super) descriptor: i32,
    used: Mutex<Use>,
    freed: Condvar,
}

/// Whether somebody uses a stream.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Use {
    Free,
    /// By a thread that has the right to, and does nothing outside of the interpreter just now.
    Taken,
    /// By a thread that is outside, in a call into the system.
    Working,
}

impl Handle {
    pub(super) fn new(stream: fs::File, descriptor: i32) -> Handle {
        let stream = Stream::System(ManuallyDrop::new(stream));
        Handle { stream, closes: true, descriptor, used: Mutex::new(Use::Free), freed: Condvar::new() }
    }

    /// The stream of a file in memory, which is used with [`Handle::memory`] only.
    pub(super) fn in_memory(memory: Arc<Memory>) -> Handle {
        let stream = Stream::Memory(memory);
        Handle { stream, closes: false, descriptor: -1, used: Mutex::new(Use::Free), freed: Condvar::new() }
    }

    /// The stream of a socket, which is used with [`Handle::connection`] only. It keeps the socket open.
    pub(super) fn over_socket(connection: Arc<Connection>) -> Handle {
        connection.add_file();
        let descriptor = connection.number();
        let stream = Stream::Socket(connection);
        Handle { stream, closes: true, descriptor, used: Mutex::new(Use::Free), freed: Condvar::new() }
    }

    /// The stream of an object of the program, which is used by calling its methods only.
    pub(super) fn over_object(buffer_size: usize) -> Handle {
        let stream = Stream::Object(buffer_size);
        Handle { stream, closes: true, descriptor: -1, used: Mutex::new(Use::Free), freed: Condvar::new() }
    }

    /// How many bytes a buffer over an object holds.
    pub(super) fn buffer_size(&self) -> usize {
        match &self.stream {
            Stream::Object(size) => *size,
            Stream::System(_) | Stream::Memory(_) | Stream::Socket(_) => super::BUFFER,
        }
    }

    /// The socket, if it is one.
    pub(super) fn connection(&self) -> Option<&Connection> {
        match &self.stream {
            Stream::Socket(connection) => Some(connection),
            Stream::System(_) | Stream::Memory(_) | Stream::Object(_) => None,
        }
    }

    /// Whether the descriptor is closed with the file.
    pub(super) fn closes(&self) -> bool {
        self.closes
    }

    /// The file in memory, if it is one.
    pub(super) fn memory(&self) -> Option<&Memory> {
        match &self.stream {
            Stream::System(_) | Stream::Socket(_) | Stream::Object(_) => None,
            Stream::Memory(memory) => Some(memory),
        }
    }

    fn system(&self) -> io::Result<&fs::File> {
        match &self.stream {
            Stream::System(file) => Ok(file),
            Stream::Memory(_) | Stream::Socket(_) | Stream::Object(_) => Err(io::ErrorKind::Unsupported.into()),
        }
    }

    /// The same, with a descriptor that stays open when the file is closed.
    pub(super) fn staying_open(self) -> Handle {
        let mut handle = self;
        handle.closes = false;
        handle
    }

    /// Waits until nobody else uses the stream, and keeps it until the guard is dropped.
    pub(super) fn take(&self, t: &mut Thread) -> Taken<'_> {
        // A daemon that does not come back in any more would keep it for ever.
        let alone = t.interpreter.driver.closed.get();
        let try_take = move |now: &mut Use| {
            let free = *now == Use::Free || alone && *now == Use::Taken;
            if free {
                *now = Use::Taken;
            }
            free
        };
        // Others take and leave it outside of the interpreter, so this is news from there.
        if !t.asked("free stream", || try_take(&mut self.used.lock())) {
            t.idle(Reason::Io, || {
                let mut used = self.used.lock();
                while !try_take(&mut used) {
                    self.freed.wait(&mut used);
                }
            });
        }
        Taken { handle: self }
    }

    fn set_use(&self, now: Use) {
        *self.used.lock() = now;
    }

    /// Writes all of it; tells how much was written where that fails.
    pub(super) fn write(&self, bytes: &[u8]) -> Result<(), (usize, io::Error)> {
        let mut written = 0;
        let mut stream = self.system().map_err(|error| (0, error))?;
        while written < bytes.len() {
            match stream.write(&bytes[written..]) {
                Ok(0) => return Err((written, io::ErrorKind::WriteZero.into())),
                Ok(count) => written += count,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err((written, error)),
            }
        }
        Ok(())
    }

    /// Reads up to so many bytes; none at the end.
    pub(super) fn read(&self, most: usize) -> io::Result<Vec<u8>> {
        let mut bytes = vec![0; most];
        let mut stream = self.system()?;
        loop {
            match stream.read(&mut bytes) {
                Ok(count) => {
                    bytes.truncate(count);
                    return Ok(bytes);
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
    }

    /// Reads a larger part at once, for who wants everything; none at the end.
    pub(super) fn read_available(&self) -> io::Result<Vec<u8>> {
        let size = self.system()?.metadata().map_or(0, |facts| facts.len());
        self.read(usize::try_from(size).unwrap_or(0).clamp(LARGE_READ, LARGEST_READ))
    }

    /// Waits until there is something to read, or the end; false if a signal came first.
    pub(super) fn waits_for_input(&self, limit: &Limit) -> io::Result<bool> {
        let mut wanted = [PollFd::new(self.system()?, PollFlags::IN)];
        Ok(limit.wait(&mut wanted)? == Waited::Ready)
    }

    pub(super) fn seek(&self, to: SeekFrom) -> io::Result<u64> {
        self.system()?.seek(to)
    }

    pub(super) fn set_len(&self, length: u64) -> io::Result<()> {
        self.system()?.set_len(length)
    }

    pub(super) fn is_terminal(&self) -> bool {
        self.system().is_ok_and(IsTerminal::is_terminal)
    }
}

impl Drop for Handle {
    fn drop(&mut self) {
        match &self.stream {
            Stream::System(file) if self.closes => {
                let _closed_already = crate::modules::posix::close_number(file.as_raw_fd());
            }
            Stream::System(_) | Stream::Memory(_) | Stream::Object(_) => {}
            Stream::Socket(connection) => connection.remove_file(),
        }
    }
}

/// The right to use a stream.
pub(super) struct Taken<'a> {
    handle: &'a Handle,
}

impl Taken<'_> {
    /// Uses the stream without the GIL.
    pub(super) fn run<R: Send>(&self, t: &mut Thread, work: impl FnOnce(&Handle) -> R + Send) -> R {
        t.detached(Reason::Io, || self.work(work))
    }

    /// The same, for what the program gets to know.
    pub(super) fn read<R: Outside + Send>(&self, t: &mut Thread, work: impl FnOnce(&Handle) -> R + Send) -> R {
        t.read_from(self.handle.descriptor, || self.work(work))
    }

    /// Writes without the GIL; tells how much was written where that fails.
    pub(super) fn write(&self, t: &mut Thread, bytes: &[u8]) -> Result<(), (usize, io::Error)> {
        t.write_to(self.handle.descriptor, || self.work(|handle| handle.write(bytes)))
    }

    fn work<R>(&self, work: impl FnOnce(&Handle) -> R) -> R {
        self.handle.set_use(Use::Working);
        let result = work(self.handle);
        self.handle.set_use(Use::Taken);
        self.handle.freed.notify_all();
        result
    }
}

impl Drop for Taken<'_> {
    fn drop(&mut self) {
        self.handle.set_use(Use::Free);
        self.handle.freed.notify_one();
    }
}
