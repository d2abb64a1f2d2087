//! Every program under `tests/scripts` and `tests/programs` prints what CPython 3.13 printed, in every mode.
//!
//! `MINIPY_ONLY=closure cargo test --test conformance` runs those whose path contains `closure`; `MINIPY_SEEDS=20` runs
//! those about threads with so many seeds.

mod support;

use std::path::{Path, PathBuf};
use std::sync::Mutex;

use support::{Outcome, first_difference, minipy, normalized, outcome, root};

/// A script and what its first line says about it.
struct Script {
    path: PathBuf,
    expected: Outcome,
    input: Vec<u8>,
    needs: Vec<String>,
}

impl Script {
    fn load(path: PathBuf) -> Script {
        let text = std::fs::read_to_string(&path).unwrap_or_default();
        let first = text.lines().next().unwrap_or_default();
        let beside = |ending: &str| std::fs::read(path.with_extension(ending)).unwrap_or_default();
        let text = |ending: &str| String::from_utf8_lossy(&beside(ending)).into_owned();
        let (stdout, stderr) = (text("out"), text("err"));
        let said = first.strip_prefix("# exit: ").and_then(|status| status.trim().parse().ok());
        let status = said.unwrap_or(i32::from(!stderr.is_empty()));
        let needs = first.strip_prefix("# needs: ").unwrap_or_default();
        let needs = needs.split(',').map(|need| need.trim().to_owned()).filter(|need| !need.is_empty()).collect();
        let input = beside("in");
        Script { expected: Outcome { stdout, stderr, status: Some(status) }, input, needs, path }
    }

    fn folder(&self) -> &Path {
        self.path.parent().unwrap_or(Path::new("."))
    }

    /// Runs it in a mode; `None` if all is as expected, else what differs.
    fn failure(&self, mode: &[&str]) -> Option<String> {
        let file = self.path.file_name().unwrap_or_default();
        let mut got = outcome(minipy(self.folder()).args(mode).arg(file), &self.input);
        got.stdout = got.stdout.replace(&format!("{}/", self.folder().display()), "");
        got.stderr = normalized(&got.stderr, self.folder());
        if got == self.expected {
            return None;
        }
        let mut report = String::new();
        match (self.expected.status, got.status) {
            (_, None) => report += "    took longer than the time limit\n",
            (expected, status) if expected != status => {
                report += &format!("    exit status {}, expected {}\n", status.unwrap_or(-1), expected.unwrap_or(-1));
            }
            _ => {}
        }
        for (what, expected, got) in
            [("stdout", &self.expected.stdout, &got.stdout), ("stderr", &self.expected.stderr, &got.stderr)]
        {
            report += &first_difference(what, expected, got).unwrap_or_default();
        }
        Some(report)
    }
}

/// All scripts below a folder of the tests.
fn scripts(below: &str) -> Vec<Script> {
    let only = std::env::var("MINIPY_ONLY").unwrap_or_default();
    let mut found = Vec::new();
    let mut folders = vec![root().join("tests").join(below)];
    while let Some(folder) = folders.pop() {
        let entries = std::fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
        for path in entries.flatten().map(|entry| entry.path()) {
            let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            let is_script = name.ends_with(".py") && !name.starts_with('_');
            // A folder with an expectation beside it would be a package; only themes have none.
            if path.is_dir() && !name.starts_with('_') {
                folders.push(path);
            } else if is_script && path.with_extension("out").is_file() && path.to_string_lossy().contains(&only) {
                found.push(path);
            }
        }
    }
    found.sort();
    found.into_iter().map(Script::load).collect()
}

/// One mode at a time, so that the time limit means the same for all.
static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

fn check(scripts: Vec<Script>, mode: &[&str]) {
    let _turn = ONE_AT_A_TIME.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    let failures = support::in_parallel(&scripts, |script| script.failure(mode));
    let root = root();
    let mut report = String::new();
    let mut count = 0;
    for (script, failure) in scripts.iter().zip(failures) {
        let path = script.path.strip_prefix(&root).unwrap_or(&script.path);
        if let Some(failure) = failure {
            count += 1;
            report += &format!(
                "  minipy {}{}\n{failure}",
                mode.iter().map(|arg| format!("{arg} ")).collect::<String>(),
                path.display()
            );
        }
    }
    assert!(count == 0, "{count} of {} differ from CPython 3.13:\n{report}", scripts.len());
}

fn without(need: &[&str]) -> Vec<Script> {
    let mut scripts = scripts("scripts");
    scripts.retain(|script| !script.needs.iter().any(|has| need.contains(&has.as_str())));
    scripts
}

#[test]
fn by_default() {
    let mut all = scripts("scripts");
    all.extend(scripts("programs"));
    check(all, &[]);
}

#[test]
fn with_cpythons_switch_points() {
    check(scripts("scripts"), &["--switch-points=cpython"]);
}

#[test]
fn with_switches_at_lines() {
    check(scripts("scripts/threads"), &["--switch-points=line"]);
}

#[test]
fn with_ticks() {
    check(scripts("scripts"), &["--gil-policy", "ticks:7"]);
}

/// The scripts in which threads work together.
fn about_threads() -> Vec<Script> {
    let mut found = scripts("scripts/threads");
    found.extend(scripts("scripts/modules").into_iter().filter(|script| {
        let name = script.path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        name.starts_with("queue_") || name.starts_with("futures_")
    }));
    found
}

#[test]
fn with_other_policies() {
    check(about_threads(), &["--gil-policy", "fifo"]);
    check(about_threads(), &["--gil-policy", "priority"]);
}

/// Threads truly run at the same time, where this build can do that.
#[test]
fn without_the_gil() {
    if machine::FREE_THREADING {
        check(without(&["gil"]), &["--no-gil"]);
    }
}

/// What is rare in one run is less rare in ten.
#[test]
fn without_the_gil_again_and_again() {
    if machine::FREE_THREADING {
        for _ in 0..10 {
            let mut scripts = without(&["gil"]);
            scripts.retain(|script| {
                let name = script.path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
                let theme = script.folder().file_name().is_some_and(|theme| theme == "atomicity");
                theme || name.starts_with("atomic_") || name.ends_with("_in_many_threads.py")
            });
            check(scripts, &["-X", "gil=0"]);
        }
    }
}

#[test]
fn seeded() {
    check(without(&["real time"]), &["--seed", "1"]);
}

#[test]
fn with_more_seeds() {
    let seeds = std::env::var("MINIPY_SEEDS").ok().and_then(|seeds| seeds.parse().ok()).unwrap_or(3);
    for seed in 2..=seeds {
        let mut scripts = about_threads();
        scripts.retain(|script| !script.needs.iter().any(|need| need == "real time"));
        check(scripts, &["--seed", &seed.to_string()]);
    }
}

#[test]
fn serial() {
    check(without(&["real time", "preemption"]), &["--gil-policy", "serial"]);
}
