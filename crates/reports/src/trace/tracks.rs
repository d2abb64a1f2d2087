//! The tracks of threads, of the GIL and of locks.

use std::collections::BTreeMap;
use std::io;
use std::time::Duration;

use events::{Doing, Event, LockId, Site, Stream};
use serde_json::{Map, Value, json};
use sync::ThreadId;

use super::{GIL, PROCESS, TraceEvent, Writer, track_of};
use crate::Input;
use crate::calls::{self, Span};
use crate::lives::{self, State};
use crate::place::Place;
use crate::stats::{name_of, word};

/// A time in which a thread had the GIL.
struct Hold {
    /// The index of its stream.
    thread: usize,
    from: Duration,
    to: Duration,
}

pub(super) fn write(input: &Input<'_>, to: &mut Writer<'_>) -> io::Result<()> {
    let mut holds: BTreeMap<u64, Hold> = BTreeMap::new();
    if input.setting.gil {
        to.track(GIL, "GIL")?;
    }
    for (thread, stream) in input.run.streams.iter().enumerate() {
        let name = name_of(stream);
        to.track(track_of(thread), &name)?;
        for state in lives::states(stream, input.run.ended) {
            write_state(input, to, thread, &name, &state)?;
            if let Some(turn) = state.turn {
                holds.insert(turn, Hold { thread, from: state.from, to: state.to });
            }
        }
        write_calls(input, to, thread, stream)?;
        write_marks(to, thread, stream)?;
    }
    write_hand_offs(&holds, to)?;
    write_locks(input, to)
}

fn write_state(input: &Input<'_>, to: &mut Writer<'_>, thread: usize, name: &str, state: &State) -> io::Result<()> {
    if state.to <= state.from {
        return Ok(());
    }
    let mut args = Map::new();
    if let Some(reason) = state.end {
        args.insert("ended by".to_owned(), word(reason).into());
    }
    if let Some((other, reason)) = state.after {
        args.insert("after".to_owned(), name_in(input, other).into());
        args.insert("which ended by".to_owned(), word(reason).into());
    }
    if let Some(LockId(number)) = state.lock {
        args.insert("lock".to_owned(), number.into());
    }
    place(input, state.site, &mut args);
    let (is_hold, args) = (state.turn.is_some(), Some(Value::Object(args)));
    let words = lives::words(state.doing, input.setting.gil);
    let slice = TraceEvent::slice(track_of(thread), "state", words, state.from, state.to);
    if is_hold && state.doing == Doing::Running {
        to.event(&TraceEvent { args: args.clone(), ..TraceEvent::slice(GIL, "gil", name, state.from, state.to) })?;
    }
    to.event(&TraceEvent { args, ..slice })
}

fn name_in(input: &Input<'_>, thread: ThreadId) -> String {
    let stream = input.run.streams.iter().find(|stream| stream.thread == thread);
    stream.map_or_else(|| format!("thread {}", thread.0), name_of)
}

fn place(input: &Input<'_>, site: Option<Site>, args: &mut Map<String, Value>) {
    let Some(place) = site.and_then(|site| Place::of(input.run, site, input.sources)) else { return };
    args.insert("at".to_owned(), place.short().into());
    if let Some(text) = place.text {
        args.insert("text".to_owned(), text.into());
    }
}

fn write_calls(input: &Input<'_>, to: &mut Writer<'_>, thread: usize, stream: &Stream) -> io::Result<()> {
    let spans = calls::spans(input.run, stream);
    if spans.is_empty() {
        return Ok(());
    }
    let track = track_of(thread) + 1;
    to.track(track, &format!("{} calls", name_of(stream)))?;
    for Span { code, from, to: end, .. } in spans {
        let Some(code) = input.run.code(code) else { continue };
        let args = Some(json!({ "file": &*code.file, "line": calls::first_line(code) }));
        to.event(&TraceEvent { args, ..TraceEvent::slice(track, "call", &calls::label(code), from, end) })?;
    }
    Ok(())
}

fn write_marks(to: &mut Writer<'_>, thread: usize, stream: &Stream) -> io::Result<()> {
    for recorded in &stream.events {
        if let Event::Marked { text } = &recorded.event {
            let (name, ts, tid) = (&**text, recorded.at, track_of(thread));
            let mark = TraceEvent { ph: "i", name, cat: "mark", pid: PROCESS, tid, ts, ..TraceEvent::default() };
            to.event(&TraceEvent { s: Some("t"), ..mark })?;
        }
    }
    Ok(())
}

/// An arrow from each thread that let the GIL go to the other that took it next.
fn write_hand_offs(holds: &BTreeMap<u64, Hold>, to: &mut Writer<'_>) -> io::Result<()> {
    for ((&turn, before), (&next, after)) in holds.iter().zip(holds.iter().skip(1)) {
        let is_empty = |hold: &Hold| hold.to <= hold.from;
        if turn + 1 != next || before.thread == after.thread || is_empty(before) || is_empty(after) {
            continue;
        }
        // An arrow begins within the slice that it comes from, whose end is outside.
        let arrow = |ph, thread, ts, bp| TraceEvent {
            ph,
            name: "GIL",
            cat: "hand-off",
            pid: PROCESS,
            tid: track_of(thread),
            ts,
            id: Some(next),
            bp,
            ..TraceEvent::default()
        };
        to.event(&arrow("s", before.thread, before.to.saturating_sub(Duration::from_nanos(1)), None))?;
        to.event(&arrow("f", after.thread, after.from, Some("e")))?;
    }
    Ok(())
}

/// A track for each lock of the program, with its holders.
fn write_locks(input: &Input<'_>, to: &mut Writer<'_>) -> io::Result<()> {
    let (mut taken, mut released) = (BTreeMap::new(), BTreeMap::new());
    for stream in &input.run.streams {
        for recorded in &stream.events {
            match recorded.event {
                Event::LockTaken { lock, turn } => {
                    taken.insert((lock, turn), (name_of(stream), recorded.at, recorded.site));
                }
                // Any thread may release a lock.
                Event::LockReleased { lock, turn } => {
                    released.insert((lock, turn), recorded.at);
                }
                _ => {}
            }
        }
    }
    let first = track_of(input.run.streams.len());
    let mut known = None;
    for (key, (holder, from, site)) in &taken {
        let LockId(number) = key.0;
        let until = released.get(key).copied().unwrap_or(input.run.ended);
        let track = first + number;
        if known != Some(number) {
            to.track(track, &format!("lock {number}"))?;
            known = Some(number);
        }
        let mut args = Map::new();
        place(input, Some(*site), &mut args);
        let slice = TraceEvent::slice(track, "lock", holder, *from, until);
        to.event(&TraceEvent { args: Some(Value::Object(args)), ..slice })?;
    }
    Ok(())
}
