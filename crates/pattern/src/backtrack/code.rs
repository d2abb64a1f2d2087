//! A pattern as instructions for the backtracking matcher.

use super::class::Class;
use crate::set::{Alphabet, is_folded};
use crate::tree::{Anchor, Category, Fold, Greed, Item, Node, Set};
use crate::width::width;

/// No limit of a repetition.
pub(super) const ENDLESS: u32 = u32::MAX;

/// Where an instruction stands.
pub(super) type Place = usize;

/// What is done with one place of the text. Unless it says otherwise, the next instruction follows, one further on in
/// the text by what was matched.
pub(super) enum Step {
    /// One octet.
    Octet(u8),
    /// Octets in a row.
    Octets(Box<[u8]>),
    /// A character of a class, by its number.
    One(usize),
    /// Characters of a class, as many as there are, then fewer; `next` is what must follow, if that is an octet.
    Many {
        class: usize,
        min: u32,
        max: u32,
        next: Option<u8>,
    },
    /// Characters of a class, as few as do, then more.
    Few {
        class: usize,
        min: u32,
        max: u32,
        next: Option<u8>,
    },
    /// Characters of a class, as many as there are and never fewer.
    All {
        class: usize,
        min: u32,
        max: u32,
    },
    /// Goes on at `first`, and if that fails at `other`.
    Split {
        first: Place,
        other: Place,
    },
    Jump(Place),
    /// Keeps the place in the text: begin or end of a group.
    Save(usize),
    Anchor(Anchor),
    /// A loop begins: its counter is zero.
    Enter(usize),
    /// The head of a loop; its body follows and jumps back here.
    Loop {
        counter: usize,
        min: u32,
        max: u32,
        lazy: bool,
        after: Place,
    },
    BackReference {
        group: usize,
        fold: Fold,
    },
    /// What follows until `Accept` has to match here (or not), or so many characters back; goes on at `after`.
    Look {
        back: Option<usize>,
        negated: bool,
        after: Place,
    },
    /// What follows until `Accept` is matched once and for all; goes on at `after`.
    Atomic {
        after: Place,
    },
    /// The end of what `Look` and `Atomic` match.
    Accept,
    /// Goes on at `no` if a group took no part.
    Condition {
        group: usize,
        no: Place,
    },
    /// Nothing matches.
    Fail,
    /// The end of the pattern.
    Match,
}

/// Instructions, and what they refer to by number.
pub(super) struct Code {
    pub steps: Vec<Step>,
    pub classes: Vec<Class>,
    pub counters: usize,
    pub alphabet: Alphabet,
    /// The characters of words: Unicode's, and ASCII's. Only patterns with `\b` have them.
    pub words: [Option<usize>; 2],
}

impl Code {
    pub(super) fn of(tree: &Node, alphabet: Alphabet) -> Code {
        let mut code = Code { steps: Vec::new(), classes: Vec::new(), counters: 0, alphabet, words: [None; 2] };
        code.node(tree);
        code.steps.push(Step::Match);
        code.tell_what_follows();
        code
    }

    fn emit(&mut self, step: Step) -> Place {
        self.steps.push(step);
        self.steps.len() - 1
    }

    fn node(&mut self, node: &Node) {
        match node {
            Node::Literal { .. } => self.row(std::slice::from_ref(node)),
            Node::Set(_) | Node::Any { .. } => {
                let class = self.class(node);
                self.emit(Step::One(class));
            }
            Node::Anchor(anchor) => {
                if let Anchor::Boundary { ascii, .. } = anchor {
                    self.need_words(*ascii);
                }
                self.emit(Step::Anchor(*anchor));
            }
            Node::Group { number: Some(number), body } => {
                self.emit(Step::Save(2 * number));
                self.node(body);
                self.emit(Step::Save(2 * number + 1));
            }
            Node::Group { number: None, body } => self.node(body),
            Node::Concat(parts) => self.row(parts),
            Node::Branch(parts) => self.branch(parts),
            Node::Repeat { body, min, max, greed } => self.repeat(body, *min, max.unwrap_or(ENDLESS), *greed),
            Node::Atomic(body) => self.atomic(|code| code.node(body)),
            Node::Look { behind, negated, body } => {
                let back = behind.then(|| usize::try_from(width(body, &[]).0).unwrap_or(usize::MAX));
                let at = self.emit(Step::Fail);
                self.node(body);
                self.emit(Step::Accept);
                self.steps[at] = Step::Look { back, negated: *negated, after: self.steps.len() };
            }
            Node::BackReference { group, fold } => {
                self.emit(Step::BackReference { group: *group, fold: *fold });
            }
            Node::Condition { group, yes, no } => {
                let at = self.emit(Step::Fail);
                self.node(yes);
                let end = self.emit(Step::Fail);
                self.steps[at] = Step::Condition { group: *group, no: self.steps.len() };
                self.node(no);
                self.steps[end] = Step::Jump(self.steps.len());
            }
        }
    }

