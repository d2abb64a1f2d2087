//! What a program can come to, and how.

use num_bigint::BigUint;

use crate::count::{Counted, count};
use crate::graph::{Ending, Graph};
use crate::simplest::{Simplest, simplest};

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

/// All that a program can come to.
#[derive(Clone, Debug)]
pub struct Outcomes {
    /// Each, in the order in which they were found.
    pub each: Vec<Outcome>,
    /// How many interleavings there are; `None` where they are infinitely many, or not all are known.
    pub interleavings: Option<BigUint>,
    /// Whether the graph is known whole.
    pub complete: bool,
    /// How many states it has.
    pub states: usize,
}

impl Outcomes {
    /// What a graph says.
    pub fn of(graph: &Graph) -> Outcomes {
        let complete = graph.is_complete();
        let counted: Option<Counted> = if complete { count(graph) } else { None };
        let each = simplest(graph).into_iter().enumerate().filter_map(|(index, simplest)| {
            let interleavings = counted.as_ref().map(|counted| counted.by_ending[index].clone());
            Some(Outcome { ending: index as Ending, interleavings, simplest: simplest? })
        });
        Outcomes {
            each: each.collect(),
            interleavings: counted.as_ref().map(|counted| counted.all.clone()),
            complete,
            states: graph.nodes().len(),
        }
    }
}
