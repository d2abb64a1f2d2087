//! Following values: from a read of a shared place over the operand stack, local variables, arguments and results of
//! calls, to the store of what was computed from it.
//!
//! An access is written down when it has happened: before the thread's next instruction, or before what the store made
//! due (finalizers) runs. With a GIL no other thread can come in between; without one the place is held meanwhile.

use std::collections::HashMap;
use std::sync::Arc;

use bytecode::Op;
use events::{Content, Event, Kind, Known, Recording, Site, SlotId, SlotName, Watch};
use objects::{Tuple, Value, Word};
use rustc_hash::FxHashMap;
use smallvec::SmallVec;
use source::Name;
use sync::ThreadId;

use super::access::{container_in, deletes, is_watched, writes};
use super::labels::{Label, Labels};
use super::under_way::{Access, UnderWay};
use crate::Thread;
use crate::builtin::Builtin;
use crate::frame::{Frame, Return};
use crate::fuse::Instruction;
use crate::native::NativeFunction;
use crate::types::code::CodeObject;
use crate::types::dict::Dict;

/// The most suspended generators whose labels are remembered.
const MOST_SUSPENDED: usize = 10_000;

/// What a thread's values were computed from.
pub(crate) struct Follower {
    recording: Arc<Recording>,
    /// The places that the thread met last.
    known: Known,
    watch: Watch,
    /// The name that is watched, if only one is.
    watched: Option<Name>,
    labels: Labels,
    /// Accesses under way, the newest last: an access can run Python code before it happens.
    under_way: UnderWay,
    /// The frame of the last instruction: how many there were, and where its slots are.
    frame: (usize, *mut Word),
    /// How many frames there are.
    depth: usize,
    /// Labels of the words of generators that wait, by the address of the generator.
    suspended: FxHashMap<u64, Vec<Label>>,
    /// What the newest instruction would give to a function that it calls.
    given: Given,
    /// Where the newest instruction of each frame leaves its result.
    results: Vec<*mut Word>,
    /// What a function has returned that native code called: how many frames there were, and the label.
    returned: (usize, Label),
    /// Without a GIL: the place that is held.
    held: Option<SlotId>,
    /// What the source calls containers, by code and instruction.
    containers: HashMap<(*const CodeObject, u32), Arc<str>>,
}

/// Labels of the arguments of a function that an instruction may call.
enum Given {
    /// Not known.
    Unknown,
    /// The call's own words: above the callable lie `self` or nothing, then so many more.
    InPlace(*mut Word, usize),
    /// By position, then by name, which is an interned string.
    Named(SmallVec<[Label; 4]>, Vec<(Word, Label)>),
}

impl Follower {
    pub(crate) fn new(
        recording: &Arc<Recording>,
        names: &source::Names,
        start: *const Word,
        thread: ThreadId,
    ) -> Box<Follower> {
        let watch = recording.watch().clone();
        let watched = match &watch {
            Watch::Variable(name) | Watch::Attribute { name, .. } => Some(names.intern(name)),
            Watch::All | Watch::Item { .. } => None,
        };
        Box::new(Follower {
            recording: recording.clone(),
            known: Known::default(),
            watch,
            watched,
            labels: Labels::new(start),
            under_way: UnderWay::new(thread),
            frame: (0, std::ptr::null_mut()),
            depth: 0,
            suspended: FxHashMap::default(),
            given: Given::Unknown,
            results: Vec::new(),
            returned: (0, 0),
            held: None,
            containers: HashMap::new(),
        })
    }

    fn let_go(&mut self) {
        if let Some(slot) = self.held.take() {
            self.recording.let_go(slot);
        }
    }

    fn sweep(&mut self) {
        let accesses = self.under_way.iter_mut().map(|access| &mut access.label);
        let given = match &mut self.given {
            Given::Named(labels, names) => Some(labels.iter_mut().chain(names.iter_mut().map(|(_, label)| label))),
            Given::Unknown | Given::InPlace(..) => None,
        };
        let kept = accesses.chain(self.suspended.values_mut().flatten()).chain(given.into_iter().flatten());
        self.labels.sweep(kept.chain([&mut self.returned.1]));
    }

