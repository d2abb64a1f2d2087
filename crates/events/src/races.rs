//! Accesses that nothing orders: happens-before races.
//!
//! The algorithm is FastTrack (Flanagan and Freund, 2009): a thread's knowledge is a vector clock; of each place the
//! last write and each thread's last read are remembered with the epoch of who did it; what an access does not know of
//! is unordered with it. Knowledge is handed on by starts and joins, locks (and all that is made of them), atomic
//! operations of containers, and *flags*: an assignment that is computed from nothing of the place tells what its
//! thread did before to whoever lets a value of it decide where to go on. Without that, a program whose threads wait for a
//! variable to change would be accused of all that they do afterwards.
//!
//! What an access is part of ([`Window`]) tells how bad it is to be unordered: see [`Race::is_grave`].

mod cells;
mod clock;
mod order;
mod watcher;

use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use rustc_hash::FxHashMap;
use sync::ThreadId;

use crate::event::{LockId, Site, SlotId};
use crate::updates::SlotName;
use cells::Cells;
use clock::Clock;
use order::Order;
pub use order::{Cycle, Taking};
pub use watcher::Watcher;

/// Places are spread over so many tables, so that threads without a GIL seldom meet.
const SHARDS: usize = 64;
/// The most pairs of places that are told apart.
const MOST_RACES: usize = 4096;
/// Addresses share so many counters of the objects that have lain there.
const GENERATIONS: usize = 1 << 16;

/// A pair of instructions between which other threads should not come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Window {
    /// A read, and the write of what was computed from it.
    Update {
        /// The instruction at the other end: where one function reads and another one writes, not of the same code.
        other: Site,
        /// Whether CPython's switch points leave it whole.
        hidden: bool,
    },
    /// A read that decides whether the write is reached.
    Check {
        /// The instruction at the other end.
        other: Site,
        /// Whether CPython's switch points leave it whole.
        hidden: bool,
    },
}

impl Window {
    /// The instruction at the other end.
    pub fn other(self) -> Site {
        let (Window::Update { other, .. } | Window::Check { other, .. }) = self;
        other
    }

    /// Whether CPython's switch points leave it whole.
    pub fn is_hidden(self) -> bool {
        let (Window::Update { hidden, .. } | Window::Check { hidden, .. }) = self;
        hidden
    }
}

/// A value, if it can be told without running anything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Seen {
    /// A whole number.
    Number(i64),
    /// `True`, `False` or `None`.
    Word(&'static str),
    /// A floating-point number, by its bits.
    Float(u64),
    /// As text.
    Text(Box<str>),
    /// It was deleted, or is something else.
    #[default]
    Other,
}

/// One access to a place, about to happen.
#[derive(Clone, Debug)]
pub struct Access {
    /// The place.
    pub slot: SlotId,
    /// Where in the program.
    pub site: Site,
    /// Whether it is written.
    pub is_write: bool,
    /// What it is part of, as the text of its function says.
    pub window: Option<Window>,
    /// Of a write: where what is written was read at this place, if that was in another function.
    pub computed_from: Option<Window>,
    /// Whether it is a read that decides where the thread goes on.
    pub decides: bool,
    /// Whether an object is written that may tell more to whoever finds it there.
    pub publishes: bool,
    /// What is written.
    pub seen: Seen,
}

impl Access {
    fn end(&self) -> End {
        End { site: self.site, is_write: self.is_write, is_in_window: self.window.is_some() }
    }
}

/// One side of a race.
#[derive(Clone, Debug)]
pub struct Side {
    /// Who.
    pub thread: ThreadId,
    /// Where.
    pub site: Site,
    /// Whether it wrote.
    pub is_write: bool,
    /// What the access was part of.
    pub window: Option<Window>,
    /// What was read or written.
    pub seen: Seen,
    /// The locks that the thread had, by where they were taken.
    pub locks: Vec<Site>,
}

impl Side {
    fn end(&self) -> End {
        End { site: self.site, is_write: self.is_write, is_in_window: self.window.is_some() }
    }
}

/// Two places in the program that touch the same place in memory, with nothing that orders them.
#[derive(Clone, Debug)]
pub struct Race {
    /// What the place is called.
    pub name: SlotName,
    /// The access that came first in the run.
    pub first: Side,
    /// The other.
    pub second: Side,
    /// How often they were met.
    pub times: u64,
    /// How often the first came between the two ends of the second's window.
    pub between: u64,
}

impl Race {
    /// Whether one side is inside a window and the other writes: then an update can be lost, or what was checked can be
    /// otherwise when it is acted on.
    pub fn is_grave(&self) -> bool {
        Pair::of(self.first.end(), self.second.end()).is_grave
    }
}

/// An access that another one is not ordered with.
#[derive(Clone, Debug)]
pub struct Conflict {
    /// The one that came first.
    pub first: Side,
    /// The other.
    pub second: Side,
    /// Whether the first came between the two ends of the second's window.
    pub between: bool,
}

/// What was found out in a run.
#[derive(Clone, Debug, Default)]
pub struct RacesFound {
    /// The races, in the order in which they were met.
    pub races: Vec<Race>,
    /// Races that are not told apart any more.
    pub more: u64,
    /// Locks that were taken in different orders.
    pub cycles: Vec<Cycle>,
    /// For each thread, who started it and where.
    pub births: Vec<(ThreadId, ThreadId, Site)>,
    /// Places that were forgotten, to stay within memory.
    pub forgotten: u64,
}

