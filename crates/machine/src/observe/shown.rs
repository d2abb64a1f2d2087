//! `--report`: the objects in the shared places of a run: how many references to them there are, and what containers
//! have in them.
//!
//! An object is watched from when an instruction of the program first reads it from a place that threads can share, or
//! writes it there. A thread looks at all that are watched before each of its instructions and before it lets the GIL
//! go: what is new then, its last instruction has done. Without a GIL other threads work meanwhile: what is told is
//! what there was when it was looked at, one look after the other.

use std::sync::{Mutex, MutexGuard, PoisonError, TryLockError};

use bytecode::Op;
use events::{Content, Event, Kind, ObjectId, References, Site, SlotId};
use objects::{Header, Value, WeakHandle, Word};
use rustc_hash::FxHashMap;
use sync::ThreadId;

use crate::Thread;
use crate::class::Class;
use crate::fuse::Instruction;
use crate::interpreter::Interpreter;
use crate::native::NativeFunction;
use crate::types::function::Function;
use crate::types::module::Module;

/// The most objects that are watched at a time.
const MOST_WATCHED: usize = 64;

/// What the threads of an interpreter share of the objects that are watched.
#[derive(Default)]
pub(crate) struct Shown(Mutex<Objects>);

#[derive(Default)]
struct Objects {
    watched: Vec<Watched>,
    /// How many were watched so far.
    count: u32,
    /// Stands for all objects that there was no room for.
    crowd: Option<ObjectId>,
    /// What was told last of each place.
    told: FxHashMap<SlotId, (String, Option<ObjectId>)>,
}

/// An object that is watched.
struct Watched {
    id: ObjectId,
    handle: WeakHandle,
    /// The thread that met it, if it was only one.
    thread: Option<ThreadId>,
    /// What was told of it last.
    references: Option<References>,
    contents: Option<String>,
}

/// What a thread knows of its own part.
pub(crate) struct Showing {
    /// The instruction that ran last, and how many frames there were.
    last: (Site, usize),
    /// Whether it may have changed what a container has in it.
    may_change: bool,
}

impl Showing {
    pub(crate) fn new() -> Box<Showing> {
        Box::new(Showing { last: (Site::NOWHERE, 0), may_change: false })
    }
}

/// Whether an instruction changes no container, whatever its operands are.
fn changes_nothing(op: Op) -> bool {
    matches!(
        op,
        Op::NOP
            | Op::RESUME
            | Op::LOAD_FAST
            | Op::STORE_FAST
            | Op::LOAD_CONST
            | Op::LOAD_GLOBAL
            | Op::STORE_GLOBAL
            | Op::LOAD_DEREF
            | Op::STORE_DEREF
            | Op::LOAD_ATTR
            | Op::LOAD_METHOD
            | Op::PUSH_NULL
            | Op::POP_TOP
            | Op::COPY
            | Op::SWAP
            | Op::JUMP
            | Op::JUMP_BACKWARD
            | Op::POP_JUMP_IF_NONE
            | Op::POP_JUMP_IF_NOT_NONE
    )
}

/// Whether the references to a value are worth a look: functions, classes and modules hardly change hands.
fn is_counted(value: &Value) -> bool {
    let is_code =
        || value.has::<Function>() || value.has::<NativeFunction>() || value.has::<Class>() || value.has::<Module>();
    value.word().is_counted() && !value.header().is_none_or(Header::is_immortal) && !is_code()
}

impl Objects {
    fn next(&mut self) -> ObjectId {
        self.count += 1;
        ObjectId(self.count)
    }

    /// Makes room for one more, if need be by letting go of one that only one thread has met, which it gives.
    fn make_room(&mut self) -> Option<Option<ObjectId>> {
        if self.watched.len() < MOST_WATCHED {
            return Some(None);
        }
        let private = self.watched.iter().position(|watched| watched.thread.is_some())?;
        Some(Some(self.watched.remove(private).id))
    }
}

impl Thread {
    /// Before each instruction, at `pc` less one: tells what the last one did to the objects that are watched. `sp` is
    /// the top of the operand stack.
    pub(super) fn show_step(&mut self, op: Op, sp: *mut Word, pc: *const Instruction) {
        self.top = sp;
        if let Some(frame) = self.frames.last_mut() {
            frame.pc = pc;
        }
        self.show_objects(false);
        let instruction = self.frames.last().map_or(0, |frame| frame.at() as u32);
        let site = Site { code: self.newest_code_id(), instruction };
        let depth = self.frames.len();
        if let Some(showing) = &mut self.showing {
            (showing.last, showing.may_change) = ((site, depth), !changes_nothing(op));
        }
    }

    /// Tells what is new of the objects that are watched. In the middle of an instruction (`early`) nobody knows yet
    /// what it changes.
    pub(super) fn show_objects(&mut self, early: bool) {
        let Some(showing) = &self.showing else { return };
        let (site, depth) = showing.last;
        let looks_inside = early || showing.may_change || depth != self.frames.len();
        if !self.recorder.as_ref().is_some_and(|recorder| recorder.tells_fine()) {
            self.showing = None;
            return;
        }
        let interpreter = self.interpreter.clone();
        let Some(mut objects) = self.shown_objects(&interpreter) else { return };
        let mut met = Vec::new();
        objects.watched.retain_mut(|watched| {
            self.tell_references(watched, site);
            if looks_inside && watched.contents.is_some() {
                met.extend(self.tell_contents(watched, site));
            }
            !matches!(watched.references, Some(References::Counted(0) | References::Uncounted))
        });
        // Only now: what was held may have been the last reference by now.
        drop(objects);
    }

