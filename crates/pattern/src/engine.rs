//! What searches: an automaton, or a backtracking matcher for what an automaton cannot match.

use std::ops::Range;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use fancy_regex::{BytesMode, CompileError, RegexInput, RuntimeError};
use regex_automata::util::primitives::NonMaxUsize;
use regex_automata::{Anchored, Input, meta, util::syntax};
use smallvec::SmallVec;

use crate::frame::{Before, Frame};
use crate::program::{Spans, Subject, UNMATCHED};
use crate::seek::superset;
use crate::set::Alphabet;
use crate::sole::Sole;
use crate::tree::Node;
use crate::watch::{Watch, watched};
use crate::write::{is_regular, write};
use crate::{Error, Result};

/// No automaton may need more memory than this, in bytes.
const MOST_MEMORY: usize = 64 << 20;
/// A search of fewer steps back is not watched: some ten milliseconds.
const FEW_STEPS: usize = 1 << 17;
/// So many bytes of text are searched before making a fast automaton for any text pays: that takes half a millisecond.
const WORTH_IT: usize = 1 << 13;

/// What searches.
pub(crate) enum Engine {
    Automaton(Automaton),
    Backtracking(Backtracking),
    /// Nothing can be found.
    Hopeless,
}

/// A search that never goes back, and so takes linear time.
pub(crate) struct Automaton {
    text: String,
    alphabet: Alphabet,
    /// One that is made quickly and searches slowly, for the first short texts.
    light: Option<meta::Regex>,
    full: OnceLock<Option<meta::Regex>>,
    /// How many bytes were searched.
    searched: AtomicUsize,
    /// Whether the first group is the match.
    shifted: bool,
    before: Option<Before>,
    sole: Option<Sole>,
}

/// A search that goes back and tries again.
pub(crate) struct Backtracking {
    text: String,
    alphabet: Alphabet,
    not_empty: bool,
    /// It gives up after [`FEW_STEPS`].
    hasty: fancy_regex::Regex,
    /// It never gives up.
    patient: OnceLock<Result<fancy_regex::Regex>>,
    /// Where it is worth trying.
    seek: Option<meta::Regex>,
}

/// One search.
pub(crate) struct Search<'a> {
    pub subject: Subject<'a>,
    /// In bytes.
    pub start: usize,
    /// Whether the match has to begin there.
    pub anchored: bool,
    /// How many spans are wanted: the match, and its groups.
    pub count: usize,
}

impl Engine {
    /// An automaton for a frame, whose match ends at the end of the text if that is asked for.
    pub(crate) fn automaton(frame: &Frame<'_>, tree: &Node, alphabet: Alphabet, full: bool) -> Result<Engine> {
        let mut text = String::new();
        frame.write(&mut text, alphabet);
        text += if full { r"\z" } else { "" };
        let automaton = Automaton {
            light: if alphabet == Alphabet::Unicode { Some(automaton(&text, alphabet, false)?) } else { None },
            text,
            alphabet,
            full: OnceLock::new(),
            searched: AtomicUsize::new(0),
            shifted: frame.is_shifted(),
            before: frame.before.clone(),
            sole: if frame.is_shifted() { None } else { Sole::of(tree, alphabet) },
        };
        if automaton.light.is_none() {
            let regex = automaton_for(&automaton)?;
            automaton.full.get_or_init(|| Some(regex));
        }
        Ok(Engine::Automaton(automaton))
    }

    /// A backtracking matcher of a whole tree.
    pub(crate) fn backtracking(tree: &Node, alphabet: Alphabet, full: bool, not_empty: bool) -> Result<Engine> {
        let mut text = "(?:".to_owned();
        write(&mut text, tree, alphabet, 0);
        text += if full { r")\z" } else { ")" };
        let hasty = match fancy(&text, alphabet, not_empty, FEW_STEPS) {
            Ok(regex) => regex,
            Err(fancy_regex::Error::CompileError(error)) if matches!(*error, CompileError::PatternCanNeverMatch) => {
                return Ok(Engine::Hopeless);
            }
            Err(error) => return Err(refused(&error)),
        };
        let seek =
            superset(tree).filter(|superset| !not_empty && is_regular(superset, alphabet)).and_then(|superset| {
                let mut text = String::new();
                write(&mut text, &superset, alphabet, 0);
                automaton(&text, alphabet, true).ok()
            });
        let patient = OnceLock::new();
        Ok(Engine::Backtracking(Backtracking { text, alphabet, not_empty, hasty, patient, seek }))
    }

