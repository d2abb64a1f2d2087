//! Calls: frames entered, calls from Rust.

use objects::{Value, Word};

use crate::builtin::Builtin;
use crate::call::bind::fill_simply;
use crate::class::Class;
use crate::frame::{Frame, Return};
use crate::native::{NativeCode, NativeFunction};
use crate::run::Exit;
use crate::types::code::CodeObject;
use crate::types::function::{BoundMethod, Function};
use crate::types::module::Module;
use crate::wait::Wait;
use crate::{Result, Thread};

mod bind;
mod sealed;

/// Where a frame begins that was just entered.
pub(crate) struct Entered {
    pub code: *const CodeObject,
    pub slots: *mut Word,
    pub top: *mut Word,
}

impl Thread {
    /// Calls anything with positional arguments.
    ///
    /// # Errors
    /// TypeError when it cannot be called so; what the callee raises.
    pub fn call(&mut self, callable: &Value, args: &[Value]) -> Result {
        self.call_with(callable, args, &[], &[])
    }

    /// Calls anything; `names` and `values` are the keyword arguments.
    ///
    /// # Errors
    /// TypeError when it cannot be called so; what the callee raises.
    pub fn call_with(&mut self, callable: &Value, args: &[Value], names: &[Value], values: &[Value]) -> Result {
        if callable.has::<Function>() {
            return self.call_function(callable, args, names, values);
        }
        if let Some(native) = callable.get::<NativeFunction>() {
            return self.call_native(native, args, names, values);
        }
        if let Some(method) = callable.get::<BoundMethod>() {
            let function = method.function.get();
            let mut all = Vec::with_capacity(args.len() + 1);
            all.push(method.instance.get());
            all.extend_from_slice(args);
            return self.call_with(&function, &all, names, values);
        }
        let class = self.class_of(callable);
        if let Some(call) = class.get::<Class>().and_then(|class| class.slot(|slots| slots.call)) {
            return call(self, callable, args, names, values);
        }
        match self.special(callable, source::known::CALL) {
            Some(method) => {
                self.check_stack("")?;
                if method.has::<Function>() {
                    let mut all = Vec::with_capacity(args.len() + 1);
                    all.push(callable.clone());
                    all.extend_from_slice(args);
                    return self.call_function(&method, &all, names, values);
                }
                let bound = self.bind_descriptor(&method, callable, &class)?;
                self.call_with(&bound, args, names, values)
            }
            None => {
                let name = self.type_name(callable);
                Err(self.type_error(format!("'{name}' object is not callable")))
            }
        }
    }

    /// Calls `value.name(args)`.
    ///
    /// # Errors
    /// AttributeError; what the method raises.
    pub fn call_method(&mut self, value: &Value, name: source::Name, args: &[Value]) -> Result {
        if self.own_attribute(value, name).is_none()
            && let Some(method) = self.special(value, name)
        {
            let plain = method.has::<Function>() || method.get::<NativeFunction>().is_some_and(|n| n.is_method);
            let class = self.class_of(value);
            let hooked = class.get::<Class>().is_some_and(|class| class.traits.get().get_attribute);
            if plain && !hooked {
                let mut all = Vec::with_capacity(args.len() + 1);
                all.push(value.clone());
                all.extend_from_slice(args);
                return self.call(&method, &all);
            }
        }
        let method = self.get_attribute(value, name)?;
        self.call(&method, args)
    }

    /// Calls a builtin function; waits in place if it has to wait.
    ///
    /// # Errors
    /// What it raises.
    pub(crate) fn call_native(
        &mut self,
        native: &NativeFunction,
        args: &[Value],
        names: &[Value],
        values: &[Value],
    ) -> Result {
        native.check_receiver(self, args)?;
        let keywords = (!names.is_empty()).then_some((names, values));
        match native.code {
            NativeCode::Plain(code) => native.bind(self, args, keywords, code),
            NativeCode::New(code) => {
                self.check_constructed(native, args)?;
                native.bind(self, args, keywords, code)
            }
            NativeCode::Slot(slot) => {
                native.bind(self, args, keywords, |t, args| t.call_slot_method(native, slot, args))
            }
            NativeCode::Blocking(code) => match native.bind(self, args, keywords, code)? {
                Wait::Ready(value) => Ok(value),
                Wait::Pending(pending) => self.wait(pending),
            },
        }
    }

