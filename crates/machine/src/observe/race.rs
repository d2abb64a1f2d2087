//! Telling the search for races (`events::Races`) what a thread touches, and what orders it with others.
//!
//! Up to the first start of a thread there is nothing to tell: what the main thread did before is known to all.

use std::sync::Arc;

use bytecode::{Code, Op};
use events::{CodeId, Conflict, RaceAccess, Reading, Recording, Seen, Site, SlotId, Watcher, Window};
use objects::{Flags, Str, Tuple, Value, Word};
use rustc_hash::FxHashMap;
use smallvec::SmallVec;
use source::Names;
use sync::{ThreadId, Waitable};

use super::access::{Target, deletes, writes};
use super::contents;
use crate::Thread;
use crate::frame::Frame;
use crate::types::cell::Cell;
use crate::types::dict::Dict;
use crate::types::module::Module;

/// A thread's part in the search for races.
pub(crate) struct Racer {
    recording: Arc<Recording>,
    watcher: Watcher,
    /// Whether there is another thread, or was.
    is_active: bool,
    /// What instructions are part of, by the address of their code, which is kept for that.
    parts: FxHashMap<usize, (Arc<Code>, Arc<[Part]>)>,
    newest: (usize, Arc<[Part]>),
    /// What it has looked into when the instruction that runs is done.
    heard: SmallVec<[SlotId; 4]>,
    /// Without a GIL: the place that is held.
    held: Option<SlotId>,
    /// How often the thread came to where CPython would switch.
    call_points: u64,
}

/// What is known of an instruction.
#[derive(Clone, Copy, Default)]
struct Part {
    /// The instruction at the other end of a window.
    other: Option<u32>,
    /// Whether the window is a check and an act, and not an update.
    is_check: bool,
    /// Whether CPython's switch points leave it whole.
    is_hidden: bool,
    decides: bool,
    /// Whether what it reads may get to other functions.
    leaves: bool,
}

/// What the instructions of some code are part of.
fn parts_of(code: &Code, names: &Names) -> Arc<[Part]> {
    let is_hidden =
        |one: usize, other: usize| !crate::switching::cpython_switches_between(code, one.min(other), one.max(other));
    let part = |(at, part): (usize, bytecode::Part)| Part {
        other: part.window.map(|other| other as u32),
        is_check: part.is_check,
        is_hidden: part.window.is_some_and(|other| is_hidden(at, other)),
        decides: part.decides,
        leaves: part.leaves,
    };
    bytecode::parts(code, names).into_iter().enumerate().map(part).collect()
}

impl Part {
    /// The window, in some code.
    fn window(&self, code: CodeId) -> Option<Window> {
        let (other, hidden) = (Site { code, instruction: self.other? }, self.is_hidden);
        Some(if self.is_check { Window::Check { other, hidden } } else { Window::Update { other, hidden } })
    }
}

impl Racer {
    pub(crate) fn new(recording: &Arc<Recording>, thread: ThreadId) -> Option<Box<Racer>> {
        let watcher = Watcher::new(recording.races()?.clone(), thread);
        Some(Box::new(Racer {
            recording: recording.clone(),
            watcher,
            is_active: thread != ThreadId::MAIN,
            parts: FxHashMap::default(),
            newest: (0, Arc::new([])),
            heard: SmallVec::new(),
            held: None,
            call_points: 0,
        }))
    }

    /// The instruction before is done.
    fn settle(&mut self) {
        for heard in std::mem::take(&mut self.heard) {
            self.watcher.hears(heard);
        }
        self.let_go();
    }

    fn let_go(&mut self) {
        if let Some(slot) = self.held.take() {
            self.recording.let_go(slot);
        }
    }

    fn part(&mut self, code: &Arc<Code>, at: u32, names: &Names) -> Part {
        let key = Arc::as_ptr(code) as usize;
        if self.newest.0 != key {
            let known = self.parts.entry(key).or_insert_with(|| (code.clone(), parts_of(code, names)));
            self.newest = (key, known.1.clone());
        }
        self.newest.1.get(at as usize).copied().unwrap_or_default()
    }

