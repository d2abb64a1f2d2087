//! Leaving frames: by returning, by yielding, by an exception.

use std::sync::atomic::Ordering;

use events::Event;
use objects::{Flags, Value, Word};

use crate::frame::Return;
use crate::types::generator::{Generator, State};
use crate::{Raised, Result, Thread};

impl Thread {
    /// Goes on with an exception in the newest frame: finds its handler there, or leaves frames until
    /// one has a handler. Gives the exception back when the frame at `depth` was left.
    ///
    /// # Errors
    /// The exception, when no frame of this run handles it.
    pub(crate) fn unwind(&mut self, mut raised: Raised, depth: usize) -> std::result::Result<(), Raised> {
        loop {
            let Some(frame) = self.frames.last_mut() else { return Err(raised) };
            let code = frame.code();
            if let Some(handler) = code.code.handler(frame.next.saturating_sub(1)) {
                // SAFETY: the operand stack begins after the slots; the handler keeps `depth` words of it.
                let keep = unsafe { frame.slots.add((code.slot_count + handler.depth) as usize) };
                frame.next = handler.target;
                let top = self.top;
                self.drop_words(keep, top);
                // SAFETY: there is room: the verifier counted the exception.
                unsafe {
                    keep.write(raised.into_exception().into_word());
                    self.top = keep.add(1);
                }
                let top = self.top;
                if let Some(frame) = self.frames.last_mut() {
                    frame.top = top;
                }
                self.run_due_finalizers();
                return Ok(());
            }
            raised = self.abandon_frame(raised);
            if self.frames.len() < depth {
                return Err(raised);
            }
            self.add_traceback(&raised);
        }
    }

    /// Leaves the newest frame with an exception.
    fn abandon_frame(&mut self, mut raised: Raised) -> Raised {
        self.observe(|| Event::Returned);
        let Some(frame) = self.frames.pop() else { return raised };
        let top = self.top;
        // SAFETY: the companion is owned by the frame.
        let companion = unsafe { Value::from_word(frame.companion) };
        self.keep_locals(&raised, &frame);
        self.drop_words(frame.floor, top);
        if let Some(generator) = companion.get::<Generator>() {
            generator.state.set(State::Finished);
            self.leave_generator(generator, false);
            raised = self.stop_iteration_becomes_runtime_error(raised);
        }
        if frame.new_segment {
            self.pop_segment_to(frame.floor);
        }
        self.top_of_newest_frame(frame.floor);
        self.run_due_finalizers();
        raised
    }

    /// After a frame is left: the value stack's top is where the frame below stands.
    fn top_of_newest_frame(&mut self, floor: *mut Word) {
        self.top = match self.frames.last() {
            Some(frame) => frame.top,
            None => floor,
        };
    }

    /// Whether the newest frame is an ordinary call by the frame below, in this run of the loop, or an
    /// `__init__` that gives None as it should.
    #[inline(always)]
    pub(super) fn returns_plainly(&self, depth: usize, value: Word) -> bool {
        let Some(frame) = self.frames.last() else { return false };
        let plain = match frame.returns {
            Return::Value => frame.companion.is_null(),
            Return::Instance => value == Word::NONE,
            Return::Native | Return::Loop | Return::Delegate => false,
        };
        plain && self.frames.len() > depth && !frame.new_segment
    }

    /// Leaves the newest frame, an ordinary call, with a value for the frame below.
    #[inline(always)]
    pub(super) fn return_to_caller<const FREE: bool>(&mut self, value: Word) {
        // SAFETY: `returns_plainly` saw this frame and the one below; the words from `floor` up are the
        // frame's, and the callable lay at the caller's top, whose place the value takes. An instance
        // comes from the frame, which owned it.
        unsafe {
            let frame = self.frames.pop().unwrap_unchecked();
            let value = if frame.returns == Return::Instance { frame.companion } else { value };
            let (mut at, top) = (frame.floor, self.top);
            let caller = self.frames.last_mut().unwrap_unchecked();
            caller.top = frame.floor.add(1);
            self.top = caller.top;
            let mut last = false;
            let callable = *at;
            at = at.add(1);
            while at < top {
                last |= (*at).release_last_as::<FREE>();
                at = at.add(1);
            }
            last |= callable.release_last_as::<FREE>();
            frame.floor.write(value);
            if last {
                self.run_due_finalizers();
            }
        }
    }

