//! What is remembered of places: the last write, and the last read of each thread.

use rustc_hash::FxHashMap;
use smallvec::SmallVec;
use sync::ThreadId;

use super::clock::Clock;
use super::watcher::Pairs;
use super::{Access, Conflict, End, Pair, Seen, Side, Window};
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
    fn new(access: &Access, by: &Standing<'_>) -> Mark {
        Mark {
            thread: by.thread,
            epoch: by.clock.get(by.thread),
            site: access.site,
            window: access.window,
            version: 0,
            seen: Seen::Other,
            locks: SmallVec::from_slice(by.locks),
        }
    }

    /// Becomes the mark of another access.
    fn renew(&mut self, access: &Access, by: &Standing<'_>) {
        (self.thread, self.epoch) = (by.thread, by.clock.get(by.thread));
        (self.site, self.window) = (access.site, access.window);
        if *self.locks != *by.locks {
            self.locks = SmallVec::from_slice(by.locks);
        }
    }

    fn end(&self, is_write: bool) -> End {
        End { site: self.site, is_write, is_in_window: self.window.is_some() }
    }

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
    /// Those that it is unordered with, if that is new.
    pub(super) conflicts: Conflicts,
    /// What a flag tells.
    pub(super) flag: Option<Clock>,
    /// Whether it is a write that is computed from nothing that was there.
    pub(super) is_assignment: bool,
    /// Whether the place was never written.
    pub(super) is_unwritten: bool,
}

impl Cells {
    pub(super) fn take_in(&mut self, access: Access, by: &Standing<'_>, known: &mut Pairs) -> Taken {
        if self.of.len() >= MOST_CELLS {
            self.forgotten += self.of.len() as u64;
            self.of.clear();
        }
        let cell = self.of.entry(access.slot).or_default();
        if access.is_write { cell.write(access, by, known) } else { cell.read(&access, by, known) }
    }
}

impl Cell {
    /// The last write, if an access does not know of it.
    fn unknown_write(&self, by: &Standing<'_>) -> Option<&Mark> {
        self.write.as_ref().filter(|write| write.thread != by.thread && !by.clock.knows(write.thread, write.epoch))
    }

    fn read(&mut self, access: &Access, by: &Standing<'_>, known: &mut Pairs) -> Taken {
        let look = Look { thread: by.thread, site: access.site, version: self.version };
        match self.looks.iter_mut().find(|look| look.thread == by.thread) {
            Some(known) => *known = look,
            None => self.looks.push(look),
        }
        let mut conflicts = Conflicts::new();
        if let Some(write) = self.unknown_write(by)
            && !known.counts(Pair::of(write.end(true), access.end()), false)
        {
            let second = Side { seen: write.seen.clone(), ..Mark::new(access, by).side(false) };
            conflicts.push(Conflict { first: write.side(true), second, between: false });
        }
        self.note(access, by);
        let tells = access.window.is_none() && (access.decides || self.publishes);
        let flag = if tells { self.flag.clone() } else { None };
        Taken { conflicts, flag, is_assignment: false, is_unwritten: self.write.is_none() }
    }

    /// Remembers a read as the thread's last. Of those of one epoch, one inside a window says most.
    fn note(&mut self, access: &Access, by: &Standing<'_>) {
        let read = match self.reads.iter().position(|read| read.thread == by.thread) {
            Some(at) => &mut self.reads[at],
            None => {
                self.reads.push(Mark::new(access, by));
                let newest = self.reads.len() - 1;
                &mut self.reads[newest]
            }
        };
        if access.window.is_none() && read.window.is_some() && read.epoch == by.clock.get(by.thread) {
            return;
        }
        read.renew(access, by);
        read.version = self.version;
        read.seen = self.write.as_ref().map_or(Seen::Other, |write| write.seen.clone());
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

    fn write(&mut self, mut access: Access, by: &Standing<'_>, known: &mut Pairs) -> Taken {
        access.window = access.window.or_else(|| self.window_over_functions(&access, by.thread));
        let own = self.looks.iter().find(|look| look.thread == by.thread && access.window.is_some());
        let read_before = own.map_or(u64::MAX, |own| own.version);
        let mut conflicts = Conflicts::new();
        let mut meet = |first: &Mark, is_write: bool| {
            let between = is_write && first.version > read_before;
            if !known.counts(Pair::of(first.end(is_write), access.end()), between) {
                let second = Side { seen: access.seen.clone(), ..Mark::new(&access, by).side(true) };
                conflicts.push(Conflict { first: first.side(is_write), second, between });
            }
        };
        if let Some(write) = self.unknown_write(by) {
            meet(write, true);
        }
        for read in &self.reads {
            if read.thread != by.thread && !by.clock.knows(read.thread, read.epoch) {
                meet(read, false);
            }
        }
        // Reads inside windows stay: their threads have yet to write.
        self.reads.retain(|read| read.thread == by.thread || read.window.is_some());
        self.version += 1;
        self.publishes = access.publishes;
        let is_assignment = !matches!(access.window, Some(Window::Update { .. }));
        self.flag = is_assignment.then(|| by.clock.clone());
        let write = self.write.get_or_insert_with(|| Mark::new(&access, by));
        write.renew(&access, by);
        (write.version, write.seen) = (self.version, access.seen);
        Taken { conflicts, flag: None, is_assignment, is_unwritten: false }
    }
}
