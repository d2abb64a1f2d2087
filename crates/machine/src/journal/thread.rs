//! What a thread tells the journal, and what the journal has it do.

use std::io;
use std::os::unix::fs::FileTypeExt;
use std::path::Path;
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fs::FileType;
use sync::{Bit, Reason, ThreadId};

use super::{Journal, Outside, Place, Why};
use crate::builtin::Builtin;
use crate::frame::Frame;
use crate::modules::posix::borrowed;
use crate::{Result, Thread};

/// The interpreter's clock, as what came from outside.
pub(super) const CLOCK: &str = "time";
/// What was read.
const READ: &str = "read";
/// How a write went.
const WRITE: &str = "write";
/// Whether there is something in a pipe.
const READY: &str = "look at a pipe";
/// By so much of its time, which is virtual, a thread waits at a pipe before it looks again; and of real time after some
/// rounds.
const ROUND: Duration = Duration::from_millis(1);
const MOST_ROUNDS: u32 = 1000;
/// Whether a file could be opened.
const OPENED: &str = "file to open";
/// Signals that the main thread saw to between two instructions.
pub(crate) const SIGNAL_AT_POINT: &str = "signal";
/// Signals that it saw to within one.
pub(crate) const SIGNAL_IN_CALL: &str = "signal during a call";
/// That threads wait for each other: found out by looking, some time after it was so.
pub(crate) const DEADLOCK: &str = "deadlock";

/// What lies behind a descriptor, if it is open.
fn kind_of(number: i32) -> Option<FileType> {
    let facts = rustix::fs::fstat(borrowed(number).ok()?).ok()?;
    Some(FileType::from_raw_mode(facts.st_mode))
}

/// Whether a read would not wait.
fn has_something(number: i32) -> bool {
    let Ok(fd) = borrowed(number) else { return true };
    poll(&mut [PollFd::from_borrowed_fd(fd, PollFlags::IN)], Some(&Timespec::default())) != Ok(0)
}

impl Thread {
    pub(super) fn journal(&self) -> Option<&Journal> {
        self.interpreter.config.journal.as_deref()
    }

    /// Whether the run is written down, or was.
    #[inline]
    pub(crate) fn is_journaled(&self) -> bool {
        self.interpreter.config.journal.is_some()
    }

    /// Whether the run does again what was written down of another one.
    #[inline]
    pub(crate) fn follows_journal(&self) -> bool {
        self.journal().is_some_and(Journal::follows)
    }

    /// How many instructions the thread has run since it got the GIL, or its turn.
    fn done_since(&self) -> u64 {
        if self.is_single() {
            return self.done_in_turn();
        }
        u64::try_from(self.turn_from.saturating_sub(self.budget)).unwrap_or(0)
    }

    /// Before the GIL is taken.
    pub(crate) fn await_journal_turn(&self) {
        if let Some(journal) = self.journal() {
            journal.await_turn(self.control.id());
        }
    }

    /// A turn of this thread begins.
    pub(crate) fn begin_journal_turn(&mut self) {
        self.turn_from = self.budget;
        let Some(given) = self.journal().and_then(|journal| journal.begins(self.control.id())) else { return };
        if !self.is_single() {
            (self.turn_from, self.budget) = (given.done, given.done);
        }
        if given.has_signal {
            self.control.breaker().set(Bit::Signals);
        }
    }

    /// The turn ends.
    pub(crate) fn end_journal_turn(&self, why: Why) {
        if let Some(journal) = self.journal() {
            journal.ends(self.control.id(), self.done_since(), why, self.place_in_journal());
        }
    }

    /// Whether the thread is to be switched out here, in a run that follows a record.
    pub(crate) fn is_turn_over(&self) -> bool {
        self.budget <= 0
            && self.journal().is_some_and(|journal| journal.is_over(self.done_since(), || self.place_in_journal()))
    }

    fn place_in_journal(&self) -> Place {
        let own = |frame: &&Frame| !frame.code().is_library;
        let Some(frame) = self.frames.iter().rev().find(own) else { return Place::default() };
        let code = &frame.code().code;
        let line = code.locations.get(frame.at()).map_or(0, |location| location.line);
        let file = code.file.rsplit('/').next().unwrap_or_default();
        (file.to_owned(), line, code.qualname.clone())
    }

