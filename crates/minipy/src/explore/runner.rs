//! Takes a program along schedules, in processes that split off one that stands at the first choice.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::io;
use std::os::fd::AsFd;
use std::os::unix::net::{UnixListener, UnixStream};
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, Stdio};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use explore::{Found, Part, Parts, Runner, Turn};
use machine::explore::Access;
use rustix::event::{PollFd, PollFlags, poll};
use tempfile::TempDir;

use super::message::{Order, Report, Touched, Wire};
use super::watch::{Watch, Why};
use crate::arguments::ExploreOptions;

/// Why a program cannot be taken further.
#[derive(Debug)]
pub(super) enum Halt {
    /// More slots turned out to be shared: all begins anew.
    Shared,
    /// It does what cannot be explored.
    Refused(String),
    /// It cannot be run at all: what is written to stderr.
    Broken(String),
    /// The same steps led to another state than was expected.
    Diverged(Vec<Turn>),
    /// A process was ended because the time was over, or somebody asked for the end.
    Cut(Why),
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
    root: Root<'a>,
    /// How many slots were known to be shared when the program was started.
    visible: usize,
    first: Report,
    running: Option<Wire>,
    /// What could not be compared, the first time.
    pub(super) opaque: Option<String>,
}

/// The process at the first choice, which makes the others.
struct Root<'a> {
    watch: &'a Watch,
    child: Child,
    wire: Wire,
    listener: UnixListener,
    _folder: TempDir,
}

impl Drop for Root<'_> {
    fn drop(&mut self) {
        // It, or one that it has made, may be deep in a long computation.
        self.watch.leave(self.child.id());
        let _reaped = self.child.wait();
    }
}

impl<'a> Root<'a> {
    fn start(options: &ExploreOptions, watch: &'a Watch) -> Result<Root<'a>, Halt> {
        let folder = tempfile::tempdir()?;
        let socket = folder.path().join("s");
        let listener = UnixListener::bind(&socket)?;
        let mut command = Command::new(std::env::current_exe()?);
        command.arg("explore").arg("--serve").arg(&socket).args(&options.line).stdin(Stdio::null());
        let mut child = command.stdout(Stdio::null()).env("PYTHONHASHSEED", "0").process_group(0).spawn()?;
        watch.enter(child.id());
        match accept_first(&listener, &mut child) {
            Ok(stream) => Ok(Root { watch, child, wire: Wire::new(stream), listener, _folder: folder }),
            Err(halt) => {
                watch.leave(child.id());
                let _reaped = child.wait();
                Err(halt)
            }
        }
    }

    /// Another process in the same state.
    fn split(&mut self) -> Result<Wire, Halt> {
        self.wire.send(&Order::Split).map_err(|error| self.lost(error.into()))?;
        let stream = self.accept().map_err(|halt| self.lost(halt))?;
        let wire = Wire::new(stream);
        self.watch.runs(self.child.id(), wire.peer()?);
        Ok(wire)
    }

    /// Waits for the process that was asked for, as long as this one lives.
    fn accept(&self) -> Result<UnixStream, Halt> {
        let mut sides =
            [&self.listener as &dyn AsFd, &self.wire].map(|side| PollFd::from_borrowed_fd(side.as_fd(), PollFlags::IN));
        poll(&mut sides, None).map_err(io::Error::from)?;
        if sides[0].revents().is_empty() {
            let what = "the process that makes the others has ended; perhaps there was no room for another";
            return Err(Halt::Lost(what.to_owned()));
        }
        Ok(self.listener.accept()?.0)
    }

    /// Why a process is no longer there.
    fn lost(&self, halt: Halt) -> Halt {
        match self.watch.why(self.child.id()) {
            Some(Why::Memory) => Halt::Refused(format!(
                "it needs more than {} MiB of memory; shrink it (--set), or raise --max-memory",
                self.watch.most_memory() >> 20
            )),
            Some(why) => Halt::Cut(why),
            None => halt,
        }
    }
}

fn receive(root: &mut Root<'_>, running: Option<&mut Wire>) -> Result<Report, Halt> {
    let received = running.unwrap_or(&mut root.wire).receive();
    match received {
        Ok(Some(report)) => Ok(report),
        Ok(None) => Err(root.lost(Halt::Lost(
            "a process that ran the program ended without a word, perhaps for want of memory".to_owned(),
        ))),
        Err(error) => Err(root.lost(error.into())),
    }
}

impl<'a> Processes<'a> {
    /// Starts the program and brings it to its first choice.
    ///
    /// # Errors
    /// The program cannot be run or explored.
    pub(super) fn start(
        options: &ExploreOptions,
        sharing: &'a Sharing,
        watch: &'a Watch,
    ) -> Result<Processes<'a>, Halt> {
        let mut root = Root::start(options, watch)?;
        let visible = sharing.visible();
        let count = visible.len();
        root.wire.send(&Order::Visible(visible)).map_err(|error| root.lost(error.into()))?;
        let first = receive(&mut root, None)?;
        let mut processes =
            Processes { sharing, root, visible: count, first: Report::default(), running: None, opaque: None };
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
        match (report.broken.take(), report.refused.take()) {
            (Some(text), _) => Err(Halt::Broken(text)),
            (None, Some(reason)) => Err(Halt::Refused(reason)),
            (None, None) => Ok(report),
        }
    }

    fn split(&mut self) -> Result<(), Halt> {
        self.running = None;
        self.running = Some(self.root.split()?);
        Ok(())
    }

    fn order(&mut self, order: &Order) -> Result<Report, Halt> {
        let Some(wire) = &mut self.running else { return Err(Halt::Lost("nothing runs".to_owned())) };
        wire.send(order).map_err(|error| self.root.lost(error.into()))?;
        let report = receive(&mut self.root, self.running.as_mut())?;
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
        self.order(&Order::Show(path.to_vec()))
    }
}

/// Waits for the program's first process.
fn accept_first(listener: &UnixListener, child: &mut Child) -> Result<UnixStream, Halt> {
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
                std::thread::sleep(Duration::from_micros(200));
            }
            Err(error) => return Err(error.into()),
        }
    }
}

fn found(report: &Report) -> Found {
    let ending = report.end.as_ref().map(|end| serde_json::to_string(&end.key()).unwrap_or_default());
    let parts = report.parts.as_ref().map(|state| Parts {
        shared: state.shared,
        own: state
            .own
            .iter()
            .map(|(turn, digest, wants, waits)| Part { turn: *turn, digest: *digest, wants: *wants, waits: *waits })
            .collect(),
        held: state.held.clone(),
        holds: report.holds,
    });
    let digest = parts.as_ref().map(Parts::digest).or(report.digest);
    // Where time has to pass, who can go on is not for the parts to say.
    let parts = parts.filter(|parts| parts.turns() == report.turns);
    let holds = report.holds || report.end.as_ref().is_some_and(|end| end.holds);
    Found { digest, turns: report.turns.clone(), ending, parts, holds }
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
        self.follow(path)
    }

    fn follow(&mut self, path: &[Turn]) -> Result<Found, Halt> {
        self.order(&Order::Follow(path.to_vec())).map(|report| found(&report))
    }
}
