//! The graph of states: one node for all ways that lead to the same one.

use rustc_hash::FxHashMap;

use crate::parts::{Parts, digest_of};

/// What tells a state from all others: a cryptographic hash of everything in it that can change.
pub type Digest = [u8; 32];

/// The number of a node.
pub type NodeId = u32;

/// A thread that can go on in some state, by its number in start order; 0 is the main thread.
pub type Turn = u8;

/// How a way through the program ends: the index of an ending in [`Graph::endings`].
pub type Ending = u32;

/// What a program's run came to after a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The state; of an end, what it printed and raised. Nothing where states cannot be compared: such a one is equal to
    /// nothing but what the same step from an equal state leads to.
    pub digest: Option<Digest>,
    /// Who can go on; nobody at an end.
    pub turns: Vec<Turn>,
    /// How the program ended, if it did.
    pub ending: Option<String>,
    /// The state in parts, where it comes apart.
    pub parts: Option<Parts>,
    /// Whether what is looked for is so.
    pub holds: bool,
}

/// A state.
#[derive(Clone, Debug, Default)]
pub struct Node {
    /// Who can go on, and to where that leads, once it is known.
    pub steps: Vec<(Turn, Option<NodeId>)>,
    /// How the program ended here, if it did.
    pub ending: Option<Ending>,
    /// What tells the state from others.
    pub digest: Digest,
    /// The state in parts, where it comes apart.
    pub parts: Option<Parts>,
    /// Whether what is looked for is so.
    pub holds: bool,
    /// Where it was found first: from which node by whose step. Leads to the root.
    pub parent: Option<(NodeId, Turn)>,
    /// The preemptions on the way on which it was found first, and how many steps its last thread had gone on end.
    pub(crate) cost: (u32, u32),
}

/// A thread that goes on so long on end without leaving what others could is taken to spin.
const LONG: u32 = 1000;

impl Node {
    /// Whether a thread can go on here.
    pub fn can_go(&self, turn: Turn) -> bool {
        self.steps.iter().any(|(known, _)| *known == turn)
    }

    /// What [`cost`](Self::cost) is after a step from here. A thread that goes on very long is no longer preferred, so
    /// that one that spins is left in the end.
    pub(crate) fn cost_after(&self, turn: Turn) -> (u32, u32) {
        let (preemptions, on_end) = self.cost;
        match self.parent {
            Some((_, last)) if last == turn && (on_end < LONG || self.steps.len() == 1) => (preemptions, on_end + 1),
            Some((_, last)) if last == turn => (preemptions + 1, 0),
            Some((_, last)) if self.can_go(last) && on_end < LONG => (preemptions + 1, 0),
            _ => (preemptions, 0),
        }
    }
}

/// States and the steps between them. Node 0 is the root.
#[derive(Clone, Debug, Default)]
pub struct Graph {
    nodes: Vec<Node>,
    numbers: FxHashMap<Digest, NodeId>,
    /// All endings.
    pub endings: Vec<String>,
    ending_numbers: FxHashMap<String, Ending>,
}

impl Graph {
    /// All nodes.
    pub fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    /// A node.
    pub fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id as usize]
    }

    /// The node of a state, and whether it is new. `parent` says how it was reached.
    pub fn meet(&mut self, found: Found, parent: Option<(NodeId, Turn)>) -> (NodeId, bool) {
        let next = self.nodes.len() as NodeId;
        let digest = found.digest.unwrap_or_else(|| match parent {
            Some((from, turn)) => digest_of(&[&self.node(from).digest, &[turn]]),
            None => Digest::default(),
        });
        let id = *self.numbers.entry(digest).or_insert(next);
        if id == next {
            let ending = found.ending.map(|ending| self.ending(ending));
            let steps = found.turns.into_iter().map(|turn| (turn, None)).collect();
            let (parts, holds) = (found.parts, found.holds);
            let cost = parent.map_or((0, 0), |(from, turn)| self.node(from).cost_after(turn));
            self.nodes.push(Node { steps, ending, parent, digest, parts, holds, cost });
        }
        (id, id == next)
    }

    /// The same graph with its nodes and endings in an order that does not depend on who found them when: breadth first,
    /// by turns.
    pub(crate) fn in_order(mut self) -> Graph {
        let mut order: Vec<NodeId> = (!self.nodes.is_empty()).then_some(0).into_iter().collect();
        let mut places: Vec<Option<NodeId>> = vec![None; self.nodes.len()];
        places.iter_mut().take(1).for_each(|place| *place = Some(0));
        let mut at = 0;
        while let Some(node) = order.get(at).copied() {
            for (_, to) in &self.nodes[node as usize].steps {
                if let Some(to) = to.filter(|to| places[*to as usize].is_none()) {
                    places[to as usize] = Some(order.len() as NodeId);
                    order.push(to);
                }
            }
            at += 1;
        }
        let mut sorted = Graph::default();
        for id in order {
            let mut node = std::mem::take(&mut self.nodes[id as usize]);
            let place = |other: NodeId| places[other as usize];
            node.steps.iter_mut().for_each(|(_, to)| *to = to.and_then(place));
            node.parent = node.parent.and_then(|(from, turn)| Some((place(from)?, turn)));
            node.ending = node.ending.map(|ending| sorted.ending(self.endings[ending as usize].clone()));
            sorted.nodes.push(node);
        }
        sorted
    }

    /// Where a step leads, as far as is known.
    pub fn target(&self, from: NodeId, turn: Turn) -> Option<NodeId> {
        self.node(from).steps.iter().find(|(known, _)| *known == turn).and_then(|(_, to)| *to)
    }

    /// Says that the program goes on for ever from these nodes: an ending of its own.
    pub(crate) fn end_at(&mut self, nodes: &[NodeId], text: String) {
        let ending = self.ending(text);
        for node in nodes {
            self.nodes[*node as usize].ending = Some(ending);
        }
    }

    fn ending(&mut self, text: String) -> Ending {
        let next = self.endings.len() as Ending;
        let ending = *self.ending_numbers.entry(text.clone()).or_insert(next);
        if ending == next {
            self.endings.push(text);
        }
        ending
    }

    /// Takes note of where a step leads.
    pub fn connect(&mut self, from: NodeId, turn: Turn, to: NodeId) {
        let steps = &mut self.nodes[from as usize].steps;
        if let Some((_, target)) = steps.iter_mut().find(|(known, _)| *known == turn) {
            *target = Some(to);
        }
    }

    /// Whether it is known where every step leads.
    pub fn is_complete(&self) -> bool {
        !self.nodes.is_empty() && self.nodes.iter().all(|node| node.steps.iter().all(|(_, to)| to.is_some()))
    }

    /// The steps that first led to a node.
    pub fn path(&self, mut node: NodeId) -> Vec<Turn> {
        let mut path = Vec::new();
        while let Some((before, turn)) = self.nodes[node as usize].parent {
            path.push(turn);
            node = before;
        }
        path.reverse();
        path
    }
}
