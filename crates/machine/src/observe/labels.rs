//! What values were computed from: for each word of a thread's value stack a label, which stands for what the thread
//! has read of shared places.

use std::ops::Range;

use events::{Reading, SlotId};
use objects::Word;
use rustc_hash::FxHashMap;

/// Words at the beginning of the value stack whose labels lie in a row. Deeper frames are rare.
const NEAR: usize = 32 * 1024;
/// From this number of labels on, those that no word has any more are looked for.
const MANY: usize = 4096;
/// The most readings of one label; more are forgotten, the oldest first.
const MOST_READINGS: usize = 8;

/// Stands for a set of readings; 0 for none.
pub(super) type Label = u32;

/// The labels of one thread.
pub(super) struct Labels {
    /// Where the value stack begins.
    start: usize,
    near: Vec<Label>,
    /// How many of these are not 0.
    labelled: usize,
    far: FxHashMap<usize, Label>,
    /// What labels stand for, one after the other.
    arena: Vec<Reading>,
    /// By label: where its readings end, and those of the next one begin. That of label 0 is 0.
    ends: Vec<u32>,
    /// When to look for those that are not used any more.
    limit: usize,
}

impl Labels {
    pub(super) fn new(start: *const Word) -> Labels {
        Labels {
            start: start as usize,
            near: Vec::new(),
            labelled: 0,
            far: FxHashMap::default(),
            arena: Vec::new(),
            ends: vec![0],
            limit: MANY,
        }
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
            self.labelled += usize::from(label != 0);
            self.labelled -= usize::from(*place != 0);
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
            self.labelled += usize::from(label != 0);
        } else if label == 0 {
            self.far.remove(&(word as usize));
        } else {
            self.far.insert(word as usize, label);
        }
    }

    /// Whether no word has a label.
    #[inline]
    pub(super) fn are_none(&self) -> bool {
        self.labelled == 0 && self.far.is_empty()
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
        let start = self.arena.len();
        self.arena.extend_from_within(self.span(one));
        for at in self.span(other) {
            self.add(start, self.arena[at]);
        }
        if self.arena[start..] == *self.readings(one) {
            self.arena.truncate(start);
            return one;
        }
        self.finish()
    }

    /// A label that also stands for a reading.
    #[inline]
    pub(super) fn with(&mut self, label: Label, reading: Reading) -> Label {
        let start = self.arena.len();
        if label == 0 {
            self.arena.push(reading);
        } else {
            self.arena.extend_from_within(self.span(label));
            self.add(start, reading);
        }
        self.finish()
    }

    /// The newest reading of a place that a label stands for.
    #[inline]
    pub(super) fn reading_of(&self, label: Label, slot: SlotId) -> Option<Reading> {
        if label == 0 {
            return None;
        }
        self.readings(label).iter().find(|reading| reading.slot == slot).copied()
    }

    fn span(&self, label: Label) -> Range<usize> {
        let label = label as usize;
        self.ends[label - 1] as usize..self.ends[label] as usize
    }

    fn readings(&self, label: Label) -> &[Reading] {
        &self.arena[self.span(label)]
    }

    /// Adds a reading to those of a label in the making; of several of one place the newest stays.
    fn add(&mut self, start: usize, reading: Reading) {
        match self.arena[start..].iter_mut().find(|known| known.slot == reading.slot) {
            Some(known) if known.version < reading.version => *known = reading,
            Some(_) => {}
            None => {
                if self.arena.len() - start == MOST_READINGS {
                    self.arena.remove(start);
                }
                self.arena.push(reading);
            }
        }
    }

    /// The label of the readings at the end.
    #[inline]
    fn finish(&mut self) -> Label {
        let label = self.ends.len() as Label;
        self.ends.push(self.arena.len() as u32);
        label
    }

    /// Whether it is time to [`Labels::sweep`].
    #[inline]
    pub(super) fn are_many(&self) -> bool {
        self.ends.len() >= self.limit
    }

    /// Forgets the labels that no word has, nor any of `kept`, and numbers the others anew.
    pub(super) fn sweep<'a>(&mut self, kept: impl Iterator<Item = &'a mut Label>) {
        let (arena, ends) = (std::mem::take(&mut self.arena), std::mem::replace(&mut self.ends, vec![0]));
        let mut numbers: Vec<Label> = vec![0; ends.len()];
        let (new_arena, new_ends) = (&mut self.arena, &mut self.ends);
        let mut renumber = |label: &mut Label| {
            let old = *label as usize;
            if old != 0 {
                if numbers[old] == 0 {
                    numbers[old] = new_ends.len() as Label;
                    new_arena.extend_from_slice(&arena[ends[old - 1] as usize..ends[old] as usize]);
                    new_ends.push(new_arena.len() as u32);
                }
                *label = numbers[old];
            }
        };
        self.near.iter_mut().chain(self.far.values_mut()).for_each(&mut renumber);
        kept.for_each(renumber);
        self.limit = MANY.max(2 * self.ends.len());
    }
}
