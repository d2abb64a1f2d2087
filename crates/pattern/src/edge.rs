//! What a part of a pattern begins or ends with: whether that is part of a word.

use crate::tree::{Category, Item, Node, Set};
use crate::width::width;

/// The end of a part that is asked about.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Edge {
    First,
    Last,
}

/// Whether the character at an edge is part of a word, if that is certain; for a part that is not empty.
pub(crate) fn is_word_at(edge: Edge, node: &Node, ascii: bool) -> Option<bool> {
    match node {
        Node::Literal { code, .. } => is_word(*code, ascii),
        Node::Set(set) => is_set_of_words(set, ascii),
        Node::Group { body, .. } | Node::Atomic(body) | Node::Repeat { body, .. } => is_word_at(edge, body, ascii),
        Node::Branch(parts) => agreed(parts.iter().map(|part| is_word_at(edge, part, ascii))),
        Node::Concat(parts) => match edge {
            Edge::First => is_word_in_row(edge, parts.iter(), ascii),
            Edge::Last => is_word_in_row(edge, parts.iter().rev(), ascii),
        },
        _ => None,
    }
}

/// The same for parts in a row, until one that cannot be empty.
fn is_word_in_row<'a>(edge: Edge, parts: impl Iterator<Item = &'a Node>, ascii: bool) -> Option<bool> {
    let mut answers = Vec::new();
    for part in parts.filter(|part| !matches!(part, Node::Anchor(_) | Node::Look { .. })) {
        answers.push(is_word_at(edge, part, ascii));
        if width(part, &[]).0 > 0 {
            return agreed(answers.into_iter());
        }
    }
    None
}

fn agreed(mut answers: impl Iterator<Item = Option<bool>>) -> Option<bool> {
    let first = answers.next()??;
    answers.all(|answer| answer == Some(first)).then_some(first)
}

/// Of what lies beyond ASCII only the letters of Latin's blocks are certain.
fn is_word(code: u32, ascii: bool) -> Option<bool> {
    match char::from_u32(code)? {
        c if c.is_ascii() => Some(c == '_' || c.is_ascii_alphanumeric()),
        _ if ascii => Some(false),
        c @ '\u{C0}'..='\u{24F}' if c.is_alphabetic() => Some(true),
        _ => None,
    }
}

fn is_set_of_words(set: &Set, ascii: bool) -> Option<bool> {
    let of_item = |item: &Item| match *item {
        Item::Category { category, negated } => match (category, negated) {
            (Category::Word | Category::Digit, false) if set.ascii == ascii => Some(true),
            (Category::Space, false) => Some(false),
            (Category::Word, true) if set.ascii == ascii => Some(false),
            _ => None,
        },
        Item::Range(low, high) if high < 128 => agreed((low..=high).map(|code| is_word(code, ascii))),
        Item::Range(..) => None,
    };
    if set.negated {
        let excludes_words = set.items.iter().any(
            |item| matches!(item, Item::Category { category: Category::Word, negated: false } if set.ascii == ascii),
        );
        return excludes_words.then_some(false);
    }
    agreed(set.items.iter().map(of_item))
}
