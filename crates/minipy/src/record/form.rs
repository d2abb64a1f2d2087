//! A recording as it lies in its file: a line of JSON with all that the run depended on from the start, then a line for
//! each thing that happened, written when it did.

use std::collections::HashMap;
use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Lines, Write};
use std::path::Path;
use std::time::Duration;

use machine::config::{Driver, SwitchPoints};
use machine::journal::{Came, Entry, Keeper, Place, TurnMade, Why};
use serde::{Deserialize, Serialize};

use crate::arguments::{FollowOptions, Program, RunOptions};
use crate::bench::name_of;
use crate::script::reason;

/// The newest form; an older one has another number.
const FORM: u32 = 2;

/// The name of the policy without a lock, as the command line has it.
const SERIAL: &str = "serial";

/// The first line, of any form.
#[derive(Deserialize)]
struct Form {
    minipy_recording: u32,
}

/// The first line: all that a run depends on when it begins.
#[derive(Serialize, Deserialize)]
pub(super) struct Head {
    minipy_recording: u32,
    script: String,
    /// The program as it was.
    pub(super) text: String,
    arguments: Vec<String>,
    seed: Option<u64>,
    gil_policy: String,
    /// In nanoseconds.
    switch_interval: Option<u64>,
    switch_points: String,
    threads: Option<usize>,
    warnings: Vec<String>,
}

/// Any other line.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Line {
    /// The next place where turns end; places are numbered from 0.
    Place(Place),
    /// Thread, instructions, the number of the reason, that of the place.
    Turn(u32, u64, usize, usize),
    /// After how many instructions, what, and its bytes in hexadecimal.
    Came(u64, String, String),
}

impl Head {
    /// That of a run which is about to begin.
    pub(super) fn of(options: &RunOptions, text: String) -> Head {
        let is_serial = options.driver == Driver::Serial;
        Head {
            minipy_recording: FORM,
            script: match &options.program {
                Program::File(file) => file.to_string_lossy().into_owned(),
                _ => String::new(),
            },
            text,
            arguments: options.arguments.clone(),
            seed: if let Driver::Seeded(seed) = options.driver { Some(seed) } else { None },
            gil_policy: if is_serial { SERIAL.to_owned() } else { options.gil_policy.to_string() },
            switch_interval: options.switch_interval.map(|time| u64::try_from(time.as_nanos()).unwrap_or(u64::MAX)),
            switch_points: name_of(options.switch_points).to_owned(),
            threads: options.threads,
            warnings: options.warnings.clone(),
        }
    }

    /// How the run is done again.
    pub(super) fn options(&self, follow: &FollowOptions) -> RunOptions {
        let mut options = RunOptions::of_file(follow.script.clone());
        options.arguments = self.arguments.clone();
        options.driver = match self.seed {
            Some(seed) => Driver::Seeded(seed),
            None if self.gil_policy == SERIAL => Driver::Serial,
            None => Driver::Parallel,
        };
        options.gil_policy = self.gil_policy.parse().unwrap_or_default();
        options.switch_interval = self.switch_interval.map(Duration::from_nanos);
        options.switch_points = match self.switch_points.as_str() {
            "cpython" => SwitchPoints::Cpython,
            "line" => SwitchPoints::Line,
            _ => SwitchPoints::Every,
        };
        options.threads = self.threads;
        options.warnings = self.warnings.clone();
        options
    }
}

/// Writes a recording while the run goes on.
pub(super) struct Writer<T> {
    file: BufWriter<File>,
    places: HashMap<Place, usize>,
    /// Told the first thing that goes wrong; nothing is written after it.
    tell: Option<T>,
}

impl<T: FnOnce(&io::Error) + Send> Writer<T> {
    /// Writes the first line. `tell` is told what goes wrong, if something does.
    pub(super) fn begin(file: File, head: &Head, tell: T) -> Writer<T> {
        let mut writer = Writer { file: BufWriter::new(file), places: HashMap::new(), tell: Some(tell) };
        writer.write(head);
        writer
    }

