//! Ways that go round in circles: threads that spin until another does something, and such that spin for ever.

use std::collections::BTreeSet;

use crate::graph::{Graph, NodeId, Turn};

/// What there is of circles in a graph.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cycles {
    /// Threads that go round while another could end that. They are taken to be *fair*: sooner or later the other goes
    /// on, so going round for ever is no outcome.
    pub spinning: BTreeSet<Turn>,
    /// Whether threads can go round for ever though each that can go on does so again and again (*livelock*).
    pub livelock: bool,
}

/// Looks for circles. Where nothing leads out of one, the program never ends: its nodes get `endless` as ending.
pub fn cycles(graph: &mut Graph, endless: &str) -> Cycles {
    let mut found = Cycles::default();
    for component in components(graph) {
        let inside: BTreeSet<NodeId> = component.iter().copied().collect();
        let steps = |node: &NodeId| graph.node(*node).steps.clone();
        let is_inside = |to: &Option<NodeId>| to.is_some_and(|to| inside.contains(&to));
        let all: Vec<(Turn, Option<NodeId>)> = component.iter().flat_map(steps).collect();
        let going: BTreeSet<Turn> = all.iter().filter(|(_, to)| is_inside(to)).map(|(turn, _)| *turn).collect();
        if going.is_empty() {
            continue;
        }
        if all.iter().all(|(_, to)| is_inside(to)) {
            graph.end_at(&component, endless.to_owned());
            continue;
        }
        let always = |turn: &Turn| component.iter().all(|node| graph.node(*node).can_go(*turn));
        let is_fair = all.iter().map(|(turn, _)| turn).filter(|turn| always(turn)).all(|turn| going.contains(turn));
        if is_fair {
            found.livelock = true;
        } else {
            found.spinning.extend(going);
        }
    }
    found
}

/// The strongly connected components (Tarjan 1972), without recursion.
fn components(graph: &Graph) -> Vec<Vec<NodeId>> {
    const UNSEEN: u32 = u32::MAX;
    let count = graph.nodes().len();
    let (mut index, mut low, mut is_on) = (vec![UNSEEN; count], vec![0_u32; count], vec![false; count]);
    let (mut stack, mut all, mut next): (Vec<NodeId>, Vec<Vec<NodeId>>, u32) = (Vec::new(), Vec::new(), 0);
    for root in 0..count as NodeId {
        // Nodes on the way, each with the number of steps that were followed.
        let mut way: Vec<(NodeId, usize)> = if index[root as usize] == UNSEEN { vec![(root, 0)] } else { Vec::new() };
        while let Some((node, step)) = way.last_mut() {
            let at = *node as usize;
            if index[at] == UNSEEN {
                (index[at], low[at], is_on[at]) = (next, next, true);
                next += 1;
                stack.push(*node);
            }
            if let Some((_, to)) = graph.nodes()[at].steps.get(*step) {
                *step += 1;
                if let Some(to) = *to {
                    if index[to as usize] == UNSEEN {
                        way.push((to, 0));
                    } else if is_on[to as usize] {
                        low[at] = low[at].min(index[to as usize]);
                    }
                }
                continue;
            }
            way.pop();
            if let Some((above, _)) = way.last() {
                low[*above as usize] = low[*above as usize].min(low[at]);
            }
            if low[at] == index[at] {
                let from = stack.iter().rposition(|member| *member as usize == at).unwrap_or(0);
                let component = stack.split_off(from);
                component.iter().for_each(|member| is_on[*member as usize] = false);
                all.push(component);
            }
        }
    }
    all
}
