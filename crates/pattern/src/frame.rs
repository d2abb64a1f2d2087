//! What a pattern looks at before and after itself, taken apart so that an automaton can match it.
//!
//! `(?<=\$)\d+(?!\d)` becomes `\$(\d+)(?:\D|\z)`: an automaton cannot look around, but it can match what it would look
//! at as well, when that stands at the edge and before the match always has the same width. The group is the match.

use std::borrow::Cow;

use crate::edge::{Edge, is_word_at};
use crate::set::Alphabet;
use crate::tree::{Anchor, Category, Fold, Item, Node, Set};
use crate::width::width;
use crate::write::{is_regular, write};

/// A look-behind of more characters is left to the other engine.
const WIDEST: u64 = 16;

/// What stands before a match.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Before {
    node: Node,
    /// In characters.
    pub width: usize,
    /// Whether the beginning of the text will do as well.
    pub or_start: bool,
}

/// What stands after a match.
#[derive(Clone, Debug, PartialEq, Eq)]
enum After {
    /// A newline or nothing before the end: `$`.
    End,
    /// This.
    Part(Node),
    /// This, or the end of the text.
    PartOrEnd(Node),
}

/// A pattern between what it looks at.
pub(crate) struct Frame<'a> {
    pub before: Option<Before>,
    body: Cow<'a, Node>,
    after: Option<After>,
}

impl<'a> Frame<'a> {
    /// The frame of a pattern that an automaton can match, `None` for one that it cannot.
    pub(crate) fn of(tree: &'a Node, alphabet: Alphabet) -> Option<Frame<'a>> {
        let parts = match tree {
            Node::Concat(parts) => parts.as_slice(),
            one => std::slice::from_ref(one),
        };
        let mut inner = parts;
        let after = inner.split_last().and_then(|(last, rest)| after(last, rest, alphabet));
        if after.is_some() {
            inner = &inner[..inner.len() - 1];
        }
        let before = inner.split_first().and_then(|(first, rest)| before(first, rest, alphabet));
        if before.is_some() {
            inner = &inner[1..];
        }
        let body =
            if inner.len() == parts.len() { Cow::Borrowed(tree) } else { Cow::Owned(Node::Concat(inner.to_vec())) };
        is_regular(&body, alphabet).then_some(Frame { before, body, after })
    }

    /// The frame of a match that has to end at the end of the text, where nothing comes after it.
    pub(crate) fn at_end(self) -> Option<Frame<'a>> {
        match self.after {
            Some(After::Part(_)) => None,
            _ => Some(Frame { after: None, ..self }),
        }
    }

    /// Whether the match is a group of what is matched.
    pub(crate) fn is_shifted(&self) -> bool {
        self.before.is_some() || self.after.is_some()
    }

    /// Writes it in the notation of the libraries.
    pub(crate) fn write(&self, out: &mut String, alphabet: Alphabet) {
        if let Some(before) = &self.before {
            *out += if before.or_start { r"(?:\A|" } else { "(?:" };
            write(out, &before.node, alphabet);
            out.push(')');
        }
        *out += if self.is_shifted() { "(" } else { "(?:" };
        write(out, &self.body, alphabet);
        out.push(')');
        match &self.after {
            None => {}
            Some(After::End) => *out += r"\n?\z",
            Some(After::Part(node) | After::PartOrEnd(node)) => {
                *out += "(?:";
                write(out, node, alphabet);
                *out += if matches!(self.after, Some(After::PartOrEnd(_))) { r"|\z)" } else { ")" };
            }
        }
    }
}

/// Characters that are not in a set.
fn others(set: &Set) -> Node {
    Node::Set(Set { negated: !set.negated, ..set.clone() })
}

/// The characters of words, or the others.
fn words(negated: bool, ascii: bool) -> Node {
    let items = vec![Item::Category { category: Category::Word, negated: false }];
    Node::Set(Set { items, negated, fold: Fold::Exact, ascii })
}

/// One character as a set.
fn one_character(node: &Node) -> Option<Set> {
    match node {
        Node::Set(set) => Some(set.clone()),
        Node::Literal { code, fold } => {
            let items = vec![Item::Range(*code, *code)];
            Some(Set { items, negated: false, fold: *fold, ascii: false })
        }
        Node::Group { number: None, body } => one_character(body),
        Node::Concat(parts) if parts.len() == 1 => one_character(&parts[0]),
        _ => None,
    }
}

fn has_groups(node: &Node) -> bool {
    node.any(&|node| matches!(node, Node::Group { number: Some(_), .. }))
}

fn has_anchors(node: &Node) -> bool {
    node.any(&|node| matches!(node, Node::Anchor(_)))
}

fn before(first: &Node, rest: &[Node], alphabet: Alphabet) -> Option<Before> {
    match first {
        Node::Look { behind: true, negated: false, body } => {
            let (least, most) = width(body, &[]);
            let fits = least == most && (1..=WIDEST).contains(&most);
            let plain = fits && !has_groups(body) && !has_anchors(body) && is_regular(body, alphabet);
            plain.then(|| Before { node: (**body).clone(), width: most as usize, or_start: false })
        }
        Node::Look { behind: true, negated: true, body } => {
            let node = others(&one_character(body)?);
            Some(Before { node, width: 1, or_start: true })
        }
        Node::Anchor(Anchor::Boundary { negated: false, ascii }) if alphabet == Alphabet::Unicode => {
            let is_word = row(Edge::First, rest, *ascii)?;
            Some(Before { node: words(is_word, *ascii), width: 1, or_start: is_word })
        }
        _ => None,
    }
}

fn after(last: &Node, rest: &[Node], alphabet: Alphabet) -> Option<After> {
    match last {
        Node::Anchor(Anchor::End) => Some(After::End),
        Node::Look { behind: false, negated: false, body } => {
            let plain = !has_groups(body) && is_regular(body, alphabet);
            plain.then(|| After::Part((**body).clone()))
        }
        Node::Look { behind: false, negated: true, body } => Some(After::PartOrEnd(others(&one_character(body)?))),
        Node::Anchor(Anchor::Boundary { negated: false, ascii }) if alphabet == Alphabet::Unicode => {
            let is_word = row(Edge::Last, rest, *ascii)?;
            let node = words(is_word, *ascii);
            Some(if is_word { After::PartOrEnd(node) } else { After::Part(node) })
        }
        _ => None,
    }
}

/// Whether the parts in a row, which are not empty, begin or end with a part of a word.
fn row(edge: Edge, parts: &[Node], ascii: bool) -> Option<bool> {
    let row = Node::Concat(parts.to_vec());
    is_word_at(edge, &row, ascii)
}
