//! What the page knows: as `model.js` reads it.

use std::collections::{BTreeMap, HashMap};
use std::time::Duration;

use events::{CodeFacts, Extent, Run};
use serde::Serialize;
use sync::Reason;

use super::story::{Step, Story};
use crate::place::is_library;
use crate::stats::{name_of, word};
use crate::{Input, Setting, calls};

/// All of it.
#[derive(Serialize)]
pub(super) struct Data<'a> {
    program: &'a str,
    command: &'a str,
    title: String,
    setting: &'a Setting,
    #[serde(rename = "virtual")]
    is_virtual: bool,
    wall: u64,
    /// Since when calls and accesses are not recorded any more, as there were so many.
    details_end: Option<u64>,
    notes: Vec<String>,
    /// Words for reasons, by number.
    reasons: Vec<&'static str>,
    threads: Vec<Thread>,
    files: Vec<File>,
    codes: Vec<Code>,
    slots: Vec<Slot>,
    /// How many objects in shared places were watched.
    objects: usize,
    /// Texts of values, outputs and marks, by number.
    texts: Vec<String>,
    /// Stacks of samples: pairs of code and instruction.
    stacks: Vec<Vec<(u32, u32)>>,
    steps: Vec<Step>,
    /// The names of the program's locks, by number.
    locks: BTreeMap<u64, String>,
}

#[derive(Serialize)]
struct Thread {
    name: String,
}

/// A file of the program.
#[derive(Serialize)]
struct File {
    name: String,
    short: String,
    lines: Vec<String>,
}

/// Some code. What belongs to the library has no instructions and no file.
#[derive(Serialize)]
struct Code {
    name: String,
    short: String,
    /// The index of its file, or -1.
    file: i64,
    own: bool,
    /// The line of each instruction.
    lines: Vec<u32>,
    /// From which to which UTF-16 unit of its line an instruction comes, or -1.
    columns: Vec<(i64, i64)>,
    /// Name, argument, and whether it touches something that threads can share.
    instructions: Vec<(String, String, bool)>,
    /// The names of a frame's variables.
    locals: Vec<String>,
}

#[derive(Serialize)]
struct Slot {
    name: String,
}

impl<'a> Data<'a> {
    pub(super) fn of(input: &'a Input<'_>, program: &'a str, command: &'a str) -> Data<'a> {
        let run = input.run;
        let story = Story::of(input);
        let (mut files, mut numbers) = (Vec::new(), HashMap::new());
        let mut codes = Vec::new();
        for code in &run.codes {
            let file = if is_library(code) { -1 } else { file(input, code, &mut files, &mut numbers) };
            let text = usize::try_from(file).ok().and_then(|file| files.get(file));
            codes.push(Code::of(code, file, text));
        }
        Data {
            program,
            command,
            title: input.setting.title(),
            setting: input.setting,
            is_virtual: input.setting.is_virtual(),
            wall: nanoseconds(run.ended),
            details_end: run.streams.iter().filter_map(|stream| stream.left_out_since).min().map(nanoseconds),
            notes: notes(run),
            reasons: Reason::ALL.iter().map(|&reason| word(reason)).collect(),
            threads: run.streams.iter().map(|stream| Thread { name: name_of(stream) }).collect(),
            files,
            codes,
            slots: story.slots.into_iter().map(|name| Slot { name }).collect(),
            objects: story.objects,
            texts: story.texts,
            stacks: story.stacks,
            locks: story.locks,
            steps: story.steps,
        }
    }
}

fn nanoseconds(time: Duration) -> u64 {
    u64::try_from(time.as_nanos()).unwrap_or(u64::MAX)
}

/// What is to be known of how the page came to be.
fn notes(run: &Run) -> Vec<String> {
    let mut notes = vec![format!("Calls: {}.", calls::how(run))];
    let left_out: u64 = run.streams.iter().map(|stream| stream.left_out).sum();
    if left_out > 0 {
        notes.push(format!(
            "Calls and accesses were recorded up to {} of them; {left_out} later ones are not here.",
            run.detail.fine
        ));
    }
    let dropped: u64 = run.streams.iter().map(|stream| stream.dropped).sum::<u64>() + run.others.dropped;
    if dropped > 0 {
        notes.push(format!("The first {dropped} events are not here: {} are kept.", run.detail.events));
    }
    if !run.detail.accesses {
        notes.push("Shared values were not recorded.".to_owned());
    }
    notes
}

/// The number of a code's file; -1 for one whose text is not to be had.
fn file(input: &Input<'_>, code: &CodeFacts, files: &mut Vec<File>, numbers: &mut HashMap<String, i64>) -> i64 {
    if let Some(&known) = numbers.get(&*code.file) {
        return known;
    }
    let number = match input.sources.text(&code.file) {
        Some(text) => {
            let lines = text.lines().map(str::to_owned).collect();
            files.push(File { name: code.file.to_string(), short: calls::file_name(code).to_owned(), lines });
            files.len() as i64 - 1
        }
        None => -1,
    };
    numbers.insert(code.file.to_string(), number);
    number
}

impl Code {
    fn of(facts: &CodeFacts, file: i64, text: Option<&File>) -> Code {
        let own = !is_library(facts);
        let instructions = facts.instructions.iter().filter(|_| own);
        Code {
            name: facts.name.clone(),
            short: calls::file_name(facts).to_owned(),
            file,
            own,
            lines: facts.extents.iter().map(|extent| extent.line).collect(),
            columns: facts.extents.iter().filter(|_| own).map(|extent| columns(*extent, text)).collect(),
            instructions: instructions
                .map(|facts| (facts.mnemonic.to_owned(), facts.argument.clone(), facts.touches.is_some()))
                .collect(),
            locals: facts.locals.clone(),
        }
    }
}

/// Columns as browsers count them: in units of UTF-16.
fn columns(extent: Extent, text: Option<&File>) -> (i64, i64) {
    let nowhere = (-1, -1);
    if extent.line != extent.end_line {
        return nowhere;
    }
    let line = text.and_then(|file| file.lines.get((extent.line as usize).checked_sub(1)?));
    let Some(line) = line else { return nowhere };
    let units = |bytes: u32| line.get(..bytes as usize).map(|before| before.encode_utf16().count() as i64);
    units(extent.column).zip(units(extent.end_column)).unwrap_or(nowhere)
}
