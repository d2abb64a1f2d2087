//! The history of one shared place: which store was computed from which.
//!
//! Each store makes a version. Its *origin* is the version that its value was computed from; for an assignment that was
//! computed from none, the version that it replaces. The origins make a tree. What lies on the way from the newest
//! version to the root was *kept*; all other stores are *lost*: somebody stored a value that knew nothing of them.
//!
//! Stores that one thread makes one upon the other from the same place in the program are one stretch, so a history
//! takes as much memory as threads took turns. Of a long one the oldest half is settled from time to time: added up by
//! what has become of it so far. A store that is computed from something still older corrects the sums.

use std::collections::VecDeque;

use rustc_hash::FxHashMap;
use sync::ThreadId;

use crate::event::{Site, SlotId};

/// The most stretches of a place that are kept apart. Few in tests, which so see histories that are settled.
const MOST_STRETCHES: usize = if cfg!(test) { 16 } else { 4096 };
/// The most stores of a place that are remembered one by one.
pub const MOST_STORED: usize = 48;

/// Stores from the root of the tree to a version, itself included.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Depth {
    /// All of them.
    pub stores: u64,
    /// Those that were computed from what was there.
    pub updates: u64,
}

/// A version of a place that a thread has read, and what it then knew.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The place.
    pub slot: SlotId,
    /// The version.
    pub version: u64,
    /// How many stores that version stands on.
    pub depth: Depth,
    /// Where it was read.
    pub site: Site,
}

/// What was stored, as far as it can be shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Content {
    /// A whole number.
    Number(i64),
    /// Something else, as text.
    Text(Box<str>),
    /// It was deleted, or cannot be shown.
    #[default]
    Unknown,
}

/// Who stored, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Author {
    /// The thread.
    pub thread: ThreadId,
    /// Where it stored.
    pub store: Site,
    /// Where it read what it computed from; `None` for an assignment.
    pub load: Option<Site>,
}

/// A store that is about to be written down.
#[derive(Clone, Debug)]
pub struct Store {
    /// Who.
    pub thread: ThreadId,
    /// Where.
    pub site: Site,
    /// What it was computed from.
    pub from: Option<Reading>,
    /// What.
    pub content: Content,
    /// Whether code that came with the machine did it.
    pub by_library: bool,
    /// The word of a mutable object: storing once more what is there loses nothing.
    pub object: Option<u64>,
}

/// A store of a short history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stored {
    /// The version that it made.
    pub version: u64,
    /// Its origin.
    pub origin: u64,
    /// Who.
    pub author: Author,
    /// What.
    pub content: Content,
}

/// Stores by one author, each upon the one before.
#[derive(Clone, Debug)]
struct Stretch {
    first: u64,
    last: u64,
    /// Of the first.
    origin: u64,
    /// Before the first.
    before: Depth,
    author: Author,
}

impl Stretch {
    /// Whether its first store replaced what it did not know.
    fn overwrites(&self) -> bool {
        self.origin + 1 != self.first
    }

    fn step(&self) -> Depth {
        Depth { stores: 1, updates: u64::from(self.author.load.is_some()) }
    }
}

/// Who overwrote whom; the second is `None` where that is too long ago to tell.
pub type Pair = (Author, Option<Author>);

/// Lost stores of one pair.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lost {
    /// How many that were computed from what was there. Less than 0 where a loss was undone: what seemed lost was
    /// what a later store was computed from.
    pub updates: i64,
    /// How many assignments.
    pub assignments: i64,
    /// The most stores that came between the load and the store that overwrote.
    pub most_between: u64,
}

impl Lost {
    /// Adds others.
    pub fn add(&mut self, other: Lost) {
        self.updates += other.updates;
        self.assignments += other.assignments;
        self.most_between = self.most_between.max(other.most_between);
    }
}

/// Losses by pair.
pub type Losses = FxHashMap<Pair, Lost>;

/// The history of one place.
#[derive(Clone, Debug)]
pub(crate) struct Lineage {
    /// The version before the first store.
    base: u64,
    newest: u64,
    depth: Depth,
    assignments: u64,
    /// Stretches, the newest last.
    stretches: VecDeque<Stretch>,
    /// The newest version that is settled, how deep the chain was there, and what was lost up to it.
    settled: u64,
    settled_depth: Depth,
    settled_losses: Losses,
    /// How often so many stores came in between: 1, 2 to 3, 4 to 7 and so on.
    pub(crate) between: Vec<u64>,
    pub(crate) stored: Vec<Stored>,
    pub(crate) content: Content,
    object: Option<u64>,
    /// Who stored first, and whether others did, too.
    first: Option<ThreadId>,
    pub(crate) is_shared: bool,
    /// Whether only the library stores there.
    pub(crate) is_library: bool,
}

/// What has become of a history.
pub(crate) struct Fate {
    pub(crate) stores: u64,
    pub(crate) assignments: u64,
    pub(crate) kept: Depth,
    pub(crate) losses: Losses,
}

