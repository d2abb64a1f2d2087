//! A pattern made ready to search, and the search.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use smallvec::SmallVec;

use crate::backtrack::{Backtracker, Halt, Search};
use crate::engine::Automaton;
use crate::frame::Frame;
use crate::parse::parse;
use crate::set::Alphabet;
use crate::tree::Node;
use crate::watch::Watch;
use crate::width::width;
use crate::{Error, Flags, Result};

/// Where a group begins and ends that took no part in a match.
pub const UNMATCHED: usize = usize::MAX;

/// Begin and end, in bytes, of the match and of its groups.
pub type Spans = SmallVec<[(usize, usize); 4]>;

/// A text to search.
#[derive(Clone, Copy, Debug)]
pub enum Subject<'a> {
    /// Text that is known to be ASCII.
    Ascii(&'a str),
    /// Any text.
    Unicode(&'a str),
    /// Octets.
    Bytes(&'a [u8]),
}

/// What a match has to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ends {
    /// Anything, anywhere from the start on.
    Search,
    /// It begins at the start.
    Match,
    /// It begins at the start and ends at the end.
    Full,
}

/// So many bytes of text are searched before an automaton pays: to make one takes some tenths of a millisecond.
const WORTH_IT: usize = 1 << 13;
/// A text of fewer bytes is searched before an automaton would have begun.
const SHORT: usize = 64;
/// What a search of a short text may take, in steps; what takes more is for an automaton.
const FEW_STEPS: usize = 1 << 11;

/// What searches texts of one alphabet, made when first needed.
#[derive(Default)]
struct Engines {
    backtracker: OnceLock<Backtracker>,
    /// For any match; `None` if an automaton cannot match the pattern.
    plain: OnceLock<Result<Option<Automaton>>>,
    /// For matches that end at the end of the text.
    full: OnceLock<Result<Option<Automaton>>>,
    /// How many bytes were searched.
    searched: AtomicUsize,
    /// Whether going back once took too many steps.
    is_hard: AtomicBool,
}

/// A compiled pattern.
pub struct Program {
    tree: Node,
    /// All its flags.
    pub flags: Flags,
    /// How many groups it has.
    pub groups: usize,
    /// Names of groups with their numbers.
    pub names: Vec<(String, usize)>,
    closing: Vec<usize>,
    is_text: bool,
    may_prefer_empty: bool,
    /// Whether an automaton can match it, in ASCII or octets, and in other text.
    is_regular: [bool; 2],
    engines: [Engines; 2],
}

impl Program {
    /// Compiles a pattern of str (`text`) or bytes (whose octets are the characters of `text`).
    ///
    /// # Errors
    /// What CPython complains about, and what the libraries cannot do.
    pub fn new(text: &str, flags: Flags, is_text: bool) -> Result<Program> {
        let parsed = parse(text, flags, is_text)?;
        let odd = has_odd_rounds(&parsed.tree);
        let is_regular = |alphabet: Alphabet| !odd && Frame::of(&parsed.tree, alphabet).is_some();
        let small = if is_text { Alphabet::Ascii } else { Alphabet::Bytes };
        Ok(Program {
            is_regular: [is_regular(small), is_text && is_regular(Alphabet::Unicode)],
            may_prefer_empty: parsed.tree.may_prefer_empty(),
            tree: parsed.tree,
            flags: parsed.flags,
            groups: parsed.groups,
            names: parsed.names,
            closing: parsed.closing,
            is_text,
            engines: Default::default(),
        })
    }

    /// Searches from a byte on, and tells where it and its groups are (only the match, unless `groups`).
    ///
    /// # Errors
    /// The pattern is too large, the search needs too much memory, or the watch stopped it.
    pub fn search(
        &self,
        subject: Subject<'_>,
        start: usize,
        ends: Ends,
        groups: bool,
        watch: Watch<'_>,
    ) -> Result<Option<Spans>> {
        let (anchored, full) = (ends != Ends::Search, ends == Ends::Full);
        let count = if groups { self.groups + 1 } else { 1 };
        self.find(Search { subject, start, anchored, full, not_empty: false, count }, watch)
    }

    /// Searches on from where the last match, which was empty, has been found: not for the same again.
    ///
    /// # Errors
    /// As [`Program::search`].
    pub fn search_after_empty(
        &self,
        subject: Subject<'_>,
        start: usize,
        groups: bool,
        watch: Watch<'_>,
    ) -> Result<Option<Spans>> {
        if self.may_prefer_empty {
            let count = if groups { self.groups + 1 } else { 1 };
            let search = Search { subject, start, anchored: true, full: false, not_empty: true, count };
            let found = self.backtracker(subject.alphabet()).find(search, &mut *watch)?;
            if found.is_some() {
                return Ok(found);
            }
        }
        match subject.after(start) {
            Some(next) => self.search(subject, next, Ends::Search, groups, watch),
            None => Ok(None),
        }
    }

    /// An automaton if there is one and the text is long, else by going back.
    fn find(&self, search: Search<'_>, watch: Watch<'_>) -> Result<Option<Spans>> {
        let alphabet = search.subject.alphabet();
        let backtracker = self.backtracker(alphabet);
        if !self.is_regular[row(alphabet)] {
            return Ok(backtracker.find(search, watch)?);
        }
        let engines = &self.engines[row(alphabet)];
        let left = search.subject.bytes().len() - search.start;
        let before = engines.searched.load(Ordering::Relaxed);
        if (left < SHORT || before < WORTH_IT) && !engines.is_hard.load(Ordering::Relaxed) {
            match backtracker.find_within(search, FEW_STEPS + left) {
                Err(Halt::Exhausted) => engines.is_hard.store(true, Ordering::Relaxed),
                found => {
                    let found = found?;
                    if before < WORTH_IT {
                        let seen = found.as_ref().map_or(left, |spans| spans[0].1 - search.start);
                        engines.searched.store(before + seen, Ordering::Relaxed);
                    }
                    return Ok(found);
                }
            }
        }
        match self.automaton(alphabet, search.full)? {
            Some(automaton) if !automaton.is_blind_at(&search) => Ok(automaton.find(&search)),
            _ => Ok(backtracker.find(search, watch)?),
        }
    }

    fn backtracker(&self, alphabet: Alphabet) -> &Backtracker {
        let make = || Backtracker::new(&self.tree, alphabet, self.groups);
        self.engines[row(alphabet)].backtracker.get_or_init(make)
    }

    fn automaton(&self, alphabet: Alphabet, full: bool) -> Result<Option<&Automaton>> {
        let engines = &self.engines[row(alphabet)];
        let place = if full { &engines.full } else { &engines.plain };
        let make = || {
            let frame = Frame::of(&self.tree, alphabet);
            let frame = if full { frame.and_then(Frame::at_end) } else { frame };
            frame.map(|frame| Automaton::new(&frame, &self.tree, alphabet, full)).transpose()
        };
        Ok(place.get_or_init(make).as_ref().map_err(Error::clone)?.as_ref())
    }

    /// The group that was the last to end in a match.
    pub fn last_group(&self, spans: &Spans) -> Option<usize> {
        let end = |group: usize| spans.get(group).map(|span| span.1).filter(|end| *end != UNMATCHED);
        self.closing.iter().copied().filter(|group| end(*group).is_some()).max_by_key(|group| end(*group))
    }

    /// Whether it was made of a str.
    pub fn is_text(&self) -> bool {
        self.is_text
    }
}

/// Whether a loop may have a round that matches nothing, with a group in it: automata leave that round out, CPython
/// does not.
fn has_odd_rounds(tree: &Node) -> bool {
    let has_group = |body: &Node| body.any(&|node| matches!(node, Node::Group { number: Some(_), .. }));
    tree.any(&|node| match node {
        Node::Repeat { body, max, .. } => *max != Some(1) && has_group(body) && width(body, &[]).0 == 0,
        _ => false,
    })
}

/// The engines for an alphabet: a pattern of bytes has no others.
fn row(alphabet: Alphabet) -> usize {
    usize::from(alphabet == Alphabet::Unicode)
}

/// Match after match through a text.
pub struct Matches<'a> {
    /// The pattern.
    pub program: &'a Program,
    /// The text.
    pub subject: Subject<'a>,
    /// Where the next search begins.
    pub start: usize,
    /// Whether the last match was empty.
    pub after_empty: bool,
}

