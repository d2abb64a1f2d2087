//! One search at a time: `match`, `fullmatch`, `search`, and the bounds of a search.

use objects::{Str, Value};
use pattern::{Ends, Spans, Subject, Watch};
use smallvec::SmallVec;
use sync::Reason;

use super::matched::Match;
use super::methods::Pattern;
use super::{searchable, subject_of};
use crate::builtin::Builtin;
use crate::{Result, Thread};

/// The part of a text that is searched.
pub(super) struct Window<'a> {
    /// The text up to `endpos`.
    pub subject: Subject<'a>,
    /// Where the search begins, in bytes.
    pub start: usize,
    /// `pos` in characters.
    pub pos: usize,
    /// `endpos` in characters.
    pub endpos: usize,
}

/// From the first character to the last.
pub(super) const WHOLE: (i64, i64) = (0, i64::MAX);

/// The arguments `pos` and `endpos`, which are looked at before the text is.
pub(super) fn bounds(t: &mut Thread, pos: &Value, endpos: &Value) -> Result<(i64, i64)> {
    let pos = if pos.is_null() { WHOLE.0 } else { t.ssize(pos)? };
    let endpos = if endpos.is_null() { WHOLE.1 } else { t.ssize(endpos)? };
    Ok((pos, endpos))
}

/// The text (which is [`searchable`]) with its bounds, `None` when they leave nothing, not even the empty text.
///
/// # Errors
/// TypeError for a text of the wrong kind.
pub(super) fn window<'a>(
    t: &mut Thread,
    pattern: &Pattern,
    string: &'a Value,
    (pos, endpos): (i64, i64),
) -> Result<Option<Window<'a>>> {
    let subject = subject_of(string);
    match (subject, pattern.program.is_text()) {
        (Subject::Bytes(_), true) => return Err(t.type_error("cannot use a string pattern on a bytes-like object")),
        (Subject::Ascii(_) | Subject::Unicode(_), false) => {
            return Err(t.type_error("cannot use a bytes pattern on a string-like object"));
        }
        _ => {}
    }
    let len = match subject {
        Subject::Bytes(octets) => octets.len(),
        _ => string.get::<Str>().map_or(0, Str::chars),
    };
    let fit = |at: i64| usize::try_from(at).unwrap_or(0).min(len);
    let (pos, endpos) = (fit(pos), fit(endpos));
    if pos > endpos {
        return Ok(None);
    }
    let offset = |at: usize| string.get::<Str>().map_or(at, |text| text.offset(at));
    let (start, end) = (offset(pos), offset(endpos));
    let subject = match subject {
        Subject::Ascii(text) => Subject::Ascii(&text[..end]),
        Subject::Unicode(text) => Subject::Unicode(&text[..end]),
        Subject::Bytes(octets) => Subject::Bytes(&octets[..end]),
    };
    Ok(Some(Window { subject, start, pos, endpos }))
}

impl Thread {
    /// Searches. When that lasts long, other threads have their turns now and then, and Ctrl-C is heeded.
    ///
    /// # Errors
    /// The pattern's, or what a signal's handler raises.
    pub(super) fn searching<R>(
        &mut self,
        pattern: &Pattern,
        search: impl FnOnce(Watch<'_>) -> pattern::Result<R>,
    ) -> Result<R> {
        let mut raised = None;
        let found = search(&mut || {
            self.detached(Reason::Requested, || ());
            raised = self.check_signals().err();
            raised.is_none()
        });
        match (found, raised) {
            (_, Some(raised)) => Err(raised),
            (found, None) => found.map_err(|error| self.pattern_error(error, &pattern.source.get())),
        }
    }

    /// A match object.
    pub(super) fn new_match(
        &mut self,
        pattern: &Value,
        string: &Value,
        data: &Value,
        spans: Spans,
        (pos, endpos): (usize, usize),
    ) -> Value {
        let (pattern, string, data) = (pattern.clone(), string.clone(), data.clone());
        self.object(Builtin::Match, Match { pattern, string, data, spans, pos, endpos })
    }
}

fn once(t: &mut Thread, args: &[Value], ends: Ends) -> Result {
    let pattern = t.receiver::<Pattern>(&args[0])?;
    let bounds = bounds(t, &args[2], &args[3])?;
    let data = searchable(t, &args[1])?;
    let Some(window) = window(t, pattern, &data, bounds)? else { return Ok(Value::NONE) };
    let found =
        t.searching(pattern, |watch| pattern.program.search(window.subject, window.start, ends, true, watch))?;
    match found {
        Some(spans) => Ok(t.new_match(&args[0], &args[1], &data, spans, (window.pos, window.endpos))),
        None => Ok(Value::NONE),
    }
}

pub(super) fn search(t: &mut Thread, args: &[Value]) -> Result {
    once(t, args, Ends::Search)
}

pub(super) fn r#match(t: &mut Thread, args: &[Value]) -> Result {
    once(t, args, Ends::Match)
}

pub(super) fn fullmatch(t: &mut Thread, args: &[Value]) -> Result {
    once(t, args, Ends::Full)
}

/// A part of a text as an object of its own, str or bytes.
pub(super) fn part(t: &mut Thread, subject: Subject<'_>, start: usize, end: usize) -> Value {
    match subject {
        Subject::Ascii(text) | Subject::Unicode(text) => t.str(&text[start..end]),
        Subject::Bytes(octets) => t.bytes(&octets[start..end]),
    }
}

/// What a group matched, or a default for one that took no part.
pub(super) fn group_part(t: &mut Thread, subject: Subject<'_>, span: (usize, usize), default: &Value) -> Value {
    if span.1 == pattern::UNMATCHED { default.clone() } else { part(t, subject, span.0, span.1) }
}

/// The groups of a match without the match itself, as objects.
pub(super) fn group_parts(t: &mut Thread, subject: Subject<'_>, spans: &Spans, default: &Value) -> Vec<Value> {
    let mut parts: SmallVec<[Value; 4]> = SmallVec::new();
    for &span in &spans[1..] {
        parts.push(group_part(t, subject, span, default));
    }
    parts.into_vec()
}
