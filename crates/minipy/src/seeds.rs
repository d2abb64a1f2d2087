//! `--seeds A..B`: a program is run once with each seed, in processes of their own on all processors.

use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use reports::Page;
use reports::seeds::{Came, Ending, Seeds};
use signal_hook::consts::SIGINT;

use crate::arguments::SeedsOptions;
use crate::bench::{captured, name_of};
use crate::{INTERRUPTED, report_to_stderr};

/// The exit status when runs came to different things.
const SEVERAL: i32 = 66;

/// How often a process is asked whether it has ended, at first and later: most runs are short.
const LOOK: [Duration; 2] = [Duration::from_micros(200), Duration::from_millis(5)];

/// Runs the program with all seeds and says what that came to. Gives the exit status.
pub(crate) fn seeds(options: &SeedsOptions) -> i32 {
    let runner = match Runner::new(options) {
        Ok(runner) => runner,
        Err(message) => {
            report_to_stderr(&message);
            return 1;
        }
    };
    let (came, failed) = runner.run_all();
    if let Some(message) = failed {
        report_to_stderr(&message);
        return 1;
    }
    let seeds = Seeds::of(options.seeds.clone(), came);
    let text = if options.json {
        serde_json::to_string_pretty(&serde_json::json!({ "seeds": seeds.json() })).unwrap_or_default() + "\n"
    } else {
        let mut page = Page::new(false);
        seeds.write(&mut page, name_of(options.switch_points), &options.next);
        page.into_text()
    };
    match (crate::print(&text), runner.is_interrupted(), &seeds.outcomes[..]) {
        (false, ..) => 1,
        (_, true, _) => INTERRUPTED,
        (_, _, [all]) => all.status.clamp(0, 255),
        _ => SEVERAL,
    }
}

struct Runner<'a> {
    options: &'a SeedsOptions,
    minipy: PathBuf,
    interrupted: Arc<AtomicBool>,
    next: AtomicU64,
    came: Mutex<Vec<(u64, Came)>>,
}

impl Runner<'_> {
    fn new(options: &SeedsOptions) -> Result<Runner<'_>, String> {
        let minipy = std::env::current_exe()
            .map_err(|error| format!("minipy: cannot find the program itself, to start it again: {error}\n"))?;
        let interrupted = Arc::new(AtomicBool::new(false));
        if !sync::interrupt::is_ignored(SIGINT) {
            // Without the flag Ctrl-C ends this process as well.
            let _registered = signal_hook::flag::register(SIGINT, interrupted.clone());
        }
        let (next, came) = (AtomicU64::new(options.seeds.start), Mutex::default());
        Ok(Runner { options, minipy, interrupted, next, came })
    }

    fn is_interrupted(&self) -> bool {
        self.interrupted.load(Ordering::Relaxed)
    }

    /// What the runs came to, up to Ctrl-C; and what to tell the user if one could not be started.
    fn run_all(&self) -> (Vec<(u64, Came)>, Option<String>) {
        let processors = thread::available_parallelism().map_or(1, usize::from);
        let failed: Mutex<Option<String>> = Mutex::default();
        thread::scope(|scope| {
            for _ in 0..processors {
                scope.spawn(|| {
                    if let Err(error) = self.work() {
                        self.next.store(self.options.seeds.end, Ordering::Relaxed);
                        let message = format!("minipy: cannot start a process for a run: {error}\n");
                        *failed.lock().unwrap_or_else(PoisonError::into_inner) = Some(message);
                    }
                });
            }
        });
        let came = std::mem::take(&mut *self.came.lock().unwrap_or_else(PoisonError::into_inner));
        (came, failed.into_inner().unwrap_or_else(PoisonError::into_inner))
    }

    fn work(&self) -> std::io::Result<()> {
        while !self.is_interrupted() {
            let taken = |next: u64| (next < self.options.seeds.end).then_some(next + 1);
            let Ok(seed) = self.next.fetch_update(Ordering::Relaxed, Ordering::Relaxed, taken) else { break };
            if let Some(came) = self.run(seed)? {
                self.came.lock().unwrap_or_else(PoisonError::into_inner).push((seed, came));
            }
        }
        Ok(())
    }

    /// One run; nothing if Ctrl-C ended it.
    fn run(&self, seed: u64) -> std::io::Result<Option<Came>> {
        let mut child = Command::new(&self.minipy)
            .args(["run", "--seed", &seed.to_string()])
            .args(&self.options.line)
            .env("PYTHON_COLORS", "0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()?;
        let (stdout, stderr) = (child.stdout.take(), child.stderr.take());
        let (status, printed, said) = thread::scope(|scope| {
            let printed = scope.spawn(|| captured(stdout));
            let said = scope.spawn(|| captured(stderr));
            (self.wait(&mut child), printed.join().unwrap_or_default(), said.join().unwrap_or_default())
        });
        let Some(status) = status? else { return Ok(None) };
        let (status, last) = (number(status), said.text.trim_end().lines().last().unwrap_or_default());
        let is_traced = said.text.contains("Traceback (most recent call last):") || said.text.contains("Error: ");
        let ending = match status {
            machine::waits::deadlock::STATUS if said.text.contains("deadlock") => Ending::Deadlock,
            0 if !is_traced => Ending::Output,
            0 | 1 if is_traced => Ending::Exception,
            _ => Ending::Exit,
        };
        let error = if ending == Ending::Exception { last.to_owned() } else { String::new() };
        Ok(Some(Came { ending, status, printed: printed.text, rest: printed.rest, error }))
    }

    fn wait(&self, child: &mut Child) -> std::io::Result<Option<ExitStatus>> {
        let mut look = LOOK[0];
        loop {
            if let Some(status) = child.try_wait()? {
                return Ok((!self.is_interrupted()).then_some(status));
            }
            if self.is_interrupted() {
                child.kill()?;
                child.wait()?;
                return Ok(None);
            }
            thread::sleep(look);
            look = (2 * look).min(LOOK[1]);
        }
    }
}

/// An exit status as a number; less than 0 for a signal.
fn number(status: ExitStatus) -> i32 {
    #[cfg(unix)]
    if let Some(signal) = std::os::unix::process::ExitStatusExt::signal(&status) {
        return -signal;
    }
    status.code().unwrap_or(-1)
}