    /// One label for all of these words.
    fn union_of(&mut self, from: *const Word, count: usize) -> Label {
        (0..count).fold(0, |all, at| {
            let label = self.labels.get(from.wrapping_add(at));
            self.labels.union(all, label)
        })
    }

    /// Remembers the labels of a generator's frame that is about to wait.
    fn suspend(&mut self, frame: &Frame, top: *const Word) {
        if self.suspended.len() >= MOST_SUSPENDED {
            self.suspended.clear();
        }
        let count = (top as usize).saturating_sub(frame.slots as usize) / size_of::<Word>();
        let labels = (0..count).map(|at| self.labels.get(frame.slots.wrapping_add(at))).collect();
        self.suspended.insert(frame.companion.bits(), labels);
        self.frame = (0, std::ptr::null_mut());
    }

    /// Another frame than before is the newest.
    #[cold]
    fn enter(&mut self, frame: &Frame, depth: usize, top: *mut Word) {
        self.frame = (depth, frame.slots);
        if let Some(labels) = self.suspended.remove(&frame.companion.bits()) {
            for (at, label) in labels.iter().enumerate() {
                self.labels.set(frame.slots.wrapping_add(at), *label);
            }
            // What was sent to it.
            self.labels.set(top.wrapping_sub(1), 0);
        }
    }

    /// A function begins: of its local variables, parameters have the labels of what was given for them.
    fn begin(&mut self, frame: &Frame) {
        let (code, slots) = (frame.code(), frame.slots);
        let positional = code.arg_count as usize;
        let kept = match &self.given {
            Given::InPlace(floor, count) if slots == floor.wrapping_add(1) => positional.min(count + 1),
            Given::InPlace(floor, count) if slots == floor.wrapping_add(2) => positional.min(*count),
            _ => 0,
        };
        self.labels.clear(slots.wrapping_add(kept), (code.slot_count as usize).saturating_sub(kept));
        // Kept until the next instruction: after a switch, this one runs once more.
        let Given::Named(labels, names) = &self.given else { return };
        // Where the callee has one parameter more, it is in front: `self`, or the name that `__setattr__` gets.
        let shift = match names.is_empty() {
            true => positional.saturating_sub(labels.len()),
            false => usize::from(frame.returns == Return::Instance),
        };
        for (at, label) in labels.iter().enumerate().take(positional.saturating_sub(shift)) {
            self.labels.set(slots.wrapping_add(at + shift), *label);
        }
        for (name, label) in names {
            if let Some(at) = code.parameters.iter().position(|known| known.word() == *name) {
                self.labels.set(slots.wrapping_add(at), *label);
            }
        }
    }

