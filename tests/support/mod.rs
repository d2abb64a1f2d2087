//! What the tests of the program share: running it, and telling what differs.
#![allow(dead_code, unreachable_pub)] // each test uses some of it

use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// The longest that any test's program may take; generous, as machines differ.
pub const TIME_LIMIT: Duration = Duration::from_secs(120);

/// The number of the signal that Ctrl-C sends.
pub const SIGINT: u32 = 2;
/// The number of the signal that Ctrl-\ sends.
pub const SIGQUIT: u32 = 3;

/// Whether a signal is ignored here, and so in what we start, as in a shell's background job.
pub fn ignores(signal: u32) -> bool {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:")).unwrap_or_default();
    u64::from_str_radix(mask.trim(), 16).is_ok_and(|mask| mask >> (signal - 1) & 1 != 0)
}

/// What a program wrote and how it ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    pub stdout: String,
    pub stderr: String,
    /// `None`: it took longer than [`TIME_LIMIT`]. A signal counts as its negative number.
    pub status: Option<i32>,
}

/// The root of the project.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().expect("the project has a root")
}

/// The built program, to be run somewhere, with the environment that `tests/README.md` describes.
pub fn minipy(folder: &Path) -> Command {
    command(OsStr::new(env!("CARGO_BIN_EXE_minipy")), folder)
}

/// Any program with the environment of the tests.
pub fn command(program: &OsStr, folder: &Path) -> Command {
    let mut command = Command::new(program);
    command.current_dir(folder).env("NO_COLOR", "1").env("PYTHONHASHSEED", "0").env("PYTHONIOENCODING", "utf-8");
    command.env("PYTHONDONTWRITEBYTECODE", "1");
    for name in ["PYTHON_GIL", "FORCE_COLOR", "PYTHON_COLORS", "PYTHONPATH", "PYTHONUNBUFFERED", "RUST_BACKTRACE"] {
        command.env_remove(name);
    }
    for name in ["http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"] {
        command.env_remove(name);
    }
    command
}

/// Runs a command to its end, with that stdin.
pub fn outcome(command: &mut Command, input: &[u8]) -> Outcome {
    let mut stdin = file();
    stdin.write_all(input).and_then(|()| stdin.seek(SeekFrom::Start(0))).expect("a temporary file can be written");
    let (stdout, stderr) = (file(), file());
    let clone = |file: &File| Stdio::from(file.try_clone().expect("a file can be shared"));
    let spawned = command.stdin(Stdio::from(stdin)).stdout(clone(&stdout)).stderr(clone(&stderr)).spawn();
    let mut child = spawned.unwrap_or_else(|error| panic!("{command:?} does not start: {error}"));
    let began = Instant::now();
    let mut pause = Duration::from_micros(500);
    let status = loop {
        if let Some(status) = child.try_wait().expect("a child can be waited for") {
            break Some(status.code().unwrap_or_else(|| signal(status)));
        }
        if began.elapsed() > TIME_LIMIT {
            child.kill().and_then(|()| child.wait()).expect("a child can be killed");
            break None;
        }
        std::thread::sleep(pause);
        pause = (pause * 2).min(Duration::from_millis(20));
    };
    Outcome { stdout: contents(stdout), stderr: contents(stderr), status }
}

#[cfg(unix)]
fn signal(status: std::process::ExitStatus) -> i32 {
    std::os::unix::process::ExitStatusExt::signal(&status).map_or(-1, |signal| -signal)
}

#[cfg(not(unix))]
fn signal(_: std::process::ExitStatus) -> i32 {
    -1
}

fn file() -> File {
    tempfile::tempfile().expect("there is room for a temporary file")
}