impl Lineage {
    pub(crate) fn new(base: u64) -> Lineage {
        Lineage {
            base,
            newest: base,
            depth: Depth::default(),
            assignments: 0,
            stretches: VecDeque::new(),
            settled: base,
            settled_depth: Depth::default(),
            settled_losses: Losses::default(),
            between: Vec::new(),
            stored: Vec::new(),
            content: Content::Unknown,
            object: None,
            first: None,
            is_shared: false,
            is_library: true,
        }
    }

    pub(crate) fn newest(&self) -> u64 {
        self.newest
    }

    pub(crate) fn depth(&self) -> Depth {
        self.depth
    }

    pub(crate) fn is_short(&self) -> bool {
        self.stretches.len() <= 1 && self.settled == self.base
    }

    /// Takes a store in, and what it stored; gives its version, and its origin if it was computed from what was there.
    pub(crate) fn write(&mut self, store: &mut Store) -> (u64, Option<u64>) {
        let (newest, thread) = (self.newest, store.thread);
        let known = store.from.filter(|reading| (self.base..=newest).contains(&reading.version));
        let is_there = store.object.is_some() && store.object == self.object;
        let stale = known.filter(|known| known.version < newest && !is_there && !self.only_by(thread, known.version));
        let (origin, before) = stale.map_or((newest, self.depth), |known| (known.version, known.depth));
        let author = Author { thread, store: store.site, load: known.map(|known| known.site) };
        self.newest += 1;
        match self.stretches.back_mut() {
            Some(last) if origin == newest && last.author == author && last.last == newest => last.last += 1,
            _ => self.stretches.push_back(Stretch { first: newest + 1, last: newest + 1, origin, before, author }),
        }
        self.depth = Depth { stores: before.stores + 1, updates: before.updates + u64::from(known.is_some()) };
        self.assignments += u64::from(known.is_none());
        if origin < newest {
            self.note_between(newest - origin);
        }
        self.is_shared |= *self.first.get_or_insert(thread) != thread;
        self.is_library &= store.by_library;
        (self.content, self.object) = (std::mem::take(&mut store.content), store.object);
        if self.newest - self.base <= MOST_STORED as u64 {
            self.stored.push(Stored { version: self.newest, origin, author, content: self.content.clone() });
        } else {
            self.stored = Vec::new();
        }
        if self.stretches.len() > MOST_STRETCHES {
            self.settle();
        }
        (self.newest, known.map(|_| origin))
    }

    /// Whether all stores after a version are the thread's own: it knows of them.
    fn only_by(&self, thread: ThreadId, since: u64) -> bool {
        let later = self.stretches.iter().rev().take_while(|stretch| stretch.last > since);
        since >= self.settled && later.into_iter().all(|stretch| stretch.author.thread == thread)
    }

    fn note_between(&mut self, stores: u64) {
        let power = stores.ilog2() as usize;
        if self.between.len() <= power {
            self.between.resize(power + 1, 0);
        }
        self.between[power] += 1;
    }

    /// Adds up what has become of the stretches before the one at `end`. Gives their losses, and how deep the chain is
    /// just before `end`.
    fn add_up(&self, end: usize) -> (Losses, Depth) {
        let mut losses = self.settled_losses.clone();
        let (mut next, mut at_end, mut entry) = (self.newest, self.depth, self.depth);
        // Of those seen so far: the oldest that overwrote what it did not know, and the oldest of the chain.
        let (mut overwriter, mut oldest): (Option<&Stretch>, Option<&Stretch>) = (None, None);
        for (index, stretch) in self.stretches.iter().enumerate().rev() {
            if index + 1 == end {
                at_end = entry;
            }
            let lost_from = if next >= stretch.first { next.min(stretch.last) + 1 } else { stretch.first };
            if index < end
                && let Some(by) = overwriter.filter(|_| lost_from <= stretch.last)
            {
                let (step, count) = (stretch.step(), (stretch.last + 1 - lost_from).cast_signed());
                let updates = if step.updates == 1 { count } else { 0 };
                let most_between = by.first - 1 - by.origin;
                let lost = Lost { updates, assignments: count - updates, most_between };
                losses.entry((by.author, Some(stretch.author))).or_default().add(lost);
            }
            if lost_from > stretch.first {
                (next, entry, oldest) = (stretch.origin, stretch.before, Some(stretch));
            }
            if stretch.overwrites() {
                overwriter = Some(stretch);
            }
        }
        // The chain may have come to go back to another version among the settled ones than it did.
        if let Some(oldest) = oldest.filter(|_| entry != self.settled_depth) {
            let less = |before: u64, now: u64| before.cast_signed() - now.cast_signed();
            let stores = less(self.settled_depth.stores, entry.stores);
            let updates = less(self.settled_depth.updates, entry.updates);
            let most_between = oldest.first - 1 - oldest.origin;
            let lost = Lost { updates, assignments: stores - updates, most_between };
            losses.entry((oldest.author, None)).or_default().add(lost);
        }
        (losses, at_end)
    }

    fn settle(&mut self) {
        let half = self.stretches.len() / 2;
        let (losses, depth) = self.add_up(half);
        (self.settled_losses, self.settled_depth) = (losses, depth);
        for stretch in self.stretches.drain(..half) {
            self.settled = stretch.last;
        }
    }

