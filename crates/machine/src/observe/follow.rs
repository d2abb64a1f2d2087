//! Following values: from a read of a shared place over the operand stack, local variables, arguments and results of
//! calls, to the store of what was computed from it.
//!
//! An access is written down when it has happened: before the thread's next instruction, or before what the store made
//! due (finalizers) runs. With a GIL no other thread can come in between; without one the place is held meanwhile.

use std::sync::Arc;

use bytecode::Op;
use events::{Content, Depth, Event, Kind, Known, Reading, Recording, Site, SlotId, SlotName};
use objects::{Value, Word};

use super::access::{container_in, deletes, is_watched, writes};
use super::follower::Follower;
use super::labels::Labels;
use super::under_way::Access;
use crate::Thread;
use crate::builtin::Builtin;
use crate::fuse::Instruction;
use crate::native::NativeFunction;
use crate::types::dict::Dict;

impl Thread {
    /// Before each instruction of a run whose values are followed, whose counts are watched, or whose races are looked
    /// for. `sp` is the top of the operand stack, `pc` is past the instruction.
    pub(crate) fn observe_step(&mut self, op: Op, arg: u32, sp: *mut Word, pc: *const Instruction) {
        let mut follows = true;
        if self.racer.is_some() {
            self.race_step(op, arg, sp);
            follows = self.looks_for_races();
        }
        if self.counting.is_some() {
            self.observe_counts(op, arg, sp, pc);
        }
        if self.showing.is_some() {
            self.show_step(op, sp, pc);
        }
        let Some(follower) = &mut self.follower else { return };
        if !follows && !follower.keeps {
            return;
        }
        let Some(frame) = self.frames.last() else { return };
        if follower.is_idle() {
            follower.pass_over(frame, self.frames.len(), op, arg, sp);
            return;
        }
        follower.resume();
        let is_same = follower.frame == (std::ptr::from_ref(frame), frame.slots);
        if is_same
            && follower.under_way.depth().is_none()
            && follower.returned.1 == 0
            && follower.moves(frame.slots, op, arg, sp)
        {
            return;
        }
        let depth = if is_same { follower.depth } else { self.frames.len() };
        if let Some(begun) = follower.under_way.depth() {
            if begun >= depth {
                self.complete_accesses(depth, true);
            } else {
                // Python code runs in the middle of an access, as `__eq__` of a key.
                follower.let_go();
            }
        }
        let (Some(follower), Some(frame)) = (&mut self.follower, self.frames.last()) else { return };
        if !is_same {
            follower.enter(frame, depth, sp);
        }
        if follower.labels.are_many() {
            follower.sweep();
        }
        if follower.returned.1 != 0 {
            follower.take_returned(depth);
        }
        follower.follow(frame, op, arg, sp);
    }

    /// An instruction of the newest frame is about to touch something shared. `sp` is the top of its operand stack.
    pub(crate) fn observe_access(&mut self, instruction: u32, op: Op, arg: u32, sp: *mut Word) {
        let leaving = match &self.racer {
            Some(_) => self.race_access(instruction, op, arg, sp),
            None => None,
        };
        let Some(follower) = &self.follower else { return };
        if !follower.keeps {
            if let Some(slot) = leaving {
                self.begin_access(instruction, slot, result_of(op, sp));
            }
            return;
        }
        if op == Op::LOAD_METHOD && !self.is_recorded(Kind::Access) {
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
            self.begin_access(instruction, slot, result_of(op, sp));
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
        self.store_object(place);
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

    fn store_object(&mut self, place: *mut Word) {
        let newest = self.follower.as_mut().and_then(|follower| follower.under_way.newest_mut());
        let Some(site) = newest.filter(|access| !access.store.by_library).map(|access| access.store.site) else {
            return;
        };
        // SAFETY: the operand stack owns the value.
        let object = self.shown_object(site, unsafe { *place });
        if let Some(access) = self.follower.as_mut().and_then(|follower| follower.under_way.newest_mut()) {
            access.object = object;
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
        let leaves = self.racer.is_some() && self.race_asks(&container, &key, instruction);
        let (Some(target), Some(follower)) = (self.item(container, key), &self.follower) else { return };
        if (leaves || follower.keeps) && is_watched(&follower.watch, follower.watched, &target) {
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
        // Who looks for races holds the place already.
        if self.is_free() && self.follower.as_ref()?.keeps {
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
    pub(super) fn container_at(&mut self, instruction: u32) -> Arc<str> {
        let (Some(follower), Some(frame)) = (&mut self.follower, self.frames.last()) else { return "".into() };
        let names = &self.interpreter.names;
        let containers = &mut follower.containers;
        let found = containers.entry((frame.code, instruction)).or_insert_with(|| {
            let (at, accesses) = (instruction as usize, bytecode::accesses(&frame.code().code, names));
            let access = || accesses.of.get(at)?.as_ref().map(|access| &access.name);
            accesses.asked.get(&at).or_else(access).map_or("", |name| container_in(name)).into()
        });
        found.clone()
    }

    /// Writes down the accesses that have happened: those of frames of this depth and deeper. What was read lies where
    /// it will be if the instruction is `done`.
    #[inline(never)]
    fn complete_accesses(&mut self, depth: usize, done: bool) {
        let is_told = self.is_recorded(Kind::Access);
        let call_points = self.call_points();
        while let Some(follower) = &mut self.follower {
            let Follower { under_way, labels, known, recording, keeps, .. } = &mut **follower;
            let Some(access) = under_way.end(depth) else { break };
            // A frame that is gone was left by an exception.
            if access.depth != depth {
                continue;
            }
            if !*keeps {
                let (slot, site) = (access.slot, access.store.site);
                let reading = Reading { slot, version: call_points, depth: Depth::default(), site };
                let label = labels.with(labels.get(access.result), reading);
                labels.set(access.result, label);
                continue;
            }
            let (site, slot, result) = (access.store.site, access.slot, access.result);
            let written = (result.is_null() && is_told).then(|| (access.value(), access.object));
            let is_shown = is_told && !access.store.by_library;
            let event = complete(access, labels, known, recording, is_told);
            let Some(event) = event else { continue };
            let found = if done && is_shown && !result.is_null() { self.found_value(site, result) } else { None };
            self.observe_instruction(site, event);
            match (written, found) {
                (Some((Some(text), object)), _) => self.tell_value(site, slot, text, object, true),
                (Some((None, _)), _) => self.tell_nothing(slot),
                (None, Some((text, object))) => self.tell_value(site, slot, text, object, false),
                (None, None) => {}
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
            self.complete_accesses(self.frames.len(), false);
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

/// Where an instruction that reads leaves what it has read.
fn result_of(op: Op, sp: *mut Word) -> *mut Word {
    match op {
        Op::LOAD_GLOBAL | Op::LOAD_DEREF => sp,
        Op::BINARY_SUBSCR => sp.wrapping_sub(2),
        _ => sp.wrapping_sub(1),
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