    fn write(&mut self, line: &impl Serialize) {
        self.attempt(|file| {
            serde_json::to_writer(&mut *file, line)?;
            file.write_all(b"\n")
        });
    }

    fn attempt(&mut self, act: impl FnOnce(&mut BufWriter<File>) -> io::Result<()>) {
        if self.tell.is_some()
            && let Err(error) = act(&mut self.file)
            && let Some(tell) = self.tell.take()
        {
            tell(&error);
        }
    }

    fn number_of(&mut self, place: Place) -> usize {
        let next = self.places.len();
        if let Some(&known) = self.places.get(&place) {
            return known;
        }
        self.write(&Line::Place(place.clone()));
        self.places.insert(place, next);
        next
    }
}

impl<T: FnOnce(&io::Error) + Send> Keeper for Writer<T> {
    fn keep(&mut self, entry: Entry) {
        let line = match entry {
            Entry::Turn(TurnMade { thread, done, why, place }) => {
                let why = Why::ALL.iter().position(|known| *known == why).unwrap_or_default();
                Line::Turn(thread, done, why, self.number_of(place))
            }
            Entry::Came(Came { at, what, bytes }) => Line::Came(at, what, hexadecimal(&bytes)),
        };
        self.write(&line);
    }

    fn end(&mut self) {
        self.attempt(Write::flush);
    }
}

/// The lines of a recording but the first. What cannot be read is its end.
pub(super) struct Entries {
    lines: Lines<BufReader<File>>,
    places: Vec<Place>,
    /// What the script was called, and what it is called now.
    names: [String; 2],
}

/// Reads the beginning of a recording; the script is now called so.
///
/// # Errors
/// Why it is none, in words.
pub(super) fn read(path: &Path, script: &str) -> Result<(Head, Entries), String> {
    let file = File::open(path).map_err(|error| reason(&error))?;
    let mut lines = BufReader::new(file).lines();
    let first = lines.next().transpose().map_err(|error| reason(&error))?.unwrap_or_default();
    let form: Form = serde_json::from_str(&first).map_err(|error| error.to_string())?;
    if form.minipy_recording != FORM {
        let other = form.minipy_recording;
        return Err(format!("its form has number {other}, and this minipy reads number {FORM}"));
    }
    let head: Head = serde_json::from_str(&first).map_err(|error| error.to_string())?;
    let recorded = head.script.rsplit('/').next().unwrap_or_default().to_owned();
    Ok((head, Entries { lines, places: Vec::new(), names: [recorded, script.to_owned()] }))
}

impl Iterator for Entries {
    type Item = Entry;

    fn next(&mut self) -> Option<Entry> {
        loop {
            match serde_json::from_str(&self.lines.next()?.ok()?).ok()? {
                Line::Place((file, line, function)) => {
                    let [recorded, now] = &self.names;
                    self.places.push((if file == *recorded { now.clone() } else { file }, line, function));
                }
                Line::Turn(thread, done, why, place) => {
                    let (why, place) = (*Why::ALL.get(why)?, self.places.get(place)?.clone());
                    return Some(Entry::Turn(TurnMade { thread, done, why, place }));
                }
                Line::Came(at, what, bytes) => {
                    return Some(Entry::Came(Came { at, what, bytes: of_hexadecimal(&bytes) }));
                }
            }
        }
    }
}

fn hexadecimal(bytes: &[u8]) -> String {
    let digit = |digit: u8| char::from_digit(digit.into(), 16).unwrap_or_default();
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

fn of_hexadecimal(text: &str) -> Vec<u8> {
    let digit = |at: usize| text.get(at..at + 2).and_then(|pair| u8::from_str_radix(pair, 16).ok());
    (0..text.len()).step_by(2).filter_map(digit).collect()
}
