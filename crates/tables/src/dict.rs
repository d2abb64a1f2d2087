//! The table of a dict: entries in insertion order behind a hash index.
//!
//! Layout, probing, growth and compaction follow CPython 3.13's Objects/dictobject.c (combined tables), so the order
//! of `__eq__` calls, the position at which an iterator stands and the cost of each operation are CPython's.

use crate::index::{self, Index, MIN_SLOTS};
use crate::probe::{Found, Match, Probe, Walk};
use crate::version::VersionSource;

/// One entry. A removed one is a hole that stays until the table is built anew, so that positions do not shift.
/// With a key or value type that has a spare bit pattern the `Option` costs nothing.
#[derive(Clone, Debug)]
struct Entry<K, V> {
    hash: i64,
    pair: Option<(K, V)>,
}

/// An insertion-ordered hash table whose searches can be suspended.
///
/// To look a key up, call [`find`](Self::find) and act on the answer while the table stays borrowed:
///
/// ```
/// use minipy_tables::{DictTable, Found, Match};
/// let mut table = DictTable::new();
/// let hash = 7;
/// let same = |key: &&str| *key == "key";
/// let compare = |key: &&str| if *key == "key" { Match::Yes } else { Match::Ask };
/// match table.find(hash, same, compare) {
///     Found::At(entry) => drop(table.replace(entry, 1)),
///     Found::Vacant => drop(table.insert_at_vacant(hash, "key", 1)),
///     Found::Ask(_probe, _entry) => {} // copy the key out, end the borrow, call `__eq__`, then `resume`
///     Found::Changed => {}             // only from `resume`: begin again
/// }
/// assert_eq!(table.len(), 1);
/// ```
///
/// At most 1,431,655,765 entries.
#[derive(Clone, Debug)]
pub struct DictTable<K, V> {
    entries: Vec<Entry<K, V>>,
    index: Index,
    live: usize,
    /// How many entries may still be appended before the table is built anew (`dk_usable`).
    usable: usize,
    /// Changes whenever an entry number may come to mean another key.
    layout: u64,
    keys_version: u32,
}

impl<K, V> Default for DictTable<K, V> {
    fn default() -> Self {
        Self::new()
    }
}

impl<K, V> DictTable<K, V> {
    /// An empty table; takes no memory until the first insertion.
    pub const fn new() -> Self {
        Self {
            entries: Vec::new(),
            index: Index::EMPTY,
            live: 0,
            usable: index::usable(MIN_SLOTS),
            layout: 0,
            keys_version: 0,
        }
    }

    /// An empty table as CPython presizes it for so many entries (`dict_new_presized`: dict displays).
    pub fn with_capacity(entries: usize) -> Self {
        let mut table = Self::new();
        if entries > index::usable(MIN_SLOTS) {
            table.rebuild(index::slots_for_entries(entries));
        }
        table
    }

    /// The number of keys.
    #[inline]
    pub fn len(&self) -> usize {
        self.live
    }

    /// Whether there is no key.
    #[inline]
    pub fn is_empty(&self) -> bool {
        self.live == 0
    }

    /// One more than the position of the last entry, holes included; an iterator that stands here is at its end.
    #[inline]
    pub fn end(&self) -> usize {
        self.entries.len()
    }

    /// The number of slots of the hash index (for `sys.getsizeof`).
    pub fn slots(&self) -> usize {
        self.index.mask() + 1
    }

    /// Searches for a key.
    ///
    /// `identical` tells whether a stored key is the very object looked for; like CPython it is asked before the
    /// hashes are compared, so a key whose hash has changed can still be met on the way. `matches` is asked about
    /// stored keys of equal hash. Both must not run Python code.
    #[inline]
    pub fn find(&self, hash: i64, identical: impl Fn(&K) -> bool, matches: impl FnMut(&K) -> Match) -> Found {
        let walk = Walk::new(hash, self.index.mask());
        self.search(Probe { hash, walk, layout: self.layout }, identical, matches)
    }

