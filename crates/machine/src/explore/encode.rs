//! The state of a directed run as bytes: equal bytes, equal future.
//!
//! Everything that the program can reach and that can change is written down, objects under numbers in the order in
//! which they are met. What has contents that this file does not know is written as something that is equal to nothing
//! else, so states are told apart that could be one, never the other way round.

use std::collections::VecDeque;
use std::sync::Arc;

use objects::{Attributes, Bytes, Instance, Str, Tuple, Value, Word};
use rustc_hash::FxHashMap;
use sync::ThreadId;

use crate::Thread;
use crate::class::Class;
use crate::explore::{Directed, Entry, Status};
use crate::frame::Frame;
use crate::modules::thread::handle::ThreadHandle;
use crate::modules::thread::lock::{Lock, RLock};
use crate::native::NativeFunction;
use crate::types::cell::Cell;
use crate::types::code::CodeObject;
use crate::types::dict::Dict;
use crate::types::float::BoxedFloat;
use crate::types::function::Function;
use crate::types::int::BigInt;
use crate::types::list::List;
use crate::types::module::Module;
use crate::waits::Awaited;

mod kinds;

/// The numbers of the objects that were there before the first choice. They are kept, so that their addresses stay
/// theirs.
#[derive(Default)]
pub(crate) struct Pins {
    numbers: FxHashMap<u64, u32>,
    kept: Vec<Value>,
    /// So many of them were there before the first thread was started.
    first: u32,
}

impl Pins {
    /// The object of a number.
    pub(crate) fn object(&self, number: usize) -> Option<Value> {
        self.kept.get(number).cloned()
    }

    /// Whether no object has a number yet.
    pub(super) fn is_empty(&self) -> bool {
        self.first == 0
    }

    /// The number of an object, if it has one.
    pub(crate) fn number(&self, value: &Value) -> Option<u32> {
        self.numbers.get(&(value.word().header_ptr() as u64)).copied()
    }

    /// The number of an object, if it was there before the first thread was started.
    pub(crate) fn first_number(&self, value: &Value) -> Option<u32> {
        self.number(value).filter(|number| *number < self.first)
    }

    fn add(&mut self, object: Value) {
        let next = self.kept.len() as u32;
        self.numbers.entry(object.word().header_ptr() as u64).or_insert_with(|| {
            self.kept.push(object);
            next
        });
    }
}

/// A cryptographic hash (BLAKE2b).
pub fn digest(bytes: &[u8]) -> [u8; 32] {
    let mut digest = [0; 32];
    digest.copy_from_slice(blake2b_simd::Params::new().hash_length(32).hash(bytes).as_bytes());
    digest
}

/// The state of a run in parts: what one thread alone can reach, and the rest.
#[derive(Clone, Debug, Default)]
pub struct StateParts {
    /// What all threads can reach, all that was printed, the time.
    pub shared: [u8; 32],
    /// The threads that have not ended.
    pub threads: Vec<ThreadPart>,
    /// The locks that are held: number, and the thread that may take it again, if there is one; else 0.
    pub held: Vec<(u32, u32)>,
    /// Whether what a thread does next depends on its own part and the shared one only, and changes no more than these.
    pub separable: bool,
    /// What of the state cannot be compared, if something is.
    pub opaque: Option<String>,
}

/// What one thread alone can reach.
#[derive(Clone, Debug)]
pub struct ThreadPart {
    /// Which.
    pub thread: ThreadId,
    /// A hash of it.
    pub digest: [u8; 32],
    /// The number of the lock that it is about to take.
    pub wants: Option<u32>,
    /// Whether it waits, for more than a lock that it is about to take.
    pub waits: bool,
}

