//! Who is compared: which minipy, which CPython, on which machine.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, bail, ensure};

use crate::process::Invocation;

/// Tells of a CPython how it was built; five lines.
const DESCRIBE: &str = include_str!("../programs/describe.py");

/// The two interpreters.
#[derive(Debug, Clone)]
pub struct Contestants {
    /// minipy's executable.
    pub minipy: PathBuf,
    /// CPython's executable.
    pub python: PathBuf,
}

impl Contestants {
    /// A contestant's run of the given arguments: minipy's, then CPython's.
    pub fn invocations<'a>(&self, arguments: impl IntoIterator<Item = &'a str> + Clone) -> [Invocation; 2] {
        [Invocation::new(&self.minipy, arguments.clone()), Invocation::new(&self.python, arguments)]
    }
}

/// The release build of minipy that lies beside this program, brought up to date first.
///
/// # Errors
/// It does not build, or cargo puts it somewhere else.
pub fn build_minipy() -> anyhow::Result<PathBuf> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let status = Command::new(cargo)
        .args(["build", "--release", "--package", "minipy"])
        .current_dir(root())
        .status()
        .context("cannot start cargo; name a minipy with --minipy PATH")?;
    ensure!(status.success(), "minipy does not build");
    let here = std::env::current_exe().context("cannot tell where this program lies")?;
    let built = here.with_file_name(format!("minipy{}", std::env::consts::EXE_SUFFIX));
    ensure!(
        built.is_file() && here.parent().is_some_and(|folder| folder.ends_with("release")),
        "no release build of minipy lies beside {}; name one with --minipy PATH",
        here.display()
    );
    Ok(built)
}

/// The folder that the project lies in.
pub fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
}

/// The CPython's own executable, so that no launcher's time counts, and how it was built.
///
/// # Errors
/// It is none, or cannot be started.
pub fn describe_python(python: &Path) -> anyhow::Result<(PathBuf, String)> {
    let run =
        Invocation::new(python, ["-c", DESCRIBE]).run().context("a CPython is needed; name one with --python PATH")?;
    let lines: Vec<&str> = run.output.lines().collect();
    let [executable, implementation, version, compiler, traits] = lines[..] else {
        bail!("{} does not answer as a CPython does", python.display());
    };
    ensure!(implementation == "cpython", "{} is {implementation}, not CPython", python.display());
    Ok((executable.into(), format!("CPython {version}, {compiler}, {traits}")))
}

/// The processor, how many of them, and the system.
pub fn describe_machine() -> String {
    let cpuinfo = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model =
        cpuinfo.lines().find_map(|line| line.strip_prefix("model name")?.split_once(": ").map(|(_, name)| name));
    let processors = std::thread::available_parallelism().map_or(1, usize::from);
    format!(
        "{}, {processors} processor{}, {} {}",
        model.unwrap_or("unknown processor").trim(),
        if processors == 1 { "" } else { "s" },
        std::env::consts::OS,
        std::env::consts::ARCH
    )
}