/// What the threads of a run share while races are looked for.
pub struct Races {
    shards: Vec<Mutex<Cells>>,
    threads: Mutex<FxHashMap<ThreadId, Life>>,
    locks: Mutex<FxHashMap<LockId, Lock>>,
    order: Mutex<Order>,
    found: Mutex<Found>,
    generations: Vec<AtomicU32>,
}

#[derive(Default)]
struct Life {
    /// What was known to the thread that started it, and at its end.
    birth: Option<(ThreadId, Site, Arc<Clock>, Arc<Clock>)>,
    end: Option<(Arc<Clock>, Arc<Clock>)>,
}

#[derive(Default)]
struct Lock {
    clock: Clock,
    holder: Option<ThreadId>,
    /// Whether the program itself has taken it, and not only the library.
    is_users: bool,
}

/// Two places in the program, and what they do: by what the source says, as other objects at the same places are the
/// same mistake.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Pair {
    sites: (Site, Site),
    are_writes: (bool, bool),
    is_grave: bool,
}

/// One of the two.
#[derive(Clone, Copy)]
struct End {
    site: Site,
    is_write: bool,
    is_in_window: bool,
}

impl Pair {
    fn of(first: End, second: End) -> Pair {
        Pair {
            sites: (first.site, second.site),
            are_writes: (first.is_write, second.is_write),
            is_grave: (first.is_in_window && second.is_write) || (second.is_in_window && first.is_write),
        }
    }
}

/// How often a pair of places was met, and how often the first came between the ends of the second's window. Nothing if
/// it is not told.
type Times = Option<Arc<(AtomicU64, AtomicU64)>>;

#[derive(Default)]
struct Found {
    pairs: FxHashMap<Pair, Times>,
    races: Vec<(Race, Times)>,
    more: u64,
}

/// Counts a pair of places once more.
fn count(times: &Times, between: bool) {
    if let Some(times) = times {
        times.0.fetch_add(1, Ordering::Relaxed);
        times.1.fetch_add(u64::from(between), Ordering::Relaxed);
    }
}

fn counted((race, times): &(Race, Times)) -> Race {
    let load = |of: fn(&(AtomicU64, AtomicU64)) -> &AtomicU64| {
        times.as_ref().map_or(0, |times| of(times).load(Ordering::Relaxed))
    };
    Race { times: load(|times| &times.0), between: load(|times| &times.1), ..race.clone() }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Races {
    pub(crate) fn new() -> Races {
        Races {
            shards: (0..SHARDS).map(|_| Mutex::default()).collect(),
            threads: Mutex::default(),
            locks: Mutex::default(),
            order: Mutex::default(),
            found: Mutex::default(),
            generations: (0..GENERATIONS).map(|_| AtomicU32::new(0)).collect(),
        }
    }

    fn generation_at(&self, address: u64) -> &AtomicU32 {
        let hash = address.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 48;
        &self.generations[hash as usize % GENERATIONS]
    }

    /// How often an object was met at an address for the first time, or at one of some others.
    pub fn generation(&self, address: u64) -> u32 {
        self.generation_at(address).load(Ordering::Relaxed)
    }

    /// There is another object at an address than before.
    pub fn renew(&self, address: u64) {
        self.generation_at(address).fetch_add(1, Ordering::Relaxed);
    }

    fn shard(&self, slot: SlotId) -> MutexGuard<'_, Cells> {
        locked(&self.shards[(slot.0 >> 32) as usize % SHARDS])
    }

    /// The counters of a pair of places, if it is known.
    fn times(&self, pair: &Pair) -> Option<Times> {
        locked(&self.found).pairs.get(pair).cloned()
    }

    /// Writes a race down that is not known.
    pub fn report(&self, name: SlotName, conflict: Conflict) {
        let Conflict { first, second, between } = conflict;
        let pair = Pair::of(first.end(), second.end());
        let mut found = locked(&self.found);
        if let Some(times) = found.pairs.get(&pair) {
            count(times, between);
            return;
        }
        // Single operations of containers are whole, in whatever order they come.
        let is_told = name.key.is_none() || pair.is_grave;
        if found.races.len() >= MOST_RACES {
            found.more += u64::from(is_told);
            return;
        }
        let times: Times = is_told.then(Arc::default);
        count(&times, between);
        found.pairs.insert(pair, times.clone());
        if is_told {
            found.races.push((Race { name, first, second, times: 0, between: 0 }, times));
        }
    }

    /// All that was found up to now.
    pub(crate) fn found(&self) -> RacesFound {
        let forgotten = self.shards.iter().map(|shard| locked(shard).forgotten).sum();
        let found = locked(&self.found);
        let mut births: Vec<(ThreadId, ThreadId, Site)> = locked(&self.threads)
            .iter()
            .filter_map(|(thread, life)| life.birth.as_ref().map(|birth| (*thread, birth.0, birth.1)))
            .collect();
        births.sort();
        RacesFound {
            races: found.races.iter().map(counted).collect(),
            more: found.more,
            cycles: locked(&self.order).cycles(),
            births,
            forgotten,
        }
    }
}