    /// Parts one after the other; characters in a row become one step.
    fn row(&mut self, parts: &[Node]) {
        let mut octets = Vec::new();
        for part in parts {
            let exact = match part {
                Node::Literal { code, fold } if !is_folded(*code, *fold) => Some(*code),
                _ => None,
            };
            if let Some(code) = exact {
                if !self.push_octets(&mut octets, code) {
                    self.emit(Step::Fail);
                    return;
                }
                continue;
            }
            self.literal(&mut octets);
            match part {
                Node::Literal { .. } => {
                    let class = self.class(part);
                    self.emit(Step::One(class));
                }
                other => self.node(other),
            }
        }
        self.literal(&mut octets);
    }

    fn literal(&mut self, octets: &mut Vec<u8>) {
        match std::mem::take(octets).as_slice() {
            [] => {}
            [one] => drop(self.emit(Step::Octet(*one))),
            several => drop(self.emit(Step::Octets(several.into()))),
        }
    }

    /// Adds a character as it stands in texts; false if none has it.
    fn push_octets(&self, octets: &mut Vec<u8>, code: u32) -> bool {
        let is_there = match self.alphabet {
            Alphabet::Ascii => code < 128,
            Alphabet::Bytes => code < 256,
            Alphabet::Unicode => char::from_u32(code).is_some(),
        };
        match (self.alphabet, char::from_u32(code)) {
            (Alphabet::Unicode, Some(c)) => octets.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes()),
            _ => octets.push(code as u8),
        }
        is_there
    }

    fn branch(&mut self, parts: &[Node]) {
        let mut ends = Vec::new();
        for (index, part) in parts.iter().enumerate() {
            if index + 1 == parts.len() {
                self.node(part);
                break;
            }
            let at = self.emit(Step::Fail);
            self.node(part);
            ends.push(self.emit(Step::Fail));
            self.steps[at] = Step::Split { first: at + 1, other: self.steps.len() };
        }
        for end in ends {
            self.steps[end] = Step::Jump(self.steps.len());
        }
    }

    fn repeat(&mut self, body: &Node, min: u32, max: u32, greed: Greed) {
        if let Some(one) = one_character(body) {
            let class = self.class(one);
            let next = None;
            self.emit(match greed {
                Greed::Greedy => Step::Many { class, min, max, next },
                Greed::Lazy => Step::Few { class, min, max, next },
                Greed::Possessive => Step::All { class, min, max },
            });
            return;
        }
        if greed == Greed::Possessive {
            return self.atomic(|code| code.repeat(body, min, max, Greed::Greedy));
        }
        let lazy = greed == Greed::Lazy;
        match (min, max) {
            (_, 0) => {}
            (1, 1) => self.node(body),
            (0, 1) => {
                let at = self.emit(Step::Fail);
                self.node(body);
                let (body, after) = (at + 1, self.steps.len());
                let (first, other) = if lazy { (after, body) } else { (body, after) };
                self.steps[at] = Step::Split { first, other };
            }
            _ => {
                let counter = self.counters;
                self.counters += 1;
                self.emit(Step::Enter(counter));
                let head = self.emit(Step::Fail);
                self.node(body);
                self.emit(Step::Jump(head));
                self.steps[head] = Step::Loop { counter, min, max, lazy, after: self.steps.len() };
            }
        }
    }

    fn atomic(&mut self, body: impl FnOnce(&mut Code)) {
        let at = self.emit(Step::Fail);
        body(self);
        self.emit(Step::Accept);
        self.steps[at] = Step::Atomic { after: self.steps.len() };
    }

    /// The class of a set, of any character, or of a letter in both cases.
    fn class(&mut self, node: &Node) -> usize {
        let class = match node {
            Node::Set(set) => Class::of(set, self.alphabet),
            Node::Literal { code, fold } => Class::of(&one_of(*code, *fold), self.alphabet),
            Node::Any { newline } => Class::any(*newline),
            _ => Class::any(true),
        };
        self.classes.push(class);
        self.classes.len() - 1
    }

    fn need_words(&mut self, ascii: bool) {
        if self.words[usize::from(ascii)].is_none() {
            let items = vec![Item::Category { category: Category::Word, negated: false }];
            let set = Set { items, negated: false, fold: Fold::Exact, ascii };
            self.words[usize::from(ascii)] = Some(self.class(&Node::Set(set)));
        }
    }

    /// Notes for repetitions of a class which octet has to come after them: others need not be tried.
    fn tell_what_follows(&mut self) {
        for at in 0..self.steps.len() {
            let is_save = |step: &&Step| matches!(step, Step::Save(_));
            let follows = match self.steps[at + 1..].iter().find(|step| !is_save(step)) {
                Some(Step::Octet(octet)) => Some(*octet),
                Some(Step::Octets(octets)) => octets.first().copied(),
                _ => None,
            };
            if let Step::Many { next, .. } | Step::Few { next, .. } = &mut self.steps[at] {
                *next = follows;
            }
        }
    }
}

fn one_of(code: u32, fold: Fold) -> Set {
    Set { items: vec![Item::Range(code, code)], negated: false, fold, ascii: true }
}

/// The character that a part matches, if it always matches one and is no group of its own.
fn one_character(node: &Node) -> Option<&Node> {
    match node {
        Node::Set(_) | Node::Any { .. } | Node::Literal { .. } => Some(node),
        Node::Group { number: None, body } => one_character(body),
        Node::Concat(parts) if parts.len() == 1 => one_character(&parts[0]),
        _ => None,
    }
}
