//! Takes a program along schedules, in processes that split off one that stands at the first choice.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::io;
use std::os::unix::net::UnixListener;
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, Stdio};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use explore::{Found, Part, Parts, Runner, Turn};
use machine::explore::Access;
use tempfile::TempDir;

use super::message::{Order, Report, Touched, Wire};
use crate::arguments::ExploreOptions;

/// Why a program cannot be taken further.
#[derive(Debug)]
pub(super) enum Halt {
    /// More slots turned out to be shared: all begins anew.
    Shared,
    /// It does what cannot be explored.
    Refused(String),
    /// A process ended that should not have.
    Lost(String),
}

impl From<io::Error> for Halt {
    fn from(error: io::Error) -> Halt {
        Halt::Lost(error.to_string())
    }
}

/// What threads touch, from all runs so far.
#[derive(Default)]
pub(super) struct Sharing {
    known: Mutex<Known>,
}

#[derive(Default)]
struct Known {
    accesses: HashSet<Touched>,
    by_key: HashMap<String, Vec<Access>>,
    visible: BTreeSet<String>,
}

impl Sharing {
    fn known(&self) -> std::sync::MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The slots that two threads touch at the same time, and one writes.
    pub(super) fn visible(&self) -> Vec<String> {
        self.known().visible.iter().cloned().collect()
    }

    /// Adds slots that are shared, and accesses that may show that more are.
    fn add(&self, shared: &[String], accesses: &[Touched]) {
        let mut known = self.known();
        known.visible.extend(shared.iter().cloned());
        for touched in accesses {
            if !known.accesses.insert(touched.clone()) {
                continue;
            }
            let access = Access::from(touched.clone());
            let others = known.by_key.entry(access.key.clone()).or_default();
            let conflicts = others.iter().any(|other| other.conflicts(&access));
            others.push(access.clone());
            if conflicts {
                known.visible.insert(access.key);
            }
        }
    }
}

/// A process at the first choice, and one on its way from there.
pub(super) struct Processes<'a> {
    sharing: &'a Sharing,
    /// How many slots were known to be shared when the program was started.
    visible: usize,
    /// How long an answer may take.
    patience: Duration,
    listener: UnixListener,
    root: Wire,
    first: Report,
    running: Option<Wire>,
    child: Child,
    _folder: TempDir,
    /// What could not be compared, the first time.
    pub(super) opaque: Option<String>,
}

impl Drop for Processes<'_> {
    fn drop(&mut self) {
        // It may be deep in a long computation.
        let _killed = self.child.kill();
        let _reaped = self.child.wait();
    }
}