    /// Calls a Python function from Rust: a nested run of the loop.
    fn call_function(&mut self, callable: &Value, args: &[Value], names: &[Value], values: &[Value]) -> Result {
        self.check_stack("")?;
        let top = self.top;
        let (floor, count) = self.push_call(callable.clone(), Value::NULL, args, values.iter().cloned());
        let entered = self.enter(floor, count, names, Return::Native);
        let result = entered.and_then(|()| self.run_nested());
        self.top = top;
        result
    }

    /// Calls a Python function from Rust, with an instance before the other arguments.
    pub(crate) fn call_with_self(&mut self, function: Value, instance: &Value, args: &[Value]) -> Result {
        self.check_stack("")?;
        let top = self.top;
        let (floor, count) = self.push_call(function, instance.clone(), args, std::iter::empty());
        let entered = self.enter(floor, count, &[], Return::Native);
        let result = entered.and_then(|()| self.run_nested());
        self.top = top;
        result
    }

    /// Runs the frames from the newest one on, in place, until that one returns.
    pub(crate) fn run_nested(&mut self) -> Result {
        let depth = self.frames.len();
        if depth == 1 && self.is_single() {
            return self.run_outermost();
        }
        self.native_depth += 1;
        let exit = self.run(depth);
        self.native_depth -= 1;
        match exit {
            Exit::Returned(value) => Ok(value),
            Exit::Raised(raised) => Err(raised),
            Exit::Blocked | Exit::Switch => unreachable!("a nested run waits and switches in place"),
        }
    }

    /// Room for so many words above the top of the value stack, in the current segment or a new one;
    /// gives where it begins. A new segment is popped with the frame that is entered there.
    pub(crate) fn reserve(&mut self, words: usize) -> *mut Word {
        // Frames keep this much room above their own operand stack, see `enter`.
        debug_assert!(words <= usize::MAX / 16);
        if (self.stack_end as usize).saturating_sub(self.top as usize) < (words + 8) * size_of::<Word>() {
            let start = self.stack.push_segment(words + 4096, self.top);
            self.stack_end = self.stack.end();
            self.segments_pending += 1;
            return start;
        }
        self.top
    }

    /// Lays a callable, self (or NULL), positional arguments and the values of keyword arguments on the value
    /// stack, as `enter` wants them; tells from where on, and how many arguments there are.
    #[inline]
    pub(crate) fn push_call(
        &mut self,
        callable: Value,
        instance: Value,
        args: &[Value],
        values: impl ExactSizeIterator<Item = Value>,
    ) -> (*mut Word, u32) {
        let count = args.len() + values.len();
        let floor = self.reserve(count + 3);
        // SAFETY: `reserve` made room for the callable, self, and the arguments.
        unsafe {
            floor.write(callable.into_word());
            floor.add(1).write(instance.into_word());
            let mut at = floor.add(2);
            for arg in args.iter().cloned().chain(values) {
                at.write(arg.into_word());
                at = at.add(1);
            }
            self.top = at;
        }
        (floor, count as u32)
    }

    /// Enters a Python function whose callable, self (or NULL) and arguments lie on the value stack from
    /// `floor` on, when there is nothing to bind: as many positional arguments as parameters, and room.
    /// The frame owns `companion` once it is entered.
    #[inline(always)]
    pub(crate) fn enter_simply(
        &mut self,
        floor: *mut Word,
        count: u32,
        function: &Function,
        returns: Return,
        companion: Word,
    ) -> Option<Entered> {
        let code = code_of(function.code.word());
        // SAFETY: callable, self and arguments are initialised.
        let without_self = unsafe { (*floor.add(1)).is_null() };
        // SAFETY: as above.
        let slots = unsafe { floor.add(1 + usize::from(without_self)) };
        debug_assert_eq!(self.segments_pending, 0, "nothing was pushed in another segment");
        if count + u32::from(!without_self) != code.simple_args
            || !self.frames.has_room()
            || (self.stack_end as usize).wrapping_sub(slots as usize) < code.room
        {
            return None;
        }
        // SAFETY: `frame_size` covers the slots, and those after the arguments become empty; there is room for
        // the frame.
        unsafe {
            let end = slots.add(code.slot_count as usize);
            let mut at = slots.add(code.simple_args as usize);
            while at < end {
                at.write(Word::NULL);
                at = at.add(1);
            }
            self.frames.push(Frame { companion, ..Frame::of_call(code, function, floor, slots, returns) });
            Some(Entered { code, slots, top: end })
        }
    }

