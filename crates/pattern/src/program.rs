//! A pattern made ready to search, and the search.

use std::sync::OnceLock;

use smallvec::SmallVec;

use crate::engine::{Engine, Search};
use crate::frame::Frame;
use crate::parse::parse;
use crate::set::Alphabet;
use crate::tree::Node;
use crate::watch::Watch;
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

/// How an engine is to be made.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Variant {
    Plain,
    /// Only matches that end at the end.
    Full,
    /// No empty matches.
    NotEmpty,
    /// As the first, by the engine that can look around.
    Looking,
    /// As the second, by the engine that can look around.
    LookingFull,
}

/// How many there are.
const VARIANTS: usize = 5;

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
    /// An engine for each alphabet and variant, made when first needed.
    engines: [OnceLock<Result<Engine>>; 2 * VARIANTS],
}

impl Program {
    /// Compiles a pattern of str (`text`) or bytes (whose octets are the characters of `text`).
    ///
    /// # Errors
    /// What CPython complains about, and what the libraries cannot do.
    pub fn new(text: &str, flags: Flags, is_text: bool) -> Result<Program> {
        let parsed = parse(text, flags, is_text)?;
        let program = Program {
            may_prefer_empty: parsed.tree.may_prefer_empty(),
            tree: parsed.tree,
            flags: parsed.flags,
            groups: parsed.groups,
            names: parsed.names,
            closing: parsed.closing,
            is_text,
            engines: Default::default(),
        };
        let alphabet = if is_text { Alphabet::Ascii } else { Alphabet::Bytes };
        // Automata can match whatever was read; of the others it is better told now what they cannot do.
        if Frame::of(&program.tree, alphabet).is_none() {
            program.engine(alphabet, Variant::Plain)?;
        }
        Ok(program)
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
        let (variant, looking) = match ends {
            Ends::Full => (Variant::Full, Variant::LookingFull),
            _ => (Variant::Plain, Variant::Looking),
        };
        let mut engine = self.engine(subject.alphabet(), variant)?;
        if engine.is_blind_at(subject, start) {
            engine = self.engine(subject.alphabet(), looking)?;
        }
        let count = if groups { self.groups + 1 } else { 1 };
        engine.find(&Search { subject, start, anchored: ends != Ends::Search, count }, watch)
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
            let engine = self.engine(subject.alphabet(), Variant::NotEmpty)?;
            let found = engine.find(&Search { subject, start, anchored: true, count }, &mut *watch)?;
            if found.is_some() {
                return Ok(found);
            }
        }
        match subject.after(start) {
            Some(next) => self.search(subject, next, Ends::Search, groups, watch),
            None => Ok(None),
        }
    }

    fn engine(&self, alphabet: Alphabet, variant: Variant) -> Result<&Engine> {
        let row = usize::from(alphabet == Alphabet::Unicode) * VARIANTS;
        self.engines[row + variant as usize].get_or_init(|| self.make(alphabet, variant)).as_ref().map_err(Error::clone)
    }

    fn make(&self, alphabet: Alphabet, variant: Variant) -> Result<Engine> {
        let full = matches!(variant, Variant::Full | Variant::LookingFull);
        let frame = match variant {
            Variant::Plain => Frame::of(&self.tree, alphabet),
            Variant::Full => Frame::of(&self.tree, alphabet).and_then(Frame::at_end),
            Variant::NotEmpty | Variant::Looking | Variant::LookingFull => None,
        };
        if let Some(frame) = frame {
            return Engine::automaton(&frame, &self.tree, alphabet, full);
        }
        Engine::backtracking(&self.tree, alphabet, full, variant == Variant::NotEmpty)
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
