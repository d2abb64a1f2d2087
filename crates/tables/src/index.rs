//! The index of a dict: which entry each slot of the hash table stands for.

use crate::probe::Walk;

/// The smallest number of slots, as in CPython (`PyDict_MINSIZE`).
pub(crate) const MIN_SLOTS: usize = 8;

/// A slot that was never used: a search ends here.
pub(crate) const VACANT: usize = usize::MAX;
/// A slot whose entry was removed: a search goes on.
const DELETED: usize = usize::MAX - 1;

/// The slots, each as narrow as the number of entries allows: -1 and -2, widened, are [`VACANT`] and [`DELETED`]. The
/// smallest index needs no memory of its own.
#[derive(Clone, Debug)]
enum Slots {
    Tiny([i8; MIN_SLOTS]),
    Byte(Box<[i8]>),
    Short(Box<[i16]>),
    Wide(Box<[i32]>),
}

/// The hash table proper: which entry each slot stands for. The number of slots is a power of two.
#[derive(Clone, Debug)]
pub(crate) struct Index {
    slots: Slots,
    /// The number of slots less one.
    mask: usize,
}

impl Index {
    pub(crate) const EMPTY: Index = Index { slots: Slots::Tiny([-1; MIN_SLOTS]), mask: MIN_SLOTS - 1 };

    /// An index for entries of these hashes. `slots` is a power of two, at least [`MIN_SLOTS`], and greater than the
    /// number of hashes.
    pub(crate) fn of(slots: usize, hashes: impl Iterator<Item = i64>) -> Self {
        let mask = slots - 1;
        let slots = match slots {
            0..=MIN_SLOTS => {
                let mut index = Self::EMPTY;
                hashes.enumerate().for_each(|(entry, hash)| index.insert(hash, entry));
                return index;
            }
            9..=0x80 => Slots::Byte(filled(slots, hashes, |entry| entry as i8)),
            0x81..=0x8000 => Slots::Short(filled(slots, hashes, |entry| entry as i16)),
            _ => Slots::Wide(filled(slots, hashes, |entry| entry as i32)),
        };
        Self { slots, mask }
    }

    /// The number of slots less one.
    #[inline]
    pub(crate) fn mask(&self) -> usize {
        self.mask
    }

    /// The entry of a slot, or a mark, which is no entry of any table.
    #[inline]
    pub(crate) fn entry(&self, slot: usize) -> usize {
        match &self.slots {
            Slots::Tiny(slots) => slots[slot % MIN_SLOTS] as usize,
            Slots::Byte(slots) => slots[slot] as usize,
            Slots::Short(slots) => slots[slot] as usize,
            Slots::Wide(slots) => slots[slot] as usize,
        }
    }

    #[inline]
    fn set(&mut self, slot: usize, entry: usize) {
        match &mut self.slots {
            Slots::Tiny(slots) => slots[slot % MIN_SLOTS] = entry as i8,
            Slots::Byte(slots) => slots[slot] = entry as i8,
            Slots::Short(slots) => slots[slot] = entry as i16,
            Slots::Wide(slots) => slots[slot] = entry as i32,
        }
    }

    /// Writes a new entry to the first slot on the way of its hash that is vacant or deleted.
    #[inline]
    pub(crate) fn insert(&mut self, hash: i64, entry: usize) {
        match &mut self.slots {
            Slots::Tiny(slots) => insert(slots, hash, entry as i8),
            Slots::Byte(slots) => insert(slots, hash, entry as i8),
            Slots::Short(slots) => insert(slots, hash, entry as i16),
            Slots::Wide(slots) => insert(slots, hash, entry as i32),
        }
    }

    /// Marks the slot of an entry as deleted.
    pub(crate) fn remove(&mut self, hash: i64, entry: usize) {
        let mut walk = Walk::new(hash, self.mask);
        loop {
            match self.entry(walk.slot) {
                VACANT => return,
                found if found == entry => return self.set(walk.slot, DELETED),
                _ => walk.advance(self.mask),
            }
        }
    }
}

/// Slots in which the entries of these hashes are noted.
fn filled<S: Copy + Default + PartialOrd>(
    slots: usize,
    hashes: impl Iterator<Item = i64>,
    narrow: impl Fn(usize) -> S,
) -> Box<[S]> {
    let mut slots = vec![narrow(VACANT); slots].into_boxed_slice();
    hashes.enumerate().for_each(|(entry, hash)| insert(&mut slots, hash, narrow(entry)));
    slots
}

#[inline]
fn insert<S: Default + PartialOrd>(slots: &mut [S], hash: i64, entry: S) {
    let mask = slots.len() - 1;
    let mut walk = Walk::new(hash, mask);
    while slots[walk.slot] >= S::default() {
        walk.advance(mask);
    }
    slots[walk.slot] = entry;
}

/// How many entries an index of this many slots may serve: two thirds of them (`USABLE_FRACTION`).
pub(crate) const fn usable(slots: usize) -> usize {
    (slots << 1) / 3
}

/// The number of slots that CPython 3.13 makes when it asks for `least` (`calculate_log2_keysize`); more than
/// needed for `least` below 8, where its bit trick is generous.
pub(crate) const fn slots_for(least: usize) -> usize {
    let below = (least | MIN_SLOTS) - 1;
    1 << (usize::BITS - (below | (MIN_SLOTS - 1)).leading_zeros())
}

/// The number of slots that CPython 3.13 makes for so many entries known beforehand (`estimate_log2_keysize`).
pub(crate) const fn slots_for_entries(entries: usize) -> usize {
    slots_for((entries * 3) / 2)
}
