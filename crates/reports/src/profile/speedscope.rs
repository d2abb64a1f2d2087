//! A file for speedscope.app: a profile of kind `sampled` for each thread, whose weights are nanoseconds. Source of the
//! format: speedscope's `src/lib/file-format-spec.ts`.

use std::collections::HashMap;
use std::io::{self, Write};
use std::time::Duration;

use serde::Serialize;

use crate::profile::{Frame, about, stretches};
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
    samples: Vec<Vec<usize>>,
    weights: Vec<u64>,
}

pub(super) fn write(input: &Input<'_>, to: &mut dyn Write) -> io::Result<()> {
    let (mut shared, mut known) = (Shared::default(), HashMap::new());
    let mut profiles = Vec::new();
    for stream in &input.run.streams {
        let (mut samples, mut weights): (Vec<Vec<usize>>, Vec<u64>) = (Vec::new(), Vec::new());
        stretches(input.run, stream, &mut |frames, time| {
            let mut number = |frame: &Frame| {
                *known.entry(*frame).or_insert_with(|| {
                    shared.frames.push(described(input, *frame));
                    shared.frames.len() - 1
                })
            };
            let sample: Vec<usize> = frames.iter().map(&mut number).collect();
            match (samples.last(), weights.last_mut()) {
                (Some(last), Some(weight)) if *last == sample => *weight += nanoseconds(time),
                _ => {
                    samples.push(sample);
                    weights.push(nanoseconds(time));
                }
            }
        });
        let (name, end) = (name_of(stream), weights.iter().sum());
        profiles.push(Profile { kind: "sampled", name, unit: "nanoseconds", start: 0, end, samples, weights });
    }
    let file = File {
        schema: "https://www.speedscope.app/file-format-schema.json",
        name: about(input),
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
