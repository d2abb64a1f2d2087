//! A matcher that goes back and tries again, as CPython's does: for look-around, back-references and atomic groups,
//! which no automaton can match, and for short texts, which it has searched before an automaton is made.

mod class;
mod code;
mod first;
mod run;
mod text;

use code::Code;
use first::First;
use run::Run;
use text::Text;

use crate::program::{Spans, Subject};
use crate::set::Alphabet;
use crate::tree::Node;
use crate::watch::Watch;

/// After so many steps it asks whether to go on: some milliseconds.
const PATIENCE: usize = 1 << 18;

/// A pattern made ready for this matcher.
pub(crate) struct Backtracker {
    code: Code,
    first: First,
    groups: usize,
}

/// One search.
#[derive(Clone, Copy)]
pub(crate) struct Search<'a> {
    pub subject: Subject<'a>,
    /// In bytes.
    pub start: usize,
    /// Whether the match has to begin there.
    pub anchored: bool,
    /// Whether the match has to end at the end.
    pub full: bool,
    /// Whether the match must not be empty.
    pub not_empty: bool,
    /// How many spans are wanted: the match, and its groups.
    pub count: usize,
}

/// Why a search ended without an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Halt {
    /// It would take more steps than it was allowed.
    Exhausted,
    /// The watch said so.
    Stopped,
    /// Too much memory.
    TooDeep,
}

/// What ends a search early.
struct Limits<'l> {
    full: bool,
    not_empty: bool,
    left: usize,
    /// Asked when no steps are left; without it the search ends.
    watch: Option<Watch<'l>>,
}

impl Limits<'_> {
    fn spend(&mut self, steps: usize) -> Result<(), Halt> {
        match self.left.checked_sub(steps) {
            Some(left) => self.left = left,
            None => self.renew()?,
        }
        Ok(())
    }

    #[cold]
    fn renew(&mut self) -> Result<(), Halt> {
        let Some(watch) = &mut self.watch else { return Err(Halt::Exhausted) };
        self.left = PATIENCE;
        if watch() { Ok(()) } else { Err(Halt::Stopped) }
    }
}

impl Backtracker {
    pub(crate) fn new(tree: &Node, alphabet: Alphabet, groups: usize) -> Backtracker {
        let code = Code::of(tree, alphabet);
        let first = First::of(&code);
        Backtracker { code, first, groups }
    }

    /// Searches for as long as the watch lets it.
    pub(crate) fn find(&self, search: Search<'_>, watch: Watch<'_>) -> Result<Option<Spans>, Halt> {
        self.search(search, PATIENCE, Some(watch))
    }

    /// Searches in so many steps at most.
    pub(crate) fn find_within(&self, search: Search<'_>, steps: usize) -> Result<Option<Spans>, Halt> {
        self.search(search, steps, None)
    }

    fn search(&self, search: Search<'_>, steps: usize, watch: Option<Watch<'_>>) -> Result<Option<Spans>, Halt> {
        let Search { subject, anchored, full, not_empty, .. } = search;
        let mut limits = Limits { full, not_empty, left: steps, watch };
        let mut run = Run::new(&self.code, Text::of(subject), self.groups, &mut limits);
        let mut start = search.start;
        loop {
            if !anchored {
                match self.first.next(subject.bytes(), start) {
                    Some(next) => start = next,
                    None => return Ok(None),
                }
            }
            if run.try_at(start)? {
                return Ok(Some(run.slots.chunks_exact(2).take(search.count).map(|pair| (pair[0], pair[1])).collect()));
            }
            match subject.after(start) {
                Some(next) if !anchored && !matches!(self.first, First::Start) => start = next,
                _ => return Ok(None),
            }
        }
    }
}
