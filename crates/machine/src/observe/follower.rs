//! What a thread's values were computed from, instruction by instruction: labels move with the values over the operand
//! stack, local variables, arguments and results of calls.

use std::collections::HashMap;
use std::sync::Arc;

use bytecode::Op;
use events::{Known, Reading, Recording, SlotId, Watch};
use objects::{Tuple, Value, Word};
use rustc_hash::FxHashMap;
use smallvec::SmallVec;
use source::Name;
use sync::ThreadId;

use super::labels::{Label, Labels};
use super::under_way::UnderWay;
use crate::frame::{Frame, Return};
use crate::types::code::CodeObject;

/// The most suspended generators whose labels are remembered.
const MOST_SUSPENDED: usize = 10_000;

/// What a thread's values were computed from.
pub(crate) struct Follower {
    pub(super) recording: Arc<Recording>,
    /// Whether accesses are written down. If not, values are followed for the search for races alone.
    pub(super) keeps: bool,
    /// The places that the thread met last.
    pub(super) known: Known,
    pub(super) watch: Watch,
    /// The name that is watched, if only one is.
    pub(super) watched: Option<Name>,
    pub(super) labels: Labels,
    /// Accesses under way, the newest last: an access can run Python code before it happens.
    pub(super) under_way: UnderWay,
    /// The frame of the last instruction, and where its slots are.
    pub(super) frame: (*const Frame, *mut Word),
    /// How many frames there were.
    pub(super) depth: usize,
    /// Labels of the words of generators that wait, by the address of the generator.
    suspended: FxHashMap<u64, Vec<Label>>,
    /// What the newest instruction would give to a function that it calls.
    given: Given,
    /// Where the newest instruction of each frame leaves its result.
    results: Vec<*mut Word>,
    /// The newest instruction of the newest frame, with the top of its operand stack, if it was passed over.
    passed_over: Option<(Op, u32, *mut Word)>,
    /// Whether nothing is given, and no result is expected in the newest frame.
    is_quiet: bool,
    /// What a function has returned that native code called: how many frames there were, and the label.
    pub(super) returned: (usize, Label),
    /// Without a GIL: the place that is held.
    pub(super) held: Option<SlotId>,
    /// What the source calls containers, by code and instruction.
    pub(super) containers: HashMap<(*const CodeObject, u32), Arc<str>>,
}