    /// Leaves the newest frame with a value. Gives the value when Rust called; else it is on the stack
    /// of the frame below.
    ///
    /// # Errors
    /// TypeError when `__init__` returns something.
    pub(super) fn return_from(&mut self, value: Value) -> Result<Option<Value>> {
        let Some(frame) = self.frames.pop() else { unreachable!("a frame returns") };
        let top = self.top;
        self.drop_words(frame.floor, top);
        if frame.new_segment {
            self.pop_segment_to(frame.floor);
        }
        // SAFETY: the companion is owned by the frame.
        let companion = unsafe { Value::from_word(frame.companion) };
        if let Some(generator) = companion.get::<Generator>() {
            generator.state.set(State::Finished);
            self.leave_generator(generator, false);
        }
        match frame.returns {
            Return::Native => {
                self.top_of_newest_frame(frame.floor);
                self.run_due_finalizers();
                Ok(Some(value))
            }
            Return::Value => {
                self.push_to_caller(value);
                self.run_due_finalizers();
                Ok(None)
            }
            Return::Instance => {
                if !value.is_none() {
                    self.top_of_newest_frame(frame.floor);
                    let name = self.type_name(&value);
                    return Err(self.type_error(format!("__init__() should return None, not '{name}'")));
                }
                self.push_to_caller(companion);
                self.run_due_finalizers();
                Ok(None)
            }
            Return::Delegate => {
                self.end_delegate(value);
                self.run_due_finalizers();
                Ok(None)
            }
            Return::Loop => {
                drop(value);
                self.end_loop();
                self.run_due_finalizers();
                Ok(None)
            }
        }
    }

    /// Puts a call's result on the stack of the calling frame.
    fn push_to_caller(&mut self, value: Value) {
        let Some(frame) = self.frames.last_mut() else { unreachable!("a Python frame called") };
        // SAFETY: the callable lay at the caller's top, see `enter`; its place is free now.
        unsafe {
            frame.top.write(value.into_word());
            frame.top = frame.top.add(1);
        }
        self.top = frame.top;
    }

    /// The generator that the newest frame loops over has ended: drop it and jump.
    fn end_loop(&mut self) {
        let Some(frame) = self.frames.last_mut() else { unreachable!("a Python frame loops") };
        let at = frame.next as usize - 1;
        let code = frame.code();
        let target = (code.instructions[at].load(Ordering::Relaxed) >> 32) as u32;
        frame.next = target;
        // SAFETY: the iterator is on top of the frame's operand stack.
        let iterator = unsafe {
            frame.top = frame.top.sub(1);
            Value::from_word(*frame.top)
        };
        self.top = frame.top;
        drop(iterator);
    }

    /// Suspends the newest frame, a generator's, and gives its value to whoever resumed it. Those that
    /// delegate to it are suspended with it.
    pub(super) fn yield_from_frame(&mut self, value: Value) -> Option<Value> {
        loop {
            match self.suspend_frame() {
                Return::Native => return Some(value),
                Return::Delegate => {
                    // It will come back to its YIELD_FROM.
                    if let Some(below) = self.frames.last_mut() {
                        below.next -= 1;
                    }
                }
                _ => break,
            }
        }
        let Some(below) = self.frames.last_mut() else { unreachable!("a Python frame loops") };
        // SAFETY: the verifier counted the item that FOR_ITER pushes.
        unsafe {
            below.top.write(value.into_word());
            below.top = below.top.add(1);
        }
        self.top = below.top;
        None
    }

    /// The generator that the newest frame delegates to has ended: its result takes its place.
    fn end_delegate(&mut self, result: Value) {
        let Some(frame) = self.frames.last_mut() else { unreachable!("a Python frame delegates") };
        // SAFETY: the iterator is on top of the frame's operand stack.
        let iterator = unsafe {
            let place = frame.top.sub(1);
            let iterator = Value::from_word(*place);
            place.write(result.into_word());
            iterator
        };
        self.top = frame.top;
        drop(iterator);
    }

    /// Puts the newest frame, a generator's, aside.
    #[inline]
    fn suspend_frame(&mut self) -> Return {
        let Some(frame) = self.frames.pop() else { unreachable!("a frame yields") };
        // SAFETY: the companion is owned by the frame.
        let companion = unsafe { Value::from_word(frame.companion) };
        let Some(generator) = companion.get::<Generator>() else { unreachable!("only generators yield") };
        let code = &frame.code().code;
        if !code.handlers.is_empty()
            && let Some(header) = companion.header()
        {
            // Finished by `close` when it is dropped now: its `finally` must run.
            match code.handler(frame.next.saturating_sub(1)) {
                Some(_) => header.add_flags(Flags::OWES_FINALIZER),
                None => header.remove_flags(Flags::OWES_FINALIZER),
            }
        }
        self.leave_generator(generator, true);
        // The last thing: from here on, another thread can resume it.
        generator.save(&frame, self.top);
        if frame.new_segment {
            self.pop_segment_to(frame.floor);
        }
        self.top_of_newest_frame(frame.floor);
        frame.returns
    }

    /// Leaves the newest frame, which has just begun, with a generator of it.
    pub(super) fn return_generator(&mut self) -> Option<Value> {
        let Some(frame) = self.frames.pop() else { unreachable!("a frame becomes a generator") };
        let value = self.make_generator(&frame, self.top);
        if frame.new_segment {
            self.pop_segment_to(frame.floor);
        }
        if frame.returns == Return::Native {
            self.top_of_newest_frame(frame.floor);
            return Some(value);
        }
        self.push_to_caller(value);
        None
    }
}
