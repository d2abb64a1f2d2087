//! What a socket and the files over it share: the descriptor, and for how long calls wait.

use std::io;
use std::os::fd::BorrowedFd;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use objects::Shared;
use parking_lot::Mutex;
use rustix::event::{PollFd, PollFlags};
use rustix::fs::OFlags;
use rustix::net::{RecvFlags, SendFlags};
use sync::Reason;

use crate::builtin::Builtin;
use crate::modules::posix::{borrowed, close_number};
use crate::modules::readiness::{Limit, Waited};
use crate::{Raised, Result, Thread};

pub(super) const BAD_DESCRIPTOR: i32 = 9;

/// A descriptor that is closed when nobody uses it any more, so that no call ever meets another file of that number.
pub(crate) struct Descriptor {
    number: i32,
    /// False once it was given away by `detach`.
    owned: AtomicBool,
}

impl Descriptor {
    pub(crate) fn borrow(&self) -> io::Result<BorrowedFd<'_>> {
        borrowed(self.number)
    }
}

impl Drop for Descriptor {
    fn drop(&mut self) {
        if self.owned.load(Ordering::Relaxed) {
            // The program may have closed it by its number.
            let _closed_already = close_number(self.number);
        }
    }
}

/// For how long calls wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Timeout {
    /// As long as it takes.
    Never,
    /// Up to this time; zero means not at all.
    After(Duration),
}

impl Timeout {
    /// The longest wait; `None` for ever.
    pub(crate) fn duration(self) -> Option<Duration> {
        match self {
            Timeout::Never => None,
            Timeout::After(time) => Some(time),
        }
    }

    fn is_zero(self) -> bool {
        self == Timeout::After(Duration::ZERO)
    }
}

/// The descriptor and who keeps it open.
#[derive(Default)]
struct Users {
    descriptor: Option<Arc<Descriptor>>,
    /// Files made by `makefile` that are still open.
    files: usize,
    /// The socket itself was closed.
    closed: bool,
}

/// A socket of the system.
pub(crate) struct Connection {
    users: Mutex<Users>,
    timeout: Shared<Timeout>,
}

impl Connection {
    pub(super) fn new(number: i32, timeout: Timeout) -> Connection {
        let descriptor = Arc::new(Descriptor { number, owned: AtomicBool::new(true) });
        let users = Users { descriptor: Some(descriptor), files: 0, closed: false };
        Connection { users: Mutex::new(users), timeout: Shared::new(timeout) }
    }

    pub(crate) fn timeout(&self) -> Timeout {
        self.timeout.get()
    }

    /// For how long a call waits that is told by a flag (`MSG_DONTWAIT`) whether it may.
    pub(super) fn timeout_with(&self, at_once: bool) -> Timeout {
        match self.timeout() {
            Timeout::Never if at_once => Timeout::After(Duration::ZERO),
            timeout => timeout,
        }
    }

    /// Sets for how long calls wait. The system is told whether they may wait at all.
    pub(super) fn set_timeout(&self, timeout: Timeout) -> io::Result<()> {
        self.timeout.set(timeout);
        let descriptor = self.descriptor()?;
        set_blocking(descriptor.borrow()?, timeout == Timeout::Never)
    }

    /// The descriptor, for the time of a call.
    pub(crate) fn descriptor(&self) -> io::Result<Arc<Descriptor>> {
        let descriptor = self.users.lock().descriptor.clone();
        descriptor.ok_or_else(|| io::Error::from_raw_os_error(BAD_DESCRIPTOR))
    }

    /// The number that `fileno` tells, -1 when it is closed.
    pub(crate) fn number(&self) -> i32 {
        self.users.lock().descriptor.as_ref().map_or(-1, |descriptor| descriptor.number)
    }

    /// Whether the socket was closed; files may still be open.
    pub(super) fn is_closed(&self) -> bool {
        self.users.lock().closed
    }

    /// Closes the socket; the descriptor goes with the last file over it.
    pub(super) fn close(&self) {
        let mut users = self.users.lock();
        users.closed = true;
        let gone = if users.files == 0 { users.descriptor.take() } else { None };
        drop(users);
        drop(gone);
    }

    /// Gives the descriptor away, open.
    pub(super) fn detach(&self) -> i32 {
        let mut users = self.users.lock();
        users.closed = true;
        let descriptor = users.descriptor.take();
        drop(users);
        descriptor.map_or(-1, |descriptor| {
            descriptor.owned.store(false, Ordering::Relaxed);
            descriptor.number
        })
    }

    /// A file over the socket was opened.
    pub(crate) fn add_file(&self) {
        self.users.lock().files += 1;
    }

    /// A file over the socket was closed.
    pub(crate) fn remove_file(&self) {
        let mut users = self.users.lock();
        users.files = users.files.saturating_sub(1);
        let gone = if users.closed && users.files == 0 { users.descriptor.take() } else { None };
        drop(users);
        drop(gone);
    }
}

impl Connection {
    /// Sends as much as there is room for, at the end of a file that nobody flushed.
    pub(crate) fn send_what_fits(&self, bytes: &[u8]) {
        let flags = SendFlags::DONTWAIT | SendFlags::NOSIGNAL;
        if !bytes.is_empty()
            && let Ok(descriptor) = self.descriptor()
            && let Ok(fd) = descriptor.borrow()
        {
            let _nobody_can_hear_of_errors = rustix::net::send(fd, bytes, flags);
        }
    }
}

