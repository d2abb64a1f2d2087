//! The table of a set: open addressing, iterated in the order of its slots.
//!
//! Probing, growth and what becomes of removed slots follow CPython 3.13's Objects/setobject.c slot by slot, so that
//! sets iterate, print and pop in CPython's order. What each Python operation does with tables is in
//! [`algebra`](crate::algebra).

use crate::probe::{Found, Match, Probe, Walk};

/// The smallest number of slots (`PySet_MINSIZE`).
const MIN_SLOTS: usize = 8;
/// How many neighbours are visited before the walk jumps (`LINEAR_PROBES`).
const LINEAR_PROBES: u8 = 9;
/// From this many keys on a table doubles instead of quadrupling.
const LARGE: usize = 50_000;
/// The hash that marks a slot whose key was removed; no Python object hashes to it.
const DUMMY: i64 = -1;

/// A slot. Without a key its hash tells whether it was never used (0) or its key was removed ([`DUMMY`]).
#[derive(Clone, Debug)]
struct Slot<K> {
    hash: i64,
    key: Option<K>,
}

impl<K> Slot<K> {
    const UNUSED: Self = Self { hash: 0, key: None };

    #[inline]
    fn is_unused(&self) -> bool {
        self.key.is_none() && self.hash != DUMMY
    }

    #[inline]
    fn is_dummy(&self) -> bool {
        self.key.is_none() && self.hash == DUMMY
    }
}

/// A hash table of keys in CPython's slot order, whose searches can be suspended.
///
/// Used as [`DictTable`](crate::DictTable) is: `find`, and while the table stays borrowed insert or remove.
#[derive(Clone, Debug)]
pub struct SetTable<K> {
    /// Empty, standing for [`MIN_SLOTS`] unused slots, until the first key comes.
    slots: Box<[Slot<K>]>,
    mask: usize,
    /// Slots in use, by keys and dummies.
    fill: usize,
    /// Slots in use by keys.
    used: usize,
    /// Where `pop` looks first.
    finger: usize,
    /// Changes whenever a slot may come to hold another key.
    layout: u64,
}

impl<K> Default for SetTable<K> {
    fn default() -> Self {
        Self::new()
    }
}

/// A table of `slots` unused slots.
fn unused<K>(slots: usize) -> Box<[Slot<K>]> {
    std::iter::repeat_with(|| Slot::UNUSED).take(slots).collect()
}

impl<K> SetTable<K> {
    /// An empty table; takes no memory until the first insertion.
    pub fn new() -> Self {
        Self { slots: Box::default(), mask: MIN_SLOTS - 1, fill: 0, used: 0, finger: 0, layout: 0 }
    }

    /// The number of keys.
    #[inline]
    pub fn len(&self) -> usize {
        self.used
    }

    /// Whether there is no key.
    #[inline]
    pub fn is_empty(&self) -> bool {
        self.used == 0
    }

    /// The number of slots (for `sys.getsizeof`).
    pub fn slots(&self) -> usize {
        self.mask + 1
    }

    /// Searches for a key. `matches` is asked about stored keys of equal hash, the identical object included; it
    /// must not run Python code.
    #[inline]
    pub fn find(&self, hash: i64, matches: impl FnMut(&K) -> Match) -> Found {
        if self.slots.is_empty() {
            return Found::Vacant;
        }
        self.search(Probe { hash, walk: Walk::new(hash, self.mask), layout: self.layout }, matches)
    }

    /// Goes on with a suspended search; `equal` is what the comparison answered.
    ///
    /// Says [`Found::Changed`] when the key that was compared has gone meanwhile. To *add* a key, CPython does not
    /// look at that: an equal answer means "already there".
    pub fn resume(&self, mut probe: Probe, equal: bool, matches: impl FnMut(&K) -> Match) -> Found {
        let slot = probe.walk.slot + usize::from(probe.walk.linear);
        let asked = self.slots.get(slot).filter(|slot| probe.layout == self.layout && slot.key.is_some());
        match asked {
            None => Found::Changed,
            Some(_) if equal => Found::At(slot),
            Some(_) => {
                step(&mut probe.walk, self.mask);
                self.search(probe, matches)
            }
        }
    }

    #[inline]
    fn search(&self, mut probe: Probe, mut matches: impl FnMut(&K) -> Match) -> Found {
        let slots = &*self.slots;
        let mask = slots.len() - 1;
        loop {
            let number = probe.walk.slot + usize::from(probe.walk.linear);
            let slot = &slots[number & mask];
            match &slot.key {
                Some(key) if slot.hash == probe.hash => match matches(key) {
                    Match::Yes => return Found::At(number),
                    Match::No => {}
                    Match::Ask => return Found::Ask(probe, number),
                },
                None if slot.hash != DUMMY => return Found::Vacant,
                _ => {}
            }
            step(&mut probe.walk, mask);
        }
    }

