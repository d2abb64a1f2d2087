//! `--profile`: where time went, by function and thread: a flame graph, a file for speedscope, or folded stacks.
//!
//! A thread's time is that of its whole life, so what it waited for is a frame on top of the function that waited.
//! Where each call was recorded the figures are exact. Else the time between two samples counts for the stack that the
//! later one found, and only what threads did (ran, waited for the GIL, slept) is exact.

mod flames;
mod folded;
mod speedscope;

use std::collections::HashMap;
use std::io::{self, Write};
use std::time::Duration;

use events::{CodeId, Doing, Event, Run, Stream};

use crate::calls::{self, Stack};
use crate::{Input, lives};

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

/// What every profile says of itself.
fn about(input: &Input<'_>) -> String {
    let clock = if input.setting.is_virtual() { " · virtual time" } else { "" };
    let dropped: u64 = input.run.streams.iter().map(|stream| stream.dropped).sum();
    let dropped = if dropped > 0 { format!(" · the first {dropped} events are not in it") } else { String::new() };
    format!("{} · {}{clock}{dropped}", input.setting.title(), calls::how(input.run))
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

/// Tells how long a thread stood in which frames, in order.
fn stretches(run: &Run, stream: &Stream, tell: &mut dyn FnMut(&[Frame], Duration)) {
    let (mut stack, mut frames, mut doing) = (Stack::default(), Vec::new(), Some(Doing::AwaitingGil));
    let mut since = match stream.events.front() {
        Some(first) if stream.dropped > 0 => first.at,
        _ => stream.tally.began,
    };
    let mut pass = |stack: &Stack, doing: Option<Doing>, to: Duration| {
        let Some(doing) = doing.filter(|_| to > since) else { return };
        frames.clear();
        frames.extend(stack.shown().map(Frame::Function));
        frames.extend(Some(doing).filter(|&doing| doing != Doing::Running).map(Frame::Waiting));
        tell(&frames, to - since);
        since = to;
    };
    for recorded in &stream.events {
        let is_sample = matches!(recorded.event, Event::Stood { .. });
        if !is_sample {
            pass(&stack, doing, recorded.at);
        }
        stack.take_in(run, recorded.at, &recorded.event, &mut |_| {});
        if is_sample {
            pass(&stack, doing, recorded.at);
        }
        doing = lives::change(&recorded.event).unwrap_or(doing);
    }
    pass(&stack, doing, run.ended);
}

/// Adds up how long a thread stood in which frames.
fn sums(run: &Run, stream: &Stream) -> HashMap<Vec<Frame>, Duration> {
    let mut sums: HashMap<Vec<Frame>, Duration> = HashMap::new();
    stretches(run, stream, &mut |frames, time| match sums.get_mut(frames) {
        Some(sum) => *sum += time,
        None => drop(sums.insert(frames.to_vec(), time)),
    });
    sums
}
