//! The run as one list of steps, in the order in which they happened.

use std::collections::{BTreeMap, HashMap, HashSet};

use events::{Awaited, Event, Happening, ObjectId, Output, Recorded, References, Run, SlotId, merge};
use serde::Serialize;
use serde::ser::{SerializeSeq, Serializer};
use sync::{Reason, ThreadId};

use crate::Input;
use crate::place::{Place, is_library};

/// What happened: a kind (numbered as in `model.js`), the index of the thread, when in nanoseconds, where, and up to
/// five numbers that the kind gives a meaning.
#[derive(Clone, Copy)]
pub(super) struct Step {
    kind: u8,
    thread: usize,
    at: u64,
    /// Code and instruction, if it happened somewhere.
    site: Option<(u32, u32)>,
    numbers: [i64; 5],
}

impl Serialize for Step {
    /// As a list, since there are many.
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let used = 5 - self.numbers.iter().rev().take_while(|number| **number == NONE).count();
        let mut list = to.serialize_seq(Some(5 + used))?;
        list.serialize_element(&self.kind)?;
        list.serialize_element(&self.thread)?;
        list.serialize_element(&self.at)?;
        let (code, instruction) = self.site.map_or((-1, 0), |(code, at)| (i64::from(code), at));
        list.serialize_element(&code)?;
        list.serialize_element(&instruction)?;
        self.numbers[..used].iter().try_for_each(|number| list.serialize_element(number))?;
        list.end()
    }
}

/// Where a number is not used.
const NONE: i64 = i64::MIN;

/// All steps, and what they mean by number.
#[derive(Default)]
pub(super) struct Story {
    pub(super) steps: Vec<Step>,
    /// The names of shared places.
    pub(super) slots: Vec<String>,
    pub(super) texts: Vec<String>,
    pub(super) stacks: Vec<Vec<(u32, u32)>>,
    /// How many objects in shared places were watched.
    pub(super) objects: usize,
    /// The locks that the program itself takes, with what it calls them.
    pub(super) locks: BTreeMap<u64, String>,
}

impl Story {
    pub(super) fn of(input: &Input<'_>) -> Story {
        let run = input.run;
        let happenings = in_order(run);
        let slots = shared_slots(run, &happenings);
        let mut teller = Teller {
            run,
            threads: run.streams.iter().enumerate().map(|(index, stream)| (stream.thread, index)).collect(),
            objects: objects_in(&slots, &happenings),
            slots,
            numbers: HashMap::new(),
            texts: HashMap::new(),
            frames: run.streams.iter().map(|_| Vec::new()).collect(),
            accesses: run.streams.iter().map(|_| None).collect(),
            story: Story { locks: locks(input, &happenings), ..Story::default() },
        };
        let ignored = needless(&happenings);
        for (index, happening) in happenings.iter().enumerate() {
            if !ignored.contains(&index) {
                teller.tell(happening);
            }
        }
        Story { objects: teller.objects.len(), ..teller.story }
    }
}

/// The events of all threads in the order of their times; those of the same time as [`merge`] orders them.
fn in_order(run: &Run) -> Vec<Happening> {
    let all = || {
        let each = run.streams.iter().map(|stream| (stream.thread, stream.events.iter().cloned()));
        each.flat_map(|(thread, events)| events.map(move |recorded| Happening { thread, recorded })).collect()
    };
    let mut story = merge(run.streams.clone()).unwrap_or_else(|_| all());
    story.sort_by_key(|happening| happening.recorded.at);
    story
}

/// The events in which a thread lets the GIL go and takes it again at once, as nobody else wanted it.
fn needless(story: &[Happening]) -> HashSet<usize> {
    let mut ignored = HashSet::new();
    let mut open: HashMap<ThreadId, Vec<usize>> = HashMap::new();
    for (index, Happening { thread, recorded }) in story.iter().enumerate() {
        match recorded.event {
            Event::GilReleased { reason: Reason::Requested | Reason::Tick, .. } => {
                open.insert(*thread, vec![index]);
            }
            // One that has just let the GIL go wants it, of course.
            Event::GilWanted if open.contains_key(thread) => {
                ignored.insert(index);
            }
            Event::GilTaken { from, .. } => {
                if let Some(mut events) = open.remove(thread).filter(|_| from.is_none()) {
                    events.push(index);
                    ignored.extend(events);
                }
            }
            _ => {}
        }
    }
    ignored
}

