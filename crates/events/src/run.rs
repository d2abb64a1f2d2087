//! A recorded run: all that a report may be made of.

use std::sync::Arc;
use std::time::Duration;

use crate::detail::Detail;
use crate::event::{CodeId, Site};
use crate::lives::Life;
use crate::observer::Stream;
use crate::races::RacesFound;
use crate::stacks::Stacks;
use crate::tally::Tally;
use crate::updates::Updates;

/// What was recorded of a run.
#[derive(Clone, Debug)]
pub struct Run {
    /// How long it took.
    pub ended: Duration,
    /// What each thread did, in the order in which they began.
    pub streams: Vec<Stream>,
    /// What more threads did than are told apart.
    pub others: Others,
    /// The code that was met, by number.
    pub codes: Vec<CodeFacts>,
    /// Where threads stood, if that was recorded.
    pub stacks: Stacks,
    /// What was recorded.
    pub detail: Detail,
    /// Without the GIL: for which objects' locks threads waited, those waited for most first.
    pub contention: Vec<Contention>,
    /// Without the GIL: what threads have counted of objects that others own.
    pub traffic: Option<Traffic>,
    /// What became of what was stored to shared places, if that was asked for.
    pub updates: Option<Updates>,
    /// The objects whose counts were watched, in the order in which they were bound to the name.
    pub lives: Vec<Life>,
    /// How many more were bound to it.
    pub more_lives: u64,
    /// What nothing orders, if that was asked for.
    pub races: Option<RacesFound>,
}

impl Run {
    /// Some code of the run.
    pub fn code(&self, code: CodeId) -> Option<&CodeFacts> {
        self.codes.get(code.0 as usize)
    }

    /// Where in its text an instruction stands.
    pub fn place(&self, site: Site) -> Option<(&CodeFacts, Extent)> {
        let code = self.code(site.code)?;
        let extent = code.extents.get(site.instruction as usize).or(code.extents.last())?;
        Some((code, *extent))
    }
}

/// The sums of threads that have ended, and are too many to be told apart.
#[derive(Clone, Debug)]
pub struct Others {
    /// How many.
    pub threads: u64,
    /// Their sums.
    pub tally: Tally,
    /// Their instructions, where they are counted.
    pub instructions: Option<u64>,
    /// How many of their events were dropped: all.
    pub dropped: u64,
}

impl Default for Others {
    fn default() -> Others {
        Others { threads: 0, tally: Tally::new(Duration::ZERO), instructions: None, dropped: 0 }
    }
}

impl Others {
    pub(crate) fn add(&mut self, stream: &Stream) {
        self.threads += 1;
        self.tally.add(&stream.tally);
        self.dropped += stream.dropped + stream.events.len() as u64;
        if let Some(count) = stream.instructions {
            *self.instructions.get_or_insert(0) += count;
        }
    }
}

/// What a report may say of some code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodeFacts {
    /// The qualified name of the function; `<module>` of a file's.
    pub name: String,
    /// The file.
    pub file: Arc<str>,
    /// Where each instruction comes from.
    pub extents: Vec<Extent>,
    /// What each instruction is, where values are recorded.
    pub instructions: Vec<InstructionFacts>,
    /// The names of the variables of its frames, where values are recorded.
    pub locals: Vec<String>,
}

/// What a report may say of an instruction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InstructionFacts {
    /// Its name.
    pub mnemonic: &'static str,
    /// Its argument and what that means.
    pub argument: String,
    /// What the source calls the shared place that it touches.
    pub touches: Option<String>,
}

/// A part of a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Extent {
    /// The first line, from 1; 0 where it is not known.
    pub line: u32,
    /// The last line.
    pub end_line: u32,
    /// The first column, from 0, in bytes of UTF-8.
    pub column: u32,
    /// The column after the last, on the last line.
    pub end_column: u32,
}

/// What threads have counted of objects that others own. Without the GIL only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Traffic {
    /// References that were dropped by atomic steps.
    pub dropped: u64,
    /// How many of these drops were handed over to the owner, who merges the parts of the count.
    pub handed_over: u64,
}

/// A lock that the interpreter itself has for an object, and how often threads waited for it. Without the GIL only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contention {
    /// The address of the object; `None` for all that is no object: tables of the interpreter.
    pub object: Option<u64>,
    /// The name of its class.
    pub class: String,
    /// How often a thread found the lock taken.
    pub waits: u64,
}