/// Labels of the arguments of a function that an instruction may call.
enum Given {
    /// Not known.
    Unknown,
    /// The call's own words: above the callable lie `self` or nothing, then so many more.
    InPlace(*mut Word, usize),
    /// So many, by position, to a special method.
    Special([Label; 3], usize),
    /// By position, then by name, which is an interned string.
    Named(SmallVec<[Label; 4]>, Vec<(Word, Label)>),
    /// The label of `self`, one for all arguments, which come in containers, and whether there is a `self`.
    Spread([Label; 2], bool),
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
            keeps: recording.detail().keeps_accesses(),
            known: Known::default(),
            watch,
            watched,
            labels: Labels::new(start),
            under_way: UnderWay::new(thread),
            frame: (std::ptr::null(), std::ptr::null_mut()),
            depth: 0,
            suspended: FxHashMap::default(),
            given: Given::Unknown,
            results: Vec::new(),
            passed_over: None,
            is_quiet: false,
            returned: (0, 0),
            held: None,
            containers: HashMap::new(),
        })
    }

    /// The newest reading of a place that a word was computed from.
    #[inline]
    pub(super) fn reading_of(&self, word: *const Word, slot: impl FnOnce() -> SlotId) -> Option<Reading> {
        match self.labels.get(word) {
            0 => None,
            label => self.labels.reading_of(label, slot()),
        }
    }

    pub(super) fn let_go(&mut self) {
        if let Some(slot) = self.held.take() {
            self.recording.let_go(slot);
        }
    }

    pub(super) fn sweep(&mut self) {
        let accesses = self.under_way.iter_mut().map(|access| &mut access.label);
        let (positional, names) = match &mut self.given {
            Given::Named(labels, names) => (&mut labels[..], &mut names[..]),
            Given::Special(labels, _) => (&mut labels[..], &mut [][..]),
            Given::Spread(labels, _) => (&mut labels[..], &mut [][..]),
            Given::Unknown | Given::InPlace(..) => (&mut [][..], &mut [][..]),
        };
        let given = positional.iter_mut().chain(names.iter_mut().map(|(_, label)| label));
        let kept = accesses.chain(self.suspended.values_mut().flatten()).chain(given);
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
        self.frame = (std::ptr::null(), std::ptr::null_mut());
    }

    /// Whether there is nothing to follow: values are followed for the search for races alone, and none is labelled.
    #[inline]
    pub(super) fn is_idle(&self) -> bool {
        !self.keeps && self.labels.are_none() && self.under_way.depth().is_none() && self.returned.1 == 0
    }

    /// Passes over an instruction while there is nothing to follow. A function that it calls natively may have
    /// something, so it has to be known where that would go.
    #[inline]
    pub(super) fn pass_over(&mut self, frame: &Frame, depth: usize, op: Op, arg: u32, sp: *mut Word) {
        if self.passed_over.is_none() {
            self.given = Given::Unknown;
        }
        if self.frame != (std::ptr::from_ref(frame), frame.slots) {
            self.resume();
            self.enter(frame, depth, sp);
        }
        self.passed_over = Some((op, arg, sp));
    }

    /// There is something to follow again, or another frame is the newest.
    #[inline]
    pub(super) fn resume(&mut self) {
        let Some((op, arg, sp)) = self.passed_over.take() else { return };
        self.results[self.depth] = sp.wrapping_sub((op.info().pops)(arg) as usize);
        self.is_quiet = false;
    }

    /// Another frame than before is the newest.
    #[cold]
    pub(super) fn enter(&mut self, frame: &Frame, depth: usize, top: *mut Word) {
        self.frame = (std::ptr::from_ref(frame), frame.slots);
        self.depth = depth;
        if self.results.len() <= depth {
            self.results.resize(depth + 1, std::ptr::null_mut());
        }
        self.is_quiet = false;
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
        let count = match &self.given {
            Given::InPlace(floor, count) if slots == floor.wrapping_add(1) => count + 1,
            Given::InPlace(floor, count) if slots == floor.wrapping_add(2) => *count,
            _ => 0,
        };
        if count > positional {
            let labels = (0..count).map(|at| self.labels.get(slots.wrapping_add(at))).collect();
            self.given = Given::Named(labels, Vec::new());
        }
        let kept = count.min(positional);
        self.labels.clear(slots.wrapping_add(kept), (code.slot_count as usize).saturating_sub(kept));
        // Kept until the next instruction: after a switch, this one runs once more.
        let (labels, names) = match &self.given {
            Given::Named(labels, names) => (&labels[..], &names[..]),
            Given::Special(labels, count) => (&labels[..*count], &[][..]),
            Given::Spread([own, all], with_self) => {
                let parameters = code.parameters.len() + usize::from(code.star) + usize::from(code.double_star);
                for at in 0..parameters {
                    let label = if at == 0 && *with_self { *own } else { *all };
                    self.labels.set(slots.wrapping_add(at), label);
                }
                return;
            }
            Given::Unknown | Given::InPlace(..) => return,
        };
        // Where the callee has one parameter more, it is in front: `self`, or the name that `__setattr__` gets.
        let shift = match names.is_empty() {
            true => positional.saturating_sub(labels.len()),
            false => usize::from(frame.returns == Return::Instance),
        };
        let taken = labels.len().min(positional.saturating_sub(shift));
        for (at, label) in labels[..taken].iter().enumerate() {
            self.labels.set(slots.wrapping_add(at + shift), *label);
        }
        let star = slots.wrapping_add(code.parameters.len());
        if code.star {
            let label = labels[taken..].iter().fold(0, |all, label| self.labels.union(all, *label));
            self.labels.set(star, label);
        }
        let mut others = 0;
        for (name, label) in names {
            match code.parameters.iter().position(|known| known.word() == *name) {
                Some(at) => self.labels.set(slots.wrapping_add(at), *label),
                None => others = self.labels.union(others, *label),
            }
        }
        if code.double_star {
            self.labels.set(star.wrapping_add(usize::from(code.star)), others);
        }
    }

    /// Gives words the labels that they will have after an instruction that only moves them, as most do. Says whether it
    /// is one.
    #[inline]
    pub(super) fn moves(&mut self, slots: *mut Word, op: Op, arg: u32, sp: *mut Word) -> bool {
        let labels = &mut self.labels;
        match op {
            Op::LOAD_FAST => {
                let label = labels.get(slots.wrapping_add(arg as usize));
                labels.set(sp, label);
            }
            Op::LOAD_CONST | Op::LOAD_GLOBAL | Op::LOAD_DEREF | Op::PUSH_NULL | Op::LOAD_CLOSURE => labels.set(sp, 0),
            Op::NOP | Op::JUMP => {}
            // Others can end with code of the program: finalizers, handlers of signals. That is given nothing.
            _ if !self.is_quiet => return false,
            Op::STORE_FAST => {
                let label = labels.get(sp.wrapping_sub(1));
                labels.set(slots.wrapping_add(arg as usize), label);
            }
            // These leave what is on the stack as it is, or less of it.
            Op::POP_TOP
            | Op::STORE_GLOBAL
            | Op::STORE_DEREF
            | Op::JUMP_BACKWARD
            | Op::POP_JUMP_IF_FALSE
            | Op::POP_JUMP_IF_TRUE
            | Op::POP_JUMP_IF_NONE
            | Op::POP_JUMP_IF_NOT_NONE
            | Op::JUMP_IF_FALSE_OR_POP
            | Op::JUMP_IF_TRUE_OR_POP
            | Op::GET_ITER
            | Op::RERAISE => {}
            _ => return false,
        }
        true
    }

    /// The same, for any instruction.
    pub(super) fn follow(&mut self, frame: &Frame, op: Op, arg: u32, sp: *mut Word) {
        if !matches!(op, Op::RESUME | Op::MAKE_CELL | Op::COPY_FREE_VARS) {
            self.given = Given::Unknown;
            self.results[self.depth] = std::ptr::null_mut();
            self.is_quiet = true;
        }
        if self.moves(frame.slots, op, arg, sp) {
            return;
        }
        let (n, labels) = (arg as usize, &mut self.labels);
        match op {
            Op::LOAD_FAST_AND_CLEAR => {
                let label = labels.get(frame.slots.wrapping_add(n));
                labels.set(sp, label);
            }
            Op::LOAD_ATTR => self.expect(sp.wrapping_sub(1)),
            Op::STORE_ATTR => {
                let value = labels.get(sp.wrapping_sub(2));
                self.give([0, value, 0], 2);
            }
            Op::STORE_SUBSCR => {
                let (key, value) = (labels.get(sp.wrapping_sub(1)), labels.get(sp.wrapping_sub(3)));
                self.give([0, key, value], 3);
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
            Op::CALL_FUNCTION_EX => self.call_with_containers(sp.wrapping_sub(3 + (n & 1)), sp),
            Op::RESUME => self.begin(frame),
            Op::RETURN_VALUE => {
                let label = if frame.returns == Return::Instance { 0 } else { labels.get(sp.wrapping_sub(1)) };
                if !self.keeps {
                    // So that there may be nothing to follow.
                    labels.clear(frame.slots, frame.code().frame_size as usize);
                }
                self.leave(frame, label);
            }
            Op::YIELD_VALUE => {
                let label = labels.get(sp.wrapping_sub(1));
                self.suspend(frame, sp.wrapping_sub(1));
                self.leave(frame, label);
            }
            Op::YIELD_FROM => self.suspend(frame, sp),
            Op::BINARY_ADD | Op::BINARY_SUBTRACT | Op::BINARY_MULTIPLY | Op::BINARY_SUBSCR | Op::COMPARE_OP => {
                self.expect(sp.wrapping_sub(2));
                self.gather(sp.wrapping_sub(2), 1, sp);
                let label = self.labels.get(sp.wrapping_sub(2));
                self.give([label, label, 0], 2);
            }
            Op::PUSH_EXC_INFO => labels.clear(sp.wrapping_sub(1), 2),
            _ => self.compute(op, arg, sp),
        }
    }

    /// The newest instruction leaves its result there.
    fn expect(&mut self, result: *mut Word) {
        self.results[self.depth] = result;
        self.is_quiet = false;
    }

    /// A frame gives its value to whoever called.
    fn leave(&mut self, frame: &Frame, label: Label) {
        match frame.returns {
            Return::Native => self.returned = (self.depth, label),
            _ => self.labels.set(frame.floor, label),
        }
    }

    /// What the newest instruction left is also computed from what a function returned that it called natively.
    pub(super) fn take_returned(&mut self, depth: usize) {
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
        self.expect(first);
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
        self.expect(floor);
        let label = self.union_of(floor.wrapping_add(1), (sp as usize - floor as usize) / size_of::<Word>() - 1);
        self.labels.set(floor, label);
        self.given = Given::InPlace(floor, count);
    }

    /// The same with arguments in a tuple and perhaps a dict.
    fn call_with_containers(&mut self, floor: *mut Word, sp: *mut Word) {
        self.call(floor, 0, sp);
        let first = floor.wrapping_add(1);
        // SAFETY: below the containers lies self, or NULL.
        let with_self = unsafe { !(*first).is_null() };
        let containers = (sp as usize - first as usize) / size_of::<Word>() - 1;
        let all = self.union_of(first.wrapping_add(1), containers);
        self.given = Given::Spread([self.labels.get(first), all], with_self);
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
    #[inline]
    fn give(&mut self, labels: [Label; 3], count: usize) {
        if labels != [0; 3] {
            self.given = Given::Special(labels, count);
            self.is_quiet = false;
        }
    }
}