    /// Goes on with a suspended search; `equal` is what the comparison answered.
    ///
    /// Says [`Found::Changed`] when the entry that was compared has gone meanwhile, however the comparison ended, as
    /// CPython does.
    pub fn resume(
        &self,
        mut probe: Probe,
        equal: bool,
        identical: impl Fn(&K) -> bool,
        matches: impl FnMut(&K) -> Match,
    ) -> Found {
        if probe.layout != self.layout {
            return Found::Changed;
        }
        let entry = self.index.entry(probe.walk.slot);
        if self.get_index(entry).is_none() {
            return Found::Changed;
        }
        if equal {
            return Found::At(entry);
        }
        probe.walk.advance(self.index.mask());
        self.search(probe, identical, matches)
    }

    #[inline]
    fn search(&self, mut probe: Probe, identical: impl Fn(&K) -> bool, mut matches: impl FnMut(&K) -> Match) -> Found {
        loop {
            let entry = self.index.entry(probe.walk.slot);
            if let Some(Entry { hash, pair: Some((key, _)) }) = self.entries.get(entry) {
                if identical(key) {
                    return Found::At(entry);
                }
                if *hash == probe.hash {
                    match matches(key) {
                        Match::Yes => return Found::At(entry),
                        Match::No => {}
                        Match::Ask => return Found::Ask(probe, entry),
                    }
                }
            } else if entry == index::VACANT {
                return Found::Vacant;
            }
            probe.walk.advance(self.index.mask());
        }
    }

    /// Appends a key that a search has just found missing; answers its entry.
    #[inline]
    pub fn insert_at_vacant(&mut self, hash: i64, key: K, value: V) -> usize {
        if self.usable == 0 {
            self.rebuild(index::slots_for(self.live * 3));
        }
        let entry = self.entries.len();
        self.index.insert(hash, entry);
        if entry == 0 {
            self.entries.reserve_exact(self.usable);
        }
        self.entries.push(Entry { hash, pair: Some((key, value)) });
        self.usable -= 1;
        self.live += 1;
        self.keys_version = 0;
        entry
    }

    /// Puts another value into an entry and answers the old one (or `value` itself if the entry has gone).
    #[inline]
    pub fn replace(&mut self, entry: usize, value: V) -> V {
        match self.entries.get_mut(entry) {
            Some(Entry { pair: Some((_, old)), .. }) => std::mem::replace(old, value),
            _ => value,
        }
    }

    /// Takes an entry out, leaving a hole.
    pub fn remove(&mut self, entry: usize) -> Option<(K, V)> {
        let slot = self.entries.get_mut(entry)?;
        let pair = slot.pair.take()?;
        self.index.remove(slot.hash, entry);
        self.live -= 1;
        self.keys_version = 0;
        Some(pair)
    }

    /// Takes the last entry out (`dict.popitem`).
    pub fn pop_last(&mut self) -> Option<(K, V)> {
        if self.live == 0 {
            return None;
        }
        while let Some(Entry { hash, pair }) = self.entries.pop() {
            if let Some(pair) = pair {
                self.index.remove(hash, self.entries.len());
                self.live -= 1;
                self.layout += 1;
                self.keys_version = 0;
                return Some(pair);
            }
        }
        None
    }

    /// Empties the table and answers the old contents, for the caller to drop when no table is borrowed.
    #[must_use = "drop the old contents outside the borrow: that may run Python code"]
    pub fn clear(&mut self) -> Self {
        let empty = Self { layout: self.layout + 1, ..Self::new() };
        std::mem::replace(self, empty)
    }

    /// Makes room for so many more keys at once, as CPython does before it merges another dict into this one.
    pub fn reserve(&mut self, additional: usize) {
        let usable = if self.entries.capacity() == 0 { 0 } else { index::usable(self.slots()) };
        if usable < additional {
            self.rebuild(index::slots_for_entries(self.live + additional));
        }
    }

    /// A copy with the same positions and holes, whose keys and values `share` makes.
    pub fn clone_with(&self, mut share: impl FnMut(&K, &V) -> (K, V)) -> Self {
        let mut entries = Vec::with_capacity(self.entries.capacity());
        entries.extend(
            self.entries.iter().map(|entry| Entry {
                hash: entry.hash,
                pair: entry.pair.as_ref().map(|(key, value)| share(key, value)),
            }),
        );
        Self { entries, index: self.index.clone(), keys_version: 0, ..*self }
    }

