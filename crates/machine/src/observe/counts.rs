//! `--refs`: what becomes of the counts of the objects that were bound to the name that is watched.
//!
//! A thread looks at the counts before each of its instructions, and before it lets the GIL go: what has changed, its
//! last instruction has done. Without a GIL other threads count meanwhile, so a change is told of the thread that finds
//! it, which stops the world to add the parts of the count up and to see who holds the object.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use bytecode::Op;
use events::{Counted, Event, Key, LifeId, MOST_CHANGES, Parts, Recording, Site, Watch};
use objects::{LocalState, Split, Str, Tuple, Value, WeakHandle, Word};
use rustc_hash::FxHashMap;
use source::Name;
use sync::{ThreadControl, ThreadId};

use super::access::container_in;
use crate::Thread;
use crate::fuse::Instruction;
use crate::native::NativeFunction;
use crate::types::dict::Dict;
use crate::types::list::List;

/// What the threads of an interpreter share of the objects that are watched.
#[derive(Default)]
pub(crate) struct Lives {
    /// How many objects there are.
    count: AtomicU32,
    objects: Mutex<Vec<Arc<Watched>>>,
    /// Which thread counts plainly in a domain.
    domains: Mutex<HashMap<u16, ThreadId>>,
    /// What the frames of threads hold that have let the GIL go.
    held: Mutex<HashMap<ThreadId, Vec<(LifeId, String)>>>,
}

/// An object that is watched.
pub(super) struct Watched {
    pub(super) life: LifeId,
    handle: WeakHandle,
    /// Its count and how that was split, when somebody looked last.
    seen: Mutex<Option<(u32, Option<Split>)>>,
}

