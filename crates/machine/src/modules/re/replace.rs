//! `sub`, `subn`, `expand`.

use objects::{Bytes, Str, Value};
use pattern::{Piece, Spans, Subject, Template, UNMATCHED};

use super::matched::Match;
use super::matching::{WHOLE, window};
use super::methods::Pattern;
use super::{as_characters, searchable, subject_of};
use crate::{Result, Thread};

/// What a match is replaced with.
enum Replacement {
    /// The same text each time.
    Plain(Vec<u8>),
    Template(Template),
    /// What a function gives for the match.
    Function,
}

/// Reads a template, which must be of the pattern's kind.
fn template(t: &mut Thread, pattern: &Pattern, template: &Value) -> Result<Template> {
    // CPython looks for templates in a table.
    t.hash(template)?;
    let text = match (template.get::<Str>(), pattern.program.is_text()) {
        (Some(text), true) => text.as_str().to_owned(),
        (None, true) => {
            let name = t.type_name(template);
            let what = if template.has::<Bytes>() { "decoding to str" } else { "decoding to str: need a bytes-like" };
            return Err(t.type_error(format!("{what} object, {name} found")));
        }
        (Some(_), false) => return Err(t.type_error("a bytes-like object is required, not 'str'")),
        (None, false) => as_characters(&t.bytes_like(template)?),
    };
    Template::new(&text, &pattern.program).map_err(|error| t.pattern_error(error, template))
}

/// The template's text with what the groups matched.
fn fill(out: &mut Vec<u8>, template: &Template, subject: Subject<'_>, spans: &Spans) {
    for piece in &template.pieces {
        match piece {
            Piece::Text(text) if matches!(subject, Subject::Bytes(_)) => out.extend(text.chars().map(|c| c as u8)),
            Piece::Text(text) => out.extend_from_slice(text.as_bytes()),
            Piece::Group(group) => {
                let (start, end) = spans[*group];
                if end != UNMATCHED {
                    out.extend_from_slice(&octets(subject)[start..end]);
                }
            }
        }
    }
}

fn octets(subject: Subject<'_>) -> &[u8] {
    match subject {
        Subject::Ascii(text) | Subject::Unicode(text) => text.as_bytes(),
        Subject::Bytes(octets) => octets,
    }
}

/// A text of the subject's kind from its octets.
fn finish(t: &mut Thread, subject: Subject<'_>, out: Vec<u8>) -> Result {
    match subject {
        Subject::Bytes(_) => Ok(t.bytes(&out)),
        _ => match String::from_utf8(out) {
            Ok(text) => Ok(t.str(&text)),
            Err(_) => Err(t.value_error("a match ended within a character")),
        },
    }
}

/// `Match.expand(template)`
pub(super) fn expand(t: &mut Thread, found: &Match, text: &Value) -> Result {
    let Some(pattern) = found.pattern.get::<Pattern>() else { return Ok(Value::NONE) };
    let template = template(t, pattern, text)?;
    let subject = subject_of(&found.data);
    let mut out = Vec::new();
    fill(&mut out, &template, subject, &found.spans);
    finish(t, subject, out)
}

fn replacement(t: &mut Thread, pattern: &Pattern, given: &Value) -> Result<Replacement> {
    if t.is_callable(given) {
        return Ok(Replacement::Function);
    }
    let plain = match (given.get::<Str>(), given.get::<Bytes>()) {
        (Some(text), _) => Some(text.as_str().as_bytes()),
        (None, Some(bytes)) => Some(bytes.as_slice()),
        _ => None,
    };
    match plain.filter(|plain| !plain.contains(&b'\\')) {
        Some(plain) if given.has::<Str>() == pattern.program.is_text() => Ok(Replacement::Plain(plain.to_vec())),
        // As CPython, which only notices when it puts the parts together.
        Some(_) => Ok(Replacement::Function),
        None => Ok(Replacement::Template(template(t, pattern, given)?)),
    }
}

/// What a function's result (or a replacement of the wrong kind) adds; `index` counts the parts for the error.
fn add_result(t: &mut Thread, out: &mut Vec<u8>, subject: Subject<'_>, result: &Value, index: usize) -> Result<()> {
    let is_bytes = matches!(subject, Subject::Bytes(_));
    if result.is_none() {
        return Ok(());
    }
    match result.get::<Str>() {
        Some(text) if !is_bytes => out.extend_from_slice(text.as_str().as_bytes()),
        None if is_bytes => match t.bytes_like(result) {
            Ok(bytes) => out.extend_from_slice(&bytes),
            Err(_) => {
                let name = t.type_name(result);
                let message = format!("sequence item {index}: expected a bytes-like object, {name} found");
                return Err(t.type_error(message));
            }
        },
        _ => {
            let name = t.type_name(result);
            let wanted = if is_bytes { "a bytes-like object" } else { "str instance" };
            return Err(t.type_error(format!("sequence item {index}: expected {wanted}, {name} found")));
        }
    }
    Ok(())
}

/// The text after the replacements, and how many there were.
fn substitute(t: &mut Thread, args: &[Value]) -> Result<(Value, usize)> {
    let pattern = t.receiver::<Pattern>(&args[0])?;
    let limit = if args[3].is_null() { 0 } else { t.ssize(&args[3])? };
    let with = replacement(t, pattern, &args[1])?;
    let data = searchable(t, &args[2])?;
    let whole = window(t, pattern, &data, WHOLE)?;
    let Some(window) = whole else { return Ok((args[2].clone(), 0)) };
    let (subject, bounds) = (window.subject, (window.pos, window.endpos));
    let mut matches = pattern.matches(&window);
    let (mut out, mut last, mut count, mut parts) = (Vec::new(), 0, 0, 0);
    let needs_groups = !matches!(with, Replacement::Plain(_));
    while limit == 0 || (count as i64) < limit {
        let Some(spans) = pattern.next(t, &mut matches, needs_groups)? else { break };
        let (start, end) = spans[0];
        out.extend_from_slice(&octets(subject)[last..start]);
        parts += usize::from(last < start);
        match &with {
            Replacement::Plain(text) => out.extend_from_slice(text),
            Replacement::Template(template) => fill(&mut out, template, subject, &spans),
            Replacement::Function => {
                let result = if t.is_callable(&args[1]) {
                    let found = t.new_match(&args[0], &args[2], &data, spans, bounds);
                    t.call(&args[1], &[found])?
                } else {
                    args[1].clone()
                };
                add_result(t, &mut out, subject, &result, parts)?;
                parts += usize::from(!result.is_none());
            }
        }
        last = end;
        count += 1;
    }
    if count == 0 {
        let same = args[2].clone();
        return Ok((if t.is_plain_text(&same) { same } else { finish(t, subject, octets(subject).to_vec())? }, 0));
    }
    out.extend_from_slice(&octets(subject)[last..]);
    Ok((finish(t, subject, out)?, count))
}

impl Thread {
    fn is_plain_text(&self, value: &Value) -> bool {
        use crate::builtin::Builtin;
        self.is_exactly(value, Builtin::Str) || self.is_exactly(value, Builtin::Bytes)
    }
}

/// `sub(repl, string, count)`
pub(super) fn sub(t: &mut Thread, args: &[Value]) -> Result {
    Ok(substitute(t, args)?.0)
}

/// `subn(repl, string, count)`
pub(super) fn subn(t: &mut Thread, args: &[Value]) -> Result {
    let (text, count) = substitute(t, args)?;
    Ok(t.pair(text, Value::from_len(count)))
}
