//! The stacks of a thread as one tree: a stack is its newest frame, which knows the frame below. So a call costs the
//! same however deep it is, and memory is that of the stacks that differ.

use std::collections::HashMap;
use std::time::Duration;

use events::{CodeId, Doing, Event, Run, Stream};

use super::Frame;
use crate::calls::{Span, Stack, Visitor};
use crate::lives;

/// The most frames of a stack; time in deeper ones counts for the last of these. It is as deep as functions can go
/// where a program sets no limit of its own.
pub(super) const DEEPEST: usize = 1000;

/// A stack, by its newest frame: the index of its node.
pub(super) type Node = usize;

/// The stack without frames.
pub(super) const EMPTY: Node = 0;

/// All stacks of a thread.
pub(super) struct Tree {
    nodes: Vec<Knot>,
    known: HashMap<(Node, Frame), Node>,
    /// Whether a stack was deeper than [`DEEPEST`].
    pub(super) is_cut: bool,
}

struct Knot {
    below: Node,
    /// That of [`EMPTY`] is never asked for.
    frame: Frame,
    depth: usize,
}

impl Tree {
    pub(super) fn new() -> Tree {
        let empty = Knot { below: EMPTY, frame: Frame::Waiting(Doing::Running), depth: 0 };
        Tree { nodes: vec![empty], known: HashMap::new(), is_cut: false }
    }

    /// The stack below the newest frame.
    pub(super) fn below(&self, node: Node) -> Node {
        self.nodes[node].below
    }

    /// The newest frame of a stack that has one.
    pub(super) fn frame(&self, node: Node) -> Frame {
        self.nodes[node].frame
    }

    /// How many frames there are.
    pub(super) fn depth(&self, node: Node) -> usize {
        self.nodes[node].depth
    }

    /// The frames of a stack, the oldest first.
    pub(super) fn frames(&self, mut node: Node) -> Vec<Frame> {
        let mut frames = Vec::with_capacity(self.depth(node));
        while node != EMPTY {
            frames.push(self.frame(node));
            node = self.below(node);
        }
        frames.reverse();
        frames
    }

    fn push(&mut self, below: Node, frame: Frame) -> Node {
        *self.known.entry((below, frame)).or_insert_with(|| {
            self.nodes.push(Knot { below, frame, depth: self.nodes[below].depth + 1 });
            self.nodes.len() - 1
        })
    }
}

/// A walk through the stacks of a thread.
struct Walk<'a> {
    tree: &'a mut Tree,
    at: Node,
    /// How many frames there are above, beyond [`DEEPEST`].
    beyond: usize,
}

impl Visitor for Walk<'_> {
    fn entered(&mut self, code: CodeId) {
        if self.tree.depth(self.at) < DEEPEST {
            self.at = self.tree.push(self.at, Frame::Function(code));
        } else {
            self.beyond += 1;
            self.tree.is_cut = true;
        }
    }

    fn left(&mut self, _: Span) {
        match self.beyond {
            0 => self.at = self.tree.below(self.at),
            _ => self.beyond -= 1,
        }
    }
}

/// Tells how long a thread stood in which stack, in order.
pub(super) fn stretches(run: &Run, stream: &Stream, tell: &mut dyn FnMut(&Tree, Node, Duration)) -> Tree {
    let mut tree = Tree::new();
    let (mut stack, mut walk) = (Stack::default(), Walk { tree: &mut tree, at: EMPTY, beyond: 0 });
    let mut doing = Some(Doing::AwaitingGil);
    let mut since = match stream.events.front() {
        Some(first) if stream.dropped > 0 => first.at,
        _ => stream.tally.began,
    };
    let mut pass = |walk: &mut Walk<'_>, doing: Option<Doing>, to: Duration| {
        let Some(doing) = doing.filter(|_| to > since) else { return };
        let node = match doing {
            Doing::Running => walk.at,
            waits => walk.tree.push(walk.at, Frame::Waiting(waits)),
        };
        tell(walk.tree, node, to - since);
        since = to;
    };
    for recorded in &stream.events {
        let is_sample = matches!(recorded.event, Event::Stood { .. });
        if !is_sample {
            pass(&mut walk, doing, recorded.at);
        }
        stack.take_in(run, recorded.at, &recorded.event, &mut walk);
        if is_sample {
            pass(&mut walk, doing, recorded.at);
        }
        doing = lives::change(&recorded.event).unwrap_or(doing);
    }
    pass(&mut walk, doing, run.ended);
    tree
}