impl<'a> Processes<'a> {
    /// Starts the program and brings it to its first choice.
    ///
    /// # Errors
    /// The program cannot be run or explored.
    pub(super) fn start(options: &ExploreOptions, sharing: &'a Sharing) -> Result<Processes<'a>, Halt> {
        let folder = tempfile::tempdir()?;
        let socket = folder.path().join("s");
        let listener = UnixListener::bind(&socket)?;
        let mut command = Command::new(std::env::current_exe()?);
        command.arg("explore").arg("--serve").arg(&socket).args(&options.line).stdin(Stdio::null());
        let mut child = command.stdout(Stdio::null()).env("PYTHONHASHSEED", "0").process_group(0).spawn()?;
        let accepted = accept(&listener, &mut child)?;
        let mut root = Wire::new(accepted);
        let patience = options.max_time + Duration::from_secs(5);
        root.wait_at_most(patience)?;
        let visible = sharing.visible();
        let count = visible.len();
        root.send(&Order::Visible(visible))?;
        let first: Report = receive(&mut root)?;
        let mut processes = Processes {
            sharing,
            visible: count,
            patience,
            listener,
            root,
            first: Report::default(),
            running: None,
            child,
            _folder: folder,
            opaque: None,
        };
        processes.first = processes.checked(first)?;
        Ok(processes)
    }

    fn checked(&mut self, mut report: Report) -> Result<Report, Halt> {
        if let Some(opaque) = report.opaque.take() {
            self.opaque.get_or_insert(opaque);
        }
        self.sharing.add(&report.shared, &report.accesses);
        if self.sharing.known().visible.len() > self.visible {
            return Err(Halt::Shared);
        }
        match report.refused.take() {
            Some(reason) => Err(Halt::Refused(reason)),
            None => Ok(report),
        }
    }

    fn split(&mut self) -> Result<(), Halt> {
        self.running = None;
        self.root.send(&Order::Split)?;
        let (stream, _) = self.listener.accept()?;
        let mut wire = Wire::new(stream);
        wire.wait_at_most(self.patience)?;
        self.running = Some(wire);
        Ok(())
    }

    fn follow(&mut self, order: &Order) -> Result<Report, Halt> {
        let Some(wire) = &mut self.running else { return Err(Halt::Lost("nothing runs".to_owned())) };
        wire.send(order)?;
        let report = receive(wire)?;
        self.checked(report)
    }

    /// Goes a way from the beginning, and tells of each step.
    ///
    /// # Errors
    /// As of [`Runner::begin`].
    pub(super) fn show(&mut self, path: &[Turn]) -> Result<Report, Halt> {
        if path.is_empty() {
            return Ok(self.first.clone());
        }
        self.split()?;
        self.follow(&Order::Show(path.to_vec()))
    }
}

/// Waits for the process to come, as long as it lives.
fn accept(listener: &UnixListener, child: &mut Child) -> Result<std::os::unix::net::UnixStream, Halt> {
    listener.set_nonblocking(true)?;
    loop {
        match listener.accept() {
            Ok((stream, _)) => {
                listener.set_nonblocking(false)?;
                stream.set_nonblocking(false)?;
                return Ok(stream);
            }
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => {
                if let Some(status) = child.try_wait()? {
                    return Err(Halt::Lost(format!("the process that runs the program ended: {status}")));
                }
                std::thread::sleep(std::time::Duration::from_micros(200));
            }
            Err(error) => return Err(error.into()),
        }
    }
}

fn receive(wire: &mut Wire) -> Result<Report, Halt> {
    let received = wire.receive().map_err(|error| match error.kind() {
        io::ErrorKind::WouldBlock | io::ErrorKind::TimedOut => {
            Halt::Lost("the program took too long to come to its next operation on what is shared".to_owned())
        }
        _ => Halt::from(error),
    });
    received?.ok_or_else(|| Halt::Lost("a process that ran the program ended without a word".to_owned()))
}

fn found(report: &Report) -> Found {
    let ending = report.end.as_ref().map(|end| serde_json::to_string(end).unwrap_or_default());
    let parts = report.parts.as_ref().map(|state| Parts {
        shared: state.shared,
        own: state
            .own
            .iter()
            .map(|(turn, digest, wants, waits)| Part { turn: *turn, digest: *digest, wants: *wants, waits: *waits })
            .collect(),
        held: state.held.clone(),
    });
    let digest = parts.as_ref().map_or(report.digest, Parts::digest);
    // Where time has to pass, who can go on is not for the parts to say.
    let parts = parts.filter(|parts| parts.turns() == report.turns);
    Found { digest, turns: report.turns.clone(), ending, parts }
}

impl Runner for Processes<'_> {
    type Error = Halt;

    fn begin(&mut self, path: &[Turn]) -> Result<Found, Halt> {
        if self.first.end.is_none() {
            self.split()?;
        }
        if path.is_empty() {
            return Ok(found(&self.first));
        }
        self.follow(&Order::Follow(path.to_vec())).map(|report| found(&report))
    }

    fn step(&mut self, turn: Turn) -> Result<Found, Halt> {
        self.follow(&Order::Follow(vec![turn])).map(|report| found(&report))
    }
}
