//! One thread's side of the search for races.

use std::collections::hash_map::Entry;
use std::sync::Arc;

use rustc_hash::FxHashMap;
use sync::ThreadId;

use super::cells::{Conflicts, Standing};
use super::clock::Clock;
use super::{Access, Pair, Races, Times, count, locked};
use crate::event::{LockId, Site, SlotId};

/// Reads that were taken in are remembered in so many places, as most are done again at once.
const RECENT: usize = 256;

/// What one thread knows of the others.
pub struct Watcher {
    races: Arc<Races>,
    thread: ThreadId,
    clock: Clock,
    /// What it knows by starts and joins alone.
    forks: Arc<Clock>,
    /// The locks that it has, with where it took them, and whether the program knows them.
    held: Vec<(LockId, Site, bool)>,
    /// Where it took those that the program knows.
    shown: Vec<Site>,
    /// Reads of this epoch.
    recent: Vec<(SlotId, Site, u32)>,
    met: Pairs,
}

/// The pairs of places that a thread has met and that are known.
pub(super) struct Pairs {
    races: Arc<Races>,
    known: FxHashMap<Pair, Times>,
    newest: Option<(Pair, Times)>,
}

impl Pairs {
    /// Counts a pair once more, if it is known.
    #[inline]
    pub(super) fn counts(&mut self, pair: Pair, between: bool) -> bool {
        if !matches!(&self.newest, Some((newest, _)) if *newest == pair) {
            let Some(times) = self.times(pair) else { return false };
            self.newest = Some((pair, times));
        }
        if let Some((_, times)) = &self.newest {
            count(times, between);
        }
        true
    }

    fn times(&mut self, pair: Pair) -> Option<Times> {
        Some(match self.known.entry(pair) {
            Entry::Occupied(known) => known.get().clone(),
            Entry::Vacant(unknown) => unknown.insert(self.races.times(&pair)?).clone(),
        })
    }
}

impl Watcher {
    /// A thread that begins; it knows what was known to the one that started it.
    pub fn new(races: Arc<Races>, thread: ThreadId) -> Watcher {
        let born = locked(&races.threads).get(&thread).and_then(|life| life.birth.clone());
        let (mut clock, mut forks) =
            born.map_or_else(Default::default, |(.., clock, forks)| ((*clock).clone(), (*forks).clone()));
        clock.tick(thread);
        forks.tick(thread);
        let recent = vec![(SlotId(0), Site::NOWHERE, 0); RECENT];
        let met = Pairs { races: races.clone(), known: FxHashMap::default(), newest: None };
        Watcher { races, thread, clock, forks: Arc::new(forks), held: Vec::new(), shown: Vec::new(), recent, met }
    }

    /// What all threads share.
    pub fn races(&self) -> &Arc<Races> {
        &self.races
    }

    fn tick(&mut self) {
        self.clock.tick(self.thread);
    }

    fn tick_forks(&mut self) {
        let mut forks = (*self.forks).clone();
        forks.tick(self.thread);
        self.forks = Arc::new(forks);
    }

    /// The thread is about to start another.
    pub fn starts(&mut self, child: ThreadId, site: Site) {
        let birth = (self.thread, site, Arc::new(self.clock.clone()), self.forks.clone());
        locked(&self.races.threads).entry(child).or_default().birth = Some(birth);
        self.tick();
        self.tick_forks();
    }

    /// The thread is about to end.
    pub fn ends(&mut self) {
        let end = (Arc::new(self.clock.clone()), self.forks.clone());
        locked(&self.races.threads).entry(self.thread).or_default().end = Some(end);
        self.tick();
        self.tick_forks();
    }

    /// It has seen that another thread has ended.
    pub fn joined(&mut self, other: ThreadId) {
        let end = locked(&self.races.threads).get(&other).and_then(|life| life.end.clone());
        let Some((clock, other_forks)) = end else { return };
        self.learn(&clock);
        let mut forks = (*self.forks).clone();
        forks.join(&other_forks);
        forks.tick(self.thread);
        self.forks = Arc::new(forks);
    }

    fn learn(&mut self, clock: &Clock) {
        if self.clock.join(clock) {
            self.tick();
        }
    }

    /// It has taken a lock. `by_user` tells whether the program's own code did, `waits` whether it would have waited for
    /// ever.
    pub fn acquired(&mut self, lock: LockId, site: Site, by_user: bool, waits: bool) {
        let mut locks = locked(&self.races.locks);
        let state = locks.entry(lock).or_default();
        state.holder = Some(self.thread);
        state.is_users |= by_user;
        let (is_users, clock) = (state.is_users, state.clock.clone());
        // What another thread has released for it.
        self.held
            .retain(|(held, ..)| locks.get(held).is_some_and(|it| it.holder == Some(self.thread)) && *held != lock);
        drop(locks);
        self.learn(&clock);
        if is_users && waits {
            self.note_order(lock, site);
        }
        self.held.push((lock, site, is_users));
        self.show();
    }

    fn note_order(&self, lock: LockId, site: Site) {
        let mut order = locked(&self.races.order);
        let users: Vec<(LockId, Site)> = self.held.iter().filter(|it| it.2).map(|it| (it.0, it.1)).collect();
        let held: Vec<LockId> = users.iter().map(|it| it.0).collect();
        for had in users {
            if !order.knows(had.0, lock, self.thread) {
                let gates: Vec<LockId> = held.iter().copied().filter(|it| *it != had.0).collect();
                order.add(had, (lock, site), self.thread, &gates, &self.forks);
            }
        }
    }

    fn show(&mut self) {
        self.shown.clear();
        self.shown.extend(self.held.iter().filter(|it| it.2).map(|it| it.1));
    }

    /// It is about to let a lock go, its own or another's.
    pub fn releases(&mut self, lock: LockId) {
        let mut locks = locked(&self.races.locks);
        let state = locks.entry(lock).or_default();
        state.clock.join(&self.clock);
        state.holder = None;
        drop(locks);
        self.held.retain(|(held, ..)| *held != lock);
        self.show();
        self.tick();
    }

    /// What it did up to now is known to whoever looks into a container, or into a variable of the library's.
    pub fn tells(&mut self, through: SlotId) {
        self.races.shard(through).messages.entry(through).or_default().join(&self.clock);
        self.tick();
    }

    /// It has looked into one.
    pub fn hears(&mut self, through: SlotId) {
        let cells = self.races.shard(through);
        let news = cells.messages.get(&through).is_some_and(|clock| self.clock.join(clock));
        drop(cells);
        if news {
            self.tick();
        }
    }

    /// Takes an access in, and gives those it is unordered with, if the pair of places is not known.
    pub fn access(&mut self, access: Access) -> Conflicts {
        let epoch = self.clock.get(self.thread);
        let place = (access.slot.0 ^ u64::from(access.site.instruction)) as usize % RECENT;
        let is_plain = !access.is_write && access.window.is_none() && !access.decides;
        let key = (access.slot, access.site, epoch);
        if is_plain && self.recent[place] == key {
            return Conflicts::new();
        }
        let standing = Standing { thread: self.thread, clock: &self.clock, locks: &self.shown };
        let taken = self.races.shard(access.slot).take_in(access, &standing, &mut self.met);
        // Of a place that changes, each read counts: what it gave may be what a later write is computed from.
        if is_plain && taken.is_unwritten {
            self.recent[place] = key;
        }
        if let Some(flag) = taken.flag {
            self.learn(&flag);
        } else if taken.is_assignment {
            // What comes after an assignment is not what the assignment tells of.
            self.tick();
        }
        taken.conflicts
    }
}
