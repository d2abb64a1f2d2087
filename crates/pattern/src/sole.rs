//! The only group of a pattern, where it can be told from the match alone: `"([^"]*)"` without its quotes.

use crate::set::Alphabet;
use crate::tree::{Fold, Node};

/// Where the only group lies within a match.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Sole {
    /// How many bytes of the match stand before it.
    pub before: usize,
    /// How many bytes of the match stand after it.
    pub after: usize,
}

impl Sole {
    /// Finds the group between parts that always match the same number of bytes.
    pub(crate) fn of(tree: &Node, alphabet: Alphabet) -> Option<Sole> {
        let parts = match tree {
            Node::Concat(parts) => parts.as_slice(),
            one => std::slice::from_ref(one),
        };
        let is_group = |part: &Node| matches!(part, Node::Group { number: Some(1), .. });
        let at = parts.iter().position(is_group)?;
        let sum = |parts: &[Node]| parts.iter().map(|part| octets(part, alphabet)).sum::<Option<usize>>();
        Some(Sole { before: sum(&parts[..at])?, after: sum(&parts[at + 1..])? })
    }
}

/// How many bytes a part matches, if they are always as many.
fn octets(node: &Node, alphabet: Alphabet) -> Option<usize> {
    let small = alphabet != Alphabet::Unicode;
    match node {
        Node::Literal { code, fold: Fold::Exact } if !small => char::from_u32(*code).map(char::len_utf8),
        Node::Literal { .. } | Node::Set(_) | Node::Any { .. } => small.then_some(1),
        Node::Anchor(_) => Some(0),
        Node::Group { number: None, body } => octets(body, alphabet),
        Node::Concat(parts) => parts.iter().map(|part| octets(part, alphabet)).sum(),
        Node::Repeat { body, min, max, .. } if Some(*min) == *max => octets(body, alphabet)?.checked_mul(*min as usize),
        _ => None,
    }
}
