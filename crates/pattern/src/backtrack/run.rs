//! One try at one place of a text.

use smallvec::SmallVec;

use super::code::{Code, ENDLESS, Place, Step};
use super::text::{Text, lower};
use super::{Halt, Limits};
use crate::program::UNMATCHED;
use crate::tree::{Anchor, Fold};

/// So many choices may be open at a time; each takes 32 bytes.
const MOST_CHOICES: usize = 1 << 24;

/// How far a loop has got.
#[derive(Clone, Copy)]
struct Counter {
    rounds: u32,
    /// Where the last round began.
    start: usize,
}

/// What to do when the way taken fails.
enum Choice {
    /// Go on here.
    Try { step: Place, at: usize },
    /// Another round of a loop, whose head this is.
    Again { head: Place, at: usize },
    /// One character less, down to `low`.
    Fewer { step: Place, low: usize, at: usize },
    /// One character more, at most `left`.
    More { step: Place, left: u32, at: usize },
    /// A group was somewhere else before.
    Slot { slot: usize, old: usize },
    /// A loop was somewhere else before.
    Loop { counter: usize, old: Counter },
}

/// The state of a search.
pub(super) struct Run<'a, 'l> {
    code: &'a Code,
    text: Text<'a>,
    /// Begins and ends of groups.
    pub slots: SmallVec<[usize; 8]>,
    counters: SmallVec<[Counter; 2]>,
    choices: SmallVec<[Choice; 8]>,
    limits: &'a mut Limits<'l>,
    start: usize,
}

impl<'a, 'l> Run<'a, 'l> {
    pub(super) fn new(code: &'a Code, text: Text<'a>, groups: usize, limits: &'a mut Limits<'l>) -> Run<'a, 'l> {
        let slots = SmallVec::from_elem(UNMATCHED, 2 * (groups + 1));
        let counters = SmallVec::from_elem(Counter { rounds: 0, start: UNMATCHED }, code.counters);
        Run { code, text, slots, counters, choices: SmallVec::new(), limits, start: 0 }
    }

    /// Whether the pattern matches at a place; if not, everything is as before.
    pub(super) fn try_at(&mut self, start: usize) -> Result<bool, Halt> {
        self.start = start;
        let Some(end) = self.go(0, start)? else { return Ok(false) };
        (self.slots[0], self.slots[1]) = (start, end);
        Ok(true)
    }

    /// Where a match ends of the steps from one up to `Match` or `Accept`.
    fn go(&mut self, step: Place, at: usize) -> Result<Option<usize>, Halt> {
        let base = self.choices.len();
        let (mut step, mut at) = (step, at);
        loop {
            let next = match &self.code.steps[step] {
                Step::Octet(octet) => (self.text.octet(at) == Some(*octet)).then_some(at + 1),
                Step::Octets(octets) => self.text.starts_with(at, octets).then_some(at + octets.len()),
                Step::One(class) => self.text.one(&self.code.classes[*class], at),
                Step::Many { class, min, max, next } => self.many(step, at, (*class, *min, *max), *next)?,
                Step::Few { class, min, max, next } => self.few(step, at, (*class, *min, *max), *next)?,
                Step::All { class, min, max } => self
                    .text
                    .several(&self.code.classes[*class], at, *max)
                    .filter(|found| found.count >= *min)
                    .map(|found| found.end),
                Step::Save(slot) => {
                    self.choices.push(Choice::Slot { slot: *slot, old: self.slots[*slot] });
                    self.slots[*slot] = at;
                    Some(at)
                }
                Step::Anchor(anchor) => self.holds(*anchor, at).then_some(at),
                Step::BackReference { group, fold } => self.again(*group, *fold, at),
                Step::Enter(counter) => {
                    self.count(*counter, Counter { rounds: 0, start: UNMATCHED });
                    Some(at)
                }
                Step::Jump(place) => {
                    step = *place;
                    continue;
                }
                Step::Split { first, other } => {
                    self.choices.push(Choice::Try { step: *other, at });
                    step = *first;
                    continue;
                }
                Step::Loop { .. } => {
                    step = self.round(step, at)?;
                    continue;
                }
                Step::Condition { group, no } => {
                    step = if self.slots[2 * group + 1] == UNMATCHED { *no } else { step + 1 };
                    continue;
                }
                Step::Look { back, negated, after } => {
                    let (after, negated) = (*after, *negated);
                    if self.look(step + 1, at, *back, negated)? {
                        step = after;
                        continue;
                    }
                    None
                }
                Step::Atomic { after } => {
                    let (after, height) = (*after, self.choices.len());
                    match self.go(step + 1, at)? {
                        Some(end) => {
                            self.decide(height);
                            (step, at) = (after, end);
                            continue;
                        }
                        None => None,
                    }
                }
                Step::Accept => return Ok(Some(at)),
                Step::Match if self.is_wanted(at) => return Ok(Some(at)),
                Step::Match | Step::Fail => None,
            };
            match next {
                Some(place) => (step, at) = (step + 1, place),
                None => match self.back(base)? {
                    Some(other) => (step, at) = other,
                    None => return Ok(None),
                },
            }
        }
    }

