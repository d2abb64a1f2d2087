//! Ways through the graph: an interleaving is a path from the root to an end.

use num_bigint::BigUint;

use crate::graph::{Ending, Graph, NodeId};

/// How many interleavings there are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    /// All of them.
    pub all: BigUint,
    /// Those that lead to each ending, in the order of [`Graph::endings`].
    pub by_ending: Vec<BigUint>,
}

/// Counts the interleavings; `None` when there are infinitely many, for the graph has a cycle.
pub fn count(graph: &Graph) -> Option<Counted> {
    let order = topological(graph)?;
    let mut ways = vec![BigUint::ZERO; graph.nodes().len()];
    let mut by_ending = vec![BigUint::ZERO; graph.endings.len()];
    if let Some(root) = ways.first_mut() {
        *root = BigUint::from(1_u32);
    }
    for node in order {
        let here = std::mem::take(&mut ways[node as usize]);
        for to in targets(graph, node) {
            ways[to as usize] += &here;
        }
        if let Some(ending) = graph.node(node).ending {
            by_ending[ending as usize] += here;
        }
    }
    Some(Counted { all: by_ending.iter().sum(), by_ending })
}

/// Where the steps from a node lead, as far as is known.
pub(crate) fn targets(graph: &Graph, node: NodeId) -> impl Iterator<Item = NodeId> + '_ {
    graph.node(node).steps.iter().filter_map(|(_, to)| *to)
}

/// All nodes, each after those that lead to it (Kahn 1962); `None` when there is a cycle.
pub(crate) fn topological(graph: &Graph) -> Option<Vec<NodeId>> {
    let mut before = vec![0_u32; graph.nodes().len()];
    let all = 0..graph.nodes().len() as NodeId;
    for to in all.clone().flat_map(|node| targets(graph, node)) {
        before[to as usize] += 1;
    }
    let mut order: Vec<NodeId> = all.filter(|node| before[*node as usize] == 0).collect();
    let mut at = 0;
    while let Some(&node) = order.get(at) {
        at += 1;
        for to in targets(graph, node) {
            before[to as usize] -= 1;
            if before[to as usize] == 0 {
                order.push(to);
            }
        }
    }
    (order.len() == graph.nodes().len()).then_some(order)
}

/// How many ends the graph has that are reached by at most so many steps from the root, by ending: for graphs with
/// cycles.
pub fn count_up_to(graph: &Graph, steps: usize) -> Vec<BigUint> {
    let mut by_ending = vec![BigUint::ZERO; graph.endings.len()];
    let mut ways = vec![BigUint::ZERO; graph.nodes().len()];
    if let Some(root) = ways.first_mut() {
        *root = BigUint::from(1_u32);
    }
    for _ in 0..=steps {
        let mut next = vec![BigUint::ZERO; ways.len()];
        for (node, here) in ways.iter().enumerate().filter(|(_, here)| **here != BigUint::ZERO) {
            let ending: Option<Ending> = graph.node(node as NodeId).ending;
            if let Some(ending) = ending {
                by_ending[ending as usize] += here;
            }
            for to in targets(graph, node as NodeId) {
                next[to as usize] += here;
            }
        }
        ways = next;
    }
    by_ending
}
