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

/// Where a thread has read a place last.
struct Look {
    thread: ThreadId,
    site: Site,
    version: u64,
}

#[derive(Default)]
struct Cell {
    version: u64,
    write: Option<Mark>,
    reads: SmallVec<[Mark; 1]>,
    /// Stay when others write: what was read may still be on its way to be written.
    looks: SmallVec<[Look; 1]>,
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

/// What has become of an access.
#[derive(Default)]
pub(super) struct Taken {
    /// Those that it is unordered with.
    pub(super) conflicts: Conflicts,
    /// What a flag tells.
    pub(super) flag: Option<Clock>,
    /// Whether it is a write that is computed from nothing that was there.
    pub(super) is_assignment: bool,
    /// Whether the place was never written.
    pub(super) is_unwritten: bool,
}

impl Cells {
    pub(super) fn take_in(&mut self, access: &Access, by: &Standing<'_>) -> Taken {
        if self.of.len() >= MOST_CELLS {
            self.forgotten += self.of.len() as u64;
            self.of.clear();
        }
        let cell = self.of.entry(access.slot).or_default();
        if access.is_write { cell.write(access, by) } else { cell.read(access, by) }
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

    fn read(&mut self, access: &Access, by: &Standing<'_>) -> Taken {
        let mark = self.mark(access, by);
        let look = Look { thread: by.thread, site: access.site, version: self.version };
        match self.looks.iter_mut().find(|look| look.thread == by.thread) {
            Some(known) => *known = look,
            None => self.looks.push(look),
        }
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
        Taken { conflicts, flag, is_assignment: false, is_unwritten: self.write.is_none() }
    }

    /// The window that ends with a write of what another function has read: if that was the thread's last look at the
    /// place, which is part of it from now on.
    fn window_over_functions(&mut self, access: &Access, thread: ThreadId) -> Option<Window> {
        let window = access.computed_from.filter(|_| access.window.is_none())?;
        self.looks.iter().find(|look| look.thread == thread && look.site == window.other())?;
        if let Some(read) = self.reads.iter_mut().find(|read| read.thread == thread && read.site == window.other()) {
            read.window = Some(Window::Update { other: access.site, hidden: window.is_hidden() });
        }
        Some(window)
    }

    fn write(&mut self, access: &Access, by: &Standing<'_>) -> Taken {
        let window = access.window.or_else(|| self.window_over_functions(access, by.thread));
        let mark = Mark { window, ..self.mark(access, by) };
        let own = self.looks.iter().find(|look| look.thread == by.thread && window.is_some());
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
        let is_assignment = !matches!(window, Some(Window::Update { .. }));
        self.flag = is_assignment.then(|| by.clock.clone());
        Taken { conflicts: found, flag: None, is_assignment, is_unwritten: false }
    }
}
