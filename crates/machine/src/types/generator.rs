//! Generators: a frame that can be put aside and taken up again.

use objects::{Locked, Shared, Slot, Value, Word};

use crate::frame::{Frame, Return};
use crate::fuse::Instruction;
use crate::kinds::Contents;
use crate::types::code::CodeObject;
use crate::types::function::Function;
use crate::{Result, Thread};

mod tables;
pub use tables::SPEC;

/// What a generator is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Not started.
    Created,
    /// Waiting at a `yield`.
    Suspended,
    /// Its frame is on a thread's stack.
    Running,
    /// Returned, raised or closed.
    Finished,
}

/// A generator.
pub struct Generator {
    /// What it is doing.
    pub state: Shared<State>,
    /// `__name__`
    pub name: Slot,
    /// `__qualname__`
    pub qualname: Slot,
    /// Its code, for `gi_code`.
    pub code: Slot,
    /// The exception that it was handling when it yielded.
    pub(crate) handled: Slot,
    /// The exception that its resumer was handling.
    pub(crate) outer: Slot,
    saved: Locked<Saved>,
}

/// A frame put aside: the words of the value stack from the callable up, all owned.
struct Saved {
    words: Vec<Word>,
    pc: *const Instruction,
    code: *const CodeObject,
    function: *const Function,
    globals: *const objects::Namespace,
}

impl Drop for Saved {
    fn drop(&mut self) {
        for word in self.words.drain(..).rev() {
            // SAFETY: the saved frame owns its words.
            unsafe { word.release() };
        }
    }
}

crate::payload!(Generator, tracked);

impl Contents for Generator {
    fn visit(&self, visitor: &mut objects::Visitor<'_>) {
        for slot in [&self.name, &self.qualname, &self.code, &self.handled, &self.outer] {
            slot.visit(visitor);
        }
        for &word in &self.saved.lock().words {
            // SAFETY: the saved frame owns the word; this look does not give it back.
            visitor.see(&std::mem::ManuallyDrop::new(unsafe { Value::from_word(word) }));
        }
    }

    fn clear(&self, out: &mut objects::Cleared) {
        if self.state.get() != State::Running {
            self.state.set(State::Finished);
            self.take_words(out);
        }
    }
}

impl Generator {
    fn take_words(&self, out: &mut impl Extend<Value>) {
        let words = std::mem::take(&mut self.saved.lock().words);
        // SAFETY: the saved frame owned the words and has given them up.
        out.extend(words.into_iter().map(|word| unsafe { Value::from_word(word) }));
        out.extend([self.handled.take()]);
    }

    /// Whether its frame is put aside, so that it can be gone on with.
    pub(crate) fn is_put_aside(&self) -> bool {
        !self.saved.lock().words.is_empty()
    }

    /// Index of the instruction that it would go on with.
    pub(crate) fn next(&self) -> u32 {
        let saved = self.saved.lock();
        // SAFETY: the generator keeps its code alive, and `pc` points into the code's instructions.
        unsafe { saved.pc.offset_from_unsigned((*saved.code).instructions.as_ptr()) as u32 }
    }

    /// The line of the instruction that it waits at.
    pub(crate) fn line(&self) -> u32 {
        let (code, next) = (self.code.get(), self.next().saturating_sub(1) as usize);
        let location = code.get::<CodeObject>().and_then(|code| code.code.locations.get(next).copied());
        location.map_or(0, |location| location.line)
    }

    /// The function that it runs; NULL when its frame is not here.
    pub(crate) fn callable(&self) -> Value {
        // SAFETY: the saved frame owns the word.
        self.saved.lock().words.first().map_or(Value::NULL, |&word| unsafe { Value::borrow_word(word) })
    }

    /// What is in the slots of its frame while it waits, operands after them.
    pub(crate) fn slots(&self) -> Vec<Value> {
        // SAFETY: the saved frame owns the words.
        self.saved.lock().words.iter().skip(1).map(|&word| unsafe { Value::borrow_word(word) }).collect()
    }