    /// Whether `dict.copy` clones this table; else, it being empty or a third of it holes, it is merged into an empty
    /// dict.
    pub fn copy_clones(&self) -> bool {
        self.live > 0 && self.live >= self.entries.len() * 2 / 3
    }

    /// Whether merging this table into an empty dict (`dict(d)`, `update`, `{**d}`) clones it; else the dict reserves
    /// its length and inserts key after key, comparing those of equal hash.
    pub fn merge_clones(&self) -> bool {
        let slots = self.slots();
        self.live == self.entries.len() && (slots == MIN_SLOTS || index::usable(slots / 2) < self.live)
    }

    /// Moves the live entries to the front and makes a fresh index.
    #[cold]
    fn rebuild(&mut self, slots: usize) {
        let capacity = index::usable(slots);
        if self.live < self.entries.len() {
            self.entries.retain(|entry| entry.pair.is_some());
        }
        self.entries.reserve_exact(capacity.saturating_sub(self.entries.len()));
        self.index = Index::of(slots, self.entries.iter().map(|entry| entry.hash));
        self.usable = capacity - self.live;
        self.layout += 1;
        self.keys_version = 0;
    }

    /// A number for the present state of the keys, 0 when they have none. Inserting, removing and clearing keys take
    /// the number away, replacing a value does not; no other state of any table of the interpreter has the same, so
    /// a cache may remember (version, entry).
    #[inline]
    pub fn keys_version(&self) -> u32 {
        self.keys_version
    }

    /// The number of the present keys, taken from the interpreter's source if they have none yet; 0 when it is spent.
    pub fn versioned(&mut self, source: &VersionSource) -> u32 {
        if self.keys_version == 0 {
            self.keys_version = source.next();
        }
        self.keys_version
    }

    /// The value of an entry; `None` for a hole and beyond the end.
    #[inline]
    pub fn entry_value(&self, entry: usize) -> Option<&V> {
        Some(self.get_index(entry)?.1)
    }

    /// The hash of an entry's key; `None` for a hole and beyond the end.
    #[inline]
    pub fn entry_hash(&self, entry: usize) -> Option<i64> {
        let entry = self.entries.get(entry)?;
        entry.pair.as_ref().map(|_| entry.hash)
    }

    /// Key and value of an entry; `None` for a hole and beyond the end.
    #[inline]
    pub fn get_index(&self, entry: usize) -> Option<(&K, &V)> {
        let (key, value) = self.entries.get(entry)?.pair.as_ref()?;
        Some((key, value))
    }

    /// The first key at or after a position, with its position.
    #[inline]
    pub fn next_from(&self, position: usize) -> Option<(usize, &K, &V)> {
        let rest = self.entries.get(position..)?.iter().enumerate();
        let mut live = rest.filter_map(|(step, entry)| entry.pair.as_ref().map(|pair| (position + step, pair)));
        live.next().map(|(position, (key, value))| (position, key, value))
    }

    /// The last key before a position, with its position; begin with [`end`](Self::end).
    #[inline]
    pub fn next_before(&self, position: usize) -> Option<(usize, &K, &V)> {
        let first = self.entries.get(..position.min(self.entries.len()))?.iter().enumerate().rev();
        let mut live = first.filter_map(|(position, entry)| entry.pair.as_ref().map(|pair| (position, pair)));
        live.next().map(|(position, (key, value))| (position, key, value))
    }

    /// Hashes, keys and values in order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (i64, &K, &V)> {
        self.entries.iter().filter_map(|entry| entry.pair.as_ref().map(|(key, value)| (entry.hash, key, value)))
    }

    /// The values in order, for changing them in place.
    pub fn values_mut(&mut self) -> impl DoubleEndedIterator<Item = &mut V> {
        self.entries.iter_mut().filter_map(|entry| entry.pair.as_mut().map(|(_, value)| value))
    }
}

#[cfg(test)]
mod tests;
