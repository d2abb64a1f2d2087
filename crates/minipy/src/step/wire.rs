//! What the process that runs the program and the one that shows it say to each other: a line of JSON each.

use std::io::{self, BufRead, BufReader, Write};
use std::os::unix::net::UnixStream;

use machine::stepping::View;
use reports::thread_name;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// Columns of a thread's name.
const LONGEST_NAME: usize = 24;

/// How long a move is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Unit {
    /// Up to the next instruction that others could notice.
    Instruction,
    /// To another line.
    Line,
    /// Until the thread waits or ends.
    Block,
}

/// One move.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Move {
    /// The number of the thread that goes on.
    pub(super) thread: u32,
    pub(super) unit: Unit,
}

/// A thread.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Lane {
    pub(super) thread: u32,
    pub(super) name: String,
    pub(super) has_ended: bool,
    pub(super) waits: Option<String>,
    pub(super) in_library: bool,
    /// File, line, function.
    pub(super) place: Option<(String, u32, String)>,
    pub(super) source: String,
    pub(super) instructions: Vec<(bool, String)>,
    pub(super) operands: Vec<String>,
    pub(super) locals: Vec<(String, String)>,
}

/// How things stand.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Snapshot {
    /// In start order.
    pub(super) threads: Vec<Lane>,
    /// The numbers of those who can go on.
    pub(super) able: Vec<u32>,
    /// What they share: names and values.
    pub(super) shared: Vec<(String, String)>,
    /// Whether the last move was ended because it took too long.
    pub(super) was_long: bool,
}

/// What the process that runs the program tells.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Told {
    /// The thread of that number has done a visible operation.
    Did(u32),
    /// A move is wanted.
    Choice(Snapshot),
    /// The program comes to its end, and leaves this.
    End(Vec<(String, String)>),
}

impl From<View> for Lane {
    fn from(view: View) -> Lane {
        Lane {
            thread: view.thread,
            name: thread_name(&view.name, LONGEST_NAME),
            has_ended: view.has_ended,
            // What it did, as what it does.
            waits: view.waits.map(|what| what.replacen("waited", "waits", 1).replacen("slept", "sleeps", 1)),
            in_library: view.in_library,
            place: view.place,
            source: view.source,
            instructions: view.instructions,
            operands: view.operands,
            locals: view.locals,
        }
    }
}

/// A line between the two.
#[derive(Debug)]
pub(super) struct Wire(BufReader<UnixStream>);

impl Wire {
    pub(super) fn new(stream: UnixStream) -> Wire {
        Wire(BufReader::new(stream))
    }

    pub(super) fn send(&mut self, message: &impl Serialize) -> io::Result<()> {
        let mut line = serde_json::to_vec(message)?;
        line.push(b'\n');
        self.0.get_mut().write_all(&line)
    }

    /// The next message; `None` when the other side has gone.
    pub(super) fn receive<M: DeserializeOwned>(&mut self) -> io::Result<Option<M>> {
        let mut line = String::new();
        match self.0.read_line(&mut line)? {
            0 => Ok(None),
            _ => Ok(Some(serde_json::from_str(&line)?)),
        }
    }
}