    /// Which object there is at an address, as a number: another one for the next that lies there.
    pub(super) fn object(&self, object: &Value) -> u64 {
        let (address, races) = (object.address(), self.watcher.races());
        if let Some(header) = object.header()
            && !header.flags().contains(Flags::WATCHED)
        {
            header.add_flags(Flags::WATCHED);
            races.renew(address);
        }
        address ^ (u64::from(races.generation(address)) << 48)
    }

    fn slot(&self, target: &Target) -> SlotId {
        match target {
            Target::Global(..) => target.slot_of(0),
            // SAFETY: the frame's cell, which its slots own.
            Target::Cell(cell, _) => target.slot_of(self.object(&unsafe { Value::borrow_word(*cell) })),
            Target::Attribute(object, _) if object.has::<Module>() => target.slot_of(0),
            Target::Attribute(object, _) | Target::Item(object, _) => target.slot_of(self.object(object)),
        }
    }

    /// A container as a whole.
    fn whole(&self, container: &Value) -> SlotId {
        SlotId(self.object(container).wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }

    /// Others know what it did so far who look into this container.
    pub(super) fn tells(&mut self, container: &Value) {
        let whole = self.whole(container);
        self.watcher.tells(whole);
    }

    /// It has looked into this container when the instruction is done.
    pub(super) fn hears(&mut self, container: &Value) {
        let whole = self.whole(container);
        self.heard.push(whole);
    }
}

/// How deep on the operand stack an instruction finds what it stores.
fn value_depth(op: Op) -> usize {
    match op {
        Op::STORE_ATTR => 2,
        Op::STORE_SUBSCR => 3,
        _ => 1,
    }
}

/// A value that can be shown as it lies in a word.
fn seen(word: Word) -> Seen {
    match word {
        Word::NONE => Seen::Word("None"),
        Word::TRUE => Seen::Word("True"),
        Word::FALSE => Seen::Word("False"),
        word if word.is_small_int() => Seen::Number(word.small_int_value()),
        word if word.is_small_float() => Seen::Float(word.small_float_value().to_bits()),
        _ => Seen::Other,
    }
}

impl Thread {
    /// Before each instruction of a run whose races are looked for. `sp` is the top of the operand stack.
    #[inline]
    pub(super) fn race_step(&mut self, op: Op, arg: u32, sp: *mut Word) {
        let Some(racer) = &mut self.racer else { return };
        if !racer.heard.is_empty() || racer.held.is_some() {
            racer.settle();
        }
        racer.call_points += u64::from(crate::switching::is_call_point(op));
        if racer.is_active && contents::may_touch(op) {
            self.race_contents(op, arg, sp);
        }
    }

    /// An instruction of the newest frame is about to touch something shared. Says which place it reads, if something
    /// of that may get to other functions.
    pub(super) fn race_access(&mut self, instruction: u32, op: Op, arg: u32, sp: *mut Word) -> Option<SlotId> {
        if !self.looks_for_races() || op == Op::LOAD_METHOD {
            return None;
        }
        let &frame = self.frames.last()?;
        // SAFETY: the operand stack owns the value.
        let value = |depth: usize| unsafe { *sp.sub(depth) };
        if op == Op::CONTAINS_OP {
            // SAFETY: container and key lie on the operand stack, which owns them.
            let (container, key) = unsafe { (Value::borrow_word(value(1)), Value::borrow_word(value(2))) };
            self.race_asks(&container, &key, instruction);
            return None;
        }
        let target = self.target_of(&frame, instruction, op, arg, sp)?;
        let (written, reading) = match op {
            _ if !writes(op) => (None, None),
            _ if deletes(op) => (Some(Word::NULL), None),
            _ => {
                let depth = value_depth(op);
                let follower = self.follower.as_ref();
                let reading =
                    follower.and_then(|follower| follower.reading_of(sp.wrapping_sub(depth), || target.slot()));
                (Some(value(depth)), reading)
            }
        };
        let leaves = self.race_on(&frame, instruction, &target, written, reading);
        leaves.then(|| target.slot())
    }