    /// Puts a value into a slot of its frame while it waits; gives what was there.
    pub(crate) fn set_slot(&self, index: usize, value: Value) -> Option<Value> {
        let mut saved = self.saved.lock();
        let slot = saved.words.get_mut(index + 1)?;
        // SAFETY: the saved frame owns the words.
        Some(unsafe { Value::from_word(std::mem::replace(slot, value.into_word())) })
    }

    /// The value on top of its operand stack: what it delegates to, when it waits in a `yield from`.
    pub(crate) fn top(&self) -> Value {
        match self.saved.lock().words.last() {
            // SAFETY: the saved frame owns the word.
            Some(&word) => unsafe { Value::borrow_word(word) },
            None => Value::NULL,
        }
    }

    /// The delegate of a `yield from` is done: drops it, and goes on after the instruction, where its
    /// result will be sent.
    pub(crate) fn skip_delegate(&self) {
        let mut saved = self.saved.lock();
        let delegate = saved.words.pop();
        saved.pc = saved.pc.wrapping_add(1);
        drop(saved);
        if let Some(word) = delegate {
            // SAFETY: the saved frame owned the word and has given it up.
            drop(unsafe { Value::from_word(word) });
        }
    }

    /// Drops the frame: the generator is finished.
    pub(crate) fn finish(&self) {
        self.state.set(State::Finished);
        let mut words = Vec::new();
        self.take_words(&mut words);
        drop(words);
    }
}

impl Thread {
    /// Makes a generator of the newest frame, which has just begun, and leaves the frame.
    pub(crate) fn make_generator(&mut self, frame: &Frame, top: *mut Word) -> Value {
        let function = frame.function;
        // SAFETY: the frame's callable keeps the function alive.
        let function = unsafe { &*function };
        let generator = Generator {
            state: Shared::new(State::Created),
            name: Slot::new(function.name.get()),
            qualname: Slot::new(function.qualname.get()),
            code: Slot::new(function.code.get()),
            handled: Slot::empty(),
            outer: Slot::empty(),
            saved: Locked::new(Saved {
                words: Vec::with_capacity(frame.code().frame_size as usize + 1),
                pc: frame.pc,
                code: frame.code,
                function: frame.function,
                globals: frame.globals,
            }),
        };
        let value = self.object(crate::builtin::Builtin::Generator, generator);
        if let Some(generator) = value.get::<Generator>() {
            generator.save(frame, top);
            generator.state.set(State::Created);
        }
        value
    }

    /// Puts a generator's frame on this thread's stack, with a value for the `yield` it waits in.
    ///
    /// # Errors
    /// ValueError when it is running already; RecursionError.
    pub(crate) fn resume(&mut self, value: &Value, sent: Value, returns: Return) -> Result<()> {
        let Some(generator) = value.get::<Generator>() else { unreachable!("the caller checked the type") };
        match self.claim(generator)? {
            // Another thread was faster.
            State::Finished => Err(self.value_error("generator already executing")),
            state => self.resume_claimed(value, generator, state, sent, returns),
        }
    }

    /// Makes a generator that can go on this thread's alone, until its frame is left or its state set again. Tells
    /// what it was doing; one that is finished stays so.
    ///
    /// # Errors
    /// ValueError when it is running already.
    #[inline]
    fn claim(&mut self, generator: &Generator) -> Result<State> {
        loop {
            match generator.state.get() {
                State::Running => return Err(self.value_error("generator already executing")),
                State::Finished => return Ok(State::Finished),
                state if generator.state.advance(state, State::Running) => return Ok(state),
                _ => {}
            }
        }
    }