    /// The objects that are watched, for this thread alone; with a GIL nobody else has them. Whoever waits passes check
    /// points, as the one who has them may have to wait for an object that is being changed.
    fn shown_objects<'a>(&mut self, interpreter: &'a Interpreter) -> Option<MutexGuard<'a, Objects>> {
        loop {
            match interpreter.shown.0.try_lock() {
                Ok(objects) => return Some(objects),
                Err(TryLockError::Poisoned(poisoned)) => return Some(PoisonError::into_inner(poisoned)),
                Err(TryLockError::WouldBlock) if !self.is_free() => return None,
                Err(TryLockError::WouldBlock) => {
                    std::thread::yield_now();
                    self.pass_check_point();
                }
            }
        }
    }

    fn tell_references(&mut self, watched: &mut Watched, site: Site) {
        let references = self.references(watched);
        if watched.references != Some(references) {
            watched.references = Some(references);
            self.observe_instruction(site, Event::Referenced { object: watched.id, references });
        }
    }

    fn references(&self, watched: &Watched) -> References {
        let Some(counted) = self.heap().counted(&watched.handle, false) else { return References::Counted(0) };
        let Some(split) = counted.split else {
            let is_kept = !counted.word.is_counted();
            return if is_kept { References::Uncounted } else { References::Counted(counted.count) };
        };
        if let Some(place) = split.place {
            let by_threads = self.interpreter.domains.counted_at(place);
            return References::Spread(counted.count.wrapping_add_signed(by_threads));
        }
        let owner = split.owner.map(|domain| self.interpreter.lives.owner(domain));
        let known = match watched.references {
            Some(References::Split { owner: before, local, .. }) if before == owner => local,
            _ => None,
        };
        References::Split { owner, local: split.local.or(known), shared: split.shared }
    }

    /// Gives the object, which is held meanwhile.
    fn tell_contents(&mut self, watched: &mut Watched, site: Site) -> Option<Value> {
        let container = self.heap().upgrade(&watched.handle)?;
        let text = self.contents_text(&container);
        if text != watched.contents
            && let Some(text) = text
        {
            self.observe_instruction(site, Event::Contains { object: watched.id, text: text.as_str().into() });
            watched.contents = Some(text);
        }
        Some(container)
    }

    /// The number of an object that lies in a shared place, or is about to, if it is watched. From now on it is.
    pub(super) fn shown_object(&mut self, site: Site, word: Word) -> Option<ObjectId> {
        self.showing.as_ref()?;
        if word.is_null() || !word.is_pointer() {
            return None;
        }
        let handle = {
            // SAFETY: the operand stack owns the value.
            let value = unsafe { Value::borrow_word(word) };
            is_counted(&value).then(|| self.heap().weak(&value))??
        };
        let interpreter = self.interpreter.clone();
        let mut objects = self.shown_objects(&interpreter)?;
        let me = self.control.id();
        if let Some(known) = objects.watched.iter_mut().find(|watched| watched.handle.is(&handle)) {
            known.thread = known.thread.filter(|thread| *thread == me);
            return Some(known.id);
        }
        let unwatched = |object| Event::Referenced { object, references: References::Unwatched };
        match objects.make_room() {
            Some(None) => {}
            Some(Some(object)) => self.observe_instruction(site, unwatched(object)),
            None => {
                if let Some(crowd) = objects.crowd {
                    return Some(crowd);
                }
                let crowd = objects.next();
                objects.crowd = Some(crowd);
                self.observe_instruction(site, unwatched(crowd));
                return Some(crowd);
            }
        }
        let id = objects.next();
        let mut watched = Watched { id, handle, thread: Some(me), references: None, contents: None };
        self.tell_references(&mut watched, site);
        let held = self.tell_contents(&mut watched, site);
        objects.watched.push(watched);
        drop(objects);
        drop(held);
        Some(id)
    }

    /// What an instruction has read that left it here.
    pub(super) fn found_value(&mut self, site: Site, place: *mut Word) -> Option<(String, Option<ObjectId>)> {
        self.showing.as_ref()?;
        // SAFETY: the instruction is done, so the operand stack owns what it left.
        let word = unsafe { *place };
        if word.is_null() {
            return None;
        }
        let object = self.shown_object(site, word);
        // SAFETY: as above.
        let text = match self.content(&unsafe { Value::borrow_word(word) }) {
            Content::Number(number) => number.to_string(),
            Content::Text(text) => text.into(),
            Content::Unknown => return None,
        };
        Some((text, object))
    }

    /// Tells what lies in a place, if that is not what was told last or is `new`.
    pub(super) fn tell_value(&mut self, site: Site, slot: SlotId, text: String, object: Option<ObjectId>, new: bool) {
        if !self.is_recorded(Kind::Value) {
            return;
        }
        let interpreter = self.interpreter.clone();
        let Some(mut objects) = self.shown_objects(&interpreter) else { return };
        let told = (text, object);
        if new || objects.told.get(&slot) != Some(&told) {
            self.observe_instruction(site, Event::Valued { slot, text: told.0.as_str().into(), object });
            objects.told.insert(slot, told);
        }
    }

    /// Nothing lies in a place any more.
    pub(super) fn tell_nothing(&mut self, slot: SlotId) {
        let interpreter = self.interpreter.clone();
        if let Some(mut objects) = self.shown_objects(&interpreter) {
            objects.told.remove(&slot);
        }
    }
}
