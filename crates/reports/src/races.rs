//! `--race`: accesses that nothing orders, and locks that are taken in different orders.

mod advice;
mod could_be;
mod text;

use std::collections::BTreeMap;

use events::{Extent, RacesFound, Seen, Site, Window};
use serde::Serialize;
use sync::ThreadId;

use crate::Input;
use crate::page::Page;
use crate::place::Place;
use crate::stats::name_of;
pub use could_be::{Exploration, Outcome, Visit};

/// The report.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Races {
    /// Accesses that nothing orders, errors first.
    pub races: Vec<Race>,
    /// How many of them are errors: inside a window, so that an update can be lost, or what was checked can have
    /// changed; or leading to an outcome that is only there when threads are interleaved.
    pub grave: usize,
    /// Locks that are taken in different orders.
    pub lock_orders: Vec<LockOrder>,
    /// How many places in memory were forgotten, so that the recording stays within its memory.
    pub forgotten_places: u64,
    /// What the program can come to, if that was looked at.
    pub exploration: Option<Exploration>,
}

/// Accesses at two places in the program, to the same place in memory.
#[derive(Clone, Debug, Serialize)]
pub struct Race {
    /// What the place in memory is called.
    pub name: String,
    /// Whether it is more than a look at a flag.
    pub is_grave: bool,
    /// What they are: an update, or a check and an act, that others can come between; or single accesses.
    pub kind: Kind,
    /// The two sides, in the order of the run.
    pub sides: [Side; 2],
    /// How often they met.
    pub times: u64,
    /// How often the one came between the ends of the other's window in this run.
    pub came_between: u64,
    /// Whether CPython, from 3.10 on and with the GIL, never switches inside the windows.
    pub is_hidden: bool,
    /// Where the threads were started.
    pub births: Vec<Birth>,
    /// What to do.
    pub help: String,
    /// The outcomes that come of it, as indices into those of the exploration; `None` where nothing is known.
    pub could_be: Option<Vec<usize>>,
}

/// What a race does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A read and the write of what was computed from it.
    Update,
    /// A read that decides whether the write is reached.
    Check,
    /// Accesses that are whole by themselves.
    Single,
}

/// One side of a race.
#[derive(Clone, Debug, Serialize)]
pub struct Side {
    /// Who.
    pub thread: String,
    /// Whether it wrote.
    pub writes: bool,
    /// What was read or written, if it can be told.
    pub value: Option<String>,
    /// Where.
    pub place: Option<Place>,
    /// The columns on that line, from 1, the last one included.
    pub columns: (u32, u32),
    /// The lines of the window that the access is part of.
    pub window: Option<(u32, u32)>,
    /// The other end of the window, where that is in another function.
    pub other_end: Option<Place>,
    /// The locks that the thread had, as the program calls them.
    pub locks: Vec<String>,
}

/// Who started a thread.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Birth {
    /// The thread.
    pub thread: String,
    /// Who started it.
    pub by: String,
    /// Where.
    pub place: Option<Place>,
}

/// Locks that form a circle by the order in which threads take them.
#[derive(Clone, Debug, Serialize)]
pub struct LockOrder {
    /// What each of the threads did.
    pub takings: Vec<Taking>,
    /// The outcomes that are deadlocks, as indices into those of the exploration; `None` where nothing is known.
    pub could_be: Option<Vec<usize>>,
}

/// A thread took one lock while it had another.
#[derive(Clone, Debug, Serialize)]
pub struct Taking {
    /// Who.
    pub thread: String,
    /// The lock that it had.
    pub had: String,
    /// Where it had taken that.
    pub had_place: Option<Place>,
    /// The lock that it took.
    pub took: String,
    /// Where.
    pub took_place: Option<Place>,
}