    /// Gives words the labels that they will have after an instruction.
    fn follow(&mut self, frame: &Frame, op: Op, arg: u32, sp: *mut Word) {
        let (n, labels) = (arg as usize, &mut self.labels);
        if !matches!(op, Op::RESUME | Op::MAKE_CELL | Op::COPY_FREE_VARS) {
            self.given = Given::Unknown;
            self.results[self.depth] = std::ptr::null_mut();
        }
        match op {
            Op::LOAD_FAST | Op::LOAD_FAST_AND_CLEAR => {
                let label = labels.get(frame.slots.wrapping_add(n));
                labels.set(sp, label);
            }
            Op::STORE_FAST => {
                let label = labels.get(sp.wrapping_sub(1));
                labels.set(frame.slots.wrapping_add(n), label);
            }
            Op::LOAD_CONST | Op::LOAD_GLOBAL | Op::LOAD_DEREF | Op::PUSH_NULL | Op::LOAD_CLOSURE => labels.set(sp, 0),
            // These leave what is on the stack as it is, or less of it.
            Op::NOP
            | Op::POP_TOP
            | Op::STORE_GLOBAL
            | Op::STORE_DEREF
            | Op::JUMP
            | Op::JUMP_BACKWARD
            | Op::POP_JUMP_IF_FALSE
            | Op::POP_JUMP_IF_TRUE
            | Op::POP_JUMP_IF_NONE
            | Op::POP_JUMP_IF_NOT_NONE
            | Op::JUMP_IF_FALSE_OR_POP
            | Op::JUMP_IF_TRUE_OR_POP
            | Op::GET_ITER
            | Op::RERAISE => {}
            Op::LOAD_ATTR => self.results[self.depth] = sp.wrapping_sub(1),
            Op::STORE_ATTR => {
                let value = labels.get(sp.wrapping_sub(2));
                self.give(&[0, value]);
            }
            Op::STORE_SUBSCR => {
                let (key, value) = (labels.get(sp.wrapping_sub(1)), labels.get(sp.wrapping_sub(3)));
                self.give(&[0, key, value]);
            }
            Op::CALL_KW => self.call_with_names(sp.wrapping_sub(n + 3), n, sp),
            Op::FOR_ITER | Op::LOAD_METHOD => {
                let label = labels.get(sp.wrapping_sub(1));
                labels.set(sp, label);
            }
            Op::COPY => {
                let label = labels.get(sp.wrapping_sub(n));
                labels.set(sp, label);
            }
            Op::SWAP => {
                let (top, other) = (sp.wrapping_sub(1), sp.wrapping_sub(n));
                let (one, two) = (labels.get(top), labels.get(other));
                labels.set(top, two);
                labels.set(other, one);
            }
            Op::LIST_APPEND | Op::SET_ADD | Op::LIST_EXTEND | Op::SET_UPDATE | Op::DICT_UPDATE => {
                self.gather(sp.wrapping_sub(1 + n), 1, sp);
            }
            Op::MAP_ADD => self.gather(sp.wrapping_sub(2 + n), 2, sp),
            Op::CALL => self.call(sp.wrapping_sub(n + 2), n, sp),
            Op::RESUME => self.begin(frame),
            Op::RETURN_VALUE => {
                let label = if frame.returns == Return::Instance { 0 } else { labels.get(sp.wrapping_sub(1)) };
                self.leave(frame, label);
            }
            Op::YIELD_VALUE => {
                let label = labels.get(sp.wrapping_sub(1));
                self.suspend(frame, sp.wrapping_sub(1));
                self.leave(frame, label);
            }
            Op::YIELD_FROM => self.suspend(frame, sp),
            Op::BINARY_ADD | Op::BINARY_SUBTRACT | Op::BINARY_MULTIPLY | Op::BINARY_SUBSCR | Op::COMPARE_OP => {
                self.results[self.depth] = sp.wrapping_sub(2);
                self.gather(sp.wrapping_sub(2), 1, sp);
                let label = self.labels.get(sp.wrapping_sub(2));
                self.give(&[label, label]);
            }
            Op::PUSH_EXC_INFO => labels.clear(sp.wrapping_sub(1), 2),
            _ => self.compute(op, arg, sp),
        }
    }

    /// A frame gives its value to whoever called.
    fn leave(&mut self, frame: &Frame, label: Label) {
        match frame.returns {
            Return::Native => self.returned = (self.depth, label),
            _ => self.labels.set(frame.floor, label),
        }
    }

    /// What the newest instruction left is also computed from what a function returned that it called natively.
    fn take_returned(&mut self, depth: usize) {
        let (from, label) = std::mem::take(&mut self.returned);
        let result = self.results.get(depth).copied().filter(|result| from == depth + 1 && !result.is_null());
        if let Some(result) = result {
            let known = self.labels.get(result);
            let label = self.labels.union(known, label);
            self.labels.set(result, label);
        }
    }