    /// As `resume`, for a generator that this thread has claimed; `state` is what it was doing.
    fn resume_claimed(
        &mut self,
        value: &Value,
        generator: &Generator,
        state: State,
        sent: Value,
        returns: Return,
    ) -> Result<()> {
        if !self.frames.has_room() && !self.frames.make_room(self.interpreter.recursion_limit.get()) {
            generator.state.set(state);
            return Err(self.raise(crate::builtin::Builtin::RecursionError, "maximum recursion depth exceeded"));
        }
        let mut saved = generator.saved.lock();
        // SAFETY: the code lives, as the saved callable does.
        let size = unsafe { (*saved.code).frame_size } as usize + 66;
        let floor = self.reserve(size);
        let segments = std::mem::take(&mut self.segments_pending);
        let count = saved.words.len();
        // SAFETY: there is room; the words move to the stack. The sent value goes on top.
        unsafe {
            copy_words(saved.words.as_ptr(), floor, count);
            saved.words.set_len(0);
            floor.add(count).write(sent.into_word());
            self.top = floor.add(count + 1);
        }
        if !self.handled.is_null() || !generator.handled.is_empty() {
            self.exchange_handled(generator);
        }
        let frame = Frame {
            code: saved.code,
            pc: saved.pc,
            // The slots follow the callable.
            slots: floor.wrapping_add(1),
            floor,
            function: saved.function,
            globals: saved.globals,
            companion: value.clone().into_word(),
            returns,
            plain: false,
            segments,
        };
        // SAFETY: there is room.
        unsafe { self.frames.push(frame) };
        // One that begins tells so by its first instruction.
        if state == State::Suspended {
            self.observe_call();
        }
        Ok(())
    }

    /// The resumer's handled exception is put aside, the generator's own takes its place if it has one.
    fn exchange_handled(&mut self, generator: &Generator) {
        let outer = std::mem::replace(&mut self.handled, Value::NULL);
        let own = generator.handled.take();
        self.handled = if own.is_null() { outer.clone() } else { own };
        drop(generator.outer.replace(outer));
    }

    /// Takes the resumer's handled exception back when a generator's frame is left.
    #[inline]
    pub(crate) fn leave_generator(&mut self, generator: &Generator, suspended: Option<&Frame>) {
        if self.handled.is_null() && generator.outer.is_empty() {
            return;
        }
        let outer = generator.outer.take();
        let own = std::mem::replace(&mut self.handled, outer);
        if let Some(frame) = suspended
            && (!own.is(&self.handled) || self.is_among_operands(frame, &own))
        {
            drop(generator.handled.replace(own));
        }
    }

    /// Whether a frame's operands hold an exception that its resumer handles too: then an `except` of the frame has put
    /// it there, and handles it as well.
    #[cold]
    fn is_among_operands(&self, frame: &Frame, exception: &Value) -> bool {
        let mut at = frame.slots.wrapping_add(frame.code().code.locals.len());
        while at < self.top {
            // SAFETY: the operands of the newest frame lie from its slots up to the top.
            if unsafe { *at } == exception.word() {
                return true;
            }
            at = at.wrapping_add(1);
        }
        false
    }
}

impl Generator {
    /// Moves a frame's words from the stack into the generator.
    #[inline]
    pub(crate) fn save(&self, frame: &Frame, top: *mut Word) {
        let mut saved = self.saved.lock();
        // The callable, then the slots and operands: self's empty place between them is left out.
        // SAFETY: the words from `floor` to `top` are the frame's, and move; there is room for as many as
        // the frame may have, reserved when the generator was made.
        unsafe {
            let count = top.offset_from(frame.slots) as usize;
            debug_assert!(saved.words.is_empty() && count < saved.words.capacity());
            let words = saved.words.as_mut_ptr();
            words.write(*frame.floor);
            copy_words(frame.slots, words.add(1), count);
            saved.words.set_len(count + 1);
        }
        saved.pc = frame.pc;
        // A native function that has resumed it is still to learn that it has yielded, see `yielded_or_returned`.
        if frame.returns != Return::Native {
            self.state.set(State::Suspended);
        }
    }

    /// After a native function has resumed the generator: `Ok` of what it yielded, `Err` of what it returned. From
    /// here on other threads may resume it.
    fn yielded_or_returned(&self, result: Value) -> std::result::Result<Value, Value> {
        if self.state.get() == State::Finished {
            return Err(result);
        }
        self.state.set(State::Suspended);
        Ok(result)
    }
}

/// Copies the few words of a frame, without the detour of a call.
///
/// # Safety
/// There are `count` words at either place, and the places do not overlap.
#[inline(always)]
unsafe fn copy_words(from: *const Word, to: *mut Word, count: usize) {
    for index in 0..count {
        // SAFETY: as the caller says; volatile, else the loop becomes a call of `memcpy`.
        unsafe { to.add(index).write_volatile(*from.add(index)) };
    }
}