impl Races {
    /// Computes the report.
    pub fn of(input: &Input<'_>) -> Races {
        let Some(found) = &input.run.races else { return Races::default() };
        let maker = Maker::of(input, found);
        let races = maker.races();
        let lock_orders = found.cycles.iter().map(|cycle| maker.lock_order(cycle)).collect();
        let grave = races.iter().filter(|race| race.is_grave).count();
        Races { races, grave, lock_orders, forgotten_places: found.forgotten, exploration: None }
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
    found: &'a RacesFound,
    threads: BTreeMap<ThreadId, String>,
}

/// What makes two races the same for the reader.
type Lines = (String, [(String, u32); 2]);

impl Maker<'_> {
    fn of<'a>(input: &'a Input<'a>, found: &'a RacesFound) -> Maker<'a> {
        let threads = input.run.streams.iter().map(|stream| (stream.thread, name_of(stream))).collect();
        Maker { input, found, threads }
    }

    fn thread(&self, thread: ThreadId) -> String {
        self.threads.get(&thread).cloned().unwrap_or_else(|| format!("thread {}", thread.0))
    }

    fn place(&self, site: Site) -> Option<Place> {
        Place::of(self.input.run, site, self.input.sources)
    }

    fn extent(&self, site: Site) -> Extent {
        self.input.run.place(site).map(|(_, extent)| extent).unwrap_or_default()
    }

    /// Where both sides are: a window, where it begins.
    fn lines(&self, race: &events::Race) -> Lines {
        let line = |side: &events::Side| {
            let place = self.input.run.place(side.site);
            let line = self.window(side).map(|(from, _)| from);
            place.map_or_else(Default::default, |(code, extent)| (code.file.to_string(), line.unwrap_or(extent.line)))
        };
        let mut lines = [line(&race.first), line(&race.second)];
        lines.sort();
        (race.name.name.clone(), lines)
    }

    /// One for each pair of lines.
    fn races(&self) -> Vec<Race> {
        let mut groups: BTreeMap<Lines, Vec<&events::Race>> = BTreeMap::new();
        for race in &self.found.races {
            groups.entry(self.lines(race)).or_default().push(race);
        }
        let mut races: Vec<Race> = groups.into_values().filter_map(|group| self.race(&group)).collect();
        races.sort_by_key(|race| (!race.is_grave, race.sides.each_ref().map(|side| side.line())));
        races
    }

    /// Of several pairs of accesses on the same lines, the one that says most.
    fn race(&self, group: &[&events::Race]) -> Option<Race> {
        let rank = |race: &&&events::Race| {
            let (first, second) = (&race.first, &race.second);
            (race.is_grave(), first.window.is_some() && !first.is_write, second.is_write, !first.is_write)
        };
        let race = group.iter().rev().max_by_key(rank)?;
        let sides = [self.side(race, &race.first), self.side(race, &race.second)];
        let windows = || group.iter().flat_map(|race| [race.first.window, race.second.window]).flatten();
        let is_grave = race.is_grave();
        let kind = match () {
            () if !is_grave => Kind::Single,
            () if windows().any(|window| matches!(window, Window::Update { .. })) => Kind::Update,
            () => Kind::Check,
        };
        let mut births: Vec<Birth> = Vec::new();
        for side in [&race.first, &race.second] {
            let birth = self.found.births.iter().find(|(thread, ..)| *thread == side.thread);
            births.extend(birth.map(|(thread, by, site)| Birth {
                thread: self.thread(*thread),
                by: self.thread(*by),
                place: self.place(*site),
            }));
        }
        let help = advice::help(&race.name.name, kind, &sides, self.input);
        Some(Race {
            name: match &race.name.key {
                Some(key) => format!("{}[{key}]", race.name.name),
                None => race.name.name.clone(),
            },
            is_grave,
            kind,
            sides,
            times: group.iter().map(|race| race.times).sum(),
            came_between: group.iter().map(|race| race.between).sum(),
            is_hidden: is_grave && windows().all(Window::is_hidden),
            births,
            help,
            could_be: None,
        })
    }

    fn side(&self, race: &events::Race, side: &events::Side) -> Side {
        let extent = self.extent(side.site);
        let window = self.window(side).filter(|_| race.is_grave());
        let end = if extent.end_line == extent.line { extent.end_column } else { extent.column + 1 };
        Side {
            thread: self.thread(side.thread),
            writes: side.is_write,
            value: match &side.seen {
                Seen::Number(number) => Some(number.to_string()),
                Seen::Word(word) => Some((*word).to_owned()),
                Seen::Float(bits) => Some(::text::float::repr(f64::from_bits(*bits))),
                Seen::Text(text) => Some(text.to_string()),
                Seen::Other => None,
            },
            place: self.place(side.site),
            columns: (extent.column + 1, end.max(extent.column + 1)),
            window,
            other_end: self.other_end(side).filter(|_| race.is_grave()),
            locks: side.locks.iter().map(|site| self.lock(*site)).collect(),
        }
    }

    /// The lines of the window that an access is part of, if it is in one function.
    fn window(&self, side: &events::Side) -> Option<(u32, u32)> {
        let other = side.window.map(Window::other).filter(|other| other.code == side.site.code)?;
        let (line, other) = (self.extent(side.site).line, self.extent(other).line);
        Some((line.min(other), line.max(other)))
    }

    fn other_end(&self, side: &events::Side) -> Option<Place> {
        self.place(side.window.map(Window::other).filter(|other| other.code != side.site.code)?)
    }

    /// What the program calls a lock, by where it is taken.
    fn lock(&self, site: Site) -> String {
        let text = self.place(site).and_then(|place| place.text).unwrap_or_else(|| "a lock".to_owned());
        text.split_once(".acquire").map_or(text.as_str(), |(lock, _)| lock).to_owned()
    }

    fn lock_order(&self, cycle: &events::Cycle) -> LockOrder {
        let taking = |taking: &events::Taking| Taking {
            thread: self.thread(taking.thread),
            had: self.lock(taking.had),
            had_place: self.place(taking.had),
            took: self.lock(taking.took),
            took_place: self.place(taking.took),
        };
        LockOrder { takings: cycle.takings.iter().map(taking).collect(), could_be: None }
    }
}

impl Side {
    /// File and line, or where the window begins and ends.
    fn span(&self) -> (String, (u32, u32)) {
        let (file, line) = self.line();
        (file, self.window.unwrap_or((line, line)))
    }

    /// File and line.
    fn line(&self) -> (String, u32) {
        self.place.as_ref().map_or_else(Default::default, |place| (place.file.clone(), place.line))
    }
}
