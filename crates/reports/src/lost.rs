//! `--lost`: which stores were overwritten by somebody who did not know of them.

mod text;
mod tree;

use std::collections::BTreeMap;

use events::{Author, Content, Run, Stored};
use serde::Serialize;
use sync::ThreadId;

use crate::Input;
use crate::page::Page;
use crate::place::Place;
use crate::stats::name_of;

/// The report.
#[derive(Clone, Debug, Serialize)]
pub struct Lost {
    /// What was watched, if not all.
    pub watched: Option<String>,
    /// Places that threads share, by name: those of which most was lost first.
    pub names: Vec<Shared>,
    /// How many more names were stored to by one thread each.
    pub unshared_names: u64,
    /// How many stores were lost, assignments included.
    pub lost: u64,
    /// How many places were added up before the end, so that the recording stays within its memory.
    pub forgotten_places: u64,
}

/// Places of one name.
#[derive(Clone, Debug, Serialize)]
pub struct Shared {
    /// As the program calls them.
    pub name: String,
    /// How many there are.
    pub places: u64,
    /// How many stores there were.
    pub stores: u64,
    /// How many of them were computed from nothing that was there.
    pub assignments: u64,
    /// How many were computed from what was there.
    pub updates: u64,
    /// How many updates are part of what is there at the end.
    pub kept: u64,
    /// How many are not.
    pub lost: u64,
    /// How many assignments were overwritten by an update that did not know of them.
    pub lost_assignments: u64,
    /// What is there at the end, if it is one place and can be told.
    pub value: Option<String>,
    /// Who overwrote whom.
    pub overwrites: Vec<Overwrite>,
    /// How many stores came between a load and the store that overwrote them.
    pub between: Vec<Between>,
    /// Each store, if there are few.
    pub history: Vec<Version>,
}

/// Lost stores of one pair of threads and places.
#[derive(Clone, Debug, Serialize)]
pub struct Overwrite {
    /// Who overwrote.
    pub by: String,
    /// Where that thread had read.
    pub load: Option<Place>,
    /// Where it stored.
    pub store: Option<Place>,
    /// Whose stores were lost; `None` where that is too long ago to tell.
    pub of: Option<String>,
    /// Where these were made.
    pub of_store: Option<Place>,
    /// How many. Less than 0 where it turned out that what was counted as lost before was not.
    pub lost: i64,
    /// The most stores that came in between.
    pub most_between: u64,
}

/// How often so many stores came in between.
#[derive(Clone, Debug, Serialize)]
pub struct Between {
    /// At least so many.
    pub from: u64,
    /// At most.
    pub to: u64,
    /// How often.
    pub times: u64,
}

/// A store.
#[derive(Clone, Debug, Serialize)]
pub struct Version {
    /// Its number, from 1.
    pub version: u64,
    /// The version that it was computed from; for an assignment, that it replaced.
    pub origin: u64,
    /// Who stored.
    pub thread: String,
    /// Whether it was computed from its origin.
    pub is_update: bool,
    /// Where the thread had read.
    pub load: Option<Place>,
    /// Where it stored.
    pub store: Option<Place>,
    /// What.
    pub value: Option<String>,
    /// Whether it is no part of what is there at the end.
    pub lost: bool,
}

