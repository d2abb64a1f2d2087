//! `--trace`: the run in the Trace Event Format of Chrome, which Perfetto (ui.perfetto.dev) and chrome://tracing open.
//!
//! Each thread has two tracks, as slices of one track must nest and a call outlives many turns: what it does, and which
//! functions it is in. The GIL has one with its holders, each lock of the program one; arrows show hand-offs, counters
//! how many threads run and wait, instants the program's marks. Source of the format: "Trace Event Format", Google,
//! and what Perfetto's documentation says of it (docs/data-sources/other formats).

mod counters;
mod tracks;

use std::io::{self, Write};
use std::time::Duration;

use serde::Serialize;
use serde_json::{Value, json};

use crate::{Input, calls};

/// The file, one event a line.
///
/// # Errors
/// It cannot be written.
pub fn write(input: &Input<'_>, to: &mut dyn Write) -> io::Result<()> {
    to.write_all(b"{\"displayTimeUnit\":\"ns\",\"otherData\":")?;
    serde_json::to_writer(&mut *to, &about(input))?;
    to.write_all(b",\"traceEvents\":[")?;
    let mut writer = Writer { to, is_first: true };
    let title = format!("minipy · {}", input.setting.title());
    writer.event(&TraceEvent { args: Some(json!({ "name": title })), ..TraceEvent::meta("process_name", 0) })?;
    tracks::write(input, &mut writer)?;
    counters::write(input, &mut writer)?;
    writer.to.write_all(b"\n]}\n")
}

/// What is to be known beside the events.
fn about(input: &Input<'_>) -> Value {
    let run = input.run;
    let dropped = run.streams.iter().map(|stream| stream.dropped).sum::<u64>() + run.others.dropped;
    json!({
        "setting": input.setting,
        "title": input.setting.title(),
        "clock": if input.setting.is_virtual() { "virtual" } else { "real" },
        "calls": calls::how(run),
        "events_dropped": dropped,
        "events_kept_at_most": run.detail.events,
        "threads_left_out": run.others.threads,
    })
}

/// All tracks are of one process.
const PROCESS: u32 = 1;

/// The track of the GIL.
const GIL: u64 = 1;

/// What a thread does; which functions it is in is the next track.
fn track_of(thread: usize) -> u64 {
    10 + 2 * thread as u64
}

/// An event of the format.
#[derive(Default, Serialize)]
struct TraceEvent<'a> {
    ph: &'static str,
    name: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    cat: &'static str,
    pid: u32,
    tid: u64,
    #[serde(serialize_with = "microseconds")]
    ts: Duration,
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "some_microseconds")]
    dur: Option<Duration>,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    bp: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    s: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    args: Option<Value>,
}

impl<'a> TraceEvent<'a> {
    /// Something about a track.
    fn meta(name: &'a str, tid: u64) -> Self {
        TraceEvent { ph: "M", name, pid: PROCESS, tid, ..TraceEvent::default() }
    }

    /// A time on a track.
    fn slice(tid: u64, cat: &'static str, name: &'a str, from: Duration, to: Duration) -> Self {
        let dur = Some(to.saturating_sub(from));
        TraceEvent { ph: "X", name, cat, pid: PROCESS, tid, ts: from, dur, ..TraceEvent::default() }
    }
}

fn microseconds<S: serde::Serializer>(time: &Duration, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_f64(time.as_nanos() as f64 / 1e3)
}

fn some_microseconds<S: serde::Serializer>(time: &Option<Duration>, to: S) -> Result<S::Ok, S::Error> {
    microseconds(&time.unwrap_or_default(), to)
}

struct Writer<'w> {
    to: &'w mut dyn Write,
    is_first: bool,
}

impl Writer<'_> {
    fn event(&mut self, event: &TraceEvent<'_>) -> io::Result<()> {
        self.to.write_all(if self.is_first { b"\n" } else { b",\n" })?;
        self.is_first = false;
        Ok(serde_json::to_writer(&mut *self.to, event)?)
    }

    /// A track's name, and its place among the others.
    fn track(&mut self, tid: u64, name: &str) -> io::Result<()> {
        self.event(&TraceEvent { args: Some(json!({ "name": name })), ..TraceEvent::meta("thread_name", tid) })?;
        let order = Some(json!({ "sort_index": tid }));
        self.event(&TraceEvent { args: order, ..TraceEvent::meta("thread_sort_index", tid) })
    }
}