/// The places worth a look: written more than once, or touched by several threads and not only once written with a
/// function, a class or a module.
fn shared_slots(run: &Run, story: &[Happening]) -> HashSet<SlotId> {
    #[derive(Default)]
    struct Use {
        writes: u64,
        threads: HashSet<ThreadId>,
        is_definition: bool,
    }
    let mut uses: HashMap<SlotId, Use> = HashMap::new();
    for Happening { thread, recorded } in story {
        match &recorded.event {
            Event::SlotRead { slot, .. } | Event::SlotWritten { slot, .. } if is_own(run, recorded) => {
                let used = uses.entry(*slot).or_default();
                used.threads.insert(*thread);
                used.writes += u64::from(matches!(recorded.event, Event::SlotWritten { .. }));
            }
            Event::Valued { slot, text, object } => {
                uses.entry(*slot).or_default().is_definition = object.is_none() && text.starts_with('<');
            }
            _ => {}
        }
    }
    // In a program with one thread nothing is shared, but what changes is still worth a look.
    let least = run.streams.len().min(2);
    let is_shown = |used: &Use| {
        used.threads.len() >= least && (used.writes > 1 || used.writes == 1 && least > 1 && !used.is_definition)
    };
    uses.into_iter().filter(|(_, used)| is_shown(used)).map(|(slot, _)| slot).collect()
}

/// The objects that were in some of these places, with numbers.
fn objects_in(slots: &HashSet<SlotId>, story: &[Happening]) -> HashMap<ObjectId, i64> {
    let mut objects = HashMap::new();
    for Happening { recorded, .. } in story {
        if let Event::Valued { slot, object: Some(object), .. } = recorded.event
            && slots.contains(&slot)
        {
            let next = objects.len() as i64;
            objects.entry(object).or_insert(next);
        }
    }
    objects
}

/// The locks that are taken at a place of the program itself, not only in the library. A name that several have gets
/// the lock's number.
fn locks(input: &Input<'_>, story: &[Happening]) -> BTreeMap<u64, String> {
    let mut locks: BTreeMap<u64, String> = BTreeMap::new();
    for Happening { recorded, .. } in story {
        if let Event::LockTaken { lock, .. } = recorded.event
            && is_own(input.run, recorded)
            && !locks.contains_key(&lock.0)
        {
            let text = Place::of(input.run, recorded.site, input.sources).and_then(|place| place.text);
            let name = text.as_deref().map_or("lock", |text| text.split(".acquire(").next().unwrap_or(text));
            let is_new = locks.values().all(|known| known != name);
            locks.insert(lock.0, if is_new { name.to_owned() } else { format!("{name} ({})", lock.0) });
        }
    }
    locks
}

fn is_own(run: &Run, recorded: &Recorded) -> bool {
    run.code(recorded.site.code).is_some_and(|code| !is_library(code))
}

/// Turns events into steps.
struct Teller<'a> {
    run: &'a Run,
    threads: HashMap<ThreadId, usize>,
    slots: HashSet<SlotId>,
    numbers: HashMap<SlotId, i64>,
    texts: HashMap<String, i64>,
    /// For each thread, for each of its frames, whether it is the program's own and whether it is shown.
    frames: Vec<Vec<(bool, bool)>>,
    /// For each thread, the step of its newest access, whose value may be told next.
    accesses: Vec<Option<usize>>,
    /// The numbers of the objects that were in these slots.
    objects: HashMap<ObjectId, i64>,
    story: Story,
}