    fn is_wanted(&self, end: usize) -> bool {
        !(self.limits.full && end != self.text.len() || self.limits.not_empty && end == self.start)
    }

    /// The newest choice that is still open, above a height; what was done after it is undone.
    fn back(&mut self, base: usize) -> Result<Option<(Place, usize)>, Halt> {
        self.limits.spend(1)?;
        if self.choices.len() > MOST_CHOICES {
            return Err(Halt::TooDeep);
        }
        while self.choices.len() > base {
            match self.choices.pop() {
                Some(Choice::Slot { slot, old }) => self.slots[slot] = old,
                Some(Choice::Loop { counter, old }) => self.counters[counter] = old,
                Some(Choice::Try { step, at }) => return Ok(Some((step, at))),
                Some(Choice::Again { head, at }) => {
                    if let Step::Loop { counter, .. } = self.code.steps[head] {
                        self.begin_round(counter, at);
                    }
                    return Ok(Some((head + 1, at)));
                }
                Some(Choice::Fewer { step, low, at }) => {
                    if let Some(at) = self.fewer(step, low, at) {
                        return Ok(Some((step + 1, at)));
                    }
                }
                Some(Choice::More { step, left, at }) => {
                    if let Some(at) = self.more(step, left, at)? {
                        return Ok(Some((step + 1, at)));
                    }
                }
                None => break,
            }
        }
        Ok(None)
    }

    /// The steps taken are final: groups stay to be undone, other ways are forgotten.
    fn decide(&mut self, height: usize) {
        let mut kept = height;
        for index in height..self.choices.len() {
            if matches!(self.choices[index], Choice::Slot { .. } | Choice::Loop { .. }) {
                self.choices.swap(kept, index);
                kept += 1;
            }
        }
        self.choices.truncate(kept);
    }

    fn undo(&mut self, height: usize) {
        while self.choices.len() > height {
            match self.choices.pop() {
                Some(Choice::Slot { slot, old }) => self.slots[slot] = old,
                Some(Choice::Loop { counter, old }) => self.counters[counter] = old,
                _ => {}
            }
        }
    }

    fn look(&mut self, body: Place, at: usize, back: Option<usize>, negated: bool) -> Result<bool, Halt> {
        let height = self.choices.len();
        let start = match back {
            Some(count) => self.text.before(at, count),
            None => Some(at),
        };
        let found = match start {
            Some(start) => self.go(body, start)?.is_some(),
            None => false,
        };
        match (found, negated) {
            (true, true) => self.undo(height),
            (true, false) => self.decide(height),
            (false, _) => {}
        }
        Ok(found != negated)
    }

    // Loops

    fn count(&mut self, counter: usize, now: Counter) {
        let old = std::mem::replace(&mut self.counters[counter], now);
        self.choices.push(Choice::Loop { counter, old });
    }

    fn begin_round(&mut self, counter: usize, at: usize) {
        let rounds = self.counters[counter].rounds.saturating_add(1);
        self.count(counter, Counter { rounds, start: at });
    }

    /// Where to go on at the head of a loop.
    fn round(&mut self, head: Place, at: usize) -> Result<Place, Halt> {
        let Step::Loop { counter, min, max, lazy, after } = self.code.steps[head] else { return Ok(head) };
        self.limits.spend(1)?;
        if self.choices.len() > MOST_CHOICES {
            return Err(Halt::TooDeep);
        }
        let Counter { rounds, start } = self.counters[counter];
        if rounds >= min {
            // A round that matched nothing is the last.
            if start == at || max != ENDLESS && rounds >= max {
                return Ok(after);
            }
            if lazy {
                self.choices.push(Choice::Again { head, at });
                return Ok(after);
            }
            self.choices.push(Choice::Try { step: after, at });
        }
        self.begin_round(counter, at);
        Ok(head + 1)
    }

