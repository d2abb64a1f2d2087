//! What values were computed from: for each word of a thread's value stack a label, which stands for what the thread
//! has read of shared places.

use events::{Reading, SlotId};
use objects::Word;
use rustc_hash::FxHashMap;
use smallvec::SmallVec;

/// Words at the beginning of the value stack whose labels lie in a row. Deeper frames are rare.
const NEAR: usize = 32 * 1024;
/// From this number of labels on, those that no word has any more are looked for.
const MANY: usize = 4096;
/// The most readings of one label; more are forgotten, the oldest first.
const MOST_READINGS: usize = 8;

/// Stands for a set of readings; 0 for none.
pub(super) type Label = u32;

type Readings = SmallVec<[Reading; 1]>;

/// The labels of one thread.
pub(super) struct Labels {
    /// Where the value stack begins.
    start: usize,
    near: Vec<Label>,
    far: FxHashMap<usize, Label>,
    /// What labels from 1 on stand for.
    readings: Vec<Readings>,
    /// When to look for those that are not used any more.
    limit: usize,
}

impl Labels {
    pub(super) fn new(start: *const Word) -> Labels {
        Labels { start: start as usize, near: Vec::new(), far: FxHashMap::default(), readings: Vec::new(), limit: MANY }
    }

    fn index(&self, word: *const Word) -> usize {
        (word as usize).wrapping_sub(self.start) / size_of::<Word>()
    }

    /// The label of a word.
    #[inline]
    pub(super) fn get(&self, word: *const Word) -> Label {
        match self.near.get(self.index(word)) {
            Some(&label) => label,
            None if self.far.is_empty() => 0,
            None => self.far.get(&(word as usize)).copied().unwrap_or(0),
        }
    }

    /// Gives a word a label.
    #[inline]
    pub(super) fn set(&mut self, word: *const Word, label: Label) {
        let index = self.index(word);
        if let Some(place) = self.near.get_mut(index) {
            *place = label;
        } else if label != 0 || !self.far.is_empty() {
            self.set_far(word, index, label);
        }
    }

    #[cold]
    fn set_far(&mut self, word: *const Word, index: usize, label: Label) {
        if index < NEAR {
            self.near.resize((index + 1).next_power_of_two(), 0);
            self.near[index] = label;
        } else if label == 0 {
            self.far.remove(&(word as usize));
        } else {
            self.far.insert(word as usize, label);
        }
    }

    /// Clears the labels of words from one on.
    pub(super) fn clear(&mut self, from: *const Word, count: usize) {
        (0..count).for_each(|at| self.set(from.wrapping_add(at), 0));
    }

    /// A label for what both stand for.
    #[inline]
    pub(super) fn union(&mut self, one: Label, other: Label) -> Label {
        if other == 0 || one == other {
            one
        } else if one == 0 {
            other
        } else {
            self.combine(one, other)
        }
    }

    fn combine(&mut self, one: Label, other: Label) -> Label {
        let mut all = self.readings(one).clone();
        for reading in self.readings(other).clone() {
            add(&mut all, reading);
        }
        if all == *self.readings(one) {
            return one;
        }
        self.make(all)
    }

    /// A label that also stands for a reading.
    pub(super) fn with(&mut self, label: Label, reading: Reading) -> Label {
        let mut all = if label == 0 { Readings::new() } else { self.readings(label).clone() };
        add(&mut all, reading);
        self.make(all)
    }

    /// The newest reading of a place that a label stands for.
    pub(super) fn reading_of(&self, label: Label, slot: SlotId) -> Option<Reading> {
        if label == 0 {
            return None;
        }
        self.readings(label).iter().find(|reading| reading.slot == slot).copied()
    }

    fn readings(&self, label: Label) -> &Readings {
        &self.readings[label as usize - 1]
    }

    fn make(&mut self, readings: Readings) -> Label {
        self.readings.push(readings);
        Label::try_from(self.readings.len()).unwrap_or(0)
    }

    /// Whether it is time to [`Labels::sweep`].
    #[inline]
    pub(super) fn are_many(&self) -> bool {
        self.readings.len() >= self.limit
    }

    /// Forgets the labels that no word has, nor any of `kept`, and numbers the others anew.
    pub(super) fn sweep<'a>(&mut self, kept: impl Iterator<Item = &'a mut Label>) {
        let old = std::mem::take(&mut self.readings);
        let mut numbers: Vec<Label> = vec![0; old.len() + 1];
        let mut renumber = |label: &mut Label, readings: &mut Vec<Readings>| {
            if *label != 0 {
                let number = &mut numbers[*label as usize];
                if *number == 0 {
                    readings.push(old[*label as usize - 1].clone());
                    *number = Label::try_from(readings.len()).unwrap_or(0);
                }
                *label = *number;
            }
        };
        let readings = &mut self.readings;
        self.near.iter_mut().chain(self.far.values_mut()).for_each(|label| renumber(label, readings));
        kept.for_each(|label| renumber(label, readings));
        self.limit = MANY.max(2 * self.readings.len());
    }
}

/// Adds a reading; of several of one place the newest stays.
fn add(all: &mut Readings, reading: Reading) {
    match all.iter_mut().find(|known| known.slot == reading.slot) {
        Some(known) if known.version < reading.version => *known = reading,
        Some(_) => {}
        None => {
            if all.len() == MOST_READINGS {
                all.remove(0);
            }
            all.push(reading);
        }
    }
}