    /// What the system answers, asked with the GIL; written down, or as it was written down.
    pub(crate) fn asked<R: Outside>(&self, what: &str, ask: impl FnOnce() -> R) -> R {
        if let Some(known) = self.given(what) {
            return known;
        }
        let answer = ask();
        self.came(what, &answer);
        answer
    }

    /// The same without the GIL. In a run that follows a record nothing is done.
    pub(crate) fn outside<R: Outside + Send>(
        &mut self,
        what: &str,
        reason: Reason,
        work: impl FnOnce() -> R + Send,
    ) -> R {
        if self.follows_journal() {
            self.idle(reason, || ());
            if let Some(known) = self.given(what) {
                return known;
            }
        }
        let answer = self.detached(reason, work);
        self.came(what, &answer);
        answer
    }

    /// Reads from a descriptor without the GIL. In a run that follows a record the answer is the old one; a file is read
    /// nonetheless, so that its position moves.
    pub(crate) fn read_from<R: Outside + Send>(&mut self, number: i32, read: impl FnOnce() -> R + Send) -> R {
        self.let_writers_run(number);
        if self.follows_journal() && kind_of(number) != Some(FileType::RegularFile) {
            return self.outside(READ, Reason::Io, read);
        }
        self.done_again(READ, read)
    }

    /// Writes to a descriptor without the GIL. In a run that follows a record it is written again, but the answer is
    /// the old one; where somebody would have to read it, for which there is nobody, it is not.
    pub(crate) fn write_to<R: Outside + Send>(&mut self, number: i32, write: impl FnOnce() -> R + Send) -> R {
        let journal = self.interpreter.config.journal.clone();
        if let Some(journal) = journal.filter(|_| matches!(number, 1 | 2)) {
            journal.begin_output();
            return self.done_again(WRITE, move || {
                let answer = write();
                journal.end_output();
                answer
            });
        }
        if self.follows_journal() && matches!(kind_of(number), Some(FileType::Fifo | FileType::Socket)) {
            return self.outside(WRITE, Reason::Io, write);
        }
        self.done_again(WRITE, write)
    }

    /// Under the single driver nobody runs while a thread is in a call to the system. So before it would wait for
    /// something in a pipe, others run, as one of them may write it.
    fn let_writers_run(&mut self, number: i32) {
        if !self.is_single() || kind_of(number) != Some(FileType::Fifo) {
            return;
        }
        let mut rounds = 0;
        while !self.asked(READY, || has_something(number))
            && self.scheduler().borrow().alive().nth(1).is_some()
            && !self.control.breaker().has(Bit::Signals)
        {
            // Who writes may be another program.
            std::thread::sleep(if rounds < MOST_ROUNDS { Duration::ZERO } else { ROUND });
            rounds += 1;
            let until = self.scheduler().borrow().now() + ROUND;
            self.hand_over_blocked(Some(until), Reason::Io);
        }
    }

    /// Whether a file is to be opened for both directions: the other end of a pipe with a name, for which opening waits,
    /// is opened only in a later turn of a run that follows a record.
    pub(crate) fn opens_both_ways(&self, path: &Path) -> bool {
        self.follows_journal() && path.metadata().is_ok_and(|facts| facts.file_type().is_fifo())
    }

    /// Opens something without the GIL. In a run that follows a record it is opened again, if it was then; `open` is told
    /// so, as what is to be new is there already.
    pub(crate) fn open_again<R: Send>(&mut self, open: impl FnOnce(bool) -> io::Result<R> + Send) -> io::Result<R> {
        if self.follows_journal() {
            self.idle(Reason::Io, || ());
            if let Some(known) = self.given::<io::Result<()>>(OPENED) {
                return known.and_then(|()| open(true));
            }
        }
        let opened = self.detached(Reason::Io, || open(false));
        let number = |error: &io::Error| io::Error::from_raw_os_error(error.raw_os_error().unwrap_or_default());
        self.came(OPENED, &opened.as_ref().map(|_| ()).map_err(number));
        opened
    }

