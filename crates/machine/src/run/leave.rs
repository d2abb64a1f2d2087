//! Leaving frames: by returning, by yielding, by an exception.

use objects::{Flags, Value};

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
            if let Some(handler) = code.code.handler(frame.at() as u32) {
                // SAFETY: the operand stack begins after the slots; the handler keeps `depth` words of it.
                let keep = unsafe { frame.slots.add((code.slot_count + handler.depth) as usize) };
                frame.set_next(handler.target);
                let top = self.top;
                self.drop_words(keep, top);
                // SAFETY: there is room: the verifier counted the exception.
                unsafe {
                    keep.write(raised.into_exception().into_word());
                    self.top = keep.add(1);
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
        self.observe_return();
        let Some(frame) = self.frames.pop() else { return raised };
        let top = self.top;
        // SAFETY: the companion is owned by the frame.
        let companion = unsafe { Value::from_word(frame.companion) };
        let object = if self.frame_objects.is_empty() { None } else { self.leave_frame_object(&frame) };
        self.keep_locals(&raised, &frame, object);
        self.drop_words(frame.floor, top);
        if let Some(generator) = companion.get::<Generator>() {
            generator.state.set(State::Finished);
            self.leave_generator(generator, None);
            raised = self.stop_iteration_becomes_runtime_error(raised);
        }
        self.pop_segments(frame.segments);
        self.run_due_finalizers();
        raised
    }

    /// Leaves the newest frame with a value. Gives the value when Rust called; else it is on the stack
    /// of the frame below.
    ///
    /// # Errors
    /// TypeError when `__init__` returns something.
    pub(super) fn return_from(&mut self, value: Value) -> Result<Option<Value>> {
        let Some(frame) = self.frames.pop() else { unreachable!("a frame returns") };
        if !self.frame_objects.is_empty() {
            self.leave_frame_object(&frame);
        }
        let top = self.top;
        self.drop_words(frame.floor, top);
        self.pop_segments(frame.segments);
        // SAFETY: the companion is owned by the frame.
        let companion = unsafe { Value::from_word(frame.companion) };
        if let Some(generator) = companion.get::<Generator>() {
            generator.state.set(State::Finished);
            self.leave_generator(generator, None);
        }
        match frame.returns {
            Return::Native => {
                self.run_due_finalizers();
                Ok(Some(value))
            }
            Return::Value => {
                self.push_value(value);
                self.run_due_finalizers();
                Ok(None)
            }
            Return::Instance => {
                if !value.is_none() {
                    let name = self.type_name(&value);
                    return Err(self.type_error(format!("__init__() should return None, not '{name}'")));
                }
                self.push_value(companion);
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

    /// The generator that the newest frame loops over has ended: drop it and jump.
    fn end_loop(&mut self) {
        let Some(frame) = self.frames.last_mut() else { unreachable!("a Python frame loops") };
        // SAFETY: it is a FOR_ITER that ran last, whose argument is how far its target is.
        unsafe {
            let distance = ((*frame.pc.sub(1)).word >> 32) as i32;
            frame.pc = frame.pc.offset(distance as isize);
        }
        drop(self.pop_value());
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
                        below.pc = below.pc.wrapping_sub(1);
                    }
                }
                _ => break,
            }
        }
        self.push_value(value);
        None
    }

    /// The generator that the newest frame delegates to has ended: its result takes its place.
    fn end_delegate(&mut self, result: Value) {
        let iterator = self.pop_value();
        self.push_value(result);
        drop(iterator);
    }

    /// Puts the newest frame, a generator's, aside.
    #[inline]
    fn suspend_frame(&mut self) -> Return {
        self.observe_return();
        let Some(frame) = self.frames.pop() else { unreachable!("a frame yields") };
        // SAFETY: the companion is owned by the frame.
        let companion = unsafe { Value::from_word(frame.companion) };
        let Some(generator) = companion.get::<Generator>() else { unreachable!("only generators yield") };
        let code = &frame.code().code;
        if !code.handlers.is_empty()
            && let Some(header) = companion.header()
        {
            // Finished by `close` when it is dropped now: its `finally` must run.
            match code.handler(frame.at() as u32) {
                Some(_) => header.add_flags(Flags::OWES_FINALIZER),
                // It may owe one to those who have a weak reference to it.
                None if !header.flags().contains(Flags::WEAKLY_REFERENCED) => {
                    header.remove_flags(Flags::OWES_FINALIZER);
                }
                None => {}
            }
        }
        self.leave_generator(generator, Some(&frame));
        // The last thing: from here on, another thread can resume it.
        generator.save(&frame, self.top);
        self.top = frame.floor;
        self.pop_segments(frame.segments);
        frame.returns
    }

    /// Leaves the newest frame, which has just begun, with a generator of it.
    pub(super) fn return_generator(&mut self) -> Option<Value> {
        let Some(frame) = self.frames.pop() else { unreachable!("a frame becomes a generator") };
        let value = self.make_generator(&frame, self.top);
        self.top = frame.floor;
        self.pop_segments(frame.segments);
        if frame.returns == Return::Native {
            return Some(value);
        }
        self.push_value(value);
        None
    }
}
