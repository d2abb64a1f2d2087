//! A second process in the same state.

/// Which of the two processes this is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The one that asked.
    Parent,
    /// The new one, with this thread alone.
    Child,
}

/// Makes the process two. Only one that has no other threads at work may ask: what these hold locked stays locked.
///
/// # Errors
/// The system has no room for another process.
pub fn fork() -> std::io::Result<Side> {
    // SAFETY: the caller's process has no other threads at work, so the child may go on as it pleases.
    match unsafe { nix::unistd::fork() }? {
        nix::unistd::ForkResult::Parent { .. } => Ok(Side::Parent),
        nix::unistd::ForkResult::Child => Ok(Side::Child),
    }
}

/// Ends the process at once, as a forked one must: nothing of its parent's is closed or written.
pub fn leave(status: i32) -> ! {
    // SAFETY: `_exit` can always be called.
    unsafe { libc::_exit(status) }
}

/// Children that have ended are not waited for.
pub fn forget_children() {
    // SAFETY: no handler is installed, the signal is ignored.
    unsafe { libc::signal(libc::SIGCHLD, libc::SIG_IGN) };
}
