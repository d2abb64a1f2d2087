//! The index of a dict: which entry each slot of the hash table stands for.

use crate::probe::Walk;

/// The smallest number of slots, as in CPython (`PyDict_MINSIZE`).
pub(crate) const MIN_SLOTS: usize = 8;

/// A slot: the number of an entry, or one of two marks at the top of the range.
pub(crate) trait Slot: Copy + Eq {
    /// Never used: a search ends here.
    const VACANT: Self;
    /// Its entry was removed: a search goes on.
    const DELETED: Self;

    fn of(entry: usize) -> Self;
    fn entry(self) -> usize;

    #[inline]
    fn is_free(self) -> bool {
        self == Self::VACANT || self == Self::DELETED
    }
}

macro_rules! slot {
    ($word:ty) => {
        impl Slot for $word {
            const VACANT: Self = <$word>::MAX;
            const DELETED: Self = <$word>::MAX - 1;

            #[inline]
            fn of(entry: usize) -> Self {
                entry as $word
            }

            #[inline]
            fn entry(self) -> usize {
                self as usize
            }
        }
    };
}
slot!(u8);
slot!(u16);
slot!(u32);

/// The slots, their number a power of two, each as narrow as the number of entries allows. The smallest index
/// needs no memory of its own.
#[derive(Clone, Debug)]
pub(crate) enum Index {
    Tiny([u8; MIN_SLOTS]),
    Byte(Box<[u8]>),
    Short(Box<[u16]>),
    Wide(Box<[u32]>),
}

/// Runs the same code on the slots, whatever their width.
macro_rules! with_slots {
    ($index:expr, $slots:ident => $body:expr) => {
        match $index {
            Index::Tiny(slots) => {
                let $slots = slots.as_slice();
                $body
            }
            Index::Byte($slots) => $body,
            Index::Short($slots) => $body,
            Index::Wide($slots) => $body,
        }
    };
}
pub(crate) use with_slots;

/// As [`with_slots`], for changing them.
macro_rules! with_slots_mut {
    ($index:expr, $slots:ident => $body:expr) => {
        match $index {
            Index::Tiny(slots) => {
                let $slots = slots.as_mut_slice();
                $body
            }
            Index::Byte($slots) => $body,
            Index::Short($slots) => $body,
            Index::Wide($slots) => $body,
        }
    };
}

impl Index {
    pub(crate) const EMPTY: Index = Index::Tiny([u8::VACANT; MIN_SLOTS]);

    /// `slots` vacant slots; `slots` is a power of two, at least [`MIN_SLOTS`].
    pub(crate) fn new(slots: usize) -> Self {
        match slots {
            0..=8 => Self::EMPTY,
            9..=0x100 => Self::Byte(vec![u8::VACANT; slots].into_boxed_slice()),
            0x101..=0x1_0000 => Self::Short(vec![u16::VACANT; slots].into_boxed_slice()),
            _ => Self::Wide(vec![u32::VACANT; slots].into_boxed_slice()),
        }
    }

    pub(crate) fn slots(&self) -> usize {
        with_slots!(self, slots => slots.len())
    }

    /// Writes a new entry to the first slot on the way of its hash that is vacant or deleted.
    #[inline]
    pub(crate) fn insert(&mut self, hash: i64, entry: usize) {
        with_slots_mut!(self, slots => insert(slots, hash, entry));
    }

    /// Marks the slot of an entry as deleted.
    pub(crate) fn remove(&mut self, hash: i64, entry: usize) {
        with_slots_mut!(self, slots => remove(slots, hash, entry));
    }
}

#[inline]
fn insert<S: Slot>(slots: &mut [S], hash: i64, entry: usize) {
    let mask = slots.len() - 1;
    let mut walk = Walk::new(hash, mask);
    while !slots[walk.slot].is_free() {
        walk.advance(mask);
    }
    slots[walk.slot] = S::of(entry);
}

fn remove<S: Slot>(slots: &mut [S], hash: i64, entry: usize) {
    let mask = slots.len() - 1;
    let mut walk = Walk::new(hash, mask);
    while slots[walk.slot] != S::of(entry) {
        if slots[walk.slot] == S::VACANT {
            return;
        }
        walk.advance(mask);
    }
    slots[walk.slot] = S::DELETED;
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
