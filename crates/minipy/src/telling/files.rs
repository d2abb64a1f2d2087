//! Reports that go to files of their own, for other programs to open.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use reports::Input;
use reports::profile::Format;

use super::create;
use crate::arguments::ReportOptions;
use crate::bench::quoted;
use crate::report_to_stderr;
use crate::script::{Unreadable, reason};

/// Opens with these programs.
const TRACE_VIEWERS: &str = "https://ui.perfetto.dev or chrome://tracing";

/// The files that were asked for, open since before the program began.
#[derive(Debug)]
pub(super) struct Files {
    trace: Option<(PathBuf, File)>,
    profile: Option<(PathBuf, File, Format)>,
    report: Option<(PathBuf, File)>,
}

impl Files {
    /// # Errors
    /// One of them cannot be written.
    pub(super) fn create(wanted: &ReportOptions) -> Result<Files, Unreadable> {
        let trace = wanted.trace.as_ref().map(|file| Ok((file.clone(), create(file, "--trace")?)));
        let profile =
            wanted.profile.as_ref().map(|(file, format)| Ok((file.clone(), create(file, "--profile")?, *format)));
        let report = wanted.report.as_ref().map(|file| Ok((file.clone(), create(file, "--report")?)));
        Ok(Files { trace: trace.transpose()?, profile: profile.transpose()?, report: report.transpose()? })
    }

    /// Fills them, and says where they are.
    pub(super) fn write(&self, input: &Input<'_>) {
        if let Some((path, file)) = &self.trace {
            tell(path, "trace", TRACE_VIEWERS, fill(file, |to| reports::trace::write(input, to)));
        }
        if let Some((path, file, format)) = &self.profile {
            let viewers = match format {
                Format::Flames => "a browser",
                Format::Speedscope => "https://www.speedscope.app",
                Format::Folded => "https://www.speedscope.app, inferno or flamegraph.pl",
            };
            tell(path, "profile", viewers, fill(file, |to| reports::profile::write(input, *format, to)));
        }
        if let Some((path, file)) = &self.report {
            let command = input.setting.next.run(&format!("--report {}", quoted(&path.to_string_lossy())));
            let program = input.setting.next.program.first().map_or("minipy", String::as_str);
            let program = program.rsplit('/').next().unwrap_or(program);
            let page = fill(file, |to| reports::html::write(input, program, &command, to));
            tell(path, "report", "a browser", page);
        }
    }
}

fn fill(file: &File, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let mut to = BufWriter::new(file);
    write(&mut to)?;
    to.flush()
}

fn tell(path: &Path, what: &str, viewers: &str, written: io::Result<()>) {
    let path = path.display();
    report_to_stderr(&match written {
        Ok(()) => format!("minipy: the {what} is in '{path}': open it with {viewers}\n"),
        Err(error) => format!("minipy: cannot write to '{path}': {}\n", reason(&error)),
    });
}
