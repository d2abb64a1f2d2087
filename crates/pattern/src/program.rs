//! A pattern made ready to search, and the search.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::OnceLock;

use fancy_regex::{BytesMode, RegexInput};
use regex_automata::util::primitives::NonMaxUsize;
use regex_automata::{Anchored, Input, meta, util::syntax};
use smallvec::SmallVec;

use crate::parse::parse;
use crate::set::Alphabet;
use crate::tree::{Anchor, Node};
use crate::write::{is_regular, write};
use crate::{Error, Flags, Result};

/// No automaton may need more memory than this, in bytes.
const MOST_MEMORY: usize = 64 << 20;
/// So many steps back take some seconds; then the search gives up.
const MOST_STEPS: usize = 50_000_000;

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
    /// An engine for each alphabet and variant, made when first needed.
    engines: [OnceLock<Result<Engine>>; 6],
}

/// What searches.
enum Engine {
    /// An automaton. If it is `shifted`, its first group is the match.
    Automaton { regex: meta::Regex, shifted: bool },
    /// A backtracking matcher.
    Backtracking(fancy_regex::Regex),
    /// Nothing can be found.
    Hopeless,
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
        if !is_regular(without_end(&program.tree).0.as_ref(), alphabet) {
            program.engine(alphabet, Variant::Plain)?;
        }
        Ok(program)
    }

    /// Searches from a byte on, and tells where it and its groups are (only the match, unless `groups`).
    ///
    /// # Errors
    /// The pattern is too large, or backtracking took too long.
    pub fn search(&self, subject: Subject<'_>, start: usize, ends: Ends, groups: bool) -> Result<Option<Spans>> {
        let variant = if ends == Ends::Full { Variant::Full } else { Variant::Plain };
        let spans = if groups { self.groups + 1 } else { 1 };
        self.engine(subject.alphabet(), variant)?.find(subject, start, ends != Ends::Search, spans)
    }

    /// Searches on from where the last match, which was empty, has been found: not for the same again.
    ///
    /// # Errors
    /// As [`Program::search`].
    pub fn search_after_empty(&self, subject: Subject<'_>, start: usize, groups: bool) -> Result<Option<Spans>> {
        if self.may_prefer_empty {
            let spans = if groups { self.groups + 1 } else { 1 };
            let found = self.engine(subject.alphabet(), Variant::NotEmpty)?.find(subject, start, true, spans)?;
            if found.is_some() {
                return Ok(found);
            }
        }
        match subject.after(start) {
            Some(next) => self.search(subject, next, Ends::Search, groups),
            None => Ok(None),
        }
    }

    fn engine(&self, alphabet: Alphabet, variant: Variant) -> Result<&Engine> {
        let row = usize::from(alphabet == Alphabet::Unicode) * 3;
        let column = match variant {
            Variant::Plain => 0,
            Variant::Full => 1,
            Variant::NotEmpty => 2,
        };
        self.engines[row + column].get_or_init(|| self.make(alphabet, variant)).as_ref().map_err(Error::clone)
    }

    fn make(&self, alphabet: Alphabet, variant: Variant) -> Result<Engine> {
        let mut text = String::new();
        let (open, had_end) = without_end(&self.tree);
        if variant != Variant::NotEmpty && is_regular(open.as_ref(), alphabet) {
            // `$` after everything else: what it looks at is matched too, behind a group that is the match.
            let shifted = had_end && variant == Variant::Plain;
            text += if shifted { "(" } else { "(?:" };
            write(&mut text, open.as_ref(), alphabet, usize::from(shifted));
            text.push(')');
            text += match variant {
                Variant::Full => r"\z",
                _ if shifted => r"\n?\z",
                _ => "",
            };
            return automaton(&text, alphabet, shifted);
        }
        text += "(?:";
        write(&mut text, &self.tree, alphabet, 0);
        text += if variant == Variant::Full { r")\z" } else { ")" };
        self.backtracking(&text, alphabet, variant == Variant::NotEmpty)
    }

    fn backtracking(&self, text: &str, alphabet: Alphabet, not_empty: bool) -> Result<Engine> {
        let mode = if alphabet == Alphabet::Unicode { BytesMode::Unicode } else { BytesMode::Ascii };
        let regex = fancy_regex::RegexBuilder::new(text)
            .bytes_mode(mode)
            .unicode_mode(alphabet == Alphabet::Unicode)
            .backtrack_limit(MOST_STEPS)
            .delegate_size_limit(MOST_MEMORY)
            .find_not_empty(not_empty)
            .build();
        match regex {
            Ok(regex) => Ok(Engine::Backtracking(regex)),
            Err(fancy_regex::Error::CompileError(error))
                if matches!(*error, fancy_regex::CompileError::PatternCanNeverMatch) =>
            {
                Ok(Engine::Hopeless)
            }
            Err(error) => Err(Error::Refused(format!("minipy cannot match this pattern: {error}"))),
        }
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
    pub fn next(&mut self, groups: bool) -> Result<Option<Spans>> {
        let found = match self.after_empty {
            false => self.program.search(self.subject, self.start, Ends::Search, groups)?,
            true => self.program.search_after_empty(self.subject, self.start, groups)?,
        };
        if let Some(spans) = &found {
            self.after_empty = spans[0].0 == spans[0].1;
            self.start = spans[0].1;
        }
        Ok(found)
    }
}

