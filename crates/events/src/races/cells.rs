//! What is remembered of places: the last write, and the last read of each thread.

use rustc_hash::FxHashMap;
use smallvec::SmallVec;
use sync::ThreadId;

use super::clock::Clock;
use super::{Access, Conflict, Seen, Side, Window};
use crate::event::{Site, SlotId};

/// The most places of one table; then all of them are forgotten.
const MOST_CELLS: usize = 1 << 14;

/// The places of one table.
#[derive(Default)]
pub(super) struct Cells {
    of: FxHashMap<SlotId, Cell>,
    /// What was handed on by containers and by the library's own variables.
    pub(super) messages: FxHashMap<SlotId, Clock>,
    pub(super) forgotten: u64,
}

/// An access that has happened.
#[derive(Clone)]
struct Mark {
    thread: ThreadId,
    epoch: u32,
    site: Site,
    window: Option<Window>,
    /// The version that was read, or made.
    version: u64,
    seen: Seen,
    locks: SmallVec<[Site; 2]>,
}

impl Mark {
    fn side(&self, is_write: bool) -> Side {
        let Mark { thread, site, window, seen, locks, .. } = self.clone();
        Side { thread, site, is_write, window, seen, locks: locks.into_vec() }
    }
}

#[derive(Default)]
struct Cell {
    version: u64,
    write: Option<Mark>,
    reads: SmallVec<[Mark; 1]>,
    /// What who assigned last knew.
    flag: Option<Clock>,
    /// Whether an object lies there since.
    publishes: bool,
}

/// A thread as it stands at an access.
pub(super) struct Standing<'a> {
    pub(super) thread: ThreadId,
    pub(super) clock: &'a Clock,
    pub(super) locks: &'a [Site],
}

pub(super) type Conflicts = SmallVec<[Conflict; 1]>;

impl Cells {
    /// Takes an access in. Gives those it is unordered with, and what a flag tells.
    pub(super) fn take_in(&mut self, access: &Access, by: &Standing<'_>) -> (Conflicts, Option<Clock>) {
        if self.of.len() >= MOST_CELLS {
            self.forgotten += self.of.len() as u64;
            self.of.clear();
        }
        let cell = self.of.entry(access.slot).or_default();
        if access.is_write { (cell.write(access, by), None) } else { cell.read(access, by) }
    }
}

impl Cell {
    fn mark(&self, access: &Access, by: &Standing<'_>) -> Mark {
        let seen = match (&self.write, access.is_write) {
            (Some(write), false) => write.seen.clone(),
            _ => access.seen.clone(),
        };
        Mark {
            thread: by.thread,
            epoch: by.clock.get(by.thread),
            site: access.site,
            window: access.window,
            version: self.version,
            seen,
            locks: SmallVec::from_slice(by.locks),
        }
    }

    /// The last write, if an access does not know of it.
    fn unknown_write(&self, by: &Standing<'_>) -> Option<&Mark> {
        self.write.as_ref().filter(|write| write.thread != by.thread && !by.clock.knows(write.thread, write.epoch))
    }

    fn read(&mut self, access: &Access, by: &Standing<'_>) -> (Conflicts, Option<Clock>) {
        let mark = self.mark(access, by);
        let conflict = |write: &Mark| Conflict { first: write.side(true), second: mark.side(false), between: false };
        let conflicts = self.unknown_write(by).map(conflict).into_iter().collect();
        match self.reads.iter_mut().find(|read| read.thread == by.thread) {
            // Of the reads of one epoch, one inside a window says most.
            Some(read) if read.epoch == mark.epoch && read.window.is_some() && mark.window.is_none() => {}
            Some(read) => *read = mark,
            None => self.reads.push(mark),
        }
        let tells = access.window.is_none() && (access.decides || self.publishes);
        let flag = if tells { self.flag.clone() } else { None };
        (conflicts, flag)
    }

    fn write(&mut self, access: &Access, by: &Standing<'_>) -> Conflicts {
        let mark = self.mark(access, by);
        let own = self.reads.iter().find(|read| read.thread == by.thread && access.window.is_some());
        let read_before = own.map_or(u64::MAX, |own| own.version);
        let conflict = |first: Side, between: bool| Conflict { first, second: mark.side(true), between };
        let write = self.unknown_write(by);
        let mut found: Conflicts =
            write.map(|write| conflict(write.side(true), write.version > read_before)).into_iter().collect();
        let unknown =
            self.reads.iter().filter(|read| read.thread != by.thread && !by.clock.knows(read.thread, read.epoch));
        found.extend(unknown.map(|read| conflict(read.side(false), false)));
        // Reads inside windows stay: their threads have yet to write.
        self.reads.retain(|read| read.thread == by.thread || read.window.is_some());
        self.version += 1;
        self.publishes = access.publishes;
        self.write = Some(Mark { version: self.version, ..mark });
        let is_update = matches!(access.window, Some(Window::Update { .. }));
        self.flag = (!is_update).then(|| by.clock.clone());
        found
    }
}
