//! The histories of all shared places of a run, within bounded memory.

use std::sync::Mutex;
use std::sync::MutexGuard;
use std::sync::PoisonError;
use std::sync::atomic::{AtomicBool, Ordering};

use rustc_hash::FxHashMap;

use crate::event::SlotId;
use crate::lineage::{Content, Depth, Lineage, Losses, Reading, Store, Stored};

/// Places are spread over so many tables, so that threads without a GIL seldom meet.
const SHARDS: usize = 64;
/// The most places whose histories are in memory.
const MOST_SLOTS: usize = 1 << 18;
/// The most names that are told apart. More items of a container go by the container's name.
const MOST_NAMES: usize = 1 << 12;

/// What a place is called.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct SlotName {
    /// `counter`, `Account.balance`; of an item, its container.
    pub name: String,
    /// The key of an item, as the program would write it.
    pub key: Option<String>,
}

/// The places that a program shares, with their versions.
pub(crate) struct Slots {
    shards: Vec<Shard>,
    names: Mutex<Names>,
}

#[derive(Default)]
struct Shard {
    /// An access that is observed is under way. Without a GIL only.
    held: AtomicBool,
    histories: Mutex<Histories>,
}

#[derive(Default)]
struct Histories {
    of: FxHashMap<SlotId, History>,
    /// Where the versions of new places begin: above those of all that were forgotten.
    base: u64,
}

struct History {
    /// The index of its name.
    name: usize,
    lineage: Lineage,
}

#[derive(Default)]
struct Names {
    indices: FxHashMap<SlotName, usize>,
    /// In the order in which they were met: what became of those of their places that are forgotten.
    places: Vec<Place>,
    forgotten: u64,
}

/// All places of one name and what became of what was stored there.
#[derive(Clone, Debug)]
pub struct Place {
    /// Their name.
    pub name: SlotName,
    /// How many of them were stored to.
    pub slots: u64,
    /// How many stores there were.
    pub stores: u64,
    /// How many of them were computed from nothing that was there.
    pub assignments: u64,
    /// Stores that the newest values stand on.
    pub kept: Depth,
    /// Those that were lost, by who overwrote whom.
    pub losses: Losses,
    /// How often so many stores came between a load and the store that overwrote them: 1, 2 to 3, 4 to 7 and so on.
    pub between: Vec<u64>,
    /// Whether one of them was stored to by more than one thread.
    pub is_shared: bool,
    /// Whether only code that came with the machine stored there.
    pub is_library: bool,
    /// Of one place alone, and of a short history: each store.
    pub stored: Vec<Stored>,
    /// Of one place alone: what is there.
    pub content: Content,
}

impl Place {
    fn new(name: SlotName) -> Place {
        Place {
            name,
            slots: 0,
            stores: 0,
            assignments: 0,
            kept: Depth::default(),
            losses: Losses::default(),
            between: Vec::new(),
            is_shared: false,
            is_library: true,
            stored: Vec::new(),
            content: Content::Unknown,
        }
    }

    fn add(&mut self, lineage: &Lineage) {
        let fate = lineage.fate();
        let is_first = self.slots == 0;
        self.slots += 1;
        self.stores += fate.stores;
        self.assignments += fate.assignments;
        self.kept.stores += fate.kept.stores;
        self.kept.updates += fate.kept.updates;
        for (pair, lost) in fate.losses {
            self.losses.entry(pair).or_default().add(lost);
        }
        self.between.resize(self.between.len().max(lineage.between.len()), 0);
        self.between.iter_mut().zip(&lineage.between).for_each(|(sum, more)| *sum += more);
        self.is_shared |= lineage.is_shared;
        self.is_library &= lineage.is_library;
        self.stored = if is_first { lineage.stored.clone() } else { Vec::new() };
        self.content = if is_first { lineage.content.clone() } else { Content::Unknown };
    }

    /// How many stores were computed from what was there.
    pub fn updates(&self) -> u64 {
        self.stores - self.assignments
    }

    /// How many of these were lost.
    pub fn lost_updates(&self) -> u64 {
        self.updates().saturating_sub(self.kept.updates)
    }

    /// How many assignments were.
    pub fn lost_assignments(&self) -> u64 {
        self.assignments.saturating_sub(self.kept.stores - self.kept.updates)
    }
}

