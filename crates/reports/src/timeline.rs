//! `--timeline`: who ran when, as lectures draw it.

mod lanes;
mod text;

use std::ops::Range;
use std::time::Duration;

use events::{Doing, Event, Stream};
use serde::Serialize;

use crate::Input;
use crate::lives::change;
use crate::page::{Page, nanoseconds};
use crate::stats::name_of;

/// The report: what each thread did at each moment.
#[derive(Clone, Debug, Serialize)]
pub struct Timeline {
    /// How long the run took.
    #[serde(rename = "wall_ns", serialize_with = "nanoseconds")]
    pub wall: Duration,
    /// The threads, in the order in which they began.
    pub threads: Vec<Lane>,
    /// What the program said with `minipy.trace_mark`.
    pub marks: Vec<Mark>,
    /// How many events were dropped, so that the recording stays within its memory: the oldest of each thread.
    pub dropped: u64,
}

/// A thread's life.
#[derive(Clone, Debug, Serialize)]
pub struct Lane {
    /// What the thread is called.
    pub name: String,
    /// What it did, one after the other without gaps.
    pub segments: Vec<Segment>,
}

/// A time in which a thread did one thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Segment {
    /// Its beginning.
    #[serde(rename = "from_ns", serialize_with = "nanoseconds")]
    pub from: Duration,
    /// Its end.
    #[serde(rename = "to_ns", serialize_with = "nanoseconds")]
    pub to: Duration,
    /// What the thread did.
    #[serde(serialize_with = "name_of_doing")]
    pub doing: Doing,
}

/// Something that the program said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Mark {
    /// When.
    #[serde(rename = "at_ns", serialize_with = "nanoseconds")]
    pub at: Duration,
    /// Who.
    pub thread: String,
    /// What.
    pub text: String,
}

/// How a timeline is drawn.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// The part of the run that is shown; all of it by default.
    pub zoom: Option<Range<Duration>>,
    /// Whether only ASCII characters are used.
    pub ascii: bool,
}

fn name_of_doing<S: serde::Serializer>(doing: &Doing, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(match doing {
        Doing::Running => "running",
        Doing::AwaitingGil => "waiting_for_gil",
        Doing::AwaitingLock => "lock",
        Doing::Sleeping => "sleep",
        Doing::Outside => "io",
        Doing::Joining => "join",
    })
}

impl Timeline {
    /// Computes the report.
    pub fn of(input: &Input<'_>) -> Timeline {
        let run = input.run;
        let mut marks: Vec<Mark> = run.streams.iter().flat_map(marks_of).collect();
        marks.sort_by_key(|mark| mark.at);
        let lane = |stream: &Stream| Lane { name: name_of(stream), segments: segments(stream, run.ended) };
        Timeline {
            wall: run.ended,
            threads: run.streams.iter().map(lane).collect(),
            marks,
            dropped: run.streams.iter().map(|stream| stream.dropped).sum::<u64>() + run.others.dropped,
        }
    }

    /// Draws it.
    pub fn write(&self, page: &mut Page, input: &Input<'_>, look: &Look) {
        text::write(self, page, input, look);
    }

    /// Writes it for programs.
    pub fn json(&self) -> serde_json::Value {
        serde_json::to_value(self).unwrap_or_default()
    }
}

fn marks_of(stream: &Stream) -> Vec<Mark> {
    let said = stream.events.iter().filter_map(|recorded| match &recorded.event {
        Event::Marked { text } => {
            Some(Mark { at: recorded.at, thread: name_of(stream), text: text.clone().into_string() })
        }
        _ => None,
    });
    said.collect()
}

/// What a thread did up to the end of the run. What it did before its first event that was kept is not known.
fn segments(stream: &Stream, ended: Duration) -> Vec<Segment> {
    let first = stream.events.front().map(|recorded| recorded.at);
    let mut since = if stream.dropped == 0 { stream.tally.began } else { first.unwrap_or(ended) };
    let mut doing = Some(Doing::AwaitingGil);
    let mut segments: Vec<Segment> = Vec::new();
    let mut close = |doing: Option<Doing>, since: Duration, to: Duration| {
        let Some(doing) = doing.filter(|_| to > since) else { return };
        match segments.last_mut() {
            Some(last) if last.doing == doing && last.to == since => last.to = to,
            _ => segments.push(Segment { from: since, to, doing }),
        }
    };
    for recorded in &stream.events {
        let Some(next) = change(&recorded.event) else { continue };
        close(doing, since, recorded.at);
        (doing, since) = (next, recorded.at);
    }
    close(doing, since, ended);
    segments
}
