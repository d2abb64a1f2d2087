//! What is going on, on stderr: one line that changes on a terminal, one line for each number of threads elsewhere.

use std::io::IsTerminal;

use crate::arguments::BenchOptions;
use crate::bench::text::threads;
use crate::report_to_stderr;

/// Runs that are not measured: two serial ones, one to warm up.
const BEFORE: usize = 3;

/// Tells how far the measuring is.
pub(super) struct Progress {
    is_terminal: bool,
    runs: usize,
    modes: usize,
    /// Runs begun, and all that there will be.
    begun: usize,
    all: usize,
}

impl Progress {
    pub(super) fn new(options: &BenchOptions) -> Progress {
        let modes = 1 + usize::from(options.no_gil);
        let all = options.threads.len() * (BEFORE + options.runs * modes);
        Progress { is_terminal: std::io::stderr().is_terminal(), runs: options.runs, modes, begun: 0, all }
    }

    /// Another number of threads has its turn.
    pub(super) fn begin(&self, count: usize) {
        if !self.is_terminal {
            let runs = BEFORE + self.runs * self.modes;
            let to = self.begun + runs;
            report_to_stderr(&format!("bench: {}, runs {} to {to} of {}\n", threads(count), self.begun + 1, self.all));
        }
    }

    /// Another run begins.
    pub(super) fn step(&mut self, count: usize, doing: &str) {
        self.begun += 1;
        if self.is_terminal {
            // A serial run may have been tried twice.
            let done = ((self.begun - 1) * 100 / self.all.max(1)).min(99);
            report_to_stderr(&format!("\r\x1b[Kbench: {done:>2} %  {}, {doing}", threads(count)));
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if self.is_terminal {
            report_to_stderr("\r\x1b[K");
        }
    }
}