fn contents(mut file: File) -> String {
    let mut bytes = Vec::new();
    file.seek(SeekFrom::Start(0)).and_then(|_| file.read_to_end(&mut bytes)).expect("a temporary file can be read");
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Evens out what may differ between two right answers on stderr; see `tests/README.md`.
pub fn normalized(stderr: &str, folder: &Path) -> String {
    let text = without_addresses(&stderr.replace(&format!("{}/", folder.display()), ""));
    let mut out = String::new();
    let mut heading = None;
    let mut in_library = false;
    for line in text.split_inclusive('\n') {
        let is_entry = line.trim_start().starts_with("File \"");
        if is_entry && (line.contains("/lib/python3.13/") || line.contains("\"<library>/")) {
            in_library = true;
            continue;
        }
        if in_library && line.starts_with("    ") {
            continue;
        }
        in_library = false;
        if let Some(heading) = heading.take()
            && line.starts_with("  ")
        {
            out.push_str(heading);
        }
        if line.starts_with("Traceback ") {
            heading = Some(line);
        } else {
            out.push_str(line);
        }
    }
    out
}

/// ` at 0x7f12` becomes ` at 0x...`.
fn without_addresses(text: &str) -> String {
    let mut parts = text.split(" at 0x");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        out.push_str(" at 0x");
        let rest = part.trim_start_matches(|c: char| c.is_ascii_hexdigit());
        if rest.len() < part.len() {
            out.push_str("...");
        }
        out.push_str(rest);
    }
    out
}

/// The first line in which two texts differ, both versions; `None` if there is none.
pub fn first_difference(what: &str, expected: &str, got: &str) -> Option<String> {
    if expected == got {
        return None;
    }
    let (mut left, mut right) = (expected.split_inclusive('\n'), got.split_inclusive('\n'));
    let mut line = 1;
    loop {
        let (expected, got) = (left.next(), right.next());
        if expected != got {
            let show = |line: Option<&str>| line.map_or("(nothing more)".to_owned(), |line| format!("{line:?}"));
            return Some(format!(
                "    {what}, line {line}: expected {}\n    {:indent$}  got      {}\n",
                show(expected),
                "",
                show(got),
                indent = what.len() + 7 + line.to_string().len()
            ));
        }
        line += 1;
    }
}

/// Does something with each item on as many threads as there are processors; the results keep the order.
pub fn in_parallel<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let next = std::sync::atomic::AtomicUsize::new(0);
    let workers = std::thread::available_parallelism().map_or(2, usize::from).min(8);
    let mut results: Vec<(usize, R)> = std::thread::scope(|scope| {
        let handles: Vec<_> = (0..workers)
            .map(|_| {
                scope.spawn(|| {
                    let mut done = Vec::new();
                    loop {
                        let index = next.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
                        let Some(item) = items.get(index) else { return done };
                        done.push((index, work(item)));
                    }
                })
            })
            .collect();
        handles.into_iter().flat_map(|handle| handle.join().expect("a test's worker ends")).collect()
    });
    results.sort_by_key(|(index, _)| *index);
    results.into_iter().map(|(_, result)| result).collect()
}

/// Runs a line of shell in which `minipy` is the built program; stdout holds what came by stdout and stderr.
pub fn shell(line: &str, folder: &Path) -> Outcome {
    let binaries = Path::new(env!("CARGO_BIN_EXE_minipy")).parent().unwrap_or(Path::new(""));
    let others = std::env::var_os("PATH").unwrap_or_default();
    let path = std::iter::once(binaries.to_owned()).chain(std::env::split_paths(&others));
    let path = std::env::join_paths(path).expect("the build folder can stand in PATH");
    let mut command = command(OsStr::new("sh"), folder);
    outcome(command.env("PATH", path).arg("-c").arg(format!("exec 2>&1\n{line}")), b"")
}

/// A CPython 3.13, if there is one: what `PYTHON` names, or `python3.13`.
pub fn cpython() -> Option<OsString> {
    let wanted = "import sys; sys.exit(sys.implementation.name != 'cpython' or sys.version_info[:2] != (3, 13))";
    let candidates = [std::env::var_os("PYTHON"), Some("python3.13".into())];
    candidates
        .into_iter()
        .flatten()
        .find(|python| Command::new(python).args(["-c", wanted]).output().is_ok_and(|output| output.status.success()))
}