/// What a thread knows of the objects that are watched.
pub(crate) struct Counting {
    recording: Arc<Recording>,
    watch: Watch,
    /// What is bound to a name: the watched one or, of a watched item, the container's.
    bound: Watch,
    /// That name.
    name: Option<Name>,
    objects: Vec<Arc<Watched>>,
    /// What this thread had counted, when it looked last, of objects that each thread counts for itself.
    rows: FxHashMap<LifeId, i32>,
    /// The instruction that ran last.
    last: (Site, &'static str),
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Lives {
    /// From now on this thread counts plainly in its domain.
    pub(crate) fn meet(&self, control: &ThreadControl, local: &LocalState) {
        locked(&self.domains).insert(local.domain().number(), control.id());
    }

    /// The thread that counts plainly in a domain.
    pub(super) fn owner(&self, domain: u16) -> ThreadId {
        locked(&self.domains).get(&domain).copied().unwrap_or(ThreadId::MAIN)
    }

    /// For a thread of a run in which the objects of a name are watched.
    pub(crate) fn counting(&self, recording: &Arc<Recording>, names: &source::Names) -> Option<Box<Counting>> {
        let watch = recording.lives().name()?.clone();
        let bound = match &watch {
            Watch::Item { container, .. } => Watch::parse(container)?,
            other => other.clone(),
        };
        let name = match &bound {
            Watch::Variable(name) | Watch::Attribute { name, .. } => Some(names.intern(name)),
            Watch::All | Watch::Item { .. } => None,
        };
        let (recording, last) = (recording.clone(), (Site::NOWHERE, "NOP"));
        let (objects, rows) = (Vec::new(), FxHashMap::default());
        Some(Box::new(Counting { recording, watch, bound, name, objects, rows, last }))
    }

    /// What frames of other threads hold of an object.
    pub(super) fn held_by_others(&self, than: ThreadId, life: LifeId) -> Vec<String> {
        let held = locked(&self.held);
        let mut others: Vec<_> = held.iter().filter(|(thread, _)| **thread != than).collect();
        others.sort_by_key(|(thread, _)| **thread);
        let of_life = others.into_iter().flat_map(|(_, held)| held).filter(|(of, _)| *of == life);
        of_life.map(|(_, holder)| holder.clone()).collect()
    }
}

impl Thread {
    /// Before each instruction, at `pc` less one, of a run that watches counts. `sp` is the top of the operand stack.
    #[inline(never)]
    pub(super) fn observe_counts(&mut self, op: Op, arg: u32, sp: *mut Word, pc: *const Instruction) {
        self.top = sp;
        if let Some(frame) = self.frames.last_mut() {
            frame.pc = pc;
        }
        self.look_at_counts();
        let site = Site { code: self.newest_code_id(), instruction: self.frames.last().map_or(0, |it| it.at() as u32) };
        // After a switch, an instruction is here once more.
        if self.counting.as_ref().is_some_and(|counting| counting.last.0 != site) {
            self.begin_lives(op, arg, sp);
        }
        if let Some(counting) = &mut self.counting {
            counting.last = (site, op.mnemonic());
        }
    }

    /// Before the thread lets the GIL go, or ends: others will see what its frames hold.
    pub(super) fn publish_counts(&mut self) {
        if self.counting.is_none() {
            return;
        }
        self.look_at_counts();
        let Some(counting) = &self.counting else { return };
        let objects: Vec<(LifeId, Word)> = counting.objects.iter().filter_map(|it| self.word_of(it)).collect();
        let held = objects
            .iter()
            .flat_map(|(life, word)| self.holders_in_frames(*word).into_iter().map(|holder| (*life, holder)));
        let held: Vec<_> = held.collect();
        locked(&self.interpreter.lives.held).insert(self.control.id(), held);
    }

    /// The program is over: what drops references from now on is no instruction of its own.
    pub(crate) fn observe_program_end(&mut self) {
        self.show_objects(true);
        self.showing = None;
        self.look_at_counts();
        if let Some(counting) = &mut self.counting {
            counting.last = (Site::NOWHERE, "end of program");
        }
    }

    fn word_of(&self, watched: &Watched) -> Option<(LifeId, Word)> {
        Some((watched.life, self.heap().counted(&watched.handle, false)?.word))
    }

    /// Have the counts changed?
    fn look_at_counts(&mut self) {
        let Some(counting) = &mut self.counting else { return };
        let lives = &self.interpreter.lives;
        if lives.count.load(Ordering::Acquire) as usize != counting.objects.len() {
            counting.objects.clone_from(&locked(&lives.objects));
        }
        for index in 0..self.counting.as_ref().map_or(0, |counting| counting.objects.len()) {
            let Some(watched) = self.counting.as_ref().map(|counting| counting.objects[index].clone()) else { return };
            if self.seems_changed(&watched) {
                match self.is_free() {
                    true => self.with_world_stopped(|t| t.tell_count(&watched, None)),
                    false => self.tell_count(&watched, None),
                }
            }
        }
    }

    /// Whether a look at a count as far as this thread can see it shows something new.
    fn seems_changed(&self, watched: &Watched) -> bool {
        let Some((count, seen)) = *locked(&watched.seen) else { return true };
        if count == 0 {
            return false;
        }
        let Some(now) = self.heap().counted(&watched.handle, false) else { return true };
        match (now.split, seen) {
            (Some(now), Some(seen)) => {
                let is_other_local = now.local.is_some() && now.local != seen.local;
                let is_other_row = now.place.is_some_and(|place| {
                    let row = self.local.domain().counted_at(place);
                    self.counting.as_ref().is_some_and(|counting| counting.rows.get(&watched.life) != Some(&row))
                });
                let parts = |split: Split| (split.owner, split.shared, split.place);
                is_other_row || now.place.is_none() && is_other_local || parts(now) != parts(seen)
            }
            _ => now.count != count,
        }
    }

    /// Writes down what has become of a count, or what the program is about to be told of it (`asked`).
    fn tell_count(&mut self, watched: &Watched, asked: Option<Site>) {
        let counted = self.heap().counted(&watched.handle, true);
        let (mut count, split) = counted.map_or((0, None), |counted| (counted.count, counted.split));
        if let Some(place) = split.and_then(|split| split.place) {
            count = count.wrapping_add_signed(self.interpreter.domains.counted_at(place));
            let row = self.local.domain().counted_at(place);
            self.counting.as_mut().and_then(|counting| counting.rows.insert(watched.life, row));
        }
        *locked(&watched.seen) = Some((count, split));
        let parts = split.filter(|it| it.place.is_none()).map(|it| Parts {
            owner: it.owner.map(|domain| self.interpreter.lives.owner(domain)),
            local: it.local.unwrap_or(0),
            shared: it.shared,
        });
        let Some(counting) = &self.counting else { return };
        let lives = counting.recording.lives();
        let change = lives.change(watched.life, count, parts);
        let (site, instruction) = asked.map_or(counting.last, |site| (site, "CALL"));
        let (turn, delta) = match (change, asked) {
            (Some(change), _) => change,
            (None, Some(_)) => (lives.changes(watched.life), 0),
            (None, None) => return,
        };
        if turn > MOST_CHANGES {
            return;
        }
        let holders = counted.map_or_else(Vec::new, |counted| self.holders(counted.word, watched.life, count));
        let (life, asked) = (watched.life, asked.is_some());
        let counted = Counted { life, turn, instruction, delta, count, asked, holders, parts };
        let at = self.time_of_event();
        self.write_event(at, site, Event::Counted(Box::new(counted)));
    }

    /// A native function is about to be called: does it ask for the count of an object that is watched?
    /// `floor` is where the callable lies.
    pub(super) fn observe_question(&mut self, floor: *mut Word) {
        if self.counting.is_none() {
            return;
        }
        // SAFETY: callable, self and arguments, of which there is one, lie on the operand stack, which owns them.
        let (callable, argument) = unsafe { (Value::borrow_word(*floor), *floor.add(2)) };
        let asks = callable.get::<NativeFunction>().is_some_and(|native| native.name == "getrefcount");
        let Some(counting) = self.counting.as_ref().filter(|_| asks) else { return };
        let is_it = |watched: &&Arc<Watched>| self.word_of(watched).is_some_and(|(_, word)| word == argument);
        let Some(watched) = counting.objects.iter().find(is_it).cloned() else { return };
        let site = counting.last.0;
        match self.is_free() {
            true => self.with_world_stopped(|t| t.tell_count(&watched, Some(site))),
            false => self.tell_count(&watched, Some(site)),
        }
    }

    /// Is an instruction about to bind a value to the name that is watched, or has a function begun that has a
    /// parameter of this name?
    fn begin_lives(&mut self, op: Op, arg: u32, sp: *mut Word) {
        let (Some(counting), Some(frame)) = (&self.counting, self.frames.last()) else { return };
        if frame.code().is_library {
            return;
        }
        let (code, index) = (&frame.code().code, arg as usize);
        let local = |at: usize| code.locals.get(at).map(|local| local.name);
        let name = || code.names.get(index).copied();
        let is_variable = |name: Option<Name>| {
            matches!(counting.bound, Watch::Variable(_)) && name.is_some() && name == counting.name
        };
        // SAFETY: the verifier counted the operands of each of these instructions; the stack owns them. A frame owns
        // its slots, and there is one for each of its locals.
        let operand = |depth: usize| unsafe { Value::borrow_word(*sp.sub(depth)) };
        let value = match op {
            Op::STORE_FAST | Op::STORE_DEREF if is_variable(local(index)) => operand(1),
            Op::STORE_GLOBAL | Op::STORE_NAME if is_variable(name()) => operand(1),
            Op::STORE_ATTR if name() == counting.name && self.is_watched_class(&operand(1)) => operand(2),
            Op::STORE_SUBSCR if self.is_watched_item(&operand(1), frame.at() as u32) => {
                return self.begin_life(&operand(3));
            }
            Op::RESUME => {
                let parameter = (0..frame.code().parameters.len()).find(|&at| is_variable(local(at)));
                let Some(at) = parameter else { return };
                // SAFETY: as above.
                let word = unsafe { *frame.slots.add(at) };
                if word.is_null() {
                    return;
                }
                // SAFETY: as above.
                unsafe { Value::borrow_word(word) }
            }
            _ => return,
        };
        let key = if let Watch::Item { key, .. } = &counting.watch { Some(key.clone()) } else { None };
        match key {
            // The container may have been made with its items.
            Some(key) => self.item_of(&value, &key).iter().for_each(|item| self.begin_life(item)),
            None => self.begin_life(&value),
        }
    }

    /// The item of a list, a tuple or a dict.
    fn item_of(&mut self, container: &Value, key: &Key) -> Option<Value> {
        let at = |length: usize| match *key {
            Key::Number(number) if number < 0 => length.checked_sub(usize::try_from(number.unsigned_abs()).ok()?),
            Key::Number(number) => usize::try_from(number).ok(),
            Key::Text(_) => None,
        };
        if let Some(list) = container.get::<List>() {
            return list.items.with(self, |items| items.get(at(items.len())?).cloned());
        }
        if let Some(tuple) = container.get::<Tuple>() {
            return tuple.items().get(at(tuple.items().len())?).cloned();
        }
        let items = if container.has::<Dict>() { self.dict_items(container) } else { Vec::new() };
        items.into_iter().find(|(known, _)| is_key(known, key)).map(|(_, item)| item)
    }

    fn is_watched_class(&self, object: &Value) -> bool {
        let Some(counting) = &self.counting else { return false };
        match &counting.bound {
            Watch::Attribute { class: Some(class), .. } => self.type_name(object) == *class,
            Watch::Attribute { class: None, .. } => true,
            // `box` is also an attribute, but `table['k']` is an item of a variable.
            Watch::Variable(_) => counting.watch == counting.bound,
            Watch::All | Watch::Item { .. } => false,
        }
    }

    fn is_watched_item(&self, key: &Value, instruction: u32) -> bool {
        let (Some(counting), Some(frame)) = (&self.counting, self.frames.last()) else { return false };
        let Watch::Item { container, key: wanted } = &counting.watch else { return false };
        let accesses = is_key(key, wanted).then(|| bytecode::accesses(&frame.code().code, &self.interpreter.names));
        let access = accesses.and_then(|mut found| found.of.get_mut(instruction as usize)?.take());
        access.is_some_and(|access| container_in(&access.name) == container)
    }

    fn begin_life(&mut self, value: &Value) {
        if value.header().is_none_or(objects::Header::is_immortal) || !value.word().is_counted() {
            return;
        }
        let (Some(counting), Some(handle)) = (&self.counting, self.heap().weak(value)) else { return };
        if counting.objects.iter().any(|known| known.handle.is(&handle)) {
            return;
        }
        let Some(life) = counting.recording.lives().begin(|| self.type_name(value)) else { return };
        let lives = &self.interpreter.lives;
        let mut objects = locked(&lives.objects);
        objects.push(Arc::new(Watched { life, handle, seen: Mutex::default() }));
        lives.count.store(objects.len() as u32, Ordering::Release);
    }
}

/// Whether a key is the one that is watched.
fn is_key(key: &Value, wanted: &Key) -> bool {
    match wanted {
        Key::Number(number) => key.as_small_int().as_ref() == Some(number),
        Key::Text(text) => key.get::<Str>().is_some_and(|key| key.as_str() == text),
    }
}
