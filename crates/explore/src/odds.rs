//! What can still come of each state: in how many of the interleavings from there on something comes to be so.

use num_bigint::BigUint;

use crate::count::{targets, topological};
use crate::graph::{Graph, Node, NodeId};

/// Whether something will come to be so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// In no interleaving.
    Impossible,
    /// In some.
    Open,
    /// In all.
    Certain,
}

/// Interleavings from one state on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Ways {
    /// Those in which it comes to be so.
    good: BigUint,
    all: BigUint,
}

/// What can come of each state of a graph that is known whole.
#[derive(Clone, Debug)]
pub struct Odds {
    fates: Vec<Fate>,
    /// `None` where there are infinitely many interleavings, for the graph has a cycle.
    ways: Option<Vec<Ways>>,
}

impl Odds {
    /// Those of coming by a state that `is_so`. Where threads can go round in circles they are taken to be let out.
    pub fn of(graph: &Graph, is_so: impl Fn(&Node) -> bool) -> Odds {
        let is_so: Vec<bool> = graph.nodes().iter().map(is_so).collect();
        let ends = |node: &NodeId| graph.node(*node).ending.is_some();
        let all = || 0..graph.nodes().len() as NodeId;
        let can = leading(graph, all().filter(|node| is_so[*node as usize]), |_| true);
        let missing = all().filter(|node| ends(node) && !is_so[*node as usize]);
        let can_miss = leading(graph, missing, |node| !is_so[node as usize]);
        let fate = |(can, can_miss)| match (can, can_miss) {
            (false, _) => Fate::Impossible,
            (true, true) => Fate::Open,
            (true, false) => Fate::Certain,
        };
        Odds { fates: can.into_iter().zip(can_miss).map(fate).collect(), ways: ways(graph, &is_so) }
    }

    /// What can come of a state.
    pub fn fate(&self, node: NodeId) -> Fate {
        self.fates[node as usize]
    }

    /// In how many interleavings from a state on it comes to be so, and how many there are; `None` where they are
    /// infinitely many.
    pub fn ways(&self, node: NodeId) -> Option<(&BigUint, &BigUint)> {
        let ways = &self.ways.as_ref()?[node as usize];
        Some((&ways.good, &ways.all))
    }
}

/// For each node whether a way leads from it to one of these through such nodes as may be passed.
fn leading(graph: &Graph, to: impl Iterator<Item = NodeId>, may_pass: impl Fn(NodeId) -> bool) -> Vec<bool> {
    let mut before: Vec<Vec<NodeId>> = vec![Vec::new(); graph.nodes().len()];
    for node in 0..graph.nodes().len() as NodeId {
        targets(graph, node).for_each(|to| before[to as usize].push(node));
    }
    let mut leads = vec![false; graph.nodes().len()];
    let mut open: Vec<NodeId> = to.collect();
    while let Some(node) = open.pop() {
        if !std::mem::replace(&mut leads[node as usize], true) {
            open.extend(before[node as usize].iter().copied().filter(|node| may_pass(*node)));
        }
    }
    leads
}

fn ways(graph: &Graph, is_so: &[bool]) -> Option<Vec<Ways>> {
    let mut ways = vec![Ways::default(); graph.nodes().len()];
    for node in topological(graph)?.into_iter().rev() {
        let mut here = Ways::default();
        if graph.node(node).ending.is_some() {
            here.all = BigUint::from(1_u32);
        }
        for to in targets(graph, node) {
            here.all += &ways[to as usize].all;
            here.good += &ways[to as usize].good;
        }
        if is_so[node as usize] {
            here.good.clone_from(&here.all);
        }
        ways[node as usize] = here;
    }
    Some(ways)
}
