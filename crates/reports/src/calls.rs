//! Which functions threads were in, and when: from calls and returns or, where only samples were recorded, from these.

use std::time::Duration;

use events::{CodeFacts, CodeId, Event, Run, Site, Stream};

use crate::place::is_library;

/// A time in which a thread was in a function.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Span {
    /// The function.
    pub(crate) code: CodeId,
    /// When it was entered.
    pub(crate) from: Duration,
    /// When it was left.
    pub(crate) to: Duration,
    /// How many calls it is in.
    pub(crate) depth: usize,
}

/// The functions that a thread is in at a moment: the program's own, and those of the library that these call. What
/// goes on inside of the library, also to begin a thread, is not shown.
#[derive(Default)]
pub(crate) struct Stack {
    frames: Vec<Frame>,
}

struct Frame {
    code: CodeId,
    since: Duration,
    is_own: bool,
    is_shown: bool,
}

impl Stack {
    /// The functions, the outermost first.
    pub(crate) fn shown(&self) -> impl Iterator<Item = CodeId> {
        self.frames.iter().filter(|frame| frame.is_shown).map(|frame| frame.code)
    }

    /// Takes an event in. What is left goes to `close`, the innermost first.
    pub(crate) fn take_in(&mut self, run: &Run, at: Duration, event: &Event, close: &mut dyn FnMut(Span)) {
        match *event {
            Event::Called { code } => self.enter(run, at, code),
            Event::Returned => self.leave(at, close),
            Event::Stood { stack } => {
                let sites = run.stacks.sites(stack);
                let same = |(frame, site): &(&Frame, &Site)| frame.code == site.code;
                let kept = self.frames.iter().zip(&sites).take_while(same).count();
                self.leave_all(kept, at, close);
                sites[kept..].iter().for_each(|site| self.enter(run, at, site.code));
            }
            _ => {}
        }
    }

    fn enter(&mut self, run: &Run, since: Duration, code: CodeId) {
        let is_own = !run.code(code).is_some_and(is_library);
        let is_shown = is_own || self.frames.last().is_some_and(|caller| caller.is_own);
        self.frames.push(Frame { code, since, is_own, is_shown });
    }

    fn leave(&mut self, at: Duration, close: &mut dyn FnMut(Span)) {
        // A function that was entered before the first event that was kept has no frame here.
        let Some(Frame { code, since, is_shown, .. }) = self.frames.pop() else { return };
        if is_shown {
            close(Span { code, from: since, to: at, depth: self.shown().count() });
        }
    }

    /// Leaves frames until so many are left.
    pub(crate) fn leave_all(&mut self, kept: usize, at: Duration, close: &mut dyn FnMut(Span)) {
        while self.frames.len() > kept {
            self.leave(at, close);
        }
    }
}

/// The functions that a thread was in, outer ones before those in them.
pub(crate) fn spans(run: &Run, stream: &Stream) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut stack = Stack::default();
    for recorded in &stream.events {
        stack.take_in(run, recorded.at, &recorded.event, &mut |span| spans.push(span));
    }
    stack.leave_all(0, stream.tally.ended.unwrap_or(run.ended), &mut |span| spans.push(span));
    spans.sort_by_key(|span| (span.from, span.depth));
    spans
}

/// What a function is called in a report: a module's body by its file.
pub(crate) fn label(code: &CodeFacts) -> String {
    match code.name.as_str() {
        "<module>" => format!("<module> {}", file_name(code)),
        name => name.to_owned(),
    }
}

/// The file of some code, without folders.
pub(crate) fn file_name(code: &CodeFacts) -> &str {
    code.file.rsplit('/').next().unwrap_or(&code.file)
}

/// The line where some code begins, if it is known.
pub(crate) fn first_line(code: &CodeFacts) -> Option<u32> {
    code.extents.iter().map(|extent| extent.line).find(|&line| line > 0)
}

/// How calls were recorded, for people.
pub(crate) fn how(run: &Run) -> &'static str {
    match (run.detail.calls, run.detail.samples) {
        (true, _) => "every call",
        (false, true) => "sampled every 1 ms, and whenever a thread lets others run",
        (false, false) => "not recorded",
    }
}
