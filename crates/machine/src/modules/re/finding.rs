//! Search after search: `findall`, `finditer`, `split`, `scanner`.

use objects::{Layout, Shared, Value};
use pattern::{Ends, Matches, Spans};

use super::matching::{WHOLE, Window, bounds, group_part, group_parts, part, window};
use super::methods::Pattern;
use super::{searchable, subject_of};
use crate::builtin::Builtin;
use crate::class::{NO_SLOTS, Slots, TypeSpec, member};
use crate::kinds::Contents;
use crate::native::row;
use crate::{Result, Thread};

/// An iterator over matches (`finditer`), or what `scanner` gives.
pub(crate) struct PatternScanner {
    pattern: Value,
    string: Value,
    /// The same as str or bytes.
    data: Value,
    pos: usize,
    endpos: usize,
    /// The next search begins at this byte ...
    start: Shared<usize>,
    /// ... after a match that was empty.
    after_empty: Shared<bool>,
    /// Nothing more will be found.
    done: Shared<bool>,
}

crate::payload!(PatternScanner, tracked);

impl Contents for PatternScanner {
    fn visit(&self, visitor: &mut objects::Visitor<'_>) {
        visitor.see_all([&self.pattern, &self.string, &self.data]);
    }
}

impl Pattern {
    pub(super) fn matches<'a>(&'a self, window: &Window<'a>) -> Matches<'a> {
        Matches { program: &self.program, subject: window.subject, start: window.start, after_empty: false }
    }

    /// The next match, with a failure as an exception.
    pub(super) fn next(&self, t: &mut Thread, matches: &mut Matches<'_>, groups: bool) -> Result<Option<Spans>> {
        t.searching(self, |watch| matches.next(groups, watch))
    }
}

/// `findall(string, pos, endpos)`
pub(super) fn findall(t: &mut Thread, args: &[Value]) -> Result {
    let pattern = t.receiver::<Pattern>(&args[0])?;
    let mut found = Vec::new();
    let bounds = bounds(t, &args[2], &args[3])?;
    let data = searchable(t, &args[1])?;
    let Some(window) = window(t, pattern, &data, bounds)? else { return Ok(t.list(found)) };
    let mut matches = pattern.matches(&window);
    let empty = part(t, window.subject, 0, 0);
    while let Some(spans) = pattern.next(t, &mut matches, true)? {
        let item = match pattern.program.groups {
            0 | 1 => group_part(t, window.subject, spans[spans.len() - 1], &empty),
            _ => {
                let parts = group_parts(t, window.subject, &spans, &empty);
                t.tuple(parts)
            }
        };
        found.push(item);
    }
    Ok(t.list(found))
}

/// `split(string, maxsplit)`
pub(super) fn split(t: &mut Thread, args: &[Value]) -> Result {
    let pattern = t.receiver::<Pattern>(&args[0])?;
    let limit = if args[2].is_null() { 0 } else { t.ssize(&args[2])? };
    let data = searchable(t, &args[1])?;
    let Some(window) = window(t, pattern, &data, WHOLE)? else { return Ok(t.list(Vec::new())) };
    let mut matches = pattern.matches(&window);
    let (mut parts, mut last, mut count) = (Vec::new(), 0, 0);
    while limit == 0 || count < limit {
        let Some(spans) = pattern.next(t, &mut matches, true)? else { break };
        parts.push(part(t, window.subject, last, spans[0].0));
        parts.extend(group_parts(t, window.subject, &spans, &Value::NONE));
        last = spans[0].1;
        count += 1;
    }
    let end = match window.subject {
        pattern::Subject::Ascii(text) | pattern::Subject::Unicode(text) => text.len(),
        pattern::Subject::Bytes(octets) => octets.len(),
    };
    parts.push(part(t, window.subject, last, end));
    Ok(t.list(parts))
}

