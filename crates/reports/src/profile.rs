//! `--profile`: where time went, by function and thread: a flame graph, a file for speedscope, or folded stacks.
//!
//! A thread's time is that of its whole life, so what it waited for is a frame on top of the function that waited.
//! Where each call was recorded the figures are exact. Else the time between two samples counts for the stack that the
//! later one found, and only what threads did (ran, waited for the GIL, slept) is exact.

mod flames;
mod folded;
mod speedscope;
mod tree;

use std::io::{self, Write};

use events::{CodeId, Doing};

use crate::{Input, calls, lives};
use tree::DEEPEST;

/// What a profile is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A flame graph, `.svg`, for any browser.
    Flames,
    /// `.json` for speedscope.app.
    Speedscope,
    /// A line for each stack, `.txt`, as flamegraph.pl and others read it.
    Folded,
}

impl Format {
    /// By the ending of a file's name.
    pub fn of(ending: &str) -> Option<Format> {
        Some(match ending {
            "svg" => Format::Flames,
            "json" => Format::Speedscope,
            "txt" => Format::Folded,
            _ => return None,
        })
    }
}

/// Writes a profile.
///
/// # Errors
/// It cannot be written.
pub fn write(input: &Input<'_>, format: Format, to: &mut dyn Write) -> io::Result<()> {
    match format {
        Format::Flames => flames::write(input, to),
        Format::Speedscope => speedscope::write(input, to),
        Format::Folded => folded::write(input, to),
    }
}

/// What every profile says of itself; whether stacks were deeper than is told.
fn about(input: &Input<'_>, is_cut: bool) -> String {
    let clock = if input.setting.is_virtual() { " · virtual time" } else { "" };
    let dropped: u64 = input.run.streams.iter().map(|stream| stream.dropped).sum();
    let dropped = if dropped > 0 { format!(" · the first {dropped} events are not in it") } else { String::new() };
    let cut = if is_cut { format!(" · deeper frames count for the {DEEPEST}th") } else { String::new() };
    format!("{} · {}{clock}{dropped}{cut}", input.setting.title(), calls::how(input.run))
}

/// A frame of a profile.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Frame {
    Function(CodeId),
    /// On top: what the thread waits for.
    Waiting(Doing),
}

impl Frame {
    fn label(self, input: &Input<'_>) -> String {
        match self {
            Frame::Waiting(doing) => lives::words(doing, input.setting.gil).to_owned(),
            Frame::Function(code) => input.run.code(code).map(calls::label).unwrap_or_default(),
        }
    }
}
