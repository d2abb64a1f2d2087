//! Where threads of a directed run stop.

use std::collections::HashSet;
use std::sync::Arc;

use bytecode::Op;
use objects::{Value, Word};
use sync::single::Stop;
use sync::{RawLock, RawRLock, RawSemaphore, Reason, ThreadId};

use crate::Thread;
use crate::explore::touch::{Touch, Touched};
use crate::explore::{Access, Directed, Status, Young};
use crate::frame::Frame;
use crate::types::list::List;

/// So often threads that run long are stopped before the program is given up.
const MOST_SLICES: u32 = 100;

/// Why it is given up.
pub const TOO_LONG: &str = "a thread runs for ever, or too long, without doing anything that other threads could \
                                   see; make the work between two operations on what is shared shorter";

/// An operation that a thread is about to do.
#[derive(Clone)]
pub(crate) struct Announced {
    /// What it touches.
    pub(super) touched: Arc<[Touch]>,
    /// What it takes, and cannot go on without.
    pub(super) wants: Option<Wanted>,
    /// The object that this lock is.
    pub(super) lock: Option<Value>,
}

/// The observer of the loop that stops.
pub(crate) struct Stopping;

impl events::Observer for Stopping {
    const ACTIVE: bool = false;
    const STOPS: bool = true;

    fn observe(&mut self, _: events::Site, _: impl FnOnce() -> events::Event) {}
}

/// What a call waits for before it does anything.
#[derive(Clone)]
pub(crate) enum Wanted {
    Lock(Arc<RawLock>),
    RLock(Arc<RawRLock>),
    /// An item of a `SimpleQueue`.
    Permit(Arc<RawSemaphore>),
    /// What an object of the library written in Python has.
    There(Value, There),
}

/// What there is in an object of the library written in Python.
#[derive(Clone, Copy)]
pub(crate) enum There {
    /// A semaphore is above zero.
    Count,
    /// A queue has an item.
    Item,
    /// A queue has room.
    Room,
    /// The work on all items of a queue is done.
    AllDone,
}

impl Thread {
    /// Whether a thread would get it at once.
    pub(super) fn can_be_had(&self, wanted: &Wanted, by: ThreadId) -> bool {
        match wanted {
            Wanted::Lock(lock) => !lock.is_locked(),
            Wanted::RLock(lock) => lock.owner().is_none_or(|owner| owner == by),
            Wanted::Permit(permits) => permits.permits() > 0,
            Wanted::There(object, what) => self.is_there(object, *what),
        }
    }

    fn is_there(&self, object: &Value, what: There) -> bool {
        let attribute = |name: &str| self.own_attribute(object, self.names().intern(name));
        let number = |name: &str| attribute(name).and_then(|value| value.as_small_int()).unwrap_or(0);
        let items = || match attribute("queue") {
            Some(queue) => match queue.get::<List>() {
                Some(list) => list.copied(self).len(),
                None => self.deque_length(&queue).unwrap_or(0),
            },
            None => 0,
        };
        let is_shut = || attribute("is_shutdown").and_then(|value| value.as_bool()) == Some(true);
        match what {
            There::Count => number("_value") > 0,
            There::Item => items() > 0 || is_shut(),
            There::Room => number("maxsize") <= 0 || (items() as i64) < number("maxsize") || is_shut(),
            There::AllDone => number("unfinished_tasks") == 0,
        }
    }
}

impl Thread {
    /// Before each instruction of a directed run: stops the thread if what comes is visible. Says whether the loop is
    /// to be left; `depth` is the depth of the loop that asks.
    pub(crate) fn stop_before(&mut self, word: u64, sp: *mut Word, depth: usize) -> bool {
        if self.interpreter.followed.is_some() {
            self.follow(word, sp);
            return false;
        }
        let Some(frame) = self.frames.last().filter(|frame| !frame.code().is_library) else { return false };
        let op = Op::ALL[(word >> 8) as u8 as usize];
        if is_private(op) {
            return false;
        }
        let frame = *frame;
        let interpreter = self.interpreter.clone();
        let Some(directed) = &interpreter.directed else { return false };
        if directed.runs_long() {
            return self.stop_long_run(depth);
        }
        let id = self.control.id();
        if directed.threads.borrow_mut().get_mut(&id).is_some_and(|entry| std::mem::take(&mut entry.passes)) {
            return false;
        }
        let is_alone = interpreter.running_threads() == 0;
        if is_alone && self.knows_all_ended(directed) {
            return false;
        }
        let pins = directed.pins.borrow();
        let touched = self.touches(&pins, &frame, op, (word >> 32) as u32, sp);
        drop(pins);
        let touched = match touched {
            Ok(touched) => touched,
            Err(_) if is_alone => return false,
            Err(reason) => directed.director.clone().refuse(self, &reason),
        };
        let Touched { touches, wants, lock, always } = touched.with_output(&directed.visible, &frame, op);
        directed.prints.set(always);
        if touches.is_empty() {
            return false;
        }
        self.note_accesses(&touches);
        if is_alone || (!always && !touches.iter().any(|touch| directed.visible.contains(&touch.key))) {
            return false;
        }
        if let Some(entry) = directed.threads.borrow_mut().get_mut(&id) {
            entry.status = Status::At(Announced { touched: touches.into(), wants, lock });
            entry.passes = depth == 1;
        }
        if depth == 1 {
            return true;
        }
        self.hand_over_announced();
        false
    }

    /// Whether all threads that were started have ended before what this one does now, whatever the order.
    fn knows_all_ended(&self, directed: &Directed) -> bool {
        let id = self.control.id();
        let joined = directed.threads.borrow().get(&id).map_or(0, |entry| entry.joined);
        directed.started.get() & !joined & !(1 << (id.0 & 63)) == 0
    }