    /// What an instruction leaves is computed from all that it takes.
    fn compute(&mut self, op: Op, arg: u32, sp: *mut Word) {
        let info = op.info();
        let (pops, pushes) = ((info.pops)(arg) as usize, (info.pushes)(arg) as usize);
        let first = sp.wrapping_sub(pops);
        self.results[self.depth] = first;
        let label = self.union_of(first, pops);
        (0..pushes).for_each(|at| self.labels.set(first.wrapping_add(at), label));
    }

    /// A container takes up the topmost items.
    fn gather(&mut self, container: *mut Word, items: usize, sp: *mut Word) {
        let (old, more) = (self.labels.get(container), self.union_of(sp.wrapping_sub(items), items));
        let label = self.labels.union(old, more);
        self.labels.set(container, label);
    }

    /// A call whose callable lies at `floor`: its result is computed from its arguments, unless a function of the
    /// program says otherwise when it returns.
    fn call(&mut self, floor: *mut Word, count: usize, sp: *mut Word) {
        self.results[self.depth] = floor;
        let label = self.union_of(floor.wrapping_add(1), (sp as usize - floor as usize) / size_of::<Word>() - 1);
        self.labels.set(floor, label);
        self.given = Given::InPlace(floor, count);
    }

    /// The same with keyword arguments: the names of the last ones lie on top.
    fn call_with_names(&mut self, floor: *mut Word, count: usize, sp: *mut Word) {
        // SAFETY: callable, self or NULL, arguments and names lie on the operand stack.
        let (with_self, names) = unsafe { (!(*floor.add(1)).is_null(), Value::borrow_word(*sp.sub(1))) };
        let keywords = names.get::<Tuple>().map_or(&[][..], Tuple::items);
        let first = floor.wrapping_add(if with_self { 1 } else { 2 });
        let positional = (count + usize::from(with_self)).saturating_sub(keywords.len());
        let label = |at: usize| self.labels.get(first.wrapping_add(at));
        let named = keywords.iter().enumerate().map(|(at, name)| (name.word(), label(positional + at))).collect();
        let given = Given::Named((0..positional).map(label).collect(), named);
        self.call(floor, count, sp);
        self.given = given;
    }

    /// What a special method would get.
    fn give(&mut self, labels: &[Label]) {
        if labels.iter().any(|label| *label != 0) {
            self.given = Given::Named(SmallVec::from_slice(labels), Vec::new());
        }
    }
}

impl Thread {
    /// Before each instruction of a run whose values are followed, whose counts are watched, or whose races are looked
    /// for. `sp` is the top of the operand stack, `pc` is past the instruction.
    pub(crate) fn observe_step(&mut self, op: Op, arg: u32, sp: *mut Word, pc: *const Instruction) {
        if self.racer.is_some() {
            self.race_step(op, arg, sp);
        }
        if self.counting.is_some() {
            self.observe_counts(op, arg, sp, pc);
        }
        let Some(follower) = &mut self.follower else { return };
        let depth = self.frames.len();
        if let Some(begun) = follower.under_way.depth() {
            if begun >= depth {
                self.complete_accesses(depth);
            } else {
                // Python code runs in the middle of an access, as `__eq__` of a key.
                follower.let_go();
            }
        }
        let (Some(follower), Some(frame)) = (&mut self.follower, self.frames.last()) else { return };
        if follower.frame != (depth, frame.slots) {
            follower.enter(frame, depth, sp);
        }
        if follower.labels.are_many() {
            follower.sweep();
        }
        if follower.returned.1 != 0 {
            follower.take_returned(depth);
        }
        follower.depth = depth;
        if follower.results.len() <= depth {
            follower.results.resize(depth + 1, std::ptr::null_mut());
        }
        follower.follow(frame, op, arg, sp);
    }