    /// How often this thread came to where CPython would switch, while races are looked for.
    pub(super) fn call_points(&self) -> u64 {
        self.racer.as_ref().map_or(0, |racer| racer.call_points)
    }

    /// Whether races are looked for now.
    pub(super) fn looks_for_races(&self) -> bool {
        self.racer.as_ref().is_some_and(|racer| racer.is_active)
    }

    /// A place is about to be read, or written with a value; NULL where it is deleted. `reading` is the newest of the
    /// place that the value was computed from. Says whether what is read may get to other functions.
    pub(super) fn race_on(
        &mut self,
        frame: &Frame,
        instruction: u32,
        target: &Target,
        written: Option<Word>,
        reading: Option<Reading>,
    ) -> bool {
        let Some(racer) = &mut self.racer else { return false };
        let slot = racer.slot(target);
        if frame.code().is_library {
            // What the library keeps in attributes (the flag of an event) orders, and is not accused.
            match written {
                _ if !matches!(target, Target::Attribute(..)) => {}
                Some(_) => racer.watcher.tells(slot),
                None => racer.heard.push(slot),
            }
            return false;
        }
        let code = &frame.code().code;
        let part = racer.part(code, instruction, &self.interpreter.names);
        let call_points = racer.call_points;
        let site = Site { code: self.code_id(frame), instruction };
        let window = part.window(site.code);
        // Within one function its text says more.
        let computed_from = reading.filter(|reading| reading.site.code != site.code).map(|reading| {
            let hidden = reading.version == call_points;
            Window::Update { other: reading.site, hidden }
        });
        let is_update = matches!(window.or(computed_from), Some(Window::Update { .. }));
        if let Some(word) = written.filter(|_| is_update)
            && self.is_there_already(target, word)
        {
            return false;
        }
        if self.is_free() {
            self.hold_for_race(slot);
        }
        let Some(racer) = &mut self.racer else { return false };
        if window.is_none()
            && let Target::Item(container, _) = target
        {
            match written {
                Some(_) => racer.tells(container),
                None => racer.hears(container),
            }
        }
        let access = RaceAccess {
            slot,
            site,
            is_write: written.is_some(),
            window,
            computed_from,
            decides: part.decides,
            publishes: written.is_some_and(|word| word.is_pointer()),
            seen: written.map(seen).unwrap_or_default(),
        };
        let conflicts = racer.watcher.access(access);
        for conflict in conflicts {
            self.report_race(target, instruction, conflict, written);
        }
        part.leaves && written.is_none()
    }

    /// Whether a mutable object is about to be stored where it is: `names += [name]` changes the list, not the name.
    fn is_there_already(&self, target: &Target, word: Word) -> bool {
        if !word.is_pointer() {
            return false;
        }
        let there = match target {
            // SAFETY: the globals of the frame that runs.
            Target::Global(names, name) => unsafe { &**names }.get(*name),
            Target::Cell(cell, _) => {
                // SAFETY: the frame's cell, which its slots own.
                let cell = unsafe { Value::borrow_word(*cell) };
                cell.get::<Cell>().and_then(|cell| cell.content.get().non_null())
            }
            Target::Attribute(object, name) => self.own_attribute(object, *name),
            Target::Item(..) => None,
        };
        there.is_some_and(|there| there.word() == word && !there.has::<Str>() && !there.has::<Tuple>())
    }

    /// Without a GIL: has the place for itself until the instruction is done. Who waits for it passes check points.
    fn hold_for_race(&mut self, slot: SlotId) {
        while let Some(racer) = &mut self.racer {
            if racer.held.is_none() && racer.recording.hold(slot) {
                racer.held = Some(slot);
                return;
            }
            racer.let_go();
            std::thread::yield_now();
            self.pass_check_point();
        }
    }

