//! Locks that are taken while others are held: where the orders form a circle, threads can come to wait for each other.
//!
//! A circle is told only if its threads differ, if they can run at the same time (neither knows the other's part by
//! starts and joins alone), and if no lock that all of them hold keeps them apart.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;
use sync::ThreadId;

use super::clock::Clock;
use crate::event::{LockId, Site};

/// The most takings that are told apart.
const MOST_TAKINGS: usize = 4096;
/// The longest circle that is looked for.
const LONGEST: usize = 8;
/// The most circles that are told.
const MOST_CYCLES: usize = 16;

/// A thread took one lock while it had another.
#[derive(Clone, Debug)]
pub struct Taking {
    /// Who.
    pub thread: ThreadId,
    /// Where it had taken the lock that it had.
    pub had: Site,
    /// Where it took the other.
    pub took: Site,
}

/// Takings that form a circle: each took what the next one had.
#[derive(Clone, Debug)]
pub struct Cycle {
    /// Each with another thread.
    pub takings: Vec<Taking>,
}

#[derive(Clone)]
struct Edge {
    from: LockId,
    to: LockId,
    taking: Taking,
    /// All locks that the thread had then.
    held: BTreeSet<LockId>,
    /// What it knew by starts and joins.
    forks: Clock,
}

/// What is known of the order of locks.
#[derive(Default)]
pub(super) struct Order {
    known: FxHashMap<(LockId, LockId, ThreadId), usize>,
    edges: Vec<Edge>,
}

impl Order {
    pub(super) fn knows(&self, from: LockId, to: LockId, thread: ThreadId) -> bool {
        self.known.contains_key(&(from, to, thread)) || self.edges.len() >= MOST_TAKINGS
    }

    /// A thread with these locks took another.
    pub(super) fn add(
        &mut self,
        had: (LockId, Site),
        took: (LockId, Site),
        thread: ThreadId,
        held: &[LockId],
        forks: &Clock,
    ) {
        self.known.insert((had.0, took.0, thread), self.edges.len());
        let taking = Taking { thread, had: had.1, took: took.1 };
        let held = held.iter().copied().collect();
        self.edges.push(Edge { from: had.0, to: took.0, taking, held, forks: forks.clone() });
    }

    /// The circles, each once.
    pub(super) fn cycles(&self) -> Vec<Cycle> {
        let mut out = FxHashMap::<LockId, Vec<usize>>::default();
        for (index, edge) in self.edges.iter().enumerate() {
            out.entry(edge.from).or_default().push(index);
        }
        let mut search = Search { order: self, out, told: BTreeSet::new(), cycles: Vec::new() };
        for start in 0..self.edges.len() {
            search.extend(&mut vec![start]);
        }
        search.cycles
    }
}

struct Search<'a> {
    order: &'a Order,
    out: FxHashMap<LockId, Vec<usize>>,
    /// The locks of the circles that were found.
    told: BTreeSet<BTreeSet<LockId>>,
    cycles: Vec<Cycle>,
}

impl Search<'_> {
    /// Goes on from a chain of takings whose first one is the oldest.
    fn extend(&mut self, chain: &mut Vec<usize>) {
        let edge = |index: usize| &self.order.edges[index];
        let (first, last) = (edge(chain[0]), edge(chain[chain.len() - 1]));
        if chain.len() > 1 && last.to == first.from {
            let locks: BTreeSet<LockId> = chain.iter().map(|&index| edge(index).from).collect();
            let cycle = Cycle { takings: chain.iter().map(|&index| edge(index).taking.clone()).collect() };
            if self.cycles.len() < MOST_CYCLES && self.told.insert(locks) {
                self.cycles.push(cycle);
            }
            return;
        }
        if chain.len() == LONGEST || self.cycles.len() == MOST_CYCLES {
            return;
        }
        for next in self.out.get(&last.to).cloned().unwrap_or_default() {
            if next > chain[0] && chain.iter().all(|&index| can_meet(edge(index), edge(next))) {
                chain.push(next);
                self.extend(chain);
                chain.pop();
            }
        }
    }
}

/// Whether two takings can be under way at the same time.
fn can_meet(one: &Edge, other: &Edge) -> bool {
    let (first, second) = (one.taking.thread, other.taking.thread);
    let before = |a: &Edge, b: &Edge| b.forks.knows(a.taking.thread, a.forks.get(a.taking.thread));
    first != second
        && one.from != other.from
        && one.held.is_disjoint(&other.held)
        && !before(one, other)
        && !before(other, one)
}