    /// An instruction of the newest frame is about to touch something shared. `sp` is the top of its operand stack.
    pub(crate) fn observe_access(&mut self, instruction: u32, op: Op, arg: u32, sp: *mut Word) {
        if self.racer.is_some() {
            self.race_access(instruction, op, arg, sp);
        }
        if self.follower.is_none() || op == Op::LOAD_METHOD && !self.is_recorded(Kind::Access) {
            return;
        }
        let Some(frame) = self.frames.last() else { return };
        let Some(target) = self.target_of(frame, instruction, op, arg, sp) else { return };
        let Some(follower) = &mut self.follower else { return };
        if !is_watched(&follower.watch, follower.watched, &target) {
            return;
        }
        let slot = target.slot();
        if !writes(op) {
            drop(target);
            self.observe_locals();
            let result = match op {
                Op::LOAD_GLOBAL | Op::LOAD_DEREF => sp,
                Op::BINARY_SUBSCR => sp.wrapping_sub(2),
                _ => sp.wrapping_sub(1),
            };
            self.begin_access(instruction, slot, result);
            return;
        }
        let is_known = follower.recording.is_known(slot, &mut follower.known);
        let name = (!is_known).then(|| {
            let container = self.container_at(instruction);
            Box::new(self.slot_name(&target, &container))
        });
        drop(target);
        self.observe_locals();
        let Some(access) = self.begin_access(instruction, slot, std::ptr::null_mut()) else { return };
        access.name = name;
        let value = match op {
            _ if deletes(op) => {
                (access.store.content, access.store.object) = (Content::Unknown, None);
                return;
            }
            Op::STORE_ATTR => sp.wrapping_sub(2),
            Op::STORE_SUBSCR => sp.wrapping_sub(3),
            _ => sp.wrapping_sub(1),
        };
        self.store_value(value);
    }

    /// What the store that has begun will store.
    fn store_value(&mut self, place: *mut Word) {
        // SAFETY: the operand stack owns the value.
        let value = unsafe { Value::borrow_word(*place) };
        let is_mutable = value.word().is_pointer() && !self.is_immutable(&value);
        let content = self.content(&value);
        let Some(follower) = &mut self.follower else { return };
        let label = follower.labels.get(place);
        if let Some(access) = follower.under_way.newest_mut() {
            access.label = label;
            access.store.content = content;
            access.store.object = is_mutable.then(|| value.word().bits());
        }
    }

    fn is_immutable(&self, value: &Value) -> bool {
        let kinds = [Builtin::Str, Builtin::Int, Builtin::Float, Builtin::Tuple, Builtin::Bytes, Builtin::FrozenSet];
        kinds.into_iter().any(|kind| self.is_exactly(value, kind))
    }

    /// A native function is about to be called: `dict.get` reads an item. `floor` is where the callable lies.
    pub(crate) fn observe_native_call(&mut self, floor: *mut Word, count: u32) {
        if count == 0 {
            return;
        }
        self.observe_question(floor);
        if self.follower.is_none() && self.racer.is_none() {
            return;
        }
        // SAFETY: callable, self and arguments lie on the operand stack, which owns them.
        let words = unsafe { [*floor, *floor.add(1), *floor.add(2)] };
        if words[1].is_null() {
            return;
        }
        // SAFETY: as above.
        let [callable, container, key] = words.map(|word| unsafe { Value::borrow_word(word) });
        let is_get = |native: &NativeFunction| native.is_method && native.name == "get";
        if !callable.get::<NativeFunction>().is_some_and(is_get) || !container.has::<Dict>() {
            return;
        }
        let Some(frame) = self.frames.last() else { return };
        let instruction = frame.at() as u32;
        if self.racer.is_some() {
            self.race_asks(&container, &key, instruction);
        }
        let (Some(target), Some(follower)) = (self.item(container, key), &self.follower) else { return };
        if is_watched(&follower.watch, follower.watched, &target) {
            let slot = target.slot();
            drop(target);
            self.begin_access(instruction, slot, floor);
        }
    }

