//! Reports that go to files of their own, for other programs to open.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use reports::profile::Format;
use reports::{Input, clean};
use serde::Serialize;
use unicode_width::UnicodeWidthStr;

use super::create;
use crate::arguments::ReportOptions;
use crate::bench::quoted;
use crate::script::{Unreadable, reason};

/// Columns of a line.
const WIDTH: usize = 80;

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

    /// Fills them.
    pub(super) fn write(&self, input: &Input<'_>) -> Vec<Filled> {
        let mut filled = Vec::new();
        if let Some((path, file)) = &self.trace {
            let written = fill(file, |to| reports::trace::write(input, to));
            filled.push(Filled::new("trace", path, TRACE_VIEWERS, &written));
        }
        if let Some((path, file, format)) = &self.profile {
            let viewers = match format {
                Format::Flames => "a browser",
                Format::Speedscope => "https://www.speedscope.app",
                Format::Folded => "https://www.speedscope.app, inferno or flamegraph.pl",
            };
            let written = fill(file, |to| reports::profile::write(input, *format, to));
            filled.push(Filled::new("profile", path, viewers, &written));
        }
        if let Some((path, file)) = &self.report {
            let command = input.setting.next.run(&format!("--report {}", quoted(&path.to_string_lossy())));
            let program = input.setting.next.program.first().map_or("minipy", String::as_str);
            let program = program.rsplit('/').next().unwrap_or(program);
            let written = fill(file, |to| reports::html::write(input, program, &command, to));
            filled.push(Filled::new("report", path, "a browser", &written));
        }
        filled
    }
}

fn fill(file: &File, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let mut to = BufWriter::new(file);
    write(&mut to)?;
    to.flush()
}

/// A file that was written, or not to its end.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Filled {
    /// What is in it: the option's name.
    report: &'static str,
    file: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    open_with: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<String>,
}

impl Filled {
    fn new(report: &'static str, path: &Path, viewers: &'static str, written: &io::Result<()>) -> Filled {
        let Err(error) = written else {
            return Filled { report, file: path.display().to_string(), open_with: Some(viewers), error: None };
        };
        Filled::failed(report, path, error)
    }

    /// Something could not be written.
    pub(crate) fn failed(report: &'static str, path: &Path, error: &io::Error) -> Filled {
        let file = path.display().to_string();
        Filled { report, file, open_with: None, error: Some(reason(error)) }
    }

    /// Whether something is missing in it.
    pub(super) fn is_incomplete(&self) -> bool {
        self.error.is_some()
    }

    /// Says where it is and what to do with it, in lines of 80 columns where the file's name is not longer.
    pub(crate) fn text(&self) -> String {
        let Filled { report, file, open_with, error } = self;
        let file = format!("'{}'", clean(file));
        match (error, open_with) {
            (Some(error), _) => {
                let said = wrapped(&["minipy: cannot write to", &format!("{file}:"), error]);
                format!("{said}\n  give --{report} another file, and run the program again\n")
            }
            (None, viewers) => {
                let said = wrapped(&[&format!("minipy: the {report} is in"), &file]);
                format!("{said}\n  open it with {}\n", viewers.unwrap_or_default())
            }
        }
    }
}

/// Parts that are not broken, in lines.
fn wrapped(parts: &[&str]) -> String {
    let (mut all, mut column) = (String::new(), 0);
    for part in parts {
        let fits = column + 1 + part.width() <= WIDTH;
        let gap = if column == 0 {
            ""
        } else if fits {
            " "
        } else {
            "\n  "
        };
        column = if fits { column + gap.len() } else { 2 } + part.width();
        all = all + gap + part;
    }
    all
}