impl Matches<'_> {
    /// The next match, with its groups if they are wanted.
    ///
    /// # Errors
    /// As [`Program::search`].
    pub fn next(&mut self, groups: bool, watch: Watch<'_>) -> Result<Option<Spans>> {
        let found = match self.after_empty {
            false => self.program.search(self.subject, self.start, Ends::Search, groups, watch)?,
            true => self.program.search_after_empty(self.subject, self.start, groups, watch)?,
        };
        if let Some(spans) = &found {
            self.after_empty = spans[0].0 == spans[0].1;
            self.start = spans[0].1;
        }
        Ok(found)
    }
}

impl Subject<'_> {
    pub(crate) fn bytes(&self) -> &[u8] {
        match self {
            Subject::Ascii(text) | Subject::Unicode(text) => text.as_bytes(),
            Subject::Bytes(bytes) => bytes,
        }
    }

    pub(crate) fn alphabet(&self) -> Alphabet {
        match self {
            Subject::Ascii(_) => Alphabet::Ascii,
            Subject::Unicode(_) => Alphabet::Unicode,
            Subject::Bytes(_) => Alphabet::Bytes,
        }
    }

    /// The position after the character at a position; `None` at the end.
    pub(crate) fn after(&self, position: usize) -> Option<usize> {
        let bytes = self.bytes();
        let rest = bytes.get(position..).filter(|rest| !rest.is_empty())?;
        match self {
            Subject::Unicode(_) => {
                let more = rest[1..].iter().take_while(|&&byte| byte & 0xC0 == 0x80).count();
                Some(position + 1 + more)
            }
            _ => Some(position + 1),
        }
    }

    /// The position so many characters before one, or the beginning.
    pub(crate) fn before(&self, position: usize, count: usize) -> usize {
        match self {
            Subject::Unicode(text) => {
                let before = text.get(..position).unwrap_or_default();
                before.char_indices().rev().take(count).last().map_or(position, |(at, _)| at)
            }
            _ => position.saturating_sub(count),
        }
    }
}