    /// An access of the newest frame begins; of a read, `result` is where the value will be.
    fn begin_access(&mut self, instruction: u32, slot: SlotId, result: *mut Word) -> Option<&mut Access> {
        let by_library = self.frames.last()?.code().is_library;
        let site = match by_library {
            true => self.standing(false),
            false => Site { code: self.newest_code_id(), instruction },
        };
        if self.is_free() {
            self.hold(slot);
        }
        let depth = self.frames.len();
        let access = self.follower.as_mut()?.under_way.begin();
        (access.slot, access.depth, access.result) = (slot, depth, result);
        (access.store.site, access.store.by_library) = (site, by_library);
        Some(access)
    }

    /// Without a GIL: has the place for itself. Who waits for it passes check points, as the one who has it may have to
    /// stop the world.
    fn hold(&mut self, slot: SlotId) {
        while let Some(follower) = &mut self.follower {
            if follower.held.is_none() && follower.recording.hold(slot) {
                follower.held = Some(slot);
                return;
            }
            follower.let_go();
            std::thread::yield_now();
            self.pass_check_point();
        }
    }

    /// What the source calls the container whose item an instruction is about.
    fn container_at(&mut self, instruction: u32) -> Arc<str> {
        let (Some(follower), Some(frame)) = (&mut self.follower, self.frames.last()) else { return "".into() };
        let names = &self.interpreter.names;
        let containers = &mut follower.containers;
        let found = containers.entry((frame.code, instruction)).or_insert_with(|| {
            let accesses = bytecode::accesses(&frame.code().code, names);
            let access = accesses.of.get(instruction as usize).and_then(Option::as_ref);
            access.map_or("", |access| container_in(&access.name)).into()
        });
        found.clone()
    }

    /// Writes down the accesses that have happened: those of frames of this depth and deeper.
    #[inline(never)]
    fn complete_accesses(&mut self, depth: usize) {
        let is_told = self.is_recorded(Kind::Access);
        while let Some(follower) = &mut self.follower {
            let Follower { under_way, labels, known, recording, .. } = &mut **follower;
            let Some(access) = under_way.end(depth) else { break };
            // A frame that is gone was left by an exception.
            if access.depth != depth {
                continue;
            }
            let site = access.store.site;
            let value = if is_told { access.value() } else { None };
            let event = complete(access, labels, known, recording, is_told);
            if let Some(event) = event {
                self.observe_instruction(site, event);
                self.observe_value(site, value);
            }
        }
        if let Some(follower) = &mut self.follower {
            follower.let_go();
        }
    }

    /// Before code of the program runs that the newest access made due.
    pub(crate) fn settle_accesses(&mut self) {
        self.settle_race();
        if self.follower.as_ref().is_some_and(|follower| follower.under_way.depth().is_some()) {
            self.complete_accesses(self.frames.len());
        }
    }

    /// The newest frame raises: its access has not happened.
    pub(crate) fn drop_accesses(&mut self) {
        self.settle_race();
        let depth = self.frames.len();
        if let Some(follower) = &mut self.follower {
            while follower.under_way.end(depth).is_some() {}
            follower.let_go();
        }
    }
}

/// Writes down an access that has happened; as an event, too, if that is to be told.
#[inline]
fn complete(
    access: &mut Access,
    labels: &mut Labels,
    known: &mut Known,
    recording: &Recording,
    is_told: bool,
) -> Option<Event> {
    let slot = access.slot;
    if !access.result.is_null() {
        let reading = recording.read(slot, access.store.site, known);
        let label = labels.with(labels.get(access.result), reading);
        labels.set(access.result, label);
        return is_told.then_some(Event::SlotRead { slot, version: reading.version });
    }
    access.store.from = labels.reading_of(access.label, slot);
    let name = access.name.take();
    let unnamed = || SlotName { name: "…".to_owned(), key: None };
    let name = || name.map_or_else(unnamed, |name| *name);
    let (version, from) = recording.write(slot, &mut access.store, known, name);
    is_told.then_some(Event::SlotWritten { slot, version, from })
}