    /// Whether it would have to look at the character before the start, and at the beginning of the text as well.
    pub(crate) fn is_blind_at(&self, subject: Subject<'_>, start: usize) -> bool {
        match self {
            Engine::Automaton(Automaton { before: Some(before), .. }) => {
                before.or_start && start > 0 && subject.before(start, 1) == 0
            }
            _ => false,
        }
    }

    /// # Errors
    /// [`Error::Stopped`] by the watch, [`Error::TooDeep`].
    pub(crate) fn find(&self, search: &Search<'_>, watch: Watch<'_>) -> Result<Option<Spans>> {
        match self {
            Engine::Automaton(automaton) => Ok(automaton.find(search)),
            Engine::Backtracking(matcher) => matcher.find(search, watch),
            Engine::Hopeless => Ok(None),
        }
    }
}

fn refused(error: &dyn std::fmt::Display) -> Error {
    Error::Refused(format!("minipy cannot match this pattern: {error}"))
}

fn automaton_for(automaton: &Automaton) -> Result<meta::Regex> {
    self::automaton(&automaton.text, automaton.alphabet, true)
}

fn automaton(text: &str, alphabet: Alphabet, fast: bool) -> Result<meta::Regex> {
    let is_unicode = alphabet == Alphabet::Unicode;
    let syntax = syntax::Config::new().unicode(is_unicode).utf8(is_unicode).nest_limit(2000);
    let config = meta::Config::new().utf8_empty(is_unicode).nfa_size_limit(Some(MOST_MEMORY));
    let config = config.hybrid(fast).dfa(fast).onepass(fast);
    match meta::Regex::builder().syntax(syntax).configure(config).build(text) {
        Ok(regex) => Ok(regex),
        Err(error) if error.size_limit().is_some() => {
            Err(Error::Refused("this pattern is too large: its automaton would not fit into memory".to_owned()))
        }
        Err(error) => Err(refused(&error)),
    }
}

fn fancy(
    text: &str,
    alphabet: Alphabet,
    not_empty: bool,
    steps: usize,
) -> std::result::Result<fancy_regex::Regex, fancy_regex::Error> {
    let mode = if alphabet == Alphabet::Unicode { BytesMode::Unicode } else { BytesMode::Ascii };
    fancy_regex::RegexBuilder::new(text)
        .bytes_mode(mode)
        .unicode_mode(alphabet == Alphabet::Unicode)
        .backtrack_limit(steps)
        .delegate_size_limit(MOST_MEMORY)
        .find_not_empty(not_empty)
        .build()
}

impl Automaton {
    /// The automaton for a text with so many bytes left.
    fn regex(&self, left: usize) -> Option<&meta::Regex> {
        if let Some(regex) = self.full.get() {
            return regex.as_ref().or(self.light.as_ref());
        }
        if self.searched.fetch_add(left, Ordering::Relaxed) < WORTH_IT {
            return self.light.as_ref();
        }
        self.full.get_or_init(|| automaton_for(self).ok()).as_ref().or(self.light.as_ref())
    }

