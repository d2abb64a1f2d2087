//! What the process that explores and the processes that run the program say to each other: a line of JSON each.

use std::fmt;
use std::io::{self, BufRead, BufReader, Write};
use std::os::fd::{AsFd, BorrowedFd};
use std::os::unix::net::UnixStream;

use machine::explore::{Access, Mode};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// What a process that runs the program is told.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum Order {
    /// First of all: accesses to these slots are visible.
    Visible(Vec<String>),
    /// Make another process in the same state, which reports for itself.
    Split,
    /// Let threads go on, one visible operation each, and tell where that leads.
    Follow(Vec<u8>),
    /// As `Follow`, and tell of each operation.
    Show(Vec<u8>),
}

/// What it answers.
#[derive(Debug, Default, Clone, Serialize, Deserialize)]
pub(super) struct Report {
    /// What tells the state from others, where it does not come apart and can be compared.
    pub(super) digest: Option<[u8; 32]>,
    /// The state in parts, where it comes apart.
    pub(super) parts: Option<StateInParts>,
    /// Who can go on.
    pub(super) turns: Vec<u8>,
    /// How the program ended, if it did.
    pub(super) end: Option<End>,
    /// Whether what is looked for (`--goal`) is so.
    pub(super) holds: bool,
    /// Accesses that were not visible.
    pub(super) accesses: Vec<Touched>,
    /// Slots that turned out to be shared.
    pub(super) shared: Vec<String>,
    /// Why the program cannot be explored.
    pub(super) refused: Option<String>,
    /// Why it cannot be run at all, as it is written to stderr.
    pub(super) broken: Option<String>,
    /// What of the state cannot be compared with others.
    pub(super) opaque: Option<String>,
    /// The steps, if they were asked for, and what had been printed after them.
    pub(super) steps: Vec<Step>,
    pub(super) printed: String,
}

/// A state in parts, as it is sent.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct StateInParts {
    pub(super) shared: [u8; 32],
    /// Who, a hash, the lock that it wants, whether it waits.
    pub(super) own: Vec<(u8, [u8; 32], Option<u32>, bool)>,
    pub(super) held: Vec<(u32, Option<u8>)>,
}

/// How a program ended.
#[derive(Debug, Default, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) struct End {
    /// What it printed.
    pub(crate) printed: String,
    /// What it printed to stderr: exceptions that ended threads.
    pub(crate) errors: String,
    /// The exception that ended the main thread: its traceback.
    pub(crate) raised: Option<String>,
    /// What each thread waited for when none could go on.
    pub(crate) deadlock: Option<Vec<Stuck>>,
    /// Whether threads go round for ever.
    pub(crate) endless: bool,
    /// What was asked for with `--outcome`.
    pub(crate) value: Option<String>,
    /// The values of shared globals at the end.
    pub(crate) globals: Vec<(String, String)>,
    /// Whether what is looked for (`--goal`) is so at the end.
    pub(crate) holds: bool,
}

/// A thread that waits for ever.
#[derive(Debug, Default, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) struct Stuck {
    /// Its name; empty where it is not told apart which thread it is.
    pub(super) thread: String,
    /// 0 where it is not in the program's own code: it has come to its end, and waits for the others.
    pub(super) line: u32,
    /// For what, as the program has it.
    pub(super) object: String,
}

impl fmt::Display for Stuck {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let thread = if self.thread.is_empty() { "a thread" } else { &self.thread };
        match self.line {
            0 => write!(f, "{thread} waits for the others to end"),
            line => write!(f, "{thread} waits at line {line}: {}", self.object),
        }
    }
}

/// One visible operation.
#[derive(Debug, Default, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Step {
    /// Who.
    pub(super) turn: u8,
    /// The thread's name in the program.
    pub(super) thread: String,
    /// The file.
    pub(super) file: String,
    /// From 1; 0 where it is not known.
    pub(super) line: u32,
    /// The text of the line.
    pub(super) source: String,
    /// In a word: `read`, `write`, `call`.
    pub(super) verb: String,
    /// What it was about.
    pub(super) object: String,
    /// The slot.
    pub(super) slot: String,
    /// The value of the slot afterwards, where it is a global.
    pub(super) value: Option<String>,
    /// Who could go on before it.
    pub(super) turns: Vec<u8>,
    /// Threads that wait for a lock or the like before it, and for what.
    pub(super) waiting: Vec<(u8, String)>,
}

/// An access, as it is sent.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(super) struct Touched(String, u8, u32, u64, u64, u64);

impl From<Access> for Touched {
    fn from(access: Access) -> Touched {
        let mode = match access.mode {
            Mode::Read => 0,
            Mode::Write => 1,
            Mode::ItemRead => 2,
            Mode::ItemWrite => 3,
        };
        Touched(access.key, mode, access.thread, access.started, access.joined, access.ancestors)
    }
}

impl From<Touched> for Access {
    fn from(Touched(key, mode, thread, started, joined, ancestors): Touched) -> Access {
        let mode = [Mode::Read, Mode::Write, Mode::ItemRead, Mode::ItemWrite][usize::from(mode & 3)];
        Access { key, mode, thread, started, joined, ancestors }
    }
}

/// A line between two processes.
pub(super) struct Wire {
    reader: BufReader<UnixStream>,
}

impl AsFd for Wire {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.reader.get_ref().as_fd()
    }
}

impl Wire {
    pub(super) fn new(stream: UnixStream) -> Wire {
        Wire { reader: BufReader::new(stream) }
    }

    /// The process on the other side.
    pub(super) fn peer(&self) -> io::Result<u32> {
        let credentials = rustix::net::sockopt::socket_peercred(self.reader.get_ref())?;
        Ok(credentials.pid.as_raw_nonzero().get().unsigned_abs())
    }

    pub(super) fn send(&mut self, message: &impl Serialize) -> io::Result<()> {
        let mut line = serde_json::to_vec(message)?;
        line.push(b'\n');
        self.reader.get_mut().write_all(&line)
    }

    /// The next message; `None` when the other side has gone.
    pub(super) fn receive<M: DeserializeOwned>(&mut self) -> io::Result<Option<M>> {
        let mut line = String::new();
        match self.reader.read_line(&mut line)? {
            0 => Ok(None),
            _ => Ok(Some(serde_json::from_str(&line)?)),
        }
    }
}