    /// Has the system do something without the GIL. In a run that follows a record that is done again, but the answer is
    /// the old one.
    pub(crate) fn done_again<R: Outside + Send>(&mut self, what: &str, work: impl FnOnce() -> R + Send) -> R {
        let answer = self.detached(Reason::Io, work);
        if let Some(known) = self.given(what) {
            return known;
        }
        self.came(what, &answer);
        answer
    }

    /// Waits for something without the GIL. In a run that follows a record it has come when the thread has its turn.
    pub(crate) fn idle(&mut self, reason: Reason, wait: impl FnOnce() + Send) {
        if self.follows_journal() { self.detached(reason, || ()) } else { self.detached(reason, wait) }
    }

    fn given<R: Outside>(&self, what: &str) -> Option<R> {
        R::get(&mut &self.journal()?.given(what)?[..])
    }

    /// What came here, if it is of that kind: something that need not come.
    pub(crate) fn given_here<R: Outside>(&self, what: &str) -> Option<R> {
        R::get(&mut &self.journal()?.given_at(what, self.done_since())?[..])
    }

    /// Writes down what came from outside.
    pub(crate) fn came<R: Outside>(&self, what: &str, answer: &R) {
        if let Some(journal) = self.journal() {
            journal.came(what, self.done_since(), answer.to_bytes());
        }
    }

    /// An interrupt, and other signals, that the main thread sees to now: those that wait for it, or those that came
    /// here in the run that is followed, where the program's own and real ones do not count. `None` if none did.
    pub(crate) fn take_signals(&self, what: &str) -> Option<(bool, u64)> {
        let interrupts = self.interpreter.interrupts();
        let take = || (interrupts.take(), interrupts.take_signals());
        if self.follows_journal() {
            let given = self.given_here(what)?;
            take();
            if self.journal().is_some_and(Journal::has_signal) {
                self.control.breaker().set(Bit::Signals);
            }
            return Some(given);
        }
        let taken = take();
        self.came(what, &taken);
        Some(taken)
    }

    /// Time on the interpreter's clock, real or virtual: as it was, in a run that follows a record.
    pub fn clock(&self) -> Duration {
        match self.virtual_time() {
            Some(time) => time,
            None => self.asked(CLOCK, || self.real_time()),
        }
    }

    /// The same for what is no part of the program.
    pub(crate) fn unasked_clock(&self) -> Duration {
        self.virtual_time().unwrap_or_else(|| self.real_time())
    }

    fn real_time(&self) -> Duration {
        sync::clock::now() - self.interpreter.began + self.ahead()
    }

    /// When the interpreter's clock, a real one, will show a time.
    pub(crate) fn moment(&self, time: Duration) -> Instant {
        self.interpreter.began + time.saturating_sub(self.ahead())
    }

    /// By how much the interpreter's clock is ahead of the time since the interpreter began.
    fn ahead(&self) -> Duration {
        let began = self.interpreter.began;
        self.journal().map_or(Duration::ZERO, |journal| journal.ahead(sync::clock::now() - began))
    }

    /// Refuses what waits for other programs and for real time: where all threads share one OS thread and virtual
    /// time, and where what comes of it would have to be written down.
    ///
    /// # Errors
    /// NotImplementedError.
    pub(crate) fn check_real_time(&mut self, what: &str) -> Result<()> {
        if self.is_single() {
            let message = format!("{what} in real time, which this mode does not have");
            return Err(self.raise(Builtin::NotImplementedError, message));
        }
        self.check_journal(what)
    }

    /// Refuses to start other programs where what they do would have to be written down.
    ///
    /// # Errors
    /// NotImplementedError.
    pub(crate) fn check_other_programs(&mut self) -> Result<()> {
        self.check_journal("other programs are started")
    }

    fn check_journal(&mut self, what: &str) -> Result<()> {
        if !self.is_journaled() {
            return Ok(());
        }
        let message = format!("{what}, and --record does not write down what comes of it");
        Err(self.raise(Builtin::NotImplementedError, message))
    }

    /// A thread is about to begin.
    pub(crate) fn start_in_journal(&self, thread: ThreadId) {
        if let Some(journal) = self.journal() {
            journal.starts(thread);
        }
    }
}