    /// The thread has run long without doing anything visible: perhaps it waits for something that others would do,
    /// which nobody knows yet to be shared. From now on only that is looked for.
    fn stop_long_run(&mut self, depth: usize) -> bool {
        let interpreter = self.interpreter.clone();
        let Some(directed) = &interpreter.directed else { return false };
        if interpreter.running_threads() == 0 {
            return false;
        }
        directed.slices.set(directed.slices.get() + 1);
        if directed.slices.get() > MOST_SLICES {
            directed.director.clone().refuse(self, TOO_LONG);
        }
        if depth == 1 {
            return true;
        }
        self.hand_over_announced();
        false
    }

    fn hand_over_announced(&mut self) {
        self.hand_over(Stop::Switched, Reason::Requested);
    }

    /// Something was printed. Where that was done by a call of the library's, the call is visible from now on.
    pub(super) fn note_output(&self) {
        let Some(directed) = &self.interpreter.directed else { return };
        if directed.prints.get() || self.interpreter.running_threads() == 0 {
            return;
        }
        let own = self.frames.iter().rev().find(|frame| !frame.code().is_library);
        if let Some(key) = own.map(|frame| output_key(frame, frame.at() as u32)) {
            directed.shared.borrow_mut().insert(key);
        }
    }

    /// Writes down accesses that were not known yet.
    fn note_accesses(&self, touches: &[Touch]) {
        let Some(directed) = &self.interpreter.directed else { return };
        let id = self.control.id();
        let threads = directed.threads.borrow();
        let joined = threads.get(&id).map_or(0, |entry| entry.joined);
        let mut ancestors = 0;
        let mut above = threads.get(&id).and_then(|entry| entry.parent);
        while let Some(parent) = above {
            ancestors |= 1 << (parent.0 & 63);
            above = threads.get(&parent).and_then(|entry| entry.parent);
        }
        let started = directed.started.get();
        for touch in touches {
            let access = Access { key: touch.key.clone(), mode: touch.mode, thread: id.0, started, joined, ancestors };
            if let Some(object) = &touch.object {
                self.note_young(object, &touch.part, access);
            } else if !directed.visible.contains(&touch.key) && directed.known.borrow_mut().insert(access.clone()) {
                directed.accesses.borrow_mut().push(access);
            }
        }
    }

    /// Writes down an access to an object that came to be after the first thread was started. It is kept, so that its
    /// address stays its own. What two threads touch of it at the same time is shared from now on, at both places.
    fn note_young(&self, object: &Value, part: &str, access: Access) {
        let Some(directed) = &self.interpreter.directed else { return };
        let address = object.word().header_ptr() as u64;
        let mut young = directed.young.borrow_mut();
        let known = young.entry((address, part.to_owned())).or_insert_with(|| Young {
            _object: (!self.is_mortal_observed(object)).then(|| object.clone()),
            accesses: Vec::new(),
        });
        let part_of_it = Access { key: part.to_owned(), ..access.clone() };
        for other in &known.accesses {
            let theirs = Access { key: part.to_owned(), ..other.clone() };
            if theirs.conflicts(&part_of_it) {
                let mut shared = directed.shared.borrow_mut();
                let new = [&other.key, &access.key].into_iter().filter(|key| !directed.visible.contains(*key));
                shared.extend(new.cloned());
            }
        }
        if !known.accesses.contains(&access) {
            known.accesses.push(access);
        }
    }
}

impl Touched {
    /// Takes in that a call prints, if that is known of it.
    pub(super) fn with_output(mut self, visible: &HashSet<String>, frame: &Frame, op: Op) -> Touched {
        if !self.always && is_call(op) && visible.contains(&output_key(frame, frame.next())) {
            self.always = true;
            self.touches.push(Touch::printing());
        }
        self
    }
}

/// The name of an instruction that prints.
fn output_key(frame: &Frame, at: u32) -> String {
    let code = &frame.code().code;
    format!("o:@{}:{}:{at}", code.qualname, code.first_line)
}

fn is_call(op: Op) -> bool {
    matches!(op, Op::CALL | Op::CALL_KW | Op::CALL_FUNCTION_EX)
}

/// Instructions that touch nothing but the thread's own frame.
pub(super) fn is_private(op: Op) -> bool {
    matches!(
        op,
        Op::NOP
            | Op::RESUME
            | Op::LOAD_CONST
            | Op::LOAD_FAST
            | Op::STORE_FAST
            | Op::DELETE_FAST
            | Op::POP_TOP
            | Op::COPY
            | Op::SWAP
            | Op::PUSH_NULL
            | Op::JUMP
            | Op::RETURN_VALUE
            | Op::BUILD_TUPLE
            | Op::BUILD_LIST
            | Op::BUILD_SET
            | Op::BUILD_MAP
            | Op::BUILD_STRING
            | Op::BUILD_SLICE
            | Op::LIST_APPEND
            | Op::SET_ADD
            | Op::MAP_ADD
            | Op::LIST_TO_TUPLE
            | Op::IS_OP
            | Op::MAKE_FUNCTION
            | Op::MAKE_CELL
            | Op::LOAD_CLOSURE
            | Op::PUSH_EXC_INFO
            | Op::POP_EXCEPT
            | Op::RERAISE
            | Op::YIELD_VALUE
            | Op::RETURN_GENERATOR
            | Op::POP_JUMP_IF_NONE
            | Op::POP_JUMP_IF_NOT_NONE
    )
}
