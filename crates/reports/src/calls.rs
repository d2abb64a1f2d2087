//! Which functions threads were in, and when: from calls and returns or, where only samples were recorded, from these.

use std::time::Duration;

use events::{CodeFacts, CodeId, Event, Run, Site, StackId, Stream};

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

/// Is told of the functions that are shown, as a thread goes into them and leaves them.
pub(crate) trait Visitor {
    /// A function is entered, in the one that was entered last of those that are not left.
    fn entered(&mut self, code: CodeId);

    /// That is left.
    fn left(&mut self, span: Span);
}

/// The functions that a thread is in at a moment: the program's own, and those of the library that these call. What
/// goes on inside of the library, also to begin a thread, is not shown.
#[derive(Default)]
pub(crate) struct Stack {
    frames: Vec<Frame>,
    /// Of the oldest of them, as far as a sample has told them: their stacks.
    sampled: Vec<StackId>,
}

struct Frame {
    code: CodeId,
    since: Duration,
    is_own: bool,
    is_shown: bool,
    /// How many of the frames below are shown.
    depth: usize,
}

impl Stack {
    /// Takes an event in.
    pub(crate) fn take_in(&mut self, run: &Run, at: Duration, event: &Event, to: &mut impl Visitor) {
        match *event {
            Event::Called { code } => self.enter(run, at, code, to),
            Event::Returned => self.leave(at, to),
            Event::Stood { stack } => self.stand(run, at, stack, to),
            _ => {}
        }
    }

    /// What is the same as it was stays, so that a sample costs what has changed.
    fn stand(&mut self, run: &Run, at: Duration, stack: StackId, to: &mut impl Visitor) {
        let told = run.stacks.frames_up_to(stack, |id, depth| self.sampled.get(depth - 1) == Some(&id));
        let below = run.stacks.depth(stack) - told.len();
        let same = |(frame, (_, site)): &(&Frame, &(StackId, Site))| frame.code == site.code;
        let kept = self.frames[below..].iter().zip(&told).take_while(same).count();
        self.leave_all(below + kept, at, to);
        told[kept..].iter().for_each(|(_, site)| self.enter(run, at, site.code, to));
        self.sampled.truncate(below);
        self.sampled.extend(told.iter().map(|(id, _)| *id));
    }

    fn enter(&mut self, run: &Run, since: Duration, code: CodeId, to: &mut impl Visitor) {
        let caller = self.frames.last();
        let is_own = !run.code(code).is_some_and(is_library);
        let is_shown = is_own || caller.is_some_and(|caller| caller.is_own);
        let depth = caller.map_or(0, |caller| caller.depth + usize::from(caller.is_shown));
        self.frames.push(Frame { code, since, is_own, is_shown, depth });
        if is_shown {
            to.entered(code);
        }
    }

    fn leave(&mut self, at: Duration, to: &mut impl Visitor) {
        // A function that was entered before the first event that was kept has no frame here.
        let Some(Frame { code, since, is_shown, depth, .. }) = self.frames.pop() else { return };
        self.sampled.truncate(self.frames.len());
        if is_shown {
            to.left(Span { code, from: since, to: at, depth });
        }
    }

    /// Leaves frames until so many are left.
    pub(crate) fn leave_all(&mut self, kept: usize, at: Duration, to: &mut impl Visitor) {
        while self.frames.len() > kept {
            self.leave(at, to);
        }
    }
}

impl Visitor for Vec<Span> {
    fn entered(&mut self, _: CodeId) {}

    fn left(&mut self, span: Span) {
        self.push(span);
    }
}

/// The functions that a thread was in, outer ones before those in them.
pub(crate) fn spans(run: &Run, stream: &Stream) -> Vec<Span> {
    let (mut spans, mut stack) = (Vec::new(), Stack::default());
    for recorded in &stream.events {
        stack.take_in(run, recorded.at, &recorded.event, &mut spans);
    }
    stack.leave_all(0, stream.tally.ended.unwrap_or(run.ended), &mut spans);
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
