//! A tree in the notation of the libraries.

use crate::set::{Alphabet, write_literal, write_set};
use crate::tree::{Anchor, Category, Fold, Greed, Item, Node, Set};

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

/// Writes a tree for texts of an alphabet. Numbers of groups are raised by `shift`.
pub(crate) fn write(out: &mut String, node: &Node, alphabet: Alphabet, shift: usize) {
    let sub = |out: &mut String, node: &Node| write(out, node, alphabet, shift);
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
        Node::Anchor(anchor) => write_anchor(out, *anchor, alphabet),
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
        Node::Repeat { body, min, greed, .. } if only_looks(body) => {
            // Looking once is as good as often; what is empty the libraries do not repeat.
            match (min, greed) {
                (1.., _) => sub(out, body),
                (0, Greed::Lazy) => wrapped(out, "(?:|", body),
                (0, _) => {
                    *out += if *greed == Greed::Possessive { "(?>" } else { "(?:" };
                    sub(out, body);
                    *out += "|)";
                }
            }
        }
        Node::Repeat { body, min, max, greed } => {
            let atomic = *greed == Greed::Possessive;
            *out += if atomic { "(?>" } else { "" };
            wrapped(out, "(?:", body);
            write_counts(out, *min, *max);
            *out += if *greed == Greed::Lazy { "?" } else { "" };
            *out += if atomic { ")" } else { "" };
        }
        Node::Atomic(body) => wrapped(out, "(?>", body),
        Node::Look { behind, negated, body } => {
            let opening = match (behind, negated) {
                (false, false) => "(?=",
                (false, true) => "(?!",
                (true, false) => "(?<=",
                (true, true) => "(?<!",
            };
            wrapped(out, opening, body);
        }
        Node::BackReference { group, fold: Fold::Exact } => *out += &format!("(?:\\{})", group + shift),
        Node::BackReference { group, .. } => *out += &format!("(?i:\\{})", group + shift),
        Node::Condition { group, yes, no } => {
            *out += &format!("(?({})", group + shift);
            wrapped(out, "(?:", yes);
            out.push('|');
            wrapped(out, "(?:", no);
            out.push(')');
        }
    }
}

/// Whether a part is a look around, in groups without numbers or plain.
fn only_looks(node: &Node) -> bool {
    match node {
        Node::Look { .. } => true,
        Node::Group { number: None, body } => only_looks(body),
        _ => false,
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

fn write_anchor(out: &mut String, anchor: Anchor, alphabet: Alphabet) {
    match anchor {
        Anchor::Start => *out += r"\A",
        Anchor::LineStart => *out += "(?m:^)",
        Anchor::End => *out += r"(?=\n?\z)",
        Anchor::LineEnd => *out += "(?m:$)",
        Anchor::TextEnd => *out += r"\z",
        Anchor::Boundary { negated, .. } if alphabet != Alphabet::Unicode => {
            *out += if negated { r"\B" } else { r"\b" };
        }
        Anchor::Boundary { negated, ascii } => {
            let mut word = String::new();
            let items = vec![Item::Category { category: Category::Word, negated: false }];
            write_set(&mut word, &Set { items, negated: false, fold: Fold::Exact, ascii }, alphabet);
            let (before, after) = if negated { ("=", "!") } else { ("!", "=") };
            *out += &format!("(?:(?<={word})(?{before}{word})|(?<!{word})(?{after}{word}))");
        }
    }
}
