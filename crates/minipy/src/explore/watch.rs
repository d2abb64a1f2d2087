//! Keeps an eye on the processes that run the program, on the time and on Ctrl-C, and says how far the search has come.

use std::fs;
use std::io::{IsTerminal, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use explore::{Search, Stopped};
use reports::grouped;
use rustix::process::{Pid, Signal, kill_process_group};

/// How often it looks.
const OFTEN: Duration = Duration::from_millis(20);
/// A process in the middle of something gets so much longer than the search.
const GRACE: Duration = Duration::from_millis(500);
/// How often progress is told on a terminal, and elsewhere.
const TELLS: [Duration; 2] = [Duration::from_millis(500), Duration::from_secs(10)];

/// Why a process was ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Why {
    /// It took too much memory.
    Memory,
    /// The time was over.
    Time,
    /// Ctrl-C.
    Asked,
}

/// A process at the first choice with those that it has made.
struct Group {
    leader: u32,
    runner: Option<u32>,
    ended: Option<Why>,
}

/// Who keeps an eye on them.
pub(super) struct Watch {
    most_memory: u64,
    /// Whether it says how far the search has come.
    tells: bool,
    /// Ctrl-C was pressed, and nobody has seen that yet.
    pressed: Arc<AtomicBool>,
    was_pressed: AtomicBool,
    groups: Mutex<Vec<Group>>,
}

impl Watch {
    /// Each process may take so many bytes of memory.
    pub(super) fn new(most_memory: u64) -> Watch {
        let pressed = Arc::new(AtomicBool::new(false));
        // Without it Ctrl-C ends all at once, which is no harm.
        let _registered = signal_hook::flag::register(signal_hook::consts::SIGINT, Arc::clone(&pressed));
        Watch { pressed, tells: true, ..Watch::silent(most_memory) }
    }

    /// The same for a search in passing: it says nothing, and Ctrl-C ends all at once.
    pub(super) fn silent(most_memory: u64) -> Watch {
        Watch {
            most_memory,
            tells: false,
            pressed: Arc::default(),
            was_pressed: AtomicBool::new(false),
            groups: Mutex::default(),
        }
    }

    fn groups(&self) -> MutexGuard<'_, Vec<Group>> {
        self.groups.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// How many bytes of memory a process may take.
    pub(super) fn most_memory(&self) -> u64 {
        self.most_memory
    }

    /// Whether Ctrl-C was pressed.
    pub(super) fn was_interrupted(&self) -> bool {
        self.was_pressed.load(Ordering::Relaxed)
    }

    /// A process was started that leads a group of its own.
    pub(super) fn enter(&self, leader: u32) {
        self.groups().push(Group { leader, runner: None, ended: None });
    }

    /// A process was made from it.
    pub(super) fn runs(&self, leader: u32, runner: u32) {
        if let Some(group) = self.groups().iter_mut().find(|group| group.leader == leader) {
            group.runner = Some(runner);
        }
    }

    /// Ends the processes of a group, whose leader nobody has waited for yet.
    pub(super) fn leave(&self, leader: u32) {
        kill(leader);
        self.groups().retain(|group| group.leader != leader);
    }

    /// Why the processes of a group were ended, if they were.
    pub(super) fn why(&self, leader: u32) -> Option<Why> {
        self.groups().iter().find(|group| group.leader == leader)?.ended
    }

    /// Watches while something is done; until some time, if one is given.
    pub(super) fn during<R>(&self, until: Option<Instant>, search: Option<&Search>, body: impl FnOnce() -> R) -> R {
        let done = AtomicBool::new(false);
        std::thread::scope(|scope| {
            let watcher = scope.spawn(|| {
                let mut told = Told::new();
                while !done.load(Ordering::Acquire) {
                    std::thread::park_timeout(OFTEN);
                    self.look(until, search);
                    if let Some(search) = search.filter(|_| self.tells) {
                        told.tell(search);
                    }
                }
                told.wipe();
            });
            let result = body();
            done.store(true, Ordering::Release);
            watcher.thread().unpark();
            result
        })
    }

    fn look(&self, until: Option<Instant>, search: Option<&Search>) {
        if self.pressed.swap(false, Ordering::Relaxed) {
            self.was_pressed.store(true, Ordering::Relaxed);
            if let Some(search) = search {
                search.stop(Stopped::Asked);
            }
            self.end_all(Why::Asked);
        }
        if until.and_then(|until| until.checked_add(GRACE)).is_some_and(|until| Instant::now() > until) {
            if let Some(search) = search {
                search.stop(Stopped::Time);
            }
            self.end_all(Why::Time);
        }
        for group in self.groups().iter_mut().filter(|group| group.ended.is_none()) {
            let processes = std::iter::once(group.leader).chain(group.runner);
            if processes.filter_map(resident).any(|bytes| bytes > self.most_memory) {
                group.ended = Some(Why::Memory);
                kill(group.leader);
            }
        }
    }

    fn end_all(&self, why: Why) {
        for group in self.groups().iter_mut().filter(|group| group.ended.is_none()) {
            group.ended = Some(why);
            kill(group.leader);
        }
    }
}

fn kill(leader: u32) {
    // There may be nobody left.
    let pid = i32::try_from(leader).ok().and_then(Pid::from_raw);
    let _killed = pid.map(|pid| kill_process_group(pid, Signal::KILL));
}

/// How many bytes of a process are in memory; not known elsewhere than on Linux.
fn resident(process: u32) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    line.split_whitespace().next()?.parse::<u64>().ok()?.checked_mul(1024)
}

/// Progress as it was told last.
struct Told {
    began: Instant,
    at: Instant,
    terminal: bool,
    is_there: bool,
}

impl Told {
    fn new() -> Told {
        let now = Instant::now();
        Told { began: now, at: now, terminal: std::io::stderr().is_terminal(), is_there: false }
    }

    fn tell(&mut self, search: &Search) {
        if self.at.elapsed() < TELLS[usize::from(!self.terminal)] {
            return;
        }
        self.at = Instant::now();
        let progress = search.progress();
        let line = format!(
            "{} states, {} steps open, {:.0} s, about {:.0} % done",
            grouped(progress.states),
            grouped(progress.open),
            self.began.elapsed().as_secs_f32(),
            (progress.done * 100.0).clamp(0.0, 99.0)
        );
        let text = if self.terminal { format!("\r\x1b[K{line}") } else { format!("minipy: {line}\n") };
        let _written = std::io::stderr().write_all(text.as_bytes());
        self.is_there = self.terminal;
    }

    fn wipe(&self) {
        if self.is_there {
            let _written = std::io::stderr().write_all(b"\r\x1b[K");
        }
    }
}