impl Lost {
    /// Computes the report on what is watched.
    pub fn of(input: &Input<'_>, watch: &events::Watch) -> Lost {
        let watched = (*watch != events::Watch::All).then(|| watch.to_string());
        let Some(updates) = &input.run.updates else {
            return Lost { watched, names: Vec::new(), unshared_names: 0, lost: 0, forgotten_places: 0 };
        };
        let maker = Maker::of(input);
        let meant = updates.places.iter().filter(|place| place.stores > 0 && watch.shows(&place.name));
        // What the library keeps for itself is of interest only where it goes wrong.
        let is_told = |place: &&events::Place| match watch {
            events::Watch::All => place.is_shared && (!place.is_library || place.lost_updates() > 0),
            _ => true,
        };
        let unshared_names = meant.clone().filter(|place| !place.is_library && !is_told(place)).count() as u64;
        let mut names: Vec<Shared> = meant.filter(is_told).map(|place| maker.shared(place)).collect();
        names.sort_by_key(|shared| std::cmp::Reverse((shared.lost + shared.lost_assignments, shared.stores)));
        let lost = names.iter().map(|shared| shared.lost + shared.lost_assignments).sum();
        Lost { watched, names, unshared_names, lost, forgotten_places: updates.forgotten }
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

/// What makes two overwrites the same for the reader.
type Lines = (ThreadId, Option<ThreadId>, [Option<(String, u32)>; 3]);

impl Maker<'_> {
    fn of<'a>(input: &'a Input<'a>) -> Maker<'a> {
        let threads = input.run.streams.iter().map(|stream| (stream.thread, name_of(stream))).collect();
        Maker { input, threads }
    }

    fn run(&self) -> &Run {
        self.input.run
    }

    fn thread(&self, thread: ThreadId) -> String {
        self.threads.get(&thread).cloned().unwrap_or_else(|| format!("thread {}", thread.0))
    }

    fn place(&self, site: events::Site) -> Option<Place> {
        Place::of(self.run(), site, self.input.sources)
    }

    fn shared(&self, place: &events::Place) -> Shared {
        let name = match &place.name.key {
            Some(key) => format!("{}[{key}]", place.name.name),
            None => place.name.name.clone(),
        };
        let between = place.between.iter().enumerate().filter(|(_, times)| **times > 0);
        let between = between.map(|(power, &times)| Between { from: 1 << power, to: (2 << power) - 1, times });
        Shared {
            name,
            places: place.slots,
            stores: place.stores,
            assignments: place.assignments,
            updates: place.updates(),
            kept: place.kept.updates,
            lost: place.lost_updates(),
            lost_assignments: place.lost_assignments(),
            value: shown(&place.content),
            overwrites: self.overwrites(place),
            between: between.collect(),
            history: self.history(&place.stored),
        }
    }

    /// Pairs whose places are on the same lines together, those that lost most first.
    fn overwrites(&self, place: &events::Place) -> Vec<Overwrite> {
        let line = |site: Option<events::Site>| {
            let place = Place::of(self.run(), site?, &())?;
            Some((place.file, place.line))
        };
        let mut found: BTreeMap<Lines, Overwrite> = BTreeMap::new();
        let mut pairs: Vec<(&events::Pair, &events::Lost)> = place.losses.iter().collect();
        pairs.sort_by_key(|(pair, _)| **pair);
        for ((by, of), lost) in pairs {
            let lines = [line(by.load), line(Some(by.store)), line(of.map(|of| of.store))];
            let overwrite = found.entry((by.thread, of.map(|of| of.thread), lines));
            let overwrite = overwrite.or_insert_with(|| self.overwrite(by, of.as_ref()));
            overwrite.lost += lost.updates + lost.assignments;
            overwrite.most_between = overwrite.most_between.max(lost.most_between);
        }
        let mut all: Vec<Overwrite> = found.into_values().filter(|overwrite| overwrite.lost != 0).collect();
        all.sort_by_key(|overwrite| std::cmp::Reverse(overwrite.lost));
        all
    }

    fn overwrite(&self, by: &Author, of: Option<&Author>) -> Overwrite {
        Overwrite {
            by: self.thread(by.thread),
            load: by.load.and_then(|site| self.place(site)),
            store: self.place(by.store),
            of: of.map(|of| self.thread(of.thread)),
            of_store: of.and_then(|of| self.place(of.store)),
            lost: 0,
            most_between: 0,
        }
    }

    fn history(&self, stored: &[Stored]) -> Vec<Version> {
        let first = stored.first().map_or(1, |first| first.version);
        let mut kept = vec![false; stored.len()];
        let mut next = stored.last().map(|last| last.version);
        while let Some(at) = next.and_then(|version| usize::try_from(version.checked_sub(first)?).ok()) {
            let Some(store) = stored.get(at) else { break };
            kept[at] = true;
            next = Some(store.origin);
        }
        let version = |(store, kept): (&Stored, bool)| Version {
            version: store.version + 1 - first,
            origin: (store.origin + 1).saturating_sub(first),
            thread: self.thread(store.author.thread),
            is_update: store.author.load.is_some(),
            load: store.author.load.and_then(|site| self.place(site)),
            store: self.place(store.author.store),
            value: shown(&store.content),
            lost: !kept,
        };
        stored.iter().zip(kept).map(version).collect()
    }
}

fn shown(content: &Content) -> Option<String> {
    match content {
        Content::Number(number) => Some(number.to_string()),
        Content::Text(text) => Some(text.to_string()),
        Content::Unknown => None,
    }
}