    /// Adds a key that a search has just found missing. It takes the last removed slot on its way, if there is one,
    /// else the first unused one, and then the table may grow.
    pub fn insert_at_vacant(&mut self, hash: i64, key: K) {
        if self.slots.is_empty() {
            self.slots = unused(MIN_SLOTS);
        }
        let mut walk = Walk::new(hash, self.mask);
        let mut removed = None;
        let number = loop {
            let number = walk.slot + usize::from(walk.linear);
            let slot = &self.slots[number];
            if slot.is_unused() {
                break number;
            }
            if slot.is_dummy() {
                removed = Some(number);
            }
            step(&mut walk, self.mask);
        };
        self.used += 1;
        if let Some(number) = removed {
            self.slots[number] = Slot { hash, key: Some(key) };
            self.layout += 1;
            return;
        }
        self.slots[number] = Slot { hash, key: Some(key) };
        self.fill += 1;
        if self.fill * 5 >= self.mask * 3 {
            self.resize(self.grown());
        }
    }

    /// How many keys a growing table is made for.
    fn grown(&self) -> usize {
        if self.used > LARGE { self.used * 2 } else { self.used * 4 }
    }

    /// Takes a key out, leaving a dummy.
    pub fn remove(&mut self, slot: usize) -> Option<K> {
        let slot = self.slots.get_mut(slot)?;
        let key = slot.key.take()?;
        slot.hash = DUMMY;
        self.used -= 1;
        Some(key)
    }

    /// Takes some key out, as `set.pop`: the first at or after the finger, which then moves behind it.
    pub fn pop(&mut self) -> Option<K> {
        if self.used == 0 {
            return None;
        }
        let mut number = self.finger & self.mask;
        while self.slots[number].key.is_none() {
            number = (number + 1) & self.mask;
        }
        self.finger = number + 1;
        self.remove(number)
    }

    /// Empties the table and answers the old contents, for the caller to drop when no table is borrowed.
    #[must_use = "drop the old contents outside the borrow: that may run Python code"]
    pub fn clear(&mut self) -> Self {
        let empty = Self { finger: self.finger, layout: self.layout + 1, ..Self::new() };
        std::mem::replace(self, empty)
    }

    /// Takes the keys of `body` and answers the old ones (`set_swap_bodies`: `&=` and `intersection_update`). The
    /// finger stays where it is.
    #[must_use = "drop the old contents outside the borrow: that may run Python code"]
    pub fn replace_body(&mut self, body: Self) -> Self {
        let body = Self { finger: self.finger, layout: self.layout + 1, ..body };
        std::mem::replace(self, body)
    }

    /// Builds the table anew for more than `least` keys, without dummies (`set_table_resize`).
    #[cold]
    fn resize(&mut self, least: usize) {
        let slots = (least + 1).next_power_of_two().max(MIN_SLOTS);
        if slots == self.mask + 1 && slots == MIN_SLOTS && self.fill == self.used {
            return;
        }
        let old = std::mem::replace(&mut self.slots, unused(slots));
        self.mask = slots - 1;
        self.fill = self.used;
        self.layout += 1;
        for slot in old {
            if slot.key.is_some() {
                self.insert_clean(slot);
            }
        }
    }

    /// Puts a slot into the first empty place on its way; the table has no dummies and not this key.
    fn insert_clean(&mut self, slot: Slot<K>) {
        let mut walk = Walk::new(slot.hash, self.mask);
        while self.slots[walk.slot + usize::from(walk.linear)].key.is_some() {
            step(&mut walk, self.mask);
        }
        self.slots[walk.slot + usize::from(walk.linear)] = slot;
    }

    /// Makes room at once before `additional` keys are merged in (from a set or a dict; an iterator's keys come one
    /// by one and grow the table as they need).
    pub fn reserve(&mut self, additional: usize) {
        if (self.fill + additional) * 5 >= self.mask * 3 {
            self.resize((self.used + additional) * 2);
        }
    }

    /// Drops the dummies if they are more than a quarter of the slots: the last step of `difference_update`.
    pub fn purge(&mut self) {
        if self.fill - self.used > self.mask / 4 {
            self.resize(self.grown());
        }
    }

    /// A copy of the very state, slots and finger, whose keys `share` makes: what restoring a program's state needs.
    pub fn snapshot_with(&self, mut share: impl FnMut(&K) -> K) -> Self {
        let slot = |slot: &Slot<K>| Slot { hash: slot.hash, key: slot.key.as_ref().map(&mut share) };
        Self { slots: self.slots.iter().map(slot).collect(), ..*self }
    }

    /// A copy whose keys `share` makes, as `set.copy`: without the dummies, and popping from the start.
    pub fn clone_with(&self, share: impl FnMut(&K) -> K) -> Self {
        let mut copy = Self::new();
        copy.merge_into_empty(self, share);
        copy
    }

