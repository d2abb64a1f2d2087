//! A file for speedscope.app: a profile of kind `evented` for each thread, with the nanosecond in which each frame
//! opens and closes. Source of the format: speedscope's `src/lib/file-format-spec.ts`.

use std::collections::HashMap;
use std::io::{self, Write};
use std::time::Duration;

use serde::Serialize;

use super::tree::{EMPTY, Node, Tree, stretches};
use super::{Frame, about};
use crate::stats::name_of;
use crate::{Input, calls};

#[derive(Serialize)]
struct File {
    #[serde(rename = "$schema")]
    schema: &'static str,
    name: String,
    exporter: &'static str,
    shared: Shared,
    profiles: Vec<Profile>,
}

#[derive(Default, Serialize)]
struct Shared {
    frames: Vec<Described>,
}

#[derive(Serialize)]
struct Described {
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<u32>,
}

#[derive(Serialize)]
struct Profile {
    #[serde(rename = "type")]
    kind: &'static str,
    name: String,
    unit: &'static str,
    #[serde(rename = "startValue")]
    start: u64,
    #[serde(rename = "endValue")]
    end: u64,
    events: Vec<Change>,
}

/// A frame opens or closes.
#[derive(Serialize)]
struct Change {
    #[serde(rename = "type")]
    kind: char,
    frame: usize,
    at: u64,
}

pub(super) fn write(input: &Input<'_>, to: &mut dyn Write) -> io::Result<()> {
    let (mut shared, mut known) = (Shared::default(), HashMap::new());
    let (mut profiles, mut is_cut) = (Vec::new(), false);
    for stream in &input.run.streams {
        let (mut events, mut at, mut now) = (Vec::new(), 0, EMPTY);
        let mut number = |frame: Frame| {
            *known.entry(frame).or_insert_with(|| {
                shared.frames.push(described(input, frame));
                shared.frames.len() - 1
            })
        };
        let mut change = |tree: &Tree, next: Node, at: u64| {
            let (mut close, mut open, mut opened) = (now, next, Vec::new());
            // Up to what both stacks have.
            while close != open {
                if tree.depth(close) >= tree.depth(open) {
                    events.push(Change { kind: 'C', frame: number(tree.frame(close)), at });
                    close = tree.below(close);
                } else {
                    opened.push(open);
                    open = tree.below(open);
                }
            }
            let opened = opened.into_iter().rev().map(|node| tree.frame(node));
            events.extend(opened.map(|frame| Change { kind: 'O', frame: number(frame), at }));
            now = next;
        };
        let tree = stretches(input.run, stream, &mut |tree, stack, time| {
            change(tree, stack, at);
            at += nanoseconds(time);
        });
        change(&tree, EMPTY, at);
        is_cut |= tree.is_cut;
        let name = name_of(stream);
        profiles.push(Profile { kind: "evented", name, unit: "nanoseconds", start: 0, end: at, events });
    }
    let file = File {
        schema: "https://www.speedscope.app/file-format-schema.json",
        name: about(input, is_cut),
        exporter: concat!("minipy ", env!("CARGO_PKG_VERSION")),
        shared,
        profiles,
    };
    serde_json::to_writer(&mut *to, &file)?;
    writeln!(to)
}

fn described(input: &Input<'_>, frame: Frame) -> Described {
    let code = match frame {
        Frame::Function(code) => input.run.code(code),
        Frame::Waiting(_) => None,
    };
    Described {
        name: frame.label(input),
        file: code.map(|code| code.file.to_string()),
        line: code.and_then(calls::first_line),
    }
}

fn nanoseconds(time: Duration) -> u64 {
    u64::try_from(time.as_nanos()).unwrap_or(u64::MAX)
}