    fn many(
        &mut self,
        step: Place,
        at: usize,
        (class, min, max): (usize, u32, u32),
        next: Option<u8>,
    ) -> Result<Option<usize>, Halt> {
        let class = &self.code.classes[class];
        let Some(found) = self.text.several(class, at, max).filter(|found| found.count >= min) else { return Ok(None) };
        self.limits.spend((found.end - at) / 16)?;
        let low = if min == 0 { at } else { self.text.skip(at, min) };
        if next.is_none() || self.text.octet(found.end) == next {
            if found.end > low {
                self.choices.push(Choice::Fewer { step, low, at: found.end });
            }
            return Ok(Some(found.end));
        }
        Ok(self.fewer(step, low, found.end))
    }

    fn fewer(&mut self, step: Place, low: usize, mut at: usize) -> Option<usize> {
        let Step::Many { next, .. } = self.code.steps[step] else { return None };
        while at > low {
            at = self.text.back_one(at);
            if next.is_none() || self.text.octet(at) == next {
                if at > low {
                    self.choices.push(Choice::Fewer { step, low, at });
                }
                return Some(at);
            }
        }
        None
    }

    fn few(
        &mut self,
        step: Place,
        at: usize,
        (class, min, max): (usize, u32, u32),
        next: Option<u8>,
    ) -> Result<Option<usize>, Halt> {
        let found = self.text.several(&self.code.classes[class], at, min);
        let Some(found) = found.filter(|found| found.count >= min) else { return Ok(None) };
        let left = if max == ENDLESS { ENDLESS } else { max.saturating_sub(min) };
        if next.is_none() || self.text.octet(found.end) == next {
            self.choices.push(Choice::More { step, left, at: found.end });
            return Ok(Some(found.end));
        }
        self.more(step, left, found.end)
    }

    fn more(&mut self, step: Place, mut left: u32, at: usize) -> Result<Option<usize>, Halt> {
        let Step::Few { class, next, .. } = self.code.steps[step] else { return Ok(None) };
        let class = &self.code.classes[class];
        let mut end = at;
        while left > 0 {
            let Some(further) = self.text.one(class, end) else { break };
            end = further;
            left = if left == ENDLESS { ENDLESS } else { left - 1 };
            if next.is_none() || self.text.octet(end) == next {
                self.limits.spend((end - at) / 16)?;
                self.choices.push(Choice::More { step, left, at: end });
                return Ok(Some(end));
            }
        }
        Ok(None)
    }

    // What matches no character of its own

    fn holds(&self, anchor: Anchor, at: usize) -> bool {
        let (text, newline) = (&self.text, Some(b'\n'));
        match anchor {
            Anchor::Start => at == 0,
            Anchor::LineStart => at == 0 || text.octet(at - 1) == newline,
            Anchor::End => at == text.len() || at + 1 == text.len() && text.octet(at) == newline,
            Anchor::LineEnd => at == text.len() || text.octet(at) == newline,
            Anchor::TextEnd => at == text.len(),
            Anchor::Boundary { negated, ascii } => {
                // In CPython 3.13 neither holds in an empty text.
                let Some(words) = self.code.words[usize::from(ascii)].filter(|_| text.len() > 0) else { return false };
                let words = &self.code.classes[words];
                let before = text.before(at, 1).is_some_and(|before| text.one(words, before).is_some());
                let after = text.one(words, at).is_some();
                (before != after) != negated
            }
        }
    }

    /// The end of what a group matched, matched again.
    fn again(&self, group: usize, fold: Fold, at: usize) -> Option<usize> {
        let (start, end) = (self.slots[2 * group], self.slots[2 * group + 1]);
        if start == UNMATCHED || end == UNMATCHED || end < start {
            return None;
        }
        if fold == Fold::Exact {
            let there = at + (end - start);
            return self.text.starts_with(at, self.text.slice(start, end)).then_some(there);
        }
        let (mut one, mut other) = (start, at);
        while one < end {
            let ((first, after), (second, further)) = (self.text.character(one)?, self.text.character(other)?);
            if lower(first, fold) != lower(second, fold) {
                return None;
            }
            (one, other) = (after, further);
        }
        Some(other)
    }
}