    /// Merges another table into this one as far as that needs no comparison: reserves room, and if this table is
    /// empty copies all keys with `share`. Answers whether that was all; else the caller adds key after key.
    pub fn merge_into_empty(&mut self, other: &Self, mut share: impl FnMut(&K) -> K) -> bool {
        if other.used == 0 {
            return true;
        }
        self.reserve(other.used);
        if self.fill > 0 {
            return false;
        }
        if self.slots.is_empty() {
            self.slots = unused(self.mask + 1);
        }
        self.layout += 1;
        let share_slot = |slot: &Slot<K>| Slot { hash: slot.hash, key: slot.key.as_ref().map(&mut share) };
        if self.mask == other.mask && other.fill == other.used {
            self.slots = other.slots.iter().map(share_slot).collect();
        } else {
            for slot in other.slots.iter().map(share_slot).filter(|slot| slot.key.is_some()) {
                self.insert_clean(slot);
            }
        }
        self.fill = other.used;
        self.used = other.used;
        true
    }

    /// The key of a slot; `None` where there is none.
    #[inline]
    pub fn get_index(&self, slot: usize) -> Option<&K> {
        self.slots.get(slot)?.key.as_ref()
    }

    /// The first key at or after a slot, with its slot and hash; an iterator goes on one slot further.
    #[inline]
    pub fn next_from(&self, position: usize) -> Option<(usize, i64, &K)> {
        let rest = self.slots.get(position..)?.iter().enumerate();
        let mut live = rest.filter_map(|(step, slot)| slot.key.as_ref().map(|key| (position + step, slot.hash, key)));
        live.next()
    }

    /// Hashes and keys in order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (i64, &K)> {
        self.slots.iter().filter_map(|slot| slot.key.as_ref().map(|key| (slot.hash, key)))
    }
}

/// Goes to the next slot on the walk: the neighbour while all of [`LINEAR_PROBES`] neighbours exist, else a jump.
#[inline]
fn step(walk: &mut Walk, mask: usize) {
    if walk.linear < LINEAR_PROBES && walk.slot + usize::from(LINEAR_PROBES) <= mask {
        walk.linear += 1;
    } else {
        walk.advance(mask);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask(table: &SetTable<u32>, hash: i64) -> Option<(Probe, u32)> {
        match table.find(hash, |_| Match::Ask) {
            Found::Ask(probe, slot) => Some((probe, *table.get_index(slot)?)),
            _ => None,
        }
    }

    fn table(hash: i64, keys: &[u32]) -> SetTable<u32> {
        let mut table = SetTable::new();
        keys.iter().for_each(|key| table.insert_at_vacant(hash, *key));
        table
    }

    #[test]
    fn a_probe_goes_on_where_it_stopped() {
        let table = table(3, &[1, 2, 3]);
        let (probe, 1) = ask(&table, 3).expect("a question") else { panic!("not the first key") };
        assert_eq!(table.resume(probe, true, |_| Match::Ask), Found::At(3));
        assert!(matches!(
            table.resume(probe, false, |key| [Match::Ask, Match::No][usize::from(*key == 2)]),
            Found::Ask(..)
        ));
        assert_eq!(table.resume(probe, false, |_| Match::No), Found::Vacant);
    }

    #[test]
    fn a_probe_notices_that_its_key_has_gone() {
        let mut table = table(3, &[1, 2]);
        let (probe, _) = ask(&table, 3).expect("a question");
        table.insert_at_vacant(4, 9);
        assert_eq!(table.resume(probe, true, |_| Match::Ask), Found::At(3), "another key does not matter");
        table.remove(3);
        assert_eq!(table.resume(probe, true, |_| Match::Ask), Found::Changed);
        table.insert_at_vacant(3, 7);
        assert_eq!(table.resume(probe, true, |_| Match::Ask), Found::Changed, "the slot has another key");
        let old = table.clear();
        assert_eq!((old.len(), table.len()), (3, 0));
        assert_eq!(table.resume(probe, false, |_| Match::Ask), Found::Changed);
    }

    #[test]
    fn minus_one_is_a_hash_like_others() {
        let mut table = table(-1, &[1]);
        table.insert_at_vacant(7, 2);
        let Found::At(slot) = table.find(7, |_| Match::Yes) else { panic!("not found") };
        table.remove(slot);
        assert_eq!(ask(&table, -1).map(|(_, key)| key), Some(1));
        assert_eq!(table.find(7, |_| Match::Yes), Found::Vacant);
    }

    #[test]
    fn a_snapshot_goes_on_as_the_original() {
        let mut table = SetTable::new();
        (0..20).for_each(|key| table.insert_at_vacant(i64::from(key) * 8, key));
        (0..7).for_each(|_| assert!(table.pop().is_some()));
        let mut snapshot = table.snapshot_with(|key| *key);
        for key in 0..40 {
            table.insert_at_vacant(i64::from(key) * 4, key + 100);
            snapshot.insert_at_vacant(i64::from(key) * 4, key + 100);
            assert_eq!((table.pop(), table.pop()), (snapshot.pop(), snapshot.pop()));
        }
        assert!(table.iter().eq(snapshot.iter()));
    }

    #[test]
    fn an_empty_set_takes_no_memory_and_answers() {
        let mut table = SetTable::<u32>::new();
        assert_eq!((table.slots(), table.pop(), table.next_from(0)), (8, None, None));
        table.purge();
        assert!(table.merge_into_empty(&SetTable::new(), |key| *key) && table.is_empty());
        assert_eq!(table.find(0, |_| Match::Yes), Found::Vacant);
    }
}