/// The tree without a `$` at its very end, and whether there was one.
fn without_end(tree: &Node) -> (Cow<'_, Node>, bool) {
    match tree {
        Node::Anchor(Anchor::End) => (Cow::Owned(Node::EMPTY), true),
        Node::Concat(parts) if parts.last() == Some(&Node::Anchor(Anchor::End)) => {
            (Cow::Owned(Node::Concat(parts[..parts.len() - 1].to_vec())), true)
        }
        _ => (Cow::Borrowed(tree), false),
    }
}

fn automaton(text: &str, alphabet: Alphabet, shifted: bool) -> Result<Engine> {
    let is_unicode = alphabet == Alphabet::Unicode;
    let syntax = syntax::Config::new().unicode(is_unicode).utf8(is_unicode).nest_limit(2000);
    let config = meta::Config::new().utf8_empty(is_unicode).nfa_size_limit(Some(MOST_MEMORY));
    match meta::Regex::builder().syntax(syntax).configure(config).build(text) {
        Ok(regex) => Ok(Engine::Automaton { regex, shifted }),
        Err(error) if error.size_limit().is_some() => {
            Err(Error::Refused("this pattern is too large: its automaton would not fit into memory".to_owned()))
        }
        Err(error) => Err(Error::Refused(format!("minipy cannot match this pattern: {error}"))),
    }
}

impl Engine {
    fn find(&self, subject: Subject<'_>, start: usize, anchored: bool, count: usize) -> Result<Option<Spans>> {
        match self {
            Engine::Automaton { regex, shifted } => {
                let skipped = usize::from(*shifted);
                let anchored = if anchored { Anchored::Yes } else { Anchored::No };
                let bytes = subject.bytes();
                let input = Input::new(bytes).span(start..bytes.len()).anchored(anchored);
                let mut slots: SmallVec<[Option<NonMaxUsize>; 12]> = SmallVec::from_elem(None, 2 * (count + skipped));
                if regex.search_slots(&input, &mut slots).is_none() {
                    return Ok(None);
                }
                let place = |slot: Option<NonMaxUsize>| slot.map_or(UNMATCHED, NonMaxUsize::get);
                let pairs = slots[2 * skipped..].chunks_exact(2);
                Ok(Some(pairs.map(|pair| (place(pair[0]), place(pair[1]))).collect()))
            }
            Engine::Backtracking(regex) => match subject {
                Subject::Unicode(text) => {
                    let found = regex.captures_input(RegexInput::new(text).from_pos(start).anchored(anchored));
                    let found = found.map_err(|_| Error::TooManySteps)?;
                    Ok(found.map(|groups| spans(count, |group| groups.get(group).map(|found| found.range()))))
                }
                _ => {
                    let input = RegexInput::new(subject.bytes()).from_pos(start).anchored(anchored);
                    let found = regex.captures_input(input).map_err(|_| Error::TooManySteps)?;
                    Ok(found.map(|groups| spans(count, |group| groups.get(group).map(|found| found.range()))))
                }
            },
            Engine::Hopeless => Ok(None),
        }
    }
}

fn spans(count: usize, of_group: impl Fn(usize) -> Option<Range<usize>>) -> Spans {
    let unmatched = UNMATCHED..UNMATCHED;
    (0..count).map(|group| of_group(group).unwrap_or(unmatched.clone())).map(|span| (span.start, span.end)).collect()
}

impl Subject<'_> {
    fn bytes(&self) -> &[u8] {
        match self {
            Subject::Ascii(text) | Subject::Unicode(text) => text.as_bytes(),
            Subject::Bytes(bytes) => bytes,
        }
    }

    fn alphabet(&self) -> Alphabet {
        match self {
            Subject::Ascii(_) => Alphabet::Ascii,
            Subject::Unicode(_) => Alphabet::Unicode,
            Subject::Bytes(_) => Alphabet::Bytes,
        }
    }

    /// The position after the character at a position; `None` at the end.
    fn after(&self, position: usize) -> Option<usize> {
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
}
