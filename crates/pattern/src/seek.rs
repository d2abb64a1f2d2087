//! Where a pattern that needs backtracking might match at all: a pattern for an automaton that matches there, too.

use crate::tree::{Fold, Greed, Item, Node, Set};
use crate::width::width;

/// References to groups within groups that are followed.
const DEEPEST: usize = 3;
/// A set of more characters than this is found everywhere.
const SMALL_SET: u32 = 12;

/// A pattern without looking around and references that matches wherever the tree does; `None` if there is none, or
/// if it would match nearly everywhere.
pub(crate) fn superset(tree: &Node) -> Option<Node> {
    if !is_rare(tree) {
        return None;
    }
    simplified(tree, tree, 0)
}

fn simplified(node: &Node, tree: &Node, depth: usize) -> Option<Node> {
    let sub = |node: &Node| simplified(node, tree, depth);
    let all = |parts: &[Node]| parts.iter().map(sub).collect::<Option<Vec<Node>>>();
    let plain = |body: Node| Node::Group { number: None, body: Box::new(body) };
    Some(match node {
        Node::Look { .. } | Node::Anchor(_) => Node::EMPTY,
        Node::Group { body, .. } | Node::Atomic(body) => plain(sub(body)?),
        Node::Concat(parts) => Node::Concat(all(parts)?),
        Node::Branch(parts) => Node::Branch(all(parts)?),
        Node::Condition { yes, no, .. } => plain(Node::Branch(vec![sub(yes)?, sub(no)?])),
        Node::Repeat { body, min, max, greed } => {
            let greed = if *greed == Greed::Possessive { Greed::Greedy } else { *greed };
            Node::Repeat { body: Box::new(plain(sub(body)?)), min: *min, max: *max, greed }
        }
        Node::BackReference { group, fold: Fold::Exact } if depth < DEEPEST => {
            plain(simplified(group_of(tree, *group)?, tree, depth + 1)?)
        }
        Node::BackReference { .. } => return None,
        one => one.clone(),
    })
}

fn group_of(node: &Node, wanted: usize) -> Option<&Node> {
    match node {
        Node::Group { number: Some(number), body } if *number == wanted => Some(body),
        _ => node.children().into_iter().find_map(|child| group_of(child, wanted)),
    }
}

/// Whether few characters of a usual text can begin a match.
fn is_rare(node: &Node) -> bool {
    match node {
        Node::Literal { .. } => true,
        Node::Set(set) => is_small(set),
        Node::Group { body, .. } | Node::Atomic(body) => is_rare(body),
        Node::Repeat { body, min, .. } => *min > 0 && is_rare(body),
        Node::Branch(parts) => parts.iter().all(is_rare),
        Node::Concat(parts) => {
            let mut parts = parts.iter().filter(|part| !matches!(part, Node::Anchor(_) | Node::Look { .. }));
            parts.next().is_some_and(|first| width(first, &[]).0 > 0 && is_rare(first))
        }
        _ => false,
    }
}

fn is_small(set: &Set) -> bool {
    let size = |item: &Item| match *item {
        Item::Range(low, high) => high - low + 1,
        Item::Category { category: crate::tree::Category::Digit, negated: false } => 10,
        Item::Category { .. } => SMALL_SET,
    };
    !set.negated && set.items.iter().map(size).fold(0, u32::saturating_add) < SMALL_SET
}