/// What became of all that was stored to shared places.
#[derive(Clone, Debug, Default)]
pub struct Updates {
    /// By name, in the order in which they were first stored to.
    pub places: Vec<Place>,
    /// How many places were added up before the end, so that the recording stays within its memory. A window that was
    /// open then is not seen.
    pub forgotten: u64,
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Slots {
    pub(crate) fn new() -> Slots {
        Slots { shards: (0..SHARDS).map(|_| Shard::default()).collect(), names: Mutex::default() }
    }

    fn shard(&self, slot: SlotId) -> &Shard {
        // The high bits are those that a multiplicative hash mixes best.
        &self.shards[(slot.0 >> 58) as usize % SHARDS]
    }

    /// Keeps other threads from observed accesses to the same place; whether that could be done.
    pub(crate) fn hold(&self, slot: SlotId) -> bool {
        !self.shard(slot).held.swap(true, Ordering::Acquire)
    }

    pub(crate) fn let_go(&self, slot: SlotId) {
        self.shard(slot).held.store(false, Ordering::Release);
    }

    /// What a thread knows that reads the place now.
    pub(crate) fn read(&self, slot: SlotId) -> (u64, Depth) {
        let histories = locked(&self.shard(slot).histories);
        let known = histories.of.get(&slot).map(|history| (history.lineage.newest(), history.lineage.depth()));
        known.unwrap_or((histories.base, Depth::default()))
    }

    pub(crate) fn is_known(&self, slot: SlotId) -> bool {
        locked(&self.shard(slot).histories).of.contains_key(&slot)
    }

    /// Writes a store down; the name is asked for when the place is new.
    pub(crate) fn write(&self, slot: SlotId, store: Store, name: impl FnOnce() -> SlotName) -> (u64, Option<u64>) {
        let mut histories = locked(&self.shard(slot).histories);
        if let Some(known) = histories.of.get_mut(&slot) {
            return known.lineage.write(store);
        }
        if histories.of.len() >= MOST_SLOTS / SHARDS {
            self.forget(&mut histories);
        }
        let name = locked(&self.names).index(name());
        let base = histories.base;
        let history = histories.of.entry(slot).or_insert_with(|| History { name, lineage: Lineage::new(base) });
        history.lineage.write(store)
    }

    /// Adds up the places where no two threads took turns, or all if there are too few of them.
    fn forget(&self, histories: &mut Histories) {
        let mut names = locked(&self.names);
        let quiet = histories.of.values().filter(|history| history.lineage.is_short()).count();
        let all = quiet < histories.of.len() / 2;
        let mut base = histories.base;
        histories.of.retain(|_, history| {
            let goes = all || history.lineage.is_short();
            if goes {
                base = base.max(history.lineage.newest());
                names.forgotten += 1;
                names.places[history.name].add(&history.lineage);
            }
            !goes
        });
        histories.base = base + 1;
    }

    /// What has become of all places up to now.
    pub(crate) fn updates(&self) -> Updates {
        let (mut places, forgotten) = {
            let names = locked(&self.names);
            (names.places.clone(), names.forgotten)
        };
        for shard in &self.shards {
            for history in locked(&shard.histories).of.values() {
                places[history.name].add(&history.lineage);
            }
        }
        Updates { places, forgotten }
    }
}

impl Names {
    fn index(&mut self, name: SlotName) -> usize {
        let all = SlotName { name: name.name.clone(), key: None };
        let is_full = self.places.len() >= MOST_NAMES;
        let name = if is_full && !self.indices.contains_key(&name) { all } else { name };
        // The last resort of a program with thousands of names.
        let name = if self.places.len() >= 2 * MOST_NAMES && !self.indices.contains_key(&name) {
            SlotName { name: "…".to_owned(), key: None }
        } else {
            name
        };
        *self.indices.entry(name.clone()).or_insert_with(|| {
            self.places.push(Place::new(name));
            self.places.len() - 1
        })
    }
}

impl Reading {
    pub(crate) fn of(slot: SlotId, (version, depth): (u64, Depth), site: crate::Site) -> Reading {
        Reading { slot, version, depth, site }
    }
}
