//! A recording as it lies in its file.

use std::time::Duration;

use machine::config::{Driver, SwitchPoints};
use machine::journal::{Came, Record, TurnMade};
use serde::{Deserialize, Serialize};

use crate::arguments::{FollowOptions, Program, RunOptions};
use crate::bench::name_of;

/// The newest form; an older one would have another number.
const FORM: u32 = 1;

/// All that a run needs to be done again.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Recording {
    minipy_recording: u32,
    script: String,
    /// The program as it was.
    pub(super) text: String,
    arguments: Vec<String>,
    /// The seed; none for a run whose threads ran one after the other.
    seed: Option<u64>,
    switch_points: String,
    threads: Option<usize>,
    warnings: Vec<String>,
    /// The time of day at its beginning, if it was real: nanoseconds since 1970.
    started: Option<u64>,
    /// Places where turns ended: file, line, function.
    places: Vec<(String, u32, String)>,
    /// Reasons for which they ended.
    whys: Vec<String>,
    /// Thread, instructions given and run, reason, place.
    turns: Vec<(u32, u64, u64, usize, usize)>,
    /// What came from outside: from what, and its bytes in hexadecimal.
    came: Vec<(String, String)>,
}

impl Recording {
    /// That of a run which is about to begin.
    pub(super) fn of(options: &RunOptions, text: String) -> Recording {
        Recording {
            minipy_recording: FORM,
            script: match &options.program {
                Program::File(file) => file.to_string_lossy().into_owned(),
                _ => String::new(),
            },
            text,
            arguments: options.arguments.clone(),
            seed: if let Driver::Seeded(seed) = options.driver { Some(seed) } else { None },
            switch_points: name_of(options.switch_points).to_owned(),
            threads: options.threads,
            warnings: options.warnings.clone(),
            started: options.started.map(|at| u64::try_from(at.as_nanos()).unwrap_or(u64::MAX)),
            places: Vec::new(),
            whys: Vec::new(),
            turns: Vec::new(),
            came: Vec::new(),
        }
    }

    /// The same, with what the run did.
    pub(super) fn with(&self, record: &Record) -> Recording {
        let mut made = self.clone();
        for turn in &record.turns {
            let why = index_of(&mut made.whys, &turn.why);
            let place = index_of(&mut made.places, &turn.place);
            made.turns.push((turn.thread, turn.budget, turn.done, why, place));
        }
        made.came = record.came.iter().map(|came| (came.what.clone(), hexadecimal(&came.bytes))).collect();
        made
    }

    /// What a run that follows it has to do, with the script under this name.
    pub(super) fn record(&self, script: &str) -> Record {
        let recorded = self.script.rsplit('/').next().unwrap_or_default();
        let place = |place: usize| {
            let (file, line, function) = self.places.get(place).cloned().unwrap_or_default();
            (if file == recorded { script.to_owned() } else { file }, line, function)
        };
        let turn = |&(thread, budget, done, why, place_number): &(u32, u64, u64, usize, usize)| TurnMade {
            thread,
            budget,
            done,
            why: self.whys.get(why).cloned().unwrap_or_default(),
            place: place(place_number),
        };
        let came = |(what, bytes): &(String, String)| Came { what: what.clone(), bytes: of_hexadecimal(bytes) };
        Record { turns: self.turns.iter().map(turn).collect(), came: self.came.iter().map(came).collect() }
    }

    /// # Errors
    /// It was written by another version.
    pub(super) fn checked(self) -> Result<Recording, String> {
        match self.minipy_recording {
            FORM => Ok(self),
            other => Err(format!("its form has number {other}, and this minipy reads number {FORM}")),
        }
    }

    /// How the run is done again.
    pub(super) fn options(&self, follow: &FollowOptions) -> RunOptions {
        let mut options = RunOptions::of_file(follow.script.clone());
        options.arguments = self.arguments.clone();
        options.driver = self.seed.map_or(Driver::Serial, Driver::Seeded);
        options.switch_points = match self.switch_points.as_str() {
            "cpython" => SwitchPoints::Cpython,
            "line" => SwitchPoints::Line,
            _ => SwitchPoints::Every,
        };
        options.threads = self.threads;
        options.warnings = self.warnings.clone();
        options.started = self.started.map(Duration::from_nanos);
        options
    }
}

fn index_of<T: Clone + PartialEq>(all: &mut Vec<T>, one: &T) -> usize {
    // Turns end where others have ended just before.
    all.iter().rposition(|known| known == one).unwrap_or_else(|| {
        all.push(one.clone());
        all.len() - 1
    })
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn of_hexadecimal(text: &str) -> Vec<u8> {
    let digit = |at: usize| text.get(at..at + 2).and_then(|pair| u8::from_str_radix(pair, 16).ok());
    (0..text.len()).step_by(2).filter_map(digit).collect()
}
