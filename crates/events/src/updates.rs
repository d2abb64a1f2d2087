//! The histories of all shared places of a run, within bounded memory.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use rustc_hash::FxHashMap;

use crate::event::SlotId;
use crate::known::{History, Kept, Known, Version};
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
    /// How often places came and went.
    edition: AtomicU64,
    histories: Mutex<Histories>,
}

#[derive(Default)]
struct Histories {
    /// By place: the index of its name, and the history.
    of: FxHashMap<SlotId, (usize, Arc<History>)>,
    /// Where the versions of new places begin: above those of all that were forgotten.
    base: u64,
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
    #[inline]
    pub(crate) fn read(&self, slot: SlotId, known: &mut Known) -> Version {
        let kept = known.at(slot);
        match kept {
            Kept::Written(of, history) if *of == slot => {
                if let Some(newest) = history.newest() {
                    return newest;
                }
            }
            Kept::Unwritten { slot: of, edition, version }
                if *of == slot && *edition == self.shard(slot).edition.load(Ordering::Acquire) =>
            {
                return (*version, Depth::default());
            }
            _ => {}
        }
        self.look_up(slot, kept)
    }

    #[cold]
    fn look_up(&self, slot: SlotId, kept: &mut Kept) -> Version {
        let shard = self.shard(slot);
        let histories = locked(&shard.histories);
        if let Some((_, history)) = histories.of.get(&slot)
            && let Some(newest) = history.newest()
        {
            *kept = Kept::Written(slot, history.clone());
            return newest;
        }
        let version = histories.base;
        *kept = Kept::Unwritten { slot, edition: shard.edition.load(Ordering::Relaxed), version };
        (version, Depth::default())
    }

    pub(crate) fn is_known(&self, slot: SlotId, known: &mut Known) -> bool {
        known.history(slot).is_some() || locked(&self.shard(slot).histories).of.contains_key(&slot)
    }

    /// Writes a store down; the name is asked for when the place is new.
    pub(crate) fn write(
        &self,
        slot: SlotId,
        store: &mut Store,
        known: &mut Known,
        name: impl FnOnce() -> SlotName,
    ) -> (u64, Option<u64>) {
        if let Some(written) = known.history(slot).and_then(|history| history.write(store)) {
            return written;
        }
        self.write_looked_up(slot, store, known, name)
    }

    /// The same where the thread does not know the place, whose history begins if there was none.
    #[cold]
    fn write_looked_up(
        &self,
        slot: SlotId,
        store: &mut Store,
        known: &mut Known,
        name: impl FnOnce() -> SlotName,
    ) -> (u64, Option<u64>) {
        let shard = self.shard(slot);
        let mut histories = locked(&shard.histories);
        if histories.of.len() >= MOST_SLOTS / SHARDS && !histories.of.contains_key(&slot) {
            self.forget(&mut histories);
        }
        let base = histories.base;
        let (_, history) = histories.of.entry(slot).or_insert_with(|| {
            shard.edition.fetch_add(1, Ordering::Release);
            (locked(&self.names).index(name()), Arc::new(History::new(base)))
        });
        *known.at(slot) = Kept::Written(slot, history.clone());
        // What is in the table is not forgotten.
        history.write(store).unwrap_or_default()
    }

    /// Adds up the places where no two threads took turns, or all if there are too few of them.
    fn forget(&self, histories: &mut Histories) {
        let mut names = locked(&self.names);
        let is_quiet = |history: &History| history.with(|lineage| lineage.as_ref().is_none_or(Lineage::is_short));
        let quiet = histories.of.values().filter(|(_, history)| is_quiet(history)).count();
        let all = quiet < histories.of.len() / 2;
        let mut base = histories.base;
        histories.of.retain(|_, (name, history)| {
            let goes = all || is_quiet(history);
            if let Some(lineage) = goes.then(|| history.forget()).flatten() {
                base = base.max(lineage.newest());
                names.forgotten += 1;
                names.places[*name].add(&lineage);
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
            for (name, history) in locked(&shard.histories).of.values() {
                history.with(|lineage| lineage.as_ref().into_iter().for_each(|lineage| places[*name].add(lineage)));
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
    pub(crate) fn of(slot: SlotId, (version, depth): Version, site: crate::Site) -> Reading {
        Reading { slot, version, depth, site }
    }
}