/// Says whether the system may make calls wait.
pub(super) fn set_blocking(fd: BorrowedFd<'_>, blocking: bool) -> io::Result<()> {
    let mut flags = rustix::fs::fcntl_getfl(fd)?;
    if flags.contains(OFlags::NONBLOCK) == blocking {
        flags.set(OFlags::NONBLOCK, !blocking);
        rustix::fs::fcntl_setfl(fd, flags)?;
    }
    Ok(())
}

/// How an attempt ended.
enum Attempt<R> {
    Done(io::Result<R>),
    TimedOut,
    Signal,
}

impl Thread {
    pub(super) fn timed_out(&mut self) -> Raised {
        self.raise(Builtin::TimeoutError, "timed out")
    }

    /// Makes a call of the system again and again until it need not wait, for as long as the socket's timeout allows.
    /// Where the call may wait, it is made without the GIL, as CPython does; else with it.
    ///
    /// # Errors
    /// OSError, TimeoutError; what the program's handlers of signals raise.
    pub(super) fn attempt<R: Send>(
        &mut self,
        connection: &Connection,
        events: PollFlags,
        call: impl FnMut(BorrowedFd<'_>) -> io::Result<R> + Send,
    ) -> Result<R> {
        self.attempt_within(connection, connection.timeout(), events, call)
    }

    /// As [`Thread::attempt`], with a time of its own to wait.
    pub(super) fn attempt_within<R: Send>(
        &mut self,
        connection: &Connection,
        timeout: Timeout,
        events: PollFlags,
        call: impl FnMut(BorrowedFd<'_>) -> io::Result<R> + Send,
    ) -> Result<R> {
        match self.try_attempt(connection, timeout, events, call)? {
            Some(Ok(result)) => Ok(result),
            Some(Err(error)) => Err(self.os_error_with(error, None)),
            None => Err(self.timed_out()),
        }
    }

    /// As [`Thread::attempt`], with the system's answer as it is; `None` when the time was over.
    pub(super) fn try_attempt<R: Send>(
        &mut self,
        connection: &Connection,
        timeout: Timeout,
        events: PollFlags,
        mut call: impl FnMut(BorrowedFd<'_>) -> io::Result<R> + Send,
    ) -> Result<Option<io::Result<R>>> {
        // As the system does, a call keeps the socket open that another thread closes meanwhile.
        let descriptor = match connection.descriptor() {
            Ok(descriptor) => descriptor,
            Err(error) => return Ok(Some(Err(error))),
        };
        if timeout.is_zero() {
            return Ok(Some(descriptor.borrow().and_then(|fd| patiently(&mut call, fd))));
        }
        let limit = Limit::new(self, timeout.duration());
        loop {
            match self.detached(Reason::Io, || wait_and_call(&descriptor, events, &limit, &mut call)) {
                Attempt::Done(answer) => return Ok(Some(answer)),
                Attempt::TimedOut => return Ok(None),
                Attempt::Signal => self.check_signals()?,
            }
        }
    }

    /// Receives up to so many bytes, of which there must be one.
    pub(crate) fn receive(&mut self, connection: &Connection, most: usize, flags: RecvFlags) -> Result<Vec<u8>> {
        self.check_memory(most)?;
        let timeout = connection.timeout_with(flags.contains(RecvFlags::DONTWAIT));
        let flags = flags | RecvFlags::DONTWAIT;
        self.attempt_within(connection, timeout, PollFlags::IN, |fd| {
            let mut bytes = Vec::with_capacity(most);
            rustix::net::recv(fd, rustix::buffer::spare_capacity(&mut bytes), flags)?;
            Ok(bytes)
        })
    }

    /// Whether there is memory for so many bytes.
    pub(super) fn check_memory(&mut self, most: usize) -> Result<()> {
        if Vec::<u8>::new().try_reserve_exact(most).is_err() {
            return Err(self.memory_error());
        }
        Ok(())
    }

    /// Sends all of it. The timeout is for the whole.
    pub(crate) fn send_all(&mut self, connection: &Connection, bytes: &[u8], flags: SendFlags) -> Result<()> {
        let flags = flags | SendFlags::DONTWAIT | SendFlags::NOSIGNAL;
        let mut sent = 0;
        self.attempt(connection, PollFlags::OUT, |fd| {
            while sent < bytes.len() {
                sent += rustix::io::retry_on_intr(|| rustix::net::send(fd, &bytes[sent..], flags))?;
            }
            Ok(())
        })
    }
}

/// The call, again if a signal has come in between.
fn patiently<R>(call: &mut impl FnMut(BorrowedFd<'_>) -> io::Result<R>, fd: BorrowedFd<'_>) -> io::Result<R> {
    loop {
        match call(fd) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            answer => return answer,
        }
    }
}

fn wait_and_call<R>(
    descriptor: &Descriptor,
    events: PollFlags,
    limit: &Limit,
    call: &mut impl FnMut(BorrowedFd<'_>) -> io::Result<R>,
) -> Attempt<R> {
    let fd = match descriptor.borrow() {
        Ok(fd) => fd,
        Err(error) => return Attempt::Done(Err(error)),
    };
    loop {
        match patiently(call, fd) {
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => {}
            answer => return Attempt::Done(answer),
        }
        match limit.wait(&mut [PollFd::from_borrowed_fd(fd, events)]) {
            Ok(Waited::Ready) => {}
            Ok(Waited::TimedOut) => return Attempt::TimedOut,
            Ok(Waited::Signal) => return Attempt::Signal,
            Err(error) => return Attempt::Done(Err(error)),
        }
    }
}