/// Writes a state.
struct Encoder<'a> {
    out: Vec<u8>,
    pins: &'a Pins,
    numbers: FxHashMap<u64, u32>,
    queue: VecDeque<Value>,
    /// Numbers of what is behind locks: of the lock's object, if that lasts, else in the order in which they are met.
    links: FxHashMap<usize, u32>,
    /// While a thread's own part is written: those of the shared part.
    shared_links: FxHashMap<usize, u32>,
    /// Objects that are written elsewhere: while a thread's own part is written, those of the shared part.
    shared: FxHashMap<u64, u32>,
    /// Whether a thread's own part refers to something shared that has no lasting number.
    entangled: bool,
    held: Vec<(u32, u32)>,
    /// What there is of the state that cannot be compared.
    opaque: Option<String>,
}

/// Numbers from here on are given anew for each state.
const PASSING: u32 = 1 << 31;

impl<'a> Encoder<'a> {
    fn new(pins: &'a Pins) -> Encoder<'a> {
        Encoder {
            out: Vec::with_capacity(1024),
            pins,
            numbers: FxHashMap::default(),
            queue: VecDeque::new(),
            links: FxHashMap::default(),
            shared_links: FxHashMap::default(),
            shared: FxHashMap::default(),
            entangled: false,
            held: Vec::new(),
            opaque: None,
        }
    }

    fn byte(&mut self, byte: u8) {
        self.out.push(byte);
    }

    fn number(&mut self, number: u64) {
        self.out.extend_from_slice(&number.to_le_bytes());
    }

    fn text(&mut self, text: &[u8]) {
        self.number(text.len() as u64);
        self.out.extend_from_slice(text);
    }

    /// A value: in place, or the number of the object, whose contents come later. Of numbers and texts nobody is to
    /// know which of several equal ones it is.
    fn value(&mut self, value: &Value) {
        if value.header().is_none() {
            self.byte(0);
            return self.number(value.word().bits());
        }
        if let Some(text) = value.get::<Str>() {
            self.byte(1);
            return self.text(text.as_str().as_bytes());
        }
        if let Some(int) = value.get::<BigInt>() {
            self.byte(2);
            return self.text(&int.value.to_signed_bytes_le());
        }
        if let Some(float) = value.get::<BoxedFloat>() {
            self.byte(3);
            return self.number(float.value.to_bits());
        }
        self.byte(4);
        let address = value.word().header_ptr() as u64;
        if let Some(number) = self.shared.get(&address) {
            self.entangled |= *number >= PASSING;
            let number = *number;
            return self.number(number.into());
        }
        let next = self.numbers.len() as u32 | PASSING;
        let mut is_new = false;
        let number = *self.numbers.entry(address).or_insert_with(|| {
            is_new = true;
            self.pins.number(value).unwrap_or(next)
        });
        if is_new {
            self.queue.push_back(value.clone());
        }
        self.number(number.into());
    }

    fn values<'v>(&mut self, values: impl ExactSizeIterator<Item = &'v Value>) {
        self.number(values.len() as u64);
        values.for_each(|value| self.value(value));
    }

    fn word(&mut self, word: Word) {
        // SAFETY: the frame that owns the word keeps it; this look gives nothing back.
        let value = std::mem::ManuallyDrop::new(unsafe { Value::from_word(word) });
        self.value(&value);
    }

    /// What a lock, and whoever waits for it, have in common; with the lasting number of the lock's object, if it has one.
    fn link(&mut self, address: usize, lasting: Option<u32>) {
        if let Some(number) = self.shared_links.get(&address) {
            self.entangled |= *number >= PASSING;
            let number = *number;
            return self.number(number.into());
        }
        let next = self.links.len() as u32 | PASSING;
        let number = *self.links.entry(address).or_insert(lasting.unwrap_or(next));
        self.number(number.into());
    }

    fn cannot_compare(&mut self, what: String) {
        self.opaque.get_or_insert(what);
    }
}

