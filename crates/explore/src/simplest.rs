//! The simplest way to each ending: the one with the fewest preemptions, then with the fewest switches, then steps.
//!
//! A *preemption* is a switch away from a thread that could have gone on. Most mistakes need one or two of them
//! (Musuvathi, Qadeer, "Iterative context bounding", 2007). Found by a search over states and who ran last, cheapest
//! first (Dijkstra 1959).

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use rustc_hash::FxHashMap;

use crate::graph::{Graph, NodeId, Turn};

/// What a way costs.
type Cost = (u32, u32, u32);
/// A node and the thread whose step led there.
type Place = (NodeId, Option<Turn>);

/// The simplest way to an ending.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Simplest {
    /// How many times a thread is left that could have gone on.
    pub preemptions: u32,
    /// Whose step comes when.
    pub path: Vec<Turn>,
}

/// The simplest way to each ending, in the order of [`Graph::endings`]; `None` for one that no known way leads to.
pub fn simplest(graph: &Graph) -> Vec<Option<Simplest>> {
    simplest_and_covered(graph).0
}

/// As [`simplest`], and the fewest preemptions of a way to a step that nobody has gone: all ways with fewer are known.
/// `None` where all are.
pub(crate) fn simplest_and_covered(graph: &Graph) -> (Vec<Option<Simplest>>, Option<u32>) {
    let is_complete = graph.is_complete();
    let mut uncovered: Option<u32> = None;
    let mut best: Vec<Option<Simplest>> = vec![None; graph.endings.len()];
    if graph.nodes().is_empty() {
        return (best, uncovered);
    }
    let mut missing = best.len();
    let mut known: FxHashMap<Place, (Cost, Option<Place>)> = FxHashMap::default();
    // Of equal ones the first: which number a node has differs from search to search.
    let mut heap = BinaryHeap::from([Reverse(((0, 0, 0), 0_usize, (0, None)))]);
    let mut pushed = 0;
    known.insert((0, None), ((0, 0, 0), None));
    while let Some(Reverse((cost, _, place))) = heap.pop() {
        if known.get(&place).is_some_and(|(cheaper, _)| *cheaper < cost) {
            continue;
        }
        let node = graph.node(place.0);
        if let Some(ending) = node.ending {
            let found = &mut best[ending as usize];
            if found.is_none() {
                *found = Some(Simplest { preemptions: cost.0, path: path(&known, place) });
                missing -= 1;
            }
            if missing == 0 && is_complete {
                break;
            }
        }
        for (turn, to) in &node.steps {
            let more = add(cost, place.1, *turn, node.can_go(place.1.unwrap_or(*turn)));
            let Some(to) = to else {
                uncovered = Some(uncovered.map_or(more.0, |fewest| fewest.min(more.0)));
                continue;
            };
            let next = (*to, Some(*turn));
            if known.get(&next).is_none_or(|(other, _)| more < *other) {
                known.insert(next, (more, Some(place)));
                pushed += 1;
                heap.push(Reverse((more, pushed, next)));
            }
        }
    }
    (best, uncovered)
}

fn add(cost: Cost, last: Option<Turn>, turn: Turn, last_could_go: bool) -> Cost {
    let switches = last.is_some_and(|last| last != turn);
    (cost.0 + u32::from(switches && last_could_go), cost.1 + u32::from(switches), cost.2 + 1)
}

fn path(known: &FxHashMap<Place, (Cost, Option<Place>)>, mut place: Place) -> Vec<Turn> {
    let mut path = Vec::new();
    while let (Some(turn), Some((_, Some(before)))) = (place.1, known.get(&place)) {
        path.push(turn);
        place = *before;
    }
    path.reverse();
    path
}