    /// Enters a Python function whose callable, self (or NULL) and `count` arguments lie on the value stack
    /// from `floor` on; the last arguments are those with `names`. On an error everything from `floor` on is
    /// dropped.
    ///
    /// # Errors
    /// TypeError when the arguments do not fit; RecursionError.
    pub(crate) fn enter(&mut self, floor: *mut Word, count: u32, names: &[Value], returns: Return) -> Result<()> {
        // SAFETY: the caller put a function at `floor`, which the stack owns until the frame is left.
        let (function, code) = unsafe {
            let callable = &*floor.cast::<Value>();
            let Some(function) = callable.get::<Function>() else { unreachable!("the caller checked the callable") };
            let function = &*std::ptr::from_ref(function);
            let code = function.code.word();
            (function, &*std::ptr::from_ref(code_of(code)))
        };
        // SAFETY: the words above `floor` are initialised up to the arguments' end.
        let with_self = unsafe { !(*floor.add(1)).is_null() };
        let given = count + u32::from(with_self);
        // SAFETY: as above.
        let slots = unsafe { floor.add(if with_self { 1 } else { 2 }) };
        let mut segments = std::mem::take(&mut self.segments_pending);
        let (mut floor, mut slots) = (floor, slots);
        let needed = code.frame_size as usize + 64 + if names.is_empty() { 0 } else { given as usize + names.len() };
        if (self.stack_end as usize).saturating_sub(slots as usize) < needed * size_of::<Word>() {
            (floor, slots) = self.move_to_new_segment(floor, slots, needed);
            segments += 1;
        }
        let mut bound = if names.is_empty() && fill_simply(function, code, slots, given) {
            self.top = slots.wrapping_add(code.slot_count as usize);
            Ok(())
        } else {
            self.bind_arguments(function, code, slots, given, names)
        };
        if !self.frames.has_room() && !self.frames.make_room(self.interpreter.recursion_limit.get()) {
            bound = bound.and_then(|()| Err(self.raise(Builtin::RecursionError, "maximum recursion depth exceeded")));
        }
        if let Err(raised) = bound {
            self.drop_words(floor, self.top);
            self.pop_segments(segments);
            return Err(raised);
        }
        // SAFETY: there is room.
        unsafe {
            let plain = returns == Return::Value && segments == 0;
            self.frames.push(Frame { plain, segments, ..Frame::of_call(code, function, floor, slots, returns) });
        }
        Ok(())
    }

    /// Moves a callable and its arguments to a new segment, where a large frame has room.
    #[cold]
    fn move_to_new_segment(&mut self, floor: *mut Word, slots: *mut Word, words: usize) -> (*mut Word, *mut Word) {
        // SAFETY: both belong to the same segment, `top` is above them.
        let (offset, count) = unsafe { (slots.offset_from(floor), self.top.offset_from(floor)) };
        let start = self.stack.push_segment(words + count as usize + 4096, floor);
        self.stack_end = self.stack.end();
        // SAFETY: the new segment has room; the words move, the old place is not read again.
        unsafe {
            std::ptr::copy_nonoverlapping(floor, start, count as usize);
            self.top = start.offset(count);
            (start, start.offset(offset))
        }
    }

    /// Gives up the segments that began with a frame; the top is where it was before them.
    #[inline]
    pub(crate) fn pop_segments(&mut self, count: u8) {
        for _ in 0..count {
            self.top = self.stack.pop_segment();
            self.stack_end = self.stack.end();
        }
    }

    /// Drops the words from `from` up to `to` and makes `from` the top.
    pub(crate) fn drop_words(&mut self, from: *mut Word, to: *mut Word) {
        self.top = from;
        let mut at = from;
        while at < to {
            // SAFETY: the stack owns these words; they are above its top now.
            unsafe {
                let word = *at;
                at = at.add(1);
                word.release();
            }
        }
    }
}

/// The code object behind a function's code word.
#[inline(always)]
pub(crate) fn code_of<'a>(word: Word) -> &'a CodeObject {
    debug_assert!(value_has::<CodeObject>(word), "a function has a code object");
    // SAFETY: the function keeps its code alive, and only the code setter changes it, to another
    // code object that the function then keeps; frames hold the function.
    unsafe { word.payload() }
}

/// The namespace of the module behind a word.
#[inline(always)]
pub(crate) fn globals_of(word: Word) -> *const objects::Namespace {
    debug_assert!(value_has::<Module>(word), "a function has a module");
    // SAFETY: a function keeps its module, which nothing replaces.
    unsafe { &word.payload::<Module>().namespace }
}

fn value_has<T: objects::Payload>(word: Word) -> bool {
    // SAFETY: the function whose word it is keeps the object.
    unsafe { Value::borrow_word(word) }.has::<T>()
}
