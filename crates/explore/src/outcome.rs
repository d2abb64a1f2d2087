//! What a program can come to, and how.

use num_bigint::BigUint;

use crate::count::{Counted, count, count_up_to};
use crate::graph::{Ending, Graph};
use crate::simplest::{Simplest, simplest_and_covered};

/// One thing that the program can come to.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// Its index in [`Graph::endings`].
    pub ending: Ending,
    /// How many interleavings lead to it; `None` where they are infinitely many, or not all are known.
    pub interleavings: Option<BigUint>,
    /// The simplest of them.
    pub simplest: Simplest,
}

impl Outcome {
    /// Whether threads that run one after the other, each as far as it can, come to it.
    pub fn is_serial(&self) -> bool {
        self.simplest.preemptions == 0
    }
}

/// Interleavings up to a length.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bounded {
    /// The most steps.
    pub steps: usize,
    /// How many there are for each ending, in the order of [`Graph::endings`].
    pub by_ending: Vec<BigUint>,
}

/// Interleavings in a graph with circles are counted up to this many steps, or twice those of the longest of the
/// simplest ways.
const STEPS: usize = 20;
/// What such counting may take: nodes by steps.
const WORK: usize = 50_000_000;

/// All that a program can come to.
#[derive(Clone, Debug)]
pub struct Outcomes {
    /// Each, in the order in which they were found.
    pub each: Vec<Outcome>,
    /// How many interleavings there are; `None` where they are infinitely many, or not all are known.
    pub interleavings: Option<BigUint>,
    /// Where they are infinitely many: those of so many steps at most.
    pub bounded: Option<Bounded>,
    /// Whether the graph is known whole.
    pub complete: bool,
    /// All interleavings with fewer preemptions than this are known; `None` when all are.
    pub uncovered: Option<u32>,
    /// How many states it has.
    pub states: usize,
}

impl Outcomes {
    /// What a graph says.
    pub fn of(graph: &Graph) -> Outcomes {
        let complete = graph.is_complete();
        let counted: Option<Counted> = if complete { count(graph) } else { None };
        let (ways, uncovered) = simplest_and_covered(graph);
        let longest = ways.iter().flatten().map(|way| way.path.len()).max().unwrap_or(0);
        let steps = (2 * longest).max(STEPS).min(WORK / graph.nodes().len().max(1));
        let is_cyclic = complete && counted.is_none();
        let bounded = is_cyclic.then(|| Bounded { steps, by_ending: count_up_to(graph, steps) });
        let each = ways.into_iter().enumerate().filter_map(|(index, simplest)| {
            let interleavings = counted.as_ref().map(|counted| counted.by_ending[index].clone());
            Some(Outcome { ending: index as Ending, interleavings, simplest: simplest? })
        });
        Outcomes {
            each: each.collect(),
            interleavings: counted.as_ref().map(|counted| counted.all.clone()),
            bounded,
            complete,
            uncovered,
            states: graph.nodes().len(),
        }
    }
}
