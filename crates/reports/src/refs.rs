//! `--refs NAME`: the life of an object's count. Who took a reference, who dropped one, who holds it.

mod text;

use std::collections::BTreeMap;

use events::{Counted, Event, Life, LifeId, Site, Watch};
use serde::Serialize;
use sync::ThreadId;

use crate::Input;
use crate::page::Page;
use crate::place::Place;
use crate::stats::name_of;

/// The report.
#[derive(Clone, Debug, Serialize)]
pub struct Refs {
    /// The name that was watched.
    pub watched: String,
    /// The objects that were bound to it, in that order.
    pub objects: Vec<Object>,
    /// How often it was bound to others than these.
    pub more_bindings: u64,
}

/// An object from when it was bound to the name.
#[derive(Clone, Debug, Serialize)]
pub struct Object {
    /// Its class.
    pub class: String,
    /// How many references were taken.
    pub taken: u64,
    /// How many were dropped.
    pub dropped: u64,
    /// The most at a time.
    pub most: u32,
    /// How many there are at the end of the run; 0 if the object was freed.
    pub count: u32,
    /// Changes of the count and answers of `sys.getrefcount`, the oldest first.
    pub changes: Vec<Change>,
    /// How many more changes there were.
    pub more_changes: u64,
    /// Without a GIL: how the count was split when it was looked at last.
    pub parts: Option<Parts>,
    /// Without a GIL: how often the owner's part was merged into the shared one.
    pub merges: u64,
    /// Without a GIL: how many changes were seen of the part that is counted by atomic steps.
    pub atomic_changes: u64,
}

/// A change of the count.
#[derive(Clone, Debug, Serialize)]
pub struct Change {
    /// Who.
    pub thread: String,
    /// Where.
    pub place: Option<Place>,
    /// The instruction.
    pub instruction: &'static str,
    /// How many references it took, less those that it dropped.
    pub delta: i64,
    /// How many there are now.
    pub count: u32,
    /// Whether that is what `sys.getrefcount` answers.
    pub asked: bool,
    /// Who holds the object: a name for each reference.
    pub held_by: Vec<String>,
    /// Without a GIL: how the count is split.
    pub parts: Option<Parts>,
}

/// How a count is split without a GIL.
#[derive(Clone, Debug, Serialize)]
pub struct Parts {
    /// The thread that counts plainly; nobody once its part was merged into the shared one.
    pub owner: Option<String>,
    /// What it has counted.
    pub local: u32,
    /// What the others have counted, by atomic steps; it may be negative.
    pub shared: i32,
}

impl Refs {
    /// Computes the report on the objects that were bound to a name.
    pub fn of(input: &Input<'_>, watched: &Watch) -> Refs {
        let threads = input.run.streams.iter().map(|stream| (stream.thread, name_of(stream))).collect();
        let maker = Maker { input, threads };
        let mut changes = maker.changes();
        let lives = input.run.lives.iter().enumerate();
        let objects = lives.map(|(number, life)| {
            maker.object(life, changes.remove(&LifeId(u32::try_from(number).unwrap_or(u32::MAX))).unwrap_or_default())
        });
        Refs { watched: watched.to_string(), objects: objects.collect(), more_bindings: input.run.more_lives }
    }

    /// Draws it.
    pub fn write(&self, page: &mut Page, input: &Input<'_>) {
        text::write(self, page, input);
    }

    /// Writes it for programs.
    pub fn json(&self) -> serde_json::Value {
        serde_json::to_value(self).unwrap_or_default()
    }
}

/// Knows how threads and places are called.
struct Maker<'a> {
    input: &'a Input<'a>,
    threads: BTreeMap<ThreadId, String>,
}

impl Maker<'_> {
    fn thread(&self, thread: ThreadId) -> String {
        self.threads.get(&thread).cloned().unwrap_or_else(|| format!("thread {}", thread.0))
    }

    /// The changes of each object, in order.
    fn changes(&self) -> BTreeMap<LifeId, Vec<Change>> {
        let mut found: BTreeMap<LifeId, Vec<(u64, Change)>> = BTreeMap::new();
        for stream in &self.input.run.streams {
            for recorded in &stream.events {
                if let Event::Counted(counted) = &recorded.event {
                    let change = self.change(stream.thread, recorded.site, counted);
                    found.entry(counted.life).or_default().push((counted.turn, change));
                }
            }
        }
        let in_order = |mut changes: Vec<(u64, Change)>| {
            // A question belongs to the change before it.
            changes.sort_by_key(|(turn, change)| (*turn, change.asked && change.delta == 0));
            changes.into_iter().map(|(_, change)| change).collect()
        };
        found.into_iter().map(|(life, changes)| (life, in_order(changes))).collect()
    }

    fn change(&self, thread: ThreadId, site: Site, counted: &Counted) -> Change {
        Change {
            thread: self.thread(thread),
            place: Place::of(self.input.run, site, self.input.sources),
            instruction: counted.instruction,
            delta: counted.delta,
            count: counted.count,
            asked: counted.asked,
            held_by: counted.holders.iter().map(ToString::to_string).collect(),
            parts: counted.parts.map(|parts| self.parts(parts)),
        }
    }

    fn parts(&self, parts: events::Parts) -> Parts {
        let owner = parts.owner.map(|thread| self.thread(thread));
        Parts { owner, local: parts.local, shared: parts.shared }
    }

    fn object(&self, life: &Life, changes: Vec<Change>) -> Object {
        let told = changes.iter().filter(|change| change.delta != 0).count() as u64;
        Object {
            class: life.class.clone(),
            taken: life.taken,
            dropped: life.dropped,
            most: life.most,
            count: life.count,
            more_changes: life.changes.saturating_sub(told),
            changes,
            parts: life.parts.map(|parts| self.parts(parts)),
            merges: life.merges,
            atomic_changes: life.atomic,
        }
    }
}