    /// What has become of it, if nothing comes after.
    pub(crate) fn fate(&self) -> Fate {
        let (losses, _) = self.add_up(self.stretches.len());
        Fate { stores: self.newest - self.base, assignments: self.assignments, kept: self.depth, losses }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::event::CodeId;

    /// A store as the test makes it up.
    #[derive(Clone, Copy, Debug)]
    struct Made {
        thread: u32,
        /// How many stores ago its thread had read; `None` for an assignment.
        age: Option<usize>,
    }

    fn site(instruction: u32) -> Site {
        Site { code: CodeId(0), instruction }
    }

    /// The same, all remembered: for each version (the first is number 0, before all stores) origin, depth, author.
    #[derive(Default)]
    struct Plain {
        origins: Vec<usize>,
        depths: Vec<Depth>,
        makers: Vec<Made>,
    }

    impl Plain {
        fn kept(&self) -> Vec<bool> {
            let mut kept = vec![false; self.origins.len()];
            let mut next = self.origins.len() - 1;
            while next > 0 {
                kept[next] = true;
                next = self.origins[next];
            }
            kept
        }

        /// Who overwrote a version that was lost: the first later store that was not built on the one before it.
        fn overwriter(&self, lost: usize) -> usize {
            (lost + 1..self.origins.len()).find(|&later| self.origins[later] + 1 != later).expect("somebody did")
        }
    }

    fn run(story: &[Made]) -> (Lineage, Plain) {
        let mut lineage = Lineage::new(7);
        let mut plain =
            Plain { origins: vec![0], depths: vec![Depth::default()], makers: vec![Made { thread: 0, age: None }] };
        for made in story {
            let newest = plain.origins.len() - 1;
            let read = made.age.map(|age| newest.saturating_sub(age));
            let from = read.map(|read| Reading {
                slot: SlotId(1),
                version: 7 + read as u64,
                depth: plain.depths[read],
                site: site(1),
            });
            let thread = ThreadId(made.thread);
            let content = Content::Unknown;
            lineage.write(&mut Store { thread, site: site(2), from, content, by_library: false, object: None });
            let own = |read: usize| (read + 1..=newest).all(|later| plain.makers[later].thread == made.thread);
            let origin = read.filter(|&read| !own(read)).unwrap_or(newest);
            let before = plain.depths[origin];
            let updates = before.updates + u64::from(read.is_some());
            plain.origins.push(origin);
            plain.depths.push(Depth { stores: before.stores + 1, updates });
            plain.makers.push(*made);
        }
        (lineage, plain)
    }

    fn stories(most: usize) -> impl Strategy<Value = Vec<Made>> {
        let age = prop_oneof![6 => (0..3usize).prop_map(Some), 2 => (0..40usize).prop_map(Some), 1 => Just(None)];
        let made = (0..3u32, age).prop_map(|(thread, age)| Made { thread, age });
        prop::collection::vec(made, 1..most)
    }

    proptest! {
        /// What is kept is the way from the newest version to the root; each of the others is lost to somebody.
        #[test]
        fn stores_are_kept_or_lost(story in stories(400)) {
            let (lineage, plain) = run(&story);
            let (fate, kept) = (lineage.fate(), plain.kept());
            let count = kept.iter().filter(|kept| **kept).count() as u64;
            prop_assert_eq!(fate.stores, story.len() as u64);
            prop_assert_eq!(fate.kept.stores, count);
            let is_update = |version: usize| plain.makers[version].age.is_some();
            let updates = (1..kept.len()).filter(|&version| kept[version] && is_update(version)).count() as u64;
            prop_assert_eq!(fate.kept.updates, updates);
            let lost: i64 = fate.losses.values().map(|lost| lost.updates + lost.assignments).sum();
            prop_assert_eq!(lost, (fate.stores - count).cast_signed());
            let lost_updates: i64 = fate.losses.values().map(|lost| lost.updates).sum();
            let all_updates = (1..kept.len()).filter(|&version| is_update(version)).count() as u64;
            prop_assert_eq!(lost_updates, (all_updates - updates).cast_signed());
        }

        /// Of a short history each loss is told with who overwrote whom.
        #[test]
        fn losses_are_of_pairs(story in stories(14)) {
            let (lineage, plain) = run(&story);
            let kept = plain.kept();
            let mut losses: FxHashMap<(u32, u32), i64> = FxHashMap::default();
            for lost in (1..kept.len()).filter(|&version| !kept[version]) {
                let by = plain.makers[plain.overwriter(lost)].thread;
                *losses.entry((by, plain.makers[lost].thread)).or_default() += 1;
            }
            let mut told: FxHashMap<(u32, u32), i64> = FxHashMap::default();
            for ((by, of), lost) in lineage.fate().losses {
                let of = of.expect("nothing is settled").thread.0;
                *told.entry((by.thread.0, of)).or_default() += lost.updates + lost.assignments;
            }
            prop_assert_eq!(told, losses);
        }
    }
}
