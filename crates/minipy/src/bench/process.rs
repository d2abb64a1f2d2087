//! A run as a process of its own: started, watched, ended early if need be.

use std::ffi::OsString;
use std::hash::Hasher;
use std::io::Read;
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use signal_hook::consts::SIGINT;

use super::errand::Told;
use super::measurements::{Answer, Failure};
use crate::INTERRUPTED;

/// How often a process is asked whether it has ended. It measures itself, so this costs patience, not accuracy.
const LOOK: Duration = Duration::from_millis(2);

/// Ctrl-C reaches us and the process at once; that long one waits for the other.
const TOGETHER: Duration = Duration::from_millis(200);

/// Bytes of a program's output that are kept; of the rest only a hash is.
const KEPT: usize = 1 << 20;

/// Starts runs, until Ctrl-C.
pub(super) struct Launcher {
    minipy: PathBuf,
    interrupted: Arc<AtomicBool>,
}

/// How a run ended.
#[derive(Debug)]
pub(super) enum End {
    /// Normally.
    Told(Told, Answer),
    /// With another exit status than 0, by a signal, or without a word.
    Failed(Failure),
    /// It was ended after the time it was given.
    TimedOut,
    /// By Ctrl-C.
    Interrupted,
}

impl Launcher {
    /// Prepares for runs. From now on Ctrl-C ends the run at hand, and no other begins.
    ///
    /// # Errors
    /// What to tell the user when the program cannot find itself.
    pub(super) fn new() -> Result<Launcher, String> {
        let minipy = std::env::current_exe()
            .map_err(|error| format!("minipy: cannot find the program itself, to start it again: {error}\n"))?;
        let interrupted = Arc::new(AtomicBool::new(false));
        // Where SIGINT is ignored (a background job) it stays so, as in CPython.
        if !sync::interrupt::is_ignored(SIGINT) {
            // Without the flag Ctrl-C ends this process as well.
            let _registered = signal_hook::flag::register(SIGINT, interrupted.clone());
        }
        Ok(Launcher { minipy, interrupted })
    }

    /// Runs minipy with these arguments, which ask for no errand yet, to its end.
    ///
    /// # Errors
    /// What to tell the user when the system gives no process or no file.
    pub(super) fn run(&self, errand: &[OsString], rest: &[OsString], limit: Option<Duration>) -> Result<End, String> {
        if self.interrupted.load(Ordering::Relaxed) {
            return Ok(End::Interrupted);
        }
        let cannot = |what: &str, error: std::io::Error| format!("minipy: cannot {what} for a run: {error}\n");
        let file = tempfile::NamedTempFile::new().map_err(|error| cannot("make a temporary file", error))?;
        let mut child = Command::new(&self.minipy)
            .args(["run", "--bench-file"])
            .arg(file.path())
            .args(errand)
            .args(rest)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(|error| cannot("start a process", error))?;
        let (stdout, stderr) = (child.stdout.take(), child.stderr.take());
        let (status, answer, stderr) = thread::scope(|scope| {
            let stdout = scope.spawn(|| captured(stdout));
            let stderr = scope.spawn(|| captured(stderr));
            let status = self.wait(&mut child, limit);
            (status, stdout.join().unwrap_or_default(), stderr.join().unwrap_or_default())
        });
        let status = match status.map_err(|error| cannot("wait", error))? {
            Ok(status) => status,
            Err(end) => return Ok(end),
        };
        if !status.success() {
            return Ok(End::Failed(Failure { how: how(status), stderr: stderr.text }));
        }
        let told = std::fs::read(file.path()).ok().and_then(|told| serde_json::from_slice::<Told>(&told).ok());
        Ok(match told {
            Some(told) => {
                let answer = told.answer.as_deref().map_or(answer, Answer::from);
                End::Told(told, answer)
            }
            None => {
                let how = "ended at once, before its answer could be asked for (os._exit?)".to_owned();
                End::Failed(Failure { how, stderr: stderr.text })
            }
        })
    }

    /// Waits for the end; what ends a process early is the inner error.
    fn wait(&self, child: &mut Child, limit: Option<Duration>) -> std::io::Result<Result<ExitStatus, End>> {
        let began = Instant::now();
        loop {
            if let Some(status) = child.try_wait()? {
                if status.code() == Some(INTERRUPTED) && !self.interrupted.load(Ordering::Relaxed) {
                    thread::sleep(TOGETHER);
                }
                let interrupted = self.interrupted.load(Ordering::Relaxed);
                return Ok(if interrupted { Err(End::Interrupted) } else { Ok(status) });
            }
            let interrupted = self.interrupted.load(Ordering::Relaxed);
            if interrupted || limit.is_some_and(|limit| began.elapsed() > limit) {
                child.kill()?;
                child.wait()?;
                return Ok(Err(if interrupted { End::Interrupted } else { End::TimedOut }));
            }
            thread::sleep(LOOK);
        }
    }
}

/// Reads to the end.
pub(crate) fn captured(stream: Option<impl Read>) -> Answer {
    let Some(mut stream) = stream else { return Answer::default() };
    let (mut kept, mut rest) = (Vec::new(), std::hash::DefaultHasher::new());
    let mut buffer = [0; 1 << 14];
    // A stream that cannot be read any more has ended.
    while let Ok(count @ 1..) = stream.read(&mut buffer) {
        let (near, far) = buffer[..count].split_at(count.min(KEPT - kept.len()));
        kept.extend_from_slice(near);
        rest.write(far);
    }
    Answer { text: String::from_utf8_lossy(&kept).into_owned(), rest: rest.finish() }
}

fn how(status: ExitStatus) -> String {
    #[cfg(unix)]
    if let Some(signal) = std::os::unix::process::ExitStatusExt::signal(&status) {
        return format!("was killed by signal {signal}");
    }
    match status.code() {
        Some(code) => format!("ended with status {code}"),
        None => "ended abnormally".to_owned(),
    }
}
