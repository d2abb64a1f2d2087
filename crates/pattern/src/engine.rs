//! What searches in linear time: an automaton.

use regex_automata::util::primitives::NonMaxUsize;
use regex_automata::{Anchored, Input, meta, util::syntax};
use smallvec::SmallVec;

use crate::backtrack::Search;
use crate::frame::{Before, Frame};
use crate::program::{Spans, UNMATCHED};
use crate::set::Alphabet;
use crate::sole::Sole;
use crate::tree::Node;
use crate::{Error, Result};

/// No automaton may need more memory than this, in bytes.
const MOST_MEMORY: usize = 64 << 20;

/// A search that never goes back, and so takes linear time.
pub(crate) struct Automaton {
    regex: meta::Regex,
    /// Whether the first group is the match.
    shifted: bool,
    before: Option<Before>,
    sole: Option<Sole>,
}

impl Automaton {
    /// An automaton for a frame, whose match ends at the end of the text if that is asked for.
    ///
    /// # Errors
    /// [`Error::Refused`] if it would be too large.
    pub(crate) fn new(frame: &Frame<'_>, tree: &Node, alphabet: Alphabet, full: bool) -> Result<Automaton> {
        let mut text = String::new();
        frame.write(&mut text, alphabet);
        text += if full { r"\z" } else { "" };
        Ok(Automaton {
            regex: compiled(&text, alphabet)?,
            shifted: frame.is_shifted(),
            before: frame.before.clone(),
            sole: if frame.is_shifted() { None } else { Sole::of(tree, alphabet) },
        })
    }

    /// Whether it would have to look at the character before the start, and at the beginning of the text as well.
    pub(crate) fn is_blind_at(&self, search: &Search<'_>) -> bool {
        let (subject, start) = (search.subject, search.start);
        self.before.as_ref().is_some_and(|before| before.or_start && start > 0 && subject.before(start, 1) == 0)
    }

    /// The first match.
    pub(crate) fn find(&self, search: &Search<'_>) -> Option<Spans> {
        let bytes = search.subject.bytes();
        let begin = match &self.before {
            Some(before) => search.subject.before(search.start, before.width),
            None => search.start,
        };
        let anchored = if search.anchored { Anchored::Yes } else { Anchored::No };
        let input = Input::new(bytes).span(begin..bytes.len()).anchored(anchored);
        if let Some(sole) = self.sole.as_ref().filter(|_| search.count == 2) {
            let found = self.regex.search(&input)?;
            let group = (found.start() + sole.before, found.end() - sole.after);
            return Some(Spans::from_slice(&[(found.start(), found.end()), group]));
        }
        let skipped = usize::from(self.shifted);
        let wanted = 2 * (search.count + skipped);
        let mut slots: SmallVec<[Option<NonMaxUsize>; 12]> = SmallVec::from_elem(None, wanted);
        self.regex.search_slots(&input, &mut slots)?;
        let place = |slot: Option<NonMaxUsize>| slot.map_or(UNMATCHED, NonMaxUsize::get);
        let spans: Spans = slots[2 * skipped..].chunks_exact(2).map(|pair| (place(pair[0]), place(pair[1]))).collect();
        let is_there = !search.anchored || spans[0].0 == search.start;
        is_there.then_some(spans)
    }
}

fn compiled(text: &str, alphabet: Alphabet) -> Result<meta::Regex> {
    let is_unicode = alphabet == Alphabet::Unicode;
    let syntax = syntax::Config::new().unicode(is_unicode).utf8(is_unicode).nest_limit(2000);
    let config = meta::Config::new().utf8_empty(is_unicode).nfa_size_limit(Some(MOST_MEMORY));
    match meta::Regex::builder().syntax(syntax).configure(config).build(text) {
        Ok(regex) => Ok(regex),
        Err(error) if error.size_limit().is_some() => {
            Err(Error::Refused("this pattern is too large: its automaton would not fit into memory".to_owned()))
        }
        Err(error) => Err(Error::Refused(format!("minipy cannot match this pattern: {error}"))),
    }
}