    fn find(&self, search: &Search<'_>) -> Option<Spans> {
        let bytes = search.subject.bytes();
        let begin = match &self.before {
            Some(before) => search.subject.before(search.start, before.width),
            None => search.start,
        };
        let anchored = if search.anchored { Anchored::Yes } else { Anchored::No };
        let input = Input::new(bytes).span(begin..bytes.len()).anchored(anchored);
        let regex = self.regex(bytes.len() - begin)?;
        if let Some(sole) = self.sole.as_ref().filter(|_| search.count == 2) {
            let found = regex.search(&input)?;
            let group = (found.start() + sole.before, found.end() - sole.after);
            return Some(Spans::from_slice(&[(found.start(), found.end()), group]));
        }
        let skipped = usize::from(self.shifted);
        let wanted = 2 * (search.count + skipped);
        let mut slots: SmallVec<[Option<NonMaxUsize>; 12]> = SmallVec::from_elem(None, wanted);
        regex.search_slots(&input, &mut slots)?;
        let place = |slot: Option<NonMaxUsize>| slot.map_or(UNMATCHED, NonMaxUsize::get);
        let spans: Spans = slots[2 * skipped..].chunks_exact(2).map(|pair| (place(pair[0]), place(pair[1]))).collect();
        let is_there = !search.anchored || spans[0].0 == search.start;
        is_there.then_some(spans)
    }
}

impl Backtracking {
    fn find(&self, search: &Search<'_>, watch: Watch<'_>) -> Result<Option<Spans>> {
        let Some(seek) = self.seek.as_ref().filter(|_| !search.anchored) else { return self.try_at(search, watch) };
        let (bytes, mut start) = (search.subject.bytes(), search.start);
        loop {
            let Some(candidate) = seek.search(&Input::new(bytes).span(start..bytes.len())) else { return Ok(None) };
            let here = Search { start: candidate.start(), anchored: true, ..*search };
            if let Some(spans) = self.try_at(&here, &mut *watch)? {
                return Ok(Some(spans));
            }
            match search.subject.after(candidate.start()) {
                Some(next) => start = next,
                None => return Ok(None),
            }
        }
    }

    /// Searches as it was told; a search that turns out to be long begins again, and is watched then.
    fn try_at(&self, search: &Search<'_>, watch: Watch<'_>) -> Result<Option<Spans>> {
        let (start, anchored, count) = (search.start, search.anchored, search.count);
        let found = match search.subject {
            Subject::Unicode(text) => {
                let found = self.hasty.captures_input(RegexInput::new(text).from_pos(start).anchored(anchored));
                found
                    .map(|found| found.map(|groups| spans(count, |group| groups.get(group).map(|found| found.range()))))
            }
            _ => {
                let input = RegexInput::new(search.subject.bytes()).from_pos(start).anchored(anchored);
                let found = self.hasty.captures_input(input);
                found
                    .map(|found| found.map(|groups| spans(count, |group| groups.get(group).map(|found| found.range()))))
            }
        };
        match found {
            Ok(found) => Ok(found),
            Err(fancy_regex::Error::RuntimeError(RuntimeError::BacktrackLimitExceeded)) => {
                self.patiently(search, watch)
            }
            Err(_) => Err(Error::TooDeep),
        }
    }

    fn patiently(&self, search: &Search<'_>, watch: Watch<'_>) -> Result<Option<Spans>> {
        let make = || fancy(&self.text, self.alphabet, self.not_empty, usize::MAX).map_err(|error| refused(&error));
        let regex = self.patient.get_or_init(make).as_ref().map_err(Error::clone)?;
        watched(search.subject.bytes(), self.alphabet == Alphabet::Unicode, watch, |text| {
            let input = RegexInput::new(text).from_pos(search.start).anchored(search.anchored);
            let found = regex.captures_input(input).map_err(|_| Error::TooDeep)?;
            let of_group = |(start, end): (usize, usize)| start..end;
            Ok(found.map(|groups| spans(search.count, |group| groups.get(group).map(of_group))))
        })
    }
}

fn spans(count: usize, of_group: impl Fn(usize) -> Option<Range<usize>>) -> Spans {
    let unmatched = UNMATCHED..UNMATCHED;
    (0..count).map(|group| of_group(group).unwrap_or(unmatched.clone())).map(|span| (span.start, span.end)).collect()
}