fn new_scanner(t: &mut Thread, args: &[Value], builtin: Builtin) -> Result {
    let pattern = t.receiver::<Pattern>(&args[0])?;
    let bounds = bounds(t, &args[2], &args[3])?;
    let data = searchable(t, &args[1])?;
    let window = window(t, pattern, &data, bounds)?;
    let (start, pos, endpos) = window.as_ref().map_or((0, 0, 0), |window| (window.start, window.pos, window.endpos));
    let scanner = PatternScanner {
        pattern: args[0].clone(),
        string: args[1].clone(),
        data: data.clone(),
        pos,
        endpos,
        start: Shared::new(start),
        after_empty: Shared::new(false),
        done: Shared::new(window.is_none()),
    };
    Ok(t.object(builtin, scanner))
}

/// `finditer(string, pos, endpos)`
pub(super) fn finditer(t: &mut Thread, args: &[Value]) -> Result {
    new_scanner(t, args, Builtin::MatchIterator)
}

/// `scanner(string, pos, endpos)`
pub(super) fn scanner(t: &mut Thread, args: &[Value]) -> Result {
    new_scanner(t, args, Builtin::PatternScanner)
}

/// The next match of a scanner, found as `ends` says.
fn advance(t: &mut Thread, value: &Value, ends: Ends) -> Result<Option<Value>> {
    let scanner = t.receiver::<PatternScanner>(value)?;
    let Some(pattern) = scanner.pattern.get::<Pattern>().filter(|_| !scanner.done.get()) else { return Ok(None) };
    let whole = subject_of(&scanner.data);
    let subject = match scanner.string.get::<objects::Str>() {
        Some(text) if scanner.endpos < text.chars() => {
            let part = text.slice(0, scanner.endpos);
            if text.is_ascii() { pattern::Subject::Ascii(part) } else { pattern::Subject::Unicode(part) }
        }
        Some(_) => whole,
        None => match whole {
            pattern::Subject::Bytes(octets) => pattern::Subject::Bytes(&octets[..scanner.endpos.min(octets.len())]),
            text => text,
        },
    };
    let (start, after_empty) = (scanner.start.get(), scanner.after_empty.get());
    let found = if ends == Ends::Match {
        t.searching(pattern, |watch| pattern.program.search(subject, start, ends, true, watch))
    } else {
        let mut matches = Matches { program: &pattern.program, subject, start, after_empty };
        pattern.next(t, &mut matches, true)
    }?;
    let Some(spans) = found else {
        scanner.done.set(true);
        return Ok(None);
    };
    scanner.after_empty.set(spans[0].0 == spans[0].1);
    scanner.start.set(spans[0].1);
    Ok(Some(t.new_match(&scanner.pattern, &scanner.string, &scanner.data, spans, (scanner.pos, scanner.endpos))))
}

/// `finditer`'s iterator.
pub(crate) static ITERATOR: TypeSpec = TypeSpec {
    name: "callable_iterator",
    layout: &Layout::of::<PatternScanner>(),
    slots: Slots {
        iter: Some(|_, value| Ok(value.clone())),
        next: Some(|t, value| advance(t, value, Ends::Search)),
        ..NO_SLOTS
    },
    ..TypeSpec::BASE
};

/// `_sre.SRE_Scanner`
pub(crate) static SCANNER: TypeSpec = TypeSpec {
    name: "SRE_Scanner",
    module: "_sre",
    layout: &Layout::of::<PatternScanner>(),
    methods: &[
        row("match", "self, /", |t, args| Ok(advance(t, &args[0], Ends::Match)?.unwrap_or(Value::NONE))),
        row("search", "self, /", |t, args| Ok(advance(t, &args[0], Ends::Search)?.unwrap_or(Value::NONE))),
    ],
    getsets: &[member("pattern", |t, value| Ok(t.receiver::<PatternScanner>(value)?.pattern.clone()))],
    ..TypeSpec::BASE
};
