//! A tree in the notation of the libraries.

use crate::set::{Alphabet, NOTHING, write_literal, write_set};
use crate::tree::{Anchor, Greed, Node};

/// Whether an automaton can match it: nothing asks for what was matched before, nor looks around.
pub(crate) fn is_regular(node: &Node, alphabet: Alphabet) -> bool {
    !node.any(&|node| match node {
        Node::Look { .. } | Node::BackReference { .. } | Node::Condition { .. } | Node::Atomic(_) => true,
        Node::Repeat { greed: Greed::Possessive, .. } | Node::Anchor(Anchor::End) => true,
        // The libraries' words have marks in them, Python's have not: only in ASCII they agree.
        Node::Anchor(Anchor::Boundary { .. }) => alphabet == Alphabet::Unicode,
        _ => false,
    })
}

/// Writes a tree for texts of an alphabet.
pub(crate) fn write(out: &mut String, node: &Node, alphabet: Alphabet) {
    let sub = |out: &mut String, node: &Node| write(out, node, alphabet);
    let wrapped = |out: &mut String, opening: &str, node: &Node| {
        *out += opening;
        sub(out, node);
        out.push(')');
    };
    match node {
        Node::Literal { code, fold } => write_literal(out, *code, *fold, alphabet),
        Node::Set(set) => write_set(out, set, alphabet),
        Node::Any { newline: true } => *out += "(?s:.)",
        Node::Any { newline: false } => *out += r"[^\n]",
        Node::Anchor(anchor) => write_anchor(out, *anchor),
        Node::Group { number: Some(_), body } => wrapped(out, "(", body),
        Node::Group { number: None, body } => wrapped(out, "(?:", body),
        Node::Concat(parts) => parts.iter().for_each(|part| match part {
            Node::Branch(_) => wrapped(out, "(?:", part),
            _ => sub(out, part),
        }),
        Node::Branch(parts) => {
            for (index, part) in parts.iter().enumerate() {
                if index > 0 {
                    out.push('|');
                }
                sub(out, part);
            }
        }
        Node::Repeat { body, min, max, greed } => {
            wrapped(out, "(?:", body);
            write_counts(out, *min, *max);
            *out += if *greed == Greed::Lazy { "?" } else { "" };
        }
        // Never asked for: see `is_regular`.
        Node::Atomic(_) | Node::Look { .. } | Node::BackReference { .. } | Node::Condition { .. } => *out += NOTHING,
    }
}

fn write_counts(out: &mut String, min: u32, max: Option<u32>) {
    match (min, max) {
        (0, None) => out.push('*'),
        (1, None) => out.push('+'),
        (0, Some(1)) => out.push('?'),
        (_, None) => *out += &format!("{{{min},}}"),
        (_, Some(max)) => *out += &format!("{{{min},{max}}}"),
    }
}

fn write_anchor(out: &mut String, anchor: Anchor) {
    *out += match anchor {
        Anchor::Start => r"\A",
        Anchor::LineStart => "(?m:^)",
        Anchor::LineEnd => "(?m:$)",
        Anchor::TextEnd => r"\z",
        Anchor::Boundary { negated: false, .. } => r"\b",
        Anchor::Boundary { negated: true, .. } => r"\B",
        // Never asked for: see `is_regular`.
        Anchor::End => NOTHING,
    };
}
