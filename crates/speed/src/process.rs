//! A process run to its end: what it printed, and what it cost.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, ensure};
use wait4::Wait4;

/// A program to start, with its arguments.
#[derive(Debug, Clone)]
pub struct Invocation {
    /// The executable.
    pub program: PathBuf,
    /// Its arguments.
    pub arguments: Vec<String>,
}

/// What one run was like.
#[derive(Debug, Clone)]
pub struct Run {
    /// What it wrote to stdout.
    pub output: String,
    /// From start to end by the clock on the wall.
    pub wall: Duration,
    /// Time on processors, the system's part included.
    pub cpu: Duration,
    /// The most memory it had at a time (peak resident set), in bytes.
    pub peak_memory: u64,
}

impl Invocation {
    /// A program and its arguments.
    pub fn new<A: Into<String>>(program: &Path, arguments: impl IntoIterator<Item = A>) -> Self {
        Invocation { program: program.to_owned(), arguments: arguments.into_iter().map(Into::into).collect() }
    }

    /// Starts it and waits for its end.
    ///
    /// # Errors
    /// It cannot be started, or does not end with status 0.
    pub fn run(&self) -> anyhow::Result<Run> {
        let began = Instant::now();
        let mut child = Command::new(&self.program)
            .args(&self.arguments)
            .env("PYTHONHASHSEED", "0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .with_context(|| format!("cannot start {}", self.program.display()))?;
        let mut output = String::new();
        if let Some(stdout) = &mut child.stdout {
            stdout.read_to_string(&mut output).with_context(|| format!("cannot read what {self} prints"))?;
        }
        let end = child.wait4().with_context(|| format!("cannot wait for {self}"))?;
        let wall = began.elapsed();
        ensure!(end.status.success(), "{self} ended with {}", end.status);
        let usage = end.rusage;
        Ok(Run { output, wall, cpu: usage.utime + usage.stime, peak_memory: usage.maxrss })
    }
}

impl std::fmt::Display for Invocation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.program.display())?;
        for argument in &self.arguments {
            // A program given as text is no help in a message.
            write!(f, " {}", argument.lines().next().unwrap_or_default())?;
        }
        Ok(())
    }
}
