//! States in parts: what all threads share, and what is each thread's own.
//!
//! What a thread does next depends on its own part and the shared one, and changes no more than these. So a step that
//! was once gone need not be gone again where only other threads stand elsewhere.

use crate::graph::{Digest, Turn};

/// A state in parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parts {
    /// What all threads can reach.
    pub shared: Digest,
    /// What each thread that has not ended can reach alone.
    pub own: Vec<Part>,
    /// The locks that are held, each with the thread that may take it again, if any may.
    pub held: Vec<(u32, Option<Turn>)>,
    /// Whether what is looked for is so, in what all threads share.
    pub holds: bool,
}

/// What one thread can reach alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Who.
    pub turn: Turn,
    /// What tells it from others.
    pub digest: Digest,
    /// The lock that it is about to take.
    pub wants: Option<u32>,
    /// Whether it waits for another thread to end.
    pub waits: bool,
}

/// A hash of several things, one after the other.
pub(crate) fn digest_of(things: &[&[u8]]) -> Digest {
    let mut state = blake2b_simd::Params::new().hash_length(32).to_state();
    things.iter().for_each(|thing| {
        state.update(thing);
    });
    let mut digest = Digest::default();
    digest.copy_from_slice(state.finalize().as_bytes());
    digest
}

impl Parts {
    /// What tells the whole state from others.
    pub fn digest(&self) -> Digest {
        let heads: Vec<[u8; 2]> = self.own.iter().map(|part| [part.turn, u8::from(part.waits)]).collect();
        let own = heads.iter().zip(&self.own).flat_map(|(head, part)| [&head[..], &part.digest[..]]);
        digest_of(&[&self.shared[..]].into_iter().chain(own).collect::<Vec<&[u8]>>())
    }

    /// Who can go on.
    pub fn turns(&self) -> Vec<Turn> {
        let is_free =
            |turn: Turn, wanted: u32| self.held.iter().all(|(lock, owner)| *lock != wanted || *owner == Some(turn));
        let able = |part: &&Part| !part.waits && part.wants.is_none_or(|lock| is_free(part.turn, lock));
        self.own.iter().filter(able).map(|part| part.turn).collect()
    }

    /// A thread's own part.
    pub fn own(&self, turn: Turn) -> Option<&Part> {
        self.own.iter().find(|part| part.turn == turn)
    }
}

/// What a step of one thread makes of what it can reach.
#[derive(Clone, Debug)]
pub(crate) struct Effect {
    shared: Digest,
    /// The thread's own part after it; `None` where the thread has ended with it.
    own: Option<Part>,
    held: Vec<(u32, Option<Turn>)>,
    holds: bool,
    /// The other threads that waited, for what this step did perhaps, and what became of them.
    waiting: Vec<(Part, Option<Part>)>,
}

/// The threads that wait, one aside.
fn waiting(parts: &Parts, turn: Turn) -> impl Iterator<Item = &Part> {
    parts.own.iter().filter(move |part| part.waits && part.turn != turn)
}

impl Effect {
    /// What a step did, if it changed nothing but the shared part and the thread's own, and those of threads that
    /// waited.
    pub(crate) fn of(before: &Parts, after: &Parts, turn: Turn) -> Option<Effect> {
        let stay = |parts: &Parts| -> Vec<Part> {
            let waited = |turn: Turn| before.own(turn).is_some_and(|part| part.waits);
            parts.own.iter().filter(|part| part.turn != turn && !waited(part.turn)).cloned().collect()
        };
        if stay(before) != stay(after) {
            return None;
        }
        let waiting = waiting(before, turn).map(|part| (part.clone(), after.own(part.turn).cloned())).collect();
        let (own, held) = (after.own(turn).cloned(), after.held.clone());
        Some(Effect { shared: after.shared, own, held, holds: after.holds, waiting })
    }

    /// The state after the step of a thread; `None` where others wait than then, and another effect is to be expected.
    pub(crate) fn apply(&self, before: &Parts, turn: Turn) -> Option<Parts> {
        if !self.waiting.iter().map(|(was, _)| was).eq(waiting(before, turn)) {
            return None;
        }
        let becomes = |part: &Part| match self.waiting.iter().find(|(was, _)| was.turn == part.turn) {
            _ if part.turn == turn => self.own.clone(),
            Some((_, becomes)) => becomes.clone(),
            None => Some(part.clone()),
        };
        let own = before.own.iter().filter_map(becomes).collect();
        Some(Parts { shared: self.shared, own, held: self.held.clone(), holds: self.holds })
    }

    /// Whether another is about the same waiting threads.
    pub(crate) fn replaces(&self, other: &Effect) -> bool {
        self.waiting.iter().map(|(was, _)| was).eq(other.waiting.iter().map(|(was, _)| was))
    }
}
