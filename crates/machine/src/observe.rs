//! Telling what happens to whoever records the run (crate `events`). Nothing of it runs otherwise: the
//! loop's instances that nobody observes are compiled without it.

use std::collections::HashMap;
use std::hash::{Hash, Hasher};

use bytecode::Op;
use events::{Contention, Event, Observer, Recorder, Site, SlotId};
use objects::{Contended, Str, Value, Word};
use rustc_hash::FxHasher;
use source::Name;
use sync::Reason;

use crate::Thread;
use crate::class::Class;
use crate::frame::Frame;

impl Thread {
    /// Begins to record, if the run is recorded.
    pub(crate) fn begin_recording(&mut self) {
        // Only the GIL puts what threads did in an order.
        let recording = self.interpreter.config.recording.clone().filter(|_| !self.is_free());
        self.recorder = recording.map(|recording| Box::new(recording.recorder(self.control.id())));
    }

    /// Hands in what was recorded of this thread.
    pub fn end_recording(&mut self) {
        if let (Some(recorder), Some(recording)) = (self.recorder.take(), &self.interpreter.config.recording) {
            recording.hand_in(*recorder);
        }
    }

    /// Hands in for which objects' locks threads have waited, when all threads are done and all classes still there.
    pub(crate) fn record_contention(&self) {
        if let Some(recording) = &self.interpreter.config.recording {
            recording.hand_in_contention(self.contention());
        }
    }

    fn contention(&self) -> Vec<Contention> {
        let contended = self.interpreter.domains.contention();
        if contended.is_empty() {
            return Vec::new();
        }
        let builtin = self.interpreter.types.iter().map(|class| class.get());
        let classes = builtin.chain(self.heap().tracked_objects()).filter(|value| value.has::<Class>());
        let classes: HashMap<u64, Value> = classes.map(|class| (class.word().bits(), class)).collect();
        let name = |class: u64| {
            let class = classes.get(&class).and_then(|class| class.get::<Class>()?.name.get().non_null());
            class.and_then(|name| Some(name.get::<Str>()?.as_str().to_owned())).unwrap_or_else(|| "object".to_owned())
        };
        let described = |contended: Contended| match contended.object {
            Some((address, class)) => Contention { object: Some(address), class: name(class), waits: contended.waits },
            None => Contention { object: None, class: String::new(), waits: contended.waits },
        };
        contended.into_iter().map(described).collect()
    }

    /// Records an event where the newest frame stands.
    pub(crate) fn observe(&mut self, event: impl FnOnce() -> Event) {
        if self.recorder.is_some() {
            self.observe_at(self.frames.last().map_or(0, Frame::next), event);
        }
    }

    fn observe_at(&mut self, instruction: u32, event: impl FnOnce() -> Event) {
        let code = self.frames.last().map_or(0, |frame| frame.code as usize);
        let (Some(recorder), Some(recording)) = (self.recorder.as_mut(), &self.interpreter.config.recording) else {
            return;
        };
        Recorder::observe(recorder, Site { code: recording.code(code), instruction }, event);
    }

    /// Takes the GIL under its turn.
    pub(crate) fn observe_taken(&mut self, turn: u64) {
        self.gil_turn = turn;
        self.observe(|| Event::GilTaken { turn });
    }

    /// Lets the GIL go.
    pub(crate) fn observe_released(&mut self, reason: Reason) {
        let turn = self.gil_turn;
        self.observe(|| Event::GilReleased { turn, reason });
    }

    /// A function was entered.
    pub(crate) fn observe_call(&mut self) {
        let code = self.frames.last().map_or(0, |frame| frame.code as usize);
        let Some(recording) = self.interpreter.config.recording.clone() else { return };
        self.observe_at(0, || Event::Called { code: recording.code(code) });
    }

    /// An instruction of the newest frame is about to touch something shared. `sp` is the top of its
    /// operand stack.
    pub(crate) fn observe_access(&mut self, instruction: u32, op: Op, arg: u32, sp: *mut Word) {
        let Some(&frame) = self.frames.last() else { return };
        let Some(recording) = self.interpreter.config.recording.clone() else { return };
        let Some(slot) = self.slot_of(&frame, op, arg, sp) else { return };
        self.observe_at(instruction, || match writes(op) {
            true => Event::SlotWritten { slot, version: recording.next_version(slot) },
            false => Event::SlotRead { slot, version: recording.version(slot) },
        });
    }

    /// The shared slot that an instruction is about: a name of a namespace, a cell, an attribute, an item.
    fn slot_of(&self, frame: &Frame, op: Op, arg: u32, sp: *mut Word) -> Option<SlotId> {
        let name = || frame.code().code.names.get(arg as usize).copied();
        // SAFETY: the verifier counted the operands of each of these instructions; the stack owns them.
        let operand = |depth: usize| unsafe { Value::borrow_word(*sp.sub(depth)) };
        Some(match op {
            Op::LOAD_GLOBAL | Op::STORE_GLOBAL | Op::DELETE_GLOBAL => named(frame.globals as u64, name()?),
            // SAFETY: a frame owns its slots, and the index is in range; this one holds a cell.
            Op::LOAD_DEREF | Op::STORE_DEREF | Op::DELETE_DEREF => cell(unsafe { *frame.slots.add(arg as usize) }),
            Op::LOAD_ATTR | Op::LOAD_METHOD | Op::STORE_ATTR | Op::DELETE_ATTR => named(operand(1).address(), name()?),
            Op::BINARY_SUBSCR | Op::STORE_SUBSCR | Op::DELETE_SUBSCR => item(operand(2).address(), &operand(1)),
            _ => return None,
        })
    }
}

fn writes(op: Op) -> bool {
    matches!(
        op,
        Op::STORE_GLOBAL
            | Op::DELETE_GLOBAL
            | Op::STORE_DEREF
            | Op::DELETE_DEREF
            | Op::STORE_ATTR
            | Op::DELETE_ATTR
            | Op::STORE_SUBSCR
            | Op::DELETE_SUBSCR
    )
}

fn cell(word: Word) -> SlotId {
    SlotId(word.bits())
}

fn named(owner: u64, name: Name) -> SlotId {
    let mut hasher = FxHasher::default();
    (owner, name).hash(&mut hasher);
    SlotId(hasher.finish())
}

/// Equal keys that are neither numbers in place nor strings count as different ones.
fn item(owner: u64, key: &Value) -> SlotId {
    let mut hasher = FxHasher::default();
    match key.get::<Str>() {
        Some(text) => (owner, text.as_str()).hash(&mut hasher),
        None => (owner, key.address()).hash(&mut hasher),
    }
    SlotId(hasher.finish())
}
