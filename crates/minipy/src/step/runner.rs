//! The process that runs the program, as the one sees it that shows it.

use std::io::{ErrorKind, Read};
use std::os::unix::net::{UnixListener, UnixStream};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use tempfile::{NamedTempFile, TempDir};

use super::wire::{Move, Snapshot, Told, Wire};
use crate::arguments::StepOptions;

/// How long the other process may take to come.
const PATIENCE: Duration = Duration::from_secs(20);

/// How things stand after some moves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Position {
    pub(super) snapshot: Snapshot,
    /// Who did the visible operations of the last move, where these are told.
    pub(super) did: Vec<u32>,
    /// What was printed to stdout and stderr.
    pub(super) printed: String,
    pub(super) errors: String,
    /// The exit status, if the program has ended.
    pub(super) status: Option<i32>,
}

impl Position {
    /// Whether there is no program that could run, as where it cannot be read.
    pub(super) fn cannot_be_run(&self) -> bool {
        let is_mute = self.printed.is_empty() && !self.errors.is_empty();
        self.status.is_some() && is_mute && !self.errors.starts_with("Traceback ")
    }
}

/// A program that runs.
pub(super) struct Process {
    child: Child,
    wire: Wire,
    stdout: NamedTempFile,
    stderr: NamedTempFile,
    _folder: TempDir,
}

impl Process {
    /// Starts the program; it tells of accesses to the `visible` slots.
    ///
    /// # Errors
    /// What to tell the user.
    pub(super) fn start(options: &StepOptions, visible: Option<&[String]>) -> Result<Process, String> {
        let cannot = |error: std::io::Error| format!("cannot start the program: {error}");
        let folder = tempfile::tempdir().map_err(cannot)?;
        let socket = folder.path().join("step");
        let listener = UnixListener::bind(&socket).map_err(cannot)?;
        let (stdout, stderr) = (NamedTempFile::new().map_err(cannot)?, NamedTempFile::new().map_err(cannot)?);
        let open = |file: &NamedTempFile| file.reopen().map(Stdio::from).map_err(cannot);
        let mut child = Command::new(std::env::current_exe().map_err(cannot)?)
            .args(["step", "--serve"])
            .arg(&socket)
            .args(&options.line)
            .env("PYTHONUNBUFFERED", "1")
            .env("PYTHON_COLORS", "0")
            .env("PYTHONHASHSEED", "0")
            .stdin(Stdio::null())
            .stdout(open(&stdout)?)
            .stderr(open(&stderr)?)
            .spawn()
            .map_err(cannot)?;
        let stream = accept(&listener, &mut child).map_err(cannot)?;
        let Some(stream) = stream else {
            return Err(read(&stderr).trim_end().trim_start_matches("minipy: ").to_owned());
        };
        let mut wire = Wire::new(stream);
        wire.send(&visible).map_err(cannot)?;
        Ok(Process { child, wire, stdout, stderr, _folder: folder })
    }

    /// Waits until the program asks for a move, or has ended; before that it may be told one.
    ///
    /// # Errors
    /// What to tell the user.
    pub(super) fn advance(&mut self, chosen: Option<Move>) -> Result<Position, String> {
        // Who does not listen any more has ended, and that shows below.
        let _sent = chosen.map_or(Ok(()), |chosen| self.wire.send(&chosen));
        let (mut did, mut left) = (Vec::new(), Vec::new());
        let snapshot = loop {
            match self.wire.receive() {
                Ok(Some(Told::Did(thread))) => did.push(thread),
                Ok(Some(Told::Choice(snapshot))) => break Some(snapshot),
                Ok(Some(Told::End(shared))) => left = shared,
                Ok(None) | Err(_) => break None,
            }
        };
        let status = match &snapshot {
            Some(_) => None,
            None => {
                let status = self.child.wait().map_err(|error| format!("cannot wait for the program: {error}"))?;
                Some(status.code().unwrap_or(-1))
            }
        };
        let (printed, errors) = (read(&self.stdout), read(&self.stderr));
        let snapshot = snapshot.unwrap_or_else(|| Snapshot { shared: left, ..Snapshot::default() });
        Ok(Position { snapshot, did, printed, errors, status })
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The other side's connection; nothing if that ends first.
fn accept(listener: &UnixListener, child: &mut Child) -> std::io::Result<Option<UnixStream>> {
    listener.set_nonblocking(true)?;
    let began = Instant::now();
    loop {
        match listener.accept() {
            Ok((stream, _)) => {
                stream.set_nonblocking(false)?;
                return Ok(Some(stream));
            }
            Err(error) if error.kind() == ErrorKind::WouldBlock => {}
            Err(error) => return Err(error),
        }
        if child.try_wait()?.is_some() {
            return Ok(None);
        }
        if began.elapsed() > PATIENCE {
            child.kill()?;
            return Err(ErrorKind::TimedOut.into());
        }
        std::thread::sleep(Duration::from_millis(1));
    }
}

fn read(file: &NamedTempFile) -> String {
    let mut bytes = Vec::new();
    if let Ok(mut file) = file.reopen() {
        // What cannot be read is not shown.
        let _ = file.read_to_end(&mut bytes);
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