    #[cold]
    fn report_race(&mut self, target: &Target, instruction: u32, mut conflict: Conflict, written: Option<Word>) {
        let Some(races) = self.racer.as_ref().map(|racer| racer.watcher.races().clone()) else { return };
        if let Some(word) = written.filter(|word| !word.is_null()) {
            // SAFETY: the operand stack owns it.
            let value = unsafe { Value::borrow_word(word) };
            conflict.second.seen = Seen::Text(self.value_text(&value, false).into());
        }
        let container = self.container_at(instruction);
        races.report(self.slot_name(target, &container), conflict);
    }

    /// The next instruction runs code of the program, or the newest frame raises: what was under way is over.
    pub(super) fn settle_race(&mut self) {
        if let Some(racer) = &mut self.racer {
            racer.settle();
        }
    }

    /// Another thread is about to be started.
    pub(crate) fn race_starts(&mut self, child: ThreadId) {
        if self.racer.is_some() {
            let site = self.standing(false);
            if let Some(racer) = &mut self.racer {
                racer.is_active = true;
                racer.watcher.starts(child, site);
            }
        }
    }

    /// The thread is about to end.
    pub(crate) fn race_ends(&mut self) {
        if let Some(racer) = &mut self.racer {
            racer.settle();
            racer.watcher.ends();
        }
    }

    /// It has seen the end of another one.
    pub(crate) fn race_joined(&mut self, other: ThreadId) {
        if let Some(racer) = &mut self.racer {
            racer.watcher.joined(other);
        }
    }

    /// It has taken a lock, for which it would have waited for ever, or not.
    pub(super) fn race_acquired(&mut self, lock: &dyn Waitable, waits: bool) {
        let (Some(id), Some(_)) = (self.lock_id(lock), &self.racer) else { return };
        let (site, by_user) = (self.standing(false), self.is_asked_by_user());
        if let Some(racer) = &mut self.racer {
            racer.watcher.acquired(id, site, by_user, waits);
        }
    }

    /// Whether the program itself asks for a lock, and not the library for one of its own.
    fn is_asked_by_user(&self) -> bool {
        let is_way_in = |frame: &Frame| {
            let name = frame.code().code.qualname.rsplit('.').next();
            matches!(name, Some("__enter__" | "acquire"))
        };
        let mut frames = self.frames.iter().rev();
        match frames.next() {
            Some(newest) if newest.code().is_library && is_way_in(newest) => {
                frames.next().is_some_and(|below| !below.code().is_library)
            }
            newest => newest.is_some_and(|newest| !newest.code().is_library),
        }
    }

    /// It is about to let a lock go.
    pub(super) fn race_releases(&mut self, lock: &dyn Waitable) {
        if let (Some(id), Some(racer)) = (self.lock_id(lock), &mut self.racer) {
            racer.watcher.releases(id);
        }
    }

    /// It puts something into a queue: who takes it out knows what came before.
    pub(crate) fn race_puts(&mut self, queue: &Value) {
        if let Some(racer) = &mut self.racer {
            racer.tells(queue);
        }
    }

    /// It has taken something out of a queue.
    pub(crate) fn race_gets(&mut self, queue: &Value) {
        if let Some(racer) = &mut self.racer {
            let whole = racer.whole(queue);
            racer.watcher.hears(whole);
        }
    }

    /// An item that is asked for by `in` or `get` is about to be looked up. Says whether something of it may get to
    /// other functions.
    pub(super) fn race_asks(&mut self, container: &Value, key: &Value, instruction: u32) -> bool {
        let Some(&frame) = self.frames.last() else { return false };
        if !self.looks_for_races() || !container.has::<Dict>() || frame.code().is_library {
            return false;
        }
        let target = self.item(container.clone(), key.clone());
        target.is_some_and(|target| self.race_on(&frame, instruction, &target, None, None))
    }
}