impl Teller<'_> {
    fn tell(&mut self, happening: &Happening) {
        let Some(&thread) = self.threads.get(&happening.thread) else { return };
        let recorded = &happening.recorded;
        match &recorded.event {
            Event::Called { code } => self.enter(thread, recorded, code.0),
            Event::Returned => {
                if self.frames[thread].pop().is_none_or(|(_, is_shown)| is_shown) {
                    self.push(thread, recorded, 16, []);
                }
            }
            Event::Stood { stack } => {
                let frames =
                    self.shown(self.run.stacks.sites(*stack).iter().map(|site| (site.code.0, site.instruction)));
                self.story.stacks.push(frames);
                let number = self.story.stacks.len() as i64 - 1;
                self.push(thread, recorded, 17, [number]);
            }
            Event::SlotRead { slot, version } => {
                self.access(thread, recorded, *slot, 13, [version.cast_signed(), -1, -1]);
            }
            Event::SlotWritten { slot, version, from } => {
                let from = from.map_or(-1, u64::cast_signed);
                self.access(thread, recorded, *slot, 14, [version.cast_signed(), -1, from]);
            }
            Event::Valued { text, object, .. } => {
                let text = self.text(text);
                let object = object.and_then(|object| self.objects.get(&object)).copied().unwrap_or(-1);
                let step = self.accesses[thread].take().and_then(|step| self.story.steps.get_mut(step));
                if let Some(step) = step {
                    (step.numbers[2], step.numbers[4]) = (text, object);
                }
            }
            Event::Referenced { object, references } => {
                let owner = |owner: Option<ThreadId>| owner.and_then(|owner| self.threads.get(&owner)).copied();
                let numbers = match *references {
                    References::Counted(count) => [0, i64::from(count), NONE, NONE],
                    References::Split { owner: of, local, shared } => {
                        // Whose owner is gone has one part only.
                        let local = local.or(of.is_none().then_some(0)).map_or(-1, i64::from);
                        [1, owner(of).map_or(-1, |index| index as i64), local, i64::from(shared)]
                    }
                    References::Spread(count) => [2, i64::from(count), NONE, NONE],
                    References::Uncounted => [3, NONE, NONE, NONE],
                    References::Unwatched => [4, NONE, NONE, NONE],
                };
                self.change(thread, recorded, 22, *object, numbers);
            }
            Event::Contains { object, text } => {
                let text = self.text(text);
                self.change(thread, recorded, 23, *object, [text, NONE, NONE, NONE]);
            }
            Event::Local { index, text } => {
                if is_own(self.run, recorded) {
                    let text = text.as_ref().map_or(-1, |text| self.text(text));
                    self.push(thread, recorded, 21, [i64::from(*index), text]);
                }
            }
            Event::Wrote { output, text } => self.print(thread, recorded, *output, text),
            event => self.tell_plainly(thread, recorded, event),
        }
    }

    fn tell_plainly(&mut self, thread: usize, recorded: &Recorded, event: &Event) {
        let number = |reason: &Reason| *reason as i64;
        let index = |threads: &HashMap<ThreadId, usize>, id| threads.get(id).map_or(-1, |&index| index as i64);
        let (kind, numbers) = match event {
            Event::GilWanted => (0, [NONE; 2]),
            Event::GilTaken { from: None, .. } => (1, [-1, NONE]),
            Event::GilTaken { from: Some((id, reason)), .. } => (1, [index(&self.threads, id), number(reason)]),
            Event::GilReleased { reason, .. } => (2, [number(reason), NONE]),
            Event::Detached { reason } => (3, [number(reason), NONE]),
            Event::Attached => (4, [NONE; 2]),
            Event::WaitBegan { on, .. } => (
                5,
                match on {
                    Awaited::Lock(lock) => [0, lock.0.cast_signed()],
                    Awaited::Thread(other) => [1, other.as_ref().map_or(-1, |other| index(&self.threads, other))],
                    Awaited::Import => [2, NONE],
                    Awaited::Time => [3, NONE],
                    Awaited::Outside => [4, NONE],
                },
            ),
            Event::WaitEnded { got } => (6, [i64::from(*got), NONE]),
            Event::ThreadStarted { thread } => (7, [index(&self.threads, thread), NONE]),
            Event::ThreadBegan => (8, [NONE; 2]),
            Event::ThreadEnded => (9, [NONE; 2]),
            Event::ThreadJoined { thread } => (10, [index(&self.threads, thread), NONE]),
            Event::LockTaken { lock, .. } | Event::LockReleased { lock, .. } => {
                if !self.story.locks.contains_key(&lock.0) {
                    return;
                }
                (if matches!(event, Event::LockTaken { .. }) { 11 } else { 12 }, [lock.0.cast_signed(), NONE])
            }
            Event::TimeMoved { to } => (19, [to.cast_signed(), NONE]),
            Event::Marked { text } => (20, [self.text(text), NONE]),
            Event::SlotRead { .. }
            | Event::SlotWritten { .. }
            | Event::Valued { .. }
            | Event::Referenced { .. }
            | Event::Contains { .. }
            | Event::Local { .. }
            | Event::Called { .. }
            | Event::Returned
            | Event::Stood { .. }
            | Event::Counted(_)
            | Event::ObjectAwaited { .. }
            | Event::Wrote { .. } => return,
        };
        self.push(thread, recorded, kind, numbers);
    }

    /// An access to a place, if that is shown; what was told of it follows.
    fn access(&mut self, thread: usize, recorded: &Recorded, slot: SlotId, kind: u8, told: [i64; 3]) {
        self.accesses[thread] = self.slot(slot, recorded).map(|number| {
            let [version, text, from] = told;
            self.push(thread, recorded, kind, [number, version, text, from, -1]);
            self.story.steps.len() - 1
        });
    }

    /// Something of an object has changed. What the newest step of the thread has done is told before that step: who
    /// stops there sees it.
    fn change(&mut self, thread: usize, recorded: &Recorded, kind: u8, object: ObjectId, told: [i64; 4]) {
        let Some(&object) = self.objects.get(&object) else { return };
        let [one, two, three, four] = told;
        self.push(thread, recorded, kind, [object, one, two, three, four]);
        let last = self.story.steps.len() - 1;
        let Some(before) = last.checked_sub(1).and_then(|before| self.story.steps.get(before)) else { return };
        let site = self.run.code(recorded.site.code).map(|_| (recorded.site.code.0, recorded.site.instruction));
        if before.thread == thread && matches!(before.kind, 13..=16) && before.site == site {
            self.story.steps.swap(last - 1, last);
            self.accesses[thread] = self.accesses[thread].map(|step| if step == last - 1 { last } else { step });
        }
    }

    fn push<const N: usize>(&mut self, thread: usize, recorded: &Recorded, kind: u8, given: [i64; N]) {
        let mut numbers = [NONE; 5];
        numbers.iter_mut().zip(given).for_each(|(number, given)| *number = given);
        let site = recorded.site;
        let at = u64::try_from(recorded.at.as_nanos()).unwrap_or(u64::MAX);
        let site = self.run.code(site.code).map(|_| (site.code.0, site.instruction));
        self.story.steps.push(Step { kind, thread, at, site, numbers });
    }

    /// Something is printed. What `print` writes piece by piece becomes one step.
    fn print(&mut self, thread: usize, recorded: &Recorded, output: Output, text: &str) {
        let stream = i64::from(output == Output::Stderr);
        if let Some(Step { kind: 18, thread: before, numbers: [to, known, ..], .. }) = self.story.steps.last().copied()
            && (before, to) == (thread, stream)
            && let Some(begun) = usize::try_from(known).ok().and_then(|known| self.story.texts.get(known))
            && !begun.ends_with('\n')
        {
            let text = self.text(&format!("{begun}{text}"));
            if let Some(last) = self.story.steps.last_mut() {
                last.numbers[1] = text;
            }
            return;
        }
        let text = self.text(text);
        self.push(thread, recorded, 18, [stream, text]);
    }

    /// A function is entered; what goes on inside of the library is not shown (see [`crate::calls`]).
    fn enter(&mut self, thread: usize, recorded: &Recorded, code: u32) {
        let below = self.frames[thread].last().copied();
        let frame = self.frame(below, code);
        self.frames[thread].push(frame);
        if frame.1 {
            self.push(thread, recorded, 15, []);
        }
    }

    fn frame(&self, below: Option<(bool, bool)>, code: u32) -> (bool, bool) {
        let is_own = !self.run.code(events::CodeId(code)).is_some_and(is_library);
        (is_own, is_own || below.is_some_and(|(is_own, _)| is_own))
    }

    fn shown(&self, frames: impl Iterator<Item = (u32, u32)>) -> Vec<(u32, u32)> {
        let mut below = None;
        let shown = frames.filter(|(code, _)| {
            let frame = self.frame(below, *code);
            below = Some(frame);
            frame.1
        });
        shown.collect()
    }

    /// The number of a place, if it is one to be shown and the program itself touches it.
    fn slot(&mut self, slot: SlotId, recorded: &Recorded) -> Option<i64> {
        if !self.slots.contains(&slot) || !is_own(self.run, recorded) {
            return None;
        }
        let facts = self.run.code(recorded.site.code)?.instructions.get(recorded.site.instruction as usize);
        // What the library touches on behalf of the program has no name in it.
        let name = facts?.touches.clone()?;
        if let Some(&known) = self.numbers.get(&slot) {
            // What others call it tells more than `self` does.
            let before = usize::try_from(known).ok().and_then(|known| self.story.slots.get_mut(known));
            if let Some(before) = before.filter(|before| before.starts_with("self.") && !name.starts_with("self.")) {
                *before = name;
            }
            return Some(known);
        }
        self.story.slots.push(name);
        let number = self.story.slots.len() as i64 - 1;
        self.numbers.insert(slot, number);
        Some(number)
    }

    fn text(&mut self, text: &str) -> i64 {
        if let Some(&known) = self.texts.get(text) {
            return known;
        }
        let number = self.story.texts.len() as i64;
        self.story.texts.push(text.to_owned());
        self.texts.insert(text.to_owned(), number);
        number
    }
}
