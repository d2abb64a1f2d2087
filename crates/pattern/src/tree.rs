//! A pattern as a tree. Flags are spent while reading: each node carries what they meant for it.

/// Which characters are the same but for their case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fold {
    /// None: case matters.
    Exact,
    /// The letters of ASCII.
    Ascii,
    /// All letters.
    Unicode,
}

/// `\d`, `\s`, `\w`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Category {
    Digit,
    Space,
    Word,
}

/// A part of `[...]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Item {
    Range(u32, u32),
    Category { category: Category, negated: bool },
}

/// One character out of many.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Set {
    pub items: Vec<Item>,
    pub negated: bool,
    pub fold: Fold,
    /// Whether categories are ASCII's.
    pub ascii: bool,
}

/// A place in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Anchor {
    /// `\A`, and `^` outside of MULTILINE.
    Start,
    /// `^` with MULTILINE.
    LineStart,
    /// `$` outside of MULTILINE: the end, or just before a newline that ends the text.
    End,
    /// `$` with MULTILINE.
    LineEnd,
    /// `\Z`
    TextEnd,
    /// `\b`, `\B`
    Boundary { negated: bool, ascii: bool },
}

/// How a repetition goes about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Greed {
    Greedy,
    Lazy,
    Possessive,
}

/// A part of a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Node {
    /// One certain character, by its code point.
    Literal {
        code: u32,
        fold: Fold,
    },
    /// `[...]`, and categories outside of it.
    Set(Set),
    /// `.`
    Any {
        newline: bool,
    },
    Anchor(Anchor),
    /// `(...)` with its number, or `(?:...)` without.
    Group {
        number: Option<usize>,
        body: Box<Node>,
    },
    Concat(Vec<Node>),
    Branch(Vec<Node>),
    /// `max` is `None` for no limit.
    Repeat {
        body: Box<Node>,
        min: u32,
        max: Option<u32>,
        greed: Greed,
    },
    /// `(?>...)`
    Atomic(Box<Node>),
    /// `(?=...)`, `(?!...)`, `(?<=...)`, `(?<!...)`
    Look {
        behind: bool,
        negated: bool,
        body: Box<Node>,
    },
    /// `\1`, `(?P=name)`
    BackReference {
        group: usize,
        fold: Fold,
    },
    /// `(?(1)yes|no)`
    Condition {
        group: usize,
        yes: Box<Node>,
        no: Box<Node>,
    },
}

impl Node {
    pub(crate) const EMPTY: Node = Node::Concat(Vec::new());

    /// The parts directly below.
    pub(crate) fn children(&self) -> Vec<&Node> {
        match self {
            Node::Literal { .. } | Node::Set(_) | Node::Any { .. } | Node::Anchor(_) | Node::BackReference { .. } => {
                Vec::new()
            }
            Node::Concat(parts) | Node::Branch(parts) => parts.iter().collect(),
            Node::Group { body, .. } | Node::Repeat { body, .. } | Node::Atomic(body) | Node::Look { body, .. } => {
                vec![body]
            }
            Node::Condition { yes, no, .. } => vec![yes, no],
        }
    }

    /// Whether something holds for this part or for one below.
    pub(crate) fn any(&self, holds: &dyn Fn(&Node) -> bool) -> bool {
        holds(self) || self.children().into_iter().any(|child| child.any(holds))
    }

    /// Whether the first way to match here may be empty although another is not: then the search after an empty match
    /// has to ask again at the same place.
    pub(crate) fn may_prefer_empty(&self) -> bool {
        self.any(&|node| {
            matches!(node, Node::Branch(_) | Node::Condition { .. } | Node::Repeat { greed: Greed::Lazy, .. })
        })
    }
}