impl Thread {
    /// Numbers all objects that modules and other `roots` can reach now and that have no number yet.
    fn number_objects(&mut self, pins: &mut Pins, roots: impl Fn(&mut Self, &mut Encoder<'_>)) {
        let mut kept = Vec::new();
        let known = std::mem::take(pins);
        let mut encoder = Encoder::new(&known);
        self.encode_roots(&mut encoder);
        roots(self, &mut encoder);
        while let Some(object) = encoder.queue.pop_front() {
            if !self.is_mortal_observed(&object) {
                kept.push(object.clone());
            }
            self.encode_object(&mut encoder, &object);
        }
        drop(encoder);
        *pins = known;
        kept.into_iter().for_each(|object| pins.add(object));
    }

    /// When the first thread is started: numbers all objects that there are.
    pub(super) fn pin_first_objects(&mut self) {
        let interpreter = self.interpreter.clone();
        let Some(directed) = &interpreter.directed else { return };
        if directed.pins.borrow().is_empty() {
            *directed.pins.borrow_mut() = self.first_pins();
        }
    }

    /// The numbers of all objects that modules, and the functions that run, can reach when the first thread is started.
    pub(super) fn first_pins(&mut self) -> Pins {
        let mut pins = Pins::default();
        self.number_objects(&mut pins, |t, encoder| {
            let frames = t.frames.to_vec();
            t.encode_frames(encoder, &frames, t.top);
        });
        pins.first = pins.kept.len() as u32;
        pins
    }

    /// At the first choice: numbers all objects that came to be since.
    pub(super) fn pin_all_objects(&mut self) {
        let interpreter = self.interpreter.clone();
        let Some(directed) = &interpreter.directed else { return };
        if !directed.is_pinned.replace(true) {
            let mut pins = directed.pins.take();
            self.number_objects(&mut pins, |t, encoder| t.encode_threads(encoder));
            *directed.pins.borrow_mut() = pins;
        }
    }

    /// Whether somebody would notice that an object is kept alive.
    pub(super) fn is_mortal_observed(&self, object: &Value) -> bool {
        let finalizes = self.special(object, source::known::DEL).is_some();
        finalizes || self.heap().weak_if_any(object).is_some()
    }

    /// The state of the run.
    pub fn state_parts(&mut self) -> StateParts {
        let interpreter = self.interpreter.clone();
        let Some(directed) = &interpreter.directed else { return StateParts::default() };
        let pins = directed.pins.borrow();
        let mut encoder = Encoder::new(&pins);
        encoder.number(self.clock().as_nanos() as u64);
        for (to, text) in directed.output.borrow().iter() {
            encoder.byte(*to as u8);
            encoder.text(text.as_bytes());
        }
        self.encode_roots(&mut encoder);
        self.encode_queue(&mut encoder);
        let mut parts = StateParts { separable: true, ..StateParts::default() };
        parts.shared = digest(&encoder.out);
        let mut own = FxHashMap::default();
        let mut own_links = FxHashMap::default();
        encoder.shared = std::mem::take(&mut encoder.numbers);
        encoder.shared_links = std::mem::take(&mut encoder.links);
        for (id, entry) in directed.threads.borrow().iter().filter(|(_, entry)| entry.thread.is_some()) {
            encoder.out.clear();
            encoder.entangled = false;
            encoder.numbers.clear();
            encoder.links.clear();
            self.encode_thread(&mut encoder, *id, entry);
            while let Some(object) = encoder.queue.pop_front() {
                // What two threads have in common is in no thread's own part, unless it never changes.
                let is_own = own.insert(object.word().header_ptr() as u64, *id).is_none();
                parts.separable &= is_own || self.is_fixed(&object);
                self.encode_object(&mut encoder, &object);
            }
            parts.separable &= encoder.links.keys().all(|link| own_links.insert(*link, *id).is_none());
            parts.separable &= !encoder.entangled && Self::is_simple(&entry.status);
            let (wants, is_known) = self.wanted_number(&pins, &entry.status);
            parts.separable &= is_known;
            let waits = !matches!(entry.status, Status::At(_));
            parts.threads.push(ThreadPart { thread: *id, digest: digest(&encoder.out), wants, waits });
        }
        parts.held = std::mem::take(&mut encoder.held);
        parts.opaque = encoder.opaque.take();
        if !parts.separable {
            parts.shared = self.whole_digest(directed, &pins);
        }
        parts.separable &= parts.opaque.is_none();
        parts
    }

    /// A hash of all of the state at once, for states whose parts depend on each other.
    fn whole_digest(&mut self, directed: &Directed, pins: &Pins) -> [u8; 32] {
        let mut encoder = Encoder::new(pins);
        encoder.number(self.clock().as_nanos() as u64);
        for (to, text) in directed.output.borrow().iter() {
            encoder.byte(*to as u8);
            encoder.text(text.as_bytes());
        }
        self.encode_roots(&mut encoder);
        self.encode_threads(&mut encoder);
        self.encode_queue(&mut encoder);
        digest(&encoder.out)
    }

    /// Whether an object has nothing of its own that can change.
    fn is_fixed(&self, object: &Value) -> bool {
        let code = object.get::<Function>().map(|function| function.code.get());
        let is_library = code.as_ref().and_then(|code| code.get::<CodeObject>()).is_some_and(|code| code.is_library);
        is_library
            || object.has::<Tuple>()
            || object.has::<Bytes>()
            || object.has::<CodeObject>()
            || object.has::<NativeFunction>()
            || object.get::<Module>().is_some_and(|module| self.is_library_module(module))
            || (object.has::<Class>() && self.is_of_library_class(object))
    }

    /// Whether a thread stands before an operation, or waits for another to end.
    fn is_simple(status: &Status) -> bool {
        matches!(status, Status::At(_) | Status::Waits)
    }

    /// The number of the lock that a thread is about to take, if it is about to take one; and whether that is all that
    /// it may have to wait for.
    fn wanted_number(&self, pins: &Pins, status: &Status) -> (Option<u32>, bool) {
        let Status::At(announced) = status else { return (None, true) };
        if announced.wants.is_none() {
            return (None, true);
        }
        let number = announced.lock.as_ref().and_then(|lock| pins.number(lock));
        (number, number.is_some())
    }

    fn encode_queue(&mut self, encoder: &mut Encoder<'_>) {
        while let Some(object) = encoder.queue.pop_front() {
            self.encode_object(encoder, &object);
        }
    }

    fn encode_threads(&mut self, encoder: &mut Encoder<'_>) {
        let interpreter = self.interpreter.clone();
        let Some(directed) = &interpreter.directed else { return };
        for (id, entry) in directed.threads.borrow().iter() {
            self.encode_thread(encoder, *id, entry);
        }
    }

    /// The names of the program's own modules.
    fn encode_roots(&mut self, encoder: &mut Encoder<'_>) {
        let modules = self.interpreter.modules.get();
        for (_, module) in self.dict_items(&modules) {
            if !self.is_known_library_module(&module) {
                encoder.value(&module);
            }
        }
    }

    /// As [`is_library_module`](Self::is_library_module), found out once for each module.
    fn is_known_library_module(&self, module: &Value) -> bool {
        let find_out = || module.get::<Module>().is_none_or(|it| self.is_library_module(it));
        let Some(directed) = &self.interpreter.directed else { return find_out() };
        let mut known = directed.library.borrow_mut();
        known.entry(module.word().header_ptr() as u64).or_insert_with(|| (module.clone(), find_out())).1
    }

    fn is_library_module(&self, module: &Module) -> bool {
        let file = module.namespace.get(source::known::FILE);
        let name = module.namespace.get(source::known::NAME);
        let name = name.as_ref().and_then(|name| name.get::<Str>()).map_or("", |name| name.as_str());
        name != "__main__" && (file.is_none() || crate::explore::touch::is_library(name))
    }

    fn encode_thread(&mut self, encoder: &mut Encoder<'_>, id: ThreadId, entry: &Entry) {
        encoder.byte(2);
        encoder.number(id.0.into());
        encoder.number(entry.joined);
        let Some(thread) = entry.thread else { return encoder.byte(3) };
        encoder.byte(match entry.status {
            Status::Fresh => 4,
            Status::Running => 5,
            Status::At(_) => 6,
            Status::Waits => 7,
        });
        self.encode_wait(encoder, id);
        // SAFETY: the pointer is that of a thread that has begun and not ended; it is stopped, or this one, and what
        // is read here nobody changes meanwhile.
        let (frames, top, native_depth, segments, handled) = unsafe {
            let thread = &*thread;
            let segments = thread.stack.segments();
            (thread.frames.to_vec(), thread.top, thread.native_depth, segments, thread.handled.clone())
        };
        if native_depth > 0 {
            encoder.cannot_compare("a thread that stands inside a function in Rust".to_owned());
        }
        if segments > 1 {
            encoder.cannot_compare("a thread with very deep calls".to_owned());
        }
        encoder.value(&handled);
        encoder.number(frames.len() as u64);
        self.encode_frames(encoder, &frames, top);
    }

    /// The frames of a thread whose value stack ends at `top`.
    fn encode_frames(&mut self, encoder: &mut Encoder<'_>, frames: &[Frame], top: *mut Word) {
        for (index, frame) in frames.iter().enumerate() {
            let end = frames.get(index + 1).map_or(top, |above| above.floor);
            self.encode_frame(encoder, frame, end);
        }
    }

    /// What a thread waits for, and how long still.
    fn encode_wait(&mut self, encoder: &mut Encoder<'_>, id: ThreadId) {
        let Some(waiting) = self.waiting(id) else { return encoder.byte(8) };
        match &waiting.on {
            Awaited::Lock(lock) => encoder.link(Arc::as_ptr(lock) as usize, None),
            Awaited::RLock(lock) => encoder.link(Arc::as_ptr(lock) as usize, None),
            Awaited::End(thread, _) => encoder.number(thread.0.into()),
            Awaited::Done(done) => encoder.link(Arc::as_ptr(done) as usize, None),
            Awaited::Item(permits) => encoder.link(Arc::as_ptr(permits) as usize, None),
            Awaited::Outside => {}
        }
        encoder.number(u64::from(waiting.deadline.is_none() || waiting.on.is_there()));
        if let Some(deadline) = waiting.deadline {
            encoder.number(deadline.saturating_sub(self.clock()).as_nanos() as u64);
        }
    }

    fn encode_frame(&mut self, encoder: &mut Encoder<'_>, frame: &Frame, end: *mut Word) {
        encoder.number(self.code_number(frame.code()));
        encoder.number(frame.next().into());
        encoder.byte(frame.returns as u8);
        encoder.word(frame.companion);
        // SAFETY: both are in the segment of the value stack that the frame lies in.
        let count = usize::try_from(unsafe { end.offset_from(frame.floor) }).unwrap_or(0);
        encoder.number(count as u64);
        for index in 0..count {
            // SAFETY: the words between a frame's floor and the next frame's, or the top, are initialised and owned.
            encoder.word(unsafe { *frame.floor.add(index) });
        }
    }

    /// A number for what some code says, whenever it was made.
    fn code_number(&mut self, code: &CodeObject) -> u64 {
        let Some(directed) = &self.interpreter.directed else { return 0 };
        *directed.codes.borrow_mut().entry(code.version).or_insert_with(|| {
            use std::hash::{Hash, Hasher};
            let mut hasher = rustc_hash::FxHasher::default();
            let it = &code.code;
            (&it.file, &it.qualname, it.first_line).hash(&mut hasher);
            it.instructions.iter().for_each(|instruction| instruction.word().hash(&mut hasher));
            format!("{:?}", it.constants).hash(&mut hasher);
            hasher.finish()
        })
    }
}
