//! An exception with its causes, contexts and, in a group, the exceptions that it holds
//! (source: `TracebackException` in CPython's `traceback.py`).

use objects::Value;

use super::Report;
use crate::Thread;
use crate::types::exception::Exception;
use crate::types::exception::group::leaves_of;

const CAUSE: &str = "\nThe above exception was the direct cause of the following exception:\n\n";
const CONTEXT: &str = "\nDuring handling of the above exception, another exception occurred:\n\n";

/// Groups within groups that are shown.
const MAX_DEPTH: usize = 10;

/// Exceptions of one group that are shown.
const MAX_WIDTH: usize = 15;

/// One exception, with what is shown of it.
struct Link {
    cause: Option<usize>,
    context: Option<usize>,
    hides_context: bool,
    /// Whether it has a traceback, whose title is the text's first line.
    has_title: bool,
    text: String,
    /// The exceptions of a group.
    held: Option<Vec<usize>>,
    /// How many groups it is inside of.
    depth: usize,
}

/// All exceptions that are reached from the one that is reported, which is the first.
#[derive(Default)]
struct Links {
    values: Vec<Value>,
    links: Vec<Link>,
    pending: Vec<usize>,
}

impl Links {
    fn has_seen(&self, value: &Value) -> bool {
        self.values.iter().any(|seen| seen.is(value))
    }
}

impl Report {
    /// The exception with all that it is chained to.
    pub(super) fn chain(&mut self, t: &mut Thread, exception: &Value) -> String {
        let mut all = Links::default();
        self.add_link(t, &mut all, exception.clone(), 0);
        all.pending.push(0);
        while let Some(at) = all.pending.pop() {
            self.follow(t, &mut all, at);
        }
        let mut out = Margins { out: String::new(), depth: 0, needs_close: false };
        out.chain(&all.links, 0);
        out.out
    }

    fn add_link(&mut self, t: &mut Thread, all: &mut Links, value: Value, depth: usize) -> usize {
        let link = self.link(t, &value, depth);
        all.links.push(link);
        all.values.push(value);
        all.links.len() - 1
    }

    /// Adds what one exception leads to.
    fn follow(&mut self, t: &mut Thread, all: &mut Links, at: usize) {
        let value = all.values[at].clone();
        let Some(exception) = value.get::<Exception>() else { return };
        let (cause, context) = (exception.cause.get(), exception.context.get());
        let (wants_context, depth) = (!exception.suppress_context.get(), all.links[at].depth);
        if !cause.is_null() && !all.has_seen(&cause) {
            all.links[at].cause = Some(self.add_link(t, all, cause, depth));
        }
        if all.links[at].cause.is_none() && wants_context && !context.is_null() && !all.has_seen(&context) {
            all.links[at].context = Some(self.add_link(t, all, context, depth));
        }
        if t.is_group(&value) {
            let held = if depth > MAX_DEPTH { Vec::new() } else { leaves_of(&value) };
            let held = held.into_iter().map(|leaf| self.add_link(t, all, leaf, depth + 1)).collect();
            all.links[at].held = Some(held);
        }
        let link = &all.links[at];
        let next = link.cause.iter().chain(&link.context).chain(link.held.iter().flatten());
        all.pending.extend(next.copied().collect::<Vec<_>>());
    }

    fn link(&mut self, t: &mut Thread, value: &Value, depth: usize) -> Link {
        let exception = value.get::<Exception>();
        let traceback = exception.map(|exception| exception.traceback.get()).unwrap_or_default();
        let mut text = String::new();
        if !traceback.is_null() {
            text += if t.is_group(value) { "Exception Group Traceback" } else { "Traceback" };
            text += " (most recent call last):\n";
            self.stack(t, &traceback, &mut text);
        }
        text += &self.exception_only(t, value, &traceback);
        Link {
            cause: None,
            context: None,
            hides_context: exception.is_some_and(|exception| exception.suppress_context.get()),
            has_title: !traceback.is_null(),
            text,
            held: None,
            depth,
        }
    }
}

/// Text with a margin that shows how groups nest.
struct Margins {
    out: String,
    /// How many groups are open.
    depth: usize,
    /// Whether the line below the last exception of the innermost group is still to be drawn.
    needs_close: bool,
}

impl Margins {
    fn indent(&mut self) {
        self.out.extend(std::iter::repeat_n("  ", self.depth));
    }

    /// Writes lines behind the margin; `first` stands in it before the first of them.
    fn emit(&mut self, text: &str, first: char) {
        if self.depth == 0 {
            self.out += text;
            return;
        }
        for (at, line) in text::search::splitlines(text, true).into_iter().enumerate() {
            self.indent();
            self.out.push(if at == 0 { first } else { '|' });
            self.out.push(' ');
            self.out += line;
        }
    }

    fn chain(&mut self, links: &[Link], from: usize) {
        let mut parts = Vec::new();
        let mut next = Some(from);
        while let Some(at) = next {
            let link = &links[at];
            let message;
            (message, next) = match (link.cause, link.context) {
                (Some(cause), _) => (CAUSE, Some(cause)),
                (None, Some(context)) if !link.hides_context => (CONTEXT, Some(context)),
                _ => ("", None),
            };
            parts.push((message, link));
        }
        for (message, link) in parts.into_iter().rev() {
            self.emit(message, '|');
            match &link.held {
                None => self.emit(&link.text, '|'),
                Some(_) if self.depth > MAX_DEPTH => {
                    self.emit(&format!("... (max_group_depth is {MAX_DEPTH})\n"), '|');
                }
                Some(held) => self.group(links, link, held),
            }
        }
    }

    fn group(&mut self, links: &[Link], group: &Link, held: &[usize]) {
        let outermost = self.depth == 0;
        if outermost {
            self.depth = 1;
        }
        self.emit(&group.text, if outermost && group.has_title { '+' } else { '|' });
        let shown = held.len().min(MAX_WIDTH + 1);
        self.needs_close = false;
        for (at, &exception) in held.iter().take(shown).enumerate() {
            let is_last = at + 1 == shown;
            // The line may be drawn further inside.
            self.needs_close |= is_last;
            let is_cut = at >= MAX_WIDTH;
            let title = if is_cut { "...".to_owned() } else { (at + 1).to_string() };
            self.indent();
            self.out += if at == 0 { "+-" } else { "  " };
            self.out += &format!("+---------------- {title} ----------------\n");
            self.depth += 1;
            if is_cut {
                let more = held.len() - MAX_WIDTH;
                let plural = if more > 1 { "s" } else { "" };
                self.emit(&format!("and {more} more exception{plural}\n"), '|');
            } else {
                self.chain(links, exception);
            }
            if is_last && self.needs_close {
                self.indent();
                self.out += "+------------------------------------\n";
                self.needs_close = false;
            }
            self.depth -= 1;
        }
        if outermost {
            self.depth = 0;
        }
    }
}
